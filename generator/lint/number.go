package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// What a document number may be wrong in.
var (
	wrongBrackets = i18n.Text{"zh": "年份要用六角括号〔〕", "en": "the year stands in six-angle brackets 〔〕"}
	wrongOrdinal  = i18n.Text{"zh": "不加“第”", "en": "no 第 before the number"}
	wrongZero     = i18n.Text{"zh": "序号不编虚位（1 不写作 01）", "en": "no leading zero"}
	wrongYear     = i18n.Text{"zh": "年份写四位", "en": "the year has four digits"}
)

// checkNumber looks at a policy's own number and at those that its texts quote.
func (v *visit) checkNumber() {
	if p, ok := v.record.(*model.Policy); ok && p.Number != "" {
		if wrong, right, lost := judgeNumber(p.Number); lost {
			v.report(ruleNumberYear, "number", p.Number)
		} else if wrong != nil {
			v.report(ruleNumber, "number", p.Number, wrong, right)
		}
	}
	for i := range v.texts {
		v.numbersIn(&v.texts[i])
	}
}

// numbersIn looks for numbers in a text by what ends them: 号 behind digits
// behind a bracket.
func (v *visit) numbersIn(t *text) {
	for at := 0; ; {
		n := strings.Index(t.said[at:], "号")
		if n < 0 {
			return
		}
		end := at + n + len("号")
		at = end
		from := numberStart(t.said, end)
		if from < 0 {
			continue
		}
		number := t.said[from:end]
		if wrong, right, lost := judgeNumber(number); lost {
			v.reportWords(ruleNumberYear, t, from, end, number)
		} else if wrong != nil {
			v.reportWords(ruleNumber, t, from, end, number, wrong, right)
		}
	}
}

// opening and closing are the brackets that stand round the year of a number,
// the right ones first.
var opening, closing = []rune("〔[［【（(〈"), []rune("〕]］】）)〉")

// numberStart returns where the document number that ends at an offset begins,
// -1 where none does: issuer's letters, a bracketed year, digits.
func numberStart(s string, end int) int {
	i := end - len("号")
	digits := i
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	if i == digits {
		return -1
	}
	i = len(strings.TrimSuffix(s[:i], "第"))
	r, n := utf8.DecodeLastRuneInString(s[:i])
	if !isOneOf(r, closing) {
		return -1
	}
	i -= n
	year := i
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	if year-i > 4 {
		return -1
	}
	r, n = utf8.DecodeLastRuneInString(s[:i])
	if !isOneOf(r, opening) {
		return -1
	}
	i -= n
	letters := i
	for range 12 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		i -= n
	}
	i += afterWords(s[i:letters])
	if letters == i || !issues(s[i:letters]) {
		return -1
	}
	return i
}

// afterWords returns the length of the words of the sentence that run on into
// the letters of an issuer: 根据, 印发, 和.
func afterWords(s string) (n int) {
	for _, w := range []string{"根据", "依据", "按照", "执行", "印发", "和", "及", "与", "见", "按", "号", "的", "由", "以", "发布", "转发", "文件", "参照", "废止"} {
		if i := strings.LastIndex(s, w); i >= 0 && i+len(w) < len(s) {
			n = max(n, i+len(w))
		}
	}
	return n
}

// issues reports whether a word can be the letters of an issuer: they end in
// 发, 办, 字, 函, 令, 规 or the like.
func issues(letters string) bool {
	r, _ := utf8.DecodeLastRuneInString(letters)
	return strings.ContainsRune("发办字函令规通请报纪审改财建税商人社环土资监公告政委党组宣", r)
}

func isOneOf(r rune, list []rune) bool {
	for _, o := range list {
		if r == o {
			return true
		}
	}
	return false
}

// judgeNumber says what is wrong with a document number and how it is written
// rightly; lost says that its year is gone, which nobody can put right but the
// issuer. A number in no form that is known is left alone.
func judgeNumber(s string) (wrong any, right string, lost bool) {
	i := strings.IndexFunc(s, func(r rune) bool { return isOneOf(r, opening) })
	if i < 0 {
		return nil, "", false
	}
	open, n := utf8.DecodeRuneInString(s[i:])
	year := s[i+n:]
	j := strings.IndexFunc(year, func(r rune) bool { return isOneOf(r, closing) })
	if j < 0 {
		return nil, "", false
	}
	shut, m := utf8.DecodeRuneInString(year[j:])
	letters, rest := s[:i], year[j+m:]
	year = strings.TrimSpace(year[:j])
	number := strings.TrimPrefix(strings.TrimSuffix(rest, "号"), "第")
	plain := strings.TrimLeft(number, "0")
	if !areDigits(number) || number == "" || !areDigits(year) {
		return nil, "", false
	}
	right = letters + "〔" + year + "〕" + plain + "号"
	switch {
	case year == "":
		return nil, "", true
	case len(year) != 4:
		return wrongYear, strings.Replace(right, year, "20"+year, 1), false
	case open != '〔' || shut != '〕':
		return wrongBrackets, right, false
	case strings.HasPrefix(rest, "第"):
		return wrongOrdinal, right, false
	case plain != number:
		return wrongZero, right, false
	}
	return nil, right, false
}
