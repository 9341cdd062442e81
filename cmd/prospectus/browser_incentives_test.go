//go:build browser

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/model/fitcases"
	"prospectus/generator/render/incentives"
	"prospectus/generator/view"
)

// TestIncentives looks at the finder of the demonstration.
func TestIncentives(t *testing.T) {
	v := finderVisit{newBrowser(t), places(t, built(t).dir)}
	t.Run("table", v.table)
	t.Run("figures", v.figures)
	t.Run("walk", v.walk)
	t.Run("as stated", v.asStated)
	t.Run("age", v.age)
}

// A finderVisit is a browser before a built site, by the names of its places.
type finderVisit struct {
	b     *browser
	bases map[string]string
}

// A scriptCase is a case of the table as the script sees it: the rule as it is
// published, and the fragment of the link that leads from a project to the form.
type scriptCase struct {
	Rule    incentives.Rule `json:"rule"`
	Answers string          `json:"answers"`
}

// table runs the table that package model is held to through the
// very script that is published.
func (v finderVisit) table(t *testing.T) {
	cases, worth, err := fitcases.Read(os.DirFS("../../generator/model/testdata"), "fit.txt")
	if err != nil {
		t.Fatal(err)
	}
	var asked []scriptCase
	for _, c := range cases {
		rule := model.NewRule(&c.Clause, worth)
		asked = append(asked, scriptCase{incentives.NewRule(&rule), view.Answers(&c.Proposal, i18n.For("zh"))})
	}
	units := view.AreaUnits()
	for _, currency := range []string{"CNY", "USD"} {
		for _, exp := range []int{0, 4} {
			units = append(units, view.NewUnit(currency, exp, worth))
		}
	}
	p := v.b.tab(t, v.bases["disk"], desk)
	p.open(t, "zh/incentives.html")
	in, err := json.Marshal(map[string]any{"cases": asked, "units": incentives.Units(units)})
	if err != nil {
		t.Fatal(err)
	}
	got, err := ask[[]string](p, fmt.Sprintf(`((w) => w.cases.map(c => {
		const f = incentives.judge(c.rule, incentives.undertaking(incentives.parse("#" + c.answers), w.units));
		return ["no", "may", "fits"][f.verdict] + "|" + f.met.join(",") + "|" + f.open.join(",");
	}))(%s)`, in))
	if err != nil || len(got) != len(cases) {
		t.Fatalf("%d answers to %d cases, %v", len(got), len(cases), err)
	}
	for i, c := range cases {
		if got[i] != c.Want {
			t.Errorf("fit.txt:%d: the script says %s, want %s (%s)", c.Line, got[i], c.Want, asked[i].Answers)
		}
	}
}

// figures types figures as visitors do.
func (v finderVisit) figures(t *testing.T) {
	p := v.b.tab(t, v.bases["disk"], desk)
	p.open(t, "zh/incentives.html")
	for typed, want := range map[string]string{
		"3000": "3000", "3,000": "3000", "３０００": "3000", " 12.5 ": "12.5", "3000-5000": "3000-5000", "3000–5000": "3000-5000", "3000～5000": "3000-5000",
		"3000至5000": "3000-5000", "30 to 50": "30-50", "3000..5000": "3000-5000", "3000-": "3000-", "3000以上": "3000-", "不低于3000": "3000-", "at least 3000": "3000-", "≥3000": "3000-",
		"-3000": "-3000", "3000以下": "-3000", "up to 3000": "-3000", "不超过3000": "-3000", "~3000": "~3000", "约3000": "~3000", "about 3000": "~3000",
		"5000-3000": "", "much": "", "3000万": "", "1.2.3": "", "-": "", "约3000-5000": "",
	} {
		got, err := ask[string](p, fmt.Sprintf(`incentives.figure(%q) || ""`, typed))
		if err != nil || got != want {
			t.Errorf("%q is read as %q, want %q, %v", typed, got, want, err)
		}
	}
}

// finding are functions with which a page of clauses is looked at.
const finding = `
	const until = async f => { for (let i = 0; i < 250 && !f(); i++) await new Promise(r => setTimeout(r, 20)); return f(); };
	const found = document.getElementById("ask-found"), all = document.getElementById("ask-all"), said = document.getElementById("ask-said");
	const shown = () => until(() => !found.hidden && found.querySelector(".measure") && /\d/.test(said.textContent));
`

// walk follows the link of a project, answers more, goes to the
// other language, and clears the form: over http in a sub-folder and from a disk.
func (v finderVisit) walk(t *testing.T) {
	for _, where := range []string{"sub-folder", "disk"} {
		p := v.b.tab(t, v.bases[where], telephone)
		for _, lang := range []string{"zh", "en"} {
			p.open(t, lang+"/projects/xz-2026-0403.html")
			if n, err := ask[int](p, `performance.getEntriesByType("resource").filter(r => r.name.includes("incentives")).length`); err != nil || n != 0 {
				t.Errorf("%s: a project's page loads %d files of the finder, %v", lang, n, err)
			}
			to, err := ask[string](p, `(document.querySelector('main a[href*="incentives.html#"]') || {}).hash || ""`)
			if err != nil || to == "" {
				t.Fatalf("no link leads to the finder, %v", err)
			}
			p.open(t, lang+"/incentives.html"+to)
			got, err := ask[string](p, `(async () => {`+finding+`
				if (!await shown()) return "nothing is shown";
				if (!all.hidden) return "the whole list stays";
				if (!document.querySelector(".measure .why")) return "nothing says why";
				const form = document.getElementById("ask"), industry = form.elements.industry.value, amount = form.elements.investment.value;
				if (industry !== "battery" || !/^\d/.test(amount)) return "the form says " + industry + ", " + amount;
				const before = [...found.querySelectorAll("section")].map(s => s.querySelector(".count").textContent).join();
				form.elements.investment.value = "1"; // below every threshold
				form.elements.investment.dispatchEvent(new Event("change", {bubbles: true}));
				await until(() => location.hash.includes("investment=1&"));
				await shown();
				const after = [...found.querySelectorAll("section")].map(s => s.querySelector(".count").textContent).join();
				if (before === after) return "another amount changes nothing: " + before;
				form.elements.investment.value = "much";
				form.elements.investment.dispatchEvent(new Event("change", {bubbles: true}));
				if (form.elements.investment.getAttribute("aria-invalid") !== "true" || /investment=/.test(location.hash)) return "words pass for a figure";
				const other = document.querySelector(".languages a[hreflang]:not([aria-current])");
				if (!other.href.endsWith(location.hash)) return "the other language is asked nothing: " + other.href;
				form.querySelector("[type=reset]").click();
				await until(() => !all.hidden);
				return all.hidden || !found.hidden || location.hash ? "it is not cleared: " + location.href : "ok";
			})()`)
			if err != nil || got != "ok" {
				t.Errorf("%s, %s: %s, %v", where, lang, got, err)
			}
		}
	}
}

// asStated: what the script shows of a clause is what the page
// shows, and every clause of the page is listed once, or counted as ruled out.
func (v finderVisit) asStated(t *testing.T) {
	p := v.b.tab(t, v.bases["disk"], desk)
	for _, lang := range []string{"zh", "en"} {
		p.open(t, lang+"/incentives.html#firm=x&investment=1-&investment-unit=CNY0")
		got, err := ask[string](p, `(async () => {`+finding+`
			if (!await shown()) return "nothing is shown";
			for (let more; (more = found.querySelector("section > button"));) { more.click(); await new Promise(r => setTimeout(r, 20)); }
			const text = li => { const copy = li.cloneNode(true), why = copy.querySelector(".why"); if (why) why.remove(); return copy.outerHTML; };
			const one = [...all.querySelectorAll(".measure")].map(text).sort(), other = [...found.querySelectorAll(".measure")].map(text).sort();
			if (one.length < 30) return "only " + one.length;
			for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i] + " <> " + other[i];
			return one.length === other.length ? "ok" : one.length + " and " + other.length;
		})()`)
		if err != nil || got != "ok" {
			t.Errorf("%s: %s, %v", lang, got, err)
		}
	}
}

// age: on a day on which a policy has run out since the edition was
// made, its clauses say so and are found apart; the day before they do not.
func (v finderVisit) age(t *testing.T) {
	for day, want := range map[string]string{"2026-08-15": "soon 2 ended 0 parts 0", "2026-08-16": "soon 0 ended 2 parts 1"} {
		p := v.b.tab(t, v.bases["root"], desk)
		if err := p.do(setDay(day)); err != nil {
			t.Fatal(err)
		}
		p.open(t, "en/incentives.html")
		marked, err := ask[string](p, `(() => { const items = [...document.querySelectorAll('#ask-all [data-ends="2026-08-15"]')];
			return "soon " + items.filter(i => i.querySelector(".soon")).length + " ended " + items.filter(i => i.querySelector(".validity-expired")).length; })()`)
		if err != nil {
			t.Fatal(err)
		}
		parts, err := ask[string](p, `(async () => {`+finding+`
			location.hash = "industry=food";
			await shown();
			const of = [...found.querySelectorAll('[data-ends="2026-08-15"]')].map(i => i.closest("section"));
			return " parts " + (of.length === 2 && of.every(s => s === found.lastElementChild && s.querySelector(".validity-expired")) ? 1 : of.length ? 0 : "none");
		})()`)
		if err != nil || marked+parts != want {
			t.Errorf("%s: %s, want %s, %v", day, marked+parts, want, err)
		}
	}
}

// setDay makes a tab's pages believe that it is noon of a day.
func setDay(day string) chromedp.Action[chromedp.Void] {
	source := `(() => {
		const Real = Date, now = new Real("` + day + `T12:00:00").getTime();
		window.Date = class extends Real { constructor(...a) { super(...(a.length ? a : [now])); } static now() { return now; } };
	})()`
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
		return err
	})
}
