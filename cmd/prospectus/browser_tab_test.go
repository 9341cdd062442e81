//go:build browser

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A browser is a running Chromium.
type browser struct{ ctx context.Context }

// newBrowser starts a browser with a profile of its own, which asks nobody for
// anything. Without a browser the test fails: one that is skipped is believed
// to have passed.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(findBrowser(t)), chromedp.UserDataDir(t.TempDir()),
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(time.Minute),
	}
	if os.Geteuid() == 0 {
		flags = append(flags, chromedp.NoSandbox) // the sandbox refuses to work for root
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	return &browser{ctx}
}

func findBrowser(t *testing.T) string {
	for _, name := range []string{os.Getenv("BROWSER_PATH"), "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome", "chrome", "msedge"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatalf("no browser on this %s machine: install Chromium, or name one in BROWSER_PATH", runtime.GOOS)
	return ""
}

// A tab is one tab of the browser. It notes what a visitor would not see:
// errors, and requests for what is not of the site.
type tab struct {
	ctx  context.Context
	base string // address of the site's folder

	mu       sync.Mutex
	noted    []string
	requests int
}

// tab opens a tab at the site's root after the given preparations. It shares
// nothing with other tabs, what a page keeps for its visitor included, and
// believes itself in front of them all.
func (b *browser) tab(t *testing.T, base string, prepare ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	ctx, done := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(done)
	p := &tab{ctx: ctx, base: base}
	err := chromedp.Do(ctx)
	if err == nil {
		err = chromedp.Listen(ctx, p.note)
	}
	if err == nil {
		_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	}
	if err == nil {
		_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	}
	if err == nil {
		_, err = chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	}
	if err == nil {
		err = chromedp.Do(ctx, prepare...)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.open(t, "index.html")
	return p
}

// note hears every event of the tab.
func (p *tab) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests++
		if at := e.Request.URL; !strings.HasPrefix(at, p.base) && !strings.HasPrefix(at, "data:") {
			p.noted = append(p.noted, "asks for "+at+", which is not of the site")
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			p.noted = append(p.noted, fmt.Sprintf("%s answers %d", e.Response.URL, e.Response.Status))
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.noted = append(p.noted, "something does not load: "+e.ErrorText)
		}
	case *cdpruntime.EventConsoleAPICalled:
		if e.Type == cdpruntime.ConsoleAPICalledTypeError || e.Type == cdpruntime.ConsoleAPICalledTypeWarning {
			p.noted = append(p.noted, fmt.Sprintf("console %s", e.Type))
		}
	case *cdpruntime.EventExceptionThrown:
		p.noted = append(p.noted, "a script fails: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.noted = append(p.noted, "browser: "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// open opens a page of the site by its path.
func (p *tab) open(t *testing.T, at string) {
	t.Helper()
	if err := p.navigate(at); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	p.quiet(t, at)
}

// patience is how long one step of a visitor may take on a busy machine.
const patience = 30 * time.Second

func (p *tab) navigate(at string) error {
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	if err := chromedp.Do(ctx, chromedp.Navigate(p.base+at)); err != nil {
		return err
	}
	for range 250 { // asked from outside: where scripts are off, no promise would be kept
		if waits, err := chromedp.Run(ctx, chromedp.Evaluate[bool](busy)); err != nil || !waits {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// busy says that a list cannot be narrowed down yet, or that a page does not
// show yet what its fragment asks for, which it never does where scripts are off.
const busy = `(!!window.explore && !!window.explore.push && !window.explore.found || location.hash.includes("=") && !!document.querySelector("#ask-found[hidden]"))`

// quiet reports what the tab noted since it was last asked.
func (p *tab) quiet(t *testing.T, where string) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, n := range p.noted {
		t.Errorf("at %s: %s", where, n)
	}
	p.noted = nil
	if p.requests == 0 {
		t.Errorf("at %s: no request was seen; the test is blind", where)
	}
}

// click follows the first link that a selector finds as a visitor does, with
// the pointer, and waits until the page it leads to is there.
func (p *tab) click(t *testing.T, selector string) {
	t.Helper()
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	before, err := chromedp.Run(ctx, chromedp.Location())
	if err == nil {
		_, err = chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector)))
	}
	if err != nil {
		t.Fatalf("at %s: %s cannot be followed: %v", before, selector, err)
	}
	p.quiet(t, before+" after "+selector)
}

// withoutScripts, desk and telephone prepare a tab.
var (
	withoutScripts = scripts(false)
	desk           = chromedp.EmulateViewport(1440, 900)
	telephone      = chromedp.EmulateViewport(360, 740)
)

// scripts lets the scripts of pages run, or not.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
}

// listen opens a page and returns what the tab noted as one error.
func (p *tab) listen(at string) error {
	if err := p.navigate(at); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var all error
	for _, n := range p.noted {
		all = errors.Join(all, errors.New(n))
	}
	p.noted = nil
	return all
}
