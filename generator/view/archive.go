package view

import (
	"cmp"
	"slices"
	"strconv"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// briefingLists yields the pages of all briefings, the newest first, under the
// years that they report on.
func (s *speech) briefingLists(yield func(Page) bool) {
	items := s.newestBriefings()
	slices.SortStableFunc(items, func(a, b *model.Briefing) int { return yearOf(b) - yearOf(a) })
	s.pages(plainList(s, "briefings", items, func(sc scribe, l *List, shown []*model.Briefing) {
		for _, b := range shown {
			id := yearID(b)
			if n := len(l.Groups); n == 0 || l.Groups[n-1].ID != id {
				l.Groups = append(l.Groups, Group{ID: id, Title: s.yearName(b)})
			}
			g := &l.Groups[len(l.Groups)-1]
			g.Cards = append(g.Cards, sc.briefingCard(b))
		}
		if years := sc.years(items); len(years) > 1 {
			l.Before = []Section{{ID: "years", Title: s.w("briefings.years"), Parts: []Fragment{linkList(years)}}}
		}
	}), yield)
}

// years leads to the place in the list where the briefings of each year begin,
// and says how many there are.
func (s scribe) years(items []*model.Briefing) (found Links) {
	count := 0
	for i, b := range items {
		if i == 0 || yearID(b) != yearID(items[i-1]) {
			count = 0
			page := s.Plan.List(s.lang, "briefings", i/s.size+1)
			found = append(found, Link{Href: string(s.at.To(page)) + "#part." + yearID(b), Text: s.yearName(b)})
		}
		count++
		found[len(found)-1].Count = s.int(count)
	}
	return found
}

// yearOf returns the year that a briefing reports on: that in which its period
// ends, else that in which it appeared; 0 where it bears no date.
func yearOf(b *model.Briefing) int {
	return cmp.Or(b.Period.To.Year, b.Period.From.Year, b.Date.Year)
}

// yearID names the year that a briefing reports on; what bears no date comes
// last.
func yearID(b *model.Briefing) string {
	if yearOf(b) == 0 {
		return "undated"
	}
	return strconv.Itoa(yearOf(b))
}

// yearName writes the year that a briefing reports on.
func (s *speech) yearName(b *model.Briefing) string {
	if yearOf(b) == 0 {
		return s.w("briefings.undated")
	}
	return s.loc.Date(i18n.Date{Year: yearOf(b)})
}
