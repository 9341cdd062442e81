package markup

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// TestFaults reads bodies in which the expected diagnostics stand beside the
// bad lines. A line "//! column code span" expects a diagnostic in the last
// line above it that is no such line, or, with a negative number before the
// column, so many lines further up.
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/faults/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	met := map[string]bool{}
	for _, name := range names {
		body, want := expectations(t, readFile(t, name))
		var got []string
		for _, d := range faults(body) {
			p := d.Span.Position()
			got = append(got, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, d.Rule.Code, d.Span.Text()))
			met[d.Rule.Code] = true
			checkWords(t, d)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %s\nwant %s", name, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
	for _, r := range Rules() {
		if !met[r.Code] {
			t.Errorf("no file breaks the rule %s", r.Code)
		}
	}
}

// checkWords looks for formats that do not fit their arguments.
func checkWords(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	for _, lang := range []i18n.Tag{"zh", "en"} {
		said := d.Message(lang) + strings.Join(d.Advice(lang), "")
		if strings.Contains(said, "%!") {
			t.Errorf("%s says %q", d.Rule.Code, said)
		}
	}
}

// expectations takes the marker lines out of a file.
func expectations(t *testing.T, text string) (body string, want []string) {
	t.Helper()
	var kept []string
	for line := range strings.Lines(text) {
		mark, ok := strings.CutPrefix(line, "//! ")
		if !ok {
			kept = append(kept, line)
			continue
		}
		fields := strings.SplitN(strings.TrimSuffix(mark, "\n"), " ", 4)
		at := len(kept)
		if up, err := strconv.Atoi(fields[0]); err == nil && up < 0 {
			at += up
			fields = fields[1:]
		}
		if len(fields) > 2 && strings.HasPrefix(fields[1], "markup-") {
			want = append(want, fmt.Sprintf("%d:%s %s %s", at, fields[0], fields[1], strings.Join(fields[2:], " ")))
		}
	}
	return strings.Join(kept, ""), want
}

// TestAdvice looks for the tag's own advice and the nearest word in what a
// person reads.
func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		body string
		lang i18n.Tag
		want string
	}{
		{"<B>", "zh", "**文字**"},
		{"<b>", "en", "**words**"},
		{"a<br/>b", "en", `end the line with \`},
		{"m<sup>2</sup>", "zh", "m²"},
		{"<marquee>", "en", "leave the tag out"},
		{"<!-- a -->", "zh", "internal.<语言>.md"},
		{"[a](porject:x)", "en", `did you mean "project"?`},
		{"## a\n\n#### b", "en", "expected level 3 at most, found level 4"},
	} {
		found := faults(c.body)
		if len(found) == 0 {
			t.Errorf("%s has no fault", c.body)
			continue
		}
		said := found[0].Message(c.lang) + "\n" + strings.Join(found[0].Advice(c.lang), "\n")
		if !strings.Contains(said, c.want) {
			t.Errorf("%s: %q lacks %q", c.body, said, c.want)
		}
	}
}

func TestRules(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range Rules() {
		if codes[r.Code] || !strings.HasPrefix(r.Code, "markup-") {
			t.Errorf("code %s", r.Code)
		}
		codes[r.Code] = true
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if _, ok := r.Says.In(lang); !ok {
				t.Errorf("%s says nothing in %s", r.Code, lang)
			}
			if _, ok := r.Hint.In(lang); !ok {
				t.Errorf("%s has no hint in %s", r.Code, lang)
			}
		}
		if r.Severity != diag.Warning && r.Severity != diag.Error {
			t.Errorf("%s is a %v", r.Code, r.Severity)
		}
	}
}

// TestFaultsAreAdded parses into a list that holds others already.
func TestFaultsAreAdded(t *testing.T) {
	var list diag.List
	body := file("<b>").All()
	reader.Parse(body, &list)
	reader.Parse(body, &list)
	if got := list.Count(diag.Error); got != 1 {
		t.Errorf("%d errors, want 1: the same fault is said once", got)
	}
}

func TestReach(t *testing.T) {
	for _, c := range []struct {
		target string
		want   reach
	}{
		{"", nowhere}, {"  ", nowhere},
		{"a", local}, {"pages/about", local}, {"../a.html#b", local}, {"#题", local}, {"?a:b", local}, {"厂房：一期.jpg", local}, {":a", local},
		{"project:xz-1", record}, {"node:a/b", record},
		{"https://a.cn", external}, {" HTTPS://a.cn", external}, {"h\tttps://a.cn", external},
		{"http://a.cn", plain},
		{"mailto:a@b.cn", contact}, {"tel:1", contact},
		{"PROJECT:xz-1", unknown}, {" project:xz-1", unknown}, {"ftp://a.cn", unknown}, {"data:a", unknown}, {"\x01javascript:a", unknown}, {"java\nscript:a", unknown}, {"c:\\a", unknown},
		{"//a.cn", unknown}, {"\\\\a.cn", unknown}, {" /\\a.cn", unknown}, {"https：//a.cn", unknown}, {"project：a", unknown},
	} {
		if got, scheme := newEmitter(base{}, reader.schemes).reachOf(c.target); got != c.want {
			t.Errorf("%q reaches %d (%s), want %d", c.target, got, scheme, c.want)
		}
	}
}
