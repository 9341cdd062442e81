// Package memo keeps what is dear to compute, by the hash of what it was
// computed from.
//
// What it promises:
//
//   - A value is found again only under the same purpose, options and input,
//     byte for byte ([KeyOf]). Nothing depends on a name or a time.
//   - A value that was damaged where it is kept, or put there under another
//     name, is not found: it is computed again, and replaced.
//   - A folder that cannot be read or written costs time and nothing else; no
//     function here returns an error.
//   - A nil [Store] works: it finds nothing and keeps nothing.
//
// The package touches no disk: it is given a [Folder].
package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sync"
)

// A Folder is where values are kept: files with short names of lower-case
// letters and digits. It is safe for concurrent use.
type Folder interface {
	// Read returns a whole file.
	Read(name string) ([]byte, error)
	// Write keeps a file whole or not at all, in place of one that is there.
	Write(name string, data []byte) error
	// List returns every file, in any order, those of writes that were cut
	// short included.
	List() ([]Entry, error)
	// Remove removes a file.
	Remove(name string) error
}

// An Entry is one file of a [Folder].
type Entry struct {
	Name string
	Size int64 // bytes
}

// A Key says what a value was computed from.
type Key [sha256.Size]byte

// KeyOf returns the key of what is computed for a purpose from an input. The
// purpose holds every option that changes the value, and the version of the
// method.
func KeyOf(purpose string, input []byte) Key {
	h := sha256.New()
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(purpose))))
	h.Write([]byte(purpose))
	h.Write(input)
	return Key(h.Sum(nil))
}

func (k Key) name() string { return hex.EncodeToString(k[:]) }

// A Store finds and keeps values. It is safe for concurrent use.
type Store struct {
	folder Folder
	limit  int64

	mu      sync.Mutex
	touched map[string]bool // names that were found or kept
}

// New returns a store in a folder. The limit, in bytes, is what [Store.Trim]
// brings it back to. A nil folder makes a nil store.
func New(folder Folder, limit int64) *Store {
	if folder == nil {
		return nil
	}
	return &Store{folder: folder, limit: limit, touched: map[string]bool{}}
}

// Get returns the value of a key, and false where there is none that can be
// relied on.
func (s *Store) Get(k Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	file, err := s.folder.Read(k.name())
	if err != nil || len(file) < sha256.Size {
		return nil, false
	}
	sum, value := file[:sha256.Size], file[sha256.Size:]
	if want := k.seal(value); !bytes.Equal(sum, want[:]) {
		return nil, false
	}
	s.touch(k)
	return value, true
}

// Put keeps a value, where it can.
func (s *Store) Put(k Key, value []byte) {
	if s == nil {
		return
	}
	sum := k.seal(value)
	if s.folder.Write(k.name(), append(sum[:], value...)) == nil {
		s.touch(k)
	}
}

// seal is the checksum that stands before a value. The key is in it, so that a
// file which was renamed is not taken for another.
func (k Key) seal(value []byte) Key {
	h := sha256.New()
	h.Write(k[:])
	h.Write(value)
	return Key(h.Sum(nil))
}

func (s *Store) touch(k Key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.touched[k.name()] = true
}

// Trim removes what this store neither found nor kept, if the folder holds
// more than the limit. What was used stays, however much it is.
func (s *Store) Trim() {
	if s == nil {
		return
	}
	entries, err := s.folder.List()
	if err != nil {
		return
	}
	var total int64
	for _, e := range entries {
		total += e.Size
	}
	if total <= s.limit {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range entries {
		if !s.touched[e.Name] {
			_ = s.folder.Remove(e.Name) // what stays is tried again next time
		}
	}
}
