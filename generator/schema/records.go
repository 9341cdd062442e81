package schema

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// loadTables decodes every table that the catalogue names, each into a slice
// of pointers, by table name.
func (l *loader) loadTables() map[string][]model.Identified {
	tables := map[string][]model.Identified{}
	for name, row := range model.Tables() {
		if inFolders(name) {
			l.files(name, row, tables)
			continue
		}
		public, faulty := l.table(l.src.Table, name)
		inner, faultyInner := l.table(l.src.InternalTable, name)
		l.unread[name] = faulty || faultyInner
		if public != nil && !l.site.InternalAllowed() && officeOnly(name) {
			l.list.Add(internalInSite.At(source.Whole(public.Part.File.Name)))
		}
		l.rows(name, row, public, !l.site.InternalAllowed(), tables)
		l.rows(name, row, inner, false, tables)
	}
	return tables
}

// officeOnly reports whether a whole table is internal.
func officeOnly(table string) bool {
	f, ok := model.CatalogField(table)
	return ok && f.Tag.Get("class") == "I"
}

// rows decodes the rows of one table document; handedOut says that it lies in
// a folder that may hold nothing internal.
func (l *loader) rows(name string, row reflect.Type, doc *content.Document, handedOut bool, into map[string][]model.Identified) {
	if doc == nil {
		return
	}
	origin := content.NewOrigin(doc.Part)
	for _, e := range doc.Root.Entries {
		d := l.decoder(name, e.Name)
		d.handedOut = handedOut
		if !d.want(e.Value, content.TableValue) {
			l.finish(d, true)
			continue
		}
		if !validRowID(name, e.Name) {
			d.faults.Add(badID.At(e.Value.Key, e.Name))
		}
		if l.known[name][e.Name] {
			d.faults.Add(twice.At(e.Value.Key, e.Name))
		}
		ptr := reflect.New(row)
		entry := ptr.Elem().FieldByName("Entry").Addr().Interface().(*model.Entry)
		entry.ID, entry.Origin = e.Name, rowOrigin{origin, e.Name}
		d.struct_(e.Value.Table, ptr.Elem())
		if r, ok := ptr.Interface().(*model.Rate); ok && e.Value.Table.Get("per_unit") != nil && r.PerUnit.Sign() <= 0 && !d.faulty() {
			d.faults.Add(notPositive.At(e.Value.Table.Get("per_unit").Span, "per_unit"))
		}
		if b, ok := ptr.Interface().(*model.Board); ok {
			d.limits(e.Value.Table, b)
		}
		if m, ok := ptr.Interface().(*model.Mark); ok {
			d.mark(e.Value.Table, m)
		}
		if m, ok := ptr.Interface().(*model.Map); ok {
			l.areaMap(d, e.Value.Table, m)
		}
		l.see(name, e.Name)
		if l.finish(d, true) {
			into[name] = append(into[name], ptr.Interface().(model.Identified))
		}
	}
}

// limits checks the limits of the boards: each in its row and above nothing.
func (d *decoder) limits(t *content.Table, b *model.Board) {
	if key, ok := b.Misplaced(); ok {
		d.faults.Add(strayLimit.At(t.Get(key).Span, key))
	}
	for key, days := range map[string]int{"quiet": b.Quiet, "unstarted": b.Unstarted, "unfinished": b.Unfinished} {
		if v := t.Get(key); v != nil && v.Kind == content.Integer && days <= 0 {
			d.faults.Add(notPositive.At(v.Span, key))
		}
	}
}

// A rowOrigin finds keys below a table's own header.
type rowOrigin struct {
	file source.Origin
	name string
}

// Locate implements source.Origin.
func (o rowOrigin) Locate(path string) source.Span {
	if path == "" {
		return o.file.Locate(o.name)
	}
	return o.file.Locate(o.name + "." + path)
}

// loadRecords decodes every record of every kind, by kind name.
func (l *loader) loadRecords() map[string][]model.Identified {
	records := map[string][]model.Identified{}
	types := model.RecordTypes()
	found := map[string]bool{}
	for rec := range l.src.Records(l.list) {
		kind := rec.Kind.Folder
		found[rec.Dir] = true
		if rec.Passed {
			l.recall(l.memory.records[rec.Dir])
		} else {
			l.noted = &remembered{name: name{kind, rec.ID}, faults: rec.Faults}
			l.see(kind, rec.ID)
			l.noted.record, _ = l.record(rec, types[kind])
			l.memory.records[rec.Dir], l.noted = l.noted, nil
		}
		if known := l.memory.records[rec.Dir]; known.good {
			records[kind] = append(records[kind], known.record)
		}
	}
	l.memory.keep(found)
	return records
}

// record decodes one record; ok is false where it has faults.
func (l *loader) record(rec *content.Record, t reflect.Type) (r model.Record, ok bool) {
	d := l.decoder(rec.Kind.Folder, rec.ID)
	ptr := reflect.New(t)
	r = ptr.Interface().(model.Record)
	h := r.Head()
	h.ID, h.Origin, h.Dir = rec.ID, newWordsOrigin(rec, planOf(t)), rec.Dir
	if rec.FromInternal {
		h.Audience = model.Internal
	}
	readable := rec.Facts != nil
	d.handedOut = !l.site.InternalAllowed() && !rec.FromInternal
	if readable {
		d.struct_(rec.Facts.Root, ptr.Elem())
	}
	if d.handedOut {
		d.checkPlace(rec, h)
	}
	if rec.Internal != nil && !rec.FromInternal {
		d.overlay(rec.Internal, ptr.Elem())
	}
	d.prose(rec, ptr.Elem(), h)
	d.files(rec, h)
	d.checkCorrection(h)
	d.translations(rec, r)
	l.parts(rec.ID, r, d)
	if readable && len(h.Title) == 0 {
		d.faults.Add(noTitle.At(rec.Facts.Part.Sub(0, 0)))
	}
	return r, l.finish(d, readable)
}

// A wordsOrigin finds, besides the keys of the facts, those of the front matter
// of each language file: "title.en". It keeps no text.
type wordsOrigin struct {
	source.Origin
	fronts map[i18n.Tag]source.Origin
	plan   *plan
}

func newWordsOrigin(rec *content.Record, p *plan) wordsOrigin {
	fronts := make(map[i18n.Tag]source.Origin, len(rec.Prose))
	for tag, prose := range rec.Prose {
		fronts[tag] = prose.Origin
	}
	return wordsOrigin{rec.Origin, fronts, p}
}

// Locate implements [source.Origin].
func (o wordsOrigin) Locate(path string) source.Span {
	key, lang, ok := strings.Cut(path, ".")
	if _, written := o.plan.fronts[key]; ok && written {
		if front := o.fronts[i18n.Tag(lang)]; front != nil {
			return front.Locate(key)
		}
	}
	return o.Origin.Locate(path)
}

// checkCorrection holds a correction to its two halves: what was wrong, and
// when it was put right.
func (d *decoder) checkCorrection(h *model.Header) {
	switch {
	case len(h.Correction) > 0 && h.Corrected.IsZero():
		d.faults.Add(undatedCorrection.At(h.At("")))
	case len(h.Correction) == 0 && !h.Corrected.IsZero():
		d.faults.Add(wordlessCorrection.At(h.At("corrected")))
	}
}

// overlay decodes the second folder's document of a record that the site
// holds. Package content has seen to it that it says nothing but [internal].
func (d *decoder) overlay(doc *content.Document, v reflect.Value) {
	plan := planOf(v.Type())
	if f, ok := plan.keys["internal"]; ok && doc.Root.Get("internal") != nil {
		d.field(f, doc.Root.Get("internal"), v.FieldByIndex(f.index))
	}
}

// checkPlace reports what is internal as a whole in a site folder that must
// not hold it, because the folder may be handed to a contractor: the record,
// prose, attachments. Internal tables are reported where they are decoded.
func (d *decoder) checkPlace(rec *content.Record, h *model.Header) {
	if rec.Facts != nil && h.Audience == model.Internal {
		d.faults.Add(internalInSite.At(rec.Facts.Root.Get("audience").Key))
	}
	for _, p := range rec.InternalProse {
		if !p.FromInternal {
			d.faults.Add(internalInSite.At(source.Whole(p.File.Name)))
		}
	}
	for _, a := range rec.Assets {
		if a.Internal && !a.FromInternal {
			d.faults.Add(internalInSite.At(source.Whole(path.Join(rec.Dir, a.Name))))
		}
	}
}

// prose takes titles, summaries and bodies from the record's language files.
func (d *decoder) prose(rec *content.Record, v reflect.Value, h *model.Header) {
	h.Body = model.Prose{}
	for _, tag := range slices.Sorted(keys(rec.Prose)) {
		p := rec.Prose[tag]
		if d.languages != nil && !slices.Contains(d.languages, tag) {
			d.faults.Add(otherLanguage.At(source.Whole(p.File.Name), string(tag), tagList(d.languages)))
			continue
		}
		d.front(p, tag, v)
		if !p.Passage.IsZero() {
			h.Body[tag] = p.Passage
		}
	}
	for tag, p := range rec.InternalProse {
		if h.Notes == nil {
			h.Notes = model.Prose{}
		}
		h.Notes[tag] = p.Passage
	}
}

// front decodes one file's front matter into the fields that are written once
// a language.
func (d *decoder) front(p *content.Prose, tag i18n.Tag, v reflect.Value) {
	if p.Front == nil {
		if !p.Faulty { // a fault of its syntax was said already
			d.faults.Add(noFront.At(p.Body.Sub(0, 0)))
		}
		return
	}
	plan := planOf(v.Type())
	for _, e := range p.Front.Root.Entries {
		f, ok := plan.fronts[e.Name]
		if !ok {
			d.faults.Add(d.strangeFront(e, plan))
			continue
		}
		if !d.want(e.Value, content.String) {
			continue
		}
		into := v.FieldByIndex(f.index)
		if into.IsNil() {
			into.Set(reflect.ValueOf(i18n.Text{}))
		}
		into.Interface().(i18n.Text)[tag] = kept(e.Value)
		if e.Name == "title" && kept(e.Value) == "" {
			d.faults.Add(missingKey.At(e.Value.Span, "title"))
		}
	}
	if p.Front.Root.Get("title") == nil {
		d.faults.Add(missingKey.At(p.Front.Part.Sub(0, 0), "title"))
	}
}

// strangeFront tells a fact that stands in front matter from a word that
// nobody knows.
func (d *decoder) strangeFront(e content.Entry, p *plan) diag.Diagnostic {
	if _, isFact := p.keys[e.Name]; isFact {
		return factInFront.At(e.Value.Key, e.Name)
	}
	return unknownKey.At(e.Value.Key, e.Name).Meant(e.Name, p.front)
}

// files checks the record's own files against what its facts name.
func (d *decoder) files(rec *content.Record, h *model.Header) {
	sizes := map[string]int64{}
	for _, a := range rec.Assets {
		if a.Internal {
			h.Papers = append(h.Papers, model.Paper{File: a.Name, Bytes: a.Size})
			continue
		}
		sizes[a.Name] = a.Size
	}
	for _, p := range h.Photos {
		d.file(h, sizes, "photo."+p.ID+".file", p.File)
	}
	for i := range h.Files {
		f := &h.Files[i]
		d.file(h, sizes, "attachment."+f.ID+".file", f.File)
		f.Bytes = sizes[f.File]
	}
}

func (d *decoder) file(h *model.Header, sizes map[string]int64, path, name string) {
	if _, there := sizes[name]; there {
		return
	}
	names := slices.Sorted(keys(sizes))
	d.faults.Add(missingFile.At(h.At(path), name, h.Dir).Meant(name, names))
}
