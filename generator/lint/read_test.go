package lint

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestReadFigures: what is read of a number in running text, as "value unit"
// with marks: ~ rough, .. one end of a range, / for each of something.
func TestReadFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"总投资 12.5 亿元":                               {"1250000000 CNY"},
		"人民币约3000万元":                                {"~30000000 CNY"},
		"投资3000余万元":                                 {"~30000000 CNY"},
		"1亿5000万元":                                  {"150000000 CNY"},
		"合同外资 2.2 亿美元":                              {"220000000 USD"},
		"每亩 300 万元":                                 {"3000000 CNY/"},
		"18.0 万元/亩":                                 {"180000 CNY/"},
		"2–3 亿元":                                    {"200000000 CNY..", "300000000 CNY.."},
		"50—80亩":                                    {"50 mu..", "80 mu.."},
		"占地120亩（8公顷）":                               {"120 mu", "8 ha"},
		"建筑面积5.2万平方米":                               {"52000 m2"},
		"占比 64.3%":                                  {"64.3 %"},
		"112个项目":                                    {"112 project"},
		"RMB 250 million (USD 39.2 million at 6.38": {"250000000 CNY", "39200000 USD", "6.38 "},
		"RMB3 billion":                              {"3000000000 CNY"},
		"46.6 million yuan":                         {"46600000 CNY"},
		"about RMB 1,075.5 million":                 {"~1075500000 CNY"},
		"RMB 180,000 a mu":                          {"180000 CNY/"},
		"50 mu (3.33 ha)":                           {"50 mu", "3.33 ha"},
		"4,600 m², 11.5 m clear":                    {"4600 m2", "11.5 "},
		"GB 1886.228，xz-2026-0101，A4":               {"1886.228 "},
		"5 million m² of board":                     {"5000000 m2"},
		"3 多 and 7 musicians":                       {"3 ", "7 "},
		"3.74 万吨":                                   {"37400 "},
		"2.05 亿":                                    {"205000000 "},
	} {
		var got []string
		for _, f := range readFigures(text) {
			s := f.value.String() + " " + f.unit
			if f.about {
				s = "~" + s
			}
			if f.ranged {
				s += ".."
			}
			if f.per {
				s += "/"
			}
			got = append(got, s)
		}
		if text == "GB 1886.228，xz-2026-0101，A4" {
			got = slices.DeleteFunc(got, func(s string) bool { return s == "0101 " || s == "2026 " || s == "101 " })
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestJudgeNumber: GB/T 9704-2012, document numbers.
func TestJudgeNumber(t *testing.T) {
	for number, want := range map[string]string{
		"博市政办发〔2023〕19号": "",
		"国发〔2024〕1号":     "",
		"桐办发〔〕90号":       "lost",
		"庆发[]9号":         "lost",
		"星政发[1997]6号":    "星政发〔1997〕6号",
		"星政发（2006）6号":    "星政发〔2006〕6号",
		"星政发(2006)6号":    "星政发〔2006〕6号",
		"星政发【2006】6号":    "星政发〔2006〕6号",
		"星政发〔2006〕第6号":   "星政发〔2006〕6号",
		"星政发〔2006〕06号":   "星政发〔2006〕6号",
		"星政发［2006］第006号": "星政发〔2006〕6号",
		"星政发〔06〕6号":      "星政发〔2006〕6号",
		"公告2024年第3号":     "",
		"星政发〔2006〕6号附件2": "",
		"XZ-2026":        "",
		"":               "",
		"〔2006〕号":        "",
		"星政办函〔2025〕118号": "",
	} {
		wrong, right, lost := judgeNumber(number)
		got := ""
		switch {
		case lost:
			got = "lost"
		case wrong != nil:
			got = right
		}
		if got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}

// TestNumbersAreFoundInText: where a number in a sentence begins, and that what
// only looks like one is left alone.
func TestNumbersAreFoundInText(t *testing.T) {
	for text, want := range map[string]string{
		"根据桐办发〔2019〕90号执行":       "桐办发〔2019〕90号",
		"《意见》（星政发〔2021〕6号）同时废止":  "星政发〔2021〕6号",
		"执行庆发[2024]9号文件":         "庆发[2024]9号",
		"东片（二期）3号地":              "",
		"1号标准厂房和2号重型厂房":          "",
		"地铁（规划）12号线":             "",
		"转发国办函〔2023〕115号通知":      "国办函〔2023〕115号",
		"GB/T 17766-2020，A（2）4号": "",
	} {
		got := ""
		for at := 0; ; {
			n := strings.Index(text[at:], "号")
			if n < 0 {
				break
			}
			at += n + len("号")
			if from := numberStart(text, at); from >= 0 {
				got = text[from:at]
				break
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestPowerOfTen(t *testing.T) {
	for pair, want := range map[[2]string]int{
		{"10 亿元", "1 亿元"}: 1, {"1 亿元", "100 亿元"}: -2, {"1.5 亿元", "1.5 万元"}: 4, {"3 亿元", "1 亿元"}: 0,
		{"1 亿元", "1 亿元"}: 0, {"1 万亿元", "1 万元"}: 0, {"10 亩", "1 公顷"}: 0, {"150 亩", "1 公顷"}: 1,
	} {
		a, b := readFigures(pair[0])[0], readFigures(pair[1])[0]
		if got := powerOfTen(a.rat(), b.rat()); got != want {
			t.Errorf("%v: %d, want %d", pair, got, want)
		}
	}
}

func TestSentenceAndPhrase(t *testing.T) {
	const said = "甲，乙 3.5 亿元、丙。One, two 3.5 million; three. Four"
	for word, want := range map[string][2]string{
		"乙":   {"甲，乙 3.5 亿元、丙", "乙 3.5 亿元、丙"},
		"two": {"One, two 3.5 million", "two 3.5 million"},
		"Fo":  {" Four", " Four"},
	} {
		at := strings.Index(said, word)
		from, to := sentence(said, at)
		start, end := phrase(said, at)
		if got := [2]string{said[from:to], said[start:end]}; got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// TestMatcher: terms stand as words of their own, in any case, the longest of
// two that overlap.
func TestMatcher(t *testing.T) {
	m := newMatcher([]term{{word: "tax rebate"}, {word: "保底"}, {word: "保底收益"}, {word: "Free land"}, {word: "x"}})
	for text, want := range map[string]string{
		"A Tax Rebate, tax rebates": "Tax Rebate",
		"保底收益和保底":                   "保底收益 保底",
		"duty-free land":            "free land",
		"free landing":              "",
		"":                          "", "保": "",
	} {
		var got []string
		for _, h := range m.find(text) {
			got = append(got, text[h.from:h.to])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestReadersTakeAnything: nothing that an editor can write, whole or cut in the
// middle of a character, makes a reader fail.
func TestReadersTakeAnything(t *testing.T) {
	parts := []string{"12", "3.5", "1,075", ".", ",", "亿", "万", "元", "亩", " ", "\u00a0", "RMB", "$", "％", "。", "，", "号", "〔", "〕", "第", "年", "月", "日", "至", "-", "占", "\xe4", "\xff", "million", "mu", "中国", "国家", "香港", "五、", "15.16.", "\n", "约", "发", "零风险", "free land", "0000000000000000000000000"}
	random := rand.New(rand.NewPCG(7, 8))
	words := newMatcher(append(guarantees(), append(superlatives(), competitionTerms()...)...))
	for range 4000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		said := b.String()
		v := &visit{session: &session{words: words}}
		v.texts = []text{{path: "body", lang: "zh", said: said, figures: readFigures(said), hits: words.find(said)}}
		for _, h := range v.texts[0].hits {
			h.excused(said)
		}
		for _, f := range v.texts[0].figures {
			if f.from < 0 || f.to > len(said) || f.from > f.to {
				t.Fatalf("%q: %s", said, fmt.Sprint(f))
			}
			namedField(&v.texts[0], &f)
		}
		v.checkShares()
		v.checkAverages()
		v.checkPoints()
		v.checkEnglishAmounts()
		v.checkCountries()
		v.checkDamage()
		v.numbersIn(&v.texts[0])
	}
}
