package markup

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// subset is the package comment's list: elements and the attributes each may
// have.
var subset = map[string][]string{
	"p": nil, "blockquote": nil, "ul": nil, "dl": nil, "dt": nil, "dd": nil, "hr": nil, "br": nil,
	"em": nil, "strong": nil, "code": nil, "pre": nil, "caption": nil, "thead": nil, "tbody": nil,
	"tr": nil, "figure": nil, "figcaption": nil, "table": nil,
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"ol": {"start"}, "li": {"id"},
	"div": {"class", "tabindex", "role", "aria-label"},
	"th":  {"scope", "class"}, "td": {"class"},
	"a":       {"id", "href", "title", "class", "rel", "role", "data-address"},
	"img":     {"src", "srcset", "sizes", "width", "height", "alt", "title", "loading", "decoding"},
	"small":   {"class"},
	"sup":     {"id"},
	"section": {"class", "role"},
}

var (
	tagPattern       = regexp.MustCompile(`^<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>`)
	attributePattern = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
	entityPattern    = regexp.MustCompile(`^&(?:amp|lt|gt|quot);`)
)

// checkHTML reports the first thing in HTML that the subset does not allow:
// another tag or attribute, tags that do not match, an id twice, a link in a
// link, a bare < > or &.
func checkHTML(html string) error {
	var open []string
	ids := map[string]bool{}
	for at := 0; at < len(html); {
		switch html[at] {
		case '<':
			m := tagPattern.FindStringSubmatch(html[at:])
			if m == nil {
				return fmt.Errorf("offset %d: no tag of ours: %.40q", at, html[at:])
			}
			var err error
			if open, err = checkTag(open, ids, m); err != nil {
				return fmt.Errorf("offset %d: %w", at, err)
			}
			at += len(m[0])
		case '>':
			return fmt.Errorf("offset %d: bare >", at)
		case '&':
			if !entityPattern.MatchString(html[at:]) {
				return fmt.Errorf("offset %d: bare &: %.20q", at, html[at:])
			}
			at++
		default:
			at++
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("not closed: %v", open)
	}
	return nil
}

func checkTag(open []string, ids map[string]bool, m []string) ([]string, error) {
	closing, name := m[1] == "/", m[2]
	allowed, ok := subset[name]
	if !ok {
		return open, fmt.Errorf("<%s> is not in the subset", name)
	}
	for _, a := range attributePattern.FindAllStringSubmatch(m[3], -1) {
		if !slices.Contains(allowed, a[1]) {
			return open, fmt.Errorf("<%s> may not have %s", name, a[1])
		}
		if a[1] == "id" && ids[a[2]] {
			return open, fmt.Errorf("id %q twice", a[2])
		} else if a[1] == "id" {
			ids[a[2]] = true
		}
	}
	switch {
	case name == "br" || name == "hr" || name == "img":
		return open, nil
	case closing && (len(open) == 0 || open[len(open)-1] != name):
		return open, fmt.Errorf("</%s> closes %v", name, open)
	case closing:
		return open[:len(open)-1], nil
	case name == "a" && slices.Contains(open, "a"):
		return open, fmt.Errorf("a link in a link")
	}
	return append(open, name), nil
}

func TestCheckHTML(t *testing.T) {
	for _, bad := range []string{
		"<script>", "<p>", "</p>", "<p><em></p></em>", `<p onclick="x">a</p>`, "<p>a > b</p>", "a & b",
		`<a href="x"><a href="y">z</a></a>`, `<h2 id="a">x</h2><h3 id="a">y</h3>`, "<p class=x>",
	} {
		if checkHTML(bad) == nil {
			t.Errorf("%s passes", bad)
		}
	}
}

// corpus returns Markdown of every sort: the specification's examples, the
// bodies of the benchmark, and the table of TestHTML.
func corpus(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, ex := range examples(t) {
		all = append(all, ex.Markdown)
	}
	for _, c := range htmlCases {
		all = append(all, c.in)
	}
	for _, name := range []string{"testdata/body.zh.md", "testdata/body.en.md"} {
		all = append(all, readFile(t, name))
	}
	return all
}

func TestCorpusStaysInSubset(t *testing.T) {
	for _, in := range corpus(t) {
		d := parse(in)
		for _, r := range []Resolver{nil, echo{}} {
			if err := checkHTML(string(d.AppendHTML(nil, r))); err != nil {
				t.Errorf("%q: %v", in, err)
			}
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range htmlCases {
		got := string(parse(c.in).AppendHTML(nil, harbour{}))
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// harbour knows one photograph and every link but those to "project:gone".
type harbour struct{}

func (harbour) Link(target string) (string, bool) {
	return strings.Replace(target, "project:", "../projects/", 1), target != "project:gone"
}

func (harbour) Image(target string) (Image, bool) {
	return Image{
		Src: "h.jpg", SrcSet: "h2.jpg 2x", Sizes: "100vw", Width: 40, Height: 30,
		Caption: "自带图注", Credit: "自带来源",
	}, target == "harbour.jpg"
}

const photo = `<img src="h.jpg" srcset="h2.jpg 2x" sizes="100vw" width="40" height="30" alt="码头"`

var htmlCases = []struct{ in, want string }{
	{"", ""},
	{"一\n二\nthree\nfour\n五，\n“六”\n\n七", "<p>一二\nthree\nfour\n五，“六”</p><p>七</p>"},
	{"한국\n어", "<p>한국\n어</p>"},
	{"中\n<https://a.cn>\n文", "<p>中\n<a href=\"https://a.cn\" class=\"external\" rel=\"noopener\">https://a.cn</a>\n文</p>"},
	{"一\\\n二  \n三", "<p>一<br>二<br>三</p>"},
	{"a < b & \"c\" > d", `<p>a &lt; b &amp; "c" &gt; d</p>`},
	{`\*a\* &copy; &#x4E2D; &nosuch;`, "<p>*a* © 中 &amp;nosuch;</p>"},
	{"## 优惠 *政策*", `<h2 id="优惠-政策">优惠 <em>政策</em></h2>`},
	{"- 一\n- 二\n", "<ul><li>一</li><li>二</li></ul>"},
	{"3. 一\n\n4. 二\n", `<ol start="3"><li><p>一</p></li><li><p>二</p></li></ol>`},
	{"> 引\n\n---", "<blockquote><p>引</p></blockquote><hr>"},
	{"```go\na < b\n\nc\n```", "<pre><code>a &lt; b\n\nc\n</code></pre>"},
	{"`a <b` 与``c`d``", "<p><code>a &lt;b</code> 与<code>c`d</code></p>"},
	{"亩\n: 市制面积\n: 约667平方米", "<dl><dt>亩</dt><dd>市制面积</dd><dd>约667平方米</dd></dl>"},

	{"[甲](project:xz-1)", `<p><a href="../projects/xz-1">甲</a></p>`},
	{"[甲](project:gone \"无\")乙", "<p>甲乙</p>"},
	{`[甲](pages/about "说\"明")`, `<p><a href="pages/about" title="说&quot;明">甲</a></p>`},
	{"[甲][x]\n\n[x]: https://a.cn/?a=1&b=2", `<p><a href="https://a.cn/?a=1&amp;b=2" class="external" rel="noopener">甲</a></p>`},
	{"<a@b.cn> [打](tel:+861000)", `<p><a href="mailto:a@b.cn">a@b.cn</a> <a href="tel:+861000">打</a></p>`},
	{"[甲<https://a.cn>](b)", `<p><a href="b">甲https://a.cn</a></p>`},
	{"[x](javascript:alert) [y](java&Tab;script:alert) [z](//a.cn)", "<p>x y z</p>"},

	{"![码头](harbour.jpg)", "<figure>" + photo + ` loading="lazy" decoding="async"><figcaption>自带图注 · <small class="credit">自带来源</small></figcaption></figure>`},
	{`![码头](harbour.jpg "远眺 \| 近 | 李摄")`, "<figure>" + photo + ` loading="lazy" decoding="async"><figcaption>远眺 | 近 · <small class="credit">李摄</small></figcaption></figure>`},
	{`图：![码头](harbour.jpg "远眺｜李摄")`, "<p>图：" + photo + ` title="远眺 | 李摄" loading="lazy" decoding="async"></p>`},
	{"[![码头](harbour.jpg)](a)", `<p><a href="a">` + photo + ` loading="lazy" decoding="async"></a></p>`},
	{"![*码*头 `a`](lost.jpg)", "<p>码头 a</p>"},
	{"![码头](https://a.cn/h.jpg)", "<p>码头</p>"},

	{"表：指标\n\n| 名 | 值 |\n|---|--:|\n| a | 1 |", `<div class="table" tabindex="0" role="region" aria-label="指标"><table><caption>指标</caption><thead><tr><th scope="col">名</th><th scope="col" class="right">值</th></tr></thead><tbody><tr><td>a</td><td class="right">1</td></tr></tbody></table></div>`},
	{"Table : **Prices**\n| a | |\n|:-:|---|", `<div class="table" tabindex="0" role="region" aria-label="Prices"><table><caption><strong>Prices</strong></caption><thead><tr><th scope="col" class="center">a</th><td></td></tr></thead></table></div>`},
	{"| 名 | 值 |\n|---|---|", `<div class="table" tabindex="0" role="region" aria-label="名 · 值"><table><thead><tr><th scope="col">名</th><th scope="col">值</th></tr></thead></table></div>`},
	{"| |\n|-|\n| `a\\|b` |", `<div class="table" tabindex="0"><table><thead><tr><td></td></tr></thead><tbody><tr><td><code>a|b</code></td></tr></tbody></table></div>`},
	{"表面处理\n\n| 名 |\n|---|", `<p>表面处理</p><div class="table" tabindex="0" role="region" aria-label="名"><table><thead><tr><th scope="col">名</th></tr></thead></table></div>`},

	{"甲[^a]乙[^b]丙[^a]\n\n[^a]: 注一\n[^b]: 注二\n\n    续", `<p>甲<sup><a id="fnref:1" href="#fn:1" role="doc-noteref">1</a></sup>乙<sup><a id="fnref:2" href="#fn:2" role="doc-noteref">2</a></sup>丙<sup><a id="fnref:1:2" href="#fn:1" role="doc-noteref">1</a></sup></p>` +
		`<section class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>注一 <a href="#fnref:1" role="doc-backlink">↩1</a> <a href="#fnref:1:2" role="doc-backlink">↩2</a></p></li>` +
		`<li id="fn:2"><p>注二</p><p>续 <a href="#fnref:2" role="doc-backlink">↩</a></p></li></ol></section>`},
	{"[甲[^a]](b)\n\n[^a]: 注", `<p><a href="b">甲<sup id="fnref:1">1</sup></a></p><section class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>注 <a href="#fnref:1" role="doc-backlink">↩</a></p></li></ol></section>`},

	{"<b>粗</b>\n\n<div>\n块\n</div>", "<p>&lt;b&gt;粗&lt;/b&gt;</p><p>&lt;div&gt;\n块\n&lt;/div&gt;</p>"},
}
