package corpus

import (
	"fmt"
	"strings"
)

// ledgerMonths is how many months of payments the ledger has, up to asOf.
const ledgerMonths = 12

// ledgerCount is how many projects the ledger follows. They have nothing to do
// with those of the library: those are still looking for somebody.
func ledgerCount(projects int) int { return 20 + projects/2 }

// ledger returns the ledger of signed projects as a table of comma-separated
// values, which is internal: an edition holds sums of it at most.
func (w *world) ledger(count int) string {
	var b strings.Builder
	b.WriteString("id,name,industry,region,office,investment,signed,started,operating")
	for m := range ledgerMonths {
		b.WriteString("," + ledgerMonth(m))
	}
	b.WriteString("\n")
	for i := range count {
		b.WriteString(strings.Join(w.ledgerRow(i), ",") + "\n")
	}
	return b.String()
}

// ledgerMonth is the month so many after July 2025.
func ledgerMonth(n int) string { return month(n - 6) }

// ledgerRow makes one row: signed within two years, started and operating some
// time later where that has come, and paid in month by month.
func (w *world) ledgerRow(i int) []string {
	v := w.voice("ledger", i, 0)
	_, industry := v.anywhere()
	in := w.industries[industry]
	region := pick(v.rand, w.regions)
	signed := date(asOf, -v.rand.IntN(720))
	started := date(signed, 60+v.rand.IntN(200))
	operating := date(started, 240+v.rand.IntN(300))
	investment := 1000 + 10*v.rand.IntN(20000)
	row := []string{
		fmt.Sprintf("ld-%05d", i+1), v.place()[0] + v.fixed["node"][0] + "项目", in.id, region[0],
		pick(v.rand, w.offices)[0], money(investment), signed, past(started), past(operating),
	}
	for m := range ledgerMonths {
		paid := ""
		if ledgerMonth(m) > signed[:7] && v.rand.IntN(3) > 0 {
			paid = fmt.Sprint(1 + v.rand.IntN(investment/40))
		}
		row = append(row, paid)
	}
	return row
}

// past returns a day that has come, and nothing for one that has not.
func past(day string) string {
	if day > asOf {
		return ""
	}
	return day
}
