package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"

	"prospectus/generator/memo"
)

// ownDir is the program's own folder in a site's folder, and cacheDir what it
// keeps there from build to build. Whoever deletes either loses time and
// nothing else.
const (
	ownDir   = ".prospectus"
	cacheDir = ownDir + "/cache"
)

// cacheLimit is how much may be kept of what the last build did not use: the
// copies of about seven hundred photographs.
const cacheLimit = 512 << 20

// A cacheFolder is the folder as package memo wants it. It is made when
// something is first kept, so that checking a site writes nothing.
type cacheFolder struct{ site *os.Root }

// Read implements memo.Folder.
func (c cacheFolder) Read(name string) ([]byte, error) {
	return c.site.ReadFile(path.Join(cacheDir, name))
}

// Write implements memo.Folder: under a name of its own first, since another
// build may read at the same time.
func (c cacheFolder) Write(name string, data []byte) error {
	to := path.Join(cacheDir, name)
	part := to + "." + rand.Text()
	err := c.site.WriteFile(part, data, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		c.make()
		err = c.site.WriteFile(part, data, 0o666)
	}
	if err == nil {
		err = c.site.Rename(part, to)
	}
	if err != nil {
		_ = c.site.Remove(part) // it may not be there, and nobody would read it
	}
	return err
}

// make makes the folder, and asks Git to pass it over: an office's photographs
// are not to be kept twice. Where it cannot, the write that follows says so.
func (c cacheFolder) make() {
	if c.site.MkdirAll(cacheDir, 0o777) == nil {
		_ = c.site.WriteFile(path.Join(ownDir, ".gitignore"), []byte("*\n"), 0o666)
	}
}

// List implements memo.Folder.
func (c cacheFolder) List() ([]memo.Entry, error) {
	dir, err := c.site.Open(cacheDir)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	files, err := dir.ReadDir(-1)
	var all []memo.Entry
	for _, f := range files {
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, memo.Entry{Name: f.Name(), Size: info.Size()})
		}
	}
	return all, err
}

// Remove implements memo.Folder.
func (c cacheFolder) Remove(name string) error { return c.site.Remove(path.Join(cacheDir, name)) }
