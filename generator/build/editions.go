package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"prospectus/generator/changes"
	"prospectus/generator/source"
)

// compare makes ready the comparison with the last edition that the site keeps
// an archive of. It is made when a page first asks for it: a preview is not held
// up by what nobody looks at. Staff have no such page, since their edition holds
// what no other edition may be compared by.
func (w *work) compare() {
	w.since = nil
	if w.staff() {
		return
	}
	old := w.lastEdition()
	if old == nil {
		return
	}
	visible, day, hash := w.visible, w.report.Day, w.digests.Edition()
	w.since = sync.OnceValue(func() *changes.Report {
		return changes.Compare(old, changes.Of(visible, day, hash), changes.Public)
	})
}

// A keptEdition is an archive that was read, and what was wrong with it. A
// preview reads it once: it may be as large as the library.
type keptEdition struct {
	name    string
	edition *changes.Edition // nil where it could not be read
	err     error
}

// lastEdition returns the latest archived edition that is earlier than this
// one; nil where there is none, or it cannot be read.
func (w *work) lastEdition() *changes.Edition {
	name := w.lastArchive()
	if name == "" {
		return nil
	}
	if w.kept == nil || w.kept.name != name {
		e, err := readArchive(w.in.Site, name)
		w.kept = &keptEdition{name, e, err}
	}
	if w.kept.err != nil {
		w.faults.Add(changes.Damaged.At(source.Whole(name), w.kept.err))
		return nil
	}
	return w.kept.edition
}

// lastArchive returns the path of that edition's archive, "" where there is
// none.
func (w *work) lastArchive() string {
	entries, err := fs.ReadDir(w.in.Site, changes.Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.faults.Add(changes.Damaged.At(source.Whole(changes.Folder), err))
	}
	last := ""
	for _, e := range entries {
		number, ok := strings.CutSuffix(e.Name(), ".json")
		if ok && changes.Earlier(number, w.visible.Site.Edition) && (last == "" || changes.Earlier(last, number)) {
			last = number
		}
	}
	if last == "" {
		return ""
	}
	return changes.ArchiveName(last)
}

// readArchive reads one archive, whose name must be that of its edition.
func readArchive(site fs.FS, name string) (*changes.Edition, error) {
	data, err := fs.ReadFile(site, name)
	if err != nil {
		return nil, err
	}
	e, err := changes.Parse(data)
	if err == nil && e.Number+".json" != path.Base(name) {
		err = fmt.Errorf("edition %q", e.Number)
	}
	return e, err
}
