package translation_test

import (
	"bytes"
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
	"prospectus/generator/sheet"
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

// handed writes the file for an agency, as the given kind of file.
func handed(t *testing.T, site fstest.MapFS, all bool, ending string) []byte {
	t.Helper()
	c := load(t, site)
	x := translation.Table(translation.Survey(c), site, c.Site.Languages, all, "zh")
	var b bytes.Buffer
	write := sheet.WriteWorkbook
	if ending == "docx" {
		write = sheet.WriteDocument
	}
	if err := write(&b, x.Tables); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// edited is a file of an agency with some cells filled in: by how the original or
// the id begins, the translation.
func edited(t *testing.T, data []byte, ending string, fill map[string]string) []byte {
	t.Helper()
	book, err := sheet.Read("a."+ending, data)
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	table := sheet.Table{Name: "zh-en", Columns: []sheet.Column{{Headings: []string{"编号"}}, {Headings: []string{"原文"}}, {Headings: []string{"译文"}}}}
	for _, row := range s.Rows {
		cells := []string{s.At(row.Number, 1).Text, s.At(row.Number, 2).Text, s.At(row.Number, 3).Text}
		if strings.Contains(cells[0], "编号") || strings.Contains(cells[0], "Fill in") {
			continue
		}
		for start, said := range fill {
			if strings.HasPrefix(cells[1], start) {
				cells[2] = said
			}
			if strings.HasPrefix(cells[0], start) {
				cells[0] = said
			}
		}
		table.Rows = append(table.Rows, cells)
	}
	var b bytes.Buffer
	if err := map[string]func() error{
		"xlsx": func() error { return sheet.WriteWorkbook(&b, []sheet.Table{table}) },
		"docx": func() error { return sheet.WriteDocument(&b, []sheet.Table{table}) },
	}[ending](); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func codes(r *translation.Result) (all []string) {
	for _, f := range r.Found {
		all = append(all, f.Rule.Code)
	}
	return all
}

func TestWhatComesBackUnchangedWritesNothing(t *testing.T) {
	site := checked(t, tree())
	for _, ending := range []string{"xlsx", "docx"} {
		data := handed(t, site, true, ending)
		r, err := translation.Read(load(t, site), site, "a."+ending, data)
		if err != nil || len(r.Writes) > 0 || len(r.Found) > 0 || r.Same != 7 || r.Empty != 4 {
			t.Errorf("%s: %v, %+v", ending, err, r)
		}
		r, err = translation.Read(load(t, site), site, "a."+ending, handed(t, site, false, ending))
		if err != nil || r.Same != 0 || r.Empty != 4 {
			t.Errorf("%s: without what is well, %v, %+v", ending, err, r)
		}
	}
}

// What an agency filled in goes into the right files, whatever they are written in.
func TestWhatComesBackIsWritten(t *testing.T) {
	fill := map[string]string{
		"一座": "A hall to let.", "北路": "1 North \"Road\"", "夏天": "Power is short.\nIn summer.",
		"乙": "Beta", "第一段": "First.", "- 其一": "- One", "- 其二": "- Two",
	}
	for _, ending := range []string{"xlsx", "docx"} {
		site := tree()
		r, err := translation.Read(load(t, site), site, "a", edited(t, handed(t, site, true, ending), ending, fill))
		if err != nil || len(r.Found) > 0 || len(r.Taken) != len(fill) {
			t.Fatalf("%s: %v, %+v", ending, err, r)
		}
		after := written(site, r.Writes)
		for name, want := range map[string]string{
			"content/projects/alpha/en.md":        "+++\ntitle = \"Alpha\"\nsummary = \"A hall to let.\"\n+++\n## The hall\nThere are three rooms.\n\nPower is short.\n\nIn summer.\n",
			"content/projects/alpha/project.toml": strings.Replace(string(site["content/projects/alpha/project.toml"].Data), "1 North Road", `1 North \"Road\"`, 1),
			"content/projects/beta/en.md":         "+++\ntitle = \"Beta\"\n+++\nFirst.\n\n- One\n- Two\n",
			"content/projects/alpha/zh.md":        string(site["content/projects/alpha/zh.md"].Data),
		} {
			if got := string(after[name].Data); got != want {
				t.Errorf("%s: %s is\n%s\nwant\n%s", ending, name, got, want)
			}
		}
		again, err := translation.Read(load(t, after), after, "a", edited(t, handed(t, site, true, ending), ending, fill))
		if err != nil || len(again.Writes) > 0 {
			t.Errorf("%s: taken twice, %v, %+v, %v", ending, err, again, codes(again))
		}
	}
}

// What changed in the library after the file was written is never overwritten.
func TestConflictsAreNamed(t *testing.T) {
	site := tree()
	const en, zh = "content/projects/alpha/en.md", "content/projects/alpha/zh.md"
	title := map[string]string{"一座": "A hall to let."}
	body := map[string]string{"夏天": "Power is short."}
	for name, c := range map[string]struct {
		now  fstest.MapFS
		fill map[string]string
		want string
	}{
		"the translation here":            {with(t, site, en, "One hall", "Some hall"), title, "agency-conflict"},
		"the same on both sides":          {with(t, site, en, "One hall to let.", "A hall to let."), title, ""},
		"here alone":                      {with(t, site, en, "One hall", "Some hall"), nil, ""},
		"the original":                    {with(t, site, zh, "一座", "两座"), title, "agency-original-changed"},
		"a paragraph here":                {with(t, site, en, "Power is short in", "Little power in"), body, "agency-conflict"},
		"another paragraph":               {with(t, site, en, "three rooms", "3 rooms"), body, ""},
		"a paragraph more here":           {with(t, site, en, "Power is", "More.\n\nPower is"), body, "agency-conflict"},
		"a paragraph more":                {with(t, site, zh, "夏天", "另起。\n\n夏天"), body, "agency-original-changed"},
		"the record is gone":              {with(t, site, "content/projects/alpha/project.toml", "\"open\"", "\"withdrawn\""), title, "agency-no-text"},
		"an id that was damaged":          {site, map[string]string{"projects/alpha en title": "projects/alpha"}, "agency-bad-id"},
		"a body in part":                  {site, map[string]string{"乙": "Beta", "第一段": "First."}, "agency-partly"},
		"a body without a title":          {site, map[string]string{"第一段": "First.", "- 其一": "- One", "- 其二": "- Two"}, "agency-no-title"},
		"terms of the glossary":           {with(t, site, zh, "一座车间出租。", "一座车间由链长制的项目库登记。"), map[string]string{"一座": "A hall in the Project Library of chiefs."}, "agency-term"},
		"terms rendered as they ought to": {with(t, site, zh, "一座车间出租。", "一座车间由项目库登记。"), map[string]string{"一座": "A hall in project libraries."}, ""},
	} {
		sent := site
		if strings.HasPrefix(name, "terms") {
			sent = c.now
		}
		r, err := translation.Read(load(t, c.now), c.now, "a.xlsx", edited(t, handed(t, sent, true, "xlsx"), "xlsx", c.fill))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found := codes(r)
		if strings.HasPrefix(name, "the record") && len(found) > 0 {
			found = slices.Compact(found)
		}
		if got := strings.Join(found, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if strings.Contains(c.want, "conflict") || strings.Contains(c.want, "changed") {
			if len(r.Writes) > 0 || r.Clean(false) {
				t.Errorf("%s: it is written", name)
			}
		}
	}
}

func TestFilesOfOthersAreRefused(t *testing.T) {
	site := tree()
	for name, data := range map[string]string{"nothing of ours": "编号,译文\n1,x\n", "a duplicate": ""} {
		if data == "" {
			r, err := translation.Read(load(t, site), site, "a.xlsx", doubled(t, handed(t, site, true, "xlsx")))
			if err != nil || !slices.Equal(codes(r), []string{"agency-original-edited", "agency-twice"}) {
				t.Errorf("%s: %v, %v", name, err, codes(r))
			}
			continue
		}
		r, err := translation.Read(load(t, site), site, "a.csv", []byte(data))
		if err != nil || !slices.Equal(codes(r), []string{"agency-no-texts"}) {
			t.Errorf("%s: %v, %v", name, err, codes(r))
		}
	}
}

// doubled is a file in which the first text stands twice, the second time with
// another translation, and in which an original was edited.
func doubled(t *testing.T, data []byte) []byte {
	t.Helper()
	book, err := sheet.Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	id := s.At(3, 1).Text
	table := sheet.Table{Name: "x", Columns: make([]sheet.Column, 3), Rows: [][]string{{id, "原文", "One"}, {id, "原文", "Two"}}}
	var b bytes.Buffer
	if err := sheet.WriteWorkbook(&b, []sheet.Table{table}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
