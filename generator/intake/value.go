package intake

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/sheet"
)

// A value is what one cell says of one field.
type value struct {
	toml  string // as it is written
	canon string // as values are compared: equal ones are the same however they are written
	shown string // as a report quotes it
}

// A reading is a value with what its reader should be told.
type reading struct {
	value
	ownUnit   bool // it bears another unit than its heading says
	typed     bool // a number stored as text
	typedDate bool
}

// formWords are what a report calls the forms of values.
var formWords = map[form]i18n.Text{
	moneyForm:       {"zh": "金额", "en": "amount"},
	areaForm:        {"zh": "面积", "en": "area"},
	quantityForm:    {"zh": "数量", "en": "quantity"},
	percentForm:     {"zh": "百分比", "en": "percentage"},
	decimalForm:     {"zh": "数", "en": "number"},
	dateForm:        {"zh": "日期", "en": "date"},
	periodForm:      {"zh": "起止时间", "en": "period"},
	coordinatesForm: {"zh": "坐标", "en": "pair of coordinates"},
	integerForm:     {"zh": "整数", "en": "whole number"},
	booleanForm:     {"zh": "“是”或“否”", "en": "yes or no"},
}

// A parser reads the written form of a value; marshalled, equal values are equal.
type parser func(string) (interface{ MarshalText() ([]byte, error) }, error)

func parse[T interface{ MarshalText() ([]byte, error) }](f func(string) (T, error)) parser {
	return func(s string) (interface{ MarshalText() ([]byte, error) }, error) { return f(s) }
}

// period makes a period's text comparable.
type period i18n.Period

func (p period) MarshalText() ([]byte, error) {
	return []byte(p.From.String() + "/" + p.To.String()), nil
}

var parsers = map[form]parser{
	moneyForm:    parse(i18n.ParseMoney),
	areaForm:     parse(i18n.ParseArea),
	quantityForm: parse(i18n.ParseQuantity),
	percentForm:  parse(i18n.ParsePercent),
	decimalForm:  parse(i18n.ParseDecimal),
	dateForm:     parse(i18n.ParseDate),
	periodForm: parse(func(s string) (period, error) {
		p, err := i18n.ParsePeriod(s)
		return period(p), err
	}),
	coordinatesForm: parse(i18n.ParseCoordinates),
}

// read reads a cell as a value of a field. The unit is that of its heading,
// usual the one that a bare number can only have.
func (in *intake) read(f *field, c sheet.Cell, unit, usual string) (r reading, p *problem) {
	switch {
	case c.Stale:
		return r, wrong(staleFormula)
	case c.Kind == sheet.Fault:
		return r, wrong(errorValue, c.Text)
	}
	switch f.form {
	case textForm:
		return texts(c), nil
	case wordForm:
		return in.words(f, c)
	case integerForm:
		return integer(f, c, unit)
	case booleanForm:
		return boolean(c)
	case percentForm:
		return percent(c, unit)
	case dateForm, periodForm:
		return date(f, c)
	}
	return figure(f, c, unit, usual)
}

func texts(c sheet.Cell) (r reading) {
	s := strings.TrimSpace(strings.ReplaceAll(c.Text, "\r\n", "\n"))
	if c.Unit != "" {
		s += c.Unit
	}
	r.toml, r.canon, r.shown = content.Quote(s), canonText(s), s
	return r
}

// canonText makes texts equal that differ in white space alone.
func canonText(s string) string { return strings.Join(strings.Fields(s), " ") }

// figure reads an amount, an area, a quantity or a plain number.
func figure(f *field, c sheet.Cell, unit, usual string) (r reading, p *problem) {
	if c.Scaled && f.form != decimalForm {
		return r, wrong(scaled, c.Text)
	}
	if c.Kind == sheet.Percent && f.form == quantityForm {
		return written(f, c.Text)
	}
	if c.Unit != "" && unit != "" && c.Unit != unit {
		return r, wrong(twoUnits, unit, c.Unit, c.Text)
	}
	if f.form == decimalForm {
		unit = ""
	} else if unit == "" {
		if unit = c.Unit; unit == "" && bareNumber(c.Text) {
			unit = usual
		}
	}
	if bareNumber(c.Text) {
		if unit == "" && f.form != decimalForm {
			return r, wrong(noUnit, c.Text, proposedUnit(f))
		}
		r, p = written(f, c.Text+unit)
		r.typed = c.Typed
		return r, p
	}
	r, p = written(f, c.Text)
	if p == nil {
		r.ownUnit = unit != "" && !strings.HasSuffix(c.Text, unit) && len(digits.FindAllString(c.Text, 2)) > 0
		return r, nil
	}
	if unit != "" {
		if again, q := written(f, c.Text+unit); q == nil {
			return again, nil
		}
	}
	if first, several := severalFigures(f, c.Text, unit); several {
		return r, wrong(twoValues, short(c.Text), first)
	}
	return r, p
}

// proposedUnit is the unit that a report shows in an example.
func proposedUnit(f *field) string {
	switch {
	case f.form == moneyForm:
		return "万元"
	case f.form == areaForm:
		return "亩"
	case strings.HasSuffix(f.path, "intensity") || strings.HasSuffix(f.path, "tax_per_mu"):
		return "万元/亩"
	}
	return "单位"
}

var (
	digits     = regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	bare       = regexp.MustCompile(`^[-+]?\d[\d,]*(\.\d+)?$`)
	withinText = regexp.MustCompile(`(约|超过?|不低于|不少于|不超过)?\d[\d,]*(\.\d+)?\s*([-–—~～至]\s*\d[\d,]*(\.\d+)?)?\s*(亿|千万|百万|万)?\s*(元|美元|港元|欧元|亩|公顷|平方米|㎡|m2|m²|平方公里)(人民币)?`)
)

func bareNumber(s string) bool { return bare.MatchString(s) }

// severalFigures reports a text with more figures than one, and the first of
// them, written out.
func severalFigures(f *field, s, unit string) (first string, several bool) {
	all := withinText.FindAllString(s, -1)
	if len(all) > 1 {
		return strings.TrimSpace(all[0]), true
	}
	numbers := digits.FindAllString(s, -1)
	if len(numbers) < 2 || f.form == coordinatesForm {
		return "", false
	}
	if unit == "" {
		unit = proposedUnit(f)
	}
	return numbers[0] + unit, true
}

// written reads a value in the form in which editors write it.
func written(f *field, s string) (r reading, p *problem) {
	v, err := parsers[f.form](s)
	if err != nil {
		return r, badForm(f, s, err)
	}
	if m, ok := v.(i18n.Money); ok && !f.signed && m.Low.Sign() < 0 {
		return r, wrong(badValue, s, formWords[f.form], i18n.Text{"zh": "金额不能为负", "en": "an amount of zero or more"})
	}
	b, err := v.MarshalText()
	if err != nil {
		return r, badForm(f, s, err)
	}
	r.toml, r.canon, r.shown = content.Quote(s), string(b), s
	return r, nil
}

func badForm(f *field, s string, err error) *problem {
	expected := any(err.Error())
	var pe *i18n.ParseError
	if errors.As(err, &pe) {
		expected = pe.Expected
	}
	return wrong(badValue, short(s), formWords[f.form], expected)
}

// short cuts a text to what a report quotes.
func short(s string) string {
	s = canonText(s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// percent reads a share. A number without a sign says which it means where its
// heading has the sign; one below 1 may be either.
func percent(c sheet.Cell, unit string) (r reading, p *problem) {
	f := &field{form: percentForm}
	if c.Kind == sheet.Percent || !bareNumber(c.Text) {
		return written(f, c.Text)
	}
	x, _ := strconv.ParseFloat(strings.ReplaceAll(c.Text, ",", ""), 64)
	inUnit := unit == "%" || unit == "％"
	if x > -1 && x < 1 && x != 0 || !inUnit && x <= 1 {
		return r, wrong(share, c.Text, hundredfold(x))
	}
	if !inUnit {
		return r, wrong(noUnit, c.Text, "%")
	}
	r, p = written(f, c.Text+"%")
	r.typed = c.Typed
	return r, p
}

func hundredfold(x float64) string {
	s, _ := strconv.ParseFloat(strconv.FormatFloat(x*100, 'g', 12, 64), 64)
	return strconv.FormatFloat(s, 'f', -1, 64) + "%"
}

// date reads a date, or a period, written as TOML without quotes where it names
// a day.
func date(f *field, c sheet.Cell) (r reading, p *problem) {
	if c.Kind == sheet.Number {
		if day, ok := dayOf(c.Text); ok {
			return r, wrong(serial, c.Text, day)
		}
	}
	s := strings.TrimSuffix(c.Text, " 00:00:00")
	r, p = written(f, s)
	if p != nil {
		if day, ok := dayOf(c.Text); ok {
			return r, wrong(serial, c.Text, day)
		}
		return r, p
	}
	if f.form == dateForm {
		r.toml, r.shown = content.Quote(r.canon), r.canon
		if d, err := i18n.ParseDate(r.canon); err == nil && d.Day != 0 {
			r.toml = r.canon
		}
	}
	r.typedDate = c.Kind == sheet.Text && s != r.canon
	return r, nil
}

// dayOf reads a number as a date: eight digits as year, month and day, five as a
// spreadsheet's count of days.
func dayOf(s string) (string, bool) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return "", false
	}
	if t, err := time.Parse("20060102", s); err == nil && t.Year() > 1990 && t.Year() < 2100 {
		return t.Format(time.DateOnly), true
	}
	if n > 32874 && n < 73051 { // 1990 to 2099
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly), true
	}
	return "", false
}

var (
	years  = regexp.MustCompile(`^(\d{1,2}(?:\.5)?)\s*年$`)
	months = regexp.MustCompile(`^(\d{1,3})\s*个?月$`)
)

// integer reads a whole number; of months one in years too.
func integer(f *field, c sheet.Cell, unit string) (r reading, p *problem) {
	s := strings.ReplaceAll(c.Text, ",", "")
	if f.path == "build_months" {
		if bareNumber(s) && unit != "" {
			s += unit
		}
		if m := years.FindStringSubmatch(s); m != nil {
			x, _ := strconv.ParseFloat(m[1], 64)
			s = strconv.Itoa(int(x * 12))
		} else if m := months.FindStringSubmatch(s); m != nil {
			s = m[1]
		}
	}
	for _, tail := range []string{"年", "次", unit} {
		s = strings.TrimSpace(strings.TrimSuffix(s, tail))
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		expected := i18n.Text{"zh": "应为整数，如 24", "en": "a whole number such as 24"}
		if f.path == "build_months" {
			expected = i18n.Text{"zh": "应为月数，如 24、18个月、2年", "en": "months, such as 24, 18个月 or 2年"}
		}
		return r, wrong(badValue, short(c.Text), formWords[integerForm], expected)
	}
	r.toml = strconv.FormatInt(n, 10)
	r.canon, r.shown, r.typed = r.toml, r.toml, c.Typed
	return r, nil
}

func boolean(c sheet.Cell) (r reading, p *problem) {
	switch fold(c.Text) {
	case "是", "有", "true", "yes", "y", "1", "√", "✓", "✔", "☑", "对":
		r.toml = "true"
	case "否", "无", "false", "no", "n", "0", "×", "✗", "□":
		r.toml = "false"
	default:
		return r, wrong(badValue, short(c.Text), formWords[booleanForm], i18n.Text{"zh": "应填“是”或“否”", "en": "是 (yes) or 否 (no)"})
	}
	r.canon, r.shown = r.toml, map[string]string{"true": "是", "false": "否"}[r.toml]
	return r, nil
}

var ticked = regexp.MustCompile(`[☑√✔✓■☒]\s*([^\s☑√✔✓■☒□○☐,，、;；/]+)`)

// words reads one word or several: of a closed list, of names of the library, or
// free.
func (in *intake) words(f *field, c sheet.Cell) (r reading, p *problem) {
	parts := []string{strings.TrimSpace(c.Text)}
	if marked := ticked.FindAllStringSubmatch(c.Text, -1); marked != nil && (f.values != nil || f.list != "") {
		parts = nil
		for _, m := range marked {
			parts = append(parts, m[1])
		}
	} else if f.many {
		parts = divide(c.Text)
		if strings.Contains(c.Text, "/") && (f.ref == "plots" || f.ref == "buildings") {
			parts = divide(strings.ReplaceAll(c.Text, "/", "\x00"))
			for i := range parts {
				parts[i] = strings.ReplaceAll(parts[i], "\x00", "/")
			}
		}
		if len(parts) == 0 {
			return r, wrong(badValue, short(c.Text), nameWords(f.path), i18n.Text{"zh": "应为一个或几个词", "en": "a word or several"})
		}
	}
	if !f.many && len(parts) > 1 {
		return r, wrong(twoValues, short(c.Text), parts[0])
	}
	var out, names []string
	for _, part := range parts {
		word, p := in.word(f, part)
		if p != nil {
			return r, p
		}
		if !slices.Contains(out, word) {
			out, names = append(out, word), append(names, part)
		}
	}
	r.shown = strings.Join(names, "、")
	if !f.many {
		r.toml, r.canon = content.Quote(out[0]), out[0]
		return r, nil
	}
	quoted := make([]string, len(out))
	for i, w := range out {
		quoted[i] = content.Quote(w)
	}
	r.toml, r.canon = "["+strings.Join(quoted, ", ")+"]", canonWords(out)
	return r, nil
}

// canonWords compares lists whose order says nothing.
func canonWords(list []string) string {
	list = slices.Clone(list)
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "\x1f")
}

// divide cuts a list at the marks that people put between its words.
func divide(s string) (parts []string) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；\n\t/|", r) }) {
		for _, p := range strings.Split(part, "或") {
			for _, tail := range []string{"。", ".", "等方式", "等均可", "均可", "皆可", "等"} {
				p = strings.TrimSuffix(strings.TrimSpace(p), tail)
			}
			if p = strings.TrimSpace(p); p != "" {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

// word reads one word of a field.
func (in *intake) word(f *field, s string) (string, *problem) {
	if to, ok := in.map_.value(f.path, s); ok {
		return to, nil
	}
	if f.list != "" {
		if w, ok := found[f.list][fold(s)]; ok {
			return w, nil
		}
		if f.values == nil {
			return s, nil
		}
		var names []string
		for _, w := range words[f.list] {
			names = append(names, w.zh)
		}
		return "", &problem{unknownWord, []any{short(s), nameWords(f.path), strings.Join(names, "、")}, s, names}
	}
	if f.ref != "" {
		return in.names.find(f.ref, s)
	}
	return s, nil
}

// nameWords returns what a field is called, in every language of reports.
func nameWords(path string) i18n.Text {
	return i18n.Text{"zh": nameOf(path, "zh"), "en": nameOf(path, "en")}
}

// nameOf returns what a field is called in a report.
func nameOf(path string, lang i18n.Tag) string {
	for _, h := range headings {
		if h.path != path && h.path != path+".zh" {
			continue
		}
		if lang == "en" {
			return strings.TrimSuffix(h.en, " (Chinese)")
		}
		return h.zh
	}
	return path
}
