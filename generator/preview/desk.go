package preview

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"prospectus/generator/build"
	"prospectus/generator/desk"
	"prospectus/generator/i18n"
)

// deskAt is where the desk stands: no page of a site can have its address, since
// those of pages begin with a language.
const deskAt = "/desk"

//go:embed desk.html
var deskTemplate string

var deskPage = template.Must(template.New("desk").Parse(deskTemplate))

// How many records of a unit are shown among others, and alone.
const (
	fewRecords  = 12
	mostRecords = 400
)

// A deskView is the desk as its template takes it, every word in one language.
type deskView struct {
	Lang, Site, Day, Status string
	Checking                bool
	Words                   map[string]string
	All                     deskLink
	Subjects                []deskLink
	By                      []deskLink // the ways of grouping
	Sheets                  deskLink   // that has the sheets set; zero once somebody asked
	Units                   []deskUnit
	Narrowed                *deskLink // leads back from one unit to all
}

// A deskLink is a link with a count, or the place where the reader is.
type deskLink struct {
	Key, Name, Href string
	Count           int
	Here            bool
}

type deskUnit struct {
	Name    string
	Count   int
	Records []deskRecord
	More    *deskLink
}

type deskRecord struct {
	Title, Kind, Name, Page string
	Tasks                   []deskTask
}

type deskTask struct {
	Key, Subject, Severity, Says string
	Hints                        []string
	File, Place, Code, Page      string
}

// A deskAsk is what a reader wants to see of the desk.
type deskAsk struct {
	subject desk.Subject
	narrow  bool   // to the subject
	by      string // "office" or "county"
	unit    string
	alone   bool // the unit
}

// asks reads the address of a desk; what it does not know it leaves out.
func asks(q url.Values) (a deskAsk) {
	a.by = "office"
	if q.Get("by") == "county" {
		a.by = "county"
	}
	for _, s := range desk.Subjects() {
		if s.Key() == q.Get("subject") {
			a.subject, a.narrow = s, true
		}
	}
	a.unit, a.alone = q.Get("unit"), q.Has("unit")
	return a
}

// href is the address under which a reader gets what he asks for.
func (a deskAsk) href() string {
	q := url.Values{}
	if a.narrow {
		q.Set("subject", a.subject.Key())
	}
	if a.by == "county" {
		q.Set("by", a.by)
	}
	if a.alone {
		q.Set("unit", a.unit)
	}
	if len(q) == 0 {
		return deskAt
	}
	return deskAt + "?" + q.Encode()
}

// serveDesk answers with the desk.
func (s *Server) serveDesk(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("sheets") == "check" {
		s.want.Do(func() { close(s.wanted) })
		http.Redirect(w, r, asks(r.URL.Query()).href(), http.StatusSeeOther)
		return
	}
	s.mu.Lock()
	now, waiting, sheets, revision := s.now, s.waiting, s.sheets, s.revision
	s.mu.Unlock()
	d := now.snap.Desk(merged(merged(now.faults, waiting), sheets.found))
	b := deskWriter{lang: s.o.Lang, snap: now.snap, ask: asks(r.URL.Query())}
	v := b.view(d, now, sheets)
	select {
	case <-s.wanted:
		v.Sheets = deskLink{}
	default:
	}
	var page bytes.Buffer
	if err := deskPage.Execute(&page, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	script := fmt.Sprintf(`<script defer src="%sclient.js" data-number="%d" data-revision="%d" data-at="" data-lang="%s"></script>`, own, now.number, revision, s.o.Lang)
	h.Set("Content-Length", strconv.Itoa(page.Len()+len(script)))
	if r.Method != http.MethodHead {
		w.Write(page.Bytes())
		w.Write([]byte(script))
	}
}

// A deskWriter puts a desk into words.
type deskWriter struct {
	lang i18n.Tag
	snap *build.Snapshot
	ask  deskAsk
}

func (b *deskWriter) say(key string, args ...any) string { return says(b.lang, key, args...) }

// in says a text of the site in the language of the preview, else in another.
func (b *deskWriter) in(t i18n.Text) string {
	text, _ := t.Best(b.lang)
	return text
}

func (b *deskWriter) view(d *desk.Desk, now *state, sheets proof) deskView {
	v := deskView{Lang: b.lang.HTML(), Site: b.in(b.snap.Title()), Checking: !now.checked, Words: map[string]string{}}
	for key, text := range deskWords {
		v.Words[key] = i18n.Message{Format: text}.In(b.lang)
	}
	if day, err := d.Day.MarshalText(); err == nil {
		v.Day = string(day)
	}
	b.subjects(&v, d)
	for _, by := range []string{"office", "county"} {
		a := b.ask
		a.by, a.unit, a.alone = by, "", false
		v.By = append(v.By, deskLink{Key: by, Name: v.Words["by-"+by], Href: a.href(), Here: by == b.ask.by})
	}
	again := b.ask.href()
	sep := "?"
	if again != deskAt {
		sep = "&"
	}
	v.Sheets = deskLink{Name: v.Words["check-sheets"], Href: again + sep + "sheets=check"}
	if sheets.all > 0 {
		v.Status = b.say("sheets-set", sheets.done, sheets.all)
	}
	if b.ask.alone {
		a := b.ask
		a.unit, a.alone = "", false
		v.Narrowed = &deskLink{Name: v.Words["all-units"], Href: a.href()}
	}
	v.Units = b.units(d)
	return v
}

// subjects adds the links that narrow the desk to one subject.
func (b *deskWriter) subjects(v *deskView, d *desk.Desk) {
	all := b.ask
	all.narrow = false
	v.All = deskLink{Name: v.Words["all"], Href: all.href(), Here: !b.ask.narrow}
	for _, subject := range desk.Subjects() {
		a := b.ask
		a.subject, a.narrow = subject, true
		n := d.Counts[subject]
		v.All.Count += n
		v.Subjects = append(v.Subjects, deskLink{
			Key: subject.Key(), Name: v.Words[subject.Key()], Href: a.href(), Count: n, Here: b.ask.narrow && b.ask.subject == subject,
		})
	}
}
