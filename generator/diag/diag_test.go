package diag

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

var (
	ruleUnit = &Rule{
		Code: "no-unit", Severity: Error,
		Says: i18n.Text{"zh": "金额“%[1]s”没有单位", "en": "amount %[1]q has no unit"},
		Hint: i18n.Text{"zh": "写成 %[1]s 万元", "en": "write %[1]s 万元"},
	}
	rulePlain = &Rule{
		Code: "plain", Severity: Warning,
		Says: i18n.Text{"zh": "标题过长", "en": "the title is long"},
		Hint: i18n.Text{"zh": "缩短", "en": "shorten it"},
	}
	ruleNote = &Rule{Code: "note", Severity: Notice, Says: i18n.Text{"zh": "提示", "en": "a note"}}
)

func file(name, text string) *source.File { return source.NewFile(name, text) }

// at returns the span of a part of a file.
func at(f *source.File, part string) source.Span {
	i := strings.Index(f.Text, part)
	return f.Span(i, i+len(part))
}

func TestSorted(t *testing.T) {
	a, b := file("a.toml", "x\ny = 1\n"), file("b.toml", "z\n")
	want := []Diagnostic{
		ruleNote.At(source.Span{}),
		ruleNote.At(source.Whole("a.toml")),
		ruleUnit.At(at(a, "y"), "1"),
		ruleUnit.At(at(a, "y"), "2"),
		rulePlain.At(at(a, "y")),
		ruleNote.At(at(a, "1")),
		rulePlain.At(at(b, "z")),
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		shuffled := slices.Concat(want, want) // and each of them twice
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		var l List
		l.Add(shuffled...)
		got := l.Sorted()
		if len(got) != len(want) {
			t.Fatalf("%d diagnostics, want %d", len(got), len(want))
		}
		for i := range got {
			if keyOf(got[i]) != keyOf(want[i]) {
				t.Fatalf("%d is %v, want %v", i, keyOf(got[i]), keyOf(want[i]))
			}
		}
	}
}

func TestCountAndWorst(t *testing.T) {
	var l List
	if _, ok := l.Worst(); ok || l.Count(Error) != 0 || len(l.Sorted()) != 0 {
		t.Error("an empty list holds something")
	}
	f := file("a", "x")
	l.Add(ruleNote.At(f.All()), rulePlain.At(f.All()), rulePlain.At(f.All()))
	if worst, ok := l.Worst(); !ok || worst != Warning {
		t.Errorf("worst is %v", worst)
	}
	l.Add(ruleUnit.At(f.All(), "1"), ruleUnit.At(f.All(), "2"))
	if worst, _ := l.Worst(); worst != Error || l.Count(Error) != 2 || l.Count(Warning) != 1 || l.Count(Notice) != 1 {
		t.Errorf("worst %v, counts %d %d %d", worst, l.Count(Error), l.Count(Warning), l.Count(Notice))
	}
}

func TestListIsSafeForConcurrentUse(t *testing.T) {
	var l List
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 100 {
				l.Add(ruleUnit.At(source.Span{}, fmt.Sprint(i, "/", j)))
				l.Worst()
			}
			l.Sorted()
		})
	}
	all.Wait()
	if n := l.Count(Error); n != 800 {
		t.Errorf("%d errors", n)
	}
}

func TestHintsAreCopied(t *testing.T) {
	say := func(s string) i18n.Message { return i18n.Message{Format: i18n.Text{"en": s}} }
	d := rulePlain.At(source.Span{}).With(say("one"))
	first, second := d.With(say("two")), d.With(say("three"))
	if got := strings.Join(first.Advice("en"), ", "); got != "shorten it, one, two" {
		t.Errorf("first advises %s", got)
	}
	if got := strings.Join(second.Advice("en"), ", "); got != "shorten it, one, three" {
		t.Errorf("second advises %s", got)
	}
}

// TestTextsWithoutVerbs checks that arguments which a text has no use for do
// not show in it.
func TestTextsWithoutVerbs(t *testing.T) {
	d := rulePlain.At(source.Span{}, "unused")
	if got := d.Message("zh") + d.Message("en") + strings.Join(d.Advice("en"), ""); strings.Contains(got, "EXTRA") {
		t.Errorf("said %s", got)
	}
}

func TestSuggest(t *testing.T) {
	keys := []string{"investment", "industry", "region", "land", "zh", "en", "合作方式", "投资金额"}
	for word, want := range map[string]string{
		"investmnet": "investment", // a swap
		"investmen":  "investment",
		"investmint": "investment",
		"Industry":   "industry",
		"indstry":    "industry",
		"regions":    "region",
		"lnd":        "land",
		"zn":         "zh",
		"合作形式":       "合作方式",
		"投资额":        "投资金额",
		"contact":    "",
		"x":          "",
		"":           "",
		"land":       "", // it is known
	} {
		got, ok := Suggest(word, keys)
		if got != want || ok != (want != "") {
			t.Errorf("Suggest(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
	if _, ok := Suggest("a", nil); ok {
		t.Error("nothing is near")
	}
	if got, _ := Suggest("abcdef", []string{"abcdxx", "abcdex", "abcdey"}); got != "abcdex" {
		t.Errorf("the nearest is %q", got)
	}
}

func TestMeant(t *testing.T) {
	d := rulePlain.At(source.Span{}).Meant("regoin", []string{"region"})
	if got := d.Advice("en")[1] + d.Advice("zh")[1]; got != `did you mean "region"?是否想写“region”？` {
		t.Errorf("advised %s", got)
	}
	if got := rulePlain.At(source.Span{}).Meant("x", []string{"region"}).Advice("en"); len(got) != 1 {
		t.Errorf("advised %v", got)
	}
}

// TestDistanceIsAMetric checks what makes a distance one, on random words. The
// restricted distance may break the triangle inequality, and is not held to it.
func TestDistanceIsAMetric(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	word := func() []rune {
		w := make([]rune, random.IntN(7))
		for i := range w {
			w[i] = []rune("ab星")[random.IntN(3)]
		}
		return w
	}
	for range 2000 {
		a, b := word(), word()
		d := distance(a, b)
		if d != distance(b, a) || (d == 0) != slices.Equal(a, b) || d > max(len(a), len(b)) || d < max(len(a)-len(b), len(b)-len(a)) {
			t.Fatalf("%q to %q is %d", string(a), string(b), d)
		}
	}
}

func TestPrintText(t *testing.T) {
	f := file("content/projects/a/project.toml", "名称 = \"星渚\"\r\n\tinvestment = \"12.5\"\r\n")
	var l List
	l.Add(
		ruleUnit.At(at(f, `"12.5"`), "12.5"),
		rulePlain.At(at(f, `"星渚"`)),
		rulePlain.At(source.Whole("content/projects/b")),
		ruleNote.At(source.Span{}),
	)
	for lang, want := range map[i18n.Tag]string{
		"en": `notice: a note [note]
content/projects/a/project.toml:1:6: warning: the title is long [plain]
    名称 = "星渚"
           ^^^^^^
    hint: shorten it
content/projects/a/project.toml:2:15: error: amount "12.5" has no unit [no-unit]
        investment = "12.5"
                     ^^^^^^
    hint: write 12.5 万元
content/projects/b: warning: the title is long [plain]
    hint: shorten it
`,
		"zh": `提示: 提示 [note]
content/projects/a/project.toml:1:6: 警告: 标题过长 [plain]
    名称 = "星渚"
           ^^^^^^
    建议: 缩短
content/projects/a/project.toml:2:15: 错误: 金额“12.5”没有单位 [no-unit]
        investment = "12.5"
                     ^^^^^^
    建议: 写成 12.5 万元
content/projects/b: 警告: 标题过长 [plain]
    建议: 缩短
`,
	} {
		var b strings.Builder
		if err := PrintText(&b, l.Sorted(), lang); err != nil || b.String() != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", lang, err, b.String(), want)
		}
	}
}

func TestPrintTextIsSafeForATerminal(t *testing.T) {
	f := file("a", "x = \x1b[31m")
	var b strings.Builder
	_ = PrintText(&b, []Diagnostic{rulePlain.At(at(f, "x")), {Rule: &Rule{Says: i18n.Text{"en": "found %[1]s"}}, Args: []any{"\x1b[2J\r\n"}}}, "en")
	if strings.ContainsAny(b.String(), "\x1b\r") {
		t.Errorf("printed %q", b.String())
	}
}

func TestPrintTextIsCapped(t *testing.T) {
	var items []Diagnostic
	for i := range MaxPrinted + 3 {
		items = append(items, ruleUnit.At(source.Span{}, fmt.Sprint(i)))
	}
	for lang, last := range map[i18n.Tag]string{"en": "3 more not shown", "zh": "另有 3 条未列出"} {
		var b strings.Builder
		_ = PrintText(&b, items, lang)
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if len(lines) != 2*MaxPrinted+1 || !strings.HasPrefix(lines[len(lines)-1], last) {
			t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
		}
		b.Reset()
		_ = PrintText(&b, items[:MaxPrinted], lang)
		if strings.Contains(b.String(), last[:6]) {
			t.Error("exactly the cap counts a rest")
		}
	}
}

func TestPrintJSON(t *testing.T) {
	f := file("a.toml", "a\nb = <12>\n")
	var items []Diagnostic
	for range MaxPrinted + 1 {
		items = append(items, rulePlain.At(source.Whole("b")))
	}
	items = append(items, ruleUnit.At(at(f, "<12>"), "<12>").Meant("regoin", []string{"region"}))
	var b strings.Builder
	if err := PrintJSON(&b, items, "zh"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != len(items) {
		t.Fatalf("%d lines for %d diagnostics", len(lines), len(items))
	}
	want := `{"severity":"error","code":"no-unit","file":"a.toml","line":2,"column":5,"message":"金额“<12>”没有单位","hint":"写成 <12> 万元; 是否想写“region”？"}`
	if got := lines[len(lines)-1]; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(lines[0]), &object); err != nil || object["line"] != 0.0 || object["file"] != "b" {
		t.Errorf("%v %v", err, object)
	}
}

// A full writer takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no room") }

func TestPrintErrors(t *testing.T) {
	items := []Diagnostic{ruleNote.At(source.Span{})}
	if PrintText(full{}, items, "en") == nil || PrintJSON(full{}, items, "en") == nil {
		t.Error("a write error is lost")
	}
}

func TestSeverityNames(t *testing.T) {
	for s, want := range map[Severity]string{Notice: "notice", Warning: "warning", Error: "error"} {
		if s.String() != want {
			t.Errorf("%d is %s", s, s)
		}
	}
}
