package view

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// explored returns the explorer of the projects of a catalogue.
func explored(t *testing.T, c *model.Catalog, lang i18n.Tag) *Explorer {
	t.Helper()
	for p := range Pages(input(c)) {
		if l, ok := p.(*List); ok && l.Meta.Lang == lang && l.Meta.Kind == "projects" && l.Explore != nil {
			return l.Explore
		}
	}
	t.Fatal("no explorer of projects")
	return nil
}

// filed writes what a division says of each entry.
func (e *Explorer) filed(key string) string {
	var all []string
	for _, d := range e.Divisions {
		for _, codes := range d.Codes {
			var ids []string
			for _, c := range codes {
				ids = append(ids, d.Values[c].ID)
			}
			if d.Key == key {
				all = append(all, strings.Join(ids, "+"))
			}
		}
	}
	return strings.Join(all, " ")
}

func exploredSite() *model.Catalog {
	chain := &model.Chain{Header: head1("c"), Segments: []model.Segment{{ID: "s", Band: model.Support}}, Nodes: []*model.Node{
		{Entry: row("n"), Chain: "c", Segment: "s"}, {Entry: row("idle"), Chain: "c", Segment: "s"}, {Entry: row("m"), Chain: "c", Segment: "s"},
	}}
	return site(map[string][]model.Identified{
		"projects": {
			project("gone", func(p *model.Project) { p.State = model.Withdrawn }),
			project("later", func(p *model.Project) { p.State, p.Node, p.Industry = model.Closed, "c/m", "food" }),
			project("first", func(p *model.Project) {
				p.Node, p.Industry, p.Park = "c/n", "food", "secret"
				p.Investment, p.Modes = money("2–3 亿元"), []model.Mode{"sole", "lease"}
				p.Land.Area = must(i18n.ParseArea("15 亩"))
			}),
		},
		"chains":     {chain},
		"industries": {&model.Industry{Entry: row("food"), Name: texts("食品", "Food")}, &model.Industry{Entry: row("steel"), Name: texts("钢", "Steel")}},
	})
}

func TestExplorerFilesProjects(t *testing.T) {
	e := explored(t, exploredSite(), "en")
	if fmt.Sprint(e.Places) != "[2 1]" {
		t.Errorf("places %v: open ones first, and what was withdrawn in no list", e.Places)
	}
	for key, want := range map[string]string{"state": "open closed", "chain": "c/n c/m", "mode": "sole+lease ", "amount": "large ", "park": "", "industry": "food food"} {
		if got := e.filed(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	for _, d := range e.Divisions {
		switch d.Key {
		case "chain":
			if len(d.Values) != 3 || d.Values[1].Parent != 0 || d.Values[2].Parent != 0 || d.Values[2].ID != "c/m" {
				t.Errorf("chain and its nodes: %+v", d.Values)
			}
		case "industry":
			if d.Offered || len(d.Values) != 1 {
				t.Errorf("what tells nothing apart is offered, or a value that nothing has kept: %+v", d)
			}
		}
	}
	m := e.Scales[0]
	if m.Key != "investment" || m.Spans[0].Low.RatString() != "20000" || m.Spans[0].High.RatString() != "30000" || m.Spans[1] != (Span{}) {
		t.Errorf("amounts %+v", m)
	}
	if got := e.Scales[1].Spans[0].Low; got.Cmp(big.NewRat(10_000, 1)) != 0 {
		t.Errorf("15 mu are %v square metres", got)
	}
	if got := e.Row(0); got.Href != "first.html" || got.Title.Text != "Project first" {
		t.Errorf("row %+v", got)
	}
}

func TestExplorersOfAllLanguagesAgree(t *testing.T) {
	a, b := explored(t, exploredSite(), "zh"), explored(t, exploredSite(), "en")
	for _, d := range a.Divisions {
		if a.filed(d.Key) != b.filed(d.Key) {
			t.Errorf("%s differs", d.Key)
		}
	}
}

func TestMoneyUnits(t *testing.T) {
	for lang, want := range map[i18n.Tag]string{"zh": "亿元 10000", "en": "RMB million 100", "ja": "億元 10000"} {
		c := site(nil)
		unit, factor := newIndex(input(c)).speech(lang).moneyUnit()
		if got := unit + " " + factor.RatString(); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestSpans(t *testing.T) {
	show := func(s Span) string {
		end := func(r *big.Rat) string {
			if r == nil {
				return ""
			}
			return r.RatString()
		}
		return end(s.Low) + "~" + end(s.High)
	}
	for text, want := range map[string]string{"5 米": "5~5", "约 5 米": "5~5", "不低于 5 米": "5~", "不超过 5 米": "~5", "5–7 米": "5~7"} {
		spans, unit := quantitySpans([]i18n.Quantity{must(i18n.ParseQuantity(text)), must(i18n.ParseQuantity("5 米")), must(i18n.ParseQuantity("3 kVA"))})
		if got := show(spans[0]); got != want || unit != "m" {
			t.Errorf("%s: %s in %s, want %s", text, got, unit, want)
		}
		if show(spans[2]) != "~" {
			t.Errorf("a figure in another unit counts: %v", spans[2])
		}
	}
}

func TestLandBands(t *testing.T) {
	c := site(nil)
	area := func(s string) i18n.Area { return must(i18n.ParseArea(s)) }
	c.Site.Lands = []model.LandBand{{ID: "small", Below: area("30 亩")}, {ID: "middle", Least: area("30 亩"), Below: area("4 公顷")}, {ID: "large", Least: area("4 公顷")}}
	s := newIndex(input(c)).speech("en")
	for text, want := range map[string]string{"29.9 亩": "small", "30 亩": "middle", "2 公顷": "middle", "60 亩": "large", "59–70 亩": "middle"} {
		if got := s.landBand(area(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for i, want := range []string{"amounts.below 30 mu", "amounts.between 30 mu", "amounts.from 4 ha"} {
		if got := s.landBandName(c.Site.Lands[i]); !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
