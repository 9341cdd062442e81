package view

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"strings"
	"testing"

	"prospectus/generator/model"
	"prospectus/generator/route"
)

// Whoever holds the paper finds the page: records, what lies in them, and the
// home page carry their addresses; lists, which nobody files, do not.
func TestPaperLeadsBackToThePage(t *testing.T) {
	pages := pagesOf(t, town())
	for at, want := range map[string]bool{
		"en/projects/alpha.html": true, "zh/plots/park.a-01.html": true, "en/index.html": true,
		"en/projects/index.html": false, "en/industries/food.html": false,
	} {
		code := pages[route.Path(at)].Head().Code
		if (code != nil) != want {
			t.Fatalf("%s: %+v", at, code)
		}
		if code == nil {
			continue
		}
		if url := "https://x.example/" + strings.TrimSuffix(at, "index.html"); code.URL != url {
			t.Errorf("%s leads to %s", at, code.URL)
		}
		out := html(code)
		_, rest, _ := strings.Cut(out, "base64,")
		text, _, _ := strings.Cut(rest, `"`)
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || img.Width != img.Height || !strings.Contains(out, `alt="print.code`) {
			t.Errorf("%s: %v, %s", at, err, out)
		}
	}
}

func TestNoCodeWithoutABaseURL(t *testing.T) {
	c := site(map[string][]model.Identified{"projects": {project("a", nil)}})
	c.Site.BaseURL = ""
	for at, p := range pagesOf(t, c) {
		if p.Head().Code != nil {
			t.Errorf("%s has a code", at)
		}
	}
}
