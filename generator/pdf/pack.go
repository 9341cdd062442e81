package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"prospectus/generator/font"
)

// Pack returns pages that were settled, and not kept yet, with the elements in them
// as bytes that [Unpack] reads, so that pages which say the same need not be drawn
// again. Root is an element around them. Name returns by which name a picture is
// found again.
func Pack(root *Element, pages []*Page, name func(*Image) string) []byte {
	p := packer{numbers: map[*Element]int{}, name: name}
	p.element(root)
	for _, page := range pages {
		for _, e := range page.events {
			p.element(e.e)
		}
	}
	elements := p.b
	p.b = nil
	p.int(len(p.numbers))
	p.b = append(p.b, elements...)
	p.int(len(pages))
	for _, page := range pages {
		p.page(page)
	}
	return p.b
}

// A packer writes pages.
type packer struct {
	b       []byte
	numbers map[*Element]int // from 1
	name    func(*Image) string
}

func (p *packer) int(n int) { p.b = binary.AppendVarint(p.b, int64(n)) }

func (p *packer) float(v ...float64) {
	for _, x := range v {
		p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(x))
	}
}

func (p *packer) strings(list ...string) {
	for _, s := range list {
		p.int(len(s))
		p.b = append(p.b, s...)
	}
}

func (p *packer) bool(v ...bool) {
	for _, x := range v {
		n := byte(0)
		if x {
			n = 1
		}
		p.b = append(p.b, n)
	}
}

// element writes an element after those around it, if it is not written.
func (p *packer) element(e *Element) int {
	if e == nil {
		return 0
	}
	if n := p.numbers[e]; n > 0 {
		return n
	}
	parent := p.element(e.Parent)
	p.numbers[e] = len(p.numbers) + 1
	p.int(parent)
	p.b = append(p.b, byte(e.Role), byte(e.Scope), byte(e.Numbering))
	p.strings(e.Lang, e.Alt, e.Actual, e.Expansion, e.Title, e.ID, e.Summary)
	p.int(e.RowSpan)
	p.int(e.ColSpan)
	p.int(len(e.Headers))
	p.strings(e.Headers...)
	p.bool(e.Bounds != (Rect{}))
	if e.Bounds != (Rect{}) {
		p.float(e.Bounds.X, e.Bounds.Y, e.Bounds.W, e.Bounds.H)
	}
	return p.numbers[e]
}

func (p *packer) page(page *Page) {
	p.float(page.sheet.Width, page.sheet.Height, page.sheet.Bleed)
	p.bool(page.sheet.Marks, page.clear, page.press, page.spaces["All"])
	p.int(page.marks)
	p.int(len(page.parts))
	for _, one := range page.parts {
		p.bool(one.free)
		p.strings(string(one.data))
	}
	p.int(len(page.fonts))
	for i := range page.fonts {
		p.font(&page.fonts[i])
	}
	p.int(len(page.images))
	for _, m := range page.images {
		p.strings(p.name(m))
	}
	p.int(len(page.patterns))
	for _, one := range page.patterns {
		p.strings(one.dict, one.tile)
	}
	p.int(len(page.links))
	for _, l := range page.links {
		p.float(l.area[:]...)
		p.strings(l.to.URL, l.to.Dest, l.contents)
		p.int(l.part)
	}
	p.int(len(page.events))
	for _, e := range page.events {
		p.int(p.element(e.e))
		p.bool(e.link)
		p.int(e.n)
		p.int(e.part)
	}
}

// font writes which glyphs of a face a page shows.
func (p *packer) font(f *pageFont) {
	p.strings(f.face.PostScript)
	last, count := 0, 0
	for _, v := range f.used {
		count += bits.OnesCount64(v)
	}
	p.int(count)
	for i, v := range f.used {
		for ; v != 0; v &= v - 1 {
			g := i<<6 + bits.TrailingZeros64(v)
			p.int(g - last)
			last = g
		}
	}
	p.int(len(f.says))
	for _, g := range glyphsOf(f.says) {
		p.int(int(g))
		p.strings(f.says[g])
	}
}

// glyphsOf returns the keys of a map in ascending order.
func glyphsOf(m map[font.GID]string) (list []font.GID) {
	for g := range m {
		list = append(list, g)
	}
	slices.Sort(list)
	return list
}

// A Finder finds what packed pages name.
type Finder struct {
	Face  func(postscript string) *font.Face // nil where there is none
	Image func(name string) (*Image, error)
}

// errPacked is what Unpack returns for bytes that Pack did not write.
var errPacked = errors.New("not packed pages")

// Unpack reads what [Pack] wrote: the root, and the pages as they were.
func Unpack(data []byte, find Finder) (root *Element, pages []*Page, err error) {
	u := unpacker{b: data, find: find}
	elements := []*Element{nil}
	for range u.count() {
		elements = append(elements, u.element(elements))
	}
	for range u.count() {
		if u.err == nil {
			pages = append(pages, u.page(elements))
		}
	}
	if u.err == nil && (len(u.b) > 0 || len(elements) < 2) {
		u.err = errPacked
	}
	if u.err != nil {
		return nil, nil, u.err
	}
	return elements[1], pages, nil
}

// An unpacker reads pages. After a fault it reads nought.
type unpacker struct {
	b    []byte
	find Finder
	err  error
}

func (u *unpacker) int() int {
	v, n := binary.Varint(u.b)
	if n <= 0 || int64(int32(v)) != v {
		u.fail(errPacked)
		return 0
	}
	u.b = u.b[n:]
	return int(v)
}

func (u *unpacker) fail(err error) {
	if u.err == nil {
		u.err = err
	}
	u.b = nil
}

// count reads how many things follow, each of a byte at least.
func (u *unpacker) count() int {
	n := u.int()
	if n < 0 || n > len(u.b) {
		u.fail(errPacked)
		return 0
	}
	return n
}

// take reads n bytes.
func (u *unpacker) take(n int) []byte {
	if n > len(u.b) {
		u.fail(errPacked)
		return make([]byte, n)
	}
	got := u.b[:n:n]
	u.b = u.b[n:]
	return got
}

func (u *unpacker) float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(u.take(8)))
}

func (u *unpacker) string() string { return string(u.take(u.count())) }

func (u *unpacker) bool() bool { return u.take(1)[0] != 0 }

func (u *unpacker) element(before []*Element) *Element {
	e := &Element{Parent: u.of(before)}
	kinds := u.take(3)
	e.Role, e.Scope, e.Numbering = Role(kinds[0]), Scope(kinds[1]), Numbering(kinds[2])
	for _, s := range []*string{&e.Lang, &e.Alt, &e.Actual, &e.Expansion, &e.Title, &e.ID, &e.Summary} {
		*s = u.string()
	}
	e.RowSpan, e.ColSpan = u.int(), u.int()
	for range u.count() {
		e.Headers = append(e.Headers, u.string())
	}
	if u.bool() {
		e.Bounds = Rect{u.float(), u.float(), u.float(), u.float()}
	}
	return e
}

// of reads the number of an element.
func (u *unpacker) of(elements []*Element) *Element {
	n := u.int()
	if n < 0 || n >= len(elements) {
		u.fail(errPacked)
		return nil
	}
	return elements[n]
}

func (u *unpacker) page(elements []*Element) *Page {
	s := Sheet{Width: u.float(), Height: u.float(), Bleed: u.float(), Marks: u.bool()}
	p := NewPage(s)
	p.clear, p.press = u.bool(), u.bool()
	if u.bool() {
		p.spaces = map[string]bool{"All": true}
	}
	p.marks = u.int()
	for range u.count() {
		p.parts = append(p.parts, part{free: u.bool(), data: u.take(u.count())})
	}
	for range u.count() {
		p.fonts = append(p.fonts, u.font())
	}
	for range u.count() {
		p.images = append(p.images, u.image())
	}
	for range u.count() {
		p.patterns = append(p.patterns, pattern{u.string(), u.string()})
	}
	for range u.count() {
		l := link{area: [4]float64{u.float(), u.float(), u.float(), u.float()}}
		l.to, l.contents, l.part = Target{u.string(), u.string()}, u.string(), u.int()
		p.links = append(p.links, l)
	}
	for range u.count() {
		e := event{e: u.of(elements), link: u.bool(), n: u.int(), part: u.int()}
		if e.e == nil || e.link && (e.n < 0 || e.n >= len(p.links)) {
			u.fail(errPacked)
		}
		p.events = append(p.events, e)
	}
	if p.err != nil {
		u.fail(p.err)
	}
	return p
}

func (u *unpacker) font() (f pageFont) {
	name := u.string()
	if f.face = u.find.Face(name); f.face == nil {
		u.fail(fmt.Errorf("no font %q", name))
		return f
	}
	f.used = make([]uint64, (f.face.Glyphs()+63)/64)
	g := 0
	for range u.count() {
		if g += u.int(); g < 0 || g >= f.face.Glyphs() {
			u.fail(errPacked)
			return f
		}
		f.used[g>>6] |= 1 << (g & 63)
	}
	for range u.count() {
		if f.says == nil {
			f.says = map[font.GID]string{}
		}
		g := font.GID(u.int())
		f.says[g] = u.string()
	}
	return f
}

func (u *unpacker) image() *Image {
	name := u.string()
	if u.err != nil {
		return nil
	}
	m, err := u.find.Image(name)
	if err == nil && m == nil {
		err = fmt.Errorf("no picture %q", name)
	}
	if err != nil {
		u.fail(err)
	}
	return m
}
