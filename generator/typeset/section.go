package typeset

import (
	"fmt"
	"strconv"

	"prospectus/generator/diag"
	"prospectus/generator/pdf"
	"prospectus/generator/source"
)

type sourceFile = *source.File

// What faults of no file stand in.
var (
	noFile = &source.File{}
	noSpan source.Span
)

// A Setter sets sections of books: fonts, a style sheet, and where pictures come
// from. It may be used by any number of goroutines.
type Setter struct {
	fonts  *Fonts
	sheet  *Sheet
	report *diag.List
	// Pictures returns what the src of an image names. It must be safe for
	// concurrent use, and give the same each time.
	Pictures func(name string) (*Picture, error)
}

// New returns a setter. What is wrong with sections is added to report, as are
// the fonts that the style sheet names and that are not there.
func New(fonts *Fonts, sheet *Sheet, report *diag.List) *Setter {
	fonts.absent(sheet, report)
	return &Setter{
		fonts: fonts, sheet: sheet, report: report,
		Pictures: func(name string) (*Picture, error) { return nil, fmt.Errorf("no picture %q", name) },
	}
}

// A Section is a part of a book that begins on a page of its own.
type Section struct {
	// Name tells sections apart; destinations that the source does not name
	// begin with it.
	Name string
	// Source is its text in the subset of HTML.
	Source *source.File
	// Lang is its language, as a BCP 47 tag.
	Lang string
	// Title names it in the structure of the document; it may be empty.
	Title string
	// Start says on which side it begins: "" for the next, "right" or "left".
	Start string
	// Faces puts its pages on the right-hand sides that face those of the section
	// before it, in another language for example; the shorter of the two is filled
	// up with blank pages.
	Faces bool
	// Roman numbers its pages in small Roman numerals, and Restart from 1.
	Roman, Restart bool
	// Unnumbered leaves its pages without a label; they count none the less.
	Unnumbered bool
	// Label returns the label of its page i, from 0, in place of the book's
	// numbering: for one sheet printed again with the numbers that it had.
	Label func(i int) string
	// Strings are values that running heads show until the section sets its own.
	Strings map[string]string
}

// Pages is a section that was laid out.
type Pages struct {
	Pages []*Page
	// Root is the section's part of the structure tree.
	Root *Element
	// Late says that the section shows page numbers of other parts, and has to be
	// laid out again when they are known.
	Late bool

	targets     []wanted // that the section itself does not have
	headings    []heading
	photographs []Photograph
	named       map[*pdf.Image]string // the pictures that were drawn, by their names
}

// A Photograph is where a photograph stands: its key, how many pixels it has, and
// how wide it is printed, in points.
type Photograph struct {
	Key                   string
	Pixels, High, Printed float64
}

// Lay lays out a section. Numbers returns the label of the page on which a
// destination is; where it is nil, numbers are set as "000". Pages have neither
// number nor label yet, and no running heads: Book.Set adds them.
func (s *Setter) Lay(section *Section, numbers func(dest string) (string, bool)) *Pages {
	root := readHTML(section.Source, section.Lang, s.report)
	l, pages := s.lay(section, root, loose, numbers)
	if fit := l.fitOf(root); fit.lines > 0 && len(pages) > 1 {
		if tighter, fewer, ok := s.tighten(section, root, fit, numbers, l, pages); ok {
			l, pages = tighter, fewer
		}
	}
	s.report.Add(l.faults...)
	p := &Pages{Pages: pages, Root: l.root, Late: l.late, headings: headings(l.root)}
	p.survey(l.targets)
	return p
}

// survey notes what has to be known of a section when its operations are gone.
func (p *Pages) survey(targets []wanted) {
	own := map[string]bool{}
	for _, page := range p.Pages {
		for _, d := range page.Dests {
			own[d.Name] = true
		}
		for _, op := range page.Ops {
			if o, ok := op.(*Image); ok {
				p.photographs = append(p.photographs, Photograph{o.Picture.Key, o.Picture.Width, o.Picture.Height, o.W})
			}
		}
	}
	for _, t := range targets {
		if !own[t.dest] {
			p.targets = append(p.targets, t)
		}
	}
}

// lay lays out a section at one tightness.
func (s *Setter) lay(section *Section, root *node, t tightness, numbers func(string) (string, bool)) (*layout, []*Page) {
	l := &layout{Setter: s, section: section, file: section.Source, numbers: numbers}
	l.root = &Element{Role: "Sect", Lang: section.Lang, Title: section.Title}
	l.use(s.sheet.styled(0, 0, t), "")
	name := l.styling.at(l.styling.root, root).style.Page
	m := s.sheet.master(name, false, false, false)
	l.use(s.sheet.styled(m.gridLine(), m.gridChar(), t), name)
	place := l.styling.at(l.styling.root, root)
	var pages []*Page
	for _, part := range l.parts(root, place) {
		partPage := name
		if part.page != "" {
			partPage = part.page
		}
		m := s.sheet.master(partPage, false, false, false)
		l.use(s.sheet.styled(m.gridLine(), m.gridChar(), t), partPage)
		f := &flow{width: m.textWidth(), element: l.root, record: root.record}
		body := *root
		body.kids = part.kids
		l.block(f, &body, l.styling.root)
		f.finish()
		pages = l.paginate(f.slabs, partPage, pages)
	}
	return l, pages
}

// use makes pages of a name those that are filled.
func (l *layout) use(s *styling, name string) {
	l.styling, l.master = s, l.sheet.master(name, false, false, false)
}

// A part is children of the body on pages of one name.
type part struct {
	page string
	kids []*node
}

// parts divides a section where a child of the body asks for other pages.
func (l *layout) parts(root *node, p *place) []part {
	list := []part{{}}
	for _, k := range root.kids {
		page := ""
		if k.kind != kindText {
			page = l.styling.at(p, k).style.Page
		}
		if last := &list[len(list)-1]; k.kind != kindText && page != last.page {
			if len(last.kids) == 0 || blank(last.kids) {
				last.page = page
			} else {
				list = append(list, part{page: page})
			}
		}
		last := &list[len(list)-1]
		last.kids = append(last.kids, k)
	}
	return list
}

func blank(kids []*node) bool {
	for _, k := range kids {
		if k.kind != kindText || k.words() != "" && len(k.text) > 0 && !onlySpace(k.text) {
			return false
		}
	}
	return true
}

func onlySpace(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			return false
		}
	}
	return true
}

// paginate fills pages with slabs.
func (l *layout) paginate(slabs []slab, name string, pages []*Page) []*Page {
	var carried []*note
	side := breakFree
	if len(slabs) > 0 && slabs[0].before.forced() {
		side = slabs[0].before
	}
	for len(slabs) > 0 || len(carried) > 0 || len(pages) == 0 {
		m := l.sheet.master(name, false, len(pages) == 0, false)
		page := l.page(m, name, len(pages), pages)
		page.side = side
		avail := m.textHeight()
		notes, rest := fitNotes(carried, avail)
		carried = rest
		noted := notesHeight(notes, 0)
		k := cutAt(slabs, avail, noted, true)
		first, left := k.take(slabs)
		if k.over > epsilon {
			first, carried = l.tooTall(first, k.over, avail, carried)
		}
		c := &canvas{page: page, height: avail}
		drawAll(c, first, 0, 0)
		drawNotes(c, append(notes, notesIn(first)...), m.textWidth())
		page.used = height(first) + noted + notesHeight(notesIn(first), noted)
		pages, slabs, side = append(pages, page), left, k.forced
	}
	return pages
}

// fitNotes divides notes that were carried over from the page before.
func fitNotes(carried []*note, avail float64) (now, later []*note) {
	for i, n := range carried {
		noted := notesHeight(now, 0)
		if noted+notesHeight([]*note{n}, noted) <= avail {
			now = append(now, n)
			continue
		}
		k := cutAt(n.slabs, avail-noted-noteRoom, 0, len(now) == 0)
		if first, rest := k.take(n.slabs); len(first) > 0 {
			now = append(now, &note{first})
			return now, append([]*note{{rest}}, carried[i+1:]...)
		}
		return now, carried[i:]
	}
	return now, nil
}

// tooTall deals with a slab that no page can hold: its footnotes go on on the
// next page; where it is too high by itself, that is reported.
func (l *layout) tooTall(slabs []slab, over, avail float64, carried []*note) ([]slab, []*note) {
	last := &slabs[len(slabs)-1]
	if len(last.notes) > 0 && last.height < avail {
		cutting := *last
		room := avail - cutting.space - cutting.height - noteRoom
		now, later := fitNotes(cutting.notes, max(room, 0)+noteRoom)
		cutting.notes = now
		return append(slabs[:len(slabs)-1:len(slabs)-1], cutting), append(carried, later...)
	}
	words := ""
	if first := firstLine(slabs); first != nil {
		words = first.text()
	}
	l.reportOnce(ruleTooTall, excerpt(words), strconv.FormatFloat(over, 'f', 1, 64), record(""))
	return slabs, carried
}

// page returns an empty page of a section.
func (l *layout) page(m *master, name string, index int, before []*Page) *Page {
	p := &Page{
		Width: m.width, Height: m.height, Bleed: m.bleed, Crop: m.crop, Master: name, Section: l.section.Name, Index: index,
		X: m.left, Y: m.top, Background: m.background, root: l.root, Strings: map[string]string{}, leaves: map[string]string{},
	}
	carry := l.section.Strings
	if len(before) > 0 {
		carry = before[len(before)-1].leaves
	}
	for k, v := range carry {
		p.leaves[k] = v
	}
	return p
}

// pageOf returns the page number of a destination, as it is to be set.
func (l *layout) pageOf(n *node, name string) string {
	dest := l.dest(name)
	l.late = true
	l.want(dest, n)
	if l.numbers != nil {
		if label, ok := l.numbers(dest); ok {
			return label
		}
	}
	return "000"
}

// reportNode reports a fault at a node of the source.
func (l *layout) reportNode(rule *diag.Rule, n *node, args ...any) {
	l.faults = append(l.faults, rule.At(l.file.Span(n.at, n.at+1+len(n.tag)), args...))
}

// reportMissing reports a character that no font has.
func (l *layout) reportMissing(content string, r rune, name string) {
	l.reportOnce(ruleGlyph, string(r), fmt.Sprintf("U+%04X", r), around(content, r), record(name))
}

// fitOf returns within what limits a section may be tightened.
func (l *layout) fitOf(root *node) fitting {
	return l.styling.at(l.styling.root, root).style.Fit
}

// tightSteps is how many tightnesses between none and the limit are tried.
const tightSteps = 6

// tighten lays out a section that has a few lines too many on its last page
// again, as little tighter as will do, so that it takes a page less.
func (s *Setter) tighten(section *Section, root *node, fit fitting, numbers func(string) (string, bool), l *layout, pages []*Page) (*layout, []*Page, bool) {
	style := l.styling.at(l.styling.root, root).style
	if pages[len(pages)-1].used > float64(fit.lines)*style.Leading()+epsilon {
		return nil, nil, false
	}
	least := 1.0
	if fit.size > 0 && fit.size < style.Size {
		least = fit.size / style.Size
	}
	for step := 1; step <= tightSteps; step++ {
		part := float64(step) / tightSteps
		t := tightness{
			leading: 1 - (1-fit.leading)*min(1, part*1.2), space: 1 - (1-fit.space)*min(1, part*1.5),
			size: 1 - (1-least)*max(0, part*2-1), least: fit.size,
		}
		tighter, fewer := s.lay(section, root, t, numbers)
		if len(fewer) < len(pages) {
			tighter.reportOnce(ruleTightened, hundredths(t.leading), hundredths(t.space), hundredths(t.size), record(section.Name))
			return tighter, fewer, true
		}
	}
	return nil, nil, false
}

func hundredths(n float64) string { return strconv.Itoa(int(n*100 + 0.5)) }
