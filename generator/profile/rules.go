// Package profile holds a site to what inspections of Chinese government
// sites look at: page tags, columns and their freshness, the numbers at the
// foot, approvals of maps, key elements of service guides, numbers of
// documents, the notice before links that lead outside.
//
// A site asks for it with profile = "cn-gov" in data/site.toml. For a site that
// does not, `check --profile cn-gov` says what it lacks, as notices. Dead links,
// missing attachments, dates in the future and malformed document numbers are
// errors for every site and reported where they are found; the [Report] counts
// them too.
//
// [Check] looks at facts, and returns the [Pages] that judges what is published:
// the tags in the bytes of every page, and whether each link on the site leads to
// a file that is there. A site grades these rules, and a record lets a finding
// stand, as with all checks: see package grade.
package profile

import (
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// CNGov is the name of the profile of Chinese government sites.
const CNGov = "cn-gov"

// Names lists the profiles.
func Names() []string { return []string{CNGov} }

// Rules lists the rules of the profile.
func Rules() []*diag.Rule {
	return slices.Concat([]*diag.Rule{unknownProfile}, Gradable())
}

// Gradable lists the rules that a site may grade, switch off or let stand at a
// record.
func Gradable() []*diag.Rule { return slices.Concat(factRules(), pageRules()) }

// pageRules are about what is published.
func pageRules() []*diag.Rule {
	return []*diag.Rule{tagMissing, tagTwice, tagEmpty, tagWrong, linkBroken, fileEmpty, linkUnannounced}
}

// factRules are about what the site and its records say.
func factRules() []*diag.Rule {
	return []*diag.Rule{
		noName, noAddress, notGovernment, noIdentity, badIdentity, noICP, badICP, noPolice, badPolice,
		noOrganiser, noComplaint, noColumn, staleHome, staleNews, stalePolicies, noPubDate, noSource,
		mapWithoutApproval, badApproval, guideIncomplete, policyWithoutNumber, noOutboundNotice,
	}
}

func rule(severity diag.Severity, code, zh, en, zhHint, enHint string) *diag.Rule {
	r := &diag.Rule{Code: code, Severity: severity, Says: i18n.Text{"zh": zh, "en": en}}
	if zhHint != "" {
		r.Hint = i18n.Text{"zh": zhHint, "en": enHint}
	}
	return r
}

var (
	unknownProfile = rule(diag.Error, "gov-unknown-profile",
		"没有名为“%[1]s”的检查规范", "there is no profile %[1]q", "目前有 cn-gov", "there is cn-gov")
	noName = rule(diag.Error, "gov-site-name",
		"没有网站名称，页面标签 SiteName 无从填写", "the site has no title, so the page tag SiteName has no value",
		"在 data/site.toml 填写 title", "add title to data/site.toml")
	noAddress = rule(diag.Error, "gov-site-domain",
		"没有网址，页面标签 SiteDomain 和各页网址无从填写", "the site has no address, so the page tag SiteDomain has no value",
		"在 data/site.toml 填写 base_url", "add base_url to data/site.toml")
	notGovernment = rule(diag.Warning, "gov-domain",
		"域名 %[1]s 不以 .gov.cn 结尾", "the domain %[1]s does not end in .gov.cn",
		"政府网站使用 .gov.cn 域名；部门栏目放在政府门户网站之下", "a government site has a .gov.cn domain; a department's pages lie below the government's portal")
	noIdentity = rule(diag.Error, "gov-identity-code",
		"没有政府网站标识码；没有它就不输出任何页面标签", "the site has no identity code; without it no page tags are written",
		"向本级政府网站主管部门取得后，在 data/site.toml 填写 identity_code", "ask the authority over government sites for it, then add identity_code to data/site.toml")
	badIdentity = rule(diag.Error, "gov-identity-code-form",
		"标识码“%[1]s”不合格式", "the identity code %[1]q is not in form",
		"应为 10 位数字，或 2 个字母加 8 位数字", "it is ten digits, or two letters and eight digits")
	noICP = rule(diag.Error, "gov-icp",
		"页脚没有 ICP 备案编号", "the foot has no ICP filing number",
		"备案后在 data/site.toml 填写 icp，如 X ICP备 加 8 位数字再加“号”", "add icp to data/site.toml once the site is filed")
	badICP = rule(diag.Error, "gov-icp-form",
		"ICP 备案编号“%[1]s”不合格式", "the ICP filing number %[1]q is not in form",
		"省份简称 + ICP备 + 8 位数字 + 号，可带 -序号", "a province's short name, ICP备, eight digits, 号, and -n where there is one")
	noPolice = rule(diag.Error, "gov-public-security",
		"页脚没有公安机关备案编号", "the foot has no public security filing number",
		"备案后在 data/site.toml 填写 public_security", "add public_security to data/site.toml once the site is filed")
	badPolice = rule(diag.Error, "gov-public-security-form",
		"公安备案编号“%[1]s”不合格式", "the public security filing number %[1]q is not in form",
		"省份简称 + 公网安备 + 14 位数字 + 号", "a province's short name, 公网安备, fourteen digits, 号")
	noOrganiser = rule(diag.Error, "gov-organiser",
		"页脚没有主办单位", "the foot names no organiser",
		"在 data/site.toml 填写 organiser，并在 data/units.toml 写明电话", "add organiser to data/site.toml, with a telephone in data/units.toml")
	noComplaint = rule(diag.Warning, "gov-error-report",
		"没有纠错和投诉的入口", "there is nowhere to report an error or complain",
		"在 data/site.toml 填写 complaint", "add complaint to data/site.toml")
	noColumn = rule(diag.Error, "gov-column-missing",
		"缺少栏目：%[1]s", "a column is missing: %[1]s",
		"在 content/%[2]s 下至少放一条公开记录；空栏目不要保留", "put at least one public record under content/%[2]s; empty columns fail")
	staleHome = rule(diag.Error, "gov-home-stale",
		"首页 %[1]d 天没有更新（最新一条是 %[2]s），超过 14 天", "the home page has not been updated for %[1]d days (newest item of %[2]s), more than 14",
		"发布新内容，或更新已有内容并写明 updated", "publish something, or bring something up to date and give its date in updated")
	staleNews = rule(diag.Warning, "gov-news-stale",
		"动态类栏目 %[1]d 天没有更新（最新一条是 %[2]s），超过 14 天", "the news columns have not been updated for %[1]d days (newest item of %[2]s), more than 14",
		"发布新的简报或活动", "publish a briefing or an event")
	stalePolicies = rule(diag.Warning, "gov-policies-stale",
		"政策类栏目 %[1]d 天没有更新（最新一条是 %[2]s），超过六个月", "the policy column has not been updated for %[1]d days (newest item of %[2]s), more than six months",
		"发布新的政策或解读", "publish a policy or a reading of one")
	noPubDate = rule(diag.Warning, "gov-pub-date",
		"没有发布日期，页面标签 PubDate 无从填写", "there is no date of publication, so the page tag PubDate has no value",
		"填写 %[1]s", "add %[1]s")
	noSource = rule(diag.Warning, "gov-content-source",
		"没有来源单位，页面标签 ContentSource 无从填写", "no unit is named as the source, so the page tag ContentSource has no value",
		"填写 issuer、unit 或站点的 organiser", "add issuer, unit, or the site's organiser")
	mapWithoutApproval = rule(diag.Error, "gov-map-approval",
		"地图“%[1]s”没有审图号", "the map %[1]q bears no approval number",
		"取得审图号后写在这张图的 approval；依法不需要的写 exempt 和 exempt_reason；不是地图的，改图的说明文字", "add the number to the picture as approval; where the law asks for none, say so with exempt and exempt_reason; where it is no map, say what it is")
	badApproval = rule(diag.Error, "gov-map-approval-form",
		"审图号“%[1]s”不合格式", "the map approval number %[1]q is not in form",
		"例如 GS（年份）编号号，或省份简称 S（年份）编号号", "GS or a province's short name and S, the year in brackets, the number, 号")
	guideIncomplete = rule(diag.Error, "gov-guide-element",
		"办事指南缺少要素：%[1]s", "the service guide lacks a key element: %[1]s",
		"填写 %[2]s", "add %[2]s")
	policyWithoutNumber = rule(diag.Warning, "gov-policy-number",
		"政策文件没有发文字号", "the policy has no document number",
		"填写 number，如 机关代字〔年份〕编号号", "add number: the issuer's letters, the year in 〔〕, the number, 号")
	noOutboundNotice = rule(diag.Warning, "gov-outbound-notice",
		"有链接通向非政府网站 %[1]s，而页脚没有外部链接的提示", "a link leads to %[1]s, which is no government site, and the foot has no notice on outside links",
		"在 data/site.toml 填写 outbound_notice", "add outbound_notice to data/site.toml")
	tagMissing = rule(diag.Error, "gov-tag-missing",
		"网页 %[1]s 缺少页面标签 %[2]s（共 %[4]d 页）", "the page %[1]s lacks the page tag %[2]s (pages: %[4]d)",
		"标签由程序写入 <head>；主题覆盖了模板的，保留其中的 {{put .Head}} 或 {{put .}}", "the program writes the tags into <head>; where a theme of the site overlays a template, keep its {{put .Head}} or {{put .}}")
	tagTwice = rule(diag.Error, "gov-tag-twice",
		"网页 %[1]s 的页面标签 %[2]s 不止一个（共 %[4]d 页）", "the page %[1]s has the page tag %[2]s more than once (pages: %[4]d)",
		"标签由程序写入 <head>，主题的模板里不要再写", "the program writes the tags into <head>; take them out of the theme's template")
	tagEmpty = rule(diag.Error, "gov-tag-empty",
		"网页 %[1]s 的页面标签 %[2]s 是空的（共 %[4]d 页）", "on the page %[1]s the page tag %[2]s is empty (pages: %[4]d)",
		"填写它所依据的内容，或从主题的模板里删去这个标签", "fill in what it is made of, or take the tag out of the theme's template")
	tagWrong = rule(diag.Error, "gov-tag-value",
		"网页 %[1]s 的页面标签 %[2]s 写的是“%[3]s”，不合要求（共 %[4]d 页）", "on the page %[1]s the page tag %[2]s says %[3]q, which is not what it must say (pages: %[4]d)",
		"SiteName、SiteDomain、SiteIDCode 与 data/site.toml 一致；ArticleTitle 与页面标题一致；PubDate 写作“年-月-日 时:分”，不晚于今天，不早于成文日期；ColumnType 只能是规定的类型", "SiteName, SiteDomain and SiteIDCode are those of data/site.toml; ArticleTitle is the page's heading; PubDate is YYYY-MM-DD HH:MM, not after today and not before the document was made; ColumnType is one of the standard's types")
	linkUnannounced = rule(diag.Warning, "gov-outbound-direct",
		"网页 %[1]s 直接链接到非政府网站 %[2]s，没有离开本站的提示（共 %[4]d 页）", "the page %[1]s links to %[2]s, which is no government site, without saying that the reader leaves (pages: %[4]d)",
		"正文和字段里的外部链接由程序引到 leaving.html；主题的模板里不要直接写外部链接", "links of texts and fields go through leaving.html; take the link out of the theme's template")
	linkBroken = rule(diag.Error, "gov-dead-link",
		"网页 %[1]s 链接的 %[2]s 没有发布", "the page %[1]s links to %[2]s, which is not published",
		"改正链接，或把它所指的文件放进站点", "mend the link, or add what it leads to")
	fileEmpty = rule(diag.Error, "gov-empty-file",
		"网页 %[1]s 链接的 %[2]s 是空文件，无法下载", "the page %[1]s links to %[2]s, which is an empty file: nothing can be downloaded",
		"重新放入这个文件", "put the file in again")
)
