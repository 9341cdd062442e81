package lint_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/lint"
	"prospectus/generator/model"
)

// sheet is a project with facts and prose; prose in a language that has none is
// left out. Prose is the body, or front matter and body.
func sheet(facts, zh, en string) map[string]string {
	files := map[string]string{"content/projects/p/project.toml": project + facts}
	for lang, text := range map[string]string{"zh": zh, "en": en} {
		if text == "" {
			continue
		}
		if !strings.HasPrefix(text, "+++") {
			text = "+++\ntitle = \"T\"\n+++\n" + text
		}
		files["content/projects/p/"+lang+".md"] = text + "\n"
	}
	return files
}

// prose is a project of 1 亿元 with a Chinese text.
func prose(zh string) map[string]string { return sheet("investment = \"1 亿元\"\n", zh, "") }

// policy is a policy with facts and a Chinese text.
func policy(facts, title, body string) map[string]string {
	return map[string]string{
		"content/policies/q/policy.toml": facts,
		"content/policies/q/zh.md":       "+++\ntitle = \"" + title + "\"\n+++\n" + body + "\n",
	}
}

func park(facts string) map[string]string {
	return map[string]string{"content/parks/k/park.toml": "region = \"north\"\n" + facts}
}

func title(zh, rest string) string { return "+++\ntitle = \"" + zh + "\"\n+++\n" + rest }

// clause is a policy with a clause of the given conditions and words.
func clause(conditions, words string) map[string]string {
	return policy(dated+"[clause.a]\ntext = { zh = \""+words+"\" }\n"+conditions+"\n", "办法", "正文")
}

// dated is the least that a policy needs to be above reproach.
const dated = "made = 2026-01-05\npublished = 2026-01-08\neffective = 2026-02-01\nexpires = 2029-01-31\nstatus = \"in-force\"\ndisclosure = \"voluntary\"\n"

// A pair is a site in which a rule fires and one, as near to it as can be, in
// which it stays silent.
type pair [2]map[string]string

// cases give for every rule its pair.
func cases() map[string]pair {
	all := map[string]pair{}
	for _, some := range []map[string]pair{factCases(), dateCases(), figureCases(), policyCases(), wordCases()} {
		maps.Copy(all, some)
	}
	return all
}

// invested is the least that a project says.
const invested = "investment = \"1 亿元\"\n"

// ledger is a site with one row in its ledger.
func ledger(investment, june, july string) map[string]string {
	return map[string]string{"data/ledger.csv": "id,name,industry,region,office,investment,signed,2026-05,2026-06\nld-1,甲项目,food,north,," + investment + ",2026-04-01," + june + "," + july + "\n"}
}

// shareOf is a table in which the towns' people are a share of all.
func shareOf(share string) map[string]string {
	return map[string]string{"data/figures.toml": "[people]\nlabel = { zh = \"人口\" }\nvalue = \"341.6 万人\"\n[urban]\nlabel = { zh = \"城镇人口\" }\nvalue = \"200.5 万人\"\n[rate]\nlabel = { zh = \"城镇化率\" }\nshare = \"" + share + "\"\npart = \"urban\"\nwhole = \"people\"\n"}
}

func factCases() map[string]pair {
	return map[string]pair{
		"ledger-paid-in":         {ledger("100 万元", "80", "40"), ledger("100 万元", "80", "30")},
		"ledger-below-zero":      {ledger("100 万元", "20", "-30"), ledger("100 万元", "30", "-30")},
		"figure-share":           {shareOf("57.8%"), shareOf("58.7%")},
		"uses-sum":               {sheet(invested+"[use.a]\namount = \"6000 万元\"\n[use.b]\namount = \"3000 万元\"\n", "", ""), sheet(invested+"[use.a]\namount = \"6000 万元\"\n[use.b]\namount = \"4000 万元\"\n", "", "")},
		"sources-sum":            {sheet(invested+"[source.a]\namount = \"1.2 亿元\"\n[source.b]\namount = \"面议\"\n", "", ""), sheet(invested+"[source.a]\namount = \"8000 万元\"\n[source.b]\namount = \"面议\"\n", "", "")},
		"phases-amount":          {sheet(invested+"[phase.a]\namount = \"1.5 亿元\"\n", "", ""), sheet("investment = \"约1亿元\"\n[phase.a]\namount = \"1.5 亿元\"\n", "", "")},
		"phases-area":            {sheet(invested+"[land]\narea = \"8 公顷\"\n[phase.a]\narea = \"130 亩\"\n", "", ""), sheet(invested+"[land]\narea = \"8 公顷\"\n[phase.a]\narea = \"120 亩\"\n", "", "")},
		"wanted-over-investment": {sheet(invested+"wanted = \"1.1 亿元\"\n", "", ""), sheet(invested+"wanted = \"1 亿元\"\n", "", "")},
		"product-revenue": {
			sheet(invested+"[product.a]\nvolume = \"100 吨/年\"\nprice = \"2 万元/吨\"\nrevenue = \"300 万元\"\n", "", ""),
			sheet(invested+"[product.a]\nvolume = \"100 吨/年\"\nprice = \"2 万元/台\"\nrevenue = \"300 万元\"\n", "", "")},
		"revenue-sum": {
			sheet(invested+"[product.a]\nrevenue = \"300 万元\"\n[returns]\nrevenue = \"400 万元\"\n", "", ""),
			sheet(invested+"[product.a]\nrevenue = \"300 万元\"\n[product.b]\ncapacity = \"5 吨/年\"\n[returns]\nrevenue = \"400 万元\"\n", "", "")},
		"profit-over-margin": {sheet(invested+"[returns]\nrevenue = \"9 亿元\"\ncost = \"8 亿元\"\nprofit = \"1.5 亿元\"\n", "", ""), sheet(invested+"[returns]\nrevenue = \"9 亿元\"\ncost = \"8 亿元\"\nprofit = \"7500 万元\"\n", "", "")},
		"roi":                {sheet(invested+"[returns]\nprofit = \"1300 万元\"\nroi = \"14%\"\n", "", ""), sheet(invested+"[returns]\nprofit = \"1300 万元\"\nroi = \"13.0%\"\n", "", "")},
		"payback-short":      {sheet(invested+"[returns]\nprofit = \"2000 万元\"\npayback = \"4.8 年\"\n", "", ""), sheet(invested+"[returns]\nprofit = \"2000 万元\"\npayback = \"4.9 年\"\n", "", "")},
		"payback-long": {
			sheet(invested+"build_months = 12\n[returns]\nprofit = \"2000 万元\"\npayback = \"6.5 年\"\n", "", ""),
			sheet(invested+"build_months = 12\n[returns]\nprofit = \"2000 万元\"\npayback = \"6.5 年\"\npayback_includes_build = true\n", "", "")},
		"intensity":       {sheet(invested+"[land]\narea = \"50 亩\"\nintensity = \"201 万元/亩\"\n", "", ""), sheet(invested+"[land]\narea = \"50 亩\"\nintensity = \"200 万元/亩\"\n", "", "")},
		"tax-per-mu":      {sheet(invested+"[land]\narea = \"50 亩\"\ntax_per_mu = \"11 万元/亩\"\n[returns]\ntax = \"500 万元\"\n", "", ""), sheet(invested+"[land]\narea = \"50 亩\"\ntax_per_mu = \"10 万元/亩\"\n[returns]\ntax = \"500 万元\"\n", "", "")},
		"plot-over-park":  {park("area = \"100 亩\"\n[plot.a]\nstate = \"reserved\"\narea = \"10 公顷\"\n"), park("area = \"100 亩\"\n[plot.a]\nstate = \"reserved\"\narea = \"100 亩\"\n")},
		"free-over-area":  {park("[building.a]\nstate = \"open\"\narea = \"5000 平方米\"\nfree = \"5001 平方米\"\n"), park("[building.a]\nstate = \"open\"\narea = \"5000 平方米\"\nfree = \"5000 平方米\"\n")},
		"plots-over-free": {park("area = \"900 亩\"\nfree = \"100 亩\"\n[plot.a]\nstate = \"open\"\narea = \"60 亩\"\n[plot.b]\nstate = \"open\"\narea = \"50 亩\"\n"), park("area = \"900 亩\"\nfree = \"100 亩\"\n[plot.a]\nstate = \"open\"\narea = \"60 亩\"\n[plot.b]\nstate = \"reserved\"\narea = \"50 亩\"\n")},
		"price-undated":   {sheet(invested+"[land]\nprice = \"18 万元/亩\"\n", "", ""), sheet(invested+"[land]\nprice = \"18 万元/亩\"\nprice_date = 2026-05-31\n", "", "")},
	}
}

func dateCases() map[string]pair {
	return map[string]pair{
		"phases-order":      {sheet(invested+"[phase.a]\nperiod = \"2027-03/2028-02\"\n[phase.b]\nperiod = \"2027-01/2027-12\"\n", "", ""), sheet(invested+"[phase.a]\nperiod = \"2027-03/2028-02\"\n[phase.b]\nperiod = \"2027-03/2027-12\"\n", "", "")},
		"date-in-future":    {sheet(invested+"updated = 2026-07-01\n", "", ""), sheet(invested+"updated = \"2026-06\"\n", "", "")},
		"verified-long-ago": {sheet(invested+"verified = 2025-12-31\n", "", ""), sheet(invested+"verified = 2026-01-01\n", "", "")},
		"verify-by-passed":  {sheet(invested+"verify_by = 2026-06-29\n", "", ""), sheet(invested+"verify_by = 2026-06-30\n", "", "")},
		"stale-text":        {briefing("2012中国投资合作洽谈会签约", "2022-12-04"), briefing("2012年以来的回顾：2022年", "2022-12-04")},
		"year-lost":         {prose("凡在年6月30日前完成。"), prose("凡在2026年6月30日前完成，每年6月30日清点。")},
	}
}

func figureCases() map[string]pair {
	return map[string]pair{
		"figure-tenfold":      {sheet("investment = \"107.5 亿元\"\n", "总投资 1075 亿元。", ""), sheet("investment = \"107.5 亿元\"\n", "总投资 107.5 亿元，全市产值 1080 亿元。", "")},
		"trend-sign":          {prose("产量由12万吨增至10万吨。"), prose("产量从2020年的12万吨增至14万吨，工期由3年缩短到2年，排名由12位上升到8位。")},
		"trend-minus":         {prose("外贸同比增长 -3.2%。"), prose("外贸同比下降 3.2%，温度升至 -3%。")},
		"title-tenfold":       {prose(title("甲类产业 268 亿元", "产业总规模 26.8 亿元。")), prose(title("甲类产业 268 亿元", "产业总规模 268 亿元，出口 26.8 亿元。"))},
		"figure-differs":      {prose("总投资 1.2 亿元。"), prose("总投资约 1.2 亿元；同类项目的设备投资 0.7 亿元。")},
		"share-wrong":         {prose("产值 56.21 亿元，其中轴承 35.9 亿元，占比 63.88%。"), prose("产值 56.21 亿元，其中轴承 35.9 亿元，占比 63.87%。")},
		"conversion-wrong":    {sheet(invested, "", "It costs RMB 385 million (USD 63.6 million at 7.18, 2026-06)."), sheet(invested, "", "It costs RMB 385 million (about USD 53.6 million at 7.18, 2026-06).")},
		"average-implausible": {prose("签约 600 个项目，总投资 3900 亿元；本月 46 个项目，总投资 4660 万元。"), prose("签约 600 个项目，总投资 3900 亿元；本月 46 个项目，总投资 46.6 亿元。")},
		"full-stop-for-point": {prose("成本122。8万元。"), prose("产能调至2025。3月开工。编号122。8月验收。")},
		"languages-scale":     {sheet(invested, "出口 3.25 亿元。", "Exports of RMB 3.25 billion."), sheet(invested, "出口 3.25 亿元。", "Exports of RMB 325 million.")},
		"languages-differ":    {sheet(invested, "出口 3.2 亿元，用地 30 亩。", "Exports of RMB 370 million on 30 mu."), sheet(invested, "出口 3.2 亿元，用地 30 亩。", "Exports of RMB 320 million on 2 ha.")},
		"amount-in-two-parts": {sheet(invested, "", "It took 31 billion 883 million yuan."), sheet(invested, "", "It took RMB 31.883 billion, 883 million more.")},
		"translation-missing": {sheet(invested+"address = { zh = \"北路1号\" }\n", "原文。", "Text."), sheet(invested+"address = { zh = \"北路1号\", en = \"1 North Road\" }\n", "原文。", "Text.")},
		"translation-stale":   {translated("原文。", "原文改了。"), translated("原文。", "\r\n原文。  \r\n\r\n")},
		"worth-of":            {sheet(invested, "", "Machines worth of 100 million yuan."), sheet(invested, "", "Machines worth 100 million yuan.")},
		"glossary-avoid":      {sheet(invested, "", "The bureau offers an escort service."), sheet(invested, "", "The bureau offers a project facilitation service.")},
	}
}

// translated is a project whose English was checked against one Chinese text and
// that has another one now.
func translated(checked, zh string) map[string]string {
	hash := model.WordsHash(model.Words{"title": "T", model.BodyPath: checked})
	return sheet(invested+"[translation.en]\nchecked = 2026-06-01\nhash = \""+hash+"\"\n", zh, "Text.")
}

func policyCases() map[string]pair {
	return map[string]pair{
		"policy-published-before-made": {policy(strings.Replace(dated, "published = 2026-01-08", "published = 2026-01-04", 1), "办法", "正文"), policy(dated, "办法", "正文")},
		"policy-expires-before-effect": {policy(strings.Replace(dated, "2029-01-31", "2026-01-31", 1), "办法", "正文"), policy(dated, "办法", "正文")},
		"policy-expired":               {policy(strings.Replace(dated, "2029-01-31", "2026-06-29", 1), "办法", "正文"), policy(strings.Replace(strings.Replace(dated, "2029-01-31", "2026-06-29", 1), "in-force", "repealed", 1), "办法", "正文")},
		"policy-repealed":              {policy("repealed = 2026-06-30\n"+dated, "办法", "正文"), policy("repealed = 2026-10-01\n"+dated, "办法", "正文")},
		"policy-repealed-before-made":  {policy("repealed = 2026-01-04\n"+strings.Replace(dated, "in-force", "repealed", 1), "办法", "正文"), policy(strings.Replace(dated, "in-force", "repealed", 1), "办法", "正文")},
		"policy-stale-by-title":        {policy(strings.Replace(dated, "expires = 2029-01-31\n", "", 1), "2023年驻点招商工作方案", "正文"), policy(strings.Replace(dated, "expires = 2029-01-31\n", "", 1), "2026年驻点招商工作方案", "正文")},
		"policy-trial-open":            {policy("trial = true\n"+strings.Replace(dated, "expires = 2029-01-31\n", "", 1), "办法（试行）", "正文"), policy("trial = true\n"+dated, "办法（试行）", "正文")},
		"policy-trial-unmarked":        {policy(dated, "管理暂行办法", "正文"), policy("trial = true\n"+dated, "管理暂行办法", "正文")},
		"policy-without-made":          {policy(strings.Replace(dated, "made = 2026-01-05\n", "", 1), "办法", "正文"), policy(dated, "办法", "正文")},
		"policy-expiring":              {policy(strings.Replace(dated, "2029-01-31", "2026-09-28", 1), "办法", "正文"), policy(strings.Replace(dated, "2029-01-31", "2026-09-29", 1), "办法", "正文")},
		"policy-not-for-publication":   {policy(dated, "办法", "（此件依申请公开）"), policy(strings.Replace(dated, "voluntary", "on-request", 1), "办法", "（此件依申请公开）")},
		"document-number":              {policy("number = \"星政办发（2025）4号\"\n"+dated, "办法", "正文"), policy("number = \"星政办发〔2025〕4号\"\n"+dated, "办法", "另见第12号公告（2025）和2025年第4号")},
		"document-number-year":         {policy("number = \"桐办发〔〕90号\"\n"+dated, "办法", "正文"), policy("number = \"桐办发〔2019〕90号\"\n"+dated, "办法", "正文")},
		"clause-threshold":             {clause("min_investment = \"1 亿元\"", "固定资产投资5000万元以上的项目"), clause("investment_basis = \"fixed-assets\"\nmin_investment = \"5000 万元\"", "固定资产投资5000万元以上的项目，投资1亿元以上的加倍")},
		"clause-threshold-bound":       {clause("min_investment = \"5000 万元\"", "总投资超过5000万元的项目"), clause("min_investment = \"5000 万元\"\nexclusive = [\"min_investment\"]", "总投资超过5000万元的项目")},
		"clause-threshold-basis":       {clause("min_investment = \"5000 万元\"", "固定资产投资不低于5000万元的项目"), clause("min_investment = \"5000 万元\"", "投资不低于5000万元的项目")},
		"clause-threshold-unstated":    {clause("cap = \"300 万元\"", "总投资5000万元以上的项目"), clause("cap = \"300 万元\"", "按设备投资的 20% 补助，设备投资不超过300万元，每户不超过500万元，产值不低于5000万元")},
		"fair-competition":             {policy(dated, "办法", "对落户企业实行税收返还。"), policy("fair_competition = { reviewed = 2026-01-02 }\n"+dated, "办法", "对落户企业实行税收返还。")},
	}
}

func wordCases() map[string]pair {
	return map[string]pair{
		"number-lost":      {prose("引进世界强和行业强。"), prose("引进世界500强，做大行业强县。")},
		"run-on-sections":  {prose("完善手续。五、健全机构。"), prose("完善手续。\n\n五、健全机构。九、十月再办。")},
		"repeated-passage": {prose("检测农药残留、重金属和营养成分，出具可在全省互认的报告书。检测农药残留、重金属和营养成分，出具可在全省互认的报告书。"), prose("检测农药残留。检测农药残留。")},
		"half-masked":      {prose("XX市印发六政〔2017〕38号。"), prose("六安市印发六政〔2017〕38号。")},
		"guarantee":        {prose("本项目零风险。"), prose("不作零风险的承诺。")},
		"superlative":      {prose("全国第一的产区。"), prose("据国家林草局2024年公布，全国第一的产区。第一条、第一期、唯一标识。")},
		"old-term":         {prose("资源量333+334。"), prose("推断资源量120万吨。")},
		"countries":        {office("日本、韩国、香港", "Japan"), office("日本、韩国、中国香港", "Japan, Korea; Hong Kong, China")},
		"province-twice":   {offices("hunan", "hunan"), offices("hunan", "")},
		"map-unapproved":   {picture("园区区位图", ""), picture("园区区位图", "approval = \"审图号：湘S（2026）001号\"\n")},
		"map-exempt-without-reason": {
			picture("交通图", "exempt = \"simple\"\n"), picture("交通图", "exempt = \"simple\"\nexempt_reason = \"公路部门公开的简单交通示意图\"\n"),
		},
	}
}

// picture is a project with one picture, of which its words say what it shows.
func picture(zh, facts string) map[string]string {
	files := sheet(invested+"[photo.m]\nfile = \"m.svg\"\nalt = { zh = \""+zh+"\" }\n"+facts, "", "")
	files["content/projects/p/m.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
	return files
}

func briefing(zh, date string) map[string]string {
	return map[string]string{"content/briefings/b/briefing.toml": "type = \"news\"\ndate = " + date + "\n", "content/briefings/b/zh.md": title(zh, "正文")}
}

// report is a briefing with a Chinese text.
func report(zh string) map[string]string {
	files := briefing("通报", "2026-06-30")
	files["content/briefings/b/zh.md"] = title("通报", zh)
	return files
}

func office(zh, en string) map[string]string {
	return map[string]string{"content/offices/o/office.toml": "type = \"foreign-desk\"\ncountries = { zh = \"" + zh + "\", en = \"" + en + "\" }\n"}
}

func offices(first, second string) map[string]string {
	one := func(main string) string {
		if main == "" {
			return "type = \"stationed\"\n"
		}
		return "type = \"stationed\"\nmain = [\"" + main + "\"]\n"
	}
	return map[string]string{"content/offices/o/office.toml": one(first), "content/offices/r/office.toml": one(second)}
}

// TestEveryRuleFiresAndStaysSilent holds each rule against its two sites, and
// fails for a rule that has none.
func TestEveryRuleFiresAndStaysSilent(t *testing.T) {
	all := cases()
	seen := map[string]bool{}
	for _, r := range lint.Rules() {
		if seen[r.Code] {
			t.Errorf("%s is listed twice", r.Code)
		}
		seen[r.Code] = true
		if len(r.Source) < 2 || r.Says["zh"] == "" || r.Says["en"] == "" || r.Hint["zh"] == "" || r.Hint["en"] == "" {
			t.Errorf("%s does not say everything in both languages", r.Code)
		}
		c, ok := all[r.Code]
		if !ok {
			t.Errorf("%s has no case", r.Code)
			continue
		}
		if found, list := check(t, site(c[0])); !mentions(found, r.Code) {
			t.Errorf("%s does not fire: %s", r.Code, say(list))
		}
		if found, list := check(t, site(c[1])); mentions(found, r.Code) {
			t.Errorf("%s fires in vain: %s", r.Code, say(list))
		}
	}
	for _, code := range slices.Sorted(maps.Keys(all)) {
		if !seen[code] {
			t.Errorf("a case names %s, which is no rule", code)
		}
	}
}

func mentions(found []string, code string) bool {
	return slices.ContainsFunc(found, func(s string) bool { return strings.HasSuffix(s, " "+code) })
}

// TestRepealStandsForItself: a repeal without a date, or by its date and its
// status alike, is nobody's fault; a repeal to come is listed as what expires.
func TestRepealStandsForItself(t *testing.T) {
	repealed := strings.Replace(dated, "in-force", "repealed", 1)
	for name, c := range map[string]struct{ facts, want string }{
		"without a date":        {repealed, ""},
		"with its date":         {"repealed = 2026-06-01\n" + repealed, ""},
		"amended, and repealed": {"repealed = 2026-06-01\n" + strings.Replace(dated, "in-force", "amended", 1), "policy-repealed"},
		"to come":               {"repealed = 2026-07-15\n" + dated, "policy-expiring"},
		"to come, stated early": {"repealed = 2026-10-15\n" + repealed, ""},
		"after it expired":      {"repealed = 2026-08-01\n" + strings.Replace(dated, "2029-01-31", "2026-06-01", 1), "policy-expired"},
	} {
		var codes []string
		_, list := check(t, site(policy(c.facts, "办法", "正文")))
		for _, d := range list {
			codes = append(codes, d.Rule.Code)
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
