//go:build corpus

package main

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	cpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"prospectus/cmd/dev/internal/books"
	"prospectus/cmd/dev/internal/corpus"
	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/render/handbook"
	"prospectus/themes"
)

// largeBook is a book of all projects of a site.
const largeBook = "kind = \"projects\"\ntitle = { zh = \"招商项目册\", en = \"Project Handbook\" }\nlanguages = [\"zh\", \"en\"]\norder = \"code\"\ngroup = \"industry\"\n"

// largeProjects is how many projects the book has.
const largeProjects = 1000

// largePress opens a generated site with a book of all its projects.
func largePress(t *testing.T, projects int) *build.Press {
	t.Helper()
	site := t.TempDir() + "/site"
	if _, err := corpus.Write(context.Background(), corpus.Options{Dir: site, Projects: projects, Seed: 20260630, Shape: corpus.Usual()}); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(site+"/data/handbooks", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(site+"/data/handbooks/all.toml", []byte(largeBook), 0o666); err != nil {
		t.Fatal(err)
	}
	press, err := build.OpenPress(build.Input{Site: os.DirFS(site), Themes: themes.FS})
	if err != nil || press.Failed(false) {
		t.Fatal("the site has faults", err)
	}
	return press
}

// TestLargeBooks prints books of a thousand projects in two languages: set without a
// fault of typography, sound for readers, with every sentence in them, and with the
// numbers of their pages in the contents.
func TestLargeBooks(t *testing.T) {
	press := largePress(t, largeProjects)
	for j := range press.Printer().Jobs(press.Catalog().Handbooks.Get("all")) {
		t.Run(string(j.Lang), func(t *testing.T) {
			draft, err := press.Printer().Draft(j)
			if err != nil {
				t.Fatal(err)
			}
			for i, fault := range books.JudgeDraft(draft, press.Printer().Fonts) {
				if i < 50 {
					t.Error(fault)
				}
			}
			var out bytes.Buffer
			done, err := press.Printer().Print(j, &out)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(t.TempDir(), "book.pdf")
			if err := os.WriteFile(name, out.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			checkSound(t, name, out.Bytes())
			checkText(t, pagesOf(t, name), draft, done)
		})
	}
	for i, d := range press.Preflight.Sorted() {
		if d.Rule.Severity == diag.Error && i < 20 {
			t.Error(d.Message("en"))
		}
	}
}

// checkSound asks readers whether a document is sound.
func checkSound(t *testing.T, name string, data []byte) {
	t.Helper()
	for _, tool := range [][]string{{"qpdf", "--check", name}, {"pdfinfo", "-struct", name}} {
		if _, err := exec.LookPath(tool[0]); err != nil {
			t.Errorf("%s is not installed", tool[0])
			continue
		}
		cmd := exec.Command(tool[0], tool[1:]...)
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Run(); err != nil || said.Len() > 0 {
			t.Errorf("%s: %v %.500s", tool[0], err, said.String())
		}
	}
	api.DisableConfigDir()
	conf := cpu.NewDefaultConfiguration()
	conf.ValidationMode = cpu.ValidationStrict
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		t.Errorf("pdfcpu: %v", err)
	}
}

// pagesOf returns the text of the pages in the order in which they are drawn.
func pagesOf(t *testing.T, name string) []string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-raw", name, "-")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatal(err, said.String())
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	ends  = regexp.MustCompile(`</?(p|td|th|h[1-6]|li|caption|figcaption|div|section|tr|table|br)\b[^>]*>`)
	stops = "。；;\n"
	// hidden are the captions that the theme leaves out of sheets, whose headings say
	// the same.
	hidden = regexp.MustCompile(`<caption>.*?</caption>`)
)

// near is how many bytes around a sentence the next one is looked for first.
const near = 20_000

// squeezed leaves out white space and hyphens, which a layout makes as it needs.
func squeezed(s string) string {
	return strings.NewReplacer("\u00ad", "", "-", "", "\u2010", "").Replace(strings.Join(strings.Fields(s), ""))
}

// checkText looks for every sentence of the sources, and for the page numbers of the
// sheets in the contents.
func checkText(t *testing.T, pages []string, draft *handbook.Draft, done *handbook.Printed) {
	t.Helper()
	if len(pages) != done.Pages {
		t.Fatalf("%d pages of text, %d of the book", len(pages), done.Pages)
	}
	all, sentences, lost, at := squeezed(bodies(pages, draft)), 0, 0, 0
	for _, s := range draft.Sections {
		source := s.Source.Text
		if strings.Contains(source, `class="sheet`) {
			source = hidden.ReplaceAllString(source, "")
		}
		for _, block := range ends.Split(source, -1) {
			text := html.UnescapeString(tags.ReplaceAllString(block, ""))
			for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
				if sentence = squeezed(sentence); sentence == "" {
					continue
				}
				sentences++
				// Most sentences stand where the one before them does; a search of the
				// whole book for each would take an hour.
				from := max(0, at-near)
				if i := strings.Index(all[from:min(len(all), at+near)], sentence); i >= 0 {
					at = max(at, from+i)
				} else if i := strings.Index(all, sentence); i >= 0 {
					at = i
				} else {
					if lost++; lost <= 20 {
						t.Errorf("%s: not found: %q", s.Name, sentence)
					}
				}
			}
		}
	}
	if sentences < 40*len(done.Sheets) || lost > 0 {
		t.Errorf("%d of %d sentences are lost", lost, sentences)
	}
	checkNumbers(t, pages, done)
}

// bodies returns the text of pages without their running heads and feet, which stand
// at the end of each.
func bodies(pages []string, draft *handbook.Draft) string {
	margins := map[string]bool{}
	for _, s := range draft.Sections {
		for _, words := range s.Strings {
			margins[squeezed(words)] = true
		}
	}
	var b strings.Builder
	for _, page := range pages {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		for n := len(lines); n > 0 && n > len(lines)-4; n-- {
			last := squeezed(lines[len(lines)-1])
			if _, err := strconv.Atoi(last); err != nil && !margins[last] {
				break
			}
			lines = lines[:len(lines)-1]
		}
		b.WriteString(strings.Join(lines, "\n"))
		b.WriteString("\n")
	}
	return b.String()
}

// checkNumbers compares the contents with the pages on which the sheets stand.
func checkNumbers(t *testing.T, pages []string, done *handbook.Printed) {
	t.Helper()
	body := len(pages)
	for i, page := range pages { // the page with the number 1, behind the contents
		lines := strings.Fields(page)
		if len(lines) > 0 && lines[len(lines)-1] == "1" {
			body = i
			break
		}
	}
	contents := squeezed(strings.Join(pages[:body], "\n"))
	wrong := 0
	for _, e := range done.Contents {
		_, record, _ := strings.Cut(e.ID, "/")
		on := done.Sheets[record]
		if len(on) == 0 {
			continue
		}
		want := regexp.MustCompile(regexp.QuoteMeta(squeezed(e.Title.Text)) + fmt.Sprintf(`[.…]*%d(\D|$)`, on[0]))
		if !want.MatchString(contents) {
			if wrong++; wrong <= 10 {
				t.Errorf("%s is on page %d, and the contents do not say so", record, on[0])
			}
		}
		if at := body + on[0] - 1; at >= len(pages) || !strings.Contains(squeezed(pages[at]), squeezed(e.Title.Text)) {
			t.Errorf("%s is not on page %d", record, on[0])
		}
	}
	if len(done.Sheets) < largeProjects*9/10 {
		t.Errorf("only %d sheets", len(done.Sheets))
	}
}
