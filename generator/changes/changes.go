// Package changes compares two editions by what they said in public: what is
// new, what changed field by field, what was closed, what is no longer there.
//
// It knows three forms of an edition: the open data of a folder that was built
// ([Read]), the catalogue of one that is being built ([Of]), and an archive
// ([Parse]) that a site keeps of an earlier one. An archive holds figures, dates
// and words of closed lists as they were, and of every text a fingerprint alone:
// enough to say that it was rewritten, and nothing that could be read.
//
// [Compare] passes the same door as everything public. What it promises of a
// comparison for [Public]:
//
//   - A field that the new edition does not give is told as no longer given,
//     without what it said.
//   - Of a field that it gives, the earlier value is told where that is a figure,
//     a date or a word of a closed list. An earlier text is never told, nor a
//     telephone number or a code: it may have been rewritten to take something
//     out of it.
//   - A name is told only where the new edition names the same thing somewhere.
//   - Of a record that is gone nothing is told but the id under which the new
//     edition still has a page; the others are counted.
//
// Values are compared and not their spelling: 12.5 亿元 and CNY 1250000000 are
// one amount, 8 ha and 120 mu one area. Lists have no order, save those of
// steps and phases. A field that this program does not know is told to have
// changed and not how.
package changes

import "prospectus/generator/i18n"

// An Edition is what one edition says in public.
type Edition struct {
	Number string    // as in 2026.2
	Date   i18n.Date // for which it was built; zero where nothing says it
	Hash   string    // of its public facts and prose; may be empty

	kinds map[string][]*record // in the order of the edition
	pages map[string]bool      // kind/id that have a page, with or without a record; nil where that is not known
}

// A record is one record, part or row. What it says is read each time it is
// asked for, and not kept: of a large library a comparison holds one record of
// either edition at a time.
type record struct {
	id   string
	read func() table
}

// A table is what a record or a row says as plain values: a string, a list of
// strings, a list of tables, or a table. A text is a table by language, of
// strings or of fingerprints.
type table = map[string]any

// Len returns how many records the edition has of a kind.
func (e *Edition) Len(kind string) int { return len(e.kinds[kind]) }

// Earlier reports whether an edition's number comes before another's. Numbers
// are compared part by part: 2026.9 comes before 2026.10. A part that is no
// number is compared as text.
func Earlier(a, b string) bool { return compareNumbers(a, b) < 0 }

// A Scope is for whom two editions are compared.
type Scope int

// The scopes: for everybody, through the door that the package comment
// describes; for the office's own staff, with every earlier value.
const (
	Public Scope = iota
	Staff
)

// A Report is how two editions differ.
type Report struct {
	Old, New  Head
	Changes   []Change       // by kind, in the order of the new edition
	Gone      []Gone         // by kind
	Confirmed map[string]int // records by kind that were verified again and say what they said
}

// A Head names an edition.
type Head struct {
	Number string
	Date   i18n.Date
	Hash   string
}

// A What is what happened to a record.
type What string

// What may happen: a record is new; fields of it changed; a project was closed
// or a policy ended; it has another id. A closed or renamed record may have
// changed as well.
const (
	New     What = "new"
	Changed What = "changed"
	Closed  What = "closed"
	Renamed What = "renamed"
)

// A Change is what happened to one record of the new edition.
type Change struct {
	Kind, ID string
	What     What
	Was      string  // the id that it had; empty where the new edition does not answer to it
	Fields   []Field // in declared order; empty of a new record
}

// Gone are the records of a kind that the new edition does not have.
type Gone struct {
	Kind   string
	IDs    []string // of those that still have a page
	Others int      // how many have none
	Names  []Name   // for staff alone
}

// A Name is a record that is gone with the title that it had.
type Name struct {
	ID    string
	Title i18n.Text // empty from an archive
}

// A How is what happened to a field.
type How string

// What may happen to a field, or to a row of a table within a record.
const (
	Set       How = "changed"
	Given     How = "given"
	Lost      How = "no-longer-given"
	Rewritten How = "rewritten" // a text; in Langs
	Reordered How = "reordered"
)

// A Field is one field that changed.
type Field struct {
	Path string // as in the record, with the ids of rows: utility.steam.price
	Doc  string // as documented: utility.*.price
	Type string // as in [model.FieldDoc]; "table" for whole tables and rows
	List string // the closed list that its words are of, as themes call it; may be empty
	Ref  string // the kind or table that it names; may be empty
	How  How
	Row  i18n.Text // what the row is called that it stands in, where that says it

	From, To string     // in the written form of open data; From is empty where it may not be told
	Text     i18n.Text  // a text's new wording, where it is short
	Before   i18n.Text  // its old one, for staff alone
	Langs    []i18n.Tag // in which a text was rewritten, sorted

	Added   []string // to a list
	Removed []string // from a list, as far as they may be told
	Dropped int      // how many more were taken out of a list or a table
}
