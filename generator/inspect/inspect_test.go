package inspect

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
)

// header is how the test's edition describes itself.
func header() map[string]string {
	return map[string]string{"edition": "2026.2", "date": "2026-06-30", "hash": strings.Repeat("ab", 32)}
}

// built returns a folder that holds an edition of the given files.
func built(t testing.TB, head, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	stage, err := output.Open(output.Dir(root), output.Options{Header: head})
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Discard()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := stage.Write(name, []byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stage.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// edition is a small site.
func edition() map[string]string {
	return map[string]string{
		"index.html": "<p>home</p>", "zh/index.html": "<p>主页</p>", "zh/projects/a.html": "<p>甲</p>",
		"data/projects.json": "[]", "assets/empty.css": "",
	}
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// verify returns the report and what it found, as "code file" in order.
func verify(t testing.TB, dir fs.FS) (*Report, string) {
	t.Helper()
	r, err := Verify(context.Background(), dir, "stick")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range r.Diagnostics {
		found = append(found, d.Rule.Code+" "+d.Span.Position().File)
	}
	return r, strings.Join(found, ", ")
}

func TestAnEditionAsItWasBuiltIsExact(t *testing.T) {
	dir := built(t, header(), edition())
	r, found := verify(t, os.DirFS(dir))
	if found != "" || !r.Exact(true) {
		t.Fatal(found)
	}
	if r.Files != 5 || r.Bytes == 0 || r.Extra != 0 || r.Edition != "2026.2" || r.Date != "2026-06-30" || r.Hash != header()["hash"] || len(r.ManifestHash) != 64 {
		t.Errorf("%+v", r)
	}
}

// One bit changed in any byte of any file is found, in the manifest too.
func TestOneChangedBitIsFound(t *testing.T) {
	dir := built(t, header(), edition())
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		whole, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for i := range whole {
			changed := slices.Clone(whole)
			changed[i] ^= 1
			if err := os.WriteFile(name, changed, 0o666); err != nil {
				return err
			}
			if r, found := verify(t, os.DirFS(dir)); r.Exact(false) {
				t.Errorf("%s, byte %d of %q: %s", name, i, whole, found)
			}
		}
		return os.WriteFile(name, whole, 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, found := verify(t, os.DirFS(dir)); !r.Exact(true) {
		t.Errorf("restored: %s", found)
	}
}

// unsigned takes the manifest's checksum away.
func unsigned(t *testing.T, dir string) {
	text, err := os.ReadFile(filepath.Join(dir, output.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	put(t, dir, output.ManifestName, strings.Join(slices.Delete(lines, 1, 2), ""))
}

func TestFindings(t *testing.T) {
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	add := func(name, text string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { put(t, dir, name, text) }
	}
	for name, test := range map[string]struct {
		change func(*testing.T, string)
		want   string
		exact  bool
	}{
		"shortened":            {add("index.html", "<p>"), "file-resized stick/index.html", false},
		"same length":          {add("index.html", "<p>hame</p>"), "file-changed stick/index.html", false},
		"removed":              {remove("zh/projects/a.html"), "file-missing stick/zh/projects/a.html", false},
		"among the pages":      {add("zh/projects/b.html", "x"), "foreign-among-pages stick/zh/projects/b.html", false},
		"in the root":          {add("check.txt", "x"), "foreign-file stick/check.txt", true},
		"in a folder of its":   {add("portal/a.html", "x"), "foreign-file stick/portal/a.html", true},
		"by Windows":           {add("zh/Thumbs.db", "x"), "left-by-system stick/zh/Thumbs.db", true},
		"by macOS":             {add("zh/._index.html", "x"), "left-by-system stick/zh/._index.html", true},
		"no manifest":          {remove(output.ManifestName), "no-manifest stick", false},
		"not a manifest":       {add(output.ManifestName, "{"), "damaged-manifest stick/manifest.json", false},
		"without a checksum":   {unsigned, "altered-manifest stick/manifest.json", false},
		"a journal":            {add(".staging/journal", "{}"), "interrupted-commit stick", false},
		"a damaged journal":    {add(".staging/journal", "???"), "interrupted-commit stick", false},
		"remains of a build":   {add(".staging/0/1", "x"), "unfinished-build stick", true},
		"a folder for a file":  {func(t *testing.T, dir string) { remove("index.html")(t, dir); put(t, dir, "index.html/x", "x") }, "not-a-file stick/index.html, foreign-file stick/index.html/x", false},
		"staging folder empty": {func(t *testing.T, dir string) { _ = os.Mkdir(filepath.Join(dir, ".staging"), 0o777) }, "", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := built(t, header(), edition())
			test.change(t, dir)
			r, found := verify(t, os.DirFS(dir))
			if !strings.HasPrefix(found, test.want) || test.want == "" && found != "" || r.Exact(false) != test.exact {
				t.Errorf("%s, exact %v", found, r.Exact(false))
			}
		})
	}
}

// A stick may hand back names in capitals, and knows no permissions.
func TestNamesInCapitals(t *testing.T) {
	from, to := built(t, header(), edition()), t.TempDir()
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		put(t, to, strings.ToUpper(name), string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r, found := verify(t, os.DirFS(to))
	if !r.Exact(false) || r.Exact(true) || r.Files != 5 || strings.Count(found, "name-respelt") != 5 {
		t.Errorf("%+v: %s", r, found)
	}
}

func TestAManifestMustSayWhichEdition(t *testing.T) {
	for key := range header() {
		head := header()
		head[key] = ""
		r, found := verify(t, os.DirFS(built(t, head, edition())))
		if r.Exact(false) || found != "incomplete-manifest stick/manifest.json" {
			t.Errorf("without %s: %s", key, found)
		}
	}
}

func TestAnInterruptedCommitNamesBothEditions(t *testing.T) {
	dir := built(t, header(), edition())
	put(t, dir, ".staging/journal", "{}")
	put(t, dir, ".staging/manifest.json", `{"edition": "2026.3", "files": {}}`)
	r, found := verify(t, os.DirFS(dir))
	if found != "interrupted-commit stick" {
		t.Fatal(found)
	}
	for _, lang := range []i18n.Tag{"zh", "en"} {
		if said := r.Diagnostics[0].Message(lang); !strings.Contains(said, "2026.3") || !strings.Contains(said, "2026.2") {
			t.Errorf("%s: %s", lang, said)
		}
	}
}

// broken is a folder in which one file cannot be read.
type broken struct {
	fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

func TestAFileThatCannotBeRead(t *testing.T) {
	dir := os.DirFS(built(t, header(), edition()))
	for _, name := range []string{"zh/index.html", "zh"} {
		r, found := verify(t, broken{dir, name})
		if r.Exact(false) || !strings.Contains(found, "edition-file-unreadable stick/"+name) {
			t.Errorf("%s: %s", name, found)
		}
	}
	if _, err := Verify(context.Background(), broken{dir, "."}, "stick"); err == nil {
		t.Error("no folder, and no error")
	}
}

func TestVerifyStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Verify(ctx, os.DirFS(built(t, header(), edition())), "x"); err == nil {
		t.Error("it went on")
	}
}

// A large folder is read with memory for its manifest and no more.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("writes many files")
	}
	const files, size = 2_000, 20_000
	large := map[string]string{}
	for i := range files {
		large[fmt.Sprintf("zh/projects/p-%d/index.html", i)] = strings.Repeat("x", size)
	}
	dir := os.DirFS(built(t, header(), large))
	clear(large)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if r, found := verify(t, dir); r.Files != files || found != "" {
		t.Fatal(r.Files, found)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > files*size/2 {
		t.Errorf("%d bytes were allocated for %d bytes of files", used, files*size)
	}
}

func TestEveryRuleSpeaksTwoLanguages(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range Rules() {
		if codes[r.Code] {
			t.Errorf("%s is declared twice", r.Code)
		}
		codes[r.Code] = true
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if r.Says[lang] == "" || r.Hint[lang] == "" {
				t.Errorf("%s says nothing in %s", r.Code, lang)
			}
		}
	}
}
