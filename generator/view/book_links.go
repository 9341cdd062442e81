package view

import "prospectus/generator/i18n"

// printLink leads to the sheet of a record as a file to be printed; nil where it
// has none.
func (s scribe) printLink(kind, id string) *Link {
	if s.Prints == nil {
		return nil
	}
	at := s.Prints(s.lang, kind, id)
	if at == "" {
		return nil
	}
	return &Link{Href: string(s.at.To(at)), Text: s.w("project.sheet")}
}

// printed puts the sheet of a record before its other files.
func (s scribe) printed(kind, id string, files []Attachment) []Attachment {
	link := s.printLink(kind, id)
	if link == nil {
		return files
	}
	link.Text = s.w("book.file")
	return append([]Attachment{{ID: sheetID, Link: *link, Date: s.date(i18n.Date{})}}, files...)
}

// booklets leads to the books to be printed that are about a kind of record.
func (s scribe) booklets(kind string) (found Links) {
	if s.Booklets == nil {
		return nil
	}
	for _, b := range s.Booklets(s.lang, kind) {
		title := s.phrase(b.Title)
		found = append(found, Link{Href: string(s.at.To(b.Path)), Text: title.Text, Lang: title.Lang})
	}
	return found
}
