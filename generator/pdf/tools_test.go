//go:build browser

package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// These tests read documents with programs that `dev test` installs, like the
// browser; without them they fail.

func TestPrograms(t *testing.T) {
	file := filepath.Join(t.TempDir(), "specimen.pdf")
	if err := os.WriteFile(file, specimen(t, specimenInfo(), nil), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("%s%v", out, err)
	}
}
