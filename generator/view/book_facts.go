package view

import (
	"slices"
	"unicode"

	"prospectus/generator/model"
)

// PaperFacts are facts as a sheet of paper sets them: two of them beside each
// other where both are short.
type PaperFacts struct{ Facts }

// shortFact is how wide a value may be, in half ems, to share its line.
const shortFact = 34

// AppendHTML appends a table of four columns; a long fact takes three of them for
// its value.
func (f *PaperFacts) AppendHTML(dst []byte) []byte {
	dst = append(dst, `<table class="facts">`...)
	if f.Title != "" {
		dst = append(appendText(append(dst, "<caption>"...), f.Title), "</caption>"...)
	}
	dst = append(dst, "<tbody>"...)
	for rows := f.Rows; len(rows) > 0; {
		span, taken := "3", 1
		if len(rows) > 1 && rows[0].short() && rows[1].short() {
			span, taken = "", 2
		}
		dst = append(dst, "<tr>"...)
		for _, row := range rows[:taken] {
			dst = row.Label.AppendHTML(append(dst, `<th scope="row">`...))
			dst = appendAttribute(append(dst, "</th><td"...), "colspan", span)
			dst = append(row.Value.AppendHTML(append(dst, '>')), "</td>"...)
		}
		dst = append(dst, "</tr>"...)
		rows = rows[taken:]
	}
	return append(dst, "</tbody></table>"...)
}

// short reports whether a fact can share its line.
func (f Fact) short() bool { return halves(f.Value.Text()) <= shortFact }

// paper returns facts for a sheet, without those of some labels; nil for none.
func (f *Facts) paper(without ...string) *PaperFacts {
	if f == nil {
		return nil
	}
	p := &PaperFacts{Facts{Title: f.Title}}
	for _, row := range f.Rows {
		if !slices.Contains(without, row.Label.Text) {
			p.Rows = append(p.Rows, row)
		}
	}
	if len(p.Rows) == 0 {
		return nil
	}
	return p
}

// paper returns a table of few columns as facts: the head of each row with what
// its first column says, the others as notes.
func (t *Table) paper() *PaperFacts {
	if t == nil {
		return nil
	}
	p := &PaperFacts{Facts{Title: t.Caption}}
	for _, row := range slices.Concat(t.Rows, t.Foot) {
		fact := Fact{Label: stated(row.Cells[0]), Value: row.Cells[1]}
		for _, more := range row.Cells[2:] {
			fact.Value = fact.Value.note(more.Text())
		}
		p.Rows = append(p.Rows, fact)
	}
	return p
}

// onPaper has tables set their links in a line, and leaves out columns for which a
// small page has no room: those of the given titles, one after another.
func (b *Book) onPaper(tables ...*Table) {
	for _, t := range tables {
		if t == nil {
			continue
		}
		t.Inline = true
		for _, key := range spare {
			if len(t.Columns) > b.columns() {
				t.dropTitled(b.w(key))
			}
		}
	}
}

// columns is how many columns of a table a page has room for.
func (b *Book) columns() int {
	if b.File.Paper == model.A5 {
		return 6
	}
	return 8
}

// spare are the columns that a small page does without, the first first.
var spare = []string{
	"field.verified", "field.fed-by", "field.parks-policies", "field.floor-load", "field.plot-ratio", "field.power", "field.use", "field.land-use", "field.intensity", "field.source", "field.spare",
}

func (t *Table) dropTitled(title string) {
	for i, c := range t.Columns {
		if c.Title == title && i > 0 {
			t.drop(i)
			return
		}
	}
}

// halves is how wide a text is, in half ems: a Chinese character is two.
func halves(s string) (n int) {
	for _, r := range s {
		n++
		if unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3100 || r >= 0xFF00 {
			n++
		}
	}
	return n
}
