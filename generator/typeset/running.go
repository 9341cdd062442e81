package typeset

import (
	"cmp"
	"slices"
	"strings"
)

// margins places the areas of the pages and adds running heads and feet.
func (b *Book) margins(laid []*Pages, v *Volume) {
	langs := map[*Page]string{}
	for i, p := range laid {
		for _, page := range p.Pages {
			langs[page] = b.Sections[i].Lang
		}
	}
	m := marginSetter{setter: b.Setter, pages: decimal(len(v.Pages)), masters: map[masterKey]*master{}}
	lang := ""
	for _, p := range v.Pages {
		if own, ok := langs[p]; ok {
			lang = own
		}
		m.set(p, lang)
	}
}

// A marginSetter sets what stands in the margins of pages.
type marginSetter struct {
	setter  *Setter
	pages   string // how many there are
	masters map[masterKey]*master
}

type masterKey struct {
	name               string
	left, first, blank bool
}

func (m *marginSetter) set(p *Page, lang string) {
	key := masterKey{p.Master, p.Left, p.Index == 0 && !p.Blank, p.Blank}
	look := m.masters[key]
	if look == nil {
		look = m.setter.sheet.master(key.name, key.left, key.first, key.blank)
		right := m.setter.sheet.master(key.name, false, key.first, key.blank)
		if d := look.textWidth() - right.textWidth(); d*d > epsilon || look.textHeight() != right.textHeight() {
			m.setter.report.Add(ruleMargins.At(noSpan, key.name))
		}
		m.masters[key] = look
	}
	p.X, p.Y, p.Background = look.left, look.top, look.background
	l := &layout{Setter: m.setter, section: &Section{Lang: lang}, file: noFile, master: look}
	l.styling = m.setter.sheet.styled(look.gridLine(), look.gridChar(), loose)
	body := l.styling.at(l.styling.root, &node{tag: "body", kind: kindBlock, lang: lang})
	m.row(l, p, look, body, "top", 0, look.top)
	m.row(l, p, look, body, "bottom", look.height-look.bottom, look.bottom)
	m.setter.report.Add(l.faults...)
}

// row sets the boxes of the upper or the lower margin.
func (m *marginSetter) row(l *layout, p *Page, look *master, body *place, row string, top, high float64) {
	c := &canvas{page: &Page{Strings: map[string]string{}, leaves: map[string]string{}}, quiet: true}
	var ruled *Style
	for _, at := range []string{"left", "center", "right"} {
		box := look.boxes[row+"-"+at]
		if box == nil {
			continue
		}
		s := body.style.own()
		s.Align, s.Hyphens, s.NoWrap = alignLeft, false, true
		for _, one := range slices.SortedStableFunc(slices.Values(box.sets), sizeFirst) {
			one.set(s)
		}
		if s.Borders[0].width > 0 || s.Borders[2].width > 0 {
			ruled = s
		}
		words := m.words(box, p)
		if strings.TrimSpace(words) == "" {
			continue
		}
		one := l.oneLine(words, s, nil, "")
		if one == nil {
			continue
		}
		if one.natural > look.textWidth()+epsilon {
			one.width = look.textWidth()
			l.reportOverfull(&one.line)
		}
		x := look.left
		switch at {
		case "center":
			x += (look.textWidth() - one.natural) / 2
		case "right":
			x += look.textWidth() - one.natural
		}
		one.draw(c, x, boxTop(s, top, high))
	}
	if ruled != nil {
		y := boxTop(ruled, top, high)
		c.rule(look.left, y-ruleRoom, look.width-look.right, y-ruleRoom, ruled.Borders[0])
		y += ruled.Leading() + ruleRoom
		c.rule(look.left, y, look.width-look.right, y, ruled.Borders[2])
	}
	p.Margins = append(p.Margins, c.page.Ops...)
}

// sizeFirst orders settings so that lengths know the size that they count by.
func sizeFirst(a, b setting) int {
	rank := map[bool]int{true: 0, false: 1}
	return cmp.Compare(rank[a.first], rank[b.first])
}

// boxTop returns where the line of a margin box begins.
func boxTop(s *Style, top, high float64) float64 {
	up, down := s.Padding.top.of(s, high), s.Padding.bottom.of(s, high)
	switch s.Valign {
	case "top":
		return top + up
	case "bottom":
		return top + high - down - s.Leading()
	}
	return top + up + (high-up-down-s.Leading())/2
}

// words returns what a margin box says on a page.
func (m *marginSetter) words(box *marginBox, p *Page) string {
	var b strings.Builder
	for _, part := range box.content {
		switch {
		case part.name != "":
			b.WriteString(p.Strings[part.name])
		case part.counter == "page":
			if p.Label == "" {
				return "" // a page without a number says nothing around it
			}
			b.WriteString(p.Label)
		case part.counter == "pages":
			b.WriteString(m.pages)
		default:
			b.WriteString(part.text)
		}
	}
	return b.String()
}
