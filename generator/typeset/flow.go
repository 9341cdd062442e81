package typeset

import "slices"

// A slab is what a page is filled with from top to bottom: a line, a picture,
// a table or the part of one, a box with slabs of its own.
type slab struct {
	space  float64 // above it; none where an unforced break comes before
	height float64
	before breaking // what a page may do before it
	x      float64
	body   body
	notes  []*note // that stand at the foot of its page
	marks  []mark  // what happens where it begins
}

// A body draws what a slab holds.
type body interface {
	draw(c *canvas, x, y float64)
}

// A divisible body can be divided so that its first part is at most so high;
// forced says that it stands at the top of a page, where moving it on is no
// help. ok is false where it cannot, or should not.
type divisible interface {
	body
	divide(height float64, forced bool) (first, rest slab, ok bool)
}

// A mark happens where a slab begins: a destination, a named string, a box
// placed on the page.
type mark struct {
	dest, name, value string
	placed            *placed
}

// A flow gathers slabs.
type flow struct {
	slabs   []slab
	x       float64
	width   float64
	space   float64  // pending above the next slab
	before  breaking // pending before it
	marks   []mark   // pending at it
	element *Element
	record  string
}

func (f *flow) push(s slab) {
	s.space = max(s.space, f.space)
	s.before = max(s.before, f.before)
	if len(f.marks) > 0 {
		s.marks = append(f.marks, s.marks...)
	}
	s.x += f.x
	f.slabs = append(f.slabs, s)
	f.space, f.before, f.marks = 0, breakFree, nil
}

// breakBefore asks for a break. What is placed on the page that it ends is not
// moved to the next.
func (f *flow) breakBefore(b breaking) {
	f.before = max(f.before, b)
	if !b.forced() {
		return
	}
	for _, m := range f.marks {
		if m.placed != nil {
			f.before = breakFree
			f.push(slab{})
			f.before = b
			return
		}
	}
}

// finish puts marks that nothing follows at an empty slab.
func (f *flow) finish() {
	if len(f.marks) > 0 {
		f.before = max(f.before, breakNever)
		f.push(slab{})
	}
}

// height returns how high slabs are under each other.
func height(slabs []slab) (h float64) {
	for i := range slabs {
		h += slabs[i].space + slabs[i].height
	}
	return h
}

// notesIn returns the footnotes of slabs.
func notesIn(slabs []slab) (list []*note) {
	for i := range slabs {
		list = append(list, slabs[i].notes...)
	}
	return list
}

// A cut is where slabs are divided: n of them come before, and of the next,
// where it is divided itself, the part first.
type cut struct {
	n           int
	first, rest *slab
	forced      breaking // how the style sheet ends the page here, if it does
	over        float64  // how much too high the part is
}

const epsilon = 0.01

// cutAt divides slabs so that the first part is at most so high, footnotes of
// which there are some already included. It ends at the last place where nothing
// speaks against it. Where there is none, forced makes it end at one where
// least does; else nothing comes before.
func cutAt(slabs []slab, avail, noted float64, forced bool) cut {
	var places [breakNever + 1]int
	y := 0.0
	for k := range slabs {
		s := &slabs[k]
		if k > 0 {
			if s.before.forced() {
				return cut{n: k, forced: s.before}
			}
			places[s.before] = k
		}
		notes := noted + notesHeight(s.notes, noted)
		if y+s.space+s.height+notes > avail+epsilon {
			return chooseCut(slabs, k, avail-y-s.space-noted, places, forced)
		}
		y += s.space + s.height
		noted = notes
	}
	return cut{n: len(slabs)}
}

// chooseCut ends a part before or within slab k, the first that does not fit.
func chooseCut(slabs []slab, k int, room float64, places [breakNever + 1]int, forced bool) cut {
	s := &slabs[k]
	d, ok := s.body.(divisible)
	if ok && room > 0 && (k == 0 || s.before < breakNever) {
		if first, rest, ok := d.divide(room, forced && k == 0); ok {
			return divided(s, k, first, rest)
		}
	}
	if n := places[breakFree]; n > 0 {
		return cut{n: n}
	}
	if !forced {
		return cut{}
	}
	if n := places[breakTogether]; n > 0 {
		return cut{n: n}
	}
	if ok && room > 0 {
		if first, rest, ok := d.divide(room, true); ok {
			return divided(s, k, first, rest)
		}
	}
	for _, level := range []breaking{breakLines, breakNext, breakNever} {
		if n := places[level]; n > 0 {
			return cut{n: n}
		}
	}
	return cut{n: 1, over: s.height - room}
}

// divided returns a cut within a slab, whose parts take over what it has.
func divided(s *slab, k int, first, rest slab) cut {
	first.space, first.before, first.x, first.marks = s.space, s.before, s.x, s.marks
	rest.x = s.x
	if rest.body == nil { // all of it found room when it was divided
		return cut{n: k, first: &first}
	}
	return cut{n: k, first: &first, rest: &rest}
}

// take returns the slabs of both parts of a cut. The second begins without
// space above, unless the style sheet ended the first.
func (c cut) take(slabs []slab) (first, rest []slab) {
	first = slabs[:c.n:c.n]
	rest = slabs[c.n:]
	if c.first != nil {
		first, rest = append(first, *c.first), rest[1:]
	}
	if c.rest != nil {
		rest = append([]slab{*c.rest}, rest...)
	} else {
		rest = slices.Clone(rest)
	}
	if len(rest) > 0 {
		rest[0].before = breakFree
		if !c.forced.forced() {
			rest[0].space = 0
		}
	}
	return first, rest
}

// drawAll draws slabs under each other.
func drawAll(c *canvas, slabs []slab, x, y float64) {
	for i := range slabs {
		s := &slabs[i]
		y += s.space
		c.happen(s.marks, x+s.x, y)
		if s.body != nil {
			s.body.draw(c, x+s.x, y)
		}
		y += s.height
	}
}
