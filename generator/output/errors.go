package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Kind says what sort of failure an Error is, so that a program can choose an
// exit code and a message in the user's language. Kinds are themselves errors:
// errors.Is(err, output.Foreign) asks whether err contains one.
type Kind int

// The kinds of failure.
const (
	// Disk: the system refused an operation for a reason given in Err.
	Disk Kind = iota
	// BadPath: a path is not allowed; Err is the Rule that it breaks.
	BadPath
	// Collision: two files of the edition claim one path; Other is the first.
	Collision
	// Foreign: a file the output does not own stands at Path, where the
	// edition wants to write Other.
	Foreign
	// NoManifest: as Foreign, in a folder that has files and no manifest, so
	// that nothing in it can be told to be the output's own.
	NoManifest
	// BadManifest: the manifest cannot be read as one.
	BadManifest
	// Busy: another process is building into this folder.
	Busy
	// Locked: another program has the file at Path open and the system
	// refuses to replace or remove it. The commit is sealed: the next Open
	// finishes it.
	Locked
	// Interrupted: a sealed commit could not be finished, for the reason in
	// Err. The next Open finishes it.
	Interrupted
	// Cancelled: the context ended before the commit was sealed. The edition
	// that stood is whole.
	Cancelled
	// Misuse: the caller broke the order of calls.
	Misuse
)

// kindTexts are the sentences of the kinds, in their order.
func kindTexts() [Misuse + 1]string {
	return [...]string{
		Disk:        "the system refused",
		BadPath:     "path not allowed",
		Collision:   "two files claim one path",
		Foreign:     "a file stands there that this output does not own: move it away, then build again",
		NoManifest:  "the folder has files but no " + manifestName + ", so none of them can be told to be this output's own: restore " + manifestName + " or empty the folder, then build again",
		BadManifest: "not a manifest of this output: restore it, or empty the output folder, then build again",
		Busy:        "another build is writing this folder: wait until it has ended, then build again",
		Locked:      "another program has the file open: close that program, then build again to finish this edition; nothing is lost",
		Interrupted: "the new edition is complete but not yet all in place: build again to finish it",
		Cancelled:   "cancelled before anything was published",
		Misuse:      "wrong order of calls",
	}
}

// Error returns the kind as a sentence that says what to do.
func (k Kind) Error() string {
	if texts := kindTexts(); k >= 0 && int(k) < len(texts) {
		return texts[k]
	}
	return fmt.Sprintf("output failure %d", int(k))
}

// Error is every error this package returns, alone or several joined; All
// lists them.
type Error struct {
	Op    string // what was being done: "open", "write", "create", "commit", "recover", "discard"
	Kind  Kind
	Path  string // relative to the output folder, separated by slashes
	Other string // the second path of a Collision or Foreign, else empty
	Err   error  // the cause, where there is one beneath Kind
}

// Error returns one line: what was done, where, what went wrong and what to do.
func (e *Error) Error() string {
	text := e.Op + " " + e.Path + ": "
	switch {
	case e.Kind == Collision && e.Other == e.Path:
		return text + "written twice in one edition"
	case e.Kind == Collision:
		return fmt.Sprintf("%scollides with %s on a volume that ignores case, or as a file with a folder: rename one", text, e.Other)
	case e.Kind == Disk && e.Err != nil:
		return text + e.Err.Error()
	case e.Err != nil:
		return fmt.Sprintf("%s%v (%v)", text, e.Kind, e.Err)
	}
	return text + e.Kind.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is this error's Kind.
func (e *Error) Is(target error) bool {
	k, ok := target.(Kind)
	return ok && k == e.Kind
}

// All returns every *Error that err is made of, in order: a commit reports all
// the foreign or locked files at once.
func All(err error) []*Error {
	switch e := err.(type) {
	case *Error:
		return []*Error{e}
	case interface{ Unwrap() error }:
		return All(e.Unwrap())
	case interface{ Unwrap() []error }:
		var all []*Error
		for _, one := range e.Unwrap() {
			all = append(all, All(one)...)
		}
		return all
	}
	return nil
}

var (
	errHeaderKey  = errors.New(`a header may not be called "files" or "checksum", which are the manifest's own keys`)
	errEnded      = errors.New("the edition has been committed or discarded")
	errFileEnded  = errors.New("the file has been closed or aborted")
	errFilesOpen  = errors.New("files are still open: close or abort each one before the commit")
	errBadJournal = errors.New("the journal of the interrupted commit cannot be read: delete " + stagingDir + " and build again")
	errStagedLost = errors.New("its staged file has been removed or altered")
)

// wrap makes an *Error of whatever the file system said, nil staying nil.
func wrap(op, path string, err error) error {
	if err == nil {
		return nil
	}
	var done *Error
	if errors.As(err, &done) {
		return err
	}
	return &Error{Op: op, Kind: Disk, Path: path, Err: bare(err)}
}

// bare drops the path and call that package os adds, which name the same file
// again, and by its staging number.
func bare(err error) error {
	var onPath *fs.PathError
	var onLink *os.LinkError
	switch {
	case errors.As(err, &onPath):
		return onPath.Err
	case errors.As(err, &onLink):
		return onLink.Err
	}
	return err
}
