package view

import (
	"net/url"
	"strings"

	"prospectus/generator/model"
)

// An Ask is a letter that a visitor can send about a project: prepared, opened
// in the visitor's own mail program, and offered as text to copy where there is
// none. Nothing is sent from the page and nothing is stored.
type Ask struct {
	Mail Link   // mailto: with subject and text; zero where the office has no mailbox
	To   Cell   // the mailbox
	Text string // the letter
}

// longestMail is how many bytes a mailto address may have. Outlook on Windows
// cuts a longer one short (2,083 is the limit of its shell).
const longestMail = 2000

// ask prepares a letter about a project: its code, title and edition, and the
// questions that an office needs answered before it can answer.
func (s scribe) ask(p *model.Project) *Ask {
	o := s.answering(p.Office)
	if o == nil {
		return nil
	}
	code := p.Code
	if code == "" {
		code = p.ID
	}
	subject := s.say("ask.subject", code, s.site.Edition)
	a := &Ask{Text: strings.TrimSpace(s.say("ask.text", code, s.title(&p.Header).Text, s.site.Edition))}
	if o.Email == "" {
		return a
	}
	a.To = mailbox(o.Email)
	a.Mail = Link{Href: letter(o.Email, subject, a.Text), Text: s.w("ask.mail")}
	if len(a.Mail.Href) > longestMail {
		a.Mail.Href = letter(o.Email, subject, "")
	}
	return a
}

// answering returns the office of an id, else the one that answers for
// everybody; nil where the site names none.
func (s *speech) answering(id string) *model.Office {
	if o := s.Catalog.Offices.Get(id); o != nil {
		return o
	}
	return s.Catalog.Offices.Get(s.site.Office)
}

// letter returns the address that opens a prepared mail (RFC 6068): spaces as
// %20, lines ended by CR LF.
func letter(to, subject, text string) string {
	href := "mailto:" + to + "?subject=" + mailEscape(subject)
	if text != "" {
		href += "&body=" + mailEscape(strings.ReplaceAll(text, "\n", "\r\n"))
	}
	return href
}

func mailEscape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
