package web_test

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/markup"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/source"
	"prospectus/generator/theme"
	"prospectus/generator/view"
	"prospectus/themes"
)

// must is for values that the test itself wrote.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func both(zh, en string) i18n.Text { return i18n.Text{"zh": zh, "en": en} }

func money(s string) i18n.Money        { return must(i18n.ParseMoney(s)) }
func area(s string) i18n.Area          { return must(i18n.ParseArea(s)) }
func amount(s string) i18n.Quantity    { return must(i18n.ParseQuantity(s)) }
func percent(s string) i18n.Percent    { return must(i18n.ParsePercent(s)) }
func date(s string) i18n.Date          { return must(i18n.ParseDate(s)) }
func period(s string) i18n.Period      { return must(i18n.ParsePeriod(s)) }
func decimal(s string) i18n.Decimal    { return must(i18n.ParseDecimal(s)) }
func header(id string) model.Header    { return model.Header{ID: id, Updated: date("2026-06-01")} }
func entry(id string) model.Entry      { return model.Entry{ID: id} }
func numbered(id string, n int) string { return fmt.Sprintf("%s-%04d", id, n) }

// catalogue makes a site of n projects in the given languages, with at least
// one of everything that a page can show.
func catalogue(n int, langs ...i18n.Tag) *model.Catalog {
	site := &model.Site{
		Name: both("示例局", "Sample Bureau"), Title: both("投资示例", "Invest in Sample"), Tagline: both("一句话", "One sentence"),
		Place: both("示例市", "Sample"), Languages: langs, BaseURL: "https://sample.example/", Edition: "2026.2",
		Currency: "CNY", Foreign: []string{"USD"}, Invented: true, Mark: both("虚构", "invented"), PageSize: 20,
		Organiser: "bureau-unit", Office: "bureau", Complaint: "complaints", Outbound: both("外部链接由对方负责。", "Others answer for their sites."), Colour: "#1f5673", Accent: "#a8480f",
		Bands: []model.AmountBand{{ID: "small", Below: money("1 亿元")}, {ID: "middle", Least: money("1 亿元"), Below: money("5 亿元")}, {ID: "large", Least: money("5 亿元")}},
	}
	items := map[string][]model.Identified{}
	add := func(kind string, item model.Identified) { items[kind] = append(items[kind], item) }
	for i := range 4 {
		id := numbered("industry", i)
		add("industries", &model.Industry{Entry: entry(id), Name: both("产业"+id, "Industry "+id), Summary: both("说明。", "Summary."), Leading: i == 0, Group: "industry", Terms: both("条件。", "Terms."), Barred: both("不接受。", "Barred.")})
		add("regions", &model.Region{Entry: entry(numbered("region", i)), Name: both("某县", "A county"), Type: "county", Population: amount("30 万人"), Area: area("1200 平方公里"), Note: both("说明", "note")})
		add("firms", &model.Firm{Entry: entry(numbered("firm", i)), Name: both("某公司", "A firm"), Industry: id, Region: numbered("region", i), Products: both("产品", "products"), Capacity: both("10 万吨/年", "100,000 t/a"), Needs: both("需要", "needs"), Offers: both("供应", "offers"), Date: date("2025-12"), Source: both("来源", "source")})
		add("parks", park(i))
		add("chains", chain(i))
	}
	add("units", &model.Unit{Entry: entry("bureau-unit"), Name: both("某局", "A bureau"), Phone: must(i18n.ParsePhone("0000-1234567")), Email: "desk@sample.example", Address: both("某路 1 号", "1 Some Road")})
	add("rates", &model.Rate{Entry: entry("USD"), PerUnit: decimal("7.18"), Date: date("2026-06")})
	add("provinces", &model.Province{Entry: entry("beijing"), Name: both("北京市", "Beijing")})
	add("provinces", &model.Province{Entry: entry("tianjin"), Name: both("天津市", "Tianjin")})
	add("figures", &model.Figure{Entry: entry("gdp"), Group: "city", Label: both("地区生产总值", "GDP"), Money: money("2126.4 亿元"), Scope: both("全市", "City"), Date: date("2025-12-31"), Source: both("统计局", "Statistics"), Preliminary: true, Headline: true})
	for i := range n {
		add("projects", project(i))
	}
	for i := range max(2, n/10) {
		add("policies", policy(i))
	}
	for i := range max(2, n/20) {
		add("briefings", briefing(i))
	}
	add("offices", office())
	add("services", service())
	add("services", &model.Service{Header: titled("complaints", "投诉", "Complaints"), Type: "complaint"})
	add("events", event("past", "2026-04-16/2026-04-18"))
	add("events", event("next", "2026-09-16/2026-09-18"))
	add("pages", page())
	c := model.NewCatalog(site, items)
	c.Releases = releases()
	c.Notices = []model.Notice{{Kind: "projects", ID: "gone", Aliases: []string{"long-gone"}, Withdrawn: date("2026-05-01")}}
	return c
}

func titled(id, zh, en string) model.Header {
	h := header(id)
	h.Title, h.Summary = both(zh, en), both(zh+"的摘要，一两句话。", "A summary of "+en+" in a sentence or two.")
	return h
}

const (
	chinese = "石灰岩开采规模每年 2150 万吨，粉体外销占六成；每吨货值 450 元，短驳 26 元就去掉 5.8%。把同一吨石头多加工一道，运费占比降到 1% 以下，这笔钱才留得下来。"
	english = "Powder leaves the county at RMB 450 a tonne and pays RMB 26 of it for the 48 km to the rail yard before a customer has seen a bag. The same tonne sold as board carries the freight forty times over, which is why the line stands where the stone is."
)

// bodies makes prose of the length that real sheets have.
func bodies(id string) model.Prose {
	prose := func(lang, sentence string, parts int) source.Passage {
		var b strings.Builder
		for i := range parts {
			fmt.Fprintf(&b, "## %s %d\n\n%s**%s** [link](project:project-0001)\n\n", id, i, strings.Repeat(sentence+" ", 2), "100")
		}
		return source.Held(source.NewFile(id+"."+lang+".md", b.String()).All())
	}
	return model.Prose{"zh": prose("zh", chinese, 4), "en": prose("en", english, 4)}
}

func project(i int) *model.Project {
	id := numbered("project", i)
	h := titled(id, "年产十万吨改性粉体生产线"+id, "Coated powder line "+id)
	h.Body = bodies(id)
	k := i % 4
	states := []model.State{model.Open, model.Open, model.Open, model.Reserved, model.Open, model.Closed, model.Open, model.Withdrawn}
	p := &model.Project{
		Header: h, Code: strings.ToUpper(id), Year: 2026, State: states[i%len(states)], Type: "new", Featured: i%9 == 0,
		Industry: numbered("industry", k), GB4754: "C3099", Node: numbered("chain", k) + "/sought", Region: numbered("region", k), Park: numbered("park", k),
		Plots: []string{numbered("park", k) + "/a-01"}, Housing: []string{numbered("park", k) + "/f-01"}, Firms: []string{"firm-0000", "firm-0001", "firm-0002"},
		Owner: "bureau-unit", Planner: "bureau-unit", Office: "bureau", Policies: []string{"policy-0000", "policy-0001"}, Services: []string{"filing"},
		Address:   both("某园区东片 1 号地", "Plot 1, east"),
		Distances: []model.Distance{{ID: "yard", To: "rail-freight", Distance: amount("48 km"), Minutes: 62}, {ID: "port", To: "port", Name: both("码头", "Wharf"), Distance: amount("72 km")}},
		Land:      model.Land{Area: area(fmt.Sprintf("%d 亩", 20+i%300)), FloorArea: area("2.1 万平方米"), Use: "industrial", Tenure: "grant", Years: 50, PlotRatio: decimal("1.2"), Intensity: amount("220 万元/亩"), TaxPerMu: amount("12 万元/亩"), Price: amount("18 万元/亩"), PriceDate: date("2026-06"), Ready: []string{"water", "power", "road"}, Standard: true},
		Utilities: []model.Utility{{ID: "power", State: "have", Capacity: amount("110 kV"), Spare: amount("20 MW"), Price: amount("0.62 元/kWh"), Date: date("2026-06")}, {ID: "steam", State: "planned", Ready: date("2027-06"), Note: both("在建", "being built")}, {ID: "gas", State: "unknown"}},
		SiteFacts: []model.SiteFact{{ID: "soil", Text: both("红黏土", "Red clay"), Source: both("勘察", "survey"), Date: date("2025-03")}, {ID: "groundwater"}},
		Access:    model.ForeignAccess{Status: "open", List: both("2024 年版", "2024 edition")},
		Products:  []model.Product{{ID: "fine", Name: both("细粉", "Fine powder"), Capacity: amount("10 万吨/年"), Volume: amount("9 万吨/年"), Price: amount("1800 元/吨"), Revenue: money("1.62 亿元")}, {ID: "coarse", Name: both("粗粉", "Coarse powder"), Revenue: money("3800 万元")}},
		Phases:    []model.Phase{{ID: "one", Area: area("60 亩"), Amount: money("2 亿元"), Period: period("2026-10/2027-12")}, {ID: "two", Amount: money("1.185 亿元")}},
		Uses:      shares("1.2 亿元", "land", "buildings", "equipment", "installation", "working-capital"), Sources: shares("3 亿元", "own", "loan"),
		Investment: money(fmt.Sprintf("%d 万元", 3000+37*i)), BuildMonths: 16,
		Returns: model.Returns{Basis: "feasibility-study", Date: date("2026-03"), Year: amount("3 年"), Revenue: money("2 亿元"), Cost: money("1.6 亿元"), Profit: money("4000 万元"), ProfitTax: "after-tax", Tax: money("1800 万元"), Payback: amount("7.4 年"), PaybackTax: "after-tax", IncludesBuild: true, IRR: percent("12.6%"), IRRTax: "after-tax", NPV: money("8000 万元"), Discount: percent("8%"), BreakEven: amount("58%"), ROI: percent("12.5%"), Jobs: amount("120 人")},
		Modes:   []model.Mode{"sole", "joint-venture"},
		Preparation: []model.Milestone{
			{ID: "proposal", State: "done", Date: date("2026-01")}, {ID: "feasibility", State: "done", Date: date("2026-03-15")},
			{ID: "environment", State: "under-way", Note: both("公示中", "published")}, {ID: "land-review", State: "not-started"},
		},
		Resources: []model.Resource{{ID: "stone", Name: both("方解石", "Calcite"), Quantity: amount("20 万吨/年"), Class: "measured", Supplier: "firm-0000"}},
		Verified:  date("2026-06-16"), Partner: both("有粉体经验的企业。", "A firm that knows powder."), Risk: both("风险一条。", "One risk."), Unstudied: both("未研究。", "Unstudied."),
	}
	return p
}

func shares(each string, ids ...string) (lines []model.Share) {
	for _, id := range ids {
		lines = append(lines, model.Share{ID: id, Amount: money(each)})
	}
	return lines
}

func park(i int) *model.Park {
	id := numbered("park", i)
	h := titled(id, "示例园区", "Sample Park")
	h.Body = bodies(id)
	p := &model.Park{Header: h, Region: numbered("region", i), Level: "city", Type: "industrial", Area: area("4860 亩"), Free: area("690 亩"), AsOf: date("2026-06-30"), Industries: []string{numbered("industry", i)}, Chains: []string{numbered("chain", i)}, Firms: []string{"firm-0000"}, Office: "bureau", Operator: "bureau-unit",
		Entry:  []model.Condition{{ID: "intensity", Least: amount("220 万元/亩"), Basis: both("某文件", "A document")}},
		Barred: []model.Condition{{ID: "kilns", Text: both("土窑", "Earthen kilns"), Basis: both("某法", "A law")}}}
	p.Plots = []*model.Plot{{Entry: entry("a-01"), Park: id, Name: both("一号地", "Plot 1"), State: model.Open, Area: area("55 亩"), Use: "industrial", Price: amount("18 万元/亩"), Verified: date("2026-06")}}
	p.Buildings = []*model.Building{{Entry: entry("f-01"), Park: id, State: model.Open, Use: "standard-factory", Area: area("9600 平方米"), Height: amount("8 m"), Grid: "8 × 12", Rent: amount("14 元/m²·月"), Dual: true}}
	return p
}

func chain(i int) *model.Chain {
	id := numbered("chain", i)
	c := &model.Chain{Header: titled(id, "示例产业链", "Sample chain"), Industry: numbered("industry", i), LeadUnit: "bureau-unit", Output: money("386.2 亿元"), Date: date("2025-12"), Strategy: both("方向。", "Direction."), Narrow: both("瓶颈。", "Bottleneck."),
		Segments: []model.Segment{{ID: "stone", Name: both("矿石", "Stone"), Band: model.Upstream}, {ID: "board", Name: both("板材", "Board"), Band: model.Downstream}}}
	c.Nodes = []*model.Node{
		{Entry: entry("quarry"), Chain: id, Name: both("开采", "Quarrying"), Segment: "stone", State: model.Strength, Fact: both("事实。", "A fact."), Feeds: []string{"sought"}, Firms: []string{"firm-0001"}},
		{Entry: entry("sought"), Chain: id, Name: both("板材", "Board"), Segment: "board", State: model.Sought, Fact: both("缺口。", "A gap."), Capacity: amount("20 万吨/年")},
	}
	return c
}

func policy(i int) *model.Policy {
	id := numbered("policy", i)
	h := titled(id, "促进产业发展的若干措施"+id, "Measures "+id)
	h.Body = bodies(id)
	return &model.Policy{Header: h, Number: "示政办发〔2025〕15号", Issuer: "bureau-unit", Topic: "industry", Made: date("2025-07-08"), Published: date("2025-07-11"), Effective: date("2025-08-01"), Expires: date([]string{"2028-07-31", "2026-01-31"}[i%2]), Status: model.InForce, Disclosure: model.Voluntary, Office: "bureau",
		Clauses: []model.Clause{{ID: "one", Article: "4", Kind: "loan-interest", Text: both("贴息。", "Interest."), Industries: []string{"industry-0000"}, MinInvestment: money("3000 万元"), Rate: percent("40%"), Cap: money("500 万元"), Years: amount("2 年"), Desk: "bureau-unit"}, {ID: "two", Kind: "training"}}}
}

func briefing(i int) *model.Briefing {
	h := titled(numbered("briefing", i), "招商简报", "Bulletin")
	h.Body = bodies(h.ID)
	return &model.Briefing{Header: h, Type: model.Bulletin, Issue: i + 1, Total: i + 13, Period: period("2026-05/2026-06"), Date: date("2026-07-05"), Issuer: "bureau-unit", Indicators: []model.Measure{model.SignedCount, model.SignedAmount, model.PaidInAmount}, Projects: []string{"project-0000"}}
}

func releases() []model.Release {
	p := period("2026-05/2026-06")
	return []model.Release{
		{Measure: model.SignedCount, Period: p, Count: 9, Value: decimal("9"), Before: decimal("8"), HasPrior: true},
		{Measure: model.SignedAmount, Period: p, Count: 9, Value: decimal("2350000000"), Before: decimal("2500000000"), HasPrior: true},
		{Measure: model.PaidInAmount, Period: p, Count: 2, Withheld: true},
		{Measure: model.SignedCount, Period: p, Industry: "industry-0000", Count: 5, Value: decimal("5")},
	}
}

func office() *model.Office {
	return &model.Office{Header: titled("bureau", "投资促进局", "The bureau"), Type: model.Headquarters, Unit: "bureau-unit", City: both("示例市", "Sample"), Phone: must(i18n.ParsePhone("0000-1234567")), Email: "desk@sample.example", Web: "https://bureau.example/", Hours: both("工作日", "Working days"), Speaks: []string{"zh", "en"}, Answers: amount("2 工作日"), Main: []string{"beijing"}, Industries: []string{"industry-0000"}, Duties: both("职责。", "Duties.")}
}

func service() *model.Service {
	return &model.Service{Header: titled("filing", "项目备案", "Filing"), Type: "facilitation", Unit: "bureau-unit", Office: "bureau", Days: amount("3 工作日"), Fee: both("免费", "free"),
		Steps:     []model.Step{{ID: "accept", Name: both("受理", "Accept"), Days: amount("1 工作日")}, {ID: "decide", Name: both("办结", "Decide"), Days: amount("2 工作日"), After: []string{"accept"}}},
		Documents: []model.Condition{{ID: "form", Label: both("申请表", "Form")}}, Basis: []model.Condition{{ID: "law", Text: both("某条例", "A regulation")}},
		Offer: model.Offer{Limit: money("500 万元"), Rate: percent("3.6%")}}
}

func event(id, days string) *model.Event {
	return &model.Event{Header: titled(id, "洽谈会", "Fair"), Type: "fair", Period: period(days), Starts: "09:00", Ends: "17:00", Timezone: "Asia/Shanghai", Place: both("会展中心", "Expo centre"), Host: "bureau-unit", Office: "bureau", Projects: []string{"project-0000"}, Programme: []model.Session{{ID: "open", Day: date("2026-04-16"), From: "09:00", To: "10:00", Name: both("开幕", "Opening")}}}
}

func page() *model.Page {
	h := titled("about", "关于", "About")
	h.Body = bodies("about")
	h.Photos = []model.Photo{{ID: "cover", File: "cover.svg", Alt: both("图", "Drawing"), Caption: both("流程", "Flow"), Credit: both("本局绘", "The bureau"), Drawing: true}}
	h.Files = []model.Attachment{{ID: "form", File: "form.pdf", Name: both("表格", "Form"), Bytes: 20480, Date: date("2026-05")}}
	h.Aliases = []string{"profile"}
	return &model.Page{Header: h, Type: "about", Menu: true, Offices: []string{"bureau"}, Figures: []string{"gdp"}}
}

// load loads the standard theme; any fault in it fails the test.
func load(t testing.TB, langs ...i18n.Tag) *theme.Theme {
	t.Helper()
	var list diag.List
	th, err := theme.Load(themes.FS, theme.Standard, langs, &list)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list.Sorted() {
		t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	return th
}

// input makes what views are made of; bodies are parsed once.
func input(c *model.Catalog, th *theme.Theme) view.Input {
	var list diag.List
	plan := route.New(c)
	var parsed sync.Map
	return view.Input{
		Catalog: c, Plan: plan, Day: date("2026-06-30"), Words: th.Word, Since: whatIsNew,
		Hash: func(...model.Identified) string { return "a1b2c3d4" },
		Bodies: func(p source.Passage) *markup.Document {
			doc, ok := parsed.Load(p.Sum())
			if !ok {
				body, _ := p.Load()
				doc, _ = parsed.LoadOrStore(p.Sum(), markup.NewReader(model.Singulars()...).Parse(body, &list))
			}
			return doc.(*markup.Document)
		},
		Media: func(kind, id, file string) (markup.Image, bool) {
			return markup.Image{Src: string(plan.Media(kind, id, file)), Width: 800, Height: 450}, true
		},
		Assets: func(name string) route.Path { return plan.Asset(cmp.Or(th.Asset(name), name)) },
	}
}
