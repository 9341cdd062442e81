package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A reader of PDF for tests, which forgives nothing: objects are found by the
// cross-reference stream alone. Values are nil, bool, float64, pname, string,
// []any, dict, *stream, and ref for references.

type (
	pname  string
	dict   map[string]any
	stream struct {
		dict
		raw []byte
	}
)

// An opened is a file that was read.
type opened struct {
	t       testing.TB
	data    []byte
	trailer dict
	places  [][3]int
	packs   map[int][]any
	cache   map[ref]any
}

// open reads a file and every object in it.
func open(t testing.TB, data []byte) *opened {
	t.Helper()
	d := &opened{t: t, data: data, packs: map[int][]any{}, cache: map[ref]any{}}
	tail := data[max(0, len(data)-40):]
	i := bytes.LastIndex(tail, []byte("startxref\n"))
	if i < 0 || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		t.Fatalf("the file does not end as one should: %q", tail)
	}
	at, err := strconv.Atoi(string(bytes.TrimSuffix(tail[i+10:], []byte("\n%%EOF\n"))))
	if err != nil {
		t.Fatal(err)
	}
	index := d.objectAt(at, -1).(*stream)
	d.trailer = index.dict
	rows := d.decode(index)
	for row := range len(rows) / 7 {
		r := rows[row*7:]
		d.places = append(d.places, [3]int{int(r[0]), int(binary.BigEndian.Uint32(r[1:])), int(binary.BigEndian.Uint16(r[5:]))})
	}
	if want := int(d.trailer["Size"].(float64)); len(d.places) != want {
		t.Fatalf("%d places of objects, Size says %d", len(d.places), want)
	}
	for n := 1; n < len(d.places); n++ {
		d.get(ref(n))
	}
	return d
}

// objectAt reads an object that stands in the file by itself. Number n is
// checked unless it is negative.
func (d *opened) objectAt(at, n int) any {
	p := &lexer{d: d, b: d.data, at: at}
	number := p.value()
	if p.word("0") != "0" || p.word("obj") != "obj" {
		d.t.Fatalf("no object at %d", at)
	}
	if got := int(number.(float64)); n >= 0 && got != n {
		d.t.Fatalf("object %d where %d should be", got, n)
	}
	v := p.value()
	body, ok := v.(dict)
	if !ok || p.word("stream") != "stream" {
		return v
	}
	p.at++
	length := int(body["Length"].(float64))
	if string(d.data[p.at+length:p.at+length+17]) != "\nendstream\nendobj" {
		d.t.Fatalf("stream %d is not as long as it says", n)
	}
	return &stream{body, d.data[p.at : p.at+length]}
}

// get returns an object by its number.
func (d *opened) get(r ref) any {
	if v, ok := d.cache[r]; ok {
		return v
	}
	if int(r) >= len(d.places) {
		d.t.Fatalf("no object %d", r)
	}
	var v any
	switch place := d.places[r]; place[0] {
	case 1:
		v = d.objectAt(place[1], int(r))
	case 2:
		v = d.packed(place[1], place[2], int(r))
	default:
		d.t.Fatalf("object %d is free", r)
	}
	d.cache[r] = v
	return v
}

// packed returns an object of an object stream.
func (d *opened) packed(in, i, n int) any {
	s := d.get(ref(in)).(*stream)
	data := d.decode(s)
	p := &lexer{d: d, b: data}
	number, offset := 0.0, 0.0
	for range i + 1 {
		number, offset = p.value().(float64), p.value().(float64)
	}
	if int(number) != n {
		d.t.Fatalf("object %v where %d should be, in stream %d", number, n, in)
	}
	p.at = int(s.dict["First"].(float64)) + int(offset)
	return p.value()
}

// of follows references.
func (d *opened) of(v any) any {
	for {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = d.get(r)
	}
}

// at follows a path of keys and indices.
func (d *opened) at(v any, path ...any) any {
	for _, step := range path {
		v = d.of(v)
		switch step := step.(type) {
		case string:
			switch in := v.(type) {
			case dict:
				v = in[step]
			case *stream:
				v = in.dict[step]
			default:
				return nil
			}
		case int:
			list, _ := v.([]any)
			if step >= len(list) {
				return nil
			}
			v = list[step]
		}
	}
	return d.of(v)
}

func (d *opened) root(path ...any) any { return d.at(d.trailer["Root"], path...) }

// decode unpacks a stream.
func (d *opened) decode(s *stream) []byte {
	d.t.Helper()
	if s.dict["Filter"] != pname("FlateDecode") {
		return s.raw
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		d.t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		d.t.Fatal(err)
	}
	parms, _ := d.of(s.dict["DecodeParms"]).(dict)
	if parms == nil {
		return data
	}
	number := func(key string, or int) int {
		if v, ok := parms[key].(float64); ok {
			return int(v)
		}
		return or
	}
	n := number("Colors", 1) * number("BitsPerComponent", 8)
	return unfilter(d.t, data, (number("Columns", 1)*n+7)/8, max(n/8, 1))
}

// unfilter undoes the filters of rows.
func unfilter(t testing.TB, data []byte, row, pixel int) (out []byte) {
	above := make([]byte, row)
	for len(data) > 0 {
		kind, line := data[0], bytes.Clone(data[1:row+1])
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 0:
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			default:
				t.Fatalf("filter %d", kind)
			}
		}
		out, above, data = append(out, line...), line, data[row+1:]
	}
	return out
}

func paeth(a, b, c byte) byte {
	abs := func(v int) int { return max(v, -v) }
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

// A lexer reads values.
type lexer struct {
	d  *opened
	b  []byte
	at int
}

func (p *lexer) blank() {
	for p.at < len(p.b) && strings.IndexByte(" \n\r\t\x00\f", p.b[p.at]) >= 0 {
		p.at++
	}
}

// word reads a word if it stands next.
func (p *lexer) word(w string) string {
	p.blank()
	if bytes.HasPrefix(p.b[p.at:], []byte(w)) {
		p.at += len(w)
		return w
	}
	return ""
}

// token reads what stands until the next delimiter.
func (p *lexer) token() string {
	start := p.at
	for p.at < len(p.b) && strings.IndexByte(" \n\r\t()<>[]{}/%", p.b[p.at]) < 0 {
		p.at++
	}
	return string(p.b[start:p.at])
}

// value reads a value. Operators of content are returned as errors.
func (p *lexer) value() any {
	p.blank()
	switch {
	case p.at >= len(p.b):
		return io.EOF
	case p.word("<<") != "":
		return p.dict()
	case p.word("[") != "":
		list := []any{}
		for p.word("]") == "" {
			list = append(list, p.value())
		}
		return list
	case p.b[p.at] == '<':
		return p.hex()
	case p.b[p.at] == '(':
		return p.literal()
	case p.b[p.at] == '/':
		p.at++
		return p.name()
	}
	return p.atom()
}

// atom reads a number, a reference, a word.
func (p *lexer) atom() any {
	word := p.token()
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		switch word {
		case "true":
			return true
		case "false":
			return false
		case "null":
			return nil
		case "":
			p.d.t.Fatalf("unexpected %q", p.b[p.at:min(p.at+20, len(p.b))])
		}
		return fmt.Errorf("%s", word)
	}
	at := p.at
	if p.word("0") != "" && p.word("R") != "" {
		return ref(v)
	}
	p.at = at
	return v
}

func (p *lexer) dict() dict {
	d := dict{}
	for p.word(">>") == "" {
		key, ok := p.value().(pname)
		if !ok {
			p.d.t.Fatalf("a key that is no name, before %q", p.b[p.at:min(p.at+40, len(p.b))])
		}
		if _, twice := d[string(key)]; twice {
			p.d.t.Fatalf("key %s twice", key)
		}
		d[string(key)] = p.value()
	}
	return d
}

func (p *lexer) name() pname {
	raw := p.token()
	for {
		i := strings.IndexByte(raw, '#')
		if i < 0 {
			return pname(raw)
		}
		c, err := strconv.ParseUint(raw[i+1:i+3], 16, 8)
		if err != nil {
			p.d.t.Fatal(err)
		}
		raw = raw[:i] + string([]byte{byte(c)}) + raw[i+3:]
	}
}

func (p *lexer) hex() string {
	end := p.at + bytes.IndexByte(p.b[p.at:], '>')
	s, err := hex.DecodeString(string(p.b[p.at+1 : end]))
	if err != nil {
		p.d.t.Fatal(err)
	}
	p.at = end + 1
	return string(s)
}

func (p *lexer) literal() string {
	var s []byte
	for p.at++; p.b[p.at] != ')'; p.at++ {
		c := p.b[p.at]
		switch c {
		case '(', '\r':
			p.d.t.Fatalf("an unescaped %q in a string", c)
		case '\\':
			p.at++
			if c = p.b[p.at]; c == 'r' {
				c = '\r'
			} else if c == 'n' {
				c = '\n'
			}
		}
		s = append(s, c)
	}
	p.at++
	return string(s)
}

// text decodes a text string.
func text(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xFE\xFF") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// pages returns the pages in order.
func (d *opened) pages() (list []dict) {
	var walk func(v any, parent ref)
	walk = func(v any, parent ref) {
		node := d.of(v).(dict)
		if parent != 0 && node["Parent"] != parent {
			d.t.Fatalf("a branch of pages has the parent %v, not %v", node["Parent"], parent)
		}
		if node["Type"] == pname("Page") {
			list = append(list, node)
			return
		}
		before := len(list)
		for _, k := range node["Kids"].([]any) {
			walk(k, v.(ref))
		}
		if got := len(list) - before; float64(got) != node["Count"] {
			d.t.Fatalf("a branch of %d pages says %v", got, node["Count"])
		}
	}
	walk(d.root().(dict)["Pages"], 0)
	return list
}

// An operation is an operator of content with what stands before it.
type operation struct {
	op   string
	args []any
}

// content returns the operations of a page.
func (d *opened) content(page dict) (list []operation) {
	p := &lexer{d: d, b: d.decode(d.of(page["Contents"]).(*stream))}
	var args []any
	for {
		switch v := p.value().(type) {
		case error:
			if v == io.EOF {
				return list
			}
			list = append(list, operation{v.Error(), args})
			args = nil
		default:
			args = append(args, v)
		}
	}
}
