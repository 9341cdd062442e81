package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"prospectus/generator/grade"
	"prospectus/generator/source"
)

// printSilenced writes what checks found and the site or a record lets stand,
// with the reasons. A rule that the whole site has switched off is one line.
func printSilenced(env environment, g global, silenced []grade.Silenced) error {
	if g.JSON {
		return printSilencedJSON(env, silenced)
	}
	off := map[string][]grade.Silenced{}
	for _, s := range silenced {
		if s.Site {
			off[s.Finding.Rule.Code] = append(off[s.Finding.Rule.Code], s)
			continue
		}
		fmt.Fprintln(env.stderr, say(env.lang, "silenced", placeText(s.Finding.Span), s.Finding.Message(env.lang), s.Finding.Rule.Code, s.Reason))
	}
	for _, code := range slices.Sorted(maps.Keys(off)) {
		fmt.Fprintln(env.stderr, say(env.lang, "silenced-rule", code, len(off[code]), off[code][0].Reason))
	}
	return nil
}

// placeText is a position in front of a message, empty for nowhere.
func placeText(s source.Span) string {
	p := s.Position()
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
}

// printSilencedJSON writes one object a finding, in the form of diagnostics with
// the reason besides.
func printSilencedJSON(env environment, silenced []grade.Silenced) error {
	enc := json.NewEncoder(env.stderr)
	enc.SetEscapeHTML(false)
	for _, s := range silenced {
		p := s.Finding.Span.Position()
		err := enc.Encode(struct {
			Severity string `json:"severity"`
			Code     string `json:"code"`
			File     string `json:"file"`
			Line     int    `json:"line"`
			Column   int    `json:"column"`
			Message  string `json:"message"`
			Reason   string `json:"reason"`
		}{"silenced", s.Finding.Rule.Code, p.File, p.Line, p.Column, s.Finding.Message(env.lang), s.Reason})
		if err != nil {
			return err
		}
	}
	return nil
}
