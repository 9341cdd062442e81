package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"prospectus/generator/changes"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/lint"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/schema"
	"prospectus/generator/theme"
	"prospectus/generator/view"
)

// A Session is a site held ready for a preview. [Session.Refresh] reads what
// changed and gives a [Snapshot], whose pages are made when they are asked for.
// Faults stop nothing: what is good is shown, and the rest is said. Approvals
// are not asked for either, since those who approve read the preview.
//
// It is for one goroutine; its snapshots are for any number.
type Session struct {
	in      Input
	shots   output.Sink // takes pictures and attachments
	memory  schema.Memory
	passed  edition.Memory
	digests *edition.Digests
	theme   *theme.Theme
	dressed []diag.Diagnostic // faults of the theme
	judged  lint.Memory
	stood   map[model.Record][]diag.Diagnostic // how records stood to their approvals
	proofs  *proofs                            // what printing said of sheets
	last    *Snapshot
}

// NewSession returns a session that has read nothing yet. Pictures and
// attachments go to a sink before a page that shows them is made.
func NewSession(in Input, pictures output.Sink) *Session {
	return &Session{in: in, shots: pictures, digests: new(edition.Digests), proofs: newProofs()}
}

// A Snapshot is a site as it was when it was last read.
type Snapshot struct {
	work *work
	full *model.Catalog // for the checks, and nobody else
	read []diag.Diagnostic

	judged *lint.Memory // the session's
	stood  *map[model.Record][]diag.Diagnostic
	proofs *proofs
	press  press

	mu    sync.Mutex
	clerk *view.Clerk
	buf   []byte
}

// Refresh reads what changed since the last time: the paths of files or folders
// in either folder of the site, with slashes; the first time it reads
// everything. The error is a failure of the machine.
func (s *Session) Refresh(ctx context.Context, changed ...string) (*Snapshot, error) {
	w := newWork(s.in)
	w.deaf, w.unchecked = true, true
	w.memory, w.passed, w.digests = &s.memory, &s.passed, s.digests
	files := false // whether another file than a text changed
	if s.last != nil {
		w.kept = s.last.work.kept
	}
	for _, name := range changed {
		name = path.Clean(name)
		s.memory.Forget(name)
		if name == "themes" || strings.HasPrefix(name, "themes/") {
			s.theme = nil
		}
		if name == "data" || strings.HasPrefix(name, changes.Folder) {
			w.kept = nil
		}
		files = files || !isText(name)
	}
	full := w.read()
	s.dress(w, full.Site)
	if s.last != nil && !files && sameMedia(s.last.full, full) {
		w.media = s.last.work.media
		w.faults.Add(ofPictures(s.last.read)...)
	}
	if err := w.settle(full); err != nil {
		return nil, err
	}
	if s.last == nil || w.media != s.last.work.media {
		if err := w.media.publish(ctx, s.shots); err != nil {
			return nil, err
		}
	}
	s.digests, s.theme = w.digests, w.theme
	in := w.views()
	w.offerSoon(&in)
	s.last = &Snapshot{work: w, full: full, judged: &s.judged, stood: &s.stood, proofs: s.proofs, clerk: view.NewClerk(in), read: w.faults.Sorted()}
	return s.last, nil
}

// isText reports whether a file holds facts or words, and neither picture nor
// attachment.
func isText(name string) bool {
	ext := path.Ext(name)
	return ext == ".toml" || ext == ".md" || ext == ".csv" || strings.HasPrefix(name, "themes/")
}

// dress gives a work the theme that is known, unless the site asks for another.
func (s *Session) dress(w *work, site *model.Site) {
	if s.theme == nil || s.last == nil || s.last.full.Site.Theme != site.Theme || !slices.Equal(s.last.full.Site.Languages, site.Languages) {
		var faults diag.List
		th, err := theme.Load(w.themes(), site.Theme, site.Languages, &faults)
		if err == nil {
			s.theme, s.dressed = th, faults.Sorted()
		}
	}
	w.theme = s.theme
	w.faults.Add(s.dressed...)
}

// sameMedia reports whether two catalogues name the same pictures and files.
func sameMedia(a, b *model.Catalog) bool {
	if a.Site.Hero != b.Site.Hero || a.Site.Emblem != b.Site.Emblem {
		return false
	}
	next, stop := iter.Pull2(b.Records())
	defer stop()
	for _, r := range a.Records() {
		_, other, ok := next()
		if !ok || r != other && !sameFiles(r.Head(), other.Head()) {
			return false
		}
	}
	_, _, more := next()
	return !more
}

// ofPictures keeps of what was found what finding pictures and files says, which
// is not looked for again where none changed.
func ofPictures(all []diag.Diagnostic) (kept []diag.Diagnostic) {
	for _, d := range all {
		switch d.Rule {
		case badPicture, activeAttachment, unfitName, spelledAlike:
			kept = append(kept, d)
		}
	}
	return kept
}

// sameFiles reports whether two states of a record name the same files.
func sameFiles(a, b *model.Header) bool {
	names := func(h *model.Header) (all []string) {
		all = append(all, h.Dir, string(h.Audience), fmt.Sprint(h.Withdrawal))
		for _, p := range h.Photos {
			all = append(all, p.File)
		}
		for _, f := range h.Files {
			all = append(all, f.File)
		}
		for _, p := range h.Papers {
			all = append(all, p.File)
		}
		return all
	}
	return slices.Equal(names(a), names(b))
}

// Edition returns the edition's number.
func (s *Snapshot) Edition() string { return s.work.report.Edition }

// Title returns the site's title.
func (s *Snapshot) Title() i18n.Text { return s.full.Site.Title }

// Languages returns the site's languages in order.
func (s *Snapshot) Languages() []i18n.Tag { return s.work.plan.Languages() }

// A Shown is one page as a preview shows it.
type Shown struct {
	HTML   []byte
	Record string // kind/id of what the page is of; empty for lists
	// Faults are those that show on the page alone, as a link that leads nowhere.
	Faults []diag.Diagnostic
}

// Page returns the page at an address from the site's root; nil where there is
// none. A fault of the page's template is an error.
func (s *Snapshot) Page(at string) (shown *Shown, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var faults diag.List
	before := s.work.faults
	s.work.faults = &faults
	defer func() { s.work.faults = before }()
	err = guarded(func() (err error) {
		page := s.clerk.Page(route.Path(at))
		if page == nil {
			return nil
		}
		head := page.Head()
		if s.buf, err = s.work.theme.Append(s.buf[:0], head.Lang, page.Template(), page); err != nil {
			return err
		}
		shown = &Shown{HTML: bytes.Clone(s.buf)}
		if head.Record != nil {
			shown.Record = head.Kind + "/" + head.Record.Ident()
		}
		return nil
	})()
	if shown != nil {
		shown.Faults = faults.Sorted()
	}
	return shown, err
}

// LeftOut reports whether a record, as kind/id, was left out for its faults.
func (s *Snapshot) LeftOut(record string) bool { return slices.Contains(s.work.report.LeftOut, record) }

// Address returns the address of the page of the record whose folder a file lies
// in, in the language of the file, else in the site's first; empty where it has
// none.
func (s *Snapshot) Address(file string) string {
	parts := strings.SplitN(file, "/", 4)
	if len(parts) < 4 || parts[0] != "content" || len(s.Languages()) == 0 {
		return ""
	}
	lang := s.Languages()[0]
	if own := i18n.Tag(strings.TrimSuffix(parts[3], ".md")); slices.Contains(s.Languages(), own) {
		lang = own
	}
	at, _ := s.work.plan.Record(lang, parts[1], parts[2])
	return string(at)
}

// Asset returns one of the theme's files by its address.
func (s *Snapshot) Asset(at string) ([]byte, bool) {
	for name, data := range s.work.theme.Assets() {
		if string(s.work.plan.Asset(name)) == at {
			return data, true
		}
	}
	return nil, false
}

// Faults returns what reading the site found.
func (s *Snapshot) Faults() []diag.Diagnostic { return s.read }

// Judge checks whether what the catalogue says is true and may be said, and
// returns everything that was found: what reading found, too. Where the site was
// checked before and it may be quick, only what changed is checked; what depends
// on a change elsewhere is found when everything is checked again. It returns
// false where it gave up because the context was done.
//
// It is for one goroutine, whatever snapshot it is called on.
func (s *Snapshot) Judge(ctx context.Context, quick bool) (found []diag.Diagnostic, ok bool) {
	w := newWork(s.work.in)
	w.judged, w.stop = s.judged, func() bool { return ctx.Err() != nil }
	if !quick {
		w.judged = new(lint.Memory)
	}
	w.report.Day = s.work.report.Day
	w.grades = grade.Read(s.full, gradable()...)
	w.faults.Add(s.read...)
	w.judge(s.full)
	w.grades.Finish(w.faults)
	if ctx.Err() != nil {
		return nil, false // and what was known before is known still
	}
	*s.judged = *w.judged
	return w.faults.Sorted(), true
}

// Judged reports whether the site was checked before, so that a quick check is
// one.
func (s *Snapshot) Judged() bool { return s.judged.Known() }

// Rest writes every file of the site but its pages, its pictures and the theme's
// own files: the index of the search, lists for the explorer, feeds, open data.
// It returns the faults that show on pages alone, since it makes them all.
func (s *Snapshot) Rest(ctx context.Context, sink output.Sink) ([]diag.Diagnostic, error) {
	s.mu.Lock() // a page in the making has the faults
	w, report := *s.work, *s.work.report
	s.mu.Unlock()
	w.faults, w.report = new(diag.List), &report
	in := w.views()
	w.offerSoon(&in)
	err := guarded(func() error { return w.fanOut(ctx, view.Pages(in), w.renderers(), sink) })()
	if errors.Is(err, context.Canceled) {
		return nil, err
	}
	return w.faults.Sorted(), err
}
