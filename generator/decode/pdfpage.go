package decode

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// pages gives the text of every page, and of every drawing that pages show, as a
// reader would copy it.
func (f *pdfFile) pages(give func(string)) {
	fonts := map[any]*glyphTexts{}
	for _, o := range f.objects {
		switch {
		case o.is("Type", "Page"):
			f.text(f.contents(o.dict()["Contents"]), f.resources(o.dict()), fonts, give)
		case o.is("Subtype", "Form") || o.dict()["PatternType"] != nil:
			f.text(o.stream, f.dict(o.dict()["Resources"]), fonts, give)
		}
	}
}

// contents returns the streams of a page, one after another.
func (f *pdfFile) contents(v any) (all []byte) {
	if stream := f.streamOf(v); stream != nil {
		return stream
	}
	list, _ := f.value(v).([]any)
	for _, part := range list {
		all = append(append(all, f.streamOf(part)...), '\n')
	}
	return all
}

// resources returns those of a page, which it may have from the pages above.
func (f *pdfFile) resources(page pdfDict) pdfDict {
	for range deepestPDF {
		if r := f.dict(page["Resources"]); r != nil {
			return r
		}
		if page = f.dict(page["Parent"]); page == nil {
			break
		}
	}
	return nil
}

// A pdfShown is what a stream shows: as a reader copies it, and as it is drawn,
// where what is marked says of itself that it stands for something else.
type pdfShown struct {
	copied, drawn strings.Builder
	within        []bool // of what is marked now, whether it stands for something else
}

func (t *pdfShown) replaced() bool { return slices.Contains(t.within, true) }

// line begins a new line.
func (t *pdfShown) line() {
	t.copied.WriteByte('\n')
	t.drawn.WriteByte('\n')
}

// text gives what a stream shows. Strings that follow each other on a line are
// one run; where the place moves a new line begins.
func (f *pdfFile) text(stream []byte, resources pdfDict, known map[any]*glyphTexts, give func(string)) {
	t := new(pdfShown)
	var font *glyphTexts
	fonts := f.dict(resources["Font"])
	s := pdfScanner{data: stream}
	for op, operands := range s.operators {
		switch op {
		case "Tf":
			if len(operands) > 1 {
				name, _ := operands[len(operands)-2].(pdfName)
				font = f.font(fonts[name], known)
			}
		case "BI": // a picture in the stream: what follows is no language
			s.skip("EI")
		case "BMC", "BDC":
			said, stands := f.actual(operands, resources)
			t.copied.WriteString(said)
			t.within = append(t.within, stands)
		case "EMC":
			t.within = t.within[:max(0, len(t.within)-1)]
		default:
			t.show(font, op, operands)
		}
	}
	give(t.copied.String())
	if drawn := t.drawn.String(); drawn != t.copied.String() {
		give(drawn)
	}
}

// operators yields the operators of a stream, each with what stands before it;
// that is good until the next.
func (s *pdfScanner) operators(yield func(op pdfWord, operands []any) bool) {
	var operands []any
	for s.more() {
		v := s.value()
		op, ok := v.(pdfWord)
		if !ok {
			operands = append(operands, v)
			continue
		}
		if !yield(op, operands) {
			return
		}
		operands = operands[:0]
	}
}

// show takes an operator that shows text or moves its place.
func (t *pdfShown) show(font *glyphTexts, op pdfWord, operands []any) {
	switch op {
	case "Td", "TD", "T*", "Tm", "ET":
		t.line()
	case "'", `"`:
		t.line()
		fallthrough
	case "Tj", "TJ":
		if len(operands) == 0 {
			return
		}
		font.show(&t.drawn, operands[len(operands)-1])
		if !t.replaced() {
			font.show(&t.copied, operands[len(operands)-1])
		}
	}
}

// actual returns the text that what is marked says it stands for, if it does.
func (f *pdfFile) actual(operands []any, resources pdfDict) (string, bool) {
	if len(operands) == 0 {
		return "", false
	}
	properties, _ := operands[len(operands)-1].(pdfDict)
	if name, named := operands[len(operands)-1].(pdfName); named {
		properties = f.dict(f.dict(resources["Properties"])[name])
	}
	said, ok := properties["ActualText"].([]byte)
	return pdfText(said), ok
}

// skip passes over bytes up to a word.
func (s *pdfScanner) skip(word string) {
	for s.more() {
		if string(s.word()) == word {
			return
		}
		s.at++
	}
}

// glyphTexts are what the codes of a font stand for.
type glyphTexts struct {
	width int // of a code in bytes
	text  map[uint32]string
}

// font returns what the codes of a font stand for; nil where it does not say.
func (f *pdfFile) font(v any, known map[any]*glyphTexts) *glyphTexts {
	key := v
	if _, ok := v.(pdfRef); !ok {
		key = nil // a font within the page; there is no name to remember it by
	}
	if t, ok := known[key]; ok && key != nil {
		return t
	}
	d := f.dict(v)
	var t *glyphTexts
	if stream := f.streamOf(d["ToUnicode"]); stream != nil {
		t = readGlyphTexts(stream)
		if d["Subtype"] == pdfName("Type0") && t.width == 0 {
			t.width = 2
		}
	}
	if key != nil {
		known[key] = t
	}
	return t
}

// readGlyphTexts reads a ToUnicode map.
func readGlyphTexts(stream []byte) *glyphTexts {
	t := &glyphTexts{text: map[uint32]string{}}
	s := pdfScanner{data: stream}
	for op, operands := range s.operators {
		switch op {
		case "endcodespacerange":
			for _, o := range operands {
				if code, ok := o.([]byte); ok {
					t.width = len(code)
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				t.set(operands[i], 0, operands[i+1])
			}
		case "endbfrange":
			t.ranges(operands)
		}
	}
	return t
}

// ranges reads triples of first and last code and what they stand for: a list,
// or the text of the first.
func (t *glyphTexts) ranges(operands []any) {
	for i := 0; i+2 < len(operands); i += 3 {
		first, ok := code(operands[i])
		last, ends := code(operands[i+1])
		if !ok || !ends || last < first || last-first > 0xFFFF {
			continue
		}
		switch to := operands[i+2].(type) {
		case []any:
			for n, one := range to {
				t.set(operands[i], uint32(n), one)
			}
		case []byte:
			for n := range last - first + 1 {
				t.set(operands[i], n, raised(to, n))
			}
		}
	}
}

// raised returns a text whose last character is n further.
func raised(text []byte, n uint32) []byte {
	if len(text) < 2 {
		return text
	}
	out := append([]byte(nil), text...)
	end := out[len(out)-2:]
	binary.BigEndian.PutUint16(end, binary.BigEndian.Uint16(end)+uint16(n))
	return out
}

func (t *glyphTexts) set(first any, n uint32, to any) {
	from, ok := code(first)
	text, isText := to.([]byte)
	if !ok || !isText {
		return
	}
	units := make([]uint16, len(text)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(text[2*i:])
	}
	t.text[from+n] = string(utf16.Decode(units))
}

// code reads the bytes of a code as a number.
func code(v any) (n uint32, ok bool) {
	raw, ok := v.([]byte)
	if !ok || len(raw) == 0 || len(raw) > 4 {
		return 0, false
	}
	for _, c := range raw {
		n = n<<8 | uint32(c)
	}
	return n, true
}

// show writes what an operand shows: a string, or a list of strings and moves.
func (t *glyphTexts) show(b *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		for _, part := range v {
			if wide, ok := part.(float64); ok && wide < -wordSpace {
				b.WriteByte(' ')
			}
			t.show(b, part)
		}
	case []byte:
		if t == nil || t.width == 0 {
			b.WriteString(pdfText(v))
			return
		}
		for at := 0; at+t.width <= len(v); at += t.width {
			n, _ := code(v[at : at+t.width])
			b.WriteString(t.text[n])
		}
	}
}

// wordSpace is how far a move within a line must go, in thousandths of the size,
// to be a space between words.
const wordSpace = 200
