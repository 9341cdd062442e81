package facts

import (
	"bufio"
	"io"
)

// A Scratch is a temporary file.
type Scratch interface {
	io.ReadWriteSeeker
	io.Closer // which also removes it
}

// A shelf keeps records until it is known how many files they fill: those of a
// language of a large library are as much as half of its catalogue.
type shelf struct {
	file    Scratch
	pending *bufio.Writer // what goes into file
	size    int64         // of all that was put
	items   []item
}

// An item is where a record lies on the shelf.
type item struct {
	hash uint32 // by which it finds its file
	size uint32 // bytes
	at   int64
}

func newShelf(temp func() (Scratch, error)) (*shelf, error) {
	if temp == nil {
		temp = func() (Scratch, error) { return new(memory), nil }
	}
	file, err := temp()
	if err != nil {
		return nil, err
	}
	return &shelf{file: file, pending: bufio.NewWriterSize(file, 1<<16)}, nil
}

// put puts a record on the shelf. text is not kept.
func (s *shelf) put(hash uint32, text []byte) error {
	s.items = append(s.items, item{hash, uint32(len(text)), s.size})
	s.size += int64(len(text))
	_, err := s.pending.Write(text)
	return err
}

// sort parts the records among files by their hash, those of a file in the order
// in which they were put. Nothing is put afterwards.
func (s *shelf) sort(files int) ([][]item, error) {
	held := make([][]item, files)
	for _, it := range s.items {
		n := it.hash % uint32(files)
		held[n] = append(held[n], it)
	}
	return held, s.pending.Flush()
}

// take appends a record to dst.
func (s *shelf) take(dst []byte, it item) ([]byte, error) {
	if _, err := s.file.Seek(it.at, io.SeekStart); err != nil {
		return dst, err
	}
	start := len(dst)
	dst = append(dst, make([]byte, it.size)...)
	_, err := io.ReadFull(s.file, dst[start:])
	return dst, err
}

// close lets go of the records. Closing twice does nothing.
func (s *shelf) close() error {
	if s == nil || s.file == nil {
		return nil
	}
	err := s.file.Close()
	s.file = nil
	return err
}

// A memory stands for a temporary file where there is none. All is written
// before any of it is read.
type memory struct {
	text []byte
	at   int64
}

// Write implements [io.Writer].
func (m *memory) Write(p []byte) (int, error) {
	m.text = append(m.text, p...)
	return len(p), nil
}

// Seek implements [io.Seeker] for places from the start.
func (m *memory) Seek(at int64, _ int) (int64, error) {
	m.at = at
	return at, nil
}

// Read implements [io.Reader].
func (m *memory) Read(p []byte) (int, error) {
	n := copy(p, m.text[min(m.at, int64(len(m.text))):])
	m.at += int64(n)
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Close implements [io.Closer].
func (m *memory) Close() error { return nil }
