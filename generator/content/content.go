// Package content reads what editors write: a tree of folders, one folder a
// record, with facts in TOML and prose in Markdown, and tables under data/.
//
// The package knows files and syntax, and no kind of record. It promises:
//
//   - Every value has a span. [ParseTOML] gives a tree in which each key and
//     each value, array items and inline tables included, knows the bytes it
//     was written with, so that a fault found much later still names its line,
//     and an edit by [source.Span.Replace] leaves every other byte alone.
//   - Every fault of the tree is found in one pass and said in words that an
//     editor understands: a folder at the wrong level, an unknown kind, a name
//     that no address can carry, text in GB18030, a full-width quotation mark.
//     [Rules] lists them. A fault never stops the walk.
//   - Order is fixed. [Source.Records] yields records by kind and then by id,
//     with the same diagnostics whatever the number of processors, and holds no
//     more than a window of them: it reads ahead in parallel, and keeps nothing.
//   - A record may lie in two places. The second folder, which never leaves the
//     office, mirrors the paths of the first; what comes from it is marked.
//
// Layout of the tree, from the root of either folder:
//
//	content/<kind>/<id>/<kind's file>.toml   facts, no language
//	                    <language>.md        prose, front matter between +++
//	                    internal.<language>.md
//	                    internal/…           attachments that stay in the office
//	                    …                    every other file is an asset
//	data/….toml, data/….csv                  tables that records refer to
//
// Names that begin with a dot or with ~$, and the files that Windows and macOS
// leave behind (Thumbs.db, desktop.ini), are passed over.
//
// # Two readers
//
// TOML is parsed here by hand, because the library gives keys no position,
// names the wrong line inside [[array]] tables, stops at the first fault, and
// takes eight times as long. The library keeps the last word on what TOML is:
// with [Source.Verify] it reads every document too, and where the two readers
// differ the document is at fault, whichever of them is right, since files must
// outlive the program. The language is TOML 1.1; the tests hold the parser to
// the library's own conformance suite, and a fuzz target compares the two key
// by key and value by value.
package content
