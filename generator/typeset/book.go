package typeset

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
)

// A Book is sections in order, numbered through.
type Book struct {
	Setter   *Setter
	Sections []*Section
	// Single says that pages are printed on one side, or read on a screen: all
	// are right-hand pages, and none is put in.
	Single bool
	// First is the number of the first page, 1 where it is 0. An even number
	// begins on the left.
	First int
	// Multiple fills the book up with blank pages until their number can be
	// divided by it: 2 or 4 for the press.
	Multiple int
	// Shelf keeps what is drawn of sections when the book is printed; it may be nil.
	Shelf Shelf
}

// A Volume is a book that was set.
type Volume struct {
	Pages []*Page
	// Roots are the structure trees of the sections.
	Roots []*Element
	// Labels holds the label of the page of every destination, and Starts the
	// index in Pages of the first page of every section, by its name.
	Labels map[string]string
	Starts map[string]int
	// Photographs are where photographs stand, section by section.
	Photographs []Photograph

	laid []*Pages
}

// maxRounds is how often sections that show page numbers are laid out: their
// own length moves what comes after them.
const maxRounds = 5

// Set lays the sections out side by side, numbers their pages, lays those that
// show page numbers out again, and adds running heads. Its result is the same
// at any number of processors. All of it is held: a book that is only to be
// printed is better given to [Painter.Print].
func (b *Book) Set() *Volume {
	v, _ := b.set(nil) // only a press fails
	return v
}

// set sets the book, and gives its sections to a press as soon as what they hold
// is certain; a press may be nil.
func (b *Book) set(press *press) (*Volume, error) {
	laid := make([]*Pages, len(b.Sections))
	err := inOrder(len(laid), func(i int) (err error) {
		laid[i], err = press.lay(b, b.Sections[i])
		return err
	}, func(i int) error { return press.keep(laid[i], false) })
	if err != nil {
		return nil, err
	}
	v := b.number(laid)
	for range maxRounds {
		before := counts(laid)
		b.again(laid, v)
		v = b.number(laid)
		if slices.Equal(before, counts(laid)) {
			break
		}
	}
	b.check(laid, v)
	for _, p := range laid {
		v.Photographs = append(v.Photographs, p.photographs...)
	}
	b.margins(laid, v)
	return v, press.late(laid)
}

// again lays the sections that show page numbers out with those of a volume.
func (b *Book) again(laid []*Pages, v *Volume) {
	var late []int
	for i, p := range laid {
		if p.Late {
			late = append(late, i)
		}
	}
	label := func(dest string) (string, bool) {
		label, ok := v.Labels[dest]
		return label, ok
	}
	_ = inOrder(len(late), func(k int) error {
		i := late[k]
		reserved := laid[i].Root.tag
		laid[i] = b.Setter.Lay(b.Sections[i], label)
		laid[i].Root.tag = reserved
		return nil
	}, func(int) error { return nil })
}

// ahead is how many things a processor may have done that wait for their turn.
const ahead = 4

// inOrder does something for each of n things on all processors, and then
// something else with each of them in order, one at a time. After an error only
// what is under way is done; it returns the first.
func inOrder(n int, do, then func(int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	done := make([]chan error, n)
	for i := range done {
		done[i] = make(chan error, 1)
	}
	room := make(chan struct{}, ahead*max(workers, 1))
	var next atomic.Int64
	var failed atomic.Bool
	for range workers {
		go func() {
			for {
				room <- struct{}{} // before the next is taken, so that it is always the one in turn that has room
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				var err error
				if !failed.Load() {
					err = do(i)
				}
				done[i] <- err
			}
		}()
	}
	var first error
	for i := range n {
		err := <-done[i]
		if first == nil && err == nil {
			err = then(i)
		}
		if first == nil && err != nil {
			first = err
			failed.Store(true)
		}
		<-room
	}
	return first
}

func counts(laid []*Pages) (list []int) {
	for _, p := range laid {
		list = append(list, len(p.Pages))
	}
	return list
}

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

// check reports links and page numbers of what the book does not have, and takes
// such links away: a document must not have them.
func (b *Book) check(laid []*Pages, v *Volume) {
	for i, p := range laid {
		lost := map[string]bool{}
		for _, t := range p.targets {
			if _, ok := v.Labels[t.dest]; !ok {
				b.Setter.report.Add(ruleNowhere.At(b.Sections[i].Source.Span(t.from, t.to), t.dest, record(t.record)))
				lost[t.dest] = true
			}
		}
		for _, page := range p.Pages {
			if page.drawn != nil && len(lost) > 0 {
				page.drawn.Unlink(func(dest string) bool { return lost[dest] })
			}
			page.Ops = slices.DeleteFunc(page.Ops, func(o Op) bool {
				link, ok := o.(*Link)
				return ok && lost[link.Dest]
			})
		}
	}
}

// margins places the areas of the pages and adds running heads and feet.
func (b *Book) margins(laid []*Pages, v *Volume) {
	langs := map[*Page]string{}
	for i, p := range laid {
		for _, page := range p.Pages {
			langs[page] = b.Sections[i].Lang
		}
	}
	m := marginSetter{setter: b.Setter, pages: decimal(len(v.Pages)), masters: map[masterKey]*master{}}
	lang := ""
	for _, p := range v.Pages {
		if own, ok := langs[p]; ok {
			lang = own
		}
		m.set(p, lang)
	}
}

// A marginSetter sets what stands in the margins of pages.
type marginSetter struct {
	setter  *Setter
	pages   string // how many there are
	masters map[masterKey]*master
}

type masterKey struct {
	name               string
	left, first, blank bool
}

func (m *marginSetter) set(p *Page, lang string) {
	key := masterKey{p.Master, p.Left, p.Index == 0 && !p.Blank, p.Blank}
	look := m.masters[key]
	if look == nil {
		look = m.setter.sheet.master(key.name, key.left, key.first, key.blank)
		right := m.setter.sheet.master(key.name, false, key.first, key.blank)
		if d := look.textWidth() - right.textWidth(); d*d > epsilon || look.textHeight() != right.textHeight() {
			m.setter.report.Add(ruleMargins.At(noSpan, key.name))
		}
		m.masters[key] = look
	}
	p.X, p.Y, p.Background = look.left, look.top, look.background
	l := &layout{Setter: m.setter, section: &Section{Lang: lang}, file: noFile, master: look}
	l.styling = m.setter.sheet.styled(look.gridLine(), look.gridChar(), loose)
	body := l.styling.at(l.styling.root, &node{tag: "body", kind: kindBlock, lang: lang})
	m.row(l, p, look, body, "top", 0, look.top)
	m.row(l, p, look, body, "bottom", look.height-look.bottom, look.bottom)
	m.setter.report.Add(l.faults...)
}

// ruleRoom is between a running head or foot and its rule.
const ruleRoom = 2

// row sets the boxes of the upper or the lower margin.
func (m *marginSetter) row(l *layout, p *Page, look *master, body *place, row string, top, high float64) {
	c := &canvas{page: &Page{Strings: map[string]string{}, leaves: map[string]string{}}, quiet: true}
	var ruled *Style
	for _, at := range []string{"left", "center", "right"} {
		box := look.boxes[row+"-"+at]
		if box == nil {
			continue
		}
		s := body.style.own()
		s.Align, s.Hyphens, s.NoWrap = alignLeft, false, true
		for _, one := range slices.SortedStableFunc(slices.Values(box.sets), sizeFirst) {
			one.set(s)
		}
		if s.Borders[0].width > 0 || s.Borders[2].width > 0 {
			ruled = s
		}
		words := m.words(box, p)
		if strings.TrimSpace(words) == "" {
			continue
		}
		one := l.oneLine(words, s, nil, "")
		if one == nil {
			continue
		}
		if one.natural > look.textWidth()+epsilon {
			one.width = look.textWidth()
			l.reportOverfull(&one.line)
		}
		x := look.left
		switch at {
		case "center":
			x += (look.textWidth() - one.natural) / 2
		case "right":
			x += look.textWidth() - one.natural
		}
		one.draw(c, x, boxTop(s, top, high))
	}
	if ruled != nil {
		y := boxTop(ruled, top, high)
		c.rule(look.left, y-ruleRoom, look.width-look.right, y-ruleRoom, ruled.Borders[0])
		y += ruled.Leading() + ruleRoom
		c.rule(look.left, y, look.width-look.right, y, ruled.Borders[2])
	}
	p.Margins = append(p.Margins, c.page.Ops...)
}

// sizeFirst orders settings so that lengths know the size that they count by.
func sizeFirst(a, b setting) int {
	rank := map[bool]int{true: 0, false: 1}
	return cmp.Compare(rank[a.first], rank[b.first])
}

// boxTop returns where the line of a margin box begins.
func boxTop(s *Style, top, high float64) float64 {
	up, down := s.Padding.top.of(s, high), s.Padding.bottom.of(s, high)
	switch s.Valign {
	case "top":
		return top + up
	case "bottom":
		return top + high - down - s.Leading()
	}
	return top + up + (high-up-down-s.Leading())/2
}

// words returns what a margin box says on a page.
func (m *marginSetter) words(box *marginBox, p *Page) string {
	var b strings.Builder
	for _, part := range box.content {
		switch {
		case part.name != "":
			b.WriteString(p.Strings[part.name])
		case part.counter == "page":
			if p.Label == "" {
				return "" // a page without a number says nothing around it
			}
			b.WriteString(p.Label)
		case part.counter == "pages":
			b.WriteString(m.pages)
		default:
			b.WriteString(part.text)
		}
	}
	return b.String()
}
