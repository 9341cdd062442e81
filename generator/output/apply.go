package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// applying is one pass through a sealed journal.
type applying struct {
	fsys       FS
	recovering bool            // another process sealed it: trust nothing
	planted    map[string]bool // the staged trees that this pass has moved
	known      map[string]bool // folders that exist; true if this pass made them

	mu      sync.Mutex
	locked  []*Error // files that other programs have open
	damaged []string // staged files that are gone or not as they were written
}

// apply does what the journal says, once. Files that other programs hold open
// are passed over and reported all together, so that as much as possible of
// the new edition is in place.
func (j *journal) apply(fsys FS, recovering bool) (damaged []string, err error) {
	a := &applying{fsys: fsys, recovering: recovering, known: map[string]bool{".": false}, planted: map[string]bool{}}
	if err := a.run(j); err != nil {
		return nil, err
	}
	slices.Sort(a.damaged)
	return a.damaged, a.lockedErr()
}

// lockedErr is the error of all files in use, by path.
func (a *applying) lockedErr() error {
	slices.SortFunc(a.locked, func(x, y *Error) int { return strings.Compare(x.Path, y.Path) })
	var errs []error
	for _, e := range a.locked {
		errs = append(errs, e)
	}
	return errors.Join(errs...)
}

// run goes through the steps in their order: what is removed makes room for
// what is moved, and the manifest comes last, when all it lists is in place.
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
	for _, t := range j.Trees {
		if err := a.plant(t); err != nil {
			return err
		}
	}
	if err := a.moveAll(j.Moves); err != nil {
		return err
	}
	if err := a.prune(j.Prunes); err != nil || len(a.locked) > 0 {
		return err
	}
	err := a.fsys.Rename(stagedManifest, manifestName)
	if gone(err) {
		err = nil // it was moved before
	}
	return a.step(manifestName, err)
}

// movers is how many files are moved at once. On a disk two would do; on a
// network drive each rename waits for an answer.
const movers = 4

// moveAll moves every file. The folders are made first and in order, so that
// the movers only read what is known of them.
func (a *applying) moveAll(moves []move) error {
	queue := make(chan *move)
	errs := make([]error, movers)
	var failed atomic.Bool
	var wg sync.WaitGroup
	for i := range movers {
		wg.Go(func() {
			for m := range queue {
				if errs[i] == nil {
					errs[i] = a.step(m.Path, a.move(m))
				}
				if errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	err := a.folders(moves)
	for i := 0; i < len(moves) && err == nil && !failed.Load(); i++ {
		queue <- &moves[i]
	}
	close(queue)
	wg.Wait()
	return errors.Join(append(errs, err)...)
}

// folders makes the folders of the files to move.
func (a *applying) folders(moves []move) error {
	for i := range moves {
		if p := moves[i].Path; !a.isPlanted(&moves[i]) {
			if err := a.step(p, a.folder(path.Dir(p))); err != nil {
				return err
			}
		}
	}
	return nil
}

// step sorts the failure of one step: a file in use is noted, so that the pass
// goes on; any other failure ends it.
func (a *applying) step(path string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrInUse) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.locked = append(a.locked, &Error{Op: "commit", Kind: Locked, Path: path, Err: bare(err)})
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
	switch {
	case gone(err):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return nil
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

// plant moves a tree whole if it is there and nothing stands in its place.
// Whatever hinders the rename shows again, with the file's name, when the
// files are moved one by one.
func (a *applying) plant(t tree) error {
	if _, err := a.fsys.Lstat(t.Path); !gone(err) {
		return a.step(t.Path, err)
	}
	if err := a.folder(path.Dir(t.Path)); err != nil {
		return a.step(t.Path, err)
	}
	// A recovery goes through the files all the same, to see that each is whole.
	a.planted[t.From] = a.fsys.Rename(inStaging(t.From), t.Path) == nil && !a.recovering
	return nil
}

// move brings a staged file into place, unless that was done before.
func (a *applying) move(m *move) error {
	if a.isPlanted(m) {
		return nil
	}
	ready, err := a.prepare(m)
	if err != nil || !ready {
		return err
	}
	err = a.fsys.Rename(inStaging(m.From), m.Path)
	if gone(err) {
		return a.arrived(m)
	}
	return err
}

// isPlanted reports whether the file came into place with its tree.
func (a *applying) isPlanted(m *move) bool {
	tree, _, _ := strings.Cut(m.From, "/")
	return a.planted[tree]
}

// damage notes a file that is not as it was staged.
func (a *applying) damage(m *move) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.damaged = append(a.damaged, m.Path)
}

// prepare looks where looking is needed, and reports whether the staged file
// is there to be moved. In a folder that this pass has made, or over a file of
// the edition before, there is nothing to look for.
func (a *applying) prepare(m *move) (bool, error) {
	mayMeet := m.Fresh && !a.known[path.Dir(m.Path)]
	if !a.recovering && !mayMeet && m.Replaces == "" {
		return true, nil
	}
	if _, err := a.fsys.Lstat(inStaging(m.From)); gone(err) {
		return false, a.arrived(m)
	} else if err != nil {
		return false, err
	}
	if a.recovering {
		if whole, err := a.whole(m, inStaging(m.From)); err != nil || !whole {
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
	_, err := a.whole(m, m.Path)
	if gone(err) {
		a.damage(m)
		return nil
	}
	return err
}

// whole reports whether the file at name has the bytes that were staged, and
// notes it as damaged if not. After a loss of power a staged file may be empty;
// what stands in its place is then the better file.
func (a *applying) whole(m *move, name string) (bool, error) {
	f, err := a.fsys.Open(name)
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
		a.damage(m)
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
