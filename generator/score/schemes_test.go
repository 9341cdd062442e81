package score

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// onDay works out one of the demonstration's cards.
func onDay(t *testing.T, name, date string) (*Result, []string) {
	t.Helper()
	cards, _ := demonstration(t)
	d, err := i18n.ParseDate(date)
	if err != nil || cards[name] == nil {
		t.Fatal(name, err)
	}
	list := &diag.List{}
	return Evaluate(cards[name], d, list), found(list)
}

func compare(t *testing.T, r *Result, want []string, got, wantFound []string) {
	t.Helper()
	if s := strings.Split(sheets(r), " | "); !slices.Equal(s, want) {
		t.Errorf("worked out\n\t%s\nwant\n\t%s", strings.Join(s, "\n\t"), strings.Join(want, "\n\t"))
	}
	if !slices.Equal(got, wantFound) {
		t.Errorf("found %q, want %q", got, wantFound)
	}
}

// TestStationed: the scheme of stationed bureaus, by hand.
//
//	Shanghai  signed 12 ≥ 10                    50
//	          paid in 4.5 of 3 = 1.5, first     30
//	          4 of 5 started: 10 × 4/5           8
//	          10 − 2 × 0.5 − 1                   8      96 excellent
//	Shenzhen  50 × 8/10                         40
//	          3.6 of 3 = 1.2: 30 × 1.2/1.5      24
//	          4 of 4                            10
//	          nothing off                       10      84 qualified
//	Chengdu   signed 10 ≥ 10                    50
//	          2.4 < 3: the plan is silent        ?
//	          0 of 0: the plan is silent         ?
//	          10 − 0.5 − 5                     4.5
//	Beijing   50 × 6/10                         30
//	          1.35 of 1: 30 × 1.35/1.5          27
//	          errands instead of projects        ?
//	          nothing off                       10
//
// Two totals are open, so Shanghai is first to third and Shenzhen second to
// fourth.
func TestStationed(t *testing.T) {
	r, got := onDay(t, "stationed", "2026-06-30")
	compare(t, r, []string{
		"50 30 8 8 = 96 excellent #1-3",
		"40 24 10 10 = 84 qualified #2-4",
		"50 ? ? 9/2 = ?",
		"30 27 ? 10 = ?",
	}, got, []string{
		"stationed.inputs.toml:28:11 score-target-missed",
		"stationed.inputs.toml:29:17 score-nothing-of-nothing",
		"stationed.toml:107:1 score-unsettled",
	})
}

// variant works out the stationed scheme with changes to its two files.
func variant(t *testing.T, scheme, inputs *strings.Replacer) (*Result, []string) {
	t.Helper()
	read := func(name string, r *strings.Replacer) *fstest.MapFile {
		data, err := os.ReadFile("../../data/scorecards/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: []byte(r.Replace(string(data)))}
	}
	list := &diag.List{}
	cards := Load(content.Source{Site: fstest.MapFS{
		"data/scorecards/stationed.toml":        read("stationed.toml", scheme),
		"data/scorecards/stationed.inputs.toml": read("stationed.inputs.toml", inputs),
	}}, list)
	if len(cards) != 1 {
		t.Fatal(found(list))
	}
	return Evaluate(cards[0], i18n.Date{}, list), found(list)
}

// TestStationedToTheLetter: without the notice of the invented city, the plan
// does not say how an office with a target of its own is ranked, so nobody who
// met a target can be given points for payment. Shenzhen paid in as much as
// Shanghai besides, and Shenzhen's daily work is worse than nothing:
// 10 − 5 − 5 − 10 × 0.5 = −5.
func TestStationedToTheLetter(t *testing.T) {
	r, got := variant(t, strings.NewReplacer("mixed = \"rate\"\n", ""), strings.NewReplacer("3.6 亿元", "4.5 亿元", "reports = 0\nabsences = 0\nlost-leads = 0\npromises = 0\n\n[unit.office-chengdu]", "reports = 10\nabsences = 0\nlost-leads = [-5, -5]\npromises = 0\n\n[unit.office-chengdu]"))
	compare(t, r, []string{
		"50 ? 8 8 = ?",
		"40 ? 10 ? = ?",
		"50 ? ? 9/2 = ?",
		"30 ? ? 10 = ?",
	}, got, []string{
		"stationed.inputs.toml:14:1 score-below-nothing",
		"stationed.inputs.toml:28:11 score-target-missed",
		"stationed.inputs.toml:29:17 score-nothing-of-nothing",
		"stationed.inputs.toml:40:18 score-targets-differ",
		"stationed.toml:25:7 score-targets-differ", // the common target: Shanghai
		"stationed.toml:25:7 score-targets-differ", // and Shenzhen
		"stationed.toml:106:1 score-unsettled",
	})
}

// TestStationedSettled: the options that settle open cases, and the unsettled
// one moved from Beijing to Chengdu.
//
//	Chengdu  2.4 < 3 with below = zero    0
//	Beijing  30 + 27 + 10 × 1/2 + 10     72 not qualified
func TestStationedSettled(t *testing.T) {
	r, got := variant(t, strings.NewReplacer(
		"mixed = \"rate\"\n", "mixed = \"rate\"\nbelow = \"zero\"\nfirst = \"full\"\n",
		"below = \"proportion\"\n\n# 扣完", "below = \"proportion\"\nempty = \"full\"\n\n# 扣完",
		"units = [\"office-beijing\"]", "units = [\"office-chengdu\"]",
	), strings.NewReplacer())
	// The unsettled case now names Chengdu, whose other cases are settled.
	compare(t, r, []string{
		"50 30 8 8 = 96 excellent #1-2",
		"40 24 10 10 = 84 qualified #2-3",
		"50 0 ? 9/2 = ?",
		"30 27 5 10 = 72 not qualified #3-4",
	}, got, []string{"stationed.toml:110:1 score-unsettled"})
}

// TestCampaign: the two-month campaign, by hand, at 2 points a project and 1 a
// trip.
//
//	A  3 × 2 + 1 × 2/2 − 1 × 2/2 − 1 × 2 × 2 = 2;  one trip missing: −1 × 2 = −2   0
//	B  4 × 2 = 8;  two trips missing: −2 × 2 = −4                                  4
//	C  1 + 1 of 3 projects: the third is of no kind that the plan names            ?
func TestCampaign(t *testing.T) {
	r, got := onDay(t, "campaign", "2026-06-30")
	compare(t, r, []string{"2 -2 = 0  #2-3", "8 -4 = 4  #1-2", "? 0 = ?"}, got,
		[]string{"campaign.inputs.toml:27:15 score-cases-sum"})
}

// TestProgress: half by the end of June, three quarters by the end of
// September; 4/8 is half and 6/8 three quarters, which are not under them.
//
//	A  4/8 = 0.5   6/8 = 0.75
//	B  2/5 = 0.4   4/5 = 0.8
//	C  2/3 ≈ 0.67  2/3 ≈ 0.67
func TestProgress(t *testing.T) {
	leaves := "the head leaves the post to look for investors from 5 October"
	for date, want := range map[string][]string{
		"2026-06-29": {"– – = ?", "– – = ?", "– – = ?"},
		"2026-06-30": {"not called in – = ?", "called in – = ?", "not called in – = ?"},
		"2026-09-30": {"not called in stays in office = ?", "called in stays in office = ?", "not called in " + leaves + " = ?"},
	} {
		r, got := onDay(t, "progress", date)
		compare(t, r, want, got, nil)
	}
}

// TestSteps: a step says what was read, what was done with it, and the cap.
func TestSteps(t *testing.T) {
	r, _ := onDay(t, "stationed", "2026-06-30")
	for i, want := range []string{
		"target met: 50 × RMB 1.2 billion ÷ RMB 1 billion = 60; at most 50; points: 50",
		"a rate of 1.5, first in rank: the whole = 30; points: 30",
		"target missed, in proportion: 10 × 4 ÷ 5 = 8; points: 8",
		"10; reports late, missing or false 2 × -0.5 (-1); events missed -1 (-1) = 8; points: 8",
	} {
		if got := r.Rows[0].Steps[i].Words("en"); got != want {
			t.Errorf("step %d: %s, want %s", i, got, want)
		}
	}
	zh := r.Text("zh")
	for _, want := range []string{"达到目标：50 × 12亿元 ÷ 10亿元 = 60；封顶 50；得 50 分", "总分 96，等级：优秀，第 1 至 3 名之间", "总分未定（已定部分合计 54.5）", "内部资料，不得公开"} {
		if !strings.Contains(zh, want) {
			t.Errorf("%q is not in\n%s", want, zh)
		}
	}
}
