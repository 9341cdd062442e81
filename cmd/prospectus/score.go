package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"prospectus/generator/build"
	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/score"
)

// scoreCommand prints scorecards with every step, for staff. It writes no file:
// what it says is internal.
type scoreCommand struct {
	Names []string `arg:"" name:"name" optional:"" help:"${scorecard}"`
}

// Run implements runner.
func (c *scoreCommand) Run(_ context.Context, env environment, g global) error {
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	_, site := build.Survey(in)
	if marked := content.Markings(site.Diagnostics); len(marked) > 0 {
		return errors.Join(printFound(env, g, marked), errFaults)
	}
	list := &diag.List{}
	cards := score.Load(content.Source{Site: in.Site, Internal: in.Internal, InternalLabel: in.InternalLabel}, list)
	if cards, err = c.choose(env, cards, list); err != nil {
		return err
	}
	for i, card := range cards {
		if i > 0 {
			fmt.Fprintln(env.stdout)
		}
		fmt.Fprint(env.stdout, score.Evaluate(card, site.Day, list).Text(env.lang))
	}
	if err := printFound(env, g, list.Sorted()); err != nil {
		return err
	}
	if worst, any := list.Worst(); any && (worst == diag.Error || g.Strict && worst == diag.Warning) {
		return errFaults
	}
	return nil
}

// choose returns the cards named on the command line, else all.
func (c *scoreCommand) choose(env environment, cards []*score.Card, list *diag.List) ([]*score.Card, error) {
	if len(c.Names) == 0 {
		if worst, any := list.Worst(); len(cards) == 0 && !(any && worst == diag.Error) {
			fmt.Fprintln(env.stderr, say(env.lang, "no-scorecards"))
		}
		return cards, nil
	}
	var names []string
	for _, card := range cards {
		names = append(names, card.Name)
	}
	var chosen []*score.Card
	for _, name := range c.Names {
		i := slices.Index(names, name)
		if i < 0 {
			if worst, any := list.Worst(); any && worst == diag.Error {
				continue // it may be one that could not be read, which is printed
			}
			return nil, errUsage{say(env.lang, "no-scorecard", name, i18n.For(env.lang).List(names))}
		}
		chosen = append(chosen, cards[i])
	}
	return chosen, nil
}
