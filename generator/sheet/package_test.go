package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
)

// TestPackagesAreMeasured: by what they unpack to, not by what they say.
func TestPackagesAreMeasured(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for range 3 {
		w, err := z.Create("zeros")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(make([]byte, 1<<20))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if err := measure(r, 3<<20); err != nil {
		t.Errorf("what fits is refused: %v", err)
	}
	var known *Error
	if err := measure(r, 3<<20-1); !errors.As(err, &known) || known.Rule != bomb {
		t.Errorf("one byte too many passes: %v", err)
	}
	for _, f := range r.File {
		f.UncompressedSize64 = 1 // a lie
	}
	if err := measure(r, 2<<20); !errors.As(err, &known) {
		t.Errorf("a package that lies passes: %v", err)
	}
}
