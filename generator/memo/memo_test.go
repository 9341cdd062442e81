package memo_test

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"prospectus/generator/memo"
)

// A shelf is a folder in memory; while it is broken, nothing works.
type shelf struct {
	mu     sync.Mutex
	files  map[string][]byte
	broken bool
}

var errBroken = errors.New("broken")

func newShelf() *shelf { return &shelf{files: map[string][]byte{}} }

func (s *shelf) Read(name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.files[name]
	switch {
	case s.broken:
		return nil, errBroken
	case !ok:
		return nil, fs.ErrNotExist
	}
	return bytes.Clone(data), nil
}

func (s *shelf) Write(name string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return errBroken
	}
	s.files[name] = bytes.Clone(data)
	return nil
}

func (s *shelf) List() (all []memo.Entry, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return nil, errBroken
	}
	for name, data := range s.files {
		all = append(all, memo.Entry{Name: name, Size: int64(len(data))})
	}
	return all, nil
}

func (s *shelf) Remove(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken {
		return errBroken
	}
	delete(s.files, name)
	return nil
}

// has fails unless the store finds exactly the value; nil for none.
func has(t *testing.T, s *memo.Store, k memo.Key, want []byte) {
	t.Helper()
	got, ok := s.Get(k)
	if ok != (want != nil) || !bytes.Equal(got, want) {
		t.Errorf("found %q, %v; want %q", got, ok, want)
	}
}

func TestKeysTellPurposeFromInput(t *testing.T) {
	keys := []memo.Key{
		memo.KeyOf("ab", []byte("c")), memo.KeyOf("a", []byte("bc")),
		memo.KeyOf("abc", nil), memo.KeyOf("", []byte("abc")),
	}
	for i, k := range keys {
		if slices.Contains(keys[:i], k) {
			t.Errorf("key %d is another's", i)
		}
	}
	if keys[0] != memo.KeyOf("ab", []byte("c")) {
		t.Error("the same gives another key")
	}
}

func TestStoreKeeps(t *testing.T) {
	folder, k := newShelf(), memo.KeyOf("p", []byte("x"))
	s := memo.New(folder, 1000)
	has(t, s, k, nil)
	s.Put(k, []byte("value"))
	has(t, s, k, []byte("value"))
	has(t, memo.New(folder, 1000), k, []byte("value"))
	has(t, s, memo.KeyOf("p", []byte("y")), nil)
	for name := range folder.files {
		if strings.Trim(name, "0123456789abcdef") != "" || len(name) > 64 {
			t.Errorf("%q is not a name for every system", name)
		}
	}
}

// TestDamageIsNotFound: no byte of a file can change, and no file be cut short
// or take another's name, without its value being lost.
func TestDamageIsNotFound(t *testing.T) {
	folder, k := newShelf(), memo.KeyOf("p", []byte("x"))
	s := memo.New(folder, 1000)
	s.Put(k, []byte("value"))
	var name string
	for name = range folder.files {
	}
	whole := folder.files[name]
	for i := range whole {
		folder.files[name] = slices.Concat(whole[:i], []byte{whole[i] ^ 1}, whole[i+1:])
		has(t, s, k, nil)
		folder.files[name] = whole[:i]
		has(t, s, k, nil)
	}
	other := memo.KeyOf("p", []byte("y"))
	s.Put(other, []byte("other"))
	for n, data := range folder.files {
		if n != name {
			folder.files[name] = data
		}
	}
	has(t, s, k, nil)
	s.Put(k, []byte("value"))
	has(t, s, k, []byte("value"))
}

func TestNothingFails(t *testing.T) {
	k := memo.KeyOf("p", nil)
	folder := newShelf()
	folder.broken = true
	for _, s := range []*memo.Store{nil, memo.New(nil, 9), memo.New(folder, 0)} {
		s.Put(k, []byte("value"))
		has(t, s, k, nil)
		s.Trim()
	}
}

func TestTrimKeepsWhatWasUsed(t *testing.T) {
	folder := newShelf()
	found, old, kept := memo.KeyOf("p", []byte("1")), memo.KeyOf("p", []byte("2")), memo.KeyOf("p", []byte("3"))
	first := memo.New(folder, 1000)
	first.Put(found, []byte("found"))
	first.Put(old, []byte("old"))
	folder.files["cut-short"] = nil

	small := memo.New(folder, 1000)
	small.Trim() // within the limit: nothing goes
	has(t, first, old, []byte("old"))

	second := memo.New(folder, 50)
	second.Put(kept, []byte("kept"))
	has(t, second, found, []byte("found"))
	second.Trim()
	has(t, second, found, []byte("found"))
	has(t, second, kept, []byte("kept"))
	has(t, second, old, nil)
	if len(folder.files) != 2 {
		t.Errorf("%d files are left, want 2", len(folder.files))
	}
}

func TestStoreIsForManyAtOnce(t *testing.T) {
	s := memo.New(newShelf(), 10)
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			k := memo.KeyOf("p", []byte{byte(n % 2)})
			s.Put(k, []byte("value"))
			s.Get(k)
			s.Trim()
		})
	}
	all.Wait()
}
