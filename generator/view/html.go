package view

import (
	"strings"
	"unicode"
)

// escapes are the characters that text must not hold, in elements as in quoted
// attributes, and what is written for them.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;"}

// appendText appends a text, escaped.
func appendText(dst []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		if with := escapes[s[i]]; with != "" {
			dst = append(append(dst, s[done:i]...), with...)
			done = i + 1
		}
	}
	return append(dst, s[done:]...)
}

// appendAttribute appends name="value" after a space; nothing for "".
func appendAttribute(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	dst = append(append(append(dst, ' '), name...), `="`...)
	return append(appendText(dst, value), '"')
}

// A Phrase is a text and the language it is in, which is empty where that is
// the page's own.
type Phrase struct{ Text, Lang string }

// AppendHTML appends the text, inside a span where its language differs.
func (p Phrase) AppendHTML(dst []byte) []byte { return p.run().AppendHTML(dst) }

// run returns the phrase as a run.
func (p Phrase) run() Run { return Run{Text: p.Text, Lang: p.Lang} }

// A Run is a stretch of text in a cell: plain, a link, a date or a mark.
type Run struct {
	Text  string
	Lang  string // as in Phrase
	Href  string // makes it a link
	Date  string // makes it a time
	Class string
}

// AppendHTML appends the run in the element that it needs, if any.
func (r Run) AppendHTML(dst []byte) []byte {
	element := ""
	switch {
	case r.Href != "":
		element = "a"
	case r.Date != "":
		element = "time"
	case r.Lang != "" || r.Class != "":
		element = "span"
	}
	if element == "" {
		return appendText(dst, r.Text)
	}
	dst = append(append(dst, '<'), element...)
	dst = appendAttribute(dst, "href", r.Href)
	dst = appendAttribute(dst, "datetime", r.Date)
	dst = appendAttribute(dst, "class", r.Class)
	dst = appendAttribute(dst, "lang", r.Lang)
	dst = appendText(append(dst, '>'), r.Text)
	return append(append(append(dst, "</"...), element...), '>')
}

// A Cell is what stands in one place of a table or list.
type Cell []Run

// AppendHTML appends the runs one after the other.
func (c Cell) AppendHTML(dst []byte) []byte {
	for _, r := range c {
		dst = r.AppendHTML(dst)
	}
	return dst
}

// ways counts the links of a cell that holds nothing but links, what parts them
// and notes below them; 0 for any other. A finger has no text to miss there, so
// the style sheet makes each as high as a finger wants it; links in running text
// stay as they are.
func (c Cell) ways() (links int) {
	for _, r := range c {
		switch {
		case r.Href != "":
			links++
		case r.Class != "note" && strings.ContainsFunc(r.Text, isWord):
			return 0
		}
	}
	return links
}

// appendPlace appends a cell as it stands in a table: several links as a list,
// which needs no commas.
func (c Cell) appendPlace(dst []byte) []byte {
	if c.ways() < 2 {
		return c.AppendHTML(dst)
	}
	dst = append(dst, "<ul>"...)
	var notes Cell
	for _, r := range c {
		switch {
		case r.Href != "":
			dst = append(r.AppendHTML(append(dst, "<li>"...)), "</li>"...)
		case r.Class == "note":
			notes = append(notes, r)
		}
	}
	return notes.AppendHTML(append(dst, "</ul>"...))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Text returns the cell's words alone.
func (c Cell) Text() string {
	var b strings.Builder
	for _, r := range c {
		b.WriteString(r.Text)
	}
	return b.String()
}

// plain returns a cell of one text in the page's language.
func plain(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{{Text: s}}
}

// note appends a remark, set smaller, to a cell that says something.
func (c Cell) note(s string) Cell {
	if s == "" || len(c) == 0 {
		return c
	}
	noted := make(Cell, len(c), len(c)+2)
	copy(noted, c)
	return append(noted, Run{Text: " "}, Run{Text: s, Class: "note"})
}

// A Passage is a text of several paragraphs, parted by empty lines.
type Passage Phrase

// AppendHTML appends the paragraphs.
func (p Passage) AppendHTML(dst []byte) []byte {
	for para := range strings.SplitSeq(strings.ReplaceAll(p.Text, "\r\n", "\n"), "\n\n") {
		if para = strings.TrimSpace(para); para != "" {
			dst = appendAttribute(append(dst, "<p"...), "lang", p.Lang)
			dst = append(appendText(append(dst, '>'), para), "</p>"...)
		}
	}
	return dst
}

// A Link leads to another page.
type Link struct {
	Href    string
	Text    string
	Lang    string // of the text, as in Phrase
	To      string // language of the page that it leads to, where it is another
	Count   string // how many are there; may be empty
	Current bool   // it leads to where the reader is
}

// AppendHTML appends the link; without an address it is text.
func (l Link) AppendHTML(dst []byte) []byte {
	if l.Href == "" {
		return l.appendWords(append(dst, `<span`...), "</span>")
	}
	dst = appendAttribute(append(dst, "<a"...), "href", l.Href)
	dst = appendAttribute(dst, "hreflang", l.To)
	return l.appendWords(dst, "</a>")
}

// appendWords appends what follows the attributes that a link's element needs.
func (l Link) appendWords(dst []byte, end string) []byte {
	if l.Current {
		dst = append(dst, ` aria-current="page"`...)
	}
	dst = appendAttribute(dst, "lang", l.Lang)
	dst = appendText(append(dst, '>'), l.Text)
	if l.Count != "" {
		dst = append(dst, ` <span class="count">`...)
		dst = append(appendText(dst, l.Count), "</span>"...)
	}
	return append(dst, end...)
}

// Links is a list of links.
type Links []Link

// AppendHTML appends the items of the list; the list itself is the template's.
func (l Links) AppendHTML(dst []byte) []byte {
	for _, link := range l {
		dst = append(link.AppendHTML(append(dst, "<li>"...)), "</li>"...)
	}
	return dst
}
