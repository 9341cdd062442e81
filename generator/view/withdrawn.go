package view

import (
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A Withdrawn is the page at the address of a record that was withdrawn. It
// names nothing of what stood there: all it is made of is a notice.
type Withdrawn struct {
	Frame
	Says string
	On   Cell // the date; may be empty
	List Link // to what there is of the kind now
}

// Template implements [Page].
func (*Withdrawn) Template() string { return "withdrawn" }

// withdrawn yields the pages of the withdrawn records.
func (s *speech) withdrawn(yield func(Page) bool) {
	for _, n := range s.Catalog.Notices {
		to, ok := s.Plan.Record(s.lang, n.Kind, n.ID)
		if ok && s.asked(to) && !yield(s.on(to).withdrawal(n)) {
			return
		}
	}
}

// withdrawal returns the page of one withdrawn record.
func (s scribe) withdrawal(n model.Notice) Page {
	v := &Withdrawn{Says: s.w("withdrawn.says"), On: s.date(n.Withdrawn)}
	to := func(lang i18n.Tag) (route.Path, bool) { return s.Plan.Record(lang, n.Kind, n.ID) }
	v.List = Link{Href: s.list(n.Kind), Text: s.w("nav." + n.Kind)}
	if !s.has(n.Kind) {
		v.List = Link{Href: string(s.at.To(s.Plan.Home(s.lang))), Text: s.w("nav.home")}
	}
	v.Meta = s.head(n.Kind, Phrase{Text: s.w("withdrawn.title")}, "", to, v.List)
	v.Meta.NoIndex, v.Meta.Canonical, v.Meta.Alternates = true, "", nil
	v.Meta.Tags = s.siteTags()
	return v
}

// A Correction is the note on a fact of the page that was wrong.
type Correction struct {
	Date Cell
	Text *Passage
}

// correction returns a record's note, nil where there is none.
func (s *speech) correction(h *model.Header) *Correction {
	text := s.passage(h.Correction)
	if text == nil {
		return nil
	}
	return &Correction{s.date(h.Corrected), text}
}
