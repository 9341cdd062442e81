package web_test

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	linkedData = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// shownInWords are the properties whose values are words or numbers of a page.
var shownInWords = map[string]bool{
	"name": true, "headline": true, "description": true, "address": true, "contactType": true, "version": true, "email": true, "telephone": true,
}

// Nothing is said to machines that the page does not say to people.
func TestLinkedDataIsOnThePage(t *testing.T) {
	pages := 0
	for at, page := range build(t, 30, "zh", "en") {
		m := linkedData.FindStringSubmatch(page)
		if m == nil {
			continue
		}
		pages++
		_, body, _ := strings.Cut(page, "<body")
		words, markup := html.UnescapeString(anyTag.ReplaceAllString(body, "")), html.UnescapeString(body)
		var graph any
		if err := json.Unmarshal([]byte(m[1]), &graph); err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		eachText(graph, func(property, text string) {
			inLink := (property == "email" || property == "telephone") && strings.Contains(markup, ":"+text+`"`)
			if shownInWords[property] && !strings.Contains(words, text) && !inLink {
				t.Errorf("%s says to machines alone: %s %q", at, property, text)
			}
		})
	}
	if pages < 100 {
		t.Errorf("%d pages say anything", pages)
	}
}

// eachText visits the texts of parsed JSON with the property that each is of.
// The area that the publisher serves is left out: the home page says it in the
// site's title, as it likes.
func eachText(v any, visit func(property, text string)) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			eachText(one, visit)
		}
	case map[string]any:
		for key, one := range v {
			if key == "areaServed" {
				continue
			}
			if text, ok := one.(string); ok {
				visit(key, text)
			}
			eachText(one, visit)
		}
	}
}
