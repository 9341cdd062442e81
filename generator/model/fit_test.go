package model

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"prospectus/generator/i18n"
)

// fields reads "key=value; key=value".
func fields(s string) map[string]string {
	found := map[string]string{}
	for part := range strings.SplitSeq(s, ";") {
		if key, value, ok := strings.Cut(strings.TrimSpace(part), "="); ok {
			found[key] = value
		}
	}
	return found
}

// read parses a text that may be empty.
func read[T any](t *testing.T, parse func(string) (T, error), s string) (v T) {
	t.Helper()
	if s == "" {
		return v
	}
	v, err := parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func ids(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

func clauseOf(t *testing.T, s string) *Clause {
	f := fields(s)
	return &Clause{
		Industries: ids(f["industries"]), Parks: ids(f["parks"]), Regions: ids(f["regions"]),
		MinInvestment: read(t, i18n.ParseMoney, f["min-investment"]), MaxInvestment: read(t, i18n.ParseMoney, f["max-investment"]),
		MinLand: read(t, i18n.ParseArea, f["min-land"]), MaxLand: read(t, i18n.ParseArea, f["max-land"]),
	}
}

func names(s Criteria) string {
	var all []string
	for _, c := range s.All() {
		all = append(all, c.String())
	}
	return strings.Join(all, ",")
}

// TestFitTable runs the table of conditions and cases.
func TestFitTable(t *testing.T) {
	file, err := os.Open("testdata/fit.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rates := map[string]*big.Rat{}
	worth := func(currency string) *big.Rat { return rates[currency] }
	cases := 0
	for lines, n := bufio.NewScanner(file), 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if rate, ok := strings.CutPrefix(line, "rate "); ok {
			currency, value, _ := strings.Cut(rate, " ")
			rates[currency] = read(t, i18n.ParseDecimal, value).Rat()
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cases++
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		f := fields(cells[1])
		rule := NewRule(clauseOf(t, cells[0]), worth)
		got := rule.Judge(NewUndertaking(f["industry"], f["park"], f["region"], read(t, i18n.ParseMoney, f["investment"]), read(t, i18n.ParseArea, f["land"]), worth))
		if said := fmt.Sprintf("%s|%s|%s", got.Verdict, names(got.Met), names(got.Open)); said != strings.Join(cells[2:], "|") {
			t.Errorf("fit.txt:%d: %s, want %s", n, said, strings.Join(cells[2:], "|"))
		}
	}
	if cases < 60 {
		t.Errorf("only %d cases were read", cases)
	}
}

// TestFitNeverTurns: to know more never makes a clause that fitted unfit, nor
// one that did not fit: an exact figure inside a range is judged as the range
// is, or decides what the range left open.
func TestFitNeverTurns(t *testing.T) {
	worth := func(string) *big.Rat { return big.NewRat(1, 1) }
	amount := func(low, high int64) i18n.Money {
		m := i18n.NewMoney(i18n.DecimalOf(low), "CNY")
		if m.High = i18n.DecimalOf(high); high != low {
			m.Precision = i18n.Range
		}
		return m
	}
	judge := func(c *Clause, m i18n.Money) Verdict {
		r := NewRule(c, worth)
		return r.Judge(NewUndertaking("", "", "", m, i18n.Area{}, worth)).Verdict
	}
	for bound := int64(1); bound < 7; bound++ {
		for _, c := range []*Clause{{MinInvestment: amount(bound, bound)}, {MaxInvestment: amount(bound, bound)}, {MinInvestment: amount(bound, bound+2)}, {MinInvestment: amount(2, 2), MaxInvestment: amount(bound+1, bound+1)}} {
			for low := int64(0); low < 8; low++ {
				for high := low; high < 9; high++ {
					wide := judge(c, amount(low, high))
					for x := low; x <= high; x++ {
						if narrow := judge(c, amount(x, x)); wide != MayFit && narrow != wide {
							t.Fatalf("%+v: %d to %d is %s, %d is %s", c, low, high, wide, x, narrow)
						}
					}
				}
			}
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	worth := func(string) *big.Rat { return big.NewRat(1, 1) }
	r := NewRule(&Clause{Industries: []string{"food"}, MinInvestment: i18n.NewMoney(i18n.DecimalOf(30_000_000), "CNY"), MinLand: i18n.NewArea(i18n.DecimalOf(15), i18n.Mu)}, worth)
	c := NewUndertaking("food", "east", "north", i18n.NewMoney(i18n.DecimalOf(50_000_000), "CNY"), i18n.NewArea(i18n.DecimalOf(20), i18n.Mu), worth)
	for b.Loop() {
		r.Judge(c)
	}
}
