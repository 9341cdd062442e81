package corpus

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// A record depends on its number alone, not on what was made before it.
func TestRecordsAreIndependent(t *testing.T) {
	a, b := world0(t), world0(t)
	for i := range 5 {
		a.project(i)
	}
	for _, k := range []struct {
		name string
		a, b func(int) record
	}{
		{"project", a.project, b.project}, {"policy", a.policy, b.policy}, {"briefing", a.briefing, b.briefing},
		{"park", a.park, b.park}, {"chain", a.chain, b.chain}, {"office", a.office, b.office},
	} {
		x, y := k.a(7), k.b(7)
		if x.id != y.id || x.facts.String() != y.facts.String() || x.body != y.body || !slices.Equal(x.front, y.front) {
			t.Errorf("%s 7 depends on what was made before", k.name)
		}
	}
}

func TestSourcesDiffer(t *testing.T) {
	w := world0(t)
	seen := map[uint64]string{}
	for _, kind := range []string{"project", "policy", "firm"} {
		for i := range 100 {
			n := w.source(kind, i).Uint64()
			if other, ok := seen[n]; ok {
				t.Fatalf("%s %d draws what %s drew", kind, i, other)
			}
			seen[n] = kind
		}
	}
}

func TestFirms(t *testing.T) {
	w := world0(t)
	names := map[string]bool{}
	for i := range 300 {
		f := w.firm(i)
		names[f.name[0]] = true
		if !strings.HasPrefix(f.name[0], "霁川") || !strings.HasPrefix(f.name[1], "Jichuan ") {
			t.Errorf("firm %q, %q does not say that it is invented", f.name[0], f.name[1])
		}
	}
	if len(names) < 298 {
		t.Errorf("%d names of 300 firms", len(names))
	}
}

// Whoever may name n firms names one of them.
func TestSomeFirms(t *testing.T) {
	w := world0(t)
	last := w.firm(firmsBefore).id
	for i := range 100 {
		ids := w.voice("test", i, firmsBefore).someFirms(4)
		if len(ids) == 0 || !slices.IsSorted(ids) || len(unique(slices.Clone(ids))) != len(ids) || ids[len(ids)-1] >= last {
			t.Errorf("drew %v of those before %s", ids, last)
		}
	}
}

func TestSomePolicies(t *testing.T) {
	w := world0(t)
	if got := w.somePolicies(source0(), 0, 2); got != nil {
		t.Errorf("drew %v of none", got)
	}
	inForce := map[string]bool{}
	for i := range 30 {
		inForce[policyID(i)] = !w.repealed(i)
	}
	r := source0()
	for range 100 {
		for _, id := range w.somePolicies(r, 30, 3) {
			if !inForce[id] {
				t.Errorf("drew %s, which is repealed or does not exist", id)
			}
		}
	}
}

func TestSome(t *testing.T) {
	all := []int{1, 2, 3}
	if got := some(source0(), all, 9); len(got) != 3 {
		t.Errorf("drew %v", got)
	}
	got := some(source0(), all, 2)
	if len(got) != 2 || got[0] == got[1] {
		t.Errorf("drew %v", got)
	}
}

func TestMonth(t *testing.T) {
	for n, want := range map[int]string{-6: "2025-07", -1: "2025-12", 0: "2026-01", 11: "2026-12", 12: "2027-01", 35: "2028-12"} {
		if got := month(n); got != want {
			t.Errorf("month %d is %s, want %s", n, got, want)
		}
	}
	if first, last := ledgerMonth(0), ledgerMonth(ledgerMonths-1); first != "2025-07" || last != asOf[:7] {
		t.Errorf("the ledger runs from %s to %s", first, last)
	}
}

func TestDate(t *testing.T) {
	for days, want := range map[int]string{0: "2026-06-30", 1: "2026-07-01", -30: "2026-05-31", 185: "2027-01-01"} {
		if got := date(asOf, days); got != want {
			t.Errorf("%d days after is %s, want %s", days, got, want)
		}
	}
	for _, constant := range []string{asOf, "2026-06-26", "2024-01-10"} {
		if _, err := time.Parse(time.DateOnly, constant); err != nil {
			t.Error(err)
		}
	}
}

func TestIssueOf(t *testing.T) {
	for _, c := range []struct {
		day        string
		days, want int
	}{{"2026-01-05", 7, 1}, {"2026-01-08", 7, 2}, {"2026-01-15", 7, 3}, {"2026-01-03", 1, 3}} {
		if got := issueOf(c.day, c.days); got != c.want {
			t.Errorf("%s, every %d days: issue %d, want %d", c.day, c.days, got, c.want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 34: "三十四"} {
		if got := numeral(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// The articles of a policy are numbered without a gap.
func TestArticles(t *testing.T) {
	w := world0(t)
	for i := range 20 {
		body := w.policy(i).body
		n := strings.Count(body[1], "### Article ")
		if n < 10 || n > 17 || strings.Count(body[0], "\n### 第") != n {
			t.Errorf("policy %d has %d articles in one language, %d in the other", i, strings.Count(body[0], "\n### 第"), n)
		}
		if !strings.Contains(body[0], "### 第"+numeral(n)+"条\n") {
			t.Errorf("policy %d has no article %d", i, n)
		}
	}
}

// The provinces have one main desk each at most, and stand in the official
// order.
func TestProvinces(t *testing.T) {
	w := world0(t)
	if len(w.provinces) != 34 || w.provinces[0][0] != "beijing" || w.provinces[33][0] != "taiwan" {
		t.Errorf("%d provinces", len(w.provinces))
	}
	total := 0
	for _, o := range w.offices {
		total += len(w.mainProvinces(o[0]))
	}
	if total == 0 || total > 34 {
		t.Errorf("%d provinces have a main desk", total)
	}
}
