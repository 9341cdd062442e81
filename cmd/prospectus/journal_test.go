package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// folderOf makes a folder with two files and opens it.
func folderOf(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	for name, text := range map[string]string{"content/a.toml": "old a", "content/b.toml": "old b"} {
		if err := root.MkdirAll("content", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := root.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

var threeChanges = []change{{"content/a.toml", []byte("new a")}, {"content/b.toml", []byte("new b")}, {"content/c/d.toml", []byte("new d")}}

// holds reports the texts of the three files, in order; nothing for none.
func holds(t *testing.T, root *os.Root) string {
	t.Helper()
	var out []string
	for _, c := range threeChanges {
		data, err := root.ReadFile(c.path)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return strings.Join(out, ", ")
}

// tidy fails where something of the journal is left.
func tidy(t *testing.T, root *os.Root) {
	t.Helper()
	for _, name := range []string{journalName, pendingFolder} {
		if _, err := root.Stat(name); err == nil {
			t.Errorf("%s is left", name)
		}
	}
}

func TestCommitWritesAll(t *testing.T) {
	root := folderOf(t)
	if err := commit(root, threeChanges); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, root); got != "new a, new b, new d" {
		t.Error(got)
	}
	tidy(t, root)
}

// TestBeforeTheSealNothingHappened: what was laid down is dropped.
func TestBeforeTheSealNothingHappened(t *testing.T) {
	root := folderOf(t)
	if _, err := stage(root, threeChanges); err != nil {
		t.Fatal(err)
	}
	if _, err := finishImport(root); err != nil {
		t.Fatal(err)
	}
	if got := holds(t, root); got != "old a, old b, " {
		t.Error(got)
	}
	tidy(t, root)
}

// TestAfterTheSealAllHappens: however many files are in place already.
func TestAfterTheSealAllHappens(t *testing.T) {
	for done := range 4 {
		root := folderOf(t)
		journal, err := stage(root, threeChanges)
		if err != nil {
			t.Fatal(err)
		}
		if err := replaceFile(root, journalName, journal); err != nil {
			t.Fatal(err)
		}
		for i, c := range threeChanges[:done] {
			_ = root.MkdirAll("content/c", 0o777)
			if err := root.Rename(fmt.Sprintf("%s/%d", pendingFolder, i), c.path); err != nil {
				t.Fatal(err)
			}
		}
		if passed, err := finishImport(root); err != nil || len(passed) != 0 {
			t.Errorf("after %d: %v %v", done, passed, err)
		}
		if got := holds(t, root); got != "new a, new b, new d" {
			t.Errorf("after %d: %s", done, got)
		}
		tidy(t, root)
	}
}

// TestWhatWasChangedMeanwhileStays and is named.
func TestWhatWasChangedMeanwhileStays(t *testing.T) {
	root := folderOf(t)
	journal, err := stage(root, threeChanges)
	if err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(root, journalName, journal); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile("content/b.toml", []byte("an editor's"), 0o666); err != nil {
		t.Fatal(err)
	}
	passed, err := finishImport(root)
	if err != nil || len(passed) != 1 || passed[0] != "content/b.toml" {
		t.Errorf("%v %v", passed, err)
	}
	if got := holds(t, root); got != "new a, an editor's, new d" {
		t.Error(got)
	}
}

// TestKilledImports: the program is killed at many moments of an import; the
// library is then as it was, or the next command completes it.
func TestKilledImports(t *testing.T) {
	site := t.TempDir()
	if err := os.CopyFS(site, starterSite(t)); err != nil {
		t.Fatal(err)
	}
	table := filepath.Join(t.TempDir(), "table.csv")
	var b strings.Builder
	b.WriteString("项目编号,项目名称,区县,产业,总投资\n")
	for i := range 60 {
		fmt.Fprintf(&b, "KI-%03d,项目%d,sample-county,food,%d万元\n", i, i, 1000+i)
	}
	if err := os.WriteFile(table, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	before := count(t, site)
	killed := 0
	for delay := time.Millisecond; count(t, site) == before; delay += delay/3 + time.Millisecond {
		cmd := exec.Command("prospectus", "import", "--site", site, table)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		if err := exec.Command("prospectus", "check", "--site", site).Run(); err != nil {
			if n := count(t, site); n != before && n != before+60 {
				t.Fatalf("after %v: %d projects", delay, n-before)
			}
		}
		if n := count(t, site); n != before && n != before+60 {
			t.Fatalf("after %v: %d of 60 projects", delay, n-before)
		}
	}
	if killed == 0 {
		t.Error("no import was killed")
	}
}

func starterSite(t *testing.T) fs.FS {
	t.Helper()
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// count counts the projects that are whole.
func count(t *testing.T, site string) (n int) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(site, "content", "projects", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	whole := map[string]int{}
	for _, name := range names {
		whole[filepath.Dir(name)]++
	}
	for dir, files := range whole {
		if files < 2 {
			t.Errorf("%s has %d file", dir, files)
		}
		n++
	}
	return n
}
