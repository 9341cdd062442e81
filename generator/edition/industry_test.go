package edition

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// trades returns a ledger with as many projects signed in each industry as the
// words say: "food:3 steel:1", each of 1 million more than the one before.
func trades(t *testing.T, month, words string) (ledger []model.LedgerRow) {
	t.Helper()
	for _, word := range strings.Fields(words) {
		industry, count, _ := strings.Cut(word, ":")
		n := 0
		fmt.Sscan(count, &n)
		for i := range n {
			r := row(t, month+"-15", fmt.Sprintf("%d 万元", 100*(len(ledger)+1)), month, fmt.Sprint(i+1))
			r.Industry = industry
			ledger = append(ledger, r)
		}
	}
	return ledger
}

// office returns a catalogue of industries a to h whose briefings, "period:
// measures", ask for sums by industry.
func office(t *testing.T, ledger []model.LedgerRow, briefings ...string) *model.Catalog {
	t.Helper()
	items := map[string][]model.Identified{}
	for id := 'a'; id <= 'h'; id++ {
		items["industries"] = append(items["industries"], &model.Industry{Entry: model.Entry{ID: string(id)}})
	}
	for i, b := range briefings {
		period, measures, _ := strings.Cut(b, ":")
		briefing := &model.Briefing{Header: model.Header{ID: fmt.Sprint("b", i)}, Period: parse(t, i18n.ParsePeriod, period)}
		for _, m := range strings.Fields(measures) {
			briefing.Indicators = append(briefing.Indicators, model.Measure(m))
		}
		briefing.ByIndustry = briefing.Indicators
		items["briefings"] = append(items["briefings"], briefing)
	}
	c := model.NewCatalog(&model.Site{Currency: "CNY"}, items)
	c.Ledger = ledger
	return c
}

// cellsOf lists the cells of a measure and a period as "industry:value".
func cellsOf(all []model.Release, m model.Measure, period string) string {
	var found []string
	for _, r := range all {
		if r.Measure == m && r.Period.String() == period && r.Industry != "" {
			found = append(found, r.Industry+":"+r.Value.String())
		}
	}
	return strings.Join(found, " ")
}

func TestIndustriesAreMerged(t *testing.T) {
	for _, c := range []struct{ signed, want string }{
		{"a:3 b:4 c:5", "a:3 b:4 c:5"},
		{"a:3 b:4 c:1 d:2", "a:3 b:4 *:3"},
		{"a:5 b:4 c:3 d:1", "a:5 b:4 *:4"}, // c joins d, which would stand alone
		{"a:3 b:3 c:4 d:2", "a:3 c:4 *:5"}, // of two as small, the later joins
		{"a:3 b:4 x:2 c:1", "a:3 b:4 *:3"}, // an industry that the site does not list
		{"a:3 b:4 x:9", "a:3 b:4 *:9"},
		{"a:9", ""},
		{"a:9 b:1", ""},     // only one cell would be left
		{"a:2 b:2 c:2", ""}, // all of them in one
		{"a:2", ""},         // the total itself is withheld
		{"", ""},
	} {
		got := cellsOf(released(office(t, trades(t, "2026-01", c.signed), "2026-01: signed-count")), model.SignedCount, "2026-01")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.signed, got, c.want)
		}
	}
}

// released computes the releases of a catalogue that is wholly visible.
func released(c *model.Catalog) []model.Release { return releases(c, c) }

// TestTablesDoNotOverlap: of periods that share a day, the one that ended first
// has the table; measures do not stand in each other's way.
func TestTablesDoNotOverlap(t *testing.T) {
	var ledger []model.LedgerRow
	for _, month := range []string{"2025-01", "2025-02", "2025-12"} {
		ledger = append(ledger, trades(t, month, "a:3 b:3")...)
	}
	got := released(office(t, ledger, "2025-01/2025-12: signed-count started-count paid-in-amount", "2025-01/2025-02: signed-count", "2025-02: signed-count", "2025-12: signed-count", "2025-01: signed-count"))
	for period, want := range map[string]string{"2025-01": "a:3 b:3", "2025-02": "a:3 b:3", "2025-01/2025-02": "", "2025-12": "a:3 b:3", "2025-01/2025-12": ""} {
		if cells := cellsOf(got, model.SignedCount, period); cells != want {
			t.Errorf("%s: %q, want %q", period, cells, want)
		}
	}
	if cells := cellsOf(got, model.PaidInAmount, "2025-01/2025-12"); cells != "a:18 b:18" {
		t.Errorf("paid in: %q", cells)
	}
}

// TestTablesComeOnce: a table is computed once for two briefings of a period,
// and not at all where none asks.
func TestTablesComeOnce(t *testing.T) {
	ledger := trades(t, "2026-01", "a:3 b:3")
	c := office(t, ledger, "2026-01: signed-count", "2026-01: signed-count")
	if got := cellsOf(released(c), model.SignedCount, "2026-01"); got != "a:3 b:3" {
		t.Errorf("got %q", got)
	}
	for b := range c.Briefings.All() {
		b.ByIndustry = nil
	}
	if got := released(c); len(got) != 1 {
		t.Errorf("nobody asked: %+v", got)
	}
}

// checkCells fails where a cell of a table holds one or two projects, or where
// the cells do not add up to the total. It counts the projects anew: an
// industry that has a cell is alone in it, all the others share one.
func checkCells(t *testing.T, c *model.Catalog, all []model.Release) (tables int) {
	t.Helper()
	for _, total := range all {
		if total.Industry != "" {
			continue
		}
		var cells []model.Release
		var named []string
		for _, r := range all {
			if r.Measure == total.Measure && r.Period == total.Period && r.Industry != "" {
				cells, named = append(cells, r), append(named, r.Industry)
			}
		}
		if len(cells) == 0 {
			continue
		}
		tables++
		if len(cells) < 2 || total.Withheld {
			t.Errorf("%s %s: %d cells, total withheld: %t", total.Measure, total.Period, len(cells), total.Withheld)
		}
		var sum i18n.Decimal
		behind := map[string]int{}
		for _, row := range c.Ledger {
			if _, ok := contribution(&row, total.Measure, total.Period); ok {
				if slices.Contains(named, row.Industry) {
					behind[row.Industry]++
				} else {
					behind[model.OtherIndustries]++
				}
			}
		}
		for _, r := range cells {
			sum, _ = sum.Add(r.Value)
			if n := behind[r.Industry]; n < fewest || n != r.Count || r.HasPrior || r.Withheld {
				t.Errorf("%s %s %s: %d projects, released as %+v", r.Measure, r.Period, r.Industry, n, r)
			}
			delete(behind, r.Industry)
		}
		if sum != total.Value || len(behind) > 0 {
			t.Errorf("%s %s: cells make %s, the total is %s; left out: %v", total.Measure, total.Period, sum, total.Value, behind)
		}
	}
	return tables
}

// TestNoCellTellsOnTwo: over many random ledgers no cell holds one or two
// projects, and every table adds up.
func TestNoCellTellsOnTwo(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	tables := 0
	for range 600 {
		var words []string
		for _, industry := range "abcdefghx" {
			if random.IntN(3) > 0 {
				words = append(words, fmt.Sprintf("%c:%d", industry, random.IntN(6)))
			}
		}
		ledger := trades(t, "2026-01", strings.Join(words, " "))
		for i := range ledger {
			if random.IntN(4) == 0 {
				ledger[i].Investment = parse(t, i18n.ParseMoney, "面议")
			}
			if random.IntN(4) == 0 {
				ledger[i].PaidIn = nil
			}
		}
		c := office(t, ledger, "2026-01: signed-count signed-amount paid-in-amount")
		tables += checkCells(t, c, released(c))
	}
	if tables < 500 {
		t.Errorf("only %d tables were made", tables)
	}
}

// TestHashFollowsReleases: a briefing whose sums change says something else,
// and so has another hash; other records keep theirs.
func TestHashFollowsReleases(t *testing.T) {
	hashes := func(signed string) (string, string) {
		full := office(t, trades(t, "2026-01", signed), "2026-01: signed-count")
		c, _ := For(Site, full)
		d := Digest(c)
		return d.Of(c.Briefings.Get("b0")), d.Of(c.Industries.Get("a"))
	}
	one, industry := hashes("a:3 b:4")
	if two, same := hashes("a:4 b:3"); one == two || industry != same {
		t.Errorf("briefing %s and %s, industry %s and %s", one, two, industry, same)
	}
	few, _ := hashes("a:1")
	if fewer, _ := hashes("a:2"); few != fewer {
		t.Error("the hash tells one project from two")
	}
}
