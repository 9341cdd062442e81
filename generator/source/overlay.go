package source

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay returns a file system with files laid over it: those of the same path
// hide the ones below, and folders that only they need are there.
func Overlay(below fs.FS, files map[string][]byte) fs.FS {
	o := &overlay{below: below, files: files, dirs: map[string][]string{}}
	for name := range files {
		for at := name; at != "."; at = path.Dir(at) {
			dir, base := path.Dir(at), path.Base(at)
			if !slices.Contains(o.dirs[dir], base) {
				o.dirs[dir] = append(o.dirs[dir], base)
			}
		}
	}
	return o
}

type overlay struct {
	below fs.FS
	files map[string][]byte
	dirs  map[string][]string // names that the files add to a folder
}

// Open implements [fs.FS].
func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &laidFile{laidInfo{path.Base(name), int64(len(data)), false}, bytes.NewReader(data)}, nil
	}
	f, err := o.below.Open(name)
	if err != nil && o.dirs[name] != nil {
		return &laidFile{laidInfo{path.Base(name), 0, true}, bytes.NewReader(nil)}, nil
	}
	return f, err
}

// ReadFile implements [fs.ReadFileFS].
func (o *overlay) ReadFile(name string) ([]byte, error) {
	if data, ok := o.files[name]; ok {
		return slices.Clone(data), nil
	}
	return fs.ReadFile(o.below, name)
}

// Stat implements [fs.StatFS].
func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if data, ok := o.files[name]; ok {
		return laidInfo{path.Base(name), int64(len(data)), false}, nil
	}
	info, err := fs.Stat(o.below, name)
	if err != nil && o.dirs[name] != nil {
		return laidInfo{path.Base(name), 0, true}, nil
	}
	return info, err
}

// ReadDir implements [fs.ReadDirFS].
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.below, name)
	added := o.dirs[name]
	if added == nil {
		return entries, err
	}
	byName := map[string]fs.DirEntry{}
	for _, e := range entries {
		byName[e.Name()] = e
	}
	for _, base := range added {
		data, isFile := o.files[path.Join(name, base)]
		if _, there := byName[base]; !there || isFile {
			byName[base] = fs.FileInfoToDirEntry(laidInfo{base, int64(len(data)), !isFile})
		}
	}
	entries = entries[:0:0]
	for _, e := range byName {
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// A laidInfo describes a file or a folder of an overlay.
type laidInfo struct {
	name string
	size int64
	dir  bool
}

// Name implements [fs.FileInfo].
func (i laidInfo) Name() string { return i.name }

// Size implements [fs.FileInfo].
func (i laidInfo) Size() int64 { return i.size }

// ModTime implements [fs.FileInfo]; nothing was written yet.
func (i laidInfo) ModTime() time.Time { return time.Time{} }

// IsDir implements [fs.FileInfo].
func (i laidInfo) IsDir() bool { return i.dir }

// Sys implements [fs.FileInfo].
func (i laidInfo) Sys() any { return nil }

// Mode implements [fs.FileInfo].
func (i laidInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o777
	}
	return 0o666
}

// A laidFile is a file of an overlay that is open.
type laidFile struct {
	laidInfo
	io.Reader
}

// Stat implements [fs.File].
func (f *laidFile) Stat() (fs.FileInfo, error) { return f.laidInfo, nil }

// Close implements [fs.File].
func (f *laidFile) Close() error { return nil }
