// Package pdf writes books as PDF 1.7 (ISO 32000-1): tagged, small, streamed,
// and the same bytes every time.
//
// It draws what somebody else has laid out. A [Page] takes text that is already
// shaped, shapes, pictures, drawings, links and the elements of the document's
// structure; a [Writer] takes pages one after another and writes each at once.
// [Pack] and [Unpack] keep drawn pages from run to run. It knows nothing of paragraphs.
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
//     Pages are added in order; what is certain of one before its place in the
//     order is can be written ahead of that ([Writer.Keep]), and moved and
//     surrounded afterwards ([Page.Move], [Page.Settle]).
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
// [Info.Claim] writes the identifiers of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO
// 19005-2) into a document. What they ask for and a program can tell is then met
// or checked, and a document that breaks it is an error; the list says which
// checkpoints these are, and conform_test.go has a test for each. Whether
// headings, the order of reading and descriptions make sense is for people to
// judge; so are contrast and what colour alone would say.
//
// Of the Matterhorn Protocol 1.1 for PDF/UA-1:
//
//   - 01-003, 01-004, 01-005, 01-007: all content is tagged or an artifact, never
//     one within the other, and nothing is suspect
//   - 02-001, 02-003, 02-004: roles are standard ones, and none is mapped
//   - 06-001 to 06-003, 07-001, 07-002: metadata with the identifier and the title,
//     which windows show
//   - 09-004, 09-005, 09-006: tables, lists and contents nest as they must
//   - 10-001, 11-001 to 11-006: every glyph says characters, and everything is in a
//     language
//   - 13-004, 17-002: figures and formulas are described
//   - 14-002, 14-003, 14-006, 14-007: headings begin with H1, skip no level, and have
//     numbers
//   - 15-003: heading cells say what they head
//   - 19-003, 19-004: notes have an ID, and no two elements the same
//   - 20-001, 21-001, 25-001, 26-001, 30-001, 30-002: no optional content, no embedded
//     files, no XFA, no encryption, no form XObjects
//   - 28-002, 28-004, 28-008, 28-011, 28-012: links stand in elements of their own with
//     their words, in the order of the structure
//   - 31-001, 31-004, 31-005, 31-009, 31-016, 31-027 to 31-030: fonts are embedded, with
//     maps and widths that fit, say characters, and show no glyph 0
//
// Of ISO 19005-2 for PDF/A-2a:
//
//   - 6.1.2, 6.1.3, 6.1.7, 6.1.8, 6.1.12, 6.1.13: head, identifier, no encryption, no
//     outside streams, no LZW, lengths and depths within bounds
//   - 6.2.2, 6.2.3, 6.2.4: an output intent with its profile, and no colours that it
//     does not define
//   - 6.2.5, 6.2.8, 6.2.9, 6.2.10: no transfer curves or halftones, no interpolation, no
//     form XObjects, transparency in a defined space
//   - 6.2.11: fonts as above, with ToUnicode, and no character of private use
//   - 6.3, 6.4, 6.5: links alone, which are printed; no forms, no scripts
//   - 6.6.2, 6.6.3, 6.6.4: metadata in XMP, equal to the older form, the identifier and the
//     description of what is added
//   - 6.7: marked, structured, with standard roles and a language
package pdf
