package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/approval"
	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// refusal is what a usage error says.
func refusal(t *testing.T, err error) string {
	t.Helper()
	var usage errUsage
	if err == nil || !errors.As(err, &usage) {
		t.Fatalf("no usage error: %v", err)
	}
	return err.Error()
}

func TestReleaseRefusesFlagsThatDoNotGoTogether(t *testing.T) {
	for _, c := range []struct {
		command releaseCommand
		zh, en  string
	}{
		{releaseCommand{Approve: true}, "写明审批人的岗位", "name the post that approves"},
		{releaseCommand{Approve: true, By: " \t"}, "写明审批人的岗位", "name the post that approves"},
		{releaseCommand{Approve: true, By: "局长", Out: "f"}, "--approve 不打印审批表", "--approve prints no form"},
		{releaseCommand{By: "局长"}, "请加 --approve", "add --approve"},
		{releaseCommand{IDs: []string{"a"}}, "请加 --approve", "add --approve"},
	} {
		for lang, want := range map[i18n.Tag]string{"zh": c.zh, "en": c.en} {
			if got := refusal(t, c.command.check(environment{lang: lang})); !strings.Contains(got, want) {
				t.Errorf("%+v: %s, want %s", c.command, got, want)
			}
		}
	}
	for _, fine := range []releaseCommand{{}, {Out: "f"}, {Approve: true, By: "局长", IDs: []string{"a"}}} {
		if err := fine.check(environment{lang: "en"}); err != nil {
			t.Errorf("%+v: %v", fine, err)
		}
	}
}

// assessed is a project as it stands to an approval.
func assessed(id string, standing approval.Standing) *approval.Assessment {
	return &approval.Assessment{Kind: "projects", Record: &model.Project{Header: model.Header{ID: id}}, Standing: standing}
}

func TestReleaseChoosesWhatIsNotApproved(t *testing.T) {
	park := &approval.Assessment{Kind: "parks", Record: &model.Park{Header: model.Header{ID: "twice"}}, Standing: approval.Changed}
	all := []*approval.Assessment{assessed("done", approval.Approved), assessed("new", approval.New), assessed("twice", approval.Incomplete), park}
	for _, c := range []struct{ ids, want, refused string }{
		{"", "projects/new projects/twice parks/twice", ""},
		{"done", "projects/done", ""},
		{"parks/twice new", "parks/twice projects/new", ""},
		{"twice", "", "several records are called"},
		{"nwe", "", `did you mean "new"`},
		{"elsewhere-entirely", "", "there is no record"},
	} {
		chosen, err := (&releaseCommand{IDs: strings.Fields(c.ids)}).choose(environment{lang: "en"}, all)
		if c.refused != "" {
			if got := refusal(t, err); !strings.Contains(got, c.refused) {
				t.Errorf("%s: %s", c.ids, got)
			}
			continue
		}
		var names []string
		for _, a := range chosen {
			names = append(names, a.Name())
		}
		if got := strings.Join(names, " "); err != nil || got != c.want {
			t.Errorf("%q: %s, %v", c.ids, got, err)
		}
	}
}

// TestStepsComplete: only what has passed every step for the same content is
// kept as approved.
func TestStepsComplete(t *testing.T) {
	step := model.ReviewStep{By: "科长", On: i18n.Date{Year: 2026, Month: 6, Day: 20}}
	reviewed := func(hash string) *approval.Assessment {
		a := assessed("a", approval.Incomplete)
		a.Hash = "now"
		a.Record.Head().Approval = model.Approval{Content: step, Secrecy: step, Hash: hash}
		return a
	}
	all := []string{"content", "secrecy", "approval"}
	for name, c := range map[string]struct {
		a     *approval.Assessment
		steps []string
		want  bool
	}{
		"all at once":             {assessed("a", approval.New), all, true},
		"the first":               {assessed("a", approval.New), all[:1], false},
		"the last":                {reviewed("now"), all[2:], true},
		"the last, after another": {reviewed("then"), all[2:], false},
	} {
		if got := (&releaseCommand{Step: c.steps}).completes(c.a); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestGoneIsWhatWasApprovedAndIsNoMore(t *testing.T) {
	e := &build.Examination{Records: []*approval.Assessment{assessed("here", approval.Approved)}, Notices: []model.Notice{{Kind: "parks", ID: "withdrawn"}}}
	archive := approval.Archive{"projects/here": nil, "parks/withdrawn": nil, "projects/z": nil, "pages/a": nil}
	if got := gone(e, archive); !slices.Equal(got, []string{"pages/a", "projects/z"}) {
		t.Errorf("%v", got)
	}
}

// TestApprovalsAndFaults: with a fault in the content nothing is approved, and
// without a hash no form is printed.
func TestApprovalsAndFaults(t *testing.T) {
	var out, said bytes.Buffer
	env := environment{lang: "zh", stdout: &out, stderr: &said}
	faulty := &build.Examination{Report: &build.Report{}}
	c := &releaseCommand{Approve: true, By: "局长"}
	if err := c.approve(env, global{}, nil, faulty, nil); !errors.Is(err, errFaults) || !strings.Contains(said.String(), "没有写入任何审批") {
		t.Errorf("%v: %s", err, said.String())
	}
	if err := c.print(env, global{}, faulty, nil); !errors.Is(err, errFaults) || !strings.Contains(said.String(), "没有打印审批表") || out.Len() > 0 {
		t.Errorf("%v: %s%s", err, said.String(), out.String())
	}
}

func TestWithdrawRefusals(t *testing.T) {
	env := environment{lang: "en", stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}
	gone := named{"projects", &model.Project{Header: model.Header{ID: "p", Withdrawal: model.Withdrawal{On: i18n.Date{Year: 2026, Month: 6, Day: 1}}}, State: model.Withdrawn}}
	open := named{"projects", &model.Project{Header: model.Header{ID: "p", Dir: "content/projects/p"}, State: model.Open}}
	dated := &build.Report{Day: i18n.Date{Year: 2026, Month: 6, Day: 30}}
	root := siteFolder(t, map[string]string{"content/projects/p/project.toml": "withdrawal = 1\n"})
	c := &withdrawCommand{ID: "p", Reason: "x"}
	for name, err := range map[string]error{
		"was withdrawn before": c.withdraw(env, root, gone, dated),
		"--now takes a day":    c.withdraw(env, root, open, &build.Report{}),
		"cannot be edited":     c.withdraw(env, root, open, dated),
	} {
		if got := refusal(t, err); !strings.Contains(got, name) {
			t.Errorf("%s: %s", name, got)
		}
	}
	if err := (&withdrawCommand{ID: "p", Reason: " \n"}).Run(t.Context(), env, global{}); !strings.Contains(refusal(t, err), "say why") {
		t.Errorf("%v", err)
	}
}
