package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
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

// shardName is the folder of the staged file n.
func shardName(n int) string { return stagingDir + "/" + strconv.Itoa(n/shardSize) }

// stagedName is the staged file n.
func stagedName(n int) string { return shardName(n) + "/" + strconv.Itoa(n%shardSize) }

// journal is all that a commit still has to do once it is sealed. Each step
// can be done again without harm.
type journal struct {
	Removes []string `json:"removes"` // files of the edition before
	Prunes  []string `json:"prunes"`  // folders that may then be empty, deepest first
	Moves   []move   `json:"moves"`   // by path
}

// move brings one staged file into place.
type move struct {
	Path     string `json:"path"`
	From     int    `json:"from"` // number of the staged file
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
		if m.From < 0 || m.Replaces != "" && (broken(m.Replaces) != 0 || fold(m.Replaces) != fold(m.Path)) || broken(m.Path) != 0 {
			return nil, fmt.Errorf("%w: %q", errBadJournal, m.Path)
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

// applying is one pass through a sealed journal.
type applying struct {
	fsys       FS
	recovering bool            // another process sealed it: trust nothing
	known      map[string]bool // folders that exist; true if this pass made them
	locked     []error         // files that other programs have open
	damaged    []string        // staged files that are gone or not as they were written
}

// apply does what the journal says, once. Files that other programs hold open
// are passed over and reported all together, so that as much as possible of
// the new edition is in place.
func (j *journal) apply(fsys FS, recovering bool) (damaged []string, err error) {
	a := &applying{fsys: fsys, recovering: recovering, known: map[string]bool{".": false}}
	if err := a.run(j); err != nil {
		return nil, err
	}
	return a.damaged, errors.Join(a.locked...)
}

func (a *applying) run(j *journal) error {
	for _, p := range j.Removes {
		if err := a.step(p, a.remove(p)); err != nil {
			return err
		}
	}
	// Once before the moves, for a file that takes the place of a folder, and
	// once after, for a folder that only changed its spelling.
	if err := a.prune(j.Prunes); err != nil {
		return err
	}
	for i := range j.Moves {
		m := &j.Moves[i]
		if err := a.step(m.Path, a.move(m)); err != nil {
			return err
		}
	}
	if err := a.prune(j.Prunes); err != nil || len(a.locked) > 0 {
		return err // the manifest comes last, when all it lists is in place
	}
	err := a.fsys.Rename(stagedManifest, manifestName)
	if gone(err) {
		err = nil // it was moved before
	}
	return a.step(manifestName, err)
}

// step sorts the failure of one step: a file in use is noted, so that the pass
// goes on; any other failure ends it.
func (a *applying) step(path string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrInUse) {
		a.locked = append(a.locked, wrap("commit", path, err))
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	return &Error{Op: "commit", Kind: Interrupted, Path: path, Err: bare(err)}
}

// remove removes a file if it is there. A folder that has taken its place is
// somebody else's.
func (a *applying) remove(name string) error {
	info, err := a.fsys.Lstat(name)
	if gone(err) || err == nil && info.IsDir() {
		return nil
	}
	if err != nil {
		return err
	}
	return a.fsys.Remove(name)
}

// prune removes the folders that are empty.
func (a *applying) prune(dirs []string) error {
	for _, d := range dirs {
		info, err := a.fsys.Lstat(d)
		if gone(err) || err == nil && !info.IsDir() {
			continue
		}
		entries, err := a.fsys.ReadDir(d)
		if err == nil && len(entries) == 0 {
			err = a.fsys.Remove(d)
		}
		// An empty folder that another program stands in harms nobody.
		if err != nil && !errors.Is(err, ErrInUse) {
			return a.step(d, err)
		}
	}
	return nil
}

// move brings a staged file into place, unless that was done before.
func (a *applying) move(m *move) error {
	if err := a.folder(path.Dir(m.Path)); err != nil {
		return err
	}
	ready, err := a.prepare(m)
	if err != nil || !ready {
		return err
	}
	err = a.fsys.Rename(stagedName(m.From), m.Path)
	if gone(err) {
		return a.arrived(m)
	}
	return err
}

// prepare looks where looking is needed, and reports whether the staged file
// is there to be moved. In a folder that this pass has made, or over a file of
// the edition before, there is nothing to look for.
func (a *applying) prepare(m *move) (bool, error) {
	mayMeet := m.Fresh && !a.known[path.Dir(m.Path)]
	if !a.recovering && !mayMeet && m.Replaces == "" {
		return true, nil
	}
	if _, err := a.fsys.Lstat(stagedName(m.From)); gone(err) {
		return false, a.arrived(m)
	} else if err != nil {
		return false, err
	}
	if a.recovering {
		if whole, err := a.whole(m); err != nil || !whole {
			return false, err
		}
	}
	if m.Replaces != "" {
		if err := a.remove(m.Replaces); err != nil {
			return false, err
		}
	}
	if mayMeet {
		if _, err := a.fsys.Lstat(m.Path); !gone(err) {
			return false, a.met(m, err)
		}
	}
	return true, nil
}

// met is the error of a file that appeared after the edition was staged.
func (a *applying) met(m *move, err error) error {
	if err != nil {
		return err
	}
	return &Error{Op: "commit", Kind: Foreign, Path: m.Path, Other: m.Path}
}

// arrived checks that a file whose staged copy is gone is in place.
func (a *applying) arrived(m *move) error {
	info, err := a.fsys.Lstat(m.Path)
	if err != nil && !gone(err) {
		return err
	}
	if err != nil || info.Size() != m.Size {
		a.damaged = append(a.damaged, m.Path)
	}
	return nil
}

// whole reports whether a staged file is as it was written. After a loss of
// power it may be empty; what stands in its place is then the better file.
func (a *applying) whole(m *move) (bool, error) {
	f, err := a.fsys.Open(stagedName(m.From))
	if err != nil {
		return false, err
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	if err != nil {
		return false, err
	}
	if n != m.Size || hex.EncodeToString(sum.Sum(nil)) != m.SHA256 {
		a.damaged = append(a.damaged, m.Path)
		return false, nil
	}
	return true, nil
}

// folder makes the folder d and those above it.
func (a *applying) folder(d string) error {
	if _, ok := a.known[d]; ok {
		return nil
	}
	if err := a.folder(path.Dir(d)); err != nil {
		return err
	}
	err := a.fsys.Mkdir(d)
	if err != nil && !exists(err) {
		return err
	}
	a.known[d] = err == nil
	return nil
}
