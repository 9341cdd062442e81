package lint

import (
	"math/big"
	"strconv"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleThreshold = rule("clause-threshold", diag.Error, clauseRule,
		"条文写“%[1]s”，而 %[2]s 是 %[3]s（%[4]s）", "the text says %[1]q, but %[2]s is %[3]s (%[4]s)",
		"对照原文改成一致；政策匹配按字段判断", "make the two agree with the issued text; matching goes by the field")
	ruleThresholdOpen = rule("clause-threshold-bound", diag.Warning, clauseRule,
		"按条文“%[1]s”，本数%[5]s；按字段 %[2]s（%[4]s），本数%[6]s", "by the words %[1]q the figure itself %[5]s, but by the field %[2]s (%[4]s) it %[6]s",
		"“以上、以下、以内、不低于”含本数，“超过、高于、低于、不满”不含；不含本数的列入 exclusive", "以上, 以下, 以内 and 不低于 include the figure, 超过, 高于, 低于 and 不满 do not; list under exclusive the thresholds that do not")
	ruleThresholdBasis = rule("clause-threshold-basis", diag.Warning, clauseRule,
		"条文写“%[1]s”，而 investment_basis 写的是另一种投资（%[2]s）", "the text says %[1]q, but investment_basis names another kind of investment (%[2]s)",
		"固定资产投资写 fixed-assets，设备投资写 equipment，总投资写 total", "write fixed-assets for 固定资产投资, equipment for 设备投资, total for 总投资")
	ruleThresholdUnsaid = rule("clause-threshold-unstated", diag.Warning, clauseRule,
		"条文写“%[1]s”，而 %[2]s 没有填写，政策匹配会当作没有这个条件", "the text says %[1]q, but %[2]s is not filled in, so matching acts as if there were no such condition",
		"填写这个字段；确实不能用字段表示的，写进 further", "fill in the field; where none can hold it, say it under further")
)

var clauseRule = i18n.Text{"zh": "《民法典》第一千二百五十九条：以上、以下、以内含本数，不满、超过、以外不含", "en": "Civil Code, article 1259: 以上, 以下 and 以内 include the figure, 不满, 超过 and 以外 do not"}

// A bound is a threshold as prose states it.
type bound struct {
	upper, strict bool
	basis         model.InvestmentBasis // as far as the words say; for money
	from, to      int                   // bytes of the text
}

// boundsBefore and boundsAfter are the words around a figure that make it a
// threshold. Of two that end alike the longer stands first: 不低于 before 低于.
var boundsBefore = []struct {
	word          string
	upper, strict bool
}{
	{"不低于", false, false}, {"不少于", false, false}, {"不小于", false, false}, {"至少", false, false}, {"达到", false, false}, {"达", false, false},
	{"不超过", true, false}, {"不高于", true, false}, {"不多于", true, false}, {"不大于", true, false}, {"至多", true, false},
	{"超过", false, true}, {"高于", false, true}, {"大于", false, true}, {"多于", false, true},
	{"低于", true, true}, {"少于", true, true}, {"不满", true, true}, {"不足", true, true}, {"小于", true, true},
	{"at least", false, false}, {"not less than", false, false}, {"no less than", false, false}, {"not below", false, false},
	{"not more than", true, false}, {"no more than", true, false}, {"at most", true, false}, {"not exceeding", true, false},
	{"more than", false, true}, {"over", false, true}, {"above", false, true}, {"exceeding", false, true}, {"less than", true, true}, {"below", true, true}, {"under", true, true},
}

var boundsAfter = []struct {
	word  string
	upper bool
}{
	{"及以上", false}, {"（含）以上", false}, {"(含)以上", false}, {"以上", false}, {"或以上", false}, {"及以下", true}, {"（含）以下", true}, {"以下", true}, {"以内", true},
	{"or more", false}, {"and above", false}, {"or less", true},
}

// subjects are the words, nearest before a threshold, that say of what it is.
var subjects = []struct {
	word  string
	land  bool
	basis model.InvestmentBasis
}{
	{"固定资产投资", false, model.FixedAssets}, {"设备投资", false, model.Equipment}, {"总投资", false, model.TotalInvestment}, {"投资总额", false, model.TotalInvestment}, {"投资额", false, ""}, {"投资", false, ""},
	{"用地面积", true, ""}, {"占地面积", true, ""}, {"单宗面积", true, ""}, {"用地", true, ""}, {"占地", true, ""}, {"连片", true, ""},
	{"investment in fixed assets of", false, model.FixedAssets}, {"total investment of", false, model.TotalInvestment}, {"investment of", false, ""}, {"invest", false, ""}, {"investing", false, ""},
	{"plot of", true, ""}, {"site of", true, ""},
}

// between are words that may stand between a subject and its threshold.
var between = []string{"总额", "金额", "的", "为", "应", "应当", "须", "一般", "面积", "规模"}

// checkClauses compares the thresholds that a clause's words state with its
// fields: words of the clause itself, and the article of the text that it names.
func (v *visit) checkClauses() {
	p, ok := v.record.(*model.Policy)
	if !ok {
		return
	}
	for i := range p.Clauses {
		c := &p.Clauses[i]
		for j := range v.texts {
			t := &v.texts[j]
			if strings.HasPrefix(t.path, "clause."+c.ID+".text.") {
				v.clauseIn(c, t, 0, len(t.said), true)
			} else if from, to, found := article(t, c.Article); found {
				v.clauseIn(c, t, from, to, false)
			}
		}
	}
}

// article finds an article in the Chinese text of a policy.
func article(t *text, number string) (from, to int, found bool) {
	n, err := strconv.Atoi(number)
	if !t.isBody() || t.lang.HTML() == "en" || err != nil || n < 1 || n > 99 {
		return 0, 0, false
	}
	for at := 0; at < len(t.said); {
		end := len(t.said)
		if i := strings.IndexByte(t.said[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := t.said[at:end]
		if strings.HasPrefix(line, "第"+hanNumber(n)+"条") {
			from, found = at, true
		} else if found && strings.HasPrefix(line, "第") {
			return from, at, true
		}
		at = end
	}
	return from, len(t.said), found
}

// hanNumber writes a number from 1 to 99 as articles bear it: 四, 十, 二十一.
func hanNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// clauseIn compares the thresholds in a stretch of a text with a clause. Where a
// text states several of a kind (steps of a scale), one that agrees is enough.
func (v *visit) clauseIn(c *model.Clause, t *text, from, to int, own bool) {
	said := map[model.Threshold][]*figure{}
	for i := range t.figures {
		f := &t.figures[i]
		if f.from < from || f.to > to || !comparable(f) {
			continue
		}
		if b, ok := boundAt(t.said, f); ok {
			key := thresholdOf(b, f)
			said[key] = append(said[key], f)
		}
	}
	for _, key := range []model.Threshold{model.MinInvestment, model.MaxInvestment, model.MinLand, model.MaxLand} {
		if len(said[key]) > 0 {
			v.threshold(c, t, key, said[key], own)
		}
	}
}

func thresholdOf(b bound, f *figure) model.Threshold {
	switch {
	case f.isArea() && b.upper:
		return model.MaxLand
	case f.isArea():
		return model.MinLand
	case b.upper:
		return model.MaxInvestment
	}
	return model.MinInvestment
}

// threshold compares what a text says of one threshold with its field.
func (v *visit) threshold(c *model.Clause, t *text, key model.Threshold, said []*figure, own bool) {
	f := said[0]
	b, _ := boundAt(t.said, f)
	path, words := "clause."+c.ID+"."+string(key), t.said[b.from:b.to]
	value, unit, shown := thresholdField(c, key)
	if shown == nil {
		if own && len(c.Further) == 0 && !v.isCap(c, f) {
			v.reportWords(ruleThresholdUnsaid, t, b.from, b.to, words, path)
		}
		return
	}
	for _, f := range said {
		if unit != f.measure() {
			return // another currency: nobody converts here
		}
		if value == nil || f.rat().Cmp(value) == 0 {
			b, _ := boundAt(t.said, f)
			v.sameThreshold(c, t, key, b)
			return
		}
	}
	if !v.isCap(c, f) && !t.reported(f) {
		v.reportWords(ruleThreshold, t, b.from, b.to, words, path, shown, v.place(path))
		t.faulty = append(t.faulty, f.from)
	}
}

// sameThreshold looks, where the figures agree, at whether the threshold includes
// its own and of which investment it speaks.
func (v *visit) sameThreshold(c *model.Clause, t *text, key model.Threshold, b bound) {
	path, words := "clause."+c.ID+"."+string(key), t.said[b.from:b.to]
	if b.strict != c.Excludes(key) {
		v.reportWords(ruleThresholdOpen, t, b.from, b.to, words, path, "", v.place(path), included(b.strict), included(c.Excludes(key)))
	}
	basis := c.Basis
	if basis == "" {
		basis = model.TotalInvestment
	}
	if b.basis != "" && b.basis != basis {
		v.reportWords(ruleThresholdBasis, t, b.from, b.to, words, v.place("clause."+c.ID))
	}
}

// included says whether a threshold is met by its own figure.
func included(strict bool) i18n.Text {
	if strict {
		return i18n.Text{"zh": "不含在内", "en": "does not count"}
	}
	return i18n.Text{"zh": "含在内", "en": "counts"}
}

// isCap reports whether a figure is the most that the clause gives.
func (v *visit) isCap(c *model.Clause, f *figure) bool {
	return c.Cap.IsAmount() && c.Cap.Currency == f.unit && c.Cap.High.Rat().Cmp(f.rat()) == 0
}

// thresholdField returns the figure of a field that states one; the value is nil
// where it states a range or none, which no single figure contradicts.
func thresholdField(c *model.Clause, key model.Threshold) (value *big.Rat, unit string, shown any) {
	money := func(m i18n.Money) (*big.Rat, string, any) {
		switch {
		case m.IsZero():
			return nil, "", nil
		case !m.IsAmount() || m.Low != m.High:
			return nil, m.Currency, m
		}
		return m.Low.Rat(), m.Currency, m
	}
	area := func(a i18n.Area) (*big.Rat, string, any) {
		switch {
		case a.IsZero():
			return nil, "", nil
		case !a.IsAmount() || a.Low != a.High:
			return nil, "m2", a
		}
		return a.SquareMetres(), "m2", a
	}
	switch key {
	case model.MinInvestment:
		return money(c.MinInvestment)
	case model.MaxInvestment:
		return money(c.MaxInvestment)
	case model.MinLand:
		return area(c.MinLand)
	}
	return area(c.MaxLand)
}

// boundAt reads the words around a figure: which subject, and which way it
// bounds. Words that only come near say nothing.
func boundAt(s string, f *figure) (b bound, ok bool) {
	from, _ := phrase(s, f.from)
	head := strings.TrimRight(s[from:f.from], " ")
	b.to = f.to
	for _, w := range boundsBefore {
		if rest, cut := cutSuffixFold(head, w.word); cut {
			head, b.upper, b.strict, ok = rest, w.upper, w.strict, true
			break
		}
	}
	rest := strings.TrimLeft(s[f.to:], " ")
	for _, w := range boundsAfter {
		if !ok && strings.HasPrefix(rest, w.word) {
			b.upper, ok = w.upper, true
			b.to = len(s) - len(rest) + len(w.word)
		}
	}
	if !ok {
		return b, false
	}
	head = strings.TrimRight(head, " ")
	for again := true; again; {
		again = false
		for _, w := range between {
			if cut, was := strings.CutSuffix(head, w); was && !endsInSubject(head) {
				head, again = cut, true
			}
		}
	}
	for _, w := range subjects {
		if before, cut := cutSuffixFold(head, w.word); cut && w.land == f.isArea() {
			b.from, b.basis = from+len(before), w.basis
			return b, true
		}
	}
	return b, false
}

// endsInSubject reports whether a text ends in a word for what is bounded.
func endsInSubject(s string) bool {
	for _, w := range subjects {
		if strings.HasSuffix(s, w.word) {
			return true
		}
	}
	return false
}
