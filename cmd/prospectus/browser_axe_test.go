//go:build browser

package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A state is a way to look at a page.
type state struct {
	name  string
	width int64
	enter string // evaluated to get there from the state before
}

// states are those in which a page must have no fault: on a desk, on a
// telephone with everything unfolded, with a list narrowed down, and in large
// text.
var states = []state{
	{"1440 px", 1440, `0`},
	{"360 px, unfolded", 360, `Math.max(0, unfold())`},
	{"360 px, conditions", 360, `explore()`},
	{"1440 px, conditions", 1440, `explore()`},
	{"1440 px, nothing found", 1440, `exploreNothing()`},
	{"360 px, large text", 360, `enlarge()`},
}

// axeRules are the rules of axe-core that are law here: those of WCAG up to
// 2.2, level AA, and what its makers hold for good practice.
const axeRules = `{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}`

// A violation is what axe-core answers of one rule.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

func (v violation) String() string {
	n := v.Nodes[0]
	snippet, _, _ := strings.Cut(n.HTML, "\n")
	if r := []rune(snippet); len(r) > 160 {
		snippet = string(r[:160]) + "…"
	}
	return fmt.Sprintf("%s (%s), %d×: %s: %s", v.ID, v.Help, len(v.Nodes), snippet, strings.Join(strings.Fields(n.FailureSummary), " "))
}

// axeCheck finds what axe-core finds in the given states.
func axeCheck(t *testing.T, of choice, states []state) check {
	name := "axe"
	if of == rest {
		name = "axe on the rest"
	}
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return check{name: name, of: of, look: func(p *tab, at string) (faults []string, err error) {
		if err := p.navigate(at); err != nil {
			return nil, err
		}
		if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](string(axe)+"\n;true")); err != nil {
			return nil, err
		}
		if _, err := ask[int](p, `layOut()`); err != nil {
			return nil, err
		}
		for _, s := range states {
			found, err := p.axe(s)
			if err != nil {
				return nil, err
			}
			for _, v := range found {
				faults = append(faults, s.name+": "+v.String())
			}
		}
		return faults, p.forget()
	}}
}

// axe brings the page in a state and runs axe-core on it. A state that a page
// does not have is not looked at again: its pages would be the same.
func (p *tab) axe(s state) ([]violation, error) {
	if err := p.screen(s.width, 800); err != nil {
		return nil, err
	}
	if changed, err := ask[int](p, s.enter); err != nil || changed < 0 {
		return nil, err
	}
	return ask[[]violation](p, `axe.run(document, `+axeRules+`).then(r => r.violations.map(v => (
		{id: v.id, help: v.help, nodes: v.nodes.map(n => ({html: n.html, failureSummary: n.failureSummary}))})))`)
}

// forget removes what the page keeps for its visitor, so that the next page
// opens as for the first time.
func (p *tab) forget() error {
	_, err := ask[int](p, `(localStorage.clear(), sessionStorage.clear(), 0)`)
	return err
}
