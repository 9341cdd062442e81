package paint

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/chromedp/chromedp"

	"prospectus/cmd/dev/internal/browser"
)

// narrowing chooses values of facets one after another, with every facet
// unfolded, and answers how long the counts took and how long the rows.
const narrowing = `(async () => {
	const until = async f => { for (let i = 0; i < 3000 && !f(); i++) await new Promise(done => setTimeout(done, 20)); };
	await until(() => window.explore && window.explore.found);
	document.querySelector('.filter').click();
	for (const d of document.querySelectorAll('#x-filters details')) d.open = true;
	await new Promise(done => setTimeout(done, 1000));
	const boxes = [...document.querySelectorAll('#x-filters input[type=checkbox]')].filter(b => b.checkVisibility()), counts = [], rows = [];
	for (let i = 0; i < %d; i++) {
		const start = performance.now(), drawn = new Promise(done => document.addEventListener('records', done, {once: true}));
		boxes[i * 7 %% boxes.length].click();
		counts.push(performance.now() - start);
		await drawn;
		rows.push(performance.now() - start);
		await new Promise(done => setTimeout(done, 200));
	}
	return {Counts: counts, Rows: rows};
})()`

// Narrow measures how soon the list of projects of a built site answers when a
// visitor chooses values of its facets, as often as Runs says. What is
// measured ends where the counts stand on the page, and where the rows do.
func Narrow(ctx context.Context, o Options, page string) error {
	if o.Runs < 1 {
		return fmt.Errorf("%d choices measure nothing: ask for one or more", o.Runs)
	}
	server := httptest.NewServer(Compressed(o.Site))
	defer server.Close()
	b, err := browser.Start(ctx, o.Browser)
	if err != nil {
		return err
	}
	defer b.Stop()
	inside, done := context.WithTimeout(b.Context, 10*time.Minute)
	defer done()
	if err := chromedp.Do(inside, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), slow, chromedp.Navigate(server.URL+"/"+page)); err != nil {
		return err
	}
	took, err := chromedp.Run(inside, chromedp.Evaluate[struct{ Counts, Rows []float64 }](fmt.Sprintf(narrowing, o.Runs), chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Out, "%d choices on %s; 150 ms, 1.6 Mbit/s, processor at a quarter\n", o.Runs, page)
	w := tabwriter.NewWriter(o.Out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tmin\tmedian\tmax\t")
	for _, row := range []struct {
		name string
		all  []float64
	}{{"counts follow, ms", took.Counts}, {"rows shown, ms", took.Rows}} {
		slices.Sort(row.all)
		fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%.1f\t\n", row.name, row.all[0], row.all[len(row.all)/2], row.all[len(row.all)-1])
	}
	return w.Flush()
}
