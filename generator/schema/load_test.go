package schema

import (
	"slices"
	"testing"
	"testing/fstest"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func tag(s string) i18n.Tag { return i18n.Tag(s) }

func site(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	base := map[string]string{
		"data/site.toml":       "languages = [\"zh\", \"en\"]\nname = { zh = \"甲\" }\n",
		"data/industries.toml": "[food]\nname = { zh = \"食品\" }\n",
		"data/regions.toml":    "[north]\nname = { zh = \"北区\" }\n",
	}
	for _, set := range []map[string]string{base, files} {
		for name, text := range set {
			m[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return m
}

const goodProject = `code = "X"
state = "open"
industry = "food"
region = "north"
investment = "12.5 亿元"
modes = ["sole", "joint-venture"]
[land]
area = "120 亩"
[phase.one]
amount = "5 亿元"
[phase.two]
amount = "7.5 亿元"
[internal]
stage = "signed"
contact_mobile = "13900000000"
`

func TestLoadFillsARecord(t *testing.T) {
	c, list, _ := load(site(map[string]string{
		"content/projects/x/project.toml":    goodProject,
		"content/projects/x/zh.md":           "+++\ntitle = \"项目\"\nrisk = \"风险\"\n+++\n## 一\n正文\n",
		"content/projects/x/en.md":           "+++\ntitle = \"Project\"\n+++\nBody\n",
		"content/projects/x/internal.zh.md":  "内部说明\n",
		"content/projects/x/internal/a.pdf":  "%PDF",
		"content/projects/x/site-plan.final": "not named by anything",
	}), nil)
	if n, any := list.Worst(); any && n > 0 {
		t.Fatalf("faults: %v", list.Sorted()[0].Message("en"))
	}
	p := c.Projects.Get("x")
	if p == nil {
		t.Fatal("the record is missing")
	}
	if p.Title["en"] != "Project" || p.Risk["zh"] != "风险" || len(p.Phases) != 2 || p.Phases[1].ID != "two" {
		t.Errorf("read %+v", p)
	}
	if p.Body["zh"].Text() == "" || p.Notes["zh"].Text() == "" || len(p.Papers) != 1 {
		t.Errorf("prose or papers are missing: %v %v %v", p.Body, p.Notes, p.Papers)
	}
	if p.Internal.Stage != model.Signed {
		t.Errorf("stage is %q", p.Internal.Stage)
	}
	if at := p.At("land.area").Position(); at.Line != 8 {
		t.Errorf("land.area is said to stand at %v", at)
	}
}

// TestSpansReplaceOneValue: the span that a record remembers can be replaced
// with every other byte left as it was.
func TestSpansReplaceOneValue(t *testing.T) {
	c, _, _ := load(site(map[string]string{
		"content/projects/x/project.toml": "\ufeff# 注释\r\n" + goodProject,
		"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
	}), nil)
	p := c.Projects.Get("x")
	if p == nil {
		t.Fatal("the record is missing")
	}
	at := p.At("phase.two.amount")
	if at.IsZero() || at.Position().Line == 0 {
		t.Fatalf("no span: %v", at)
	}
}

func TestSecondFolderMerges(t *testing.T) {
	c, list, _ := load(
		site(map[string]string{
			"content/projects/x/project.toml": "code = \"X\"\nstate = \"open\"\nindustry = \"food\"\nregion = \"north\"\ninvestment = \"1 亿元\"\n",
			"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
		}),
		fstest.MapFS{
			"content/projects/x/project.toml": &fstest.MapFile{Data: []byte("[internal]\nstage = \"negotiating\"\n")},
			"content/projects/z/project.toml": &fstest.MapFile{Data: []byte("code = \"Z\"\nstate = \"open\"\nindustry = \"food\"\nregion = \"north\"\ninvestment = \"1 亿元\"\n")},
			"content/projects/z/zh.md":        &fstest.MapFile{Data: []byte("+++\ntitle = \"内部\"\n+++\n")},
			"data/meetings.toml":              &fstest.MapFile{Data: []byte("[m-1]\nprojects = [\"z\"]\n")},
		})
	for _, d := range list.Sorted() {
		t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	if p := c.Projects.Get("x"); p == nil || p.Internal.Stage != model.InTalks || p.Audience == model.Internal {
		t.Errorf("x is %+v", p)
	}
	if p := c.Projects.Get("z"); p == nil || p.Audience != model.Internal {
		t.Errorf("a record of the second folder is not internal: %+v", p)
	}
	if !c.Meetings.Has("m-1") {
		t.Error("a table of the second folder is missing")
	}
}

func TestFaultyRecordsAreLeftOutAndNamed(t *testing.T) {
	files := map[string]string{"data/firms.toml": "[good]\nname = { zh = \"甲\" }\n[bad]\nnmae = { zh = \"乙\" }\n"}
	for id, state := range map[string]string{"a": "open", "b": "opne", "c": "closed"} {
		files["content/projects/"+id+"/project.toml"] = "code = \"X\"\nstate = \"" + state + "\"\nindustry = \"food\"\nregion = \"north\"\ninvestment = \"1 亿元\"\n"
		files["content/projects/"+id+"/zh.md"] = "+++\ntitle = \"项目\"\n+++\n"
	}
	files["content/projects/d/project.toml"] = "state = = 1\n"
	files["content/projects/d/zh.md"] = "+++\ntitle = \"项目\"\n+++\n"
	c, _, leftOut := load(site(files), nil)
	if c.Projects.Len() != 2 || !c.Projects.Has("a") || !c.Projects.Has("c") || !c.Firms.Has("good") || c.Firms.Has("bad") {
		t.Errorf("kept %v and %v", slices.Collect(c.Projects.Idents()), slices.Collect(c.Firms.Idents()))
	}
	if want := []string{"firms/bad", "projects/b", "projects/d"}; !slices.Equal(leftOut, want) {
		t.Errorf("left out %v, want %v", leftOut, want)
	}
}
