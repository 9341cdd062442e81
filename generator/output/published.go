package output

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
)

// published is the output folder as the edition before left it, and as others
// may have changed it since. It is safe for concurrent use.
type published struct {
	fsys    FS
	bytes   []byte            // of the manifest, nil if there is none
	files   map[string]Entry  // what the manifest lists
	folded  map[string]string // its spelling, by folded path
	buffers sync.Pool         // of *[]byte, for comparing

	mu   sync.Mutex
	dirs map[string]standing // folders looked at
}

// compareSize is the size of the buffers that files are compared through, in bytes.
const compareSize = 64 << 10

// readPublished reads the manifest that stands in fsys.
func readPublished(fsys FS) (*published, error) {
	v := &published{fsys: fsys, files: map[string]Entry{}, folded: map[string]string{}}
	v.dirs = map[string]standing{".": {kind: folder}}
	v.buffers.New = func() any { b := make([]byte, compareSize); return &b }
	data, err := readAll(fsys, manifestName)
	if gone(err) {
		return v, nil
	}
	if err != nil {
		return nil, wrap("open", manifestName, err)
	}
	m, err := ParseManifest(data)
	if err != nil {
		return nil, err
	}
	v.bytes, v.files = data, m.Files
	for p := range m.Files {
		v.folded[fold(p)] = p
	}
	return v, nil
}

// readAll returns the bytes of a whole file.
func readAll(fsys FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// standing is what the folder holds at one path.
type standing struct {
	kind    nature
	size    int64  // of a regular file, in bytes
	owned   bool   // the edition before wrote it
	alias   string // how the edition before spelt this path, if otherwise
	blocker string // the path that stands in the way, if it is not owned
	above   string // the topmost folder above the path that does not exist, or ""
}

// nature is what kind of thing stands at a path.
type nature int

const (
	absent  nature = iota
	regular        // a file
	folder
	other   // a symbolic link, a device
	blocked // a foreign file stands where a folder above the path should be
)

// mayEqual reports whether the file is worth comparing. One spelt otherwise is
// not: it must be written again to change its spelling.
func (at standing) mayEqual() bool { return at.kind == regular && at.alias == "" }

// writable reports whether the edition may put a file there. A folder there
// is looked into when the whole edition is known.
func (at standing) writable() bool {
	return at.owned || at.kind == absent || at.kind == folder
}

// look says what stands where the edition wants the file p.
func (v *published) look(p string) (standing, error) {
	above, err := v.lookDir(path.Dir(p))
	if err != nil {
		return standing{}, err
	}
	at := above
	if above.kind == folder {
		if at, err = v.lookAt(p); err != nil {
			return standing{}, err
		}
	}
	if spelling, ok := v.folded[fold(p)]; ok && spelling != p {
		at.alias = spelling
	}
	return at, nil
}

// lookDir says what stands where the edition wants the folder d: it remembers,
// since thousands of files share a folder. A file of the edition before counts
// as absent, because the commit will have removed it.
func (v *published) lookDir(d string) (standing, error) {
	v.mu.Lock()
	at, known := v.dirs[d]
	v.mu.Unlock()
	if known {
		return at, nil
	}
	at, err := v.lookDir(path.Dir(d))
	if err != nil {
		return standing{}, err
	}
	if at.kind == folder {
		if at, err = v.lookAt(d); err != nil {
			return standing{}, err
		}
		if at.kind != folder && at.kind != absent {
			at.kind = blocked
			if at.owned {
				at = standing{kind: absent}
			}
		}
		if at.kind == absent {
			at.above = d
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.dirs[d] = at
	return at, nil
}

// lookAt says what stands at name, whose folder exists.
func (v *published) lookAt(name string) (standing, error) {
	info, err := v.fsys.Lstat(name)
	if gone(err) {
		return standing{}, nil
	}
	if err != nil {
		return standing{}, err
	}
	at := standing{kind: other, size: info.Size(), blocker: name}
	switch {
	case info.IsDir():
		at.kind = folder
	case info.Mode().IsRegular():
		at.kind = regular
	}
	at.owned, err = v.owns(name, info)
	return at, err
}

// owns reports whether the edition before wrote the file at name, under this
// spelling or, on a volume that ignores case, under another.
func (v *published) owns(name string, info fs.FileInfo) (bool, error) {
	if _, ok := v.files[name]; ok {
		return true, nil
	}
	spelling, ok := v.folded[fold(name)]
	if !ok {
		return false, nil
	}
	was, err := v.fsys.Lstat(spelling)
	if gone(err) {
		return false, nil
	}
	return err == nil && os.SameFile(was, info), err
}

// equal reports whether the file that stands at an item's path has its bytes.
func (v *published) equal(it *item, at standing, data []byte) (bool, error) {
	if !at.mayEqual() || at.size != it.size {
		return false, nil
	}
	// Where the edition before published other bytes, reading what stands there
	// could only find that somebody altered it to be equal.
	if was, ok := v.files[it.path]; ok && was != it.entry() {
		return false, nil
	}
	f, err := v.fsys.Open(it.path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	return v.sameNext(f, data)
}

// sameNext reads len(data) bytes on from r and reports whether they are data.
func (v *published) sameNext(r io.Reader, data []byte) (bool, error) {
	buf := v.buffers.Get().(*[]byte)
	defer v.buffers.Put(buf)
	for len(data) > 0 {
		want := data[:min(len(data), compareSize)]
		n, err := io.ReadFull(r, (*buf)[:len(want)])
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !bytes.Equal((*buf)[:n], want) {
			return false, nil
		}
		data = data[n:]
	}
	return true, nil
}

// refusal is the error of a foreign file at blocker that keeps wanted out.
func (v *published) refusal(wanted, blocker string) error {
	kind := Foreign
	if v.bytes == nil {
		kind = NoManifest
	}
	return &Error{Op: "commit", Kind: kind, Path: blocker, Other: wanted}
}
