package content

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// An archive is a text that holds files, each after a line "-- name --", in
// the form that the tests of the Go tools use (txtar).
type archive struct {
	comment string
	files   []archived
}

type archived struct{ name, text string }

var archiveLine = regexp.MustCompile(`(?m)^-- (\S.*) --\n`)

func readArchive(t *testing.T, name string) *archive {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	heads := archiveLine.FindAllStringSubmatchIndex(text, -1)
	if len(heads) == 0 {
		t.Fatalf("%s holds no files", name)
	}
	a := &archive{comment: text[:heads[0][0]]}
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		a.files = append(a.files, archived{text[h[2]:h[3]], text[h[1]:end]})
	}
	return a
}

func (a *archive) get(name string) string {
	for _, f := range a.files {
		if f.name == name {
			return f.text
		}
	}
	return ""
}

func (a *archive) write(t *testing.T, name string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.text)
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
