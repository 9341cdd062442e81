package seek

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"prospectus/cmd/dev/internal/browser"
	"prospectus/cmd/dev/internal/query"
)

// A tab is a window of a browser that has seen nothing yet.
type tab struct {
	ctx   context.Context
	close func()
}

// newTab opens a tab with a cache of its own.
func newTab(b *browser.Browser) (*tab, error) {
	ctx, done := chromedp.NewContext(b.Context, chromedp.WithNewBrowserContext())
	ctx, stop := context.WithTimeout(ctx, 15*time.Minute)
	t := &tab{ctx, func() { stop(); done() }}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// slow runs the scripts of a tab at a part of the processor's speed.
func (t *tab) slow(by float64) error {
	return chromedp.Do(t.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: by})
		return err
	}))
}

// open opens an address.
func (t *tab) open(address string) error { return chromedp.Do(t.ctx, chromedp.Navigate(address)) }

// evaluate runs a script that promises a value.
func evaluate[T any](t *tab, script string) (T, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// A shown is what the page of results shows for one question, or what another
// search answers.
type shown struct {
	Total int
	Links []string // addresses of records, best first; where none was found, of what is offered
	Ms    float64  // from the question to the ranked list
	After float64  // of these, after the last byte had come
	Ready float64  // the moment, in milliseconds of the epoch
}

// moment is when the ranked list stood.
func (s shown) moment() time.Time { return time.UnixMicro(int64(s.Ready * 1000)) }

// reply reads addresses as records of a language: those below its home.
func (s shown) reply(lang string) query.Reply {
	var names []string
	for _, link := range s.Links {
		if _, at, ok := strings.Cut(link, "/"+lang+"/"); ok {
			names = append(names, strings.TrimSuffix(at, ".html"))
		}
	}
	if s.Total == 0 {
		return query.Reply{Near: names}
	}
	return query.Reply{Total: s.Total, Shown: names}
}

// reading is a script that asks a question on the page of results, by its
// address, as a link to a search does, and waits until the list stands. The
// page says so by the attribute data-found.
const reading = `(async q => {
	const out = document.getElementById('find-results');
	const start = performance.now();
	await new Promise((done, failed) => {
		const watch = new MutationObserver(() => { watch.disconnect(); done(); });
		watch.observe(out, {attributes: true, attributeFilter: ['data-found']});
		setTimeout(() => failed(new Error('no answer to ' + q)), 30000);
		if (q === null) { if (out.hasAttribute('data-found')) done(); }
		else location.hash = '#q=' + encodeURIComponent(q);
	});
	const ready = performance.now(), from = q === null ? 0 : start;
	const ends = performance.getEntriesByType('resource').map(r => r.responseEnd).filter(t => t >= from && t <= ready);
	performance.clearResourceTimings();
	const total = Number(out.getAttribute('data-found'));
	return {
		Total: total, Links: [...out.querySelectorAll('li a')].map(a => a.href),
		Ms: ready - from, After: ready - Math.max(from, ...ends), Ready: performance.timeOrigin + ready,
	};
})(%s)`

// ask puts a question on an open page of results. An empty one waits for the
// answer to what the address asks.
func (t *tab) ask(text string) (shown, error) {
	q := []byte("null")
	if text != "" {
		var err error
		if q, err = json.Marshal(text); err != nil {
			return shown{}, err
		}
	}
	s, err := evaluate[shown](t, fmt.Sprintf(reading, q))
	if err != nil {
		return s, fmt.Errorf("%s: %w", text, err)
	}
	return s, nil
}

// fragment writes a question as the fragment of the page of results.
func fragment(text string) string {
	return "#q=" + strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
