package facts

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// errFull is that of a disk.
var errFull = errors.New("full")

// A counted file says how often it was closed, and may be full.
type counted struct {
	*os.File
	closed *int
	full   bool
}

func (c counted) Close() error {
	*c.closed++
	return c.File.Close()
}

func (c counted) Write(p []byte) (int, error) {
	if c.full {
		return 0, errFull
	}
	return c.File.Write(p)
}

// counting makes temporary files of the test.
func counting(t *testing.T, closed *int, full bool) func() (Scratch, error) {
	return func() (Scratch, error) {
		f, err := os.CreateTemp(t.TempDir(), "")
		return counted{f, closed, full}, err
	}
}

// Records come back as they were put, those of a file in their order, from a
// file as from memory.
func TestShelf(t *testing.T) {
	closed := 0
	for name, temp := range map[string]func() (Scratch, error){"memory": nil, "file": counting(t, &closed, false)} {
		s, err := newShelf(temp)
		if err != nil {
			t.Fatal(err)
		}
		want := make([]strings.Builder, 4)
		for i := range 1000 {
			text := strings.Repeat(fmt.Sprint(i, "|"), i%300) // some are empty, all together more than the buffer
			want[i*7%4].WriteString(text)
			if err := s.put(uint32(i*7), []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		held, err := s.sort(4)
		for n, items := range held {
			var got []byte
			for _, it := range items {
				if err == nil {
					got, err = s.take(got, it)
				}
			}
			if err != nil || string(got) != want[n].String() {
				t.Errorf("%s: file %d has %d bytes, want %d: %v", name, n, len(got), want[n].Len(), err)
			}
		}
		if err := errors.Join(s.close(), s.close()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
}

// What a disk refuses is told, and the file closed all the same.
func TestShelfWithoutRoom(t *testing.T) {
	closed := 0
	s, err := newShelf(counting(t, &closed, true))
	if err != nil {
		t.Fatal(err)
	}
	err = s.put(1, []byte("text"))
	if err == nil {
		_, err = s.sort(1)
	}
	if !errors.Is(err, errFull) || s.close() != nil || closed != 1 {
		t.Errorf("%v, closed %d times", err, closed)
	}
	if _, err := newShelf(func() (Scratch, error) { return nil, errFull }); !errors.Is(err, errFull) {
		t.Errorf("no file: %v", err)
	}
	if err := (*writer)(nil).close(); err != nil {
		t.Error(err)
	}
	if _, err := new(memory).Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("memory ends with %v", err)
	}
}
