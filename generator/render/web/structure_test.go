package web_test

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/i18n"
)

// A tag is one tag of a page that was written.
type tag struct {
	name, attributes string
	end, empty       bool // </name>, <name/>
}

var (
	tagShape = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*(/?)>`)
	voids    = []string{"meta", "link", "img", "br", "hr", "input"}
)

func tagsOf(html string) (tags []tag) {
	for _, m := range tagShape.FindAllStringSubmatch(html, -1) {
		tags = append(tags, tag{m[2], m[3], m[1] == "/", m[4] == "/"})
	}
	return tags
}

// attribute is searched for by hand: pages have a hundred thousand of them.
func (t tag) attribute(name string) (string, bool) {
	for rest := t.attributes; ; {
		i := strings.Index(rest, name+`="`)
		if i < 0 {
			return "", false
		}
		value := rest[i+len(name)+2:]
		if i > 0 && rest[i-1] <= ' ' {
			value, _, _ = strings.Cut(value, `"`)
			return value, true
		}
		rest = value
	}
}

// outline checks what holds for the structure of every page: elements nest,
// one h1, no level is skipped, no id stands twice, pictures have words, tables
// have a head.
func outline(t *testing.T, at string, tags []tag) {
	t.Helper()
	var open []string
	ids := map[string]bool{}
	level, tops := 0, 0
	for _, tag := range tags {
		switch {
		case tag.end && (len(open) == 0 || open[len(open)-1] != tag.name):
			t.Fatalf("%s: </%s> closes %v", at, tag.name, open)
		case tag.end:
			open = open[:len(open)-1]
			continue
		case !tag.empty && !slices.Contains(voids, tag.name):
			open = append(open, tag.name)
		}
		if id, ok := tag.attribute("id"); ok {
			if ids[id] || id == "" {
				t.Errorf("%s: id %q stands twice or is empty", at, id)
			}
			ids[id] = true
		}
		if len(tag.name) == 2 && tag.name[0] == 'h' && tag.name != "hr" {
			n, _ := strconv.Atoi(tag.name[1:])
			if n > level+1 {
				t.Errorf("%s: h%d after h%d", at, n, level)
			}
			if level = n; n == 1 {
				tops++
			}
		}
		check(t, at, tag)
	}
	if tops != 1 || len(open) != 0 {
		t.Errorf("%s: %d h1, left open %v", at, tops, open)
	}
}

// check checks one element by itself.
func check(t *testing.T, at string, tag tag) {
	t.Helper()
	needs := map[string]string{"html": "lang", "img": "alt", "th": "scope", "nav": "aria-label", "aside": "aria-label", "a": "href"}
	if name := needs[tag.name]; name != "" {
		if _, ok := tag.attribute(name); !ok {
			t.Errorf("%s: %s without %s", at, tag.name, name)
		}
	}
	for _, name := range []string{"href", "src", "lang", "hreflang", "class"} {
		if value, ok := tag.attribute(name); ok && (value == "" || strings.HasSuffix(value, " ")) {
			t.Errorf("%s: %s has %s=%q", at, tag.name, name, value)
		}
	}
}

// others are files that other renderers write.
var others = regexp.MustCompile(`^(data/[a-z]+\.(csv|json)|[A-Za-z-]+/((feed|changes)\.xml|events\.ics|events/[a-z]+\.ics|offices/[a-z]+\.vcf)|media/.+|assets/(explore|incentives)\.js)$`)

// follow checks that every link inside the site leads somewhere.
func follow(t *testing.T, files map[string]string, at string, tags []tag) {
	t.Helper()
	for _, tag := range tags {
		for _, name := range []string{"href", "src"} {
			link, ok := tag.attribute(name)
			if !ok || strings.Contains(link, ":") {
				continue
			}
			file, anchor, cut := strings.Cut(link, "#")
			to := at
			if file != "" {
				to = path.Join(path.Dir(at), file)
			}
			page, ok := files[to]
			if !ok && !others.MatchString(to) {
				t.Errorf("%s: %s leads nowhere", at, link)
			}
			if strings.HasSuffix(to, "/incentives.html") && strings.Contains(anchor, "=") {
				cut = false // with what a form is filled in
			}
			if cut && !strings.Contains(page, `id="`+anchor+`"`) {
				t.Errorf("%s: %s leads to no such place", at, link)
			}
		}
	}
}

func TestPagesAreSound(t *testing.T) {
	for _, langs := range [][]i18n.Tag{{"zh"}, {"en", "zh"}, {"zh", "en", "zh-Hant", "ja"}} {
		t.Run(strings.Join(slices.Collect(tagNames(langs)), "+"), func(t *testing.T) {
			files := build(t, 50, langs...)
			for at, html := range files {
				if !strings.HasSuffix(at, ".html") {
					continue
				}
				tags := tagsOf(html)
				outline(t, at, tags)
				follow(t, files, at, tags)
				for _, wrong := range []string{"{{", "%!", "<nil>", "ZgotmplZ", "prospectus", "Prospectus", "generator"} {
					if strings.Contains(html, wrong) {
						t.Errorf("%s holds %q", at, wrong)
					}
				}
			}
		})
	}
}

func tagNames(langs []i18n.Tag) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, l := range langs {
			if !yield(string(l)) {
				return
			}
		}
	}
}

// A page says that it is invented, what it may be relied on for, and which
// edition it is.
func TestEveryPageBearsItsMarks(t *testing.T) {
	for at, html := range build(t, 30, "zh", "en") {
		if !strings.HasSuffix(at, ".html") {
			continue
		}
		lang, _, deep := strings.Cut(at, "/")
		if !strings.Contains(html, `<meta name="robots" content="noindex">`) {
			t.Errorf("%s may be indexed", at)
		}
		if !deep || strings.Contains(html, `http-equiv="refresh"`) {
			continue
		}
		marks := map[string][]string{"zh": {"虚构", "不构成要约", "版次：2026.2"}, "en": {"invented", "not an offer", "Edition: 2026.2"}}
		for _, want := range marks[lang] {
			if !strings.Contains(html, want) {
				t.Errorf("%s does not say %q", at, want)
			}
		}
	}
}

// Texts that exist in one language only stand under that language, on every
// page in the others.
func TestForeignTextIsMarked(t *testing.T) {
	files := build(t, 30, "zh", "en", "ja")
	html := files["ja/projects/project-0000.html"]
	if !strings.Contains(html, `<html lang="ja">`) || !strings.Contains(html, `<h1><span lang="zh-Hans">`) {
		t.Error("the title does not bear its language")
	}
	if !strings.Contains(html, `class="missing"`) {
		t.Error("the page does not say that it has not been translated")
	}
	if strings.Contains(files["zh/projects/project-0000.html"], `hreflang="ja" href="https:`) {
		t.Error("a page that was not written is named as a translation")
	}
	// Chinese characters that the simplified script has and Japanese has not
	// stand inside an element of their own language.
	if i := strings.Index(html, "产业"); i >= 0 {
		before := html[:i]
		if strings.LastIndex(before, `lang="zh-Hans"`) < strings.LastIndex(before, "<tr>") {
			t.Errorf("unmarked Chinese: …%s…", html[max(0, i-80):i+20])
		}
	}
}

// What was projected stays small: a page's fixed parts must not outweigh what
// it says.
func TestPagesStaySmall(t *testing.T) {
	files := build(t, 50, "zh", "en")
	total, n := 0, 0
	for at, html := range files {
		if strings.HasSuffix(at, ".html") && at != "404.html" {
			total, n = total+len(html), n+1
		}
	}
	if mean := total / n; mean > 24<<10 {
		t.Errorf("%d pages have %d bytes on average", n, mean)
	}
	var sheet int
	for at, data := range files {
		if strings.HasSuffix(at, ".css") {
			sheet = len(data)
		}
	}
	if sheet == 0 || sheet > 36<<10 {
		t.Errorf("the style sheet has %d bytes", sheet)
	}
}
