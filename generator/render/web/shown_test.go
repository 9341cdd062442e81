package web_test

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"prospectus/generator/i18n"
	"prospectus/generator/theme"
)

// A shown is what a reader of one built page can see and follow.
type shown struct {
	lang  string
	words string          // of the body
	leads map[string]bool // full addresses: its own, and what it links to or shows
	ids   map[string]bool
	base  *url.URL // its own full address
}

var part = regexp.MustCompile(`\d+|[A-Za-z]+`)

// readShown reads a page; nil for one that has no full address.
func readShown(t *testing.T, text string) *shown {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	s := &shown{leads: map[string]bool{}, ids: map[string]bool{}}
	for n := range doc.Descendants() {
		if n.Data == "link" && attribute(n, "rel") == "canonical" {
			s.base, err = url.Parse(attribute(n, "href"))
		}
	}
	if err != nil || s.base == nil {
		return nil
	}
	s.leads[s.base.String()] = true
	var words strings.Builder
	for n := range doc.Descendants() {
		s.visit(n, &words)
	}
	s.words = strings.Join(strings.Fields(words.String()), " ")
	return s
}

func (s *shown) visit(n *html.Node, words *strings.Builder) {
	if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" && n.Parent.Data != "title" {
		words.WriteString(n.Data + " ")
		return
	}
	if n.Data == "html" {
		s.lang = attribute(n, "lang")
	}
	s.ids[attribute(n, "id")] = true
	if n.Data == "link" {
		return
	}
	sources := strings.Split(attribute(n, "srcset"), ",")
	for i, one := range sources {
		sources[i], _, _ = strings.Cut(strings.TrimSpace(one), " ")
	}
	for _, ref := range append(sources, attribute(n, "href"), attribute(n, "src")) {
		if u, err := s.base.Parse(ref); err == nil && ref != "" {
			// A link names the file, so that pages work without a server; a full address need not.
			s.leads[strings.TrimSuffix(u.String(), "index.html")] = true
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// says reports whether the page shows the value that a property has.
func (s *shown) says(th *theme.Theme, property, value string) bool {
	switch property {
	case "@context", "@type":
		return true
	case "@id":
		return strings.Contains(value, "#") || s.leads[value] // with a fragment it is a name, and leads nowhere
	case "url", "contentUrl", "image", "sameAs", "license":
		at, fragment, _ := strings.Cut(value, "#")
		if property == "sameAs" && strings.Contains(s.words, strings.TrimPrefix(value, "https://")) {
			return true // a government site shows the address and leads there by a page of its own
		}
		return s.leads[at] && (fragment == "" || s.ids[fragment])
	case "startDate", "endDate", "datePublished", "dateModified":
		return s.dated(value)
	case "inLanguage", "availableLanguage":
		return value == s.lang || s.names(th, value)
	case "encodingFormat":
		return strings.Contains(s.words, strings.ToUpper(path.Base(value)))
	case "telephone":
		return s.leads["tel:"+value]
	case "email":
		return s.leads["mailto:"+value]
	}
	return strings.Contains(s.words, strings.Join(strings.Fields(value), " "))
}

// dated reports whether the parts of a day and of a clock time stand on the
// page. Days of a period are written together there, so each part is looked for
// by itself.
func (s *shown) dated(value string) bool {
	day, clock, timed := strings.Cut(value, "T")
	d, err := i18n.ParseDate(day)
	if err != nil || timed && !strings.Contains(s.words, clock[:len("15:04")]) {
		return false
	}
	on := part.FindAllString(s.words, -1)
	for _, want := range part.FindAllString(i18n.For(i18n.Tag(s.lang)).Date(d), -1) {
		if !slices.Contains(on, want) {
			return false
		}
	}
	return true
}

// names reports whether the page names a language.
func (s *shown) names(th *theme.Theme, lang string) bool {
	for _, tag := range []i18n.Tag{"zh", "en", "ja", "ko", "de", "fr", "ru", "es", "zh-Hant"} {
		if tag.HTML() == lang {
			page := i18n.Tag(strings.TrimSuffix(s.lang, "-Hans"))
			return strings.Contains(s.words, th.Word(page, "tongue."+string(tag)))
		}
	}
	return false
}

// place reports whether the page shows a number of degrees; south and west are
// words there.
func (s *shown) place(degrees float64) bool {
	return strings.Contains(s.words, strings.TrimPrefix(strconv.FormatFloat(degrees, 'f', -1, 64), "-"))
}

// A test that finds every value on a page must be able to miss one.
func TestShownTellsWhatIsNotThere(t *testing.T) {
	th := load(t, "zh", "en")
	p := readShown(t, `<html lang="en"><head><title>Secret</title><link rel="canonical" href="https://x.example/en/a.html"></head><body id="part.terms">
		<p>22–24 October 2026, 09:00, Chinese, 29.17° N, A  bureau</p><a href="../b.html">CSV</a><a href="tel:+86-0000-1"></a><script>hidden</script></body></html>`)
	for _, test := range []struct {
		property, value string
		want            bool
	}{
		{"name", "A bureau", true}, {"name", "Secret", false}, {"name", "hidden", false},
		{"url", "https://x.example/en/a.html", true}, {"url", "https://x.example/b.html", true}, {"url", "https://x.example/c.html", false},
		{"license", "https://x.example/en/a.html#part.terms", true}, {"license", "https://x.example/en/a.html#terms", false},
		{"startDate", "2026-10-22T09:00:00+08:00", true}, {"startDate", "2026-10-22T10:00:00+08:00", false}, {"endDate", "2026-10-24", true}, {"endDate", "2026-10-25", false}, {"endDate", "2026-11-24", false},
		{"inLanguage", "en", true}, {"inLanguage", "zh-Hans", true}, {"inLanguage", "ja", false}, {"inLanguage", "xx", false},
		{"encodingFormat", "text/csv", true}, {"encodingFormat", "application/json", false},
		{"telephone", "+86-0000-1", true}, {"telephone", "+86-0000-2", false}, {"email", "a@x.example", false}, {"sameAs", "https://CSV", true}, {"sameAs", "https://y.example/", false},
	} {
		if got := p.says(th, test.property, test.value); got != test.want {
			t.Errorf("%s %q: %v", test.property, test.value, got)
		}
	}
	if !p.place(29.17) || p.place(113.5) || readShown(t, "<p>no address</p>") != nil {
		t.Error("places and pages without an address are told wrongly")
	}
}
