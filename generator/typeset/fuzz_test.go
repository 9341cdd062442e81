package typeset_test

import (
	"testing"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// FuzzHTML sets whatever text it is given; the fonts have what they have.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<p>项目“双碳”——用地 120 亩，见<a href=\"#x\">此处</a>。</p>",
		"<table><tr><td rowspan=3 colspan=0>a<td>b</table>",
		"<ul><li><ol><li>x</ol></ul><h1 id=x>y</h1><hr><img src=z>",
		"<p><span class=footnote>n<span class=footnote>m</span></span><span class=leader></span>",
		"<div class=flex><p>a</p>b<div class=cols>c<table><thead><tr><th>h</thead></table></div></div>",
		"</p><body lang=en class=gw><p>x\u00ad\u200by ⁻⁶₂ \x00 é𠮷", "<p>\u2028\ufffc<br><br></p><b><p>x</p></b>",
		"<div class=abs><p>x</div><p class=wide>y", "<td>z<tr><caption><col><li>",
	} {
		f.Add(seed)
	}
	s, _ := setter(f, `.flex { display: flex } .cols { column-count: 3 } .gw { page: gw; letter-spacing: grid; line-height: 1gl }
		@page gw { size: A5 landscape; grid: 12 20 } .abs { position: absolute; bottom: 1cm } .wide { page: gw }
		body { copy-fit: 4 90% 50% 8pt } div { border: 1pt solid #000; padding: 3pt } li { break-before: avoid }`)
	f.Fuzz(func(t *testing.T, html string) {
		if len(html) > 2000 || !utf8.ValidString(html) {
			return
		}
		laid := s.Lay(section("zh", html), nil)
		if len(laid.Pages) == 0 {
			t.Error("no page")
		}
	})
}

// FuzzCSS reads whatever style sheet it is given and sets a small text by it.
func FuzzCSS(f *testing.F) {
	for _, seed := range []string{
		sheet, "p { margin: -5pt; width: 0 } td { padding: 900pt }", "@page { size: 1pt 1pt; margin: 3pt; grid: 99 99 }",
		"body { font-size: 900pt; line-height: 0.01 } p { column-count: 9 }", "@page x:y { @top-left { content: counter(page", "a{b:c}}}{{{@@@",
		"p:lang( { color: red } .a.b c { border: solid", "* { height: 100% } table { width: 1000% } p { text-indent: -99em; letter-spacing: -9pt }",
	} {
		f.Add(seed)
	}
	faces := fonts(f)
	f.Fuzz(func(t *testing.T, css string) {
		if len(css) > 2000 {
			return
		}
		report := &diag.List{}
		s := typeset.New(faces, typeset.ParseSheet(report, source.NewFile("x.css", css)), report)
		html := "<h1>题</h1><p>一段 text，用地 120 亩。</p><ul><li>项</li></ul><table><tr><th>头</th><td>格</td></tr></table>"
		(&typeset.Book{Setter: s, Sections: []*typeset.Section{section("zh", html)}}).Set()
	})
}
