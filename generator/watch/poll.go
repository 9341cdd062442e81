package watch

import (
	"io/fs"
	"strings"
	"time"
)

// interval is how often the folders that cannot be watched are looked at. To
// look at ten thousand takes about a tenth of it.
const interval = 2 * time.Second

// A stamp is what tells two states of a file apart without reading it.
type stamp struct {
	size int64
	time time.Time
}

// poll has a folder and all below it looked at from now on.
func (w *Watcher) poll(dir string) {
	if w.polled == nil {
		w.polled = map[string]stamp{}
	}
	w.walk(dir, func(name string, now stamp) { w.polled[name] = now })
	w.polled[dir+"/"] = stamp{} // that it is looked at
}

// walk gives the stamp of every file below a folder.
func (w *Watcher) walk(dir string, see func(name string, now stamp)) {
	fs.WalkDir(w.fsys, dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || passedOver(name) {
			return nil
		}
		if info, err := e.Info(); err == nil {
			see(name, stamp{info.Size(), info.ModTime()})
		}
		return nil
	})
}

// looked returns which of the files that are not watched have changed, come or
// gone since they were last looked at.
func (w *Watcher) looked() (changed []string) {
	if w.polled == nil {
		return nil
	}
	found := map[string]bool{}
	for dir := range w.polled {
		if !strings.HasSuffix(dir, "/") {
			continue
		}
		w.walk(strings.TrimSuffix(dir, "/"), func(name string, now stamp) {
			found[name] = true
			if before, known := w.polled[name]; !known || before != now {
				changed = append(changed, name)
				w.polled[name] = now
			}
		})
	}
	for name := range w.polled {
		if !strings.HasSuffix(name, "/") && !found[name] {
			changed = append(changed, name)
			delete(w.polled, name)
		}
	}
	return changed
}
