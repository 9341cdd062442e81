package book

import (
	"slices"

	"prospectus/generator/model"
)

// grouped puts projects behind dividers. Groups are in the order of what they
// are named after; what belongs to none stands last. A book that says nothing is
// grouped by industry, a set of single sheets not at all.
func (x chooser) grouped(all []*model.Project) []Group {
	by := x.Group
	if by == "" && (x.Kind.Apart() || x.Kind != model.ProjectBook) {
		by = model.NoGroups
	}
	switch by {
	case model.NoGroups:
		return part(all, []string{}, func(*model.Project) string { return "" })
	case model.RegionGroups:
		return part(all, ids(x.c.Regions.All()), func(p *model.Project) string { return p.Region })
	case model.ParkGroups:
		return part(all, ids(x.c.Parks.All()), func(p *model.Project) string { return p.Park })
	case model.ChainGroups:
		return part(all, ids(x.c.Chains.All()), x.chainOf)
	case model.AmountGroups:
		var bands []string
		for _, b := range slices.Backward(x.c.Site.Bands) {
			bands = append(bands, b.ID) // the largest first
		}
		return part(all, bands, func(p *model.Project) string { return x.c.Band(p.Investment) })
	}
	return part(all, industries(x.c), func(p *model.Project) string { return p.Industry })
}

// industries returns the ids of industries in the order of their lists.
func industries(c *model.Catalog) []string {
	all := slices.Collect(c.Industries.All())
	slices.SortStableFunc(all, func(a, b *model.Industry) int { return placed(a.Order) - placed(b.Order) })
	return ids(slices.Values(all))
}

func (x chooser) chainOf(p *model.Project) string {
	if n := x.c.Nodes.Get(p.Node); n != nil {
		return n.Chain
	}
	return ""
}

func ids[T model.Identified](all func(func(T) bool)) (found []string) {
	for item := range all {
		found = append(found, item.Ident())
	}
	return found
}

// part parts projects by key, the keys in the given order and every other in one
// group at the end. Groups without projects are left out.
func part(all []*model.Project, keys []string, of func(*model.Project) string) (groups []Group) {
	by := map[string][]*model.Project{}
	for _, p := range all {
		key := of(p)
		if !slices.Contains(keys, key) {
			key = ""
		}
		by[key] = append(by[key], p)
	}
	for _, key := range append(slices.Clone(keys), "") {
		if len(by[key]) > 0 {
			groups = append(groups, Group{key, by[key]})
		}
	}
	return groups
}
