package books

import (
	"strings"
	"testing"
	"time"

	"prospectus/cmd/dev/internal/bench"
)

// Ratios come first, what could not be measured says why, and what is not known is
// no nought.
func TestPrint(t *testing.T) {
	figures := func(seconds int, peak int64) []bench.Figures {
		return []bench.Figures{{Wall: time.Duration(seconds) * time.Second, User: time.Duration(seconds) * time.Second, Peak: peak}}
	}
	var b strings.Builder
	print(&b, []Row{
		{Name: "handbook", Runs: figures(2, 100e6), Pages: 330, Bytes: 4e6},
		{Name: "chromium", Runs: figures(20, 1500e6), Bytes: 8e6},
		{Name: "typst", Why: "no HTML"},
	})
	const want = `chromium : handbook: wall 10.00, cpu 10.00, peak memory 15.00, size 2.00
typst was not measured: no HTML

            wall s  cpu s  peak MB  pages    MB
  handbook    2.00   2.00      100    330  4.00
  chromium   20.00  20.00     1500      ?  8.00
`
	if b.String() != want {
		t.Errorf("printed\n%s\nand not\n%s", b.String(), want)
	}
}
