package build_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/changes"
	"prospectus/generator/output"
	"prospectus/themes"
)

// lastYear returns the archive of an earlier edition of the starter, in which a
// plot was cheaper, under any number.
func lastYear(t *testing.T) func(number string) string {
	t.Helper()
	site := starter(t)
	site["content/projects/demo-0001/project.toml"] = replaced(site["content/projects/demo-0001/project.toml"], `price = "18 万元/亩"`, `price = "17 万元/亩"`)
	dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true})
	e, err := changes.Read(memory(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	return func(number string) string {
		return strings.Replace(string(e.Encode()), `"edition":"2026.1"`, `"edition":"`+number+`"`, 1)
	}
}

func replaced(f *fstest.MapFile, old, new string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(f.Data), old, new))}
}

// The edition is compared with the latest archive that is earlier than it, and
// with none that is not.
func TestEditionsAreComparedWithTheLast(t *testing.T) {
	earlier := lastYear(t)
	for _, test := range []struct {
		archives []string
		want     string // the edition compared with; "" for no page
	}{
		{nil, ""},
		{[]string{"2025.1", "2025.12", "2025.2"}, "2025.12"},
		{[]string{"2026.1"}, ""},
		{[]string{"2025.9", "2026.1", "2026.2"}, "2025.9"},
	} {
		site := starter(t)
		for _, number := range test.archives {
			site[changes.ArchiveName(number)] = &fstest.MapFile{Data: []byte(earlier(number))}
		}
		dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true})
		page := files(t, dir)["en/changes.html"]
		switch {
		case test.want == "" && page != "":
			t.Errorf("%v: a page of what is new", test.archives)
		case test.want != "" && (!strings.Contains(page, "edition "+test.want) || !strings.Contains(page, "previously RMB 170,000/mu")):
			t.Errorf("%v: not compared with %s:\n%s", test.archives, test.want, page)
		}
	}
}

func TestADamagedArchiveStopsABuild(t *testing.T) {
	good := lastYear(t)("2025.1")
	for name, text := range map[string]string{"empty": "", "of another edition": strings.Replace(good, `"edition":"2025.1"`, `"edition":"2025.2"`, 1), "cut short": good[:len(good)/2]} {
		site := starter(t)
		site[changes.ArchiveName("2025.1")] = &fstest.MapFile{Data: []byte(text)}
		report := runInto(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true}, t.TempDir())
		if len(report.Diagnostics) != 1 || report.Diagnostics[0].Rule != changes.Damaged || !report.Failed(false) {
			t.Errorf("%s: %v", name, report.Diagnostics)
		}
	}
}

// nowhere takes pictures and forgets them.
type nowhere struct{}

func (nowhere) Write(string, []byte) error { return nil }
func (nowhere) Create(string) (output.File, error) {
	return nil, errors.New("nothing is streamed here")
}

// A preview reads the archive once, and again when it is told that it changed.
func TestAPreviewReadsTheArchiveOnce(t *testing.T) {
	site, name := starter(t), changes.ArchiveName("2025.1")
	site[name] = &fstest.MapFile{Data: []byte(lastYear(t)("2025.1"))}
	session := build.NewSession(build.Input{Site: site, Themes: themes.FS, Unprinted: true}, nowhere{})
	look := func(step string, compared bool, faults int, changed ...string) {
		t.Helper()
		shot, err := session.Refresh(t.Context(), changed...)
		if err != nil {
			t.Fatal(err)
		}
		page, err := shot.Page("en/changes.html")
		if err != nil {
			t.Fatal(err)
		}
		if got := page != nil && strings.Contains(string(page.HTML), "previously RMB 170,000/mu"); got != compared {
			t.Errorf("%s: compared %v", step, got)
		}
		if len(shot.Faults()) != faults {
			t.Errorf("%s: %v", step, shot.Faults())
		}
	}
	look("first", true, 0)
	good := site[name]
	site[name] = &fstest.MapFile{Data: []byte("{")}
	look("not told of the change", true, 0, "content/projects/demo-0001/project.toml")
	look("told", false, 1, name)
	site[name] = good
	look("mended", true, 0, name)
	delete(site, name)
	look("taken away", false, 0, name)
}
