package markup

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"一**二**三\n\n- 四\n- 五", "一二三\n四\n五"},
		{"一\n二\nthree\nfour\\\nfive", "一二 three four\nfive"},
		{"# a\n## `b` [c](d)", "a\nb c"},
		{"| 名 | 值 |\n|---|---|\n| 地 | 120亩 |", "名\t值\n地\t120亩"},
		{"表：指标\n\n| 名 |\n|---|", "指标\n名"},
		{"甲[^1]乙\n\n[^1]: 注", "甲乙\n注"},
		{`甲[乙](u "题")丙`, "甲乙丙\n题"},
		{`![替](a.jpg "注 | 源")` + "\n\n后", "替\n注\n源\n后"},
		{`前![替](a.jpg)后`, "前后\n替"},
		{"    a\n\n    b\n\nc", "a\nb\nc"},
		{"&copy;\\*<b>", "©*<b>"},
		{"一 &nbsp;二", "一 \u00a0二"},
	} {
		if got := parse(c.in).Text().String; got != c.want {
			t.Errorf("%q gives %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTextSpans asks every letter and digit of the corpus's texts for its
// place, with both line ends, and expects to find it there, or the reference
// or the escape that stands for it.
func TestTextSpans(t *testing.T) {
	for _, in := range corpus(t) {
		for _, body := range []string{in, strings.ReplaceAll(in, "\n", "\r\n")} {
			text := parse(body).Text()
			for i, r := range text.String {
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					continue
				}
				got := text.Span(i, i+len(string(r))).Text()
				if got != string(r) && !strings.ContainsAny(got[:min(len(got), 1)], `&\[!`) {
					t.Fatalf("%q: %q at %d of %q is found at %q", body, r, i, text.String, got)
				}
			}
		}
	}
}

func TestTextSpan(t *testing.T) {
	f := file("前言\r\n\r\n联系**张三** 138&#48;0000 [x](a \"电\\*话\")")
	d := reader.Parse(f.Span(len("前言"), len(f.Text)), nil)
	text := d.Text()
	for _, c := range []struct{ find, want string }{
		{"张三", "张三"},
		{"系张", "系**张"},
		{"13800000", "138&#48;0000"},
		{"电*话", `电\*话`},
		{"0", "&#48;"},
	} {
		at := strings.Index(text.String, c.find)
		if got := text.Span(at, at+len(c.find)); got.Text() != c.want {
			t.Errorf("%s is found at %q, want %q", c.find, got.Text(), c.want)
		}
	}
	if p := text.Span(0, 3).Position(); p.Line != 3 || p.Column != 1 {
		t.Errorf("the text begins at %v", p)
	}
	if got := text.Span(-5, 1<<30).Text(); !strings.HasPrefix(got, "联系") {
		t.Errorf("bounds are not clipped: %q", got)
	}
	if got := (Text{}).Span(0, 0); !got.IsZero() {
		t.Errorf("no text stands at %v", got)
	}
}

// TestLineEnds finds no difference between the two line ends in what a reader
// sees.
func TestLineEnds(t *testing.T) {
	for _, in := range corpus(t) {
		if strings.Contains(in, "\r") {
			continue
		}
		unix, dos := parse(in), parse(strings.ReplaceAll(in, "\n", "\r\n"))
		if string(unix.html) != string(dos.html) || unix.text != dos.text {
			t.Errorf("%q differs with CRLF", in)
		}
	}
}

func TestLinks(t *testing.T) {
	const body = "[甲*乙*](project:xz-1#a \"题\")与<https://a.cn>，[丙][p]\n\n![图](a.jpg)\n\n[x](http://a.cn)[]( )\n\n[p]: pages/about"
	var got [][4]string
	for _, l := range parse(body).Links() {
		kind := "link"
		if l.IsImage {
			kind = "image"
		}
		got = append(got, [4]string{kind, l.Target, l.Text, l.Span.Text()})
	}
	want := [][4]string{
		{"link", "project:xz-1#a", "甲乙", "project:xz-1#a"},
		{"link", "https://a.cn", "https://a.cn", "https://a.cn"},
		{"link", "pages/about", "丙", "[丙][p]"},
		{"image", "a.jpg", "图", "a.jpg"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestOutline(t *testing.T) {
	const body = "## 优惠 *政策*（2026）\n\n### GDP & Ääß\n\n## 优惠 政策 2026\n\n## 优惠-政策-2026\n\n## ！\n\n## 優惠 政策 2026 2\n\n## हिन्दी"
	var ids, texts []string
	for _, h := range parse(body).Outline() {
		ids, texts = append(ids, h.ID), append(texts, h.Text)
		if !strings.Contains(body, h.Span.Text()) || h.Span.Text() == "" {
			t.Errorf("%s stands at %q", h.ID, h.Span.Text())
		}
	}
	want := []string{"优惠-政策-2026", "gdp-ääß", "优惠-政策-2026-2", "优惠-政策-2026-3", "section", "優惠-政策-2026-2", "हिन्दी"}
	if !reflect.DeepEqual(ids, want) {
		t.Errorf("ids %q\nwant %q", ids, want)
	}
	if texts[0] != "优惠 政策（2026）" || texts[1] != "GDP & Ääß" {
		t.Errorf("texts %q", texts)
	}
}

// TestIDsStayUnique gives headings the ids that earlier ones were numbered to.
func TestIDsStayUnique(t *testing.T) {
	var taken ids
	seen := map[string]bool{}
	for _, text := range []string{"a", "a 2", "a", "a", "A-3", "a 2", "", "!", "section", "a"} {
		id := taken.unique(text)
		if seen[id] {
			t.Errorf("%q got %q again", text, id)
		}
		seen[id] = true
	}
}

func TestSummary(t *testing.T) {
	const zh = "项目位于**云港**，规划3万吨产能，分两期实施。一期用地120亩。“二期”预留80亩！"
	const en = "The line costs RMB 12.5 million, and opens in May. Phase two waits for No.3 berth."
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{zh, 0, "项目位于云港，规划3万吨产能，分两期实施。一期用地120亩。“二期”预留80亩！"},
		{zh, 33, "项目位于云港，规划3万吨产能，分两期实施。一期用地120亩。"},
		{zh, 25, "项目位于云港，规划3万吨产能，分两期实施。"},
		{zh, 18, "项目位于云港，规划3万吨产能…"},
		{zh, 10, "项目位于云港…"},
		{zh, 5, "项目位于…"},
		{zh, 1, "…"},
		{en, 60, "The line costs RMB 12.5 million, and opens in May."},
		{en, 40, "The line costs RMB 12.5 million…"},
		{en, 24, "The line costs RMB 12.5…"},
		{"他说：“好。”然后走了很远很远", 8, "他说：“好。”"},
		{"## 题\n\n![图](a)\n\n首段\n第二行\n\n次段", 100, "首段第二行"},
		{"- 只有列表", 100, ""},
		{"　　首行缩进。", 100, "首行缩进。"},
		{"表：题\n\n|a|\n|-|\n\n首段", 100, "首段"},
	} {
		if got := parse(c.in).Summary(c.most); got != c.want {
			t.Errorf("%.20s at %d: %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

// TestConcurrentUse parses and renders in many goroutines; run it with -race.
func TestConcurrentUse(t *testing.T) {
	body := file(readFile(t, "testdata/body.zh.md")).All()
	shared := reader.Parse(body, nil)
	want := string(shared.AppendHTML(nil, echo{}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if string(reader.Parse(body, nil).AppendHTML(nil, echo{})) != want || string(shared.AppendHTML(nil, echo{})) != want {
				t.Error("results differ")
			}
		})
	}
	wg.Wait()
}
