package view

import (
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/colour"
	"prospectus/generator/model"
)

// painted returns the palette of a site of these colours and of industries of
// those.
func painted(brand, accent string, industries ...string) Palette {
	items := map[string][]model.Identified{}
	for i, c := range industries {
		id := string(rune('a' + i))
		items["industries"] = append(items["industries"], &model.Industry{Entry: model.Entry{ID: id}, Name: texts(id, id), Colour: c})
	}
	c := site(items)
	c.Site.Colour, c.Site.Accent = brand, accent
	return newIndex(input(c)).palette
}

func TestPalette(t *testing.T) {
	for _, test := range []struct {
		name string
		got  Palette
		want string // beginnings of what must be there
		none string
	}{
		{"both and industries", painted("#1f5673", "#c2571a", "#2e7d32", "", "#fc0"), ":root{--brand:#1f5673; --deep: --tint: --mid: --accent: --accent-tint: .industry-a{--hue:#2e7d32} .industry-c{--hue:", ".industry-b"},
		{"brand alone", painted("#123", ""), "--brand:#112233;", "--accent .industry"},
		{"accent alone", painted("", "#a8480f"), ":root{--accent:#a8480f; --accent-tint:", "--brand --tint"},
		{"industries alone", painted("", "", "#000"), ".industry-a{--hue:#000000}", ":root"},
	} {
		out := html(test.got)
		for _, want := range strings.Fields(test.want) {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %s in %s", test.name, want, out)
			}
		}
		for _, none := range strings.Fields(test.none) {
			if strings.Contains(out, none) {
				t.Errorf("%s: %s in %s", test.name, none, out)
			}
		}
		if !strings.HasPrefix(out, "<style>@layer tokens{") || !strings.HasSuffix(out, "}}</style>") {
			t.Errorf("%s: %s", test.name, out)
		}
	}
}

func TestNoColourNoStyle(t *testing.T) {
	for _, got := range []Palette{painted("", ""), painted("orange", "</style>", "red;}")} {
		if out := html(got); out != "" {
			t.Errorf("got %s", out)
		}
	}
}

// Whatever an industry's colour, its sign can be read on what the page holds.
func TestIndustriesCarryWhiteSigns(t *testing.T) {
	hue := regexp.MustCompile(`--hue:(#[0-9a-f]{6})`)
	for _, m := range hue.FindAllStringSubmatch(html(painted("", "", "#fff", "#ff0", "#000", "#5b6770", "#767676", "#0f0")), -1) {
		c, err := colour.Parse(m[1])
		if err != nil || colour.Contrast(c, colour.White) < colour.Text {
			t.Errorf("%s: %v", m[1], err)
		}
	}
}

func TestThemeColourIsTheSitesOwn(t *testing.T) {
	c := site(nil)
	c.Site.Colour = "#ff0"
	static := newIndex(input(c)).speech("en").on("en/index.html").static()
	if static.Colour != "#ff0" || static.Palette == "" {
		t.Errorf("%+v", static)
	}
}

// The pages without a frame are set in the site's colours too.
func TestEveryPageIsPainted(t *testing.T) {
	c := site(nil)
	c.Site.Colour = "#1f5673"
	pages := pagesOf(t, c)
	root, lost := pages["index.html"].(*Chooser), pages["404.html"].(*NotFound)
	if root.Palette == "" || lost.Palette != root.Palette {
		t.Errorf("%q, %q", root.Palette, lost.Palette)
	}
}
