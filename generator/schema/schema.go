// Package schema turns documents into a catalogue: it knows what each kind of
// record may contain, and says of everything else where it stands and what was
// expected instead.
//
// [Load] reads a whole site. It always returns the catalogue of the good
// records together with every fault: a record that fails is left out and
// named, and the rest is still checked. What is allowed where is not written
// down here but read from the struct tags of package model, so a field is
// declared in one place only.
//
// References are looked up when everything is read. A reference to a record
// that was left out for its own faults is not reported a second time.
package schema

import (
	"net/url"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// Kinds are the kinds of records as folders hold them.
func Kinds() (all []content.Kind) {
	for _, k := range model.Kinds() {
		all = append(all, content.Kind{Folder: k.Name, File: k.File})
	}
	return all
}

// Load reads the site's tables and records. Its faults are added to the list;
// the catalogue is never nil, though its Site is a default one where
// data/site.toml is missing or broken. It also names, as kind/id in order, the
// records and rows that are left out for their faults.
func Load(src content.Source, list *diag.List) (c *model.Catalog, leftOut []string) {
	return new(Memory).Load(src, list)
}

// load reads what the memory does not know.
func (m *Memory) load(src content.Source, list *diag.List) (c *model.Catalog, leftOut []string) {
	l := newLoader(src, list)
	l.memory = m
	if m.tables == nil {
		m.tables = l.loadOutside()
	}
	l.take(m.tables)
	records := l.loadRecords()
	c = assemble(l.site, m.tables.rows, records)
	c.Ledger = m.tables.ledger
	l.checkReferences(c)
	return c, l.leftOut
}

func newLoader(src content.Source, list *diag.List) *loader {
	return &loader{src: src, list: list, known: map[string]map[string]bool{}, unread: map[string]bool{}, broken: map[string]bool{}}
}

// A loader carries what the steps of one Load share.
type loader struct {
	src  content.Source
	list *diag.List
	site *model.Site
	refs [][]reference // of each record, row or file

	leftOut []string                   // kind/id of records and rows with faults
	known   map[string]map[string]bool // ids seen of each kind, good or not
	unread  map[string]bool            // tables whose rows are not known, for a fault of the file
	broken  map[string]bool            // kind/id of records whose parts may not all be known
	tags    []i18n.Tag                 // languages that texts may be in; nil where the site's are not known
	memory  *Memory                    // keeps the records that are read
	noted   *remembered                // the record in hand, as the memory will keep it
}

func (l *loader) see(kind, id string) {
	if l.known[kind] == nil {
		l.known[kind] = map[string]bool{}
	}
	l.known[kind][id] = true
	if l.noted != nil {
		l.noted.seen = append(l.noted.seen, name{kind, id})
	}
}

// checkScorecards reports scorecards in a site's folder that may hold nothing
// internal. What they say is read by package score alone.
func (l *loader) checkScorecards() {
	if l.site.InternalAllowed() {
		return
	}
	for _, name := range l.src.Tables() {
		if strings.HasPrefix(name, "scorecards/") {
			l.list.Add(internalInSite.At(source.Whole("data/" + name + ".toml")))
		}
	}
}

// loadSite decodes data/site.toml over the defaults of a site.
func (l *loader) loadSite() {
	l.site = &model.Site{Languages: []i18n.Tag{"zh"}, Currency: "CNY", Timezone: "Asia/Shanghai", Theme: "standard", PageSize: 20}
	doc, faulty := l.table(l.src.Table, "site")
	if doc == nil {
		if !faulty {
			l.list.Add(noSite.At(source.Whole("data/site.toml")))
		}
		return // in which languages the rest may be written is not known
	}
	given := *l.site
	given.Origin = content.NewOrigin(doc.Part)
	d := l.decoder("site", "")
	d.languages = siteLanguages(doc, l.site.Languages)
	d.struct_(doc.Root, valueOf(&given))
	l.checkLanguages(d, doc, &given)
	d.checkSite(&given)
	if !validID(given.Theme) && given.Theme != "" {
		d.faults.Add(badID.At(given.At("theme"), given.Theme))
		given.Theme = ""
	}
	l.finish(d, true)
	if given.PageSize <= 0 {
		given.PageSize = l.site.PageSize
	}
	if given.Theme == "" {
		given.Theme = l.site.Theme
	}
	l.site = &given
}

// checkSite reports values of the site's file that are of the right type and
// still of no use.
func (d *decoder) checkSite(given *model.Site) {
	u, err := url.Parse(given.BaseURL)
	if given.BaseURL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "") {
		d.faults.Add(badBaseURL.At(given.At("base_url"), given.BaseURL))
		given.BaseURL = ""
	}
	if given.PageSize <= 0 {
		d.faults.Add(notPositive.At(given.At("page_size"), "page_size"))
	}
}

// table reads one table and reports whether it is nil for a fault of its file.
func (l *loader) table(read func(string, *diag.List) *content.Document, name string) (doc *content.Document, faulty bool) {
	before := l.list.Count(diag.Error)
	doc = read(name, l.list)
	return doc, doc == nil && l.list.Count(diag.Error) > before
}

// checkLanguages settles the site's languages. Where they are at fault, texts
// may be in any: one wrong line is not reported again at every text.
func (l *loader) checkLanguages(d *decoder, doc *content.Document, given *model.Site) {
	good := true
	if v := doc.Root.Get("languages"); v != nil {
		good = v.Kind == content.Array && len(v.Items) > 0 && len(d.languages) == len(v.Items)
		if v.Kind == content.Array && len(v.Items) == 0 {
			d.faults.Add(noLanguages.At(given.At("languages")))
		}
		for i, item := range v.Items {
			if good && slices.Contains(d.languages[:i], d.languages[i]) {
				d.faults.Add(languageTwice.At(item.Span, item.Text))
			}
		}
	}
	if good {
		l.tags = given.Languages
	}
	if len(given.Languages) == 0 {
		given.Languages = l.site.Languages
	}
}

// siteLanguages reads the languages before the rest of the site's file, whose
// own texts are written in them.
func siteLanguages(doc *content.Document, otherwise []i18n.Tag) (tags []i18n.Tag) {
	list := doc.Root.Get("languages")
	if list == nil {
		return otherwise
	}
	for _, item := range list.Items {
		if tag, err := i18n.ParseTag(item.Text); err == nil {
			tags = append(tags, tag)
		}
	}
	return tags
}

// decoder returns a decoder for one record, table row or file, with faults of
// its own so that a bad one can be told from a good one.
func (l *loader) decoder(kind, ident string) *decoder {
	return &decoder{kind: kind, ident: ident, languages: l.tags, faults: new(diag.List)}
}

func (d *decoder) faulty() bool {
	worst, any := d.faults.Worst()
	return any && worst >= diag.Error
}

// finish passes on a decoder's faults and references and reports whether what
// it decoded is good; what is not is noted as left out.
func (l *loader) finish(d *decoder, readable bool) bool {
	faults := d.faults.Sorted()
	l.list.Add(faults...)
	l.refs = append(l.refs, d.refs)
	good := readable && !d.faulty()
	if l.noted != nil {
		l.noted.refs, l.noted.faults, l.noted.good = d.refs, append(l.noted.faults, faults...), good
	}
	if !good {
		l.broken[d.kind+"/"+d.ident] = true
	}
	if !good && d.ident != "" {
		l.leftOut = append(l.leftOut, d.kind+"/"+d.ident)
	}
	return good
}
