package markup

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"prospectus/generator/source"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		in, want string
		size     int
	}{
		{`\*a`, "*", 2}, {`\\`, `\`, 2}, {`\a`, "", 0}, {`\`, "", 0}, {`\中`, "", 0},
		{"&amp;b", "&", 5}, {"&copy;", "©", 6}, {"&ngE;", "≧̸", 5}, {"&amp", "", 0}, {"&nosuch;", "", 0}, {"&notit;", "", 0}, {"&;", "", 0}, {"&", "", 0},
		{"&#20013;", "中", 8}, {"&#x4e2D;", "中", 8}, {"&#X4E2D;", "中", 8},
		{"&#0;", "\uFFFD", 4}, {"&#xD800;", "\uFFFD", 8}, {"&#x110000;", "\uFFFD", 10}, {"&#9999999;", "\uFFFD", 10},
		{"&#12345678;", "", 0}, {"&#x1234567;", "", 0}, {"&#;", "", 0}, {"&#x;", "", 0}, {"&#12", "", 0}, {"&#1a;", "", 0}, {"&#xg;", "", 0}, {"&#x", "", 0},
	} {
		if got, size := decode([]byte(c.in)); got != c.want || size != c.size {
			t.Errorf("%q is %q in %d bytes, want %q in %d", c.in, got, size, c.want, c.size)
		}
	}
	if got := string(appendDecoded([]byte("x"), []byte(`a\|b&lt;&x`))); got != "xa|b<&x" {
		t.Errorf("got %q", got)
	}
}

func TestEscape(t *testing.T) {
	if got := string(appendEscaped(nil, "a<b>&\"'\x00")); got != "a&lt;b&gt;&amp;\"'\uFFFD" {
		t.Errorf("text %q", got)
	}
	if got := string(appendAttribute([]byte("<a"), "t", `"a"<&>`)); got != `<a t="&quot;a&quot;&lt;&amp;&gt;"` {
		t.Errorf("attribute %q", got)
	}
}

func TestCutCredit(t *testing.T) {
	for _, c := range []struct{ title, caption, credit string }{
		{"", "", ""}, {" 远眺 ", "远眺", ""}, {"远眺 | 李摄", "远眺", "李摄"}, {"远眺｜李摄", "远眺", "李摄"},
		{"|李摄", "", "李摄"}, {"远眺|", "远眺", ""}, {"甲|乙|丙", "甲|乙", "丙"}, {`甲\|乙`, `甲\|乙`, ""}, {`甲|乙\|丙`, "甲", `乙\|丙`},
	} {
		caption, credit := cutCredit([]byte(c.title))
		if a, b := c.title[caption.from:caption.to], c.title[credit.from:credit.to]; a != c.caption || b != c.credit {
			t.Errorf("%q: %q and %q", c.title, a, b)
		}
	}
}

func TestIntroduction(t *testing.T) {
	for _, c := range []struct{ line, rest string }{
		{"表：指标", "指标"}, {"表:指标", "指标"}, {"表 ：　指标", "指标"}, {"Table: a", "a"}, {"Table : a", "a"}, {"Table：a", "a"},
	} {
		if n := introduction([]byte(c.line)); c.line[n:] != c.rest {
			t.Errorf("%q leaves %q", c.line, c.line[n:])
		}
	}
	for _, line := range []string{"", "表", "表面：", "Table", "Tables: a", "table: a", " 表：a", "附表：a"} {
		if introduction([]byte(line)) > 0 {
			t.Errorf("%q introduces a caption", line)
		}
	}
}

func TestCellCount(t *testing.T) {
	for line, want := range map[string]int{
		"|a|b|": 2, "a|b": 2, "|a|b": 2, "a|b|": 2, "a": 1, `|a\|b|`: 1, `|a|b\|`: 2, "||": 1, "|||": 2, "": 1,
	} {
		if got := cellCount([]byte(line)); got != want {
			t.Errorf("%q has %d cells, want %d", line, got, want)
		}
	}
}

func TestLooksLike(t *testing.T) {
	for line, want := range map[string]int{
		"##标题": 2, "######a": 6, "＃标题": 3, "＃＃ 标题": 6, "#＃a": 0, "## a": 2, "#a": 0, "##": 0, "＃": 0, "#######a": 0, "": 0, "#1": 0,
	} {
		if got := gluedHeading([]byte(line)); got != want {
			t.Errorf("%q: %d bytes of marks, want %d", line, got, want)
		}
	}
	for line, want := range map[string]bool{
		"|---|": true, "｜——｜——｜": true, "｜：--：｜": true, "--|--": true, "| :--: |": true, "---": false, "|-|": false, "|": false, "a|--": false, "": false,
	} {
		if got := dividesTable([]byte(line)); got != want {
			t.Errorf("%q divides a table: %v", line, got)
		}
	}
	for text, want := range map[string]int{
		"[甲]（https://a.cn）": 4, "[甲]（a.jpg)": 4, "[甲]（project:x": 4, "[甲]（见附件）": -1, "[1]（a）": -1, "甲（a.cn）": -1, "]（": -1,
	} {
		if got := fullWidthLink([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestStartsAnew(t *testing.T) {
	for line, want := range map[string]bool{
		"　　第二段": true, "1、甲": true, "12、甲": true, "1．甲": true, "一、甲": true, "十二、甲": true, "（一）甲": true, "(1)甲": true, "①甲": true, "• 甲": true, " ·甲": true,
		"12.5亿元": false, "（2026）": false, "2026、2027年": false, "一期": false, "（见附件）": false, "甲、乙": false, "": false, "1": false, "（一": false, "3.1": false,
	} {
		if got := startsAnew([]byte(line)); got != want {
			t.Errorf("%q starts anew: %v", line, got)
		}
	}
}

func TestTagName(t *testing.T) {
	for html, want := range map[string]string{
		"<b>": "b", "</B >": "/b", "<h2 id=x>": "h2", "<my-tag/>": "my-tag", "<!-- a -->": "!", "<!DOCTYPE a>": "!", "<?x?>": "?", "<br/>": "br", "<div": "div", "<": "",
	} {
		if got := tagName([]byte(html)); got != want {
			t.Errorf("%q is %q, want %q", html, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"优惠政策（2026）": "优惠政策-2026", "  A  B ": "a-b", "№ 5": "5", "ÉCOLE": "école", "“小巨人”": "小巨人", "１２": "１２", "🎉": "", "a\uFFFDb": "a-b", "한국어": "한국어",
	} {
		if got := slug(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestJoins(t *testing.T) {
	for pair, want := range map[string]bool{
		"中文": true, "。中": true, "中（": true, "中“": true, "”中": true, "…中": true, "——": false, "中a": false, "a中": false, "중문": false, "“a": false,
	} {
		r := []rune(pair)
		if got := joins(r[0], r[1]); got != want {
			t.Errorf("%s joins: %v", pair, got)
		}
	}
}

// TestBase turns every offset of the prepared bytes back into the file, for
// each mixture of line ends.
func TestBase(t *testing.T) {
	const around = "+++\r\n+++\r\n"
	for _, body := range []string{"", "\r\n", "a\r\nb\r\n\r\nc", "a\nb\r\nc\rd\r", "中\r\n文"} {
		f := source.NewFile("zh.md", around+body)
		b := newBase(f.Span(len(around), len(f.Text)))
		if strings.Contains(string(b.src), "\r\n") {
			t.Errorf("%q keeps a CRLF", body)
		}
		for i := range b.src {
			want := string(b.src[i : i+1])
			if got := b.at(i, i+1).Text(); got != want && got != "\r"+want {
				t.Errorf("%q: byte %d is %q, found at %q", body, i, b.src[i], got)
			}
		}
	}
}

func TestTooDeep(t *testing.T) {
	for _, c := range []struct {
		body string
		deep bool
	}{
		{strings.Repeat(">", MaxNesting), false},
		{strings.Repeat("> ", MaxNesting+1), true},
		{"a\n\n" + strings.Repeat("- ", MaxNesting+1) + "x\nb", true},
		{strings.Repeat("1. ", MaxNesting+1), true},
		{strings.Repeat("-", 500), false},
		{"a " + strings.Repeat(">", 500), false},
		{strings.Repeat("> a\n", 500), false},
	} {
		if got := tooDeep([]byte(c.body)) >= 0; got != c.deep {
			t.Errorf("%.20q… too deep: %v", c.body, got)
		}
	}
	d := parse(strings.Repeat(">", 1<<20) + "<b>")
	if got := string(d.AppendHTML(nil, nil)); checkHTML(got) != nil || !strings.HasPrefix(got, "<p>&gt;") {
		t.Errorf("what is too deep becomes %.40q", got)
	}
}

// TestHostileLength parses long texts of one repeated pattern. The bound is
// generous, since the machine may be busy: what grows with the square of the
// length takes minutes.
func TestHostileLength(t *testing.T) {
	for name, body := range map[string]string{
		"emphasis":    strings.Repeat("*a **b ", 20000),
		"Chinese":     strings.Repeat("**中*文", 20000),
		"closed":      strings.Repeat("**a *b ", 10000) + strings.Repeat("b* a**", 10000),
		"brackets":    strings.Repeat("[", 50000),
		"images":      strings.Repeat("![", 20000) + strings.Repeat("](x)", 20000),
		"code":        strings.Repeat("`a``b```", 10000),
		"footnotes":   strings.Repeat("[^a]", 20000) + "\n\n[^a]: b",
		"definitions": strings.Repeat("[^a]: b\n", 5000),
		"tags":        strings.Repeat("<a ", 20000),
		"comments":    strings.Repeat("<!-- ", 20000),
		"rows":        "|a|\n|-|\n" + strings.Repeat("|a\n", 20000),
		"headings":    strings.Repeat("## a\n\n", 10000),
		"terms":       strings.Repeat("a\n: b\n\n", 5000),
		"lines":       strings.Repeat("a\n", 50000),
		"references":  strings.Repeat("&", 100000),
		"links":       strings.Repeat("[a](b) ", 20000),
	} {
		start := time.Now()
		parse(body).AppendHTML(nil, echo{})
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(body))
		}
	}
}

// TestHeadingLevels walks every pair of levels.
func TestHeadingLevels(t *testing.T) {
	for first := 1; first <= 6; first++ {
		for second := 1; second <= 6; second++ {
			body := strings.Repeat("#", first) + " a\n\n" + strings.Repeat("#", second) + " b"
			var got []string
			for _, d := range faults(body) {
				got = append(got, fmt.Sprintf("%d %s", d.Span.Position().Line, strings.TrimPrefix(d.Rule.Code, "markup-heading-")))
			}
			var want []string
			above := 1
			for i, level := range []int{first, second} {
				switch {
				case level == 1:
					want = append(want, fmt.Sprintf("%d top", 1+2*i))
					level = 2
				case level > above+1:
					want = append(want, fmt.Sprintf("%d skipped", 1+2*i))
				}
				above = level
			}
			if !slices.Equal(got, want) {
				t.Errorf("levels %d and %d: %v, want %v", first, second, got, want)
			}
		}
	}
}
