package web_test

import (
	"context"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/model"
	"prospectus/generator/render/web"
	"prospectus/generator/schema"
	"prospectus/generator/view"
)

var linkedData = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)

// demonstration returns the public catalogue of the invented city.
func demonstration(t *testing.T) *model.Catalog {
	t.Helper()
	root, err := os.OpenRoot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	full, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	c, _ := edition.For(edition.Site, full)
	return c
}

// Nothing is said to machines that the page does not say to people.
func TestLinkedDataIsOnThePage(t *testing.T) {
	made := catalogue(30, "zh", "en")
	made.Site.DataTerms = both("署名即可使用。", "Use it and say whence.")
	for name, c := range map[string]*model.Catalog{"made": made, "demonstration": demonstration(t)} {
		t.Run(name, func(t *testing.T) {
			th, sink := load(t, c.Site.Languages...), &memory{}
			if err := web.Render(context.Background(), th, view.Pages(input(c, th)), sink); err != nil {
				t.Fatal(err)
			}
			pages := 0
			for at, page := range sink.files {
				m := linkedData.FindStringSubmatch(page)
				if m == nil {
					continue
				}
				pages++
				var graph any
				if err := json.Unmarshal([]byte(m[1]), &graph); err != nil {
					t.Fatalf("%s: %v", at, err)
				}
				p := readShown(t, page)
				eachValue("", graph, func(property string, value any) {
					text, isText := value.(string)
					degrees, _ := value.(float64)
					if isText && !p.says(th, property, text) || !isText && property != "position" && !p.place(degrees) {
						t.Errorf("%s says to machines alone: %s %v", at, property, value)
					}
				})
			}
			if pages < 100 {
				t.Errorf("%d pages say anything", pages)
			}
		})
	}
}

// eachValue visits the texts and numbers of parsed JSON with the property that
// each is of.
func eachValue(property string, v any, visit func(property string, value any)) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			eachValue(property, one, visit)
		}
	case map[string]any:
		for key, one := range v {
			eachValue(key, one, visit)
		}
	default:
		visit(property, v)
	}
}
