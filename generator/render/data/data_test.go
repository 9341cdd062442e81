package data_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/render/data"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

func projects(ids ...string) (all []model.Record) {
	for _, id := range ids {
		all = append(all, &model.Project{Header: model.Header{ID: id, Title: both("项目"+id, "Project "+id)}, Code: strings.ToUpper(id)})
	}
	return all
}

// A record stands in both files once, whatever the number of languages, under
// the id of its address, in the order of the pages.
func TestRecordsStandOnce(t *testing.T) {
	sink := render(t, catalogue(site(), projects("b", "a", "c")...))
	f := readJSON(t, sink.text("data/projects.json"))
	_, rows := readCSV(t, sink.text("data/projects.csv"))
	if f.Kind != "projects" || f.Edition != "2026.2" || f.Publisher["en"] != "Sample Bureau" || f.Invented != nil || len(f.Records) != 3 || len(rows) != 3 {
		t.Fatalf("%+v, %d rows", f, len(rows))
	}
	for i, id := range []string{"b", "a", "c"} {
		if f.Records[i]["id"] != id || rows[i]["id"] != id || rows[i]["edition"] != "2026.2" || rows[i]["hash"] != "a1b2c3d4e5" || f.Records[i]["hash"] != "a1b2c3d4e5" {
			t.Errorf("record %d is %v and %v, want %s", i, f.Records[i], rows[i], id)
		}
	}
}

// The same record bears the same id, whatever else of it changes.
func TestIDsAreStable(t *testing.T) {
	for _, title := range []string{"一", "二"} {
		object, row := one(t, &model.Project{Header: model.Header{ID: "xz-2026-0042", Title: both(title, title)}, Code: title})
		if object["id"] != "xz-2026-0042" || row["id"] != "xz-2026-0042" {
			t.Errorf("%s: %v, %v", title, object["id"], row["id"])
		}
	}
	park := &model.Park{Header: model.Header{ID: "park"}, Plots: []*model.Plot{{Entry: model.Entry{ID: "a-01"}, Park: "park"}}}
	if f := readJSON(t, render(t, catalogue(site(), park)).text("data/plots.json")); f.Records[0]["id"] != "park/a-01" {
		t.Errorf("a plot is %v", f.Records[0]["id"])
	}
}

// A JSON file is a record a line, so that it can be read as it comes.
func TestARecordALine(t *testing.T) {
	ps := projects("a", "b", "c")
	ps[1].(*model.Project).Body = model.Prose{"zh": prose("第一段\n\n第二段\u2028\t\"引\"\\")}
	lines := strings.Split(render(t, catalogue(site(), ps...)).text("data/projects.json"), "\n")
	if len(lines) != 6 || lines[5] != "" || lines[4] != "]}" || !strings.HasSuffix(lines[0], `"records":[`) {
		t.Fatalf("%d lines: %q", len(lines), lines)
	}
	for i, line := range lines[1:4] {
		var record map[string]any
		if err := json.Unmarshal([]byte(strings.TrimSuffix(line, ",")), &record); err != nil || strings.HasSuffix(line, ",") != (i < 2) {
			t.Errorf("line %d: %v: %s", i+1, err, line)
		}
	}
	if !strings.Contains(lines[2], `第一段\n\n第二段\u2028\u0009\"引\"\\`) {
		t.Errorf("the body is %s", lines[2])
	}
}

// Records are written as they come: when the next page is asked for, the one
// before is in the file.
func TestRecordsAreStreamed(t *testing.T) {
	c := catalogue(site(), projects("a", "b", "c")...)
	sink := newMemory()
	seen := 0
	watched := func(yield func(view.Page) bool) {
		for p := range pages(c) {
			if !yield(p) {
				return
			}
			if h := p.Head(); h.Lang == "zh" {
				seen++
				if !strings.Contains(sink.text("data/projects.json"), `{"id":"`+h.Record.Ident()+`"`) {
					t.Errorf("%s is held back", h.Record.Ident())
				}
			}
		}
	}
	if err := (data.Renderer{Plan: route.New(c), Site: c.Site}).Render(context.Background(), watched, sink); err != nil || seen != 3 {
		t.Errorf("%v, %d pages", err, seen)
	}
}

func TestTableIsForSpreadsheets(t *testing.T) {
	text := render(t, catalogue(site(), projects("a", "b")...)).text("data/projects.csv")
	if !strings.HasPrefix(text, "\ufeffid,") {
		t.Errorf("it begins with %.20q", text)
	}
	if strings.Count(text, "\r\n") != 3 || strings.Count(text, "\n") != 3 || !strings.HasSuffix(text, "\r\n") {
		t.Errorf("lines do not end as spreadsheets have them: %q", text)
	}
}

// What a spreadsheet would run is text; numbers stay numbers.
func TestFormulasAreGuarded(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", `=HYPERLINK("http://x.example")`: `'=HYPERLINK("http://x.example")`, "+1+1": "'+1+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)",
		"\tx": "'\tx", "\rx": "'x", "\nx": "'\nx", "＝1+1": "'＝1+1", "＋x": "'＋x", "－x": "'－x", "＠x": "'＠x", "-": "'-", "- item": "'- item",
		"-3.5": "-3.5", "+7": "+7", "-1,200": "-1,200", "-3%": "-3%", "-3%+1": "'-3%+1", "3-5": "3-5", "普通": "普通", "": "", "'x": "'x", "a=b": "a=b",
	} {
		_, row := one(t, &model.Project{Code: cell})
		if row["code"] != want {
			t.Errorf("%q is written %q, want %q", cell, row["code"], want)
		}
	}
}

// The guard is the table's alone: JSON gives what was written.
func TestJSONIsNotGuarded(t *testing.T) {
	object, _ := one(t, &model.Project{Code: "=1+1", Address: both("=a", "-b")})
	if object["code"] != "=1+1" || !reflect.DeepEqual(object["address"], map[string]any{"zh": "=a", "en": "-b"}) {
		t.Errorf("%v", object)
	}
}

func TestTextsStandSideBySide(t *testing.T) {
	p := &model.Project{Header: model.Header{Title: both("粉体", "Powder"), Body: model.Prose{"zh": prose("## 标题\n\n正文"), "en": prose("Body")}}, Partner: i18n.Text{"zh": "只有中文"}}
	object, row := one(t, p)
	if !reflect.DeepEqual(object["title"], map[string]any{"zh": "粉体", "en": "Powder"}) || !reflect.DeepEqual(object["partner"], map[string]any{"zh": "只有中文"}) {
		t.Errorf("%v", object)
	}
	for column, want := range map[string]string{
		"title.zh": "粉体", "title.en": "Powder", "body.zh": "## 标题\n\n正文", "body.en": "Body", "partner.zh": "只有中文", "partner.en": "",
		"pages.zh": "https://portal.example/invest/zh/projects/p-1.html", "pages.en": "https://portal.example/invest/en/projects/p-1.html",
	} {
		if row[column] != want {
			t.Errorf("%s: %q, want %q", column, row[column], want)
		}
	}
}

// A keyed table is JSON in its cell, the same as in the JSON file; a table that
// is not keyed has columns of its own.
func TestNestedTables(t *testing.T) {
	p := &model.Project{
		Phases: []model.Phase{{ID: "one", Name: both("一期, \"甲\"", "One"), Area: must(i18n.ParseArea("60 亩"))}, {ID: "two", Amount: must(i18n.ParseMoney("2 亿元"))}},
		Land:   model.Land{Area: must(i18n.ParseArea("120 亩")), Standard: true, Ready: []string{"water", "power"}}, BuildMonths: 16,
	}
	object, row := one(t, p)
	var cell any
	if err := json.Unmarshal([]byte(row["phase"]), &cell); err != nil || !reflect.DeepEqual(cell, object["phase"]) {
		t.Errorf("%v: %s, and in JSON %v", err, row["phase"], object["phase"])
	}
	if phases := object["phase"].([]any); len(phases) != 2 || phases[0].(map[string]any)["id"] != "one" || phases[1].(map[string]any)["amount"] != "CNY 200000000" {
		t.Errorf("%v", object["phase"])
	}
	for column, want := range map[string]string{"land.area": "120 mu", "land.standard": "true", "land.ready": "water power", "build_months": "16", "land.years": ""} {
		if row[column] != want {
			t.Errorf("%s: %q, want %q", column, row[column], want)
		}
	}
	if object["build_months"] != 16.0 || object["land"].(map[string]any)["standard"] != true {
		t.Errorf("%v", object)
	}
}

// Values are in a form that the program reads back as the same value.
func TestValuesReadBack(t *testing.T) {
	for _, s := range []string{"12.5 亿元", "约3000万元", "2–3 亿元", "USD 50 million", "面议", "不低于 5000 万元", "0.3 万元", "待定", "1 亿元以上", "8000万港元"} {
		p := &model.Project{Investment: must(i18n.ParseMoney(s))}
		same(t, s, p, "investment", p.Investment, i18n.ParseMoney)
	}
	for _, s := range []string{"120 亩", "8 公顷", "约 1200 平方公里", "2.1 万平方米", "100–150 亩"} {
		p := &model.Project{Land: model.Land{Area: must(i18n.ParseArea(s))}}
		same(t, s, p, "land.area", p.Land.Area, i18n.ParseArea)
	}
	for _, s := range []string{"2026-06-30", "2026-06", "2026", "2026年6月1日"} {
		p := &model.Project{Verified: must(i18n.ParseDate(s))}
		same(t, s, p, "verified", p.Verified, i18n.ParseDate)
	}
	for _, s := range []string{"12.6%", "-3%", "10%–15%", "约 8%"} {
		p := &model.Project{Returns: model.Returns{IRR: must(i18n.ParsePercent(s))}}
		same(t, s, p, "returns.irr", p.Returns.IRR, i18n.ParsePercent)
	}
	for _, s := range []string{"7.4 年", "220 万元/亩", "0.62 元/kWh", "120 人", "8–10 年"} {
		p := &model.Project{Returns: model.Returns{Payback: must(i18n.ParseQuantity(s))}}
		same(t, s, p, "returns.payback", p.Returns.Payback, i18n.ParseQuantity)
	}
	for _, s := range []string{"1.2", "-0.5", "1000000"} {
		p := &model.Project{Land: model.Land{PlotRatio: must(i18n.ParseDecimal(s))}}
		same(t, s, p, "land.plot_ratio", p.Land.PlotRatio, i18n.ParseDecimal)
	}
	for _, s := range []string{"30.2501, 120.1699"} {
		p := &model.Project{Coordinates: must(i18n.ParseCoordinates(s))}
		same(t, s, p, "coordinates", p.Coordinates, i18n.ParseCoordinates)
	}
}

// same reads a value back from both files.
func same[T any](t *testing.T, written string, p *model.Project, path string, want T, parse func(string) (T, error)) {
	t.Helper()
	object, row := one(t, p)
	var v any = object
	for name := range strings.SplitSeq(path, ".") {
		v = v.(map[string]any)[name]
	}
	text, _ := v.(string)
	for in, s := range map[string]string{"JSON": text, "CSV": row[path]} {
		if got, err := parse(s); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: in %s %q, which reads %v, %v; want %v", written, in, s, got, err, want)
		}
	}
}

// An invented city says so in every file: at the head of JSON, in every row of
// a table.
func TestInventedMark(t *testing.T) {
	s := site()
	s.Invented = true
	sink := render(t, catalogue(s, projects("a", "b")...))
	text := sink.text("data/projects.json")
	if f := readJSON(t, text); f.Invented["zh"] != "虚构演示" || f.Invented["en"] != "Invented city" || strings.Index(text, "invented") > strings.Index(text, "records") {
		t.Errorf("%.200s", text)
	}
	_, rows := readCSV(t, sink.text("data/projects.csv"))
	for _, row := range rows {
		if row["invented"] != "虚构演示" {
			t.Errorf("%v", row)
		}
	}
	if doc := readSchema(t, sink.text("data/schema.json")); doc.Invented["en"] != "Invented city" {
		t.Error("the schema does not say so")
	}
	for path := range render(t, catalogue(site(), projects("a")...)).files {
		if real := render(t, catalogue(site(), projects("a")...)); strings.Contains(real.text(path), "invented") {
			t.Errorf("%s of a real city", path)
		}
	}
}

// Other languages than two, and no address of the site.
func TestLanguagesAndAddresses(t *testing.T) {
	s := site()
	s.Languages, s.BaseURL = []i18n.Tag{"zh"}, ""
	sink := render(t, catalogue(s, projects("a")...))
	header, rows := readCSV(t, sink.text("data/projects.csv"))
	for _, column := range header {
		if strings.HasSuffix(column, ".en") {
			t.Errorf("a site in Chinese has a column %s", column)
		}
	}
	if rows[0]["pages.zh"] != "zh/projects/a.html" {
		t.Errorf("the page is at %q", rows[0]["pages.zh"])
	}
	s.Languages = []i18n.Tag{"zh", "en", "zh-Hant", "ja"}
	header, _ = readCSV(t, render(t, catalogue(s, projects("a")...)).text("data/projects.csv"))
	if !slices.Contains(header, "title.zh-Hant") || !slices.Contains(header, "pages.ja") {
		t.Errorf("%v", header)
	}
}

// What is no page of a record's own (a list, a second page, an address that
// leads elsewhere) is no record.
func TestOnlyRecordsPages(t *testing.T) {
	c := catalogue(site(), projects("a")...)
	plan := route.New(c)
	r := c.Projects.Get("a")
	sink := newMemory()
	err := data.Renderer{Plan: plan, Site: c.Site}.Render(context.Background(), func(yield func(view.Page) bool) {
		for _, h := range []view.Head{
			{Path: plan.List("zh", "projects", 1), Lang: "zh", Kind: "projects"},
			{Path: plan.More("zh", "projects", "a", 2), Lang: "zh", Kind: "projects", Record: r},
			{Path: "zh/projects/old.html", Lang: "zh", Kind: "redirect", Record: r},
			{Path: "en/projects/a.html", Lang: "en", Kind: "projects", Record: r},
		} {
			if !yield(&page{h}) {
				return
			}
		}
	}, sink)
	if err != nil || len(sink.files) != 1 {
		t.Errorf("%v, %d files", err, len(sink.files))
	}
}

// A failing disk and a cancelled build are errors; what was begun is withdrawn.
func TestErrorsAreReturned(t *testing.T) {
	c := catalogue(site(), append(projects("a"), &model.Policy{Header: model.Header{ID: "p"}})...)
	for _, path := range []string{"data/projects.json", "data/projects.csv", "data/policies.json", "data/policies.csv", "data/schema.json"} {
		sink := newMemory()
		sink.fail = path
		if err := (data.Renderer{Plan: route.New(c), Site: c.Site}).Render(context.Background(), pages(c), sink); !errors.Is(err, errDisk) {
			t.Errorf("%s cannot be created: %v", path, err)
		}
		for name, f := range sink.files {
			if !f.closed && !f.aborted {
				t.Errorf("%s cannot be created, and %s is left open", path, name)
			}
		}
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if err := (data.Renderer{Plan: route.New(c), Site: c.Site}).Render(stopped, iter.Seq[view.Page](func(func(view.Page) bool) {}), newMemory()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
