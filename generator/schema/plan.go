package schema

import (
	"errors"
	"reflect"
	"sync"

	"prospectus/generator/i18n"
)

// A field is one field of a struct of package model, as its tags declare it.
type field struct {
	index  []int
	key    string
	ref    string
	form   string
	need   bool
	signed bool // an amount that may be below nothing
}

// A plan is what a struct type accepts.
type plan struct {
	keys   map[string]field // by TOML key
	fronts map[string]field // by key in front matter
	names  []string         // of keys
	front  []string         // of front matter
	needed []field
}

// plans keeps the plan of each type: ten thousand records share some forty.
var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{keys: map[string]field{}, fronts: map[string]field{}}
	p.collect(t, nil)
	plans.Store(t, p)
	return p
}

func (p *plan) collect(t reflect.Type, at []int) {
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int(nil), at...), i)
		if sf.Anonymous {
			p.collect(sf.Type, index)
			continue
		}
		f := field{index: index, ref: sf.Tag.Get("ref"), form: sf.Tag.Get("form"), need: sf.Tag.Get("need") != "", signed: sf.Tag.Get("signed") != ""}
		if key := sf.Tag.Get("key"); key != "" && key != "@id" {
			f.key = key
			p.keys[key], p.names = f, append(p.names, key)
			if f.need {
				p.needed = append(p.needed, f)
			}
		}
		if key := sf.Tag.Get("front"); key != "" {
			f.key = key
			p.fronts[key], p.front = f, append(p.front, key)
		}
	}
}

// A parser reads one value that is written as text.
type parser func(string) (any, error)

func parse[T any](f func(string) (T, error)) parser {
	return func(s string) (any, error) { return f(s) }
}

// parsers are the types of value that have a written form of their own.
var parsers = map[reflect.Type]parser{
	reflect.TypeFor[i18n.Money]():       parse(i18n.ParseMoney),
	reflect.TypeFor[i18n.Area]():        parse(i18n.ParseArea),
	reflect.TypeFor[i18n.Percent]():     parse(i18n.ParsePercent),
	reflect.TypeFor[i18n.Quantity]():    parse(i18n.ParseQuantity),
	reflect.TypeFor[i18n.Decimal]():     parse(i18n.ParseDecimal),
	reflect.TypeFor[i18n.Date]():        parse(i18n.ParseDate),
	reflect.TypeFor[i18n.Period]():      parse(i18n.ParsePeriod),
	reflect.TypeFor[i18n.Phone]():       parse(i18n.ParsePhone),
	reflect.TypeFor[i18n.Coordinates](): parse(i18n.ParseCoordinates),
	reflect.TypeFor[i18n.Offset]():      parse(i18n.ParseOffset),
	reflect.TypeFor[i18n.Course]():      parse(i18n.ParseCourse),
}

func asParseError(err error) (*i18n.ParseError, bool) {
	var pe *i18n.ParseError
	ok := errors.As(err, &pe)
	return pe, ok
}
