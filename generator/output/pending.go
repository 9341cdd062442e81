package output

import (
	"errors"
	"io/fs"
)

// Pending is what a build that has not ended, or was killed, left in an output
// folder.
type Pending struct {
	// Sealed says that the new edition stands already, though not all of it
	// is in place: the next build finishes it. Otherwise the old edition is
	// whole, and what is left is swept away by the next build.
	Sealed bool
	// Next is the manifest of the new edition; nil where it is not written yet,
	// is in place already or cannot be read.
	Next *Manifest
}

// ReadPending looks for an unfinished build in a folder and changes nothing
// there. It returns nil where there is none.
func ReadPending(fsys fs.FS) (*Pending, error) {
	entries, err := fs.ReadDir(fsys, stagingDir)
	if gone(err) || err == nil && len(entries) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, wrap("read", stagingDir, err)
	}
	p := new(Pending)
	_, err = fs.Stat(fsys, journalName)
	p.Sealed = err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, wrap("read", journalName, err)
	}
	if data, err := fs.ReadFile(fsys, stagedManifest); err == nil {
		p.Next, _ = ParseManifest(data) // one that is damaged names no edition
	}
	return p, nil
}
