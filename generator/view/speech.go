package view

import (
	"slices"
	"strings"

	"fmt"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A speech says the catalogue in one language: words, names and values, and
// the parts of pages that are shared in it.
type speech struct {
	*index
	lang     i18n.Tag
	tag      string // as in HTML
	loc      *i18n.Locale
	cards    []*Shared // of projects, by place in the catalogue
	frames   map[frameKey]frame
	desks    map[string]*Shared // contact cards, by office
	facets   *Shared
	nodes    map[sharedKey[*model.Node]]*nodeCells
	stations map[sharedKey[*model.Node]]*Place
	offers   map[sharedKey[*model.Policy]]*policyCells
	whys     map[model.Fit]string

	departures map[string]bool // addresses outside that pages led to, where they are announced
}

// newSpeech returns the index as said in a language, with nothing shared yet.
func newSpeech(x *index, lang i18n.Tag) *speech {
	return &speech{
		index: x, lang: lang, tag: lang.HTML(), loc: i18n.For(lang),
		cards:  make([]*Shared, x.Catalog.Projects.Len()),
		frames: map[frameKey]frame{}, desks: map[string]*Shared{}, departures: map[string]bool{},
		nodes: map[sharedKey[*model.Node]]*nodeCells{}, stations: map[sharedKey[*model.Node]]*Place{}, offers: map[sharedKey[*model.Policy]]*policyCells{}, whys: map[model.Fit]string{},
	}
}

// A sharedKey names what every page of a folder says of a thing: its links lead
// from that folder.
type sharedKey[T comparable] struct {
	folder string
	of     T
}

// kept returns what is kept under a key, made when it is first asked for.
func kept[K comparable, V any](all map[K]V, key K, make func() V) V {
	v, known := all[key]
	if !known {
		v = make()
		all[key] = v
	}
	return v
}

// w returns the theme's word for a key.
func (s *speech) w(key string) string { return s.Words(s.lang, key) }

// say fills the theme's word for a key, a format with indexed verbs.
func (s *speech) say(key string, args ...any) string { return counted(fmt.Sprintf(s.w(key), args...)) }

// counted chooses between the forms of a word that a text gives after a number,
// "3 {project|projects}": the first after 1, the second after any other.
func counted(text string) string {
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			return text
		}
		one, rest, ok := strings.Cut(text[open+1:], "|")
		many, rest, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return text
		}
		before := strings.TrimRight(text[:open], " ")
		if single := strings.TrimSuffix(before, "1"); single == before || single != "" && strings.ContainsRune("0123456789.,", rune(single[len(single)-1])) {
			one = many
		}
		text = text[:open] + one + rest
	}
}

// enum returns the word for a value of a closed list, or for a well-known id;
// the value itself where the theme has none.
func (s *speech) enum(list, value string) string {
	if value == "" {
		return ""
	}
	if word := s.w(list + "." + value); word != "" {
		return word
	}
	return value
}

// enumCell is enum as a cell.
func (s *speech) enumCell(list, value string) Cell { return plain(s.enum(list, value)) }

// phrase returns a text in the page's language, else in the best other one.
func (s *speech) phrase(t i18n.Text) Phrase {
	if text := t[s.lang]; text != "" {
		return Phrase{Text: text}
	}
	text, got := t.Best(s.lang, s.site.Languages...)
	p := Phrase{Text: text, Lang: got.HTML()}
	if p.Lang == s.tag {
		p.Lang = ""
	}
	return p
}

// cell returns a text as a cell; nil where there is none.
func (s *speech) cell(t i18n.Text) Cell {
	if p := s.phrase(t); p.Text != "" {
		return Cell{p.run()}
	}
	return nil
}

// passage returns a text of several paragraphs; nil where there is none.
func (s *speech) passage(t i18n.Text) *Passage {
	p := Passage(s.phrase(t))
	if p.Text == "" {
		return nil
	}
	return &p
}

// label returns a row's own label, or the theme's word for its id.
func (s *speech) label(list, id string, own i18n.Text) Phrase {
	if p := s.phrase(own); p.Text != "" {
		return p
	}
	return Phrase{Text: s.enum(list, id)}
}

// title returns a record's title, or its id where nobody gave it one.
func (s *speech) title(h *model.Header) Phrase {
	if p := s.phrase(h.Title); p.Text != "" {
		return p
	}
	return Phrase{Text: h.ID}
}

// money writes an amount, never rounded; nil where nothing was stated, as with
// all values below.
func (s *speech) money(m i18n.Money) Cell {
	if m.IsZero() {
		return nil
	}
	return plain(s.loc.Money(m))
}

// moneyAndRate adds the amount in the currency in brackets, with its rate and
// date.
func (s *speech) moneyAndRate(m i18n.Money) Cell {
	if s.converts(m) {
		return plain(s.loc.MoneyWithRate(m, *s.rate))
	}
	return s.money(m)
}

// converts reports whether an amount can be shown in the currency in brackets.
func (s *speech) converts(m i18n.Money) bool {
	return s.rate != nil && m.IsAmount() && !m.IsZero() && m.Currency == s.site.Currency
}

// area writes an area in both units of land.
func (s *speech) area(a i18n.Area) Cell {
	if a.IsZero() {
		return nil
	}
	return plain(s.loc.Area(a))
}

// quantity writes a quantity with its unit.
func (s *speech) quantity(q i18n.Quantity) Cell {
	if q.IsZero() {
		return nil
	}
	return plain(s.loc.Quantity(q))
}

// percent writes a percentage.
func (s *speech) percent(p i18n.Percent) Cell {
	if p.IsZero() {
		return nil
	}
	return plain(s.loc.Percent(p))
}

// decimal writes a bare number; nought counts as nothing stated.
func (s *speech) decimal(d i18n.Decimal) Cell {
	if d.IsZero() {
		return nil
	}
	return plain(s.loc.Decimal(d))
}

// counted returns a number of something; nil for none.
func (s *speech) counted(n int, unit i18n.Unit) Cell {
	if n == 0 {
		return nil
	}
	return plain(s.loc.Quantity(i18n.NewQuantity(i18n.DecimalOf(int64(n)), unit)))
}

// int writes a whole number with its digits grouped.
func (s *speech) int(n int) string { return s.loc.Int(int64(n)) }

// date writes a date as a time element, for machines too.
func (s *speech) date(d i18n.Date) Cell {
	if d.IsZero() {
		return nil
	}
	return Cell{{Text: s.loc.Date(d), Date: d.String()}}
}

// period writes a period.
func (s *speech) period(p i18n.Period) Cell {
	if p.IsZero() {
		return nil
	}
	return plain(s.loc.Period(p))
}

// yes writes that something holds, and nothing where it does not: an editor who
// left a flag out has not said no.
func (s *speech) yes(b bool) Cell {
	if !b {
		return nil
	}
	return plain(s.w("label.yes"))
}

// dated adds the day to which a value belongs.
func (s *speech) dated(c Cell, d i18n.Date) Cell {
	if d.IsZero() {
		return c
	}
	return c.note(s.loc.Date(d))
}

// sourced adds who says so, and when.
func (s *speech) sourced(c Cell, from i18n.Text, d i18n.Date) Cell {
	if len(c) == 0 {
		return nil
	}
	if p := s.phrase(from); p.Text != "" {
		c = append(c, Run{Text: " "}, Run{Text: p.Text, Lang: p.Lang, Class: "note"})
	}
	return s.dated(c, d)
}

// source is the cell of a table's last column: who says so, and when.
func (s *speech) source(from i18n.Text, d i18n.Date) Cell {
	c := s.cell(from)
	if d.IsZero() {
		return c
	}
	if len(c) == 0 {
		return s.date(d)
	}
	return append(c, Run{Text: s.w("label.comma")}, s.date(d)[0])
}

// words joins the words for several values of a closed list.
func (s *speech) words(list string, values []string) Cell {
	if len(values) == 0 {
		return nil
	}
	said := make([]string, len(values))
	for i, v := range values {
		said[i] = s.enum(list, v)
	}
	return plain(s.loc.List(said))
}

// several joins runs as a list.
func (s *speech) several(runs []Run) Cell {
	var c Cell
	between := s.w("label.and")
	if comma := strings.TrimSpace(between); slices.ContainsFunc(runs, func(r Run) bool { return strings.Contains(r.Text, comma) }) {
		between = s.w("label.stop") // Hong Kong, China; Guangdong
	}
	for i, r := range runs {
		if i > 0 {
			c = append(c, Run{Text: between})
		}
		c = append(c, r)
	}
	return c
}
