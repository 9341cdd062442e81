package output

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The names of the staging folder. The folder exists while an edition is made,
// and after a kill until the next Open or Recover.
const (
	stagingDir     = ".staging"
	lockName       = stagingDir + "/lock"
	journalPart    = stagingDir + "/journal.part"  // being written
	journalName    = stagingDir + "/journal"       // sealed: the commit will be finished
	stagedManifest = stagingDir + "/manifest.json" // to be moved last
)

// shardSize is the number of staged files a folder: FAT searches folders from
// end to end.
const shardSize = 1000

// Files that go into a folder which stands already, or into the output folder
// itself, are staged under a number, and moved one by one. Those that go into a
// folder which does not yet exist are staged as a tree, under the names they
// will have, and the tree is moved whole: a first edition of 36,500 files is in
// place after a handful of renames.

// shardName is the folder of the numbered file n, within the staging folder.
func shardName(n int) string { return strconv.Itoa(n / shardSize) }

// numberedName is the numbered file n, within the staging folder.
func numberedName(n int) string { return shardName(n) + "/" + strconv.Itoa(n%shardSize) }

// treePrefix begins the names of the folders in which trees are staged.
const treePrefix = "tree"

// treeName is the folder of the tree n, within the staging folder.
func treeName(n int) string { return treePrefix + strconv.Itoa(n) }

// inStaging is the full name of what lies in the staging folder.
func inStaging(name string) string { return stagingDir + "/" + name }

// journal is all that a commit still has to do once it is sealed. Each step
// can be done again without harm.
type journal struct {
	Removes []string `json:"removes"` // files of the edition before
	Prunes  []string `json:"prunes"`  // folders that may then be empty, deepest first
	Trees   []tree   `json:"trees"`   // whole folders to move, by path
	Moves   []move   `json:"moves"`   // all files to move, those in trees included, by path
}

// tree brings a staged folder into place with all that is in it. Where that
// fails, since something has appeared there or a virus scanner has one of the
// files open, its files are moved one by one.
type tree struct {
	Path string `json:"path"`
	From string `json:"from"` // within the staging folder
}

// move brings one staged file into place.
type move struct {
	Path     string `json:"path"`
	From     string `json:"from"` // within the staging folder
	Entry           // size and hash, by which a recovery knows a file that the disk lost
	Fresh    bool   `json:"fresh,omitempty"`    // nothing stood there: what now does is foreign
	Replaces string `json:"replaces,omitempty"` // another spelling of Path, removed first
}

// seal writes the journal, makes it durable and then gives it its name. From
// that rename on, the new edition is the one that stands.
func (j *journal) seal(fsys FS) error {
	err := writeSynced(fsys, journalPart, func(w io.Writer) error { return json.NewEncoder(w).Encode(j) })
	if err != nil {
		return err
	}
	if err := fsys.Rename(journalPart, journalName); err != nil {
		return err
	}
	return fsys.SyncDir(stagingDir)
}

// writeSynced creates a file, fills it and makes it durable.
func writeSynced(fsys FS, name string, fill func(io.Writer) error) error {
	f, err := fsys.Create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	if err = fill(b); err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// parseJournal reads a sealed journal and checks its paths: recovery must not
// act outside the edition, whatever happened to the file.
func parseJournal(data []byte) (*journal, error) {
	j := new(journal)
	if err := json.Unmarshal(data, j); err != nil {
		return nil, fmt.Errorf("%w: %w", errBadJournal, err)
	}
	for _, m := range j.Moves {
		if !validStaged(m.From) || broken(m.Path) != 0 || m.Replaces != "" && fold(m.Replaces) != fold(m.Path) {
			return nil, fmt.Errorf("%w: %q", errBadJournal, m.Path)
		}
	}
	for _, t := range j.Trees {
		if !validStaged(t.From) || broken(t.Path) != 0 {
			return nil, fmt.Errorf("%w: %q", errBadJournal, t.Path)
		}
	}
	for _, paths := range [][]string{j.Removes, j.Prunes} {
		for _, p := range paths {
			if broken(p) != 0 {
				return nil, fmt.Errorf("%w: %q", errBadJournal, p)
			}
		}
	}
	return j, nil
}

// validStaged reports whether name is one that staging could have given. It
// may be longer than an output path, since a tree is staged under another name.
func validStaged(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if brokenPart(part) != 0 {
			return false
		}
	}
	return true
}
