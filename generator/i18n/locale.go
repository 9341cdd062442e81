package i18n

import (
	"slices"
	"strings"
)

// Locale says values in one language. It is immutable and safe for concurrent
// use; the zero Locale is not valid, use [For].
type Locale struct {
	tag Tag
	*table
}

// table is what a Locale knows of its language: words and habits, as data.
type table struct {
	digits      digitStyle
	repeat      bool   // ranges repeat the unit at both ends where it is read with a multiplier
	dash        string // between the ends of a range
	to          string // between them where a dash does not do
	secondSlash string // between denominators: 元/平方米·月

	money, other             []scale // scales for money and for all else, largest first
	moneyPlaces, otherPlaces int     // the most decimals shown in a scale

	// Words around figures, by precision from Exact to AtMost.
	moneyAffix, areaAffix, otherAffix [4]affix
	negotiable, undecided             string

	currency  map[string]affix            // what stands around an amount, by ISO 4217 code
	code      affix                       // what stands around the code of any other currency
	units     func() map[string]*unitName // names of atoms
	gap       string                      // between number and unit
	bracket   affix
	haPadded  bool      // hectares in brackets keep both decimals (8.00 ha)
	rate      [4]string // around amount, rate and date of a conversion
	rateDay   func([]byte, Date) []byte
	day       func([]byte, Date) []byte
	span      func([]byte, Period) []byte
	national  bool // telephone numbers in their national form
	extension string
	place     placeStyle
	list      [2]string // between items, and before the last
	quote     affix
	separator string
	collation string // BCP 47 tag for sorting
	pinyin    bool   // sorted by reading, with the readings corrected
}

// placeStyle is how coordinates are written: hemispheres as affixes of the
// number of degrees.
type placeStyle struct {
	north, south, east, west affix
	between                  string
	signed                   bool // signs in place of hemispheres
}

// For returns the locale of a language: its own table, that of the nearest
// fallback which has one, or the neutral table.
func For(tag Tag) *Locale {
	all := locales()
	if l := all[tag]; l != nil {
		return l
	}
	for t, ok := tag.parent(); ok; t, ok = t.parent() {
		if l := all[t]; l != nil {
			return &Locale{tag, l.table}
		}
	}
	return &Locale{tag, all[neutral].table}
}

// Tag returns the language.
func (l *Locale) Tag() Tag { return l.tag }

// Decimal writes a number with its digits grouped, never rounded.
func (l *Locale) Decimal(d Decimal) string {
	var buf [40]byte
	return string(appendDigits(buf[:0], d, &l.digits, -1))
}

// Int writes a whole number with its digits grouped.
func (l *Locale) Int(n int64) string { return l.Decimal(DecimalOf(n)) }

// List joins items as the language does: 甲、乙、丙; a, b and c. Items that hold
// a comma of their own are parted by semicolons: Hong Kong, China; Guangdong.
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	if comma := strings.TrimSpace(l.list[0]); slices.ContainsFunc(items, func(s string) bool { return strings.Contains(s, comma) }) {
		return strings.Join(items, semicolon(comma))
	}
	last := len(items) - 1
	return strings.Join(items[:last], l.list[0]) + l.list[1] + items[last]
}

// semicolon is what parts a list whose items hold the comma.
func semicolon(comma string) string {
	if comma == "," {
		return "; "
	}
	return "；"
}

// Quote puts s in the language's quotation marks.
func (l *Locale) Quote(s string) string { return l.quote.before + s + l.quote.after }

// Sep returns what stands between a label and what it labels: "：" or ": ".
func (l *Locale) Sep() string { return l.separator }
