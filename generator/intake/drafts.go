package intake

import (
	"path"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/sheet"
)

// A draft is one project as a file has it.
type draft struct {
	place    sheet.Place
	values   map[string]given // by concrete path
	order    []string         // of the values, as they came
	body     []section
	pictures []sheet.Picture
	unit     string // who handed it in, as written
	file     *incoming
	part     bool            // rows of a keyed table alone
	refused  map[string]bool // paths whose content could not be read
	group    string          // the map that read it
}

// A given is a value with where it stands.
type given struct {
	value
	place   sheet.Place
	heading string
	assumed bool // no file says it: a default
}

// A section is running text under its heading.
type section struct{ heading, text string }

// An incoming is one file as it is read.
type incoming struct {
	name    string
	base    string // the last part of the name, without its ending
	book    *sheet.Book
	unit    string // 填报单位 above its tables
	region  string // of that unit, or of the file's name
	money   string // unit of amounts for the whole table
	area    string
	rows    int
	strange []*sheet.Sheet // without headings
	// carried are the values that an export was made with, by project and path,
	// as marks: they say what the file's editor changed.
	carried map[string]map[string]string
}

func newDraft(f *incoming, at sheet.Place) *draft {
	return &draft{place: at, values: map[string]given{}, refused: map[string]bool{}, file: f}
}

func (d *draft) set(p string, g given) {
	if _, there := d.values[p]; !there {
		d.order = append(d.order, p)
	}
	d.values[p] = g
}

// name is what a report calls a draft.
func (d *draft) name() string {
	for _, p := range []string{"title.zh", "title.en", "code"} {
		if g, ok := d.values[p]; ok && g.shown != "" {
			return g.shown
		}
	}
	for p, g := range d.values {
		if strings.HasPrefix(p, "title.") {
			return g.shown
		}
	}
	return d.place.File
}

func (d *draft) isEmpty() bool { return len(d.values) == 0 && len(d.body) == 0 }

// A Finding is what is to be said of one place of a file.
type Finding struct {
	Place   sheet.Place
	Heading string // of the column, as written
	diag.Diagnostic
}

// tell adds a finding.
func (in *intake) tell(at sheet.Place, heading string, p *problem) {
	d := diag.Diagnostic{Rule: p.rule, Args: p.args}
	if p.word != "" {
		d = d.Meant(p.word, p.among)
	}
	in.found = append(in.found, Finding{at, heading, d})
}

// A tally counts what a column has many of, so that it is told once.
type tally struct {
	formulas, typed, dates            int
	formulaIs, typedIs, dateIs, asDay string
	firstFormula, firstTyped, firstOf sheet.Place
}

func (t *tally) count(c sheet.Cell, r reading, at sheet.Place) {
	if c.Formula {
		if t.formulas++; t.formulas == 1 {
			t.formulaIs, t.firstFormula = short(c.Text), at
		}
	}
	if r.typed {
		if t.typed++; t.typed == 1 {
			t.typedIs, t.firstTyped = short(c.Text), at
		}
	}
	if r.typedDate {
		if t.dates++; t.dates == 1 {
			t.dateIs, t.asDay, t.firstOf = short(c.Text), r.canon, at
		}
	}
}

func (in *intake) tellTally(t *tally, heading string) {
	if t.formulas > 0 {
		in.tell(t.firstFormula, heading, wrong(formula, t.formulas, t.formulaIs))
	}
	if t.typed > 0 {
		in.tell(t.firstTyped, heading, wrong(typedNumber, t.typed, t.typedIs))
	}
	if t.dates > 0 {
		in.tell(t.firstOf, heading, wrong(textDate, t.dates, t.dateIs, t.asDay))
	}
}

// fill reads a cell into a draft.
func (in *intake) fill(d *draft, p string, f *field, c sheet.Cell, col column, at sheet.Place, t *tally) bool {
	unit := col.unit
	if unit == "" {
		unit = d.file.usualUnit(f)
	}
	r, problem := in.read(f, c, unit, col.usual)
	if problem != nil {
		d.refused[p] = true
		in.tell(at, col.heading, problem)
		return false
	}
	if t != nil {
		t.count(c, r, at)
	}
	if r.ownUnit {
		in.tell(at, col.heading, wrong(ownUnit, short(c.Text), unit))
	}
	d.set(p, given{r.value, at, col.heading, false})
	return true
}

// usualUnit is the unit that a line above the table gives for all its amounts.
func (f *incoming) usualUnit(of *field) string {
	switch of.form {
	case moneyForm:
		return f.money
	case areaForm:
		return f.area
	}
	return ""
}

// preface reads what stands above a table: who fills it in, in which unit.
func (in *intake) preface(f *incoming, s *sheet.Sheet, before int) {
	for _, r := range s.Rows {
		if r.Number >= before {
			return
		}
		for i, c := range r.Cells {
			if c.IsEmpty() {
				continue
			}
			in.prefaceCell(f, s, r.Number, i+1, c.Text)
		}
	}
}

// prefaceCell reads one cell of a preface. What it says may stand in the cell
// itself, behind a colon, or in the next.
func (in *intake) prefaceCell(f *incoming, s *sheet.Sheet, row, column int, text string) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\t' }) {
		name, rest, _ := strings.Cut(strings.ReplaceAll(part, "：", ":"), ":")
		switch key(name) {
		case "填报单位", "报送单位", "申报单位":
			if rest = strings.TrimSpace(rest); rest == "" {
				rest = s.At(row, column+1).Text
			}
			if words := strings.Fields(strings.ReplaceAll(rest, "（", " ")); len(words) > 0 {
				f.unit = words[0]
			}
		case "单位", "金额单位":
			for _, u := range divide(rest) {
				if m, err := i18n.ParseMoney("1" + u); err == nil && m.IsAmount() {
					f.money = u
				} else if _, err := i18n.ParseArea("1" + u); err == nil {
					f.area = u
				}
			}
		}
	}
	if f.region == "" {
		f.region = in.names.within(text)
	}
}

// settle gives a file its region, from the unit that hands it in or its name.
func (in *intake) settle(f *incoming) {
	if f.unit != "" {
		if id, p := in.names.find("units", f.unit); p == nil {
			if u := in.input.Catalog.Units.Get(id); u.Region != "" && f.region == "" {
				f.region = u.Region
			}
		}
	}
	if f.region == "" {
		f.region = in.names.within(f.base)
	}
}

func baseName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
