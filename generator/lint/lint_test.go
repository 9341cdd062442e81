package lint_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// today is the day on which the tests judge.
var today = i18n.Date{Year: 2026, Month: 6, Day: 30}

// tables are what every site of these tests has.
var tables = map[string]string{
	"data/site.toml":       "languages = [\"zh\", \"en\"]\nname = { zh = \"甲市\", en = \"A\" }\n",
	"data/regions.toml":    "[north]\nname = { zh = \"北区\", en = \"North\" }\n",
	"data/industries.toml": "[food]\nname = { zh = \"食品\", en = \"Food\" }\n",
	"data/provinces.toml":  "[hunan]\nname = { zh = \"湖南\", en = \"Hunan\" }\n",
	"data/glossary.toml": "[facilitation]\nterm = { zh = \"帮办服务\", en = \"project facilitation service\" }\navoid = { en = [\"escort service\"] }\n" +
		"[sole]\nterm = { zh = \"独资\", en = \"wholly owned\" }\navoid = { en = [\"sole proprietorship\"] }\n",
}

// project is what every project of these tests has besides.
const project = "code = \"X\"\nstate = \"open\"\nindustry = \"food\"\nregion = \"north\"\n"

// site is a tree of the tables and the given files; an empty text takes a file
// away. A record without a language file gets a Chinese title.
func site(files map[string]string) fstest.MapFS {
	tree := fstest.MapFS{}
	for _, set := range []map[string]string{tables, files} {
		for name, text := range set {
			tree[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	for _, name := range slices.Collect(maps.Keys(tree)) {
		dir := name[:strings.LastIndexByte(name, '/')+1]
		if strings.HasPrefix(name, "content/") && tree[dir+"zh.md"] == nil {
			tree[dir+"zh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"标题\"\n+++\n")}
		}
	}
	return tree
}

// load reads a site, which must have no fault of its own.
func load(t testing.TB, tree fstest.MapFS) *model.Catalog {
	t.Helper()
	list := new(diag.List)
	c, _ := schema.Load(source(tree), list)
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			p := d.Span.Position()
			t.Errorf("%s:%d: %s", p.File, p.Line, d.Message("en"))
		}
	}
	return c
}

func source(tree fstest.MapFS) content.Source {
	return content.Source{Site: tree, Kinds: schema.Kinds()}
}

// run runs the checks over a catalogue, graded as its site wants.
func run(c *model.Catalog, list *diag.List) *grade.Grades {
	grades := grade.Read(c, lint.Gradable()...)
	list.Add(grades.Faults()...)
	lint.Check(lint.Input{Catalog: c, Day: today}, grades, list)
	grades.Finish(list)
	return grades
}

// check returns what the checks find in a site, as "file:line code", and checks
// that every message is well made in both languages.
func check(t testing.TB, tree fstest.MapFS) (found []string, list []diag.Diagnostic) {
	t.Helper()
	all := new(diag.List)
	run(load(t, tree), all)
	list = all.Sorted()
	for _, d := range list {
		p := d.Span.Position()
		found = append(found, fmt.Sprintf("%s:%d %s", p.File, p.Line, d.Rule.Code))
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if said := d.Message(lang) + strings.Join(d.Advice(lang), " "); strings.Contains(said, "%!") {
				t.Errorf("%s is badly formatted: %s", d.Rule.Code, said)
			}
		}
	}
	slices.Sort(found)
	return found, list
}

// say writes findings for a test's message.
func say(list []diag.Diagnostic) string {
	var b strings.Builder
	_ = diag.PrintText(&b, list, "en")
	return b.String()
}

// TestDemonstration: the demonstration has no error and no warning. What is
// deliberate is silenced with a reason there.
func TestDemonstration(t *testing.T) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	list := new(diag.List)
	c, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	run(c, list)
	for _, d := range list.Sorted() {
		if d.Rule.Severity > diag.Notice {
			t.Errorf("%s", say([]diag.Diagnostic{d}))
		}
	}
}
