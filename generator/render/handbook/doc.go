// Package handbook prints books: it has the theme lay out each leaf of a book and
// the typesetter set it, numbers the pages, and writes contents, indexes and
// running heads when the numbers are known.
package handbook
