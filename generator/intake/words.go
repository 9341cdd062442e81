package intake

import (
	"strings"
	"unicode"

	"prospectus/generator/i18n"
)

// A word is one value of a closed list with what offices call it: the names that
// are written, in Chinese and in English, and others that are understood.
type word struct {
	value, zh, en string
	also          []string
}

// words are the closed lists that sheets fill in with words, by the name of
// their type in package model. The names are those of the standard theme, which
// a test compares.
var words = map[string][]word{
	"State": {
		{"open", "开放对接", "open", []string{"开放", "招商中", "对接中", "在招", "对外招商"}},
		{"reserved", "暂停对接", "on hold", []string{"暂停", "预留"}},
		{"closed", "已结束", "closed", []string{"结束", "关闭", "已关闭"}},
		{"withdrawn", "已撤回", "withdrawn", []string{"撤回"}},
	},
	"ProjectType": {
		{"new", "新建", "new build", []string{"新建项目", "new"}},
		{"expansion", "扩建", "expansion", []string{"续建", "改扩建", "扩建项目"}},
		{"rebuild", "改造", "upgrade", []string{"技改", "技术改造", "改建"}},
		{"equity", "股权合作", "equity", []string{"股权", "并购", "增资扩股"}},
		{"concession", "特许经营", "concession", []string{"ppp", "政府和社会资本合作"}},
		{"asset-transfer", "资产转让", "asset transfer", []string{"资产盘活"}},
		{"existing-plant", "现有厂房", "existing plant", []string{"闲置厂房", "标准厂房"}},
		{"park-cooperation", "园区共建", "jointly developed park", []string{"飞地", "飞地园区"}},
	},
	"Mode": {
		{"sole", "独资", "wholly owned by the investor", []string{"外商独资", "wholly owned", "sole"}},
		{"joint-venture", "合资", "joint venture", []string{"合资经营"}},
		{"contractual", "合作", "contractual cooperation", []string{"合作经营", "合作开发", "cooperation"}},
		{"lease", "租赁", "lease", []string{"租赁经营", "承租"}},
		{"equity", "股权合作", "equity", []string{"股权", "参股", "入股", "股份合作", "股份制"}},
		{"concession", "特许经营", "concession", []string{"ppp", "bot", "tot"}},
		{"transfer", "转让", "transfer", []string{"资产转让", "收购", "出售"}},
	},
	"LandUse": {
		{"industrial", "工业", "industrial", []string{"工业用地"}},
		{"logistics", "仓储物流", "logistics", []string{"仓储", "物流", "仓储用地", "物流用地", "物流仓储用地"}},
		{"commercial", "商业服务", "commercial", []string{"商业", "商业用地", "商服", "商服用地"}},
		{"tourism", "旅游", "tourism", []string{"文旅", "旅游用地"}},
		{"agricultural", "农业", "agricultural", []string{"农用地", "农业用地", "设施农用地"}},
		{"mixed", "综合", "mixed", []string{"混合", "综合用地"}},
		{"public", "公共设施", "public", []string{"公共设施用地", "公用设施"}},
	},
	"Tenure": {
		{"grant", "出让", "grant of land-use rights", []string{"招拍挂", "挂牌出让", "grant"}},
		{"lease", "租赁", "lease", []string{"租", "租用"}},
		{"flexible-term", "弹性年期出让", "grant for a flexible term", []string{"弹性年期", "先租后让"}},
		{"standard-land", "标准地", "standard land", []string{"“标准地”", "标准地出让"}},
		{"standard-building", "标准厂房", "standard factory building", []string{"厂房租赁"}},
		{"custom-built", "定制代建", "built to suit", []string{"代建", "定制厂房"}},
		{"farmland-transfer", "土地流转", "transfer of farmland use", []string{"流转"}},
		{"allocation", "划拨", "administrative allocation", nil},
	},
	"Basis": {
		{"feasibility-study", "可行性研究报告", "feasibility study", []string{"可研", "可研报告", "可行性研究"}},
		{"preliminary-study", "预可行性研究", "preliminary study", []string{"预可研", "初步可行性研究"}},
		{"project-proposal", "项目建议书", "project proposal", []string{"建议书"}},
		{"desk-estimate", "初步测算", "desk estimate", []string{"测算", "估算", "匡算"}},
		{"operating-accounts", "经营账目", "operating accounts", []string{"财务报表"}},
		{"appraisal", "资产评估报告", "asset appraisal", []string{"评估报告", "资产评估"}},
	},
	"TaxBasis": {
		{"before-tax", "所得税前", "before income tax", []string{"税前"}},
		{"after-tax", "所得税后", "after income tax", []string{"税后"}},
	},
	"Progress": {
		{"done", "已完成", "done", []string{"完成", "已办", "已批复", "已取得"}},
		{"under-way", "进行中", "under way", []string{"正在办理", "在办", "编制中"}},
		{"not-started", "未开始", "not started", []string{"未办", "未启动"}},
		{"not-needed", "不需要", "not needed", []string{"无需办理"}},
	},
	"ResourceClass": {
		{"measured", "探明", "measured", nil},
		{"indicated", "控制", "indicated", nil},
		{"inferred", "推断", "inferred", nil},
	},
	"AccessStatus": {
		{"open", "不在负面清单内", "open: not on the negative list", []string{"允许", "未列入", "允许类", "open"}},
		{"restricted", "限制", "restricted", []string{"限制类"}},
		{"prohibited", "禁止", "prohibited", []string{"禁止类"}},
	},
	"Readiness": {
		{"have", "已有", "available", []string{"具备", "已通", "已接通", "有"}},
		{"planned", "规划中", "planned", []string{"在建", "拟建", "规划"}},
		{"none", "没有", "none", []string{"无", "不具备"}},
		{"unknown", "暂无数据", "not known", []string{"不详", "未知"}},
	},
	"Destination": {
		{"airport", "机场", "Airport", nil},
		{"railway-station", "火车站", "Railway station", []string{"高铁站"}},
		{"rail-freight", "铁路货场", "Rail freight yard", []string{"货运站"}},
		{"motorway", "高速出入口", "Motorway junction", []string{"高速", "高速公路出入口", "高速路口"}},
		{"port", "港口", "Port", []string{"码头"}},
		{"city-centre", "市中心", "City centre", []string{"市区", "城区"}},
		{"supplier", "供应商", "Supplier", nil},
		{"customer", "客户", "Customer", nil},
		{"homes", "最近居民点", "Nearest homes", []string{"居民点"}},
		{"other", "其他", "Other", nil},
	},
	"Stage": {
		{"planned", "策划", "Planned", []string{"谋划"}},
		{"lead", "线索", "Lead", nil},
		{"intent", "意向", "Intent", nil},
		{"negotiating", "在谈", "In talks", []string{"洽谈", "对接"}},
		{"signed", "签约", "Signed", []string{"已签约"}},
		{"registered", "注册", "Registered", nil},
		{"land-supplied", "供地", "Land supplied", nil},
		{"started", "开工", "Started", []string{"在建", "已开工"}},
		{"in-statistics-base", "入库", "Listed for statistics", nil},
		{"completed", "竣工", "Completed", nil},
		{"operating", "投产", "In operation", []string{"已投产"}},
		{"in-statistics", "入统", "In statistics", nil},
		{"above-scale", "入规", "Above scale", nil},
		{"at-capacity", "达产", "At capacity", nil},
	},
	"Ready": {
		{"water", "供水", "water", []string{"通水", "水", "给水", "通给水"}},
		{"power", "供电", "power", []string{"通电", "电"}},
		{"gas", "天然气", "gas", []string{"通气", "燃气", "通燃气", "气"}},
		{"steam", "蒸汽", "steam", nil},
		{"heat", "供热", "heat", []string{"通热", "热力", "通热力"}},
		{"sewage", "污水", "sewage", []string{"通污水", "排污"}},
		{"drainage", "排水", "drainage", []string{"通排水", "雨水"}},
		{"road", "道路", "road", []string{"通路", "路", "通道路"}},
		{"broadband", "宽带", "broadband", []string{"网络", "通网", "通网络"}},
		{"telecom", "通信", "telecoms", []string{"通讯", "通信讯", "通讯"}},
		{"rail", "铁路", "rail", nil},
		{"levelled", "场地平整", "levelled ground", []string{"平整", "土地平整"}},
	},
}

// found are the words of each list by every name they have, folded.
var found = func() map[string]map[string]string {
	m := map[string]map[string]string{}
	for list, entries := range words {
		m[list] = map[string]string{}
		for _, w := range entries {
			for _, name := range append([]string{w.value, w.zh, w.en}, w.also...) {
				if _, taken := m[list][fold(name)]; !taken {
					m[list][fold(name)] = w.value
				}
			}
		}
	}
	return m
}()

// shown returns a word's name in a language; the word itself where it has none.
func shown(list, value string, lang i18n.Tag) string {
	for _, w := range words[list] {
		if w.value == value && lang == "en" {
			return w.en
		} else if w.value == value {
			return w.zh
		}
	}
	return value
}

// fold makes texts comparable that differ in what people do not see: full-width
// and half-width forms, case, white space, marks of stress.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '*' || r == '＊' || r == '\u200b' || r == '\u3000':
			return -1
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		}
		return unicode.ToLower(r)
	}, s)
}
