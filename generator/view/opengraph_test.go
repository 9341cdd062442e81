package view

import (
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
)

// photographed returns the heads of a town whose pictures are photographs.
func photographed(t *testing.T) func(at string) string {
	t.Helper()
	c := town()
	photo := []model.Photo{{File: "map.svg"}, {File: "hall.JPG", Alt: texts("展馆", `A "hall"`)}, {File: "other.jpg"}}
	c.Projects.Get("alpha").Photos, c.Briefings.Get("bulletin").Updated = photo, date("2026-07-09")
	c.Site.Hero, c.Site.HeroAlt = "river.webp", texts("江", "")
	c.Site.Languages = append(c.Site.Languages, "zh-Hant")
	in := input(c)
	in.Media = func(kind, id, file string) (markup.Image, bool) {
		at := string(in.Plan.Media(kind, id, file))
		image := markup.Image{Src: at, Width: 1500, Height: 1000}
		if file == "hall.JPG" {
			image.SrcSet = "media/480w/" + file + " 480w, media/1200w/" + file + " 1200w, media/800w/" + file + " 800w"
		}
		return image, file != "gone.jpg"
	}
	heads := map[string]string{}
	for p := range Pages(in) {
		heads[string(p.Head().Path)] = html(p.Head())
	}
	return func(at string) string { return heads[at] }
}

func TestOpenGraph(t *testing.T) {
	head := photographed(t)
	for at, want := range map[string]string{
		"en/projects/alpha.html": `og:type" content="website"|og:title" content="alpha title"|og:url" content="https://x.example/en/projects/alpha.html"|` +
			`og:site_name" content="Invest in X"|og:locale" content="en_US"|og:locale:alternate" content="zh_CN"|` +
			`og:image" content="https://x.example/media/1200w/hall.JPG"|og:image:width" content="1200"|og:image:height" content="800"|og:image:alt" content="A &#34;hall&#34;"`,
		"zh/index.html":              `og:locale" content="zh_CN"|og:image" content="https://x.example/media/site/river.webp"|og:image:width" content="1500"|og:image:alt" content="江"`,
		"en/briefings/bulletin.html": `og:type" content="article"|article:published_time" content="2026-07-05"|article:modified_time" content="2026-07-09"`,
		"en/briefings/index.html":    `og:type" content="website"`,
		"index.html":                 `og:type" content="website"|og:url" content="https://x.example/"`,
	} {
		for w := range strings.SplitSeq(want, "|") {
			if !strings.Contains(head(at), `<meta property="`+w) {
				t.Errorf("%s: no %s in\n%s", at, w, head(at))
			}
		}
	}
	for at, none := range map[string]string{
		"en/index.html":            "og:image:alt", // the picture is described in Chinese alone
		"en/projects/beta.html":    "og:image",
		"en/projects/index.html":   "article:",
		"en/parks/park.html":       "og:image",
		"zh-Hant/index.html":       `"og:locale"`,
		"404.html":                 "og:",
		"zh-Hant/events/fair.html": "og:", // not written in this language
	} {
		if strings.Contains(head(at), none) || head(at) == "" {
			t.Errorf("%s: %s in\n%s", at, none, head(at))
		}
	}
}

func TestAPictureWithoutCopiesStandsForItself(t *testing.T) {
	for _, test := range []struct {
		image markup.Image
		src   string
		width int
	}{
		{markup.Image{Src: "a.jpg", Width: 300}, "a.jpg", 300},
		{markup.Image{Src: "a.jpg"}, "a.jpg", 0},
		{markup.Image{Src: "a.jpg", Width: 300, SrcSet: "b.jpg 2x"}, "a.jpg", 300},
		{markup.Image{Src: "a.jpg", Width: 300, SrcSet: "b.jpg 200w, c.jpg 250w"}, "c.jpg", 250},
	} {
		if src, width := widest(test.image); src != test.src || width != test.width {
			t.Errorf("%+v: %s, %d", test.image, src, width)
		}
	}
}

// A picture that could not be published stands for nothing.
func TestMissingPicture(t *testing.T) {
	in := input(site(nil))
	in.Media = func(string, string, string) (markup.Image, bool) { return markup.Image{}, false }
	s := newIndex(in).speech(i18n.Tag("en")).on("en/index.html")
	if p := s.preview("projects", &model.Header{ID: "x", Photos: []model.Photo{{File: "a.jpg"}}}); p != nil {
		t.Errorf("%+v", p)
	}
}
