// Package pdf writes books as PDF 1.7 (ISO 32000-1): tagged, small, streamed,
// and the same bytes every time.
//
// It draws what somebody else has laid out. A [Page] takes text that is already
// shaped, shapes, pictures, drawings, links and the elements of the document's
// structure; a [Writer] takes finished pages one after another and writes each
// at once. It knows nothing of paragraphs.
//
//	w := pdf.NewWriter(file, pdf.Info{Title: "招商手册", Lang: "zh-CN"})
//	section := &pdf.Element{Role: pdf.Sect}
//	for _, sheet := range sheets {
//		p := pdf.NewPage(pdf.Sheet{Width: 595.28, Height: 841.89})
//		head := &pdf.Element{Role: pdf.H1, Parent: section}
//		p.Begin(head)
//		p.Text(pdf.Run{Face: face, Size: 20, Color: pdf.Gray(0), X: 57, Y: 80, Text: sheet.Name, Glyphs: shaper.Shape(sheet.Name)})
//		p.End()
//		w.Add(p)
//	}
//	w.Finish(section)
//	err := w.Close()
//
// # What it promises
//
//   - A page is drawn without its document: by any goroutine, before its number
//     is known. Its content depends neither on the number nor on which glyphs
//     other pages use, because glyphs are named by their number in the face.
//     Pages are handed over in order.
//   - The same calls give the same bytes, at any number of processors. There is
//     no clock and no chance: dates come from [Info], the identifier of the file
//     and the tags of font subsets from what they hold.
//   - A page is written when it is added and then forgotten. A Writer keeps for
//     each page and each object a few bytes, and until [Writer.Close] the faces
//     with the glyphs in use, the outline, and the names of destinations.
//     Elements are written by [Writer.Finish].
//   - Faults are errors and never panics. Drawing methods return none: a page
//     keeps its first and [Writer.Add] returns it, a Writer that failed goes on
//     failing, and nothing that it wrote is then of use. A number that is none,
//     a glyph 0, text outside the structure, a font whose licence forbids
//     embedding, a picture that cannot be read, a link that leads nowhere are
//     faults; what was left out is never silence.
//
// # Lengths and colours
//
// Lengths are points, from the top left corner of the trimmed page to the right
// and downwards. Colours are written as they are given ([RGB], [Gray], [CMYK]);
// none is converted to another model. [Inks] replaces colours by others that
// the caller names, such as black by black ink alone.
//
// # Text and what it says
//
// A [Run] has the glyphs and the text for which they stand. What a reader copies
// comes from the face ([font.Face.Text]), which is the same on every page; where
// glyphs stand for other characters than that in a run, the run says so
// (ActualText). Text that ends a line at a blank has to hold the blank, or words
// run together when the document is read aloud.
//
// # Structure
//
// An [Element] is plain data: a role, a parent, a few properties. What is drawn
// between [Page.Begin] and [Page.End] belongs to it, on as many pages as it
// takes. The kids of an element stand in the order in which they are first
// drawn. All that is drawn outside elements is decoration (an artifact); text
// must be one or the other by express wish.
//
// # Conformance
//
// [Info.Claim] writes the identifiers of PDF/UA-1 and PDF/A-2 into a document,
// whose rules are then checked; one that is broken is an error. These are the
// checkpoints that are met or checked, each with a test; whether headings,
// orders and alternative texts make sense is for people to judge. See
// conform.go for the list.
package pdf
