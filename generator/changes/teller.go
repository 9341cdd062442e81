package changes

import (
	"strings"

	"prospectus/generator/i18n"
)

// A Teller says in one language what changed.
type Teller struct {
	Lang  i18n.Tag
	Other []i18n.Tag                             // in which texts are looked for that do not speak it, in order
	Word  func(key string) string                // of the theme; "" where it has none
	Name  func(ref, id string) (i18n.Text, bool) // of what a field names
}

// Title returns the title or name that a record of the edition has; nil where
// it has none, and in an archive.
func (e *Edition) Title(kind, id string) i18n.Text {
	for _, r := range e.kinds[kind] {
		if r.id == id {
			return titleOf(r.read())
		}
	}
	return nil
}

// between stands between the name of a row and that of its field.
const between = " · "

// Label returns what a field is called, with the row that it stands in: Steam ·
// Price.
func (t Teller) Label(f Field) string {
	own, row := t.field(f), t.row(f)
	switch {
	case row == "" || row == own:
		return own
	case strings.HasSuffix(f.Doc, ".*"):
		return own + between + row
	}
	return row + between + own
}

// field returns the word for the field itself; its key where themes have none.
func (t Teller) field(f Field) string {
	doc := strings.TrimSuffix(f.Doc, ".*")
	key := doc[strings.LastIndexByte(doc, '.')+1:]
	word := labelOf[doc]
	switch {
	case doc == "node" && f.Type != "table":
		word = "field.node"
	case word == "":
		word = labelOf[key]
	}
	if said := t.Word(word); word != "" && said != "" {
		return said
	}
	return key
}

// rowWords are the lists in which themes name rows whose ids are well known.
var rowWords = map[string]string{
	"utility": "utility.", "preparation": "milestone.", "use": "use.", "source": "fund-source.",
	"entry": "condition.", "barred": "condition.", "phase": "phase.", "site": "site.",
}

// row returns what the row is called that a field stands in, "" for none.
func (t Teller) row(f Field) string {
	table, _, inside := strings.Cut(f.Doc, ".*")
	if !inside {
		return ""
	}
	if said, _ := f.Row.Best(t.Lang, t.Other...); said != "" {
		return said
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(f.Path, table+"."), ".")
	if list := rowWords[table]; list != "" {
		if said := t.Word(list + id); said != "" {
			return said
		}
	}
	if strings.HasSuffix(f.Doc, ".*") {
		return ""
	}
	return t.field(Field{Doc: table, Type: "table"})
}

// Value writes a single value as the language does. What cannot be read stands
// as it is written.
func (t Teller) Value(f Field, written string) string {
	loc := i18n.For(t.Lang)
	switch f.Type {
	case "money":
		return write(i18n.ParseMoney, loc.Money, written)
	case "area":
		return write(i18n.ParseArea, loc.Area, written)
	case "percent":
		return write(i18n.ParsePercent, loc.Percent, written)
	case "quantity":
		return write(i18n.ParseQuantity, loc.Quantity, written)
	case "number":
		return write(i18n.ParseDecimal, func(d i18n.Decimal) string { return number(loc, f, d) }, written)
	case "date":
		return write(i18n.ParseDate, loc.Date, written)
	case "period":
		return write(i18n.ParsePeriod, loc.Period, written)
	case "phone":
		return write(i18n.ParsePhone, loc.Phone, written)
	case "boolean":
		if said := t.Word("label.yes"); said != "" {
			return said
		}
	}
	return t.word(f, written)
}

// units are those of plain numbers whose fields imply one.
var units = map[string]i18n.Unit{"build_months": "mo", "land.years": "a", "years": "a", "distance.*.minutes": "min"}

// number writes a plain number, with its unit where the field implies one.
func number(loc *i18n.Locale, f Field, d i18n.Decimal) string {
	if unit := units[f.Doc]; unit != "" {
		return loc.Quantity(i18n.NewQuantity(d, unit))
	}
	return loc.Decimal(d)
}

// word returns a word of a closed list as themes say it, "" where they have no
// word for it; a reference by its name, and any other word itself.
func (t Teller) word(f Field, written string) string {
	if f.List != "" {
		return t.Word(f.List + "." + written)
	}
	if f.Ref != "" && t.Name != nil {
		if name, ok := t.Name(f.Ref, written); ok {
			if said, _ := name.Best(t.Lang, t.Other...); said != "" {
				return said
			}
		}
	}
	return written
}

// write reads a value and writes it in a language.
func write[T any](parse func(string) (T, error), say func(T) string, written string) string {
	v, err := parse(written)
	if err != nil {
		return written
	}
	return say(v)
}

// Values writes the words of a list.
func (t Teller) Values(f Field, words []string) string {
	var said []string
	for _, w := range words {
		if word := t.word(f, w); word != "" {
			said = append(said, word)
		}
	}
	return i18n.For(t.Lang).List(said)
}
