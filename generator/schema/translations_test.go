package schema

import (
	"fmt"
	"slices"
	"testing"

	"prospectus/generator/model"
)

// TestTranslationsAreNoted: a note on a translation names a language of the site
// that is not its own original, a day and a hash; and whether its original changed
// is told by its words, not by how its lines end.
func TestTranslationsAreNoted(t *testing.T) {
	hash := model.WordsHash(model.Words{"title": "项目", model.BodyPath: "正文。\n"})
	note := func(lang, keys string) string { return fmt.Sprintf("[translation.%s]\n%s", lang, keys) }
	whole := "checked = 2026-06-30\nhash = \"" + hash + "\"\n"
	for name, c := range map[string]struct {
		table, body string
		want        []string
		stale       bool
	}{
		"as it should be":    {note("en", whole), "正文。", nil, false},
		"of another one":     {note("zh", "of = \"en\"\n"+whole), "正文。", nil, true}, // there is no English
		"changed":            {note("en", whole), "正文改了。", nil, true},
		"other line ends":    {note("en", whole), "\r\n正文。 \r\n", nil, false},
		"without a day":      {note("en", "hash = \""+hash+"\"\n"), "正文。", []string{"16:14 translation-half-checked"}, false},
		"a month for a day":  {note("en", "checked = \"2026-06\"\nhash = \""+hash+"\"\n"), "正文。", []string{"16:14 translation-half-checked"}, false},
		"without a hash":     {note("en", "checked = 2026-06-30\n"), "正文。", []string{"16:14 translation-half-checked"}, false},
		"of itself":          {note("zh", whole), "正文。", []string{"16:14 translation-of-itself"}, false},
		"of a strange one":   {note("en", "of = \"fr\"\n"+whole), "正文。", []string{"16:14 language-not-listed"}, false},
		"into a strange one": {note("fr", whole), "正文。", []string{"16:14 language-not-listed"}, false},
	} {
		files := map[string]string{
			"content/projects/x/project.toml": goodProject + c.table,
			"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n" + c.body,
		}
		var want []string
		for _, w := range c.want {
			want = append(want, "content/projects/x/project.toml:"+w)
		}
		if got := found(t, files, nil); !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", name, got, want)
		}
		if c.want != nil {
			continue
		}
		read, _, _ := load(site(files), nil)
		if all := read.Projects.Get("x").Translations; len(all) != 1 || all[0].Stale != c.stale {
			t.Errorf("%s: %+v", name, all)
		}
	}
}
