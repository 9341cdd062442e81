package markup

import (
	"bytes"
	"sort"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// MaxNesting is how many blocks (quotations, lists) may stand inside each
// other. Nobody reads a tenth level; the bound keeps a damaged file from
// exhausting the stack.
const MaxNesting = 100

// A Reader parses bodies. It is safe for concurrent use.
type Reader struct {
	schemes []string
}

// NewReader returns a reader that takes links to records by the given schemes,
// the singulars of a catalogue's kinds: project, policy. They are listed, not
// learnt, so that no scheme of a browser's own ever passes.
func NewReader(schemes ...string) Reader { return Reader{schemes} }

// Parse parses one body and adds its faults to list, which may be nil. The
// document is usable whatever the faults: what was refused appears as plain
// text.
func (r Reader) Parse(body source.Span, list *diag.List) *Document {
	b := newBase(body)
	e := newEmitter(b, r.schemes)
	words := scratch.Get().(*[]byte)
	defer scratch.Put(words)
	e.text = (*words)[:0]
	if line := tooDeep(b.src); line >= 0 {
		e.fault(ruleNesting, line, line, MaxNesting)
		e.blockText(0, len(b.src))
	} else {
		e.notes = newNotes()
		pc := parser.NewContext()
		pc.Set(notesKey, e.notes)
		root := markdown().Parse(text.NewReader(b.src), parser.WithContext(pc))
		e.walk(root)
		e.checkFootnotes()
	}
	if list != nil && len(e.faults) > 0 {
		list.Add(e.faults...)
	}
	*words = e.text
	return e.document()
}

// scratch holds buffers for the plain text of what is being parsed, of which a
// document keeps a copy of the right size.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

// markdown returns the one parser, which is safe for concurrent use.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser()}, 999),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(undefinedFootnotes{}, 102),
			util.Prioritized(newLinks(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasis{}, 500),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
})

// notes is what our parsers remember of one body beside the syntax tree.
type notes struct {
	extents   map[ast.Node]extent // of inline and reference links and images
	undefined []text.Segment      // references to footnotes that do not exist
	footnotes []definition        // every definition, in order
	block     ast.Node            // the block that chinese speaks of
	chinese   bool                // whether block holds a Chinese character
}

func newNotes() *notes { return &notes{} }

// An extent is where a link ends: the offset after the bracket that closes its
// text, and the offset after the whole.
type extent struct{ text, end int }

var notesKey = parser.NewContextKey()

func notesOf(pc parser.Context) *notes { return pc.Get(notesKey).(*notes) }

// A base is a body prepared for parsing: bytes whose lines end in \n, and the
// way back from an offset in them to the file.
type base struct {
	span    source.Span
	src     []byte
	removed []int // offsets in src before each of which one \r was left out
}

func newBase(body source.Span) base {
	b := base{span: body, src: []byte(body.Text())}
	if bytes.IndexByte(b.src, '\r') < 0 {
		return b
	}
	kept := b.src[:0]
	for i, c := range b.src {
		if c == '\r' && i+1 < len(b.src) && b.src[i+1] == '\n' {
			b.removed = append(b.removed, len(kept))
			continue
		}
		kept = append(kept, c)
	}
	b.src = kept
	return b
}

// at returns the span in the file of src[from:to].
func (b *base) at(from, to int) source.Span {
	return b.span.Sub(b.offset(from), b.offset(to))
}

// offset turns an offset in src into one in the body as it was written. The
// end of a line's text is before its \r.
func (b *base) offset(n int) int {
	return n + sort.SearchInts(b.removed, n)
}

// tooDeep returns the offset of a line that opens more than MaxNesting
// blocks, or -1. Containers are opened by > or by a list mark, and a line
// opens at most one for each such byte; lines inside code that look so are
// refused too, which no real text will notice.
func tooDeep(src []byte) int {
	for at := 0; at < len(src); {
		line := src[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if containers(line) > MaxNesting {
			return at
		}
		at += len(line) + 1
	}
	return -1
}

// containers counts the marks at the start of a line that could open a block
// each.
func containers(line []byte) (n int) {
	for i, c := range line {
		switch {
		case c == ' ' || c == '\t' || '0' <= c && c <= '9':
		case c == '>':
			n++
		case (c == '-' || c == '+' || c == '*' || c == '.' || c == ')' || c == ':') && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'):
			n++
		default:
			return n
		}
	}
	return n
}
