// Package desk gathers what needs a hand in a library: what its checks found, put
// by subject, by the unit that answers for it and by record, so that an editor
// sees in the morning what to do and whom to ask.
//
// It judges nothing itself but whether a record was written in every language of
// the site: all else it is given as diagnostics, and tells them apart by their
// codes. A subject's codes stand in one table; what no subject claims is a fault
// if it is an error or a warning, and is left to the page that it is about if it
// is a notice.
//
// A desk names what is not public. It is for the preview and never published.
package desk

import (
	"cmp"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Subject is why something needs a hand.
type Subject int

// The subjects, in the order in which they are looked at.
const (
	Faults       Subject = iota
	Translations         // a language is missing, or behind its original
	Verification         // facts that were not verified for long
	Approvals            // not approved, or changed since
	Policies             // that end soon, or ended
	Columns              // of the site, that go stale
	Photographs          // too small, or damaged
	Sheets               // that do not fit their paper
	subjects
)

// Subjects lists them in their order.
func Subjects() (all []Subject) {
	for s := range subjects {
		all = append(all, s)
	}
	return all
}

// Key is the subject's stable name.
func (s Subject) Key() string {
	return [...]string{"faults", "translations", "verification", "approvals", "policies", "columns", "photographs", "sheets"}[s]
}

// Claims returns the codes of rules by subject; one that ends in a hyphen stands
// for all that begin with it.
func Claims() map[string]Subject {
	return map[string]Subject{
		Untranslated.Code: Translations, "print-untranslated": Translations, "translation-": Translations,
		"verified-long-ago": Verification, "verify-by-passed": Verification,
		"not-released": Approvals, "release-incomplete": Approvals, "changed-since-approval": Approvals, "release-order": Approvals, "release-ahead": Approvals,
		"policy-expiring": Policies, "policy-expired": Policies, "policy-stale-by-title": Policies, "policy-repealed": Policies,
		"gov-column-missing": Columns, "gov-home-stale": Columns, "gov-news-stale": Columns, "gov-policies-stale": Columns,
		"bad-picture": Photographs, "print-no-picture": Photographs, "print-coarse-picture": Photographs,
		Spilt.Code: Sheets, "print-": Sheets,
	}
}

// Rules lists the rules of the package.
func Rules() []*diag.Rule { return []*diag.Rule{Untranslated, Spilt} }

var (
	// Untranslated is said of a record that has no title in a language of the site.
	Untranslated = &diag.Rule{
		Code: "not-translated", Severity: diag.Notice,
		Says: i18n.Text{"zh": "没有“%[1]s”文本（缺 %[1]s.md 或其中的 title）", "en": "it was not written in %[1]q: there is no %[1]s.md, or no title in it"},
		Hint: i18n.Text{"zh": "补写 %[1]s.md；没有译文的页面显示其他语言，并注明", "en": "write %[1]s.md; until then its page shows another language and says so"},
	}
	// Spilt is said, by whoever printed it, of a sheet that takes more pages than
	// it may.
	Spilt = &diag.Rule{
		Code: "sheet-spills", Severity: diag.Warning,
		Says: i18n.Text{"zh": "“%[1]s”单页有 %[2]d 页，超出 %[3]d 页", "en": "the sheet in %[1]q takes %[2]d pages, more than %[3]d"},
		Hint: i18n.Text{"zh": "缩短正文，或减少表格的行数", "en": "shorten the text, or leave rows of tables out"},
	}
)

// SubjectOf returns a diagnostic's subject; false for a notice that none claims.
func SubjectOf(d diag.Diagnostic) (Subject, bool) { return subjectOf(Claims(), d) }

func subjectOf(claims map[string]Subject, d diag.Diagnostic) (Subject, bool) {
	if s, ok := claims[d.Rule.Code]; ok {
		return s, true
	}
	if first, _, ok := strings.Cut(d.Rule.Code, "-"); ok {
		if s, ok := claims[first+"-"]; ok {
			return s, true
		}
	}
	return Faults, d.Rule.Severity > diag.Notice
}

// A Task is one thing to be seen to.
type Task struct {
	diag.Diagnostic
	Subject Subject
}

// A Record is what has tasks: a record, or a file that is none of a record.
type Record struct {
	Name   string // kind/id; the file's path where it is no record's
	Kind   string // empty for a file
	ID     string
	Title  i18n.Text
	Office Unit   // that answers for it
	Region Unit   // its county; zero for what is the city's own
	Tasks  []Task // by subject, then by place
}

// A Unit is whom to ask: an office of the site, or a county.
type Unit struct {
	ID   string
	Name i18n.Text
}

// A Desk is what needs a hand on one day.
type Desk struct {
	Day     i18n.Date
	Counts  [subjects]int
	Records []*Record // the site's files first, then in catalogue order
}

// Input is what a desk is made from.
type Input struct {
	Catalog *model.Catalog // the full one
	Day     i18n.Date
	Found   []diag.Diagnostic // by all checks
}

// Gather makes the desk.
func Gather(in Input) *Desk {
	g := gatherer{Input: in, claims: Claims(), records: map[string]*Record{}}
	for _, d := range in.Found {
		if s, ok := subjectOf(g.claims, d); ok {
			g.add(g.whose(d), d, s)
		}
	}
	for kind, r := range in.Catalog.Records() {
		for _, lang := range in.Catalog.Site.Languages {
			if !r.Head().In(lang) && !model.IsWithdrawn(r) {
				g.add(kind.Name+"/"+r.Ident(), Untranslated.At(r.At(""), string(lang)), Translations)
			}
		}
	}
	return g.finish()
}

type gatherer struct {
	Input
	claims  map[string]Subject
	records map[string]*Record
	desk    Desk
}

// whose returns the name of the record that a diagnostic is about, or that of its
// file.
func (g *gatherer) whose(d diag.Diagnostic) string {
	if d.Span.File == nil {
		return ""
	}
	name := d.Span.File.Name
	_, inside, ok := strings.Cut("/"+name, "/content/") // in either folder of the site
	if parts := strings.SplitN(inside, "/", 3); ok && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return name
}

func (g *gatherer) add(name string, d diag.Diagnostic, s Subject) {
	r := g.records[name]
	if r == nil {
		r = &Record{Name: name}
		g.records[name] = r
	}
	r.Tasks = append(r.Tasks, Task{d, s})
	g.desk.Counts[s]++
}

// finish names the records and puts them in order. A record with faults may be
// left out of the catalogue: it is known by its name alone.
func (g *gatherer) finish() *Desk {
	g.desk.Day = g.Day
	for kind, r := range g.Catalog.Records() {
		if found := g.records[kind.Name+"/"+r.Ident()]; found != nil {
			found.Kind, found.ID, found.Title = kind.Name, r.Ident(), r.Head().Title
			found.Office, found.Region = Answers(g.Catalog, r)
			g.desk.Records = append(g.desk.Records, found)
			delete(g.records, found.Name)
		}
	}
	var rest []*Record
	for _, r := range g.records {
		if kind, id, ok := strings.Cut(r.Name, "/"); ok && model.RecordTypes()[kind] != nil {
			r.Kind, r.ID, r.Office = kind, id, officeOf(g.Catalog, g.Catalog.Site.Office)
		}
		rest = append(rest, r)
	}
	slices.SortFunc(rest, func(a, b *Record) int { return cmp.Compare(a.Name, b.Name) })
	g.desk.Records = append(rest, g.desk.Records...)
	for _, r := range g.desk.Records {
		slices.SortStableFunc(r.Tasks, func(a, b Task) int {
			return cmp.Or(cmp.Compare(a.Subject, b.Subject), a.Span.Position().Compare(b.Span.Position()))
		})
	}
	return &g.desk
}

// Answers returns the office and the county that answer for a record. What names
// no office is answered for by the site's own, as readers are told; a project in a
// park, by the park's.
func Answers(c *model.Catalog, r model.Record) (office, county Unit) {
	var id, region string
	switch r := r.(type) {
	case *model.Project:
		id, region = r.Office, r.Region
		if park := c.Parks.Get(r.Park); park != nil {
			id = cmp.Or(id, park.Office)
		}
	case *model.Park:
		id, region = r.Office, r.Region
	case *model.Chain:
		id = r.Office
	case *model.Policy:
		id = r.Office
	case *model.Service:
		id = r.Office
	case *model.Event:
		id = r.Office
	case *model.Office:
		id = r.ID
	}
	if r := c.Regions.Get(region); r != nil {
		county = Unit{r.ID, r.Name}
	}
	return officeOf(c, cmp.Or(id, c.Site.Office)), county
}

func officeOf(c *model.Catalog, id string) Unit {
	if o := c.Offices.Get(id); o != nil {
		return Unit{id, o.Title}
	}
	return Unit{ID: id}
}
