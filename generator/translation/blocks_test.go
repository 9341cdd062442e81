package translation

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/markup"
	"prospectus/generator/source"
)

func TestBlocks(t *testing.T) {
	for body, want := range map[string][]string{
		"":                                   nil,
		"一段\n折行\n\n二段\n":                     {"一段折行", "二段"},
		"one\ntwo\n":                         {"one two"},
		"用 GB\n标准":                           {"用 GB 标准"},
		"## 标题\n正文":                          {"## 标题", "正文"},
		"- 甲\n  续\n- 乙\n1. 丙\n2) 丁":          {"- 甲续", "- 乙", "1. 丙", "2) 丁"},
		"| a | b |\n|---|---|\n| c | d |\n后": {"| a | b |", "|---|---|", "| c | d |", "后"},
		"> 引\n\n2026 年":                      {"> 引", "2026 年"},
		"\r\n一\r\n\r\n二\r\n":                 {"一", "二"},
	} {
		if got := blocks(body); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
		if got := blocks(join(want)); !slices.Equal(got, want) {
			t.Errorf("%q comes back as %q", want, got)
		}
	}
}

// The bodies of the demonstration say the same once they went out and came back.
func TestBodiesComeBack(t *testing.T) {
	site := os.DirFS("../..")
	reader := markup.NewReader("project", "park", "node", "plot", "building", "policy", "service", "chain", "office", "event", "page", "briefing")
	said := func(body string) string {
		f := source.NewFile("x.md", body)
		return reader.Parse(f.All(), nil).Text().String
	}
	count := 0
	err := fs.WalkDir(site, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		f, err := source.Read(site, name)
		if err != nil {
			return err
		}
		body := content.ParseProse(f, new(diag.List)).Body.Text()
		if !plain(body) {
			t.Errorf("%s cannot be handed out", name)
			return nil
		}
		count++
		if back := join(lines(strings.Join(blocks(body), "\n"))); said(back) != said(body) {
			t.Errorf("%s comes back as\n%s", name, back)
		}
		return nil
	})
	if err != nil || count < 200 {
		t.Errorf("%d bodies, %v", count, err)
	}
}

func TestBodiesThatTablesCannotCarry(t *testing.T) {
	for body, want := range map[string]bool{
		"一段\n\n- 甲\n": true, "```\ncode\n```": false, "- a\n  - b": false, "<div>": false, "一行\\\n二行": false, "一行  \n二行": false,
		"标题\n===": false, strings.Repeat("字", maxLetters+1): false, "\n  \n一段": true,
	} {
		if plain(body) != want {
			t.Errorf("%.20q: %t", body, !want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"投资 8600 万元", "投资 9600 万元", "投资 [-8600-]{+9600+} 万元"},
		{"一座停用车间", "两座车间", "[-一座停用-]{+两座+}车间"},
		{"It costs RMB 1.2 million.", "It costs USD 1.2 million, all told.", "It costs [-RMB-]{+USD+} 1.2 million{+, all told+}."},
		{"甲乙丙丁", "戊己庚辛", "[-甲乙丙丁-]{+戊己庚辛+}"},
		{"a甲b", "c甲d", "[-a甲b-]{+c甲d+}"}, // one letter that stayed is not worth showing
		{"", "新", "{+新+}"},
	} {
		if got := (Change{Runs: compare(c.was, c.is)}).String(); got != c.want {
			t.Errorf("%q → %q: %s, want %s", c.was, c.is, got, c.want)
		}
	}
	long, other := strings.Repeat("甲乙", 4000), strings.Repeat("丙丁", 4000)
	if got := compare(long, other); len(got) != 2 {
		t.Errorf("two long texts without anything in common: %d runs", len(got))
	}
}

func TestMovedParagraphs(t *testing.T) {
	was := []string{"第一段说厂房出租。", "第二段说蒸汽供应。", "第三段说用电。"}
	is := []string{"第一段说厂房出租。", "第三段说用电。", "第四段全新内容，与前面都不相同。"}
	var got []string
	for _, c := range bodyChanges(was, is) {
		got = append(got, c.String())
	}
	if want := []string{"[-第二段说蒸汽供应。-]", "{+第四段全新内容，与前面都不相同。+}"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
