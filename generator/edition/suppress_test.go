package edition

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// signings returns a ledger of 2026, and of 2024 so that it reaches back, with
// as many projects signed in each month as the words say: "1:3 2:1".
func signings(t *testing.T, words string) []model.LedgerRow {
	t.Helper()
	ledger := []model.LedgerRow{row(t, "2024-01-01", "1 亿元")}
	for _, word := range strings.Fields(words) {
		var month, count int
		if _, err := fmt.Sscanf(word, "%d:%d", &month, &count); err != nil {
			t.Fatal(err)
		}
		for range count {
			at := fmt.Sprintf("2026-%02d", month)
			ledger = append(ledger, row(t, at+"-15", "1 亿元", at, "10"))
		}
	}
	return ledger
}

// published lists the periods whose sums are released, in the order of the
// briefings.
func published(all []model.Release) string {
	var periods []string
	for _, r := range all {
		if !r.Withheld && r.Industry == "" {
			periods = append(periods, strings.ReplaceAll(r.Period.String(), "2026-", ""))
		}
	}
	return strings.Join(periods, " ")
}

func TestSumsThatGiveAFewAwayAreWithheld(t *testing.T) {
	for name, c := range map[string]struct{ signed, periods, want string }{
		"a year less its months":        {"1:3 2:1 3:4", "01/03 01 02 03", "01 03"},
		"a year whose months all stand": {"1:3 2:3 3:4", "01/03 01 02 03", "01/03 01 02 03"},
		"one month more":                {"1:3 2:3 3:2", "01/02 01/03", "01/02"},
		"one month more with enough":    {"1:3 2:3 3:3", "01/02 01/03", "01/02 01/03"},
		"one month more with none":      {"1:3 2:3", "01/02 01/03", "01/02"},
		"what is left on both sides":    {"1:1 2:5 3:1", "02 01/03", "02"},
		"periods that cross":            {"1:3 2:1 3:3", "01/02 02/03", "01/02"},
		"periods that only touch":       {"1:3 2:3", "01 02", "01 02"},
		"through a third":               {"1:3 2:3 3:3 4:1 5:1", "01/02 02/03 03/05", "01/02 02/03"},
		"apart from each other":         {"1:3 3:4", "01 03", "01 03"},
		"the same twice":                {"1:3", "01 01", "01"},
	} {
		var briefings []string
		for _, p := range strings.Fields(c.periods) {
			from, to, long := strings.Cut(p, "/")
			period := "2026-" + from
			if long {
				period += "/2026-" + to
			}
			briefings = append(briefings, period+": signed-count signed-amount paid-in-amount")
		}
		all := released(office(t, signings(t, c.signed), briefings...))
		for _, m := range []model.Measure{model.SignedCount, model.SignedAmount, model.PaidInAmount} {
			of := slices.DeleteFunc(slices.Clone(all), func(r model.Release) bool { return r.Measure != m })
			if got := published(of); got != c.want {
				t.Errorf("%s: %s published for %q, want %q", name, m, got, c.want)
			}
		}
		for _, r := range all {
			if r.Withheld && (!r.Value.IsZero() || !r.Before.IsZero() || r.Count != 0 || r.HasPrior) {
				t.Errorf("%s: withheld, and still says %+v", name, r)
			}
		}
	}
}

// TestYearsBeforeGiveNothingAway: what a briefing says of the year before stands
// beside that year's own sums.
func TestYearsBeforeGiveNothingAway(t *testing.T) {
	ledger := signings(t, "1:5 2:5")
	for _, day := range []string{"2025-01-01", "2025-01-02", "2025-01-03", "2025-02-01"} {
		ledger = append(ledger, row(t, day, "1 亿元"))
	}
	all := released(office(t, ledger, "2025-01: signed-count", "2026-01: signed-count", "2026-01/2026-02: signed-count"))
	if got := published(all); got != "2025-01 01 01/02" {
		t.Fatalf("published %q", got)
	}
	if !all[1].HasPrior || all[1].Before.String() != "3" {
		t.Errorf("the same sum as the year before published: %+v", all[1])
	}
	if all[2].HasPrior || !all[2].Before.IsZero() {
		t.Errorf("less January 2025 it is one project of February: %+v", all[2])
	}
}

// TestWholeDatesCount: a project whose month alone is known makes no piece of
// days look fuller than it is.
func TestWholeDatesCount(t *testing.T) {
	var ledger []model.LedgerRow
	for _, day := range []string{"2026-01-02", "2026-01-03", "2026-01-04", "2026-01-20", "2026-01-21", "2026-01"} {
		ledger = append(ledger, row(t, day, "1 亿元"))
	}
	all := released(office(t, ledger, "2026-01-01/2026-01-10: signed-count", "2026-01: signed-count"))
	if got := published(all); got != "01-01/01-10" {
		t.Errorf("published %q", got)
	}
}

// TestNoSumsTellOnTwo lets a reader who adds and subtracts at will loose on
// random ledgers and briefings: whatever months he can single out hold three
// projects or more.
func TestNoSumsTellOnTwo(t *testing.T) {
	const months = 7
	random := rand.New(rand.NewPCG(5, 13))
	withheld, shown := 0, 0
	for range 300 {
		var words, briefings []string
		for m := range months {
			words = append(words, fmt.Sprintf("%d:%d", m+1, random.IntN(6)))
		}
		for range 6 {
			from := random.IntN(months) + 1
			to := from + random.IntN(months-from+1)
			briefings = append(briefings, fmt.Sprintf("2026-%02d/2026-%02d: signed-count", from, to))
		}
		ledger := signings(t, strings.Join(words, " "))
		var sums [][]*big.Rat
		for _, r := range released(office(t, ledger, briefings...)) {
			switch {
			case r.Industry != "":
			case r.Withheld:
				withheld++
			default:
				shown++
				sums = append(sums, monthsOf(r.Period, months))
			}
		}
		for set := 1; set < 1<<months; set++ {
			target, projects := make([]*big.Rat, months), 0
			for m := range months {
				target[m] = big.NewRat(int64(set>>m&1), 1)
				for i := range ledger {
					if d := ledger[i].Dates[model.Signed]; set>>m&1 == 1 && d.Year == 2026 && d.Month == m+1 {
						projects++
					}
				}
			}
			if projects < fewest && spanned(sums, target) {
				t.Fatalf("%v of %v tells on %d projects (months %b)", briefings, words, projects, set)
			}
		}
	}
	if withheld < 300 || shown < 300 {
		t.Errorf("%d withheld, %d shown: the test has nothing to find", withheld, shown)
	}
}

// monthsOf is a period as a vector of months.
func monthsOf(p i18n.Period, months int) []*big.Rat {
	v := make([]*big.Rat, months)
	for m := range v {
		v[m] = new(big.Rat)
		if p.Contains(i18n.Date{Year: 2026, Month: m + 1}) {
			v[m].SetInt64(1)
		}
	}
	return v
}

// spanned reports whether a vector is a sum of multiples of others.
func spanned(vectors [][]*big.Rat, target []*big.Rat) bool {
	var base [][]*big.Rat
	var lead []int
	reduce := func(v []*big.Rat) (rest []*big.Rat, at int) {
		for _, x := range v {
			rest = append(rest, new(big.Rat).Set(x))
		}
		for i, b := range base {
			factor := new(big.Rat).Quo(rest[lead[i]], b[lead[i]])
			for j := range rest {
				rest[j].Sub(rest[j], new(big.Rat).Mul(factor, b[j]))
			}
		}
		return rest, slices.IndexFunc(rest, func(x *big.Rat) bool { return x.Sign() != 0 })
	}
	for _, v := range vectors {
		if rest, at := reduce(v); at >= 0 {
			base, lead = append(base, rest), append(lead, at)
		}
	}
	_, at := reduce(target)
	return at < 0
}
