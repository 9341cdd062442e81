// Package audit proves of a site that its public edition says nothing internal.
//
// # Non-interference
//
// [Run] builds the public edition twice: as it would be published, and from
// sources in which everything internal is deleted: fields of class I and H, the
// tables and the ledger, internal prose and attachments, records that are
// internal, withdrawn, not disclosed or not approved, and every reference to
// them. What is deleted is worked out here from the same struct tags that
// package edition reads, and not asked of package edition. The two outputs must
// be the same byte for byte; then no reader can infer from the first what is
// not in the second.
//
// Four things are the same in both builds, since they are released by rule: the
// sums over the ledger, which are listed and must stand for three projects or
// more; that a record was approved (its table [release] decides and says
// nothing); that a firm agreed to be named; and of a withdrawn record its
// address, its date and the ids of its parts.
//
// # Search
//
// Then every file is read as its readers and their programs would read it:
// running text with entities, whatever elements break it, attributes, addresses
// with their escapes, comments, data, escaped markup in feeds, folded lines of
// calendars, text of drawings, what pictures say of their making, pages, streams
// and remarks of PDFs, parts of office files, and file names. In it are looked for
//
//   - every distinctive internal value. Width, case, spaces, marks and characters
//     of no width are put aside on both sides. Of a text each clause is a value
//     of its own. Distinctive is a name of a person from two Chinese characters
//     (two alone count only where they stand by themselves or beside a title), a
//     name of a firm from four or eight other letters, with and without its legal
//     form; any other value that is one clause from six, or twelve; a clause of a
//     longer text from eight, or twenty-four; a number from seven digits of which
//     five are no zeros at its end, dates apart, in whatever unit it is written;
//     and a mobile number. Not distinctive are words of closed lists, dates,
//     counts, posts, renderings that the glossary warns of, what a public record
//     is called, a value of fewer than twelve characters that is also the whole
//     of a public value, an amount that another record states in public, and
//     what a hidden record says in public fields with words that public sources
//     use too;
//   - what is personal by its shape: mobile numbers, identity numbers and bank
//     cards with right check digits, however spaces or hyphens part them, and
//     mailboxes at free providers. Numbers that go on in digits, letters or a
//     decimal fraction, amounts and rows of years are none;
//   - the terms of an office (内部, 在谈, 底价 …) where they mean what an office
//     means by them, markings of secrecy, and internal attachments by their hash.
//
// What may stand all the same, such as the name of an officeholder, is written
// into data/audit.toml with a reason:
//
//	[mayor]
//	text = "…"
//	post = "市长"
//	reason = "…"
//
// A finding names the file of the output, the file and line of the value, and
// where public sources say it; of the value itself no more than it takes to
// recognise it.
//
// What it cannot do: read pixels, scans, encrypted files and the pages of a PDF
// whose fonts do not say what their glyphs stand for; recognise a paraphrase.
package audit
