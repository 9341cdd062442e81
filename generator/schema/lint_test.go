package schema

import (
	"slices"
	"testing"

	"prospectus/generator/model"
)

// TestReasonsAndSettings: reasons for findings are texts without a language,
// and data/lint.toml grades checks.
func TestReasonsAndSettings(t *testing.T) {
	files := map[string]string{
		"content/projects/x/project.toml": goodProject + "\n[lint]\npayback-long = \" cash flow \"\n",
		"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\nsummary = \"摘要\"\n+++\n正文\n",
		"data/lint.toml":                  "[superlative]\nseverity = \"off\"\nreason = \"names of brands\"\n",
	}
	c, list, _ := load(site(files), nil)
	if n := len(list.Sorted()); n > 0 {
		t.Fatalf("%d faults: %v", n, found(t, files, nil))
	}
	h := c.Projects.Get("x").Head()
	if h.Lint["payback-long"] != "cash flow" {
		t.Errorf("reasons are %v", h.Lint)
	}
	if row := c.Lint.Get("superlative"); row == nil || row.Severity != model.CheckOff || row.Reason != "names of brands" {
		t.Errorf("setting is %+v", row)
	}
	if p := h.At("summary.zh").Position(); p.File != "content/projects/x/zh.md" || p.Line != 3 {
		t.Errorf("the summary stands at %+v", p)
	}
	if p := h.At("title.en").Position(); p.File != "content/projects/x/project.toml" {
		t.Errorf("a title that nobody wrote stands at %+v", p)
	}
}

func TestFaultsOfReasonsAndSettings(t *testing.T) {
	got := found(t, map[string]string{
		"content/projects/x/project.toml": "lint = { a = 1 }\n" + goodProject,
		"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
		"data/lint.toml":                  "[superlative]\nseverity = \"quiet\"\n",
	}, nil)
	want := []string{
		"content/projects/x/project.toml:1:14 wrong-type",
		"data/lint.toml:1:1 missing-key",
		"data/lint.toml:2:12 unknown-word",
	}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
