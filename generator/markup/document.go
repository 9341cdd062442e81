package markup

import (
	"strconv"
	"strings"

	"prospectus/generator/source"
)

// A Document is one parsed body. It never changes, and it holds no more than
// its HTML, its text and some offsets.
type Document struct {
	span    source.Span
	removed []int // see base

	html    []byte // without what stands in the gaps
	gaps    []gap
	refs    []reference
	outline []heading
	labels  []stretch

	text   string
	pieces []piece
	first  stretch
}

// A Resolver knows where targets lead. It is asked while a document is
// rendered, and must answer alike every time.
type Resolver interface {
	// Link returns the address for a target as it was written:
	// "project:xz-2026-0042", "https://…", "mailto:…", "#id", "pages/about".
	// The link's text is shown without a link where ok is false.
	Link(target string) (href string, ok bool)
	// Image returns the photograph for a target as it was written. Its
	// alternative text is shown in its place where ok is false.
	Image(target string) (Image, bool)
}

// An Image is a photograph as a page shows it.
type Image struct {
	Src, SrcSet, Sizes string // as in HTML; SrcSet and Sizes may be empty
	Data               string // the picture itself as a data address, where a page is to hold it
	Width, Height      int    // CSS pixels; 0 leaves them out
	Caption, Credit    string // used where the text gives none
}

// A Link is a link or an image as it was written. What [Parse] refused is not
// among a document's links: it has been reported.
type Link struct {
	Target  string
	Span    source.Span // of the target; of the whole link where that is written elsewhere
	IsImage bool
	Text    string // of the link; an image's alternative text
}

// A Heading is an entry of a document's outline.
type Heading struct {
	Level    int // from 2
	ID, Text string
	Span     source.Span // of the heading's words
}

// A reference is a link or an image; stretches are of the document's text.
type reference struct {
	target   string
	from, to int // of the target, in the source
	text     stretch
	title    stretch // of a link; an image's caption
	credit   stretch
	image    bool
	outside  bool
}

// A heading is an entry of the outline before anybody asked for it.
type heading struct {
	level    int
	id       string
	from, to int // in the source
	text     stretch
}

// A gap is a place in the HTML for something that is written later: because
// the resolver has to be asked, or because it was not known yet.
type gap struct {
	at   int // offset in html
	kind gapKind
	n    int // index in refs, outline or labels
}

type gapKind uint8

const (
	gapLinkOpen gapKind = iota
	gapLinkClose
	gapImage
	gapFigure
	gapHeading
	gapTable
)

// gap leaves a gap where the HTML has got to.
func (e *emitter) gap(kind gapKind, n int) {
	if !e.mute {
		e.gaps = append(e.gaps, gap{len(e.html), kind, n})
	}
}

func (d *Document) at(from, to int) source.Span {
	b := base{span: d.span, removed: d.removed}
	return b.at(from, to)
}

func (d *Document) words(s stretch) string { return d.text[s.from:s.to] }

// AppendHTML appends the document's HTML, in the subset that the package
// comment lists. A nil resolver knows nothing.
func (d *Document) AppendHTML(dst []byte, r Resolver) []byte {
	if r == nil {
		r = nothing{}
	}
	written, linked := 0, false
	for _, g := range d.gaps {
		dst = append(dst, d.html[written:g.at]...)
		written = g.at
		switch g.kind {
		case gapLinkOpen:
			dst, linked = d.appendLink(dst, &d.refs[g.n], r)
		case gapLinkClose:
			if linked {
				dst = append(dst, "</a>"...)
			}
		case gapImage:
			dst = d.appendImage(dst, &d.refs[g.n], r)
		case gapFigure:
			dst = d.appendFigure(dst, &d.refs[g.n], r)
		case gapHeading:
			h := &d.outline[g.n]
			dst = appendAttribute(append(dst, '<', 'h', byte('0'+h.level)), "id", h.id)
			dst = append(dst, '>')
		case gapTable:
			dst = d.appendBox(dst, d.labels[g.n])
		}
	}
	return append(dst, d.html[written:]...)
}

// nothing is a resolver that knows no target.
type nothing struct{}

func (nothing) Link(string) (string, bool) { return "", false }
func (nothing) Image(string) (Image, bool) { return Image{}, false }

// appendLink opens a link, and reports whether there is one to close. Pages
// outside must not get a handle on the page that links to them.
func (d *Document) appendLink(dst []byte, ref *reference, r Resolver) ([]byte, bool) {
	href, ok := r.Link(ref.target)
	if !ok {
		return dst, false
	}
	dst = appendAttribute(append(dst, "<a"...), "href", href)
	if title := d.words(ref.title); title != "" {
		dst = appendAttribute(dst, "title", title)
	}
	if ref.outside {
		dst = append(dst, ` class="external" rel="noopener"`...)
		if _, _, full := cutScheme(href); !full { // the resolver leads there by another page; paper wants the address itself
			dst = appendAttribute(dst, "data-address", ref.target)
		}
	}
	return append(dst, '>'), true
}

// appendImage writes an image in running text; its caption and credit are its
// title.
func (d *Document) appendImage(dst []byte, ref *reference, r Resolver) []byte {
	image, ok := r.Image(ref.target)
	if !ok {
		return appendEscaped(dst, d.words(ref.text))
	}
	title := strings.Trim(d.words(ref.title)+" | "+d.words(ref.credit), " |")
	return d.appendPhotograph(dst, image, d.words(ref.text), title)
}

// appendFigure writes a photograph with its caption. What the text says of it
// goes before what the record says, which every language shares.
func (d *Document) appendFigure(dst []byte, ref *reference, r Resolver) []byte {
	image, ok := r.Image(ref.target)
	if !ok {
		return append(appendEscaped(append(dst, "<p>"...), d.words(ref.text)), "</p>"...)
	}
	caption, credit := d.words(ref.title), d.words(ref.credit)
	if caption == "" {
		caption = image.Caption
	}
	if credit == "" {
		credit = image.Credit
	}
	dst = append(dst, "<figure>"...)
	dst = d.appendPhotograph(dst, image, d.words(ref.text), "")
	dst = appendCaption(dst, caption, credit)
	return append(dst, "</figure>"...)
}

func appendCaption(dst []byte, caption, credit string) []byte {
	if caption == "" && credit == "" {
		return dst
	}
	dst = appendEscaped(append(dst, "<figcaption>"...), caption)
	if credit != "" {
		if caption != "" {
			dst = append(dst, "\u00a0· "...)
		}
		dst = appendEscaped(append(dst, `<small class="credit">`...), credit)
		dst = append(dst, "</small>"...)
	}
	return append(dst, "</figcaption>"...)
}

// appendPhotograph writes the image itself. Its size keeps the page from
// jumping while photographs load, which they do when they come near the window.
func (d *Document) appendPhotograph(dst []byte, image Image, alt, title string) []byte {
	dst = appendAttribute(append(dst, "<img"...), "src", image.Src)
	if image.SrcSet != "" {
		dst = appendAttribute(dst, "srcset", image.SrcSet)
	}
	if image.Sizes != "" {
		dst = appendAttribute(dst, "sizes", image.Sizes)
	}
	if image.Width > 0 && image.Height > 0 {
		dst = appendAttribute(dst, "width", strconv.Itoa(image.Width))
		dst = appendAttribute(dst, "height", strconv.Itoa(image.Height))
	}
	dst = appendAttribute(dst, "alt", alt)
	if title != "" {
		dst = appendAttribute(dst, "title", title)
	}
	return append(dst, ` loading="lazy" decoding="async">`...)
}

// appendBox opens the box round a table. A nameless region would only be in
// the way of a screen reader.
func (d *Document) appendBox(dst []byte, label stretch) []byte {
	dst = append(dst, `<div class="table" tabindex="0"`...)
	if name := strings.Join(strings.FieldsFunc(d.words(label), isCellEnd), " · "); name != "" {
		dst = appendAttribute(append(dst, ` role="region"`...), "aria-label", name)
	}
	return append(dst, '>')
}

func isCellEnd(r rune) bool { return r == '\t' || r == '\n' }

// Links returns every link and image that a page may show, in the order in
// which they begin.
func (d *Document) Links() []Link {
	links := make([]Link, len(d.refs))
	for i, r := range d.refs {
		links[i] = Link{Target: r.target, Span: d.at(r.from, r.to), IsImage: r.image, Text: d.words(r.text)}
	}
	return links
}

// Text returns the document's text.
func (d *Document) Text() Text { return Text{d.text, d} }

// Outline returns the document's headings in order.
func (d *Document) Outline() []Heading {
	headings := make([]Heading, len(d.outline))
	for i, h := range d.outline {
		headings[i] = Heading{Level: h.level, ID: h.id, Text: d.words(h.text), Span: d.at(h.from, h.to)}
	}
	return headings
}
