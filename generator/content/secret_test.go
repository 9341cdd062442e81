package content_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
)

// A marking is reported by its place alone, whoever prints it and however, and
// nothing else is said of the file.
func TestMarkingsAreNotRepeated(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	site := fstest.MapFS{
		"data/units.toml":                         file("[a]\nname = 'x'\ngrade = \"机密\"\n"),
		"content/projects/a/project.toml":         file("code = \"A\"\n# 秘密★ 本行不得外传\nunknown = = 1\n"),
		"content/projects/a/zh.md":                file("+++\ntitle = \"甲\"\n+++\n保守国家秘密。\n\n绝密\n\n不得外传的正文\n"),
		"content/projects/a/internal.zh.md":       file("+++\ntitle = \"甲\"\n+++\n（机密）不得外传的正文\n"),
		"content/projects/a/plan.txt":             file("机密〔2020〕1号 不得外传"),
		"content/projects/a/internal/minutes.csv": file("a,秘密,不得外传\n"),
		"content/projects/a/scan.txt":             file("\ufeff絕 密　★ 不得外传"),
		"content/projects/a/table.tsv":            file("甲\t機　密\t不得外传\n"),
		"content/projects/a/en.md":                file("+++\ntitle = \"A\"\n+++\n> 秘 密\n\n不得外传\n"),
		"content/projects/b/project.toml":         file("code = \"B\"\n"),
		"content/projects/b/zh.md":                file("+++\ntitle = \"乙\"\n+++\n企业须保护商业秘密。\n"),
	}
	src := content.Source{Site: site, Kinds: []content.Kind{{Folder: "projects", File: "project.toml"}}}
	var list diag.List
	src.Table("units", &list)
	for range src.Records(&list) {
	}
	var text, json bytes.Buffer
	found := list.Sorted()
	if err := diag.PrintText(&text, found, "zh"); err != nil {
		t.Fatal(err)
	}
	if err := diag.PrintJSON(&json, found, "en"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"data/units.toml:3:10: ", "a/project.toml:2:3: ", "a/zh.md:6:1: ", "a/internal.zh.md:4:2: ", "a/plan.txt: ", "a/internal/minutes.csv: ",
		"a/scan.txt: ", "a/table.tsv: ", "a/en.md:4:3: ",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("nothing is said of %s", want)
		}
	}
	if len(found) != 9 || len(content.Markings(found)) != 9 {
		t.Errorf("%d found, %d of them markings", len(found), len(content.Markings(found)))
	}
	for _, forbidden := range []string{"不得外传", "机密", "绝密", "絕", "機", "秘 密", "^", "〔2020〕"} {
		if strings.Contains(text.String()+json.String(), forbidden) {
			t.Errorf("%q is repeated in\n%s%s", forbidden, text.String(), json.String())
		}
	}
}
