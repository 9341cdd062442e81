package view

import (
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func money(s string) i18n.Money { return must(i18n.ParseMoney(s)) }
func date(s string) i18n.Date   { return must(i18n.ParseDate(s)) }
func texts(zh, en string) i18n.Text {
	t := i18n.Text{}
	if zh != "" {
		t["zh"] = zh
	}
	if en != "" {
		t["en"] = en
	}
	return t
}

// site returns a catalogue of two languages that holds the given items.
func site(items map[string][]model.Identified) *model.Catalog {
	return model.NewCatalog(&model.Site{
		Title: texts("投资某市", "Invest in X"), Name: texts("某局", "The bureau"), Tagline: texts("一句", "A line"),
		Languages: []i18n.Tag{"zh", "en"}, BaseURL: "https://x.example", Edition: "2026.2", Currency: "CNY", PageSize: 20,
		Office: "bureau",
		Bands:  []model.AmountBand{{ID: "small", Below: money("1亿元")}, {ID: "large", Least: money("1亿元")}},
	}, items)
}

func project(id string, change func(*model.Project)) *model.Project {
	p := &model.Project{Header: model.Header{ID: id, Title: texts("项目"+id, "Project "+id)}, State: model.Open}
	if change != nil {
		change(p)
	}
	return p
}

// words answers with the key itself, so that tests see what was asked for.
// Formats show their places.
func words(_ i18n.Tag, key string) string {
	switch key {
	case "missing.other", "list.total", "pager.title", "pager.here", "estimate.dated", "validity.on", "validity.repealed-on", "list.more", "states.title", "amounts.below", "amounts.from", "amounts.between":
		return key + " %[1]s"
	case "missing.overtaken":
		return key + " %[1]s %[2]s"
	case "label.marked":
		return "%[1]s (%[2]s)"
	case "label.and":
		return ", "
	}
	if strings.HasPrefix(key, "utility.") {
		return "" // a list of which the theme knows no word
	}
	return key
}

func input(c *model.Catalog) Input {
	plan := route.New(c)
	return Input{
		Catalog: c, Plan: plan, Day: date("2026-06-30"), Words: words,
		Hash: func(items ...model.Identified) string {
			if len(items) == 0 {
				return ""
			}
			return "0badcafe"
		},
		Bodies: func(p source.Passage) *markup.Document {
			return markup.NewReader(model.Singulars()...).Parse(must(p.Load()), new(diag.List))
		},
		Media: func(kind, id, file string) (markup.Image, bool) {
			at := string(plan.Media(kind, id, file))
			return markup.Image{Src: at, SrcSet: at + " 400w, " + at + " 800w"}, strings.HasSuffix(file, ".svg")
		},
		Assets: func(name string) route.Path { return plan.Asset(name) },
	}
}

// pagesOf returns every page by its path.
func pagesOf(t *testing.T, c *model.Catalog) map[route.Path]Page {
	t.Helper()
	pages := map[route.Path]Page{}
	for p := range Pages(input(c)) {
		at := p.Head().Path
		if pages[at] != nil {
			t.Errorf("two pages at %s", at)
		}
		pages[at] = p
	}
	return pages
}

func html(f Fragment) string { return string(f.AppendHTML(nil)) }
