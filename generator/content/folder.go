package content

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// dataDir holds the tables that records refer to.
const dataDir = "data"

// A folder is one of the two trees, with the name by which its files are known
// in diagnostics.
type folder struct {
	fsys   fs.FS
	label  string
	second bool // what lies here never leaves the office
	verify bool // every document is read by the TOML library too
}

func (s Source) site() folder { return folder{fsys: s.Site, verify: s.Verify} }

func (s Source) internal() folder {
	return folder{fsys: s.Internal, label: s.InternalLabel, second: true, verify: s.Verify}
}

// shown returns the name by which a user knows a file of the folder.
func (f folder) shown(name string) string { return path.Join(f.label, name) }

// whole returns a span for a file or a folder as a whole.
func (f folder) whole(name string) source.Span { return source.Whole(f.shown(name)) }

// exists reports whether the folder has a file; one that cannot be looked at
// counts as there, so that reading it says why.
func (f folder) exists(name string) bool {
	if f.fsys == nil {
		return false
	}
	_, err := fs.Stat(f.fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// read reads one text file under the name by which a user knows it.
func (f folder) read(name string) (*source.File, error) {
	read := source.Read
	if isSheet(name) {
		read = source.ReadTable
	}
	file, err := read(f.fsys, name)
	var fault *source.ReadError
	switch {
	case err == nil:
		file.Name = f.shown(name)
	case errors.As(err, &fault):
		fault.Span.File.Name = f.shown(name)
	}
	return file, err
}

// isSheet reports a table as office programs write it. Excel uses the code page
// of the office, and reads UTF-8 only behind a byte-order mark: neither is the
// editor's fault.
func isSheet(name string) bool { return strings.EqualFold(path.Ext(name), ".csv") }

// text reads one text file and reports what is wrong with its bytes. It returns
// nil after a fault, and without one where the file does not exist.
func (f folder) text(name string, list *diag.List) *source.File {
	file, err := f.read(name)
	if err != nil {
		reportFile(err, list)
		return nil
	}
	if marked(file, formOf(name), list) {
		return nil
	}
	if file.HadBOM && !isSheet(name) {
		list.Add(ruleBOM.At(start(file.All())))
	}
	return file
}

// toml reads and parses one file; nil as for text, and after a syntax fault.
func (f folder) toml(name string, list *diag.List) *Document {
	file := f.text(name, list)
	if file == nil {
		return nil
	}
	d := ParseTOML(file.All(), list)
	if f.verify {
		verify(d, list)
	}
	return d
}

// reportFile turns an error of the source package into a diagnostic.
func reportFile(err error, list *diag.List) {
	var fault *source.ReadError
	if !errors.As(err, &fault) {
		return // it does not exist: whether that is a fault is the caller's to say
	}
	switch fault.Fault {
	case source.TooLarge:
		list.Add(ruleTooLarge.At(fault.Span, (fault.Size+1<<20-1)>>20, source.MaxSize>>20))
	case source.HoldsNUL:
		list.Add(ruleNUL.At(fault.Span))
	case source.LooksGB:
		list.Add(ruleGB.At(fault.Span))
	case source.NotUTF8:
		list.Add(ruleNotUTF8.At(fault.Span))
	default:
		list.Add(ruleUnreadable.At(fault.Span, fault.Err))
	}
}

// Table reads data/<name>.toml of the site. It is nil where the file does not
// exist, and after a fault, which is reported.
func (s Source) Table(name string, list *diag.List) *Document {
	return s.site().toml(tablePath(name), list)
}

// InternalTable reads data/<name>.toml of the second folder, as [Source.Table].
func (s Source) InternalTable(name string, list *diag.List) *Document {
	if s.Internal == nil {
		return nil
	}
	return s.internal().toml(tablePath(name), list)
}

func tablePath(name string) string { return path.Join(dataDir, name+".toml") }

// File reads a text file, such as data/ledger.csv, from the site or else from
// the second folder. It is nil where neither has it, and after a fault.
func (s Source) File(name string, list *diag.List) *source.File {
	for _, f := range []folder{s.site(), s.internal()} {
		if f.exists(name) {
			return f.text(name, list)
		}
	}
	return nil
}

// Tables lists the tables of the site in order, by the names that
// [Source.Table] takes: "site", "handbooks/fair".
func (s Source) Tables() []string { return tables(s.Site) }

// InternalTables lists the tables of the second folder likewise.
func (s Source) InternalTables() []string { return tables(s.Internal) }

func tables(fsys fs.FS) (names []string) {
	if fsys == nil {
		return nil
	}
	_ = fs.WalkDir(fsys, dataDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // a folder that cannot be listed shows when its tables are asked for
		case passedOver(d.Name()) && d.IsDir():
			return fs.SkipDir
		case d.Type().IsRegular() && !passedOver(d.Name()) && path.Ext(name) == ".toml":
			names = append(names, strings.TrimSuffix(strings.TrimPrefix(name, dataDir+"/"), ".toml"))
		}
		return nil
	})
	slices.Sort(names)
	return names
}
