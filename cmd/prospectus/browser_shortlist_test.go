//go:build browser

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// soon waits in a page until something holds.
const soon = `const until = async f => { for (let i = 0; i < 300; i++) { const v = f(); if (v) return v; await new Promise(r => setTimeout(r, 20)); } throw new Error("waited in vain for " + f); };
const all = s => Array.from(document.querySelectorAll(s));
const seen = s => all(s).filter(x => x.checkVisibility());
const stored = () => JSON.parse(localStorage.getItem(document.querySelector(".shelf").dataset.key) || "{\"items\":[]}");
`

// visitor does something in a page and returns what it says.
func visitor(t *testing.T, p *tab, script string) string {
	t.Helper()
	said, err := ask[string](p, "(async () => { "+soon+script+" })()")
	if err != nil {
		t.Fatalf("%v\n%s", err, script)
	}
	return said
}

// expect fails unless a visitor is told something.
func expect(t *testing.T, p *tab, want, script string) {
	t.Helper()
	if got := visitor(t, p, script); got != want {
		t.Errorf("a visitor is told %q, want %q\n%s", got, want, script)
	}
}

// arrive waits until a page that the site itself opens is there.
func arrive(t *testing.T, p *tab, at string) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		where, err := chromedp.Run(p.ctx, chromedp.Location())
		if where, _, _ = strings.Cut(where, "#"); err == nil && (where == p.base+at || where+"index.html" == p.base+at) { // a server answers for the folder
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the tab is at %s, not at %s: %v", where, at, err)
		}
	}
	if err := p.do(chromedp.WaitReady(chromedp.CSS("footer.site"))); err != nil {
		t.Fatal(err)
	}
}

// homes are where a folder is opened: from a server and from the disk.
func homes(t *testing.T, dir string) map[string]string {
	server := httptest.NewServer(http.StripPrefix("/invest", http.FileServer(http.Dir(dir))))
	t.Cleanup(server.Close)
	return map[string]string{
		"http": server.URL + "/invest/",
		"disk": "file://" + (&url.URL{Path: filepath.ToSlash(dir)}).EscapedPath() + "/",
	}
}

// TestShortlist keeps three projects, orders them, writes a note, reloads,
// prints, and opens the list by its link on another machine and from a file.
func TestShortlist(t *testing.T) {
	dir := built(t).dir
	b := newBrowser(t)
	for name, base := range homes(t, dir) {
		for _, lang := range []string{"zh", "en"} {
			t.Run(name+" "+lang, func(t *testing.T) { keepsAndShows(t, b, base, lang) })
		}
	}
}

func keepsAndShows(t *testing.T, b *browser, base, lang string) {
	p := b.tab(t, base, desk)
	p.open(t, lang+"/projects/index.html")
	expect(t, p, "3", `const s = await until(() => all(".card .star").length > 5 && all(".card .star")); s[0].click(); s[1].click(); s[2].click();
		await until(() => stored().items.length === 3 && stored().items.every(i => i.e && i.t)); return document.querySelector(".shelf").dataset.count`)
	p.open(t, lang+"/projects/xz-2026-0301.html")
	expect(t, p, "true", `const s = await until(() => document.querySelector(".keep .star")); s.click(); return s.getAttribute("aria-pressed")`)
	expect(t, p, "false", `const s = document.querySelector(".keep .star"); s.click(); return s.getAttribute("aria-pressed")`)
	p.click(t, "a.shelf")
	order := `all(".entry h3").map(h => h.textContent)`
	expect(t, p, "down true", `await until(() => all(".entry").length === 3); const was = `+order+`; all(".act.down")[0].click();
		const is = await until(() => `+order+`[1] === was[0] && `+order+`);
		return document.activeElement.dataset.act + " " + (is[0] === was[1] && is[2] === was[2])`)
	expect(t, p, "kept", `const a = all(".entry textarea")[0]; a.value = "a, b~c & 电话\n第二行"; a.dispatchEvent(new Event("input", {bubbles: true})); return stored().items[0].note ? "kept" : "lost"`)
	link := visitor(t, p, `return document.getElementById("kept-link").value`)
	first := visitor(t, p, `return `+order+`.join("|")`)
	p.open(t, lang+"/shortlist.html?again")
	if got := visitor(t, p, `await until(() => all(".entry").length === 3); return `+order+`.join("|") + all(".entry textarea")[0].value`); got != first+"a, b~c & 电话\n第二行" {
		t.Errorf("loaded again, the page shows %q, want %q and the note", got, first)
	}
	checkMail(t, p)
	checkHandbook(t, p)
	saved := visitor(t, p, `return window.facts.save(window.kept.mine)`)
	_, fragment, _ := strings.Cut(link, "#")
	elsewhere := b.tab(t, base, telephone)
	elsewhere.open(t, lang+"/shortlist.html#"+fragment)
	if got := visitor(t, elsewhere, `await until(() => all(".entry").length === 3); return `+order+`.join("|") + all(".entry textarea")[0].value`); got != first+"a, b~c & 电话\n第二行" {
		t.Errorf("the link opens %q, want %q and the note", got, first)
	}
	script := fmt.Sprintf(`const l = window.facts.parse(%q); return l.items.map(i => i.id + i.note + i.e + i.s + i.a).join("|") === window.kept.mine.items.map(i => i.id + i.note + i.e + i.s + i.a).join("|") ? "same" : JSON.stringify(l)`, saved)
	expect(t, p, "same", script)
	expect(t, p, "true", `all(".act.remove")[0].click(); await until(() => all(".entry").length === 2); document.querySelector(".undo").click(); await until(() => all(".entry").length === 3); return String(`+order+`.join("|") === `+fmt.Sprintf("%q", first)+`)`)
	p.quiet(t, "the shortlist")
}

// checkMail looks at the prepared mail: codes, titles, the note and the edition.
func checkMail(t *testing.T, p *tab) {
	t.Helper()
	expect(t, p, "true true true true", `const m = decodeURIComponent(document.querySelector(".take a[href^=mailto]").href), l = document.getElementById("kept-letter").value, i = window.kept.mine.items;
		return [m.length < 2001, i.every(x => l.includes(x.c) && l.includes(x.t)), l.includes("2026.2") && m.includes("2026.2"), l.includes("第二行") && l.includes("#list=")].join(" ")`)
}

// pageObject is a page in a PDF.
var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// checkHandbook prints the shortlist and counts what a handbook has.
func checkHandbook(t *testing.T, p *tab) {
	t.Helper()
	expect(t, p, "1 4 3 3 3 true", `const sheets = all(".handbook .sheet");
		return [all(".handbook .cover").length, all(".toc li").length, sheets.length, all(".sheet svg.qr path").length, sheets.filter(s => s.querySelector(".panel .value")).length, /\d{4}/.test(document.querySelector(".cover dl").textContent)].join(" ")`)
	file, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(pageObject.FindAll(file, -1)); n < 6 || n > 9 {
		t.Errorf("the handbook has %d pages, want a cover, contents, three sheets of at most two and contacts", n)
	}
}

// TestShortlistRefused keeps projects where the machine keeps nothing: links
// carry the list.
func TestShortlistRefused(t *testing.T) {
	dir := built(t).dir
	b := newBrowser(t)
	refusing := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `for (const n of ["localStorage", "sessionStorage"]) Object.defineProperty(window, n, {get() { throw new DOMException("refused", "SecurityError"); }})`})
		return err
	})
	for name, base := range homes(t, dir) {
		t.Run(name, func(t *testing.T) {
			p := b.tab(t, base, desk, refusing)
			p.open(t, "zh/projects/index.html")
			visitor(t, p, `const s = await until(() => all(".card .star").length > 5 && all(".card .star")); s[0].click(); s[3].click(); all(".card .beside")[0].click(); all(".card .beside")[1].click(); await until(() => window.kept.mine.items.every(i => i.e)); return ""`)
			p.click(t, ".card h3 a")
			expect(t, p, "2 2", `await until(() => document.querySelector(".shelf").dataset.count); return document.querySelector(".shelf").dataset.count + " " + window.kept.mine.beside.length`)
			p.click(t, `.languages a[hreflang=en]`)
			expect(t, p, "en 2", `await until(() => document.querySelector(".shelf").dataset.count); return document.documentElement.lang + " " + document.querySelector(".shelf").dataset.count`)
			p.click(t, "a.shelf")
			expect(t, p, "2", `await until(() => all(".entry").length); return String(all(".entry").length)`)
		})
	}
}

// TestCompare sets records side by side and looks at the marks of what differs.
func TestCompare(t *testing.T) {
	dir := built(t).dir
	b := newBrowser(t)
	for name, base := range homes(t, dir) {
		for _, lang := range []string{"zh", "en"} {
			t.Run(name+" "+lang, func(t *testing.T) { compares(t, b.tab(t, base, desk), lang) })
		}
	}
}

func compares(t *testing.T, p *tab, lang string) {
	p.open(t, lang+"/projects/index.html")
	expect(t, p, "4", `const s = await until(() => seen(".card .beside").length > 5 && seen(".card .beside")); for (let i = 0; i < 5; i++) s[i].click();
		const said = document.querySelector(".foot-bar [role=status]").textContent; if (!said) return "the fifth is taken in silence"; return String(seen(".card .beside[aria-pressed=true]").length)`)
	p.click(t, ".foot-bar a")
	// A row is marked exactly where its values differ, and never by colour alone.
	expect(t, p, "0 true true", `await until(() => document.querySelector(".compared")); const wrong = all(".compared tbody tr:not(.group)").filter(r => {
			const v = Array.from(r.cells).slice(1).map(c => { c = c.cloneNode(true); const n = c.querySelector(".note"); if (n) n.remove(); return c.textContent; });
			return v.some(x => x !== v[0]) !== !!r.querySelector(".unlike"); });
		return [wrong.length, all(".unlike").length > 5, all(".compared .unknown").length > 3].join(" ")`)
	expect(t, p, "true", `document.getElementById("only").click(); const rows = all(".compared tbody tr:not(.group)"); return String(rows.length > 5 && rows.every(r => r.className === "differs"))`)
	expect(t, p, "3", `all(".compared .act.remove")[0].click(); await until(() => all(".compared thead th").length === 4); return String(location.hash.split(",").length)`)
	other := map[string]string{"zh": "en", "en": "zh-Hans"}[lang]
	p.click(t, `.languages a[hreflang^=`+other+`]`)
	expect(t, p, "4", `await until(() => document.querySelector(".compared")); return String(all(".compared thead th").length)`)
	for kind, ids := range map[string]string{"parks": "", "plots": "", "buildings": ""} {
		p.open(t, lang+"/"+kind+"/index.html")
		ids = visitor(t, p, `await until(() => all(".keeping").length > 1); return all("[data-record]").map(e => e.dataset.record.replace("`+kind+`/", "")).filter((x, i, l) => l.indexOf(x) === i).slice(0, 2).join(",")`)
		p.open(t, lang+"/compare.html?"+kind+"#"+kind+"="+ids)
		expect(t, p, "3 true", `await until(() => document.querySelector(".compared")); return all(".compared thead th").length + " " + (all(".compared tbody tr").length > 8)`)
	}
	p.quiet(t, "the comparison")
}

// TestStand leaves a machine at a fair alone: it warns, counts down, forgets.
func TestStand(t *testing.T) {
	dir := built(t).dir
	b := newBrowser(t)
	for name, base := range homes(t, dir) {
		t.Run(name, func(t *testing.T) {
			p := b.tab(t, base, desk)
			p.open(t, "zh/projects/index.html#stand")
			visitor(t, p, `(await until(() => document.querySelector(".card .star"))).click(); await until(() => document.querySelector(".over button") && stored().items.length); return ""`)
			later := `const now = Date.now; window.ahead = 0; Date.now = () => now.call(Date) + window.ahead; `
			expect(t, p, "none", later+`window.ahead = 150e3; await new Promise(r => setTimeout(r, 1300)); return document.querySelector("[role=alertdialog]") ? "too soon" : "none"`)
			expect(t, p, "true", `window.ahead = 165e3; const d = await until(() => document.querySelector("[role=alertdialog]")); return String(d.contains(document.activeElement) && /^1?\d$/.test(d.querySelector(".count").textContent))`)
			expect(t, p, "gone 1", `document.activeElement.click(); await until(() => !document.querySelector("[role=alertdialog]")); return "gone " + stored().items.length`)
			if err := p.do(chromedp.Evaluate[chromedp.Void]("void (window.ahead += 200e3)")); err != nil {
				t.Fatal(err)
			}
			arrive(t, p, "zh/index.html")
			expect(t, p, "0", `await until(() => document.querySelector(".over")); return String(stored().items.length)`)
			p.open(t, "zh/projects/xz-2026-0301.html")
			visitor(t, p, `(await until(() => document.querySelector(".keep .star"))).click(); await until(() => document.querySelector(".over button")); return ""`)
			p.click(t, ".over button")
			arrive(t, p, "zh/index.html")
			expect(t, p, "0", `return String(stored().items.length)`)
			p.open(t, "zh/shortlist.html#stand=off")
			expect(t, p, "off", `await until(() => document.querySelector("#kept details")); return document.querySelector(".over") ? "on" : "off"`)
		})
	}
}

// TestShortlistChanged keeps records of one edition and opens the next, in which
// one project is closed, one costs more and one is gone.
func TestShortlistChanged(t *testing.T) {
	site, out := smallSite(t), filepath.Join(t.TempDir(), "out")
	publish(t, site, out)
	b := newBrowser(t)
	base := homes(t, out)["http"]
	p := b.tab(t, base, desk)
	p.open(t, "zh/projects/index.html")
	visitor(t, p, `const s = await until(() => seen(".card .star").length >= 3 && seen(".card .star")); s.forEach(x => x.click()); await until(() => stored().items.length === s.length && stored().items.every(i => i.e)); return ""`)
	p.open(t, "zh/shortlist.html")
	expect(t, p, "0", `await until(() => all(".entry").length); return String(all(".news li").length)`)
	edit(t, site, "data/site.toml", `edition = "2026.1"`, `edition = "2026.2"`)
	edit(t, site, "content/projects/one/project.toml", `investment = "1亿元"`, `investment = "1.5亿元"`)
	edit(t, site, "content/projects/two/project.toml", `state = "open"`, `state = "closed"`)
	if err := os.RemoveAll(filepath.Join(site, "content/projects/three")); err != nil {
		t.Fatal(err)
	}
	publish(t, site, out)
	p.open(t, "zh/shortlist.html?next")
	got := visitor(t, p, `await until(() => all(".news li").length === 3); return all(".news li").map(l => l.textContent).sort().join("|")`)
	for _, want := range []string{"金额：1亿元 → 1.5亿元", "状态：开放对接 → ", "本版已不再刊登", "2026.1"} {
		if !strings.Contains(got, want) {
			t.Errorf("what changed is told as %q, without %q", got, want)
		}
	}
	expect(t, p, "1", `document.querySelector(".news button").click(); await until(() => all(".news li").length === 1); return String(all(".news li").length)`)
	p.open(t, "en/shortlist.html")
	if got := visitor(t, p, `await until(() => all(".news li").length); return document.querySelector(".news").textContent`); !strings.Contains(got, "no longer published") {
		t.Errorf("in English: %q", got)
	}
}

// publish builds a site folder.
func publish(t *testing.T, site, out string, flags ...string) {
	t.Helper()
	var faults strings.Builder
	env := environment{stdout: io.Discard, stderr: &faults, lang: "en", now: time.Now}
	if code := run(context.Background(), append([]string{"build", "--site", site, "--out", out}, flags...), env); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, faults.String())
	}
}

// edit replaces a text in a file of a site.
func edit(t *testing.T, site, name, old, new string) {
	t.Helper()
	at := filepath.Join(site, filepath.FromSlash(name))
	text, err := os.ReadFile(at)
	if err == nil && !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	if err == nil {
		err = os.WriteFile(at, []byte(strings.Replace(string(text), old, new, 1)), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// smallSite writes a site of three projects.
func smallSite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	files := map[string]string{
		"data/site.toml":       "edition = \"2026.1\"\nlanguages = [\"zh\", \"en\"]\ncurrency = \"CNY\"\nas_of = \"2026-06-30\"\n[title]\nzh = \"投资某市\"\nen = \"Invest in X\"\n[name]\nzh = \"某局\"\nen = \"The bureau\"\n",
		"data/industries.toml": "[food]\nname = { zh = \"食品\", en = \"Food\" }\n",
		"data/regions.toml":    "[lake]\nname = { zh = \"湖区\", en = \"Lake\" }\ntype = \"district\"\n",
	}
	for _, id := range []string{"one", "two", "three"} {
		files["content/projects/"+id+"/project.toml"] = "code = \"X-" + id + "\"\nindustry = \"food\"\nregion = \"lake\"\nstate = \"open\"\ninvestment = \"1亿元\"\n"
		files["content/projects/"+id+"/zh.md"] = "+++\ntitle = \"项目" + id + "\"\nsummary = \"摘要。\"\n+++\n\n正文。\n"
		files["content/projects/"+id+"/en.md"] = "+++\ntitle = \"Project " + id + "\"\nsummary = \"Summary.\"\n+++\n\nText.\n"
	}
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestShortlistAxe has axe-core look at the shortlist and the comparison with
// everything that they can show, on a desk and on a telephone.
func TestShortlistAxe(t *testing.T) {
	dir := built(t).dir
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	p := newBrowser(t).tab(t, homes(t, dir)["http"], desk)
	for _, lang := range []string{"zh", "en"} {
		p.open(t, lang+"/projects/index.html")
		visitor(t, p, `const s = await until(() => all(".card .star").length > 5 && all(".card .star")); s.slice(0, 3).forEach(x => { if (x.getAttribute("aria-pressed") !== "true") x.click(); });
			all(".card .beside").slice(0, 3).forEach(x => { if (x.getAttribute("aria-pressed") !== "true") x.click(); }); await until(() => stored().items.every(i => i.e));
			const k = window.kept.mine; k.items[0].s = "reserved"; k.items[1].a = "CNY 1"; window.kept.save(); return ""`)
		for _, at := range []string{"projects/index.html", "shortlist.html#list=p:xz-2026-0301~%20note", "compare.html#stand"} {
			p.open(t, lang+"/"+at)
			visitor(t, p, `await until(() => document.querySelector(".foot-bar a, .compared")); if (location.hash === "#stand") await until(() => document.querySelector(".over button")); if (document.getElementById("kept")) await until(() => document.querySelector(".news")); all("details").forEach(d => { d.open = true; }); return ""`)
			if err := p.do(chromedp.Evaluate[chromedp.Void]("void (() => {" + string(axe) + "\n})()")); err != nil {
				t.Fatal(err)
			}
			for _, s := range states {
				found, err := p.axe(s)
				if err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					t.Errorf("%s/%s, %s: %s", lang, at, s.name, v)
				}
			}
			if err := p.screen(1440, 900); err != nil {
				t.Fatal(err)
			}
		}
		p.open(t, lang+"/shortlist.html#stand=off")
		p.open(t, "index.html")
	}
}
