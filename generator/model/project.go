package model

import "prospectus/generator/i18n"

// A Project is one investment opportunity of the project library.
type Project struct {
	Header
	Code     string      `key:"code" need:"yes" class:"PH"` // as printed, e.g. XZ-2026-0042
	Year     int         `key:"catalogue_year" class:"PH"`
	Version  string      `key:"version" class:"PH"`
	State    State       `key:"state" need:"yes" class:"PH"` // written by hand, never derived
	Type     ProjectType `key:"type" class:"PH"`
	Featured bool        `key:"featured" class:"P"`
	Sheet    bool        `key:"sheet" class:"-"` // has a sheet to print on the site, where that says sheets = "marked"
	Tags     []string    `key:"tags" class:"P"`

	Industry string   `key:"industry" ref:"industries" need:"yes" class:"PH"`
	GB4754   string   `key:"gbt4754" class:"PH"`                         // code of GB/T 4754
	Node     string   `key:"node" ref:"nodes" class:"PH"`                // chain/node
	Region   string   `key:"region" ref:"regions" need:"yes" class:"PH"` // county level
	Park     string   `key:"park" ref:"parks" class:"PH"`
	Plots    []string `key:"plots" ref:"plots" class:"PH"`         // park/plot
	Housing  []string `key:"buildings" ref:"buildings" class:"PH"` // park/building
	Firms    []string `key:"firms" ref:"firms" class:"PH"`         // neighbours, suppliers, customers
	Owner    string   `key:"owner" ref:"units" class:"PH"`         // owner unit
	Planner  string   `key:"planner" ref:"units" class:"PH"`
	Office   string   `key:"office" ref:"offices" class:"PH"` // who answers
	Policies []string `key:"policies" ref:"policies" class:"PH"`
	Services []string `key:"services" ref:"services" class:"PH"`

	Address     i18n.Text        `key:"address" class:"PH"`
	Coordinates i18n.Coordinates `key:"coordinates" class:"P"`
	Distances   []Distance       `key:"distance" class:"PH"`
	Land        Land             `key:"land" class:"PH"`
	Utilities   []Utility        `key:"utility" class:"PH"` // landing conditions
	SiteFacts   []SiteFact       `key:"site" class:"PH"`
	Access      ForeignAccess    `key:"access" class:"PH"`

	Products    []Product     `key:"product" class:"PH"` // what it would make, how much
	BuildMonths int           `key:"build_months" class:"PH"`
	Term        i18n.Quantity `key:"term" class:"PH"` // of cooperation, for a concession
	Phases      []Phase       `key:"phase" class:"PH"`

	Investment      i18n.Money   `key:"investment" need:"yes" class:"PH"`
	InvestmentBasis Basis        `key:"investment_basis" class:"PH"` // the paper that estimates it; none for a sum that is settled
	Foreign         i18n.Percent `key:"foreign_share" class:"PH"`
	Wanted          i18n.Money   `key:"wanted" class:"PH"` // capital sought from the partner
	Uses            []Share      `key:"use" class:"PH"`    // investment by use
	Sources         []Share      `key:"source" class:"PH"` // investment by source
	Returns         Returns      `key:"returns" class:"PH"`

	Modes       []Mode      `key:"modes" class:"PH"`
	Preparation []Milestone `key:"preparation" class:"PH"`
	Resources   []Resource  `key:"resource" class:"PH"`
	Verified    i18n.Date   `key:"verified" class:"PH"`
	VerifyBy    i18n.Date   `key:"verify_by" class:"PH"`

	Partner      i18n.Text `front:"partner" class:"PH"`   // whom the office looks for
	Model        i18n.Text `front:"model" class:"PH"`     // operating model
	Provides     i18n.Text `front:"provides" class:"PH"`  // what government provides
	Admission    i18n.Text `front:"admission" class:"PH"` // entry conditions of its own
	Risk         i18n.Text `front:"risk" class:"PH"`      // and what is done about it
	Unstudied    i18n.Text `front:"unstudied" class:"PH"` // what nobody has looked into yet
	ReturnsBasis i18n.Text `front:"basis" class:"PH"`     // words on the basis of the estimates

	Internal ProjectInternal `key:"internal" class:"I"`
}

// State is a project's public state, written by hand and approved. It is never
// computed from the ledger: a state that follows from a signing would announce
// secret talks.
type State string

// The public states.
const (
	Open      State = "open"
	Reserved  State = "reserved"
	Closed    State = "closed"
	Withdrawn State = "withdrawn"
)

// Values lists the states.
func (State) Values() []string {
	return []string{string(Open), string(Reserved), string(Closed), string(Withdrawn)}
}

// ProjectType is what kind of undertaking is offered.
type ProjectType string

// Values lists the types.
func (ProjectType) Values() []string {
	return []string{"new", "expansion", "rebuild", "equity", "concession", "asset-transfer", "existing-plant", "park-cooperation"}
}

// Mode is a mode of cooperation.
type Mode string

// Values lists the modes.
func (Mode) Values() []string {
	return []string{"sole", "joint-venture", "contractual", "lease", "equity", "concession", "transfer"}
}

// Land is the land that a project needs or is given.
type Land struct {
	Area       i18n.Area     `key:"area" class:"PH"`
	FloorArea  i18n.Area     `key:"floor_area" class:"PH"`
	Use        LandUse       `key:"use" class:"PH"`
	Tenure     Tenure        `key:"tenure" class:"PH"`
	Years      int           `key:"years" class:"PH"` // of the land-use right or lease
	PlotRatio  i18n.Decimal  `key:"plot_ratio" class:"PH"`
	Intensity  i18n.Quantity `key:"intensity" class:"PH"`   // least investment per mu
	TaxPerMu   i18n.Quantity `key:"tax_per_mu" class:"PH"`  // least, a year
	Height     i18n.Quantity `key:"height" class:"PH"`      // limit
	Price      i18n.Quantity `key:"price" class:"PH"`       // reference; land goes by public bidding
	PriceDate  i18n.Date     `key:"price_date" class:"PH"`  // of the reference price
	PriceBasis i18n.Text     `key:"price_basis" class:"PH"` // where it comes from
	Ready      []string      `key:"ready" class:"PH"`       // seven connections and levelling
	Standard   bool          `key:"standard" class:"PH"`    // standard land (标准地)
}

// LandUse is the planned use of land.
type LandUse string

// Values lists the uses.
func (LandUse) Values() []string {
	return []string{"industrial", "logistics", "commercial", "tourism", "agricultural", "mixed", "public"}
}

// Tenure is how land or a building is supplied.
type Tenure string

// Values lists the modes of supply: 出让, 租赁, 弹性年期, 标准地, 标准厂房, 定制代建,
// 流转 (transfer of the use of farmland) and 划拨.
func (Tenure) Values() []string {
	return []string{"grant", "lease", "flexible-term", "standard-land", "standard-building", "custom-built", "farmland-transfer", "allocation"}
}

// A Product is one thing that a project would make, with the volume and price
// that its revenue rests on.
type Product struct {
	ID       string        `key:"@id" class:"PH"`
	Name     i18n.Text     `key:"name" class:"PH"`
	Capacity i18n.Quantity `key:"capacity" class:"PH"` // a year, at full load
	Volume   i18n.Quantity `key:"volume" class:"PH"`   // sold in the year of the estimate
	Price    i18n.Quantity `key:"price" class:"PH"`    // a unit of volume, without VAT
	Revenue  i18n.Money    `key:"revenue" class:"PH"`  // volume × price
}

// A Phase is one stage of building.
type Phase struct {
	ID     string      `key:"@id" class:"PH"`
	Name   i18n.Text   `key:"name" class:"PH"`
	Area   i18n.Area   `key:"area" class:"PH"`
	Amount i18n.Money  `key:"amount" class:"PH"`
	Period i18n.Period `key:"period" class:"PH"`
}

// A Share is one line of a sum of money.
type Share struct {
	ID     string     `key:"@id" class:"PH"` // land, buildings, equipment, working-capital …
	Label  i18n.Text  `key:"label" class:"PH"`
	Amount i18n.Money `key:"amount" class:"PH"`
}

// Returns are estimates: each is shown with basis and date.
type Returns struct {
	Basis         Basis         `key:"basis" class:"PH"`
	Date          i18n.Date     `key:"date" class:"PH"`
	Year          i18n.Quantity `key:"year" class:"PH"` // of operation that the yearly figures describe
	Revenue       i18n.Money    `key:"revenue" class:"PH"`
	Cost          i18n.Money    `key:"cost" class:"PH"`
	Profit        i18n.Money    `key:"profit" signed:"yes" class:"PH"` // a year
	ProfitTax     TaxBasis      `key:"profit_tax" class:"PH"`
	Tax           i18n.Money    `key:"tax" class:"PH"`     // paid a year
	Payback       i18n.Quantity `key:"payback" class:"PH"` // years
	PaybackTax    TaxBasis      `key:"payback_tax" class:"PH"`
	IncludesBuild bool          `key:"payback_includes_build" class:"PH"`
	IRR           i18n.Percent  `key:"irr" class:"PH"`
	IRRTax        TaxBasis      `key:"irr_tax" class:"PH"`
	NPV           i18n.Money    `key:"npv" signed:"yes" class:"PH"`
	Discount      i18n.Percent  `key:"discount" class:"PH"`
	BreakEven     i18n.Quantity `key:"break_even" class:"PH"` // per cent of capacity, or units
	ROI           i18n.Percent  `key:"roi" class:"PH"`
	Jobs          i18n.Quantity `key:"jobs" class:"PH"`
	Energy        i18n.Quantity `key:"energy" class:"PH"`
	Emission      i18n.Quantity `key:"emission" class:"PH"`
}

// IsZero reports whether a sheet has no returns yet.
func (r Returns) IsZero() bool {
	return r.Basis == "" && r.Revenue.IsZero() && r.Profit.IsZero() && r.IRR.IsZero() && r.Payback.IsZero()
}

// Basis is the paper that an estimate rests on.
type Basis string

// Values lists the bases.
func (Basis) Values() []string {
	return []string{"feasibility-study", "preliminary-study", "project-proposal", "desk-estimate", "operating-accounts", "appraisal"}
}

// TaxBasis says whether income tax is taken off.
type TaxBasis string

// Values lists the tax bases.
func (TaxBasis) Values() []string { return []string{"before-tax", "after-tax"} }

// A Milestone is one step of preparatory work.
type Milestone struct {
	ID    string    `key:"@id" class:"PH"` // proposal, feasibility, site, environment, land-review, planning, clearance …
	Label i18n.Text `key:"label" class:"PH"`
	State Progress  `key:"state" class:"PH"`
	Date  i18n.Date `key:"date" class:"PH"` // done, or expected
	Note  i18n.Text `key:"note" class:"PH"`
}

// Progress is how far a step has come.
type Progress string

// Values lists the states of a step.
func (Progress) Values() []string { return []string{"done", "under-way", "not-started", "not-needed"} }

// A Resource is a raw material that a project rests on. Mineral quantities are
// classed after GB/T 17766-2020.
type Resource struct {
	ID       string        `key:"@id" class:"PH"`
	Name     i18n.Text     `key:"name" class:"PH"`
	Quantity i18n.Quantity `key:"quantity" class:"PH"`
	Class    ResourceClass `key:"class" class:"PH"`
	Supplier string        `key:"supplier" ref:"firms" class:"PH"`
	Source   i18n.Text     `key:"source" class:"PH"`
	Date     i18n.Date     `key:"date" class:"PH"`
}

// ResourceClass is the certainty of a mineral resource (GB/T 17766-2020).
type ResourceClass string

// Values lists the classes: 探明, 控制, 推断.
func (ResourceClass) Values() []string { return []string{"measured", "indicated", "inferred"} }

// ForeignAccess is whether foreign investment is open to a project. Lists are
// named with their edition, because they change.
type ForeignAccess struct {
	Status     AccessStatus `key:"status" class:"PH"`
	List       i18n.Text    `key:"list" class:"PH"`       // edition of the negative list
	Item       i18n.Text    `key:"item" class:"PH"`       // its item, where restricted
	Encouraged i18n.Text    `key:"encouraged" class:"PH"` // item and edition of the encouraged catalogue
}

// AccessStatus is the standing of an activity under the negative list.
type AccessStatus string

// Values lists the standings.
func (AccessStatus) Values() []string { return []string{"open", "restricted", "prohibited"} }

// ProjectInternal is what stays in the office.
type ProjectInternal struct {
	Stage       Stage      `key:"stage" class:"I"`
	Person      string     `key:"contact_person" class:"I"`
	Mobile      string     `key:"contact_mobile" class:"I"`
	Consent     bool       `key:"contact_consent" class:"I"`
	Leader      string     `key:"leader" class:"I"` // post of the linked leader
	Assigned    string     `key:"assigned_unit" ref:"units" class:"I"`
	Trips       int        `key:"trips" class:"I"`
	Talks       []Talk     `key:"talk" class:"I"`
	Targets     []string   `key:"target_firms" class:"I"`
	Reserve     i18n.Money `key:"reserve_price" class:"I"`
	Reviewed    i18n.Date  `key:"review_date" class:"I"`
	Score       string     `key:"score" class:"I"`
	Opinion     i18n.Text  `key:"review_opinion" class:"I"`
	Sharing     i18n.Text  `key:"sharing" class:"I"` // of assets, output and tax between places
	Tasks       []Task     `key:"task" class:"I"`
	Inspections []Finding  `key:"inspection" class:"I"`
}

// A Talk is one round of negotiation.
type Talk struct {
	ID    string    `key:"@id" class:"I"`
	Date  i18n.Date `key:"date" class:"I"`
	Firm  string    `key:"firm" class:"I"`
	State i18n.Text `key:"state" class:"I"`
}

// A Task is one entry of the service task list (帮办清单).
type Task struct {
	ID     string    `key:"@id" class:"I"`
	Matter i18n.Text `key:"matter" class:"I"`
	Unit   string    `key:"unit" ref:"units" class:"I"`
	Person string    `key:"person" class:"I"`
	Due    i18n.Date `key:"due" class:"I"`
	Done   i18n.Date `key:"done" class:"I"`
}

// A Finding is the result of one inspection on site.
type Finding struct {
	ID      string    `key:"@id" class:"I"`
	Date    i18n.Date `key:"date" class:"I"`
	Finding i18n.Text `key:"finding" class:"I"`
}
