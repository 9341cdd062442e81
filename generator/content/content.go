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
// # Why a parser of its own
//
// TOML is read here by hand and not by the usual library, which gives keys no
// position, names the wrong line inside [[array]] tables, stops at the first
// fault and recurses without a limit. The language accepted is TOML 1.1; the
// tests hold it to the library's own conformance suite, and a fuzz target
// compares the two parsers key by key and value by value.
package content
