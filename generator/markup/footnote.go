package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A definition is a footnote's text and where its mark stands.
type definition struct {
	node *xast.Footnote
	at   int
}

// footnoteBlocks remembers every definition of a footnote, because the parser
// drops without a word those that nothing refers to.
type footnoteBlocks struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (f footnoteBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	at := segment.Start + max(pc.BlockOffset()-segment.Padding, 0)
	node, state := f.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*xast.Footnote); ok {
		n := notesOf(pc)
		n.footnotes = append(n.footnotes, definition{note, at})
	}
	return node, state
}

// undefinedFootnotes notes references to footnotes that do not exist. It runs
// after the parser that takes the good ones, and takes nothing itself, so that
// the reference appears as it was written.
type undefinedFootnotes struct{}

// Trigger implements [parser.InlineParser].
func (undefinedFootnotes) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser].
func (undefinedFootnotes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 0 || util.IsBlank(line[2:end]) || bytes.IndexByte(line[2:end], '[') >= 0 {
		return nil
	}
	if end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[') {
		return nil // a link whose text begins with a caret
	}
	if _, ok := pc.Reference(util.ToLinkReference(line[1:end])); ok {
		return nil
	}
	n := notesOf(pc)
	n.undefined = append(n.undefined, text.NewSegment(segment.Start, segment.Start+end+1))
	return nil
}

// checkFootnotes reports references without a footnote, and footnotes without
// a reference or with a label that was taken.
func (e *emitter) checkFootnotes() {
	for _, s := range e.notes.undefined {
		label := string(e.src[s.Start+2 : s.Stop-1])
		e.fault(ruleFootnoteUndefined, s.Start, s.Stop, label)
	}
	first := map[string]int{}
	for _, d := range e.notes.footnotes {
		label := string(d.node.Ref)
		end := d.at + len("[^]") + len(label)
		if _, taken := first[label]; taken {
			e.fault(ruleFootnoteTwice, d.at, end, label)
		} else if first[label] = d.at; d.node.Index < 0 {
			e.fault(ruleFootnoteUnused, d.at, end, label)
		}
	}
}
