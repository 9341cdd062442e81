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
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"golang.org/x/sync/errgroup"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/intake"
	"prospectus/generator/lint"
	"prospectus/generator/markup"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/profile"
	"prospectus/generator/render/data"
	"prospectus/generator/render/explore"
	"prospectus/generator/render/facts"
	"prospectus/generator/render/feed"
	"prospectus/generator/render/incentives"
	"prospectus/generator/render/search"
	"prospectus/generator/render/web"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/score"
	"prospectus/generator/theme"
	"prospectus/generator/view"
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
	scores    []*score.Result // of the internal edition
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

// load reads the site and makes the edition. The full catalogue, internal
// facts and all, is for the caller to look at and let go of: nothing that
// renders may keep it.
func (w *work) load() (full *model.Catalog, err error) {
	w.progress(Reading, 0, 1)
	full = w.read()
	w.judge(full)
	err = w.settle(full)
	w.progress(Reading, 1, 1)
	return full, err
}

// read reads the site's tables and records.
func (w *work) read() *model.Catalog {
	load := schema.Load
	if w.memory != nil {
		load = w.memory.Load
	}
	full, leftOut := load(w.source(), w.faults)
	intake.LoadMaps(w.source(), w.faults)
	if w.change != nil {
		full = w.change(full)
	}
	w.report.LeftOut = leftOut
	w.day(full.Site)
	w.report.Site = full.Site.Title
	route.Check(full, w.faults)
	w.grades = grade.Read(full, gradable()...)
	w.faults.Add(w.grades.Faults()...)
	return full
}

// gradable lists the rules that a site may grade.
func gradable() []*diag.Rule { return slices.Concat(lint.Gradable(), profile.Gradable()) }

// source returns the tree, or the two, that the site is read from.
func (w *work) source() content.Source {
	return content.Source{Site: w.in.Site, Internal: w.in.Internal, InternalLabel: w.in.InternalLabel, Kinds: kinds(), Verify: w.in.Verify}
}

// judge checks whether what the catalogue says is true and may be said.
func (w *work) judge(full *model.Catalog) {
	lint.Check(lint.Input{Catalog: full, Day: w.report.Day, Memory: w.judged, Stopped: w.stop}, w.grades, w.faults)
}

// settle makes the edition of a catalogue and everything that pages are made of.
func (w *work) settle(full *model.Catalog) (err error) {
	if err := w.admit(full); err != nil {
		return err
	}
	if (w.in.Profile != "" || full.Site.Profile != "") && !w.staff() {
		w.pages = profile.Check(profile.Input{Catalog: w.visible, Full: full, Day: w.report.Day}, w.in.Profile, w.grades, w.faults)
	}
	w.checkBooks(full)
	if w.released != nil {
		w.visible.Releases = w.released
	}
	if w.printed != nil {
		w.printed.Releases = w.visible.Releases // sums are released once, for pages and books alike
	}
	if w.staff() {
		for _, card := range score.Load(w.source(), w.faults) {
			// What a plan leaves open stands on the board: it is no fault of the site.
			w.scores = append(w.scores, score.Evaluate(card, w.report.Day, new(diag.List)))
		}
	}
	w.digests = w.digests.Next(w.visible)
	w.plan = route.New(w.visible)
	w.note(full)
	if w.media == nil {
		if w.media, err = w.findMedia(full); err != nil {
			return err
		}
	}
	if w.theme == nil {
		w.theme, err = theme.Load(w.themes(), full.Site.Theme, full.Site.Languages, w.faults)
	}
	return err
}

// note keeps of the full catalogue what later steps ask about it.
func (w *work) note(full *model.Catalog) {
	w.hidden = map[string]bool{}
	for kind, r := range full.Records() {
		w.report.Records++
		if w.visible.Find(kind.Name, r.Ident()) == nil {
			w.hidden[kind.Name+"/"+r.Ident()] = true
		}
	}
	w.absent = map[string]*diag.Rule{}
	for _, n := range w.visible.Notices {
		w.absent[n.Kind+"/"+n.ID] = withdrawnLink
	}
	for _, name := range w.report.HeldBack {
		w.absent[name] = heldBackLink
	}
	w.report.Edition = full.Site.Edition
	_, based := w.plan.Absolute(w.plan.Root())
	w.report.NoBaseURL = !based && !w.staff()
}

func kinds() []content.Kind {
	var out []content.Kind
	for _, k := range model.Kinds() {
		out = append(out, content.Kind{Folder: k.Name, File: k.File})
	}
	return out
}

var badZone = &diag.Rule{
	Code: "bad-timezone", Severity: diag.Error,
	Says: i18n.Text{"zh": "timezone“%[1]s”不是时区名", "en": "timezone %[1]q is not the name of a zone"},
	Hint: i18n.Text{"zh": "写 Asia/Shanghai 这样的名称，或用 as_of 写明日期", "en": "write a name such as Asia/Shanghai, or name the day with as_of"},
}

// day settles the day that the build is for.
func (w *work) day(site *model.Site) {
	w.report.Day = w.in.Day
	if w.report.Day.IsZero() {
		w.report.Day = site.AsOf
	}
	if !w.report.Day.IsZero() || w.in.Today == nil {
		return
	}
	today, err := w.in.Today(site.Timezone)
	if err != nil {
		w.faults.Add(badZone.At(site.At("timezone"), site.Timezone))
	}
	w.report.Day = today
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

// themes lays the site's own themes over those of the program.
func (w *work) themes() fs.FS {
	own, err := fs.Sub(w.in.Site, "themes")
	if err != nil {
		return w.in.Themes
	}
	return overlay{own, w.in.Themes}
}

// render makes every view once and hands it to each renderer.
func (w *work) render(ctx context.Context, sink output.Sink) error {
	if w.pages != nil {
		sink = witnessed{sink, w.pages}
	}
	if err := w.media.publish(ctx, sink); err != nil {
		return err
	}
	pages := web.Renderer{Theme: w.theme, Written: w.witness()}.Render
	in := w.views()
	w.offer(&in)
	if err := w.fanOut(ctx, view.Pages(in), append(w.renderers(), pages), sink); err != nil {
		return err
	}
	if err := w.printBooks(ctx, sink); err != nil {
		return err
	}
	w.pages.Finish()
	return nil
}

// views returns what pages are made of.
func (w *work) views() view.Input {
	return view.Input{
		Catalog: w.visible,
		Plan:    w.plan,
		Staff:   w.staff(),
		Scores:  w.scores,
		Day:     w.report.Day,
		Words:   w.theme.Word,
		Hash:    w.digests.Of,
		Bodies:  w.bodies,
		Media:   w.media.image,
		Assets:  w.asset,
	}
}

// asset returns where a file of the theme, or a script that belongs to a
// renderer, is published.
func (w *work) asset(name string) route.Path {
	switch name {
	case view.SearchScript:
		return w.plan.Asset(search.Reader())
	case view.FactsScript:
		return w.plan.Asset(facts.Reader())
	case view.ExploreScript:
		return w.plan.Asset(explore.Script())
	case view.IncentiveScript:
		return w.plan.Asset(incentives.Reader())
	}
	return w.plan.Asset(w.theme.Asset(name))
}

// shelves returns how the facts get a temporary file; nil where there are none.
func (w *work) shelves() func() (facts.Scratch, error) {
	if w.in.Temp == nil {
		return nil
	}
	return func() (facts.Scratch, error) { return w.in.Temp() }
}

// A renderer turns views into files.
type renderer func(context.Context, iter.Seq[view.Page], output.Sink) error

// renderers returns those of everything but the pages themselves.
func (w *work) renderers() []renderer {
	renderers := []renderer{
		feed.Renderer{Plan: w.plan, Site: w.visible.Site, Word: w.theme.Word, Day: w.report.Day, Staff: w.staff()}.Render,
		explore.Renderer{Plan: w.plan}.Render,
		incentives.Renderer{Plan: w.plan, Word: w.theme.Word}.Render,
	}
	if !w.in.Unsearched {
		renderers = append(renderers, search.Renderer{Plan: w.plan, Word: w.theme.Word, Temp: w.in.Temp}.Render)
	}
	if !w.staff() { // open data is for the public
		renderers = append(renderers,
			data.Renderer{Plan: w.plan, Site: w.visible.Site}.Render,
			facts.Renderer{Plan: w.plan, Word: w.theme.Word, Digest: w.digests.Edition(), Temp: w.shelves()}.Render)
	}
	return renderers
}

// fanOut runs renderers side by side over one pass of the views. A renderer
// that stops early is no longer fed.
func (w *work) fanOut(ctx context.Context, pages iter.Seq[view.Page], renderers []renderer, sink output.Sink) error {
	group, ctx := errgroup.WithContext(ctx)
	feeds := make([]chan view.Page, len(renderers))
	for i, render := range renderers {
		feeds[i] = make(chan view.Page, 64)
		group.Go(guarded(func() error {
			defer drain(feeds[i])
			return render(ctx, received(feeds[i]), sink)
		}))
	}
	group.Go(guarded(func() error {
		defer closeAll(feeds)
		return w.feed(ctx, pages, feeds)
	}))
	return group.Wait()
}

// guarded turns a panic into an error. Nobody else could: a panic in a
// goroutine of its own ends the program with a stack of calls, and leaves what
// was staged behind.
func guarded(do func() error) func() error {
	return func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("%v", r)
			}
		}()
		return do()
	}
}

// feed sends each page to every renderer.
func (w *work) feed(ctx context.Context, pages iter.Seq[view.Page], feeds []chan view.Page) error {
	for p := range pages {
		w.report.Pages++
		if w.report.Pages%256 == 1 {
			w.progress(Rendering, w.report.Pages, w.plan.Pages())
		}
		for _, f := range feeds {
			select {
			case f <- p:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

func received(c <-chan view.Page) iter.Seq[view.Page] {
	return func(yield func(view.Page) bool) {
		for p := range c {
			if !yield(p) {
				return
			}
		}
	}
}

// drain takes what a renderer left, so that the others are not held up.
func drain(c <-chan view.Page) {
	for range c {
	}
}

func closeAll(feeds []chan view.Page) {
	for _, f := range slices.Backward(feeds) {
		close(f)
	}
}

func dayText(d i18n.Date) string {
	b, _ := d.MarshalText()
	return string(b)
}
