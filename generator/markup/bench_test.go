package markup

import (
	"os"
	"runtime"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// benchBody reads a body of about 3 KB, the usual length of a project's.
func benchBody(b *testing.B, name string) source.Span {
	b.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		b.Fatal(err)
	}
	return source.NewFile(name, string(data)).All()
}

func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"body.zh.md", "body.en.md"} {
		b.Run(strings.TrimSuffix(name, ".md"), func(b *testing.B) {
			body := benchBody(b, name)
			b.SetBytes(int64(len(body.Text())))
			b.ReportAllocs()
			for b.Loop() {
				var list diag.List
				reader.Parse(body, &list)
			}
		})
	}
}

func BenchmarkAppendHTML(b *testing.B) {
	body := benchBody(b, "body.zh.md")
	d := reader.Parse(body, nil)
	dst := d.AppendHTML(nil, echo{})
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
	for b.Loop() {
		dst = d.AppendHTML(dst[:0], echo{})
	}
}

// TestDocumentIsSmall bounds what a document keeps of a body of 3 KB. The
// syntax tree alone of that text takes 25 KB.
func TestDocumentIsSmall(t *testing.T) {
	body := file(readFile(t, "testdata/body.zh.md")).All()
	const n = 200
	kept := make([]*Document, n)
	before := heap()
	for i := range kept {
		kept[i] = reader.Parse(body, nil)
	}
	if each := (heap() - before) / n; each > 5*len(body.Text()) {
		t.Errorf("a document keeps %d bytes of a body of %d", each, len(body.Text()))
	}
	runtime.KeepAlive(kept)
}

func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
