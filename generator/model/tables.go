package model

import (
	"maps"
	"slices"

	"prospectus/generator/i18n"
)

// An Industry is one industry by which projects are grouped.
type Industry struct {
	Entry
	Name     i18n.Text     `key:"name" class:"PH"`
	Summary  i18n.Text     `key:"summary" class:"PH"`
	Leading  bool          `key:"leading" class:"PH"`
	Group    IndustryGroup `key:"group" class:"PH"`
	GB4754   []string      `key:"gbt4754" class:"PH"`
	Terms    i18n.Text     `key:"entry" class:"PH"`  // entry conditions
	Barred   i18n.Text     `key:"barred" class:"PH"` // what is not accepted, and by which law
	Colour   string        `key:"colour" form:"colour" class:"PH"`
	Sign     i18n.Text     `key:"sign" class:"PH"` // one or two characters that stand for it in its seal
	Order    int           `key:"order" class:"PH"`
	Internal DeskInternal  `key:"internal" class:"I"`
}

// IndustryGroup is one of the four groups of a project library.
type IndustryGroup string

// Values lists the groups.
func (IndustryGroup) Values() []string {
	return []string{"industry", "agriculture", "tourism", "services"}
}

// DeskInternal is the promotion team behind an industry.
type DeskInternal struct {
	Leader  string   `key:"leader" class:"I"`
	Targets []Target `key:"target" class:"I"`
	Trips   int      `key:"trips" class:"I"`
}

// A Region is a county, district or county-level city.
type Region struct {
	Entry
	Name       i18n.Text     `key:"name" class:"PH"`
	Type       RegionType    `key:"type" class:"PH"`
	Population i18n.Quantity `key:"population" class:"PH"`
	Area       i18n.Area     `key:"area" class:"PH"`
	Note       i18n.Text     `key:"note" class:"PH"`
	Order      int           `key:"order" class:"PH"`
}

// RegionType is what kind of division a region is.
type RegionType string

// Values lists the types.
func (RegionType) Values() []string { return []string{"district", "county", "city", "zone"} }

// A Province is one provincial-level unit; the table stands in the official
// order. Hong Kong, Macao and Taiwan are units of it, never countries.
type Province struct {
	Entry
	Name i18n.Text `key:"name" class:"PH"`
}

// A Firm is a local enterprise, named because it agreed or a source names it.
type Firm struct {
	Entry
	Name      i18n.Text     `key:"name" class:"PH"`
	Industry  string        `key:"industry" ref:"industries" class:"PH"`
	Region    string        `key:"region" ref:"regions" class:"PH"`
	Products  i18n.Text     `key:"products" class:"PH"`
	Capacity  i18n.Text     `key:"capacity" class:"PH"`
	Output    i18n.Money    `key:"output" class:"PH"`
	Employees i18n.Quantity `key:"employees" class:"PH"`
	Needs     i18n.Text     `key:"needs" class:"PH"`
	Offers    i18n.Text     `key:"offers" class:"PH"`
	Date      i18n.Date     `key:"date" class:"PH"`
	Source    i18n.Text     `key:"source" class:"PH"`
	Consent   bool          `key:"consent" class:"PH"`
}

// A Unit is an organisation that owns, leads, issues or serves.
type Unit struct {
	Entry
	Name    i18n.Text  `key:"name" class:"PH"`
	Phone   i18n.Phone `key:"phone" class:"PH"`
	Email   string     `key:"email" class:"PH"`
	Address i18n.Text  `key:"address" class:"PH"`
	Region  string     `key:"region" ref:"regions" class:"PH"`
	Duty    i18n.Text  `key:"duty" class:"PH"`
}

// A Figure is one number about the place, with its scope, date and source.
type Figure struct {
	Entry
	Group       FigureGroup   `key:"group" class:"PH"`
	Label       i18n.Text     `key:"label" class:"PH"`
	Value       i18n.Quantity `key:"value" class:"PH"` // one of value, money, area and share
	Money       i18n.Money    `key:"money" class:"PH"`
	Area        i18n.Area     `key:"area" class:"PH"`
	Share       i18n.Percent  `key:"share" class:"PH"`
	Part        string        `key:"part" ref:"figures" class:"P"`  // of a share: the figure divided
	Whole       string        `key:"whole" ref:"figures" class:"P"` // and the one it is divided by
	Scope       i18n.Text     `key:"scope" class:"PH"`
	Date        i18n.Date     `key:"date" class:"PH"`
	Source      i18n.Text     `key:"source" class:"PH"`
	Preliminary bool          `key:"preliminary" class:"PH"`
	Headline    bool          `key:"headline" class:"PH"`
	Order       int           `key:"order" class:"PH"`
}

// FigureGroup is what a figure is about.
type FigureGroup string

// Wages are the figures about what is paid by trade.
const Wages FigureGroup = "wage"

// Values lists the groups.
func (FigureGroup) Values() []string {
	return []string{"city", "output", string(Wages), "tariff", "freight", "distance", "land", "labour", "resource"}
}

// A Rate is a currency's exchange rate for one edition.
type Rate struct {
	Entry                // the ISO 4217 code
	PerUnit i18n.Decimal `key:"per_unit" class:"PH"` // of the site's currency
	Date    i18n.Date    `key:"date" class:"PH"`
	Source  i18n.Text    `key:"source" class:"PH"`
}

// A Term is one entry of the glossary.
type Term struct {
	Entry
	Term  i18n.Text `key:"term" class:"P"`
	Avoid TextList  `key:"avoid" class:"I"` // renderings that are wrong
	Note  i18n.Text `key:"note" class:"P"`
}

// TextList is a list of texts by language.
type TextList map[i18n.Tag][]string

// A Campaign is a time-bound drive (集中攻坚, 无会招商周).
type Campaign struct {
	Entry
	Name    i18n.Text   `key:"name" class:"I"`
	Period  i18n.Period `key:"period" class:"I"`
	Targets []Target    `key:"target" class:"I"`
	Results i18n.Text   `key:"results" class:"I"`
}

// A Meeting is one dispatch or chain meeting.
type Meeting struct {
	Entry
	Name     i18n.Text `key:"name" class:"I"`
	Date     i18n.Date `key:"date" class:"I"`
	Chain    string    `key:"chain" ref:"chains" class:"I"`
	Projects []string  `key:"projects" ref:"projects" class:"I"`
	Matters  []Task    `key:"matter" class:"I"`
}

// A Board is the yearly task of one unit or team. The row named [LimitsRow] is
// none: it says after how many days something waits too long.
type Board struct {
	Entry
	Unit    string   `key:"unit" ref:"units" class:"I"`
	Team    string   `key:"team" class:"I"`
	Leader  string   `key:"leader" class:"I"` // post
	Targets []Target `key:"target" class:"I"`
	Scheme  string   `key:"scheme" class:"I"` // the scorecard that rates it

	Quiet      int `key:"quiet" class:"I"`      // days since the last talk; of LimitsRow alone, as the next two
	Unstarted  int `key:"unstarted" class:"I"`  // days since the signing
	Unfinished int `key:"unfinished" class:"I"` // days since the start of construction
}

// LimitsRow is the row of the table of boards that sets limits for all of them.
const LimitsRow = "limits"

// Misplaced returns a key that the row holds and should not: limits stand in
// [LimitsRow], where nothing else does.
func (b *Board) Misplaced() (key string, ok bool) {
	held := map[string]bool{"quiet": b.Quiet != 0, "unstarted": b.Unstarted != 0, "unfinished": b.Unfinished != 0}
	if b.ID == LimitsRow {
		held = map[string]bool{"unit": b.Unit != "", "team": b.Team != "", "leader": b.Leader != "", "target": len(b.Targets) > 0, "scheme": b.Scheme != ""}
	}
	for _, key := range slices.Sorted(maps.Keys(held)) {
		if held[key] {
			return key, true
		}
	}
	return "", false
}

// A LeadReport is a first word of a possible project, reported by a unit.
type LeadReport struct {
	Entry
	Date  i18n.Date `key:"date" class:"I"`
	Unit  string    `key:"unit" ref:"units" class:"I"`
	State i18n.Text `key:"state" class:"I"`
}
