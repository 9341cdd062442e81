package scene

// A usage is what of the vocabulary of scenes occurs in some.
type usage struct {
	fills, strokes map[Ink]bool
	patterns       []patterned // in the order in which they occur
	links          bool
}

type patterned struct {
	pattern Pattern
	ink     Ink
}

func survey(o Options, scenes ...*Scene) usage {
	u := usage{fills: map[Ink]bool{}, strokes: map[Ink]bool{}}
	seen := map[patterned]bool{}
	add := func(p Paint) {
		u.fills[p.Fill], u.strokes[p.Stroke] = true, true
		if k := (patterned{p.Pattern, p.PatternInk}); p.Pattern != Plain && !seen[k] {
			seen[k] = true
			u.patterns = append(u.patterns, k)
			u.fills[p.PatternInk], u.strokes[p.PatternInk] = true, true
		}
	}
	visit := func(m Mark) bool {
		switch m := m.(type) {
		case *Box:
			add(m.Paint)
		case *Path:
			add(m.Paint)
		case *Text:
			u.fills[m.ink()] = true
		case *Group:
			u.links = u.links || !m.Link.IsZero() && o.Href != nil && o.Href(m.Link) != ""
		}
		return true
	}
	for _, s := range scenes {
		s.Walk(visit)
	}
	return u
}

// style appends the rules of the inks that occur.
func (p *pen) style(use usage) {
	p.put("<style>")
	if p.o.Alone {
		p.put(`.scene{font-family:"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}`)
	}
	p.put(".scene path{fill:none}.scene .b{font-weight:700}.scene .m{text-anchor:middle}.scene .e{text-anchor:end}")
	for _, k := range inks {
		if use.fills[k.ink] {
			p.put(".scene ." + fill(k.ink) + "{fill:" + p.colour(k.ink, k.hex) + "}")
		}
		if use.strokes[k.ink] {
			p.put(".scene ." + stroke(k.ink) + "{stroke:" + p.colour(k.ink, k.hex) + "}")
		}
	}
	p.put("</style>")
}

// colour returns an ink as a rule has it.
func (p *pen) colour(i Ink, hex string) string {
	if p.o.Alone || i == White {
		return hex
	}
	return "var(--" + string(i) + "," + hex + ")"
}

// fill and stroke name the classes of an ink.
func fill(i Ink) string   { return "f-" + string(i) }
func stroke(i Ink) string { return "s-" + string(i) }
