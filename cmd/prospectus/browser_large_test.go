//go:build browser

package main

import (
	"path"
	"strings"

	"github.com/chromedp/chromedp/kb"
)

// largeCheck holds the view in large text to the rules for ageing-friendly
// sites: all text of 18 points or more, lines at least 1.3 high, targets of at
// least 44 pixels. A link leads there from every page, without scripts too;
// with scripts the choice is remembered until it is taken back.
func largeCheck() check {
	return check{name: "large text", of: few, look: func(p *tab, at string) ([]string, error) {
		if strings.Contains(at, "=") {
			return nil, nil // its fragment is its own; axe-core looks at it in large text
		}
		faults, err := p.opened(at+"#large-text", `toLarge() ? [...smallText(), ...smallTargets()] : ['no link a.large-text with href #large-text']`)
		if err != nil || len(faults) > 0 && faults[0][:2] == "no" {
			return faults, err
		}
		if record := strings.Contains(at, "/") && !strings.HasPrefix(path.Base(at), "index"); record {
			return faults, p.forget() // its head and its script are those of the list, which is walked
		}
		for _, step := range []func(*tab, string) (string, error){largeByKey, largeRemembered, largeLeft, largeWithoutScripts} {
			fault, err := step(p, at)
			if err != nil {
				return nil, err
			}
			if fault != "" {
				faults = append(faults, fault)
			}
		}
		return faults, p.forget()
	}}
}

// largeByKey enters the view with the keyboard alone.
func largeByKey(p *tab, at string) (fault string, err error) {
	if err := p.forget(); err != nil {
		return "", err
	}
	entered, err := p.enterLarge(at)
	if err == nil && !entered {
		fault = "Enter on the link does not lead to large text"
	}
	return fault, err
}

// largeRemembered opens the page anew, without the fragment.
func largeRemembered(p *tab, at string) (fault string, err error) {
	if err := p.navigate(at); err != nil {
		return "", err
	}
	large, err := p.becomes(`isLarge()`)
	if err == nil && !large {
		fault = "large text is not remembered on the next page"
	}
	return fault, err
}

// largeLeft goes back to normal text, and finds it on the next page as well.
func largeLeft(p *tab, at string) (fault string, err error) {
	if found, err := ask[bool](p, `!!toNormal() && (toNormal().focus(), true)`); err != nil || !found {
		return "nothing leads back from large text: want a.normal-text, or a.large-text again", err
	}
	if err := p.press(kb.Enter); err != nil {
		return "", err
	}
	left, err := p.becomes(`!isLarge()`)
	if err != nil || !left {
		return "Enter on what leads back leaves the text large", err
	}
	if err := p.navigate(at); err != nil {
		return "", err
	}
	large, err := ask[bool](p, `isLarge()`)
	if err == nil && large {
		fault = "large text comes back on the next page after it was left"
	}
	return fault, err
}

// largeWithoutScripts follows the plain link.
func largeWithoutScripts(p *tab, at string) (fault string, err error) {
	if err := p.do(scripts(false)); err != nil {
		return "", err
	}
	entered, err := p.enterLarge(at)
	if err == nil && !entered {
		fault = "without scripts the link does not lead to large text"
	}
	if err == nil {
		err = p.do(scripts(true))
	}
	return fault, err
}

// enterLarge opens a page and presses Enter on its link to large text.
func (p *tab) enterLarge(at string) (entered bool, err error) {
	if err := p.navigate(at); err != nil {
		return false, err
	}
	if _, err := ask[bool](p, `(toLarge().focus(), true)`); err != nil {
		return false, err
	}
	if err := p.press(kb.Enter); err != nil {
		return false, err
	}
	return p.becomes(`isLarge()`)
}
