package view

import (
	"iter"
	"strings"

	"prospectus/generator/book"
	"prospectus/generator/colour"
	"prospectus/generator/figure"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/scene"
)

// bookPath is where a book's links count from: the root of the site, so that
// each of them is the path of the page that it leads to.
const bookPath route.Path = "book.html"

// A Leaf is one part of a book that begins on a page of its own: a sheet, a
// chain map, the contents. The theme's template lays it out in the subset of HTML
// that printing knows. Links in it are paths from the site's root, which a
// renderer turns into ways within the book or to the web; the sources of its
// pictures are such paths too, or the name of a [Drawing].
type Leaf interface {
	// Start returns what every leaf has.
	Start() *Opening
	// Template names the template that lays it out.
	Template() string
}

// An Opening is what every leaf of a book has.
type Opening struct {
	ID       string         // by which links in the book find it, as "zh/projects/xz-2026-0042"
	Part     model.BookPart // of the book
	Record   string         // kind/id of what it is the sheet of; "" for all else
	Dir      string         // the folder of that record
	Lang     i18n.Tag
	HTMLLang string
	Title    Phrase
	Label    string // before the title in the contents: the code of a project
	Level    int    // in the contents and the outline, from 1; 0 is not listed
	Hash     string // of the record's public facts and prose
	Missing  string // the note that its record was not written in its language, or follows an older text
	Drawings map[string]Drawing
	Style    string // class of the whole leaf, for the style sheet
}

// Start implements [Leaf] for those that embed one.
func (o *Opening) Start() *Opening { return o }

// A Drawing is a figure that is laid out when it is known how wide it stands.
type Drawing interface {
	Draw(figure.Format) *scene.Scene
}

// A Placed drawing stands in a leaf by its name.
type Placed struct {
	Name, Alt, Class string
}

// AppendHTML appends the figure; nothing for none.
func (p *Placed) AppendHTML(dst []byte) []byte {
	dst = appendAttribute(append(dst, "<figure"...), "class", p.Class)
	dst = appendAttribute(append(dst, "><img"...), "src", "drawing:"+p.Name)
	return append(appendAttribute(dst, "alt", p.Alt), "></figure>"...)
}

// draw puts a drawing into a leaf under a name.
func (o *Opening) draw(name, class, alt string, d Drawing) *Placed {
	if o.Drawings == nil {
		o.Drawings = map[string]Drawing{}
	}
	o.Drawings[name] = d
	return &Placed{Name: name, Alt: alt, Class: class}
}

// A Book is a book in one language, ready to be laid out.
type Book struct {
	File   *model.Handbook
	Choice *book.Choice
	Lang   i18n.Tag
	scribe
	digest string
}

// Books makes the books of an edition. All of them share what pages ask of its
// catalogue; the digest is the edition's own.
type Books struct {
	x      *index
	digest string
}

// NewBooks returns the maker of books of an edition.
func NewBooks(in Input, digest string) *Books { return &Books{newIndex(in), digest} }

// Colours returns the colours of the site by the names under which style sheets of
// print ask for them; those that it does not name are the inks of drawings.
func (b *Books) Colours() map[string]string {
	all := map[string]string{}
	for _, i := range scene.Inks() {
		all[string(i)] = i.Hex()
	}
	brand, named := parseColour(b.x.site.Colour)
	accent, second := parseColour(b.x.site.Accent)
	made := colour.NewPalette(brand, accent)
	if named {
		all["brand"], all["deep"], all["tint"], all["mid"], all["hue"] = made.Brand.String(), made.Deep.String(), made.Tint.String(), made.Mid.String(), made.Brand.String()
	}
	if second {
		all["accent"], all["accent-tint"] = made.Accent.String(), made.AccentTint.String()
	}
	return all
}

// Title returns what a record is called in a language; its id where it has no
// title.
func (b *Books) Title(lang i18n.Tag, kind, id string) string {
	if r, ok := b.x.Catalog.Find(kind, id).(model.Record); ok {
		return b.x.speech(lang).title(r.Head()).Text
	}
	return id
}

// Book returns a book in one of its languages. What it holds and in which order
// follows from its first language, so that two languages can face each other.
func (b *Books) Book(h *model.Handbook, lang i18n.Tag) *Book {
	first := h.Tongues(b.x.site)[0]
	c := book.Choose(h, b.x.Catalog, b.x.Day, first)
	return &Book{File: h, Choice: c, Lang: lang, scribe: b.x.speech(lang).on(bookPath), digest: b.digest}
}

// Front tells the parts that stand before the first numbered page.
func Front(p model.BookPart) bool {
	return p == model.CoverPart || p == model.ForewordPart || p == model.ContentsPart
}

// Leaves yields the leaves of the book in order. The contents are yielded without
// entries, which are known when all leaves are: see [Book.Contents].
func (b *Book) Leaves() iter.Seq[Leaf] {
	return func(yield func(Leaf) bool) {
		for _, part := range b.File.InOrder() {
			for leaf := range b.part(part) {
				if leaf.Start().Part == "" {
					leaf.Start().Part = part
				}
				if !yield(leaf) {
					return
				}
			}
		}
	}
}

// part yields the leaves of one part; none where it has nothing to say.
func (b *Book) part(part model.BookPart) iter.Seq[Leaf] {
	c := b.Choice
	switch part {
	case model.CoverPart:
		return leaf(b.cover())
	case model.ForewordPart:
		return b.essay(b.File.Foreword)
	case model.ProfilePart:
		return b.essay(b.File.Profile)
	case model.ItineraryPart:
		return leaf(b.itinerary())
	case model.StopsPart:
		return b.stops
	case model.ChainsPart:
		return each(b, part, c.Chains, (*Book).chainSheet)
	case model.ProjectsPart:
		return b.projects
	case model.SpacesPart:
		return leaf(b.vacancies())
	case model.ParksPart:
		return each(b, part, c.Parks, (*Book).parkSheet)
	case model.PoliciesPart:
		if b.File.Kind == model.DocumentSet {
			return each(b, part, c.Policies, (*Book).document)
		}
		return each(b, part, c.Policies, (*Book).policySheet)
	case model.EntryPart:
		return leaf(b.entry())
	case model.ServicesPart:
		return each(b, part, c.Services, (*Book).serviceSheet)
	case model.BriefingsPart:
		return each(b, part, c.Briefings, (*Book).briefingSheet)
	case model.OfficesPart:
		return leaf(b.contacts())
	case model.ReplyPart:
		return leaf(b.reply())
	case model.ColophonPart:
		return leaf(b.colophon())
	case model.BackCoverPart:
		return leaf(b.backCover())
	}
	return leaf(b.Numbered(part))
}

// leaf makes a sequence of a single leaf; of none where there is nothing in it.
func leaf(l Leaf) iter.Seq[Leaf] {
	return func(yield func(Leaf) bool) {
		if l != nil {
			yield(l)
		}
	}
}

// each yields a sheet for each record of a part. There is no title page before
// them: in the contents the part's name stands above their entries.
func each[T any](b *Book, part model.BookPart, items []T, sheet func(*Book, T) Leaf) iter.Seq[Leaf] {
	return func(yield func(Leaf) bool) {
		for _, item := range items {
			if !yield(sheet(b, item)) {
				return
			}
		}
	}
}

// open returns the opening of a leaf that is no record's.
func (b *Book) open(part model.BookPart, level int) Opening {
	return Opening{
		ID: string(b.lang) + "/" + string(part), Part: part, Lang: b.lang, HTMLLang: b.tag,
		Title: Phrase{Text: b.enum("book-part", string(part))}, Level: level,
	}
}

// sheetOf returns the opening of a record's leaf.
func (b *Book) sheetOf(kind string, r model.Record, level int) Opening {
	o := Opening{Record: kind + "/" + r.Ident(), Dir: r.Head().Dir, Lang: b.lang, HTMLLang: b.tag, Title: b.title(r.Head()), Level: level, Hash: b.Hash(r)}
	if to, ok := b.Plan.Record(b.lang, kind, r.Ident()); ok {
		o.ID = Destination(string(to))
	}
	o.Missing = b.overtaken(r.Head())
	if !r.Head().In(b.lang) {
		o.Missing = b.missing(r.Head())
	}
	return o
}

// Destination returns by which name a book knows the page at a path of the site.
func Destination(path string) string { return strings.TrimSuffix(path, ".html") }

// Mark returns the words that stand on every page of a book about an invented
// place; empty for any other.
func (b *Book) Mark() Phrase { return b.inventedMark() }

// Name returns the title of the book.
func (b *Book) Name() Phrase { return b.phrase(b.File.Title) }

// Publisher returns who publishes it.
func (b *Book) Publisher() Phrase { return b.phrase(b.site.Name) }

// Edition names the edition, with the hash of everything that it says.
func (b *Book) Edition() string {
	return b.say("book.edition", b.site.Edition, b.loc.Date(b.Day), head10(b.digest))
}

// head10 returns the first ten digits of a hash.
func head10(hash string) string { return hash[:min(len(hash), 10)] }

// Notice returns the standing notice.
func (b *Book) Notice() string { return b.notice().Text }

// Word returns the theme's word for a key in the book's language.
func (b *Book) Word(key string) string { return b.w(key) }

// A Cover is the front of a book.
type Cover struct {
	Opening
	Kind      string
	Subtitle  Phrase
	Event     Cell // its name
	When      Cell // its days and place
	Place     Phrase
	Publisher Phrase
	Tagline   Phrase
	Edition   string
	Mark      Phrase
	Others    []Phrase // the title in the other languages of the book
}

// Template implements [Leaf].
func (*Cover) Template() string { return "print/cover" }

func (b *Book) cover() Leaf {
	v := &Cover{
		Opening: b.open(model.CoverPart, 0), Kind: b.enum("book-kind", string(b.File.Kind)),
		Subtitle: b.phrase(b.File.Subtitle), Place: b.phrase(b.site.Place), Publisher: b.Publisher(), Tagline: b.phrase(b.site.Tagline),
		Edition: b.Edition(), Mark: b.Mark(),
	}
	v.Title = b.Name()
	for _, lang := range b.File.Tongues(b.site) {
		if title := b.File.Title[lang]; lang != b.lang && title != "" {
			v.Others = append(v.Others, Phrase{title, lang.HTML()})
		}
	}
	if e := b.Catalog.Events.Get(b.File.Event); e != nil {
		title := b.title(&e.Header)
		v.Event = Cell{title.run()}
		v.When = b.listed(b.period(e.Period), b.cell(e.Place))
	}
	return v
}

// listed puts cells that say something one after another.
func (s *speech) listed(all ...Cell) (c Cell) {
	for _, one := range cells(all...) {
		if len(c) > 0 {
			c = append(c, Run{Text: s.w("label.comma")})
		}
		c = append(c, one...)
	}
	return c
}

// An Essay is a page of prose: a foreword, what the place is like.
type Essay struct {
	Opening
	Summary Phrase
	Cover   *Picture
	Body    *Body
	Figures *Table
	Sketch  *Placed
	Note    string
}

// Template implements [Leaf].
func (*Essay) Template() string { return "print/essay" }

// essay yields the prose of a page of the site.
func (b *Book) essay(id string) iter.Seq[Leaf] {
	p := b.Catalog.Pages.Get(id)
	if p == nil {
		return leaf(nil)
	}
	v := &Essay{Opening: b.sheetOf("pages", p, 1), Summary: b.phrase(p.Summary), Body: b.body("pages", &p.Header), Figures: b.figures(b.Catalog.Figures.Some(p.Figures))}
	v.Cover, _ = cover(b.pictures("pages", &p.Header))
	if id == b.File.Profile {
		if v.Figures == nil {
			v.Figures = b.figures(b.headlineFigures())
		}
		if m := b.sketch(b.w("sketch.title")); m != nil {
			v.Sketch = v.draw("sketch", "sketch", m.Area.Desc, m.Area)
		}
	}
	return leaf(v)
}

// headlineFigures are the figures that the home page shows.
func (s *speech) headlineFigures() (found []*model.Figure) {
	for f := range s.Catalog.Figures.All() {
		if f.Headline {
			found = append(found, f)
		}
	}
	return found
}
