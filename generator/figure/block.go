package figure

import (
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

// A block is the text of a node, broken for the width of its box. Heights count
// from the top of the box.
type block struct {
	name   []string
	meta   []piece
	port   float64 // where links meet it
	body   float64 // height of what leads to the node
	height float64 // and of the projects under it
	rows   []row
}

// A piece is one text of a block.
type piece struct {
	x, y    float64
	lines   []string
	size    float64
	leading float64
	bold    bool
	fill    scene.Ink
	lang    string
}

// A row is a project under a node.
type row struct {
	piece
	project *Project
	top     float64
	height  float64
}

// Distances within a box, in em.
const (
	padX, padY = .8, .62
	nameLead   = 1.36
	metaLead   = 1.3
	signSide   = .62 // of the sign before a state
)

// measure breaks a node's texts.
func (l *layout) measure(n *Node) (b block) {
	inner := l.width - 2*padX*l.em - barWidth(n.State)*l.em
	left := (padX + barWidth(n.State)) * l.em
	b.name = l.wrap(n.Name, l.em, true, inner)
	y := padY*l.em + .95*l.em
	b.meta = append(b.meta, piece{x: left, y: y, lines: b.name, size: l.em, leading: nameLead * l.em, bold: true, fill: scene.Letter, lang: n.Lang})
	y += float64(len(b.name)-1) * nameLead * l.em
	y = l.measureState(n, &b, left, inner, y+1.42*l.em)
	b.body = y + padY*l.em
	if l.format.Touch > b.body {
		l.lower(&b, (l.format.Touch-b.body)/2)
		b.body = l.format.Touch
	}
	if n.State == model.Strength { // its box is dark
		for i := range b.meta {
			b.meta[i].fill = scene.White
		}
	}
	b.port, b.height = b.body/2, b.body
	for i := range n.Projects {
		l.measureProject(&n.Projects[i], &b, left)
	}
	return b
}

// lower moves all texts of a block down.
func (l *layout) lower(b *block, by float64) {
	for i := range b.meta {
		b.meta[i].y += by
	}
}

// measureState places the state of a node, how many projects it has, and its
// firms, from the base line y down; it returns the last base line.
func (l *layout) measureState(n *Node, b *block, left, inner, y float64) float64 {
	size, m := l.em*metaSize, l.format.Measure
	word := n.StateWord
	if n.Frank != "" {
		word += " · " + n.Frank
	}
	x := left + (signSide+.4)*l.em
	b.meta = append(b.meta, piece{x: x, y: y, lines: []string{word}, size: size, bold: true, fill: stateInk(n.State)})
	used := x - left + m.Width(word, size, true) + .7*l.em
	rest := n.Firms
	if n.Count != "" {
		if used+m.Width(n.Count, size, n.State == model.Sought) > inner {
			y += metaLead * size
			used = x - left
		}
		ink := scene.Soft
		if n.State == model.Sought {
			ink = scene.Accent
		}
		b.meta = append(b.meta, piece{x: left + used, y: y, lines: []string{n.Count}, size: size, bold: n.State == model.Sought, fill: ink})
		used += m.Width(n.Count, size, n.State == model.Sought) + .7*l.em
	}
	if rest != "" && used+m.Width(rest, size, false) <= inner {
		b.meta = append(b.meta, piece{x: left + used, y: y, lines: []string{rest}, size: size, fill: scene.Soft, lang: n.FirmsLang})
		rest = ""
	}
	for i, text := range []string{rest, n.Targets} {
		if text == "" {
			continue
		}
		lines := scene.Cut(m, text, size, false, inner, 2)
		y += metaLead * size * 1.02
		b.meta = append(b.meta, piece{x: left, y: y, lines: lines, size: size, leading: metaLead * size, fill: scene.Soft, lang: [2]string{n.FirmsLang}[i]})
		y += float64(len(lines)-1) * metaLead * size
	}
	return y
}

// measureProject places a project under a node.
func (l *layout) measureProject(p *Project, b *block, left float64) {
	size := l.em * metaSize
	inner := l.width - left - padX*l.em - 1.1*size
	lines := scene.Cut(l.format.Measure, p.Title, size, false, inner, 2)
	text := float64(len(lines)-1)*metaLead*size + 1.12*size
	r := row{project: p, top: b.height, height: max(text+.9*l.em, l.format.Touch)}
	r.piece = piece{x: left + 1.1*size, y: r.top + (r.height-text)/2 + .88*size, lines: lines, size: size, leading: metaLead * size, fill: scene.Brand, lang: p.Lang}
	b.rows = append(b.rows, r)
	b.height += r.height
}

// barWidth is how wide, in em, the bar at the left of a node is.
func barWidth(s model.NodeState) float64 {
	if s == model.Sought {
		return .4
	}
	return 0
}

// stateInk is what the word for a state is set in.
func stateInk(s model.NodeState) scene.Ink {
	switch s {
	case model.Strength:
		return scene.Brand
	case model.Sought:
		return scene.Accent
	}
	return scene.Soft
}
