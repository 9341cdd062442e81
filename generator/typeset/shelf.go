package typeset

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/font"
	"prospectus/generator/pdf"
)

// A Shelf keeps sections as they were drawn, from book to book, for whoever knows
// what a section is made of. It is used by any number of goroutines.
type Shelf interface {
	// Find returns what was put for a section that said the same, looked the same
	// and led to the same places, whatever its running heads say; nil for none.
	Find(*Section) []byte
	// Put keeps what was drawn of a section.
	Put(*Section, []byte)
}

// A shelved is what is kept of a section besides its drawn pages.
type shelved struct {
	Pages       []shelvedPage
	Targets     []shelvedTarget
	Headings    []shelvedHeading
	Photographs []Photograph
	Faults      []shelvedFault
}

type shelvedPage struct {
	Width, Height, Bleed float64
	Crop                 bool
	Master               string
	X, Y, DrawnX, DrawnY float64
	Strings, Leaves      map[string]string
	Dests                []Dest
	Side                 breaking
}

type shelvedTarget struct {
	Dest, Record string
	From, To     int
}

type shelvedHeading struct {
	Level       int
	Title, Dest string
}

type shelvedFault struct {
	Code       string
	Args       []string
	Start, End int
}

// find returns a section that was drawn before, nil where there is none that can be
// relied on. Its faults are reported as they were.
func (s *press) find(b *Book, section *Section) *Pages {
	if s == nil || b.Shelf == nil {
		return nil
	}
	data := b.Shelf.Find(section)
	size, n := binary.Uvarint(data)
	if n <= 0 || size > uint64(len(data)-n) {
		return nil
	}
	var kept shelved
	meta, drawn := data[n:n+int(size)], data[n+int(size):]
	if json.Unmarshal(meta, &kept) != nil {
		return nil
	}
	root, pages, err := pdf.Unpack(drawn, pdf.Finder{Face: b.Setter.fonts.named, Image: func(name string) (*pdf.Image, error) {
		picture, err := b.Setter.Pictures(name)
		if err != nil {
			return nil, err
		}
		return s.p.photograph(picture)
	}})
	if err != nil || len(pages) != len(kept.Pages) {
		return nil
	}
	faults, ok := kept.faults(section)
	if !ok {
		return nil
	}
	b.Setter.report.Add(faults...)
	return kept.pages(section, root, pages, s.p)
}

// pages returns the section as it was laid out and drawn.
func (k *shelved) pages(section *Section, root *pdf.Element, drawn []*pdf.Page, p *Painter) *Pages {
	laid := &Pages{Root: &Element{Role: "Sect", Lang: section.Lang, Title: section.Title, tag: root}, photographs: k.Photographs}
	for i, one := range k.Pages {
		if p.Inks != nil {
			drawn[i].Inks(p.Inks)
		}
		leaves := map[string]string{}
		maps.Copy(leaves, section.Strings)
		maps.Copy(leaves, one.Leaves)
		page := &Page{
			Width: one.Width, Height: one.Height, Bleed: one.Bleed, Crop: one.Crop, Master: one.Master, Section: section.Name, Index: i,
			X: one.X, Y: one.Y, Strings: one.Strings, leaves: leaves, Dests: one.Dests, side: one.Side, root: laid.Root,
			drawn: drawn[i], drawnX: one.DrawnX, drawnY: one.DrawnY,
		}
		if page.Strings == nil {
			page.Strings = map[string]string{}
		}
		laid.Pages = append(laid.Pages, page)
	}
	for _, t := range k.Targets {
		laid.targets = append(laid.targets, wanted{t.Dest, t.Record, t.From, t.To})
	}
	for _, h := range k.Headings {
		laid.headings = append(laid.headings, heading{h.Level, h.Title, h.Dest})
	}
	return laid
}

// faults returns what was reported of the section.
func (k *shelved) faults(section *Section) (list []diag.Diagnostic, ok bool) {
	rules := Rules()
	for _, f := range k.Faults {
		i := slices.IndexFunc(rules, func(r *diag.Rule) bool { return r.Code == f.Code })
		if i < 0 {
			return nil, false
		}
		args := make([]any, len(f.Args))
		for n, a := range f.Args {
			args[n] = a
		}
		list = append(list, rules[i].At(section.Source.Span(f.Start, f.End), args...))
	}
	return list, true
}

// shelve keeps a section that was drawn.
func (s *press) shelve(b *Book, section *Section, laid *Pages, faults []diag.Diagnostic) {
	if s == nil || b.Shelf == nil || laid.Late {
		return
	}
	k := shelved{Photographs: laid.photographs}
	var drawn []*pdf.Page
	leaves := map[string]string{} // that the section itself has set
	for _, p := range laid.Pages {
		if p.drawn.Lacks() {
			return // which is reported when it is drawn
		}
		drawn = append(drawn, p.drawn)
		for name := range p.Strings {
			leaves[name] = ""
		}
		for name := range leaves {
			leaves[name] = p.leaves[name]
		}
		k.Pages = append(k.Pages, shelvedPage{
			p.Width, p.Height, p.Bleed, p.Crop, p.Master, p.X, p.Y, p.drawnX, p.drawnY, maps.Clone(p.Strings), maps.Clone(leaves), p.Dests, p.side,
		})
	}
	for _, t := range laid.targets {
		k.Targets = append(k.Targets, shelvedTarget{t.dest, t.record, t.from, t.to})
	}
	for _, h := range laid.headings {
		k.Headings = append(k.Headings, shelvedHeading{h.level, h.title, h.dest})
	}
	for _, f := range faults {
		one := shelvedFault{Code: f.Rule.Code, Start: f.Span.Start, End: f.Span.End}
		for _, a := range f.Args {
			text, ok := a.(string)
			if !ok {
				return // it could not be said again
			}
			one.Args = append(one.Args, text)
		}
		if len(f.Hints) > 0 || f.Span.File != section.Source {
			return
		}
		k.Faults = append(k.Faults, one)
	}
	meta, err := json.Marshal(k)
	if err != nil {
		return
	}
	data := append(binary.AppendUvarint(nil, uint64(len(meta))), meta...)
	b.Shelf.Put(section, append(data, pdf.Pack(laid.Root.tag, drawn, func(m *pdf.Image) string { return laid.named[m] })...))
}

// lay lays a section out and draws what it holds, or takes it from the shelf.
func (s *press) lay(b *Book, section *Section) (*Pages, error) {
	if found := s.find(b, section); found != nil {
		return found, nil
	}
	if s == nil {
		return b.Setter.Lay(section, nil), nil
	}
	// What is reported is told from what others report at the same time.
	own := *b.Setter
	own.report = new(diag.List)
	laid := own.Lay(section, nil)
	err := s.draw(laid, false)
	faults := own.report.Sorted()
	b.Setter.report.Add(faults...)
	if err == nil {
		s.shelve(b, section, laid, faults)
	}
	laid.named = nil
	return laid, err
}

// photograph returns a photograph as documents hold it.
func (p *Painter) photograph(picture *Picture) (*pdf.Image, error) {
	l := p.loading(picture.Key)
	l.once.Do(func() { l.image, l.err = pdf.NewImage(picture.Data) })
	if l.err != nil {
		return nil, fmt.Errorf("picture %q: %w", picture.Key, l.err)
	}
	return l.image, nil
}

// named returns a face by its PostScript name, nil where there is none.
func (f *Fonts) named(postscript string) *font.Face {
	for _, face := range f.order {
		if face.PostScript == postscript {
			return face
		}
	}
	return nil
}
