package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"prospectus/generator/i18n"
)

func sample() *Catalog {
	return NewCatalog(&Site{}, map[string][]Identified{
		"projects": {
			&Project{Header: Header{ID: "b", Title: i18n.Text{"zh": "乙"}}, Industry: "x", Plots: []string{"p/a-01"}},
			&Project{Header: Header{ID: "a"}},
		},
		"parks": {&Park{Header: Header{ID: "p"}, Plots: []*Plot{{Entry: Entry{ID: "a-01"}, Park: "p"}}}},
		"firms": {&Firm{Entry: Entry{ID: "f"}}},
		"nodes": {&Firm{Entry: Entry{ID: "wrong"}}},
	})
}

func TestCatalogFindsWhatItHolds(t *testing.T) {
	c := sample()
	for _, r := range []struct {
		kind, id string
		want     bool
	}{
		{"projects", "a", true}, {"projects", "c", false}, {"plots", "p/a-01", true}, {"plots", "a-01", false},
		{"firms", "f", true}, {"nodes", "wrong", false}, {"nothing", "a", false}, {"", "a", false},
	} {
		if got := c.Find(r.kind, r.id) != nil; got != r.want {
			t.Errorf("Find(%q, %q): %v", r.kind, r.id, got)
		}
	}
	var order []string
	for kind, r := range c.Records() {
		order = append(order, kind.Name+"/"+r.Ident())
	}
	if want := []string{"projects/b", "projects/a", "parks/p"}; !slices.Equal(order, want) {
		t.Errorf("records in order %v, want %v", order, want)
	}
}

func TestSetSome(t *testing.T) {
	c := sample()
	got := c.Projects.Some([]string{"a", "gone", "b"})
	if len(got) != 2 || got[0].ID != "a" || got[1].ID != "b" {
		t.Errorf("Some keeps the order of the ids and leaves out strangers: %v", got)
	}
	if c.Projects.Get("gone") != nil || c.Projects.Has("gone") {
		t.Error("a set answers for an id that it does not hold")
	}
}

func TestKindsComeFromTheCatalog(t *testing.T) {
	kinds := Kinds()
	if kinds[0] != (Kind{"projects", "project", "project.toml"}) || kinds[2].Singular != "policy" {
		t.Errorf("kinds are %v", kinds)
	}
	for _, s := range Singulars() {
		switch s {
		case "javascript", "data", "file", "blob", "about", "http", "https", "mailto", "tel", "ftp", "ws", "wss", "view-source", "vbscript":
			t.Errorf("links to %s: would be taken for a scheme of the browser's own", s)
		}
	}
	if KindOf("policy") != "policies" || KindOf("planet") != "" {
		t.Error("KindOf does not find a kind by its singular")
	}
}

func TestExportKeepsOrderAndLeavesOutTheEmpty(t *testing.T) {
	money, err := i18n.ParseMoney("12.5 亿元")
	if err != nil {
		t.Fatal(err)
	}
	p := &Project{
		Header:     Header{ID: "x", Title: i18n.Text{"zh": "甲<乙>", "en": "A"}},
		Industry:   "i",
		Investment: money,
		Phases:     []Phase{{ID: "one", Amount: money}},
		Modes:      []Mode{"sole", "lease"},
	}
	got, err := json.Marshal(Export(p))
	if err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	if err := json.Unmarshal(got, &back); err != nil {
		t.Fatal(err)
	}
	text, _ := money.MarshalText()
	if back["id"] != "x" || back["investment"] != string(text) || back["industry"] != "i" {
		t.Errorf("exported %s", got)
	}
	if _, there := back["park"]; there {
		t.Errorf("an empty field was exported: %s", got)
	}
	phase := back["phase"].([]any)[0].(map[string]any)
	if phase["id"] != "one" || phase["amount"] != string(text) {
		t.Errorf("a keyed table lost its name or value: %s", got)
	}
}

func TestValidity(t *testing.T) {
	day := func(s string) i18n.Date {
		d, err := i18n.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name string
		p    Policy
		want Validity
	}{
		{"no dates", Policy{}, Valid},
		{"last day", Policy{Expires: day("2026-06-30")}, Valid},
		{"day after", Policy{Expires: day("2026-06-29")}, Expired},
		{"not yet", Policy{Effective: day("2026-07-01")}, Pending},
		{"first day", Policy{Effective: day("2026-06-30")}, Valid},
		{"trial", Policy{Trial: true}, OnTrial},
		{"expired trial", Policy{Trial: true, Expires: day("2025-12-31")}, Expired},
		{"amended", Policy{Status: Amended}, ValidAmended},
		{"repealed wins", Policy{Status: Repealed, Effective: day("2027-01-01")}, Abolished},
	} {
		if got := c.p.ValidityOn(day("2026-06-30")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestParseLink(t *testing.T) {
	for target, want := range map[string]string{
		"project:xz-1":       "projects xz-1  true",
		"node:c/n":           "nodes c/n  true",
		"pages/about#map":    "pages about map true",
		"plot:p/a-01#x":      "plots p/a-01 x true",
		"planet:earth":       " earth  true",
		"https://a.example":  "   false",
		"mailto:a@b.example": "   false",
		"#here":              "   false",
		"plan.pdf":           "   false",
		"sub/plan.pdf":       "   false",
	} {
		kind, id, anchor, ok := ParseLink(target)
		if got := fmt.Sprintf("%s %s %s %v", kind, id, anchor, ok); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
}

func TestAppendJSONIsJSON(t *testing.T) {
	hard := "引号\" 反斜杠\\ 换行\n 制表\t 铃\x07 <&> 行分隔\u2028段分隔\u2029 破折—"
	o := Object{
		{"text", hard}, {"texts", i18n.Text{"zh": hard, "en": "b"}}, {"list", []string{hard, ""}}, {"no", []string(nil)},
		{"lists", TextList{"en": {"x", hard}}}, {"yes", true}, {"n", -7}, {"size", int64(1) << 40},
		{"inner", Object{{"a", hard}}}, {"many", []Object{{{"a", 1}}, nil}}, {"other", map[string]float64{"x": 1.5}},
	}
	got := o.AppendJSON(nil)
	var back map[string]any
	if err := json.Unmarshal(got, &back); err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	if back["text"] != hard || back["texts"].(map[string]any)["zh"] != hard || back["list"].([]any)[0] != hard || back["inner"].(map[string]any)["a"] != hard {
		t.Errorf("a text changed on the way: %s", got)
	}
	if back["size"] != float64(int64(1)<<40) || back["n"] != -7.0 || back["other"].(map[string]any)["x"] != 1.5 {
		t.Errorf("a number changed on the way: %s", got)
	}
}
