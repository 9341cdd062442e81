// Package lint reads a resolved catalogue the way a careful colleague would
// before an edition is published: do the figures agree with each other, does
// the prose say what the facts say, are policies what they are called, is
// anything promised that an office must not promise.
//
// [Rules] lists every check. Each has a stable code, a severity, what it says
// in the languages of the program and a note on where the rule comes from.
// [Check] runs them all over the full catalogue, for one day, and adds what it
// finds to a list of diagnostics. Every finding names its place; one that
// compares two figures names both, with their values.
//
// Arithmetic is exact. Two figures disagree where no reading of the places that
// are printed makes them agree; amounts that are open (面议), ranges and figures
// that say "about" are compared only as far as they bind.
//
// A check errs on the side of silence: what a rule cannot decide from the
// catalogue it does not report. What it reports and a site wants to keep is
// answered in data/lint.toml or at the record, each time with a reason: package
// grade has both.
//
// The checks give no legal opinion, and those that come near to one say so.
package lint

import (
	"runtime"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A Rule is one named check: a rule of diagnostics and where it comes from.
type Rule struct {
	diag.Rule
	Source i18n.Text // the law, standard or habit that the rule rests on, in a few words
}

// Input is what the checks read.
type Input struct {
	Catalog *model.Catalog // the full one, internal facts and all
	Day     i18n.Date      // the day on which validity and age are judged
	Memory  *Memory        // what was found before; nil for nothing
	Stopped func() bool    // asked from time to time whether to give up; nil for never
}

// Check runs every check over the catalogue and settles the findings by what the
// site says of its checks: those that do not stand are added to the list.
func Check(in Input, grades *grade.Grades, list *diag.List) {
	s := &session{Input: in, reader: markup.NewReader(model.Singulars()...), words: newMatcher(vocabulary(in.Catalog))}
	for _, v := range s.run() {
		for _, f := range v.found {
			grades.Settle(f.rule.At(f.at(), f.args...), f.by, list)
		}
	}
	grades.Tried(Gradable()...)
}

// A session is what all checks of one run share. It does not change while they
// run, so records can be visited side by side.
type session struct {
	Input
	reader markup.Reader
	words  *matcher
}

// run visits the site as a whole and each record, side by side, and returns the
// visits in catalogue order.
func (s *session) run() []*visit {
	visits := []*visit{{session: s}}
	for kind, r := range s.Catalog.Records() {
		visits = append(visits, &visit{session: s, record: r, name: grade.Name(kind.Name, r.Ident())})
	}
	if s.Memory != nil {
		s.Memory.recall(visits)
	}
	sideBySide(visits, s.Stopped)
	if s.Memory != nil && !s.stopped() {
		s.Memory.note(visits)
	}
	return visits
}

// stopped reports whether nobody waits for the checks any more.
func (s *session) stopped() bool { return s.Stopped != nil && s.Stopped() }

// sideBySide makes visits on as many workers as there are processors. A panic in
// one of them is raised again here, where the program's own guard can tell it.
func sideBySide(visits []*visit, stopped func() bool) {
	next := make(chan *visit)
	var workers sync.WaitGroup
	var first sync.Once
	var broken any
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for v := range next {
				if r := v.guarded(); r != nil {
					first.Do(func() { broken = r })
				}
			}
		})
	}
	for _, v := range visits {
		if stopped != nil && stopped() {
			break
		}
		if !v.known {
			next <- v
		}
	}
	close(next)
	workers.Wait()
	if broken != nil {
		panic(broken)
	}
}

// guarded makes the visit and returns what it panicked with, nil for nothing.
func (v *visit) guarded() (broken any) {
	defer func() { broken = recover() }()
	v.run()
	return nil
}

// A visit is one record under examination, or the site as a whole where there
// is none.
type visit struct {
	*session
	record model.Record
	name   string // of the record, as in package grade
	texts  []text
	stated []fact // amounts and areas of its fields
	found  []finding
	known  bool // it was made before
}

// run applies every check to the record. Its texts are let go afterwards: a
// library holds more prose than memory should.
func (v *visit) run() {
	if v.record == nil {
		for _, check := range siteChecks() {
			check(v)
		}
		return
	}
	v.texts = v.readTexts()
	for _, check := range recordChecks() {
		check(v)
	}
	v.texts = nil
}

// siteChecks look at the catalogue as a whole and at its tables.
func siteChecks() []func(*visit) {
	return []func(*visit){(*visit).checkProvinces, (*visit).checkTables, (*visit).checkLedger, (*visit).checkFigureShares}
}

// recordChecks look at one record, those of facts first.
func recordChecks() []func(*visit) {
	return []func(*visit){
		(*visit).checkSums, (*visit).checkProducts, (*visit).checkReturns, (*visit).checkPayback, (*visit).checkLand,
		(*visit).checkPark, (*visit).checkPeriods, (*visit).checkFreshness,
		(*visit).checkPolicy, (*visit).checkClauses, (*visit).checkNumber, (*visit).checkMarks, (*visit).checkStale,
		(*visit).checkQuoted, (*visit).checkTitles, (*visit).checkLanguages, (*visit).checkTranslations, (*visit).checkShares, (*visit).checkAverages, (*visit).checkConversions, (*visit).checkTrends,
		(*visit).checkPoints, (*visit).checkEnglishAmounts, (*visit).checkWords, (*visit).checkCountries, (*visit).checkDamage, (*visit).checkMaps,
	}
}

// A finding is a rule broken at a place. The place is looked up only where the
// finding is reported: it costs a file read again.
type finding struct {
	rule *Rule
	at   func() source.Span
	args []any
	by   string // name of the record whose [lint] may silence it; empty for none
}

// report notes a rule broken at a key of the record.
func (v *visit) report(rule *Rule, path string, args ...any) {
	r := v.record
	v.add(rule, func() source.Span { return r.Head().At(path) }, args...)
}

// reportOn notes a rule broken at a key of a part or a row.
func (v *visit) reportOn(rule *Rule, item model.Identified, path string, args ...any) {
	v.add(rule, func() source.Span { return item.At(path) }, args...)
}

func (v *visit) add(rule *Rule, at func() source.Span, args ...any) {
	v.found = append(v.found, finding{rule, at, args, v.name})
}

// place names where a key of the record stands, for messages that compare two.
func (v *visit) place(path string) string { return placeOf(v.record.Head().At(path)) }

// placeOf writes a position as editors read it: file:line.
func placeOf(s source.Span) string {
	p := s.Position()
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + i18n.DecimalOf(int64(p.Line)).String()
}
