package lint

import (
	"math/big"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

var (
	ruleScale = rule("languages-scale", diag.Warning, translationRule,
		"此处“%[1]s”与另一种语言的“%[2]s”（%[3]s）数字相同，大小却差了 10 的整数次方倍", "%[1]q here and %[2]q in the other language (%[3]s) differ by a power of ten",
		"核对万、亿与 million、billion 的换算：1亿是100 million，10亿是1 billion", "check the conversion: 1亿 is 100 million, 10亿 is 1 billion")
	ruleLanguages = rule("languages-differ", diag.Warning, translationRule,
		"此处“%[1]s”在另一种语言里没有；那里相应的是“%[2]s”（%[3]s）", "%[1]q stands in this language alone; the other has %[2]q in its place (%[3]s)",
		"两种语言写成同一个数", "give the same figure in both languages")
)

// checkLanguages compares the amounts and areas of each text with those of the
// same text in the site's first language, as values. Translations leave figures
// out and add others, and that is no fault; what is reported is a figure that
// one language alone has where the other alone has another in its place.
func (v *visit) checkLanguages() {
	langs := v.Catalog.Site.Languages
	if len(langs) < 2 {
		return
	}
	first := map[string]*text{}
	for i := range v.texts {
		if t := &v.texts[i]; t.lang == langs[0] {
			first[pathWithout(t)] = t
		}
	}
	for i := range v.texts {
		t := &v.texts[i]
		if one := first[pathWithout(t)]; one != nil && t.lang != langs[0] {
			v.compare(one, t)
		}
	}
}

// pathWithout returns a text's path without its language.
func pathWithout(t *text) string {
	if t.isBody() {
		return t.path
	}
	return t.path[:len(t.path)-len(t.lang)-1]
}

// compare pairs what each of two texts has alone.
func (v *visit) compare(one, other *text) {
	mine, yours := v.amounts(one), v.amounts(other)
	a, b := without(mine, yours), without(yours, mine)
	if len(a) == 0 || len(b) == 0 {
		return
	}
	b = v.unknown(b, other)
	for _, f := range a {
		for _, g := range b {
			if f.measure() != g.measure() || powerOfTen(f.rat(), g.rat()) == 0 || other.reported(g) {
				continue
			}
			if f.significant() >= 3 || aligned(mine, yours, f, g) {
				v.reportText(ruleScale, other, g, other.said[g.from:g.to], one.said[f.from:f.to], placeOf(one.span(f.from, f.to)))
				return
			}
		}
	}
	a = v.unknown(a, one)
	if len(a) == 1 && len(b) == 1 && !other.reported(b[0]) && a[0].measure() == b[0].measure() && aligned(mine, yours, a[0], b[0]) {
		f, g := a[0], b[0]
		v.reportText(ruleLanguages, other, g, other.said[g.from:g.to], one.said[f.from:f.to], placeOf(one.span(f.from, f.to)))
	}
}

// amounts returns the figures of a text that are compared: those in the site's
// currency, and areas. Conversions stand in brackets and follow from a rate.
func (v *visit) amounts(t *text) (all []*figure) {
	for i := range t.figures {
		f := &t.figures[i]
		if f.value.Sign() > 0 && (f.unit == v.Catalog.Site.Currency || f.isArea()) {
			all = append(all, f)
		}
	}
	return all
}

// without returns the figures that another text does not have.
func without(all, other []*figure) (alone []*figure) {
	for _, f := range all {
		found := false
		for _, g := range other {
			found = found || alike(f, g)
		}
		if !found {
			alone = append(alone, f)
		}
	}
	return alone
}

// alike reports whether two figures say the same: the same value, the same to
// the places that one of them prints, or nearly the same where one is rough or
// converted from another unit.
func alike(f, g *figure) bool {
	if f.measure() != g.measure() {
		return false
	}
	a, b := f.rat(), g.rat()
	if a.Cmp(b) == 0 {
		return true
	}
	off := new(big.Rat).Sub(a, b)
	if roughly(off, f) && f.significant() >= 2 || roughly(off, g) && g.significant() >= 2 {
		return true
	}
	slack := new(big.Rat)
	switch {
	case f.about || g.about:
		slack = big.NewRat(5, 100)
	case f.unit != g.unit: // mu against hectares, rounded
		slack = big.NewRat(1, 100)
	default:
		return false
	}
	return off.Abs(off).Cmp(slack.Mul(slack, a)) <= 0
}

// unknown leaves out figures that a field of the record states: they are right
// whatever the other text says.
func (v *visit) unknown(figures []*figure, t *text) (left []*figure) {
	if len(figures) == 0 {
		return nil
	}
	facts := v.facts()
	for _, f := range figures {
		stated := false
		for _, fact := range facts {
			stated = stated || fact.unit == f.measure() && fact.value.Cmp(f.rat()) == 0
		}
		if !stated || f.ranged {
			left = append(left, f)
		}
	}
	return left
}

// aligned reports whether two figures stand in the same place of two texts that
// state the same amounts otherwise.
func aligned(mine, yours []*figure, f, g *figure) bool {
	if len(mine) != len(yours) {
		return false
	}
	for i := range mine {
		switch {
		case mine[i] == f && yours[i] == g:
		case mine[i] == f || yours[i] == g:
			return false
		case !alike(mine[i], yours[i]):
			return false
		}
	}
	return true
}

// inBest says a text of a site in the language of a message.
func inBest(t i18n.Text, lang i18n.Tag) string {
	s, _ := t.Best(lang)
	return s
}
