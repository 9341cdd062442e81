package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"prospectus/generator/diag"
)

// FuzzParse holds whatever is typed to what the package promises: no panic,
// HTML of the subset alone, spans inside the file, text that says what the
// HTML says, the same with either line end.
func FuzzParse(f *testing.F) {
	for _, seed := range corpus(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 4<<10 {
			return
		}
		var list diag.List
		d := reader.Parse(file(body).All(), &list)
		checkDocument(t, d)
		if err := sameWords(d); err != nil && utf8.ValidString(body) {
			t.Error(err)
		}
		for _, fault := range list.Sorted() {
			fault.Message("zh")
			fault.Advice("en")
			fault.Span.Excerpt()
		}
		if utf8.ValidString(body) && !strings.Contains(body, "\r") {
			dos := parse(strings.ReplaceAll(body, "\n", "\r\n"))
			if string(dos.html) != string(d.html) || dos.text != d.text {
				t.Errorf("CRLF makes a difference\n%q\n%q", d.html, dos.html)
			}
		}
	})
}

func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	for _, r := range []Resolver{nil, echo{}, harbour{}} {
		html := string(d.AppendHTML(nil, r))
		if err := checkHTML(html); err != nil {
			t.Errorf("%v\n%q", err, html)
		}
		if strings.Contains(strings.ToLower(html), "<script") {
			t.Errorf("a script: %q", html)
		}
		if strings.Contains(strings.ToLower(html), `href="javascript:`) {
			t.Errorf("a script's address: %q", html)
		}
	}
	text := d.Text()
	for i := range text.String {
		text.Span(i, i+1)
	}
	for _, l := range d.Links() {
		if r, _ := newEmitter(base{}, reader.schemes).reachOf(l.Target); l.Span.Text() == "" || r == nowhere || r == unknown || r == plain {
			t.Errorf("link %+v", l)
		}
	}
	for _, h := range d.Outline() {
		if h.Level < 2 || h.Level > 6 || h.ID == "" {
			t.Errorf("heading %+v", h)
		}
	}
	for _, most := range []int{1, 7, 80} {
		if n := utf8.RuneCountInString(d.Summary(most)); n > most {
			t.Errorf("a summary of %d runes, wanted %d", n, most)
		}
	}
}
