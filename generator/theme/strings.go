package theme

import (
	"maps"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// strings reads the words of each language of a site: the theme's own
// language lies lowest, then the language's fallbacks from the widest, then the
// language itself.
func (l *loader) strings(langs []i18n.Tag) map[i18n.Tag]map[string]string {
	own := l.ownLanguage()
	files := map[i18n.Tag]map[string]string{own: l.words(own)}
	if len(files[own]) == 0 {
		l.list.Add(ruleOwnLanguage.At(source.Whole(Standard + "/theme.toml")))
	}
	words := map[i18n.Tag]map[string]string{}
	for _, lang := range langs {
		merged := maps.Clone(files[own])
		if merged == nil {
			merged = map[string]string{}
		}
		chain := append([]i18n.Tag{lang}, lang.Fallbacks()...)
		slices.Reverse(chain)
		spoken := false
		for _, tag := range chain {
			if files[tag] == nil {
				files[tag] = l.words(tag)
			}
			spoken = spoken || len(files[tag]) > 0
			maps.Copy(merged, files[tag])
		}
		if !spoken {
			l.list.Add(ruleLanguage.At(source.Span{}, lang, own))
		}
		words[lang] = merged
	}
	return words
}

// ownLanguage returns the language that theme.toml names.
func (l *loader) ownLanguage() i18n.Tag {
	name, ok := l.files["theme.toml"]
	if !ok {
		return ""
	}
	file, ok := l.read(name)
	if !ok {
		return ""
	}
	if doc := content.ParseTOML(file.All(), l.list); doc != nil {
		if v := doc.Root.Get("language"); v != nil && v.Kind == content.String {
			tag, _ := i18n.ParseTag(v.Text)
			return tag
		}
	}
	return ""
}

// words reads the strings of one language from every layer, an upper layer's
// word taking the place of a lower one's. A language without a file has none.
func (l *loader) words(tag i18n.Tag) map[string]string {
	words := map[string]string{}
	for _, layer := range l.layers {
		name := layer + "/strings/" + string(tag) + ".toml"
		file, err := source.Read(l.fsys, name)
		if isMissing(err) {
			continue
		}
		if err != nil {
			l.list.Add(ruleUnread.At(source.Whole(name), err))
			continue
		}
		if doc := content.ParseTOML(file.All(), l.list); doc != nil {
			l.flatten("", doc.Root, words)
		}
	}
	return words
}

// flatten joins the names of nested tables with full stops.
func (l *loader) flatten(prefix string, t *content.Table, words map[string]string) {
	for _, e := range t.Entries {
		key := prefix + e.Name
		switch {
		case e.Value.Kind == content.TableValue:
			l.flatten(key+".", e.Value.Table, words)
		case e.Value.Kind != content.String || strings.Contains(e.Value.Text, "{{"):
			l.list.Add(ruleNotText.At(e.Value.Span, key))
		default:
			words[key] = e.Value.Text
		}
	}
}
