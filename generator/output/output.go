// Package output is the one writer of an output folder. Renderers hand it
// files through a Sink; it turns them into an edition that is published whole
// or not at all.
//
// What it promises:
//
//   - Nothing a visitor sees changes before Commit. Files are streamed to the
//     hidden folder .staging inside the output folder and never held in memory.
//   - A file equal to the one already published, byte for byte, is not even
//     staged: it keeps its bytes and its modification time.
//   - Commit goes through a journal that is written, synced and sealed by a
//     rename. A process killed before the seal leaves the edition that stood;
//     after the seal, the next Open or Recover finishes the new one before it
//     does anything else.
//   - The folder's manifest.json lists what the edition owns. What the manifest
//     listed and the new edition lacks is removed, with the folders that this
//     leaves empty. Nothing else is ever removed or overwritten: a foreign file
//     that stands where the edition wants to write is reported before the
//     commit, unless its bytes are already those wanted, and then it is adopted.
//   - Two files on one path, or on two paths that a Windows or FAT volume would
//     take for one, are an error that names both; so is a path that such a
//     volume refuses.
//   - One process writes a folder at a time. The lock is the operating system's
//     own and ends with the process that holds it.
//   - The same files and header give the same manifest, byte for byte. The
//     package reads no clock.
//
// The guarantee is against the death of the process, not the loss of power:
// syncing each of 36,500 files would cost many times the writing of them. The
// journal and the manifest are synced, and the journal carries the hash of each
// staged file; so a recovery after a power failure recognises the files that
// never reached the disk, leaves what stood in their place, and names them in
// Recovery.Damaged, and the next build writes them again.
package output

import (
	"crypto/sha256"
	"io"
	"path"
	"strings"
	"sync"
)

// Sink receives the files of an edition. It is safe for concurrent use, and it
// is all that a renderer needs to know of this package.
//
// Paths are relative to the output folder and separated by slashes; CheckPath
// says which are allowed. Each path may be written once in an edition. Any
// error from a Sink also spoils the edition: Commit returns it again, so that a
// renderer which overlooks an error cannot publish half a site.
type Sink interface {
	// Write takes one whole file. data is not retained after the return.
	Write(path string, data []byte) error
	// Create begins a file too large to hold. The caller must end it with
	// either Close or Abort.
	Create(path string) (File, error)
}

// File is one file being streamed into an edition. It is for one goroutine.
type File interface {
	io.Writer
	// Close ends the file: what was written is the whole of it.
	Close() error
	// Abort withdraws the file, and its path may be written again. After
	// Close it does nothing, so it can be deferred.
	Abort()
}

// Options say how an edition describes itself.
type Options struct {
	// Header is copied to the top level of the manifest: the edition's
	// number, its date. The keys "files" and "checksum" are taken.
	Header map[string]string
}

// Summary counts what a commit did.
type Summary struct {
	Files     int   // files in the edition, the manifest not counted
	Written   int   // files new or changed
	Unchanged int   // files that already stood there with the same bytes
	Adopted   int   // of Unchanged, foreign files that the edition now owns
	Removed   int   // files of the previous edition that this one lacks
	Bytes     int64 // size of all Files, in bytes
	Staged    int64 // size of the Written files, in bytes
}

// Stage is an edition in the making. It holds the output folder's lock from
// Open until Commit succeeds or Discard is called.
type Stage struct {
	// Recovered says what Open found of an interrupted commit.
	Recovered Recovery

	fsys   FS
	opts   Options
	before *published
	lock   io.Closer

	creating sync.Mutex // held while a file is made

	mu       sync.Mutex
	names    registry
	numbered int               // files staged under a number so far
	trees    map[string]string // staged trees, by the folder they will be
	made     map[string]bool   // folders made in the staging folder
	aborted  bool              // a stream was aborted
	spoiled  error             // the first failure, which Commit returns
	foreign  map[string]error
	state    state
}

// state is how far a Stage has come.
type state int

const (
	filling   state = iota
	sealed          // the commit must be finished, now or by the next Open
	committed       // all in place, the lock released
	discarded       // given up, the lock released
)

// Open locks the output folder, finishes or discards what an interrupted
// commit left there, and reads the manifest of the edition that stands. The
// caller should defer Discard at once; after a successful Commit it does nothing.
func Open(dir FS, opts Options) (*Stage, error) {
	for _, key := range []string{filesKey, checksumKey} {
		if _, taken := opts.Header[key]; taken {
			return nil, &Error{Op: "open", Kind: Misuse, Path: key, Err: errHeaderKey}
		}
	}
	lock, err := acquire(dir)
	if err != nil {
		return nil, err
	}
	s := &Stage{fsys: dir, opts: opts, lock: lock}
	s.foreign, s.trees, s.made = map[string]error{}, map[string]string{}, map[string]bool{}
	s.names.init()
	if s.Recovered, err = recoverCommit(dir); err == nil {
		s.before, err = readPublished(dir)
	}
	if err != nil {
		release(dir, lock)
		return nil, err
	}
	return s, nil
}

// Write implements Sink.
func (s *Stage) Write(name string, data []byte) error {
	it, err := s.claim(name, "write")
	if err != nil {
		return err
	}
	if err := s.write(it, data); err != nil {
		return s.spoil(wrap("write", name, err))
	}
	return nil
}

// write settles a claimed file whose bytes are all at hand.
func (s *Stage) write(it *item, data []byte) error {
	it.size, it.sum = int64(len(data)), sha256.Sum256(data)
	at, err := s.before.look(it.path)
	if err != nil {
		return err
	}
	same, err := s.before.equal(it, at, data)
	how := moved
	switch {
	case err != nil:
		return err
	case same:
		how = kept
	case !at.writable():
		how = refused
	default:
		err = s.stageWhole(it, at, data)
	}
	if err == nil {
		s.settle(it, at, how)
	}
	return err
}

// stageWhole writes data as a staged file. One that could not be written whole
// stays for Discard to sweep away.
func (s *Stage) stageWhole(it *item, at standing, data []byte) error {
	f, err := s.createStaged(it, at)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// createStaged creates the staged file of an item.
func (s *Stage) createStaged(it *item, at standing) (Handle, error) {
	if err := s.place(it, at); err != nil {
		return nil, err
	}
	// One at a time: file systems lock the folder for each new file, and on
	// Linux two threads that wait for that lock burn more time than the work.
	s.creating.Lock()
	defer s.creating.Unlock()
	return s.fsys.Create(inStaging(it.from))
}

// place chooses where an item is staged and makes the folder for it: in a tree
// if its folder does not yet exist, else under the next number. A file that
// replaces another spelling of itself is always moved alone.
func (s *Stage) place(it *item, at standing) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if at.above == "" || at.alias != "" {
		it.from = numberedName(s.numbered)
		s.numbered++
		return s.makeStaged(path.Dir(it.from))
	}
	root, ok := s.trees[at.above]
	if !ok {
		root = treeName(len(s.trees))
		s.trees[at.above] = root
	}
	it.from = root + strings.TrimPrefix(it.path, at.above)
	return s.makeStaged(path.Dir(it.from))
}

// makeStaged makes the folder d of the staging folder and those above it.
func (s *Stage) makeStaged(d string) error {
	if s.made[d] || d == "." {
		return nil
	}
	if err := s.makeStaged(path.Dir(d)); err != nil {
		return err
	}
	s.made[d] = true
	return s.fsys.Mkdir(inStaging(d))
}

// claim checks a path and takes it for one file of this edition.
func (s *Stage) claim(name, op string) (*item, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != filling {
		return nil, &Error{Op: op, Kind: Misuse, Path: name, Err: errEnded}
	}
	it, err := s.names.claim(name)
	if err != nil {
		err.Op = op
		s.keepFirst(err)
		return nil, err
	}
	return it, nil
}

// settle records how a finished file stands to the edition before it.
func (s *Stage) settle(it *item, at standing, how fate) {
	s.mu.Lock()
	defer s.mu.Unlock()
	it.fate, it.fresh, it.replaces = how, at.kind == absent, at.alias
	it.adopted = how == kept && !at.owned
	it.onFolder = how == moved && at.kind == folder
	if how == refused {
		s.foreign[at.blocker] = s.before.refusal(it.path, at.blocker)
	}
}

// spoil records the failure that keeps this edition from being committed.
func (s *Stage) spoil(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keepFirst(err)
	return err
}

// keepFirst keeps the first failure; what follows it is usually its consequence.
func (s *Stage) keepFirst(err error) {
	if s.spoiled == nil {
		s.spoiled = err
	}
}

// Discard gives the edition up: the staging folder is emptied and the lock
// released. What is published stays as it is, and so does a sealed commit that
// could not be finished, which the next Open will finish.
func (s *Stage) Discard() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == committed || s.state == discarded {
		return nil
	}
	var err error
	if s.state != sealed {
		err = sweep(s.fsys)
	}
	s.state = discarded
	release(s.fsys, s.lock)
	return wrap("discard", stagingDir, err)
}
