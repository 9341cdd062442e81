package output

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
)

// fault is how a faultFS fails at its chosen operation.
type fault int

const (
	failOnce    fault = iota // that operation is refused, those after it succeed
	dieBefore                // the process is killed before it
	dieAfter                 // the process is killed once it has taken effect
	inUseOnce                // refused since another program has the file open
	faultsCount              //
)

var errFault = errors.New("injected fault")

// faultFS is an FS that fails at the operation of a given number, counting
// from 0. A killed process can do nothing more, so after death every operation
// fails and has no effect.
type faultFS struct {
	FS
	at    int
	fault fault

	mu    sync.Mutex
	count int
	dead  bool
	lock  *lockFile
}

// step counts an operation, and says whether it takes effect and what it answers.
func (f *faultFS) step() (act bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return false, errFault
	}
	n := f.count
	f.count++
	if n != f.at {
		return true, nil
	}
	f.dead = f.fault == dieBefore || f.fault == dieAfter
	if f.fault == inUseOnce {
		return false, fmt.Errorf("%w: %w", ErrInUse, errFault)
	}
	return f.fault == dieAfter, errFault
}

// do performs an operation as step says.
func (f *faultFS) do(op func() error) error {
	act, err := f.step()
	if act {
		if failed := op(); failed != nil {
			return failed
		}
	}
	return err
}

func (f *faultFS) Open(name string) (h Handle, err error) {
	err = f.do(func() error { h, err = f.FS.Open(name); return err })
	return f.handle(h, err)
}

func (f *faultFS) Create(name string) (h Handle, err error) {
	err = f.do(func() error { h, err = f.FS.Create(name); return err })
	return f.handle(h, err)
}

// handle wraps an open file, or closes the one that its opener will never see.
func (f *faultFS) handle(h Handle, err error) (Handle, error) {
	if err != nil {
		if h != nil {
			h.Close()
		}
		return nil, err
	}
	return &faultHandle{h, f}, nil
}

func (f *faultFS) Mkdir(name string) error {
	return f.do(func() error { return f.FS.Mkdir(name) })
}

func (f *faultFS) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.do(func() error { info, err = f.FS.Lstat(name); return err })
	return info, err
}

func (f *faultFS) ReadDir(name string) (list []fs.DirEntry, err error) {
	err = f.do(func() error { list, err = f.FS.ReadDir(name); return err })
	return list, err
}

func (f *faultFS) Rename(from, to string) error {
	return f.do(func() error { return f.FS.Rename(from, to) })
}

func (f *faultFS) Remove(name string) error {
	return f.do(func() error { return f.FS.Remove(name) })
}

func (f *faultFS) SyncDir(name string) error {
	return f.do(func() error { return f.FS.SyncDir(name) })
}

func (f *faultFS) Lock(name string) (io.Closer, error) {
	var held io.Closer
	err := f.do(func() (err error) { held, err = f.FS.Lock(name); return err })
	if held == nil {
		return nil, err
	}
	f.lock = held.(*lockFile)
	return faultLock{held, f}, err
}

// bury does what the system does for a dead process: it closes its files, and
// so lets its lock go, and removes nothing.
func (f *faultFS) bury() {
	if f.dead && f.lock != nil {
		f.lock.f.Close()
	}
	f.FS.(*rootFS).forget("")
}

type faultLock struct {
	held io.Closer
	fs   *faultFS
}

func (l faultLock) Close() error {
	act, err := l.fs.step()
	if act {
		return errors.Join(l.held.Close(), err)
	}
	l.fs.lock.f.Close() // whatever fails, the system lets the lock go in the end
	return err
}

// faultHandle fails in the course of reading and writing; a write that fails
// has written half.
type faultHandle struct {
	Handle
	fs *faultFS
}

func (h *faultHandle) Read(p []byte) (n int, err error) {
	err = h.fs.do(func() error { n, err = h.Handle.Read(p); return err })
	return n, err
}

func (h *faultHandle) ReadAt(p []byte, off int64) (n int, err error) {
	err = h.fs.do(func() error { n, err = h.Handle.ReadAt(p, off); return err })
	return n, err
}

func (h *faultHandle) Write(p []byte) (n int, err error) {
	act, err := h.fs.step()
	switch {
	case err == nil:
		return h.Handle.Write(p)
	case act:
		h.Handle.Write(p[:len(p)/2])
	}
	return 0, err
}

func (h *faultHandle) Sync() error { return h.fs.do(h.Handle.Sync) }

func (h *faultHandle) Close() error {
	_, err := h.fs.step()
	h.Handle.Close() // the system closes a dead process's files
	return err
}

// The two editions and the foreign files of the fault tests: between them,
// every thing a commit can have to do.
var (
	faultOld = pages{
		"same.html": "same", "changed.html": "old", "gone.html": "old", "olddir/deep/a.html": "a", "olddir/b.html": "b",
		"swap-file": "a file", "swap-dir/a": "a", "swap-dir/b/c": "c", "Case.html": "case", "dir/stays.html": "1", "dir/grows.bin": "0123456789",
	}
	faultNew = pages{
		"same.html": "same", "changed.html": "new", "adopted.html": "adopted", "swap-file/a": "now a folder", "swap-dir": "now a file",
		"case.html": "case", "dir/stays.html": "1", "dir/grows.bin": "0123456789more", "dir/new.html": "new",
		"tree/a.html": "ta", "tree/b/c.html": "tc", "tree/b/d.html": "td", "tree2/big.bin": "streamed",
	}
	faultForeign = pages{"CNAME": "example.org", "dir/notes.txt": "mine", "olddir/mine.txt": "mine", "adopted.html": "adopted"}
)

// faultFolder publishes the old edition among foreign files.
func faultFolder(t *testing.T) (FS, string) {
	t.Helper()
	root, name := newFolder(t)
	if _, err := build(Dir(root), map[string]string{"edition": "old"}, faultOld); err != nil {
		t.Fatal(err)
	}
	put(t, name, faultForeign)
	return Dir(root), name
}

func buildNew(fsys FS) error {
	_, err := build(fsys, map[string]string{"edition": "new"}, faultNew)
	return err
}

// faultState says which edition the folder holds, and fails if neither whole.
func faultState(t *testing.T, fsys FS, name string) string {
	t.Helper()
	v, err := readPublished(fsys)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ParseManifest(v.bytes)
	if err != nil {
		t.Fatal(err)
	}
	edition := m.Header["edition"]
	files := map[string]pages{"old": faultOld, "new": faultNew}[edition]
	wantHeld(t, name, files, faultForeign)
	owned := pages{}
	for p := range m.Files {
		owned[p] = files[p]
	}
	if !maps.Equal(owned, files) {
		t.Fatalf("the manifest of %s lists %q", edition, owned)
	}
	return edition
}

// TestEveryFault fails a commit at each single operation in turn, in each way.
// After the recovery the folder must hold exactly the old edition or exactly
// the new one, and the next build must succeed. (In a synctest bubble, since
// the pauses for files in use then take no time.)
func TestEveryFault(t *testing.T) {
	for fault := range faultsCount {
		done := map[string]int{}
		for at, more := 0, true; more; at++ {
			t.Run(fmt.Sprintf("fault%d/op%d", fault, at), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					var edition string
					edition, more = oneFault(t, at, fault)
					done[edition]++
				})
			})
		}
		t.Logf("fault %d: ended with %v", fault, done)
		if done["old"] < 20 || done["new"] < 20 {
			t.Errorf("fault %d: too few operations failed: %v", fault, done)
		}
	}
}

// oneFault reports the edition after recovery, and whether the fault came to pass.
func oneFault(t *testing.T, at int, how fault) (edition string, happened bool) {
	fsys, name := faultFolder(t)
	faulty := &faultFS{FS: fsys, at: at, fault: how}
	err := buildNew(faulty)
	faulty.bury()

	got, recoverErr := Recover(fsys)
	if recoverErr != nil || len(got.Damaged) > 0 {
		t.Fatalf("recovery: %+v, %v", got, recoverErr)
	}
	edition = faultState(t, fsys, name)
	switch {
	case err == nil && edition != "new":
		t.Errorf("the commit succeeded and the %s edition stands", edition)
	case got.Outcome == Finished && edition != "new", got.Outcome == Discarded && edition != "old":
		t.Errorf("outcome %d, and the %s edition stands", got.Outcome, edition)
	case errors.Is(err, Locked) && got.Outcome != Finished:
		t.Errorf("locked (%v) and not sealed", err)
	}
	if err := buildNew(fsys); err != nil {
		t.Fatalf("the next build: %v", err)
	}
	if edition := faultState(t, fsys, name); edition != "new" {
		t.Errorf("after the next build the %s edition stands", edition)
	}
	return edition, faulty.count > at
}

// TestEveryFaultInRecovery kills a commit just after its seal, then fails the
// recovery at each of its operations in turn. Nothing but the new edition may
// come of it.
func TestEveryFaultInRecovery(t *testing.T) {
	for fault := range faultsCount {
		for at, more := 0, true; more; at++ {
			t.Run(fmt.Sprintf("fault%d/op%d", fault, at), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { more = oneRecoveryFault(t, at, fault) })
			})
		}
	}
}

// oneRecoveryFault reports whether the fault came to pass.
func oneRecoveryFault(t *testing.T, at int, how fault) (happened bool) {
	fsys, name := sealedFolder(t)
	faulty := &faultFS{FS: fsys, at: at, fault: how}
	Recover(faulty)
	faulty.bury()
	if _, err := Recover(fsys); err != nil {
		t.Fatal(err)
	}
	if edition := faultState(t, fsys, name); edition != "new" {
		t.Errorf("the %s edition stands", edition)
	}
	return faulty.count > at
}

// sealedFolder returns a folder whose commit was sealed and went no further.
func sealedFolder(t *testing.T) (FS, string) {
	t.Helper()
	fsys, name := faultFolder(t)
	faulty := &sealFS{faultFS{FS: fsys, at: -1}}
	if err := buildNew(faulty); err == nil {
		t.Fatal("the commit was not stopped")
	}
	faulty.bury()
	return fsys, name
}

// sealFS dies when the journal has been sealed.
type sealFS struct{ faultFS }

func (f *sealFS) Rename(from, to string) error {
	err := f.faultFS.Rename(from, to)
	if to == journalName {
		f.dead = true
	}
	return err
}

// TestPowerLoss empties staged files of a sealed commit, as a file system may
// that never wrote them.
func TestPowerLoss(t *testing.T) {
	fsys, name := sealedFolder(t)
	data, err := readAll(fsys, journalName)
	if err != nil {
		t.Fatal(err)
	}
	j, err := parseJournal(data)
	if err != nil {
		t.Fatal(err)
	}
	lost := map[string]bool{"changed.html": true, "tree/b/c.html": true}
	for _, m := range j.Moves {
		if lost[m.Path] {
			put(t, filepath.Join(name, stagingDir), pages{m.From: ""})
		}
	}
	got, err := Recover(fsys)
	if err != nil || got.Outcome != Finished || fmt.Sprint(got.Damaged) != "[changed.html tree/b/c.html]" {
		t.Fatalf("%+v, %v", got, err)
	}
	if held(t, name)["changed.html"] != "old" {
		t.Error("an empty file took the place of a whole one")
	}
	if err := buildNew(fsys); err != nil {
		t.Fatal(err)
	}
	faultState(t, fsys, name)
}

// busyFS refuses to replace or remove the files that another program has open.
type busyFS struct {
	FS
	open map[string]bool
}

func (f busyFS) Rename(from, to string) error {
	if f.open[to] {
		return fmt.Errorf("%w: the system's words", ErrInUse)
	}
	return f.FS.Rename(from, to)
}

func (f busyFS) Remove(name string) error {
	if f.open[name] {
		return fmt.Errorf("%w: the system's words", ErrInUse)
	}
	return f.FS.Remove(name)
}

// TestLockedFiles holds open one file to replace, one to remove and the
// manifest; the rest of the edition must be in place, all files be named at
// once, and the next command finish it.
func TestLockedFiles(t *testing.T) { synctest.Test(t, testLockedFiles) }

func testLockedFiles(t *testing.T) {
	fsys, name := faultFolder(t)
	busy := busyFS{fsys, map[string]bool{"changed.html": true, "gone.html": true, "tree": true}}
	err := buildNew(busy)
	all := All(err)
	if len(all) != 2 || all[0].Path != "changed.html" || all[1].Path != "gone.html" {
		t.Fatalf("%v", err)
	}
	for _, e := range all {
		if e.Kind != Locked || !strings.Contains(e.Error(), "close that program, then build again") {
			t.Errorf("%v", e)
		}
	}
	if held(t, name)["tree/b/c.html"] != "tc" {
		t.Error("a tree that could not be moved whole was not moved file by file")
	}
	if _, err := Open(busy, Options{}); !errors.Is(err, Locked) {
		t.Errorf("Open while files are still in use: %v", err)
	}
	delete(busy.open, "changed.html")
	delete(busy.open, "gone.html")
	busy.open[manifestName] = true
	if _, err := Recover(busy); !errors.Is(err, Locked) {
		t.Errorf("Recover while the manifest is in use: %v", err)
	}
	s, err := Open(fsys, Options{})
	if err != nil || s.Recovered.Outcome != Finished {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	if edition := faultState(t, fsys, name); edition != "new" {
		t.Errorf("the %s edition stands", edition)
	}
}

// TestSpoiledEdition holds that a renderer which overlooks an error cannot
// publish half an edition.
func TestSpoiledEdition(t *testing.T) {
	fsys, name := faultFolder(t)
	full := &fullFS{FS: fsys, room: 3}
	s, err := Open(full, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var failed error
	for p, text := range faultNew {
		if err := s.Write(p, []byte(text)); failed == nil {
			failed = err
		}
	}
	full.room = 100
	if _, err := s.Commit(context.Background()); failed == nil || err != failed {
		t.Errorf("Commit: %v, want %v", err, failed)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	faultState(t, fsys, name)
}

// fullFS has room for so many more files.
type fullFS struct {
	FS
	room int
}

func (f *fullFS) Create(name string) (Handle, error) {
	if f.room--; f.room < 0 {
		return nil, errors.New("no space left on device")
	}
	return f.FS.Create(name)
}
