// Package browser starts a Chromium for measurements and tests.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// A Browser is a running Chromium. Tabs are contexts made from its context.
type Browser struct {
	Context context.Context
	Stop    func() // ends it and removes its profile
}

// Start starts a program, a name on the PATH or a path, with a profile of its
// own.
func Start(ctx context.Context, program string) (*Browser, error) {
	program, err := exec.LookPath(program)
	if err != nil {
		return nil, fmt.Errorf("%w: install Chromium, or name one by --browser", err)
	}
	profile, err := os.MkdirTemp("", "profile-")
	if err != nil {
		return nil, err
	}
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.UserDataDir(profile),
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(time.Minute),
	}
	if os.Geteuid() == 0 {
		flags = append(flags, chromedp.NoSandbox) // the sandbox refuses to work for root
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, flags...)
	ctx, end := chromedp.NewContext(ctx)
	b := &Browser{ctx, func() {
		end()
		stop()
		_ = os.RemoveAll(profile) // what stays lies among temporary files
	}}
	if err := chromedp.Do(ctx); err != nil {
		b.Stop()
		return nil, fmt.Errorf("the browser does not start: %w", err)
	}
	return b, nil
}
