//go:build browser

package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keyboardCheck walks through a page with the keyboard alone: Tab stops at
// every control once, in the order of the page and to be seen, and leaves at
// the end; the first stop skips to the content; what unfolds also folds.
func keyboardCheck() check {
	return check{name: "keyboard", of: few, look: func(p *tab, at string) (faults []string, err error) {
		if err := p.navigate(at); err != nil {
			return nil, err
		}
		n, err := ask[int](p, `watchFocus()`)
		if err != nil {
			return nil, err
		}
		// A trap shows as a stop that comes too early or too often; the few more
		// show whether the last one can be left.
		if err := p.do(tabKey(n + 5)); err != nil {
			return nil, err
		}
		if faults, err = ask[[]string](p, `focusSeen()`); err != nil {
			return nil, err
		}
		for _, step := range []func(*tab) ([]string, error){skips, unfolds} {
			more, err := step(p)
			if err != nil {
				return nil, err
			}
			faults = append(faults, more...)
		}
		return faults, nil
	}}
}

// tabKey presses Tab so many times.
func tabKey(n int) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for range n {
			for _, typ := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
				key := input.DispatchKeyEventParams{Type: typ, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// skips follows the skip link and goes on with Tab.
func skips(p *tab) ([]string, error) {
	link, err := ask[struct {
		Needed bool
		Fault  string
	}](p, `skipLink()`)
	if err != nil || !link.Needed {
		return nil, err
	}
	if link.Fault != "" {
		return []string{link.Fault}, nil
	}
	if err := p.press(kb.Enter); err != nil {
		return nil, err
	}
	if err := p.do(tabKey(1)); err != nil {
		return nil, err
	}
	return ask[[]string](p, `skipped()`)
}

// unfolds opens each box with Enter and with Space, and closes it again.
func unfolds(p *tab) (faults []string, err error) {
	n, err := ask[int](p, `boxes().length`)
	if err != nil {
		return nil, err
	}
	for i := range min(n, 4) { // boxes of one page are alike
		for name, key := range map[string]string{"Enter": kb.Enter, "Space": " "} {
			fault, err := p.unfold(i, name, key)
			if err != nil {
				return nil, err
			}
			if fault != "" {
				faults = append(faults, fault)
			}
		}
	}
	return faults, nil
}

// unfold opens one box with a key and closes it with Escape or Enter.
func (p *tab) unfold(i int, name, key string) (fault string, err error) {
	box, err := ask[string](p, fmt.Sprintf(`focusBox(%d)`, i))
	if err != nil {
		return "", err
	}
	if err := p.press(key); err != nil {
		return "", err
	}
	if open, err := p.becomes(fmt.Sprintf(`boxOpen(%d)`, i)); err != nil || !open {
		return strings.Join([]string{name, "does not open", box}, " "), err
	}
	for _, key := range []string{kb.Escape, kb.Enter} {
		open, err := ask[bool](p, fmt.Sprintf(`boxOpen(%d)`, i))
		if err != nil || !open {
			return "", err
		}
		if err := p.press(key); err != nil {
			return "", err
		}
	}
	if closed, err := p.becomes(fmt.Sprintf(`!boxOpen(%d)`, i)); err != nil || !closed {
		return "neither Escape nor Enter closes " + box, err
	}
	return "", nil
}
