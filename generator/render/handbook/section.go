package handbook

import (
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
	return &text{o, clean(o, html, to)}, nil
}

var (
	unescapes = strings.NewReplacer("&amp;", "&", "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+")
	escapes   = strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;")
)

func unescape(s string) string { return unescapes.Replace(s) }
func escape(s string) string   { return escapes.Replace(s) }

// ways returns where links of a book lead: to a leaf of the book where it holds
// the page, else to the web, else nowhere. What is within another leaf is not
// known here, and a link to it leads to where that leaf begins.
func ways(plan *route.Plan, holds func(id string) bool) func(string) string {
	return func(target string) string {
		if id, ok := strings.CutPrefix(target, "#"); ok {
			if holds(id) {
				return target
			}
			return ""
		}
		if strings.Contains(target, ":") {
			return target // an address with its scheme
		}
		at, part, _ := strings.Cut(target, "#")
		if id := view.Destination(at); holds(id) {
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
