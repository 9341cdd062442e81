package schema

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/model"
)

// TestHandbooks: each contradiction is found at its own line; what goes together
// is not.
func TestHandbooks(t *testing.T) {
	const kind, title = "kind = \"projects\"\n", "title = { zh = \"册\" }\n"
	const file = "data/handbooks/fair.toml"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"the least":               {kind + title, nil},
		"no kind":                 {title, []string{":1:1 missing-key"}},
		"an unknown kind":         {"kind = \"album\"\n" + title, []string{":1:8 unknown-word"}},
		"an unknown key":          {kind + title + "colour = \"red\"\n", []string{":3:1 unknown-key"}},
		"an unknown project":      {kind + title + "[select]\nprojects = [\"x\", \"y\"]\n", []string{":4:18 unknown-reference"}},
		"another language":        {kind + title + "languages = [\"zh\", \"fr\"]\n", []string{":3:20 language-not-listed"}},
		"a language twice":        {kind + title + "languages = [\"zh\", \"zh\"]\n", []string{":3:20 language-twice"}},
		"facing":                  {kind + title + "languages = [\"zh\", \"en\"]\nfacing = true\n", nil},
		"facing in one language":  {kind + title + "languages = [\"zh\"]\nfacing = true\n", []string{":4:10 book-contradiction"}},
		"facing on one side":      {kind + title + "languages = [\"zh\", \"en\"]\nfacing = true\none_sided = true\n", []string{":5:13 book-contradiction"}},
		"facing sheets":           {"kind = \"sheets\"\n" + title + "languages = [\"zh\", \"en\"]\nfacing = true\n", []string{":4:10 book-contradiction"}},
		"parts of sheets":         {"kind = \"sheets\"\n" + title + "parts = [\"projects\"]\n", []string{":3:9 book-contradiction"}},
		"a part twice":            {kind + title + "parts = [\"projects\", \"cover\", \"projects\"]\n", []string{":3:31 book-part-twice"}},
		"an unknown part":         {kind + title + "parts = [\"projects\", \"index\"]\n", []string{":3:22 unknown-word"}},
		"an index of nothing":     {kind + title + "parts = [\"cover\", \"index-name\"]\n", []string{":3:9 book-contradiction"}},
		"a foreword by nobody":    {kind + title + "parts = [\"foreword\", \"projects\"]\n", []string{":3:9 book-contradiction"}},
		"a foreword for nothing":  {"kind = \"atlas\"\n" + title + "foreword = \"about\"\n", []string{":3:12 book-contradiction", ":3:12 unknown-reference"}},
		"criteria without use":    {"kind = \"atlas\"\n" + title + "[select]\nregions = [\"north\"]\n", []string{":3:1 book-contradiction"}},
		"a list for another kind": {"kind = \"policies\"\n" + title + "[select]\nprojects = [\"x\"]\n", []string{":4:12 book-contradiction"}},
		"a band":                  {kind + title + "[select]\nleast = \"1亿元\"\nbelow = \"3亿元\"\n", nil},
		"an empty band":           {kind + title + "[select]\nleast = \"3亿元\"\nbelow = \"3亿元\"\n", []string{":5:9 book-contradiction"}},
		"a band of two kinds":     {kind + title + "[select]\nleast = \"1亿元\"\nbelow = \"USD 90 million\"\n", []string{":5:9 book-contradiction"}},
		"a band of words":         {kind + title + "[select]\nleast = \"面议\"\n", []string{":4:9 book-contradiction"}},
		"closed ones":             {kind + title + "[select]\nstates = [\"open\", \"closed\"]\n", []string{":4:19 book-contradiction"}},
		"listed, and no list":     {kind + title + "order = \"listed\"\n", []string{":3:9 book-contradiction"}},
		"named twice":             {kind + title + "[select]\nprojects = [\"x\", \"x\"]\n", []string{":4:18 book-part-twice"}},
		"three pages a sheet":     {kind + title + "sheet_pages = 3\n", []string{":3:15 book-number"}},
		"a fill of three":         {kind + title + "[press]\nfill = 3\n", []string{":4:8 book-number"}},
		"marks without a bleed":   {kind + title + "[press]\ncrop_marks = true\n", []string{":4:14 book-contradiction"}},
		"a spine of unknown size": {kind + title + "[press]\nseparate_cover = true\n", []string{":4:18 book-contradiction"}},
		"a whole press":           {kind + title + "[press]\nbleed = true\ncrop_marks = true\nseparate_cover = true\npaper_thickness = \"0.11 mm\"\nfill = 4\ncmyk = true\n", nil},
		"a condition of no press": {kind + title + "[press]\ncondition = \"FOGRA39\"\n", []string{":4:13 book-contradiction"}},
		"a fold-out that faces":   {"kind = \"atlas\"\n" + title + "languages = [\"zh\", \"en\"]\nfacing = true\nfold_out = true\n", []string{":5:12 book-contradiction"}},
		"a thickness in grams":    {kind + title + "[press]\npaper_thickness = \"157 kg\"\n", []string{":4:19 book-contradiction"}},
		"bleed on the site":       {kind + title + "site = true\n[press]\nbleed = true\n", []string{":3:8 book-contradiction"}},
		"a visit to nowhere":      {"kind = \"visit\"\n" + title, []string{":1:8 book-contradiction"}},
		"a visit":                 {"kind = \"visit\"\n" + title + "[stop.a]\nfrom = \"09:00\"\nto = \"10:00\"\nname = { zh = \"馆\" }\n[stop.b]\nfrom = \"10:15\"\nproject = \"x\"\n", nil},
		"an hour of its own":      {"kind = \"visit\"\n" + title + "[stop.a]\nfrom = \"9:00\"\nname = { zh = \"馆\" }\n", []string{":3:1 book-stop"}},
		"a stop that goes back":   {"kind = \"visit\"\n" + title + "[stop.a]\nfrom = \"09:00\"\nto = \"08:00\"\nname = { zh = \"馆\" }\n", []string{":3:1 book-stop"}},
		"stops out of order":      {"kind = \"visit\"\n" + title + "[stop.a]\nfrom = \"09:00\"\nname = { zh = \"馆\" }\n[stop.b]\nfrom = \"08:00\"\nname = { zh = \"馆\" }\n", []string{":6:1 book-stop"}},
		"a stop at two places":    {"kind = \"visit\"\n" + title + "[stop.a]\nfrom = \"09:00\"\nproject = \"x\"\nbuilding = \"p/h\"\n", []string{":3:1 book-stop", ":6:12 unknown-reference"}},
		"stops for nothing":       {kind + title + "[stop.a]\nfrom = \"09:00\"\nname = { zh = \"馆\" }\n", []string{":3:1 book-contradiction"}},
	} {
		got := found(t, map[string]string{file: c.text, "content/projects/x/project.toml": goodProject, "content/projects/x/zh.md": "+++\ntitle = \"项目\"\n+++\n"}, nil)
		for i := range got {
			got[i] = strings.TrimPrefix(got[i], file)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
}

// TestHandbookIsRead: the values reach the catalogue, each file under its name.
func TestHandbookIsRead(t *testing.T) {
	files := site(map[string]string{
		"data/handbooks/a.toml": "kind = \"atlas\"\ntitle = { zh = \"图谱\" }\npaper = \"A5\"\nsite = true\n",
		"data/handbooks/b.toml": "kind = \"projects\"\ntitle = { zh = \"册\" }\nlanguages = [\"en\"]\n[press]\nfill = 4\n",
		"data/books.toml":       "[spring]\nedition = \"2026.1\"\ndate = 2026-03-01\nrecords = [\"projects/x\"]\n",
	})
	c, list, _ := load(files, nil)
	if got := list.Sorted(); len(got) > 0 {
		t.Fatal(got[0].Message("en"))
	}
	a, b := c.Handbooks.Get("a"), c.Handbooks.Get("b")
	if a == nil || b == nil || a.Paper != model.A5 || !a.OnSite || b.Press.Multiple != 4 || a.At("paper").Position().Line != 3 {
		t.Errorf("%+v\n%+v", a, b)
	}
	if a.Tongues(c.Site)[0] != "zh" || b.Tongues(c.Site)[0] != "en" || !a.Has(model.ChainsPart) || a.Has(model.ProjectsPart) {
		t.Error("languages or parts are not those of the file or its kind")
	}
	if r := c.Books.Get("spring"); r == nil || r.Edition != "2026.1" || r.Records[0] != "projects/x" {
		t.Errorf("%+v", r)
	}
}
