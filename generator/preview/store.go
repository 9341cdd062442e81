package preview

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"prospectus/generator/output"
)

// A store keeps files one after the other in a temporary file. It implements
// [output.Sink]. What is written again stands at the end, and its old bytes are
// never asked for again.
type store struct {
	mu    sync.Mutex
	file  Scratch
	end   int64
	files map[string]extent
}

// An extent is where a file's bytes lie.
type extent struct{ at, size int64 }

func newStore(file Scratch) *store { return &store{file: file, files: map[string]extent{}} }

// Write implements [output.Sink].
func (s *store) Write(path string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.file.Write(data)
	if err == nil {
		s.files[path] = extent{s.end, int64(n)}
	}
	s.end += int64(n)
	return err
}

// Create implements [output.Sink].
func (s *store) Create(path string) (output.File, error) {
	return &pending{store: s, path: path}, nil
}

// A pending file is held until it is whole: it is one of a preview's, and small.
type pending struct {
	bytes.Buffer
	store *store
	path  string
	ended bool
}

// Close implements [output.File].
func (p *pending) Close() error {
	if p.ended {
		return nil
	}
	p.ended = true
	return p.store.Write(p.path, p.Bytes())
}

// Abort implements [output.File].
func (p *pending) Abort() { p.ended = true }

// read returns a file's bytes; ok is false where there is none.
func (s *store) read(path string) (data []byte, ok bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.files[path]
	if !ok {
		return nil, false, nil
	}
	data = make([]byte, e.size)
	_, err = s.file.ReadAt(data, e.at)
	if errors.Is(err, io.EOF) && e.size == 0 {
		err = nil
	}
	return data, true, err
}

// Close removes the store, once nobody reads from it.
func (s *store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = nil
	return s.file.Close()
}
