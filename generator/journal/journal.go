// Package journal writes files of a site's sources so that nobody finds half of
// what was meant: one file is replaced in one step, and several are written all
// or none. Whoever stops the program at any moment finds each file as it was,
// or the next command that calls Finish completes what was begun.
//
// What is to be written lies complete in a pending folder before the journal
// names it; naming it, a rename, is the moment that decides. Finish then puts
// each file in its place, except where somebody else changed it meanwhile:
// that file is left alone and named.
//
// Like output's, the promise is against the death of the process and not the
// loss of power. Output publishes folders that it owns; this package writes
// between files that people own.
package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// Where a journal and what it names lie in the folder that is written to.
const (
	folder        = ".prospectus/journal"
	journalName   = folder + "/journal.json"
	pendingFolder = folder + "/pending"
)

// An entry is one file to be put in its place.
type entry struct {
	Path string `json:"path"`
	File string `json:"file"` // in pendingFolder
	Old  string `json:"old"`  // hash of what stood there; "" for nothing
}

// A Change is a file to be written, whole. Its path is relative to the folder
// and separated by slashes.
type Change struct {
	Path string
	Data []byte
}

// Replace puts a file's new text in its place in one step: whoever reads
// meanwhile, or pulls the plug, finds the old text or the new one. The file
// keeps its permissions. Its folder must exist.
func Replace(root *os.Root, name string, data []byte) error {
	mode := fs.FileMode(0o666)
	if info, err := root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	part := path.Join(path.Dir(name), "."+path.Base(name)+".part")
	err := root.WriteFile(part, data, mode)
	if err == nil {
		err = root.Rename(part, name)
	}
	if err != nil {
		_ = root.Remove(part) // it may not be there, and nobody would read it
	}
	return err
}

// Commit writes files, all or none, and makes the folders they need. passed
// names those that changed on the disk while they were being written and were
// left alone.
func Commit(root *os.Root, changes []Change) (passed []string, err error) {
	if len(changes) == 0 {
		return nil, nil
	}
	journal, err := stage(root, changes)
	if err != nil {
		return nil, err
	}
	if err := Replace(root, journalName, journal); err != nil { // it is sealed
		return nil, err
	}
	passed, _, err = Finish(root)
	return passed, err
}

// stage lays down what is to be written, and returns the journal that names it.
func stage(root *os.Root, changes []Change) (journal []byte, err error) {
	if err := root.RemoveAll(pendingFolder); err != nil {
		return nil, err
	}
	if err := root.MkdirAll(pendingFolder, 0o777); err != nil {
		return nil, err
	}
	pending, err := root.OpenRoot(pendingFolder) // so as not to walk there each time
	if err != nil {
		return nil, err
	}
	defer pending.Close()
	entries := make([]entry, len(changes))
	dirs := newShelves(root)
	for i, c := range changes {
		name := strconv.Itoa(i)
		if err := pending.WriteFile(name, c.Data, 0o666); err != nil {
			return nil, err
		}
		old, err := dirs.hash(c.Path)
		if err != nil {
			return nil, err
		}
		entries[i] = entry{c.Path, name, old}
	}
	return json.Marshal(entries)
}

// Finish puts in place what a sealed journal names, and drops what was never
// sealed. passed names the files that somebody changed meanwhile; they are left
// alone; begun is false where there was nothing to finish.
func Finish(root *os.Root) (passed []string, begun bool, err error) {
	data, err := root.ReadFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, root.RemoveAll(pendingFolder)
	}
	if err != nil {
		return nil, false, err
	}
	var entries []entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, false, err
	}
	if passed, err = placeAll(root, entries); err != nil {
		return passed, true, err
	}
	if err := root.Remove(journalName); err != nil {
		return passed, true, err
	}
	return passed, true, root.RemoveAll(pendingFolder)
}

// placeAll puts files in their places and names those that were left alone.
func placeAll(root *os.Root, entries []entry) (passed []string, err error) {
	left, err := fs.ReadDir(root.FS(), pendingFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	waiting, dirs := map[string]bool{}, newShelves(root)
	for _, e := range left {
		waiting[e.Name()] = true
	}
	for _, e := range entries {
		if !waiting[e.File] {
			continue // it is there already
		}
		ok, err := dirs.put(e)
		if err != nil {
			return passed, err
		}
		if !ok {
			passed = append(passed, e.Path)
		}
	}
	return passed, nil
}

// shelves are the folders that files go to. Whether one exists is asked once:
// most are new, and a file in a folder that is not there need not be looked for.
type shelves struct {
	root  *os.Root
	there map[string]bool
	made  map[string]bool
}

func newShelves(root *os.Root) shelves { return shelves{root, map[string]bool{}, map[string]bool{}} }

// has reports whether a folder existed when it was first asked for.
func (f shelves) has(dir string) bool {
	there, asked := f.there[dir]
	if !asked {
		_, err := f.root.Stat(dir)
		there = err == nil
		f.there[dir] = there
	}
	return there
}

// hash is that of what stands at a path, "" for nothing.
func (f shelves) hash(name string) (string, error) {
	if !f.has(path.Dir(name)) {
		return "", nil
	}
	data, err := f.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// put puts one file in its place; ok is false where it was left alone.
func (f shelves) put(e entry) (ok bool, err error) {
	now, err := f.hash(e.Path)
	if err != nil {
		return false, err
	}
	if now != e.Old {
		return false, nil
	}
	if dir := path.Dir(e.Path); !f.has(dir) && !f.made[dir] {
		if err := f.root.MkdirAll(dir, 0o777); err != nil {
			return false, err
		}
		f.made[dir] = true
	}
	return true, f.root.Rename(path.Join(pendingFolder, e.File), e.Path)
}
