package decode

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
)

// A pdfFile is the objects of a PDF by number. It is read by looking for them
// from the file's beginning to its end, and not by its table of contents: what
// the table no longer names is still in the file.
type pdfFile struct {
	objects []*pdfObject // in the order of the file, those of streams after these
	byID    map[int]*pdfObject
}

// A pdfObject is one object: its value, and the stream that may follow it.
type pdfObject struct {
	id     int
	value  any
	stream []byte // unpacked; nil where there is none
}

// The values of a PDF besides numbers (float64), texts ([]byte), lists ([]any)
// and nil.
type (
	pdfName string
	pdfRef  int
	pdfDict map[pdfName]any
	pdfWord string // an operator, or true and false
)

var pdfHead = regexp.MustCompile(`(\d+)[ \t\r\n]+\d+[ \t\r\n]+obj`)

// readPDF finds the objects of a file, also those within streams of objects.
func readPDF(data []byte) *pdfFile {
	f := &pdfFile{byID: map[int]*pdfObject{}}
	for _, at := range pdfHead.FindAllSubmatchIndex(data, -1) {
		id, _ := strconv.Atoi(string(data[at[2]:at[3]]))
		s := pdfScanner{data: data, at: at[1]}
		o := &pdfObject{id: id, value: s.value()}
		o.stream = s.stream()
		f.add(o)
	}
	if len(f.objects) == 0 {
		f.loose(data)
	}
	for _, o := range slices.Clone(f.objects) {
		if o.is("Type", "ObjStm") {
			f.packed(o)
		}
	}
	return f
}

// loose finds the streams of a file that has no objects, as a damaged one may.
func (f *pdfFile) loose(data []byte) {
	for rest := data; ; {
		start := bytes.Index(rest, []byte("stream"))
		if start < 0 {
			return
		}
		s := pdfScanner{data: rest, at: start}
		stream := s.stream()
		if stream == nil {
			return
		}
		f.objects = append(f.objects, &pdfObject{stream: stream})
		rest = rest[s.at:]
	}
}

func (f *pdfFile) add(o *pdfObject) {
	f.objects = append(f.objects, o)
	f.byID[o.id] = o // a later one of the same number is an update
}

// packed adds the objects of a stream of objects. Those that the file also holds
// by themselves stay.
func (f *pdfFile) packed(o *pdfObject) {
	first, _ := f.value(o.dict()["First"]).(float64)
	count, _ := f.value(o.dict()["N"]).(float64)
	index := pdfScanner{data: o.stream}
	for range int(min(count, float64(len(o.stream)))) {
		id, isID := index.value().(float64)
		offset, isOffset := index.value().(float64)
		at := int(first + offset)
		if !isID || !isOffset || at < 0 || at > len(o.stream) {
			return
		}
		s := pdfScanner{data: o.stream, at: at}
		if inner := (&pdfObject{id: int(id), value: s.value()}); f.byID[inner.id] == nil {
			f.add(inner)
		}
	}
}

// dict returns an object's dictionary, empty for another value.
func (o *pdfObject) dict() pdfDict {
	d, _ := o.value.(pdfDict)
	return d
}

func (o *pdfObject) is(key, name pdfName) bool { return o.dict()[key] == name }

// value returns what a value stands for: a reference for its object's.
func (f *pdfFile) value(v any) any {
	for range deepest {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		o := f.byID[int(ref)]
		if o == nil {
			return nil
		}
		v = o.value
	}
	return nil
}

// dict returns the dictionary that a value stands for.
func (f *pdfFile) dict(v any) pdfDict {
	d, _ := f.value(v).(pdfDict)
	return d
}

// streamOf returns the stream that a value refers to.
func (f *pdfFile) streamOf(v any) []byte {
	ref, ok := v.(pdfRef)
	if o := f.byID[int(ref)]; ok && o != nil {
		return o.stream
	}
	return nil
}

// A pdfScanner reads values one after another.
type pdfScanner struct {
	data  []byte
	at    int
	depth int
}

// deepestPDF bounds how deep lists may lie in one another.
const deepestPDF = 64

func (s *pdfScanner) space() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case c == '%':
			end := bytes.IndexAny(s.data[s.at:], "\r\n")
			if end < 0 {
				s.at = len(s.data)
				return
			}
			s.at += end
		case isPDFSpace(c):
			s.at++
		default:
			return
		}
	}
}

func isPDFSpace(c byte) bool { return bytes.IndexByte([]byte("\x00\t\n\f\r "), c) >= 0 }

func isPDFDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// more reports whether there is another value.
func (s *pdfScanner) more() bool {
	s.space()
	return s.at < len(s.data)
}

// value reads a value; nil at the end and for what is none.
func (s *pdfScanner) value() any {
	if !s.more() {
		return nil
	}
	switch c := s.data[s.at]; {
	case c == '/':
		s.at++
		return pdfName(unescapedName(s.word()))
	case c == '(':
		raw, end := pdfLiteral(s.data, s.at+1)
		s.at = end + 1
		return raw
	case bytes.HasPrefix(s.data[s.at:], []byte("<<")):
		s.at += 2
		return s.dictionary()
	case c == '<':
		raw, end := pdfHex(s.data, s.at)
		s.at = end
		return raw
	case c == '[':
		s.at++
		return s.list()
	case isPDFDelimiter(c):
		s.at++
		return nil
	}
	return s.number()
}

// word reads up to the next space or bracket.
func (s *pdfScanner) word() []byte {
	from := s.at
	for s.at < len(s.data) && !isPDFSpace(s.data[s.at]) && !isPDFDelimiter(s.data[s.at]) {
		s.at++
	}
	return s.data[from:s.at]
}

// number reads a number, a reference or a word.
func (s *pdfScanner) number() any {
	word := string(s.word())
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return pdfWord(word)
	}
	ahead := *s
	ahead.space()
	if generation := ahead.word(); len(generation) > 0 && len(generation) < 6 && isDigits(generation) {
		ahead.space()
		if end := ahead.word(); string(end) == "R" && n >= 0 && n == float64(int(n)) {
			s.at = ahead.at
			return pdfRef(int(n))
		}
	}
	return n
}

func isDigits(word []byte) bool {
	return !slices.ContainsFunc(word, func(c byte) bool { return c < '0' || c > '9' })
}

func (s *pdfScanner) list() any {
	var all []any
	if s.depth++; s.depth > deepestPDF {
		s.at = len(s.data)
	}
	for s.more() {
		if s.data[s.at] == ']' {
			s.at++
			break
		}
		all = append(all, s.value())
	}
	s.depth--
	return all
}

func (s *pdfScanner) dictionary() any {
	d := pdfDict{}
	if s.depth++; s.depth > deepestPDF {
		s.at = len(s.data)
	}
	for s.more() {
		if bytes.HasPrefix(s.data[s.at:], []byte(">>")) {
			s.at += 2
			break
		}
		key, ok := s.value().(pdfName)
		if !ok {
			continue
		}
		if s.more() && bytes.HasPrefix(s.data[s.at:], []byte(">>")) {
			continue
		}
		d[key] = s.value()
	}
	s.depth--
	return d
}

// stream reads the stream that follows, unpacked; nil where none does. Where it
// ends is looked for: its length may be said elsewhere, or wrong.
func (s *pdfScanner) stream() []byte {
	s.space()
	if !bytes.HasPrefix(s.data[s.at:], []byte("stream")) {
		return nil
	}
	rest := s.data[s.at+len("stream"):]
	body := bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	end := bytes.Index(body, []byte("endstream"))
	if end < 0 {
		return nil
	}
	s.at = len(s.data) - len(body) + end + len("endstream")
	if unpacked, ok := inflated(body[:end]); ok {
		return unpacked
	}
	return body[:end]
}

// unescapedName reads the #xx of a name.
func unescapedName(name []byte) []byte {
	if bytes.IndexByte(name, '#') < 0 {
		return name
	}
	var out []byte
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) {
			if c, err := strconv.ParseUint(string(name[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(c))
				i += 2
				continue
			}
		}
		out = append(out, name[i])
	}
	return out
}
