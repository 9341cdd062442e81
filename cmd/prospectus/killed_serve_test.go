package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestKilledPreviews: the preview is killed while it reads, shows pages, prints a
// sheet, follows a save; what the editor wrote is there to the byte, and nothing
// else.
func TestKilledPreviews(t *testing.T) {
	site := t.TempDir()
	if err := os.CopyFS(site, starterSite(t)); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(site, "data", "site.toml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, append([]byte("sheets = \"all\"\n"), text...), 0o666); err != nil {
		t.Fatal(err)
	}
	prose := filepath.Join(site, "content", "projects", "demo-0001", "en.md")
	want := tree(t, site)
	for round, urls := range [][]string{nil, {"en/index.html"}, {"en/projects/demo-0001.html", "books/sheets/en/demo-0001.pdf"}, {"desk?sheets=check", "desk"}} {
		for _, save := range []bool{false, true} {
			cmd := exec.Command("prospectus", "serve", "--site", site, "--addr", "127.0.0.1:0")
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if len(urls) > 0 {
				askFor(t, out, urls)
			}
			if save {
				f, err := os.OpenFile(prose, os.O_APPEND|os.O_WRONLY, 0)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(f, "\nSaved in round %d.\n", round)
				f.Close()
				want = tree(t, site)
			}
			time.Sleep(time.Duration(round) * 7 * time.Millisecond)
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			if got := tree(t, site); got != want {
				t.Fatalf("round %d: the site holds\n%s\nwant\n%s", round, got, want)
			}
		}
	}
	if err := exec.Command("prospectus", "check", "--site", site).Run(); err != nil {
		t.Errorf("the site cannot be checked afterwards: %v", err)
	}
}

// askFor asks a preview that begins for pages.
func askFor(t *testing.T, out io.Reader, urls []string) {
	t.Helper()
	address := addressOf(t, out)
	for _, u := range urls {
		answer, err := http.Get(address + u)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", u, answer.StatusCode)
		}
	}
}

// addressOf reads the preview's address from what it prints, in any language.
func addressOf(t *testing.T, out io.Reader) string {
	t.Helper()
	line, err := bufio.NewReader(out).ReadString('\n')
	address := regexp.MustCompile(`http://[\w.:]+/`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("the preview says %q (%v)", line, err)
	}
	return address
}

// tree is every file below a folder with its content, but what the program keeps
// for itself.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == ".prospectus" {
			if e != nil && e.IsDir() && err == nil {
				return fs.SkipDir
			}
			return err
		}
		if e.IsDir() {
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		fmt.Fprintf(&b, "%s %q\n", name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
