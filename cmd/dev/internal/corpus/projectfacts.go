package corpus

import (
	"fmt"
	"time"
)

// MostTables is how many tables of facts a sheet can have beside the facts that
// every sheet has.
const MostTables = 7

// writeFacts writes the facts file of a project.
func (s *sheet) writeFacts(d *document) {
	s.identity(d)
	s.references(d)
	s.money(d)
	s.landFacts(d)
	s.access(d)
	s.returns(d)
	// In the order in which a shape takes them: what tells most of a project
	// comes first.
	tables := [MostTables]func(*document){
		s.products, s.uses, s.distances, s.phases, s.utilityFacts, s.sources, s.preparation,
	}
	for _, table := range tables[:s.shape.Tables] {
		table(d)
	}
	s.internal(d)
}

// identity writes what a project is called and what kind it is.
func (s *sheet) identity(d *document) {
	d.str("code", fmt.Sprintf("JC-%d-%05d", s.year, s.number+1))
	d.num("catalogue_year", s.year)
	d.str("state", s.stateOf())
	d.str("type", pick(s.rand, []string{"new", "new", "new", "expansion", "rebuild", "equity"}))
	d.yes("featured", s.number%40 == 0)
	d.bare("updated", date(asOf, -s.rand.IntN(150)))
	d.bare("verified", date(asOf, -s.rand.IntN(90)))
	d.bare("verify_by", date(asOf, 60+s.rand.IntN(200)))
	d.str("gbt4754", s.industries[s.industry].row[5])
}

// references writes the records that a project names. Its unit is one that
// leads an industry, its desk any.
func (s *sheet) references(d *document) {
	in := s.industries[s.industry]
	d.str("industry", in.id)
	d.str("node", in.id+"/"+s.node.id)
	d.str("region", s.park.row[3])
	d.str("park", s.park.row[0])
	if p := s.plot(); p != "" {
		d.list("plots", p)
	}
	d.list("firms", s.someFirms(2)...)
	d.str("owner", pick(s.rand, s.units)[0])
	d.str("office", pick(s.rand, s.offices)[0])
	d.list("policies", s.somePolicies(s.rand, policyCount(s.number), 2)...)
	d.list("services", some(s.rand, ids(s.services), 2)...)
	d.list("modes", some(s.rand, []string{"sole", "joint-venture", "contractual", "lease", "equity"}, 2)...)
	// Chinese addresses run from the large to the small, English ones back.
	place := s.place()
	street := s.park.row
	d.text(s.tags, "address", text{rowName(street)[0] + place[0], place[1] + ", " + rowName(street)[1]})
}

// plot returns a plot of the park that is large enough, if there is one.
func (s *sheet) plot() string {
	for _, p := range s.park.plots {
		if p.area >= s.budget.landArea {
			return s.park.row[0] + "/" + p.id
		}
	}
	return ""
}

// money writes the amounts of a project.
func (s *sheet) money(d *document) {
	d.num("build_months", s.budget.months)
	d.str("investment", money(s.budget.investment))
	d.str("wanted", money(s.budget.partner))
}

// landFacts writes the land. Whole numbers are rounded down where a fact is a
// least one.
func (s *sheet) landFacts(d *document) {
	b, ratio := s.budget, 8+s.rand.IntN(10)
	d.table("land")
	// The floor area is what the plot ratio asks for and a little more: a least
	// ratio above the one that the areas make would be a fault.
	d.str("area", quantity(b.landArea, "亩"))
	d.str("floor_area", quantity(b.landArea*667*(ratio+2)/10/100*100, "平方米"))
	d.str("use", s.park.row[5])
	tenure := pick(s.rand, []string{"grant", "standard-land", "flexible-term"})
	d.str("tenure", tenure)
	d.num("years", map[string]int{"grant": 50, "standard-land": 50, "flexible-term": 20}[tenure])
	d.yes("standard", tenure == "standard-land")
	d.str("plot_ratio", tenths(ratio))
	d.str("intensity", quantity(b.investment/b.landArea/10*10, "万元/亩"))
	if perMu := b.tax / b.landArea; perMu > 0 {
		d.str("tax_per_mu", quantity(perMu, "万元/亩"))
	}
	d.str("price", quantity(b.price, "万元/亩"))
	d.str("price_date", "2026-03")
	d.text(s.tags, "price_basis", text{"同区段近期公开出让成交均价", "mean of recent public sales nearby"})
	d.list("ready", "road", "water", "power", "sewage", "levelled")
}

// access writes whether foreign investment is open.
func (s *sheet) access(d *document) {
	d.table("access")
	d.str("status", "open")
	d.text(s.tags, "list", text{"外商投资准入特别管理措施（负面清单）（2024年版）", "negative list for foreign investment, 2024 edition"})
}

// distances writes how far the site is from where goods go.
func (s *sheet) distances(d *document) {
	for _, to := range some(s.rand, []string{"airport", "railway-station", "motorway", "port"}, 3) {
		km := 2 + s.rand.IntN(70)
		d.table("distance", to)
		d.str("to", to)
		place := s.place()
		d.text(s.tags, "name", place)
		d.str("distance", quantity(km, "km"))
		d.num("minutes", 3+km*13/10)
	}
}

// supplies are the utilities of a site: id, unit of capacity, lowest capacity,
// unit of price, lowest price in tenths.
func supplies() []supply {
	return []supply{
		{"power", "MVA", 8, "元/kWh", 5},
		{"water", "m³/d", 300, "元/m³", 21},
		{"gas", "m³/h", 400, "元/m³", 32},
		{"sewage", "m³/d", 200, "元/m³", 18},
	}
}

// A supply is one utility.
type supply struct {
	id, unit  string
	capacity  int
	priceUnit string
	price     int
}

// utilityFacts writes what is connected, and from when what is not.
func (s *sheet) utilityFacts(d *document) {
	for _, u := range supplies() {
		d.table("utility", u.id)
		// One supply in six is still to come, and says when.
		planned := s.rand.IntN(6) == 0
		if planned {
			d.str("state", "planned")
			d.str("ready", fmt.Sprintf("2027-%02d", 1+s.rand.IntN(12)))
		} else {
			d.str("state", "have")
			d.bare("date", date(asOf, -s.rand.IntN(200)))
		}
		d.str("capacity", quantity(u.capacity*(1+s.rand.IntN(9)), u.unit))
		d.str("price", tenths(u.price+s.rand.IntN(6))+" "+u.priceUnit)
	}
}

// products writes what the project would make and sell.
func (s *sheet) products(d *document) {
	for i, g := range s.goods {
		d.table("product", fmt.Sprintf("product-%d", i+1))
		d.text(s.tags, "name", g.name.capital())
		// Sold is four fifths of what could be made, rounded up to hundreds.
		d.str("capacity", quantity((g.volume*5/4+99)/100*100, g.unit.toml+"/年"))
		d.str("volume", quantity(g.volume, g.unit.toml))
		d.str("price", quantity(g.price, "元/"+g.unit.toml))
		d.str("revenue", money(g.revenue))
	}
}

// phases divides the building time, the land and the money in two.
func (s *sheet) phases(d *document) {
	b := s.budget
	share := 50 + s.rand.IntN(20)
	first := b.investment * share / 100
	half := b.months / 2
	// Work begins after the day of the edition, and the second phase follows
	// the first without a gap, so that both together take the building time.
	starts := 9 + s.rand.IntN(6) // months after the beginning of 2026
	for _, p := range []struct {
		id           string
		name         text
		area, amount int
		from, months int
	}{
		{"one", text{"一期", "Phase one"}, b.landArea * share / 100, first, starts, half},
		{"two", text{"二期", "Phase two"}, b.landArea - b.landArea*share/100, b.investment - first, starts + half, b.months - half},
	} {
		d.table("phase", p.id)
		d.text(s.tags, "name", p.name)
		d.str("area", quantity(p.area, "亩"))
		d.str("amount", money(p.amount))
		d.str("period", month(p.from)+"/"+month(p.from+p.months-1))
	}
}

// month writes the month so many after January 2026, or before it.
func month(n int) string { return fmt.Sprintf("%d-%02d", (2026*12+n)/12, 1+(2026*12+n)%12) }

// A share is one part of the investment.
type share struct {
	id     string
	amount int
}

// uses writes the investment by use.
func (s *sheet) uses(d *document) {
	b := s.budget
	d.shares("use", []share{
		{"land", b.land}, {"buildings", b.buildings}, {"equipment", b.equipment},
		{"other", b.other}, {"working-capital", b.liquid},
	})
}

// sources writes the investment by source.
func (s *sheet) sources(d *document) {
	b := s.budget
	d.shares("source", []share{{"own", b.own}, {"partner", b.partner}, {"loan", b.loan}})
}

// shares writes parts of the investment, each a keyed table of its own.
func (d *document) shares(table string, all []share) {
	for _, x := range all {
		d.table(table, x.id)
		d.str("amount", money(x.amount))
	}
}

// returns writes the estimates.
func (s *sheet) returns(d *document) {
	b := s.budget
	d.table("returns")
	d.str("basis", pick(s.rand, []string{"feasibility-study", "preliminary-study", "project-proposal", "desk-estimate"}))
	d.str("date", fmt.Sprintf("2026-%02d", 1+s.rand.IntN(6)))
	d.str("year", "3 年")
	d.str("revenue", money(b.revenue))
	d.str("cost", money(b.cost))
	d.str("profit", money(b.profit))
	d.str("profit_tax", "before-tax")
	d.str("tax", money(b.tax))
	d.str("payback", tenths(b.payback)+" 年")
	d.str("payback_tax", "before-tax")
	d.yes("payback_includes_build", true)
	d.str("irr", tenths(b.irr)+"%")
	d.str("irr_tax", "before-tax")
	d.str("break_even", quantity(42+s.rand.IntN(30), "%"))
	d.str("jobs", quantity(b.jobs, "人"))
}

// preparation writes how far the preparatory work is.
func (s *sheet) preparation(d *document) {
	reached := 1 + s.rand.IntN(4)
	for i, id := range []string{"proposal", "site", "feasibility", "environment", "land-review"} {
		d.table("preparation", id)
		switch {
		case i < reached:
			d.str("state", "done")
			d.str("date", fmt.Sprintf("2026-%02d", 1+i))
		case i == reached:
			d.str("state", "under-way")
			d.str("date", fmt.Sprintf("2026-%02d", 9+s.rand.IntN(4)))
		default:
			d.str("state", "not-started")
		}
	}
}

// internal writes what must not leave the office, so that every build has
// something to keep back. The names say that they are examples.
func (s *sheet) internal(d *document) {
	d.table("internal")
	d.str("stage", pick(s.rand, []string{"planned", "lead", "intent", "negotiating"}))
	d.str("contact_person", "示例"+pick(s.rand, []string{"甲", "乙", "丙", "丁"}))
	d.str("assigned_unit", pick(s.rand, s.units)[0])
	d.num("trips", s.rand.IntN(6))
	d.str("score", tenths(600+s.rand.IntN(350)))
}

// date writes the day so many days after another.
func date(from string, days int) string {
	day, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return from // a constant of this package, which a test reads
	}
	return day.AddDate(0, 0, days).Format(time.DateOnly)
}
