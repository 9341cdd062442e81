package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
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
	Span  Span  // for NotUTF8 where the first wrong byte stands, else the whole file
	Size  int64 // bytes, for TooLarge
	Err   error // the cause, for Unreadable
}

// Error returns the fault in English, for logs; programs say it from Fault.
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
	buf := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(buf)
	data, err := readBounded(fsys, name, buf)
	if err != nil {
		return nil, err
	}
	f := NewFile(name, string(data))
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, &ReadError{Fault: HoldsNUL, Span: Whole(name)}
	}
	if utf8.ValidString(f.Text) {
		return f, nil
	}
	fault := encodingFault(data)
	span := Whole(name)
	if fault == NotUTF8 {
		span = firstWrong(f)
	}
	return nil, &ReadError{Fault: fault, Span: span}
}

// firstWrong returns an empty span where a file stops being UTF-8. Its file
// holds what comes before, so that nobody prints what comes after.
func firstWrong(f *File) Span {
	for i, r := range f.Text {
		if r != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(f.Text[i:]); n == 1 {
			before := &File{Name: f.Name, Text: f.Text[:i], HadBOM: f.HadBOM}
			return before.Span(i, i)
		}
	}
	return Whole(f.Name)
}

// scratch holds buffers for what is read or hashed, since a text is a copy of
// it: a build reads each body several times.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readBounded reads a file into a buffer, whose bytes it returns.
func readBounded(fsys fs.FS, name string, buf *bytes.Buffer) ([]byte, error) {
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
	buf.Reset()
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
// bytes that are no text at all, and from UTF-8 with a broken character in it:
// most of that would pass for GB18030 too, but reads better as what it is.
func encodingFault(data []byte) Fault {
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) || mostlyUTF8(data) {
		return NotUTF8
	}
	return LooksGB
}

// mostlyUTF8 reports whether more characters of three bytes and more stand in
// data than wrong bytes. In GB18030 text such sequences come about by chance
// only, while Chinese in UTF-8 consists of them.
func mostlyUTF8(data []byte) bool {
	balance := 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case n == 1 && r == utf8.RuneError:
			balance--
		case n >= 3:
			balance++
		}
		data = data[n:]
	}
	return balance > 0
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
	data, err := readBounded(fsys, name, new(bytes.Buffer))
	if err != nil {
		return nil, err
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return nil, &ReadError{Fault: NotUTF8, Span: Whole(name)}
	}
	return NewFile(name, string(decoded)), nil
}
