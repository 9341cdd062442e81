package build_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/themes"
)

// A theme that holds three files changes the palette, the header and the page
// of a project, and nothing else: no line of Go, and no other page.
func TestASecondThemeChangesWhatItHolds(t *testing.T) {
	dir, _ := run(t, build.Input{Site: plainSite(t), Themes: themes.FS, Unprinted: true, Unsearched: true})
	standard := files(t, dir)
	site := plainSite(t)
	site["data/site.toml"].Data = []byte(strings.Replace(string(site["data/site.toml"].Data), `theme = "standard"`, `theme = "harbour"`, 1))
	for name, text := range files(t, "testdata/harbour") {
		site["themes/harbour/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	dir, _ = run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true})
	harbour := files(t, dir)

	for name, text := range harbour {
		isPage := path.Ext(name) == ".html" && strings.Count(name, "/") > 0
		if isPage && !strings.Contains(text, `http-equiv="refresh"`) && !strings.Contains(text, `class="brand harbour"`) {
			t.Errorf("%s has another header", name)
		}
		if match, _ := path.Match("*/projects/xz-*.html", name); match && (!strings.Contains(text, `<article class="harbour">`) || strings.Contains(text, "part.investment")) {
			t.Errorf("%s is laid out as before", name)
		}
	}
	if text := harbour["zh/projects/xz-2026-0302.html"]; !strings.Contains(text, "先打电话") {
		t.Error("the theme's own words are missing")
	}
	sheet := func(all map[string]string) string {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if strings.HasPrefix(name, "assets/site.") && path.Ext(name) == ".css" {
				return all[name]
			}
		}
		return ""
	}
	old, changed := sheet(standard), sheet(harbour)
	if !strings.Contains(old, "#1f5673") || !strings.Contains(changed, "#0f5c4d") || strings.Contains(changed, "#1f5673") {
		t.Error("the palette has not changed")
	}
	if rest := func(css string) string { return css[strings.Index(css, "@layer base"):] }; rest(old) != rest(changed) {
		t.Error("more than the palette has changed")
	}
	for _, name := range slices.Sorted(maps.Keys(standard)) {
		if _, ok := harbour[name]; !ok && !strings.HasPrefix(name, "assets/") {
			t.Errorf("%s is missing", name)
		}
	}
}

// plainSite is the demonstration without colours of its own, so that a theme's
// show.
func plainSite(t *testing.T) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	for _, folder := range []string{"content", "data"} {
		for name, file := range memory(t, "../../"+folder) {
			site[folder+"/"+name] = file
		}
	}
	text := string(site["data/site.toml"].Data)
	for _, line := range []string{`colour = "#1f5673"`, `accent = "#c2571a"`} {
		if !strings.Contains(text, line) {
			t.Fatalf("the demonstration does not say %s", line)
		}
		text = strings.Replace(text, line+"\n", "", 1)
	}
	site["data/site.toml"].Data = []byte(text)
	return site
}
