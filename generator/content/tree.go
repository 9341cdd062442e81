package content

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// contentDir holds the records.
const contentDir = "content"

// A place is a record's folder before it is read, with the trees that have it.
type place struct {
	kind         Kind
	id           string
	site, second bool
	others       []string // ids of the kind, for suggestions
}

func (p place) dir() string { return path.Join(contentDir, p.kind.Folder, p.id) }

// Records yields the records of both folders, by kind in the order of Kinds and
// then by id. It reads ahead on as many workers as there are processors, and
// holds a window of records at a time. Faults of a record are added to the list
// before the record is yielded; a record with faults is yielded all the same,
// with what could be read.
func (s Source) Records(list *diag.List) iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		listed := s.Listed
		if listed == nil {
			listed = s.List()
		}
		list.Add(listed.faults...)
		places := listed.places
		next, stop := iter.Pull(ahead(slices.DeleteFunc(slices.Clone(places), s.knows), s.load))
		defer stop()
		for _, p := range places {
			if s.knows(p) {
				if !yield(&Record{Kind: p.kind, ID: p.id, Dir: p.dir(), Passed: true}) {
					return
				}
				continue
			}
			r, _ := next()
			faults := r.faults.Sorted()
			list.Add(faults...)
			if r.record == nil {
				continue
			}
			r.record.Faults = faults
			if !yield(r.record) {
				return
			}
		}
	}
}

// knows reports whether the reader knows a record already.
func (s Source) knows(p place) bool { return s.Knows != nil && s.Knows(p.dir()) }

// places lists the folders of records, and reports what else lies round them.
func (s Source) places(list *diag.List) (all []place) {
	names := make(map[string]map[string]*place, len(s.Kinds)) // by folder, by name
	for _, k := range s.Kinds {
		names[k.Folder] = map[string]*place{}
	}
	for _, f := range []folder{s.site(), s.internal()} {
		for _, e := range f.list(contentDir, list) {
			s.placesIn(f, e, names, list)
		}
	}
	for _, k := range s.Kinds {
		ids := slices.Sorted(maps.Keys(names[k.Folder]))
		for _, id := range ids {
			p := names[k.Folder][id]
			p.kind, p.others = k, ids
			if s.checkID(*p, list) {
				all = append(all, *p)
			}
		}
	}
	return all
}

// placesIn notes the folders below one entry of content/.
func (s Source) placesIn(f folder, kind fs.DirEntry, names map[string]map[string]*place, list *diag.List) {
	dir := path.Join(contentDir, kind.Name())
	found, known := names[kind.Name()]
	switch {
	case !kind.IsDir():
		list.Add(ruleStray.At(f.whole(dir), kind.Name()))
		return
	case !known:
		folders := s.kindFolders()
		list.Add(ruleUnknownKind.At(f.whole(dir), kind.Name(), strings.Join(folders, ", ")).Meant(kind.Name(), folders))
		return
	}
	for _, e := range f.list(dir, list) {
		if !e.IsDir() {
			list.Add(strayRecord(f, dir, e.Name()))
			continue
		}
		p := found[e.Name()]
		if p == nil {
			p = &place{id: e.Name()}
			found[e.Name()] = p
		}
		p.site, p.second = p.site || !f.second, p.second || f.second
	}
}

func (s Source) kindFolders() (folders []string) {
	for _, k := range s.Kinds {
		folders = append(folders, k.Folder)
	}
	return folders
}

// strayRecord reports a file where records' folders stand. A Markdown file is
// most likely a record in the habit of other generators.
func strayRecord(f folder, dir, name string) diag.Diagnostic {
	d := ruleStray.At(f.whole(path.Join(dir, name)), name)
	if id := asID(strings.TrimSuffix(name, path.Ext(name))); id != "" && isMarkdown(name) {
		d = d.With(i18n.Message{Format: moveTo, Args: []any{path.Join(dir, id)}})
	}
	return d
}

var (
	moveTo = i18n.Text{"zh": "例如移为 %[1]s/<语言>.md", "en": "for example as %[1]s/<language>.md"}
	rename = i18n.Text{"zh": "可改名为 %[1]s", "en": "it could be named %[1]s"}
	isIt   = i18n.Text{"zh": "“%[1]s”是否就是它？改名即可", "en": "is %[1]q what was meant for it? rename it"}
)

// checkID reports a folder whose name cannot be an id.
func (s Source) checkID(p place, list *diag.List) bool {
	if ValidID(p.id) {
		return true
	}
	f := s.site()
	if !p.site {
		f = s.internal()
	}
	span := f.whole(p.dir())
	lower := strings.ToLower(p.id)
	if i := slices.IndexFunc(p.others, func(o string) bool { return o != p.id && strings.ToLower(o) == lower }); i >= 0 {
		list.Add(ruleIDCase.At(span, p.id, p.others[i]))
		return false
	}
	if isDevice(lower) {
		list.Add(ruleDevice.At(span, p.id, lower))
		return false
	}
	d := ruleID.At(span, p.id)
	if id := asID(p.id); id != "" && !slices.Contains(p.others, id) {
		d = d.With(i18n.Message{Format: rename, Args: []any{id}})
	}
	list.Add(d)
	return false
}

// list returns the entries of a folder that count, in order. Links and special
// files are reported and left out; a folder that does not exist has none.
func (f folder) list(dir string, list *diag.List) []fs.DirEntry {
	if f.fsys == nil {
		return nil
	}
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		list.Add(ruleUnreadable.At(f.whole(dir), err))
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		if passedOver(e.Name()) {
			return true
		}
		span := f.whole(path.Join(dir, e.Name()))
		switch t := e.Type(); {
		case t.IsRegular() || t.IsDir():
			return false
		case t&fs.ModeSymlink != 0:
			list.Add(ruleLink.At(span, e.Name()))
		default:
			list.Add(ruleSpecial.At(span, e.Name()))
		}
		return true
	})
}
