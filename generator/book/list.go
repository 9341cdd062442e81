package book

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"prospectus/generator/model"
)

// A List is the records that somebody chose elsewhere: on the page of the
// shortlist, which saves a file, or in a column of a spreadsheet.
type List struct {
	Title   string   // of the handbook that the visitor named; may be empty
	Records []string // as kind/id, each once, in the order of the list
	Unknown []string // cells that look like a code or an id and name no record
}

// ParseList reads a saved shortlist (tabs, the first column named "record", a line
// "#title" with the title), or a table in CSV or with tabs of which any column
// holds codes or ids of projects, or a bare list of them, one a line. Text is
// UTF-8, with a byte-order mark or without, or GB18030. Names are compared with
// the catalogue without regard to case.
func ParseList(data []byte, c *model.Catalog) (List, error) {
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(text) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if err != nil {
			return List{}, err
		}
		text = decoded
	}
	l := lister{names: namesOf(c)}
	if bytes.HasPrefix(text, []byte("record\t")) || bytes.HasPrefix(text, []byte("record\n")) {
		l.saved(string(text))
		return l.List, nil
	}
	return l.List, l.table(text)
}

// A lister gathers a list.
type lister struct {
	List
	names map[string]string // lower-case code, id or kind/id → kind/id
}

// namesOf returns by which names a list may call the records that have sheets.
func namesOf(c *model.Catalog) map[string]string {
	names := map[string]string{}
	for p := range c.Projects.All() {
		for _, name := range append([]string{p.ID, p.Code, "projects/" + p.ID}, p.Aliases...) {
			if name != "" {
				names[strings.ToLower(name)] = "projects/" + p.ID
			}
		}
	}
	for _, kind := range []string{"parks", "plots", "buildings"} {
		for id := range c.Idents(kind) {
			names[kind+"/"+id] = kind + "/" + id
		}
	}
	return names
}

// add takes a name into the list and reports whether it is one.
func (l *lister) add(name string) bool {
	record, ok := l.names[strings.ToLower(strings.TrimSpace(name))]
	if ok && !slices.Contains(l.Records, record) {
		l.Records = append(l.Records, record)
	}
	return ok
}

// saved reads a file that the site saved (the package comment of render/facts is
// its format).
func (l *lister) saved(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		first, rest, _ := strings.Cut(strings.TrimRight(line, "\r"), "\t")
		switch {
		case first == "#title":
			title, _, _ := strings.Cut(rest, "\t")
			l.Title = fieldEscapes.Replace(title)
		case first == "" || first == "record" || strings.HasPrefix(first, "#"):
		case !l.add(first):
			l.Unknown = append(l.Unknown, first)
		}
	}
}

// fieldEscapes stand in a field for what would end it.
var fieldEscapes = strings.NewReplacer(`\\`, `\`, `\n`, " ", `\t`, " ")

// table reads a table, of which each row names at most the records that its cells
// call by name. A row that calls none, and has a cell in the column where others
// had theirs, is unknown; a heading is not.
func (l *lister) table(text []byte) error {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if bytes.Count(first, []byte("\t")) > bytes.Count(first, []byte(",")) {
		r.Comma = '\t'
	}
	column := -1
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		found := false
		for i, cell := range row {
			if l.add(cell) {
				column, found = i, true
				break
			}
		}
		if !found && column >= 0 && column < len(row) && strings.TrimSpace(row[column]) != "" {
			l.Unknown = append(l.Unknown, strings.TrimSpace(row[column]))
		}
	}
}
