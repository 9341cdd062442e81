package translation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
	"prospectus/generator/translation"
)

// tree is a site of two projects: alpha in both languages, beta in Chinese alone
// but for its title in English.
func tree() fstest.MapFS {
	files := map[string]string{
		"data/site.toml":       "languages = [\"zh\", \"en\"]\nname = { zh = \"甲市\", en = \"A\" }\n",
		"data/regions.toml":    "[north]\nname = { zh = \"北区\", en = \"North\" }\n",
		"data/industries.toml": "[food]\nname = { zh = \"食品\", en = \"Food\" }\n",
		"data/units.toml":      "[office]\nname = { zh = \"某局\", en = \"The bureau\" }\n",
		"data/glossary.toml":   "[chief]\nterm = { zh = \"链长\", en = \"industrial chain chief\" }\n[system]\nterm = { zh = \"链长制\", en = \"chief system\" }\n[library]\nterm = { zh = \"项目库\", en = \"project library\" }\n",

		"content/projects/alpha/project.toml": facts + "# 备注\naddress = { zh = \"北路1号\", en = \"1 North Road\" }\n\n[product.oil]\nname = { zh = \"油\", en = \"Oil\" }\n",
		"content/projects/alpha/zh.md":        "+++\ntitle = \"甲项目\"\nsummary = \"一座车间出租。\"\n+++\n## 车间\n车间有三间。\n\n夏天缺电。\n",
		"content/projects/alpha/en.md":        "+++\ntitle = \"Alpha\"\nsummary = \"One hall to let.\"\n+++\n## The hall\nThere are three rooms.\n\nPower is short in summer.\n",
		"content/projects/beta/project.toml":  facts,
		"content/projects/beta/zh.md":         "+++\ntitle = \"乙项目\"\n+++\n第一段。\n\n- 其一\n- 其二\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

const facts = "code = \"X\"\ninvestment = \"1 亿元\"\nstate = \"open\"\nindustry = \"food\"\nregion = \"north\"\nowner = \"office\"\n"

// with is a tree with other files; what it replaces must be there.
func with(t *testing.T, site fstest.MapFS, name, old, new string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for n, f := range site {
		out[n] = f
	}
	text := ""
	if f := site[name]; f != nil {
		text = string(f.Data)
	}
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	out[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	return out
}

func load(t *testing.T, site fstest.MapFS) *model.Catalog {
	t.Helper()
	var list diag.List
	c, _ := schema.Load(content.Source{Site: site, Kinds: schema.Kinds()}, &list)
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			p := d.Span.Position()
			t.Fatalf("%s:%d: %s", p.File, p.Line, d.Message("en"))
		}
	}
	return c
}

// itemOf returns a record's translation into English.
func itemOf(t *testing.T, c *model.Catalog, name string) *translation.Item {
	t.Helper()
	for _, it := range translation.Survey(c) {
		if it.Name() == name && it.Lang == "en" {
			return it
		}
	}
	t.Fatalf("no item %s", name)
	return nil
}

var today = i18n.Date{Year: 2026, Month: 6, Day: 30}

// checked is a site in which alpha's English was compared with its Chinese.
func checked(t *testing.T, site fstest.MapFS) fstest.MapFS {
	t.Helper()
	writes, err := itemOf(t, load(t, site), "projects/alpha").Check(site, today, "审校")
	if err != nil {
		t.Fatal(err)
	}
	return written(site, writes)
}

func written(site fstest.MapFS, writes []translation.Write) fstest.MapFS {
	out := fstest.MapFS{}
	for n, f := range site {
		out[n] = f
	}
	for _, w := range writes {
		out[w.Path] = &fstest.MapFile{Data: w.Data}
	}
	return out
}

func TestSurvey(t *testing.T) {
	done := checked(t, tree())
	const zh, en, project = "content/projects/alpha/zh.md", "content/projects/alpha/en.md", "content/projects/alpha/project.toml"
	for name, c := range map[string]struct {
		site fstest.MapFS
		want string
	}{
		"never checked":           {tree(), "alpha en unchecked; beta en missing title body"},
		"checked":                 {done, "alpha en checked; beta en missing title body"},
		"the title":               {with(t, done, zh, "甲项目", "甲项目（新）"), "alpha en stale; beta en missing title body"},
		"the body":                {with(t, done, zh, "三间", "四间"), "alpha en stale; beta en missing title body"},
		"among the facts":         {with(t, done, project, "北路1号", "北路2号"), "alpha en stale; beta en missing title body"},
		"a fact, not a text":      {with(t, done, project, "\"X\"", "\"Y\""), "alpha en checked; beta en missing title body"},
		"the translation itself":  {with(t, done, en, "One hall", "A hall"), "alpha en checked; beta en missing title body"},
		"line ends alone":         {with(t, done, zh, "三间。\n\n夏天", "三间。  \r\n\r\n夏天"), "alpha en checked; beta en missing title body"},
		"a text in one language":  {with(t, done, project, "zh = \"油\", en = \"Oil\"", "zh = \"油\""), "alpha en missing product.oil.name; beta en missing title body"},
		"both at once":            {with(t, done, project, "zh = \"油\", en = \"Oil\"", "zh = \"精油\""), "alpha en stale product.oil.name; beta en missing title body"},
		"English alone":           {with(t, done, project, "zh = \"油\", en", "en"), "alpha zh missing product.oil.name; alpha en stale; beta en missing title body"},
		"a record for staff":      {with(t, done, project, "# 备注", "audience = \"internal\""), "beta en missing title body"},
		"a record that was taken": {with(t, done, project, "\"open\"", "\"withdrawn\""), "beta en missing title body"},
	} {
		var got []string
		for _, it := range translation.Survey(load(t, c.site)) {
			s := it.Record.Ident() + " " + string(it.Lang) + " " + it.Standing.String()
			for _, l := range it.Lacks {
				s += " " + l.Path
			}
			got = append(got, s)
		}
		if said := strings.Join(got, "; "); said != c.want {
			t.Errorf("%s: %s, want %s", name, said, c.want)
		}
	}
}

// To note a check undoes no approval, and changes no byte but those of its table.
func TestCheckChangesNothingElse(t *testing.T) {
	before, after := tree(), checked(t, tree())
	contents := func(site fstest.MapFS) string {
		b, err := edition.Content("projects", load(t, site).Projects.Get("alpha"), func(string) (string, error) { return "", nil })
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if a, b := contents(before), contents(after); a != b || a == "" {
		t.Errorf("an approval would be given for\n%s\nand then for\n%s", a, b)
	}
	const name = "content/projects/alpha/project.toml"
	old, new := string(before[name].Data), string(after[name].Data)
	if rest, ok := strings.CutPrefix(new, old); !ok || !strings.HasPrefix(rest, "\n[translation.en]\nof = \"zh\"\nchecked = 2026-06-30\nby = \"审校\"\nhash = \"") {
		t.Errorf("%s", new)
	}
	again := itemOf(t, load(t, after), "projects/alpha")
	writes, err := again.Check(after, i18n.Date{Year: 2026, Month: 7, Day: 1}, "")
	if err != nil || strings.Count(string(writes[0].Data), "[translation.en]") != 1 || strings.Contains(string(writes[0].Data), "审校") {
		t.Errorf("checked again: %v\n%s", err, writes[0].Data)
	}
}

func TestChangesAreShown(t *testing.T) {
	site := checked(t, tree())
	site = with(t, site, "content/projects/alpha/zh.md", "一座车间", "两座车间")
	site = with(t, site, "content/projects/alpha/zh.md", "三间。\n\n夏天缺电。", "三间，有 12.5 吨行车。\n\n冬天另议。\n\n夏天缺电。")
	site = with(t, site, "content/projects/alpha/project.toml", "北路1号", "北路1号院")
	it := itemOf(t, load(t, site), "projects/alpha")
	changes, ok := it.Changes(site)
	if !ok {
		t.Fatal("what was checked was not kept")
	}
	var got []string
	for _, c := range changes {
		at := it.Place(c, "zh").Position()
		got = append(got, fmt.Sprintf("%s#%d %s:%d %s", c.Path, c.Block, at.File[strings.LastIndex(at.File, "/")+1:], at.Line, c))
	}
	want := []string{
		"address#0 project.toml:8 北路1号{+院+}",
		"summary#0 zh.md:3 [-一-]{+两+}座车间出租。",
		"body#2 zh.md:6 车间有三间{+，有 12.5 吨行车+}。",
		"body#3 zh.md:8 {+冬天另议。+}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	for name, broken := range map[string]fstest.MapFS{
		"altered": with(t, site, "data/translations/projects/alpha.en.toml", "夏天缺电", "夏天不缺电"),
		"no TOML": with(t, site, "data/translations/projects/alpha.en.toml", "[words]", "[words"),
	} {
		if _, ok := itemOf(t, load(t, broken), "projects/alpha").Changes(broken); ok {
			t.Errorf("%s: what changed is guessed", name)
		}
	}
	delete(site, "data/translations/projects/alpha.en.toml")
	if _, ok := itemOf(t, load(t, site), "projects/alpha").Changes(site); ok {
		t.Error("what changed is guessed from nothing")
	}
}

// A body with all that could be misread in TOML is kept as it was.
func TestKeptAsWritten(t *testing.T) {
	for _, hard := range []string{"反斜杠 \\n 与 \"引号\"", "a\"\"\"b\nc\"\"\"\"", "行\n\n\\", "制表\t符\n\"", "末行\n\n\n", "\"\"\"\n'''"} {
		site := with(t, tree(), "content/projects/alpha/zh.md", "夏天缺电。\n", hard)
		site = checked(t, site)
		it := itemOf(t, load(t, site), "projects/alpha")
		if w, ok := it.Kept(site); !ok || !strings.Contains(w["body"], strings.TrimSpace(hard)) {
			t.Errorf("%q is kept as %q (%t)", hard, w["body"], ok)
		}
	}
}
