// Package handbook prints books: it has the theme lay out each leaf of a book and
// the typesetter set it, numbers the pages, and writes one file of PDF.
//
// What it promises:
//
//   - Contents, indexes and references name the pages on which things are, and
//     lead there; what a book does not hold is linked to its page on the site.
//   - A book of two languages on facing pages has the same on both sides of every
//     opening, the first language on the left.
//   - Every page of a book about an invented place bears its mark.
//   - The same edition, theme and fonts give the same bytes, at any number of
//     processors. Nothing here reads a clock or a disk.
//   - What a print shop would send back is reported: see [Rules], and those of
//     package typeset.
package handbook
