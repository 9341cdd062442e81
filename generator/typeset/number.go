package typeset

import (
	"slices"
)

// number puts the pages in order, blank ones where a side is asked for, and
// labels them.
func (b *Book) number(laid []*Pages) *Volume {
	v := &Volume{Labels: map[string]string{}, Starts: map[string]int{}, laid: laid}
	n := numberer{book: b, v: v, number: max(b.First, 1)}
	strings := map[string]string{}
	for _, p := range laid {
		v.Roots = append(v.Roots, p.Root)
	}
	for i := 0; i < len(laid); i++ {
		section := b.Sections[i]
		if i+1 < len(laid) && b.Sections[i+1].Faces && !b.Single {
			n.face(i, laid[i], laid[i+1], strings)
			i++
			continue
		}
		for k, page := range laid[i].Pages {
			side := page.side
			if k == 0 && side < breakLeft {
				side = map[string]breaking{"left": breakLeft, "right": breakRight}[section.Start]
			}
			n.turn(side, page)
			n.begin(section, k)
			n.put(section, page, k, strings)
		}
	}
	if n.number > 1 && b.Multiple > 1 && !b.Single && len(v.Pages) > 0 {
		for last := v.Pages[len(v.Pages)-1]; len(v.Pages)%b.Multiple != 0; {
			n.blank(last)
		}
	}
	return v
}

// begin has the labels of a section that asks for it count from 1, and from 2
// where it begins on the left, so that odd numbers stay on the right.
func (n *numberer) begin(section *Section, index int) {
	if index > 0 || !section.Restart {
		return
	}
	n.restart = n.number - 1
	if n.number%2 == 0 && !n.book.Single {
		n.restart--
	}
}

// put adds a page of a section.
func (n *numberer) put(section *Section, page *Page, index int, strings map[string]string) {
	if index == 0 {
		n.v.Starts[section.Name] = len(n.v.Pages)
	}
	n.add(section, page, index)
	carry(strings, page)
}

// face puts the pages of a section on left-hand sides and those of the one after
// it on the right-hand sides beside them.
func (n *numberer) face(i int, left, right *Pages, strings map[string]string) {
	for k := range max(len(left.Pages), len(right.Pages)) {
		for side, p := range []*Pages{left, right} {
			switch {
			case k < len(p.Pages):
				n.turn([]breaking{breakLeft, breakRight}[side], p.Pages[k])
				n.begin(n.book.Sections[i+side], k)
				n.put(n.book.Sections[i+side], p.Pages[k], k, strings)
			default:
				n.blank(p.Pages[len(p.Pages)-1])
			}
		}
	}
}

// carry gives a page the named strings of the pages before it.
func carry(strings map[string]string, p *Page) {
	for k, v := range p.leaves {
		if _, ok := p.Strings[k]; !ok {
			p.Strings[k] = v
		}
	}
	for k, v := range strings {
		if _, ok := p.Strings[k]; !ok {
			p.Strings[k] = v
		}
	}
	for k, v := range p.leaves {
		strings[k] = v
	}
}

// A numberer numbers pages.
type numberer struct {
	book    *Book
	v       *Volume
	number  int // of the next page
	restart int // what its label counts from
}

// turn puts in a blank page where the next would be on the wrong side.
func (n *numberer) turn(side breaking, like *Page) {
	left := n.number%2 == 0
	if !n.book.Single && (side == breakLeft && !left || side == breakRight && left) {
		n.blank(like)
	}
}

// blank adds a blank page like another, with its running heads for what stands on
// every page. Behind a page of another size it is like that, which is the front of
// its leaf or stands beside it.
func (n *numberer) blank(like *Page) {
	if k := len(n.v.Pages); k > 0 {
		if last := n.v.Pages[k-1]; last.Width != like.Width || last.Height != like.Height {
			like = last
		}
	}
	p := &Page{Width: like.Width, Height: like.Height, Bleed: like.Bleed, Crop: like.Crop, Master: like.Master, Blank: true, Strings: map[string]string{}}
	carry(like.leaves, p)
	n.place(p)
}

func (n *numberer) place(p *Page) {
	p.Number = n.number
	p.Left = n.number%2 == 0 && !n.book.Single
	n.number++
	n.v.Pages = append(n.v.Pages, p)
}

func (n *numberer) add(s *Section, p *Page, index int) {
	n.place(p)
	switch {
	case s.Label != nil:
		p.Label = s.Label(index)
	case s.Unnumbered:
		p.Label = ""
	case s.Roman:
		p.Label = Roman(p.Number - n.restart)
	default:
		p.Label = decimal(p.Number - n.restart)
	}
	p.Dests = slices.DeleteFunc(p.Dests, func(d Dest) bool {
		_, twice := n.v.Labels[d.Name]
		if twice {
			n.book.Setter.report.Add(ruleTwice.At(s.Source.Span(0, 0), d.Name))
		} else {
			n.v.Labels[d.Name] = p.Label
		}
		return twice
	})
}
