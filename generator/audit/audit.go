package audit

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/decode"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/source"
)

// Input is what an audit reads, and two empty folders that it builds into.
type Input struct {
	Build  build.Input
	Whole  Folder // for the edition as it would be published
	Bereft Folder // for the edition without anything internal

	// Change is done to the full catalogue of the first build alone; nil for
	// nothing. With it a test plants what must not come out.
	Change func(*model.Catalog) *model.Catalog
}

// A Folder is a place to build into and to read from.
type Folder struct {
	Write output.FS
	Read  fs.FS
}

// A Report is what an audit found.
type Report struct {
	*build.Report                   // of the edition as it would be published
	Built         bool              // it could be built; otherwise nothing else is known
	Found         []diag.Diagnostic // sorted
	Files         int               // of the edition, each compared and searched
	Bytes         int64
	Values        int    // internal values that were looked at
	Distinctive   int    // of them, that were searched for
	Currency      string // of the sums
	Releases      []Release
	Named         []Named // firms that are named by consent or a source
	Kept          []Kept  // what was withheld, in catalogue order
}

// A Release is a named sum that passed the door, with the briefings that show
// it.
type Release struct {
	model.Release
	Briefings []string
}

// A Named is a firm that the edition names.
type Named struct {
	ID      string
	Consent bool // else a source names it
}

// A Kept is one field, or with no field one record, that was withheld.
type Kept struct {
	edition.Withheld
	Shape string // the field with * for the names of rows
}

// Passed reports whether nothing was found that forbids publication.
func (r *Report) Passed(strict bool) bool {
	found := build.Report{Diagnostics: r.Found}
	return r.Built && !found.Failed(strict)
}

// Run audits a site. The error is a failure of the machine; what is wrong with
// the edition is in the report.
func Run(ctx context.Context, in Input) (*Report, error) {
	probe, err := build.Observe(ctx, in.Build, in.Whole.Write, in.Change)
	r := &Report{Report: probe.Report}
	if err != nil || probe.Failed(in.Build.Strict) {
		return r, err
	}
	r.Built = true
	list := new(diag.List)
	names, err := prove(ctx, in, probe, list)
	if err != nil {
		return r, err
	}
	hidden := judge(probe.Full, probe.HeldBack)
	facts := collect(probe.Full, hidden)
	papers, fromPapers := papersOf(in.Build, probe.Full)
	needles := needlesOf(append(facts, fromPapers...), publicly(probe.Full, hidden))
	needles = withoutCommon(needles, probe.Full, hidden)
	search := newSearcher(needles, probe.Full, papers)
	if err := search.run(ctx, in.Whole.Read, names); err != nil {
		return r, err
	}
	list.Add(search.diagnostics(probe.Full, hidden)...)
	r.Files, r.Bytes, r.Values, r.Distinctive = len(names), search.bytes, len(facts)+len(fromPapers), len(needles)
	r.Currency = probe.Full.Site.Currency
	r.Releases, r.Named = releases(probe.Visible, list), named(probe.Visible)
	r.Kept = kept(facts, probe.Report.Withheld, hidden)
	r.Found = list.Sorted()
	return r, nil
}

// prove builds the edition a second time without anything internal and reports
// where it is another. It returns the files of the first.
func prove(ctx context.Context, in Input, probe *build.Probe, list *diag.List) (names []string, err error) {
	second := in.Build
	second.Site = sealed{second.Site}
	if second.Internal != nil {
		second.Internal = sealed{second.Internal}
	}
	delete := func(full *model.Catalog) *model.Catalog { return without(full, judge(full, probe.HeldBack)) }
	if _, err := build.Bereft(ctx, second, in.Bereft.Write, delete, probe.Visible.Releases); err != nil {
		return nil, err
	}
	return compare(ctx, in.Whole.Read, in.Bereft.Read, list)
}

// papersOf reads the internal attachments: their hashes, and what those say
// that are text.
func papersOf(in build.Input, full *model.Catalog) (sums map[[sha256.Size]byte]string, facts []*fact) {
	sums = map[[sha256.Size]byte]string{}
	for kind, r := range full.Records() {
		for _, paper := range r.Head().Papers {
			name := path.Join(r.Head().Dir, paper.File)
			data, err := readPaper(in, name)
			if err != nil || len(data) == 0 {
				continue // what is not there cannot be published
			}
			sums[sha256.Sum256(data)] = name
			f := &fact{kind: kind.Name, id: r.Ident(), field: "papers", shape: "papers", reason: edition.InternalField}
			_ = decode.File("", data, func(said string, in decode.Place) { // what cannot be read has its hash
				if in != decode.Name {
					f.says = append(f.says, saying{said, here(source.Whole(name))})
				}
			})
			facts = append(facts, f)
		}
	}
	return sums, facts
}

// largestPaper bounds what is read of one internal attachment, in bytes.
const largestPaper = 64 << 20

func readPaper(in build.Input, name string) ([]byte, error) {
	f, err := in.Site.Open(name)
	if errors.Is(err, fs.ErrNotExist) && in.Internal != nil {
		f, err = in.Internal.Open(name)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largestPaper))
}

// releases lists the sums that passed, and reports one that stands for too few
// projects.
func releases(visible *model.Catalog, list *diag.List) (out []Release) {
	const fewest = 3
	for _, of := range visible.Releases {
		if of.Count < fewest && !of.Withheld {
			list.Add(smallRelease.At(source.Span{}, string(of.Measure), of.Period.String(), of.Count))
		}
		r := Release{Release: of}
		for b := range visible.Briefings.All() {
			shown := b.Indicators
			if of.Industry != "" {
				shown = b.ByIndustry
			}
			if b.Period == of.Period && slices.Contains(shown, of.Measure) {
				r.Briefings = append(r.Briefings, b.ID)
			}
		}
		out = append(out, r)
	}
	return out
}

func named(visible *model.Catalog) (out []Named) {
	for f := range visible.Firms.All() {
		out = append(out, Named{f.ID, f.Consent})
	}
	return out
}

// kept lists what was withheld: of a hidden record itself, of others field by
// field, and the references that were lost with a record.
func kept(facts []*fact, withheld []edition.Withheld, hidden verdicts) (out []Kept) {
	seen := map[edition.Withheld]bool{}
	add := func(w edition.Withheld, shape string) {
		if !seen[w] {
			seen[w] = true
			out = append(out, Kept{w, shape})
		}
	}
	for _, f := range facts {
		why := hidden[f.kind+"/"+f.id]
		if f.reason == edition.InternalTable {
			why = f.reason
		}
		if why != "" {
			add(edition.Withheld{Kind: f.kind, ID: f.id, Reason: why}, "")
			continue
		}
		if f.field != "audience" && !isApproval(f.shape) && !strings.HasSuffix(f.shape, "@id") {
			add(edition.Withheld{Kind: f.kind, ID: f.id, Field: f.field, Reason: f.reason}, f.shape)
		}
	}
	for _, w := range withheld {
		if w.Reason == edition.LostReference {
			add(w, w.Field)
		}
	}
	slices.SortStableFunc(out, func(a, b Kept) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return out
}

// isApproval reports a field of the table [release], which decides on
// publication and says nothing of the record.
func isApproval(shape string) bool { return strings.HasPrefix(shape, "release.") }

// eachPublic yields everything that public fields and bodies say.
func eachPublic(full *model.Catalog, hidden verdicts, visit func(field, saying)) {
	for kind, items := range full.Collections() {
		for _, item := range items {
			if hidden[kind+"/"+item.Ident()] != "" {
				continue
			}
			each(reflect.ValueOf(item).Elem(), false, func(f field) {
				if f.owner = kind + "/" + item.Ident(); !f.secret {
					for _, s := range sayings(item, f) {
						visit(f, s)
					}
				}
			})
		}
	}
	each(reflect.ValueOf(full.Site).Elem(), false, func(f field) {
		if !f.secret {
			for _, s := range sayings(siteItem{full.Site}, f) {
				visit(f, s)
			}
		}
	})
}
