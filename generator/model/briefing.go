package model

import "prospectus/generator/i18n"

// A Briefing is one issue of the office's periodical, a case study, or another
// report of its kind.
type Briefing struct {
	Header
	Type       BriefingType     `key:"type" class:"PH"`
	Issue      int              `key:"issue" class:"PH"` // 第n期, of the year
	Total      int              `key:"total" class:"PH"` // 总第n期
	Period     i18n.Period      `key:"period" class:"PH"`
	Date       i18n.Date        `key:"date" class:"PH"` // of publication
	Issuer     string           `key:"issuer" ref:"units" class:"PH"`
	Indicators []Measure        `key:"indicators" class:"PH"`  // computed from the ledger
	ByIndustry []Measure        `key:"by_industry" class:"PH"` // those of them that are also shown by industry
	Projects   []string         `key:"projects" ref:"projects" class:"PH"`
	Firm       string           `key:"firm" ref:"firms" class:"PH"` // of a case study
	Consent    bool             `key:"consent" class:"PH"`          // the firm's, given in writing
	CopiesTo   i18n.Text        `key:"copies_to" class:"H"`         // 报、送、发
	Internal   BriefingInternal `key:"internal" class:"I"`
}

// BriefingType tells issues of the periodical from other reports.
type BriefingType string

// The types of briefing.
const (
	Bulletin BriefingType = "bulletin"
	Case     BriefingType = "case"
	Annual   BriefingType = "annual"
	News     BriefingType = "news"
)

// Values lists the types.
func (BriefingType) Values() []string {
	return []string{string(Bulletin), string(Case), string(Annual), string(News)}
}

// BriefingInternal is what stays in the office.
type BriefingInternal struct {
	Ranking []Rank `key:"ranking" class:"I"`
}

// A Rank is one unit's place in the internal comparison.
type Rank struct {
	ID     string        `key:"@id" class:"I"`
	Unit   string        `key:"unit" ref:"units" class:"I"`
	Target i18n.Quantity `key:"target" class:"I"`
	Actual i18n.Quantity `key:"actual" class:"I"`
	Place  int           `key:"place" class:"I"`
}
