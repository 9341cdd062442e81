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
	// number, its date. The key "files" is taken.
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

	mu       sync.Mutex
	names    registry
	staged   int   // files staged so far; the next one's number
	shards   int   // folders made for them
	spoiled  error // the first failure, which Commit returns
	foreign  map[string]error
	state    state
	unsealed bool // whether Discard may clear the staging folder
}

// state is how far a Stage has come.
type state int

const (
	filling state = iota
	committed
	discarded
	sealedUnfinished
)

// Open locks the output folder, finishes or discards what an interrupted
// commit left there, and reads the manifest of the edition that stands. The
// caller should defer Discard at once; after a successful Commit it does nothing.
func Open(dir FS, opts Options) (*Stage, error) {
	if _, taken := opts.Header[filesKey]; taken {
		return nil, &Error{Op: "open", Kind: Misuse, Path: filesKey, Err: errHeaderKey}
	}
	lock, err := acquire(dir)
	if err != nil {
		return nil, err
	}
	s := &Stage{fsys: dir, opts: opts, lock: lock, unsealed: true, foreign: map[string]error{}}
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
func (s *Stage) Write(path string, data []byte) error {
	it, err := s.claim(path, "write")
	if err != nil {
		return err
	}
	if err := s.write(it, data); err != nil {
		return s.spoil(wrap("write", path, err))
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
	if at.mayEqual() && at.size == it.size {
		same, err := s.before.equal(it.path, data)
		if err != nil {
			return err
		}
		if same {
			s.settle(it, at, kept)
			return nil
		}
	}
	if !at.writable() {
		s.settle(it, at, refused)
		return nil
	}
	if it.from, err = s.stageWhole(data); err != nil {
		return err
	}
	s.settle(it, at, moved)
	return nil
}

// stageWhole writes data as the next staged file and returns its number. A
// file that could not be written whole stays for Discard to sweep away.
func (s *Stage) stageWhole(data []byte) (int, error) {
	f, n, err := s.nextStaged()
	if err != nil {
		return 0, err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return n, err
}

// nextStaged creates the next file of the staging folder. The files are
// numbered, not named as they will be: one flat level needs no folders made
// and no long path walked for each file.
func (s *Stage) nextStaged() (Handle, int, error) {
	n, err := s.reserve()
	if err != nil {
		return nil, 0, err
	}
	f, err := s.fsys.Create(stagedName(n))
	return f, n, err
}

// reserve takes the next number, making the folder that begins with it.
func (s *Stage) reserve() (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.staged
	if n/shardSize == s.shards {
		if err := s.fsys.Mkdir(shardName(n)); err != nil {
			return 0, err
		}
		s.shards++
	}
	s.staged++
	return n, nil
}

// claim checks a path and takes it for one file of this edition.
func (s *Stage) claim(path, op string) (*item, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != filling {
		return nil, &Error{Op: op, Kind: Misuse, Path: path, Err: errEnded}
	}
	it, err := s.names.claim(path)
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
	s.state = discarded
	var err error
	if s.unsealed {
		err = sweep(s.fsys)
	}
	release(s.fsys, s.lock)
	return wrap("discard", stagingDir, err)
}
