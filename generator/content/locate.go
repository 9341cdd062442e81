package content

import (
	"strconv"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// Find returns the value at a path of names joined by dots, or nil. A number
// picks an item of an array, from 0; a name that holds a dot is put in double
// quotes. The document may be nil.
func (d *Document) Find(path string) *Value {
	if d == nil {
		return nil
	}
	v, whole := d.follow(path)
	if !whole {
		return nil
	}
	return v
}

// Locate returns the span of the key at a path, as [source.Origin] asks: the
// nearest table above it where the document has no such key, and the whole
// part for the empty path.
func (d *Document) Locate(path string) source.Span {
	if d == nil {
		return source.Span{}
	}
	v, _ := d.follow(path)
	switch {
	case v == nil:
		return start(d.Part)
	case v.Key.IsZero():
		return v.Span
	}
	return v.Key
}

// start returns a span at the first byte of a part: a fault of a whole record
// is shown at its beginning, not underlined from end to end.
func start(part source.Span) source.Span { return part.Sub(0, 0) }

// LocateValue returns the span of the value at a path, and false where the
// document has none.
func (d *Document) LocateValue(path string) (source.Span, bool) {
	v := d.Find(path)
	if v == nil {
		return source.Span{}, false
	}
	return v.Span, true
}

// follow goes down a path as far as it leads. It returns the last value that
// it met, and whether that is where the path ends; a nil value is the root.
func (d *Document) follow(path string) (*Value, bool) {
	var at *Value
	t := d.Root
	for path != "" {
		var name string
		name, path = nextName(path)
		next := t.Get(name)
		if i, err := strconv.Atoi(name); next == nil && err == nil && at != nil && i >= 0 && i < len(at.Items) {
			next = at.Items[i]
		}
		if next == nil {
			return at, false
		}
		at, t = next, next.Table
	}
	return at, at != nil
}

// nextName cuts the first name off a path.
func nextName(path string) (name, rest string) {
	if strings.HasPrefix(path, `"`) {
		if end := strings.IndexByte(path[1:], '"'); end >= 0 {
			return path[1 : 1+end], strings.TrimPrefix(path[end+2:], ".")
		}
	}
	name, rest, _ = strings.Cut(path, ".")
	return name, rest
}

// NewOrigin returns an origin that parses the part again whenever it is asked.
// It holds the text and no tree: diagnostics are few and records are many.
func NewOrigin(part source.Span) source.Origin { return textOrigin{part} }

type textOrigin struct{ part source.Span }

func (o textOrigin) Locate(path string) source.Span {
	var unheard diag.List // its faults were reported when the text was first read
	if d := ParseTOML(o.part, &unheard); d != nil {
		return d.Locate(path)
	}
	return start(o.part)
}

// A fileOrigin reads its file again whenever it is asked, and so holds not
// even the text.
type fileOrigin struct {
	in    folder
	name  string
	front bool // the front matter of a Markdown file
}

func (o fileOrigin) Locate(path string) source.Span {
	f, err := o.in.read(o.name)
	if err != nil {
		return o.in.whole(o.name)
	}
	part := f.All()
	if o.front {
		if part = splitFront(f).front; part.IsZero() {
			return start(f.All())
		}
	}
	return textOrigin{part}.Locate(path)
}

// A recordOrigin looks for paths under "internal" in the second folder first.
type recordOrigin struct{ facts, internal source.Origin }

func (o recordOrigin) Locate(path string) source.Span {
	if o.internal != nil && (path == internalName || strings.HasPrefix(path, internalName+".")) {
		return o.internal.Locate(path)
	}
	return o.facts.Locate(path)
}

// Names returns the names that the table at a path holds, in the order of the
// document; none where there is no table. The document may be nil.
func (d *Document) Names(path string) (names []string) {
	v := d.Find(path)
	if v == nil || v.Table == nil {
		return nil
	}
	for _, e := range v.Table.Entries {
		names = append(names, e.Name)
	}
	return names
}
