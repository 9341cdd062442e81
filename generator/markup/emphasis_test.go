package markup

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestEmphasis(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"这是**我想做的事。**所以", "这是<strong>我想做的事。</strong>所以"},
		{"推出**《指南》**", "推出<strong>《指南》</strong>"},
		{"推出**《指南》**和**《办法》**。", "推出<strong>《指南》</strong>和<strong>《办法》</strong>。"},
		{"约**“双招双引”**的", "约<strong>“双招双引”</strong>的"},
		{"价格**(含税)**为ISO**(国际)**认证", "价格<strong>(含税)</strong>为ISO<strong>(国际)</strong>认证"},
		{"增长**35%**以上、*第1名*。", "增长<strong>35%</strong>以上、<em>第1名</em>。"},
		{"**庆祝🎉**Latin与中文", "<strong>庆祝🎉</strong>Latin与中文"},
		{"**重点：**见*“表”*，***两者***。", "<strong>重点：</strong>见<em>“表”</em>，<em><strong>两者</strong></em>。"},
		{"**外（*内*）外**后", "<strong>外（<em>内</em>）外</strong>后"},
		{"*外**《内》**外*后", "<em>外<strong>《内》</strong>外</em>后"},
		{"　　**首行**缩进", "<strong>首行</strong>缩进"},
		{"**`代码`**与**[链接](a)**中", "<strong><code>代码</code></strong>与<strong>" + `<a href="a">链接</a>` + "</strong>中"},
		// What stays as it was written.
		{"尺寸120*80*60毫米", "尺寸120*80*60毫米"},
		{"3 * 4 * 5等于六十", "3 * 4 * 5等于六十"},
		{"*注：数据**来自**统计局", "*注：数据<strong>来自</strong>统计局"},
		{`这是\*\*原样\*\*`, "这是**原样**"},
		{"名称_不_变，文件a_b_c", "名称_不_变，文件a_b_c"},
		// Blocks without Chinese follow CommonMark.
		{`a*"foo"*`, `a*"foo"*`},
		{"5*6*78", "5<em>6</em>78"},
		{"**foo.**bar", "**foo.**bar"},
	} {
		if got, want := render(c.in), "<p>"+c.want+"</p>"; got != want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, want)
		}
	}
}

// edges are what a phrase may begin or end with, and what may stand beside it.
var edges = strings.Fields("。 ， 、 ； ： ？ ！ … —— · 《 》 〈 〉 「 」 『 』 【 】 〔 〕 （ ） ［ ］ ｛ ｝ “ ” ‘ ’ ～ 〜 ￥ ％ 〇 々 ( ) [ ] { } \" ' , . ; : ? ! % $ # + - = / @ ^ | ~ A z GDP 0 9 12.5 ISO 🎉 👩‍💻 ⚡️ 🇨🇳 ① ℃ m² € é 가 の 𠮷")

var words = strings.Fields("招商引资 项目 云港 标准厂房 产业链 park 2026 绿色 一事一议 电芯 port")

// TestWholePhrasesAreStrong puts ** round phrases in paragraphs of Chinese and
// expects each of them strong and nothing else.
func TestWholePhrasesAreStrong(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 3))
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	for i := range 4000 {
		in, want := "中", "中"
		for range 1 + r.IntN(4) {
			phrase := pick(edges) + pick(words) + pick(edges)
			beside := [2]string{pick(words) + pick(edges), pick(edges) + pick(words)}
			in += beside[0] + "**" + phrase + "**" + beside[1]
			want += beside[0] + "<strong>" + phrase + "</strong>" + beside[1]
		}
		// Links, footnotes and tags are no matter of this test.
		in, want = strings.NewReplacer("[", "［", "<", "＜").Replace(in), strings.NewReplacer("[", "［").Replace(want)
		want = "<p>" + want + "</p>"
		if got := render(in); got != want {
			t.Fatalf("paragraph %d\n  in %s\n got %s\nwant %s", i, in, got, want)
		}
	}
}

func TestIsChinese(t *testing.T) {
	for _, r := range "中〇々，。《「（￥ａの𠮷㎡ㄅ︰" {
		if !isChinese(r) || !containsChinese([]byte("a"+string(r))) {
			t.Errorf("%q is Chinese", r)
		}
	}
	for _, r := range "a1 é“…🎉가²\U0010FFFF" {
		if isChinese(r) {
			t.Errorf("%q is not Chinese", r)
		}
	}
}

// TestEverySlotOfABlock finds the rule at work wherever text may stand.
func TestEverySlotOfABlock(t *testing.T) {
	for _, frame := range []string{"## %s", "- %s", "> %s", "| %s |\n|---|", "%s\n: 义", "词\n: %s", "表：%s\n\n|a|\n|-|", "[^1]\n\n[^1]: %s", "[%s](a)"} {
		in := fmt.Sprintf(frame, "推出**《指南》**后")
		if got := render(in); strings.Count(got, "<strong>《指南》</strong>") != 1 {
			t.Errorf("%s gives %s", in, got)
		}
	}
}
