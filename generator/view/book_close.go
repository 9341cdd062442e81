package view

import (
	"prospectus/generator/model"
)

// Contacts is the page of the desks that answer.
type Contacts struct {
	Opening
	Desks []ContactDesk
}

// A ContactDesk is one desk.
type ContactDesk struct {
	Name  Run
	Facts *PaperFacts
}

// Template implements [Leaf].
func (*Contacts) Template() string { return "print/contacts" }

func (b *Book) contacts() Leaf {
	v := &Contacts{Opening: b.open(model.OfficesPart, 1)}
	for _, o := range b.officesInOrder() {
		c := b.desk(o)
		d := ContactDesk{Name: c.Name, Facts: &PaperFacts{}}
		d.Facts.add(b.w("field.unit"), c.Unit)
		d.Facts.add(b.w("field.phone"), c.Phone)
		d.Facts.add(b.w("field.email"), c.Email)
		d.Facts.add(b.w("field.hours"), c.Hours)
		d.Facts.add(b.w("field.address"), c.Address)
		d.Facts.add(b.w("field.speaks"), b.words("tongue", o.Speaks))
		d.Facts.add(b.w("field.main"), b.provinces(o.Main))
		d.Facts.add(b.w("field.industries"), b.industryList(o.Industries))
		v.Desks = append(v.Desks, d)
	}
	if len(v.Desks) == 0 {
		return nil
	}
	return v
}

// A Reply is a form to tear out, fill in and send back.
type Reply struct {
	Opening
	Lead   string
	Fields []ReplyLine
	Boxes  []ReplyBox
	Desk   *Contact
	Book   Phrase
	Foot   string
}

// A ReplyLine is the labels of two places to be filled in.
type ReplyLine struct{ Left, Right string }

// A ReplyBox is a project that a reader can tick.
type ReplyBox struct {
	Code string
	Name Phrase
}

// Template implements [Leaf].
func (*Reply) Template() string { return "print/reply" }

// replyFields are the lines of the form.
var replyFields = []string{"firm", "country", "person", "post", "phone", "email", "industry", "products", "investment", "land", "when", "visit"}

// mostBoxes is how many projects a form of one page has room for. A larger book
// leaves lines for codes.
const mostBoxes = 48

func (b *Book) reply() Leaf {
	v := &Reply{Opening: b.open(model.ReplyPart, 1), Lead: b.w("reply.lead"), Book: b.Name(), Foot: b.Edition()}
	for i := 0; i < len(replyFields); i += 2 {
		v.Fields = append(v.Fields, ReplyLine{b.enum("reply-field", replyFields[i]), b.enum("reply-field", replyFields[i+1])})
	}
	if all := b.Choice.Projects(); len(all) <= mostBoxes {
		for _, p := range all {
			v.Boxes = append(v.Boxes, ReplyBox{p.Code, b.title(&p.Header)})
		}
	}
	if o := b.answering(b.site.Office); o != nil {
		v.Desk = b.desk(o)
	}
	return v
}

// A Colophon says which edition a book was made from, and on what terms.
type Colophon struct {
	Opening
	Facts   *Facts
	Notices []Phrase
	Mark    Phrase
	Rates   string
}

// Template implements [Leaf].
func (*Colophon) Template() string { return "print/colophon" }

func (b *Book) colophon() Leaf {
	v := &Colophon{Opening: b.open(model.ColophonPart, 1), Notices: b.notices(), Mark: b.Mark(), Rates: b.ratesUsed()}
	name := b.Name()
	f := &Facts{}
	f.add(b.w("book.title"), Cell{name.run()})
	f.add(b.w("imprint.edition"), plain(b.site.Edition))
	f.add(b.w("book.day"), b.date(b.Day))
	f.add(b.w("book.hash"), plain(b.digest))
	publisher := b.Publisher()
	f.add(b.w("book.publisher"), Cell{publisher.run()})
	if n := len(b.Choice.Projects()); n > 0 {
		f.add(b.w("field.projects"), plain(b.int(n)))
	}
	if url, ok := b.Plan.Absolute(b.Plan.Home(b.lang)); ok {
		f.add(b.w("field.web"), Cell{{Text: url, Href: url}})
	}
	v.Facts = f
	return v
}

// A BackCover is the back of a book: whom to call, and a code of the site.
type BackCover struct {
	Opening
	Publisher Phrase
	Desk      *Contact
	Code      *PaperCode
	Address   string
	Edition   string
	Mark      Phrase
}

// Template implements [Leaf].
func (*BackCover) Template() string { return "print/back-cover" }

func (b *Book) backCover() Leaf {
	v := &BackCover{Opening: b.open(model.BackCoverPart, 0), Publisher: b.Publisher(), Edition: b.Edition(), Mark: b.Mark()}
	if o := b.answering(b.site.Office); o != nil {
		v.Desk = b.desk(o)
	}
	if url, ok := b.Plan.Absolute(b.Plan.Home(b.lang)); ok {
		v.Code, v.Address = &PaperCode{URL: url, Alt: b.say("print.code", url)}, url
	}
	return v
}
