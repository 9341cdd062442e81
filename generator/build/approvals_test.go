package build_test

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/approval"
	"prospectus/generator/build"
	"prospectus/generator/model"
	"prospectus/generator/source"
	"prospectus/themes"
)

// small is a site of two pages that asks for approvals.
func small() fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"data/site.toml":            file("name = { zh = \"某局\" }\ntitle = { zh = \"投资某市\" }\nlanguages = [\"zh\"]\nedition = \"1\"\nas_of = 2026-06-30\nrequire_release = true\nbase_url = \"https://x.example\"\n"),
		"content/pages/a/page.toml": file("type = \"about\"\n[attachment.form]\nfile = \"form.csv\"\n"),
		"content/pages/a/zh.md":     file("+++\ntitle = \"甲\"\n+++\n见[乙](page:b)。\n"),
		"content/pages/a/form.csv":  file("1\n"),
		"content/pages/b/page.toml": file("type = \"about\"\naliases = [\"earlier\"]\n"),
		"content/pages/b/zh.md":     file("+++\ntitle = \"秘而不宣\"\n+++\n乙的正文。\n"),
	}
}

// approve stamps every record of a site as it is.
func approve(t *testing.T, site fstest.MapFS) {
	t.Helper()
	e, err := build.Examine(context.Background(), build.Input{Site: site, Themes: themes.FS})
	if err != nil || e.Failed(false) {
		t.Fatal(err, e.Diagnostics)
	}
	for _, a := range e.Records {
		name := a.Record.Head().Dir + "/page.toml"
		text, err := approval.Approve(source.NewFile(name, string(site[name].Data)), a, []string{"content", "secrecy", "approval"}, model.ReviewStep{By: "副局长", On: e.Day})
		if err != nil {
			t.Fatal(err)
		}
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
}

// codes lists what a check finds.
func codes(t *testing.T, site fs.FS, lastApproved bool) (found []string) {
	t.Helper()
	r, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS, LastApproved: lastApproved})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		found = append(found, d.Rule.Code)
	}
	return found
}

func TestApprovalsAreAskedFor(t *testing.T) {
	site := small()
	if got := codes(t, site, false); !slices.Equal(got, []string{"not-released", "not-released"}) {
		t.Errorf("before: %v", got)
	}
	approve(t, site)
	if got := codes(t, site, false); len(got) > 0 {
		t.Errorf("approved: %v", got)
	}
	for name, text := range map[string]string{
		"content/pages/a/zh.md":    "+++\ntitle = \"甲\"\n+++\n见[乙](page:b)！\n",
		"content/pages/a/form.csv": "2\n",
	} {
		changed := small()
		approve(t, changed)
		changed[name] = &fstest.MapFile{Data: []byte(text)}
		if got := codes(t, changed, false); !slices.Equal(got, []string{"changed-since-approval"}) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSitesThatDoNotAskGetNoApprovals(t *testing.T) {
	for setting, want := range map[string]int{"": 0, "profile = \"cn-gov\"\n": 2, "profile = \"cn-gov\"\nrequire_release = false\n": 0} {
		site := small()
		text := strings.Replace(string(site["data/site.toml"].Data), "require_release = true\n", setting, 1)
		site["data/site.toml"] = &fstest.MapFile{Data: []byte(text)}
		found := slices.DeleteFunc(codes(t, site, false), func(code string) bool { return code != "not-released" })
		if len(found) != want {
			t.Errorf("%q: %v", setting, found)
		}
	}
}

func TestLastApprovedLeavesTheRestOut(t *testing.T) {
	site := small()
	approve(t, site)
	site["content/pages/b/zh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"秘而不宣\"\n+++\n改过。\n")}
	if got := codes(t, site, true); !slices.Equal(got, []string{"link-to-unapproved", "left-out-unapproved"}) {
		t.Errorf("%v", got)
	}
	dir := t.TempDir()
	r := runInto(t, build.Input{Site: site, Themes: themes.FS, LastApproved: true}, dir)
	if !slices.Equal(r.HeldBack, []string{"pages/b"}) {
		t.Errorf("held back: %v", r.HeldBack)
	}
	written := files(t, dir)
	if _, there := written["zh/pages/b.html"]; there {
		t.Error("its page is there")
	}
	for name, text := range written {
		if strings.Contains(text, "秘而不宣") {
			t.Errorf("%s holds its title", name)
		}
	}
}

// A withdrawn record leaves its address, its earlier one, and nothing else.
func TestWithdrawnRecordsSayNothing(t *testing.T) {
	site := small()
	approve(t, site)
	name := "content/pages/b/page.toml"
	site[name] = &fstest.MapFile{Data: append(site[name].Data, "\n[withdrawal]\non = 2026-06-30\nreason = \"内容有误\"\n"...)}
	if got := codes(t, site, false); !slices.Equal(got, []string{"link-to-withdrawn"}) {
		t.Errorf("%v", got)
	}
	dir := t.TempDir()
	runInto(t, build.Input{Site: site, Themes: themes.FS}, dir)
	written := files(t, dir)
	if page := written["zh/pages/b.html"]; !strings.Contains(page, "页面已撤回") || !strings.Contains(page, "2026年6月30日") || !strings.Contains(page, "noindex") {
		t.Errorf("%s", page)
	}
	if !strings.Contains(written["zh/pages/earlier.html"], "url=b.html") || !strings.Contains(written["zh/pages/a.html"], `<a href="b.html">乙</a>`) {
		t.Error("the ways to the address are lost")
	}
	for name, text := range written {
		if strings.Contains(text, "秘而不宣") || strings.Contains(text, "内容有误") || strings.Contains(text, "乙的正文") || name != "zh/pages/b.html" && strings.HasSuffix(name, ".xml") && strings.Contains(text, "pages/b.html") {
			t.Errorf("%s says what was withdrawn", name)
		}
	}
}
