package lint

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

var (
	ruleShare = rule("share-wrong", diag.Warning, arithmetic,
		"“%[1]s”占“%[2]s”的 %[3]s，此处写的是 %[4]s", "%[1]q is %[3]s of %[2]q, but the text says %[4]s",
		"改正占比，或改正两个数字", "correct the share, or one of the two figures")
	ruleAverage = rule("average-implausible", diag.Warning, arithmetic,
		"“%[1]s”与“%[2]s”：平均每个项目的金额相差百倍以上", "%[1]q and %[2]q: the amounts for an average project differ more than a hundredfold",
		"核对两处的单位", "check the units of both")
	ruleConversion = rule("conversion-wrong", diag.Warning, arithmetic,
		"“%[1]s”按 %[2]s 折算是 %[3]s，此处写的是“%[4]s”", "%[1]q at %[2]s comes to %[3]s, but the text says %[4]q",
		"按所写汇率重新折算，保留三位有效数字", "convert again at the rate that is stated, to three significant digits")
	rulePoint = rule("full-stop-for-point", diag.Error, arithmetic,
		"“%[1]s”用句号作小数点", "%[1]q has a full stop where the decimal point belongs",
		"写作 %[2]s", "write %[2]s")
	ruleBrokenAmount = rule("amount-in-two-parts", diag.Warning, translationRule,
		"英文金额不分两段写：“%[1]s”", "an amount is one number in English, not %[1]q",
		"写作 %[2]s", "write %[2]s")
	ruleWorthOf = rule("worth-of", diag.Warning, translationRule,
		"英文不说“%[1]s”", "%[1]q is not English",
		"写作 %[2]s", "write %[2]s")
	ruleWording = rule("glossary-avoid", diag.Warning, translationRule,
		"译法“%[1]s”不妥，术语表（data/glossary.toml）写作“%[2]s”", "%[1]q is a rendering to avoid; the glossary (data/glossary.toml) says %[2]q",
		"改用术语表的译法", "use the glossary's rendering")
)

// checkShares works out shares that a sentence states together with the part
// and the whole: exactly two figures of one kind and one percentage with a word
// that says it is a share.
func (v *visit) checkShares() {
	for i := range v.texts {
		t := &v.texts[i]
		for j := range t.figures {
			if p := &t.figures[j]; p.unit == "%" && !p.about && !p.ranged && p.value.Sign() > 0 {
				v.shareIn(t, p)
			}
		}
	}
}

func (v *visit) shareIn(t *text, p *figure) {
	from, to := sentence(t.said, p.from)
	if !saysShare(t.said[max(from, p.from-24):min(to, p.to+12)], t.said[from:to]) {
		return
	}
	var pair []*figure
	for i := range t.figures {
		f := &t.figures[i]
		switch {
		case f.from < from || f.to > to || f.unit == "":
		case f == p:
		case f.unit == "%" || f.per || f.ranged || f.about:
			return
		default:
			pair = append(pair, f)
		}
	}
	if len(pair) != 2 || pair[0].measure() != pair[1].measure() || pair[0].value.Sign() <= 0 || pair[1].value.Sign() <= 0 {
		return
	}
	part, whole := pair[0], pair[1]
	if part.rat().Cmp(whole.rat()) > 0 {
		part, whole = whole, part
	}
	worked := share(part.rat(), whole.rat())
	right, same := sameShare(worked, p.value, p.digits)
	if same || !near(worked, p.value.Rat()) {
		return
	}
	v.reportText(ruleShare, t, p, t.said[part.from:part.to], t.said[whole.from:whole.to], right, t.said[p.from:p.to])
}

// saysShare reports whether a percentage is called a share, and the sentence is
// not about growth.
func saysShare(around, sentence string) bool {
	if containsAny(sentence, "增长", "同比", "下降", "增速", "提高", "贴息", "利率", "year on year", "up by", "rose", "growth", "interest") {
		return false
	}
	return containsAny(around, "占", "利润率", "比重", "比例", "份额", "share", "% of", "account for", "accounting for", "accounts for", "makes up", "margin")
}

// near reports whether a stated share may be meant for one that was worked out:
// neither is more than twice the other.
func near(a, b *big.Rat) bool {
	two := big.NewRat(2, 1)
	return new(big.Rat).Mul(a, two).Cmp(b) >= 0 && new(big.Rat).Mul(b, two).Cmp(a) >= 0
}

// checkAverages compares counts of projects with their amounts within a text:
// 46 projects of 46.6 million beside 600 of 390 billion.
func (v *visit) checkAverages() {
	for i := range v.texts {
		t := &v.texts[i]
		var low, high *figure
		var least, most *big.Rat
		for j := 0; j+1 < len(t.figures); j++ {
			count, sum := &t.figures[j], &t.figures[j+1]
			if !worth(t.said, count, sum) {
				continue
			}
			average := new(big.Rat).Quo(sum.rat(), count.value.Rat())
			if least == nil || average.Cmp(least) < 0 {
				least, low = average, sum
			}
			if most == nil || average.Cmp(most) > 0 {
				most, high = average, sum
			}
		}
		if least != nil && most.Cmp(new(big.Rat).Mul(least, big.NewRat(100, 1))) > 0 {
			v.reportText(ruleAverage, t, low, t.said[low.from:low.to], t.said[high.from:high.to])
		}
	}
}

// worth reports whether a count of projects is followed by what they are worth.
func worth(s string, count, sum *figure) bool {
	return count.unit == "project" && count.value.Sign() > 0 && sum.isMoney() && !sum.per && sum.value.Sign() > 0 &&
		sum.from-count.to < 60 && sum.from >= count.to && !strings.ContainsAny(s[count.to:sum.from], "。；;\n") &&
		containsAny(s[count.to:sum.from], "总投资", "投资额", "总额", "worth", "total", "investment")
}

// checkConversions converts again what is stated with its rate in brackets: RMB
// 385 million (USD 53.6 million at 7.18).
func (v *visit) checkConversions() {
	for i := range v.texts {
		t := &v.texts[i]
		for j := 0; j+2 < len(t.figures); j++ {
			amount, converted, rate := &t.figures[j], &t.figures[j+1], &t.figures[j+2]
			if !converts(t.said, amount, converted, rate) || amount.unit != v.Catalog.Site.Currency {
				continue
			}
			worked := new(big.Rat).Quo(amount.rat(), rate.value.Rat())
			right := i18n.Rate{Currency: converted.unit, PerUnit: rate.value}
			m, ok := right.Convert(i18n.NewMoney(amount.value, amount.unit))
			if off := worked.Sub(worked, converted.rat()); ok && m.Low != converted.value && !roughly(off, converted) {
				v.reportText(ruleConversion, t, converted, t.said[amount.from:amount.to], rate.digits, m, t.said[converted.from:converted.to])
			}
		}
	}
}

// converts reports whether three figures are an amount, what it is in another
// currency, and the rate: the second opens a bracket, the third follows at or 按.
func converts(s string, amount, converted, rate *figure) bool {
	if !amount.isMoney() || !converted.isMoney() || amount.unit == converted.unit || amount.ranged || converted.ranged || rate.unit != "" || rate.value.Sign() <= 0 {
		return false
	}
	opens := strings.TrimSpace(s[min(amount.to, converted.from):converted.from])
	opens = strings.TrimSuffix(strings.TrimSuffix(opens, "about"), "约")
	at := strings.TrimSpace(s[min(converted.to, rate.from):rate.from])
	return (strings.TrimSpace(opens) == "(" || opens == "（") && (at == "at" || at == "，按" || at == "按" || at == "，按汇率")
}

// checkPoints finds a Chinese full stop in the place of a decimal point, where a
// unit behind the digits shows that a number was meant.
func (v *visit) checkPoints() {
	for i := range v.texts {
		t := &v.texts[i]
		for at := 0; ; {
			n := strings.IndexFunc(t.said[at:], isStop)
			if n < 0 {
				break
			}
			at += n
			_, size := utf8.DecodeRuneInString(t.said[at:])
			if from, to, ok := pointed(t.said, at, size); ok {
				v.reportWords(rulePoint, t, from, to, t.said[from:to], t.said[from:at]+"."+t.said[at+size:to])
			}
			at += size
		}
	}
}

func isStop(r rune) bool { return r == '。' || r == '．' || r == '｡' }

// pointed returns the number around a stop that stands between digits, with its
// unit.
func pointed(s string, at, size int) (from, to int, ok bool) {
	from, to = at, at+size
	for from > 0 && s[from-1] >= '0' && s[from-1] <= '9' {
		from--
	}
	for to < len(s) && s[to] >= '0' && s[to] <= '9' {
		to++
	}
	if from == at || to == at+size {
		return 0, 0, false
	}
	end := to
	if _, next := scaleAt(s, to); next > to {
		end = next
	}
	if w, found := longestAt(s, end, [][]unitWord{moneyAfter, areaAfter, pointUnits}); found {
		return from, end + gap(s, end) + len(w.word), true
	}
	return from, end, end > to
}

// pointUnits are further units that show a number to be one.
var pointUnits = []unitWord{{"%", ""}, {"％", ""}, {"吨", ""}, {"公里", ""}, {"千瓦", ""}, {"米", ""}, {"倍", ""}, {"km", ""}, {"t", ""}}

// checkEnglishAmounts finds amounts that were carried over from Chinese word by
// word: 1 billion 883 million, worth of 100 million yuan.
func (v *visit) checkEnglishAmounts() {
	for i := range v.texts {
		t := &v.texts[i]
		for j := range t.figures {
			f := &t.figures[j]
			if j+1 < len(t.figures) {
				v.inTwoParts(t, f, &t.figures[j+1])
			}
			head := t.said[:f.from]
			if rest, ok := cutSuffixFold(head, "worth of "); ok && !strings.HasSuffix(rest, "'s ") && !strings.HasSuffix(rest, "s’ ") && (f.isMoney() || f.scaled) {
				v.reportWords(ruleWorthOf, t, len(rest), f.to, t.said[len(rest):f.to], "worth "+english(f))
			}
		}
	}
}

func (v *visit) inTwoParts(t *text, a, b *figure) {
	if b.from-a.to > 1 || b.from < a.to || !areDigits(t.said[b.from:b.from+1]) || !a.scaled || !b.scaled || strings.TrimSpace(t.said[a.to:b.from]) != "" {
		return
	}
	if !strings.Contains(t.said[a.from:a.to], "illion") || a.value.Cmp(b.value) <= 0 {
		return
	}
	sum, ok := a.value.Add(b.value)
	if !ok {
		return
	}
	whole := figure{value: sum, unit: a.unit}
	if whole.unit == "" {
		whole.unit = b.unit
	}
	v.reportWords(ruleBrokenAmount, t, a.from, b.to, t.said[a.from:b.to], english(&whole))
}

// english writes an amount as the English site does.
func english(f *figure) string {
	currency := f.unit
	if !f.isMoney() {
		currency = "CNY"
	}
	return i18n.For("en").Money(i18n.NewMoney(f.value, currency))
}

// checkWords reports the terms of the vocabulary.
func (v *visit) checkWords() {
	for i := range v.texts {
		t := &v.texts[i]
		for _, h := range t.hits {
			if h.term.lang != "" && h.term.lang != t.lang || h.excused(t.said) || !v.concerns(h.term.rule) {
				continue
			}
			said := t.said[h.from:h.to]
			if h.term.right != nil {
				v.reportWords(h.term.rule, t, h.from, h.to, said, inBest(h.term.right, t.lang))
				continue
			}
			v.reportWords(h.term.rule, t, h.from, h.to, said)
		}
	}
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
