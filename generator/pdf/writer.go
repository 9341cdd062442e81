package pdf

import (
	"errors"
	"fmt"
	"io"
	"time"

	"prospectus/generator/font"
)

// Info is what a document says of itself.
type Info struct {
	// Title is the document's name, which windows show; Lang is its language
	// (BCP 47). Both are needed.
	Title, Lang string
	// Titles are the name in further languages, by their tags.
	Titles map[string]string
	// Author, Subject and Keywords may be empty.
	Author, Subject, Keywords string
	// Created and Modified are left out where they are zero.
	Created, Modified time.Time
	// Rights says who may do what with the document.
	Rights string
	// Claim is to which standards the document says it conforms; what they ask
	// for is then checked.
	Claim Claim
	// Intent is for which press the colours are meant; nil stands for screens
	// and office printers (sRGB).
	Intent *Intent
	// View is how the document is shown when it is opened.
	View View
}

// A View is how a document is shown when it is opened, and printed.
type View struct {
	// Facing shows two pages side by side, odd ones on the right.
	Facing bool
	// Outline shows the bookmarks beside the page.
	Outline bool
	// Duplex proposes to a printer on which edge the sheet is turned.
	Duplex Duplex
	// Actual asks a printer not to scale the page.
	Actual bool
}

// Duplex is how both sides of a sheet are printed.
type Duplex uint8

// The ways to print on both sides. AnyDuplex leaves it to the printer.
const (
	AnyDuplex Duplex = iota
	Simplex
	LongEdge
	ShortEdge
)

// A Label is how pages are numbered.
type Label struct {
	// Style is how the number is written.
	Style LabelStyle
	// Prefix stands before it.
	Prefix string
	// First is the number of the first page; 0 means 1.
	First int
}

// A LabelStyle is how the number of a page is written.
type LabelStyle uint8

// The styles. With Bare there is the prefix alone.
const (
	Bare LabelStyle = iota
	Arabic
	RomanUpper
	RomanLower
	LetterUpper
	LetterLower
)

// A Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	// Dest is the name of the place where it leads.
	Dest string
	// Kids are the entries below it; Open says whether they show at first.
	Kids []Bookmark
	Open bool
}

// A Writer writes a document, page by page. It is for one goroutine at a time.
type Writer struct {
	f       *file
	info    Info
	tree    *tree
	pages   pageTree
	fonts   []*docFont
	stored  map[[32]byte]ref // images, profiles and patterns, by what they hold
	dests   map[string]ref
	wanted  map[string]bool // destinations of links
	labels  body
	outline []Bookmark
	rgb     ref // the space sRGB
	err     error
	closed  bool
}

// NewWriter begins a document.
func NewWriter(w io.Writer, info Info) *Writer {
	f := newFile(w)
	d := &Writer{f: f, info: info, tree: newTree(f), stored: map[[32]byte]ref{}, dests: map[string]ref{}, wanted: map[string]bool{}}
	d.pages = pageTree{f: f, root: f.take()}
	switch {
	case info.Title == "":
		d.err = errors.New("a document needs a title")
	case max(len(info.Title), len(info.Author), len(info.Subject), len(info.Keywords)) > maxText:
		d.err = errors.New("a document whose title, author, subject or keywords are too long")
	case !isLanguage(info.Lang):
		d.err = fmt.Errorf("a document needs a language, and %q is none", info.Lang)
	}
	return d
}

// Label begins a range of pages with the next one that is added.
func (w *Writer) Label(l Label) {
	b := &w.labels
	b.int(w.pages.n)
	b.put("<<")
	if style := [...]string{"", "D", "R", "r", "A", "a"}; l.Style > Bare && int(l.Style) < len(style) {
		b.put("/S/" + style[l.Style])
	}
	b.text("/P", l.Prefix)
	if l.First > 1 {
		b.put("/St ")
		b.int(l.First)
	}
	b.put(">>")
}

// Outline sets the bookmarks of the document. One without a title is a fault.
func (w *Writer) Outline(entries []Bookmark) {
	w.outline = entries
	if err := named(entries); err != nil && w.err == nil {
		w.err = err
	}
}

// named returns an error where a bookmark has no title or one that is too long.
func named(list []Bookmark) error {
	for _, m := range list {
		if m.Title == "" || len(m.Title) > maxText {
			return fmt.Errorf("a bookmark to %q with a title of %d bytes", m.Dest, len(m.Title))
		}
		if err := named(m.Kids); err != nil {
			return err
		}
	}
	return nil
}

// Pages returns how many pages were added.
func (w *Writer) Pages() int { return w.pages.n }

// Add writes the next page. It returns the first fault of the page or of the
// document so far; the document is then of no use.
func (w *Writer) Add(p *Page) error {
	if w.closed && w.err == nil {
		w.err = errors.New("a page after the end of the document")
	}
	if w.err != nil {
		return w.err
	}
	if w.err = p.Finish(); w.err == nil {
		w.err = w.add(p)
	}
	if w.err != nil {
		w.err = fmt.Errorf("page %d: %w", w.pages.n+1, w.err)
	}
	return w.err
}

// add writes a finished page.
func (w *Writer) add(p *Page) error {
	if p.press && w.info.Intent == nil && w.info.Claim&PDFA2A != 0 {
		return errors.New("colours of a press, which PDF/A allows only with an output intent of a press")
	}
	if p.kept == nil {
		if err := w.keep(p); err != nil {
			return err
		}
	} else if err := w.take(p); err != nil {
		return err
	}
	k := p.kept
	for i, l := range p.links {
		p.follow(&l.area, l.part)
		w.f.put(k.links[i], l.annotation(k.page, k.key+1+i))
		if l.to.Dest != "" {
			w.wanted[l.to.Dest] = true
		}
	}
	for i := range k.frames {
		k.frames[i].write(w.f, p)
	}
	for _, a := range p.anchors {
		if err := w.place(a, k.page); err != nil {
			return err
		}
	}
	return w.page(p)
}

// page writes the object of a page.
func (w *Writer) page(p *Page) error {
	k := p.kept
	b := body("<</Type/Page")
	b.entry("/Parent", w.pages.add(k.page))
	p.boxes(&b)
	w.contents(&b, p)
	b = append(b, w.resources(p)...)
	b.put("/Tabs/S/StructParents ")
	b.int(k.key)
	if len(k.links) > 0 {
		b.put("/Annots[")
		for _, l := range k.links {
			b.ref(l)
			b.put(" ")
		}
		b.put("]")
	}
	if p.clear {
		b.put("/Group<</S/Transparency/CS/" + w.blendSpace() + ">>")
	}
	b.put(">>")
	w.f.put(k.page, b)
	p.kept, p.parts, p.links, p.anchors, p.fonts = &kept{}, nil, nil, nil, nil
	return w.f.err
}

// blendSpace is the space in which what is transparent is mixed.
func (w *Writer) blendSpace() string {
	if w.info.Intent != nil {
		return "DeviceCMYK"
	}
	return "DeviceRGB"
}

// boxes appends the boxes of a page.
func (p *Page) boxes(b *body) {
	s, far := p.sheet, p.sheet.margin()
	box := func(key string, d float64) {
		b.put(key)
		b.rect([4]float64{far - d, far - d, far + s.Width + d, far + s.Height + d})
	}
	box("/MediaBox", far)
	if far > 0 {
		box("/BleedBox", s.Bleed)
		box("/TrimBox", 0)
	}
}

// place writes a destination.
func (w *Writer) place(a anchor, page ref) error {
	if w.dests[a.name] != 0 {
		return fmt.Errorf("two places have the name %q", a.name)
	}
	b := body("<</D[")
	b.ref(page)
	b.put("/XYZ ")
	b.num(a.x, 2)
	b.num(a.y, 2)
	b.put("null]>>")
	w.dests[a.name] = w.f.add(b)
	return nil
}

// resources returns what a page needs, as an entry of its dictionary.
func (w *Writer) resources(p *Page) body {
	b := body("/Resources<<")
	if len(p.fonts) > 0 {
		b.put("/Font<<")
		for i := range p.fonts {
			b.put("/F")
			b.int(i)
			b.put(" ")
			b.ref(p.fonts[i].ref)
		}
		b.put(">>")
	}
	b = append(b, things("/XObject<<", "/I", p.kept.images)...)
	b = append(b, things("/Pattern<<", "/P", p.kept.patterns)...)
	b.put("/ColorSpace<<")
	if w.info.Intent != nil {
		b.entry("/DefaultRGB", w.srgb())
	}
	if p.spaces["All"] {
		b.put("/All[/Separation/All/DeviceGray<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>]")
	}
	b.put(">>>>")
	return b
}

// things returns a dictionary of resources, "" where there are none.
func things(key, prefix string, list []ref) (b body) {
	if len(list) == 0 {
		return nil
	}
	b.put(key)
	for i, r := range list {
		b.put(prefix)
		b.int(i)
		b.put(" ")
		b.ref(r)
	}
	b.put(">>")
	return b
}

// Finish writes an element and all that is in it, and forgets them: no page
// that is still to be added draws in them. Elements that were not finished are
// written when the document is closed, and held until then.
func (w *Writer) Finish(e *Element) {
	if n := w.tree.nodes[e]; n != nil && w.err == nil {
		w.tree.finish(n)
		i := len(n.parent.kids) - 1
		for n.parent.kids[i].child != n {
			i--
		}
		n.parent.kids[i].child = nil
	}
}

// Close writes what is left and ends the document. It does not close the
// io.Writer. Any fault of the document is returned.
func (w *Writer) Close() error {
	if w.closed || w.err != nil {
		return w.err
	}
	w.closed = true
	w.err = w.close()
	return w.err
}

func (w *Writer) close() error {
	if w.pages.n == 0 {
		return errors.New("a document without pages")
	}
	for _, f := range w.fonts {
		if g, text, ok := f.private(); ok && w.info.Claim&PDFA2A != 0 {
			return fmt.Errorf("glyph %d of %s says %U, a character of private use, which PDF/A does not allow", g, f.face.PostScript, []rune(text))
		}
	}
	if err := embed(w.f, w.fonts); err != nil {
		return err
	}
	outline := w.writeOutline()
	if err := w.missing(); err != nil {
		return err
	}
	if err := w.tree.close(); err != nil {
		return err
	}
	if err := w.tree.faults.err(w.info.Claim); err != nil {
		return err
	}
	root, err := w.catalog(outline)
	if err != nil {
		return err
	}
	return w.f.close(root, w.infoDict())
}

// missing returns an error that names destinations to which something leads and
// which no page has.
func (w *Writer) missing() error {
	var all []error
	for _, name := range sorted(w.wanted) {
		if w.dests[name] == 0 && len(all) < 20 {
			all = append(all, fmt.Errorf("a link leads to %q, and no place has that name", name))
		}
	}
	return errors.Join(all...)
}

// A pageTree writes the tree of pages, whose branches hold a number of pages
// each.
type pageTree struct {
	f        *file
	root     ref
	n        int // of pages
	branch   ref
	kids     body // of the open branch
	inside   int  // its pages
	branches body
}

// branchPages is how many pages a branch holds.
const branchPages = 50

// add appends a page and returns its parent.
func (t *pageTree) add(page ref) (parent ref) {
	if t.inside == branchPages {
		t.flush()
	}
	if t.inside == 0 {
		t.branch = t.f.take()
	}
	t.kids.ref(page)
	t.kids.put(" ")
	t.inside++
	t.n++
	return t.branch
}

// flush writes the open branch.
func (t *pageTree) flush() {
	b := body("<</Type/Pages")
	b.entry("/Parent", t.root)
	b.put(fmt.Sprintf("/Count %d/Kids[", t.inside))
	b = append(append(b, t.kids...), "]>>"...)
	t.f.put(t.branch, b)
	t.branches.ref(t.branch)
	t.branches.put(" ")
	t.inside, t.kids = 0, t.kids[:0]
}

// close writes the root.
func (t *pageTree) close() ref {
	t.flush()
	b := body(fmt.Sprintf("<</Type/Pages/Count %d/Kids[", t.n))
	t.f.put(t.root, append(append(b, t.branches...), "]>>"...))
	return t.root
}

// font notes which glyphs of a face a page uses, and the object of the face.
func (w *Writer) font(p *pageFont) error {
	for _, f := range w.fonts {
		if f.face == p.face {
			f.merge(p)
			p.ref = f.ref
			return nil
		}
	}
	if err := embeddable(p.face); err != nil {
		return err
	}
	f := &docFont{face: p.face, ref: w.f.take(), used: make([]uint64, len(p.used)), says: map[font.GID]string{}}
	w.fonts = append(w.fonts, f)
	f.merge(p)
	p.ref = f.ref
	return nil
}
