package view

import (
	"path"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// A scribe writes one page: a speech at an address, from which links lead.
type scribe struct {
	*speech
	at route.Path
}

// on returns a scribe for the page at an address.
func (s *speech) on(at route.Path) scribe { return scribe{s, at} }

// folder returns the folder that the page lies in.
func (s scribe) folder() string { return path.Dir(string(s.at)) }

// href returns the way to the page of a record or table row, "" where it has
// none.
func (s scribe) href(kind, id string) string {
	if to, ok := s.Plan.Record(s.lang, kind, id); ok {
		return string(s.at.To(to))
	}
	return ""
}

// list returns the way to a kind's list.
func (s scribe) list(kind string) string { return string(s.at.To(s.Plan.List(s.lang, kind, 1))) }

// link returns a run that leads to a page and bears a name.
func (s scribe) link(kind, id string, name Phrase) Run {
	return Run{Text: name.Text, Lang: name.Lang, Href: s.href(kind, id)}
}

// record returns a run that leads to a record by its title.
func (s scribe) record(kind string, r model.Record) Run {
	return s.link(kind, r.Ident(), s.standing(r))
}

// standing returns a record's title, marked where nobody can rely on the record
// any more: wherever an expired policy or a closed project is named, a reader
// sees it before he opens it. The mark is in the title's language.
func (s *speech) standing(r model.Record) Phrase {
	title := s.title(r.Head())
	list, value := s.ended(r)
	if value == "" {
		return title
	}
	other := s
	if title.Lang != "" {
		_, got := r.Head().Title.Best(s.lang, s.site.Languages...)
		other = s.index.speech(got)
	}
	if other.w("label.marked") != "" {
		title.Text = other.say("label.marked", title.Text, other.enum(list, value))
	}
	return title
}

// ended returns the word, as a list and its value, for what a policy that is
// not in force is, or a project that is not open; "" for all else.
func (s *speech) ended(r model.Record) (list, value string) {
	switch r := r.(type) {
	case *model.Policy:
		if v := r.ValidityOn(s.Day); !v.InForce() {
			return "validity", string(v)
		}
	case *model.Project:
		if r.State != model.Open {
			return "state", string(r.State)
		}
	}
	return "", ""
}

// industry leads to an industry by its name.
func (s scribe) industry(id string) Cell {
	if i := s.Catalog.Industries.Get(id); i != nil {
		return Cell{s.link("industries", id, s.phrase(i.Name))}
	}
	return nil
}

// industryList leads to several industries.
func (s scribe) industryList(ids []string) Cell {
	var runs []Run
	for _, id := range ids {
		runs = append(runs, s.industry(id)...)
	}
	return s.several(runs)
}

// region leads to a region by its name.
func (s scribe) region(id string) Cell {
	if r := s.Catalog.Regions.Get(id); r != nil {
		return Cell{s.link("regions", id, s.phrase(r.Name))}
	}
	return nil
}

// park leads to a park by its title.
func (s scribe) park(id string) Cell {
	if p := s.Catalog.Parks.Get(id); p != nil {
		return Cell{s.record("parks", p)}
	}
	return nil
}

// officeLink leads to an office by its title.
func (s scribe) officeLink(id string) Cell {
	if o := s.Catalog.Offices.Get(id); o != nil {
		return Cell{s.record("offices", o)}
	}
	return nil
}

// unit names an organisation, which has no page.
func (s scribe) unit(id string) Cell {
	if u := s.Catalog.Units.Get(id); u != nil {
		return s.cell(u.Name)
	}
	return nil
}

// unitDesk names an organisation that decides or answers, with the telephone of
// its duty desk, so that a reader need not look it up.
func (s scribe) unitDesk(id string) Cell {
	u := s.Catalog.Units.Get(id)
	if u == nil {
		return nil
	}
	said := s.cell(u.Name)
	if number := s.phone(u.Phone); number != nil {
		said = append(append(said, Run{Text: " "}), number...)
	}
	return said
}

// node returns a link to a node on its chain's page.
func (s scribe) node(ident string) Cell {
	n := s.Catalog.Nodes.Get(ident)
	if n == nil {
		return nil
	}
	name := s.phrase(n.Name)
	return Cell{{Text: name.Text, Lang: name.Lang, Href: s.nodeHref(ident)}}
}

// nodeHref returns the way to a node's row on its chain's page.
func (s scribe) nodeHref(ident string) string {
	if to, anchor, ok := s.Plan.Node(s.lang, ident); ok {
		return string(s.at.To(to)) + "#" + anchor
	}
	return ""
}

// plot leads to a plot.
func (s scribe) plot(ident string) Cell {
	if p := s.Catalog.Plots.Get(ident); p != nil {
		return Cell{s.link("plots", ident, s.plotName(p))}
	}
	return nil
}

// building leads to a building.
func (s scribe) building(ident string) Cell {
	if b := s.Catalog.Buildings.Get(ident); b != nil {
		return Cell{s.link("buildings", ident, s.buildingName(b))}
	}
	return nil
}

// plotName returns the name of a plot, or its id, which is what stands on the
// plan of a park.
func (s *speech) plotName(p *model.Plot) Phrase {
	if name := s.phrase(p.Name); name.Text != "" {
		return name
	}
	return Phrase{Text: p.ID}
}

// buildingName returns the name of a building, or its id.
func (s *speech) buildingName(b *model.Building) Phrase {
	if name := s.phrase(b.Name); name.Text != "" {
		return name
	}
	return Phrase{Text: b.ID}
}

// firms names firms, in the order of their ids in a record.
func (s scribe) firms(ids []string) Cell {
	var runs []Run
	for _, f := range s.Catalog.Firms.Some(ids) {
		runs = append(runs, s.cell(f.Name)...)
	}
	return s.several(runs)
}

// links returns links to records by their titles.
func links[T model.Record](s scribe, kind string, items []T) Links {
	var found Links
	for _, r := range items {
		name := s.standing(r)
		found = append(found, Link{Href: s.href(kind, r.Ident()), Text: name.Text, Lang: name.Lang})
	}
	return found
}

// A Body is prose that was written in Markdown.
type Body struct {
	Lang string // of the prose, as in Phrase
	doc  *markup.Document
	via  resolver
}

// AppendHTML appends the prose, in a box of its own language where that is not
// the page's.
func (b *Body) AppendHTML(dst []byte) []byte {
	if b.Lang == "" {
		return b.doc.AppendHTML(dst, b.via)
	}
	dst = append(appendAttribute(append(dst, "<div"...), "lang", b.Lang), '>')
	return append(b.doc.AppendHTML(dst, b.via), "</div>"...)
}

// body returns a record's prose in the page's language or the best other; nil
// where there is none.
func (s scribe) body(kind string, h *model.Header) *Body { return s.written(kind, h, h.Body) }

// written returns one of a record's proses in the page's language or the best
// other; nil where there is none.
func (s scribe) written(kind string, h *model.Header, prose model.Prose) *Body {
	span, got := prose[s.lang], s.lang
	if span.IsZero() {
		which := i18n.Text{}
		for tag := range prose {
			which[tag] = string(tag)
		}
		_, got = which.Best(s.lang, s.site.Languages...)
		span = prose[got]
	}
	if span.IsZero() {
		return nil
	}
	doc := s.Bodies(span)
	if doc == nil {
		return nil
	}
	s.departLinks(doc)
	b := &Body{doc: doc, via: resolver{s, kind, h}}
	if lang := got.HTML(); lang != s.tag {
		b.Lang = lang
	}
	return b
}

// A resolver answers for the links of one record's prose.
type resolver struct {
	scribe
	kind   string
	header *model.Header
}

// Link implements [markup.Resolver].
func (r resolver) Link(target string) (string, bool) {
	if strings.HasPrefix(target, "#") {
		return target, true
	}
	kind, id, anchor, ok := model.ParseLink(target)
	if !ok {
		if strings.Contains(target, ":") {
			return r.outward(target), true // https:, mailto: or tel:; markup refuses the others
		}
		return r.local(target)
	}
	href := r.href(kind, id)
	if kind == "nodes" {
		href = r.nodeHref(id)
	}
	if anchor != "" && href != "" {
		href += "#" + anchor
	}
	return href, href != ""
}

// local resolves a file of the record's own folder.
func (r resolver) local(target string) (string, bool) {
	for _, a := range r.header.Files {
		if a.File == target {
			return r.file(r.kind, r.header.ID, target), true
		}
	}
	return "", false
}

// file returns the way to a file of a record's folder.
func (s scribe) file(kind, id, name string) string {
	return string(s.at.To(s.Plan.Media(kind, id, name)))
}

// Image implements [markup.Resolver].
func (r resolver) Image(target string) (markup.Image, bool) {
	image, ok := r.picture(r.kind, r.header.ID, target)
	for _, p := range r.header.Photos {
		if p.File == target {
			image.Caption, image.Credit = r.phrase(p.Caption).Text, r.phrase(p.Credit).Text
		}
	}
	return image, ok
}

// picture returns the picture of a record's file with addresses as seen from
// the page.
func (s scribe) picture(kind, id, file string) (markup.Image, bool) {
	image, ok := s.Media(kind, id, file)
	if !ok {
		return image, false
	}
	up := s.at.Up()
	image.Src = up + image.Src
	if image.SrcSet != "" {
		image.SrcSet = up + strings.ReplaceAll(image.SrcSet, ", ", ", "+up)
		image.Sizes = sizes(kind)
	}
	return image, true
}
