package schema

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/model"
	"prospectus/generator/source"
)

func keys[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }

// assemble makes the catalogue of the good records.
func assemble(site *model.Site, tables, records map[string][]model.Identified) *model.Catalog {
	all := maps.Clone(tables)
	maps.Copy(all, records)
	return model.NewCatalog(site, all)
}

// parts gives the parts of a record their origin and parent, and notes their
// ids, so that references can name them.
func (l *loader) parts(id string, r model.Record, d *decoder) {
	for kind, part := range model.Parts(r) {
		part.Adopt(id, partOrigin{r.Head().Origin, part.Table(), part.Key()})
		l.see(kind, part.Ident())
	}
	switch r := r.(type) {
	case *model.Chain:
		d.chain(r)
	case *model.Service:
		d.steps(r)
	}
}

// A partOrigin finds keys below [plot.<id>] in its record's file.
type partOrigin struct {
	record     source.Origin
	table, key string
}

// Locate implements source.Origin.
func (o partOrigin) Locate(path string) source.Span {
	at := o.table + "." + o.key
	if path != "" {
		at += "." + path
	}
	return o.record.Locate(at)
}

// chain checks what a chain's nodes say of each other.
func (d *decoder) chain(c *model.Chain) {
	segments, nodes := map[string]bool{}, map[string]bool{}
	var segmentIDs, nodeIDs []string
	for _, s := range c.Segments {
		segments[s.ID], segmentIDs = true, append(segmentIDs, s.ID)
	}
	for _, n := range c.Nodes {
		nodes[n.ID], nodeIDs = true, append(nodeIDs, n.ID)
	}
	for _, n := range c.Nodes {
		if n.Segment != "" && !segments[n.Segment] {
			d.faults.Add(unknownPart.At(n.At("segment"), n.Segment, "segment").Meant(n.Segment, segmentIDs))
		}
		for _, to := range n.Feeds {
			switch {
			case to == n.ID:
				d.faults.Add(selfReference.At(n.At("feeds"), to))
			case !nodes[to]:
				d.faults.Add(unknownPart.At(n.At("feeds"), to, "node").Meant(to, nodeIDs))
			}
		}
	}
}

// steps checks what a service's steps say of each other: each that is waited
// for exists, and none waits for itself by way of others.
func (d *decoder) steps(s *model.Service) {
	before := map[string][]string{}
	var ids []string
	for _, step := range s.Steps {
		before[step.ID], ids = step.After, append(ids, step.ID)
	}
	for _, step := range s.Steps {
		at := func() source.Span { return s.At("step." + step.ID + ".after") }
		for _, id := range step.After {
			switch _, known := before[id]; {
			case id == step.ID:
				d.faults.Add(selfReference.At(at(), id))
			case !known:
				d.faults.Add(unknownPart.At(at(), id, "step").Meant(id, ids))
			}
		}
		if !slices.Contains(step.After, step.ID) && waitsFor(step.ID, before) {
			d.faults.Add(stepCircle.At(at(), step.ID))
		}
	}
}

// waitsFor reports whether a step comes, by way of others, before itself.
func waitsFor(id string, before map[string][]string) bool {
	seen := map[string]bool{}
	next := slices.Clone(before[id])
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		if at == id {
			return true
		}
		if !seen[at] {
			seen[at] = true
			next = append(next, before[at]...)
		}
	}
	return false
}

// checkReferences reports references to ids that nobody wrote.
func (l *loader) checkReferences(c *model.Catalog) {
	candidates := map[string][]string{}
	for _, refs := range l.refs {
		for _, r := range refs {
			if l.known[r.kind][r.id] || l.unknowable(r) {
				continue
			}
			if candidates[r.kind] == nil {
				for id := range l.known[r.kind] {
					candidates[r.kind] = append(candidates[r.kind], id)
				}
			}
			l.list.Add(unknownReference.At(r.span, r.id, kindWords(r.kind)).Meant(r.id, candidates[r.kind]))
		}
	}
	l.checkSides(c)
	l.checkSketch(c)
}

// unknowable reports whether a reference may well be good, but what it names
// could not be read: its table's file, or the record that it is a part of, has
// faults of its own.
func (l *loader) unknowable(r reference) bool {
	record, _, _ := strings.Cut(r.id, "/")
	return l.unread[r.kind] || l.broken[wholes[r.kind]+"/"+record]
}

// checkSides compares what two records say of the same thing: a project in a
// park lies in the park's region, a project on a chain's node is of the
// chain's industry, and a plot or building is of the park that is named.
func (l *loader) checkSides(c *model.Catalog) {
	for p := range c.Projects.All() {
		disagree := func(key, there, a, b string) {
			if a != "" && b != "" && a != b {
				l.list.Add(wrongSide.At(p.At(key), key, there, a, b))
			}
		}
		if park := c.Parks.Get(p.Park); park != nil {
			disagree("region", park.ID, p.Region, park.Region)
		}
		if node := c.Nodes.Get(p.Node); node != nil {
			disagree("industry", node.Ident(), p.Industry, c.Chains.Get(node.Chain).Industry)
		}
		for _, space := range slices.Concat(p.Plots, p.Housing) {
			park, _, _ := strings.Cut(space, "/")
			disagree("park", space, p.Park, park)
		}
	}
}
