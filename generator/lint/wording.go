package lint

import (
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

var (
	ruleGuarantee = rule("guarantee", diag.Warning, wordingRule,
		"“%[1]s”是承诺收益的话", "%[1]q promises a return",
		"删去；收益一律写作估算，并注明依据和日期", "take it out; returns are estimates with basis and date")
	ruleSuperlative = rule("superlative", diag.Warning, wordingRule,
		"“%[1]s”没有写出处", "%[1]q stands without its source",
		"写明谁在何时认定或统计，或改用数字", "say who found so and when, or give the figure")
	ruleOldTerm = rule("old-term", diag.Notice, wordingRule,
		"“%[1]s”是已停用的说法", "%[1]q is no longer in use",
		"矿产资源量按 GB/T 17766-2020 写探明、控制、推断；政府和社会资本合作按国办函〔2023〕115号写特许经营", "resources are measured, indicated or inferred (GB/T 17766-2020); what was a PPP is a concession since 国办函〔2023〕115号")
	ruleCountries = rule("countries", diag.Warning, regionRule,
		"“%[1]s”与国家并列，没有写明是中国的地区", "%[1]q is listed among countries without a word that it is a region of China",
		"写作“国家和地区”，并写中国香港、中国澳门、中国台湾", "write \"countries and regions\" and Hong Kong, China; Macao, China; Taiwan, China")
	ruleProvince = rule("province-twice", diag.Warning, houseRule,
		"“%[1]s”已是“%[2]s”的主要区域", "%[1]s is already a main region of %[2]s",
		"一个省份只归一个驻点机构主管，另一处移到 also 或删去", "give each province one main office; move the other to also, or take it out")
)

// guarantees are words that promise what nobody can.
func guarantees() (terms []term) {
	for _, w := range []string{"保底收益", "保底", "稳赚", "零风险", "保证收益", "保证盈利", "保证分红", "包赚", "稳赚不赔", "无风险", "只赚不赔", "guaranteed return", "guaranteed returns", "guaranteed profit", "risk-free investment", "risk-free return", "risk-free returns", "risk-free profit", "zero risk", "sure profit"} {
		terms = append(terms, term{word: w, rule: ruleGuarantee, not: denied})
	}
	return terms
}

// superlatives are words that need their source. 第一 alone counts things; it
// is a superlative behind what it is the first of.
func superlatives() []term {
	var terms []term
	for _, w := range []string{"全国第一", "全省第一", "全球第一", "世界第一", "亚洲第一", "行业第一", "国内第一", "位居第一", "排名第一", "第一品牌", "第一大", "全国首位", "全国最好的", "全省最好的", "国内最好的", "全国最大的", "全球最大的", "全省最大的", "number one", "no. 1", "second to none", "unrivalled", "world-leading", "the largest in china", "the best in china", "the best place to invest", "the only one in china"} {
		terms = append(terms, term{word: w, rule: ruleSuperlative, not: sourced})
	}
	return append(terms,
		term{word: "最佳", rule: ruleSuperlative, not: sourced, keep: []string{"最佳实践", "最佳可行技术", "最佳工艺", "最佳食用", "最佳含水"}},
		term{word: "唯一", rule: ruleSuperlative, not: sourced, keep: []string{"唯一性", "唯一标识", "唯一识别", "唯一代码", "唯一编码", "唯一编号", "唯一的编号"}},
		term{word: "国家级", rule: ruleSuperlative, not: sourced},
		term{word: "national-level", rule: ruleSuperlative, not: sourced},
	)
}

// sourced reports whether the sentence names a source, or denies the claim.
func sourced(s string, from, to int) bool {
	start, end := sentence(s, from)
	said := s[start:end]
	return denied(s, from, to) || containsAny(said, "据", "来源", "统计", "公布", "认定", "批准", "批复", "公告", "名单", "《", "授予", "评定", "备案", "尚未", "申报") ||
		containsAny(strings.ToLower(said), "according to", "source:", "approved by", "designated by", "listed by", "ranked by", "certified by", "statistics", "ministry", "state council")
}

// oldTerms are classifications and forms that are out of use.
func oldTerms() []term {
	return []term{
		{word: "333+334", rule: ruleOldTerm}, {word: "（333）", rule: ruleOldTerm}, {word: "（334）", rule: ruleOldTerm},
		{word: "ppp模式", rule: ruleOldTerm}, {word: "ppp项目", rule: ruleOldTerm}, {word: "ppp mode", rule: ruleOldTerm}, {word: "ppp project", rule: ruleOldTerm},
	}
}

// regions are the names that must not stand among countries, each with what
// makes it right.
var regions = []struct {
	name, right string
	after       bool // the right word follows, as in English
}{
	{"香港", "中国", false}, {"澳门", "中国", false}, {"台湾", "中国", false},
	{"Hong Kong", "China", true}, {"Macao", "China", true}, {"Macau", "China", true}, {"Taiwan", "China", true},
}

// checkCountries looks at lists of countries, in the field that holds them and
// in sentences that say the word.
func (v *visit) checkCountries() {
	for i := range v.texts {
		t := &v.texts[i]
		field := strings.HasPrefix(t.path, "countries.")
		for _, r := range regions {
			for at := 0; ; {
				n := strings.Index(t.said[at:], r.name)
				if n < 0 {
					break
				}
				from := at + n
				at = from + len(r.name)
				if !chinese(t.said, from, at, r.right, r.after) && (field || amongCountries(t.said, from)) {
					v.reportWords(ruleCountries, t, from, at, r.name)
				}
			}
		}
	}
}

// chinese reports whether a region's name is said with China: 中国香港, the
// Hong Kong SAR of China, Hong Kong, China.
func chinese(s string, from, to int, right string, after bool) bool {
	if !after {
		head := s[max(0, from-len("中国"+"、香港、澳门、台湾和")):from]
		return strings.Contains(head, right)
	}
	start, end := sentence(s, from)
	return strings.Contains(s[to:end], right) || strings.Contains(s[start:from], "China's")
}

// amongCountries reports whether the sentence lists countries and does not say
// that it lists regions too.
func amongCountries(s string, at int) bool {
	start, end := sentence(s, at)
	said := strings.ToLower(s[start:end])
	if containsAny(said, "地区", "region", "territories") {
		return false
	}
	return containsAny(said, "等国", "国家", "countries")
}

// checkProvinces finds provinces that two stationed offices have as their main
// region.
func (v *visit) checkProvinces() {
	first := map[string]*model.Office{}
	for office := range v.Catalog.Offices.All() {
		if office.Type != model.Stationed {
			continue
		}
		for _, province := range office.Main {
			if other := first[province]; other != nil {
				v.found = append(v.found, finding{ruleProvince, at(office, "main"), []any{provinceName(v.Catalog, province), other.Title}, grade.Name("offices", office.ID)})
				continue
			}
			first[province] = office
		}
	}
}

func provinceName(c *model.Catalog, id string) any {
	if p := c.Provinces.Get(id); p != nil {
		return p.Name
	}
	return i18n.Text{"en": id}
}
