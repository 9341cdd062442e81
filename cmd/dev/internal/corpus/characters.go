package corpus

import (
	"math/rand/v2"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// unfit are characters that nobody would put into a name.
const unfit = "死尸奸娼妓屎尿屁贼淫嫖棺孽癌痔疮蛆杀毒赌匪病疯奴妖鬼魔囚狱恶丑臭烂贱凶祸"

// rareCharacters returns the 3,755 characters of the first level of GB 2312 in
// their order, each with a reading, save those unfit for names. The level
// stands in the order of readings, so that a character whose reading is not
// known takes that of the nearest known one before it; in coined names that is
// close enough.
func rareCharacters(known ...[]text) (all []text) {
	readings := map[string]string{}
	for _, list := range known {
		for _, c := range list {
			readings[c[0]] = c[1]
		}
	}
	decode := simplifiedchinese.GBK.NewDecoder()
	last := ""
	for row := byte(0xB0); row <= 0xD7; row++ {
		for column := byte(0xA1); column <= 0xFE; column++ {
			c, err := decode.String(string([]byte{row, column}))
			if err != nil || row == 0xD7 && column > 0xF9 || strings.Contains(unfit, c) {
				continue
			}
			if reading, ok := readings[c]; ok {
				last = reading
			}
			if last != "" {
				all = append(all, text{c, last})
			}
		}
	}
	return all
}

// character draws a character of a list, and now and then a rare one.
func (w *world) character(r *rand.Rand, list []text) text {
	if r.IntN(12) == 0 {
		return pick(r, w.rare)
	}
	return pick(r, list)
}
