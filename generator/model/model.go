// Package model is what an investment promotion office knows, as Go values:
// projects, chains, policies, briefings, parks, offices, services, events and
// pages, the tables they refer to, and the immutable [Catalog] of them all.
//
// Each kind stands in one file, and each of its fields says three things in
// its struct tag, so that parsing, redaction, open data and documentation all
// read one declaration:
//
//	key    the TOML key in the record's facts file; "@id" is the record's or
//	       keyed table's own name, and a slice of structs is a keyed table
//	       ([phase.one], [phase.two]) in document order
//	front  the key in the front matter of each language file, for texts that
//	       are written once a language
//	from   what else the field is read from: "body", "notes", "assets"
//	ref    the kind or table whose record the value names
//	form   what a text must be besides: "colour", #rgb or #rrggbb
//	class  who may see the field: P public site and data, H handbook,
//	       I internal edition; "-" is for the program alone and part of no
//	       output; a field without a class is seen by nobody
//
// A reference is kept as the identifier that the editor wrote and is looked up
// in a catalogue when it is needed. A redacted catalogue therefore cannot lead
// to a record that its audience may not see.
//
// The package knows no file format, no markup, no address and no disk.
package model

import (
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A Header is what every record of a kind has.
type Header struct {
	ID       string       `key:"@id" class:"PH"`
	Audience Audience     `key:"audience" class:"I"` // the whole record's
	Aliases  []string     `key:"aliases" class:"P"`  // earlier ids, redirected
	Updated  i18n.Date    `key:"updated" class:"PH"` // last change of substance
	Order    int          `key:"order" class:"PH"`   // place among its kind, 0 last
	Photos   []Photo      `key:"photo" class:"PH"`
	Files    []Attachment `key:"attachment" class:"PH"`
	Title    i18n.Text    `front:"title" class:"PH"`
	Summary  i18n.Text    `front:"summary" class:"PH"`

	Correction i18n.Text  `front:"correction" class:"PH"` // note on a fact that was wrong
	Corrected  i18n.Date  `key:"corrected" class:"PH"`    // its date
	Approval   Approval   `key:"release" class:"I"`
	Withdrawal Withdrawal `key:"withdrawal" class:"I"`

	Translations []Translation `key:"translation" class:"PH"` // which were compared with the original, and when

	Body   Prose         `from:"body" class:"PH"`
	Notes  Prose         `from:"notes" class:"I"`  // internal.<language>.md
	Papers []Paper       `from:"papers" class:"I"` // files under internal/
	Lint   Reasons       `key:"lint" class:"-"`    // why findings of a check may stand, by its code
	Origin source.Origin `class:"-"`               // where keys stand; never rendered
	Dir    string        `class:"-"`               // the record's folder, for its photographs
}

// Head returns the header itself, so that kinds satisfy [Record] by embedding.
func (h *Header) Head() *Header { return h }

// Ident returns the record's id.
func (h *Header) Ident() string { return h.ID }

// At returns where a key of the record stands. That of a text written once a
// language is followed by the language: "title.en".
func (h *Header) At(path string) source.Span { return locate(h.Origin, path) }

// Languages reports whether the record was written in a language: it has a
// title there.
func (h *Header) In(lang i18n.Tag) bool { return h.Title[lang] != "" }

// A Record is one record of a kind, with a folder and prose of its own.
type Record interface {
	Identified
	Head() *Header
}

// An Entry is what every row of a table has: a name and a place, no prose.
type Entry struct {
	ID     string        `key:"@id" class:"PH"`
	Origin source.Origin `class:"-"`
}

// Ident returns the row's id.
func (e *Entry) Ident() string { return e.ID }

// At returns where a key of the row stands.
func (e *Entry) At(path string) source.Span { return locate(e.Origin, path) }

// Identified is anything that a reference can name.
type Identified interface {
	Ident() string
	At(path string) source.Span
}

func locate(o source.Origin, path string) source.Span {
	if o == nil {
		return source.Span{}
	}
	return o.Locate(path)
}

// Prose is running text in Markdown, one body a language.
type Prose map[i18n.Tag]source.Passage

// A Photo is a picture in the record's folder. Illustrations are drawings and
// say so.
type Photo struct {
	ID       string    `key:"@id" class:"PH"`
	File     string    `key:"file" class:"PH"`
	Alt      i18n.Text `key:"alt" class:"PH"`
	Caption  i18n.Text `key:"caption" class:"PH"`
	Credit   i18n.Text `key:"credit" class:"PH"`
	Date     i18n.Date `key:"date" class:"PH"`
	Drawing  bool      `key:"drawing" class:"PH"`  // not a photograph
	Approval string    `key:"approval" class:"PH"` // of a map: its approval number (审图号), printed beside it
	Exempt   Exemption `key:"exempt" class:"-"`    // of a map that needs none
	Because  string    `key:"exempt_reason" class:"-"`
}

// An Attachment is a file that the visitor may take away.
type Attachment struct {
	ID    string    `key:"@id" class:"P"`
	File  string    `key:"file" class:"P"`
	Name  i18n.Text `key:"name" class:"P"`
	Date  i18n.Date `key:"date" class:"P"`
	Bytes int64     `class:"P"` // measured, not written
}

// A Paper is an internal attachment.
type Paper struct {
	File  string `class:"I"`
	Bytes int64  `class:"I"`
}

// Audience is who may see a whole record.
type Audience string

// The audiences of a record; an empty one is public.
const (
	Public   Audience = "public"
	Internal Audience = "internal"
)

// Values lists the audiences.
func (Audience) Values() []string { return []string{string(Public), string(Internal)} }

// An Enum is a string type whose values are a closed list. Schema reads the
// list from a zero value.
type Enum interface{ Values() []string }

// A Distance is how far something is from a place, by road.
type Distance struct {
	ID       string        `key:"@id" class:"PH"`
	To       Destination   `key:"to" class:"PH"`
	Name     i18n.Text     `key:"name" class:"PH"`
	Distance i18n.Quantity `key:"distance" class:"PH"`
	Minutes  int           `key:"minutes" class:"PH"` // by lorry, 0 where not known
}

// Destination is what a distance leads to.
type Destination string

// Values lists the destinations.
func (Destination) Values() []string {
	return []string{"airport", "railway-station", "rail-freight", "motorway", "port", "city-centre", "supplier", "customer", "homes", "other"}
}

// A SiteFact is one fact that decides a choice of site: a quantity or a text,
// with its source and date. One with neither is printed as not known.
type SiteFact struct {
	ID     string        `key:"@id" class:"PH"`
	Label  i18n.Text     `key:"label" class:"PH"` // where the theme has no word for the id
	Value  i18n.Quantity `key:"value" class:"PH"`
	Text   i18n.Text     `key:"text" class:"PH"`
	Source i18n.Text     `key:"source" class:"PH"`
	Date   i18n.Date     `key:"date" class:"PH"`
}

// A Utility is one supply at a place: what there is, what is free, what it
// costs.
type Utility struct {
	ID       string        `key:"@id" class:"PH"` // water, power, gas, steam, sewage, road, broadband …
	State    Readiness     `key:"state" class:"PH"`
	Capacity i18n.Quantity `key:"capacity" class:"PH"`
	Spare    i18n.Quantity `key:"spare" class:"PH"`
	Price    i18n.Quantity `key:"price" class:"PH"`
	Ready    i18n.Date     `key:"ready" class:"PH"` // planned date, where not yet there
	Note     i18n.Text     `key:"note" class:"PH"`
	Source   i18n.Text     `key:"source" class:"PH"`
	Date     i18n.Date     `key:"date" class:"PH"`
}

// Readiness is whether a thing needed is there.
type Readiness string

// UnknownReadiness is that of a thing of which nobody knows whether it is
// there.
const UnknownReadiness Readiness = "unknown"

// Values lists the states of readiness.
func (Readiness) Values() []string {
	return []string{"have", "planned", "none", string(UnknownReadiness)}
}
