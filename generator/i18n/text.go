package i18n

import (
	"maps"
	"slices"
)

// Text is one text by language. A blank entry counts as missing, so that an
// empty string in a table never hides a translation that exists elsewhere.
type Text map[Tag]string

// In returns the text in exactly this language.
func (t Text) In(tag Tag) (string, bool) {
	s := t[tag]
	return s, s != ""
}

// Best returns the text a reader of tag is served best by, and the language it
// is in: tag itself, then its fallbacks, then each of order with its fallbacks,
// then any language in sorted order. Both results are empty if there is no text.
func (t Text) Best(tag Tag, order ...Tag) (string, Tag) {
	if s, got := t.near(tag); s != "" {
		return s, got
	}
	for _, o := range order {
		if s, got := t.near(o); s != "" {
			return s, got
		}
	}
	for _, o := range slices.Sorted(maps.Keys(t)) {
		if s := t[o]; s != "" {
			return s, o
		}
	}
	return "", ""
}

// near returns the text in tag or the nearest of its fallbacks.
func (t Text) near(tag Tag) (string, Tag) {
	for ok := true; ok; tag, ok = tag.parent() {
		if s := t[tag]; s != "" {
			return s, tag
		}
	}
	return "", ""
}
