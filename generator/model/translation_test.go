package model

import (
	"testing"

	"prospectus/generator/i18n"
)

// The hash of words is bound into the files of sites: it must never change.
func TestWordsHash(t *testing.T) {
	base := Words{"title": "甲项目", "summary": "一句话", BodyPath: "正文。\n"}
	const want = "e6465314baf64b94584151dc5fc456000eaea9e2223a4bcd7b6f58919f8a0220"
	if got := WordsHash(base); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for name, c := range map[string]struct {
		words Words
		same  bool
	}{
		"line ends":         {Words{"title": "甲项目", "summary": "一句话", BodyPath: "\r\n正文。 \r\n\r\n"}, true},
		"an empty text":     {Words{"title": "甲项目", "summary": "一句话", BodyPath: "正文。", "risk": " \n"}, true},
		"a letter":          {Words{"title": "甲项目", "summary": "一句话。", BodyPath: "正文。"}, false},
		"a line more":       {Words{"title": "甲项目", "summary": "一句话", BodyPath: "正\n文。"}, false},
		"texts changed":     {Words{"title": "一句话", "summary": "甲项目", BodyPath: "正文。"}, false},
		"a text more":       {Words{"title": "甲项目", "summary": "一句话", BodyPath: "正文。", "risk": "险"}, false},
		"a text less":       {Words{"title": "甲项目", BodyPath: "正文。"}, false},
		"a path and a text": {Words{"title": "甲项目", "summary": "一句话\x00" + BodyPath, "": "正文。"}, false},
	} {
		if got := WordsHash(c.words) == want; got != c.same {
			t.Errorf("%s: same %t", name, got)
		}
	}
}

// Only what readers of a public edition see needs a translation.
func TestUntranslated(t *testing.T) {
	p := &Project{Header: Header{ID: "p", Title: i18n.Text{"zh": "甲", "en": "A"}, Summary: i18n.Text{"en": "Only English"}}}
	p.Products = []Product{{ID: "oil", Name: i18n.Text{"zh": "油"}}, {ID: "cake", Name: i18n.Text{"zh": "饼", "en": "Cake"}}}
	p.Internal.Talks = []Talk{{ID: "a", State: i18n.Text{"zh": "内部"}}}
	langs := []i18n.Tag{"zh", "en"}
	for lang, want := range map[i18n.Tag][]Lone{"en": {{"product.oil.name", "zh"}}, "zh": {{"summary", "en"}}} {
		got := Untranslated(p, lang, langs)
		if len(got) != 1 || got[0] != want[0] {
			t.Errorf("%s: %v, want %v", lang, got, want)
		}
	}
	if at := (Lone{BodyPath, "zh"}).At(); at != "title.zh" {
		t.Errorf("a body is found at %s", at)
	}
	for path, want := range map[string]bool{"title": true, "risk": true, "address": false, "product.oil.name": false, "": false} {
		if InFront(p, path) != want {
			t.Errorf("%q in front matter: %t", path, !want)
		}
	}
}
