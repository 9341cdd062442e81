package preview

import (
	"bytes"
	_ "embed"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// own is the folder of what is the preview's and not the site's: no language
// and no kind can have its name.
const own = "/_preview/"

//go:embed client.js
var client []byte

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	switch {
	case !slices.Contains(s.o.Hosts, r.Host):
		http.Error(w, says(s.o.Lang, "other-host", strings.Join(s.o.Hosts, ", ")), http.StatusForbidden)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, says(s.o.Lang, "read-only"), http.StatusMethodNotAllowed)
		return
	}
	select {
	case <-s.first:
	case <-r.Context().Done():
		return
	}
	switch r.URL.Path {
	case own + "client.js":
		send(w, r, "client.js", client)
	case own + "events":
		s.events(w, r)
	case own + "faults":
		s.faults(w, r)
	case deskAt:
		s.serveDesk(w, r)
	default:
		s.file(w, r)
	}
}

// file answers with a page or another file of the site.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	at := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		at = path.Join(at, "index.html")
	}
	now := s.state()
	if path.Ext(at) == ".html" {
		s.page(w, r, now, at)
		return
	}
	if data, ok := now.snap.Asset(at); ok {
		send(w, r, at, data)
		return
	}
	if data, ok, err := s.shots.read(at); ok && err == nil {
		send(w, r, at, data)
		return
	}
	if s.book(w, r, now, at) {
		return
	}
	select {
	case <-s.filled:
	case <-r.Context().Done():
		return
	}
	s.mu.Lock()
	rest := s.rest
	s.mu.Unlock()
	data, ok, err := rest.read(at)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case !ok:
		http.NotFound(w, r)
	default:
		send(w, r, at, data)
	}
}

// book answers with a book of the site, printed now; it reports whether there is
// one at an address.
func (s *Server) book(w http.ResponseWriter, r *http.Request, now *state, at string) bool {
	if path.Ext(at) != ".pdf" || !strings.HasPrefix(at, "books/") {
		return false
	}
	data, err := now.snap.Book(at)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case data == nil:
		return false
	default:
		send(w, r, at, data)
	}
	return true
}

// page answers with a page, else with the page as it last was where a fault
// keeps it from being shown, else with the site's page for what is not there.
func (s *Server) page(w http.ResponseWriter, r *http.Request, now *state, at string) {
	shown, err := now.snap.Page(at)
	if err == nil && shown != nil {
		s.good.put(at, good{shown.HTML, shown.Record})
		s.send(w, r, http.StatusOK, shown.HTML, now, at)
		return
	}
	if last, ok := s.good.get(at); ok && (err != nil || now.snap.LeftOut(last.record)) {
		w.Header().Set("X-Preview", "last-good")
		s.send(w, r, http.StatusOK, last.html, now, at)
		return
	}
	if err != nil {
		s.send(w, r, http.StatusInternalServerError, plainPage(s.o.Lang, says(s.o.Lang, "cannot-show"), err.Error()), now, at)
		return
	}
	if missing, err := now.snap.Page("404.html"); err == nil && missing != nil {
		s.send(w, r, http.StatusNotFound, missing.HTML, now, at)
		return
	}
	http.NotFound(w, r)
}

// plainPage is a page of the preview's own, for when the site has none.
func plainPage(lang i18n.Tag, title, text string) []byte {
	return fmt.Appendf(nil, "<!doctype html><html lang=%q><meta charset=utf-8><title>%s</title><h1>%[2]s</h1><p>%s</p></html>", lang.HTML(), escape(title), escape(text))
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(s)
}

// send answers with a page, to which the preview's script is added.
func (s *Server) send(w http.ResponseWriter, r *http.Request, code int, html []byte, now *state, at string) {
	script := fmt.Appendf(nil, `<script defer src="%sclient.js" data-number="%d" data-at="%s" data-lang="%s"></script>`, own, now.number, escape(at), s.o.Lang)
	end := bytes.LastIndex(html, []byte("</body>"))
	if end < 0 {
		end = len(html)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(html)+len(script)))
	w.WriteHeader(code)
	if r.Method == http.MethodHead {
		return
	}
	for _, part := range [][]byte{html[:end], script, html[end:]} {
		w.Write(part)
	}
}

// types are those of the files that a site has. The system's own table cannot
// be relied on: on many an office PC it calls scripts plain text.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
	".geojson": "application/geo+json", ".xml": "application/xml", ".atom": "application/atom+xml", ".svg": "image/svg+xml",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon",
	".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".vcf": "text/vcard; charset=utf-8", ".pdf": "application/pdf",
}

// send answers with a file.
func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	kind, ok := types[strings.ToLower(path.Ext(name))]
	if !ok {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// events tells the browser of every new state, as server-sent events: its
// number, how many faults are known, the revision of what is known, and the number of the
// state that search, lists and feeds are of.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		s.mu.Lock()
		now, news, revision, made := s.now, s.news, s.revision, s.made
		s.mu.Unlock()
		fmt.Fprintf(w, "event: state\ndata: %d %d %d %d\n\n", now.number, len(now.faults), revision, made)
		flusher.Flush()
		select {
		case <-news:
		case <-r.Context().Done():
			return
		}
	}
}

// A told fault is one as the browser shows it.
type told struct {
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	File     string   `json:"file,omitempty"`
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	Says     string   `json:"says"`
	Hints    []string `json:"hints,omitempty"`
	Page     string   `json:"page,omitempty"` // the record's, from the site's root
	Here     bool     `json:"here,omitempty"` // it is about the page that asks
}

// mostTold bounds the faults that a browser is told; the rest is counted.
const mostTold = 200

// faults answers with what is at fault: on the page that asks first.
func (s *Server) faults(w http.ResponseWriter, r *http.Request) {
	now := s.state()
	at := r.URL.Query().Get("at")
	var here []diag.Diagnostic
	record, stale := "", false
	if shown, err := now.snap.Page(at); err == nil && shown != nil {
		here, record = shown.Faults, shown.Record
	} else if last, ok := s.good.get(at); ok {
		record, stale = last.record, true
	}
	all := merged(now.faults, here)
	answer := struct {
		Number  int      `json:"number"`
		Checked bool     `json:"checked"`
		Stale   bool     `json:"stale"`  // the page is as it was before a fault
		Counts  [3]int   `json:"counts"` // errors, warnings, notices
		Faults  []told   `json:"faults"`
		Words   []string `json:"words"`
	}{Number: now.number, Checked: now.checked, Stale: stale, Words: clientWords(s.o.Lang)}
	for _, d := range all {
		answer.Counts[2-min(2, int(d.Rule.Severity))]++
	}
	slices.SortStableFunc(all, func(a, b diag.Diagnostic) int {
		return rank(b, record) - rank(a, record)
	})
	for _, d := range all[:min(len(all), mostTold)] {
		answer.Faults = append(answer.Faults, s.told(d, record, now.snap))
	}
	sendJSON(w, r, answer)
}

// rank says what is shown first: what is about the page, then by severity.
func rank(d diag.Diagnostic, record string) int {
	n := int(d.Rule.Severity)
	if about(d, record) {
		n += 10
	}
	return n
}

// about reports whether a fault is in a record's files.
func about(d diag.Diagnostic, record string) bool {
	return record != "" && d.Span.File != nil && strings.HasPrefix(d.Span.File.Name, "content/"+record+"/")
}

func (s *Server) told(d diag.Diagnostic, record string, snap *build.Snapshot) told {
	t := told{
		Severity: d.Rule.Severity.String(), Code: d.Rule.Code, Says: d.Message(s.o.Lang), Hints: d.Advice(s.o.Lang), Here: about(d, record),
	}
	if d.Span.File != nil {
		p := d.Span.Position()
		t.File, t.Line, t.Column = d.Span.File.Name, p.Line, p.Column
		t.Page = snap.Address(t.File)
	}
	return t
}
