package figure_test

import (
	"os"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// demonstration returns the chains of the invented city.
func demonstration(t *testing.T) (chains []*model.Chain) {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	full, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, new(diag.List))
	for c := range full.Chains.All() {
		chains = append(chains, c)
	}
	if len(chains) < 8 {
		t.Fatalf("only %d chains", len(chains))
	}
	return chains
}

// The demonstration's chains, under their own names, keep to the geometry in
// every format.
func TestDemonstration(t *testing.T) {
	for _, c := range demonstration(t) {
		names := map[string]i18n.Text{}
		for _, n := range c.Nodes {
			names[n.ID] = n.Name
		}
		for _, lang := range []i18n.Tag{"zh", "en"} {
			f := drawn(0, c, string(lang))
			for _, band := range f.Bands {
				for _, s := range band.Segments {
					for i := range s.Nodes {
						s.Nodes[i].Name = names[s.Nodes[i].ID][lang]
					}
				}
			}
			for name, format := range formats {
				t.Run(c.ID+" "+string(lang)+" "+name, func(t *testing.T) {
					if g := check(t, f.Draw(format), format.Measure); len(g.nodes) != len(c.Nodes) {
						t.Errorf("%d nodes of %d", len(g.nodes), len(c.Nodes))
					}
				})
			}
		}
	}
}
