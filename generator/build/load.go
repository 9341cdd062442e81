package build

import (
	"slices"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/intake"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/profile"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/score"
	"prospectus/generator/theme"
)

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
	return content.Source{Site: w.in.Site, Internal: w.in.Internal, InternalLabel: w.in.InternalLabel, Kinds: schema.Kinds(), Verify: w.in.Verify}
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
	w.compare()
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

func dayText(d i18n.Date) string {
	b, _ := d.MarshalText()
	return string(b)
}
