package view

import (
	"net/url"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// asked returns the letter about a project of a title, in words that show what
// fills them.
func asked(title string, office *model.Office) *Ask {
	p := project("x-1", func(p *model.Project) { p.Code, p.Title = "X & 1", texts(title, title) })
	in := input(site(map[string][]model.Identified{"projects": {p}, "offices": {office}}))
	in.Words = func(_ i18n.Tag, key string) string {
		switch key {
		case "ask.subject":
			return "About %[1]s in %[2]s"
		case "ask.text":
			return "Dear all,\n%[1]s, %[2]s, %[3]s.\n"
		}
		return key
	}
	return newIndex(in).speech("en").on("en/projects/x-1.html").ask(p)
}

func TestLettersAreReadyToSend(t *testing.T) {
	a := asked("铜箔 100%", &model.Office{Header: head1("bureau"), Email: "b@x.example"})
	mail, err := url.Parse(a.Mail.Href)
	if err != nil || mail.Scheme != "mailto" || mail.Opaque != "b@x.example" {
		t.Fatalf("%s: %v", a.Mail.Href, err)
	}
	if strings.ContainsAny(mail.RawQuery, "+ ") {
		t.Errorf("mail programs read a plus as a plus: %s", mail.RawQuery)
	}
	query := mail.Query()
	if got, want := query.Get("subject"), "About X & 1 in 2026.2"; got != want {
		t.Errorf("subject %q, want %q", got, want)
	}
	if got, want := query.Get("body"), "Dear all,\r\nX & 1, 铜箔 100%, 2026.2."; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if strings.ReplaceAll(query.Get("body"), "\r\n", "\n") != a.Text {
		t.Error("what can be copied is not what is sent")
	}
	if a.To.Text() != "b@x.example" {
		t.Errorf("to %q", a.To.Text())
	}
}

// Windows cuts addresses of more than 2,083 bytes; a letter that would be cut is
// opened with its subject alone, and stays whole for copying.
func TestLongLettersAreNotCut(t *testing.T) {
	long := strings.Repeat("长标题", 100)
	a := asked(long, &model.Office{Header: head1("bureau"), Email: "b@x.example"})
	if len(a.Mail.Href) > longestMail {
		t.Errorf("%d bytes", len(a.Mail.Href))
	}
	if !strings.Contains(a.Mail.Href, "subject=") || !strings.Contains(a.Text, long) {
		t.Error("the subject or the text to copy is missing")
	}
}

func TestOfficesWithoutAMailboxOfferTextAlone(t *testing.T) {
	a := asked("x", &model.Office{Header: head1("bureau")})
	if a == nil || a.Mail.Href != "" || a.Text == "" {
		t.Errorf("got %+v", a)
	}
	if asked("x", &model.Office{Header: head1("another")}) != nil {
		t.Error("a letter to nobody")
	}
}
