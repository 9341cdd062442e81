// Package query judges a site's search. It makes questions and knows their
// answers from the sources of the site alone, by plain comparison of text, and
// shares no code with whatever builds the index or reads it.
//
// # What is true
//
// A record's sources are its own TOML and Markdown: the texts of a language in
// its tables and the paragraphs below. Of these a passage counts when the page
// built for the record says it; so nothing internal, and nothing that the page
// leaves out, is ever asked for. A page may say more than the record's sources
// do, such as the name of its park. Hence two sets for each question:
//
//   - what must be found: records of whose own passages one says what is asked;
//   - what may be found: those, and records whose page says it.
//
// Recall is the share of the first set that is found; precision is the share of
// what is found that lies in the second. Text is compared in small letters and
// narrow characters, without spaces beside Chinese characters and between a
// number and its unit, and without the commas of thousands. A number or a word
// is never cut: 6吨 does not stand in 16吨.
//
// # Classes
//
// Each question belongs to a class, which says how it is judged: see [Class].
package query

// A Class is a kind of question.
type Class string

// The classes. A phrase is right where both recall and precision are one; of a
// known item, the record that is wanted must be among the first three results.
const (
	Two         Class = "two"         // two Chinese characters cut anywhere from the text
	Three       Class = "three"       // three
	Four        Class = "four"        // four
	Long        Class = "long"        // five to eight
	Mixed       Class = "mixed"       // Chinese with letters or digits, cut at neither
	Number      Class = "number"      // a number with its unit
	Apart       Class = "apart"       // two phrases of one record, parted by a space: both must occur
	Word        Class = "word"        // one or several English words, as they stand in the text
	Form        Class = "form"        // an English word in the other number: plants for plant
	Traditional Class = "traditional" // Chinese in traditional characters
	Code        Class = "code"        // a project's code or a document's number, whole
	Part        Class = "part"        // of a code, from a hyphen to its end
	Title       Class = "title"       // a title as it stands
	Known       Class = "known"       // what somebody would type who has a record in mind
	Pinyin      Class = "pinyin"      // a name as it sounds
	Initials    Class = "initials"    // the first letters of a name's syllables
)

// Classes lists them in the order of reports.
var Classes = []Class{Two, Three, Four, Long, Mixed, Number, Apart, Traditional, Word, Form, Part, Code, Title, Known, Pinyin, Initials}

// Phrase reports whether recall and precision of the class must be one.
func (c Class) Phrase() bool {
	switch c {
	case Two, Three, Four, Long, Mixed, Number, Apart, Traditional, Word, Part, Code:
		return true
	}
	return false
}

// Item reports whether a question of the class has a record in mind.
func (c Class) Item() bool {
	switch c {
	case Code, Title, Known, Pinyin, Initials:
		return true
	}
	return false
}

// A Query is one question.
type Query struct {
	Lang  string
	Class Class
	Text  string
	Want  []string // records as kind/id: one that is wanted of an item, all that must be found of another class; may be empty for these
	Plain string   // what is compared with the text; empty for Text itself
}

// plain is what is compared with the text.
func (q Query) plain() string {
	if q.Plain != "" {
		return q.Plain
	}
	return q.Text
}
