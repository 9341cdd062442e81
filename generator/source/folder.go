package source

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"sync"
)

// A Folder is an os.Root as a file system for reading many small files. A Root
// opens every folder on the way to a file and closes it again, which takes
// longer than the reading; so the folders that hold the folders of files, such
// as content/projects, are kept open from the first use until Close. It is safe
// for concurrent use.
type Folder struct {
	root *os.Root
	all  fs.FS // the whole of it

	mu     sync.Mutex
	opened map[string]*os.Root // at most maxOpened; nil for one that cannot be opened
}

// maxOpened bounds the folders kept open. A site has about ten that are worth
// it; those beyond are walked to each time.
const maxOpened = 64

// NewFolder returns a root as a file system. Closing it does not close root.
func NewFolder(root *os.Root) *Folder {
	return &Folder{root: root, all: root.FS(), opened: map[string]*os.Root{}}
}

// near returns the folder kept open that is nearest to a file, and the rest of
// its name; nil where only the whole will do.
func (f *Folder) near(name string) (fs.FS, string) {
	above := path.Dir(path.Dir(name))
	if above == "." || !fs.ValidPath(name) {
		return nil, name
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	r, known := f.opened[above]
	if !known && len(f.opened) < maxOpened {
		r, _ = f.root.OpenRoot(above) // whoever opens the file is told what is wrong
		f.opened[above] = r
	}
	if r == nil {
		return nil, name
	}
	return r.FS(), name[len(above)+1:]
}

// read does something with a file from near by. What fails there is tried from
// the top: a link may lead out of the near folder and stay within the root, and
// an error names the file as it was asked for.
func read[T any](f *Folder, name string, do func(fs.FS, string) (T, error)) (T, error) {
	if fsys, rest := f.near(name); fsys != nil {
		if got, err := do(fsys, rest); err == nil {
			return got, nil
		}
	}
	return do(f.all, name)
}

// Open implements [fs.FS].
func (f *Folder) Open(name string) (fs.File, error) { return read(f, name, fs.FS.Open) }

// Stat implements [fs.StatFS].
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return read(f, name, fs.Stat) }

// ReadDir implements [fs.ReadDirFS].
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) { return read(f, name, fs.ReadDir) }

// ReadFile implements [fs.ReadFileFS].
func (f *Folder) ReadFile(name string) ([]byte, error) { return read(f, name, fs.ReadFile) }

// Close closes the folders that were kept open. The Folder may be used
// afterwards, and opens them again.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var errs []error
	for _, r := range f.opened {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	clear(f.opened)
	return errors.Join(errs...)
}
