package search

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

// readings are the names that are read otherwise than their characters alone.
//
//go:embed data/pinyin.txt
var readings string

// overrides returns the table of [readings] ready to be asked.
var overrides = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(readings) {
		if fields := strings.Fields(line); len(fields) > 1 && !strings.HasPrefix(line, "#") {
			table[fields[0]] = fields[1:]
		}
	}
	return table
})

// longestReading is the length of the longest name among the overrides.
const longestReading = 4

// plainPinyin writes no tones, and ü as v.
var plainPinyin = pinyin.NewArgs()

// syllables returns how each token of a name is read; "" for what is no
// Chinese character.
func syllables(name []token) []string {
	read := make([]string, len(name))
	for i := 0; i < len(name); {
		if said := override(name[i:]); said != nil {
			i += copy(read[i:], said)
			continue
		}
		if name[i].class == mark {
			for _, r := range name[i].text {
				if found := pinyin.SinglePinyin(r, plainPinyin); len(found) > 0 {
					read[i] = found[0]
				}
			}
		}
		i++
	}
	return read
}

// override returns the reading of the longest name that the tokens begin with.
func override(name []token) []string {
	for n := min(longestReading, len(name)); n > 1; n-- {
		var b strings.Builder
		for _, t := range name[:n] {
			b.WriteString(t.text)
		}
		if said := overrides()[b.String()]; said != nil && len(said) == n {
			return said
		}
	}
	return nil
}
