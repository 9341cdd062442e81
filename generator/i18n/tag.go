package i18n

import (
	"strings"

	"golang.org/x/text/language"
)

// Tag is a language as a canonical BCP 47 tag: "zh", "en", "zh-Hant", "ja".
// Tags made by [ParseTag] are canonical in case; the zero Tag is no language.
type Tag string

// ParseTag reads a BCP 47 tag and puts its case in order (zh-hant-tw becomes
// zh-Hant-TW). A tag of the wrong shape, one with subtags that the registry
// does not know, and the tags that name no language (und, mul) are errors.
func ParseTag(s string) (Tag, error) {
	t, err := language.Raw.Parse(s)
	if err != nil || s == "" || strings.ContainsRune(s, '_') {
		return "", &ParseError{Input: s, Expected: expectTag()}
	}
	tag := Tag(t.String())
	if base := tag.base(); base == "und" || base == "mul" || base == "x" {
		return "", &ParseError{Input: s, Expected: expectTag()}
	}
	return tag, nil
}

// HTML returns the value of a lang attribute. A bare zh says nothing of the
// script, which screen readers and fonts go by; here it means the simplified one.
func (t Tag) HTML() string {
	if t == "zh" {
		return "zh-Hans"
	}
	return string(t)
}

// Locale returns the tag as language_REGION (zh_CN, en_GB), the form of POSIX
// and of the Open Graph protocol. A region that is not stated is the likely one
// of CLDR's supplemental data. Where the tag names a script that is not the
// language's usual one, several regions write it, and none is guessed: the
// answer is "", as it is for a region that is no country.
func (t Tag) Locale() string {
	tag, err := language.Raw.Parse(string(t))
	if err != nil {
		return ""
	}
	base, script, region := tag.Raw()
	usual, _ := language.Make(base.String()).Script()
	if likely, sure := tag.Region(); sure != language.Exact && (script == language.Script{} || script == usual) {
		region = likely
	}
	if !region.IsCountry() {
		return ""
	}
	return base.String() + "_" + region.String()
}

// Fallbacks lists the tags to try after t, nearest first: zh-Hant-TW gives
// zh-Hant and zh. A Chinese region that writes the traditional script passes
// through zh-Hant although its tag does not say so: zh-HK gives zh-Hant and zh.
func (t Tag) Fallbacks() []Tag {
	var out []Tag
	for p, ok := t.parent(); ok; p, ok = p.parent() {
		out = append(out, p)
	}
	return out
}

// parent returns the next wider tag: one subtag shorter, except where the
// region implies a script.
func (t Tag) parent() (Tag, bool) {
	switch t {
	case "zh-TW", "zh-HK", "zh-MO":
		return "zh-Hant", true
	}
	i := strings.LastIndexByte(string(t), '-')
	if i < 0 {
		return "", false
	}
	p := t[:i]
	// A single letter introduces what followed it (en-u-co-…) and goes with it.
	if j := strings.LastIndexByte(string(p), '-'); j == len(p)-2 && j > 0 {
		p = p[:j]
	}
	return p, true
}

// base returns the language subtag.
func (t Tag) base() string {
	b, _, _ := strings.Cut(string(t), "-")
	return b
}
