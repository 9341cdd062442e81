package content

import (
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/i18n"
)

func tagOf(s string) i18n.Tag { return i18n.Tag(s) }

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "xz-2026-0042": true, "1": true, "console": true, "com": true, "com10": true, "nul-1": true,
		strings.Repeat("a", 64): true, strings.Repeat("a", 65): false,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "a.b": false, "a b": false,
		"茶": false, "con": false, "prn": false, "aux": false, "nul": false, "com1": false, "lpt9": false, "com0": false,
	} {
		if got := ValidID(id); got != want {
			t.Errorf("ValidID(%q) = %v", id, got)
		}
	}
}

func TestAsID(t *testing.T) {
	for name, want := range map[string]string{
		"XZ 2026_0042": "xz-2026-0042", "a--b": "a-b", "茶": "", "茶 tea": "tea", "-x-": "x", "NUL": "", "a—b": "a-b",
	} {
		if got := asID(name); got != want {
			t.Errorf("asID(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestProseName(t *testing.T) {
	for name, want := range map[string]string{
		"zh.md": "zh", "en.md": "en", "zh-hant.md": "zh-Hant", "ZH-hant-tw.md": "zh-Hant-TW", "pt-BR.md": "pt-BR",
		"internal.zh.md": "internal zh", "internal.en-gb.md": "internal en-GB",
		"internal.md": "", "readme.md": "", "draft.md": "", "zh.markdown": "", "zh.MD": "", ".md": "", "zh_CN.md": "",
		"internal.internal.zh.md": "", "photos/zh.md": "", "x.md": "", "und.md": "", "zh-.md": "",
	} {
		tag, internal, ok := proseName(name)
		got := string(tag)
		if internal {
			got = "internal " + got
		}
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("proseName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPassedOver(t *testing.T) {
	for _, name := range []string{".DS_Store", ".git", "Thumbs.db", "desktop.ini", "~$a.docx", "zh.md~"} {
		if !passedOver(name) {
			t.Errorf("%s is taken for content", name)
		}
	}
	for _, name := range []string{"zh.md", "a.jpg", "a~b.jpg"} {
		if passedOver(name) {
			t.Errorf("%s is passed over", name)
		}
	}
}

var verb = regexp.MustCompile(`%\[\d\][sqdUX]|%04\[\d\]X`)

// TestRules checks that every rule is complete in both languages of the
// program, and that its texts use indexed verbs only.
func TestRules(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.Code] || !kebab.MatchString(r.Code) {
			t.Errorf("code %q is repeated or ill formed", r.Code)
		}
		seen[r.Code] = true
		for _, text := range []i18n.Text{r.Says, r.Hint} {
			for _, lang := range []i18n.Tag{"zh", "en"} {
				s, ok := text.In(lang)
				if !ok {
					t.Errorf("%s says nothing in %s", r.Code, lang)
				}
				if strings.Contains(verb.ReplaceAllString(s, ""), "%") {
					t.Errorf("%s: %q has a verb without an index", r.Code, s)
				}
				if lang == "en" && (strings.HasSuffix(s, ".") || s[:1] != strings.ToLower(s[:1])) {
					t.Errorf("%s: %q is not a lower-case phrase", r.Code, s)
				}
			}
		}
	}
}
