package lint

import (
	"math/big"
	"regexp"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	ruleTrend = rule("trend-sign", diag.Warning, arithmetic,
		"“%[1]s”：数字的变化与用词相反", "%[1]q: the figures move the other way than the word says",
		"核对两个数字的先后，或改用词", "check which figure comes first, or change the word")
	ruleTrendMinus = rule("trend-minus", diag.Warning, arithmetic,
		"“%[1]s”：用词和负号不能同用", "%[1]q: the word and the minus sign say two things",
		"由用词说明增减，数字不带负号", "let the word say up or down, and leave the sign out")
	ruleLedgerPaid = rule("ledger-paid-in", diag.Warning, arithmetic,
		"台账 %[1]s 各月到位资金合计 %[2]s，超过总投资 %[3]s 的 110%%", "ledger row %[1]s: the months add up to %[2]s paid in, which is more than 110%% of the investment of %[3]s",
		"到位资金可超出协议总投资一成以内；再多就核对是否重复填报，或总投资已调整", "up to a tenth above the agreed investment is taken as it is; beyond that, see whether a month was entered twice, or the investment has changed")
	ruleLedgerBelowZero = rule("ledger-below-zero", diag.Warning, arithmetic,
		"台账 %[1]s 到 %[2]s 为止的到位资金合计为负数", "ledger row %[1]s: up to %[2]s the money paid in adds up to less than zero",
		"冲减额不能大于此前填报的合计，请核对", "a correction cannot take off more than was entered before it; check the months")
	ruleFigureShare = rule("figure-share", diag.Error, arithmetic,
		"比重写的是 %[1]s，按 %[2]s 除以 %[3]s 是 %[4]s", "the share is given as %[1]s; %[2]s of %[3]s is %[4]s",
		"改正三个数字中的一个", "correct one of the three figures")
)

// A turn is a wording of a change from one figure to another: its groups are
// the first figure, its unit, the word and the second figure, and down says
// which words mean less.
type turn struct {
	cues    []string // each such wording begins with one of them, or with the word before it
	english bool     // the word stands before its cue, and both figures behind it
	shape   *regexp.Regexp
	down    *regexp.Regexp
}

// turns are the wordings that are read, by language family. The unit must
// follow both figures alike: 由 12 增至 10 万吨 is not compared.
var turns = []turn{
	{
		[]string{"由", "从"}, false,
		regexp.MustCompile(`^[由从]\s*(?:\d{4}\s*年的)?\s*(\d[\d,]*(?:\.\d+)?)\s*([^\s\d，。；、由从增升提上扩降减下回缩压翻]{0,8}?)\s*(增加|增长|增|上升|升|提高|提升|上涨|扩大|下降|降低|降|减少|减|回落|缩短|缩减|压缩)[^\d，。；]{0,4}?[到至为]\s*(\d[\d,]*(?:\.\d+)?)\s*`),
		regexp.MustCompile(`^[降减下回缩压]`),
	},
	{
		[]string{" from "}, true,
		regexp.MustCompile(`(?i)^()()(rose|risen|grew|grown|increased|climbed|fell|fallen|declined|dropped|decreased|shrank)\s+from\s+(?:RMB|USD|EUR)?\s*(\d[\d,]*(?:\.\d+)?)\s*([a-z%]+)?(?:[^.;,\d]{0,24}?)\s+to\s+(?:RMB|USD|EUR)?\s*(\d[\d,]*(?:\.\d+)?)\s*`),
		regexp.MustCompile(`(?i)^(f|decl|dropped|decr|shr)`),
	},
}

// changes are the words of change behind which a negative figure says the
// opposite of what is meant.
var changes = []string{"增长", "上升", "提高", "下降", "降低", "减少", "回落"}

// minus is what stands between such a word and the end of its negative figure.
var minus = regexp.MustCompile(`^了?\s*[-−－]\s*\d[\d.]*\s*[%％]`)

// checkTrends finds changes whose figures contradict the word for them: 由 12
// 万吨增至 10 万吨, 同比增长 -3%.
func (v *visit) checkTrends() {
	for i := range v.texts {
		t := &v.texts[i]
		for _, w := range turns {
			for _, cue := range w.cues {
				v.trends(t, w, cue)
			}
		}
		for _, word := range changes {
			v.minuses(t, word)
		}
	}
}

// minuses finds a word of change with a negative figure right behind it. Like
// trends it looks for the word first: an expression that is held against every
// place of every text takes as long as all other checks.
func (v *visit) minuses(t *text, word string) {
	for at := 0; ; {
		n := strings.Index(t.said[at:], word)
		if n < 0 {
			return
		}
		from := at + n
		at = from + len(word)
		if m := minus.FindStringIndex(t.said[at:]); m != nil {
			v.reportWords(ruleTrendMinus, t, from, at+m[1], t.said[from:at+m[1]])
		}
	}
}

// trends looks for one wording wherever its cue stands.
func (v *visit) trends(t *text, w turn, cue string) {
	for at := 0; ; {
		n := strings.Index(t.said[at:], cue)
		if n < 0 {
			return
		}
		from := at + n
		at = from + len(cue)
		if w.english {
			from = strings.LastIndexAny(t.said[:from], " \n(") + 1
		}
		window := t.said[from:min(len(t.said), from+160)]
		if m := w.shape.FindStringSubmatchIndex(window); m != nil {
			for i := range m {
				if m[i] >= 0 {
					m[i] += from
				}
			}
			v.trend(t, w, m)
		}
	}
}

// trend compares the two figures of one wording. English states them behind
// the word.
func (v *visit) trend(t *text, w turn, m []int) {
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return t.said[m[2*n]:m[2*n+1]]
	}
	first, unit, second := group(1), group(2), group(4)
	if w.english {
		first, unit, second = group(4), group(5), group(6)
	}
	if !strings.HasPrefix(t.said[m[1]:], unit) || unit == "位" || unit == "名" { // a lower rank is a better one
		return
	}
	a, err := i18n.ParseDecimal(strings.ReplaceAll(first, ",", ""))
	b, err2 := i18n.ParseDecimal(strings.ReplaceAll(second, ",", ""))
	if err != nil || err2 != nil {
		return
	}
	if way := b.Cmp(a); way != 0 && (way < 0) != w.down.MatchString(group(3)) {
		v.reportWords(ruleTrend, t, m[0], m[1]+len(unit), t.said[m[0]:m[1]+len(unit)])
	}
}

// checkLedger adds up the money of each row of the ledger. Payments may exceed
// the investment by a tenth, by which the ledger's investment is commonly
// adjusted only at the year's end.
func (v *visit) checkLedger() {
	for _, r := range v.Catalog.Ledger {
		span, sum := r.Span, i18n.Decimal{}
		at := func() source.Span { return span }
		for _, p := range r.PaidIn {
			sum, _ = sum.Add(p.Amount)
			if sum.Sign() < 0 {
				v.add(ruleLedgerBelowZero, at, r.ID, p.Month)
				break
			}
		}
		if !exact(r.Investment) || r.Investment.Currency != v.Catalog.Site.Currency {
			continue
		}
		most := new(big.Rat).Mul(r.Investment.High.Rat(), big.NewRat(11, 10))
		if sum.Rat().Cmp(most) > 0 {
			v.add(ruleLedgerPaid, at, r.ID, i18n.NewMoney(sum, r.Investment.Currency), r.Investment)
		}
	}
}

// checkFigureShares works out the shares that name their part and their whole.
// A share agrees where it is what the division gives, rounded to its places.
func (v *visit) checkFigureShares() {
	for f := range v.Catalog.Figures.All() {
		part, whole := v.Catalog.Figures.Get(f.Part), v.Catalog.Figures.Get(f.Whole)
		if part == nil || whole == nil || f.Share.IsZero() {
			continue
		}
		a, b := measured(part), measured(whole)
		if a == nil || b == nil || b.Sign() == 0 {
			continue
		}
		share := new(big.Rat).Mul(new(big.Rat).Quo(a, b), big.NewRat(100, 1))
		_, decimals, _ := strings.Cut(f.Share.Low.String(), ".")
		if right, ok := i18n.RoundRat(share, len(decimals)); ok && right.Cmp(f.Share.Low) != 0 {
			v.reportOn(ruleFigureShare, f, "share", f.Share, said(part), said(whole), i18n.NewPercent(right))
		}
	}
}

// measured returns what a figure counts, in its smallest unit; nil where that
// is a range or nothing.
func measured(f *model.Figure) *big.Rat {
	switch {
	case f.Value.IsAmount() && f.Value.Low == f.Value.High:
		return f.Value.Low.Rat()
	case exact(f.Money):
		return f.Money.Low.Rat()
	case f.Area.IsAmount() && f.Area.Precision == i18n.Exact:
		return f.Area.SquareMetres()
	}
	return nil
}

// said returns what a figure states, for a message.
func said(f *model.Figure) any {
	switch {
	case f.Value.IsAmount():
		return f.Value
	case exact(f.Money):
		return f.Money
	}
	return f.Area
}
