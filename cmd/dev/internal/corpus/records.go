package corpus

import (
	"fmt"
	"slices"
)

// anywhere fixes a park and an industry with two of its nodes at random.
func (v *voice) anywhere() (p park, industry int) {
	p, industry = pick(v.rand, v.parks), v.rand.IntN(len(v.industries))
	nodes := some(v.rand, v.industries[industry].nodes, 2)
	v.about(industry, nodes[0], nodes[1])
	v.at(p)
	return p, industry
}

// park makes a park.
func (w *world) park(i int) record {
	v := w.voice("park", i, firmsBefore)
	_, industry := v.anywhere()
	p := w.parks[i]
	v.at(p)
	r := record{kind: "parks", file: "park.toml", id: p.row[0]}
	v.parkFacts(&r.facts, p, industry)
	for _, plot := range p.plots {
		v.plotFacts(&r.facts, plot, p)
	}
	for k := range 2 + v.rand.IntN(3) {
		v.building(&r.facts, k+1)
	}
	said := v.paragraph("park", 6)
	r.front = []frontText{{"title", rowName(p.row)}, {"summary", said[0]}}
	r.body = v.underHeading("park", said[1:])
	return r
}

// parkFacts writes what a park has as a whole.
func (v *voice) parkFacts(d *document, p park, industry int) {
	free := 0
	for _, plot := range p.plots {
		free += plot.area
	}
	d.str("region", p.row[3])
	d.str("level", p.row[4])
	d.str("type", p.row[5])
	d.str("founded", fmt.Sprint(1998+v.rand.IntN(24)))
	d.str("area", quantity(free*(3+v.rand.IntN(5)), "亩"))
	d.str("free", quantity(free, "亩"))
	d.bare("as_of", asOf)
	d.list("industries", v.industries[industry].id)
	d.list("chains", v.industries[industry].id)
	d.list("firms", v.someFirms(4)...)
	d.str("office", v.offices[0][0])
	d.str("operator", v.units[0][0])
	for _, u := range supplies() {
		d.table("utility", u.id)
		d.str("state", "have")
		d.str("capacity", quantity(u.capacity*(20+v.rand.IntN(60)), u.unit))
		d.str("spare", quantity(u.capacity*(4+v.rand.IntN(15)), u.unit))
		d.str("price", tenths(u.price+v.rand.IntN(6))+" "+u.priceUnit)
	}
	for _, to := range []string{"airport", "railway-station", "motorway", "port"} {
		d.table("distance", to)
		d.str("to", to)
		d.text(v.tags, "name", v.place())
		d.str("distance", quantity(2+v.rand.IntN(80), "km"))
	}
}

// plotFacts writes one plot.
func (v *voice) plotFacts(d *document, p plot, in park) {
	d.table("plot", p.id)
	place := v.place()
	d.text(v.tags, "name", text{place[0] + "地块", place[1] + " plot"})
	d.str("state", "open")
	d.str("area", quantity(p.area, "亩"))
	d.str("use", in.row[5])
	d.str("tenure", "standard-land")
	d.num("years", 50)
	d.yes("standard", true)
	d.str("plot_ratio", tenths(8+v.rand.IntN(10)))
	d.str("intensity", quantity(150+10*v.rand.IntN(20), "万元/亩"))
	d.str("price", quantity(12+v.rand.IntN(18), "万元/亩"))
	d.str("price_date", "2026-03")
	d.list("ready", "road", "water", "power", "sewage", "levelled")
	d.bare("verified", date(asOf, -v.rand.IntN(90)))
}

// building writes one building.
func (v *voice) building(d *document, number int) {
	area := 100 * (20 + v.rand.IntN(180))
	d.table("building", fmt.Sprintf("hall-%d", number))
	d.text(v.tags, "name", text{fmt.Sprintf("%d号厂房", number), fmt.Sprintf("Hall %d", number)})
	d.str("state", "open")
	d.str("use", pick(v.rand, []string{"standard-factory", "warehouse", "heavy-factory"}))
	d.str("tenure", "standard-building")
	d.str("built", fmt.Sprint(2012+v.rand.IntN(13)))
	d.str("area", quantity(area, "平方米"))
	d.str("free", quantity(area*(30+v.rand.IntN(70))/100, "平方米"))
	d.num("storeys", 1+v.rand.IntN(4))
	d.str("clear_height", quantity(6+v.rand.IntN(7), "m"))
	d.str("floor_load", tenths(10+v.rand.IntN(25))+" t/m²")
	d.str("rent", quantity(9+v.rand.IntN(14), "元/m²·月"))
	d.str("price_date", "2026-03")
	d.bare("verified", date(asOf, -v.rand.IntN(90)))
}

// chain makes the chain of an industry.
func (w *world) chain(i int) record {
	in := w.industries[i]
	v := w.voice("chain", i, firmsBefore)
	ends := some(v.rand, in.nodes, 2)
	v.about(i, ends[0], ends[1])
	r := record{kind: "chains", file: "chain.toml", id: in.id}
	d := &r.facts
	d.str("industry", in.id)
	d.str("lead_unit", pick(v.rand, v.units)[0])
	d.str("office", pick(v.rand, v.offices)[0])
	d.str("output", money(10000*(40+v.rand.IntN(400))))
	d.str("date", "2025-12")
	for _, b := range v.bands {
		d.table("segment", b[0])
		d.text(v.tags, "name", rowName(b))
		d.str("band", b[0])
	}
	for k, n := range in.nodes {
		v.fixed["node"] = n.name
		v.nodeFacts(d, in, k)
	}
	name := text{in.name[0] + "产业链", in.name[1]}
	r.front = []frontText{{"title", name}, {"summary", v.one("chain")}, {"strategy", v.one("strategy")}, {"bottleneck", v.one("bottleneck")}}
	r.body = v.underHeading("chain", v.paragraph("chain", 3))
	return r
}

// nodeFacts writes one node. Those of one band supply those of the next, save
// the last band, which supplies none.
func (v *voice) nodeFacts(d *document, in industry, k int) {
	perBand := len(in.nodes) / len(v.bands)
	band := k / perBand
	d.table("node", in.nodes[k].id)
	d.text(v.tags, "name", in.nodes[k].name.capital())
	d.str("segment", v.bands[band][0])
	state := pick(v.rand, []string{"strength", "present", "present", "sought"})
	d.str("state", state)
	d.text(v.tags, "fact", v.one("node-fact"))
	if state != "sought" {
		d.str("capacity", quantity(1000*(1+v.rand.IntN(90)), measures()[in.nodes[k].unit].toml+"/年"))
		d.list("firms", v.someFirms(3)...)
	}
	parks := some(v.rand, ids(v.parkRows), 2)
	slices.Sort(parks)
	d.list("parks", parks...)
	if band < len(v.bands)-2 {
		d.list("feeds", in.nodes[k+perBand].id)
	}
	d.bare("date", date(asOf, -v.rand.IntN(180)))
}
