//go:build browser

package main

import "fmt"

// zoomCheck enlarges a page to 400 %, which makes of a desk's screen of 1280 by
// 1024 pixels one of 320 by 256: nothing may be lost and nothing cut off, and
// only boxes that say so may scroll sideways.
func zoomCheck() check {
	return check{name: "zoom", look: func(p *tab, at string) (faults []string, err error) {
		if err := p.screen(1440, 900); err != nil {
			return nil, err
		}
		if err := p.navigate(at); err != nil {
			return nil, err
		}
		if n, err := ask[int](p, `noteTexts()`); err != nil || n == 0 {
			return []string{"no text is seen"}, err
		}
		if err := p.screen(320, 256); err != nil {
			return nil, err
		}
		if faults, err = ask[[]string](p, `zoomFaults()`); err != nil {
			return nil, err
		}
		cut, err := ask[[]struct {
			At     string
			Linked bool
		}](p, `clamped()`)
		for _, c := range cut {
			if !c.Linked {
				faults = append(faults, fmt.Sprintf("text is cut to some lines, and no link leads to the whole: %s", c.At))
			}
		}
		return faults, err
	}}
}
