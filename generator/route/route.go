// Package route is the plan of the site: the only place that knows an address.
//
// A [Path] names an output file from the site's root, with slashes. Every page
// lies at <language>/<kind>/<id>.html or <language>/<kind>/index.html, so that
// the same links work at a domain's root, in a sub-folder of a portal and from
// a USB stick: [Path.To] gives the relative way from one file to another.
// Pages two and later of a list add .2, .3 … before the ending; no id holds a
// full stop, so they collide with nothing. What standards want absolute comes
// from [Plan.Absolute], which has no answer without a base URL.
//
// [New] lays the plan, which never changes afterwards; [Check] reports
// addresses that two records claim.
package route

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A Path is an output file's place, relative to the site's root.
type Path string

// String returns the path itself.
func (p Path) String() string { return string(p) }

// Up returns the relative way from the file to the root: "" or "../" once for
// each folder.
func (p Path) Up() string { return strings.Repeat("../", strings.Count(string(p), "/")) }

// To returns the relative link from p to q. Both in one folder, it is the bare
// file name; a link to itself too, so that it works under file:// as well.
func (p Path) To(q Path) string {
	from, to := path.Dir(string(p)), string(q)
	for {
		dir, rest, ok := strings.Cut(to, "/")
		first, deeper, _ := strings.Cut(from, "/")
		if !ok || first != dir {
			break
		}
		from, to = deeper, rest
	}
	if from == "" || from == "." {
		return to
	}
	return strings.Repeat("../", strings.Count(from, "/")+1) + to
}

// Kinds of page that are neither kinds of record nor tables: lists of projects
// by band of amount and by state.
const (
	Amounts = "amounts"
	States  = "states"
)

// Boards is the kind of the pages that only staff have.
const Boards = "boards"

// A Redirect is an address that a record once had.
type Redirect struct {
	From, To Path
	Lang     i18n.Tag
	Record   model.Record // nil where it was withdrawn
}

// A Plan holds the addresses of one edition.
type Plan struct {
	languages []i18n.Tag
	base      string          // with a final slash; empty where the site has none
	pages     map[string]bool // kind/id that has a page
	redirects []Redirect
}

var sameAddress = &diag.Rule{
	Code: "same-address", Severity: diag.Error,
	Says: i18n.Text{
		"zh": "地址 %[1]s 已被 %[2]s 占用，两条记录不能使用同一地址",
		"en": "address %[1]s is taken by %[2]s already; two records cannot share one",
	},
	Hint: i18n.Text{
		"zh": "请修改其中一条的编号，或删去多余的 aliases",
		"en": "change the id of one of them, or take out the alias that is not needed",
	},
}

var listAddress = &diag.Rule{
	Code: "list-address", Severity: diag.Error,
	Says: i18n.Text{
		"zh": "地址 %[1]s 是列表页的地址，记录不能使用",
		"en": "address %[1]s is that of the list; no record can have it",
	},
	Hint: i18n.Text{"zh": "请换一个编号", "en": "choose another id"},
}

var badAlias = &diag.Rule{
	Code: "bad-alias", Severity: diag.Error,
	Says: i18n.Text{
		"zh": "aliases 中的“%[1]s”不是编号，不能成为地址",
		"en": "%[1]q among the aliases is no id, and so no address",
	},
	Hint: i18n.Text{
		"zh": "写记录从前的编号：小写字母、数字，中间可用连字符，最多 64 个字符",
		"en": "write an id that the record had: lower-case letters and digits, with hyphens between them, at most 64 characters",
	},
}

// Rules lists the rules that [Check] checks.
func Rules() []*diag.Rule { return []*diag.Rule{sameAddress, listAddress, badAlias} }

// Check reports two records, or a record and a former id, on one address, and
// what would stand on the address of a list. It is given the full catalogue,
// whose records know where they were read from, and so finds an internal
// record's claim to a public address too.
func Check(c *model.Catalog, list *diag.List) {
	checkLists(c, list)
	// Where an address was taken is looked up only where it is reported: that
	// costs a file read again.
	taken := map[string]func() source.Span{}
	for kind, r := range c.Records() {
		taken[key(kind.Name, r.Ident())] = func() source.Span { return r.At("") }
	}
	for kind, r := range c.Records() {
		for _, alias := range r.Head().Aliases {
			at, span := key(kind.Name, alias), r.Head().At("aliases")
			other, held := taken[at]
			switch {
			case !aliasShape.MatchString(alias) || len(alias) > 64:
				list.Add(badAlias.At(span, alias))
			case alias == listName:
				list.Add(listAddress.At(span, at))
			case held:
				list.Add(sameAddress.At(span, at, place(other())))
			default:
				taken[at] = func() source.Span { return span }
			}
		}
	}
}

// aliasShape is the shape of ids, which schema holds the ids themselves to.
var aliasShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// listName is the file name of lists, which no id can have.
const listName = "index"

// checkLists reports the records, rows and bands whose id is the name of a
// list.
func checkLists(c *model.Catalog, list *diag.List) {
	for kind := range c.Paged() {
		if item := c.Find(kind, listName); item != nil {
			list.Add(listAddress.At(item.At(""), key(kind, listName)))
		}
	}
	for _, b := range c.Site.Bands {
		if b.ID == listName {
			list.Add(listAddress.At(c.Site.At("amount_band."+listName), key(Amounts, listName)))
		}
	}
}

// New plans the addresses of a catalogue.
func New(c *model.Catalog) *Plan {
	p := &Plan{languages: c.Site.Languages, pages: map[string]bool{}}
	if c.Site.BaseURL != "" {
		p.base = strings.TrimSuffix(c.Site.BaseURL, "/") + "/"
	}
	for kind, ids := range c.Paged() {
		for id := range ids {
			p.pages[key(kind, id)] = true
		}
	}
	for _, b := range c.Site.Bands {
		p.pages[key(Amounts, b.ID)] = true
	}
	for _, s := range model.State("").Values() {
		p.pages[key(States, s)] = true
	}
	for _, n := range c.Notices {
		if n.Kind != "nodes" {
			p.pages[key(n.Kind, n.ID)] = true
		}
	}
	p.planRedirects(c)
	return p
}

func key(kind, id string) string { return kind + "/" + fileName(id) }

// fileName makes one file name of an id with parts: park/plot lies at
// park.plot.
func fileName(id string) string { return strings.ReplaceAll(id, "/", ".") }

func (p *Plan) planRedirects(c *model.Catalog) {
	for kind, r := range c.Records() {
		for _, alias := range r.Head().Aliases {
			for _, lang := range p.languages {
				p.redirect(lang, kind.Name, alias, r.Ident(), r)
				// What lies inside the record moved with it.
				for partKind, part := range model.Parts(r) {
					p.redirect(lang, partKind, alias+"/"+part.Key(), part.Ident(), r)
				}
			}
		}
	}
	for _, n := range c.Notices {
		for _, alias := range n.Aliases {
			for _, lang := range p.languages {
				p.redirect(lang, n.Kind, alias, n.ID, nil)
			}
		}
	}
}

func (p *Plan) redirect(lang i18n.Tag, kind, alias, id string, r model.Record) {
	if to, ok := p.Record(lang, kind, id); ok {
		p.redirects = append(p.redirects, Redirect{From: page(lang, kind, alias, 1), To: to, Lang: lang, Record: r})
	}
}

func place(s source.Span) string {
	p := s.Position()
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line)
}

// page returns <language>/<kind>/<id>.html, or page n of it.
func page(lang i18n.Tag, kind, id string, n int) Path {
	name := fileName(id)
	if n > 1 {
		name += "." + strconv.Itoa(n)
	}
	return Path(string(lang) + "/" + kind + "/" + name + ".html")
}

// Pages returns about how many pages the site has, for a bar that shows how
// far a build has come: second pages of lists are not counted.
func (p *Plan) Pages() int { return len(p.languages)*(len(p.pages)+5) + len(p.redirects) + 2 }

// Languages returns the site's languages, the first being its own.
func (p *Plan) Languages() []i18n.Tag { return slices.Clone(p.languages) }

// Record returns the page of a record or table row, and false where it has
// none: the kind has no pages, or the catalogue does not hold the id.
func (p *Plan) Record(lang i18n.Tag, kind, id string) (Path, bool) {
	if !p.pages[key(kind, id)] {
		return "", false
	}
	return page(lang, kind, id, 1), true
}

// Node returns a chain's page and the anchor of one of its nodes there.
func (p *Plan) Node(lang i18n.Tag, ident string) (to Path, anchor string, ok bool) {
	chain, node, cut := strings.Cut(ident, "/")
	if !cut {
		return "", "", false
	}
	to, ok = p.Record(lang, "chains", chain)
	return to, "node-" + node, ok
}

// More returns page n, from 1, of the list on a record's page.
func (p *Plan) More(lang i18n.Tag, kind, id string, n int) Path { return page(lang, kind, id, n) }

// List returns page n, from 1, of the list of a kind.
func (p *Plan) List(lang i18n.Tag, kind string, n int) Path { return page(lang, kind, listName, n) }

// Board returns a page that only staff have; their list is that of [Boards].
func (p *Plan) Board(lang i18n.Tag, name string) Path { return page(lang, Boards, name, 1) }

// Home returns the home page of a language.
func (p *Plan) Home(lang i18n.Tag) Path { return Path(string(lang) + "/index.html") }

// SiteMap is a language's page that leads to every list, and OpenData the one
// that leads to every data file. They lie beside the home page.
func (p *Plan) SiteMap(lang i18n.Tag) Path { return Path(string(lang) + "/site-map.html") }

// OpenData is described with SiteMap.
func (p *Plan) OpenData(lang i18n.Tag) Path { return Path(string(lang) + "/open-data.html") }

// Leaving is a language's page before links that lead to sites of others.
func (p *Plan) Leaving(lang i18n.Tag) Path { return Path(string(lang) + "/leaving.html") }

// Find is a language's page of search, and Search a file of its index.
func (p *Plan) Find(lang i18n.Tag) Path { return Path(string(lang) + "/search.html") }

// Search is described with Find.
func (p *Plan) Search(lang i18n.Tag, file string) Path {
	return Path("search/" + string(lang) + "/" + file + ".js")
}

// Shortlist is a language's page of what a visitor keeps, Compare the one that
// sets records side by side, and Facts a file of what both of them show.
func (p *Plan) Shortlist(lang i18n.Tag) Path { return Path(string(lang) + "/shortlist.html") }

// Compare is described with Shortlist.
func (p *Plan) Compare(lang i18n.Tag) Path { return Path(string(lang) + "/compare.html") }

// Facts is described with Shortlist.
func (p *Plan) Facts(lang i18n.Tag, file string) Path {
	return Path("facts/" + string(lang) + "/" + file + ".js")
}

// Explore is a file of what narrows the list of a kind down: "columns" of no
// language, which every language shares, or a language's own.
func (p *Plan) Explore(lang i18n.Tag, kind, file string) Path {
	if lang == "" {
		return Path("explore/" + kind + "." + file + ".js")
	}
	return Path("explore/" + string(lang) + "/" + kind + "." + file + ".js")
}

// Incentives is page n, from 1, of the clauses that a firm may ask for, and
// Measures a file of what the script of that page reads.
func (p *Plan) Incentives(lang i18n.Tag, n int) Path {
	if n > 1 {
		return Path(string(lang) + "/incentives." + strconv.Itoa(n) + ".html")
	}
	return Path(string(lang) + "/incentives.html")
}

// Measures is described with Incentives.
func (p *Plan) Measures(lang i18n.Tag, file string) Path {
	return Path("incentives/" + string(lang) + "/" + file + ".js")
}

// Changes is page n, from 1, of what is new in this edition, and ChangesFeed the
// same for programs: false where the site has no base URL.
func (p *Plan) Changes(lang i18n.Tag, n int) Path {
	if n > 1 {
		return Path(string(lang) + "/changes." + strconv.Itoa(n) + ".html")
	}
	return Path(string(lang) + "/changes.html")
}

// ChangesFeed is described with Changes.
func (p *Plan) ChangesFeed(lang i18n.Tag) (Path, bool) {
	return Path(string(lang) + "/changes.xml"), p.base != ""
}

// Book is a printed book, or a sheet of one, by its name without an ending.
func (p *Plan) Book(name string) Path { return Path("books/" + name + ".pdf") }

// Root is the page that chooses the language.
func (p *Plan) Root() Path { return "index.html" }

// NotFound is the page a server shows for an address that does not exist.
func (p *Plan) NotFound() Path { return "404.html" }

// Sitemap and Robots are files whose names standards fix.
const (
	Sitemap Path = "sitemap.xml"
	Robots  Path = "robots.txt"
)

// Feed returns the Atom feed of a language, and false where the site has none:
// a feed needs full addresses, and so a base URL.
func (p *Plan) Feed(lang i18n.Tag) (Path, bool) {
	return Path(string(lang) + "/feed.xml"), p.base != ""
}

// Calendar returns the calendar file of one event, or of all where id is "".
func (p *Plan) Calendar(lang i18n.Tag, id string) Path {
	if id == "" {
		return Path(string(lang) + "/events.ics")
	}
	return Path(string(lang) + "/events/" + id + ".ics")
}

// Card returns the address card of an office.
func (p *Plan) Card(lang i18n.Tag, id string) Path {
	return Path(string(lang) + "/offices/" + id + ".vcf")
}

// Data returns the open data file of a kind; ending is "json" or "csv".
func (p *Plan) Data(kind, ending string) Path { return Path("data/" + kind + "." + ending) }

// Asset returns where a theme's file is published under its fingerprinted
// name.
func (p *Plan) Asset(name string) Path { return Path("assets/" + name) }

// Redirects returns the addresses that lead elsewhere, in catalogue order.
func (p *Plan) Redirects() []Redirect { return slices.Clone(p.redirects) }

// Absolute returns the full address of a path, and false where the site has
// no base URL. index.html is left off: servers answer for the folder.
func (p *Plan) Absolute(q Path) (string, bool) {
	if p.base == "" {
		return "", false
	}
	if folder, file := path.Split(string(q)); file == listName+".html" {
		return p.base + folder, true
	}
	return p.base + string(q), true
}
