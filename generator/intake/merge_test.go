package intake_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/intake"
)

// sheetOf draws a table of one project of the small library.
func sheetOf(t *testing.T, headings, cells string) intake.File {
	t.Helper()
	return fixture(t, "xlsx 表.xlsx\n= 项目\n项目编号 | "+headings+"\nXZ-2026-0001 | "+cells+"\n")[0]
}

const factsName = "content/projects/xz-2026-0001/project.toml"

// edit changes a file of the library as an editor would.
func edit(fsys fstest.MapFS, name, from, to string) {
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys[name].Data), from, to, 1))}
}

// codes lists the codes of what was found.
func codes(r *intake.Result) string {
	var out []string
	for _, f := range r.Found {
		out = append(out, strings.TrimPrefix(f.Rule.Code, "import-"))
	}
	return strings.Join(out, " ")
}

// TestThreeWays: who changed a field decides what becomes of it. Each case
// imports 8600, then the library or the file or both change, and what the second
// import leaves in the library and says.
func TestThreeWays(t *testing.T) {
	for name, c := range map[string]struct {
		editor, file string // what each of them changes it to; "" for nothing
		want, says   string
	}{
		"nobody":              {"", "8600万元", "8600 万元", ""},
		"the file":            {"", "9000万元", "9000万元", ""},
		"the editor":          {"8800 万元", "8600万元", "8800 万元", ""},
		"both, to the same":   {"9000 万元", "9000万元", "9000 万元", ""},
		"both, to another":    {"8800 万元", "9000万元", "8800 万元", "conflict"},
		"the same, rewritten": {"0.86 亿元", "8600万元", "0.86 亿元", ""},
	} {
		fsys := site()
		first := importInto(t, fsys, nil, sheetOf(t, "总投资", "8600万元"))
		write(fsys, first)
		if c.editor != "" {
			edit(fsys, factsName, "8600 万元", c.editor)
		}
		r := importInto(t, fsys, first.Base, sheetOf(t, "总投资", c.file))
		write(fsys, r)
		if got := string(fsys[factsName].Data); !strings.Contains(got, `investment = "`+c.want+`"`) || codes(r) != c.says {
			t.Errorf("%s: %q, said %q", name, got, codes(r))
		}
		again := importInto(t, fsys, r.Base, sheetOf(t, "总投资", c.file))
		if len(again.Writes) != 0 {
			t.Errorf("%s: the same file twice writes %v", name, again.Writes)
		}
	}
}

// TestEditsKeepEveryOtherByte: one field changes, one line does.
func TestEditsKeepEveryOtherByte(t *testing.T) {
	fsys := site()
	before := string(fsys[factsName].Data)
	first := importInto(t, fsys, nil, sheetOf(t, "总投资 | 用地面积 | 英文地址 | 容积率", "8600万元 | 30亩 | North Road | 1.2"))
	write(fsys, first)
	want := strings.NewReplacer("{ zh = \"北路\" }", "{ zh = \"北路\", en = \"North Road\" }", "area = \"30 亩\"\n", "area = \"30 亩\"\nplot_ratio = \"1.2\"\n").Replace(before)
	if got := string(fsys[factsName].Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFrontMatterAndBodies: words change as facts do; running text only comes
// where there is none.
func TestFrontMatterAndBodies(t *testing.T) {
	fsys := site()
	r := importInto(t, fsys, nil, sheetOf(t, "一句话简介 | 项目背景", "榨油 | 新的背景"))
	write(fsys, r)
	zh := string(fsys["content/projects/xz-2026-0001/zh.md"].Data)
	if zh != "+++\ntitle = \"米糠油精炼\"\nrisk = \"价格\"\nsummary = \"榨油\"\n+++\n## 背景\n\n已有正文。\n" || codes(r) != "body-kept" {
		t.Errorf("%q, said %q", zh, codes(r))
	}
	f := fixture(t, "csv 表.csv\n项目名称,项目背景\n竹纤维,# 竹 *多*\n")[0]
	r = importInto(t, fsys, nil, f)
	write(fsys, r)
	if got := string(fsys["content/projects/xz-2026-0002/zh.md"].Data); got != "+++\ntitle = \"竹纤维\"\n+++\n\n## 项目背景\n\n\\# 竹 \\*多\\*\n" {
		t.Errorf("%q", got)
	}
	if again := importInto(t, fsys, r.Base, f); len(again.Writes) != 0 || codes(again) != "" {
		t.Errorf("the same text twice: %v %q", again.Writes, codes(again))
	}
}

// TestEmptyCellsEmptyNothing and are told where they were filled before.
func TestEmptyCellsEmptyNothing(t *testing.T) {
	fsys := site()
	first := importInto(t, fsys, nil, sheetOf(t, "总投资 | 合作方式", "8600万元 | 独资"))
	r := importInto(t, fsys, first.Base, sheetOf(t, "总投资 | 合作方式", "8600万元 | "))
	if len(r.Writes) != 0 || codes(r) != "emptied" {
		t.Errorf("%v, said %q", r.Writes, codes(r))
	}
}

// TestRenamedProjectsAreFound by the title that they were imported under.
func TestRenamedProjectsAreFound(t *testing.T) {
	fsys := site()
	f := fixture(t, "csv 表.csv\n项目名称,区县,总投资\n竹纤维,云岫县,1.2亿元\n")[0]
	first := importInto(t, fsys, nil, f)
	edit(fsys, "content/projects/xz-2026-0002/zh.md", "竹纤维", "竹纤维餐具")
	r := importInto(t, fsys, first.Base, f)
	if len(r.New) != 0 || len(r.Same) != 1 || r.Same[0].ID != "xz-2026-0002" {
		t.Errorf("new %v, same %v", r.New, r.Same)
	}
}

// TestReturns: who has handed in, who has not, and what they left out.
func TestReturns(t *testing.T) {
	f := fixture(t, "csv 石漈市.csv\n项目编号,项目名称,产业,总投资,承办单位\nXZ-2026-0900,新项目,食品,1亿元,石漈市投资促进局\n")[0]
	r := importInto(t, site(), nil, f)
	if len(r.Units.In) != 1 || r.Units.In[0] != (intake.Unit{ID: "shiji-ipb", Name: "石漈市投资促进局", Count: 1}) {
		t.Errorf("handed in: %+v", r.Units.In)
	}
	if len(r.Units.Out) != 1 || r.Units.Out[0].ID != "yunxiu-ipb" {
		t.Errorf("not handed in: %+v", r.Units.Out)
	}
	if len(r.Gone) != 1 || r.Gone[0].ID != "xz-2026-0001" {
		t.Errorf("gone: %+v", r.Gone)
	}
}

// TestInternalFactsStayInside: in a site whose folder may hold none they go to
// the second folder, and nowhere without one.
func TestInternalFactsStayInside(t *testing.T) {
	fsys := site()
	edit(fsys, "data/site.toml", "edition", "internal_in_site = false\nedition")
	edit(fsys, factsName, "\n[internal]\nstage = \"planned\"\n", "")
	f := sheetOf(t, "联系人 | 联系电话", "张三 | 00001111111")
	r := importInto(t, fsys, nil, f)
	if len(r.Writes) != 0 || codes(r) != "internal-place" || len(r.Base["xz-2026-0001"]) > 1 {
		t.Errorf("%v %q %v", r.Writes, codes(r), r.Base)
	}
	r = intake.Read(intake.Input{Files: []intake.File{f}, Catalog: library(t, fsys), Site: fsys, Internal: fstest.MapFS{}})
	if len(r.Writes) != 1 || !r.Writes[0].Internal || r.Writes[0].Path != factsName || string(r.Writes[0].Data) != "[internal]\ncontact_person = \"张三\"\ncontact_mobile = \"00001111111\"\n" {
		t.Errorf("%+v", r.Writes)
	}
	if strings.Contains(string(r.Base.Encode()), "张三") || !strings.Contains(string(r.Inner.Encode()), "张三") {
		t.Errorf("bases: %s %s", r.Base.Encode(), r.Inner.Encode())
	}
}

// exported is the library as a file.
func exported(t *testing.T, fsys fstest.MapFS, office bool, ending string, lang i18n.Tag) []byte {
	t.Helper()
	full := library(t, fsys)
	audience := edition.Site
	if office {
		audience = edition.Office
	}
	shown, _ := edition.For(audience, full)
	var b bytes.Buffer
	if err := (intake.Export{Shown: shown, Full: full, Site: fsys, Office: office, Lang: lang}).Tables().Write(&b, ending); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRoundTrip: export, import, export gives the same bytes, and the import
// writes nothing.
func TestRoundTrip(t *testing.T) {
	for _, office := range []bool{false, true} {
		for _, ending := range []string{".xlsx", ".csv"} {
			for _, lang := range []i18n.Tag{"zh", "en"} {
				fsys := site()
				one := exported(t, fsys, office, ending, lang)
				r := importInto(t, fsys, nil, intake.File{Name: "a" + ending, Data: one})
				if len(r.Writes) != 0 || len(r.Same) != 2 || !r.Clean(true) {
					t.Errorf("%v %s %s: %s", office, ending, lang, told(t, r))
				}
				if !bytes.Equal(one, exported(t, fsys, office, ending, lang)) {
					t.Errorf("%v %s %s: the second export differs", office, ending, lang)
				}
				if holds := bytes.Contains(one, []byte("进展阶段（内部）")); ending == ".csv" && lang == "zh" && holds != office {
					t.Errorf("%v: internal facts are in the export: %v", office, holds)
				}
			}
		}
	}
}

// TestExportsSayWhatWasChangedInThem: a returned export needs no earlier import,
// and does not undo what editors did meanwhile.
func TestExportsSayWhatWasChangedInThem(t *testing.T) {
	fsys := site()
	data := edited(t, exported(t, fsys, false, ".xlsx", "zh"), map[string]string{"8600 万元": "9000万元", "30 亩": "35亩"})
	edit(fsys, factsName, "8000 吨/年", "9000 吨/年")
	edit(fsys, factsName, "30 亩", "32 亩")
	r := importInto(t, fsys, nil, intake.File{Name: "a.xlsx", Data: data})
	write(fsys, r)
	got := string(fsys[factsName].Data)
	if !strings.Contains(got, `"9000万元"`) || !strings.Contains(got, "9000 吨/年") || !strings.Contains(got, "32 亩") || codes(r) != "differs" {
		t.Errorf("%q\n%s", codes(r), got)
	}
}

// TestForm: the blank form imports as nothing, and a line filled in as a project.
func TestForm(t *testing.T) {
	fsys := site()
	full := library(t, fsys)
	tables := intake.Export{Shown: full, Full: full, Site: fsys, Lang: "zh"}.Form()
	var blank bytes.Buffer
	if err := (intake.Exported{Tables: tables}).Write(&blank, ".xlsx"); err != nil {
		t.Fatal(err)
	}
	r := importInto(t, fsys, nil, intake.File{Name: "form.xlsx", Data: blank.Bytes()})
	if len(r.Writes) != 0 || codes(r) != "no-rows" {
		t.Errorf("the blank form: %s", told(t, r))
	}
	row := make([]string, len(tables[0].Columns))
	for i, c := range tables[0].Columns {
		row[i] = map[string]string{"项目名称": "石粉制砂", "产业": "新材料", "总投资": "3000万元", "合作方式": "独资、合资", "项目背景": "石粉堆积", "联系人（内部）": "张三"}[c.Headings[0]]
	}
	tables[0].Rows = [][]string{row}
	tables[0].Note = strings.Replace(tables[0].Note, "填报单位：", "填报单位：石漈市投资促进局", 1)
	var filled bytes.Buffer
	if err := (intake.Exported{Tables: tables}).Write(&filled, ".xlsx"); err != nil {
		t.Fatal(err)
	}
	r = importInto(t, fsys, nil, intake.File{Name: "form.xlsx", Data: filled.Bytes()})
	if len(r.New) != 1 || !r.Clean(true) || len(r.Units.In) != 1 || r.Units.In[0].ID != "shiji-ipb" {
		t.Errorf("a filled form: %s", told(t, r))
	}
	write(fsys, r)
	library(t, fsys)
}
