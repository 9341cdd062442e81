package books

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/render/handbook"
	"prospectus/generator/typeset"
)

// Judge looks at how a section was set and returns what a reader at a print shop
// would mark: signs that may not begin or end a line, figures parted from their units,
// words divided without a hyphen, a line of a paragraph alone on a page, a heading at
// the foot of one, and text beyond the edge. It shares no code with the typesetter.
func Judge(laid *typeset.Pages) (faults []string) {
	blocks := map[*typeset.Element]*typeset.Element{}
	enclose(laid.Root, nil, blocks)
	lines := linesOf(laid.Pages, blocks)
	byBlock := map[*typeset.Element][]line{}
	var order []*typeset.Element
	for _, l := range lines {
		if byBlock[l.block] == nil {
			order = append(order, l.block)
		}
		byBlock[l.block] = append(byBlock[l.block], l)
	}
	for _, block := range order {
		faults = append(faults, judgeEdges(byBlock[block])...)
		faults = append(faults, judgeParting(byBlock[block])...)
		faults = append(faults, judgeAlone(block, byBlock[block])...)
	}
	faults = append(faults, judgeFeet(lines, laid.Pages)...)
	for _, l := range lines {
		if p := laid.Pages[l.page]; l.x < -p.X || p.X+l.end > p.Width {
			faults = append(faults, fmt.Sprintf("page %d: beyond the edge of the paper: %q", l.page+1, l.text))
		}
	}
	return faults
}

// JudgeDraft sets the sections of a book one after another and returns what is wrong
// with them, what the typesetter itself reports included, but for the fonts of an
// office that it has not.
func JudgeDraft(d *handbook.Draft, fonts *typeset.Fonts) (faults []string) {
	report := new(diag.List)
	sheet := typeset.ParseSheet(report, d.Styles...)
	for _, s := range d.Sections {
		own := new(diag.List)
		setter := typeset.New(fonts, sheet, own)
		setter.Pictures = d.Pictures
		for _, fault := range Judge(setter.Lay(s, nil)) {
			faults = append(faults, s.Name+": "+fault)
		}
		for _, found := range own.Sorted() {
			if found.Rule.Severity > diag.Notice && found.Rule.Code != "print-font" {
				faults = append(faults, s.Name+": "+found.Message("en"))
			}
		}
	}
	return faults
}

// inline are the roles of elements that stand within a line.
var inline = []string{"Span", "Link", "Reference", "Quote", "Code"}

// enclose notes for every element the block in which its text stands.
func enclose(e, block *typeset.Element, into map[*typeset.Element]*typeset.Element) {
	if block == nil || !slices.Contains(inline, e.Role) {
		block = e
	}
	into[e] = block
	for _, k := range e.Kids {
		enclose(k, block, into)
	}
}

// A line is what stands on one base line of a block.
type line struct {
	page      int
	block     *typeset.Element
	y, x, end float64
	text      string
	hyphen    bool // it ends in one that the text does not have
}

// linesOf returns the lines of pages in the order in which they are drawn. What
// stands above or below a base line belongs to the line.
func linesOf(pages []*typeset.Page, blocks map[*typeset.Element]*typeset.Element) (lines []line) {
	for i, p := range pages {
		for _, op := range p.Ops {
			t, ok := op.(*typeset.Text)
			if !ok || t.Element == nil {
				continue
			}
			end, hyphen := t.X, false
			for _, g := range t.Glyphs {
				end += float64(g.Advance)
				hyphen = hyphen || g.Hyphen()
			}
			block := blocks[t.Element]
			if n := len(lines) - 1; n >= 0 && lines[n].page == i && lines[n].block == block && math.Abs(lines[n].y-t.Y) < 5 && t.X > lines[n].end-1 {
				lines[n].text += t.Content
				lines[n].end, lines[n].hyphen = end, hyphen
				continue
			}
			lines = append(lines, line{page: i, block: block, y: t.Y, x: t.X, end: end, text: t.Content, hyphen: hyphen})
		}
	}
	return lines
}

// Signs after which and before which no line ends (GB/T 15834, JIS X 4051).
const (
	neverFirst = "，。、；：！？）》〉”’】〕…·％℃,.;:!?)]}%"
	neverLast  = "（《〈“‘【〔([{¥$"
)

// judgeEdges looks at where the lines of a block begin and end.
func judgeEdges(lines []line) (faults []string) {
	for i, l := range lines {
		text := strings.TrimSpace(l.text)
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		if i > 0 && text != "" && strings.ContainsRune(neverFirst, first) && !address(lines[i-1].text) {
			faults = append(faults, fmt.Sprintf("page %d: a line begins with %q: %q", l.page+1, first, l.text))
		}
		if i+1 < len(lines) && text != "" && strings.ContainsRune(neverLast, last) && !address(l.text) {
			faults = append(faults, fmt.Sprintf("page %d: a line ends with %q: %q", l.page+1, last, l.text))
		}
	}
	return faults
}

// address reports whether a line ends within an address of the web or of mail, which
// may be divided anywhere.
func address(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && strings.ContainsAny(words[len(words)-1], "/@")
}

// amount is a figure with its unit.
var amount = regexp.MustCompile(`[0-9][0-9.,]*( ?(亿元|万元|元|亩|公顷|平方米|平方公里|万吨|吨|公里|千米|个工作日|天|人|年|月|日|期|%|％|℃|billion|million|mu|ha|km|kV|MW|GWh|m²|t/a)(\b|[^a-zA-Z]|$)|[%％℃])`)

// judgeParting looks at what is parted where lines end.
func judgeParting(lines []line) (faults []string) {
	var all strings.Builder
	ends := map[int]line{}
	for i, l := range lines {
		all.WriteString(l.text)
		if i+1 < len(lines) {
			ends[all.Len()] = l
		}
	}
	text := all.String()
	for _, at := range amount.FindAllStringSubmatchIndex(text, -1) {
		from, to := at[0], at[1]
		if at[4] >= 0 {
			to = at[5] // not what follows the unit
		}
		for k := from + 1; k < to; k++ {
			if l, ok := ends[k]; ok {
				faults = append(faults, fmt.Sprintf("page %d: a figure is parted from its unit: %q | %q", l.page+1, l.text, text[k:to]))
			}
		}
	}
	for k, l := range ends {
		before, _ := utf8.DecodeLastRuneInString(text[:k])
		after, _ := utf8.DecodeRuneInString(text[k:])
		if latin(before) && latin(after) && !l.hyphen && !address(l.text) && !coded(text, k) {
			faults = append(faults, fmt.Sprintf("page %d: a word is divided without a hyphen: %q | %q", l.page+1, l.text, text[k:min(len(text), k+12)]))
		}
	}
	slices.Sort(faults)
	return faults
}

// coded reports whether a place is within a code with figures in it, such as a hash,
// which is no word.
func coded(text string, at int) bool {
	from, to := strings.LastIndexByte(text[:at], ' ')+1, len(text)
	if n := strings.IndexByte(text[at:], ' '); n >= 0 {
		to = at + n
	}
	return strings.ContainsAny(text[from:to], "0123456789")
}

func latin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// judgeAlone looks for a line of a paragraph that stands alone on a page.
func judgeAlone(block *typeset.Element, lines []line) (faults []string) {
	if block.Role != "P" && block.Role != "LBody" {
		return nil
	}
	rows := map[int]map[float64]string{}
	for _, l := range lines {
		if rows[l.page] == nil {
			rows[l.page] = map[float64]string{}
		}
		rows[l.page][l.y] = l.text
	}
	for page, found := range rows {
		if len(rows) > 1 && len(found) == 1 {
			for _, text := range found {
				faults = append(faults, fmt.Sprintf("page %d: a line of a paragraph alone: %q", page+1, text))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// judgeFeet looks for headings that are the last thing on a page: no text and no
// picture is below them.
func judgeFeet(lines []line, pages []*typeset.Page) (faults []string) {
	lowest := map[int]line{}
	for _, l := range lines {
		if low, ok := lowest[l.page]; !ok || l.y > low.y {
			lowest[l.page] = l
		}
	}
	for page, p := range pages[:len(pages)-1] {
		if l, ok := lowest[page]; ok && pictured(p) < l.y && len(l.block.Role) == 2 && l.block.Role[0] == 'H' {
			faults = append(faults, fmt.Sprintf("page %d: a heading at the foot: %q", page+1, l.text))
		}
	}
	return faults
}

// pictured returns how far down the pictures of a page reach.
func pictured(p *typeset.Page) (low float64) {
	for _, op := range p.Ops {
		switch o := op.(type) {
		case *typeset.Image:
			low = max(low, o.Clip.Y+o.Clip.H)
		case *typeset.Drawing:
			low = max(low, o.Clip.Y+o.Clip.H)
		}
	}
	return low
}
