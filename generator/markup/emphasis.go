package markup

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis is CommonMark's parser of * and _ with the amendment that the
// package comment states: in a block with Chinese in it, runs of * look at
// white space only.
//
// The amendment speaks of blocks, not of the two characters beside the run,
// because an editor's phrase may begin and end with anything (《指南》, “小巨人”,
// ISO 9001, a bracket of either width) and stand beside anything.
type emphasis struct{}

// Trigger implements [parser.InlineParser].
func (emphasis) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements [parser.InlineParser].
func (emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, delimiters{})
	if d == nil {
		return nil
	}
	if d.Char == '*' && notesOf(pc).holdsChinese(parent, block.Source()) {
		after := ' '
		if d.OriginalLength < len(line) {
			after = util.ToRune(line, d.OriginalLength)
		}
		times := d.OriginalLength == 1 && isDigit(before) && isDigit(after)
		d.CanOpen = !times && !util.IsSpaceRune(after)
		d.CanClose = !times && !util.IsSpaceRune(before)
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// delimiters tells the parser which runs belong together.
type delimiters struct{}

func (delimiters) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (delimiters) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// holdsChinese reports whether a block's source holds a Chinese character; the
// answer for the last block is kept, since a block asks once for every run.
func (n *notes) holdsChinese(block ast.Node, src []byte) bool {
	if n.block == block {
		return n.chinese
	}
	n.block, n.chinese = block, false
	lines := block.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if containsChinese(src[line.Start:line.Stop]) {
			n.chinese = true
			break
		}
	}
	return n.chinese
}

// containsChinese reports whether UTF-8 holds a rune that isChinese knows.
func containsChinese(b []byte) bool {
	for i := 0; i < len(b); i++ {
		// Every character that isChinese knows is three or four bytes long
		// and begins with one of these.
		if b[i] >= 0xE2 && isChinese(util.ToRune(b, i)) {
			return true
		}
	}
	return false
}

// isChinese reports whether a rune is written in a Chinese or Japanese cell:
// ideographs, radicals, kana, bopomofo, their punctuation, and the full-width
// forms. Hangul is not among them: Korean writes spaces between words.
func isChinese(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0x312F, 0x3190 <= r && r <= 0xA4CF:
		return true
	case 0xF900 <= r && r <= 0xFAFF, 0xFE10 <= r && r <= 0xFE1F, 0xFE30 <= r && r <= 0xFE4F:
		return true
	case 0xFF00 <= r && r <= 0xFFEF:
		return true
	}
	return 0x20000 <= r && r <= 0x3FFFF
}

// joins reports whether a line end between two runes stands for nothing: both
// are Chinese, or one is and the other is a mark that Chinese shares with
// Latin (quotation marks, dash, ellipsis).
func joins(before, after rune) bool {
	a, b := isChinese(before), isChinese(after)
	return a && b || a && isShared(after) || b && isShared(before)
}

// isShared reports whether Chinese and Latin text share a mark: Unicode calls
// its width ambiguous (UAX #11).
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return false
}

func isDigit(r rune) bool { return r < unicode.MaxASCII && '0' <= r && r <= '9' }
