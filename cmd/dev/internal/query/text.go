package query

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// thousands are the commas that group digits.
var thousands = regexp.MustCompile(`\d{1,3}(,\d{3})+`)

// norm returns a text as it is compared.
func norm(text string) string {
	narrow := strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		case r == 0x2019:
			return '\''
		case r == 0xad || r == 0x200b || r == 0x2060:
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	narrow = thousands.ReplaceAllStringFunc(narrow, func(s string) string { return strings.ReplaceAll(s, ",", "") })
	words := strings.Fields(narrow)
	var b strings.Builder
	for i, w := range words {
		if i > 0 && apart(words[i-1], w) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// apart reports whether the space between two words counts.
func apart(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if han(last) || han(first) {
		return han(last) && han(first)
	}
	return !(digit(last) && unicode.IsLetter(first))
}

func han(r rune) bool   { return unicode.Is(unicode.Han, r) }
func digit(r rune) bool { return r >= '0' && r <= '9' }

// letter reports whether a character belongs to a word of letters.
func letter(r rune) bool { return unicode.IsLetter(r) && !han(r) }

// squeezed is a text without any space.
func squeezed(text string) string { return strings.Join(strings.Fields(norm(text)), "") }

// holds reports whether a text says a phrase; both are as norm returns them.
// With open, a word or number at the end of the phrase may go on in the text.
func holds(text, phrase string, open bool) bool {
	for at := 0; phrase != ""; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(phrase)
		if startsClean(text, from) && (open || endsClean(text, to)) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		at = from + size
	}
	return false
}

// startsClean reports whether no word or number is cut before a place.
func startsClean(text string, at int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case digit(first):
		earlier, _ := utf8.DecodeLastRuneInString(text[:at-n])
		return !digit(before) && !(before == '.' && digit(earlier))
	case letter(first):
		return !letter(before)
	}
	return true
}

// endsClean reports whether no word or number is cut at a place.
func endsClean(text string, at int) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	after, n := utf8.DecodeRuneInString(text[at:])
	switch {
	case digit(last):
		later, _ := utf8.DecodeRuneInString(text[at+n:])
		return !digit(after) && !(after == '.' && digit(later))
	case letter(last):
		return !letter(after)
	}
	return true
}

// wordsOf returns the words of letters in a text, small.
func wordsOf(text string) []string {
	text = strings.ReplaceAll(norm(text), "'", "")
	return strings.FieldsFunc(text, func(r rune) bool { return !letter(r) })
}

// endings are cut from an English word, the first that fits.
var endings = []string{"sses", "ies", "ing", "ied", "es", "ed", "s", "e", "y"}

// root is what the forms of an English word begin with. It is shorter than a
// stem need be: it only tells what cannot be a form.
func root(word string) string {
	for _, e := range endings {
		if cut, ok := strings.CutSuffix(word, e); ok && len(cut) >= 3 {
			return cut
		}
	}
	return word
}
