package view

import (
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Card is one entry of a list.
type Card struct {
	Title   Link
	Seal    Seal // of its industry
	Code    string
	Class   string // state of what the card stands for, for the style sheet
	Record  string // kind/id, where a visitor may keep it
	Badges  Cell
	Summary Phrase
	Facts   []Fact
}

// A Group is some cards under a heading of their own, or under none.
type Group struct {
	ID, Title string
	Cards     []*Shared
}

// A List is a page that lists records, with what is to be said of them before
// and after.
type List struct {
	Frame
	Lead     *Passage  // what the list is of
	Note     string    // on a list without entries, and on what a list leaves out
	Total    string    // how many entries there are
	Facts    []*Facts  // about the region that the list is of
	Before   []Section // entry conditions and what is not accepted
	Groups   []Group   // the entries
	Pager    *Pager
	After    []Section // links to what belongs with them
	Contact  *Shared   // whom to ask about the industry or the region
	Facets   *Shared   // ways to the lists of some of them
	Data     Links     // the same as files
	Books    Links     // to be printed
	Calendar *Link
	Explore  *Explorer // narrows the list down where scripts run; nil elsewhere
	Find     *Link     // to the clauses that may apply
}

// Template implements [Page].
func (*List) Template() string { return "list" }

// A Pager leads to the other pages of a list.
type Pager struct {
	Previous, Next *Link
	Pages          Links
	Here           string // "page 2 of 9"
}

// window is how many pages a pager names on either side of the reader's.
const window = 3

// pager returns the pager of page n of a list; nil for a list of one page.
func (s scribe) pager(n, last int, to func(int) route.Path) *Pager {
	if last < 2 {
		return nil
	}
	link := func(i int, text string) Link {
		return Link{Href: string(s.at.To(to(i))), Text: text, Current: i == n}
	}
	p := &Pager{Here: s.say("pager.here", s.int(n), s.int(last))}
	if n > 1 {
		l := link(n-1, s.w("pager.previous"))
		p.Previous = &l
	}
	if n < last {
		l := link(n+1, s.w("pager.next"))
		p.Next = &l
	}
	shown := 0
	for i := 1; i <= last; i++ {
		if i != 1 && i != last && (i < n-window || i > n+window) {
			continue
		}
		if i > shown+1 {
			p.Pages = append(p.Pages, Link{Text: "…"})
		}
		p.Pages = append(p.Pages, link(i, s.int(i)))
		shown = i
	}
	return p
}

// listHead returns the head of page n of a kind's list.
func (s scribe) listHead(kind string, n int) Head {
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.List(lang, kind, n), true }
	title := Phrase{Text: s.w("nav." + kind)}
	h := s.head(kind, title, s.w("lead."+kind), to)
	s.numbered(&h, n)
	return h
}

// numbered marks the pages after a list's first.
func (s scribe) numbered(h *Head, n int) {
	if n > 1 {
		h.Title.Text = s.say("pager.title", h.Title.Text, s.int(n))
	}
}

// list returns the list page of a kind that fits on one page.
func (s *speech) listPage(kind string) (scribe, *List) {
	sc := s.on(s.Plan.List(s.lang, kind, 1))
	l := &List{Lead: s.lead(kind), Books: sc.booklets(kind)}
	l.Meta = sc.listHead(kind, 1)
	sc.shows(&l.Meta, s.Catalog.All(kind)...)
	if !s.has(kind) {
		l.Note = s.w("list.empty")
		l.Meta.NoIndex = true
	}
	return sc, l
}

// lead returns the theme's sentence about a kind.
func (s *speech) lead(kind string) *Passage {
	if text := s.w("lead." + kind); text != "" {
		return &Passage{Text: text}
	}
	return nil
}

// A run of pages: everything about a list that goes over several pages.
type paged struct {
	count int
	to    func(lang i18n.Tag, n int) route.Path
	page  func(s scribe, n, from, end int) *List // entries from up to end
}

// pages yields the pages of a list; a list without entries has one page.
func (s *speech) pages(p paged, yield func(Page) bool) bool {
	last := max(1, (p.count+s.size-1)/s.size)
	for n := 1; n <= last; n++ {
		at := p.to(s.lang, n)
		if !s.asked(at) {
			continue
		}
		sc := s.on(at)
		l := p.page(sc, n, (n-1)*s.size, min(n*s.size, p.count))
		l.Pager = sc.pager(n, last, func(i int) route.Path { return p.to(s.lang, i) })
		if p.count == 0 {
			l.Note, l.Meta.NoIndex = s.w("list.empty"), true
		}
		if !yield(l) {
			return false
		}
	}
	return true
}

// cardsOf makes cards of records.
func cardsOf[T any](items []T, card func(T) *Shared) []*Shared {
	cards := make([]*Shared, len(items))
	for i, item := range items {
		cards[i] = card(item)
	}
	return cards
}

// card returns what cards of all kinds have in common. Its links count from
// the root, so that one card serves every folder at the same depth.
func (s scribe) card(kind string, r model.Record) *Card {
	h := r.Head()
	name := s.title(h)
	c := &Card{Title: Link{Text: name.Text, Lang: name.Lang}, Summary: s.phrase(h.Summary), Record: s.keep(kind, r.Ident())}
	if to, ok := s.Plan.Record(s.lang, kind, r.Ident()); ok {
		c.Title.Href = s.at.Up() + string(to)
	}
	return c
}

// fact adds a fact to a card unless there is nothing to say.
func (c *Card) fact(label string, value Cell) {
	if len(value) > 0 {
		c.Facts = append(c.Facts, Fact{Label: Phrase{Text: label}, Value: unlinked(value)})
	}
}

// badge adds a mark to a card, with a class of its own where colour tells it
// from others; the word always stands in it too.
func (c *Card) badge(text, class string) {
	if text != "" {
		c.Badges = append(c.Badges, Run{Text: text, Class: strings.TrimSpace("badge " + class)})
	}
}

// unlinked takes links out of a cell: a card is one link, and a link inside it
// would lead elsewhere from another folder.
func unlinked(c Cell) Cell {
	c = slices.Clone(c)
	for i := range c {
		c[i].Href = ""
	}
	return c
}
