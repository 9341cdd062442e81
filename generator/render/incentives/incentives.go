// Package incentives writes the script of the incentive finder and what it reads.
//
// The page itself holds every clause in force as HTML (view.Incentives); the
// script narrows it to those that may apply to what a visitor states. It loads
// its data only then. All files are classic scripts that call incentives.push,
// so that the same files serve over http and from a disk. In
// incentives/<language>/ lie
//
//	rules.js  push("rules", head): what every clause asks, in the order of the
//	          page, with units, regions of parks and words: see [head]
//	t<n>.js   push("t<n>", items): of each of [perFile] clauses the item that
//	          stands on the page
//
// Figures are fractions of whole numbers, "359/50", in the site's currency or in
// square metres; nothing is rounded on the way. reader.js judges as
// [model.Rule.Judge] does; generator/model/testdata/fit.txt is run through both.
package incentives

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"iter"
	"strconv"

	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// perFile is how many clauses one file of items holds: some tens of kilobytes.
const perFile = 100

//go:embed reader.js
var readerSource []byte

var reader = minify.NewOwn("incentives.js", readerSource)

// Script returns the script as it is published. Tests hold it to package model.
func Script() ([]byte, error) { return reader.Text() }

// Reader returns the name of the script among the published assets.
func Reader() string { return reader.Name() }

// A Renderer writes the finder of one edition.
type Renderer struct {
	Plan *route.Plan
	Word func(lang i18n.Tag, key string) string // the theme's words
}

// Render writes the script once, if any language has the page, and the data of
// each language.
func (r Renderer) Render(_ context.Context, pages iter.Seq[view.Page], sink output.Sink) error {
	written := false
	for p := range pages {
		page, ok := p.(*view.Incentives)
		if !ok || page.Finder == nil {
			continue
		}
		if !written {
			text, err := reader.Text()
			if err != nil {
				return err
			}
			if err := sink.Write(string(r.Plan.Asset(Reader())), text); err != nil {
				return err
			}
			written = true
		}
		if err := r.language(page, sink); err != nil {
			return err
		}
	}
	return nil
}

// language writes the data of one language.
func (r Renderer) language(page *view.Incentives, sink output.Sink) error {
	lang, all := page.Meta.Lang, page.Finder.Measures
	if err := r.push(lang, "rules", r.head(page), sink); err != nil {
		return err
	}
	for n := 0; n*perFile < len(all); n++ {
		var items []string
		for _, m := range all[n*perFile : min(len(all), (n+1)*perFile)] {
			items = append(items, string(m.AppendHTML(nil)))
		}
		if err := r.push(lang, "t"+strconv.Itoa(n), items, sink); err != nil {
			return err
		}
	}
	return nil
}

// push writes one file.
func (r Renderer) push(lang i18n.Tag, kind string, value any, sink output.Sink) error {
	var text bytes.Buffer
	text.WriteString("incentives.push(\"" + kind + "\",")
	written := json.NewEncoder(&text)
	written.SetEscapeHTML(false) // nothing of it stands in HTML
	if err := written.Encode(value); err != nil {
		return err
	}
	text.WriteString(")\n")
	return sink.Write(string(r.Plan.Measures(lang, kind)), text.Bytes())
}

// A head is what the script needs to judge and to speak.
type head struct {
	Per     int               `json:"per"`     // clauses in a file of items
	Units   map[string]string `json:"units"`   // what a unit of the form is worth
	Regions map[string]string `json:"regions"` // of parks
	Words   map[string]string `json:"words"`
	Rules   []Rule            `json:"rules"`
}

func (r Renderer) head(page *view.Incentives) head {
	h := head{Per: perFile, Units: Units(page.Finder.Units), Regions: page.Finder.Regions, Words: r.words(page.Meta.Lang)}
	for _, m := range page.Finder.Measures {
		rule := NewRule(&m.Rule)
		if !m.Ends.IsZero() {
			rule.Ends = m.Ends.Last().Format("2006-01-02")
		}
		h.Rules = append(h.Rules, rule)
	}
	return h
}

// words returns the words of the script in a language.
func (r Renderer) words(lang i18n.Tag) map[string]string {
	words := map[string]string{}
	for _, key := range []string{
		"incentives.met", "incentives.open", "incentives.answers", "incentives.fits", "incentives.depends", "incentives.everybody", "incentives.ended",
		"incentives.fits-lead", "incentives.depends-lead", "incentives.status", "incentives.nothing", "incentives.show-more", "incentives.soon",
	} {
		words[key[len("incentives."):]] = r.Word(lang, key)
	}
	words["stop"] = r.Word(lang, "label.stop")
	for c := model.ByIndustry; c <= model.ByFurther; c++ {
		words["criterion."+c.String()] = r.Word(lang, "criterion."+c.String())
	}
	// A list of three shows what stands between its items and before the last.
	three := i18n.For(lang).List([]string{"0", "1", "2"})
	for i := range three {
		switch three[i] {
		case '1':
			words["between"] = three[1:i]
			words["last"] = three[i+1 : len(three)-1]
		}
	}
	return words
}

// Units returns what units are worth, as the script reads it.
func Units(units []view.Unit) map[string]string {
	found := map[string]string{}
	for _, u := range units {
		found[u.ID] = u.Worth.RatString()
	}
	return found
}

// A Rule is a clause's conditions as the script reads them.
type Rule struct {
	Industry []string `json:"industry,omitempty"`
	Park     []string `json:"park,omitempty"`
	Region   []string `json:"region,omitempty"`
	Firm     []string `json:"firm,omitempty"`
	Bounds   [][3]any `json:"bounds,omitempty"` // criterion, least, most
	Further  bool     `json:"further,omitempty"`
	Ends     string   `json:"ends,omitempty"` // the last day, yyyy-mm-dd
}

// NewRule returns a rule as the script reads it.
func NewRule(rule *model.Rule) Rule {
	r := Rule{Industry: rule.Industries, Park: rule.Parks, Region: rule.Regions, Further: rule.Further}
	for _, k := range rule.Firms {
		r.Firm = append(r.Firm, string(k))
	}
	for i := range rule.Corridors {
		c := &rule.Corridors[i]
		r.Bounds = append(r.Bounds, [3]any{c.By.String(), side(&c.Least), side(&c.Most)})
	}
	return r
}

// side returns a threshold: nil where none is stated, else whether it is strict,
// and its figures as far as there are any.
func side(s *model.Side) any {
	if !s.Stated {
		return nil
	}
	written := []any{s.Strict}
	if s.Least != nil {
		written = append(written, s.Least.RatString())
		if s.Most.Cmp(s.Least) != 0 {
			written = append(written, s.Most.RatString())
		}
	}
	return written
}
