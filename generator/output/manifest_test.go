package output

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestManifestBytes(t *testing.T) {
	root, name := newFolder(t)
	header := map[string]string{"edition": "2026.2", "date": "2026-06-30", "office": `a "b" <&> 招商`}
	if _, err := build(Dir(root), header, pages{"b.html": "b", "a/项.html": "", "a&b.html": "x"}); err != nil {
		t.Fatal(err)
	}
	const want = `{
"checksum": "30772f9fe794e4f5a32bfd6182f4b170530bad75f9c2eb1ed7a22ff83892b602",
"date": "2026-06-30",
"edition": "2026.2",
"office": "a \"b\" <&> 招商",
"files": {
"a&b.html": {"size": 1, "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},
"a/项.html": {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
"b.html": {"size": 1, "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}
}
}
`
	got, err := os.ReadFile(filepath.Join(name, ManifestName))
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	m, err := ReadManifest(os.DirFS(name))
	if err != nil || !reflect.DeepEqual(m.Header, header) || m.Files["b.html"].Size != 1 {
		t.Errorf("%+v, %v", m, err)
	}
	if !m.Intact(got) || m.Intact(bytes.Replace(got, []byte("2026.2"), []byte("2026.3"), 1)) {
		t.Error("the checksum does not hold the edition's number")
	}
}

func TestManifestHeaderAlone(t *testing.T) {
	root, name := newFolder(t)
	files := pages{"a.html": "a"}
	for _, edition := range []string{"1", "2"} {
		if _, err := build(Dir(root), map[string]string{"edition": edition}, files); err != nil {
			t.Fatal(err)
		}
		if m, err := ReadManifest(os.DirFS(name)); err != nil || m.Header["edition"] != edition {
			t.Errorf("%+v, %v", m, err)
		}
	}
	if _, err := Open(Dir(root), Options{Header: map[string]string{"files": "x"}}); !errors.Is(err, Misuse) {
		t.Errorf("%v", err)
	}
}

func TestBadManifest(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for _, text := range []string{
		"", "[]", "{", `{"name":"a web app"}`, `{"files":[]}`, `{"files":null}`, `{"files":{},"edition":3}`,
		`{"files":{"../../etc/passwd":{"size":1,"sha256":"` + sum + `"}}}`,
		`{"files":{"manifest.json":{"size":1,"sha256":"` + sum + `"}}}`,
		`{"files":{"a":{"size":-1,"sha256":"` + sum + `"}}}`,
		`{"files":{"a":{"size":1,"sha256":"12"}}}`,
	} {
		root, name := newFolder(t)
		put(t, name, pages{ManifestName: text, "a": "mine"})
		_, err := build(Dir(root), nil, pages{"b": "b"})
		if !errors.Is(err, BadManifest) || !strings.Contains(err.Error(), "restore it, or empty the output folder") {
			t.Errorf("%s: %v", text, err)
		}
		wantHeld(t, name, pages{"a": "mine"})
	}
	if _, err := ReadManifest(os.DirFS(t.TempDir())); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no manifest: %v", err)
	}
}

// FuzzParseManifest holds that what parses is written back to what parses the
// same, and to the same bytes again.
func FuzzParseManifest(f *testing.F) {
	f.Add((&Manifest{Header: map[string]string{"edition": "1"}, Files: map[string]Entry{
		"a/b.html": {Size: 3, SHA256: strings.Repeat("ab", 32)},
	}}).Encode())
	f.Add([]byte(`{"files":{}}`))
	f.Add([]byte(`{"files":{"a/../b":{}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		text := m.Encode()
		again, err := ParseManifest(text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if !reflect.DeepEqual(m, again) || !bytes.Equal(again.Encode(), text) {
			t.Errorf("not stable:\n%s\n%s", text, again.Encode())
		}
		for p := range m.Files {
			if CheckPath(p) != nil {
				t.Errorf("path %q accepted", p)
			}
		}
	})
}
