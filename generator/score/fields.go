package score

import (
	"math/big"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// fields reads the keys of one table, and remembers which it was asked for.
type fields struct {
	list  *diag.List
	table *content.Table
	span  source.Span // where a missing key is reported
	used  []string
}

var (
	wantText   = i18n.Text{"zh": `分语言的文字，如 { zh = "…", en = "…" }`, "en": `text by language, as in { zh = "…", en = "…" }`}
	wantTable  = i18n.Text{"zh": "带名称的表", "en": "named tables"}
	wantNumber = i18n.Text{"zh": `数字，如 50、0.5 或 "1/3"`, "en": `a number such as 50, 0.5 or "1/3"`}
	wantMoney  = i18n.Text{"zh": `带单位的确切金额，如 "12.5 亿元"`, "en": `an exact amount with its unit, such as "12.5 亿元"`}
	wantFigure = i18n.Text{"zh": "输入项的名称或数字", "en": "the name of an input, or a number"}
	wantName   = i18n.Text{"zh": "名称", "en": "a name"}
	wantNames  = i18n.Text{"zh": "名称的列表", "en": "a list of names"}
	wantDay    = i18n.Text{"zh": "日期，如 2026-06-30", "en": "a day such as 2026-06-30"}
	wantPlaces = i18n.Text{"zh": "0 到 6 之间的整数", "en": "a whole number from 0 to 6"}
	wantList   = i18n.Text{"zh": "数字的列表，如 [-1, -3]；没有发生写 0", "en": "a list of numbers such as [-1, -3], or 0 for none"}
)

func (f *fields) get(key string) *content.Value {
	f.used = append(f.used, key)
	return f.table.Get(key)
}

func (f *fields) wrong(v *content.Value, key string, want any) {
	f.list.Add(wrongValue.At(v.Span, key, want))
}

// need reports a key that is missing.
func (f *fields) need(key string) {
	if f.table.Get(key) == nil {
		f.list.Add(missingKey.At(f.span, key))
	}
}

// done reports the keys that nobody asked for.
func (f *fields) done() {
	for _, e := range f.table.Entries {
		if !slices.Contains(f.used, e.Name) {
			f.list.Add(unknownKey.At(e.Value.Key, e.Name).Meant(e.Name, f.used))
		}
	}
}

// text reads a text by language.
func (f *fields) text(key string) i18n.Text {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if v.Kind != content.TableValue {
		f.wrong(v, key, wantText)
		return nil
	}
	t := i18n.Text{}
	for _, e := range v.Table.Entries {
		tag, err := i18n.ParseTag(e.Name)
		if err != nil || e.Value.Kind != content.String {
			f.wrong(e.Value, key, wantText)
			continue
		}
		t[tag] = e.Value.Text
	}
	return t
}

// label reads a text that must be there.
func (f *fields) label(key string) i18n.Text {
	f.need(key)
	return f.text(key)
}

// word reads one of a few words, empty for none.
func (f *fields) word(key string, words ...string) string {
	v := f.get(key)
	if v == nil {
		return ""
	}
	if v.Kind != content.String || !slices.Contains(words, v.Text) {
		d := wrongValue.At(v.Span, key, strings.Join(words, ", "))
		f.list.Add(d.Meant(v.Text, words))
		return ""
	}
	return v.Text
}

// names reads a list of names.
func (f *fields) names(key string) (names []string) {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if v.Kind != content.Array {
		f.wrong(v, key, wantNames)
		return nil
	}
	for _, item := range v.Items {
		if item.Kind != content.String {
			f.wrong(item, key, wantNames)
			continue
		}
		names = append(names, item.Text)
	}
	return names
}

// day reads a date of a day.
func (f *fields) day(key string) i18n.Date {
	v := f.get(key)
	if v == nil {
		return i18n.Date{}
	}
	d, err := i18n.ParseDate(v.Text)
	if err != nil || !d.IsDay() {
		f.wrong(v, key, wantDay)
	}
	return d
}

// number reads an exact number, nil for none.
func (f *fields) number(key string) *big.Rat {
	v := f.get(key)
	if v == nil {
		return nil
	}
	r, ok := ratOf(v)
	if !ok {
		f.wrong(v, key, wantNumber)
	}
	return r
}

// ratOf reads a number or a fraction in quotation marks.
func ratOf(v *content.Value) (*big.Rat, bool) {
	switch v.Kind {
	case content.Integer, content.Float, content.String:
	default:
		return nil, false
	}
	above, below, fraction := strings.Cut(v.Text, "/")
	if fraction && v.Kind != content.String {
		return nil, false
	}
	n, err := i18n.ParseDecimal(above)
	if err != nil || !fraction {
		return n.Rat(), err == nil
	}
	d, err := i18n.ParseDecimal(below)
	if err != nil || d.IsZero() {
		return nil, false
	}
	return new(big.Rat).Quo(n.Rat(), d.Rat()), true
}

// tables yields the named tables below a key.
func (f *fields) tables(key string, each func(id string, sub *fields)) {
	v := f.get(key)
	if v == nil {
		return
	}
	if v.Kind != content.TableValue {
		f.wrong(v, key, wantTable)
		return
	}
	for _, e := range v.Table.Entries {
		if e.Value.Kind != content.TableValue {
			f.wrong(e.Value, e.Name, wantTable)
			continue
		}
		each(e.Name, &fields{list: f.list, table: e.Value.Table, span: e.Value.Span})
	}
}

// value reads a figure: an amount, a number, or a list of numbers.
func (f *fields) value(key string, money bool) *Value {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if money {
		m, err := i18n.ParseMoney(v.Text)
		if v.Kind != content.String || err != nil || !m.IsAmount() || m.Precision != i18n.Exact {
			f.wrong(v, key, wantMoney)
			return nil
		}
		return &Value{Rat: m.Low.Rat(), Money: m, Span: v.Span}
	}
	if v.Kind == content.Array {
		list := []*big.Rat{}
		for _, item := range v.Items {
			r, ok := ratOf(item)
			if !ok {
				f.wrong(item, key, wantList)
				return nil
			}
			list = append(list, r)
		}
		return &Value{List: list, Span: v.Span}
	}
	r, ok := ratOf(v)
	if !ok {
		f.wrong(v, key, wantNumber)
		return nil
	}
	return &Value{Rat: r, Span: v.Span}
}
