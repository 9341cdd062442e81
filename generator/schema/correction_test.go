package schema

import (
	"slices"
	"testing"
)

// TestCorrectionsAreDated: a note without its date is a fault, and so is a date
// without its note; both together, or neither, are none.
func TestCorrectionsAreDated(t *testing.T) {
	const note = "+++\ntitle = \"项目\"\ncorrection = \"原写 12 亩，应为 120 亩\"\n+++\n"
	const plain = "+++\ntitle = \"项目\"\n+++\n"
	for _, c := range []struct {
		facts, prose string
		want         []string
	}{
		{"", plain, nil},
		{"corrected = 2026-06-12\n", note, nil},
		{"", note, []string{"content/projects/x/project.toml:1:1 correction-without-date"}},
		{"corrected = 2026-06-12\n", plain, []string{"content/projects/x/project.toml:1:1 correction-without-note"}},
	} {
		got := found(t, map[string]string{
			"content/projects/x/project.toml": c.facts + goodProject,
			"content/projects/x/zh.md":        c.prose,
		}, nil)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q with %q: found %q, want %q", c.facts, c.prose, got, c.want)
		}
	}
}

// TestReleaseAndWithdrawal: the tables that the program writes are read.
func TestReleaseAndWithdrawal(t *testing.T) {
	const tables = `
[release]
content = { by = "项目科", on = 2026-06-20 }
secrecy = { by = "保密办", on = 2026-06-21 }
approval = { by = "分管副局长", on = 2026-06-22 }
hash = "ab"
[withdrawal]
on = 2026-06-30
reason = "地块条件变化"
`
	files := site(map[string]string{
		"content/projects/x/project.toml": goodProject + tables,
		"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
	})
	c, list, _ := load(files, nil)
	if got := list.Sorted(); len(got) > 0 {
		t.Fatal(got)
	}
	h := c.Projects.Get("x").Head()
	if a := h.Approval; !a.Content.Done() || a.Secrecy.By != "保密办" || a.Final.On.Day != 22 || a.Hash != "ab" {
		t.Errorf("%+v", a)
	}
	if h.Withdrawal.On.Day != 30 || h.Withdrawal.Reason != "地块条件变化" {
		t.Errorf("%+v", h.Withdrawal)
	}
}
