package content

import (
	"io/fs"
	"path"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// internalName names what stays in the office: a folder of attachments, the
// first part of a prose file's name, a table among the facts.
const internalName = "internal"

// A Kind is a kind of record as a tree knows it.
type Kind struct {
	Folder string // below content/: "projects"
	File   string // the file of facts in each record's folder: "project.toml"
}

// Prose is one Markdown file.
type Prose struct {
	Front *Document   // its front matter; nil where it has none, or a faulty one
	Body  source.Span // what follows the front matter
	File  *source.File
	// Passage is the body without its text, which is read again when asked.
	Passage source.Passage
	// Origin finds keys of the front matter. In a record it reads the file
	// again when asked, and holds no text.
	Origin source.Origin
	// Faulty says that Front is nil because of a fault already reported.
	Faulty bool
	// FromInternal says that the file lies in the second folder.
	FromInternal bool
}

// An Asset is a file of a record that is neither facts nor prose.
type Asset struct {
	Name string // path inside the record's folder
	Size int64  // bytes
	// Internal marks what must not leave the office: what lies under
	// internal/, and everything from the second folder.
	Internal bool
	// FromInternal says that the file lies in the second folder.
	FromInternal bool
}

// A Record is one folder below content/<kind>/, with what the second folder
// adds to it.
type Record struct {
	Kind Kind
	ID   string
	Dir  string // from the root of either folder: "content/projects/xz-2026-0042"
	// Facts are the record's file of facts. They are nil where the file is
	// missing or faulty, which has then been reported.
	Facts *Document
	// Internal is the file of the same path in the second folder, of which
	// the whole [internal] table adds to the facts. It is nil where there is
	// none, and for a record that exists only there.
	Internal *Document
	// Prose and InternalProse are the Markdown files by language; the second
	// may come from either folder.
	Prose, InternalProse map[i18n.Tag]*Prose
	Assets               []Asset // by name
	// Origin finds keys in the facts, and paths under "internal" in the second
	// folder's file first. It reads again when asked, and holds no text.
	Origin source.Origin
	// FromInternal says that the whole record exists only in the second folder.
	FromInternal bool
	// Faults are those of the record's own files.
	Faults []diag.Diagnostic
	// Passed says that the record was not read, because the source's reader
	// knows it already; but for its kind, id and folder nothing is filled.
	Passed bool
}

// A Source is the tree, or the two trees, that content is read from.
type Source struct {
	Site     fs.FS
	Internal fs.FS // the second folder; nil if there is none
	// InternalLabel stands before the names of the second folder's files in
	// diagnostics, since both folders have the same paths: "../office".
	InternalLabel string
	Kinds         []Kind
	// Verify has every document read a second time by the TOML library, and
	// differences reported.
	Verify bool
	// Knows is asked for each record whether its reader knows what its folder
	// holds, as "content/projects/xz-2026-0042"; nil where it knows nothing yet.
	Knows func(dir string) bool
	// Listed is which records there are, where the reader knows that too.
	Listed *Listing
}

// A Listing is the folders of records, with what was found at fault among them.
type Listing struct {
	places []place
	faults []diag.Diagnostic
}

// List lists the folders of records in both trees.
func (s Source) List() *Listing {
	var faults diag.List
	places := s.places(&faults)
	return &Listing{places, faults.Sorted()}
}

// Open opens an asset of a record.
func (s Source) Open(r *Record, a Asset) (fs.File, error) {
	fsys := s.Site
	if a.FromInternal {
		fsys = s.Internal
	}
	if fsys == nil {
		return nil, &fs.PathError{Op: "open", Path: path.Join(r.Dir, a.Name), Err: fs.ErrNotExist}
	}
	return fsys.Open(path.Join(r.Dir, a.Name))
}
