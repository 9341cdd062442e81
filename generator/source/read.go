package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// MaxSize is the largest text file that [Read] takes, in bytes. The longest
// policy digest seen in the field is under 300 KB; a larger file is a
// photograph or a spreadsheet with the wrong name.
const MaxSize = 8 << 20

// A Fault says why a file's bytes are not text that this program can read.
type Fault int

// The faults that [Read] tells apart.
const (
	TooLarge   Fault = iota + 1 // more than MaxSize bytes
	HoldsNUL                    // a NUL byte: a binary file, or UTF-16
	LooksGB                     // not UTF-8, but valid GB18030
	NotUTF8                     // neither
	Unreadable                  // the file system refused
)

// A ReadError is the error of [Read].
type ReadError struct {
	Fault Fault
	Span  Span  // the first wrong byte where there is one, else the whole file
	Size  int64 // bytes, for TooLarge
	Err   error // the cause, for Unreadable
}

func (e *ReadError) Error() string {
	what := map[Fault]string{TooLarge: "too large", HoldsNUL: "holds a NUL byte", LooksGB: "is in GB18030, not UTF-8", NotUTF8: "is not UTF-8"}
	if e.Fault == Unreadable {
		return fmt.Sprintf("%s: %v", e.Span.Position().File, e.Err)
	}
	return fmt.Sprintf("%s: %s", e.Span.Position().File, what[e.Fault])
}

// Unwrap returns the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// Read reads one text file. Its error is a [*ReadError], save that a file
// which does not exist gives an error matching [fs.ErrNotExist].
func Read(fsys fs.FS, name string) (*File, error) {
	data, err := readBounded(fsys, name)
	if err != nil {
		return nil, err
	}
	f := NewFile(name, string(data))
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, &ReadError{Fault: HoldsNUL, Span: Whole(name)}
	}
	if !utf8.ValidString(f.Text) {
		return nil, &ReadError{Fault: encodingFault(data), Span: Whole(name)}
	}
	return f, nil
}

func readBounded(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	} else if err != nil {
		return nil, &ReadError{Fault: Unreadable, Span: Whole(name), Err: err}
	}
	defer file.Close()
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = info.Size()
	}
	if size > MaxSize {
		return nil, &ReadError{Fault: TooLarge, Span: Whole(name), Size: size}
	}
	var buf bytes.Buffer
	buf.Grow(int(size) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(file, MaxSize+1))
	switch {
	case err != nil:
		return nil, &ReadError{Fault: Unreadable, Span: Whole(name), Err: err}
	case n > MaxSize:
		return nil, &ReadError{Fault: TooLarge, Span: Whole(name), Size: n}
	}
	return buf.Bytes(), nil
}

// encodingFault tells GB18030, which an office's older editors write, from
// bytes that are no text at all.
func encodingFault(data []byte) Fault {
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return NotUTF8
	}
	return LooksGB
}

// ReadTable is [Read] for tables that office programs write: text in GB18030,
// in which Excel saves CSV on a Chinese machine, is turned into UTF-8. Lines
// and columns are those of the file as an editor shows it.
func ReadTable(fsys fs.FS, name string) (*File, error) {
	f, err := Read(fsys, name)
	var fault *ReadError
	if !errors.As(err, &fault) || fault.Fault != LooksGB {
		return f, err
	}
	data, err := readBounded(fsys, name)
	if err != nil {
		return nil, err
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return nil, &ReadError{Fault: NotUTF8, Span: Whole(name)}
	}
	return NewFile(name, string(decoded)), nil
}
