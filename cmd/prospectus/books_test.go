package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// siteFolder is a site's folder with some files.
func siteFolder(t *testing.T, files map[string]string) *os.Root {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

func TestBooksThatHoldARecord(t *testing.T) {
	const pages = ".prospectus/books/"
	park := &model.Park{Header: model.Header{ID: "east"}, Plots: []*model.Plot{{Entry: model.Entry{ID: "p1"}, Park: "east"}}}
	for name, c := range map[string]struct {
		files  map[string]string
		lang   i18n.Tag
		want   string
		absent string
	}{
		"no register": {nil, "en", "no register of printed books was found (data/books.toml, .prospectus/books/*.pages.json)", ""},
		"没有登记":        {nil, "zh", "没有找到印刷品登记（data/books.toml、.prospectus/books/*.pages.json）", ""},
		"in none":     {map[string]string{pages + "a.pages.json": `{"edition":"1","sheets":{"projects/east":[3]}}`}, "en", "by the registers (.prospectus/books/a.pages.json), no printed book holds it", ""},
		"by its name": {map[string]string{pages + "a.pages.json": `{"edition":"2026.1","sheets":{"parks/east":[7,5,6,9]}}`}, "en", "printed books that hold it: a (edition 2026.1, pages 5–7, 9);", ""},
		"按编号":         {map[string]string{pages + "a.pages.json": `{"edition":"2026.1","sheets":{"east":[7,9]}}`}, "zh", "载有它的印刷品：a（版次 2026.1，第 7、9 页）。", ""},
		"one page":    {map[string]string{pages + "a.pages.json": `{"sheets":{"east":[7]}}`}, "en", "a (page 7)", "edition"},
		"a part":      {map[string]string{pages + "plots.pages.json": `{"sheets":{"plots/east/p1":[2]}}`}, "en", "plots (page 2)", ""},
		"both kinds":  {map[string]string{"data/books.toml": "[fair]\nrecords = [\"parks/east\"]\n[other]\nrecords = [\"west\"]\n", pages + "a.pages.json": `{"sheets":{"east":[1]}}`}, "en", "hold it: fair and a (page 1);", "other"},
		"no pages":    {map[string]string{pages + "a.pages.json": `{"edition":"3","sheets":{"east":[]}}`}, "en", "a (edition 3)", ""},
		"unreadable":  {map[string]string{pages + "a.pages.json": `{`, pages + "b.pages.json": `{"sheets":{"east":[1]}}`}, "en", "the register .prospectus/books/a.pages.json cannot be read", "no register"},
		"no sheets":   {map[string]string{pages + "a.pages.json": `{"edition":"1"}`}, "en", "a.pages.json cannot be read", "no printed book"},
		"bad TOML":    {map[string]string{"data/books.toml": "[fair\n"}, "zh", "印刷品登记 data/books.toml 读不出来", "没有册子"},
	} {
		got := strings.Join(booksWith(siteFolder(t, c.files), named{"parks", park}, c.lang).report(c.lang), "\n")
		if !strings.Contains(got, c.want) || c.absent != "" && strings.Contains(got, c.absent) || strings.Contains(got, "%!") {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}
