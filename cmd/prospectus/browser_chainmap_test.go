//go:build browser

package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestChainMaps looks at the maps of the demonstration as a browser sets them.
func TestChainMaps(t *testing.T) {
	dir := built(t).dir
	v := mapVisit{newBrowser(t), places(t, dir)["disk"], nil}
	found, err := filepath.Glob(filepath.Join(dir, "*", "chains", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		if at, err := filepath.Rel(dir, name); err == nil && filepath.Base(name) != "index.html" {
			v.pages = append(v.pages, filepath.ToSlash(at))
		}
	}
	if len(v.pages) < 16 {
		t.Fatalf("only %d pages of chains", len(v.pages))
	}
	t.Run("letters", v.letters)
	t.Run("alike", v.alike)
	t.Run("script", v.script)
}

// A mapVisit is a browser before the chains of a built site.
type mapVisit struct {
	b     *browser
	base  string
	pages []string
}

// faces are under which no text may leave its box: what the machine has, both
// families that the drawing was measured for, and one that is a tenth wider.
var faces = []struct{ name, style string }{
	{"own", ""},
	{"Noto Sans CJK SC", `font-family:"Noto Sans CJK SC"!important`},
	{"WenQuanYi Micro Hei", `font-family:"WenQuanYi Micro Hei"!important`},
	{"a tenth wider", `font-family:"Noto Sans CJK SC"!important;letter-spacing:.052em`},
}

// leaving finds texts of every layout that leave the box of their link, and
// boxes that overlap, in units of the drawing. A layout that is hidden is shown
// for it. What a wider face adds to an average letter, 0.52 em of Latin, is
// spread between the letters; Han gets as much as its reserve holds.
const leaving = `(style => {
	const sheet = document.head.appendChild(document.createElement("style"));
	sheet.textContent = ".chainmap svg{display:block!important;max-width:none!important} .chainmap text{" + style + "}";
	const faults = [];
	let texts = 0;
	for (const svg of document.querySelectorAll(".chainmap svg")) {
		const place = e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height] };
		const boxes = [];
		for (const link of svg.querySelectorAll(".node > a")) {
			const r = link.querySelector("rect"), [x0, y0, x1, y1] = place(r);
			boxes.push([x0, y0, x1, y1, link.textContent]);
			for (const text of link.querySelectorAll("text")) {
				texts++;
				const b = place(text);
				if (b[0] < x0 || b[1] < y0 - 1 || b[2] > x1 || b[3] > y1 + 1) faults.push(svg.classList[1] + ": " + text.textContent + " " + b.map(Math.round) + " leaves " + [x0, y0, x1, y1].map(Math.round));
			}
		}
		boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
			if (a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 1 && b[1] < a[3] - 1) faults.push(svg.classList[1] + ": overlap of " + a[4] + " and " + b[4]);
		}));
	}
	sheet.remove();
	return texts < 100 ? ["only " + texts + " texts"] : faults;
})(%q)`

// letters measures every text of every layout of every chain in a browser.
func (v mapVisit) letters(t *testing.T) {
	p := v.b.tab(t, v.base, desk)
	for _, at := range v.pages {
		p.open(t, at)
		for _, face := range faces {
			faults, err := ask[[]string](p, fmt.Sprintf(leaving, face.style))
			if err != nil {
				t.Fatalf("%s: %v", at, err)
			}
			for _, f := range faults {
				t.Errorf("%s in %s: %s", at, face.name, f)
			}
		}
	}
}

// alike finds whether the layouts and the tables name the same nodes in the same
// order, and whether exactly one layout is shown.
func (v mapVisit) alike(t *testing.T) {
	for _, screen := range []struct {
		want    string
		prepare chromedp.Action[chromedp.Void]
	}{{"wide", desk}, {"upright", telephone}} {
		p := v.b.tab(t, v.base, screen.prepare)
		for _, at := range v.pages {
			p.open(t, at)
			faults, err := ask[[]string](p, fmt.Sprintf(`(want => {
				const rows = [...document.querySelectorAll(".band tr[id]")].map(r => r.id).join(), faults = [], shown = [];
				for (const svg of document.querySelectorAll(".chainmap svg")) {
					const nodes = [...svg.querySelectorAll(".node > a:first-child")].map(a => a.getAttribute("href").slice(1)).join();
					if (nodes !== rows) faults.push(svg.classList[1] + " shows " + nodes + ", the tables " + rows);
					if (svg.getBoundingClientRect().width) shown.push(svg.classList[1]);
				}
				if (shown.join() !== want) faults.push("shown: " + shown);
				return faults;
			})(%q)`, screen.want))
			if err != nil || len(faults) > 0 {
				t.Errorf("%s: %v %v", at, faults, err)
			}
		}
	}
}

// script walks through what the script adds: what stands out when a node has the
// focus, the choice of a state, the steps of enlarging.
func (v mapVisit) script(t *testing.T) {
	p := v.b.tab(t, v.base, desk)
	p.open(t, "zh/chains/calcium.html")
	for _, step := range []struct{ what, ask string }{
		{"a node with the focus lights up what it feeds, and what that feeds", `(() => {
			const node = id => document.querySelector('.wide .node[data-node="' + id + '"]');
			node("limestone").querySelector("a").focus();
			return ["active-lime", "precipitated", "masterbatch"].every(id => node(id).classList.contains("on")) && !node("quartz-sand").classList.contains("on")
				&& document.querySelector('.wide .wires [data-from="limestone"]').classList.contains("down") && document.querySelector(".chainmap").classList.contains("lit");
		})()`},
		{"and no longer when the focus is gone", `(() => { document.activeElement.blur(); return !document.querySelector(".chainmap").classList.contains("lit"); })()`},
		{"a state is chosen", `(() => {
			document.querySelector('.maptools [value="sought"]').click();
			const off = [...document.querySelectorAll(".wide .node")].filter(n => n.classList.contains("off"));
			return off.length > 0 && off.every(n => n.dataset.state !== "sought") && /6/.test(document.querySelector(".maptools [role=status]").textContent);
		})()`},
		{"and let go", `(() => { document.querySelector('.maptools [value=""]').click(); return !document.querySelector(".node.off"); })()`},
		{"the drawing is enlarged, and can be moved with keys", `(() => {
			const svg = document.querySelector(".wide"), was = svg.getBoundingClientRect().width, [less, more] = document.querySelectorAll(".maptools .zoom");
			more.click();
			const grown = svg.getBoundingClientRect().width > 1.2 * was && document.querySelector(".drawing").tabIndex === 0 && document.documentElement.scrollWidth <= innerWidth;
			less.click();
			return grown && less.disabled && svg.getBoundingClientRect().width === was;
		})()`},
	} {
		if ok, err := ask[bool](p, step.ask); err != nil || !ok {
			t.Errorf("not so: %s (%v)", step.what, err)
		}
	}
	p.quiet(t, "zh/chains/calcium.html")
}
