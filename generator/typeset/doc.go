// Package typeset sets HTML in lines and pages, for books.
//
// A section is a text in a small subset of HTML; a style sheet in a small subset
// of CSS says how it looks. What comes out are pages as display lists of plain
// data ([Book.Set]), or a PDF ([Painter.Print]), for which each section is drawn
// and written as soon as it is laid out, and then let go.
//
//	report := &diag.List{}
//	style := typeset.ParseSheet(report, source.NewFile("print.css", css))
//	setter := typeset.New(typeset.NewFonts(faces...), style, report)
//	book := &typeset.Book{Setter: setter, Sections: []*typeset.Section{
//		{Name: "battery", Lang: "zh", Source: source.NewFile("battery.html", html)},
//	}}
//	volume, err := (&typeset.Painter{}).Print(file, book, pdf.Info{Title: "招商手册", Lang: "zh-CN"})
//
// # What it promises
//
//   - Lines are broken as a whole paragraph (D. E. Knuth and M. F. Plass). No
//     line begins or ends with a sign that must not be there (GB/T 15834, CLREQ),
//     a figure stays with its unit and its currency (120 亩, 1.25 billion, RMB 3
//     million), English words are divided only where patterns allow, addresses
//     after their signs. Punctuation is squeezed where the ink of its glyph leaves
//     half of its box empty, and not otherwise. Stretching has a limit: a line
//     that cannot be filled is left ragged. A line that is too long is reported.
//   - Pages end where least speaks against it: no widows or orphans, no heading at
//     the foot, two items of a list under a heading, boxes whole. No row of a
//     table is lost: what does not fit goes on on the next page under its heads,
//     and a row that no page holds is divided.
//   - A character that no font has is reported with its text and its record
//     (data-record), and 〓 is set for it. Signs above and below the line that a
//     font lacks (₂ ⁻) are made from its digits.
//   - An element, attribute, property or value that is not known is an error with
//     its place. Nothing is left out in silence.
//   - The result depends on nothing but its input: not on the number of
//     processors, not on the clock, not on what was set before.
//
// # HTML
//
// The text is a fragment or a body. Every element but img, br, hr, wbr and col
// is closed by its end tag. All may have id, class, lang, role and data-record
// (what the text was made from, for messages).
//
//	body section article header footer nav aside main div blockquote address
//	h1 … h6  p  figure figcaption  dl dt dd  hr
//	ul  ol start  li value
//	table caption colgroup col(span) thead tbody tfoot tr
//	td th  rowspan colspan; th scope
//	img src alt        a photograph, or a drawing: whatever Setter.Pictures gives
//	strong b em i code small sup sub cite abbr time span br wbr
//	a href             an address, or #id of a place in the book
//	span data-page=id  the page number of a place in the book
//
// A span of the class footnote is a footnote: its text stands at the foot of the
// page, its number where it was. A span of the class leader is a row of dots
// that fills the line, as before the page numbers of contents:
//
//	<p><a href="#battery">储能电池项目</a><span class="leader"></span><span data-page="battery"></span></p>
//
// Emphasis is slanted where the font has such a face; in Chinese and Japanese it
// is bold, or dotted below (text-emphasis: dot).
//
// # CSS
//
// Selectors are tag, .class, tag.class, :lang(en), and these divided by spaces
// for what is within. The language alone, as in :lang(en) { … }, selects where a
// language begins. Lengths are in pt, mm, cm, in, px, em, per cent, and gl: lines
// of the page's grid. Colours are #rgb, #rrggbb and cmyk(c, m, y, k) in per cent.
//
// Text, taken over by what is within:
//
//	font-family, font-latin: "A", "B"   font-latin are the faces for Latin words
//	font-size  font-weight: normal|bold  font-style: normal|italic
//	line-height  letter-spacing: length|normal|grid  color  text-indent
//	text-align: justify|left|right|center  hyphens: auto|none
//	text-decoration: none|underline  text-emphasis: none|dot
//	white-space: normal|nowrap|pre-line  text-wrap: wrap|balance  widows  orphans
//	list-style-type: disc|square|dash|decimal|parenthesised|circled|lower-alpha|
//	    lower-roman|cjk|cjk-parenthesis|none|"text"
//
// Boxes:
//
//	margin padding (and -top -right -bottom -left)  border (and sides)
//	border-radius  background  width  height  min-height  max-height
//	vertical-align: top|middle|bottom, and super|sub|baseline in lines
//	display: block|inline|none|flex    flex: the blocks in it stand side by side
//	column-count  column-gap  object-fit: contain|cover
//	position: absolute with top right bottom left of the trimmed page
//	float: footnote  leader: dotted  role: "P", a type of PDF's structure
//
// Pages:
//
//	break-before, break-after: auto|avoid|page|left|right|column
//	break-inside: auto|avoid  page: the name of an @page rule
//	string-set: name content()   for running heads
//	bookmark-level: 1 …|none     in the outline
//	copy-fit: 4 92% 60% 9pt      of the body: a last page of at most 4 lines is
//	    saved by leading of at least 92 %, space of 60 % and letters of 9 pt
//
//	@page name:first|left|right|blank { size: A4 landscape; margin; margin-inside;
//	    margin-outside; bleed; marks: crop; background; grid: 22 28;
//	    @top-left { content: "…" string(name) counter(page) counter(pages) … } }
//
// with boxes top- and bottom- left, center, right, inside, outside. A border-top
// or border-bottom of one runs along the whole row. The grid is how many lines
// and characters the area of the text has: GB/T 9704 asks for 22 and 28, and
// then line-height: 1gl and letter-spacing: grid put the text on it.
//
// default.css comes before a theme's sheets.
package typeset
