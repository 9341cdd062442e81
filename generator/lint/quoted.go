package lint

import (
	"math/big"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

var (
	ruleTenfold = rule("figure-tenfold", diag.Error, arithmetic,
		"此处“%[1]s”与“%[2]s”的 %[3]s（%[4]s）正好差 10 的整数次方倍", "%[1]q here and %[2]s, %[3]s (%[4]s), differ by exactly a power of ten",
		"核对小数点和万、亿", "check the decimal point and the multiplier")
	ruleTitleTenfold = rule("title-tenfold", diag.Error, arithmetic,
		"此处“%[1]s”与正文“%[2]s”（%[3]s）正好差 10 的整数次方倍", "%[1]q here and %[2]q in the text (%[3]s) differ by exactly a power of ten",
		"核对小数点和万、亿", "check the decimal point and the multiplier")
	ruleQuoted = rule("figure-differs", diag.Warning, arithmetic,
		"此处写“%[1]s”，而“%[2]s”是 %[3]s（%[4]s）", "it says %[1]q here, but %[2]s is %[3]s (%[4]s)",
		"两处写成一致；若指别的数字，写明是什么", "make the two agree; where another figure is meant, say which")
)

// checkQuoted compares amounts and areas in prose with the record's fields: one
// that equals none of them and differs from one by exactly a power of ten is a slip.
// Round numbers meet by chance, so they count only where the words before them
// name the field.
func (v *visit) checkQuoted() {
	facts := v.facts()
	if len(facts) == 0 {
		return
	}
	for i := range v.texts {
		t := &v.texts[i]
		for j := range t.figures {
			if f := &t.figures[j]; comparable(f) {
				v.quoted(t, f, facts)
			}
		}
	}
}

// comparable reports whether a figure is an amount or area of its own.
func comparable(f *figure) bool {
	return (f.isMoney() || f.isArea()) && !f.per && !f.ranged && f.value.Sign() > 0
}

func (v *visit) quoted(t *text, f *figure, facts []fact) {
	value := f.rat()
	for _, fact := range facts {
		if fact.unit == f.measure() && fact.value.Cmp(value) == 0 {
			return
		}
	}
	named := namedField(t, f)
	for _, fact := range facts {
		if fact.unit != f.measure() || !tenfold(value, fact.value) {
			continue
		}
		if f.significant() >= 3 && nearTenfold(value, fact.value) || fact.path == named || t.isTitle() && fact.major || t.speaksOf(f, fact.path) {
			v.reportText(ruleTenfold, t, f, t.said[f.from:f.to], fact.path, fact.shown, v.place(fact.path))
			return
		}
	}
	v.differs(t, f, named, facts)
}

// differs reports an amount that prose calls the total investment, or an area
// that it calls the land, where the field says otherwise.
func (v *visit) differs(t *text, f *figure, named string, facts []fact) {
	for _, fact := range facts {
		if named == "" || fact.path != named || fact.unit != f.measure() || f.about {
			continue
		}
		if off := new(big.Rat).Sub(f.rat(), fact.value); roughly(off, f) {
			return
		}
		v.reportText(ruleQuoted, t, f, t.said[f.from:f.to], fact.path, fact.shown, v.place(fact.path))
		return
	}
}

// roughly reports whether a difference is no more than half of the last printed
// place of the figure.
func roughly(off *big.Rat, f *figure) bool {
	_, decimals, _ := strings.Cut(f.digits, ".")
	printed, err := i18n.ParseDecimal(f.digits)
	if err != nil || printed.IsZero() {
		return false
	}
	place := new(big.Rat).Quo(f.rat(), printed.Rat())
	place.Quo(place, big.NewRat(2, 1))
	for range decimals {
		place.Quo(place, big.NewRat(10, 1))
	}
	return new(big.Rat).Abs(off).Cmp(place) <= 0
}

// names are the words that, right before a figure, say which field it is.
var names = []struct {
	word, path string
}{
	{"项目总投资", "investment"}, {"总投资额", "investment"}, {"总投资", "investment"}, {"计划总投资", "investment"},
	{"total investment of", "investment"}, {"total investment is", "investment"}, {"total investment:", "investment"},
	{"investment of", "investment"},
	{"项目占地", "land.area"}, {"总占地", "land.area"}, {"占地面积", "land.area"}, {"总用地", "land.area"}, {"用地面积", "land.area"}, {"占地", "land.area"},
	{"site of", "land.area"}, {"plot of", "land.area"},
	{"年产值", "returns.revenue"}, {"年销售收入", "returns.revenue"}, {"年营业收入", "returns.revenue"}, {"annual revenue of", "returns.revenue"},
	{"年利润", "returns.profit"}, {"年税收", "returns.tax"}, {"年利税", ""},
}

// namedField returns the field that the words before a figure name. They may
// also speak of a part, so they count only at the head of a clause.
func namedField(t *text, f *figure) string {
	head := strings.TrimRight(t.said[:f.from], " 约为是达：:")
	for _, about := range []string{" about", " some", " nearly", " over"} {
		head = strings.TrimSuffix(head, about)
	}
	for _, n := range names {
		before, ok := cutSuffixFold(head, n.word)
		if ok && startsClause(before) && !ofOthers(before) {
			return n.path
		}
	}
	return ""
}

func cutSuffixFold(s, suffix string) (string, bool) {
	if len(s) < len(suffix) || !strings.EqualFold(s[len(s)-len(suffix):], suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// startsClause reports whether what was said so far ends a clause, so that the
// words behind it speak of the record as a whole and not of a part of it.
func startsClause(before string) bool {
	before = strings.TrimRight(before, " ")
	for _, w := range []string{"项目", "本项目", "计划", "预计", "估算", "The", "the", "A", "a", "with a", "its"} {
		if rest, ok := strings.CutSuffix(before, w); ok {
			before = strings.TrimRight(rest, " ")
			break
		}
	}
	if before == "" {
		return true
	}
	for _, mark := range []string{"。", "，", "；", "\n", "\t", "：", ".", ",", ";", "with a", "with"} {
		if strings.HasSuffix(before, mark) {
			return true
		}
	}
	return false
}

// topics are the words that, anywhere in the phrase before a figure, say that it
// may be a field: enough where it is ten times the field already.
var topics = []struct {
	path  string
	words []string
}{
	{"investment", []string{"投资", "invest", "project of"}},
	{"land.area", []string{"占地", "用地", "site", "plot", "land"}},
	{"returns.revenue", []string{"收入", "产值", "revenue", "sales"}},
	{"returns.profit", []string{"利润", "profit"}},
	{"returns.tax", []string{"税", "tax"}},
}

// speaksOf reports whether the phrase around a figure, which must not be too
// round, has a word for a field of the record itself.
func (t *text) speaksOf(f *figure, path string) bool {
	if f.significant() < 2 || ofOthers(t.said[:f.from]) {
		return false
	}
	from, to := phrase(t.said, f.from)
	for _, topic := range topics {
		if topic.path == path {
			return containsAny(strings.ToLower(t.said[from:to]), topic.words...)
		}
	}
	return false
}

// ofOthers reports whether the sentence so far speaks of something larger or
// other than the record.
func ofOthers(before string) bool {
	from, _ := sentence(before, len(before))
	return containsAny(strings.ToLower(before[from:]), "全市", "全县", "全区", "全省", "全国", "园区", "企业", "公司", "同类", "已建", "已经", "今年", "上年", "去年", "累计", "其他", "另", "旁边", "附近", "city", "county", "firm", "company", "other", "already", "neighbour")
}

// checkTitles compares the amounts of a title or summary with those of the body
// in the same language: a headline of ten times what the text says.
func (v *visit) checkTitles() {
	for i := range v.texts {
		head := &v.texts[i]
		if !head.isTitle() && !strings.HasPrefix(head.path, "summary.") {
			continue
		}
		for j := range head.figures {
			if f := &head.figures[j]; comparable(f) && f.significant() >= 2 && !head.reported(f) {
				v.titled(head, f)
			}
		}
	}
}

func (v *visit) titled(head *text, f *figure) {
	var slip *figure
	var where *text
	for i := range v.texts {
		t := &v.texts[i]
		if t == head || t.lang != head.lang || !t.isBody() && !strings.HasPrefix(t.path, "summary.") {
			continue
		}
		for j := range t.figures {
			g := &t.figures[j]
			if g.measure() != f.measure() || g.per {
				continue
			}
			if g.rat().Cmp(f.rat()) == 0 {
				return
			}
			if slip == nil && nearTenfold(f.rat(), g.rat()) && (f.significant() >= 3 || head.isTitle()) {
				slip, where = g, t
			}
		}
	}
	if slip != nil && !v.isField(f) {
		v.reportText(ruleTitleTenfold, head, f, head.said[f.from:f.to], where.said[slip.from:slip.to], placeOf(where.span(slip.from, slip.to)))
	}
}

// isField reports whether a figure is the value of one of the record's fields;
// one that is wrong there is reported at the other place.
func (v *visit) isField(f *figure) bool {
	for _, fact := range v.facts() {
		if fact.unit == f.measure() && fact.value.Cmp(f.rat()) == 0 {
			return true
		}
	}
	return false
}

// reportText notes a rule broken by a figure in a text.
func (v *visit) reportText(rule *Rule, t *text, f *figure, args ...any) {
	v.reportWords(rule, t, f.from, f.to, args...)
}

// reportWords notes a rule broken by some words of a text.
func (v *visit) reportWords(rule *Rule, t *text, from, to int, args ...any) {
	span := t.span
	t.faulty = append(t.faulty, from)
	v.add(rule, func() source.Span { return span(from, to) }, args...)
}
