package build_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/themes"
)

// input is a build of a folder of the repository.
func input(t *testing.T, site string) build.Input {
	t.Helper()
	root, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return build.Input{Site: root.FS(), Themes: themes.FS, Unprinted: true} // books have tests of their own
}

// run builds into a fresh folder and fails on any fault.
func run(t *testing.T, in build.Input) (dir string, report *build.Report) {
	t.Helper()
	dir = t.TempDir()
	report = runInto(t, in, dir)
	for _, d := range report.Diagnostics {
		t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	return dir, report
}

func runInto(t *testing.T, in build.Input, dir string) *build.Report {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	report, err := build.Run(context.Background(), in, output.Dir(root))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// files reads every file below a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, a, b map[string]string) {
	t.Helper()
	for name, text := range a {
		if b[name] != text {
			t.Errorf("%s differs", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files and %d", len(a), len(b))
	}
}

// TestDeterminism: three builds, and builds on one and two processors, give the
// same bytes.
func TestDeterminism(t *testing.T) {
	in, want := input(t, "../.."), siteFiles(t, "../..", edition.Site)
	before := runtime.GOMAXPROCS(1)
	second, _ := run(t, in)
	runtime.GOMAXPROCS(max(before, 2))
	third, _ := run(t, in)
	runtime.GOMAXPROCS(before)
	same(t, want, files(t, second))
	same(t, want, files(t, third))
}

// TestUnchangedFilesAreLeftAlone: a second build into the same folder writes
// nothing, and one edit does not change every file.
func TestUnchangedFilesAreLeftAlone(t *testing.T) {
	site := starter(t)
	in := build.Input{Site: site, Themes: themes.FS}
	dir, first := run(t, in)
	again := runInto(t, in, dir)
	if again.Output.Written != 0 || again.Output.Removed != 0 || again.Output.Unchanged != first.Output.Files {
		t.Errorf("nothing changed, but %+v", again.Output)
	}
	page := "content/pages/about/zh.md"
	site[page] = &fstest.MapFile{Data: bytes.ReplaceAll(site[page].Data, []byte("写正文"), []byte("改一处"))}
	edited := runInto(t, in, dir)
	if edited.Output.Written == 0 || edited.Output.Written > 16 { // the page, what lists it and bears its hash (lists, site maps), the edition's own hash in each language's facts, and the index, which on so small a site is a handful of files
		t.Errorf("one edit wrote %d of %d files", edited.Output.Written, edited.Output.Files)
	}
}

// starter is the small site that the new command makes, in memory.
func starter(t *testing.T) fstest.MapFS {
	t.Helper()
	return memory(t, "../../cmd/prospectus/starter")
}

func memory(t *testing.T, dir string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files(t, dir) {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// TestNothingInternalReachesAPage: canaries in internal fields, prose, papers
// and a whole internal record are looked for in every file that is published.
func TestNothingInternalReachesAPage(t *testing.T) {
	site := starter(t)
	project := "content/projects/demo-0001/project.toml"
	site[project] = &fstest.MapFile{Data: append(site[project].Data, []byte(`
leader = "canary-leader"
contact_person = "canary-person"
target_firms = ["canary-firm"]
[internal.talk.one]
state = { zh = "canary-talk-zh", en = "canary-talk-en" }
`)...)}
	site["content/projects/demo-0001/internal.zh.md"] = &fstest.MapFile{Data: []byte("canary-notes\n")}
	site["content/projects/demo-0001/internal/canary-paper.txt"] = &fstest.MapFile{Data: []byte("canary-paper\n")}
	hidden := strings.Replace(string(site[project].Data), "[internal]", "[internal]\n# canary-comment", 1)
	site["content/projects/canary-0002/project.toml"] = &fstest.MapFile{Data: []byte("audience = \"internal\"\n" + strings.ReplaceAll(hidden, "DEMO-0001", "CANARY-0002"))}
	site["content/projects/canary-0002/zh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"canary-title\"\n+++\ncanary-body\n")}
	site["content/events/spring-fair/event.toml"] = &fstest.MapFile{Data: bytes.Replace(site["content/events/spring-fair/event.toml"].Data, []byte(`["demo-0001"]`), []byte(`["demo-0001", "canary-0002"]`), 1)}
	dir, report := run(t, build.Input{Site: site, Themes: themes.FS})
	for name, text := range files(t, dir) {
		if strings.Contains(strings.ToLower(name+text), "canary") {
			t.Errorf("%s holds something internal", name)
		}
	}
	if len(report.Withheld) < 5 {
		t.Errorf("only %d things are said to be withheld", len(report.Withheld))
	}
}

// TestTheProgramsNameIsNowhere: what is published does not name the program,
// whose name is also a kind of securities document.
func TestTheProgramsNameIsNowhere(t *testing.T) {
	for name, text := range siteFiles(t, "../..", edition.Site) {
		if strings.Contains(strings.ToLower(name+text), "prospectus") {
			t.Errorf("%s names the program", name)
		}
	}
}

// TestAFaultLeavesTheLastEdition: content with an error publishes nothing.
func TestAFaultLeavesTheLastEdition(t *testing.T) {
	site := starter(t)
	in := build.Input{Site: site, Themes: themes.FS}
	dir, _ := run(t, in)
	before := files(t, dir)
	site["content/pages/about/zh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"x\"\nsummary = \"z\"\n+++\n[y](project:gone)\n")}
	report := runInto(t, in, dir)
	if !report.Failed(false) || report.Diagnostics[0].Rule.Code != "dead-link" {
		t.Errorf("the dead link was not found: %v", report.Diagnostics)
	}
	same(t, before, files(t, dir))
}

func TestNowDecidesValidity(t *testing.T) {
	site := starter(t)
	site["data/lint.toml"] = &fstest.MapFile{Data: []byte(`
		[policy-expired]
		severity = "off"
		reason = "this test builds for a day on which it is"
		[verified-long-ago]
		severity = "off"
		reason = "the same"`)}
	valid, err := i18n.ParseDate("2030-01-01")
	if err != nil {
		t.Fatal(err)
	}
	early, _ := run(t, build.Input{Site: site, Themes: themes.FS})
	late, report := run(t, build.Input{Site: site, Themes: themes.FS, Day: valid})
	page := "zh/policies/sample-policy.html"
	if files(t, early)[page] == files(t, late)[page] {
		t.Error("a policy reads the same before and after it expired")
	}
	if len(report.Silenced) < 2 || !report.Silenced[0].Site {
		t.Errorf("silenced: %v", report.Silenced)
	}
}

// TestPicturesSayNothingOfTheirMaking: what a camera wrote into a photograph,
// as the record's picture or as an attachment, is not published.
func TestPicturesSayNothingOfTheirMaking(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	comment := "\xFF\xFE\x00\x0Fsecret-place-"
	data := append(append([]byte{}, b.Bytes()[:2]...), append([]byte(comment), b.Bytes()[2:]...)...)
	site := starter(t)
	folder := "content/pages/about/"
	site[folder+"a.jpg"] = &fstest.MapFile{Data: data}
	site[folder+"b.JPG"] = &fstest.MapFile{Data: data}
	site[folder+"page.toml"] = &fstest.MapFile{Data: append(site[folder+"page.toml"].Data, []byte("[photo.a]\nfile = \"a.jpg\"\nalt = { zh = \"图\", en = \"A\" }\n[attachment.b]\nfile = \"b.JPG\"\nname = { zh = \"图\", en = \"B\" }\n")...)}
	dir, _ := run(t, build.Input{Site: site, Themes: themes.FS})
	pictures := 0
	for name, text := range files(t, dir) {
		if strings.HasPrefix(name, "media/") {
			pictures++
		}
		if strings.Contains(text, "secret") {
			t.Errorf("%s says where the picture was taken", name)
		}
	}
	if pictures != 2 {
		t.Errorf("%d pictures were published", pictures)
	}
}
