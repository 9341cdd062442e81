package build_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/photo"
	"prospectus/themes"
)

// found builds or checks a site and returns what is said of it, in English with
// its place.
func found(t *testing.T, check bool, site fstest.MapFS) (all []string) {
	t.Helper()
	in := build.Input{Site: site, Themes: themes.FS, Unsearched: true}
	var report *build.Report
	if check {
		var err error
		if report, err = build.Check(context.Background(), in); err != nil {
			t.Fatal(err)
		}
	} else {
		report = runInto(t, in, t.TempDir())
	}
	for _, d := range report.Diagnostics {
		p := d.Span.Position()
		all = append(all, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, d.Message("en")))
		if d.Message("zh") == "" || strings.Contains(d.Message("zh"), "%!") || strings.Contains(d.Message("en"), "%!") {
			t.Errorf("%s: %q, %q", d.Rule.Code, d.Message("zh"), d.Message("en"))
		}
	}
	return all
}

// huge is the head of a PNG of more than a hundred megapixels.
func huge() []byte {
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), 20_000), 20_000)
	ihdr := append(size, 8, 2, 0, 0, 0)
	data := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), ihdr...)
	return binary.BigEndian.AppendUint32(data, crc32.ChecksumIEEE(ihdr))
}

// TestPhotographsAtFault: each is reported where it is named, by build and by
// check, the one that only decoding shows to be damaged too.
func TestPhotographsAtFault(t *testing.T) {
	whole := taken(t, 900, 600)
	site, facts := starter(t), "content/pages/about/page.toml"
	for name, data := range map[string][]byte{
		"huge.png": huge(), "cut.jpg": slices.Concat(whole[:len(whole)/2], []byte{0xFF, 0xD9}), "headless.jpg": whole[:40], "notes.jpg": []byte("notes"), "heavy.jpg": make([]byte, photo.MaxBytes+1), "good.jpg": whole,
	} {
		site["content/pages/about/"+name] = &fstest.MapFile{Data: data}
	}
	text := string(site[facts].Data)
	line := strings.Count(text, "\n") + 1
	for _, name := range []string{"good", "huge.png", "cut", "headless", "notes", "heavy"} {
		file, plain, _ := strings.Cut(name, ".")
		if plain == "" {
			plain = "jpg"
		}
		text += fmt.Sprintf("[photo.%s]\nfile = \"%s.%s\"\nalt = { zh = \"图\", en = \"A\" }\n", file, file, plain)
	}
	site[facts] = &fstest.MapFile{Data: []byte(text)}
	at := func(n int, file, why string) string {
		return fmt.Sprintf("%s:%d:1: the picture %q cannot be published: %s", facts, line+3*n+1, file, why)
	}
	early := []string{
		at(1, "huge.png", "it has more than 100 million pixels; save it smaller"),
		at(3, "headless.jpg", "the file is damaged; export it again"),
		at(4, "notes.jpg", "browsers cannot show it; save it as JPEG, PNG, WebP or SVG"),
		at(5, "heavy.jpg", "its file is larger than 64 MB; save it smaller"),
	}
	for _, check := range []bool{true, false} {
		if got := found(t, check, site); !slices.Equal(got, early) {
			t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(early, "\n"))
		}
	}
	for _, name := range []string{"huge.png", "headless.jpg", "notes.jpg", "heavy.jpg"} {
		site["content/pages/about/"+name] = &fstest.MapFile{Data: whole}
	}
	late := []string{at(2, "cut.jpg", "the file is damaged; export it again")}
	for _, check := range []bool{true, false} {
		if got := found(t, check, site); !slices.Equal(got, late) {
			t.Errorf("found %q, want %q", got, late)
		}
	}
}

// TestNamesAtFault: a name that the output would refuse is reported where it
// stands, by check too; a photograph that is published as copies alone may have
// any name.
func TestNamesAtFault(t *testing.T) {
	drawing := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>`)
	const unfit, alike = "the file name %q is not fit for the site: Windows or a memory stick could not hold it", `the file names %q and "plan.svg" differ only in case, and are one file on Windows`
	for _, c := range []struct{ kind, file, want string }{
		{"photo", "con.svg", unfit}, {"photo", "a?b.svg", unfit}, {"attachment", "aux.svg", unfit}, {"attachment", "what: this.pdf", unfit},
		{"photo", strings.Repeat("图", 60) + ".svg", unfit}, {"photo", "Plan.svg", alike}, {"attachment", "plan.SVG", alike},
		{"photo", "two words.svg", ""}, {"photo", "plan.svg", ""}, {"photo", "con.jpg", ""}, {"attachment", "con.jpg", unfit},
	} {
		site, facts := starter(t), "content/pages/about/page.toml"
		site["content/pages/about/plan.svg"] = &fstest.MapFile{Data: drawing}
		site["content/pages/about/"+c.file] = &fstest.MapFile{Data: drawing}
		if strings.HasSuffix(c.file, ".jpg") {
			site["content/pages/about/"+c.file] = &fstest.MapFile{Data: taken(t, 900, 600)}
		}
		text := string(site[facts].Data) + "[photo.first]\nfile = \"plan.svg\"\nalt = { zh = \"图\", en = \"A\" }\n"
		line := strings.Count(text, "\n") + 2
		text += fmt.Sprintf("[%s.x]\nfile = %q\n", c.kind, c.file)
		if c.kind == "photo" {
			text += "alt = { zh = \"图\", en = \"A\" }\n"
		} else {
			text += "name = { zh = \"图\", en = \"A\" }\n"
		}
		site[facts] = &fstest.MapFile{Data: []byte(text)}
		var want []string
		if c.want != "" {
			want = []string{fmt.Sprintf("%s:%d:1: "+c.want, facts, line, c.file)}
		}
		for _, check := range []bool{true, false} {
			if got := found(t, check, site); !slices.Equal(got, want) {
				t.Errorf("%s %s: found %q, want %q", c.kind, c.file, got, want)
			}
		}
	}
}

// TestSiteFilesAtFault: a picture of the site that is not there, is none or is
// named by a path, is reported at its key, and a good one is not.
func TestSiteFilesAtFault(t *testing.T) {
	drawing := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>`)
	for value, want := range map[string]string{
		"emblem.svg":           "",
		"emblen.svg":           `there is no picture "emblen.svg" in the folder data`,
		"handbooks":            `there is no picture "handbooks" in the folder data`,
		"images/emblem.svg":    `"images/emblem.svg" should be the name of a file in the folder data, without a path`,
		`images\\emblem.svg`:   `"images\\emblem.svg" should be the name of a file in the folder data, without a path`,
		"../emblem.svg":        `"../emblem.svg" should be the name of a file in the folder data, without a path`,
		"..":                   `".." should be the name of a file in the folder data, without a path`,
		".":                    `"." should be the name of a file in the folder data, without a path`,
		"site.toml":            `the picture "site.toml" cannot be published: browsers cannot show it; save it as JPEG, PNG, WebP or SVG`,
		"scripted.svg":         `the picture "scripted.svg" cannot be published: the drawing runs scripts or loads from elsewhere; save it as plain SVG`,
		"only-in-second.svg":   `there is no picture "only-in-second.svg" in the folder data`,
		"content/pages/x.svg/": `"content/pages/x.svg/" should be the name of a file in the folder data, without a path`,
	} {
		for _, key := range []string{"emblem", "hero"} {
			site := starter(t)
			site["data/emblem.svg"] = &fstest.MapFile{Data: drawing}
			site["data/handbooks/emblem.svg"] = &fstest.MapFile{Data: drawing}
			site["data/scripted.svg"] = &fstest.MapFile{Data: bytes.Replace(drawing, []byte("></"), []byte("><script/></"), 1)}
			name(site, key+" = \""+value+"\"\nhero_alt = { zh = \"图\", en = \"A\" }\n")
			var expect []string
			if want != "" {
				expect = []string{"data/site.toml:1:1: " + want}
			}
			if got := found(t, true, site); !slices.Equal(got, expect) {
				t.Errorf("%s = %q: found %q, want %q", key, value, got, expect)
			}
		}
	}
}

// TestTheSecondFolderHoldsNoSiteFile: what lies there never becomes the emblem.
func TestTheSecondFolderHoldsNoSiteFile(t *testing.T) {
	site := starter(t)
	name(site, "emblem = \"emblem.svg\"\n")
	second := fstest.MapFS{"data/emblem.svg": {Data: []byte(`<svg viewBox="0 0 9 9"></svg>`)}}
	report, err := build.Check(context.Background(), build.Input{Site: site, Internal: second, InternalLabel: "office", Themes: themes.FS, Unsearched: true})
	if err != nil || !report.Failed(false) || report.Diagnostics[0].Rule.Code != "missing-site-file" {
		t.Errorf("%v, %v", report.Diagnostics, err)
	}
}

// TestTheHintNamesWhatIsThere: a misspelt emblem is answered with the picture
// that was meant.
func TestTheHintNamesWhatIsThere(t *testing.T) {
	site := starter(t)
	site["data/emblem.svg"] = &fstest.MapFile{Data: []byte(`<svg viewBox="0 0 9 9"></svg>`)}
	name(site, "emblem = \"emblen.svg\"\n")
	report, err := build.Check(context.Background(), build.Input{Site: site, Themes: themes.FS, Unsearched: true})
	if err != nil || len(report.Diagnostics) != 1 {
		t.Fatalf("%v, %v", report.Diagnostics, err)
	}
	for _, lang := range []i18n.Tag{"zh", "en"} {
		advice := strings.Join(report.Diagnostics[0].Advice(lang), "\n")
		if !strings.Contains(advice, "emblem.svg") || !strings.Contains(advice, "site.toml") {
			t.Errorf("%s: %s", lang, advice)
		}
	}
}
