package lint

import "prospectus/generator/diag"

var (
	ruleMap = rule("map-unapproved", diag.Error, mapRule,
		"“%[1]s”是地图，却没有审图号", "%[1]q is a map and bears no approval number",
		"填写这张图的 approval；依法不需要审图号的，写 exempt = \"simple\"（简单示意）或 \"no-boundary\"（不含行政界线）和 exempt_reason；不是地图的，在说明文字里写“不作地图使用”", "add its number as approval; where the law asks for none, write exempt = \"simple\" or \"no-boundary\" and exempt_reason; where it is no map, say so in its words (not a map)")
	ruleMapReason = rule("map-exempt-without-reason", diag.Error, mapRule,
		"这张地图写明不需要审图号，却没有写理由", "the map is said to need no approval number, but no reason is given",
		"填写 exempt_reason", "add exempt_reason")
)

// checkMaps reports pictures that call themselves maps and bear no approval
// number, and an exemption without its reason. On government sites the profile
// looks for the number, and says more of it.
func (v *visit) checkMaps() {
	for _, p := range v.record.Head().Photos {
		if p.Exempt != "" && p.Because == "" {
			v.report(ruleMapReason, "photo."+p.ID+".exempt")
		}
		if name, isMap := p.MapName(); isMap && p.Approval == "" && p.Exempt == "" && v.Catalog.Site.Profile == "" {
			v.report(ruleMap, "photo."+p.ID, name)
		}
	}
}
