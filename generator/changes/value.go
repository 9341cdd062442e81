package changes

import (
	"slices"

	"prospectus/generator/i18n"
)

// identifies reports whether a field is a number by which the world knows a
// record: it tells a renamed record from a new one.
func identifies(path string) bool { return path == "code" || path == "number" }

// reckoned are the types of fields whose earlier values may be told: nobody can
// be named in a figure or a date.
var reckoned = map[string]bool{
	"money": true, "area": true, "percent": true, "quantity": true, "number": true,
	"date": true, "period": true, "boolean": true,
}

// mayBeTold reports whether an earlier value of a field may be told at all: of
// what it names, the edition is asked besides.
func mayBeTold(n *node) bool {
	return reckoned[n.doc.Type] || n.list != "" || n.doc.Ref != ""
}

// same reports whether two written forms of a single value mean the same.
func same(typ, a, b string) bool {
	if a == b {
		return true
	}
	switch typ {
	case "money":
		return agree(i18n.ParseMoney, a, b)
	case "area":
		return sameArea(a, b)
	case "percent":
		return agree(i18n.ParsePercent, a, b)
	case "quantity":
		return agree(i18n.ParseQuantity, a, b)
	case "number":
		return agree(i18n.ParseDecimal, a, b)
	case "date":
		return agree(i18n.ParseDate, a, b)
	case "period":
		return agree(i18n.ParsePeriod, a, b)
	case "phone":
		return agree(i18n.ParsePhone, a, b)
	}
	return false
}

// agree reports whether two texts are read as the same value.
func agree[T comparable](parse func(string) (T, error), a, b string) bool {
	x, err := parse(a)
	if err != nil {
		return false
	}
	y, err := parse(b)
	return err == nil && x == y
}

// sameArea compares extents in square metres: 8 ha are 120 mu.
func sameArea(a, b string) bool {
	x, err := i18n.ParseArea(a)
	if err != nil {
		return false
	}
	y, err := i18n.ParseArea(b)
	if err != nil || x.Precision != y.Precision {
		return false
	}
	return squareMetres(x.Low, x.Unit) == squareMetres(y.Low, y.Unit) && squareMetres(x.High, x.Unit) == squareMetres(y.High, y.Unit)
}

// squareMetres returns an extent in square metres, exactly, as text.
func squareMetres(d i18n.Decimal, unit i18n.AreaUnit) string {
	return i18n.NewArea(d, unit).SquareMetres().RatString()
}

// without returns the words of a list that another does not have, sorted.
func without(list, other []string) (left []string) {
	for _, w := range list {
		if !slices.Contains(other, w) {
			left = append(left, w)
		}
	}
	slices.Sort(left)
	return slices.Compact(left)
}
