package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func gb18030(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRead(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("name = \"星渚\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, data string
		fault      Fault
		line       int
	}{
		{"plain", "星渚\r\n", 0, 0},
		{"empty", "", 0, 0},
		{"mark", "\ufeff星渚", 0, 0},
		{"mark alone", "\ufeff", 0, 0},
		{"written replacement character", "\ufffd", 0, 0},
		{"gb18030", gb18030(t, "星渚市的碳酸钙"), LooksGB, 0},
		{"gb18030 of four bytes", gb18030(t, "𠮷野家㐂"), LooksGB, 0},
		{"utf16", utf16, HoldsNUL, 0},
		{"nul", "a\x00b", HoldsNUL, 0},
		{"latin", "caf\xe9\n", NotUTF8, 1},
		{"cut character", "好\n\xe5\xa5", NotUTF8, 2},
		{"no text", "a\n\nb\xff\xff", NotUTF8, 3},
		{"one broken character among many", "一个很长的标题\n后面坏\xe4\xb8了一个字符", NotUTF8, 2},
	} {
		f, err := Read(fstest.MapFS{"x": &fstest.MapFile{Data: []byte(c.data)}}, "x")
		if c.fault == 0 {
			if err != nil || f.Name != "x" || f.Text != strings.TrimPrefix(c.data, "\ufeff") || f.HadBOM != strings.HasPrefix(c.data, "\ufeff") {
				t.Errorf("%s: %v %+v", c.name, err, f)
			}
			continue
		}
		var fault *ReadError
		if !errors.As(err, &fault) || fault.Fault != c.fault {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p := fault.Span.Position(); p.File != "x" || p.Line != c.line {
			t.Errorf("%s stands at %v, want line %d", c.name, p, c.line)
		}
		if !strings.HasPrefix(fault.Error(), "x: ") || fault.Unwrap() != nil {
			t.Errorf("%s: %v", c.name, fault)
		}
	}
}

func TestReadWhatIsNotThere(t *testing.T) {
	_, err := Read(fstest.MapFS{}, "x")
	var fault *ReadError
	if !errors.Is(err, fs.ErrNotExist) || errors.As(err, &fault) {
		t.Errorf("%v", err)
	}
}

// A failing file cannot be opened, or stops being readable.
type failing struct{ openErr, readErr error }

func (f failing) Open(name string) (fs.File, error) {
	if f.openErr != nil {
		return nil, f.openErr
	}
	return failingFile{f.readErr}, nil
}

type failingFile struct{ err error }

func (f failingFile) Stat() (fs.FileInfo, error) { return nil, f.err }
func (f failingFile) Read([]byte) (int, error)   { return 0, f.err }
func (f failingFile) Close() error               { return nil }

func TestReadUnreadable(t *testing.T) {
	cause := errors.New("disk on fire")
	for _, fsys := range []fs.FS{failing{openErr: cause}, failing{readErr: cause}, fstest.MapFS{"x/y": &fstest.MapFile{}}} {
		_, err := Read(fsys, "x")
		var fault *ReadError
		if !errors.As(err, &fault) || fault.Fault != Unreadable {
			t.Errorf("%v", err)
		}
		if _, folder := fsys.(fstest.MapFS); !folder && !errors.Is(err, cause) {
			t.Errorf("%v hides its cause", err)
		}
	}
}

// An endless file has no size to go by.
type endless struct{}

func (endless) Open(string) (fs.File, error) { return endlessFile{}, nil }

type endlessFile struct{ failingFile }

func (endlessFile) Stat() (fs.FileInfo, error) { return nil, io.ErrUnexpectedEOF }
func (endlessFile) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestReadTooLarge(t *testing.T) {
	name := filepath.Join(t.TempDir(), "large")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(200<<20), f.Close()); err != nil {
		t.Fatal(err)
	}
	for fsys, size := range map[fs.FS]int64{os.DirFS(filepath.Dir(name)): 200 << 20, endless{}: MaxSize + 1} {
		_, err := Read(fsys, "large")
		var fault *ReadError
		if !errors.As(err, &fault) || fault.Fault != TooLarge || fault.Size != size {
			t.Errorf("%v of %d bytes", err, fault.Size)
		}
	}
	just := fstest.MapFS{"x": &fstest.MapFile{Data: make([]byte, MaxSize)}}
	for i := range just["x"].Data {
		just["x"].Data[i] = ' '
	}
	if _, err := Read(just, "x"); err != nil {
		t.Errorf("a file of just the size: %v", err)
	}
}

func TestReadTable(t *testing.T) {
	text := "编号,项目\nxz-1,碳酸钙\n"
	for name, data := range map[string]string{"gb18030": gb18030(t, text), "utf8": text, "utf8 with mark": "\ufeff" + text} {
		f, err := ReadTable(fstest.MapFS{"x.csv": &fstest.MapFile{Data: []byte(data)}}, "x.csv")
		if err != nil || f.Text != text {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at := strings.Index(text, "碳")
		if p := f.Span(at, at).Position(); p != (Position{"x.csv", 2, 6}) {
			t.Errorf("%s: a cell stands at %v", name, p)
		}
	}
	for data, want := range map[string]Fault{"\xff\xfe\xff": NotUTF8, "a\x00": HoldsNUL} {
		_, err := ReadTable(fstest.MapFS{"x.csv": &fstest.MapFile{Data: []byte(data)}}, "x.csv")
		var fault *ReadError
		if !errors.As(err, &fault) || fault.Fault != want {
			t.Errorf("%q: %v", data, err)
		}
	}
}
