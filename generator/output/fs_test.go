package output

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
)

func TestSymbolicLinks(t *testing.T) {
	root, name := newFolder(t)
	put(t, name, pages{"real/x.html": "mine"})
	for link, target := range map[string]string{"dir": "real", "page.html": "real/x.html"} {
		if err := root.Symlink(target, link); err != nil {
			t.Skip(err)
		}
	}
	for _, p := range []string{"dir/x.html", "dir/y.html", "page.html"} {
		if _, err := build(Dir(root), nil, pages{p: "mine"}); !errors.Is(err, NoManifest) {
			t.Errorf("%s: %v", p, err)
		}
	}
	if got, _ := root.Readlink("page.html"); got != "real/x.html" {
		t.Errorf("the link leads to %q", got)
	}
}

func TestBusy(t *testing.T) {
	root, name := newFolder(t)
	s, err := Open(Dir(root), Options{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenRoot(name)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := Open(Dir(other), Options{}); !errors.Is(err, Busy) {
		t.Errorf("a second Open: %v", err)
	}
	if _, err := Recover(Dir(other)); !errors.Is(err, Busy) {
		t.Errorf("Recover during a build: %v", err)
	}
	s.Discard()
	if _, err := build(Dir(other), nil, pages{"a": "b"}); err != nil {
		t.Errorf("after the first has ended: %v", err)
	}
}

// TestLockHandedOn lets many take the lock in turn while it is made and
// removed around them: no two may hold it at once.
func TestLockHandedOn(t *testing.T) {
	root, name := newFolder(t)
	var holders, taken int
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				fsys := Dir(root)
				lock, err := acquire(fsys)
				if err != nil {
					continue
				}
				mu.Lock()
				taken++
				if holders++; holders > 1 {
					t.Error("two hold the lock")
				}
				mu.Unlock()
				mu.Lock()
				holders--
				mu.Unlock()
				release(fsys, lock)
			}
		})
	}
	wg.Wait()
	if taken == 0 {
		t.Error("nobody got the lock")
	}
	wantHeld(t, name)
}

func TestLockByExistence(t *testing.T) {
	root, name := newFolder(t)
	d := Dir(root).(*rootFS)
	lock, err := d.lockByExistence("lock")
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.lockByExistence("lock")
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), "delete lock") {
		t.Errorf("%v", err)
	}
	if err := lock.Close(); err != nil {
		t.Error(err)
	}
	wantHeld(t, name)
}
