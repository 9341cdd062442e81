package output

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
)

func TestCheckPath(t *testing.T) {
	long := strings.Repeat("a/", 89)
	for _, tc := range []struct {
		path string
		want Rule
	}{
		{"index.html", 0},
		{"zh/projects/xz-2026-0042.html", 0},
		{".well-known/security.txt", 0},
		{".nojekyll", 0},
		{"招商/项目 一.html", 0},
		{"console.html", 0},
		{"com.html", 0},
		{"com10.html", 0},
		{"a/manifest.json", 0},
		{"manifest.json.html", 0},
		{long + "b", 0},
		{long + "bc", RuleLength},
		{"", RuleEmpty},
		{"/a", RuleEmpty},
		{"a/", RuleEmpty},
		{"a//b", RuleEmpty},
		{".", RuleDots},
		{"..", RuleDots},
		{"a/../b", RuleDots},
		{"a/./b", RuleDots},
		{"a\xff", RuleEncoding},
		{"c:/a", RuleCharacter},
		{`a\b`, RuleCharacter},
		{"a?b", RuleCharacter},
		{"a*b", RuleCharacter},
		{`a"b`, RuleCharacter},
		{"a|b", RuleCharacter},
		{"a<b", RuleCharacter},
		{"a>b", RuleCharacter},
		{"a\nb", RuleCharacter},
		{"a\x7fb", RuleCharacter},
		{"a\u0085b", RuleCharacter},
		{"a./b", RuleEnding},
		{"a ", RuleEnding},
		{"con", RuleDevice},
		{"a/CON.html", RuleDevice},
		{"aux/b", RuleDevice},
		{"nul .txt", RuleDevice},
		{"Com1.tar.gz", RuleDevice},
		{"lpt³", RuleDevice},
		{"conin$", RuleDevice},
		{"manifest.json", RuleOwn},
		{"Manifest.JSON", RuleOwn},
		{".staging/a", RuleOwn},
		{".STAGING", RuleOwn},
	} {
		err := CheckPath(tc.path)
		if tc.want == 0 {
			if err != nil {
				t.Errorf("%q: %v", tc.path, err)
			}
			continue
		}
		var rule Rule
		if !errors.Is(err, BadPath) || !errors.As(err, &rule) || rule != tc.want {
			t.Errorf("%q: %v, want %v", tc.path, err, tc.want)
		}
	}
}

func TestWriteRefusesBadPath(t *testing.T) {
	root, name := newFolder(t)
	for _, p := range []string{"../up.html", "/abs.html", "a/con.html", "manifest.json"} {
		if _, err := build(Dir(root), nil, pages{p: ""}); !errors.Is(err, BadPath) {
			t.Errorf("%s: %v", p, err)
		}
	}
	wantHeld(t, name)
}

// FuzzCheckPath holds that an accepted path stays within the folder and that
// folding keeps it acceptable.
func FuzzCheckPath(f *testing.F) {
	for _, p := range []string{"index.html", "a/../b", "CON.x", "项目/K\u212A.html", "a\x00b", "Manifest.json"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if fold(fold(p)) != fold(p) {
			t.Errorf("fold(%q) is not stable", p)
		}
		if CheckPath(p) != nil {
			return
		}
		if !fs.ValidPath(p) || len(p) > MaxPath || strings.ContainsAny(p, `\:`) {
			t.Errorf("%q accepted", p)
		}
		if rule := broken(fold(p)); rule != 0 && rule != RuleLength {
			t.Errorf("%q is accepted and folded is not: %v", p, rule)
		}
	})
}
