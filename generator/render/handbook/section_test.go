package handbook

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/source"
	"prospectus/generator/theme"
	"prospectus/generator/view"
)

// A printShop is the invented city's books, ready to be laid out.
type printShop struct {
	*view.Books
	catalog *model.Catalog
	plan    *route.Plan
	theme   *theme.Theme
}

// demonstration opens the print shop of the invented city.
func demonstration(t testing.TB) *printShop {
	t.Helper()
	root, err := os.OpenRoot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	list := new(diag.List)
	full, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, list)
	c, _ := edition.For(edition.Handbook, full)
	plan := route.New(c)
	th, err := theme.Load(os.DirFS("../../../themes"), theme.Standard, c.Site.Languages, list)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
		}
	}
	reader := markup.NewReader(model.Singulars()...)
	in := view.Input{
		Catalog: c, Plan: plan, Day: c.Site.AsOf, Words: th.Word,
		Hash: func(...model.Identified) string { return "0badcafe00" },
		Bodies: func(p source.Passage) *markup.Document {
			span, err := p.Load()
			if err != nil {
				t.Error(err)
			}
			return reader.Parse(span, new(diag.List))
		},
		Media: func(kind, id, file string) (markup.Image, bool) {
			return markup.Image{Src: string(plan.Media(kind, id, file)), Width: 800, Height: 600}, strings.HasSuffix(file, ".jpg")
		},
		Assets: func(name string) route.Path { return plan.Asset(name) },
	}
	return &printShop{view.NewBooks(in, strings.Repeat("0badcafe", 8)), c, plan, th}
}

// eachLeaf visits every leaf of every book in every language.
func (s *printShop) eachLeaf(visit func(*view.Book, view.Leaf)) {
	for h := range s.catalog.Handbooks.All() {
		for _, lang := range h.Tongues(s.catalog.Site) {
			b := s.Book(h, lang)
			for l := range b.Leaves() {
				visit(b, l)
			}
		}
	}
}

// TestTemplatesFitTheLeaves: each kind of leaf has a template, which knows its
// fields and is compiled; no template waits in vain.
func TestTemplatesFitTheLeaves(t *testing.T) {
	s, seen := demonstration(t), map[string]bool{}
	s.eachLeaf(func(b *view.Book, l view.Leaf) {
		name := l.Template()
		if seen[name] {
			return
		}
		seen[name] = true
		tmpl := s.theme.Template(b.Lang, name)
		if tmpl == nil {
			t.Errorf("no template %s", name)
			return
		}
		if err := templatecheck.CheckHTML(tmpl, l); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := s.theme.Compiles(b.Lang, name, l); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
	for _, name := range s.theme.Names() {
		if short := name == "print/sheet-short"; strings.HasPrefix(name, "print/") && !strings.HasPrefix(name, "print/parts/") && !seen[name] && !short {
			t.Errorf("no leaf asks for %s", name)
		}
	}
	if len(seen) < 19 {
		t.Errorf("only %d kinds of leaf were seen: %v", len(seen), slices.Sorted(maps.Keys(seen)))
	}
}

var anyLink = regexp.MustCompile(` href="([^"]*)"`)

// TestLinksOfABook: a link leads within the book where that holds its page, else
// to the web; never to a file.
func TestLinksOfABook(t *testing.T) {
	s := demonstration(t)
	h := s.catalog.Handbooks.Get("projects")
	b := s.Book(h, "en")
	held := map[string]bool{}
	for l := range b.Leaves() {
		held[l.Start().ID] = true
	}
	inside, outside := 0, 0
	for l := range b.Leaves() {
		text, err := write(s.theme, l, ways(s.plan, func(id string) bool { return held[id] }))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range anyLink.FindAllStringSubmatch(string(text.html), -1) {
			target := m[1]
			switch {
			case strings.HasPrefix(target, "#en/"):
				inside++
				if id, _, _ := strings.Cut(target[1:], "#"); !held[id] {
					t.Errorf("%s: %s is not in the book", text.ID, target)
				}
			case strings.HasPrefix(target, s.catalog.Site.BaseURL):
				outside++
			case strings.HasPrefix(target, "#"), strings.HasPrefix(target, "tel:"), strings.HasPrefix(target, "mailto:"), strings.HasPrefix(target, "https://"):
			default:
				t.Errorf("%s: a link leads to %q", text.ID, target)
			}
		}
	}
	if inside < 100 || outside < 20 {
		t.Errorf("%d links within the book and %d to the site", inside, outside)
	}
}

func TestClean(t *testing.T) {
	leaf := &view.Opening{ID: "zh/projects/x", Record: "projects/x", Lang: "zh"}
	to := func(href string) string {
		return map[string]string{"zh/projects/a.html": "#zh/projects/a", "x?a=1&b=2": "https://x/?a=1&b=2"}[href]
	}
	const first = `<article id="zh/projects/x" data-record="projects/x (zh)">`
	for in, want := range map[string]string{
		`<p>no link</p>`:                           `<p>no link</p>`,
		`<a href="zh/projects/a.html">A</a>`:       `<a href="#zh/projects/a">A</a>`,
		`<a class="b" href="nowhere.html">B</a>`:   `<a class="b">B</a>`,
		`<a href="x?a=1&amp;b=2" lang="en">C</a>`:  `<a href="https://x/?a=1&amp;b=2" lang="en">C</a>`,
		`<h2 id="use">U</h2><a href="#use">to</a>`: `<h2 id="zh/projects/x#use">U</h2><a href="#zh/projects/x#use">to</a>`,
		`<a href="#elsewhere">E</a>`:               `<a>E</a>`,
		`<div class="table" role="region" tabindex="0" aria-label="a > b"><table></table></div>`:                             `<div class="table"><table></table></div>`,
		`<img src="media/a.jpg" srcset="a 1w, b 2w" width="8" height="6" alt="A" lang="en" loading="lazy" decoding="async">`: `<img src="media/a.jpg" alt="A" lang="en">`,
		`<td class="number" title="x">1</td>`:              `<td class="number">1</td>`,
		`<pre><code>a</code></pre>`:                        `<p><code>a</code></p>`,
		`<tr id="r"><th scope="row">1</th><td>2</td></tr>`: `<tr><th scope="row" id="zh/projects/x#r">1</th><td>2</td></tr>`,
	} {
		got := string(clean(leaf, []byte(`<article id="zh/projects/x">`+in), to))
		if got != first+want {
			t.Errorf("%s became\n%s, want\n%s", in, got, first+want)
		}
	}
}

func TestNothingInternalIsInAnyLeaf(t *testing.T) {
	s := demonstration(t)
	for h := range s.catalog.Handbooks.All() {
		if len(h.Title) == 0 {
			t.Errorf("%s has no title", h.ID)
		}
	}
	s.eachLeaf(func(b *view.Book, l view.Leaf) {
		text, err := write(s.theme, l, func(string) string { return "" })
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"在谈", "目标企业", "底价", "contact_person", "目标客商"} {
			if strings.Contains(string(text.html), word) {
				t.Errorf("%s says %q", text.ID, word)
			}
		}
	})
}
