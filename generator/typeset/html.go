package typeset

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// A kind says what an element is to a page.
type kind uint8

const (
	kindText   kind = iota // characters: a node without a tag
	kindInline             // part of a line
	kindBlock              // under what comes before
	kindList               // its items are labelled
	kindItem               // of a list
	kindTable
	kindRows // thead, tbody, tfoot
	kindRow
	kindCell
	kindCols // colgroup
	kindCol
	kindPicture
	kindBreak // br
	kindRule  // hr
)

// A word of the vocabulary: what it is, its role in the structure, and what it
// may carry besides the attributes that all may.
type element struct {
	kind  kind
	role  string
	attrs string
}

const commonAttributes = " id class lang role data-record "

// elements is the vocabulary of print templates.
var elements = map[string]element{
	"body": {kindBlock, "", ""}, "main": {kindBlock, "", ""}, "section": {kindBlock, "Sect", ""},
	"article": {kindBlock, "Art", ""}, "header": {kindBlock, "", ""}, "footer": {kindBlock, "", ""},
	"nav": {kindBlock, "", ""}, "aside": {kindBlock, "Div", ""}, "div": {kindBlock, "", ""}, "p": {kindBlock, "P", ""},
	"h1": {kindBlock, "H1", ""}, "h2": {kindBlock, "H2", ""}, "h3": {kindBlock, "H3", ""},
	"h4": {kindBlock, "H4", ""}, "h5": {kindBlock, "H5", ""}, "h6": {kindBlock, "H6", ""},
	"blockquote": {kindBlock, "BlockQuote", ""}, "figure": {kindBlock, "", ""}, "figcaption": {kindBlock, "Caption", ""},
	"caption": {kindBlock, "Caption", ""}, "address": {kindBlock, "P", ""},
	"dl": {kindBlock, "", ""}, "dt": {kindBlock, "P", ""}, "dd": {kindBlock, "P", ""},
	"ul": {kindList, "L", ""}, "ol": {kindList, "L", " start "}, "li": {kindItem, "LI", " value "},
	"table": {kindTable, "Table", ""}, "thead": {kindRows, "THead", ""}, "tbody": {kindRows, "TBody", ""}, "tfoot": {kindRows, "TFoot", ""},
	"tr": {kindRow, "TR", ""}, "td": {kindCell, "TD", " rowspan colspan "}, "th": {kindCell, "TH", " rowspan colspan scope "},
	"colgroup": {kindCols, "", ""}, "col": {kindCol, "", " span "},
	"img": {kindPicture, "Figure", " src alt "}, "br": {kindBreak, "", ""}, "hr": {kindRule, "", ""},
	"strong": {kindInline, "", ""}, "b": {kindInline, "", ""}, "em": {kindInline, "", ""}, "i": {kindInline, "", ""},
	"a": {kindInline, "Link", " href title "}, "sup": {kindInline, "", ""}, "sub": {kindInline, "", ""},
	"code": {kindInline, "Code", ""}, "small": {kindInline, "", ""}, "span": {kindInline, "", " data-page "},
	"time": {kindInline, "", " datetime "}, "abbr": {kindInline, "", " title "}, "cite": {kindInline, "", ""}, "wbr": {kindBreak, "", ""},
}

func elementNames() []string { return slices.Sorted(maps.Keys(elements)) }

// void are the elements that hold nothing and are not closed.
var void = map[string]bool{"img": true, "br": true, "hr": true, "col": true, "wbr": true}

// leaves are the blocks that hold lines alone.
var leaves = map[string]bool{"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "dt": true}

func inLine(k kind) bool { return k == kindInline || k == kindBreak || k == kindText }

// A node is an element of the source, or, without a tag, characters.
type node struct {
	tag, class, lang, id string
	kind                 kind
	record               string // what the text was made from, for messages
	text                 string
	attrs                []html.Attribute
	kids                 []*node
	at                   int // where it stands, in bytes
}

func (n *node) attr(key string) string {
	for _, a := range n.attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words returns the text of a node and all within it but footnotes' marks.
func (n *node) words() string {
	if n.kind == kindText {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.words())
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// maxDepth bounds how deep elements may lie in each other.
const maxDepth = 64

// A reader makes the tree of a source.
type reader struct {
	file   *source.File
	report *diag.List
	open   []*node
	at     int // where the token that is being read begins
}

// readHTML reads a source into a tree whose root is a body. What is wrong is
// reported; what an unknown element holds is kept.
func readHTML(f *source.File, lang string, report *diag.List) *node {
	root := &node{tag: "body", kind: kindBlock, lang: lang}
	r := &reader{file: f, report: report, open: []*node{root}}
	z := html.NewTokenizer(strings.NewReader(f.Text))
	for {
		kind := z.Next()
		size := len(z.Raw())
		if kind == html.ErrorToken {
			break
		}
		switch kind {
		case html.TextToken:
			r.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(string(name))
		}
		r.at += size
	}
	for _, n := range r.open[1:] {
		report.Add(ruleUnclosed.At(f.Span(n.at, n.at+1+len(n.tag)), n.tag))
	}
	return root
}

func (r *reader) here(n int) source.Span { return r.file.Span(r.at, r.at+n) }

func (r *reader) text(s string) {
	top := r.open[len(r.open)-1]
	if k := top.kind; k != kindBlock && k != kindInline && k != kindItem && k != kindCell {
		if strings.TrimSpace(s) == "" {
			return
		}
		r.report.Add(ruleNesting.At(r.here(len(s)), strings.TrimSpace(s), top.tag))
	}
	top.kids = append(top.kids, &node{text: s, record: top.record, lang: top.lang, at: r.at})
}

func (r *reader) start(t html.Token) {
	name := t.Data
	e, known := elements[name]
	if !known {
		r.report.Add(ruleElement.At(r.here(1+len(name)), name, strings.Join(elementNames(), " ")).Meant(name, elementNames()))
		e = element{kind: kindInline}
	}
	top := r.open[len(r.open)-1]
	n := &node{tag: name, kind: e.kind, record: top.record, at: r.at}
	r.attributes(n, t.Attr, e, known)
	if name == "body" && len(r.open) == 1 {
		top.class, top.id, top.attrs = n.class, n.id, n.attrs
		if n.lang != "" {
			top.lang = n.lang
		}
		r.open = append(r.open, top) // closed by its own end tag
		return
	}
	if !fits(n.kind, top.kind) || leaves[top.tag] && !inLine(n.kind) {
		r.report.Add(ruleNesting.At(r.here(1+len(name)), name, top.tag))
		if n.kind >= kindItem && n.kind <= kindCol {
			n.kind = kindBlock
		}
	}
	if len(r.open) <= maxDepth {
		top.kids = append(top.kids, n)
	} else if len(r.open) == maxDepth+1 {
		r.report.Add(ruleNesting.At(r.here(1+len(name)), name, top.tag))
	}
	if !void[name] && known || !known && t.Type != html.SelfClosingTagToken {
		r.open = append(r.open, n)
	}
}

// attributes sorts out what an element carries.
func (r *reader) attributes(n *node, list []html.Attribute, e element, known bool) {
	for _, a := range list {
		switch a.Key {
		case "id":
			n.id = a.Val
		case "class":
			n.class = a.Val
		case "lang":
			n.lang = a.Val
		case "data-record":
			n.record = a.Val
		default:
			if known && !strings.Contains(commonAttributes+e.attrs, " "+a.Key+" ") {
				r.report.Add(ruleAttribute.At(r.here(1+len(n.tag)), n.tag, a.Key))
				continue
			}
			n.attrs = append(n.attrs, a)
		}
	}
}

// fits reports whether an element of one kind may stand within another.
func fits(k, in kind) bool {
	switch k {
	case kindItem:
		return in == kindList
	case kindRows, kindCols:
		return in == kindTable
	case kindRow:
		return in == kindTable || in == kindRows
	case kindCell:
		return in == kindRow
	case kindCol:
		return in == kindCols
	case kindBlock, kindList, kindTable, kindRule:
		return in == kindBlock || in == kindItem || in == kindCell || in == kindTable && k == kindBlock
	}
	return in == kindBlock || in == kindItem || in == kindCell || in == kindInline
}

func (r *reader) end(name string) {
	if void[name] {
		return
	}
	for i := len(r.open) - 1; i > 0; i-- {
		if r.open[i].tag != name {
			continue
		}
		for _, n := range r.open[i+1:] {
			r.report.Add(ruleUnclosed.At(r.file.Span(n.at, n.at+1+len(n.tag)), n.tag))
		}
		r.open = r.open[:i]
		return
	}
	r.report.Add(ruleStray.At(r.here(3+len(name)), name))
}
