package build_test

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/themes"
)

// TestGovernmentSite: a site that carries the profile passes it to the last
// warning, through the whole of a check, and builds.
func TestGovernmentSite(t *testing.T) {
	site := os.DirFS("testdata/government")
	r, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS, Profile: "cn-gov", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	if r := runInto(t, build.Input{Site: site, Themes: themes.FS}, t.TempDir()); r.Failed(true) || r.Pages == 0 {
		t.Errorf("the site does not build: %d pages", r.Pages)
	}
}

// governed is the site that carries the profile, in memory, so that a test may
// change it.
func governed(t *testing.T) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	root := os.DirFS("testdata/government")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestWhatIsPublishedIsJudged: a theme of the site that loses a tag, and a link
// that no record is asked about, stop check and build alike: they are looked for
// in what is written, not in the facts.
func TestWhatIsPublishedIsJudged(t *testing.T) {
	template := func(name, old, now string) func(fstest.MapFS) {
		return func(site fstest.MapFS) {
			data, err := fs.ReadFile(themes.FS, "standard/templates/"+name)
			if err != nil || !strings.Contains(string(data), old) {
				t.Fatalf("%s has no %q: %v", name, old, err)
			}
			site["data/site.toml"].Data = append([]byte("theme = \"own\"\n"), site["data/site.toml"].Data...)
			site["themes/own/templates/"+name] = &fstest.MapFile{Data: []byte(strings.Replace(string(data), old, now, 1))}
		}
	}
	const facts, text = "content/pages/about/page.toml", "content/pages/about/zh.md"
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   string
	}{
		"the 404 page loses its tags": {template("not-found.html", "{{put .Head}}", ""), "gov-tag-missing"},
		"every page loses its tags":   {template("parts/top.html", "{{put .}}", ""), "gov-tag-missing"},
		"a page says one twice":       {template("project.html", "<article", `<meta name="SiteName" content="x"><article`), "gov-tag-twice"},
		"another heading":             {template("prose.html", "<h1>", "<h1>x"), "gov-tag-value"},
		"a link in a template":        {template("parts/footer.html", "<nav", `<a href="none.html">x</a><nav`), "gov-dead-link"},
		"a link in a text": {func(site fstest.MapFS) {
			site[text].Data = append(site[text].Data, "\n见[说明](https://www.example.gov.cn/invest/zh/none.html)。\n"...)
		}, "gov-dead-link"},
		"an attachment of no bytes": {func(site fstest.MapFS) {
			site["content/pages/about/form.pdf"] = &fstest.MapFile{}
			site[facts].Data = append(site[facts].Data, "\n[attachment.form]\nfile = \"form.pdf\"\nname = { zh = \"表\", en = \"Form\" }\n"...)
		}, "gov-empty-file"},
	} {
		site := governed(t)
		c.change(site)
		r, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS, Profile: "cn-gov"})
		if err != nil {
			t.Fatal(err)
		}
		if !r.Failed(false) || r.Diagnostics[0].Rule.Code != c.want {
			t.Errorf("%s: the check found %v", name, saidOf(r.Diagnostics))
		}
		if r := runInto(t, build.Input{Site: site, Themes: themes.FS}, t.TempDir()); !r.Failed(false) || r.Output.Files > 0 {
			t.Errorf("%s: the build found %v and wrote %d files", name, saidOf(r.Diagnostics), r.Output.Files)
		}
	}
}

func saidOf(found []diag.Diagnostic) (all []string) {
	for _, d := range found {
		all = append(all, d.Rule.Code)
	}
	return all
}
