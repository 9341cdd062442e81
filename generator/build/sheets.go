package build

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/book"
	"prospectus/generator/desk"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/render/handbook"
	"prospectus/generator/route"
	"prospectus/generator/source"
	"prospectus/generator/view"
)

// offerSoon has pages lead to the books of the site. What takes long is found when
// the first page asks; of a project it is asked alone, since a preview makes one
// page of many after each save.
func (w *work) offerSoon(in *view.Input) {
	offered := sync.OnceValue(w.offered)
	all := sync.OnceValue(func() (all view.Input) {
		w.offer(&all)
		return all
	})
	in.Prints = func(lang i18n.Tag, kind, id string) route.Path {
		p := w.visible.Projects.Get(id)
		if kind != "projects" || p == nil {
			return all().Prints(lang, kind, id)
		}
		for _, h := range offered() {
			if h.Kind.Apart() && slices.Contains(h.Tongues(w.visible.Site), lang) && book.Holds(h, w.visible, w.report.Day, p) {
				return w.fileOf(handbook.Job{File: h, Lang: lang, Record: kind + "/" + id})
			}
		}
		return ""
	}
	in.Booklets = func(lang i18n.Tag, kind string) []view.Booklet { return all().Booklets(lang, kind) }
}

// A press prints the books of a snapshot when they are asked for. Its printer is
// made with the first of them.
type press struct {
	mu      sync.Mutex
	printer *handbook.Printer
}

// printing returns the snapshot's printer; the caller holds the press.
func (s *Snapshot) printing() (*handbook.Printer, error) {
	if s.press.printer != nil {
		return s.press.printer, nil
	}
	w := *s.work
	w.faults = new(diag.List)
	printer, err := w.printer(w.visible, new(diag.List))
	if err == nil {
		s.press.printer = printer
	}
	return printer, err
}

// Book returns a book or a single sheet of the site by its address, as a build
// prints it; nil where the site offers none there.
func (s *Snapshot) Book(at string) (data []byte, err error) {
	s.press.mu.Lock()
	defer s.press.mu.Unlock()
	err = guarded(func() error {
		for _, h := range s.work.offered() {
			if data, err = s.bookOf(h, at); data != nil || err != nil {
				return err
			}
		}
		return nil
	})()
	return data, err
}

// bookOf prints that of the files of a book which lies at an address.
func (s *Snapshot) bookOf(h *model.Handbook, at string) ([]byte, error) {
	name := strings.TrimSuffix(strings.TrimPrefix(at, "books/"), ".pdf")
	if h.Kind.Apart() && !strings.HasPrefix(name, h.ID+"/") || !h.Kind.Apart() && !strings.HasPrefix(name, h.ID) {
		return nil, nil
	}
	printer, err := s.printing()
	if err != nil {
		return nil, err
	}
	for j := range printer.Jobs(s.narrowed(h, path.Base(name))) {
		if string(s.work.fileOf(j)) != at {
			continue
		}
		if j.Record != "" {
			return s.work.sheet(printer, j)
		}
		var b bytes.Buffer
		_, err := printer.Print(j, &b)
		return b.Bytes(), err
	}
	return nil, nil
}

// narrowed returns a book of single sheets as if it held one project alone, where
// it holds it: of ten thousand nobody waits for the others.
func (s *Snapshot) narrowed(h *model.Handbook, id string) *model.Handbook {
	p := s.work.visible.Projects.Get(id)
	if h.Kind != model.SheetSet || p == nil || !book.Holds(h, s.work.visible, s.work.report.Day, p) {
		return h
	}
	one := *h
	one.Select = model.Selection{Projects: []string{id}}
	return &one
}

// proofs keep what printing said of sheets, by what the sheets say.
type proofs struct {
	mu    sync.Mutex
	found map[memo.Key][]diag.Diagnostic
}

func newProofs() *proofs { return &proofs{found: map[memo.Key][]diag.Diagnostic{}} }

// Proof sets every single sheet of the site, and tells after each how many are
// done and what was found so far: what does not fit its paper, pictures too small
// for it. A sheet that says what it said before is not set again. It gives up when
// the context is done.
func (s *Snapshot) Proof(ctx context.Context, told func(done, all int, found []diag.Diagnostic)) error {
	w := *s.work
	w.faults = new(diag.List)
	printer, err := w.printer(w.visible, new(diag.List))
	if err != nil {
		return err
	}
	var jobs []handbook.Job
	for _, h := range w.offered() {
		if h.Kind == model.SheetSet {
			jobs = slices.AppendSeq(jobs, printer.Jobs(h))
		}
	}
	var found []diag.Diagnostic
	for i, j := range jobs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		said, err := s.proof(printer, j)
		if err != nil {
			return err
		}
		found = append(found, said...)
		told(i+1, len(jobs), found)
	}
	return nil
}

// proof sets one sheet, unless it is known. What the typesetter says of the text
// of a template is said of the record, whose words they are.
func (s *Snapshot) proof(printer *handbook.Printer, j handbook.Job) ([]diag.Diagnostic, error) {
	printer.Report = new(diag.List)
	input, err := printer.Key(j)
	if err != nil {
		return nil, err
	}
	key := memo.KeyOf("proof", input)
	s.proofs.mu.Lock()
	said, known := s.proofs.found[key]
	s.proofs.mu.Unlock()
	if !known {
		printed, err := printer.Print(j, io.Discard)
		if err != nil {
			return nil, err
		}
		if most := cmp.Or(j.File.SheetPages, 2); printed.Pages > most {
			printer.Report.Add(desk.Spilt.At(s.placeOf(j.Record), string(j.Lang), printed.Pages, most))
		}
		for _, d := range printer.Report.Sorted() {
			if d.Rule.Severity > diag.Notice {
				said = append(said, d)
			}
		}
		s.proofs.mu.Lock()
		s.proofs.found[key] = said
		s.proofs.mu.Unlock()
	}
	placed := make([]diag.Diagnostic, len(said))
	for i, d := range said {
		d.Span = s.placeOf(j.Record)
		placed[i] = d
	}
	return placed, nil
}

// placeOf returns where a record, kind/id, is written.
func (s *Snapshot) placeOf(record string) source.Span {
	kind, id, _ := strings.Cut(record, "/")
	if r := s.full.Find(kind, id); r != nil {
		return r.At("")
	}
	return source.Span{}
}
