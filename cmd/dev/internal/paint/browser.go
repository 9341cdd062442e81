package paint

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"prospectus/cmd/dev/internal/browser"
)

// slow makes the line and the machine slow, and the screen small.
var slow = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	const throughput = 1.6e6 / 8
	line := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{Latency: 150, DownloadThroughput: throughput, UploadThroughput: throughput},
	}}
	_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
	if err == nil {
		_, err = cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, line)
	}
	if err == nil {
		_, err = cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	}
	return err
})

// settled is how long a new tab is left alone before it is sent anywhere: the
// work of opening it, and of putting the last one away, is no part of a visit.
const settled = time.Second

// measured waits until the page is at rest, which is when nothing larger was
// painted for a while, and answers what was seen.
const measured = `new Promise(done => {
	let paint = 0, shift = 0, last = performance.now();
	new PerformanceObserver(l => { for (const e of l.getEntries()) paint = e.startTime; last = performance.now() }).observe({type: 'largest-contentful-paint', buffered: true});
	new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) shift += e.value }).observe({type: 'layout-shift', buffered: true});
	const wait = () => paint && document.readyState === 'complete' && performance.now() - last > 1000 ? done({paint, shift}) : setTimeout(wait, 100);
	wait();
})`

// visit opens an address in a new tab, which has seen nothing yet.
func visit(b *browser.Browser, address string) (v Visit, err error) {
	ctx, done := chromedp.NewContext(b.Context, chromedp.WithNewBrowserContext())
	defer done()
	if err := chromedp.Do(ctx); err != nil {
		return v, err
	}
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	var counted traffic
	if err := chromedp.Listen(ctx, counted.note); err != nil {
		return v, err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), slow); err != nil {
		return v, err
	}
	time.Sleep(settled)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return v, err
	}
	seen, err := chromedp.Run(ctx, chromedp.Evaluate[struct{ Paint, Shift float64 }](measured, chromedp.EvalAwaitPromise))
	if err != nil {
		return v, err
	}
	counted.mu.Lock()
	defer counted.mu.Unlock()
	if counted.requests == 0 {
		return v, errors.New("no request was seen")
	}
	return Visit{Paint: seen.Paint, Bytes: counted.bytes, Requests: counted.requests, Shift: seen.Shift}, nil
}

// traffic counts what goes over the wire.
type traffic struct {
	mu              sync.Mutex
	requests, bytes int
}

// note hears every event of a tab.
func (c *traffic) note(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			c.requests++
		}
	case *network.EventLoadingFinished:
		c.bytes += int(e.EncodedDataLength)
	}
}
