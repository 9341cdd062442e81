package lint

import (
	"math/big"
	"reflect"
	"sync"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A fact is one amount or area that a record states in a field.
type fact struct {
	path  string
	unit  string // currency, or "m2" for areas
	value *big.Rat
	shown any // as a message says it
	major bool
}

// majorFields are the fields that titles and summaries quote: a round number in
// prose is held against no other.
var majorFields = map[string]bool{"investment": true, "land.area": true, "area": true, "output": true, "returns.revenue": true}

// facts lists the amounts and areas of the record that an audience may see.
func (v *visit) facts() []fact {
	if v.stated == nil {
		v.stated = []fact{}
		eachFact(reflect.ValueOf(v.record).Elem(), "", &v.stated)
	}
	return v.stated
}

type factField struct {
	index int
	key   string
	keyed bool
	value bool // it is an amount or an area
}

// factFields keeps the fields of each type that hold amounts, areas or tables.
var factFields sync.Map // reflect.Type → []factField

func factFieldsOf(t reflect.Type) []factField {
	if known, ok := factFields.Load(t); ok {
		return known.([]factField)
	}
	var fields []factField
	for i := range t.NumField() {
		f := t.Field(i)
		class, key := f.Tag.Get("class"), f.Tag.Get("key")
		switch {
		case f.Anonymous:
			fields = append(fields, factField{index: i})
		case key == "" || class == "-" || class == "I":
		case f.Type == reflect.TypeFor[i18n.Money]() || f.Type == reflect.TypeFor[i18n.Area]():
			fields = append(fields, factField{i, key, false, true})
		case ofModel(f.Type):
			fields = append(fields, factField{i, key, false, false})
		case f.Type.Kind() == reflect.Slice && ofModel(elem(f.Type)):
			fields = append(fields, factField{i, key, true, false})
		}
	}
	factFields.Store(t, fields)
	return fields
}

func eachFact(v reflect.Value, path string, all *[]fact) {
	for _, f := range factFieldsOf(v.Type()) {
		fv, at := v.Field(f.index), joined(path, f.key)
		switch {
		case f.value:
			*all = append(*all, factsOf(fv.Interface(), at)...)
		case f.keyed:
			for i := range fv.Len() {
				row := reflect.Indirect(fv.Index(i))
				eachFact(row, joined(at, keyOf(row)), all)
			}
		default:
			eachFact(fv, at, all)
		}
	}
}

// factsOf returns the figures of an amount or an area: two for a range.
func factsOf(value any, path string) (all []fact) {
	switch m := value.(type) {
	case i18n.Money:
		if m.IsAmount() {
			all = append(all, fact{path, m.Currency, m.Low.Rat(), m, majorFields[path]})
			if m.High != m.Low {
				all = append(all, fact{path, m.Currency, m.High.Rat(), m, majorFields[path]})
			}
		}
	case i18n.Area:
		if m.IsAmount() {
			all = append(all, fact{path, "m2", m.SquareMetres(), m, majorFields[path]})
			if m.High != m.Low {
				all = append(all, fact{path, "m2", i18n.NewArea(m.High, m.Unit).SquareMetres(), m, majorFields[path]})
			}
		}
	}
	return all
}

// measure returns the unit in which figures of one kind are compared.
func (f *figure) measure() string {
	if f.isArea() {
		return "m2"
	}
	return f.unit
}

// powerOfTen returns n where one value is 10^n times another, for n from -4 to
// 4, and 0 where it is none of these.
func powerOfTen(a, b *big.Rat) int {
	if a.Sign() <= 0 || b.Sign() <= 0 || a.Cmp(b) == 0 {
		return 0
	}
	ratio := new(big.Rat).Quo(a, b)
	up := ratio.IsInt()
	if !up {
		ratio.Inv(ratio)
	}
	if !ratio.IsInt() {
		return 0
	}
	for n, ten := 1, int64(10); n <= 4; n, ten = n+1, ten*10 {
		if ratio.Num().IsInt64() && ratio.Num().Int64() == ten {
			if up {
				return n
			}
			return -n
		}
	}
	return 0
}

// tenfold reports whether two values differ by a factor of exactly a power of
// ten, up to the ten thousand between 万 and 亿: the slip of a lost point or of a
// wrong multiplier.
func tenfold(a, b *big.Rat) bool { return powerOfTen(a, b) != 0 }

// nearTenfold reports whether they differ by exactly ten or a hundred. More than
// that happens by chance, and is a slip only where words say so.
func nearTenfold(a, b *big.Rat) bool {
	n := powerOfTen(a, b)
	return n != 0 && n >= -2 && n <= 2
}

func elem(slice reflect.Type) reflect.Type {
	if e := slice.Elem(); e.Kind() == reflect.Pointer {
		return e.Elem()
	} else {
		return e
	}
}

func ofModel(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[model.Site]().PkgPath()
}

// keyOf returns the name of a row of a keyed table.
func keyOf(row reflect.Value) string {
	if id := row.FieldByName("ID"); id.IsValid() {
		return id.String()
	}
	return ""
}

func joined(path, key string) string {
	switch {
	case key == "":
		return path
	case path == "":
		return key
	}
	return path + "." + key
}
