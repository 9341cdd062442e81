package view

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/i18n"
)

// A Seal stands for an industry wherever it is named by colour: its sign on its
// colour, with a pattern of its own, so that colour never stands alone. The
// name of the industry is always written beside it; readers that cannot see it
// lose nothing. The zero Seal shows nothing.
type Seal struct {
	Sign     Phrase
	Industry string
	Pattern  int // from 1 to patterns; industries that follow one another differ
}

// patterns is how many patterns the style sheet draws.
const patterns = 8

// AppendHTML appends the seal.
func (s Seal) AppendHTML(dst []byte) []byte {
	if s.Industry == "" {
		return dst
	}
	dst = append(append(dst, `<span class="seal industry-`...), s.Industry...)
	dst = strconv.AppendInt(append(dst, " pattern-"...), int64(s.Pattern), 10)
	dst = appendAttribute(append(dst, `" aria-hidden="true"`...), "lang", s.Sign.Lang)
	return append(appendText(append(dst, '>'), s.Sign.Text), "</span>"...)
}

// seal returns the seal of an industry.
func (s *speech) seal(industry string) Seal {
	i := s.Catalog.Industries.Get(industry)
	if i == nil {
		return Seal{}
	}
	sign := s.phrase(i.Sign)
	if sign.Text == "" {
		name := s.phrase(i.Name)
		sign = Phrase{firstSign(name.Text), name.Lang}
	}
	return Seal{sign, industry, s.index.pattern[industry]}
}

// firstSign makes a sign of a name: its first character where that is a word in
// itself, else its first two letters.
func firstSign(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 || unicode.Is(unicode.Han, first) {
		return name[:size]
	}
	_, second := utf8.DecodeRuneInString(name[size:])
	return name[:size+second]
}

// A Tile leads to something that has many entries, with what is in it.
type Tile struct {
	Seal Seal
	Link Link
	Note Cell
}

// industryTile leads to an industry.
func (s scribe) industryTile(id string, name i18n.Text) Tile {
	said := s.phrase(name)
	t := Tile{Seal: s.seal(id), Link: Link{Href: s.href("industries", id), Text: said.Text, Lang: said.Lang}}
	if n := s.openProjects(s.index.projects["industries/"+id]); n > 0 {
		t.Note = plain(s.say("home.open", s.int(n)))
	}
	return t
}
