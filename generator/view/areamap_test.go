package view

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// sketched returns a catalogue with three parks, two of them on the sketch, and
// one mark of a park that this edition does not have.
func sketched() *model.Catalog {
	park := func(id string) model.Identified {
		return &model.Park{Header: model.Header{ID: id, Title: i18n.Text{"en": "Park " + id}}}
	}
	mark := func(id, park string, kind model.MarkKind, name, at string) model.Identified {
		m := &model.Mark{Entry: model.Entry{ID: id}, Park: park, Kind: kind, Name: i18n.Text{"en": name}}
		if kind.Line() {
			m.Course = must(i18n.ParseCourse(at))
		} else {
			m.Place = must(i18n.ParseOffset(at))
		}
		if name == "" {
			m.Name = nil
		}
		return m
	}
	return site(map[string][]model.Identified{
		"parks": {park("a"), park("b"), park("c")},
		"sketch": {
			mark("centre", "", model.City, "Seat", "0 E, 0 N"), mark("river", "", model.River, "River", "40 W, 8 N; 12 E, 3 N"),
			mark("pa", "a", "", "", "12 E, 3 S"), mark("pb", "b", "", "", "30 W, 9 N"), mark("gone", "withdrawn", "", "", "1 E, 1 N"), mark("lost", "", "", "", "1 E, 1 N"),
		},
	})
}

// The sketch names the parks of the edition that lie on it and no others, marks
// the page's own, and says from where its rings count.
func TestSketch(t *testing.T) {
	s := scribeFor(sketched(), "en")
	m := s.sketch("Where", "b")
	var parks, here []string
	for _, p := range m.Area.Places {
		if p.Link.Kind == "parks" {
			parks = append(parks, p.Link.ID+": "+p.Name)
		}
		if p.Here {
			here = append(here, p.Link.ID)
		}
	}
	if !slices.Equal(parks, []string{"a: Park a", "b: Park b"}) || !slices.Equal(here, []string{"b"}) || len(m.Area.Places) != 3 {
		t.Errorf("parks %q, here %q, %d places", parks, here, len(m.Area.Places))
	}
	if len(m.Area.Rings) != 2 || len(m.Area.Lines) != 1 || !strings.Contains(m.Area.Note, "sketch.note") || !strings.Contains(m.Area.Note, "sketch.rings") {
		t.Errorf("rings %v, note %q", m.Area.Rings, m.Area.Note)
	}
	got := html(m)
	if n := strings.Count(got, "<svg"); n != len(areaLayouts) || strings.Contains(got, "withdrawn") || strings.Contains(got, "http") {
		t.Errorf("%d drawings in %s", n, got)
	}
	if s := scribeFor(site(nil), "en"); s.sketch("Where") != nil {
		t.Error("a sketch of nothing")
	}
}

// A word is in the singular after 1 and after no other number.
func TestCounted(t *testing.T) {
	for text, want := range map[string]string{
		"1 {project|projects} in all":         "1 project in all",
		"21 {project|projects}":               "21 projects",
		"1,001 {park|parks}, 1 {road|roads}":  "1,001 parks, 1 road",
		"0.1 {link|links}":                    "0.1 links",
		"with 1 {firm|firms} of 2 {one|both}": "with 1 firm of 2 both",
		"{open":                               "{open",
		"7个项目":                                "7个项目",
	} {
		if got := counted(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
