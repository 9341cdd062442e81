package schema

import (
	"prospectus/generator/content"
	"prospectus/generator/i18n"
)

// validID reports whether a name may stand in an address; the rule is that of
// record folders.
func validID(s string) bool { return content.ValidID(s) }

// validRowID allows upper-case codes where a table's rows are named by a
// standard: currencies.
func validRowID(table, s string) bool {
	if table == "rates" {
		return len(s) == 3
	}
	return validID(s)
}

// kindWords names what a reference leads to.
func kindWords(kind string) i18n.Text {
	if t, ok := kindNames[kind]; ok {
		return t
	}
	return i18n.Text{"en": kind}
}

var kindNames = map[string]i18n.Text{
	"projects":   {"zh": "项目", "en": "projects"},
	"chains":     {"zh": "产业链", "en": "chains"},
	"nodes":      {"zh": "产业链节点", "en": "chain nodes (chain/node)"},
	"policies":   {"zh": "政策", "en": "policies"},
	"briefings":  {"zh": "简报", "en": "briefings"},
	"parks":      {"zh": "园区", "en": "parks"},
	"plots":      {"zh": "地块", "en": "plots (park/plot)"},
	"buildings":  {"zh": "厂房楼宇", "en": "buildings (park/building)"},
	"offices":    {"zh": "招商机构", "en": "offices"},
	"services":   {"zh": "服务事项", "en": "services"},
	"events":     {"zh": "活动", "en": "events"},
	"pages":      {"zh": "页面", "en": "pages"},
	"industries": {"zh": "产业（data/industries.toml）", "en": "industries (data/industries.toml)"},
	"regions":    {"zh": "区县（data/regions.toml）", "en": "regions (data/regions.toml)"},
	"provinces":  {"zh": "省级行政区（data/provinces.toml）", "en": "provinces (data/provinces.toml)"},
	"firms":      {"zh": "企业（data/firms.toml）", "en": "firms (data/firms.toml)"},
	"units":      {"zh": "单位（data/units.toml）", "en": "units (data/units.toml)"},
	"figures":    {"zh": "数据（data/figures.toml）", "en": "figures (data/figures.toml)"},
	"sketch":     {"zh": "示意图（data/sketch.toml）", "en": "marks of the sketch (data/sketch.toml)"},
	"handbooks":  {"zh": "手册（data/handbooks）", "en": "handbooks (data/handbooks)"},
	"books":      {"zh": "印刷品登记（data/books.toml）", "en": "register of printed books (data/books.toml)"},
	"maps":       {"zh": "地图（data/maps.toml）", "en": "maps (data/maps.toml)"},
	"rates":      {"zh": "汇率（data/rates.toml）", "en": "rates (data/rates.toml)"},
}

// wholes names the kind of record in which each kind of part lies.
var wholes = map[string]string{"nodes": "chains", "plots": "parks", "buildings": "parks"}
