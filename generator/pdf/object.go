package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"math"
	"strconv"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// A ref is the number of an object. The zero ref names none.
type ref uint32

// A body is the serialised value of an object, or a part of one.
type body []byte

func (b *body) put(s string) { *b = append(*b, s...) }

func (b *body) int(n int) { *b = strconv.AppendInt(*b, int64(n), 10) }

// ref appends a reference.
func (b *body) ref(r ref) {
	*b = strconv.AppendUint(*b, uint64(r), 10)
	b.put(" 0 R")
}

// entry appends a key, which has its slash, and a reference, if there is one.
func (b *body) entry(key string, r ref) {
	if r != 0 {
		b.put(key)
		b.put(" ")
		b.ref(r)
	}
}

// num appends a number with at most n decimals and a blank.
func (b *body) num(v float64, n int) {
	*b = appendNumber(*b, v, n)
	*b = append(*b, ' ')
}

// text appends a key and a text string; nothing for "".
func (b *body) text(key, s string) {
	if s != "" {
		b.put(key)
		b.string(s)
	}
}

// string appends a text string: in ASCII where that holds it, in UTF-16
// otherwise.
func (b *body) string(s string) {
	if isASCII(s) {
		*b = appendLiteral(*b, s)
		return
	}
	b.put("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		*b = appendHex(*b, u)
	}
	b.put(">")
}

// name appends a name, its special characters escaped.
func (b *body) name(s string) {
	b.put("/")
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7F && !bytes.ContainsRune([]byte("#/%()<>[]{}"), rune(c)) {
			*b = append(*b, c)
		} else {
			*b = fmt.Appendf(*b, "#%02X", c)
		}
	}
}

// rect appends an array of four numbers.
func (b *body) rect(r [4]float64) {
	b.put("[")
	for i, v := range r {
		if i > 0 {
			b.put(" ")
		}
		*b = appendNumber(*b, v, 3)
	}
	b.put("]")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' || s[i] >= utf8.RuneSelf-1 {
			return false
		}
	}
	return true
}

// appendLiteral appends a string of bytes in parentheses.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

const hexDigits = "0123456789ABCDEF"

func appendHex(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// pow10 are the powers that appendNumber rounds by.
var pow10 = [...]float64{1, 10, 100, 1e3, 1e4, 1e5, 1e6}

// appendNumber appends a number with at most n decimals, as short as can be.
func appendNumber(b []byte, v float64, n int) []byte {
	i := int64(math.Round(v * pow10[n]))
	if i < 0 {
		b = append(b, '-')
		i = -i
	}
	unit := int64(pow10[n])
	whole, rest := i/unit, i%unit
	if whole != 0 || rest == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest != 0 {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}

// limit is the largest length that is drawn. It is far beyond any sheet, and
// numbers up to it are exact in readers that count in single precision.
const limit = 1e5

// usable reports whether numbers can be drawn.
func usable(v ...float64) bool {
	for _, x := range v {
		if !(x >= -limit && x <= limit) {
			return false
		}
	}
	return true
}

// Places of objects are kept in one word: the offset in the file, or for what
// lies in an object stream, marked by the top bit, its number and the place in
// it.
const packed = 1 << 63

// packLimit and packBytes bound an object stream, which readers unpack as a
// whole.
const (
	packLimit = 250
	packBytes = 32 << 10
)

// A file writes objects, most of them together in compressed object streams.
// Its first error stays.
type file struct {
	w      io.Writer
	err    error
	at     int64
	sum    hash.Hash
	places []uint64 // by object; the first is not used
	pack   struct {
		index   body // numbers and offsets
		objects body
		list    []ref
	}
}

// newFile begins a file. The second line tells that it is not text.
func newFile(w io.Writer) *file {
	f := &file{w: w, sum: sha256.New(), places: make([]uint64, 1)}
	f.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return f
}

func (f *file) write(p []byte) {
	if f.err != nil {
		return
	}
	n, err := f.w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	f.err = err
	f.sum.Write(p)
	f.at += int64(n)
}

// take returns the number of an object that will be put later.
func (f *file) take() ref {
	f.places = append(f.places, 0)
	return ref(len(f.places) - 1)
}

// put writes an object that is no stream.
func (f *file) put(r ref, b body) {
	p := &f.pack
	p.index.int(int(r))
	p.index.put(" ")
	p.index.int(len(p.objects))
	p.index.put(" ")
	p.objects = append(append(p.objects, b...), '\n')
	p.list = append(p.list, r)
	if len(p.list) == packLimit || len(p.objects) > packBytes {
		f.flush()
	}
}

// add writes an object and returns its number.
func (f *file) add(b body) ref {
	r := f.take()
	f.put(r, b)
	return r
}

// flush writes the objects that wait for their stream.
func (f *file) flush() {
	p := &f.pack
	if len(p.list) == 0 {
		return
	}
	stream := f.take()
	for i, r := range p.list {
		f.places[r] = packed | uint64(stream)<<16 | uint64(i)
	}
	head := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(p.list), len(p.index))
	f.stream(stream, head, append(p.index, p.objects...))
	p.list, p.index, p.objects = p.list[:0], p.index[:0], p.objects[:0]
}

// stream compresses data and writes it as an object.
func (f *file) stream(r ref, dict string, data []byte) {
	f.raw(r, dict+"/Filter/FlateDecode", deflate(data, &fast))
}

// raw writes a stream that is already encoded as dict says.
func (f *file) raw(r ref, dict string, data []byte) {
	f.places[r] = uint64(f.at)
	f.write(fmt.Appendf(nil, "%d 0 obj\n<<%s/Length %d>>\nstream\n", r, dict, len(data)))
	f.write(data)
	f.write([]byte("\nendstream\nendobj\n"))
}

// close writes the cross-reference stream. The identifier is made of all that
// was written, so that the same document has the same.
func (f *file) close(root, info ref) error {
	f.flush()
	index := f.take()
	f.places[index] = uint64(f.at)
	if f.at > math.MaxUint32 {
		f.err = errors.Join(f.err, errors.New("the document is larger than 4 GiB"))
	}
	id := hex.EncodeToString(f.sum.Sum(nil)[:16])
	var b body
	b.put(fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/ID[<%s><%s>]", len(f.places), id, id))
	b.entry("/Root", root)
	b.entry("/Info", info)
	b.put("/DecodeParms<</Predictor 12/Columns 7>>")
	start := f.at
	f.stream(index, string(b), f.index())
	f.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	return f.err
}

// index returns the rows of the cross-reference stream, each as what it differs
// in from the one above (predictor Up), which compresses far better.
func (f *file) index() []byte {
	var above [7]byte
	rows := make([]byte, 0, 8*len(f.places))
	for i, place := range f.places {
		row := indexRow(place)
		switch {
		case i == 0:
			row = [7]byte{5: 0xFF, 6: 0xFF} // head of the list of free objects
		case place == 0:
			f.err = errors.Join(f.err, fmt.Errorf("object %d was never written", i))
		}
		rows = append(rows, 2)
		for j := range row {
			rows = append(rows, row[j]-above[j])
		}
		above = row
	}
	return rows
}

// indexRow returns the kind of an object's place, and two numbers.
func indexRow(place uint64) (row [7]byte) {
	kind, a, b := byte(1), uint32(place), uint16(0)
	if place&packed != 0 {
		kind, a, b = 2, uint32(place&^packed>>16), uint16(place)
	}
	return [7]byte{kind, byte(a >> 24), byte(a >> 16), byte(a >> 8), byte(a), byte(b >> 8), byte(b)}
}

// Pages and objects are compressed while others wait, which level 4 does a fifth
// faster than the default for three hundredths more; what is compressed once, such
// as fonts and pictures, is worth the default.
var (
	fast     = sync.Pool{New: func() any { return compressor(4) }}
	thorough = sync.Pool{New: func() any { return compressor(zlib.DefaultCompression) }}
)

// compressor returns what compresses; it is kept, because it has large tables.
func compressor(level int) *zlib.Writer {
	z, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		return zlib.NewWriter(nil) // the level is one of those above, so it never is
	}
	return z
}

// deflate compresses data; the same data gives the same bytes.
func deflate(data []byte, with *sync.Pool) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(data)/3+64))
	z := with.Get().(*zlib.Writer)
	defer with.Put(z)
	z.Reset(out)
	// Neither fails: a buffer takes everything.
	z.Write(data)
	z.Close()
	return out.Bytes()
}
