package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"
)

// FS is the few operations that this package needs of the output folder. Names
// are relative to it and separated by slashes; "." is the folder itself.
// Implementations are safe for concurrent use, do not follow a name out of the
// folder, and return errors that satisfy errors.Is for fs.ErrNotExist,
// fs.ErrExist and ErrInUse where those apply.
type FS interface {
	Open(name string) (Handle, error)             // for reading
	Create(name string) (Handle, error)           // for writing, emptied if it exists
	Mkdir(name string) error                      // one level
	Lstat(name string) (fs.FileInfo, error)       // of the name itself, if it is a symbolic link
	ReadDir(name string) ([]fs.DirEntry, error)   // in any order
	Rename(from, to string) error                 // replaces a file that stands at to
	Remove(name string) error                     // a file, or an empty folder
	SyncDir(name string) error                    // makes the renames in a folder durable, where a system can
	Lock(name string) (held io.Closer, err error) // Close removes the file; ErrInUse if another process holds it
}

// Handle is an open file of an FS.
type Handle interface {
	io.Reader
	io.ReaderAt
	io.Writer
	io.Closer
	Sync() error
}

// ErrInUse is returned by an FS when another program has the file open, or
// holds the lock, and the system refuses the operation for that reason.
var ErrInUse = errors.New("in use by another program")

// gone reports that nothing stands at a name, or that a file stands where a
// folder above it should.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// exists reports that something stands at a name already.
func exists(err error) bool { return errors.Is(err, fs.ErrExist) }

// Dir returns the folder root as an FS. It does not close root.
func Dir(root *os.Root) FS {
	return &rootFS{root: root, opened: map[string]*os.Root{}, above: map[string]bool{}}
}

// rootFS is an os.Root as an FS. A Root opens every folder on the way to a
// file and closes it again, which for a site's small files costs more than the
// writing; so the folders in use are kept open, from the first use to the
// release of the lock.
type rootFS struct {
	root *os.Root

	mu     sync.Mutex
	opened map[string]*os.Root // by name with its slash, at most maxOpened
	above  map[string]bool     // the names of these folders and of all above them
}

// maxOpened bounds the folders kept open; those beyond are walked to each time.
const maxOpened = 128

// in returns the folder that name lies in and the rest of the name.
func (d *rootFS) in(name string) (*os.Root, string) {
	parent, base := path.Split(name)
	if parent == "" {
		return d.root, name
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if r, ok := d.opened[parent]; ok {
		return r, base
	}
	if len(d.opened) >= maxOpened {
		return d.root, name
	}
	r, err := d.root.OpenRoot(parent)
	if err != nil {
		return d.root, name // the operation itself will say what is wrong
	}
	d.opened[parent] = r
	for up := path.Clean(parent); up != "."; up = path.Dir(up) {
		d.above[up] = true
	}
	return r, base
}

// forget closes the folder name and those in it, since it may be about to move
// or vanish; "" means all.
func (d *rootFS) forget(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if name != "" && !d.above[name] {
		return // a file, mostly
	}
	for parent, r := range d.opened {
		if name == "" || strings.HasPrefix(parent, name) && parent[len(name)] == '/' {
			r.Close()
			delete(d.opened, parent)
		}
	}
}

func (d *rootFS) Open(name string) (Handle, error) {
	r, base := d.in(name)
	return handle(r.Open(base))
}

func (d *rootFS) Create(name string) (Handle, error) {
	r, base := d.in(name)
	return handle(r.Create(base))
}

// handle keeps a nil *os.File from becoming a Handle that is not nil.
func handle(f *os.File, err error) (Handle, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (d *rootFS) Mkdir(name string) error {
	r, base := d.in(name)
	return r.Mkdir(base, 0o777)
}

func (d *rootFS) Lstat(name string) (fs.FileInfo, error) {
	r, base := d.in(name)
	return r.Lstat(base)
}

func (d *rootFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

func (d *rootFS) Rename(from, to string) error {
	d.forget(from)
	d.forget(to)
	return refusal(d.root.Rename(from, to))
}

func (d *rootFS) Remove(name string) error {
	d.forget(name)
	r, base := d.in(name)
	return refusal(r.Remove(base))
}

// refusal marks the errors by which a system says that a file is open elsewhere.
func refusal(err error) error {
	if err != nil && inUse(err) {
		return fmt.Errorf("%w: %w", ErrInUse, err)
	}
	return err
}

func (d *rootFS) SyncDir(name string) error {
	if !dirsSync {
		return nil
	}
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !unsyncable(err) {
		return err
	}
	return nil
}

// Lock takes the lock that the operating system keeps on an open file, since
// that one ends with its process: after a kill nobody has to judge whether a
// lock file is stale, which no process number can tell for certain (numbers are
// reused, and every container counts from 1). Where a system or a network
// volume has no such locks, the file's existence is the lock, and a person must
// delete it after a kill.
func (d *rootFS) Lock(name string) (io.Closer, error) {
	for {
		f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		held := &lockFile{d, name, f}
		err = lockHandle(f)
		if errors.Is(err, errors.ErrUnsupported) {
			f.Close()
			return d.lockByExistence(name)
		}
		if err != nil {
			f.Close()
			return nil, err
		}
		if held.stands() {
			return held, nil
		}
		f.Close() // its holder removed the file as it let go: take the new one
	}
}

// lockByExistence is the lock for volumes that cannot lock an open file.
func (d *rootFS) lockByExistence(name string) (io.Closer, error) {
	f, err := d.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w: if no build is running, delete %s", ErrInUse, name)
	}
	if err != nil {
		return nil, err
	}
	return &lockFile{d, name, f}, nil
}

// lockFile is a lock held.
type lockFile struct {
	dir  *rootFS
	name string
	f    *os.File
}

// stands reports whether the locked file is still the one that its name leads to.
func (l *lockFile) stands() bool {
	named, err := l.dir.root.Lstat(l.name)
	if err != nil {
		return false
	}
	opened, err := l.f.Stat()
	return err == nil && os.SameFile(named, opened)
}

// Close removes the file and lets the lock go, in this order, so that nobody
// can lock a file that is about to vanish without noticing.
func (l *lockFile) Close() error {
	l.dir.forget("")
	removed := l.dir.root.Remove(l.name)
	closed := l.f.Close()
	if removed != nil {
		removed = l.dir.root.Remove(l.name) // a system that removes no open file removes it now
	}
	return errors.Join(removed, closed)
}
