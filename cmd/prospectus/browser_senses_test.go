//go:build browser

package main

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// stillness asks pages for as little motion as they can do with.
var stillness = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}
	_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
	return err
})

// motionCheck finds what moves all the same.
func motionCheck() check {
	return check{name: "reduced motion", of: few, prepare: []chromedp.Action[chromedp.Void]{stillness},
		look: func(p *tab, at string) ([]string, error) { return p.opened(at, `motion()`) }}
}

// targetsCheck finds links and buttons that a thumb misses, on a telephone.
// Links in running text are as high as their line.
func targetsCheck() check {
	return check{name: "targets", prepare: []chromedp.Action[chromedp.Void]{telephone},
		look: func(p *tab, at string) ([]string, error) { return p.opened(at, `smallTargets()`) }}
}

// scriptsCheck turns scripts off: all words of a page stay, save those in an
// element marked data-script, which says that it exists with scripts only.
func scriptsCheck() check {
	return check{name: "scripts off", of: few, look: func(p *tab, at string) (faults []string, err error) {
		with, err := p.opened(at, `words()`)
		if err != nil {
			return nil, err
		}
		if err := p.do(scripts(false)); err != nil {
			return nil, err
		}
		without, err := p.opened(at, `words()`)
		if err != nil {
			return nil, err
		}
		there := map[string]int{}
		for _, w := range without {
			there[w]++
		}
		for _, w := range with {
			if there[w]--; there[w] < 0 {
				faults = append(faults, fmt.Sprintf("missing without scripts: %q", w))
			}
		}
		return faults, p.do(scripts(true))
	}}
}
