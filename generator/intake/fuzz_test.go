package intake_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"prospectus/generator/intake"
)

// FuzzRead: no file, however it is made, does more than be reported.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), true)
		f.Add(string(text), false)
	}
	fsys := site()
	f.Fuzz(func(t *testing.T, text string, word bool) {
		file := intake.File{Name: "a.csv", Data: []byte(text)}
		if word {
			file = intake.File{Name: "a.docx", Data: drawnDocument(t, splitLines(text))}
		}
		r := importInto(t, fsys, nil, file)
		if err := r.WriteText(io.Discard, "zh", true); err != nil {
			t.Error(err)
		}
	})
}

func splitLines(s string) (lines []string) {
	start := 0
	for i := range len(s) {
		if s[i] == '\n' {
			lines, start = append(lines, s[start:i]), i+1
		}
	}
	return append(lines, s[start:])
}

// BenchmarkImport reads 5,000 projects of 30 columns into an empty library.
func BenchmarkImport(b *testing.B) {
	data := largeWorkbook(b, 5000)
	fsys := site()
	full := library(b, fsys)
	b.ReportAllocs()
	for b.Loop() {
		r := intake.Read(intake.Input{Files: []intake.File{{Name: "a.xlsx", Data: data}}, Catalog: full, Site: fsys})
		if len(r.New) != 5000 {
			b.Fatal(len(r.New))
		}
	}
}
