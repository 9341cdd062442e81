package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	ruleStaleText = rule("stale-text", diag.Warning, datesRule,
		"标题说的是 %[1]d 年的事，却作为 %[2]d 年的内容发布", "the title speaks of %[1]d, but it is published as of %[2]d",
		"用原来的日期，或改写为当年的内容", "give it its true date, or write what holds this year")
	ruleLostYear = rule("year-lost", diag.Warning, documentRule,
		"“%[1]s”前面缺少年份", "the year is missing from %[1]q",
		"对照原文补上", "take it from the original")
	ruleRunOn = rule("run-on-sections", diag.Notice, documentRule,
		"“%[1]s”应另起一段", "%[1]q should begin a paragraph of its own",
		"在序号前空一行", "leave an empty line before the number")
	ruleLostNumber = rule("number-lost", diag.Warning, documentRule,
		"“%[1]s”中间缺少数字", "a number is missing from %[1]q",
		"如“世界500强”，对照原文补上", "as in 世界500强; take it from the original")
	ruleRepeated = rule("repeated-passage", diag.Warning, documentRule,
		"这一句在同一正文里出现两次：“%[1]s”", "this sentence stands twice in one text: %[1]q",
		"删去其中一处", "take one of the two out")
	ruleHalfMasked = rule("half-masked", diag.Warning, documentRule,
		"地名隐去了（%[1]s），文号“%[2]s”却能查出是哪里", "the place is masked (%[1]s), but the document number %[2]q gives it away",
		"一并隐去文号，或写出地名", "mask the number too, or name the place")
)

// checkStale finds a record whose title names a year long before the one in
// which it is published.
func (v *visit) checkStale() {
	at := published(v.record)
	if at.IsZero() {
		return
	}
	for i := range v.texts {
		t := &v.texts[i]
		if !t.isTitle() {
			continue
		}
		last := 0
		for _, y := range yearsIn(t.said) {
			last = max(last, y)
		}
		if last > 0 && last < at.Year-1 {
			v.reportWords(ruleStaleText, t, 0, len(t.said), last, at.Year)
			return
		}
	}
}

// published returns the date by which a record is news. A policy's title may
// name any year: its own checks look at that.
func published(r model.Record) i18n.Date {
	switch r := r.(type) {
	case *model.Briefing:
		return r.Date
	case *model.Event:
		return r.Period.From
	}
	return i18n.Date{}
}

// checkDamage finds what gets lost when a document is copied: years, numbers,
// line breaks.
func (v *visit) checkDamage() {
	for i := range v.texts {
		t := &v.texts[i]
		v.lostYears(t)
		v.lostNumbers(t)
		if t.isBody() {
			v.runOn(t)
			v.repeated(t)
			v.masked(t)
		}
	}
}

// lostYears finds 年6月30日 without a year before it.
func (v *visit) lostYears(t *text) {
	for at := 0; ; {
		n := strings.Index(t.said[at:], "年")
		if n < 0 {
			return
		}
		from := at + n
		at = from + len("年")
		r, _ := utf8.DecodeLastRuneInString(t.said[:from])
		if !strings.ContainsRune("在于至到自从", r) {
			continue
		}
		if end := monthDay(t.said, at); end > 0 {
			v.reportWords(ruleLostYear, t, from, end, t.said[from:end])
		}
	}
}

// monthDay returns where 6月30日 that begins at an offset ends, 0 where there is
// none.
func monthDay(s string, at int) int {
	month := skipDigits(s, at)
	if month == at || !strings.HasPrefix(s[month:], "月") {
		return 0
	}
	day := month + len("月")
	end := skipDigits(s, day)
	if end == day || !strings.HasPrefix(s[end:], "日") {
		return 0
	}
	return end + len("日")
}

// lostNumbers finds 世界强 for 世界500强.
func (v *visit) lostNumbers(t *text) {
	for _, w := range []string{"世界强", "行业强企", "民企强企", "中国强企", "全球强企", "国内强企"} {
		if at := strings.Index(t.said, w); at >= 0 {
			v.reportWords(ruleLostNumber, t, at, at+len(w), w)
		}
	}
	for at := 0; ; {
		n := strings.Index(t.said[at:], "行业强")
		if n < 0 {
			return
		}
		from := at + n
		at = from + len("行业强")
		r, size := utf8.DecodeRuneInString(t.said[at:])
		if size == 0 || strings.ContainsRune("、，。；）和及或", r) {
			v.reportWords(ruleLostNumber, t, from, at, t.said[from:at])
		}
	}
}

// runOn finds section numbers in the middle of a paragraph: 15.16. and a full
// stop followed by 五、.
func (v *visit) runOn(t *text) {
	for at := 0; ; {
		n := strings.Index(t.said[at:], "、")
		if n < 0 {
			break
		}
		end := at + n + len("、")
		from := at + n
		for from > 0 {
			r, size := utf8.DecodeLastRuneInString(t.said[:from])
			if !strings.ContainsRune("一二三四五六七八九十", r) {
				break
			}
			from -= size
		}
		next, _ := utf8.DecodeRuneInString(t.said[end:])
		if from < at+n && strings.HasSuffix(t.said[:from], "。") && !strings.ContainsRune("一二三四五六七八九十", next) {
			v.reportWords(ruleRunOn, t, from, end, t.said[from:end])
		}
		at = end
	}
	v.doubled(t)
}

// doubled finds two section numbers in a row: 15.16.
func (v *visit) doubled(t *text) {
	for i := 0; i < len(t.said); i++ {
		if t.said[i] < '0' || t.said[i] > '9' || i > 0 && (isWordByte(t.said[i-1]) || t.said[i-1] == '.') {
			continue
		}
		end := skipDigits(t.said, i)
		if r, _ := utf8.DecodeRuneInString(t.said[end:]); consecutive(t.said[i:end]) && unicode.Is(unicode.Han, r) {
			v.reportWords(ruleRunOn, t, i, end, t.said[i:end])
		}
		i = end
	}
}

// consecutive reports whether a text is two numbers, one the next of the other,
// with a stop behind each.
func consecutive(s string) bool {
	parts := strings.Split(s, ".")
	if len(parts) != 3 || parts[2] != "" {
		return false
	}
	a, errA := i18n.ParseDecimal(parts[0])
	b, errB := i18n.ParseDecimal(parts[1])
	next, ok := a.Add(i18n.DecimalOf(1))
	return errA == nil && errB == nil && ok && next.Cmp(b) == 0
}

// leastRepeated is the length in runes from which a sentence that stands twice
// is no coincidence.
const leastRepeated = 24

// repeated finds a long sentence that a body says twice.
func (v *visit) repeated(t *text) {
	seen := map[string]bool{}
	for from := 0; from < len(t.said); {
		to := from + strings.IndexFunc(t.said[from:], endsPassage)
		if to < from {
			to = len(t.said)
		}
		said := strings.TrimSpace(t.said[from:to])
		if len(said) >= leastRepeated && utf8.RuneCountInString(said) >= leastRepeated && !strings.Contains(said, "\t") {
			if seen[said] {
				v.reportWords(ruleRepeated, t, from, to, said)
			}
			seen[said] = true
		}
		_, size := utf8.DecodeRuneInString(t.said[to:])
		from = to + max(size, 1)
	}
}

func endsPassage(r rune) bool { return r == '。' || r == '\n' }

// masked finds a text that hides where it is from and quotes a number that
// tells.
func (v *visit) masked(t *text) {
	mask := ""
	for _, w := range []string{"XX市", "XX县", "XX区", "××市", "××县", "××区", "某某市", "某某县"} {
		if strings.Contains(t.said, w) {
			mask = w
		}
	}
	if mask == "" {
		return
	}
	for at := 0; ; {
		n := strings.Index(t.said[at:], "号")
		if n < 0 {
			return
		}
		end := at + n + len("号")
		if from := numberStart(t.said, end); from >= 0 {
			v.reportWords(ruleHalfMasked, t, from, end, mask, t.said[from:end])
			return
		}
		at = end
	}
}

// checkTables looks at the rows of the tables: dates and words.
func (v *visit) checkTables() {
	for f := range v.Catalog.Figures.All() {
		v.notAfter(f, "date", f.Date)
	}
	for r := range v.Catalog.Rates.All() {
		v.notAfter(r, "date", r.Date)
	}
	for _, name := range []string{"industries", "regions", "firms", "units", "figures"} {
		for id := range v.Catalog.Idents(name) {
			v.row(v.Catalog.Find(name, id))
		}
	}
}

// row holds the wording rules against the texts of a row.
func (v *visit) row(item model.Identified) {
	v.texts = v.texts[:0]
	eachText(item, func(path string, lang i18n.Tag, said string) {
		t := text{path: path, lang: lang, said: said, span: func(int, int) source.Span { return item.At(path) }}
		t.hits = v.words.find(said)
		v.texts = append(v.texts, t)
	})
	v.checkWords()
	v.checkPoints()
	v.checkTrends()
	v.checkCountries()
}

// at returns how to find a key of an item.
func at(item model.Identified, path string) func() source.Span {
	return func() source.Span { return item.At(path) }
}
