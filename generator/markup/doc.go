// Package markup turns one body of Markdown into HTML, plain text with source
// positions, an outline and the list of its links.
//
// [Parse] reads a body once and keeps no syntax tree: a [Document] is finished
// HTML with gaps where an address or a photograph belongs, the plain text, and
// a few tables of offsets. [Document.AppendHTML] fills the gaps through a
// [Resolver], so this package knows no route and no record.
//
// # What may be written
//
// CommonMark 0.31.2 with tables, footnotes and definition lists. Raw HTML is
// a fault, and so is whatever would make a page worse for a reader: an image
// without alternative text, a skipped heading level, a link that says nothing.
// Bodies start at ##, because the title of a page is the record's own.
//
// A link's target is a record ("project:xz-2026-0042", its scheme being the
// singular of the kind), a heading of the same text ("#优惠政策"), a page or
// file of the site ("pages/about"), or an address outside it: https:, mailto:
// or tel:. Every other scheme is refused, plain http: among them. Images are
// files of the site. A photograph that is a paragraph of its own becomes a
// figure, its title being "caption | credit". A paragraph right before a table
// that begins with “表：” or "Table:" becomes the table's caption.
//
// # Emphasis beside Chinese
//
// CommonMark lets a run of * open or close only where the characters on its
// two sides, letters or punctuation, look like the edge of a word; Chinese has
// no such edges, and 这是**我想做的事。**所以 would print its asterisks. In a
// block that holds any Chinese or Japanese character, a run of * may therefore
// open wherever no white space follows it and close wherever none precedes it,
// punctuation counting as letters do; a single * between two digits is a
// multiplication sign. Blocks without such a character, and runs of _, follow
// CommonMark to the letter. For the same reason a line end between two Chinese
// characters leaves no space behind. Ideographic spaces that indent a block are
// dropped: indenting is the theme's.
//
// # What comes out
//
// The HTML is compact: no line breaks between blocks, no optional tag left
// out, attribute values in double quotes, & < > (and " in attributes) escaped.
// It holds these elements and attributes and no others; the print engine reads
// the same list:
//
//	p  blockquote  ul  li  dl  dt  dd  hr  br  em  strong  code  pre  caption
//	thead  tbody  tr  figure  figcaption
//	h2 … h6     id
//	ol          start
//	table, inside div class="table" tabindex="0" role="region" aria-label
//	th          scope="col", class="left|center|right"
//	td          class="left|center|right"
//	a           href, title; outside the site class="external" rel="noopener",
//	            and data-address where the resolver leads there by a page of the site
//	img         src, srcset, sizes, width, height, alt, title, loading, decoding
//	small       class="credit", in figcaption
//	sup         holding a (id, href, role="doc-noteref"): a footnote's mark;
//	            in a link's text sup itself has the id
//	section     class="footnotes" role="doc-endnotes", holding one ol, whose li
//	            have an id and end in a (href, role="doc-backlink")
//
// Ids of headings keep the letters of every script ("#优惠政策"); those of
// footnotes hold a colon ("fn:1"), so the two never meet.
package markup
