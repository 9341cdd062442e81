//go:build browser

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestPagesTestSees proves that the checks of TestPages can fail: each finds
// its fault on a page that has it, and nothing on a page that has none.
func TestPagesTestSees(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		name := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/"), ".html")
		fmt.Fprint(w, "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><link rel=icon href=data:,><title>x</title><style>"+soundStyle+"</style><body>"+soundHead)
		fmt.Fprint(w, "<main id=main><h1>Sound</h1><p>Text with <a href=x.html>a link</a> in it.</p><details><summary>More</summary><p>Folded</p></details>"+faultyPages[name].body+"</main><script>"+soundScript+"</script>")
	}))
	t.Cleanup(server.Close)
	b := newBrowser(t)
	for _, c := range []check{axeCheck(t, few, states), largeCheck(), keyboardCheck(), zoomCheck(), motionCheck(), targetsCheck(), scriptsCheck(), printCheck()} {
		p := b.tab(t, server.URL+"/", c.prepare...)
		for name, page := range faultyPages {
			if page.check != c.name && name != "sound" {
				continue
			}
			faults, err := c.look(p, name+".html")
			if err != nil {
				t.Fatalf("%s on %s: %v", c.name, name, err)
			}
			all := strings.Join(faults, "\n")
			if page.fault == "" && len(faults) > 0 || !strings.Contains(all, page.fault) {
				t.Errorf("%s on %s finds %q, want %q", c.name, name, all, page.fault)
			}
		}
	}
}

// A page without a fault: its style, its head and its script. The script
// remembers large text, as that of a site does.
const (
	soundStyle = `body{font:16px/1.5 sans-serif}:root.large body,:root:has(#large-text:target) body{font-size:24px}
h1{font-size:1.5em}header a,summary{display:inline-block;min-height:44px;min-width:44px}.normal-text{display:none}
:root.large .normal-text,:root:has(#large-text:target) .normal-text{display:inline-block}@media print{header{display:none}}`
	soundHead = `<header><a href=#main>Skip</a> <a class=large-text id=large-text href=#large-text>Large</a> <a class=normal-text href=#main>Normal</a>
<nav aria-label=Sections><ul><li><a href=a.html>Alpha</a></li><li><a href=b.html>Beta</a></li><li><a href=c.html>Gamma</a></li></ul></nav></header>`
	soundScript = `const set = on => { document.documentElement.classList.toggle('large', on); on ? localStorage.setItem('t', 1) : localStorage.removeItem('t') };
if (location.hash === '#large-text' || localStorage.getItem('t')) set(true);
document.querySelector('.large-text').addEventListener('click', () => set(true));
document.querySelector('.normal-text').addEventListener('click', () => set(false));`
)

// faultyPages are pages with what they have besides, by name.
var faultyPages = map[string]struct{ check, body, fault string }{
	"sound":     {},
	"alt":       {"axe", `<img src=data:,>`, "image-alt"},
	"contrast":  {"axe", `<details><summary>S</summary><p style="color:#ccc;background:#fff">pale</p></details>`, "unfolded: color-contrast"},
	"small":     {"large text", `<p style="font-size:20px">small</p>`, "text of 20 px"},
	"tight":     {"large text", `<p style="line-height:1.2">tight</p>`, "line height 1.2"},
	"forgetful": {"large text", `<script>localStorage.setItem = () => {}</script>`, "not remembered"},
	"stuck":     {"large text", `<style>:root:root .normal-text{display:none}</style><script>addEventListener('load', () => document.querySelector('.large-text').onclick = e => e.preventDefault())</script>`, "leaves the text large"},
	"scripted":  {"large text", `<style>:root:has(#large-text:target) body{font-size:16px!important}:root.large body{font-size:24px!important}</style>`, "without scripts the link"},
	"order":     {"keyboard", `<a href=y.html tabindex=5>First</a>`, "Tab stop 1 of"},
	"ringless":  {"keyboard", `<a href=y.html style="outline:0">Bare</a>`, "focus is not seen"},
	"trap":      {"keyboard", `<button id=b>Trap</button><script>b.onkeydown = e => e.key === 'Tab' && e.preventDefault()</script><button>After</button>`, "want button"},
	"skipless":  {"keyboard", `<script>document.querySelector('header a').remove()</script>`, "does not skip to main"},
	"jammed":    {"keyboard", `<details><summary onclick="this.parentElement.open && event.preventDefault()">Jam</summary></details>`, "neither Escape nor Enter"},
	"wide":      {"zoom", `<div style="width:400px">wide</div>`, "the page is"},
	"gone":      {"zoom", `<style>@media (max-width:400px){.gone{display:none}}</style><p class=gone>gone</p>`, "is gone"},
	"cut":       {"zoom", `<p style="height:20px;overflow:hidden;width:100px">cut off after the first line</p>`, "text is cut off"},
	"sideways":  {"zoom", `<div style="overflow-x:auto"><div style="width:500px">x</div></div>`, "without role=region"},
	"clamped":   {"zoom", `<div style="width:90px;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1;overflow:hidden">cut to one line only</div>`, "no link leads"},
	"moves":     {"reduced motion", `<style>@keyframes k{to{opacity:.5}}</style><p style="animation:k 9s infinite">moves</p>`, "an animation runs"},
	"slides":    {"reduced motion", `<p style="transition:color 1s">slides</p>`, "a transition of 1s"},
	"low":       {"targets", `<div><a href=y.html>Low</a></div>`, "44 px high"},
	"thin":      {"targets", `<div><a href=y.html style="display:inline-block;height:44px;width:9px">.</a></div>`, "24 px wide"},
	"written":   {"scripts off", `<script>document.write('<p>Written</p>')</script>`, `"Written"`},
	"printed":   {"print", `<style>@media print{header{display:block!important}}</style>`, `"AlphaBetaGamma"`},
	"blank":     {"print", `<div style="break-after:page"></div><div style="break-after:page;height:9px"></div><p>end</p>`, "is blank"},
}
