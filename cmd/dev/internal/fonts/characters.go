package fonts

import (
	_ "embed"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

//go:embed standard.txt
var standardText string

// Standard returns the 8,105 characters of 《通用规范汉字表》, the table of
// characters for general use, names and places, in its order. The file says
// where they are from.
func Standard() []rune {
	var list []rune
	for line := range strings.Lines(standardText) {
		if !strings.HasPrefix(line, "#") {
			list = append(list, []rune(strings.TrimSpace(line))...)
		}
	}
	return list
}

// GB2312 returns the 7,445 characters of GB/T 2312-1980: 6,763 ideographs, and
// the signs, kana, Greek, Cyrillic, pinyin and lines that documents of this
// trade have used since.
func GB2312() []rune {
	decoder := simplifiedchinese.GBK.NewDecoder()
	var list []rune
	for row := byte(1); row <= 87; row++ {
		for cell := byte(1); cell <= 94; cell++ {
			if assigned(row, cell) {
				text, err := decoder.String(string([]byte{0xA0 + row, 0xA0 + cell}))
				if r := []rune(text); err == nil && len(r) == 1 {
					list = append(list, r[0])
				}
			}
		}
	}
	return list
}

// assigned reports whether GB/T 2312 has a character at a place. GBK has
// filled places between since.
func assigned(row, cell byte) bool {
	switch row {
	case 2:
		return cell >= 17 && cell <= 66 || cell >= 69 && cell <= 78 || cell >= 81 && cell <= 92
	case 4:
		return cell <= 83
	case 5:
		return cell <= 86
	case 6:
		return cell <= 24 || cell >= 33 && cell <= 56
	case 7:
		return cell <= 33 || cell >= 49 && cell <= 81
	case 8:
		return cell <= 26 || cell >= 37 && cell <= 73
	case 9:
		return cell >= 4 && cell <= 79
	case 55:
		return cell <= 89
	}
	return row <= 3 || row >= 16
}

// blocks are whole blocks of Unicode of which the fonts keep what they have:
// Latin of all of Europe and Vietnam, accents, and every kind of sign.
var blocks = [][2]rune{
	{0x0020, 0x024F}, // Latin to Latin Extended-B
	{0x02B0, 0x036F}, // modifier letters, combining marks
	{0x1E00, 0x1EFF}, // Latin Extended Additional
	{0x2000, 0x27BF}, // punctuation, superscripts, currency, letterlike, numbers, arrows, mathematics, enclosed, lines, shapes, dingbats
	{0x3000, 0x312F}, // CJK punctuation, kana, bopomofo
	{0x31F0, 0x31FF}, // small kana
	{0x3220, 0x325F}, // enclosed ideographs and numbers; Korean is left out
	{0x3280, 0x32FF},
	{0x3371, 0x33DF}, // squared units; Japanese ones and days are left out
	{0xFE10, 0xFE1F}, // vertical forms
	{0xFE30, 0xFE4F}, // compatibility forms
	{0xFF00, 0xFF9F}, // full width, and kana of half width
	{0xFFE0, 0xFFE6},
}

// Characters returns all characters that the fonts are to show, each once, in
// order of code points. Some of them no font of the packages has.
func Characters() []rune {
	list := append(Standard(), GB2312()...)
	for _, b := range blocks {
		for r := b[0]; r <= b[1]; r++ {
			list = append(list, r)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
