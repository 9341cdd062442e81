//go:build browser

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prospectus/generator/render/search"
)

// An answered query is what the script finds for one.
type answered struct {
	Found, Near []int
	Meant       string
}

// searching is a script that answers the queries of the table.
const searching = `(async () => {
  for (let i = 0; i < 200 && !(window.search && window.search.find); i++) await new Promise(r => setTimeout(r, 20));
  const all = [];
  for (const q of %s) {
    const r = await window.search.find(q);
    all.push({Found: r.found.map(f => f.doc), Near: (r.near.found || []).map(f => f.doc), Meant: r.meant});
  }
  return all;
})()`

// TestSearchReaders holds the script to the reader in Go: the same documents in
// the same order, over http and from a disk, for every query of the table.
func TestSearchReaders(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(http.StripPrefix("/invest", http.FileServer(http.Dir(dir))))
	t.Cleanup(server.Close)
	b := newBrowser(t)
	table := queryTable(t)
	for _, base := range []string{server.URL + "/invest/", "file://" + (&url.URL{Path: filepath.ToSlash(dir)}).EscapedPath() + "/"} {
		p := b.tab(t, base, desk)
		for lang, queries := range table {
			p.open(t, lang+"/search.html")
			list, err := json.Marshal(queries)
			if err != nil {
				t.Fatal(err)
			}
			answers, err := ask[[]answered](p, fmt.Sprintf(searching, list))
			if err != nil || len(answers) != len(queries) {
				t.Fatalf("%s%s: %d answers, %v", base, lang, len(answers), err)
			}
			checkAnswers(t, filepath.Join(dir, "search", lang), queries, answers)
		}
	}
}

// queryTable reads the table of queries, by language.
func queryTable(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("../../generator/render/search/testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		if row := strings.Split(strings.TrimSpace(line), "\t"); len(row) == 3 && line[0] != '#' {
			table[row[0]] = append(table[row[0]], row[1])
		}
	}
	if len(table["zh"]) < 30 || len(table["en"]) < 10 {
		t.Fatalf("only %d and %d queries", len(table["zh"]), len(table["en"]))
	}
	return table
}

// checkAnswers compares what the script found with what the reader in Go finds.
func checkAnswers(t *testing.T, folder string, queries []string, answers []answered) {
	t.Helper()
	e, err := search.Open(func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, file)) })
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range queries {
		want, err := e.Find(q)
		if err != nil {
			t.Fatal(err)
		}
		if got := answers[i]; fmt.Sprint(got.Found) != fmt.Sprint(documents(want.Found)) || fmt.Sprint(got.Near) != fmt.Sprint(documents(want.Near)) || got.Meant != want.Meant {
			t.Errorf("%s: the script finds %v, near %v, meant %q; the reader in Go %v, %v, %q", q, got.Found, got.Near, got.Meant, documents(want.Found), documents(want.Near), want.Meant)
		}
	}
}

func documents(found []search.Found) []int {
	docs := []int{}
	for _, f := range found {
		docs = append(docs, f.Doc)
	}
	return docs
}

// TestSearchBox searches from a project's page by keyboard alone, and from the
// page of results.
func TestSearchBox(t *testing.T) {
	dir := built(t).dir
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	p := newBrowser(t).tab(t, server.URL+"/", telephone)
	p.open(t, "zh/projects/xz-2026-0101.html")
	if asked, err := ask[int](p, `performance.getEntriesByType("resource").filter(r => r.name.includes("search")).length`); err != nil || asked != 0 {
		t.Errorf("%d files of the search are loaded before it is used, %v", asked, err)
	}
	found, err := ask[string](p, `(async () => {
		document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}));
		const until = async f => { for (let i = 0; i < 200 && !f(); i++) await new Promise(r => setTimeout(r, 20)); };
		await until(() => document.querySelector("[role=combobox]"));
		const input = document.querySelector("[role=combobox]");
		if (document.activeElement !== input) return "the box has no focus";
		input.value = "硬碳";
		input.dispatchEvent(new Event("input", {bubbles: true}));
		await until(() => document.querySelectorAll("[role=option]").length > 1);
		input.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}));
		const active = document.getElementById(input.getAttribute("aria-activedescendant"));
		if (!active || active.getAttribute("aria-selected") !== "true" || input.getAttribute("aria-expanded") !== "true") return "nothing is chosen";
		if (!active.querySelector("mark")) return "nothing is marked";
		const said = document.querySelector("[role=dialog] [role=status]").textContent;
		if (!/\d/.test(said)) return "the count is not said: " + said;
		const to = active.getAttribute("data-href");
		input.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
		return document.querySelector("[role=dialog]") ? "it does not close" : to;
	})()`)
	if err != nil || !strings.HasSuffix(found, "projects/xz-2026-0403.html") {
		t.Errorf("the box finds %q, %v", found, err)
	}
	p.open(t, "en/search.html?q=hard%20carbon")
	var shown string
	shown, err = ask[string](p, `(async () => {
		for (let i = 0; i < 200 && !document.querySelector(".found .snippet mark"); i++) await new Promise(r => setTimeout(r, 20));
		return document.querySelector(".found a").href + " " + location.hash + " " + document.querySelectorAll(".found .snippet mark").length;
	})()`)
	if err != nil || !strings.Contains(shown, "/en/projects/xz-2026-0403.html #q=hard%20carbon") || strings.HasSuffix(shown, " 0") {
		t.Errorf("the page shows %q, %v", shown, err)
	}
}

// TestSearchShowsMore asks the page of results for more than it shows at first,
// by keyboard alone: they come behind the others, and the first of them has the
// focus.
func TestSearchShowsMore(t *testing.T) {
	p := newBrowser(t).tab(t, "file://"+(&url.URL{Path: filepath.ToSlash(built(t).dir)}).EscapedPath()+"/", desk)
	p.open(t, "zh/search.html?q=%E9%A1%B9%E7%9B%AE")
	said, err := ask[string](p, `(async () => {
		const until = async f => { for (let i = 0; i < 200 && !f(); i++) await new Promise(r => setTimeout(r, 20)); };
		await until(() => {
			document.querySelectorAll("#find-results section").forEach(s => s.scrollIntoView());
			return document.querySelector("#find-results .more button");
		});
		const button = document.querySelector("#find-results .more button");
		if (!button) return "there is no more";
		const list = button.closest("section").querySelector(".found"), before = list.children.length;
		const all = +button.closest("section").querySelector(".count").textContent;
		button.focus();
		button.click();
		await until(() => list.children.length > before);
		if (document.activeElement !== list.children[before].querySelector("a")) return "the focus is elsewhere";
		if (list.children.length < all && !button.textContent.includes(String(all - list.children.length))) return "it does not say what is left";
		const seen = new Set([...list.querySelectorAll("a")].map(a => a.href));
		return seen.size === list.children.length ? "" : "one is shown twice";
	})()`)
	if err != nil || said != "" {
		t.Errorf("%s %v", said, err)
	}
}
