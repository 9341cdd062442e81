package view

import (
	"math/big"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/route"
)

// An Explorer is what a visitor's browser needs to narrow the list of a kind
// down: how its entries are divided, what can be measured of them, and what a
// row says. Package render/explore writes it; a page without scripts is the
// list and its facets as they are.
//
// Entries stand in the order of the list, and every language has the same, so
// that codes and measures are written once.
type Explorer struct {
	Kind      string
	Look      string // how results are shown at first: "cards" or "table"
	Data      string // way to the folder and beginning of the name of a language's files
	Columns   string // way to the file of codes and measures
	Script    string
	Dress     string // way to the style sheet
	Failed    string // what is said where the files cannot be loaded
	Divisions []Division
	Scales    []Scale
	Sorts     []Sort
	Heads     []ExplorerColumn        // columns of the table; a card shows them as facts
	Places    []int                   // of each entry, its place among the kind's pages
	Names     []int                   // of each entry, its place by name in the language
	Words     map[string]string       // what the script says
	Row       func(i int) ExplorerRow // of entry i
}

// A Division is one way of dividing entries, a facet: industry, state.
type Division struct {
	Key     string // in addresses
	Title   string
	Scale   string // key of the scale that is asked for with it
	Offered bool   // visitors choose by it; otherwise it only marks rows
	Many    bool   // an entry may have several values
	Values  []Value
	Codes   [][]int // of each entry, the places of its values, from 0
}

// A Value is one value of a division.
type Value struct {
	ID     string
	Name   Phrase
	Href   string // way to the list of its entries from the explorer's page; may be empty
	Parent int    // place of the value that it is part of, else -1
	Seal   Seal
}

// A Scale is a number that entries have. Numbers are in a unit that does not
// depend on the language; what a visitor types is multiplied by Factor.
type Scale struct {
	Key, Title string
	Unit       string   // in which visitors type it
	Factor     *big.Rat // base units in one of Unit
	Asked      bool     // visitors give bounds; otherwise it only sorts
	Spans      []Span
}

// A Span is a number or a range; nil bounds are open. The zero Span states
// nothing.
type Span struct{ Low, High *big.Rat }

// A Sort is an order of results: by a scale, by name, or that of the list.
type Sort struct {
	Key, Title string
	Scale      string
	Down       bool // the greatest first
}

// An ExplorerColumn is one fact of each entry. A column with a Division says
// the names of its values, and rows leave it out.
type ExplorerColumn struct {
	Title    string
	Number   bool
	Division string
}

// An ExplorerRow is what one row says.
type ExplorerRow struct {
	Href    string // way to its page from the explorer's
	Title   Phrase
	Note    Phrase // by what else it is known: its code, its park
	Summary Phrase
	Cells   []Cell // for the columns without a division
}

// ExploreScript is the name under which pages ask for the script that explores.
const ExploreScript = "explore.js"

// explorer returns an explorer of a kind with count entries, nothing in it yet.
func (s scribe) explorer(kind, look string, count int) *Explorer {
	e := &Explorer{
		Kind: kind, Look: look, Script: s.asset(ExploreScript), Dress: s.asset("explore.css"),
		Data:    strings.TrimSuffix(string(s.at.To(s.Plan.Explore(s.lang, kind, ""))), ".js"),
		Columns: string(s.at.To(s.Plan.Explore("", kind, "columns"))),
		Failed:  s.w("explore.failed"), Words: map[string]string{},
		Places: make([]int, count), Names: make([]int, count),
	}
	for _, key := range explorerWords {
		e.Words[key] = s.w("explore." + key)
	}
	e.Words["title"], e.Words["colon"], e.Words["and"], e.Words["stop"] = s.w("nav."+kind), s.w("label.colon"), s.w("label.and"), s.w("label.stop")
	e.Words["edition"] = s.imprint("", i18n.Date{}).Text()
	if !s.Day.IsZero() {
		e.Words["edition"] = strings.TrimSpace(e.Words["edition"] + " " + s.loc.Date(s.Day))
	}
	e.Words["group"] = strings.Trim(s.int(1000), "0123456789")
	return e
}

// AppendHTML appends the place in which the script builds, and the script. The
// parts of the page that it stands for are marked data-static.
func (e *Explorer) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<div id="explore" hidden data-script`...)
	for _, a := range [][2]string{
		{"data-kind", e.Kind}, {"data-look", e.Look}, {"data-files", e.Data}, {"data-columns", e.Columns},
		{"data-dress", e.Dress}, {"data-failed", e.Failed},
	} {
		dst = appendAttribute(dst, a[0], a[1])
	}
	dst = appendAttribute(append(dst, "></div><script"...), "src", e.Script)
	return append(dst, " defer></script>"...)
}

// explorerWords are the keys of the theme's words that the script says.
var explorerWords = []string{
	"filters", "open", "text", "from", "to", "more", "fewer", "clear", "drop", "match", "all", "none", "without",
	"sort", "look", "list", "table", "cards", "next", "shown", "conditions", "about", "range", "least", "most", "order", "relevance", "entry", "busy", "wrong",
}

// named orders entries by name, as the language's readers expect.
func (e *Explorer) named(s scribe, name func(i int) string) {
	order, by := make([]int, len(e.Names)), s.loc.Collator()
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return by.Compare(name(a), name(b)) })
	for place, i := range order {
		e.Names[i] = place
	}
}

// divide adds a division unless it tells no entries apart: then it is kept for
// its marks alone, or left out where it has no values.
func (e *Explorer) divide(d Division) {
	d.prune()
	if len(d.Values) == 0 {
		return
	}
	first := d.Codes[0]
	d.Offered = d.Offered && slices.ContainsFunc(d.Codes, func(c []int) bool { return !slices.Equal(c, first) })
	e.Divisions = append(e.Divisions, d)
}

// prune leaves out the values that no entry has.
func (d *Division) prune() {
	used := make([]bool, len(d.Values))
	for _, codes := range d.Codes {
		for _, c := range codes {
			for ; c >= 0; c = d.Values[c].Parent {
				used[c] = true
			}
		}
	}
	to, kept := make([]int, len(used)), d.Values[:0:0]
	for i, v := range d.Values {
		if to[i] = len(kept); used[i] {
			if v.Parent >= 0 {
				v.Parent = to[v.Parent]
			}
			kept = append(kept, v)
		}
	}
	for _, codes := range d.Codes {
		for i, c := range codes {
			codes[i] = to[c]
		}
	}
	d.Values = kept
}

// measure adds a measure, unless no entry has a number.
func (e *Explorer) scale(m Scale) {
	if slices.ContainsFunc(m.Spans, func(s Span) bool { return s != Span{} }) {
		e.Scales = append(e.Scales, m)
	}
}

// sort adds an order, if there is the measure that it goes by.
func (e *Explorer) sort(all ...Sort) {
	for _, s := range all {
		if s.Scale == "" || slices.ContainsFunc(e.Scales, func(m Scale) bool { return m.Key == s.Scale }) {
			e.Sorts = append(e.Sorts, s)
		}
	}
}

// A sorter gives the values of one division their places.
type sorter struct {
	Division
	at map[string]int
}

// divisionOf begins a division of count entries.
func divisionOf(key, title string, count int) *sorter {
	return &sorter{Division{Key: key, Title: title, Offered: true, Codes: make([][]int, count)}, map[string]int{}}
}

// value adds a value; part is the id of what it is part of, "" for nothing.
func (d *sorter) value(v Value, part string) {
	v.Parent = -1
	if p, ok := d.at[part]; ok && part != "" {
		v.Parent = p
	}
	d.at[v.ID] = len(d.Values)
	d.Values = append(d.Values, v)
}

// file says which values entry i has. Those that the division does not hold,
// which the audience may not see, leave no trace.
func (d *sorter) file(i int, ids ...string) {
	for _, id := range ids {
		if at, ok := d.at[id]; ok {
			d.Codes[i] = append(d.Codes[i], at)
		}
	}
}

// words fills a division from a closed list.
func (s scribe) closedList(d *sorter, list, kind string, values []string) {
	for _, v := range values {
		d.value(Value{ID: v, Name: Phrase{Text: s.enum(list, v)}, Href: s.href(kind, v)}, "")
	}
}

// moneyScale is by what amounts are divided in the files, so that ten thousand
// of them do not end in four noughts each.
const moneyScale = 10_000

// moneySpan returns an amount in tens of thousands of the site's currency.
func (s *speech) moneySpan(m i18n.Money) Span {
	low := s.yuan(m)
	if low == nil {
		return Span{}
	}
	m.Low = m.High
	scale := big.NewRat(1, moneyScale)
	return bounds(m.Precision, low.Mul(low, scale), new(big.Rat).Mul(s.yuan(m), scale))
}

// areaSpan returns an area in square metres.
func areaSpan(a i18n.Area) Span {
	if !a.IsAmount() {
		return Span{}
	}
	low := a.SquareMetres()
	a.Low = a.High
	return bounds(a.Precision, low, a.SquareMetres())
}

// daySpan returns a day as a number that grows with it.
func daySpan(d i18n.Date) Span {
	if d.IsZero() {
		return Span{}
	}
	n := big.NewRat(d.First().Unix()/(24*60*60), 1)
	return Span{n, n}
}

// bounds opens the end that a precision leaves open.
func bounds(p i18n.Precision, low, high *big.Rat) Span {
	switch p {
	case i18n.AtLeast:
		return Span{Low: low}
	case i18n.AtMost:
		return Span{High: high}
	}
	return Span{low, high}
}

// quantitySpans returns numbers in the unit that most of them bear; another
// unit cannot be compared, and states nothing here.
func quantitySpans(all []i18n.Quantity) (spans []Span, unit i18n.Unit) {
	count := map[i18n.Unit]int{}
	for _, q := range all {
		if q.IsAmount() {
			count[q.Unit]++
			if c := count[q.Unit]; c > count[unit] || unit == "" {
				unit = q.Unit
			}
		}
	}
	spans = make([]Span, len(all))
	for i, q := range all {
		if q.IsAmount() && q.Unit == unit {
			spans[i] = bounds(q.Precision, q.Low.Rat(), q.High.Rat())
		}
	}
	return spans, unit
}

// moneyUnit returns the largest unit in which the language counts an amount
// of money, hundreds of millions or millions, and how much it is: the one of
// which a single one is written as 1.
func (s *speech) moneyUnit() (unit string, factor *big.Rat) {
	for _, n := range []int64{100_000_000, 1_000_000} {
		text := s.loc.Money(i18n.NewMoney(i18n.DecimalOf(n), s.site.Currency))
		if before, after, ok := strings.Cut(text, "1"); ok && !strings.ContainsAny(before+after, "0123456789") {
			after = strings.TrimPrefix(after, " ")
			if before != "" && !strings.HasSuffix(before, " ") {
				before += " "
			}
			return strings.TrimSpace(before + after), big.NewRat(n, moneyScale)
		}
	}
	return s.site.Currency, big.NewRat(1, moneyScale)
}

// areaUnit names a unit of area and says how many square metres it is.
func (s *speech) areaUnit(u i18n.AreaUnit) (unit string, factor *big.Rat) {
	return s.loc.Unit(i18n.Unit(u)), i18n.NewArea(i18n.DecimalOf(1), u).SquareMetres()
}

// landUnit is the unit of land in which the theme's language asks for it; the
// mu where it says nothing.
func (s *speech) landUnit() i18n.AreaUnit {
	if u := i18n.AreaUnit(s.w("explore.land-unit")); u == i18n.Hectare || u == i18n.SquareMetre {
		return u
	}
	return i18n.Mu
}

// quantityMeasure adds a measure of quantities.
func (e *Explorer) quantityMeasure(s scribe, key, title string, all []i18n.Quantity) {
	spans, unit := quantitySpans(all)
	e.scale(Scale{Key: key, Title: title, Unit: s.loc.Unit(unit), Factor: big.NewRat(1, 1), Asked: true, Spans: spans})
}

// stateDivision divides by public state.
func (s scribe) stateDivision(count int) *sorter {
	d := divisionOf("state", s.w("field.state"), count)
	s.closedList(d, "state", route.States, openStates)
	return d
}

// openStates are the states of what lists show: what was withdrawn is in none.
var openStates = []string{"open", "reserved", "closed"}
