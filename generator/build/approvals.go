package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path"

	"prospectus/generator/approval"
	"prospectus/generator/book"
	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// admit makes the edition of what may be published. Where the site asks for
// approvals, a record without a valid one is a fault, or with LastApproved is
// left out.
//
// The internal edition holds what is not approved too: those who approve read it
// there. It has no address on the web, so nothing in it names one.
func (w *work) admit(full *model.Catalog) error {
	if w.staff() {
		w.visible, w.report.Withheld = w.pass(edition.Office, full)
		w.visible.Site.BaseURL = ""
		return nil
	}
	w.visible, w.report.Withheld = w.pass(edition.Site, full)
	w.open(full)
	if w.unchecked || !full.Site.ReleaseRequired() {
		return nil
	}
	all, err := w.assess(full)
	if err != nil {
		return err
	}
	var heldBack []model.Record
	for _, a := range all {
		if !approval.Check(a, w.report.Day, w.in.LastApproved, w.faults) && w.in.LastApproved {
			heldBack = append(heldBack, a.Record)
			w.report.HeldBack = append(w.report.HeldBack, a.Name())
		}
	}
	if len(heldBack) > 0 {
		w.visible, w.report.Withheld = edition.For(edition.Site, full, heldBack...)
		w.open(full, heldBack...)
	}
	return nil
}

// pass makes the edition of an audience.
func (w *work) pass(a edition.Audience, full *model.Catalog) (*model.Catalog, []edition.Withheld) {
	if w.passed != nil {
		return w.passed.For(a, full)
	}
	return edition.For(a, full)
}

// open makes the edition of those who are handed a printed book, where the site
// has any to make.
func (w *work) open(full *model.Catalog, heldBack ...model.Record) {
	if full.Handbooks.Len() > 0 || full.Books.Len() > 0 || full.Site.Sheets == model.AllSheets || full.Site.Sheets == model.MarkedSheets {
		w.printed, _ = edition.For(edition.Handbook, full, heldBack...)
	}
}

// checkBooks reports what is wrong with the site's books.
func (w *work) checkBooks(full *model.Catalog) {
	if w.printed != nil {
		book.Check(full, w.printed, w.visible, w.report.Day, w.faults)
	}
}

// assess looks at the approval of every record that would be published.
func (w *work) assess(full *model.Catalog) (all []*approval.Assessment, err error) {
	for kind, r := range w.visible.Records() {
		known, ok := full.Find(kind.Name, r.Ident()).(model.Record)
		if !ok {
			continue
		}
		a, err := approval.Assess(kind.Name, known, w.sum)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// sum hashes a record's file.
func (w *work) sum(dir, file string) (string, error) {
	f, err := (&media{work: w}).open(path.Join(dir, file))
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

// An Examination is a checked site, with what an approval form is made of.
type Examination struct {
	*Report
	Site    *model.Site
	Hash    string // of the edition
	Records []*approval.Assessment
	Notices []model.Notice
	// Label returns the theme's word for a key of its strings.
	Label func(i18n.Tag, string) string
}

// Examine checks a site as [Check] does, approvals apart: it is for those who
// are about to give them.
func Examine(ctx context.Context, in Input) (*Examination, error) {
	in.Verify = true
	w := newWork(in)
	w.unchecked, w.dry = true, true
	full, err := w.load()
	if err == nil && !w.stopped() {
		err = w.render(ctx, nowhere{})
	}
	w.report.Diagnostics = w.faults.Sorted()
	e := &Examination{Report: w.report, Site: full.Site, Label: func(i18n.Tag, string) string { return "" }}
	if err != nil || w.stopped() {
		return e, err
	}
	e.Hash, e.Notices, e.Label = w.digests.Edition(), w.visible.Notices, w.theme.Word
	e.Records, err = w.assess(full)
	return e, err
}

// Survey reads a site's records without rendering anything, for commands that
// change one of them. It returns the full catalogue, internal facts and all,
// which must not be shown.
func Survey(in Input) (*model.Catalog, *Report) {
	w := newWork(in)
	src := content.Source{Site: in.Site, Internal: in.Internal, InternalLabel: in.InternalLabel, Kinds: schema.Kinds(), Verify: true}
	full, leftOut := schema.Load(src, w.faults)
	w.report.LeftOut = leftOut
	w.day(full.Site)
	w.report.Diagnostics = w.faults.Sorted()
	return full, w.report
}

var withdrawnLink = &diag.Rule{
	Code: "link-to-withdrawn", Severity: diag.Warning,
	Says: i18n.Text{"zh": "正文链接了已撤回的记录“%[1]s”，读者会看到撤回说明", "en": "the text links to %[1]q, which was withdrawn; readers find a notice there"},
	Hint: i18n.Text{"zh": "删去链接，并看看这段文字是否还提到已撤回的内容", "en": "take the link out, and see whether the passage still says what was withdrawn"},
}

var heldBackLink = &diag.Rule{
	Code: "link-to-unapproved", Severity: diag.Notice,
	Says: i18n.Text{"zh": "正文链接了未经审批、不进入本版的记录“%[1]s”，本版中只显示文字", "en": "the text links to %[1]q, which is not approved and not in this edition; only the words are shown"},
	Hint: i18n.Text{"zh": "审批后再生成一次即可", "en": "build again when it is approved"},
}
