package lint_test

import "testing"

// TestPublishedFaults is the list of faults that were found in published sheets
// and plans, each by name, with what must be said of it; an empty code is a
// figure that is right and must pass.
func TestPublishedFaults(t *testing.T) {
	returns := func(investment, profit, payback string) map[string]string {
		return sheet("investment = \""+investment+"\"\n[returns]\nprofit = \""+profit+"\"\npayback = \""+payback+"\"\n", "", "")
	}
	undated := "status = \"in-force\"\ndisclosure = \"voluntary\"\npublished = 2023-04-12\nnumber = \"博市政办发〔2023〕19号\"\nindex = \"bszb/2023-00023\"\n"
	for _, c := range []struct {
		name string
		site map[string]string
		code string
	}{
		{"a headline of 1075亿元 over a text of 107.5亿元", prose(title("1075亿元新能源基地", "项目群投资 107.5 亿元。")), "title-tenfold"},
		{"the same against the field", sheet("investment = \"107.5 亿元\"\n", title("1075亿元新能源基地", ""), ""), "figure-tenfold"},
		{"46 projects worth 46.6 million yuan beside 600 worth 390 billion", sheet("investment = \"1 亿元\"\n", "", "The library lists 600 projects worth 390 billion yuan; this year 46 projects worth 46.6 million yuan were signed."), "average-implausible"},
		{"122。8万元", prose("项目管理费 122。8万元。"), "full-stop-for-point"},
		{"25000 / 3500 printed as 6.5 years", returns("25000 万元", "3500 万元", "6.5 年"), "payback-short"},
		{"5000 / 800 printed as 5 years", returns("5000 万元", "800 万元", "5 年"), "payback-short"},
		{"5500 / 3500 printed as 3 years", returns("5500 万元", "3500 万元", "3 年"), "payback-long"},
		{"profit 206.48 of 1132.11 printed as 26.42 %", sheet("investment = \"1132.11 万元\"\n[returns]\nprofit = \"206.48 万元\"\nroi = \"26.42%\"\n", "", ""), "roi"},
		{"the same in prose", prose("总收入 1132.11 万元，利润 206.48 万元，利润率 26.42%。"), "share-wrong"},
		{"35.9 / 56.21 printed as 63.88 %", prose("产值 56.21 亿元，其中轴承 35.9 亿元，占 63.88%。"), "share-wrong"},
		{"72/112 = 64.3 %", report("新开工工业项目 112 个，其中主导产业 72 个，占 64.3%。"), ""},
		{"46/112 = 41.1 %", report("工业项目 112 个，战略性新兴产业 46 个，占 41.1%。"), ""},
		{"238.2/331 = 72.0 %", report("总投资 331 亿元中战略性新兴产业 238.2 亿元，占 72.0%。"), ""},
		{"1 billion 883 million", sheet("investment = \"1 亿元\"\n", "", "It reached 1 billion 883 million yuan."), "amount-in-two-parts"},
		{"B: no date made", policy(undated, "驻点招商工作方案", "正文"), "policy-without-made"},
		{"B: a plan for 2023 that never expires by itself", policy("made = 2023-04-10\n"+undated, "2023年驻点招商工作方案", "正文"), "policy-stale-by-title"},
		{"B: on request, and published", policy("made = 2023-04-10\n"+undated, "驻点招商工作方案", "（此件依申请公开）"), "policy-not-for-publication"},
		{"D: 2012 published as of 2022", briefing("2012中国投资合作洽谈会筹备情况", "2022-12-04"), "stale-text"},
		{"T: 桐办发〔〕90号", policy(dated, "意见", "按照桐办发〔〕90号执行。"), "document-number-year"},
		{"T: 庆发〔〕9号", policy(dated, "意见", "按照庆发〔〕9号执行。"), "document-number-year"},
		{"T: 凡在年6月30日前", policy(dated, "意见", "凡在年6月30日前达不到一半的，约谈。"), "year-lost"},
		{"T: 15.16. run together", policy(dated, "意见", "15.16.建立机制。"), "run-on-sections"},
		{"T: 五、健全 in mid-paragraph", policy(dated, "意见", "落实责任。五、健全机制。"), "run-on-sections"},
		{"T: 行业强 lost a word", policy(dated, "意见", "引进世界500强、行业强。"), "number-lost"},
		{"G: a passage said twice", policy(dated, "意见", "市政务服务管理办公室负责帮办中心的日常工作，分管负责人任中心主任。\n\n市政务服务管理办公室负责帮办中心的日常工作，分管负责人任中心主任。"), "repeated-passage"},
		{"L: masked, and told by its number", policy(dated, "自查报告", "XX市按照六政〔2017〕38号开展自查。"), "half-masked"},
		{"a province with two main offices", offices("hunan", "hunan"), "province-twice"},
		{"Taiwan among countries", prose("销往日本、台湾等国家。"), "countries"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, list := check(t, site(c.site))
			if c.code == "" && len(found) > 0 || c.code != "" && !mentions(found, c.code) {
				t.Errorf("want %q, found\n%s", c.code, say(list))
			}
		})
	}
}
