package view

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// A vocabulary is what testdata/vocabulary.txt says: which types there are,
// what they are kinds of, and which kinds of value their properties take.
type vocabulary struct {
	kinds      map[string][]string // by type: itself and its supertypes
	properties map[string][]string // by "type property"
}

func readVocabulary(t *testing.T) vocabulary {
	t.Helper()
	f, err := os.Open("testdata/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v := vocabulary{map[string][]string{}, map[string][]string{}}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "type":
			v.kinds[words[1]] = words[1:]
		default:
			v.properties[words[0]+" "+words[1]] = words[2:]
		}
	}
	return v
}

// takes returns the kinds of value that a property of a type takes; nil where
// the type has no such property.
func (v vocabulary) takes(typ, property string) []string {
	for _, kind := range v.kinds[typ] {
		if found := v.properties[kind+" "+property]; found != nil {
			return found
		}
	}
	return nil
}

// required are the properties without which a thing says too little to be of
// use, by type. Everything that is a kind of the type needs them.
var required = map[string][]string{
	"Thing":             {}, // an address alone may name one
	"Organization":      {"name"},
	"ContactPoint":      {"telephone"},
	"WebSite":           {"name", "url", "inLanguage", "publisher"},
	"Place":             {"name"},
	"Event":             {"name", "url", "startDate", "endDate", "location", "organizer"},
	"NewsArticle":       {"headline", "url", "datePublished", "inLanguage", "publisher"},
	"Dataset":           {"name", "description", "url", "inLanguage", "publisher", "distribution"},
	"DataDownload":      {"contentUrl", "encodingFormat"},
	"GovernmentService": {"name", "url", "serviceType", "provider"},
	"ServiceChannel":    {"servicePhone"},
	"GeoCoordinates":    {"latitude", "longitude"},
	"BreadcrumbList":    {"itemListElement"},
	"ListItem":          {"position", "name", "item"},
}

var (
	dateForm   = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	momentForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$`)
)

// node checks a thing and all in it; at says where it stands.
func (v vocabulary) node(at string, n map[string]any) (faults []string) {
	typ, _ := n["@type"].(string)
	id, named := n["@id"].(string)
	if named && !absolute(id) {
		faults = append(faults, at+" has the relative name "+id)
	}
	if named && len(n) == 1 {
		return faults // it is described elsewhere
	}
	if v.kinds[typ] == nil {
		return append(faults, fmt.Sprintf("%s is of the unknown type %q", at, typ))
	}
	for _, kind := range v.kinds[typ] {
		for _, p := range required[kind] {
			if n[p] == nil || n[p] == "" {
				faults = append(faults, fmt.Sprintf("%s, a %s, has no %s", at, typ, p))
			}
		}
	}
	for p, value := range n {
		if p == "@type" || p == "@id" {
			continue
		}
		takes := v.takes(typ, p)
		if takes == nil {
			faults = append(faults, fmt.Sprintf("%s: a %s has no property %s", at, typ, p))
			continue
		}
		all, many := value.([]any)
		if !many {
			all = []any{value}
		}
		for _, one := range all {
			faults = append(faults, v.value(at+"."+p, one, takes)...)
		}
	}
	return faults
}

// value checks one value of a property.
func (v vocabulary) value(at string, value any, takes []string) []string {
	fits := func(kind string) bool { return false }
	switch x := value.(type) {
	case map[string]any:
		typ, _ := x["@type"].(string)
		if typ != "" && !slices.ContainsFunc(takes, func(k string) bool { return slices.Contains(v.kinds[typ], k) }) {
			return []string{fmt.Sprintf("%s is a %s, want %v", at, typ, takes)}
		}
		return v.node(at, x)
	case string:
		fits = func(kind string) bool { return textFits(kind, x) }
	case float64:
		fits = func(kind string) bool { return kind == "Number" || kind == "Integer" && x == math.Trunc(x) }
	}
	if !slices.ContainsFunc(takes, fits) {
		return []string{fmt.Sprintf("%s is %v, want %v", at, value, takes)}
	}
	return nil
}

func textFits(kind, s string) bool {
	switch kind {
	case "Text":
		return s != ""
	case "URL":
		return absolute(s)
	case "Date":
		return dateForm.MatchString(s)
	case "DateTime":
		return momentForm.MatchString(s)
	case "Language":
		_, err := i18n.ParseTag(s)
		return err == nil
	}
	return false
}

func absolute(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != ""
}

// demonstration returns the public catalogue of the invented city.
func demonstration(t *testing.T) *model.Catalog {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	full, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	c, _ := edition.For(edition.Site, full)
	return c
}

const opening, ending = `<script type="application/ld+json">`, "</script>"

// said returns what a page says in JSON-LD; nil for nothing.
func said(t *testing.T, p Page) []any {
	t.Helper()
	before, rest, found := strings.Cut(html(p.Head()), opening)
	if !found {
		return nil
	}
	text, after, ends := strings.Cut(rest, ending)
	if !ends || strings.Contains(before+after, "application/ld+json") || strings.Contains(text, "<") {
		t.Fatalf("%s: %s", p.Head().Path, rest)
	}
	var g struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text), &g); err != nil || g.Context != "https://schema.org" {
		t.Fatalf("%s: %v, %s", p.Head().Path, err, text)
	}
	return g.Graph
}

// typesOf lists the types of what a page says.
func typesOf(nodes []any) (found []string) {
	for _, n := range nodes {
		typ, _ := n.(map[string]any)["@type"].(string)
		found = append(found, typ)
	}
	return found
}

// Every page says what its kind says, in the words of the vocabulary, complete
// and with full addresses.
func TestPagesSpeakTheVocabulary(t *testing.T) {
	full := town()
	full.Site.Organiser, full.Site.DataTerms = "unit", texts("署名", "Name us")
	full.Services.Get("guide").Offer = model.Offer{}
	v := readVocabulary(t)
	for name, c := range map[string]*model.Catalog{"demonstration": demonstration(t), "town": full} {
		t.Run(name, func(t *testing.T) {
			count := map[string]int{}
			for p := range Pages(input(c)) {
				nodes := said(t, p)
				for i, n := range nodes {
					for _, fault := range v.node(fmt.Sprintf("%s[%d]", p.Head().Path, i), n.(map[string]any)) {
						t.Error(fault)
					}
				}
				types := typesOf(nodes)
				for _, typ := range types {
					count[typ]++
				}
				checkTypes(t, p.Head(), types)
			}
			for _, typ := range []string{"GovernmentOrganization", "WebSite", "BreadcrumbList", "Event", "Place", "Dataset", "NewsArticle", "GovernmentService"} {
				if count[typ] == 0 {
					t.Errorf("no page says anything of a %s", typ)
				}
			}
		})
	}
}

// checkTypes checks that a page says what its kind says. Pages of projects, of
// which there may be ten thousand, say the way to them and no more.
func checkTypes(t *testing.T, h *Head, types []string) {
	t.Helper()
	want := map[string]string{"events": "Event", "parks": "Place", "briefings": "NewsArticle", "offices": "GovernmentOrganization"}[h.Kind]
	if h.Record != nil && h.Missing == "" && want != "" && !slices.Contains(types, want) && !slices.Contains(types, "Organization") {
		t.Errorf("%s says %v, want %s", h.Path, types, want)
	}
	crumbs := slices.Contains(types, "BreadcrumbList")
	if len(h.Crumbs) > 0 && h.Canonical != "" && h.Kind != "home" && !crumbs || h.Kind == "home" && (crumbs || !slices.Contains(types, "WebSite")) {
		t.Errorf("%s says %v", h.Path, types)
	}
	if h.Kind == "projects" && len(types) > 1 || slices.Contains(types, "Offer") {
		t.Errorf("%s says %v", h.Path, types)
	}
}

// A test that finds nothing wrong must be able to.
func TestTheVocabularyIsHeldTo(t *testing.T) {
	v := readVocabulary(t)
	for text, want := range map[string]string{
		`{"@type":"Event"}`:                                           "has no startDate",
		`{"@type":"Fair","name":"x"}`:                                 "unknown type",
		`{"@type":"Place","name":"x","headline":"y"}`:                 "no property headline",
		`{"@type":"Place","name":"x","url":"../x.html"}`:              "x.url is ../x.html",
		`{"@type":"Place","name":"x","geo":{"@type":"Place"}}`:        "x.geo is a Place",
		`{"@id":"#publisher"}`:                                        "relative name",
		`{"@type":"ListItem","position":1.5,"name":"x","item":"y"}`:   "position is 1.5",
		`{"@type":"Organization","name":"x","address":{"@type":"x"}}`: "address is a x",
	} {
		var n map[string]any
		if err := json.Unmarshal([]byte(text), &n); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(v.node("x", n), "; "); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
