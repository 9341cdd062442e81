package board

import (
	"slices"

	"prospectus/generator/model"
)

// A Gap is a node of a chain that the office calls weak or missing, or for which
// it has target firms.
type Gap struct {
	Chain    *model.Chain
	Node     *model.Node
	Targets  []string         // of the node and of the projects on it, each once
	Projects []*model.Project // on the node, withdrawn ones apart
}

// Gaps returns the gaps of all chains: chain by chain, the missing nodes first,
// then the weak ones, then the others.
func Gaps(c *model.Catalog) (all []Gap) {
	on := map[string][]*model.Project{}
	for p := range c.Projects.All() {
		if p.Node != "" && p.State != model.Withdrawn {
			on[p.Node] = append(on[p.Node], p)
		}
	}
	for chain := range c.Chains.All() {
		var gaps []Gap
		for _, n := range chain.Nodes {
			g := Gap{Chain: chain, Node: n, Projects: on[n.Ident()]}
			g.wants(n.Internal.Targets)
			for _, p := range g.Projects {
				g.wants(p.Internal.Targets)
			}
			if n.Internal.State != "" || len(g.Targets) > 0 {
				gaps = append(gaps, g)
			}
		}
		slices.SortStableFunc(gaps, func(a, b Gap) int { return weakness(a.Node) - weakness(b.Node) })
		all = append(all, gaps...)
	}
	return all
}

// wants adds target firms that are not named yet.
func (g *Gap) wants(firms []string) {
	for _, f := range firms {
		if !slices.Contains(g.Targets, f) {
			g.Targets = append(g.Targets, f)
		}
	}
}

// Unanswered reports whether nobody has been thought of for a gap, and no
// project stands there.
func (g Gap) Unanswered() bool { return len(g.Targets) == 0 && len(g.Projects) == 0 }

// weakness puts missing before weak before all other nodes.
func weakness(n *model.Node) int {
	return slices.Index([]model.Weakness{model.Missing, model.Weak, ""}, n.Internal.State)
}
