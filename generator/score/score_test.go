package score

import (
	"fmt"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

const day = "2026-10-31"

// work loads one scheme with its figures and works it out.
func work(t *testing.T, scheme, inputs string) (*Result, []string) {
	t.Helper()
	fsys := fstest.MapFS{"data/scorecards/x.toml": {Data: []byte(scheme)}}
	if inputs != "" {
		fsys["data/scorecards/x.inputs.toml"] = &fstest.MapFile{Data: []byte(inputs)}
	}
	list := &diag.List{}
	cards := Load(content.Source{Site: fsys}, list)
	if len(cards) == 0 {
		return nil, found(list)
	}
	d, err := i18n.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	r := Evaluate(cards[0], d, list)
	return r, found(list)
}

// found writes diagnostics as place and code.
func found(list *diag.List) (all []string) {
	for _, d := range list.Sorted() {
		p := d.Span.Position()
		all = append(all, fmt.Sprintf("%s:%d:%d %s", strings.TrimPrefix(p.File, "data/scorecards/"), p.Line, p.Column, d.Rule.Code))
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if said := d.Message(lang) + strings.Join(d.Advice(lang), ""); strings.Contains(said, "%!") {
				all = append(all, "badly said: "+said)
			}
		}
	}
	return all
}

// sheet writes a row as its points, total, grade and rank; ? stands for open,
// the label for a consequence and – for not due.
func sheet(row *Row) string {
	var b strings.Builder
	for _, s := range row.Steps {
		switch s.State {
		case Scored:
			b.WriteString(s.Points.RatString() + " ")
		case Open:
			b.WriteString("? ")
		case Outcome:
			b.WriteString(s.Label["en"] + " ")
		case NotDue:
			b.WriteString("– ")
		}
	}
	b.WriteString("= ")
	if row.Total == nil {
		return b.String() + "?"
	}
	fmt.Fprintf(&b, "%s %s #%d-%d", row.Total.RatString(), row.Grade["en"], row.Rank.Best, row.Rank.Worst)
	return b.String()
}

func sheets(r *Result) string {
	if r == nil {
		return "no card"
	}
	var all []string
	for _, row := range r.Rows {
		all = append(all, sheet(row))
	}
	return strings.Join(all, " | ")
}

const head = `title = { en = "T", zh = "题" }
[input.a]
label = { en = "actual" }
[input.t]
label = { en = "target" }
[input.m]
label = { en = "amount" }
money = true
[indicator.i]
label = { en = "I" }
`

func units(rows ...string) string {
	var b strings.Builder
	for i, r := range rows {
		fmt.Fprintf(&b, "[unit.u%d]\nname = { en = \"U%d\" }\n%s\n", i+1, i+1, strings.ReplaceAll(r, "; ", "\n"))
	}
	return b.String()
}

// cases holds each rule with what it gives and each case it leaves open. The
// indicator begins on line 9 of the scheme, the figures of unit n on line 4n-1.
var cases = []struct {
	name, indicator, inputs, want string
	found                         []string
}{
	{"a target met is capped at the weight", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"", units("a = 12; t = 10"), "50 = 50  #1-1", nil},
	{"in proportion, exactly", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"\nbelow = \"proportion\"", units("a = 1; t = 3"), "50/3 = 50/3  #1-1", nil},
	{"tenths do not drift", "rule = \"proportion\"\nweight = 1\nactual = \"a\"\ntarget = 0.3\nbelow = \"proportion\"", units("a = 0.1"), "1/3 = 1/3  #1-1", nil},
	{"a missed target is open", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"", units("a = 1; t = 3"), "? = ?", []string{"x.inputs.toml:3:5 score-target-missed"}},
	{"a missed target may give nothing", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"\nbelow = \"zero\"", units("a = 1; t = 3"), "0 = 0  #1-1", nil},
	{"no target", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"", units("a = 1"), "? = ?", []string{"x.inputs.toml:1:1 score-figure-missing"}},
	{"something out of nothing", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"", units("a = 1; t = 0"), "? = ?", []string{"x.inputs.toml:4:5 score-divided-by-zero"}},
	{"nothing out of nothing", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"", units("a = 0; t = 0"), "? = ?", []string{"x.inputs.toml:4:5 score-nothing-of-nothing"}},
	{"nothing out of nothing, settled", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"\nempty = \"full\"", units("a = 0; t = 0"), "50 = 50  #1-1", nil},
	{"nothing out of nothing, settled as nothing", "rule = \"proportion\"\nweight = 50\nactual = \"a\"\ntarget = \"t\"\nempty = \"zero\"", units("a = 0; t = 0"), "0 = 0  #1-1", nil},

	{"shares after the first", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"leader\"", units("a = 9", "a = 6", "a = 3"), "30 = 30  #1-1 | 20 = 20  #2-2 | 10 = 10  #3-3", nil},
	{"shares of the sum", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"sum\"", units("a = 9", "a = 6", "a = 3"), "30 = 30  #1-1 | 10 = 10  #2-2 | 5 = 5  #3-3", nil},
	{"several first", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"leader\"", units("a = 9", "a = 9", "a = 3"), "? = ? | ? = ? | 10 = 10  #1-3",
		[]string{"x.inputs.toml:3:5 score-tie-for-first", "x.inputs.toml:6:5 score-tie-for-first"}},
	{"several first, settled", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"leader\"\nfirst = \"full\"", units("a = 9", "a = 9", "a = 3"), "30 = 30  #1-2 | 30 = 30  #1-2 | 10 = 10  #3-3",
		[]string{"x.inputs.toml:4:1 score-tie-in-rank"}},
	{"one that missed its target takes no part", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\ntarget = 5\nshare = \"leader\"", units("a = 9", "a = 4"), "30 = 30  #1-2 | ? = ?", []string{"x.inputs.toml:6:5 score-target-missed"}},
	{"unlike targets", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\ntarget = \"t\"\nshare = \"leader\"", units("a = 9; t = 6", "a = 4; t = 1"), "? = ? | ? = ?",
		[]string{"x.inputs.toml:4:5 score-targets-differ", "x.inputs.toml:8:5 score-targets-differ"}},
	{"unlike targets by amount", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\ntarget = \"t\"\nshare = \"leader\"\nmixed = \"amount\"", units("a = 9; t = 6", "a = 3; t = 1"), "30 = 30  #1-1 | 10 = 10  #2-2", nil},
	{"unlike targets by rate", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\ntarget = \"t\"\nshare = \"leader\"\nmixed = \"rate\"", units("a = 9; t = 6", "a = 3; t = 1"), "15 = 15  #2-2 | 30 = 30  #1-1", nil},
	{"a figure that is missing leaves the ranking open for all", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"leader\"", units("a = 9", ""), "? = ? | ? = ?", []string{"x.inputs.toml:4:1 score-figure-missing"}},
	{"first with nothing", "rule = \"rank-share\"\nweight = 30\nactual = \"a\"\nshare = \"leader\"", units("a = 0"), "? = ?", []string{"x.inputs.toml:3:5 score-divided-by-zero"}},

	{"points by thresholds", "rule = \"bands\"\nactual = \"a\"\n[indicator.i.band.low]\nbelow = 5\npoints = 1\n[indicator.i.band.high]\nfrom = 5\npoints = 2", units("a = 4.99", "a = 5"), "1 = 1  #2-2 | 2 = 2  #1-1", nil},
	{"a consequence", "rule = \"bands\"\nactual = \"a\"\ntarget = \"t\"\n[indicator.i.band.low]\nlabel = { en = \"called in\" }\nbelow = \"1/2\"\n[indicator.i.band.high]\nlabel = { en = \"well\" }\nfrom = \"1/2\"", units("a = 1; t = 3", "a = 2; t = 4"), "called in = ? | well = ?", nil},
	{"a share of nothing", "rule = \"bands\"\nactual = \"a\"\ntarget = \"t\"\n[indicator.i.band.all]\nfrom = 0\npoints = 1", units("a = 0; t = 0"), "? = ?", []string{"x.inputs.toml:4:5 score-divided-by-zero"}},
	{"a gap, and a figure in it", "rule = \"bands\"\nactual = \"a\"\n[indicator.i.band.low]\nbelow = 5\npoints = 1\n[indicator.i.band.high]\nabove = 5\npoints = 2", units("a = 5"), "? = ?", []string{"x.inputs.toml:3:5 score-in-a-gap", "x.toml:16:1 score-bands-gap"}},
	{"an overlap, and a figure in it", "rule = \"bands\"\nactual = \"a\"\n[indicator.i.band.low]\nupto = 5\npoints = 1\n[indicator.i.band.high]\nfrom = 5\npoints = 2", units("a = 5"), "? = ?", []string{"x.inputs.toml:3:5 score-in-two-bands", "x.toml:16:1 score-bands-overlap"}},
	{"not due", "rule = \"bands\"\nactual = \"a\"\ndue = 2026-11-01\n[indicator.i.band.all]\nfrom = 0", units("a = 5"), "– = ?", nil},

	{"deductions", "rule = \"tally\"\nweight = 10\nstart = 10\n[indicator.i.case.late]\nlabel = { en = \"late\" }\ncount = \"a\"\neach = -0.5", units("a = 3"), "17/2 = 17/2  #1-1", nil},
	{"deductions below nothing", "rule = \"tally\"\nweight = 10\nstart = 10\n[indicator.i.case.late]\nlabel = { en = \"late\" }\ncount = \"a\"\neach = -0.5", units("a = 21"), "? = ?", []string{"x.inputs.toml:1:1 score-below-nothing"}},
	{"a floor", "rule = \"tally\"\nweight = 10\nstart = 10\nleast = 0\n[indicator.i.case.late]\nlabel = { en = \"late\" }\ncount = \"a\"\neach = -0.5", units("a = 21"), "0 = 0  #1-1", nil},
	{"a bonus with a cap", "rule = \"tally\"\nmost = 5\n[indicator.i.case.more]\nlabel = { en = \"more\" }\ncount = \"a\"\neach = 2", units("a = 2", "a = 9"), "4 = 4  #2-2 | 5 = 5  #1-1", nil},
	{"halves and doubles", "rule = \"tally\"\n[indicator.i.case.half]\nlabel = { en = \"half\" }\ncount = \"a\"\neach = 3\nfactor = \"1/2\"\n[indicator.i.case.double]\nlabel = { en = \"double\" }\ncount = \"t\"\neach = 3\nfactor = -2", units("a = 3; t = 1"), "-3/2 = -3/2  #1-1", nil},
	{"what is missing", "rule = \"tally\"\n[indicator.i.case.trips]\nlabel = { en = \"trips\" }\nrequired = 4\nmade = \"a\"\neach = -1\nfactor = 2", units("a = 1", "a = 7"), "-6 = -6  #2-2 | 0 = 0  #1-1", nil},
	{"points decided case by case", "rule = \"tally\"\nweight = 10\nstart = 10\n[indicator.i.case.x]\nlabel = { en = \"x\" }\namounts = \"a\"\nlowest = -5\nhighest = -1", units("a = [-1, -2.5]", "a = 0"), "13/2 = 13/2  #2-2 | 10 = 10  #1-1", nil},
	{"how much each counts is open", "rule = \"tally\"\nweight = 10\nstart = 10\n[indicator.i.case.x]\nlabel = { en = \"x\" }\namounts = \"a\"\nlowest = -5\nhighest = -1", units("a = 2"), "? = ?", []string{"x.inputs.toml:3:5 score-amount-open"}},
	{"outside what the plan allows", "rule = \"tally\"\nweight = 10\nstart = 10\n[indicator.i.case.x]\nlabel = { en = \"x\" }\namounts = \"a\"\nlowest = -5\nhighest = -1", units("a = [-6]"), "? = ?", []string{"x.inputs.toml:3:5 score-amount-outside"}},
	{"cases of no named kind", "rule = \"tally\"\nof = \"t\"\n[indicator.i.case.x]\nlabel = { en = \"x\" }\ncount = \"a\"\neach = 1", units("a = 2; t = 3", "a = 3; t = 3"), "? = ? | 3 = 3  #1-2", []string{"x.inputs.toml:4:5 score-cases-sum"}},
	{"unsettled for one unit", "rule = \"proportion\"\nweight = 1\nactual = \"a\"\ntarget = 1\n[unsettled.x]\ntext = { en = \"errands\" }\nunits = [\"u2\"]\nindicator = \"i\"", units("a = 1", "a = 1"), "1 = 1  #1-2 | ? = ?", []string{"x.toml:15:1 score-unsettled"}},
	{"unsettled for the total of all", "rule = \"proportion\"\nweight = 1\nactual = \"a\"\ntarget = 1\n[unsettled.x]\ntext = { en = \"what then\" }", units("a = 1"), "1 = ?", []string{"x.toml:15:1 score-unsettled"}},
	{"no units", "rule = \"proportion\"\nweight = 1\nactual = \"a\"\ntarget = 1", "", "", []string{"x.toml:0:0 score-without-units"}},
}

func TestRules(t *testing.T) {
	fired := map[string]bool{}
	for _, c := range cases {
		r, got := work(t, head+c.indicator+"\n", c.inputs)
		if s := sheets(r); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
		if !slices.Equal(got, c.found) {
			t.Errorf("%s: found %q, want %q", c.name, got, c.found)
		}
		for _, f := range got {
			fired[f[strings.LastIndex(f, " ")+1:]] = true
		}
		if r == nil {
			continue
		}
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if text := r.Text(lang); strings.Contains(text, "%!") || strings.Contains(text, "<nil>") {
				t.Errorf("%s: printed %s", c.name, text)
			}
		}
	}
	for _, f := range slices.Concat(totals, faults) {
		for _, s := range f.found {
			fired[s[strings.LastIndex(s, " ")+1:]] = true
		}
	}
	for _, r := range Rules() {
		if !fired[r.Code] {
			t.Errorf("no case has %s", r.Code)
		}
	}
}

type scheme struct {
	name, text, inputs, want string
	found                    []string
}

const one = "[indicator.i]\nlabel = { en = \"I\" }\nrule = \"proportion\"\nweight = 100\nactual = \"a\"\ntarget = 100\nbelow = \"proportion\"\n"
const graded = "[grade.good]\nlabel = { en = \"good\" }\nfrom = 90\nupto = 100\n[grade.fair]\nlabel = { en = \"fair\" }\nbelow = 90\n"
const top = "title = { en = \"T\" }\n"
const asks = "[input.a]\nlabel = { en = \"A\" }\n"

// totals are whole schemes: sums, grades and ranks. Keys of the scheme begin on
// line 2.
var totals = []scheme{
	{"weights that add up", top + "total = 100\n" + asks + one + graded, units("a = 90", "a = 89"), "90 = 90 good #1-1 | 89 = 89 fair #2-2", nil},
	{"weights that do not", top + "total = 90\n" + asks + one, units("a = 90"), "90 = ?", []string{"x.toml:2:9 score-weights-sum"}},
	{"equals, open", top + asks + one, units("a = 9", "a = 9", "a = 8"), "9 = 9  #1-2 | 9 = 9  #1-2 | 8 = 8  #3-3", []string{"x.inputs.toml:4:1 score-tie-in-rank"}},
	{"equals share", top + "ties = \"shared\"\n" + asks + one, units("a = 9", "a = 9", "a = 8"), "9 = 9  #1-1 | 9 = 9  #1-1 | 8 = 8  #3-3", nil},
	{"equals, dense", top + "ties = \"dense\"\n" + asks + one, units("a = 9", "a = 9", "a = 8"), "9 = 9  #1-1 | 9 = 9  #1-1 | 8 = 8  #2-2", nil},
	{"equals parted", top + "tie_break = [\"j\"]\n" + asks + "[input.b]\nlabel = { en = \"B\" }\n" + one + strings.NewReplacer("indicator.i", "indicator.j", `"a"`, `"b"`).Replace(one), units("a = 9; b = 1", "a = 1; b = 9"), "9 1 = 10  #2-2 | 1 9 = 10  #1-1", nil},
	{"rounding would change the grade", top + "total = 100\n" + asks + one + graded, units("a = 89.996"), "22499/250 = 22499/250  #1-1", []string{"x.inputs.toml:1:1 score-rounding"}},
	{"rounding as stated", top + "total = 100\nround = 2\n" + asks + one + graded, units("a = 89.996", "a = 89.994"), "22499/250 = 90 good #1-1 | 44997/500 = 8999/100 fair #2-2", nil},
	{"grades with a hole", top + "total = 100\n" + asks + one + strings.Replace(graded, "below = 90", "below = 80", 1), units("a = 85"), "85 = 85  #1-1", []string{"x.inputs.toml:1:1 score-in-a-gap", "x.toml:12:1 score-bands-gap"}},
	{"grades that overlap", top + "total = 100\n" + asks + one + strings.Replace(graded, "below = 90", "below = 95", 1), units("a = 91"), "91 = 91  #1-1", []string{"x.inputs.toml:1:1 score-in-two-bands", "x.toml:12:1 score-bands-overlap"}},
	{"grades that end too early", top + "total = 100\n" + asks + one + strings.Replace(graded, "upto = 100", "below = 100", 1), units("a = 1"), "1 = 1 fair #1-1", []string{"x.toml:12:1 score-bands-gap"}},
	{"grades that begin too late", top + "total = 100\n" + asks + one + "[grade.good]\nlabel = { en = \"good\" }\nfrom = 60\nupto = 100\n", units("a = 60"), "60 = 60 good #1-1", []string{"x.toml:12:1 score-bands-gap"}},
}

func TestTotals(t *testing.T) {
	for _, c := range totals {
		r, got := work(t, c.text, c.inputs)
		if s := sheets(r); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
		if !slices.Equal(got, c.found) {
			t.Errorf("%s: found %q, want %q", c.name, got, c.found)
		}
	}
}

// faults are files that no card can be made of.
var faults = []scheme{
	{"an unknown key", top + "totl = 100\n" + asks + one, units("a = 1"), "", []string{"x.toml:2:1 score-unknown-key"}},
	{"no rule", top + asks + "[indicator.i]\nlabel = { en = \"I\" }\n", units("a = 1"), "", []string{"x.toml:4:1 score-missing-key"}},
	{"no such rule", top + asks + strings.Replace(one, `"proportion"`, `"share"`, 1), units("a = 1"), "", []string{"x.toml:6:8 score-wrong-value"}},
	{"no such input", top + asks + strings.Replace(one, `"a"`, `"b"`, 1), units("a = 1"), "", []string{"x.toml:8:10 score-unknown-name"}},
	{"no such indicator", top + "tie_break = [\"k\"]\n" + asks + one, units("a = 1"), "", []string{"x.toml:2:13 score-unknown-name"}},
	{"a number written as a word", top + asks + strings.Replace(one, "100", `"much"`, 1), units("a = 1"), "", []string{"x.toml:7:10 score-wrong-value"}},
	{"an exponent", top + asks + strings.Replace(one, "100", "1e2", 1), units("a = 1"), "", []string{"x.toml:7:10 score-wrong-value"}},
	{"a division by nothing", top + asks + strings.Replace(one, "100", `"1/0"`, 1), units("a = 1"), "", []string{"x.toml:7:10 score-wrong-value"}},
	{"an amount against a number", top + asks + "money = true\n" + one, units("a = \"1 亿元\""), "", []string{"x.toml:10:10 score-unlike-figures"}},
	{"an amount that is not exact", top + asks + "money = true\n" + strings.Replace(one, "target = 100", "target = \"a\"", 1), units("a = \"约1亿元\""), "", []string{"x.inputs.toml:3:5 score-wrong-value"}},
	{"amounts in two currencies", top + asks + "money = true\n" + strings.Replace(one, "target = 100", "target = \"a\"", 1), units("a = \"1 亿元\"", "a = \"1 亿美元\""), "", []string{"x.inputs.toml:6:5 score-wrong-value"}},
	{"a figure that nobody asks for", top + asks + one, units("a = 1; b = 2"), "", []string{"x.inputs.toml:4:1 score-unknown-key"}},
	{"a unit without a name", top + asks + one, "[unit.u]\na = 1\n", "", []string{"x.inputs.toml:1:1 score-missing-key"}},
	{"an unsettled case of a unit that is not there", top + asks + one + "[unsettled.x]\ntext = { en = \"?\" }\nunits = [\"v\"]\n", units("a = 1"), "", []string{"x.toml:11:1 score-unknown-name"}},
	{"a case without points", top + asks + "[indicator.i]\nlabel = { en = \"I\" }\nrule = \"tally\"\n[indicator.i.case.c]\nlabel = { en = \"C\" }\ncount = \"a\"\n", units("a = 1"), "", []string{"x.toml:7:1 score-missing-key"}},
	{"figures without a scheme", "", units("a = 1"), "", []string{"x.inputs.toml:0:0 score-without-scheme"}},
}

func TestFaults(t *testing.T) {
	for _, c := range faults {
		fsys := fstest.MapFS{"data/scorecards/x.inputs.toml": {Data: []byte(c.inputs)}}
		if c.text != "" {
			fsys["data/scorecards/x.toml"] = &fstest.MapFile{Data: []byte(c.text)}
		}
		list := &diag.List{}
		if cards := Load(content.Source{Site: fsys}, list); len(cards) != 0 {
			t.Errorf("%s: there is a card", c.name)
		}
		if got := found(list); !slices.Equal(got, c.found) {
			t.Errorf("%s: found %q, want %q", c.name, got, c.found)
		}
	}
}

// TestThresholds cuts a scale at random places, and compares what is reported
// with a look at every number that can matter.
func TestThresholds(t *testing.T) {
	next := uint64(1)
	random := func(n int) int {
		next = next*6364136223846793005 + 1442695040888963407
		return int(next>>33) % n
	}
	for range 3000 {
		var bands []Band
		for range 1 + random(4) {
			b := Band{ID: fmt.Sprint(len(bands)), LowOpen: random(2) == 0, HighIn: random(2) == 0}
			low := random(7)
			if low > 0 {
				b.Low = big.NewRat(int64(low-1), 1)
			}
			if high := low + random(7-low); high < 6 && high >= low {
				b.High = big.NewRat(int64(high), 1)
			}
			bands = append(bands, b)
		}
		gap, overlap := false, false
		for n := range 50 { // quarters from 0 up to past every end
			switch hits := find(bands, big.NewRat(int64(n), 4)); {
			case len(hits) == 0:
				gap = true
			case len(hits) > 1:
				overlap = true
			}
		}
		list := &diag.List{}
		examineBands(bands, nil, list)
		said := strings.Join(found(list), " ")
		// Negative numbers are not looked at, and two bands may overlap below nothing.
		if gap && !strings.Contains(said, bandsGap.Code) || overlap && !strings.Contains(said, bandsOverlap.Code) {
			t.Fatalf("%v: gap %v, overlap %v, said %q", bands, gap, overlap, said)
		}
		if !gap && !overlap && strings.Contains(said, bandsGap.Code) {
			t.Fatalf("%v: whole, said %q", bands, said)
		}
	}
}

// TestInternalFolder: schemes and figures may lie apart.
func TestInternalFolder(t *testing.T) {
	site := fstest.MapFS{"data/scorecards/x.toml": {Data: []byte(top + asks + one)}}
	office := fstest.MapFS{"data/scorecards/x.inputs.toml": {Data: []byte(units("a = 7"))}}
	list := &diag.List{}
	cards := Load(content.Source{Site: site, Internal: office, InternalLabel: "office"}, list)
	if len(cards) != 1 || len(list.Sorted()) > 0 {
		t.Fatalf("%d cards, %v", len(cards), found(list))
	}
	if s := sheets(Evaluate(cards[0], i18n.Date{}, list)); s != "7 = 7  #1-1" {
		t.Error(s)
	}
}

// demonstration loads the scorecards of this repository.
func demonstration(t *testing.T) (map[string]*Card, *diag.List) {
	list, cards := &diag.List{}, map[string]*Card{}
	for _, c := range Load(content.Source{Site: os.DirFS("../..")}, list) {
		cards[c.Name] = c
	}
	if len(list.Sorted()) > 0 {
		t.Fatal(found(list))
	}
	return cards, list
}
