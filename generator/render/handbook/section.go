package handbook

import (
	"bytes"
	"fmt"
	"strings"

	"prospectus/generator/route"
	"prospectus/generator/theme"
	"prospectus/generator/view"
)

// A text is one leaf as the typesetter reads it.
type text struct {
	*view.Opening
	html []byte
}

// write has the theme's template lay a leaf out, with its links turned to where
// they lead from a book.
func write(th *theme.Theme, l view.Leaf, to func(href string) string) (*text, error) {
	o := l.Start()
	html, err := th.Append(nil, o.Lang, l.Template(), l)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.ID, err)
	}
	return &text{o, lead(html, to)}, nil
}

// href begins the attribute that names where a link leads. Fragments and
// templates write it with double quotes, and escape what is between them.
var href = []byte(` href="`)

// lead gives every link its way; one that has none keeps its words alone, which
// an empty address says to the typesetter.
func lead(html []byte, to func(string) string) []byte {
	out := make([]byte, 0, len(html)+len(html)/8)
	for {
		before, rest, found := bytes.Cut(html, href)
		out = append(out, before...)
		if !found {
			return out
		}
		target, after, _ := bytes.Cut(rest, []byte(`"`))
		if way := to(unescape(string(target))); way != "" {
			out = append(append(out, href...), escape(way)...)
			out = append(out, '"')
		}
		html = after
	}
}

var (
	unescapes = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+")
	escapes   = strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;")
)

func unescape(s string) string { return unescapes.Replace(s) }
func escape(s string) string   { return escapes.Replace(s) }

// ways returns where links of a book lead: to a place in the book where it holds
// the page, else to the web, else nowhere.
func ways(plan *route.Plan, holds func(id string) bool) func(string) string {
	return func(target string) string {
		if strings.HasPrefix(target, "#") || strings.Contains(target, ":") {
			return target // within the leaf, or an address with its scheme
		}
		at, part, _ := strings.Cut(target, "#")
		if id := view.Destination(at); part != "" && holds(id+"#"+part) {
			return "#" + id + "#" + part
		} else if holds(id) {
			return "#" + id
		}
		url, ok := plan.Absolute(route.Path(at))
		if !ok {
			return ""
		}
		if part != "" {
			url += "#" + part
		}
		return url
	}
}
