package view

import (
	"strings"

	"prospectus/generator/model"
)

// A Similar is an open project that is like another, and why it is said to be.
type Similar struct {
	Link  Link
	Why   Cell // what both have in common, in words
	Facts Cell // its investment and public state
}

// similar returns the open projects most like a project: near it in the chain,
// of its industry, place and size.
func (s scribe) similar(p *model.Project) (all []Similar) {
	n := s.neighbours()
	for _, number := range n.of(p) {
		o := n.projects[number]
		all = append(all, Similar{
			Link: links(s, "projects", []*model.Project{o})[0],
			Why:  s.alike(n.likeness(n.number[p.ID], number), o),
			Facts: append(s.money(o.Investment), Run{Text: " "},
				Run{Text: s.enum("state", string(o.State)), Class: "badge state-" + string(o.State)}),
		})
	}
	return all
}

// alike says what two projects have in common. Who is near in the chain is of
// the industry as a matter of course.
func (s scribe) alike(l likeness, o *model.Project) (why Cell) {
	add := func(c Cell) {
		if len(why) > 0 {
			why = append(why, Run{Text: s.w("label.and")})
		}
		why = append(why, c...)
	}
	switch l.kin {
	case sameNode:
		add(plain(s.w("similar.node")))
	case nodeBefore:
		add(s.within("similar.before", o.Node))
	case nodeAfter:
		add(s.within("similar.after", o.Node))
	case twoSteps:
		add(s.within("similar.near", o.Node))
	case unrelated:
		if l.industry {
			add(plain(s.w("similar.industry")))
		}
	}
	switch {
	case l.park:
		add(plain(s.w("similar.park")))
	case l.region:
		add(plain(s.w("similar.region")))
	}
	if l.amount {
		add(plain(s.w("similar.amount")))
	}
	return why
}

// within fills a node's name into a sentence, under the language it is in.
func (s scribe) within(key, node string) Cell {
	var name Phrase
	if n := s.Catalog.Nodes.Get(node); n != nil {
		name = s.phrase(n.Name)
	}
	ahead, behind, _ := strings.Cut(s.w(key), "%[1]s")
	c := append(plain(ahead), name.run())
	return append(c, plain(behind)...)
}
