package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
)

// ErrChanged is the error of [Passage.Load] where the file no longer says what
// it said when it was first read.
var ErrChanged = errors.New("the file changed while it was being read")

// A Passage is a run of text that was read, checked and let go again: it keeps
// where the text stands and a hash of it, and reads it anew when somebody asks.
// A library of ten thousand projects holds more prose than facts, and each body
// is needed for a moment only. The zero Passage is empty.
type Passage struct{ at *passage }

type passage struct {
	start, end int
	sum        [sha256.Size]byte
	read       func() (*File, error)
}

// NewPassage lets go of a span's text. The file is read again by read, which
// must be safe for concurrent use.
func NewPassage(s Span, read func() (*File, error)) Passage {
	if s.Start == s.End {
		return Passage{}
	}
	return Passage{&passage{s.Start, s.End, sum(s.Text()), read}}
}

// sum returns the SHA-256 of a text.
func sum(text string) [sha256.Size]byte {
	buf := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(buf)
	buf.Reset()
	buf.WriteString(text)
	return sha256.Sum256(buf.Bytes())
}

// Held returns a passage that keeps the span's text in memory.
func Held(s Span) Passage {
	return NewPassage(s, func() (*File, error) { return s.File, nil })
}

// IsZero reports whether there is no text.
func (p Passage) IsZero() bool { return p.at == nil }

// Sum returns the SHA-256 of the text.
func (p Passage) Sum() [sha256.Size]byte {
	if p.at == nil {
		return [sha256.Size]byte{}
	}
	return p.at.sum
}

// Load reads the text again. It fails with [ErrChanged] where the text is no
// longer the one that was read first, so that nothing is published that was
// never checked.
func (p Passage) Load() (Span, error) {
	if p.at == nil {
		return Span{}, nil
	}
	f, err := p.at.read()
	if err != nil {
		return Span{}, err
	}
	s := f.Span(p.at.start, p.at.end)
	if sum(s.Text()) != p.at.sum {
		return Whole(f.Name), ErrChanged
	}
	return s, nil
}

// Text returns the text, and "" where it cannot be read again; [Passage.Load]
// says why.
func (p Passage) Text() string {
	s, err := p.Load()
	if err != nil {
		return ""
	}
	return s.Text()
}
