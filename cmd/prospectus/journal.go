package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"prospectus/generator/i18n"
)

// The places of a journal in a folder: what is to be written lies complete in
// pendingFolder before journalName names it, and from then on it will be.
const (
	importFolder  = ".prospectus/imports"
	journalName   = importFolder + "/journal.json"
	pendingFolder = importFolder + "/pending"
)

// A journalEntry is one file to be put in its place.
type journalEntry struct {
	Path string `json:"path"`
	File string `json:"file"` // in pendingFolder
	Old  string `json:"old"`  // hash of what stood there; "" for nothing
}

// A change is a file to be written, whole.
type change struct {
	path string
	data []byte
}

// commit writes files so that whoever stops the program at any moment finds all
// of them as they were, or has all of them written by the next command.
func commit(root *os.Root, changes []change) error {
	if len(changes) == 0 {
		return nil
	}
	journal, err := stage(root, changes)
	if err != nil {
		return err
	}
	if err := replaceFile(root, journalName, journal); err != nil { // it is sealed
		return err
	}
	_, err = finishImport(root)
	return err
}

// stage lays down what is to be written, and returns the journal that names it.
func stage(root *os.Root, changes []change) (journal []byte, err error) {
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
	entries := make([]journalEntry, len(changes))
	dirs := newPlaces(root)
	for i, c := range changes {
		name := strconv.Itoa(i)
		if err := pending.WriteFile(name, c.data, 0o666); err != nil {
			return nil, err
		}
		old, err := dirs.hash(c.path)
		if err != nil {
			return nil, err
		}
		entries[i] = journalEntry{c.path, name, old}
	}
	return json.Marshal(entries)
}

// finishImport puts in place what a sealed journal names, and drops what was
// never sealed. Files that somebody changed meanwhile are left alone and named.
func finishImport(root *os.Root) (passed []string, err error) {
	data, err := root.ReadFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, root.RemoveAll(pendingFolder)
	}
	if err != nil {
		return nil, err
	}
	var entries []journalEntry
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, err
	}
	if passed, err = placeAll(root, entries); err != nil {
		return passed, err
	}
	if err := root.Remove(journalName); err != nil {
		return passed, err
	}
	return passed, root.RemoveAll(pendingFolder)
}

// placeAll puts files in their places and names those that were left alone.
func placeAll(root *os.Root, entries []journalEntry) (passed []string, err error) {
	left, err := fs.ReadDir(root.FS(), pendingFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	waiting, dirs := map[string]bool{}, newPlaces(root)
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

// places are the folders that files go to. Whether one exists is asked once:
// most are new, and a file in a folder that is not there need not be looked for.
type places struct {
	root  *os.Root
	there map[string]bool
	made  map[string]bool
}

func newPlaces(root *os.Root) places { return places{root, map[string]bool{}, map[string]bool{}} }

// has reports whether a folder existed when it was first asked for.
func (p places) has(dir string) bool {
	there, asked := p.there[dir]
	if !asked {
		_, err := p.root.Stat(dir)
		there = err == nil
		p.there[dir] = there
	}
	return there
}

// hash is that of what stands at a path, "" for nothing.
func (p places) hash(name string) (string, error) {
	if !p.has(path.Dir(name)) {
		return "", nil
	}
	data, err := p.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// put puts one file in its place; ok is false where it was left alone.
func (p places) put(e journalEntry) (ok bool, err error) {
	now, err := p.hash(e.Path)
	if err != nil {
		return false, err
	}
	if now != e.Old {
		return false, nil
	}
	if dir := path.Dir(e.Path); !p.has(dir) && !p.made[dir] {
		if err := p.root.MkdirAll(dir, 0o777); err != nil {
			return false, err
		}
		p.made[dir] = true
	}
	return true, p.root.Rename(path.Join(pendingFolder, e.File), e.Path)
}

// recoverImports finishes an import that was interrupted, in both folders.
func recoverImports(env environment, g global) error {
	for _, dir := range []string{g.Site, g.Internal} {
		if dir == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(journalName))); err != nil {
			continue
		}
		root, err := openFolder(dir, env.lang)
		if err != nil {
			return err
		}
		passed, err := finishImport(root)
		root.Close()
		if err != nil {
			return err
		}
		fmt.Fprintln(env.stderr, say(env.lang, "import-finished"))
		if len(passed) > 0 {
			fmt.Fprintln(env.stderr, say(env.lang, "import-passed", i18n.For(env.lang).List(passed)))
		}
	}
	return nil
}
