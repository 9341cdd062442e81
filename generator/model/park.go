package model

import (
	"cmp"

	"prospectus/generator/i18n"
)

// A Park is an industrial park, farm base, scenic area or logistics base that
// takes projects, with its plots and buildings.
type Park struct {
	Header
	Region      string           `key:"region" ref:"regions" class:"PH"`
	Level       Level            `key:"level" class:"PH"`
	Type        LandUse          `key:"type" class:"PH"`
	Founded     i18n.Date        `key:"founded" class:"PH"`
	Area        i18n.Area        `key:"area" class:"PH"`
	Free        i18n.Area        `key:"free" class:"PH"`
	AsOf        i18n.Date        `key:"as_of" class:"PH"` // of area and free area
	Address     i18n.Text        `key:"address" class:"PH"`
	Coordinates i18n.Coordinates `key:"coordinates" class:"P"`
	Industries  []string         `key:"industries" ref:"industries" class:"PH"`
	Chains      []string         `key:"chains" ref:"chains" class:"PH"`
	Firms       []string         `key:"firms" ref:"firms" class:"PH"`
	Output      i18n.Money       `key:"output" class:"PH"`
	Office      string           `key:"office" ref:"offices" class:"PH"`
	Operator    string           `key:"operator" ref:"units" class:"PH"`
	Utilities   []Utility        `key:"utility" class:"PH"`
	Distances   []Distance       `key:"distance" class:"PH"`
	SiteFacts   []SiteFact       `key:"site" class:"PH"`
	Entry       []Condition      `key:"entry" class:"PH"`  // entry conditions
	Barred      []Condition      `key:"barred" class:"PH"` // what is not accepted
	Plots       []*Plot          `key:"plot" class:"PH"`
	Buildings   []*Building      `key:"building" class:"PH"`
	Internal    ParkInternal     `key:"internal" class:"I"`
}

// Level is who approved a park.
type Level string

// Values lists the levels.
func (Level) Values() []string { return []string{"national", "provincial", "city", "county"} }

// A Condition is one entry condition or one thing not accepted, with the rule
// that it rests on.
type Condition struct {
	ID    string        `key:"@id" class:"PH"` // intensity, tax-per-mu, plot-ratio, energy, environment …
	Label i18n.Text     `key:"label" class:"PH"`
	Least i18n.Quantity `key:"least" class:"PH"`
	Most  i18n.Quantity `key:"most" class:"PH"`
	Text  i18n.Text     `key:"text" class:"PH"`
	Basis i18n.Text     `key:"basis" class:"PH"` // law or document
	Date  i18n.Date     `key:"date" class:"PH"`
}

// ParkInternal is what stays in the office.
type ParkInternal struct {
	Plans i18n.Text  `key:"plans" class:"I"`
	Floor i18n.Money `key:"floor_price" class:"I"`
}

// A Plot is land in a park that is offered. It has an id, a page and
// references of its own.
type Plot struct {
	Entry
	Park      string        `class:"PH"` // the park that holds it
	Name      i18n.Text     `key:"name" class:"PH"`
	State     State         `key:"state" class:"PH"`
	Area      i18n.Area     `key:"area" class:"PH"`
	Use       LandUse       `key:"use" class:"PH"`
	Tenure    Tenure        `key:"tenure" class:"PH"`
	Years     int           `key:"years" class:"PH"`
	Standard  bool          `key:"standard" class:"PH"`
	PlotRatio i18n.Decimal  `key:"plot_ratio" class:"PH"`
	Intensity i18n.Quantity `key:"intensity" class:"PH"`
	TaxPerMu  i18n.Quantity `key:"tax_per_mu" class:"PH"`
	Output    i18n.Quantity `key:"output_per_mu" class:"PH"`
	Energy    i18n.Quantity `key:"energy" class:"PH"` // ceiling per unit of value added
	Emission  i18n.Text     `key:"emission" class:"PH"`
	Price     i18n.Quantity `key:"price" class:"PH"`
	PriceDate i18n.Date     `key:"price_date" class:"PH"`
	Ready     []string      `key:"ready" class:"PH"`
	Utilities []Utility     `key:"utility" class:"PH"`
	SiteFacts []SiteFact    `key:"site" class:"PH"`
	Note      i18n.Text     `key:"note" class:"PH"`
	Verified  i18n.Date     `key:"verified" class:"PH"`
	Internal  PlotInternal  `key:"internal" class:"I"`
}

// Ident returns park/plot, by which references name a plot.
func (p *Plot) Ident() string { return p.Park + "/" + p.ID }

// Offered returns the plot's public state; one that states none is open.
func (p *Plot) Offered() State { return cmp.Or(p.State, Open) }

// PlotInternal is what stays in the office.
type PlotInternal struct {
	Reserve i18n.Money `key:"reserve_price" class:"I"`
	Storage i18n.Text  `key:"land_reserve" class:"I"` // state of acquisition and reserve
	Talks   i18n.Text  `key:"talks" class:"I"`
}

// A Building is a standing or planned building in a park that is offered.
type Building struct {
	Entry
	Park      string           `class:"PH"` // the park that holds it
	Name      i18n.Text        `key:"name" class:"PH"`
	State     State            `key:"state" class:"PH"`
	Use       BuildingUse      `key:"use" class:"PH"`
	Tenure    Tenure           `key:"tenure" class:"PH"`
	Built     i18n.Date        `key:"built" class:"PH"`
	Area      i18n.Area        `key:"area" class:"PH"`
	Free      i18n.Area        `key:"free" class:"PH"`
	Storeys   int              `key:"storeys" class:"PH"`
	Height    i18n.Quantity    `key:"clear_height" class:"PH"` // ground floor
	Load      i18n.Quantity    `key:"floor_load" class:"PH"`   // ground floor
	UpperLoad i18n.Quantity    `key:"upper_load" class:"PH"`
	Grid      string           `key:"column_grid" class:"PH"` // metres, "8 × 12"
	Crane     i18n.Quantity    `key:"crane" class:"PH"`
	Power     i18n.Quantity    `key:"power" class:"PH"`
	Dual      bool             `key:"dual_supply" class:"PH"`
	FireClass string           `key:"fire_class" class:"PH"`
	Rent      i18n.Quantity    `key:"rent" class:"PH"`
	SalePrice i18n.Quantity    `key:"sale_price" class:"PH"`
	PriceDate i18n.Date        `key:"price_date" class:"PH"`
	FreeFrom  i18n.Date        `key:"free_from" class:"PH"`
	Utilities []Utility        `key:"utility" class:"PH"`
	Note      i18n.Text        `key:"note" class:"PH"`
	Verified  i18n.Date        `key:"verified" class:"PH"`
	Internal  BuildingInternal `key:"internal" class:"I"`
}

// Ident returns park/building, by which references name a building.
func (b *Building) Ident() string { return b.Park + "/" + b.ID }

// Offered returns the building's public state; one that states none is open.
func (b *Building) Offered() State { return cmp.Or(b.State, Open) }

// BuildingUse is what a building is for.
type BuildingUse string

// Values lists the uses.
func (BuildingUse) Values() []string {
	return []string{"standard-factory", "heavy-factory", "warehouse", "cold-store", "office", "laboratory", "clean-room", "hotel", "dormitory", "other"}
}

// BuildingInternal is what stays in the office.
type BuildingInternal struct {
	Owner i18n.Text `key:"owner_talks" class:"I"`
	Floor string    `key:"floor_rent" class:"I"`
}
