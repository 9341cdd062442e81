package output

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
)

// fate is what the commit does with a file of the edition.
type fate int

const (
	pending fate = iota // not settled: still being written, or failed
	kept                // the published file is equal and stays
	moved               // the staged file moves into place
	refused             // a foreign file stands in the way
)

// item is one path of the edition, claimed when its file begins and settled
// when it ends.
type item struct {
	path string
	dir  bool // a folder that files lie in

	size     int64
	sum      [sha256.Size]byte
	fate     fate
	from     string // the staged file, within the staging folder
	fresh    bool   // nothing stood at path
	adopted  bool   // kept, and foreign until now
	onFolder bool   // a folder stands at path and must be empty by then
	replaces string // the previous edition's other spelling of path
}

// registry knows every path of the edition, folders included, so that no two
// can meet on a volume that ignores case. It is not safe for concurrent use.
type registry struct {
	names map[string]*item    // by folded path
	dirs  map[string]struct{} // folders in the spelling claimed: the quick answer
}

func (r *registry) init() {
	r.names = map[string]*item{}
	r.dirs = map[string]struct{}{".": {}}
}

// claim takes p for one file.
func (r *registry) claim(p string) (*item, *Error) {
	if rule := broken(p); rule != 0 {
		return nil, &Error{Kind: BadPath, Path: p, Err: rule}
	}
	if err := r.claimDir(path.Dir(p), p); err != nil {
		return nil, err
	}
	key := fold(p)
	if have := r.names[key]; have != nil {
		return nil, &Error{Kind: Collision, Path: p, Other: have.path}
	}
	it := &item{path: p}
	r.names[key] = it
	return it, nil
}

// claimDir takes dir and the folders above it for the sake of file. A folder
// spelt in two ways would become one on Windows, under the spelling that came
// first, and half the links to it would break once the site is copied back.
func (r *registry) claimDir(dir, file string) *Error {
	if _, ok := r.dirs[dir]; ok {
		return nil
	}
	if err := r.claimDir(path.Dir(dir), file); err != nil {
		return err
	}
	key := fold(dir)
	if have := r.names[key]; have != nil {
		return &Error{Kind: Collision, Path: file, Other: have.path}
	}
	r.names[key] = &item{path: dir, dir: true}
	r.dirs[dir] = struct{}{}
	return nil
}

// withdraw gives a file's path back. Its folders stay claimed, which only
// matters to an edition that would put a file in their place.
func (r *registry) withdraw(it *item) { delete(r.names, fold(it.path)) }

// files returns the claimed files, in no order.
func (r *registry) files() []*item {
	list := make([]*item, 0, len(r.names))
	for _, it := range r.names {
		if !it.dir {
			list = append(list, it)
		}
	}
	return list
}

// entry is the manifest's line for a settled file.
func (it *item) entry() Entry {
	return Entry{Size: it.size, SHA256: hex.EncodeToString(it.sum[:])}
}
