package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sample is what a small archive holds.
func sample() []file {
	return []file{
		{"prospectus", bytes.Repeat([]byte("program "), 1000), 0o755},
		{"LICENSE", []byte("licence"), 0o644},
	}
}

func TestArchivesAreReproducible(t *testing.T) {
	for name, pack := range map[string]func(io.Writer, string, []file) error{"tar": packTar, "zip": packZip} {
		var a, b bytes.Buffer
		if err := pack(&a, "folder", sample()); err != nil {
			t.Fatal(err)
		}
		if err := pack(&b, "folder", sample()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
	}
}

func TestTar(t *testing.T) {
	var b bytes.Buffer
	if err := packTar(&b, "folder", sample()); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if !z.ModTime.IsZero() || z.Name != "" {
		t.Errorf("the compressed stream says where it was made: %+v", z.Header)
	}
	r := tar.NewReader(z)
	for _, want := range sample() {
		h, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if h.Name != "folder/"+want.name || h.FileInfo().Mode() != want.mode || !bytes.Equal(content, want.content) {
			t.Errorf("%s is not what was packed", h.Name)
		}
		if !h.ModTime.Equal(epoch()) || h.Uname != "" || h.Uid != 0 {
			t.Errorf("%s says when or by whom it was made: %+v", h.Name, h)
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("more files than were packed: %v", err)
	}
}

func TestZip(t *testing.T) {
	var b bytes.Buffer
	if err := packZip(&b, "folder", sample()); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(sample()) {
		t.Fatalf("%d files", len(r.File))
	}
	for i, want := range sample() {
		f := r.File[i]
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "folder/"+want.name || f.Mode() != want.mode || !bytes.Equal(content, want.content) {
			t.Errorf("%s is not what was packed", f.Name)
		}
		if !f.Modified.Equal(epoch()) {
			t.Errorf("%s says when it was made: %v", f.Name, f.Modified)
		}
	}
}

// repository makes a small repository with a program of the right name.
func repository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":                 "module small\n\ngo 1.24\n",
		"cmd/prospectus/main.go": "package main\n\nvar release = \"none\"\n\nfunc main() { print(release) }\n",
		"LICENSE":                "licence\n",
		"README.md":              "# Small\n",

		"themes/standard/fonts/OFL.txt": "licence of the fonts\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// sums makes a release and returns its checksums, having checked them.
func sums(t *testing.T, root string) string {
	t.Helper()
	dir := t.TempDir()
	o := Options{Root: root, Dir: dir, Version: "1.2.0", Out: io.Discard,
		Targets: []Target{{"windows", "amd64"}, {"linux", "loong64"}}}
	if err := Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprintf("%x", sha256.Sum256(content)) != sum {
			t.Errorf("the checksum of %s is wrong", name)
		}
	}
	return string(list)
}

// Two copies of the sources, in two folders, give one release.
func TestReleaseIsReproducible(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for two systems")
	}
	first, second := sums(t, repository(t)), sums(t, repository(t))
	if first != second {
		t.Errorf("two releases of the same sources:\n%s\n%s", first, second)
	}
	var names []string
	for line := range strings.Lines(first) {
		names = append(names, strings.Fields(line)[1])
	}
	want := []string{"prospectus_1.2.0_windows_amd64.zip", "prospectus_1.2.0_linux_loong64.tar.gz"}
	if !slices.Equal(names, want) {
		t.Errorf("released\n%q, want\n%q", names, want)
	}
}

// An archive holds the licence of the program and that of its fonts.
func TestPapers(t *testing.T) {
	files, err := Options{Root: repository(t)}.papers()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	if want := []string{"LICENSE", "README.md", "OFL.txt"}; !slices.Equal(names, want) {
		t.Errorf("the papers are %q, not %q", names, want)
	}
}

func TestReleaseRefuses(t *testing.T) {
	root := repository(t)
	for _, version := range []string{"", "v 1", "../1", "-x"} {
		if err := Run(context.Background(), Options{Root: root, Dir: t.TempDir(), Version: version, Out: io.Discard}); err == nil {
			t.Errorf("released version %q", version)
		}
	}
	if err := os.Remove(filepath.Join(root, "README.md")); err != nil {
		t.Fatal(err)
	}
	err := Run(context.Background(), Options{Root: root, Dir: t.TempDir(), Version: "1.2.0", Targets: Targets(), Out: io.Discard})
	if err == nil || !strings.Contains(err.Error(), "README.md") {
		t.Errorf("error %v, want the missing file named", err)
	}
}
