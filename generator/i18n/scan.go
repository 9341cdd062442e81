package i18n

import (
	"strings"
	"unicode/utf8"
)

// scanner reads a text the way a reader would: full-width letters, digits and
// signs are the same as half-width ones, every kind of space is a space, and
// the case of ASCII letters does not matter. It folds as it goes and never
// copies, so that pos is always an offset in what the editor wrote.
type scanner struct {
	in  string
	pos int
}

// fold maps a rune to the one it is read as.
func fold(r rune) rune {
	switch {
	case r >= '！' && r <= '～': // the full-width forms of ASCII
		r -= '！' - '!'
	case r == '\u3000', r == '\u00a0', r == '\u2009', r == '\u202f', r == '\t', r == '\n', r == '\r':
		return ' '
	case r == '²':
		return '2'
	case r == '³':
		return '3'
	case r == '−':
		return '-'
	case r == '〜':
		return '~'
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// peek returns the next rune as it is read, and its size in bytes; the size is
// zero at the end.
func (s *scanner) peek() (rune, int) {
	if s.pos >= len(s.in) {
		return 0, 0
	}
	if c := s.in[s.pos]; c < utf8.RuneSelf {
		return fold(rune(c)), 1
	}
	r, n := utf8.DecodeRuneInString(s.in[s.pos:])
	return fold(r), n
}

// space skips spaces and reports whether there were any.
func (s *scanner) space() bool {
	start := s.pos
	for r, n := s.peek(); n > 0 && r == ' '; r, n = s.peek() {
		s.pos += n
	}
	return s.pos > start
}

// done reports whether only spaces are left.
func (s *scanner) done() bool {
	s.space()
	return s.pos >= len(s.in)
}

// end is an error unless only spaces are left.
func (s *scanner) end() error {
	if s.done() {
		return nil
	}
	return s.fail(expectEnd(s.rest()))
}

// rest returns what is left, shortened for a message.
func (s *scanner) rest() string {
	n := 0
	for i := range s.in[s.pos:] {
		if n++; n > 12 {
			return s.in[s.pos:s.pos+i] + "…"
		}
	}
	return s.in[s.pos:]
}

// fail returns the error for the present position.
func (s *scanner) fail(expected Message) error { return s.failAt(s.pos, expected) }

func (s *scanner) failAt(offset int, expected Message) error {
	return &ParseError{Input: s.in, Offset: offset, Expected: expected}
}

// take consumes word if the text goes on with it. A word ending in a letter
// must not go on in another one: m does not match the start of million.
func (s *scanner) take(word string) bool {
	start := s.pos
	var last rune
	for i := 0; i < len(word); {
		want, size := rune(word[i]), 1
		if want >= utf8.RuneSelf {
			want, size = utf8.DecodeRuneInString(word[i:])
		}
		i += size
		last = fold(want)
		got, n := s.peek()
		if n == 0 || got != last {
			s.pos = start
			return false
		}
		s.pos += n
	}
	if next, n := s.peek(); n > 0 && isLetter(last) && isLetter(next) {
		s.pos = start
		return false
	}
	return true
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// entry is a word with what it stands for.
type entry[T any] struct {
	word  string
	means T
}

// lexicon is a list of words by the first letter that a scanner sees of them,
// for lists so long that trying each word would cost more than all else.
type lexicon[T any] map[rune][]entry[T]

func newLexicon[T any](words []entry[T]) lexicon[T] {
	x := lexicon[T]{}
	for _, w := range words {
		first := firstLetter(w.word)
		x[first] = append(x[first], w)
	}
	return x
}

// longest is [longest] over the words of the lexicon.
func (x lexicon[T]) longest(s *scanner) (T, bool) {
	first, _ := s.peek()
	return longest(s, x[first])
}

func firstLetter(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return fold(r)
}

// longest consumes the longest of words that the text goes on with. Of two that
// differ in case alone (a year, A ampere) it takes the one written so.
func longest[T any](s *scanner, words []entry[T]) (T, bool) {
	var best T
	exact := false
	start, end := s.pos, s.pos
	first, _ := s.peek()
	for i := range words {
		w := &words[i]
		if firstLetter(w.word) != first || !s.take(w.word) {
			continue
		}
		same := s.in[start:s.pos] == w.word
		if s.pos > end || s.pos == end && same && !exact {
			best, end, exact = w.means, s.pos, same
		}
		s.pos = start
	}
	s.pos = end
	return best, end > start
}

// number reads a number: a sign, digits with or without thousands separators,
// a decimal part. It also returns the number's own text.
func (s *scanner) number() (d Decimal, text string, err error) {
	start := s.pos
	negative := false
	if r, n := s.peek(); n > 0 && (r == '-' || r == '+') {
		negative = r == '-'
		s.pos += n
	}
	var num digits
	if err := s.integer(&num); err != nil {
		return Decimal{}, "", err
	}
	if err := s.fraction(&num); err != nil {
		return Decimal{}, "", err
	}
	if num.count > maxDigits {
		return Decimal{}, "", s.failAt(start, expectFewerDigits())
	}
	if negative {
		num.coef = -num.coef
	}
	return normal(num.coef, num.scale), s.in[start:s.pos], nil
}

// digits gathers a number digit by digit.
type digits struct {
	coef  int64
	count int // significant digits so far
	scale int
}

func (d *digits) add(r rune) {
	if d.count > 0 || r != '0' || d.scale > 0 {
		d.count++
	}
	if d.count <= maxDigits {
		d.coef = d.coef*10 + int64(r-'0')
	}
}

// run reads consecutive digits and returns how many there were.
func (s *scanner) run(d *digits) int {
	count := 0
	for r, n := s.peek(); n > 0 && isDigit(r); r, n = s.peek() {
		d.add(r)
		s.pos += n
		count++
	}
	return count
}

// integer reads the part before the point. Separators must stand at every
// third digit and be all alike; a lone space before fewer digits than three is
// no separator, since text may follow a number.
func (s *scanner) integer(d *digits) error {
	first := s.run(d)
	if first == 0 {
		return s.fail(expectNumber())
	}
	var separator rune
	for {
		r, n := s.peek()
		if n == 0 || r != ',' && r != ' ' && r != '\'' || separator != 0 && r != separator {
			return nil
		}
		if !s.group(s.pos + n) {
			if r == ',' {
				return s.fail(expectGroups())
			}
			return nil
		}
		if first > 3 {
			return s.fail(expectGroups())
		}
		separator = r
		s.pos += n
		s.run(d)
	}
}

// group reports whether exactly three digits stand at offset.
func (s *scanner) group(offset int) bool {
	ahead := scanner{in: s.in, pos: offset}
	var d digits
	return ahead.run(&d) == 3
}

// fraction reads the decimal part, if any, and refuses a Chinese full stop or
// comma in the place of the point.
func (s *scanner) fraction(d *digits) error {
	r, n := s.peek()
	ahead := scanner{in: s.in, pos: s.pos + n}
	next, _ := ahead.peek()
	if n == 0 || !isDigit(next) {
		return nil
	}
	if strings.ContainsRune("。｡·•", r) {
		var after digits
		ahead.run(&after)
		return s.fail(expectPoint(s.in[:s.pos], s.in[s.pos+n:ahead.pos]))
	}
	if r != '.' {
		return nil
	}
	s.pos += n
	for r, n := s.peek(); n > 0 && isDigit(r); r, n = s.peek() {
		d.scale++
		d.add(r)
		s.pos += n
	}
	return nil
}
