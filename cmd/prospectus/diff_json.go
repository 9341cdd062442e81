package main

import (
	"encoding/json"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
)

// A diffLine is one change as JSON has it: of a record as a whole, or of one of
// its fields.
type diffLine struct {
	Kind    string   `json:"kind"`
	ID      string   `json:"id,omitempty"`
	Change  string   `json:"change"`
	Was     string   `json:"was,omitempty"`
	Count   int      `json:"count,omitempty"`
	Field   string   `json:"field,omitempty"`
	Label   string   `json:"label,omitempty"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	Added   []string `json:"added,omitempty"`
	Removed []string `json:"removed,omitempty"`
	Dropped int      `json:"dropped,omitempty"`
	// Text and Before are a text's new and, for staff, old wording by language.
	Text      i18n.Text  `json:"text,omitempty"`
	Before    i18n.Text  `json:"before,omitempty"`
	Languages []i18n.Tag `json:"languages,omitempty"`
}

// json writes a report for programs, one object a line; values are in the
// written form of open data.
func (t *diffTeller) json(env environment, r *changes.Report) error {
	enc := json.NewEncoder(env.stdout)
	enc.SetEscapeHTML(false)
	for _, c := range r.Changes {
		if len(c.Fields) == 0 || c.What != changes.Changed {
			if err := enc.Encode(diffLine{Kind: c.Kind, ID: c.ID, Change: string(c.What), Was: c.Was}); err != nil {
				return err
			}
		}
		for _, f := range c.Fields {
			err := enc.Encode(diffLine{
				Kind: c.Kind, ID: c.ID, Change: string(f.How), Field: f.Path, Label: t.Label(f), From: f.From, To: f.To,
				Added: f.Added, Removed: f.Removed, Dropped: f.Dropped, Text: f.Text, Before: f.Before, Languages: f.Langs,
			})
			if err != nil {
				return err
			}
		}
	}
	for _, g := range r.Gone {
		for _, id := range g.IDs {
			if err := enc.Encode(diffLine{Kind: g.Kind, ID: id, Change: "gone"}); err != nil {
				return err
			}
		}
		if g.Others > 0 {
			if err := enc.Encode(diffLine{Kind: g.Kind, Change: "gone", Count: g.Others}); err != nil {
				return err
			}
		}
	}
	return nil
}
