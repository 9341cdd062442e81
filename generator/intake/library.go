package intake

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A record is a project of the library as its files have it.
type record struct {
	id       string
	facts    *content.Document
	internal *content.Document // in the second folder
	prose    map[i18n.Tag]*content.Prose
}

// dirOf is a project's folder, in either tree.
func dirOf(id string) string { return path.Join("content/projects", id) }

// load reads a project's files. It is nil where one of them has faults.
func (in *intake) load(id string) *record {
	r := &record{id: id, prose: map[i18n.Tag]*content.Prose{}}
	var list diag.List
	var ok bool
	if r.facts, ok = document(in.input.Site, path.Join(dirOf(id), "project.toml"), &list); !ok || r.facts == nil {
		return nil
	}
	if in.input.Internal != nil {
		if r.internal, ok = document(in.input.Internal, path.Join(dirOf(id), "project.toml"), &list); !ok {
			return nil
		}
	}
	for _, lang := range in.languages {
		f, err := source.Read(in.input.Site, path.Join(dirOf(id), string(lang)+".md"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil
		}
		p := content.ParseProse(f, &list)
		if p.Front == nil {
			return nil
		}
		r.prose[lang] = p
	}
	return r
}

// document reads a file of TOML; nil and ok for one that is not there.
func document(fsys fs.FS, name string, list *diag.List) (d *content.Document, ok bool) {
	f, err := source.Read(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true
	}
	if err != nil {
		return nil, false
	}
	d = content.ParseTOML(f.All(), list)
	return d, d != nil
}

// says returns what a record says of a field at a concrete path, as values are
// compared and as a report shows it; ok is false where it says nothing.
func (r *record) says(f *field, p string) (v value, ok bool) {
	at := r.find(f, p)
	if at == nil {
		return v, false
	}
	return existing(f, at)
}

// find returns the value at a path, nil where there is none.
func (r *record) find(f *field, p string) *content.Value {
	if f.front {
		name, lang, _ := strings.Cut(p, ".")
		if prose := r.prose[i18n.Tag(lang)]; prose != nil {
			return prose.Front.Find(name)
		}
		return nil
	}
	for _, d := range []*content.Document{r.internal, r.facts} {
		if d == nil || d == r.internal && !f.internal() {
			continue
		}
		if v := d.Find(p); v != nil {
			return v
		}
		if f.spoken { // a site of one language writes the text alone
			if v := d.Find(p[:strings.LastIndexByte(p, '.')]); v != nil && v.Kind == content.String {
				return v
			}
		}
	}
	return nil
}

// existing reads a value of the library. What does not parse is compared as text.
func existing(f *field, at *content.Value) (v value, ok bool) {
	v.toml = at.Span.Text()
	switch {
	case at.Kind == content.Array:
		var items []string
		for _, item := range at.Items {
			items = append(items, item.Text)
		}
		v.canon, v.shown = canonWords(items), strings.Join(items, "、")
		return v, len(items) > 0
	case at.Kind == content.TableValue:
		return v, false
	}
	v.canon, v.shown = canonText(at.Text), at.Text
	if parse := parsers[f.form]; parse != nil {
		if parsed, err := parse(at.Text); err == nil {
			if b, err := parsed.MarshalText(); err == nil {
				v.canon = string(b)
			}
		}
	}
	return v, v.canon != ""
}

// body returns a record's running text in a language.
func (r *record) body(lang i18n.Tag) string {
	if p := r.prose[lang]; p != nil {
		return strings.TrimSpace(p.Body.Text())
	}
	return ""
}
