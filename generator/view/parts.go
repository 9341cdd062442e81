package view

import (
	"strconv"

	"prospectus/generator/markup"
	"prospectus/generator/model"
)

// A Fragment writes itself as HTML.
type Fragment interface{ AppendHTML(dst []byte) []byte }

// A Section is a part of a page with a heading.
type Section struct {
	ID, Title string
	Parts     []Fragment
}

// AppendHTML appends the section.
func (s Section) AppendHTML(dst []byte) []byte {
	dst = append(dst, "<section"...)
	if s.ID != "" {
		dst = appendAttribute(dst, "id", "part."+s.ID) // no heading of prose holds a full stop in its id
	}
	dst = append(dst, '>')
	if s.Title != "" {
		dst = append(appendText(append(dst, "<h2>"...), s.Title), "</h2>"...)
	}
	for _, part := range s.Parts {
		dst = part.AppendHTML(dst)
	}
	return append(dst, "</section>"...)
}

// A Panel is the few large figures at the head of a page.
type Panel []Figure

// A Figure is one of them.
type Figure struct {
	Label Phrase
	Value Cell
	Notes []Cell
	Mark  string // that it is an estimate
}

// AppendHTML appends the panel as a list of terms.
func (p Panel) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<dl class="panel">`...)
	for _, f := range p {
		dst = append(dst, `<div class="figure"><dt>`...)
		dst = f.Label.AppendHTML(dst)
		if f.Mark != "" {
			dst = Run{Text: f.Mark, Class: "estimate"}.AppendHTML(append(dst, ' '))
		}
		dst = append(f.Value.AppendHTML(append(dst, `</dt><dd class="value">`...)), "</dd>"...)
		for _, note := range f.Notes {
			dst = append(note.AppendHTML(append(dst, `<dd class="note">`...)), "</dd>"...)
		}
		dst = append(dst, "</div>"...)
	}
	return append(dst, "</dl>"...)
}

// A Picture is a picture with its caption.
type Picture struct {
	markup.Image
	Alt             Phrase
	Caption, Credit Phrase // in place of the image's own
	Mark            string // that it is a drawing
	Approval        string // of a map
	First           bool   // it is seen at once, and so is not loaded late
}

// AppendHTML appends the figure.
func (p *Picture) AppendHTML(dst []byte) []byte {
	dst = appendAttribute(append(dst, "<figure><img"...), "src", p.Src)
	dst = appendAttribute(dst, "srcset", p.SrcSet)
	dst = appendAttribute(dst, "sizes", p.Sizes)
	dst = appendAttribute(dst, "width", pixels(p.Width))
	dst = appendAttribute(dst, "height", pixels(p.Height))
	dst = append(dst, ` alt="`...)
	dst = append(appendText(dst, p.Alt.Text), '"')
	dst = appendAttribute(dst, "lang", p.Alt.Lang)
	if p.First {
		dst = append(dst, ` fetchpriority="high"`...)
	} else {
		dst = append(dst, ` loading="lazy" decoding="async"`...)
	}
	dst = append(dst, "><figcaption>"...)
	said := false
	for _, part := range []Run{p.Caption.run(), {Text: p.Mark, Class: "mark"}, {Text: p.Credit.Text, Lang: p.Credit.Lang, Class: "credit"}, {Text: p.Approval, Class: "credit"}} {
		if part.Text == "" {
			continue
		}
		if said {
			dst = append(dst, "\u00a0· "...)
		}
		dst, said = part.AppendHTML(dst), true
	}
	return append(dst, "</figcaption></figure>"...)
}

// How wide the standard theme shows a picture, for browsers to choose a copy:
// beside the facts of a record (.columns in site.css), in the whole width of the
// text (--wide), and at the head of the home page. A page's own breakpoint is at
// 62rem; a scroll bar takes up to one of them.
const (
	besideFacts = "(min-width: 79rem) 50rem, (min-width: 63rem) calc(100vw - 28rem), 100vw"
	textWide    = "(min-width: 79rem) 75rem, 100vw"
	halfPage    = "(min-width: 63rem) 44vw, 100vw"
)

// sizes returns how wide the pictures of a kind are shown.
func sizes(kind string) string {
	switch kind {
	case model.SiteFiles:
		return halfPage
	case "pages", "chains":
		return textWide
	}
	return besideFacts
}

// pixels writes a width or height; one that is not known is left out.
func pixels(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// An Attachment is a file to take away.
type Attachment struct {
	ID   string
	Link Link
	Size string
	Date Cell
}

// pictures returns a record's pictures in order; those that are not among the
// published media are left out.
func (s scribe) pictures(kind string, h *model.Header) []*Picture {
	var found []*Picture
	for _, p := range h.Photos {
		image, ok := s.picture(kind, h.ID, p.File)
		if !ok {
			continue
		}
		picture := &Picture{
			Image: image, Alt: s.phrase(p.Alt), Caption: s.phrase(p.Caption),
			Credit: s.phrase(p.Credit), Approval: p.Approval,
		}
		if p.Drawing {
			picture.Mark = s.w("picture.drawing")
		}
		found = append(found, picture)
	}
	return found
}

// cover takes the first picture, which stands at the head of a page, from the
// others.
func cover(all []*Picture) (first *Picture, others []*Picture) {
	if len(all) == 0 {
		return nil, nil
	}
	all[0].First = true
	return all[0], all[1:]
}

// attachments returns a record's files.
func (s scribe) attachments(kind string, h *model.Header) []Attachment {
	var found []Attachment
	for _, a := range h.Files {
		name := s.phrase(a.Name)
		if name.Text == "" {
			name.Text = a.File
		}
		found = append(found, Attachment{
			ID: a.ID, Link: Link{Href: s.file(kind, h.ID, a.File), Text: name.Text, Lang: name.Lang},
			Size: s.bytes(a.Bytes), Date: s.date(a.Date),
		})
	}
	return found
}
