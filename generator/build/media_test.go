package build

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"prospectus/themes"
)

// TestAttachments: what a browser would run is no attachment, and a file named
// twice is published once.
func TestAttachments(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">`
	in := Input{Themes: themes.FS, Unsearched: true, Site: fstest.MapFS{
		"data/site.toml":            file("languages = [\"zh\"]\nas_of = 2026-01-31\n"),
		"content/pages/a/zh.md":     file("+++\ntitle = \"页\"\n+++\n"),
		"content/pages/a/plan.svg":  file(drawing + "</svg>"),
		"content/pages/a/bad.svg":   file(drawing + "<script/></svg>"),
		"content/pages/a/page.HTML": file("<script></script>"),
		"content/pages/a/form.pdf":  file("%PDF"),
		"content/pages/a/page.toml": file("type = \"about\"\n" +
			"[photo.plan]\nfile = \"plan.svg\"\nalt = { zh = \"图\" }\n" +
			"[attachment.plan]\nfile = \"plan.svg\"\n[attachment.bad]\nfile = \"bad.svg\"\n[attachment.page]\nfile = \"page.HTML\"\n" +
			"[attachment.form]\nfile = \"form.pdf\"\n[attachment.form-too]\nfile = \"form.pdf\"\n"),
	}}
	w := newWork(in)
	_, err := w.load()
	if err != nil {
		t.Fatal(err)
	}
	var found, published []string
	for _, d := range w.faults.Sorted() {
		found = append(found, fmt.Sprintf("%d %s", d.Span.Position().Line, d.Rule.Code))
	}
	if want := []string{"8 bad-picture", "10 active-attachment"}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	for _, f := range w.media.files {
		published = append(published, string(f.to))
	}
	if want := []string{"media/pages/a/plan.svg", "media/pages/a/form.pdf"}; !slices.Equal(published, want) {
		t.Errorf("published %q, want %q", published, want)
	}
	if _, err := Check(context.Background(), in); err != nil {
		t.Error(err)
	}
}
