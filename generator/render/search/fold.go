package search

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// traditional holds pairs of characters: one that only traditional texts have,
// and the simplified one that stands for it. It was made from the table
// TSCharacters of OpenCC (Apache License 2.0), single characters only.
//
//go:embed data/traditional.txt
var traditional string

// simplified returns the table of [traditional] ready to be asked: of each
// character of the first plane the one that stands for it, 0 where it does
// itself.
var simplified = sync.OnceValue(func() (table []rune) {
	table = make([]rune, 1<<16)
	pairs := []rune(strings.TrimSpace(traditional))
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] < 1<<16 {
			table[pairs[i]] = pairs[i+1]
		}
	}
	return table
})

// fold returns the one character that stands for all its variants: narrow for
// full-width, small for capital, simplified for traditional.
func fold(r rune) rune {
	r = narrow(r)
	if r < 0x2e80 || r >= 1<<16 {
		return r
	}
	if s := simplified()[r]; s != 0 {
		return s
	}
	return r
}

// narrow is fold without the traditional characters, which is all that the
// reader does of it before it has their table.
func narrow(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z' || r >= 0x4e00 && r < 0xa000:
		return r
	case r >= 0xff01 && r <= 0xff5e:
		r -= 0xfee0
	case r == 0x3000:
		return ' '
	}
	if r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x530 {
		return unicode.ToLower(r)
	}
	return r
}
