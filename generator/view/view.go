// Package view turns a catalogue into pages: one typed struct for each kind of
// page, in one language, holding everything that the page shows and nothing
// else.
//
// What it promises:
//
//   - [Pages] yields every page of the site in a fixed order. A page is built
//     when it is asked for and not kept; only small parts that look the same on
//     many pages ([Shared]) stay.
//   - Every language has every page. Where a record was not written in a
//     language, the page gives its facts in that language, says so, puts prose
//     under the language it was written in, asks not to be indexed, and no
//     other page names it as a translation.
//   - A text that stands in another language than its page carries that
//     language ([Phrase], [Run]), so that no word is ever under a wrong lang.
//   - A reference that the catalogue does not hold leaves no trace. The
//     catalogue has been redacted before it comes here; nothing in this package
//     asks who may see what.
//   - Figures are rendered from stored values by package i18n. Sums are made
//     here, exactly, and only where every part is an exact amount.
//
// Values that write themselves have an AppendHTML method; it escapes all text
// and gives each element the class that the theme's style sheet knows. What is
// laid out by a template are the pages, the cards and the frame around them.
package view

import (
	"iter"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/score"
	"prospectus/generator/source"
)

// A Page is one page in one language.
type Page interface {
	// Head returns what every page has.
	Head() *Head
	// Template names the template that lays the page out.
	Template() string
}

// Input is what pages are made of.
type Input struct {
	Catalog *model.Catalog // what the audience may see
	Plan    *route.Plan
	Staff   bool            // the edition stays in the office: marked everywhere, with boards
	Scores  []*score.Result // the office's scorecards; staff alone see them
	Day     i18n.Date       // on which validity and coming events are judged
	// Words returns the theme's word for a key, "" where it has none.
	Words func(lang i18n.Tag, key string) string
	// Since compares the edition with the last one of which the site keeps an
	// archive; nil where it keeps none.
	Since func() *changes.Report
	// Hash returns the short hash of what is public in a record, or in several
	// taken together.
	Hash func(...model.Identified) string
	// Bodies returns a parsed body; nil for an empty one.
	Bodies func(source.Passage) *markup.Document
	// Media returns the picture that a record's file became. Its addresses
	// are paths from the site's root.
	Media func(kind, id, file string) (markup.Image, bool)
	// Assets returns where a file of the theme is published.
	Assets func(name string) route.Path
	// Prints returns where the sheet of a record is published as a file to be
	// printed, "" where it has none; nil where no record has.
	Prints func(lang i18n.Tag, kind, id string) route.Path
	// Booklets returns the books to be printed that are about a kind of record;
	// nil where there are none.
	Booklets func(lang i18n.Tag, kind string) []Booklet
}

// A Booklet is a book that the site offers to be printed.
type Booklet struct {
	Title i18n.Text
	Path  route.Path
}

// Pages yields every page: the choice of language, the page for addresses that
// do not exist, then language by language the home page, lists and records, and
// last the addresses that lead elsewhere.
func Pages(in Input) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		x := newIndex(in)
		if !yield(x.choose()) || !yield(x.notFound()) {
			return
		}
		for _, lang := range in.Plan.Languages() {
			if !x.speech(lang).all(yield) {
				return
			}
		}
		for _, r := range in.Plan.Redirects() {
			if !yield(x.speech(r.Lang).redirect(r)) {
				return
			}
		}
	}
}

// all yields the pages of a language, and reports whether it was let.
func (s *speech) all(yield func(Page) bool) bool {
	for _, part := range s.parts() {
		for page := range part {
			if !yield(page) {
				return false
			}
		}
	}
	return true
}

// parts lists what a language's pages are, in order.
func (s *speech) parts() []iter.Seq[Page] {
	c := s.Catalog
	list := func(kind string, page func() Page) iter.Seq[Page] { return s.one(s.Plan.List(s.lang, kind, 1), page) }
	return []iter.Seq[Page]{
		s.one(s.Plan.Home(s.lang), s.home),
		s.projectLists, records(s, "projects", c.Projects, scribe.project),
		list("chains", s.chainList), records(s, "chains", c.Chains, scribe.chain),
		s.policyLists, records(s, "policies", c.Policies, scribe.policy), s.incentivesPages,
		s.briefingLists, records(s, "briefings", c.Briefings, scribe.briefing),
		list("parks", s.parkList), s.parks,
		list("offices", s.officeList), records(s, "offices", c.Offices, scribe.office),
		list("services", s.serviceList), records(s, "services", c.Services, scribe.service),
		list("events", s.eventList), records(s, "events", c.Events, scribe.event),
		list("pages", s.pageList), records(s, "pages", c.Pages, scribe.prose),
		list("plots", s.plotList), s.plots,
		list("buildings", s.buildingList), s.buildings,
		s.industries, s.regions, s.amounts, s.states,
		s.withdrawn,
		s.changesPages, s.one(s.Plan.SiteMap(s.lang), s.siteMap), s.closing, s.one(s.Plan.Find(s.lang), s.search), s.keeping, s.leaving,
	}
}

// closing yields the pages that the public has and staff have not, or the other
// way round.
func (s *speech) closing(yield func(Page) bool) {
	if s.Staff {
		s.boards(yield)
		return
	}
	s.one(s.Plan.OpenData(s.lang), s.openData)(yield)
}

// one makes a sequence of a single page.
func (s *speech) one(at route.Path, page func() Page) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		if s.asked(at) {
			yield(page())
		}
	}
}

// records yields the page of each record of a kind.
func records[T model.Record](s *speech, kind string, set model.Set[T], page func(scribe, T) Page) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for r := range set.All() {
			to, ok := s.Plan.Record(s.lang, kind, r.Ident())
			if ok && s.asked(to) && !yield(page(s.on(to), r)) {
				return
			}
		}
	}
}
