// Package grade holds what a site says of the checks that it is held to: how
// heavily it takes each, which it has switched off, and what it lets stand at a
// single record. Each time it gives a reason, and the reason is printed:
//
//	# data/lint.toml: for the whole site
//	[superlative]
//	severity = "off"          # or notice, warning, error
//	reason = "…"
//
//	# a record's file of facts: for findings about this record
//	[lint]
//	payback-long = "…"
//
// [Read] gathers this from the full catalogue. A package of checks hands every
// finding to [Grades.Settle], and names the rules that it has tried with
// [Grades.Tried]; when all have run, [Grades.Finish] reports reasons that
// nothing asks for any more. Nothing of the catalogue is kept but the reasons.
package grade

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

var (
	unknownCheck = &diag.Rule{
		Code: "unknown-check", Severity: diag.Error,
		Says: i18n.Text{"zh": "没有叫“%[1]s”的检查", "en": "there is no check named %[1]q"},
		Hint: i18n.Text{"zh": "检查的名称见 .github/RULES.md", "en": "the names of all checks are in .github/RULES.md"},
	}
	noReason = &diag.Rule{
		Code: "no-reason", Severity: diag.Error,
		Says: i18n.Text{"zh": "“%[1]s”没有写理由", "en": "no reason is given for %[1]q"},
		Hint: i18n.Text{"zh": "用一句话写明为什么保留，检查时会打印出来", "en": "say in a sentence why it may stand; the check prints it"},
	}
	nothingSilenced = &diag.Rule{
		Code: "nothing-silenced", Severity: diag.Notice,
		Says: i18n.Text{"zh": "这条记录已没有“%[1]s”所指的问题", "en": "this record has no finding of %[1]q any more"},
		Hint: i18n.Text{"zh": "删去 [lint] 中的这一行", "en": "take the line out of [lint]"},
	}
)

// Rules lists the rules about settings themselves.
func Rules() []*diag.Rule { return []*diag.Rule{unknownCheck, noReason, nothingSilenced} }

// A Silenced is a finding that stands because the site or the record says so.
type Silenced struct {
	Finding diag.Diagnostic
	Reason  string
	Site    bool // by data/lint.toml, not by the record
}

// Name is how findings name the record that they are about: its kind's folder
// and its id.
func Name(kind, id string) string { return kind + "/" + id }

// Grades is what a site says of its checks. It is safe for concurrent use.
type Grades struct {
	codes  []string // of every rule that may be graded, sorted
	rows   map[string]row
	kept   map[string]map[string]*reason // by record and code
	faults []diag.Diagnostic

	mu       sync.Mutex
	tried    map[string]bool
	silenced []Silenced
}

type row struct {
	severity model.CheckSeverity
	reason   string
}

type reason struct {
	text string
	at   source.Span
	used bool
}

// Read gathers what data/lint.toml and the records of the full catalogue say of
// the given rules. The result is never nil.
func Read(full *model.Catalog, rules ...*diag.Rule) *Grades {
	g := &Grades{rows: map[string]row{}, kept: map[string]map[string]*reason{}, tried: map[string]bool{}}
	for _, r := range append(rules, nothingSilenced) {
		g.codes = append(g.codes, r.Code)
	}
	slices.Sort(g.codes)
	for s := range full.Lint.All() {
		g.rows[s.ID] = row{s.Severity, s.Reason}
		g.known(s.ID, func() source.Span { return s.At("") })
	}
	for kind, r := range full.Records() {
		g.readRecord(Name(kind.Name, r.Ident()), r.Head())
	}
	return g
}

// readRecord notes the reasons of one record. The schema asks for those of the
// table; a record's are looked at here.
func (g *Grades) readRecord(name string, h *model.Header) {
	for _, code := range slices.Sorted(maps.Keys(h.Lint)) {
		at := h.At("lint." + code)
		if !g.known(code, func() source.Span { return at }) {
			continue
		}
		if h.Lint[code] == "" {
			g.faults = append(g.faults, noReason.At(at, code))
			continue
		}
		if g.kept[name] == nil {
			g.kept[name] = map[string]*reason{}
		}
		g.kept[name][code] = &reason{text: h.Lint[code], at: at}
	}
}

// known reports whether a code names a check, and faults one that does not.
func (g *Grades) known(code string, at func() source.Span) bool {
	if _, ok := slices.BinarySearch(g.codes, code); ok {
		return true
	}
	g.faults = append(g.faults, unknownCheck.At(at(), code).Meant(code, g.codes))
	return false
}

// Faults returns what is wrong with the settings: codes that name no check, and
// reasons that say nothing.
func (g *Grades) Faults() []diag.Diagnostic { return g.faults }

// Settle passes a finding on to the list, as heavy as the site takes it, or
// keeps it among the silenced. Record is the [Name] of the record that it is
// about, whose reason counts first; empty for none.
func (g *Grades) Settle(found diag.Diagnostic, record string, list *diag.List) {
	code := found.Rule.Code
	site := g.rows[code]
	if severity, ok := graded[site.severity]; ok && severity != found.Rule.Severity {
		given := *found.Rule
		given.Severity = severity
		found.Rule = &given
	}
	switch kept := g.kept[record][code]; {
	case kept != nil:
		g.mu.Lock()
		defer g.mu.Unlock()
		kept.used = true
		g.silenced = append(g.silenced, Silenced{found, kept.text, false})
	case site.severity == model.CheckOff:
		g.mu.Lock()
		defer g.mu.Unlock()
		g.silenced = append(g.silenced, Silenced{found, site.reason, true})
	default:
		list.Add(found)
	}
}

var graded = map[model.CheckSeverity]diag.Severity{
	model.CheckNotice: diag.Notice, model.CheckWarning: diag.Warning, model.CheckError: diag.Error,
}

// Keeps reports whether a record has a reason for findings of a rule to stand.
func (g *Grades) Keeps(record string, rule *diag.Rule) bool {
	return g.kept[record][rule.Code] != nil
}

// Tried notes that rules have been tried on all that they are about.
func (g *Grades) Tried(rules ...*diag.Rule) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, r := range rules {
		g.tried[r.Code] = true
	}
}

// Finish reports the reasons of records for which nothing was found, of rules
// that have been tried.
func (g *Grades) Finish(list *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(g.kept)) {
		for _, code := range slices.Sorted(maps.Keys(g.kept[name])) {
			if kept := g.kept[name][code]; !kept.used && g.tried[code] {
				g.Settle(nothingSilenced.At(kept.at, code), name, list)
			}
		}
	}
}

// Silenced returns the findings that stand, in the order of their places.
func (g *Grades) Silenced() []Silenced {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := slices.Clone(g.silenced)
	slices.SortStableFunc(all, func(a, b Silenced) int {
		return cmp.Or(a.Finding.Span.Position().Compare(b.Finding.Span.Position()),
			strings.Compare(a.Finding.Rule.Code, b.Finding.Rule.Code), strings.Compare(a.Finding.Message("en"), b.Finding.Message("en")))
	})
	return all
}
