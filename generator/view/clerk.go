package view

import "prospectus/generator/route"

// A Clerk makes the pages of a site one at a time, each when it is asked for,
// and the same as [Pages] makes them. What several pages share it keeps. It is
// for one goroutine.
//
// The page of departures lists what the pages asked for so far lead to.
type Clerk struct{ x *index }

// NewClerk returns the clerk of a site.
func NewClerk(in Input) *Clerk { return &Clerk{newIndex(in)} }

// Page returns the page at an address; nil where there is none.
func (c *Clerk) Page(at route.Path) (found Page) {
	x := c.x
	if at == "" {
		return nil
	}
	for _, page := range []func() Page{x.choose, x.notFound} {
		if p := page(); p.Head().Path == at {
			return p
		}
	}
	for _, r := range x.Plan.Redirects() {
		if r.From == at {
			return x.speech(r.Lang).redirect(r)
		}
	}
	x.only = at
	take := func(p Page) bool { found = p; return false }
	for _, lang := range x.Plan.Languages() {
		if !x.speech(lang).all(take) {
			break
		}
	}
	return found
}

// asked reports whether the page at an address is to be made.
func (x *index) asked(at route.Path) bool { return x.only == "" || x.only == at }
