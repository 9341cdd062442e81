package view

import (
	"cmp"
	"net/url"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A PageTag is one of the tags by which government sites are indexed
// (《政府网站发展指引》). A site without an identity code has none: an empty
// code is worse than no tag.
type PageTag struct{ Name, Content string }

// columnTypes are the types of columns that the standard knows, by what the
// site's sections hold.
var columnTypes = map[string]string{
	"home": "首页", "pages": "概况信息", "offices": "机构职能", "briefings": "工作动态", "events": "工作动态",
	"policies": "政策文件", "services": "办事服务", "projects": "数据发布", "parks": "数据发布", "chains": "数据发布",
	"industries": "数据发布", "regions": "数据发布", "plots": "数据发布", "buildings": "数据发布",
}

// siteTags are those of every page.
func (s *speech) siteTags() []PageTag {
	base, err := url.Parse(s.site.BaseURL)
	if s.site.SiteID == "" || err != nil || base.Hostname() == "" {
		return nil
	}
	return []PageTag{
		{"SiteName", s.phrase(s.site.Title).Text},
		{"SiteDomain", base.Hostname()},
		{"SiteIDCode", s.site.SiteID},
	}
}

// columnTags are those of home pages and lists.
func (s *speech) columnTags(kind, title, description string) []PageTag {
	tags := s.siteTags()
	if tags == nil {
		return nil
	}
	return append(tags,
		PageTag{"ColumnName", title},
		PageTag{"ColumnDescription", cmp.Or(description, title)},
		PageTag{"ColumnKeywords", title},
		PageTag{"ColumnType", cmp.Or(columnTypes[kind], "数据发布")},
	)
}

// contentTags are those of a record's page. A date or a source that is not
// known is left out, and reported by the profile of government sites.
func (s *speech) contentTags(kind string, r model.Record, title string) []PageTag {
	tags := s.siteTags()
	if tags == nil {
		return nil
	}
	tags = append(tags, PageTag{"ColumnName", s.w("nav." + kind)}, PageTag{"ArticleTitle", title})
	if day := model.Published(r); day.IsDay() {
		// Facts hold days; the hour of the standard's form is midnight.
		tags = append(tags, PageTag{"PubDate", isoDay(day) + " 00:00"})
	}
	unit := s.Catalog.Units.Get(cmp.Or(model.SourceOf(r), s.site.Organiser))
	if unit != nil {
		tags = append(tags, PageTag{"ContentSource", s.phrase(unit.Name).Text})
	}
	return tags
}

func isoDay(d i18n.Date) string {
	b, _ := d.MarshalText() // it never fails
	return string(b)
}
