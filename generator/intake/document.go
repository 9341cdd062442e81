package intake

import (
	"strings"
	"unicode/utf8"

	"prospectus/generator/sheet"
)

// A documentReader reads the text of a Word file: lines with a label and a
// value, headings with running text below, forms and tables.
type documentReader struct {
	in     *intake
	f      *incoming
	m      *Map
	drafts []*draft
	d      *draft // being read
	under  *label // the heading that text belongs to
	text   []string
	from   sheet.Place
	title  string // a line before everything else
	titled sheet.Place
}

// document reads the projects of a Word file.
func (in *intake) document(f *incoming, m *Map) []*draft {
	r := &documentReader{in: in, f: f, m: m}
	r.begin(sheet.Place{File: f.name, Paragraph: 1})
	for _, b := range f.book.Blocks {
		if b.Table != nil {
			r.close()
			r.table(b.Table)
			continue
		}
		r.paragraph(b.Paragraph)
	}
	r.close()
	r.end()
	return r.drafts
}

func (r *documentReader) begin(at sheet.Place) {
	r.d = newDraft(r.f, at)
	r.title = ""
}

// end finishes the project being read. Its title may be the line above it all.
func (r *documentReader) end() {
	if r.f.region == "" {
		r.f.region = r.in.names.within(r.title)
	}
	if r.title != "" && !formTitle(r.title) {
		p := "title." + string(r.in.languages[0])
		if _, there := r.d.values[p]; !there && !r.d.isEmpty() {
			r.d.set(p, given{texts(sheet.Cell{Kind: sheet.Text, Text: r.title}).value, r.titled, "", false})
		} else if !there {
			r.in.tell(r.titled, "", wrong(unknownText, short(r.title)))
		}
	}
	if !r.d.isEmpty() || len(r.d.refused) > 0 {
		r.f.rows++
		r.drafts = append(r.drafts, r.d)
	}
}

// another begins a new project where a second title comes.
func (r *documentReader) another(l label, at sheet.Place) {
	if !strings.HasPrefix(l.heading.path, "title.") {
		return
	}
	if _, there := r.d.values[l.heading.path]; there {
		r.close()
		r.end()
		r.begin(at)
	}
}

// table reads a table of a document: one of projects, of indicators, or a form.
func (r *documentReader) table(s *sheet.Sheet) {
	if r.in.indicators(r.f, s, r.d) {
		return
	}
	l, ok := r.in.layout(s, r.m)
	if ok && l.known >= 3 && r.in.isForm(s) <= l.known+1 {
		r.drafts = append(r.drafts, r.in.table(r.f, s, l, r.m)...)
		return
	}
	if r.in.isForm(s) > 0 {
		r.card(s)
		return
	}
	for _, row := range s.Rows {
		var cells []string
		for _, c := range row.Cells {
			if !c.IsEmpty() {
				cells = append(cells, c.Text)
			}
		}
		r.in.tell(r.in.at(r.f, s, row.Number, 0), "", wrong(unknownText, short(strings.Join(cells, " | "))))
	}
}

// card reads a table as a form, which may begin another project, and hold more
// than one.
func (r *documentReader) card(s *sheet.Sheet) {
	for i, c := range s.Rows[0].Cells {
		if l, _ := boxLabel(c.Text); l.heading != nil && covers(s, s.Rows[0].Number, i+1) {
			r.another(l, r.in.at(r.f, s, s.Rows[0].Number, i+1))
		}
	}
	for i, d := range r.in.form(r.f, s, r.d) {
		if i > 0 {
			r.end()
			r.d, r.title = d, ""
		}
	}
}

// paragraph reads one paragraph.
func (r *documentReader) paragraph(p *sheet.Paragraph) {
	at := sheet.Place{File: r.f.name, Paragraph: p.Number}
	if p.Text == "" {
		return
	}
	if l, inside := boxLabel(p.Text); l.heading != nil && (inside != "" || isHeading(p)) {
		r.another(l, at)
		r.close()
		if inside != "" {
			r.in.labelled(r.d, l, sheet.Cell{Kind: sheet.Text, Text: inside}, at)
			if l.heading.path == bodyPath { // it may go on below
				r.under, r.from = nil, at
			}
			return
		}
		r.under, r.from = &l, at
		return
	}
	if isHeading(p) && (p.Level > 0 || numbering.MatchString(p.Text) && (p.Bold || strings.ContainsAny(numbering.FindString(p.Text), "一二三四五六七八九十"))) {
		if r.d.isEmpty() && r.under == nil && r.title == "" {
			r.title, r.titled = strings.TrimSpace(p.Text), at
			return
		}
		r.close()
		l := label{text: clean(p.Text), heading: &heading{path: bodyPath}}
		r.under, r.from = &l, at
		return
	}
	switch {
	case r.under != nil:
		r.text = append(r.text, p.Text)
	case r.d.isEmpty() && r.title == "" && utf8.RuneCountInString(p.Text) <= 60:
		r.title, r.titled = p.Text, at
	case len(r.d.body) > 0:
		last := &r.d.body[len(r.d.body)-1]
		last.text += "\n\n" + p.Text
	default:
		r.in.prefaceCell(r.f, &sheet.Sheet{}, 0, 0, p.Text)
		r.in.tell(at, "", wrong(unknownText, short(p.Text)))
	}
}

// isHeading reports a paragraph short enough to stand above others, and not a
// sentence.
func isHeading(p *sheet.Paragraph) bool {
	return utf8.RuneCountInString(p.Text) <= 40 && !strings.ContainsAny(p.Text, "。；\n")
}

// close finishes the text below a heading.
func (r *documentReader) close() {
	if r.under != nil && len(r.text) > 0 {
		c := sheet.Cell{Kind: sheet.Text, Text: strings.Join(r.text, "\n\n")}
		r.in.labelled(r.d, *r.under, c, r.from)
	}
	r.under, r.text = nil, nil
}
