package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"prospectus/generator/book"
	"prospectus/generator/diag"
	"prospectus/generator/drawing"
	"prospectus/generator/font"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/photo"
	"prospectus/generator/render/handbook"
	"prospectus/generator/route"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

// Printing is the step in which books are printed.
const Printing Step = "printing"

// bookInput returns what books are made of: the edition for their readers, with
// the hashes of the site's own, so that a sheet and a page can be compared. Books
// that lie on the site are for its visitors, and made of what they may see.
func (w *work) bookInput(c *model.Catalog, report *diag.List) view.Input {
	in := w.views()
	in.Catalog, in.Prints, in.Booklets = c, nil, nil
	in.Media = func(kind, id, file string) (markup.Image, bool) {
		image, why := w.media.paper(kind, id, file)
		if why != nil {
			report.Add(handbook.Unprinted(path.Join("content", kind, id, file), why))
		}
		return image, image.Src != ""
	}
	if c == w.visible {
		return in
	}
	same := map[model.Identified]model.Identified{}
	for kind, items := range c.Collections() {
		for _, item := range items {
			if twin := w.visible.Find(kind, item.Ident()); twin != nil {
				same[item] = twin
			}
		}
	}
	in.Hash = func(items ...model.Identified) string {
		twins := make([]model.Identified, 0, len(items))
		for _, item := range items {
			if twin := same[item]; twin != nil {
				twins = append(twins, twin)
			}
		}
		return w.digests.Of(twins...)
	}
	return in
}

// paper answers a book that shows a picture of its record: by its own address,
// and none where it has no form for paper, with the reason.
func (m *media) paper(kind, id, file string) (markup.Image, error) {
	p, ok := m.pictures[path.Join(kind, id, file)]
	if !ok {
		return markup.Image{}, nil
	}
	switch p.info.Format {
	case "jpeg", "png", "webp":
	case "svg":
		data, err := m.read(p.from)
		if err == nil {
			_, err = drawing.Read(data)
		}
		if err != nil {
			return markup.Image{}, err
		}
	default:
		return markup.Image{}, fmt.Errorf("%s", p.info.Format)
	}
	return markup.Image{Src: string(p.to), Width: p.info.Width, Height: p.info.Height}, nil
}

// paperWidth is how many pixels of width a photograph needs as wide as the text of
// A4 (175 mm), at 300 to an inch.
const paperWidth = 2070

// photograph returns a picture for paper: a JPEG or PNG, no larger than paper
// needs. What it takes to make is kept from build to build.
func (m *media) photograph(at string) (*handbook.Photograph, error) {
	for _, p := range m.pictures {
		if string(p.to) != at {
			continue
		}
		data, err := m.read(p.from)
		if err != nil {
			return nil, err
		}
		if p.info.Format == "svg" {
			data, err = photo.Clean(p.info.Format, data)
			return &handbook.Photograph{Data: data, Width: p.info.Width, Height: p.info.Height}, err
		}
		widths := []int{paperWidth}
		if p.info.Format == "webp" { // which books cannot hold
			widths = []int{min(paperWidth, p.info.Width-1)}
		}
		key := memo.KeyOf(copiesPurpose(widths)+"; for paper", data)
		copies, err := kept(m.work.in.Memo, key, func() ([]photo.Copy, error) { return photo.Resize(p.info, data, widths) })
		if err != nil {
			return nil, m.fault(p, err)
		}
		c := copies[len(copies)-1]
		return &handbook.Photograph{Data: c.Data, Width: c.Width, Height: c.Height}, nil
	}
	return nil, fmt.Errorf("no picture %s: %w", at, fs.ErrNotExist)
}

// kept returns copies that were made before, or makes them.
func kept(store *memo.Store, key memo.Key, make func() ([]photo.Copy, error)) ([]photo.Copy, error) {
	if packed, ok := store.Get(key); ok {
		if copies, err := photo.Unpack(packed); err == nil && len(copies) > 0 {
			return copies, nil
		}
	}
	copies, err := make()
	if err == nil {
		store.Put(key, photo.Pack(copies))
	}
	return copies, err
}

// A Press prints the books of a site that was read.
type Press struct {
	*Report
	Preflight *diag.List // what a print shop would send back
	work      *work
	printer   *handbook.Printer
}

// OpenPress reads a site and makes its edition ready to be printed. Where the
// report has failed there is nothing to print.
func OpenPress(in Input) (*Press, error) {
	w := newWork(in)
	_, err := w.load()
	if err == nil && !w.stopped() && w.printed == nil {
		w.printed = w.visible // a site without books of its own may print a list
	}
	p := &Press{Report: w.report, Preflight: new(diag.List), work: w}
	if err == nil && !w.stopped() {
		p.printer, err = w.printer(w.printed, p.Preflight)
	}
	w.conclude()
	return p, err
}

// Catalog returns what readers of the books may see.
func (p *Press) Catalog() *model.Catalog { return p.work.printed }

// Printer returns what prints the books.
func (p *Press) Printer() *handbook.Printer { return p.printer }

// Style names what the books look like, for their registers.
func (p *Press) Style() string { return p.work.printed.Site.Theme }

// printer returns what prints the books of an edition.
func (w *work) printer(c *model.Catalog, report *diag.List) (*handbook.Printer, error) {
	fonts, faces, err := w.fonts()
	if err != nil {
		return nil, err
	}
	books := view.NewBooks(w.bookInput(c, report), w.digests.Edition())
	return &handbook.Printer{
		Theme: w.theme, Site: c.Site, Books: books, Plan: w.plan, Fonts: fonts, Colours: books.Colours(), Day: w.report.Day,
		Photograph: w.media.photograph, Faces: faces, Memo: w.in.Memo, Report: report,
	}, nil
}

// fonts reads the theme's fonts. Each goes by its family's name and by that of its
// file, by which an office may know it (仿宋.ttf). Their hash tells them apart from
// those of another edition.
func (w *work) fonts() (fonts *typeset.Fonts, sum []byte, err error) {
	fonts = typeset.NewFonts()
	h := sha256.New()
	for name, read := range w.theme.Fonts() {
		data, err := read()
		if err != nil {
			return nil, nil, err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(data))
		h.Write(data)
		face, err := font.Parse(data)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		fonts.Add(face.Family, face)
		if base := strings.TrimSuffix(name, path.Ext(name)); base != face.Family {
			fonts.Add(base, face)
		}
	}
	return fonts, h.Sum(nil), nil
}

// offered lists the books that are built with the site, the single sheets of
// projects last.
func (w *work) offered() (all []*model.Handbook) {
	if w.staff() || w.dry || w.in.Unprinted {
		return nil
	}
	for h := range w.visible.Handbooks.All() {
		if h.OnSite {
			all = append(all, h)
		}
	}
	if h := sheetsOf(w.visible); h != nil {
		all = append(all, h)
	}
	return all
}

// sheetsID is the name of the set of single sheets; a book of that name in the
// site says how they look.
const sheetsID = "sheets"

// sheetsOf returns the set of single sheets that the site asks for; nil for none.
func sheetsOf(c *model.Catalog) *model.Handbook {
	mode := c.Site.Sheets
	if mode != model.AllSheets && mode != model.MarkedSheets {
		return nil
	}
	h := &model.Handbook{Entry: model.Entry{ID: sheetsID}, Kind: model.SheetSet, Title: c.Site.Title, Languages: c.Site.Languages}
	if own := c.Handbooks.Get(sheetsID); own != nil && own.Kind == model.SheetSet {
		copied := *own
		h = &copied
	}
	if mode == model.MarkedSheets {
		h.Select = model.Selection{}
		for p := range c.Projects.All() {
			if p.Sheet {
				h.Select.Projects = append(h.Select.Projects, p.ID)
			}
		}
		if len(h.Select.Projects) == 0 {
			return nil
		}
	}
	return h
}

// fileOf returns where a job of a book is published.
func (w *work) fileOf(j handbook.Job) route.Path {
	if j.Record != "" {
		return w.plan.Book(j.File.ID + "/" + j.Name())
	}
	return w.plan.Book(j.Name())
}

// aboutKind is the kind of record that a kind of book is about.
var aboutKind = map[model.BookKind]string{
	model.ProjectBook: "projects", model.ChainAtlas: "chains", model.PolicyDigest: "policies", model.ServiceBook: "services", model.ParkBook: "parks",
}

// offer has pages lead to the books that will be printed.
func (w *work) offer(in *view.Input) {
	sheets, books := map[string]route.Path{}, map[string][]view.Booklet{}
	for _, h := range w.offered() {
		for _, lang := range h.Tongues(w.visible.Site) {
			if !h.Kind.Apart() {
				at := w.fileOf(handbook.Job{File: h, Lang: lang})
				key := string(lang) + "/" + aboutKind[h.Kind]
				books[key] = append(books[key], view.Booklet{Title: h.Title, Path: at})
				continue
			}
			for _, record := range apart(book.Choose(h, w.visible, w.report.Day, lang)) {
				if key := string(lang) + "/" + record; sheets[key] == "" {
					sheets[key] = w.fileOf(handbook.Job{File: h, Lang: lang, Record: record})
				}
			}
		}
	}
	in.Prints = func(lang i18n.Tag, kind, id string) route.Path { return sheets[string(lang)+"/"+kind+"/"+id] }
	in.Booklets = func(lang i18n.Tag, kind string) []view.Booklet { return books[string(lang)+"/"+kind] }
}

// apart lists the records of a book of which each is a file.
func apart(c *book.Choice) (records []string) {
	for _, p := range c.Projects() {
		records = append(records, "projects/"+p.ID)
	}
	for _, p := range c.Policies {
		records = append(records, "policies/"+p.ID)
	}
	for _, b := range c.Briefings {
		records = append(records, "briefings/"+b.ID)
	}
	return records
}

// printBooks prints the books that the site offers. Single sheets are printed side
// by side, and kept from build to build by what they say.
func (w *work) printBooks(ctx context.Context, sink output.Sink) error {
	offered := w.offered()
	if len(offered) == 0 {
		return nil
	}
	w.progress(Printing, 0, len(offered))
	report := new(diag.List)
	printer, err := w.printer(w.visible, report)
	if err != nil {
		return err
	}
	for i, h := range offered {
		if h.Kind.Apart() {
			err = w.printSheets(ctx, printer, h, sink)
		} else {
			err = w.printWhole(ctx, printer, h, sink)
		}
		if err != nil {
			return err
		}
		w.progress(Printing, i+1, len(offered))
	}
	w.proof(report)
	return nil
}

// proof passes on the errors of printing; warnings are for those who print for a
// press, and are counted.
func (w *work) proof(report *diag.List) {
	for _, d := range report.Sorted() {
		if d.Rule.Severity == diag.Error {
			w.faults.Add(d)
		} else {
			w.report.Preflight++
		}
	}
}

// printWhole prints a book into one file a language.
func (w *work) printWhole(ctx context.Context, printer *handbook.Printer, h *model.Handbook, sink output.Sink) error {
	for j := range printer.Jobs(h) {
		if err := ctx.Err(); err != nil {
			return err
		}
		out, err := sink.Create(string(w.fileOf(j)))
		if err != nil {
			return err
		}
		_, err = printer.Print(j, out)
		if err == nil {
			err = out.Close()
		}
		out.Abort()
		if err != nil {
			return err
		}
	}
	return nil
}

// printSheets prints each record of a book into a file of its own.
func (w *work) printSheets(ctx context.Context, printer *handbook.Printer, h *model.Handbook, sink output.Sink) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, j := range slices.Collect(printer.Jobs(h)) { // views are made by one goroutine at a time
		if ctx.Err() != nil {
			break
		}
		group.Go(guarded(func() error {
			data, err := w.sheet(printer, j)
			if err != nil {
				return err
			}
			return sink.Write(string(w.fileOf(j)), data)
		}))
	}
	return group.Wait()
}

// sheet returns a printed sheet: of an earlier build, or a new one.
func (w *work) sheet(printer *handbook.Printer, j handbook.Job) ([]byte, error) {
	input, err := printer.Key(j)
	if err != nil {
		return nil, err
	}
	key := memo.KeyOf(handbook.Method(), input)
	if data, ok := w.in.Memo.Get(key); ok {
		return data, nil
	}
	var b bytes.Buffer
	if _, err := printer.Print(j, &b); err != nil {
		return nil, err
	}
	w.in.Memo.Put(key, b.Bytes())
	return b.Bytes(), nil
}
