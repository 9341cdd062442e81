package build_test

import (
	"fmt"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// demonstration reads the whole catalogue of the invented city.
func demonstration(t *testing.T) *model.Catalog {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	list := new(diag.List)
	c, _ := schema.Load(content.Source{Site: root.FS(), Kinds: schema.Kinds()}, list)
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
		}
	}
	return c
}

// sheetText is the running text of a project sheet in one language: what a
// reader reads of it, tables aside.
func sheetText(p *model.Project, lang i18n.Tag) string {
	parts := []string{p.Summary[lang], p.Risk[lang], p.Unstudied[lang], p.Partner[lang], p.Model[lang], p.Provides[lang], p.Admission[lang], p.ReturnsBasis[lang]}
	return p.Body[lang].Text() + "\n" + strings.Join(parts, "\n")
}

func countHan(s string) (n int) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

var (
	englishWord = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9.,%’'-]*`)
	sentenceEnd = regexp.MustCompile(`[。！？；\n]`)
	heading     = regexp.MustCompile(`(?m)^## (.*)$`)
	cliche      = regexp.MustCompile(`(?i)relying on|vigorously|complete supporting facilities|broad prospects?|sole proprietorship`)
	promise     = regexp.MustCompile(`保底|稳赚|零风险|保证收益|得天独厚|前景广阔|配套齐全|guaranteed return`)
)

// TestSheetsAreSheets holds the project sheets to the length and the manner
// that the demonstration promises.
func TestSheetsAreSheets(t *testing.T) {
	c := demonstration(t)
	orders := map[string]string{}
	for p := range c.Projects.All() {
		zh, en := sheetText(p, "zh"), sheetText(p, "en")
		if n := countHan(zh); n < 500 || n > 900 {
			t.Errorf("%s has %d Chinese characters", p.ID, n)
		}
		if n := len(englishWord.FindAllString(en, -1)); n < 250 || n > 450 {
			t.Errorf("%s has %d English words", p.ID, n)
		}
		if m := cliche.FindString(en); m != "" {
			t.Errorf("%s says %q", p.ID, m)
		}
		if m := promise.FindString(zh + en); m != "" {
			t.Errorf("%s says %q", p.ID, m)
		}
		if p.Risk["zh"] == "" || p.Risk["en"] == "" || p.Unstudied["zh"] == "" || p.Unstudied["en"] == "" {
			t.Errorf("%s names no risk, or nothing that is not yet studied", p.ID)
		}
		order := fmt.Sprint(heading.FindAllString(p.Body["zh"].Text(), -1))
		if other, taken := orders[order]; taken {
			t.Errorf("%s and %s have the same headings in the same order", p.ID, other)
		}
		orders[order] = p.ID
	}
}

// TestNoSentenceTwice: no sentence of ten or more characters stands in two
// sheets.
func TestNoSentenceTwice(t *testing.T) {
	c := demonstration(t)
	seen := map[string]string{}
	for p := range c.Projects.All() {
		for _, s := range sentenceEnd.Split(sheetText(p, "zh"), -1) {
			s = strings.Join(strings.Fields(s), "")
			if len([]rune(s)) < 10 {
				continue
			}
			if other := seen[s]; other != "" && other != p.ID {
				t.Errorf("%s and %s both say %q", other, p.ID, s)
			}
			seen[s] = p.ID
		}
	}
}

// TestFiguresFollow recomputes what a sheet states.
func TestFiguresFollow(t *testing.T) {
	for p := range demonstration(t).Projects.All() {
		for what, lines := range map[string][]model.Share{"use": p.Uses, "source": p.Sources} {
			if sum := shares(lines); len(lines) > 0 && sum.Cmp(p.Investment.Low) != 0 {
				t.Errorf("%s: the lines of %s are %v, the investment %v", p.ID, what, sum, p.Investment.Low)
			}
		}
		if sum, any := revenue(p); any && !p.Returns.Revenue.IsZero() && sum.Cmp(p.Returns.Revenue.Low) != 0 {
			t.Errorf("%s: products bring %v, the sheet says %v", p.ID, sum, p.Returns.Revenue.Low)
		}
		checkProducts(t, p)
		checkPayback(t, p)
	}
}

func shares(lines []model.Share) (sum i18n.Decimal) {
	for _, l := range lines {
		sum, _ = sum.Add(l.Amount.Low)
	}
	return sum
}

func revenue(p *model.Project) (sum i18n.Decimal, any bool) {
	for _, product := range p.Products {
		if !product.Revenue.IsZero() {
			sum, any = first(sum.Add(product.Revenue.Low)), true
		}
	}
	return sum, any
}

func first(d i18n.Decimal, _ bool) i18n.Decimal { return d }

// checkProducts: revenue is volume times price, to one part in a thousand,
// because an editor rounds a total to the ten thousand.
func checkProducts(t *testing.T, p *model.Project) {
	for _, product := range p.Products {
		if product.Revenue.IsZero() || product.Volume.IsZero() || product.Price.IsZero() {
			continue
		}
		want := new(big.Rat).Mul(product.Volume.Low.Rat(), product.Price.Low.Rat())
		got := product.Revenue.Low.Rat()
		diff := new(big.Rat).Sub(want, got)
		if limit := new(big.Rat).Mul(got, big.NewRat(1, 1000)); diff.Abs(diff).Cmp(limit) > 0 {
			t.Errorf("%s: %s sells %v at %v, which is not %v", p.ID, product.ID, product.Volume, product.Price, product.Revenue)
		}
	}
}

// checkPayback holds a stated payback to investment over profit: not shorter
// by more than 2 %, and not longer than that, the building time and a year.
func checkPayback(t *testing.T, p *model.Project) {
	r := p.Returns
	if r.Payback.IsZero() || r.Profit.IsZero() {
		return
	}
	least := p.Investment.Low.Float64() / r.Profit.Low.Float64()
	stated := r.Payback.Low.Float64()
	if stated < 0.98*least || stated > least+float64(p.BuildMonths)/12+1 {
		t.Errorf("%s: a payback of %.1f years for an investment that is %.2f yearly profits", p.ID, stated, least)
	}
}

// TestTheMixOfProjects counts what the demonstration promises to hold.
func TestTheMixOfProjects(t *testing.T) {
	c := demonstration(t)
	n := map[string]int{}
	for p := range c.Projects.All() {
		n["projects"]++
		n["group "+string(c.Industries.Get(p.Industry).Group)]++
		n["type "+string(p.Type)]++
		n["state "+string(p.State)]++
		if p.Returns.IsZero() {
			n["without returns"]++
		}
		if !p.Investment.IsAmount() {
			n["negotiable"]++
		}
		if node := c.Nodes.Get(p.Node); node == nil || node.State != model.Sought {
			t.Errorf("%s is on %q, which is not a sought node", p.ID, p.Node)
		}
		if len(p.Firms) == 0 {
			t.Errorf("%s names no local firm", p.ID)
		}
		if irr := p.Returns.IRR; !irr.IsZero() && (irr.Low.Float64() < 6 || irr.High.Float64() > 19) {
			t.Errorf("%s promises %v", p.ID, irr)
		}
	}
	for what, least := range map[string]int{
		"projects": 48, "type existing-plant": 6, "type asset-transfer": 1, "type concession": 1,
		"without returns": 8, "negotiable": 4, "state reserved": 3, "state closed": 3,
	} {
		if n[what] < least {
			t.Errorf("%d %s, want at least %d", n[what], what, least)
		}
	}
	if n["group agriculture"]+n["group tourism"]+n["group services"] < 8 {
		t.Error("too few projects in farming, tourism and services")
	}
	for what, got := range map[string][2]int{
		"industries": {c.Industries.Len(), 8}, "chains": {c.Chains.Len(), 8}, "policies": {c.Policies.Len(), 20}, "parks": {c.Parks.Len(), 8},
		"plots": {c.Plots.Len(), 30}, "buildings": {c.Buildings.Len(), 30}, "offices": {c.Offices.Len(), 6}, "events": {c.Events.Len(), 6},
		"ledger": {len(c.Ledger), 120}, "briefings": {c.Briefings.Len(), 12}, "firms": {c.Firms.Len(), 40},
	} {
		if got[0] < got[1] {
			t.Errorf("%d %s, want at least %d", got[0], what, got[1])
		}
	}
}

// TestChainsHoldFacts: about twenty nodes with a sentence of local fact each,
// three to six of them sought, and at least four firms.
func TestChainsHoldFacts(t *testing.T) {
	for c := range demonstration(t).Chains.All() {
		sought, firms := 0, map[string]bool{}
		for _, n := range c.Nodes {
			if n.State == model.Sought {
				sought++
			}
			for _, f := range n.Firms {
				firms[f] = true
			}
			if n.Fact["zh"] == "" || n.Fact["en"] == "" {
				t.Errorf("%s states no fact", n.Ident())
			}
		}
		if len(c.Nodes) < 18 || sought < 3 || sought > 6 || len(firms) < 4 || c.Narrow["zh"] == "" {
			t.Errorf("%s: %d nodes, %d sought, %d firms, bottleneck %q", c.ID, len(c.Nodes), sought, len(firms), c.Narrow["zh"])
		}
	}
}

// number is a number with the unit or counter that follows it.
var number = regexp.MustCompile(`[0-9][0-9.,]*\s*(?:亿|万)?\s*[%％a-zA-Z²³\p{Han}]`)

func numbers(s string) []string {
	found := number.FindAllString(strings.ReplaceAll(s, ",", ""), -1)
	for i, n := range found {
		found[i] = strings.Join(strings.Fields(n), "")
	}
	return found
}

// TestSheetsDrawOnTheFactSheet: each sheet quotes, of the firms it names or of
// the city's figures, at least one number as it stands there.
func TestSheetsDrawOnTheFactSheet(t *testing.T) {
	c := demonstration(t)
	city := map[string]bool{}
	zh := i18n.For("zh")
	for f := range c.Figures.All() {
		for _, v := range []string{zh.Quantity(f.Value), zh.Money(f.Money), zh.Percent(f.Share), zh.Area(f.Area)} {
			for _, n := range numbers(v) {
				city[n] = true
			}
		}
	}
	for p := range c.Projects.All() {
		known := map[string]bool{}
		for _, f := range c.Firms.Some(p.Firms) {
			for _, text := range []string{f.Needs["zh"], f.Offers["zh"], f.Capacity["zh"], f.Products["zh"], zh.Money(f.Output)} {
				for _, n := range numbers(text) {
					known[n] = true
				}
			}
		}
		said := numbers(sheetText(p, "zh"))
		if !slices.ContainsFunc(said, func(n string) bool { return known[n] || city[n] }) {
			t.Errorf("%s quotes nothing of the fact sheet", p.ID)
		}
	}
}

// TestTheFactSheetAddsUp compares totals with their parts.
func TestTheFactSheetAddsUp(t *testing.T) {
	c := demonstration(t)
	var people i18n.Decimal
	area := new(big.Rat)
	for r := range c.Regions.All() {
		people, _ = people.Add(r.Population.Low)
		area.Add(area, r.Area.SquareMetres())
	}
	if city := c.Figures.Get("population"); city == nil || people.Cmp(city.Value.Low) != 0 {
		t.Errorf("the regions have %v people, the city %v", people, city.Value)
	}
	if city := c.Figures.Get("area"); city == nil || area.Cmp(city.Area.SquareMetres()) != 0 {
		t.Errorf("the regions have %v m², the city %v", area, city.Area)
	}
}
