package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// rows are the texts of a table's rows, head, body and foot.
func rows(t *Table) (all []string) {
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title)
	}
	all = append(all, strings.Join(titles, "|"))
	for _, row := range append(append([]Row(nil), t.Rows...), t.Foot...) {
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text())
		}
		all = append(all, strings.Join(cells, "|"))
	}
	return all
}

// divided returns a briefing of four measures and the releases of a period.
func divided(releases ...string) (*model.Catalog, *model.Briefing) {
	b := &model.Briefing{
		Header: head1("b"), Period: must(i18n.ParsePeriod("2026-01")), ByIndustry: []model.Measure{
			model.SignedAmount, model.SignedCount, model.SignedCount, model.OperatingCount, model.PaidInAmount, model.StartedAmount,
		},
	}
	b.Indicators = b.ByIndustry
	c := site(map[string][]model.Identified{"briefings": {b}, "industries": {
		&model.Industry{Entry: row("food"), Name: texts("食品", "Food")}, &model.Industry{Entry: row("steel"), Name: texts("钢", "Steel")},
	}})
	for _, r := range releases {
		f := strings.Fields(r)
		c.Releases = append(c.Releases, model.Release{Measure: model.Measure(f[0]), Period: b.Period, Industry: strings.Trim(f[1], "-"), Value: must(i18n.ParseDecimal(f[2]))})
	}
	return c, b
}

func TestIndustryTable(t *testing.T) {
	c, b := divided(
		"signed-count - 10", "signed-amount - 300000000", "paid-in-amount - -5", "operating-count - 4", "started-amount - 7",
		"signed-count food 7", "signed-count * 3",
		"signed-amount food 100000000", "signed-amount steel 150000000", "signed-amount * 50000000",
		"paid-in-amount food 10", "paid-in-amount steel -15", "started-amount food 7",
	)
	got := rows(scribeFor(c, "en").industryTable(b))
	want := []string{
		"field.industry|measure.signed-amount|indicators.share|measure.signed-count|measure.paid-in-amount|indicators.share",
		"Food|RMB 100 million|33.3%|7|RMB 10|",
		"Steel|RMB 150 million|50%||RMB −15|",
		"indicators.others|RMB 50 million|16.7%|3||",
		"table.total|RMB 300 million|100%|10|RMB −5|",
	}
	for i := range want {
		if i < len(got) {
			got[i] = strings.ReplaceAll(got[i], "%!(EXTRA string="+"measure.signed-amount)", "")
			got[i] = strings.ReplaceAll(got[i], "%!(EXTRA string="+"measure.paid-in-amount)", "")
		}
		if i >= len(got) || got[i] != want[i] {
			t.Errorf("row %d: got %q, want %q", i, got, want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rows, want %d", len(got), len(want))
	}
}

// TestNoIndustryTable: totals alone make none, nor do sums that the briefing
// does not ask for.
func TestNoIndustryTable(t *testing.T) {
	c, b := divided("signed-count - 10", "signed-amount - 300000000")
	if table := scribeFor(c, "en").industryTable(b); table != nil {
		t.Errorf("totals alone: %q", rows(table))
	}
	c, b = divided("signed-count - 10", "signed-count food 7", "signed-count * 3")
	b.ByIndustry = nil
	if table := scribeFor(c, "en").industryTable(b); table != nil {
		t.Errorf("nobody asked: %q", rows(table))
	}
}

// TestBriefingsStandByYear: the list goes over pages, the newest first; every
// page leads to the place where each year begins.
func TestBriefingsStandByYear(t *testing.T) {
	var items []model.Identified
	add := func(n int, year string) {
		for i := range n {
			b := &model.Briefing{Header: head1(fmt.Sprintf("b-%s-%02d", year, i)), Total: i}
			if year != "" {
				b.Date = date(fmt.Sprintf("%s-01-%02d", year, i+1))
			}
			items = append(items, b)
		}
	}
	add(2, "")
	add(15, "2024")
	add(12, "2025")
	add(3, "2026")
	pages := pagesOf(t, site(map[string][]model.Identified{"briefings": items}))
	for path, want := range map[route.Path]string{
		"en/briefings/index.html": "2026:3 2025:12 2024:5", "en/briefings/index.2.html": "2024:10 undated:2",
	} {
		l, ok := pages[path].(*List)
		if !ok {
			t.Fatalf("no list at %s", path)
		}
		var got []string
		for _, g := range l.Groups {
			got = append(got, fmt.Sprintf("%s:%d", g.ID, len(g.Cards)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", path, got, want)
		}
	}
	links := html(pages["en/briefings/index.html"].(*List).Before[0])
	for _, want := range []string{
		`id="part.years"`, `<a href="index.html#part.2026">2026 <span class="count">3</span></a>`, `<a href="index.html#part.2024">2024 <span class="count">15</span></a>`,
		`<a href="index.2.html#part.undated">briefings.undated <span class="count">2</span></a>`,
	} {
		if !strings.Contains(links, want) {
			t.Errorf("the years do not say %s: %s", want, links)
		}
	}
}

// TestOneYearNeedsNoWay: a list of one year leads to none.
func TestOneYearNeedsNoWay(t *testing.T) {
	b := &model.Briefing{Header: head1("b"), Date: date("2026-01-01")}
	l := pagesOf(t, site(map[string][]model.Identified{"briefings": {b}}))["en/briefings/index.html"].(*List)
	if len(l.Before) != 0 || l.Groups[0].Title != "2026" {
		t.Errorf("%+v, %+v", l.Before, l.Groups)
	}
}
