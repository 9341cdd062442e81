package schema

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/model"
)

// A Memory keeps what was read of a site, for whoever reads the same site again
// and again, as a preview does after every save. Records that did not change are
// the same pointers in every catalogue that it loads, so that a caller can keep
// what he made of them. The zero Memory knows nothing. It is for one goroutine.
type Memory struct {
	tables  *outside
	records map[string]*remembered // by folder
	listed  *content.Listing       // nil where records may have come or gone
	touched []string               // folders of records in which something changed
}

// A remembered record is what was read of one folder.
type remembered struct {
	name
	record model.Record
	good   bool // it has no faults that leave it out
	seen   []name
	refs   []reference
	faults []diag.Diagnostic
}

// A name is a kind and an id.
type name struct{ kind, id string }

// An outside is what was read of everything but the records: the site's own
// file, tables, ledger.
type outside struct {
	loader *loader
	faults []diag.Diagnostic
	rows   map[string][]model.Identified
	ledger []model.LedgerRow
}

// Load reads a site as the function of that name does, but for what it knows.
func (m *Memory) Load(src content.Source, list *diag.List) (c *model.Catalog, leftOut []string) {
	if m.records == nil {
		m.records = map[string]*remembered{}
	}
	if m.listed == nil || slices.ContainsFunc(m.touched, func(dir string) bool { return !exists(src, dir) }) {
		m.listed = src.List()
	}
	m.touched = nil
	src.Listed = m.listed
	if len(m.records) > 0 {
		known := make(map[string]bool, len(m.records)) // asked side by side, while records are being added
		for dir := range m.records {
			known[dir] = true
		}
		src.Knows = func(dir string) bool { return known[dir] }
	}
	return m.load(src, list)
}

// exists reports whether a folder is still there, in one tree or the other.
func exists(src content.Source, dir string) bool {
	for _, tree := range []fs.FS{src.Site, src.Internal} {
		if tree == nil {
			continue
		}
		if info, err := fs.Stat(tree, dir); err == nil && info.IsDir() {
			return true
		}
	}
	return false
}

// Forget makes the next Load read anew what lies at a path, from the root of
// either folder: a record with all its files, or, where it is none of a record,
// all tables. The site's own file says how records are read, so that with it
// everything is forgotten.
func (m *Memory) Forget(changed string) {
	switch parts := strings.SplitN(path.Clean(changed), "/", 4); {
	case parts[0] == "data" && (len(parts) == 1 || parts[1] == "site.toml"):
		*m = Memory{}
	case parts[0] == "data":
		m.tables = nil
	case parts[0] == "content" && len(parts) > 3:
		dir := path.Join(parts[:3]...)
		if m.records[dir] == nil {
			m.listed = nil
		}
		m.touched = append(m.touched, dir)
		delete(m.records, dir)
	case parts[0] == "content" && len(parts) == 3:
		m.listed = nil
		delete(m.records, path.Join(parts...))
	case parts[0] == "content":
		m.listed = nil
		for dir := range m.records {
			if dir == changed || strings.HasPrefix(dir, strings.TrimSuffix(changed, "/")+"/") {
				delete(m.records, dir)
			}
		}
	}
}

// keep forgets the records that are no longer there.
func (m *Memory) keep(found map[string]bool) {
	maps.DeleteFunc(m.records, func(dir string, _ *remembered) bool { return !found[dir] })
}

// loadOutside reads everything but the records.
func (l *loader) loadOutside() *outside {
	own := newLoader(l.src, new(diag.List))
	o := &outside{loader: own}
	own.loadSite()
	o.rows = own.loadTables()
	o.ledger = own.loadLedger()
	own.checkScorecards()
	o.faults = own.list.Sorted()
	return o
}

// take begins a load with what lies outside the records.
func (l *loader) take(o *outside) {
	l.list.Add(o.faults...)
	l.site, l.tags = o.loader.site, o.loader.tags
	l.refs, l.leftOut = slices.Clone(o.loader.refs), slices.Clone(o.loader.leftOut)
	l.unread, l.broken = maps.Clone(o.loader.unread), maps.Clone(o.loader.broken)
	for kind, ids := range o.loader.known {
		l.known[kind] = maps.Clone(ids)
	}
}

// recall adds a remembered record to a load.
func (l *loader) recall(r *remembered) {
	for _, n := range r.seen {
		l.see(n.kind, n.id)
	}
	l.list.Add(r.faults...)
	l.refs = append(l.refs, r.refs)
	if !r.good {
		l.broken[r.kind+"/"+r.id] = true
		l.leftOut = append(l.leftOut, r.kind+"/"+r.id)
	}
}
