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
