package corpus

import (
	"context"
	"os"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// catalogue reads a corpus as the program does.
func catalogue(t *testing.T, projects int) (*model.Catalog, *diag.List) {
	t.Helper()
	dir := t.TempDir()
	if _, err := Write(context.Background(), Options{Dir: dir, Projects: projects, Seed: 11, Shape: Usual()}); err != nil {
		t.Fatal(err)
	}
	list := new(diag.List)
	c, _ := schema.Load(content.Source{Site: os.DirFS(dir), Kinds: schema.Kinds()}, list)
	return c, list
}

// A corpus is what editors might have written: the schema finds no fault.
func TestValid(t *testing.T) {
	c, list := catalogue(t, 120)
	for i, d := range list.Sorted() {
		if i == 10 {
			t.Fatal("and more")
		}
		t.Errorf("%s: %s", d.Rule.Code, d.Message("en"))
	}
	if c.Projects.Len() != 120 || c.Nodes.Len() != 9*24 || c.Plots.Len() < 16*4 || len(c.Ledger) == 0 {
		t.Errorf("%d projects, %d nodes, %d plots, %d rows of ledger", c.Projects.Len(), c.Nodes.Len(), c.Plots.Len(), len(c.Ledger))
	}
}

// yuan is an amount as a number; amounts here are small enough to be exact.
func yuan(m i18n.Money) float64 { return m.Low.Float64() }

// What a sheet says of money adds up.
func TestSums(t *testing.T) {
	c, _ := catalogue(t, 120)
	for p := range c.Projects.All() {
		total := yuan(p.Investment)
		var phases, uses, sources, revenue float64
		for _, x := range p.Phases {
			phases += yuan(x.Amount)
		}
		for _, x := range p.Uses {
			uses += yuan(x.Amount)
		}
		for _, x := range p.Sources {
			sources += yuan(x.Amount)
		}
		for _, x := range p.Products {
			revenue += yuan(x.Revenue)
			if x.Volume.Low.Float64()*x.Price.Low.Float64() != yuan(x.Revenue) {
				t.Errorf("%s: %s is not volume times price", p.ID, x.ID)
			}
		}
		if phases != total || uses != total || sources != total {
			t.Errorf("%s: %v in all, phases %v, uses %v, sources %v", p.ID, total, phases, uses, sources)
		}
		r := p.Returns
		if yuan(r.Revenue) != revenue || yuan(r.Cost)+yuan(r.Profit) != revenue {
			t.Errorf("%s: revenue %v, of products %v, cost and profit %v", p.ID, yuan(r.Revenue), revenue, yuan(r.Cost)+yuan(r.Profit))
		}
		years := total / yuan(r.Profit)
		if stated := r.Payback.Low.Float64(); stated < years || stated > years+float64(p.BuildMonths)/12+1 {
			t.Errorf("%s: payback %v, investment over profit %v, %d months of building", p.ID, stated, years, p.BuildMonths)
		}
		for name, amount := range map[string]i18n.Money{"cost": r.Cost, "profit": r.Profit, "tax": r.Tax, "wanted": p.Wanted} {
			if yuan(amount) <= 0 {
				t.Errorf("%s: %s is %v", p.ID, name, yuan(amount))
			}
		}
	}
}
