package search

import "strings"

// A class is what a character is to the search.
type class int

const (
	hard   class = iota // parts words and phrases: punctuation
	soft                // parts words: space, hyphen, bracket
	mark                // stands by itself: a Chinese character, a unit's sign
	letter              // of a word
	digit               // of a number
	silent              // an apostrophe within a word
)

// classOf returns the class of a folded character.
func classOf(r rune) class {
	if r < 0x100 && r >= 0 {
		return latinClasses[r]
	}
	return sortOut(r)
}

// latinClasses are the classes of the first characters.
var latinClasses = func() (all [0x100]class) {
	for r := range all {
		all[r] = sortOut(rune(r))
	}
	return all
}()

func sortOut(r rune) class {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 0xdf && r < 0x250 && r != 0xf7, r >= 0x370 && r < 0x530:
		return letter
	case r >= 0x3400 && r <= 0x9fff:
		return mark
	case r == '\'' || r == 0x2019:
		return silent
	case strings.ContainsRune(" \t\n\r\u00a0()[]{}-/_·【】〔〕", r):
		return soft
	case r == '%' || r == '‰' || r == '℃' || r == '㎡' || r == '々' || r == '〇',
		r >= 0x3041 && r <= 0x30fe && r != '・', r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0x20000 && r <= 0x3ffff:
		return mark
	}
	return hard
}

// A token is one word, number or character of a text.
type token struct {
	text  string // folded
	class class
	at    int // its place: neighbours are one apart, and two where something parts them
	from  int // where it stands in the text, in characters
	to    int
	after parting
}

// A parting is what stands between a token and the one before it.
type parting int

const (
	nothing parting = iota
	joined          // hyphens and brackets
	spaced          // white space among others
	parted          // punctuation
)

// tokens cuts a text into tokens. The first stands at a place that is given.
// The reader has a function of this name that does the same.
func tokens(text string, at int) []token {
	var c cutter
	return c.cut(text, at)
}

// A cutter cuts texts into tokens, each in the memory of the one before.
type cutter struct {
	folded []rune
	starts []int32 // where each character begins in the text
	found  []token
}

// cut returns the tokens of a text.
func (k *cutter) cut(text string, at int) []token {
	k.folded, k.starts, k.found = k.folded[:0], k.starts[:0], k.found[:0]
	for i, r := range text {
		k.folded, k.starts = append(k.folded, fold(r)), append(k.starts, int32(i))
	}
	k.starts = append(k.starts, int32(len(text)))
	after, brief := nothing, soft
	for i := 0; i < len(k.folded); {
		c := classOf(k.folded[i])
		if c == hard || c == soft || c == silent {
			after = max(after, partingOf(c, k.folded[i]))
			i++
			continue
		}
		end := tokenEnd(k.folded, i, c)
		if len(k.found) > 0 {
			at++
			if after == parted || after != nothing && c == mark && brief == mark {
				at++
			}
		}
		k.found = append(k.found, token{k.word(text, i, end), c, at, i, end, after})
		after, brief, i = nothing, c, end
	}
	return k.found
}

// word returns a token's text: where it can, as a part of the whole.
func (k *cutter) word(text string, from, to int) string {
	same := text[k.starts[from]:k.starts[to]]
	i := from
	for _, r := range same {
		if f := k.folded[i]; f != r || f == '\'' || f == ',' || f == 0x2019 {
			return word(k.folded[from:to])
		}
		i++
	}
	return same
}

func partingOf(c class, r rune) parting {
	switch {
	case c == hard || c == silent:
		return parted
	case strings.ContainsRune(" \t\n\r\u00a0", r):
		return spaced
	}
	return joined
}

// tokenEnd returns where the token that begins at i ends.
func tokenEnd(s []rune, i int, c class) int {
	end := i + 1
	for end < len(s) && c != mark {
		follows := func(c class) bool { return end+1 < len(s) && classOf(s[end+1]) == c }
		switch next := classOf(s[end]); {
		case next == c:
			end++
		case c == letter && next == silent && follows(letter), c == digit && s[end] == '.' && follows(digit),
			c == digit && s[end] == ',' && thousand(s[end+1:]):
			end += 2
		default:
			return end
		}
	}
	return end
}

// thousand reports whether a text begins with three digits and no fourth.
func thousand(s []rune) bool {
	n := 0
	for n < len(s) && classOf(s[n]) == digit {
		n++
	}
	return n == 3
}

// word returns a token's text without apostrophes and the commas of numbers.
func word(s []rune) string {
	var b strings.Builder
	for _, r := range s {
		if c := classOf(r); c == letter || c == digit || c == mark || r == '.' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sign stands for a word or a number beside a character.
func (t token) sign() string {
	switch t.class {
	case letter:
		return "a"
	case digit:
		return "0"
	}
	return t.text
}

// pair returns the term for two neighbours of which one is a character.
func pair(a, b token) string { return a.sign() + b.sign() }
