package intake_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/intake"
)

func maps(t *testing.T, text string) ([]*intake.Map, []diag.Diagnostic) {
	t.Helper()
	var list diag.List
	fsys := fstest.MapFS{"data/imports/county.toml": {Data: []byte(text)}}
	m := intake.LoadMaps(content.Source{Site: fsys}, &list)
	return m, list.Sorted()
}

const goodMap = `name = { zh = "县区表", en = "County" }
sheet = "项目*"
header = 2
numbering = "YX-{000}"
units = ["yunxiu-ipb"]

[columns]
"事项" = "title.zh"
"额度" = { field = "investment", unit = "亿元" }
"备注" = ""
"说明" = "@body"
"电价" = "utility.power.price"

[defaults]
region = "云岫县"
state = "reserved"

[values.industry]
"吃的" = "food"
`

// TestMaps: a layout of headings that nobody else uses is read by its map.
func TestMaps(t *testing.T) {
	list, found := maps(t, goodMap)
	if len(found) != 0 || len(list) != 1 {
		t.Fatal(found)
	}
	fsys := site()
	f := fixture(t, "xlsx 表.xlsx\n= 项目一\n2026年表\n事项 | 额度 | 备注 | 说明 | 电价 | 产业\n米粉 | #1.2 | x | 用本地稻米 | 0.6 元/kWh | 吃的\n")[0]
	r := intake.Read(intake.Input{Files: []intake.File{f}, Catalog: library(t, fsys), Site: fsys, Maps: list})
	write(fsys, r)
	got := string(fsys["content/projects/yx-001/project.toml"].Data)
	want := "code = \"YX-001\"\nstate = \"reserved\"\nindustry = \"food\"\nregion = \"yunxiu\"\ninvestment = \"1.2亿元\"\n\n[utility.power]\nprice = \"0.6 元/kWh\"\n"
	if got != want || !r.Clean(true) {
		t.Errorf("%s\n%s", got, told(t, r))
	}
	library(t, fsys)
}

func TestFaultsOfMaps(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{"colums = {}\n", "import-map-key"},
		{"header = \"3\"\n", "import-map-type"},
		{"header = 0\n", "import-map-header"},
		{"sheet = \"[\"\n", "import-map-sheet"},
		{"numbering = \"XZ\"\n", "import-map-numbering"},
		{"[columns]\n\"a\" = \"investmnt\"\n", "import-map-field"},
		{"[columns]\n\"a\" = \"title\"\n", "import-map-field"},
		{"[columns]\n\"a\" = \"product.*.name.zh\"\n", "import-map-field"},
		{"[columns]\n\"a\" = { field = \"investment\", unit = \"个头\" }\n", "import-map-unit"},
		{"[columns]\n\"a\" = { feld = \"investment\" }\n", "import-map-key"},
		{"[columns]\n\"a\" = 1\n", "import-map-type"},
		{"[defaults]\nhash = \"x\"\n", "import-map-field"},
		{"[defaults]\nmodes = [\"sole\"]\n", "import-map-type"},
		{"[values.x]\n\"a\" = \"b\"\n", "import-map-field"},
		{"[values.industry]\n\"a\" = 1\n", "import-map-type"},
		{"columns = 1\n", "import-map-type"},
	} {
		list, found := maps(t, c.text)
		if len(list) != 0 || len(found) != 1 || found[0].Rule.Code != c.code {
			t.Errorf("%q: %v", c.text, found)
		}
	}
	var list diag.List
	if m := intake.LoadMaps(content.Source{Site: fstest.MapFS{"data/imports/A B.toml": {Data: []byte("")}}}, &list); len(m) != 0 || list.Count(diag.Error) != 1 {
		t.Errorf("a bad name passes: %v", list.Sorted())
	}
}

// TestProposalsAreMaps: what is proposed for an unknown layout reads as a map.
func TestProposalsAreMaps(t *testing.T) {
	f := fixture(t, "xlsx 表.xlsx\n= 一\n项目名称 | 总投资（亿元） | 领导\"批示\" | 总投资额度\n米粉 | #1.2 | 同意 | 多\n")[0]
	r := importInto(t, site(), nil, f)
	text := intake.Propose("county", r.Numbering, r.Proposal)
	list, found := maps(t, text)
	if len(found) != 0 || len(list) != 1 || len(list[0].Columns) != 4 || !strings.Contains(text, `{ field = "investment", unit = "亿元" }`) || !strings.Contains(text, "investment？") || list[0].Numbering != "XZ-2026-{0000}" {
		t.Errorf("%v\n%s", found, text)
	}
}

// TestPicturesStandBeside: of a document with one project, and of a sheet by row.
func TestPicturesStandBeside(t *testing.T) {
	png := "\x89PNG\r\n\x1a\nrest"
	f := fixture(t, "docx 一.docx\n项目名称：米粉\n区县：云岫县\n产业：食品\n总投资：1亿元\n项目简介：好。\n")[0]
	f.Data = withPicture(t, f.Data, png)
	fsys := site()
	r := importInto(t, fsys, nil, f)
	write(fsys, r)
	facts := string(fsys["content/projects/xz-2026-0003/project.toml"].Data)
	i := strings.Index(facts, "file = \"picture-")
	if i < 0 || !strings.Contains(codes(r), "picture") {
		t.Fatalf("%s\n%s", facts, told(t, r))
	}
	name, _, _ := strings.Cut(facts[i+len("file = \""):], "\"")
	if got := fsys["content/projects/xz-2026-0003/"+name]; got == nil || string(got.Data) != png {
		t.Errorf("%s is not there", name)
	}
	library(t, fsys)
	if again := importInto(t, fsys, r.Base, f); len(again.Writes) != 0 {
		t.Errorf("the same picture twice: %v", again.Writes)
	}
	f.Data = withPicture(t, f.Data, "GIF89a")
	if r := importInto(t, site(), nil, f); !strings.Contains(codes(r), "picture-kind") {
		t.Errorf("a picture that cannot be published: %q", codes(r))
	}
}
