package model

import (
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// SiteFiles stands for a kind of record where a file is asked for that belongs
// to the site itself: its emblem and the picture of its home page.
const SiteFiles = "site"

// A Site is data/site.toml: who publishes, in which languages, and how.
type Site struct {
	Origin    source.Origin `class:"-"`
	Name      i18n.Text     `key:"name" class:"PH"`    // 星渚市投资促进局
	Title     i18n.Text     `key:"title" class:"PH"`   // of the site
	Tagline   i18n.Text     `key:"tagline" class:"PH"` // one sentence
	Place     i18n.Text     `key:"place" class:"PH"`   // 星渚市
	Languages []i18n.Tag    `key:"languages" class:"PH"`
	BaseURL   string        `key:"base_url" class:"PH"`
	Edition   string        `key:"edition" class:"PH"`
	AsOf      i18n.Date     `key:"as_of" class:"PH"`
	Timezone  string        `key:"timezone" class:"PH"` // IANA name
	Currency  string        `key:"currency" class:"PH"`
	Foreign   []string      `key:"foreign_currencies" ref:"rates" class:"PH"` // shown in brackets, the first everywhere
	Theme     string        `key:"theme" class:"-"`
	PageSize  int           `key:"page_size" class:"-"` // records on a list page

	Invented bool      `key:"invented" class:"PH"` // a demonstration: marked everywhere, indexing forbidden
	Mark     i18n.Text `key:"mark" class:"PH"`     // the words of that mark
	Notice   i18n.Text `key:"notice" class:"PH"`   // the standing notice, where the site has its own

	Organiser   string       `key:"organiser" ref:"units" class:"PH"`
	Office      string       `key:"office" ref:"offices" class:"PH"` // who answers where nobody else does
	Complaint   string       `key:"complaint" ref:"services" class:"PH"`
	ICP         string       `key:"icp" class:"P"`
	Police      string       `key:"public_security" class:"P"`
	SiteID      string       `key:"identity_code" class:"P"`
	Profile     string       `key:"profile" class:"-"`
	Outbound    i18n.Text    `key:"outbound_notice" class:"P"` // at the foot: links that lead to others' sites
	Colour      string       `key:"colour" form:"colour" class:"PH"`
	Accent      string       `key:"accent" form:"colour" class:"PH"`
	Emblem      string       `key:"emblem" class:"PH"`
	Hero        string       `key:"hero" class:"P"` // picture on the home page; files lie beside site.toml
	HeroAlt     i18n.Text    `key:"hero_alt" class:"P"`
	DataTerms   i18n.Text    `key:"data_terms" class:"P"`   // on what terms the open data may be used
	Bands       []AmountBand `key:"amount_band" class:"PH"` // by which projects are listed
	Lands       []LandBand   `key:"land_band" class:"P"`    // by which the explorer divides projects
	InSite      *bool        `key:"internal_in_site" class:"-"`
	MustRelease *bool        `key:"require_release" class:"-"` // records must have been approved
	Sheets      SheetsMode   `key:"sheets" class:"-"`
}

// A AmountBand is one class of amount by which projects are listed: from Least up
// to and without Below.
type AmountBand struct {
	ID    string     `key:"@id" class:"PH"`
	Least i18n.Money `key:"least" class:"PH"`
	Below i18n.Money `key:"below" class:"PH"`
}

// A LandBand is one class of land, as [AmountBand] is one of amount.
type LandBand struct {
	ID    string    `key:"@id" class:"P"`
	Least i18n.Area `key:"least" class:"P"`
	Below i18n.Area `key:"below" class:"P"`
}

// SheetsMode is which projects get a printable sheet of their own on the site.
type SheetsMode string

// The modes: every open project, those whose record says sheet = true, none.
const (
	AllSheets    SheetsMode = "all"
	MarkedSheets SheetsMode = "marked"
	NoSheets     SheetsMode = "none"
)

// Values lists the modes.
func (SheetsMode) Values() []string {
	return []string{string(AllSheets), string(MarkedSheets), string(NoSheets)}
}

// At returns where a key of the site's file stands.
func (s *Site) At(path string) source.Span { return locate(s.Origin, path) }

// InternalAllowed reports whether internal tables may lie in the site's own
// folder.
func (s *Site) InternalAllowed() bool { return s.InSite == nil || *s.InSite }
