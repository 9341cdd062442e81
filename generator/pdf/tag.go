package pdf

import "errors"

var (
	errClip  = errors.New("clipping outside of a part: it would never end; call Push first")
	errPath  = errors.New("a path that does not begin with a move, or with a step that is none")
	errEnd   = errors.New("End without a Begin before it")
	errKept  = errors.New("an element on a page that was kept: only artifacts can be added")
	errBegin = errors.New("an element within an artifact, or no element")
)

// An Artifact is what belongs to paper and not to the text: readers who listen
// are not told of it.
type Artifact uint8

// The kinds of artifacts.
const (
	Layout     Artifact = iota // rules, frames, coloured areas
	Header                     // a running head
	Footer                     // a running foot, and the number of the page
	Watermark                  // a mark across the page
	Printer                    // for the print shop: crop marks
	Background                 // what lies under everything
)

// properties are what a document says of an artifact.
var properties = [...]string{
	Layout:     "/Artifact<</Type/Layout>>BDC\n",
	Header:     "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	Footer:     "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	Watermark:  "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n",
	Printer:    "/Artifact<</Type/Page>>BDC\n",
	Background: "/Artifact<</Type/Background>>BDC\n",
}

// A tag is what content is marked as: an element, or with none an artifact.
type tag struct {
	e *Element
	a Artifact
}

// An event is something that an element gets on a page, in the order of the
// page: a sequence of content or a link.
type event struct {
	e    *Element
	link bool
	n    int
	part int // in which it was drawn
}

// Begin says that what is drawn from here on, until [Page.End], belongs to an
// element. Elements may be begun within others.
func (p *Page) Begin(e *Element) {
	if len(p.open) > 0 && p.open[len(p.open)-1].e == nil || e == nil {
		p.fail(errBegin)
	}
	p.open = append(p.open, tag{e: e})
}

// BeginArtifact says that what is drawn from here on, until [Page.End], is an
// artifact. It may stand within an element, to which nothing of it belongs.
func (p *Page) BeginArtifact(a Artifact) {
	if int(a) >= len(properties) {
		a = Layout
	}
	p.open = append(p.open, tag{a: a})
}

// End ends what the last [Page.Begin] or [Page.BeginArtifact] began.
func (p *Page) End() {
	if len(p.open) == 0 {
		p.fail(errEnd)
		return
	}
	p.open = p.open[:len(p.open)-1]
}

// mark sees to it that what is drawn next is marked as what is open. Content is
// marked when something is drawn and not before, so no sequence is empty.
func (p *Page) mark() {
	want := tag{}
	if n := len(p.open); n > 0 {
		want = p.open[n-1]
	}
	if p.marking && p.marked == want {
		return
	}
	p.unmark()
	p.marking, p.marked = true, want
	if want.e == nil {
		p.b.put(properties[want.a])
		return
	}
	p.sequence(want.e, want.e.Role, "")
}

// markInstead marks what is drawn next as standing for a text, in the element
// that is open.
func (p *Page) markInstead(text string) {
	p.marking, p.marked = true, p.open[len(p.open)-1]
	p.sequence(p.marked.e, Span, text)
}

// sequence begins a numbered sequence of content of an element.
func (p *Page) sequence(e *Element, as Role, actual string) {
	p.b.name(as.String())
	p.b.put("<</MCID ")
	p.b.int(p.marks)
	if actual != "" {
		p.b.put("/ActualText")
		p.b.string(actual)
	}
	p.b.put(">>BDC\n")
	p.events = append(p.events, event{e: e, n: p.marks, part: len(p.parts)})
	if p.kept != nil {
		p.fail(errKept)
	}
	p.marks++
}

// unmark ends the sequence of marked content, if there is one.
func (p *Page) unmark() {
	p.endText()
	if p.marking {
		p.b.put("EMC\n")
		p.marking = false
	}
}
