package model

import (
	"slices"

	"prospectus/generator/i18n"
)

// A Handbook is data/handbooks/<id>.toml: one book, or a set of single sheets,
// to be printed from the facts of the edition. What it says stands on the page;
// how it is cut and bound is for the program alone.
type Handbook struct {
	Entry
	Kind      BookKind   `key:"kind" need:"yes" class:"-"`
	Title     i18n.Text  `key:"title" need:"yes" class:"PH"`
	Subtitle  i18n.Text  `key:"subtitle" class:"PH"`
	Event     string     `key:"event" ref:"events" class:"PH"` // for which it is made: name, place and days stand on the cover
	Languages []i18n.Tag `key:"languages" class:"PH"`          // none for the site's first
	Facing    bool       `key:"facing" class:"PH"`             // two languages on facing pages
	Foreword  string     `key:"foreword" ref:"pages" class:"PH"`
	Profile   string     `key:"profile" ref:"pages" class:"PH"` // of the place
	Select    Selection  `key:"select" class:"PH"`
	Parts     []BookPart `key:"parts" class:"-"` // in their order; none for those of the kind
	Stops     []Stop     `key:"stop" class:"PH"` // of a visit

	Group      Grouping  `key:"group" class:"-"`
	Order      BookOrder `key:"order" class:"-"`
	SheetPages int       `key:"sheet_pages" class:"-"` // how many pages a sheet fills at most, 1 or 2; 0 for the kind's
	Paper      PageSize  `key:"paper" class:"-"`
	OneSided   bool      `key:"one_sided" class:"-"` // printed on one side: no inner and outer margin
	FoldOut    bool      `key:"fold_out" class:"-"`  // chain maps on a sheet twice as wide
	Press      Press     `key:"press" class:"-"`
	OnSite     bool      `key:"site" class:"-"` // built with the site and linked from it
	Style      string    `key:"style" class:"-"`
}

// BookKind is what a book is.
type BookKind string

// The kinds of book: 项目册, 项目单页, 产业链图谱, 政策汇编, 公文格式的政策, 帮办手册,
// 园区手册, 考察手册 and 简报.
const (
	ProjectBook  BookKind = "projects"
	SheetSet     BookKind = "sheets"
	ChainAtlas   BookKind = "atlas"
	PolicyDigest BookKind = "policies"
	DocumentSet  BookKind = "documents"
	ServiceBook  BookKind = "services"
	ParkBook     BookKind = "park"
	VisitPack    BookKind = "visit"
	BriefingSet  BookKind = "briefings"
)

// Values lists the kinds.
func (BookKind) Values() []string {
	return []string{string(ProjectBook), string(SheetSet), string(ChainAtlas), string(PolicyDigest), string(DocumentSet), string(ServiceBook), string(ParkBook), string(VisitPack), string(BriefingSet)}
}

// Apart reports whether each record of the kind is a file of its own, without
// cover and contents.
func (k BookKind) Apart() bool { return k == SheetSet || k == BriefingSet || k == DocumentSet }

// BookPart is one part of a book.
type BookPart string

// The parts that a book may have.
const (
	CoverPart     BookPart = "cover"
	ForewordPart  BookPart = "foreword"
	ProfilePart   BookPart = "profile"
	ContentsPart  BookPart = "contents"
	ItineraryPart BookPart = "itinerary"
	StopsPart     BookPart = "stops"
	ChainsPart    BookPart = "chains"
	ProjectsPart  BookPart = "projects"
	SpacesPart    BookPart = "spaces"
	ParksPart     BookPart = "parks"
	PoliciesPart  BookPart = "policies"
	EntryPart     BookPart = "entry"
	ServicesPart  BookPart = "services"
	BriefingsPart BookPart = "briefings"
	OfficesPart   BookPart = "offices"
	ReplyPart     BookPart = "reply"
	IndustryIndex BookPart = "index-industry"
	RegionIndex   BookPart = "index-region"
	AmountIndex   BookPart = "index-amount"
	NameIndex     BookPart = "index-name"
	ColophonPart  BookPart = "colophon"
	BackCoverPart BookPart = "back-cover"
)

// Values lists the parts in the order in which a book usually has them.
func (BookPart) Values() []string {
	return []string{
		string(CoverPart), string(ForewordPart), string(ProfilePart), string(ContentsPart), string(ItineraryPart), string(StopsPart), string(ChainsPart), string(ProjectsPart), string(SpacesPart),
		string(ParksPart), string(PoliciesPart), string(EntryPart), string(ServicesPart), string(BriefingsPart), string(OfficesPart), string(ReplyPart),
		string(IndustryIndex), string(RegionIndex), string(AmountIndex), string(NameIndex), string(ColophonPart), string(BackCoverPart),
	}
}

// Index reports whether the part is one of the indexes of projects.
func (p BookPart) Index() bool {
	return p == IndustryIndex || p == RegionIndex || p == AmountIndex || p == NameIndex
}

// usualParts are those of a book whose file lists none.
var usualParts = map[BookKind][]BookPart{
	ProjectBook: {
		CoverPart, ForewordPart, ContentsPart, ProfilePart, ChainsPart, ProjectsPart, SpacesPart, PoliciesPart, EntryPart, ParksPart, OfficesPart, ReplyPart,
		IndustryIndex, RegionIndex, AmountIndex, NameIndex, ColophonPart, BackCoverPart,
	},
	SheetSet:     {ProjectsPart},
	ChainAtlas:   {CoverPart, ContentsPart, ChainsPart, OfficesPart, ColophonPart, BackCoverPart},
	PolicyDigest: {CoverPart, ContentsPart, PoliciesPart, EntryPart, OfficesPart, ColophonPart, BackCoverPart},
	DocumentSet:  {PoliciesPart},
	ServiceBook:  {CoverPart, ForewordPart, ContentsPart, ServicesPart, OfficesPart, ColophonPart, BackCoverPart},
	ParkBook:     {CoverPart, ContentsPart, ParksPart, SpacesPart, ProjectsPart, OfficesPart, ReplyPart, ColophonPart, BackCoverPart},
	VisitPack:    {CoverPart, ItineraryPart, StopsPart, OfficesPart, ColophonPart},
	BriefingSet:  {BriefingsPart},
}

// InOrder returns the parts of the book in their order: those that its file
// lists, else those that books of its kind have.
func (h *Handbook) InOrder() []BookPart {
	if len(h.Parts) > 0 {
		return h.Parts
	}
	return usualParts[h.Kind]
}

// Has reports whether the book has a part.
func (h *Handbook) Has(p BookPart) bool { return slices.Contains(h.InOrder(), p) }

// Tongues returns the languages of the book, of which there is always one.
func (h *Handbook) Tongues(site *Site) []i18n.Tag {
	if len(h.Languages) > 0 {
		return h.Languages
	}
	return site.Languages[:1]
}

// A Selection says which records a book holds. Records that are named come in;
// so do those that meet every criterion that is written, of whose values one is
// enough. Without any of either, everything of the kind comes in. What is closed,
// expired, internal or not in the edition never does.
type Selection struct {
	Projects   []string   `key:"projects" ref:"projects" class:"PH"`
	Chains     []string   `key:"chains" ref:"chains" class:"PH"`
	Policies   []string   `key:"policies" ref:"policies" class:"PH"`
	Services   []string   `key:"services" ref:"services" class:"PH"`
	Briefings  []string   `key:"briefings" ref:"briefings" class:"PH"`
	Parks      []string   `key:"parks" ref:"parks" class:"PH"`
	Industries []string   `key:"industries" ref:"industries" class:"PH"`
	Regions    []string   `key:"regions" ref:"regions" class:"PH"`
	Least      i18n.Money `key:"least" class:"PH"` // of the investment, itself included
	Below      i18n.Money `key:"below" class:"PH"` // likewise, itself not included
	States     []State    `key:"states" class:"PH"`
	OfChains   []string   `key:"of_chains" ref:"chains" class:"PH"` // projects on a node of them
	InParks    []string   `key:"in_parks" ref:"parks" class:"PH"`   // projects in them
	OfEvent    string     `key:"of_event" ref:"events" class:"PH"`  // projects that the event presents
}

// Narrows reports whether the selection states any criterion for projects.
func (s *Selection) Narrows() bool {
	return len(s.Industries)+len(s.Regions)+len(s.States)+len(s.OfChains)+len(s.InParks) > 0 || s.OfEvent != "" || !s.Least.IsZero() || !s.Below.IsZero()
}

// Grouping is by what the projects of a book are put together under dividers.
type Grouping string

// The groupings.
const (
	IndustryGroups Grouping = "industry"
	RegionGroups   Grouping = "region"
	ParkGroups     Grouping = "park"
	ChainGroups    Grouping = "chain"
	AmountGroups   Grouping = "amount"
	NoGroups       Grouping = "none"
)

// Values lists the groupings.
func (Grouping) Values() []string {
	return []string{string(IndustryGroups), string(RegionGroups), string(ParkGroups), string(ChainGroups), string(AmountGroups), string(NoGroups)}
}

// BookOrder is in which order the projects of a book, or of a group, stand.
type BookOrder string

// The orders: that of lists on the site, by code, by name as its readers sort,
// from the largest amount down, and as the file lists them.
const (
	LibraryOrder BookOrder = "library"
	CodeOrder    BookOrder = "code"
	NameOrder    BookOrder = "name"
	AmountOrder  BookOrder = "amount"
	ListedOrder  BookOrder = "listed"
)

// Values lists the orders.
func (BookOrder) Values() []string {
	return []string{string(LibraryOrder), string(CodeOrder), string(NameOrder), string(AmountOrder), string(ListedOrder)}
}

// PageSize is the size of a trimmed page.
type PageSize string

// The sizes of page.
const (
	A4 PageSize = "A4"
	A5 PageSize = "A5"
)

// Values lists the sizes.
func (PageSize) Values() []string { return []string{string(A4), string(A5)} }

// A Press says what a print shop asks for.
type Press struct {
	Bleed     bool          `key:"bleed" class:"-"`           // 3 mm on every side
	Marks     bool          `key:"crop_marks" class:"-"`      // where the pages are cut
	Cover     bool          `key:"separate_cover" class:"-"`  // back, spine and front as a file of its own
	Thickness i18n.Quantity `key:"paper_thickness" class:"-"` // of a leaf, from which the spine is as wide as it is
	Multiple  int           `key:"fill" class:"-"`            // blank pages are added until this divides their number: 2 or 4
	Ink       bool          `key:"cmyk" class:"-"`            // black text in black alone, other colours in four inks
	Condition string        `key:"condition" class:"-"`       // the printing condition, by its name in the ICC's register
}

// IsZero reports whether a book is for an office's own printer.
func (p Press) IsZero() bool { return p == Press{} }

// A Stop is one stop of a visit.
type Stop struct {
	ID      string    `key:"@id" class:"PH"`
	Day     i18n.Date `key:"day" class:"PH"`
	From    string    `key:"from" class:"PH"` // 15:04
	To      string    `key:"to" class:"PH"`
	Park    string    `key:"park" ref:"parks" class:"PH"` // what is visited; at most one of the three
	Project string    `key:"project" ref:"projects" class:"PH"`
	Space   string    `key:"building" ref:"buildings" class:"PH"`
	Name    i18n.Text `key:"name" class:"PH"` // in place of the visited one's, or of what has no record
	Place   i18n.Text `key:"place" class:"PH"`
	Host    i18n.Text `key:"host" class:"PH"` // who receives: a unit or a post, never a person
	Note    i18n.Text `key:"note" class:"PH"`
}

// Clock returns the times of the stop: 09:00–10:30.
func (s *Stop) Clock() string {
	if s.To == "" {
		return s.From
	}
	return s.From + "–" + s.To
}

// A PrintedBook is a row of data/books.toml, the register of what was printed: an
// id that stands in a printed book must lead somewhere in every later edition.
type PrintedBook struct {
	Entry
	Edition string    `key:"edition" class:"-"`
	Date    i18n.Date `key:"date" class:"-"`
	Copies  int       `key:"copies" class:"-"`
	Records []string  `key:"records" class:"-"` // kind/id, or an id alone
}
