package view

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
)

// told gathers everything that a page says: its texts, and its fragments as
// they write themselves. Shared parts are told too.
func told(page Page) string {
	var b strings.Builder
	tell(&b, reflect.ValueOf(page))
	return b.String()
}

func tell(b *strings.Builder, v reflect.Value) {
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return
	}
	if s, ok := v.Interface().(*Shared); ok {
		tell(b, reflect.ValueOf(s.data))
		return
	}
	if f, ok := v.Interface().(Fragment); ok && v.Type() != reflect.TypeFor[*Head]() {
		fmt.Fprintln(b, html(f))
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		tell(b, v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			tell(b, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Frame" {
				tell(b, v.Field(i))
			}
		}
	case reflect.String:
		fmt.Fprintln(b, v.String())
	}
}

func quantity(s string) i18n.Quantity { return must(i18n.ParseQuantity(s)) }
func area(s string) i18n.Area         { return must(i18n.ParseArea(s)) }
func percent(s string) i18n.Percent   { return must(i18n.ParsePercent(s)) }

func head1(id string) model.Header {
	return model.Header{ID: id, Title: texts(id+"标题", id+" title"), Summary: texts(id+"摘要", id+" summary"), Updated: date("2026-06-01")}
}

func row(id string) model.Entry { return model.Entry{ID: id} }

// town is a catalogue with one of everything, all of it connected.
func town() *model.Catalog {
	chain := &model.Chain{
		Header: head1("chain"), Industry: "food", LeadUnit: "unit", Office: "desk", Output: money("264.8亿元"), Date: date("2025-12-31"),
		Segments: []model.Segment{{ID: "raw", Name: texts("原料", "Raw"), Band: model.Upstream}, {ID: "meal", Name: texts("成品", "Meals"), Band: model.Downstream}, {ID: "empty", Band: model.Support}},
		Strategy: texts("方向", "Direction"), Narrow: texts("瓶颈", "Narrow"),
	}
	chain.Nodes = []*model.Node{
		{Entry: row("fish"), Chain: "chain", Name: texts("淡水鱼", "Fish"), Segment: "raw", State: model.Strength, Fact: texts("养殖", "Ponds"), Capacity: quantity("5万吨/年"), Feeds: []string{"ready"}, Firms: []string{"firm"}, Parks: []string{"park"}, Policies: []string{"policy"}, Date: date("2025-12-31")},
		{Entry: row("ready"), Chain: "chain", Name: texts("预制菜", "Ready meals"), Segment: "meal", State: model.Sought, Fact: texts("缺", "Gap"), Date: date("2026-03-31")},
	}
	park := &model.Park{
		Header: head1("park"), Region: "lake", Level: "city", Type: "industrial", Founded: date("2008-11"), Area: area("4860亩"), Free: area("690亩"), AsOf: date("2026-06-30"),
		Address: texts("某路", "Some Road"), Industries: []string{"food"}, Chains: []string{"chain"}, Firms: []string{"firm"}, Output: money("94.6亿元"), Office: "desk", Operator: "unit",
		Utilities: []model.Utility{{ID: "power", State: "have", Capacity: quantity("110 kV"), Spare: quantity("41 MW"), Price: quantity("0.62元/kWh"), Source: texts("电网", "Grid"), Date: date("2026-06")}, {ID: "steam", State: "planned", Ready: date("2027-06")}},
		Distances: []model.Distance{{ID: "yard", To: "rail-freight", Distance: quantity("48 km"), Minutes: 62}, {ID: "town", To: "city-centre", Minutes: 8}},
		SiteFacts: []model.SiteFact{{ID: "soil", Text: texts("红黏土", "Clay"), Source: texts("勘察", "Survey"), Date: date("2025-03")}, {ID: "groundwater"}},
		Entry:     []model.Condition{{ID: "intensity", Least: quantity("220万元/亩"), Basis: texts("文件", "Paper")}},
		Barred:    []model.Condition{{ID: "kilns", Text: texts("土窑", "Earthen kilns"), Basis: texts("某法", "A law")}},
		Plots:     []*model.Plot{{Entry: row("a-01"), Park: "park", Name: texts("一号地", "Plot one"), State: model.Open, Area: area("55亩"), Use: "industrial", Tenure: "grant", Standard: true, Years: 50, PlotRatio: must(i18n.ParseDecimal("1.2")), Price: quantity("18万元/亩"), PriceDate: date("2026-06"), Ready: []string{"power"}, Verified: date("2026-05-20")}},
		Buildings: []*model.Building{{Entry: row("f-01"), Park: "park", State: model.Reserved, Use: "cold-store", Built: date("2021"), Area: area("9600平方米"), Free: area("4000平方米"), Storeys: 2, Height: quantity("8 m"), Load: quantity("1.5 t/m²"), Grid: "8 × 12", Rent: quantity("18元/m²·月"), PriceDate: date("2026-06"), Dual: true}},
	}
	c := site(map[string][]model.Identified{
		"projects": {project("alpha", func(p *model.Project) {
			p.Header = head1("alpha")
			p.Code, p.Industry, p.Node, p.Region, p.Park = "X-1", "food", "chain/ready", "lake", "park"
			p.Plots, p.Housing, p.Firms, p.Owner, p.Office = []string{"park/a-01"}, []string{"park/f-01"}, []string{"firm"}, "unit", "desk"
			p.Policies, p.Services, p.Investment, p.Verified = []string{"policy"}, []string{"guide"}, money("3.185亿元"), date("2026-06-16")
			p.Land, p.Modes, p.BuildMonths = model.Land{Area: area("110亩"), Tenure: "standard-land", Years: 50, Price: quantity("18万元/亩"), PriceDate: date("2026-06")}, []model.Mode{"sole", "joint-venture"}, 16
			p.Resources = []model.Resource{{ID: "fish", Name: texts("鱼", "Fish"), Quantity: quantity("2万吨/年"), Class: "measured", Supplier: "firm"}}
			p.Preparation = []model.Milestone{{ID: "feasibility", State: "under-way", Date: date("2026-06"), Note: texts("编制中", "being written")}}
			p.Phases = []model.Phase{{ID: "one", Period: must(i18n.ParsePeriod("2026-10/2027-12")), Amount: money("2亿元")}, {ID: "two", Amount: money("1.185亿元")}}
			p.Access, p.Unstudied, p.Correction = model.ForeignAccess{Status: "open", List: texts("2024年版", "2024 edition")}, texts("未研究", "Unstudied"), texts("更正", "Corrected")
			p.Photos, p.Files = []model.Photo{{File: "a.svg", Alt: texts("图", "Drawing")}}, []model.Attachment{{File: "sheet.pdf", Bytes: 2048, Date: date("2026-05")}}
		}), project("beta", func(p *model.Project) { p.Industry, p.Node, p.State = "food", "chain/ready", model.Reserved }), project("gamma", func(p *model.Project) { p.Industry, p.Node = "food", "chain/ready" })},
		"chains": {chain}, "parks": {park},
		"policies": {&model.Policy{
			Header: head1("policy"), Number: "某政办发〔2025〕15号", Index: "x-1", Issuer: "unit", Topic: "industry", Made: date("2025-07-08"), Published: date("2025-07-11"), Effective: date("2025-08-01"), Expires: date("2028-07-31"), Status: model.InForce, Disclosure: model.Voluntary, Office: "desk", Explains: "https://gov.example/read",
			Review: model.CompetitionCheck{Reviewed: date("2025-06-16"), By: texts("市场局", "Market bureau")},
			Clauses: []model.Clause{
				{ID: "interest", Article: "4", Kind: "loan-interest", Text: texts("贴息", "Interest"), Industries: []string{"food"}, Parks: []string{"park"}, Regions: []string{"lake"}, MinInvestment: money("3000万元"), MaxLand: area("100亩"), Rate: percent("40%"), Cap: money("500万元"), Years: quantity("2年"), Apply: texts("四月", "April"), Desk: "unit"},
				{ID: "training", Kind: "training"},
			},
		}},
		"briefings": {&model.Briefing{Header: head1("bulletin"), Type: model.Bulletin, Issue: 3, Total: 15, Period: must(i18n.ParsePeriod("2026-05/2026-06")), Date: date("2026-07-05"), Issuer: "unit", Firm: "firm", Projects: []string{"alpha"}}},
		"offices": {&model.Office{
			Header: head1("desk"), Type: model.Headquarters, Unit: "unit", City: texts("某市", "Some City"), Phone: must(i18n.ParsePhone("0000-1234567")), Email: "d@x.example", Web: "https://x.example/desk", Hours: texts("工作日", "Weekdays"), Timezone: "Asia/Shanghai",
			Speaks: []string{"zh", "de"}, Answers: quantity("2工作日"), Main: []string{"hebei", "beijing"}, Also: []string{"tianjin"}, Countries: texts("各国和地区", "All countries and regions"), Industries: []string{"food"}, Duties: texts("职责", "Duties"),
		}},
		"services": {&model.Service{
			Header: head1("guide"), Type: "facilitation", Unit: "unit", Office: "desk", Window: texts("A06窗口", "Window A06"), Phone: must(i18n.ParsePhone("0000-7654321")), Email: "s@x.example", Days: quantity("17工作日"), Fee: texts("免费", "free"), Policies: []string{"policy"}, Parks: []string{"park"},
			Steps: []model.Step{{ID: "accept", Name: texts("受理", "Accept"), Days: quantity("1工作日")}, {ID: "decide", Name: texts("办结", "Decide"), Unit: "unit", After: []string{"accept", "none"}}},
			Basis: []model.Condition{{ID: "law", Label: texts("某法", "A law"), Text: texts("第二条", "Article 2"), Date: date("2018-12-29")}},
			Offer: model.Offer{Provider: texts("某行", "A bank"), Limit: money("500万元"), Rate: percent("3.6%"), Term: quantity("3年")},
		}},
		"events": {&model.Event{
			Header: head1("fair"), Type: "fair", Period: must(i18n.ParsePeriod("2026-09-16/2026-09-18")), Starts: "09:00", Ends: "17:00", Timezone: "Asia/Shanghai", Place: texts("会展中心", "Expo"), City: texts("某市", "Some City"), Host: "unit", Office: "desk", Speaks: []string{"zh"}, Booth: texts("A12", "A12"), Register: texts("报名", "Register"), Projects: []string{"alpha"}, Chains: []string{"chain"},
			Programme: []model.Session{{ID: "open", Day: date("2026-09-16"), From: "09:00", To: "10:00", Name: texts("开幕", "Opening"), Place: texts("主台", "Stage")}},
		}},
		"pages":      {&model.Page{Header: head1("about"), Menu: true, Offices: []string{"desk"}, Figures: []string{"gdp"}}},
		"industries": {&model.Industry{Entry: row("food"), Name: texts("食品", "Food"), Summary: texts("说明", "Summary"), Leading: true, Group: "industry", Terms: texts("条件", "Terms"), Barred: texts("不接受", "Not this")}},
		"regions":    {&model.Region{Entry: row("lake"), Name: texts("湖区", "Lake District"), Type: "district", Population: quantity("46.5万人"), Area: area("1238平方公里"), Note: texts("码头", "Wharf")}},
		"provinces":  {&model.Province{Entry: row("beijing"), Name: texts("北京市", "Beijing")}, &model.Province{Entry: row("tianjin"), Name: texts("天津市", "Tianjin")}, &model.Province{Entry: row("hebei"), Name: texts("河北省", "Hebei")}},
		"firms":      {&model.Firm{Entry: row("firm"), Name: texts("某公司", "Some Firm"), Region: "lake", Products: texts("鱼片", "Fillets"), Capacity: texts("5万吨", "50,000 t"), Needs: texts("调料", "Sauce"), Offers: texts("鱼骨", "Bones"), Date: date("2025-12"), Source: texts("企业填报", "Reported by the firm")}},
		"units":      {&model.Unit{Entry: row("unit"), Name: texts("某局", "Some Bureau"), Phone: must(i18n.ParsePhone("0000-1111111")), Email: "u@x.example", Address: texts("某路1号", "1 Road")}},
		"figures":    {&model.Figure{Entry: row("gdp"), Group: "city", Label: texts("生产总值", "GDP"), Money: money("2126.4亿元"), Scope: texts("全市", "Whole city"), Date: date("2025-12-31"), Source: texts("统计局", "Statistics"), Preliminary: true, Headline: true}},
	})
	c.Site.Office = "desk"
	return c
}

func TestWhatPagesSay(t *testing.T) {
	pages := pagesOf(t, town())
	for _, test := range []struct {
		at   route.Path
		want []string
	}{
		{"en/projects/alpha.html", []string{
			"X-1", `<span class="badge state-open">`, "RMB 318.5 million", "110 mu", "7.33 ha", "tenure.standard-land", `<time datetime="2026-06-16">16 June 2026</time>`,
			`<a href="../industries/food.html">Food</a>`, `<a href="../chains/chain.html#node-ready">Ready meals</a>`, `<a href="../plots/park.a-01.html">Plot one</a>`, `<a href="../buildings/park.f-01.html">f-01</a>`,
			"16 months", "50 years", "mode.sole", "land.bidding", "access-status.open", "2024 edition", "Some Firm", "Lake District", "50,000 t", "Bones",
			`<span class="progress progress-under-way">`, "being written", "resource-class.measured", "October 2026", "RMB 318.5 million", "Unstudied",
			`<a href="../policies/policy.html">policy title</a>`, "validity-valid", "31 July 2028", `<a href="../services/guide.html">guide title</a>`, `<a href="gamma.html">Project gamma</a>`,
			"../../media/projects/alpha/a.svg", "../../media/projects/alpha/sheet.pdf", "+86 0000 1234567", "mailto:d@x.example", "../../en/offices/desk.vcf",
		}},
		{"zh/projects/alpha.html", []string{"3.185亿元", "110亩", "7.33公顷", "2026年6月16日", "16个月", "未研究", "0000-1234567"}},
		{"zh/projects/beta.html", []string{"state-note.reserved", "state-reserved"}},
		{"en/chains/chain.html", []string{
			"RMB 26.48 billion", "Narrow", "Direction", "band.upstream", "Raw", `id="node-fish"`, "node-strength", "Ponds", "50,000 t/a", `<a href="#node-ready">Ready meals</a>`,
			`<li><a href="../projects/alpha.html">alpha title</a></li><li><a href="../projects/gamma.html">`, "31 March 2026", `<a href="../parks/park.html">park title</a>`, `<a href="../policies/policy.html">policy title</a>`,
		}},
		{"en/policies/policy.html", []string{
			"某政办发〔2025〕15号", "8 July 2025", "31 July 2028", "disclosure.voluntary", `<a href="https://gov.example/read">`, "Market bureau", "validity.on 30 June 2026",
			"field.industries: ", `<a href="../industries/food.html">Food</a>label.stopfield.parks: `, "clause.least", "100 mu",
			"clause.rate: 40%label.stopclause.cap: RMB 5 millionlabel.stopclause.years: 2 years", "clause.everybody", "clause-kind.training", `<a href="../projects/alpha.html">`, `<a href="../services/guide.html">`,
		}},
		{"en/briefings/bulletin.html", []string{"briefing-type.bulletin", "May", "5 July 2026", "Some Firm", `<a href="../projects/alpha.html">`}},
		{"en/parks/park.html", []string{
			"level.city", "4,860 mu", "690 mu", "label.as-of", "November 2008", "RMB 9.46 billion", `<a href="../regions/lake.html">Lake District</a>`, "110 kV", "41 MW", "readiness.planned", "June 2027",
			"48 km", "distance.minutes", "8 minutes", "Clay", "site.unknown", "RMB 2.2 million/mu", "Earthen kilns", "A law",
			`<a href="../plots/park.a-01.html">Plot one</a>`, "RMB 180,000/mu", `<a href="../buildings/park.f-01.html">f-01</a>`, "building-use.cold-store", "Fillets", "alpha title", `<a href="../chains/chain.html">`,
		}},
		{"en/plots/park.a-01.html", []string{"55 mu", "3.67 ha", "tenure.grant", "tenure.standard-land", "50 years", "1.2", "RMB 180,000/mu", "land.bidding", "ready.power", "20 May 2026", `<a href="../projects/alpha.html">`}},
		{"en/buildings/park.f-01.html", []string{"state-reserved", "4,000 m²", "9,600 m²", "2021", "8 m", "1.5 t/m²", "building.metres", "label.yes", `<a href="../parks/park.html">park title</a>`}},
		{"en/plots/index.html", []string{"Plot one"}},
		{"en/buildings/index.html", []string{"building-use.cold-store"}},
		{"en/offices/desk.html", []string{
			"office-type.headquarters", "Some Bureau", `<a href="https://x.example/desk">x.example/desk</a>`, "Weekdays", "Asia/Shanghai", "tongue.zh and tongue.de", "2 working days", "Beijing, Hebei", "Tianjin", "All countries and regions", "Duties",
			`<a href="../services/guide.html">`, `<a href="../policies/policy.html">`, `<a href="../parks/park.html">`, `<td class="number">1</td>`,
		}},
		{"en/offices/index.html", []string{"desk title", `<th scope="row">Beijing</th><td class="ways"><a href="desk.html">desk title</a></td>`, `<th scope="row">Tianjin</th>`}},
		{"en/services/guide.html", []string{
			"17 working days", "Window A06", "tel:", "mailto:s@x.example", "free", `<span class="step">1</span>Accept`, `id="step.decide"`, "1 working day", "A law", "Article 2", "29 December 2018", "A bank", "RMB 5 million", "3.6%", "3 years",
			`<a href="../policies/policy.html">`, `<a href="../parks/park.html">`,
		}},
		{"en/services/index.html", []string{"service-type.facilitation", "guide title"}},
		{"en/events/fair.html", []string{"event-type.fair", "September 2026", "event.daily", "Expo", "A12", "Register", "Opening", "16 September 2026", "09:00–10:00", "Stage", "fair.ics", `<a href="../../en/projects/alpha.html">`, `<a href="../chains/chain.html">`}},
		{"en/events/index.html", []string{"events.upcoming", "fair title", "../events.ics"}},
		{"en/pages/about.html", []string{"about summary", "GDP", "RMB 212.64 billion", "figure.preliminary", "Whole city", "31 December 2025", "Statistics", "desk title"}},
		{"en/industries/food.html", []string{"Summary", "Terms", "Not this", "alpha title", `<a href="../chains/chain.html">`, `<a href="../parks/park.html">`}},
		{"en/industries/index.html", []string{"industry.leading", "industry-group.industry", "Food"}},
		{"en/regions/lake.html", []string{"Wharf", "465,000 people", "1,238 km²", "region-type.district", "alpha title", `<a href="../parks/park.html">`}},
		{"en/states/reserved.html", []string{"state-note.reserved", "Project beta"}},
		{"en/amounts/large.html", []string{"alpha title"}},
		{"en/index.html", []string{"A line", "GDP", "RMB 212.64 billion", "2025", `<a href="industries/food.html">Food</a>`, "home.open", "home.browse", "tally.projects", "alpha title", `<a href="chains/chain.html">`, "bulletin title", "fair title", "Beijing, Hebei", "field.also: Tianjin", "All countries and regions", "desk.elsewhere", "office.answers", "events.ics"}},
		{"en/site-map.html", []string{"nav.projects", `<a href="industries/food.html">Food</a>`, `<a href="chains/chain.html">`, `<a href="plots/index.html">nav.plots</a>`, `<a href="pages/about.html">`, `<a href="open-data.html">nav.open-data</a>`}},
		{"en/open-data.html", []string{"lead.projects", `<a href="../data/projects.csv">CSV</a>`, `<a href="../data/plots.json">JSON</a>`, "open-data.terms", "schema.json"}},
		{"index.html", []string{"Invest in X", "投资某市", "language.en", "en/index.html"}},
	} {
		page := pages[test.at]
		if page == nil {
			t.Errorf("no page at %s", test.at)
			continue
		}
		said := told(page)
		for _, want := range test.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", test.at, want)
			}
		}
		if t.Failed() && testing.Verbose() {
			t.Logf("%s says\n%s", test.at, said)
		}
	}
}

// What is not in the catalogue leaves no trace: an audience that may not see a
// record sees no reference to it.
func TestReferencesOutOfTheCatalogueVanish(t *testing.T) {
	c := town()
	c.Policies = model.NewSet[*model.Policy](nil)
	c.Firms = model.NewSet[*model.Firm](nil)
	c.Offices = model.NewSet[*model.Office](nil)
	c.Units = model.NewSet[*model.Unit](nil)
	c.Regions = model.NewSet[*model.Region](nil)
	for at, page := range pagesOf(t, c) {
		said := told(page)
		for _, gone := range []string{"policy title", "policies/policy", "Some Firm", "某公司", "desk title", "offices/desk", "Some Bureau", "某局 ", "Lake District", "regions/lake"} {
			if strings.Contains(said, gone) {
				t.Errorf("%s still says %q", at, gone)
			}
		}
	}
}

// The same facts stand on both sides of a translation.
func TestLanguagesAgreeOnFigures(t *testing.T) {
	pages := pagesOf(t, town())
	zh, en := pages["zh/projects/alpha.html"].(*Project), pages["en/projects/alpha.html"].(*Project)
	if len(zh.Panel) != len(en.Panel) || len(zh.Facts) != len(en.Facts) || len(zh.Phases.Rows) != len(en.Phases.Rows) {
		t.Fatal("one language says more than the other")
	}
	read := func(c Cell) i18n.Money { return must(i18n.ParseMoney(c.Text())) }
	if a, b := read(zh.Panel[0].Value), read(en.Panel[0].Value); a != b {
		t.Errorf("investment %v and %v", a, b)
	}
	for i, row := range zh.Phases.Foot[0].Cells {
		if i > 0 && len(row) > 0 && read(row) != read(en.Phases.Foot[0].Cells[i]) {
			t.Errorf("sums %s and %s", row.Text(), en.Phases.Foot[0].Cells[i].Text())
		}
	}
}
