package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/i18n"
)

// What is no colour is named with the place of its value, and with what to
// write instead, in both languages of the program.
func TestWhatIsNoColourIsNamedWithWhatToWrite(t *testing.T) {
	files := site(map[string]string{"data/site.toml": "languages = [\"zh\", \"en\"]\ncolour = \"orange\"\n"})
	files["data/industries.toml"] = &fstest.MapFile{Data: []byte("[food]\nname = { zh = \"食品\", en = \"Food\" }\ncolour = \"#12345g\"\n")}
	c, list, _ := load(files, nil)
	places := map[string]string{"data/site.toml": "orange", "data/industries.toml": "#12345g"}
	for _, d := range list.Sorted() {
		p := d.Span.Position()
		value := places[p.File]
		if d.Rule != badColour || value == "" || p.Column != 10 {
			t.Errorf("%v: %s", p, d.Message("en"))
			continue
		}
		delete(places, p.File)
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if says, hint := d.Message(lang), strings.Join(d.Advice(lang), ""); !strings.Contains(says, value) || !strings.Contains(hint, "#1f5673") {
				t.Errorf("%s: %q, %q", lang, says, hint)
			}
		}
	}
	if len(places) > 0 || c.Site.Colour != "" {
		t.Errorf("not reported: %v; the site's colour is %q", places, c.Site.Colour)
	}
}
