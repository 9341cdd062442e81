package corpus

import (
	"fmt"
	"strconv"
)

// tables returns the files under data by name.
func (w *world) tables(projects int) map[string]string {
	return map[string]string{
		"site.toml":       w.siteTable(),
		"industries.toml": w.industryTable(),
		"regions.toml":    w.regionTable(),
		"provinces.toml":  w.provinceTable(),
		"units.toml":      w.unitTable(),
		"figures.toml":    w.figureTable(),
		"rates.toml":      w.rateTable(),
		"firms.toml":      w.firmTable(firmCount(projects)),
		"ledger.csv":      w.ledger(ledgerCount(projects)),
	}
}

// siteTable names the publisher. The site is marked as invented everywhere.
func (w *world) siteTable() string {
	var d document
	d.text(w.tags, "name", join(text{"", " "}, w.city, text{"招商服务中心", "Investor Service Centre"}))
	d.text(w.tags, "title", text{"投资霁川", "Invest in Jichuan"})
	d.text(w.tags, "tagline", text{"一座虚构城市的投资项目", "Projects of an invented city"})
	d.text(w.tags, "place", w.city)
	d.list("languages", w.tags[:]...)
	d.str("base_url", "https://invest.jichuan.example/")
	d.str("edition", "2026.2")
	d.bare("as_of", asOf)
	d.str("timezone", "Asia/Shanghai")
	d.str("currency", "CNY")
	d.list("foreign_currencies", w.rates[0][0])
	d.str("theme", "standard")
	d.num("page_size", 20)
	d.yes("invented", true)
	d.text(w.tags, "mark", text{"虚构数据：城市、企业、项目和数字均不存在", "Invented data: the city, its firms, projects and figures do not exist"})
	d.str("organiser", w.units[0][0])
	d.str("office", w.offices[0][0])
	d.str("complaint", "complaints")
	d.str("colour", "#1f5f8b")
	d.str("accent", "#b5651d")
	for _, b := range w.amountBands {
		d.table("amount_band", b[0])
		d.amountBound("least", b[1])
		d.amountBound("below", b[2])
	}
	return d.String()
}

// amountBound writes one bound of a band; nought is none.
func (d *document) amountBound(key, wan string) {
	if n, err := strconv.Atoi(wan); err == nil && n > 0 {
		d.str(key, money(n))
	}
}

// industryTable writes the industries. More than half of them are leading ones,
// which the home page sets apart.
func (w *world) industryTable() string {
	var d document
	for i, in := range w.industries {
		d.table(in.id)
		d.text(w.tags, "name", in.name)
		d.yes("leading", i < 5)
		d.str("group", in.row[3])
		d.list("gbt4754", in.row[5][:3])
		d.str("colour", in.row[4])
		d.num("order", i+1)
	}
	return d.String()
}

// regionTable writes the counties, with a population and an area each.
func (w *world) regionTable() string {
	var d document
	for i, r := range w.regions {
		v := w.voice("region", i, firmsBefore)
		d.table(r[0])
		d.text(w.tags, "name", rowName(r))
		d.str("type", r[3])
		d.str("population", tenths(180+v.rand.IntN(400))+" 万人")
		d.str("area", quantity(400+v.rand.IntN(2000), "平方公里"))
		d.num("order", i+1)
	}
	return d.String()
}

// provinceTable writes the provincial-level units in their official order.
func (w *world) provinceTable() string {
	var d document
	for _, p := range w.provinces {
		d.table(p[0])
		d.text(w.tags, "name", rowName(p))
	}
	return d.String()
}

// unitTable writes the public bodies that own, lead, issue and serve.
func (w *world) unitTable() string {
	var d document
	for i, u := range w.units {
		d.table(u[0])
		d.text(w.tags, "name", rowName(u))
		d.str("phone", phone(200+i))
		d.str("email", mail(u[0]))
		d.text(w.tags, "duty", rowName(u[2:]))
	}
	return d.String()
}

// figureTable writes figures about the place, each with scope, date and source.
func (w *world) figureTable() string {
	var d document
	for i, f := range w.figures {
		d.table(f[0])
		d.str("group", f[1])
		d.text(w.tags, "label", rowName(f[1:]))
		d.str("value", f[4]+" "+f[5])
		d.text(w.tags, "scope", text{"全市", "Whole city"})
		d.bare("date", "2025-12-31")
		d.text(w.tags, "source", text{"统计快报（示例）", "flash report (sample)"})
		d.num("order", i+1)
	}
	return d.String()
}

// rateTable writes one rate a currency, as an edition has it.
func (w *world) rateTable() string {
	var d document
	for _, r := range w.rates {
		d.table(r[0])
		d.str("per_unit", r[1])
		d.str("date", "2026-06")
		d.text(w.tags, "source", rowName(r[1:]))
	}
	return d.String()
}

// firmTable writes the firms. Each agreed to be named.
func (w *world) firmTable(count int) string {
	var d document
	for i := range count {
		f := w.firm(i)
		v := w.voice("firm-facts", i, 0)
		v.about(f.industry, w.industries[f.industry].nodes[0], w.industries[f.industry].nodes[0])
		n := pick(v.rand, w.industries[f.industry].nodes)
		d.table(f.id)
		d.text(w.tags, "name", f.name)
		d.str("industry", w.industries[f.industry].id)
		d.str("region", w.regions[f.region][0])
		how := v.technique()
		d.text(w.tags, "products", text{how[0] + n.name[0], text{"", n.name[1]}.capital()[1] + " by " + how[1]})
		d.str("output", money(100*(20+v.rand.IntN(3000))))
		d.str("employees", fmt.Sprintf("%d 人", 20+v.rand.IntN(900)))
		d.bare("date", "2025-12-31")
		d.text(w.tags, "source", text{"企业填报（示例）", "reported by the firm (sample)"})
		d.yes("consent", true)
	}
	return d.String()
}
