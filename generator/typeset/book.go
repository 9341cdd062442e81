package typeset

import (
	"runtime"
	"slices"
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

// ruleRoom is between a running head or foot and its rule.
const ruleRoom = 2
