// Package build is the only package that knows the order of things.
//
// [Load] reads a site folder and makes the edition an audience may see: tables
// and records, every fault of them, the plan of addresses. [Run] then renders
// it into an output folder and commits it; [Check] renders it into nothing, so
// that the faults which only show on a page (a link to nowhere, a damaged
// photograph) are found too. Each phase reports all its faults at once, and a
// fault of one phase stops the next.
//
// The same content, theme, program and day give the same files. The package
// reads no clock and opens no path: it is given file systems and a day.
package build

import (
	"context"
	"io/fs"

	"prospectus/generator/changes"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/markup"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/profile"
	"prospectus/generator/render/search"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/score"
	"prospectus/generator/theme"
)

// Input is what a build reads.
type Input struct {
	Site          fs.FS                                    // the site's folder
	Internal      fs.FS                                    // the second folder, which stays in the office; nil for none
	InternalLabel string                                   // how messages name that folder
	Themes        fs.FS                                    // the themes that come with the program
	Audience      edition.Audience                         // whom the edition is for; [edition.Site] where empty
	Day           i18n.Date                                // the day to build for; zero to ask the site, then Today
	Today         func(timezone string) (i18n.Date, error) // fails where no such zone is known
	LastApproved  bool                                     // what is not approved is left out, and no fault
	Strict        bool                                     // warnings stop a build as errors do
	Profile       string                                   // what a site that declares no profile is held to, as notices; empty for nothing
	Verify        bool                                     // have every TOML document read by the library too
	Temp          func() (search.Scratch, error)           // makes a temporary file, for what is too large to hold; nil holds it
	Unprinted     bool                                     // leaves books and single sheets out, and pages lead to none
	Unsearched    bool                                     // leaves the index of the search out, to measure what it takes
	Memo          *memo.Store                              // keeps copies of photographs from build to build; may be nil
	Progress      func(step Step, done, total int)
}

// Step is a part of a build that takes time.
type Step string

// The steps, in order.
const (
	Reading   Step = "reading"
	Resizing  Step = "resizing" // of photographs, where there are any
	Rendering Step = "rendering"
	Writing   Step = "writing"
)

// A Report is what a build did and found.
type Report struct {
	Diagnostics []diag.Diagnostic // sorted
	Silenced    []grade.Silenced  // findings of checks that the site or a record lets stand
	Withheld    []edition.Withheld
	LeftOut     []string // kind/id of what was left out for its faults
	HeldBack    []string // kind/id of what was left out for want of an approval
	Records     int      // of the full catalogue
	Pages       int
	Edition     string
	Site        i18n.Text // its title
	Day         i18n.Date
	NoBaseURL   bool // what needs an absolute address was left out
	Preflight   int  // remarks on printed books that are no faults of the site
	Output      output.Summary
	Recovered   output.Recovery
}

// Failed reports whether what was found stops a build.
func (r *Report) Failed(strict bool) bool {
	for _, d := range r.Diagnostics {
		if d.Rule.Severity == diag.Error || strict && d.Rule.Severity == diag.Warning {
			return true
		}
	}
	return false
}

// A work is one build under way.
type work struct {
	in        Input
	dry       bool                                     // nothing will be published
	unchecked bool                                     // approvals are not asked for
	change    func(full *model.Catalog) *model.Catalog // what the auditor does to the catalogue that was read; nil for nothing
	deaf      bool                                     // faults stop nothing
	released  []model.Release                          // what stands for the releases, where they are not computed
	memory    *schema.Memory                           // what was read before; nil in a build, which reads once
	passed    *edition.Memory                          // what passed the door before; nil likewise
	judged    *lint.Memory                             // what the checks found before; nil likewise
	stop      func() bool                              // whether the checks should give up; nil for never
	faults    *diag.List
	grades    *grade.Grades         // what the site says of its checks
	pages     *profile.Pages        // judges what is written; nil for a site held to no profile
	hidden    map[string]bool       // kind/id of what exists, but not for the audience
	absent    map[string]*diag.Rule // kind/id of what is hidden for a reason of its own: what to say of a link to it
	visible   *model.Catalog
	printed   *model.Catalog // what the readers of a book may see; nil where none is made
	digests   *edition.Digests
	media     *media
	reader    markup.Reader
	plan      *route.Plan
	scores    []*score.Result        // of the internal edition
	since     func() *changes.Report // what is new; nil where no earlier edition is kept
	kept      *keptEdition           // the archive that it is compared with; nil until it is read
	theme     *theme.Theme
	report    *Report
}

// Check finds every fault of a site without writing anything.
func Check(ctx context.Context, in Input) (*Report, error) {
	in.Verify = true
	w := newWork(in)
	w.dry = true
	_, err := w.load()
	if err == nil && !w.stopped() {
		err = w.render(ctx, nowhere{})
	}
	w.conclude()
	return w.report, err
}

// conclude gathers what was found.
func (w *work) conclude() {
	if w.grades != nil {
		w.grades.Finish(w.faults)
		w.report.Silenced = w.grades.Silenced()
	}
	w.report.Diagnostics = w.faults.Sorted()
}

// Run builds a site into a folder. Where the report has failed, the folder is
// as it was. The error is a failure of the machine: of the disk, of a
// permission; faults of the content are in the report.
func Run(ctx context.Context, in Input, dir output.FS) (*Report, error) {
	w := newWork(in)
	_, err := w.load()
	if err == nil && !w.stopped() {
		err = w.publish(ctx, dir)
	}
	w.conclude()
	return w.report, err
}

func (w *work) publish(ctx context.Context, dir output.FS) error {
	header := map[string]string{
		"edition": w.report.Edition,
		"date":    dayText(w.report.Day),
		"hash":    w.digests.Edition(),
	}
	if w.staff() {
		header[AudienceKey] = InternalAudience
	}
	stage, err := output.Open(dir, output.Options{Header: header})
	if err != nil {
		return err
	}
	defer stage.Discard()
	w.report.Recovered = stage.Recovered
	if err := w.render(ctx, stage); err != nil || w.stopped() {
		return err
	}
	w.progress(Writing, 0, 1)
	w.report.Output, err = stage.Commit(ctx)
	w.in.Memo.Trim()
	return err
}

// AudienceKey and InternalAudience stand in the manifest's head of an internal
// edition. That of a public one says nothing of it.
const (
	AudienceKey      = "audience"
	InternalAudience = "internal"
)

// staff reports whether the edition is for the office's own staff.
func (w *work) staff() bool { return w.in.Audience == edition.Office }

func newWork(in Input) *work {
	return &work{in: in, faults: new(diag.List), report: new(Report), reader: markup.NewReader(model.Singulars()...), digests: new(edition.Digests)}
}

func (w *work) stopped() bool {
	if w.deaf {
		return false
	}
	r := Report{Diagnostics: w.faults.Sorted()}
	return r.Failed(w.in.Strict)
}

func (w *work) progress(s Step, done, total int) {
	if w.in.Progress != nil {
		w.in.Progress(s, done, total)
	}
}
