package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/secrecy"
	"prospectus/generator/source"
)

// loaded is a record, or nil where the place holds none, with its faults.
type loaded struct {
	record *Record
	faults *diag.List
}

// A loader reads one record.
type loader struct {
	*Record
	faults *diag.List
}

// load reads one record from both folders.
func (s Source) load(p place) loaded {
	l := loader{
		Record: &Record{Kind: p.kind, ID: p.id, Dir: p.dir(), Prose: map[i18n.Tag]*Prose{}, InternalProse: map[i18n.Tag]*Prose{}},
		faults: &diag.List{},
	}
	site, second := s.site(), s.internal()
	public, office := l.files(site, p.site), l.files(second, p.second)
	main, files := site, public
	if len(public) == 0 {
		l.FromInternal, main, files = true, second, office
	}
	l.take(site, public)
	l.take(second, office)
	slices.SortFunc(l.Assets, func(a, b Asset) int { return strings.Compare(a.Name, b.Name) })
	l.Origin = l.origin(main, second, office)
	if !slices.ContainsFunc(files, l.isFacts) && !l.withoutFacts(main, files, p.others) {
		return loaded{nil, l.faults}
	}
	return loaded{l.Record, l.faults}
}

func (l loader) isFacts(f found) bool { return f.name == l.Kind.File }

// withoutFacts reports a record without its file of facts, and returns whether
// it is a record nonetheless. A folder without any file was reported as empty.
func (l loader) withoutFacts(f folder, files []found, ids []string) bool {
	if len(files) == 0 {
		return false
	}
	span := f.whole(l.Dir)
	if f.second {
		l.faults.Add(ruleOrphan.At(span, l.ID, l.Kind.File).Meant(l.ID, ids))
		return false
	}
	d := ruleNoFacts.At(span, l.Kind.File)
	var names []string
	for _, file := range files {
		names = append(names, file.name)
	}
	if near, ok := diag.Suggest(l.Kind.File, names); ok {
		d = d.With(i18n.Message{Format: isIt, Args: []any{near}})
	}
	l.faults.Add(d)
	return true
}

// origin finds keys in the file of facts, and those under "internal" in the
// second folder's where it adds to the first.
func (l loader) origin(main, second folder, office []found) source.Origin {
	name := path.Join(l.Dir, l.Kind.File)
	o := recordOrigin{facts: fileOrigin{in: main, name: name}}
	if !main.second && slices.ContainsFunc(office, l.isFacts) {
		o.internal = fileOrigin{in: second, name: name}
	}
	return o
}

// found is a file below a record's folder.
type found struct {
	name  string // from that folder
	entry fs.DirEntry
}

// files lists what lies in a record's folder and below it.
func (l loader) files(f folder, there bool) []found {
	if !there {
		return nil
	}
	return l.walk(f, "", nil)
}

// walk appends the files below one folder, and reports it where it is empty.
func (l loader) walk(f folder, below string, files []found) []found {
	dir := path.Join(l.Dir, below)
	entries := f.list(dir, l.faults)
	if len(entries) == 0 {
		l.faults.Add(ruleEmpty.At(f.whole(dir), dir))
	}
	for _, e := range entries {
		name := path.Join(below, e.Name())
		if e.IsDir() {
			files = l.walk(f, name, files)
		} else {
			files = append(files, found{name, e})
		}
	}
	return files
}

// take sorts files into facts, prose and assets. Outside internal/, prose and
// facts have names that the program knows: a misspelt one is a fault, and never
// published as an attachment.
func (l loader) take(f folder, files []found) {
	for _, file := range files {
		attachment := isInternal(file.name) && strings.Contains(file.name, "/")
		switch {
		case l.isFacts(file):
			l.facts(f, file.name)
		case !attachment && isMarkdown(file.name):
			l.prose(f, file.name)
		case !attachment && strings.EqualFold(path.Ext(file.name), ".toml"):
			l.faults.Add(ruleStrayTOML.At(f.whole(path.Join(l.Dir, file.name)), file.name, l.Kind.File))
		default:
			l.asset(f, file)
		}
	}
}

// isInternal reports a path that begins with the word "internal", as a folder
// or before a dot, in any case: Windows does not tell Internal from internal,
// and a mistake here would publish what must stay.
func isInternal(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	first, _, _ = strings.Cut(first, ".")
	return strings.EqualFold(first, internalName)
}

// facts reads the file of facts.
func (l loader) facts(f folder, name string) {
	d := f.toml(path.Join(l.Dir, name), l.faults)
	if !f.second || l.FromInternal {
		l.Facts = d
		return
	}
	l.Internal = d
	if d == nil {
		return
	}
	for _, e := range d.Root.Entries {
		if e.Name != internalName {
			l.faults.Add(ruleOutside.At(e.Value.Key, e.Name))
		}
	}
}

// prose reads a Markdown file.
func (l loader) prose(f folder, name string) {
	full := path.Join(l.Dir, name)
	span := f.whole(full)
	tag, internal, ok := proseName(name)
	switch {
	case !ok:
		l.faults.Add(ruleStrayProse.At(span, name))
		return
	case f.second && !internal && !l.FromInternal:
		l.faults.Add(ruleProsePlace.At(span, name))
		return
	}
	byTag := l.Prose
	if internal {
		byTag = l.InternalProse
	}
	if first := byTag[tag]; first != nil {
		l.faults.Add(ruleProseTwice.At(span, first.File.Name, span.File.Name))
		return
	}
	prose := &Prose{File: span.File, Faulty: true}
	if file := f.text(full, l.faults); file != nil {
		prose = ParseProse(file, l.faults)
		if f.verify {
			verify(prose.Front, l.faults)
		}
	}
	// A file that cannot be read keeps its place in the map: its language is
	// there, and must not be reported as missing besides.
	prose.FromInternal = f.second
	prose.Origin = fileOrigin{in: f, name: full, front: true}
	prose.Passage = source.NewPassage(prose.Body, func() (*source.File, error) { return f.read(full) })
	byTag[tag] = prose
}

// asset notes a file that is handed on as it is.
func (l loader) asset(f folder, file found) {
	full := path.Join(l.Dir, file.name)
	info, err := file.entry.Info()
	if err != nil {
		l.faults.Add(ruleUnreadable.At(f.whole(full), err))
		return
	}
	if secrecy.Reads(file.name) && info.Size() <= secrecy.MaxSize {
		l.secret(f, full)
	}
	a := Asset{
		Name: file.name, Size: info.Size(),
		Internal: f.second || isInternal(file.name), FromInternal: f.second,
	}
	if slices.ContainsFunc(l.Assets, func(o Asset) bool { return o.Name == a.Name }) {
		l.faults.Add(ruleAssetTwice.At(f.whole(full), a.Name))
		return
	}
	l.Assets = append(l.Assets, a)
}
