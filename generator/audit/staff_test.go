package audit

import (
	"context"
	"html"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/themes"
)

// notForReading are internal fields that decide something and say nothing to
// staff: names of tables, the approval of a record, renderings to avoid, to whom
// a printed briefing goes, and an amount beside a number, of which the number is
// shown.
var notForReading = regexp.MustCompile(`\.@id$|\.release\.|^glossary\.avoid$|\.copies_to$|\.target\.(target|actual)_amount$`)

// TestStaffReadEverything: what is planted in an internal field of any kind
// stands on a page of the internal edition, so that no system of the office is
// written down and seen by nobody.
func TestStaffReadEverything(t *testing.T) {
	p := &planter{fields: map[string]bool{}, planted: map[string][]string{}}
	out := folder(t)
	in := build.Input{Site: demonstration(t, nil), Themes: themes.FS, Memo: copies, Audience: edition.Office}
	probe, err := build.Observe(context.Background(), in, out.Write, p.everywhere)
	if err != nil || probe.Failed(false) {
		t.Fatal(err, said(probe.Diagnostics))
	}
	read := pagesOf(t, out.Read)
	shown := 0
	for field, tokens := range p.planted {
		seen := false
		for _, token := range tokens {
			seen = seen || strings.Contains(read, token)
		}
		switch {
		case seen:
			shown++
		case !notForReading.MatchString(field) && !strings.Contains(field, " hidden."):
			t.Errorf("nobody reads %s", field)
		}
	}
	if shown < 100 {
		t.Errorf("only %d kinds of field are shown", shown)
	}
}

// pagesOf is what stands on all pages of a folder, amounts without what groups
// their digits.
func pagesOf(t *testing.T, dir fs.FS) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(dir, name)
		b.WriteString(html.UnescapeString(string(data)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(".", "", ",", "").Replace(b.String())
}
