package content

import (
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A ValueKind says what a value is.
type ValueKind int

// The kinds of value that TOML has. Its four kinds of date and time are one
// here: what a date must look like is the business of the field that holds it.
const (
	String ValueKind = iota + 1
	Integer
	Float
	Boolean
	Datetime
	Array
	TableValue
)

// Words returns what a person calls a value of this kind, for diagnostics.
func (k ValueKind) Words() i18n.Text {
	if k < String || k > TableValue {
		return nil
	}
	return kindWords[k]
}

var kindWords = [...]i18n.Text{
	String:     {"zh": "文字", "en": "text"},
	Integer:    {"zh": "整数", "en": "a whole number"},
	Float:      {"zh": "小数", "en": "a decimal number"},
	Boolean:    {"zh": "true 或 false", "en": "true or false"},
	Datetime:   {"zh": "日期", "en": "a date"},
	Array:      {"zh": "列表", "en": "a list"},
	TableValue: {"zh": "表", "en": "a table"},
}

// A Value is one value of a document. It shares memory with the file it was
// read from: a caller who keeps one string of a large file should clone it.
type Value struct {
	Kind ValueKind
	// Key is the key as written, quotes included; of a dotted key or a
	// header its last part. It is zero for the items of an array.
	Key source.Span
	// Span is the value as written, quotes and brackets included. For a
	// table opened by a header it is that header; for a table that only
	// dotted keys or longer headers imply, the first of those.
	Span source.Span
	// Text is the decoded text of a String, and what was written for
	// Integer, Float, Boolean and Datetime, less the underscores of numbers.
	Text string
	// Items are the items of an Array; [[x]] makes an array of tables.
	Items []*Value
	// Table is set for a TableValue, and only then.
	Table *Table

	// headed marks an array that [[x]] made, which alone may grow.
	headed bool
}

// An Entry is one name of a table with its value.
type Entry struct {
	Name  string // decoded
	Value *Value
}

// A Table holds names in the order in which the document first mentions them.
// Dotted keys and sub-tables are merged into the tables they fill.
type Table struct {
	Span    source.Span // as in the Value that holds the table; the whole part for a root
	Entries []Entry

	made  making
	index map[string]int // into Entries, once there are many
}

// making says how a table came to be, on which depends what may be added.
type making int

const (
	implied making = iota // by a longer header: [a.b] implies a
	headed                // by its own header
	dotted                // by a dotted key
	inline                // by braces: closed
)

// indexFrom is the number of entries above which a table keeps an index. Below
// it a look through the names is faster than hashing one.
const indexFrom = 12

// Get returns the value of a name, or nil. The table may be nil.
func (t *Table) Get(name string) *Value {
	if t == nil {
		return nil
	}
	if t.index != nil {
		if i, ok := t.index[name]; ok {
			return t.Entries[i].Value
		}
		return nil
	}
	for i := range t.Entries {
		if t.Entries[i].Name == name {
			return t.Entries[i].Value
		}
	}
	return nil
}

// add appends an entry whose name is known to be new.
func (t *Table) add(name string, v *Value) {
	if t.Entries == nil {
		t.Entries = make([]Entry, 0, 4)
	}
	t.Entries = append(t.Entries, Entry{name, v})
	switch {
	case t.index != nil:
		t.index[name] = len(t.Entries) - 1
	case len(t.Entries) > indexFrom:
		t.index = make(map[string]int, 4*indexFrom)
		for i, e := range t.Entries {
			t.index[e.Name] = i
		}
	}
}

// A Document is one parsed TOML text: a file, or the front matter of one.
type Document struct {
	File *source.File
	Part source.Span // the bytes of File that were parsed
	Root *Table
}

// ParseTOML parses TOML 1.1. Every syntax fault is added to the list at its
// true line and column, as far as the text can be understood beyond the first;
// after any fault the result is nil.
func ParseTOML(part source.Span, list *diag.List) *Document {
	if part.File == nil {
		return nil
	}
	p := newParser(part, list)
	p.document()
	if p.faults > 0 {
		return nil
	}
	return &Document{File: part.File, Part: part, Root: p.root}
}
