package intake

import (
	"regexp"
	"strings"
)

// A heading is what a field is called above a column or beside a box: first in
// Chinese and in English as it is written, then what is understood besides.
type heading struct {
	path   string // of a field; of texts with the language, or bodyPath
	zh, en string
	also   []string
	usual  string // unit of a number that comes without one and can have no other
}

// bodyPath stands for running text under a heading of its own, ignorePath for
// what is known and not kept.
const (
	bodyPath   = "@body"
	ignorePath = "@ignore"
	unitPath   = "@unit" // who fills in the sheet
)

// headings are those of real sheets: the words of 同心, 五峰, 清流, 安龙, 修水,
// 郧西, 株洲, 泰安, 婺城 and of 项目建议书, with the common ones of summary tables.
var headings = []heading{
	{"code", "项目编号", "Code", []string{"项目代码", "编号", "项目编码", "project code"}, ""},
	{"title.zh", "项目名称", "Title (Chinese)", []string{"名称", "项目", "项目名", "招商项目名称", "项目名称(中文)", "中文名称", "题目"}, ""},
	{"title.en", "英文名称", "Title", []string{"项目英文名称", "项目名称(英文)", "english title", "project name", "project title", "project"}, ""},
	{"summary.zh", "一句话简介", "Summary (Chinese)", []string{"摘要", "项目摘要", "一句话介绍"}, ""},
	{"summary.en", "英文简介", "Summary", []string{"英文摘要", "brief"}, ""},
	{"catalogue_year", "入库年份", "Catalogue year", []string{"年份", "年度", "项目年度"}, ""},
	{"version", "版本", "Version", []string{"版次"}, ""},
	{"state", "状态", "State", []string{"项目状态", "招商状态", "status"}, ""},
	{"type", "项目类型", "Type", []string{"建设性质", "项目性质", "建设类型"}, ""},
	{"featured", "重点推介", "Featured", []string{"是否重点"}, ""},
	{"tags", "标签", "Tags", []string{"关键词"}, ""},
	{"industry", "产业", "Industry", []string{"所属产业", "产业类别", "行业", "所属行业", "产业类型", "行业类别", "产业领域", "sector", "所属产业链"}, ""},
	{"gbt4754", "国民经济行业代码", "GB/T 4754 code", []string{"行业代码", "gb/t4754"}, ""},
	{"node", "产业链环节", "Chain node", []string{"环节", "产业链节点"}, ""},
	{"region", "区县", "Region", []string{"县区", "县(市、区)", "县市区", "所属县区", "所属区县", "所在县区", "所属地区", "地区", "所在区县", "县(区)", "区(县)", "county"}, ""},
	{"park", "园区", "Park", []string{"所在园区", "所属园区", "落地园区", "开发区"}, ""},
	{"plots", "地块", "Plots", []string{"拟选地块", "地块编号"}, ""},
	{"buildings", "厂房", "Buildings", []string{"厂房编号"}, ""},
	{"firms", "相关企业", "Firms", []string{"配套企业", "周边企业"}, ""},
	{"owner", "承办单位", "Owner unit", []string{"项目单位", "协调建设单位", "项目业主", "业主单位", "责任单位", "申报单位", "承建单位", "牵头单位", "招商单位", "中方单位", "中方单位情况", "联系单位"}, ""},
	{"planner", "策划单位", "Planner", []string{"谋划单位"}, ""},
	{"office", "对接窗口", "Office", []string{"受理单位", "答复单位"}, ""},
	{"policies", "适用政策", "Policies", []string{"相关政策"}, ""},
	{"services", "相关服务", "Services", nil, ""},
	{"address.zh", "地址", "Address (Chinese)", []string{"项目地址", "项目地点", "建设地点", "拟建地点", "建设地址", "选址", "项目选址", "详细地址"}, ""},
	{"address.en", "英文地址", "Address", []string{"location"}, ""},
	{"coordinates", "坐标", "Coordinates", []string{"经纬度"}, ""},
	{"land.area", "用地面积", "Land", []string{"占地", "占地面积", "用地", "用地规模", "项目用地", "规划用地", "规划用地面积", "土地面积", "占地规模", "用地需求", "拟用地面积", "land area"}, ""},
	{"land.floor_area", "建筑面积", "Floor area", []string{"总建筑面积", "厂房面积"}, ""},
	{"land.use", "土地用途", "Land use", []string{"用地性质", "土地性质", "土地类别", "规划用途"}, ""},
	{"land.tenure", "供地方式", "Tenure", []string{"供应方式", "用地方式", "土地供应方式"}, ""},
	{"land.years", "使用年限", "Years of use", []string{"土地使用年限", "出让年限"}, ""},
	{"land.plot_ratio", "容积率", "Plot ratio", nil, ""},
	{"land.intensity", "投资强度", "Investment intensity", []string{"亩均投资", "固定资产投资强度"}, ""},
	{"land.tax_per_mu", "亩均税收", "Tax per mu", nil, ""},
	{"land.height", "建筑限高", "Height limit", []string{"限高"}, ""},
	{"land.price", "参考地价", "Land price", []string{"地价", "土地价格", "参考价格"}, ""},
	{"land.price_date", "地价日期", "Date of the price", nil, ""},
	{"land.price_basis.zh", "地价依据", "Basis of the price (Chinese)", nil, ""},
	{"land.price_basis.en", "地价依据（英文）", "Basis of the price", nil, ""},
	{"land.ready", "已通条件", "Connections ready", []string{"七通一平", "五通一平", "三通一平", "配套条件", "基础设施条件"}, ""},
	{"land.standard", "标准地", "Standard land", []string{"是否标准地"}, ""},
	{"access.status", "外资准入", "Foreign access", []string{"外商准入"}, ""},
	{"access.list.zh", "负面清单版本", "Negative list (Chinese)", nil, ""},
	{"access.list.en", "负面清单版本（英文）", "Negative list", nil, ""},
	{"access.item.zh", "负面清单条目", "Item of the list (Chinese)", nil, ""},
	{"access.item.en", "负面清单条目（英文）", "Item of the list", nil, ""},
	{"access.encouraged.zh", "鼓励目录条目", "Encouraged item (Chinese)", []string{"鼓励类条目"}, ""},
	{"access.encouraged.en", "鼓励目录条目（英文）", "Encouraged item", nil, ""},
	{"build_months", "建设期（月）", "Months of building", []string{"建设周期", "建设期", "建设年限", "建设工期", "工期"}, "月"},
	{"term", "合作期限", "Term", []string{"合作年限", "特许经营期"}, "年"},
	{"investment", "总投资", "Investment", []string{"项目总投资", "投资总额", "总投资额", "投资规模", "计划总投资", "投资额", "拟投资", "估算总投资", "投资估算", "项目投资", "total investment", "average ticket size", "建设投资", "总投资与资金来源"}, ""},
	{"investment_basis", "总投资依据", "Basis of the investment", []string{"投资依据"}, ""},
	{"foreign_share", "外资占比", "Foreign share", []string{"外资比例"}, ""},
	{"wanted", "拟引进资金", "Capital wanted", []string{"引资额", "拟引资金额", "引资金额", "拟引资", "融资需求"}, ""},
	{"returns.basis", "效益依据", "Basis of the estimates", []string{"测算依据"}, ""},
	{"returns.date", "效益测算日期", "Date of the estimates", []string{"测算日期"}, ""},
	{"returns.year", "指标年份（投产后）", "Year of the figures", nil, "年"},
	{"returns.revenue", "年收入", "Revenue a year", []string{"年产值", "产值", "年销售收入", "年营业收入", "销售收入", "预计年产值", "达产年产值"}, ""},
	{"returns.cost", "年成本", "Cost a year", []string{"年总成本"}, ""},
	{"returns.profit", "年利润", "Profit a year", []string{"利润", "年净利润", "年均利润", "预计年利润"}, ""},
	{"returns.profit_tax", "利润口径", "Profit before or after tax", nil, ""},
	{"returns.tax", "年税收", "Tax a year", []string{"税收", "年纳税", "年上缴税金", "预计年税收", "年均税收", "税金"}, ""},
	{"returns.payback", "投资回收期", "Payback", []string{"回收期", "静态投资回收期", "投资回收期(年)", "investment timeframe"}, "年"},
	{"returns.payback_tax", "回收期口径", "Payback before or after tax", nil, ""},
	{"returns.payback_includes_build", "回收期含建设期", "Payback includes building", nil, ""},
	{"returns.irr", "内部收益率", "IRR", []string{"财务内部收益率", "内部收益率irr", "indicative return"}, ""},
	{"returns.irr_tax", "内部收益率口径", "IRR before or after tax", nil, ""},
	{"returns.npv", "净现值", "NPV", []string{"财务净现值"}, ""},
	{"returns.discount", "折现率", "Discount rate", []string{"基准收益率"}, ""},
	{"returns.break_even", "盈亏平衡点", "Break-even point", []string{"盈亏平衡点bep", "bep"}, ""},
	{"returns.roi", "投资利润率", "Return on investment", []string{"投资收益率", "roi"}, ""},
	{"returns.jobs", "就业", "Jobs", []string{"就业人数", "带动就业", "新增就业", "解决就业", "吸纳就业", "劳动定员", "定员"}, "人"},
	{"returns.energy", "能耗", "Energy", []string{"年综合能耗"}, ""},
	{"returns.emission", "排放", "Emission", nil, ""},
	{"modes", "合作方式", "Modes of cooperation", []string{"招商方式", "引资方式", "合作模式", "投资方式", "拟合作方式", "cooperation mode"}, ""},
	{"verified", "核实日期", "Verified", []string{"更新日期", "核实时间", "填报日期"}, ""},
	{"verify_by", "下次核实", "Verify by", nil, ""},
	{"updated", "内容更新日期", "Updated", nil, ""},
	{"partner.zh", "合作方要求", "Partner (Chinese)", []string{"拟引进企业类型", "意向合作方", "合作对象"}, ""},
	{"partner.en", "合作方要求（英文）", "Partner", nil, ""},
	{"model.zh", "运营模式", "Operating model (Chinese)", []string{"营运模式", "经营模式"}, ""},
	{"model.en", "运营模式（英文）", "Operating model", nil, ""},
	{"provides.zh", "政府提供", "What government provides (Chinese)", nil, ""},
	{"provides.en", "政府提供（英文）", "What government provides", nil, ""},
	{"admission.zh", "准入要求", "Admission (Chinese)", []string{"准入条件"}, ""},
	{"admission.en", "准入要求（英文）", "Admission", nil, ""},
	{"risk.zh", "风险", "Risk (Chinese)", []string{"风险提示", "项目风险", "主要风险"}, ""},
	{"risk.en", "风险（英文）", "Risk", []string{"risks"}, ""},
	{"unstudied.zh", "尚未研究", "Not yet studied (Chinese)", []string{"待研究问题"}, ""},
	{"unstudied.en", "尚未研究（英文）", "Not yet studied", nil, ""},
	{"basis.zh", "测算说明", "Note on the estimates (Chinese)", nil, ""},
	{"basis.en", "测算说明（英文）", "Note on the estimates", nil, ""},
	{"internal.stage", "进展阶段（内部）", "Stage (internal)", []string{"项目阶段", "进展阶段", "推进阶段"}, ""},
	{"internal.contact_person", "联系人（内部）", "Contact person (internal)", []string{"联系人", "项目联系人", "项目负责人", "负责人", "项目负责人/联系人", "项目负责人姓名", "联系人姓名", "负责人姓名"}, ""},
	{"internal.contact_mobile", "联系电话（内部）", "Contact number (internal)", []string{"联系电话", "电话", "手机", "手机号", "联系方式", "联系手机", "项目负责人电话", "联系人电话", "负责人电话"}, ""},
	{"internal.contact_consent", "联系人同意公开（内部）", "Contact agrees to be named (internal)", nil, ""},
	{"internal.leader", "联系领导职务（内部）", "Linked leader's post (internal)", []string{"包联领导职务"}, ""},
	{"internal.assigned_unit", "包联单位（内部）", "Assigned unit (internal)", []string{"包联单位"}, ""},
	{"internal.trips", "外出次数（内部）", "Trips (internal)", nil, ""},
	{"internal.target_firms", "目标企业（内部）", "Target firms (internal)", []string{"目标企业", "意向企业", "拟招引企业"}, ""},
	{"internal.reserve_price", "底价（内部）", "Reserve price (internal)", []string{"底价"}, ""},
	{"internal.review_date", "评审日期（内部）", "Review date (internal)", []string{"评审日期"}, ""},
	{"internal.score", "评分（内部）", "Score (internal)", []string{"评分", "专家评分"}, ""},
	{"internal.review_opinion.zh", "评审意见（内部）", "Review opinion (internal, Chinese)", []string{"评审意见", "专家意见"}, ""},
	{"internal.review_opinion.en", "评审意见（内部，英文）", "Review opinion (internal)", nil, ""},
	{"internal.sharing.zh", "共享办法（内部）", "Sharing (internal, Chinese)", nil, ""},
	{"internal.sharing.en", "共享办法（内部，英文）", "Sharing (internal)", nil, ""},
	{unitPath, "填报单位", "Unit", []string{"报送单位", "单位"}, ""},
	{ignorePath, "序号", "No.", []string{"#"}, ""},
	{ignorePath, referenceHeading, "Project, for reference", nil, ""},
}

// prose are headings of running text, which becomes a part of the body under
// the same heading.
var prose = strings.Fields(`项目背景 项目建设背景 建设背景 项目区位环境 区位简介 区位优势 项目市场前景 市场前景 市场分析 市场需求 市场预测
项目内容及投资 项目内容 项目的规模及内容 项目规模及内容 建设内容 建设规模 建设规模及主要内容 建设内容及规模 建设内容及投资规模 建设规模与产品方案
项目建设内容 主要建设内容 经济效益情况 经济效益分析 经济效益 效益预测 效益分析 效益 社会效益 项目进展 前期工作 前期工作进展 项目进展情况 项目背景和进展
项目建设理由和条件 建设理由 建设条件 建设必要性 建设必要性和依据 必要性和条件 配套政策及条件 配套条件 优惠政策 可行研究分析 可行性分析 可行性研究
招商引资计划 项目简介 项目概况 项目概述 项目优势 资源优势 资源条件 政策导向 区域产业协同 技术方案 技术设备工程方案 投资估算及资金筹措 资金筹措 资金来源
财务评价 社会评价 结论 总论 风险分析 发展前景 产业基础 备注说明 项目建设的必要性 项目建设条件 效益评估 环境影响 市场规模 直接影响`)

// vocabulary finds what a heading means, by its folded name.
var vocabulary = func() map[string]*heading {
	m := map[string]*heading{}
	for i := range headings {
		h := &headings[i]
		for _, name := range append([]string{h.zh, h.en}, h.also...) {
			if _, taken := m[key(name)]; !taken {
				m[key(name)] = h
			}
		}
	}
	for _, name := range prose {
		if _, taken := m[key(name)]; !taken {
			m[key(name)] = &heading{path: bodyPath, zh: name}
		}
	}
	return m
}()

// key is a heading's name without what does not tell it from others.
func key(name string) string {
	return strings.Trim(fold(name), ":：.。、")
}

var (
	// numbering begins headings: 一、 （二） 3. 第四章 (5) 1.2
	numbering = regexp.MustCompile(`^\s*(第[一二三四五六七八九十]+[章节部分]+|[(（]?[一二三四五六七八九十]+[)）、.．]|[(（]?\d{1,2}(\.\d{1,2})*[)）、.．]|[①-⑩])\s*`)
	// inBrackets ends headings: a unit, or a remark.
	inBrackets = regexp.MustCompile(`^(.*?)\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*$`)
	// unitWord introduces a unit without brackets: 单位：万元
	unitWord = regexp.MustCompile(`^(.*?)[,，/、\s]*单位\s*[:：]\s*(\S+)\s*$`)
)

// A label is a heading as it was read: what it means, its unit, and itself.
type label struct {
	text    string
	heading *heading // nil for one that is not known
	unit    string
}

// readLabel reads a heading. What stands in brackets is a unit where it can be
// one, else a remark.
func readLabel(s string) label {
	l := label{text: clean(s)}
	bare := strings.Trim(l.text, " :：*＊")
	if h := vocabulary[key(bare)]; h != nil {
		l.heading = h
		if m := inBrackets.FindStringSubmatch(bare); m != nil && isUnit(m[2]) {
			l.unit = m[2]
		}
		return l
	}
	if at := numbering.FindString(bare); at != "" && at != bare {
		bare = bare[len(at):]
		if h := vocabulary[key(bare)]; h != nil {
			l.heading = h
			return l
		}
	}
	m := inBrackets.FindStringSubmatch(bare)
	if m == nil {
		m = unitWord.FindStringSubmatch(bare)
	}
	if m != nil {
		l.heading = vocabulary[key(m[1])]
		if unit := strings.TrimPrefix(strings.TrimPrefix(clean(m[2]), "单位："), "单位:"); isUnit(unit) {
			l.unit = unit
		}
	}
	return l
}

// clean joins what stands on several lines of a heading's cell.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
