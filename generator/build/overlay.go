package build

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
)

// An overlay is two file systems of which the first wins, file by file: a site
// that lays one template over a theme keeps the others of it.
type overlay struct{ over, under fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// ReadDir implements fs.ReadDirFS: what is in either folder, in order.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	all := map[string]fs.DirEntry{}
	var missing error
	found := false
	for _, fsys := range []fs.FS{o.under, o.over} {
		entries, err := fs.ReadDir(fsys, name)
		if errors.Is(err, fs.ErrNotExist) {
			missing = err
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range entries {
			all[e.Name()] = e
		}
	}
	if !found {
		return nil, missing
	}
	return slices.SortedFunc(maps.Values(all), func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) }), nil
}
