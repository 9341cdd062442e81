package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"prospectus/generator/font"
)

// fontFile reads a font of the standard theme.
func fontFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../themes/standard/fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var (
	faceLock sync.Mutex
	faceKept = map[string]*font.Face{}
)

// face returns a face of the standard theme.
func face(t testing.TB, name string) *font.Face {
	t.Helper()
	faceLock.Lock()
	defer faceLock.Unlock()
	if f := faceKept[name]; f != nil {
		return f
	}
	f, err := font.Parse(fontFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	faceKept[name] = f
	return f
}

func han(t testing.TB) *font.Face   { return face(t, "NotoSansSC-Regular.ttf") }
func latin(t testing.TB) *font.Face { return face(t, "NotoSans-Regular.ttf") }

// run returns a run of text in black.
func run(f *font.Face, x, y, size float64, text string) Run {
	return Run{Face: f, Size: size, Color: Gray(0), X: x, Y: y, Text: text, Glyphs: f.Shaper("").Shape(text)}
}

// info is what documents of tests say of themselves.
var info = Info{Title: "Test", Lang: "en"}

// a5 is the sheet of most tests.
var a5 = Sheet{Width: 419.53, Height: 595.28}

// page draws a page.
func page(draw func(p *Page)) *Page {
	p := NewPage(a5)
	draw(p)
	return p
}

// written writes a document of pages; its faults are the test's.
func written(t testing.TB, i Info, pages ...*Page) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, i)
	for _, p := range pages {
		if err := w.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// refused returns the error of a document of pages; one without is the test's
// fault.
func refused(t testing.TB, i Info, pages ...*Page) string {
	t.Helper()
	w := NewWriter(&bytes.Buffer{}, i)
	for _, p := range pages {
		if err := w.Add(p); err != nil {
			return err.Error()
		}
	}
	err := w.Close()
	if err == nil {
		t.Fatal("a fault was let pass")
	}
	return err.Error()
}

// read reads a file of tests.
func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
