// Package watch tells which files below a folder change.
//
// A [Watcher] gathers what an editor's single save does to a file (it writes
// beside it, renames, sets times) and tells it once, when nothing has happened
// for a moment. It follows folders that are made later, and passes over what no
// site consists of: names that begin with a dot, and the locks and temporary
// files of office programs.
//
// Where the system lets no more folders be watched, as a library of ten thousand
// records may find, the rest is looked at from time to time instead.
package watch

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must happen before a change is told, and patience
// how long at most it is held back while more keeps coming.
const (
	quiet    = 15 * time.Millisecond
	patience = 150 * time.Millisecond
)

// A Watcher watches some folders below another.
type Watcher struct {
	root    string
	folders []string
	fsys    fs.FS // of the root
	events  *fsnotify.Watcher
	changes chan []string
	done    chan struct{}
	polled  map[string]stamp // what is looked at, by path; nil where all is watched
}

// New watches folders below root, a path of the system, whose files fsys holds.
// The names of the folders have slashes; those that do not exist yet are found
// when they are made. Close the watcher when it is no longer needed.
func New(root string, fsys fs.FS, folders ...string) (*Watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{
		root: root, folders: folders, fsys: fsys, events: events,
		changes: make(chan []string), done: make(chan struct{}),
	}
	if err := events.Add(root); err != nil {
		return nil, errors.Join(err, events.Close())
	}
	for _, f := range folders {
		w.add(f)
	}
	go w.run()
	return w, nil
}

// Changes sends the paths that changed, from the root, with slashes and in
// order; a folder that was made or is gone stands for all that is in it. The
// channel is closed when the watcher is.
func (w *Watcher) Changes() <-chan []string { return w.changes }

// Close ends the watching.
func (w *Watcher) Close() error {
	err := w.events.Close()
	<-w.done
	return err
}

// add watches a folder and all below it. What cannot be watched any more is
// polled.
func (w *Watcher) add(dir string) {
	fs.WalkDir(w.fsys, dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // it is gone again
		case passedOver(name) && name != dir:
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.IsDir():
			return nil
		}
		if err := w.events.Add(filepath.Join(w.root, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			w.poll(name)
			return fs.SkipDir
		}
		return nil
	})
}

// passedOver reports whether a path is none of a site's.
func passedOver(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".tmp") || strings.HasSuffix(base, ".swp")
}

// run gathers events until the watcher is closed.
func (w *Watcher) run() {
	defer close(w.done)
	defer close(w.changes)
	gathered := map[string]bool{}
	var still, latest <-chan time.Time
	look := time.NewTicker(interval)
	defer look.Stop()
	var out chan []string
	var told []string
	for {
		select {
		case e, open := <-w.events.Events:
			if !open {
				return
			}
			name, counts := w.name(e)
			if !counts {
				continue
			}
			if e.Has(fsnotify.Create) {
				w.add(name)
			}
			gathered[name] = true
			still = time.After(quiet)
			if latest == nil {
				latest = time.After(patience)
			}
			continue
		case _, open := <-w.events.Errors:
			if !open {
				return
			}
			// More happened than the system could tell: all may be different.
			for _, f := range w.folders {
				gathered[f] = true
			}
		case <-look.C:
			for _, name := range w.looked() {
				gathered[name] = true
			}
		case out <- told:
			out, told = nil, nil
			continue
		case <-still:
		case <-latest:
		}
		if len(gathered) == 0 {
			continue
		}
		for name := range gathered {
			told = append(told, name)
		}
		slices.Sort(told)
		told = slices.Compact(told)
		clear(gathered)
		still, latest, out = nil, nil, w.changes
	}
}

// name returns the path of what an event is about, if it is the site's.
func (w *Watcher) name(e fsnotify.Event) (string, bool) {
	if e.Op == fsnotify.Chmod {
		return "", false
	}
	rel, err := filepath.Rel(w.root, e.Name)
	if err != nil {
		return "", false
	}
	name := filepath.ToSlash(rel)
	if name == "." || slices.ContainsFunc(strings.Split(name, "/"), passedOver) {
		return "", false
	}
	top, _, _ := strings.Cut(name, "/")
	return name, slices.Contains(w.folders, top)
}
