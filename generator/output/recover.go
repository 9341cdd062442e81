package output

import (
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// Outcome says what became of an interrupted commit.
type Outcome int

// The outcomes of a recovery.
const (
	Nothing   Outcome = iota // no commit was interrupted
	Discarded                // it was not sealed: the old edition stands
	Finished                 // it was sealed: the new edition stands
)

// Recovery is the report of a recovery.
type Recovery struct {
	Outcome Outcome
	// Damaged are files of the finished edition that the disk lost, as after
	// a power failure. What stood in their place still does; building again
	// writes them.
	Damaged []string
}

// Recover finishes or discards an interrupted commit, for commands that read
// the output folder and do not build. It writes nothing if there is none, so
// that a folder which cannot be written to can still be read.
func Recover(dir FS) (Recovery, error) {
	if _, err := dir.Lstat(stagingDir); gone(err) {
		return Recovery{}, nil
	}
	lock, err := acquire(dir)
	if err != nil {
		return Recovery{}, err
	}
	defer release(dir, lock)
	return recoverCommit(dir)
}

// recoverCommit does the work of Recover under the lock.
func recoverCommit(fsys FS) (Recovery, error) {
	data, err := readAll(fsys, journalName)
	if gone(err) {
		return discard(fsys)
	}
	if err != nil {
		return Recovery{}, wrap("recover", journalName, err)
	}
	j, err := parseJournal(data)
	if err != nil {
		return Recovery{}, &Error{Op: "recover", Kind: Interrupted, Path: journalName, Err: err}
	}
	damaged, err := j.applyPatiently(fsys, true)
	if err == nil {
		err = unseal(fsys)
	}
	if err == nil {
		err = wrap("recover", stagingDir, sweep(fsys))
	}
	return Recovery{Outcome: Finished, Damaged: damaged}, err
}

// discard sweeps away what a commit that was never sealed has left. Empty
// folders alone are the remains of one that had succeeded.
func discard(fsys FS) (Recovery, error) {
	files, folders, err := leftovers(fsys)
	if err == nil && len(files)+len(folders) > 0 {
		err = sweep(fsys)
	}
	if err != nil || len(files) == 0 {
		return Recovery{}, wrap("recover", stagingDir, err)
	}
	return Recovery{Outcome: Discarded}, nil
}

// sweep empties the staging folder of all but the lock. The journal goes
// first: without it, what is left is never taken for a sealed edition.
func sweep(fsys FS) error {
	if err := fsys.Remove(journalName); err != nil && !gone(err) {
		return err
	}
	files, folders, err := leftovers(fsys)
	for _, name := range append(files, folders...) {
		if err == nil {
			err = fsys.Remove(name)
		}
	}
	return err
}

// leftovers lists what staging has put into its folder, and the folders
// deepest first. Anything else there is foreign and stays.
func leftovers(fsys FS) (files, folders []string, err error) {
	entries, err := fsys.ReadDir(stagingDir)
	for _, e := range entries {
		name := inStaging(e.Name())
		number := strings.TrimPrefix(e.Name(), treePrefix)
		switch {
		case e.IsDir() && isNumber(number) && err == nil:
			files, folders, err = below(fsys, name, files, folders)
		case name == journalPart || name == stagedManifest:
			files = append(files, name)
		}
	}
	return files, folders, err
}

// below appends all that is in the folder d, and d itself.
func below(fsys FS, d string, files, folders []string) (_, _ []string, err error) {
	entries, err := fsys.ReadDir(d)
	for _, e := range entries {
		name := path.Join(d, e.Name())
		if !e.IsDir() {
			files = append(files, name)
		} else if err == nil {
			files, folders, err = below(fsys, name, files, folders)
		}
	}
	return files, append(folders, d), err
}

// isNumber reports whether name is one that staging gives.
func isNumber(name string) bool {
	n, err := strconv.Atoi(name)
	return err == nil && n >= 0 && strconv.Itoa(n) == name
}

// acquire makes the staging folder and locks it. Another process that ends
// just then may remove the folder in between, so it tries more than once.
func acquire(fsys FS) (lock io.Closer, err error) {
	const tries = 10
	for range tries {
		if err := fsys.Mkdir(stagingDir); err != nil && !exists(err) {
			return nil, wrap("open", stagingDir, err)
		}
		lock, err = fsys.Lock(lockName)
		if !gone(err) {
			break
		}
	}
	if errors.Is(err, ErrInUse) {
		return nil, &Error{Op: "open", Kind: Busy, Path: ".", Err: err}
	}
	return lock, wrap("open", lockName, err)
}

// release lets the lock go and removes the staging folder. It fails only when
// the folder is not empty or no longer there, and then rightly so.
func release(fsys FS, lock io.Closer) {
	_ = lock.Close()
	_ = fsys.Remove(stagingDir)
}
