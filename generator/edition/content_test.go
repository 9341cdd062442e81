package edition

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// sample is a record with content of every sort.
func sample() *model.Project {
	p := &model.Project{Header: model.Header{ID: "p", Title: i18n.Text{"zh": "项目"}}, Code: "A", State: model.Open, Policies: []string{"secret-rules"}}
	p.Body = model.Prose{"zh": source.Held(source.NewFile("zh.md", "正文").All())}
	p.Photos = []model.Photo{{ID: "a", File: "a.svg"}}
	p.Files = []model.Attachment{{ID: "sheet", File: "sheet.pdf"}, {ID: "again", File: "a.svg"}}
	return p
}

// contentOf returns a record's content, where the picture's hash is given.
func contentOf(t *testing.T, r model.Record, picture string) string {
	t.Helper()
	got, err := Content("projects", r, func(name string) (string, error) {
		return map[string]string{"a.svg": picture, "sheet.pdf": "22"}[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestContentIsWhatReadersSee(t *testing.T) {
	before := contentOf(t, sample(), "11")
	for what, change := range map[string]func(*model.Project){
		"an internal fact": func(p *model.Project) { p.Internal.Mobile = "13900000000" },
		"the notes":        func(p *model.Project) { p.Notes = p.Body },
		"the approval":     func(p *model.Project) { p.Approval = model.Approval{Hash: "x"} },
		"where it stands":  func(p *model.Project) { p.Dir = "elsewhere" },
	} {
		p := sample()
		change(p)
		if got := contentOf(t, p, "11"); got != before {
			t.Errorf("%s changes the content:\n%s\n%s", what, before, got)
		}
	}
	for what, change := range map[string]func(*model.Project){
		"a fact":    func(p *model.Project) { p.Code = "B" },
		"a state":   func(p *model.Project) { p.State = model.Closed },
		"the title": func(p *model.Project) { p.Title = i18n.Text{"zh": "别的"} },
		"the body": func(p *model.Project) {
			p.Body = model.Prose{"zh": source.Held(source.NewFile("zh.md", "别的").All())}
		},
		"a reference":  func(p *model.Project) { p.Policies = nil },
		"a correction": func(p *model.Project) { p.Correction = i18n.Text{"zh": "更正"} },
	} {
		p := sample()
		change(p)
		if contentOf(t, p, "11") == before {
			t.Errorf("%s does not change the content", what)
		}
	}
	if contentOf(t, sample(), "99") == before {
		t.Error("another picture of the same name does not change the content")
	}
}

// The form of the content is what approvals are bound to: a program that writes
// it otherwise undoes every approval there is.
func TestTheFormOfContentStays(t *testing.T) {
	const want = `{"id":"p","photo":[{"id":"a","file":"a.svg"}],"attachment":[{"id":"sheet","file":"sheet.pdf"},{"id":"again","file":"a.svg"}],` +
		`"title":{"zh":"项目"},"body":{"zh":"d661c3d96d53ebc0ca8a55aae24b5df4a4d1bf28d37337b982fe8ebf54846eeb"},` +
		`"code":"A","state":"open","policies":["secret-rules"],"files":{"a.svg":"11","sheet.pdf":"22"}}`
	if got := contentOf(t, sample(), "11"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestContentNeedsItsFiles(t *testing.T) {
	_, err := Content("projects", sample(), func(string) (string, error) { return "", errors.New("gone") })
	if err == nil {
		t.Error("no error")
	}
}

// withdrawnSite is a park that was withdrawn, and what names it.
func withdrawnSite() *model.Catalog {
	park := &model.Park{Header: model.Header{ID: "park", Aliases: []string{"old"}, Title: i18n.Text{"zh": "秘不示人园"}}, Plots: []*model.Plot{{Entry: model.Entry{ID: "a-01"}}}}
	park.Withdrawal = model.Withdrawal{On: i18n.Date{Year: 2026, Month: 6, Day: 1}, Reason: "面积有误"}
	for _, p := range park.Plots {
		p.Adopt("park", nil)
	}
	return model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"parks": {park},
		"projects": {
			&model.Project{Header: model.Header{ID: "stays"}, Park: "park", Plots: []string{"park/a-01"}},
			&model.Project{Header: model.Header{ID: "goes", Title: i18n.Text{"zh": "秘不示人"}}, State: model.Withdrawn},
		},
	})
}

func TestWithdrawnRecordsLeaveANotice(t *testing.T) {
	full := withdrawnSite()
	c, withheld := For(Site, full)
	if c.Parks.Len() != 0 || c.Plots.Len() != 0 || c.Projects.Len() != 1 || c.Projects.Get("stays").Park != "" || len(c.Projects.Get("stays").Plots) != 0 {
		t.Error("a withdrawn record, or a reference to it, passes the door")
	}
	got := fmt.Sprint(c.Notices)
	if want := "[{projects goes [] } {parks park [old] 2026-06-01} {plots park/a-01 [old/a-01] 2026-06-01}]"; got != want {
		t.Errorf("notices %s, want %s", got, want)
	}
	if said := everything(t, c); strings.Contains(said, "秘不示人") || strings.Contains(said, "面积有误") {
		t.Errorf("the edition says %s", said)
	}
	reasons := 0
	for _, w := range withheld {
		if w.Reason == Withdrawn {
			reasons++
		}
	}
	if reasons != 2 {
		t.Errorf("%d of 2 withdrawals were reported", reasons)
	}
	if c, _ := For(Office, full); c.Parks.Len() != 1 || len(c.Notices) != 0 {
		t.Error("the office's own edition lost a withdrawn record")
	}
	without, _ := For(Site, model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {full.Projects.Get("stays")}}))
	if Digest(without).Edition() == Digest(c).Edition() {
		t.Error("a withdrawal does not change the edition's hash")
	}
}

func TestRecordsHeldBackDoNotExistOutside(t *testing.T) {
	p := &model.Project{Header: model.Header{ID: "p"}}
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"projects": {p}, "events": {&model.Event{Header: model.Header{ID: "fair"}, Projects: []string{"p"}}},
	})
	c, withheld := For(Site, full, p)
	if c.Projects.Len() != 0 || len(c.Events.Get("fair").Projects) != 0 || len(c.Notices) != 0 || withheld[0].Reason != NotApproved {
		t.Errorf("%v %v", c.Events.Get("fair").Projects, withheld)
	}
	if c, _ := For(Office, full, p); c.Projects.Len() != 1 {
		t.Error("the office does not see what is not approved")
	}
}

// An approval is nothing that was kept from anybody.
func TestApprovalsAreNotWithheldFacts(t *testing.T) {
	p := &model.Project{Header: model.Header{ID: "p", Approval: model.Approval{Hash: "x"}}}
	full := model.NewCatalog(&model.Site{}, map[string][]model.Identified{"projects": {p}})
	c, withheld := For(Site, full)
	if !c.Projects.Get("p").Approval.IsZero() || len(withheld) != 0 || p.Approval.IsZero() {
		t.Errorf("%+v, %v", c.Projects.Get("p").Approval, withheld)
	}
	if c, _ := For(Office, full); c.Projects.Get("p").Approval.IsZero() {
		t.Error("the office does not see the approval")
	}
}
