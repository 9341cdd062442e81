package output

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// killFolder names the environment variable that turns the test binary into
// the child of TestKill, and holds the folder to build into.
const killFolder = "OUTPUT_TEST_FOLDER"

// kills is how many times TestKill kills its child.
const kills = 50

// killEdition is edition n, whose files depend on n alone: some in every
// edition, some in some, some the same in all, some in folders that come and go.
func killEdition(n int) pages {
	rnd := rand.New(rand.NewPCG(uint64(n), 1))
	files := pages{"index.html": fmt.Sprint("home of edition ", n), "same.html": "same"}
	for i := range 120 {
		text := strings.Repeat(fmt.Sprintf("file %d of edition %d\n", i, n), rnd.IntN(400))
		switch p := fmt.Sprintf("d%d/%d.html", i%5, i); rnd.IntN(4) {
		case 0:
			files[fmt.Sprintf("e%d/%s", n%3, p)] = text
		case 1:
			files[p] = fmt.Sprint("unchanged ", i)
		case 2:
			files[p] = text
		}
	}
	return files
}

// TestKillChild is no test of its own: it builds edition after edition until
// it is killed.
func TestKillChild(t *testing.T) {
	name := os.Getenv(killFolder)
	if name == "" {
		t.Skip("runs as the child of TestKill")
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		t.Fatal(err)
	}
	first, err := strconv.Atoi(os.Getenv(killFolder + "_FIRST"))
	if err != nil {
		t.Fatal(err)
	}
	for n := first; ; n++ {
		s, err := Open(Dir(root), Options{Header: map[string]string{"edition": strconv.Itoa(n)}})
		if err != nil {
			t.Fatal(err)
		}
		if err := fillAll(s, killEdition(n)); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(os.Stderr, "committing", n)
		if _, err := s.Commit(context.Background()); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(os.Stderr, "published", n)
	}
}

// TestKill kills a process that publishes one edition after the other, at
// random moments. After each recovery exactly one edition must stand, not older
// than the last that the process saw published, and foreign files be untouched.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills a child process many times")
	}
	root, name := newFolder(t)
	foreign := pages{"CNAME": "example.org", "d1/notes.txt": "mine", "e1/d2/mine.txt": "mine"}
	put(t, name, foreign)
	rnd := rand.New(rand.NewPCG(2026, 2))
	if _, err := build(Dir(root), map[string]string{"edition": "0"}, killEdition(0)); err != nil {
		t.Fatal(err)
	}
	edition, outcomes := 0, map[Outcome]int{}
	for i := range kills {
		// In turn after a commit has begun and after one has ended.
		sign := []string{"committing", "published"}[i%2]
		published := killChild(t, name, edition+1, sign, time.Duration(rnd.IntN(30_000))*time.Microsecond)
		got, err := Recover(Dir(root))
		if err != nil || len(got.Damaged) > 0 {
			t.Fatalf("%+v, %v", got, err)
		}
		outcomes[got.Outcome]++
		if edition = standingEdition(t, root, name, foreign); edition < published {
			t.Fatalf("edition %d stands, and %d had been published", edition, published)
		}
	}
	t.Logf("%d kills, %d editions, %d commits discarded, %d finished", kills, edition, outcomes[Discarded], outcomes[Finished])
	if outcomes[Discarded] == 0 || outcomes[Finished] == 0 {
		t.Errorf("the kills came at too few different moments: %v", outcomes)
	}
}

// killChild lets a child publish editions from first on, kills it some time
// after it has given a sign, and returns the last edition that it reported as
// published, or 0.
func killChild(t *testing.T, name string, first int, sign string, after time.Duration) (published int) {
	t.Helper()
	var said strings.Builder
	ready := make(chan struct{}, 1)
	cmd := exec.Command(os.Args[0], "-test.run=^TestKillChild$")
	cmd.Env = append(os.Environ(), killFolder+"="+name, fmt.Sprintf("%s_FIRST=%d", killFolder, first))
	cmd.Stderr = writerFunc(func(p []byte) (int, error) {
		if strings.Contains(string(p), sign) {
			select {
			case ready <- struct{}{}:
			default:
			}
		}
		return said.Write(p)
	})
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ready:
	case <-time.After(60 * time.Second):
		t.Errorf("the child never said %s", sign)
	}
	time.Sleep(after)
	cmd.Process.Kill()
	cmd.Wait()
	for line := range strings.Lines(said.String()) {
		fmt.Sscanf(line, "published %d", &published)
	}
	return published
}

// writerFunc is a function as an io.Writer.
type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// standingEdition returns the edition that the folder holds, and fails unless
// it is whole.
func standingEdition(t *testing.T, root *os.Root, name string, foreign pages) int {
	t.Helper()
	m, err := ReadManifest(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(m.Header["edition"])
	if err != nil {
		t.Fatal(err)
	}
	files := killEdition(n)
	wantHeld(t, name, files, foreign)
	if len(m.Files) != len(files) {
		t.Errorf("the manifest lists %d files, the edition has %d", len(m.Files), len(files))
	}
	return n
}
