package model

import "prospectus/generator/i18n"

// A Chain is an industrial chain: segments in bands, nodes in segments.
type Chain struct {
	Header
	Industry string        `key:"industry" ref:"industries" class:"PH"`
	LeadUnit string        `key:"lead_unit" ref:"units" class:"PH"`
	Office   string        `key:"office" ref:"offices" class:"PH"`
	Output   i18n.Money    `key:"output" class:"PH"`
	Date     i18n.Date     `key:"date" class:"PH"` // of the facts below
	Segments []Segment     `key:"segment" class:"PH"`
	Nodes    []*Node       `key:"node" class:"PH"`
	Strategy i18n.Text     `front:"strategy" class:"PH"`   // what the city wants of the chain
	Narrow   i18n.Text     `front:"bottleneck" class:"PH"` // the real bottleneck
	Internal ChainInternal `key:"internal" class:"I"`
}

// A Segment is one step of a chain.
type Segment struct {
	ID   string    `key:"@id" class:"PH"`
	Name i18n.Text `key:"name" class:"PH"`
	Band Band      `key:"band" class:"PH"`
}

// Band is where along a chain a segment stands.
type Band string

// The bands, in the order in which they are drawn.
const (
	Upstream   Band = "upstream"
	Midstream  Band = "midstream"
	Downstream Band = "downstream"
	Support    Band = "support"
)

// Values lists the bands in order.
func (Band) Values() []string {
	return []string{string(Upstream), string(Midstream), string(Downstream), string(Support)}
}

// A Node is one product or process of a chain.
type Node struct {
	Entry
	Chain    string        `class:"PH"` // the chain that holds it
	Name     i18n.Text     `key:"name" class:"PH"`
	Segment  string        `key:"segment" class:"PH"`
	State    NodeState     `key:"state" class:"PH"`
	Fact     i18n.Text     `key:"fact" class:"PH"` // a sentence of local fact
	Capacity i18n.Quantity `key:"capacity" class:"PH"`
	Firms    []string      `key:"firms" ref:"firms" class:"PH"`
	Parks    []string      `key:"parks" ref:"parks" class:"PH"`
	Policies []string      `key:"policies" ref:"policies" class:"PH"`
	Feeds    []string      `key:"feeds" class:"PH"` // nodes of the same chain that it supplies
	Date     i18n.Date     `key:"date" class:"PH"`
	Internal NodeInternal  `key:"internal" class:"I"`
}

// Ident returns chain/node, by which references name a node.
func (n *Node) Ident() string { return n.Chain + "/" + n.ID }

// NodeState is what the public is told of a node: strength, present or sought.
// Weak and missing are internal.
type NodeState string

// The public states of a node: 优势, 已有, 重点招引.
const (
	Strength NodeState = "strength"
	Present  NodeState = "present"
	Sought   NodeState = "sought"
)

// Values lists the states.
func (NodeState) Values() []string {
	return []string{string(Strength), string(Present), string(Sought)}
}

// NodeInternal is what the office alone knows of a node.
type NodeInternal struct {
	State   Weakness `key:"state" class:"I"`
	Targets []string `key:"target_firms" class:"I"`
}

// Weakness is the frank state of a node.
type Weakness string

// The internal states of a node: 弱, 缺.
const (
	Weak    Weakness = "weak"
	Missing Weakness = "missing"
)

// Values lists the internal states.
func (Weakness) Values() []string { return []string{string(Weak), string(Missing)} }

// ChainInternal is what stays in the office.
type ChainInternal struct {
	Chief  string     `key:"chief" class:"I"` // the official's name
	Post   string     `key:"chief_post" class:"I"`
	Budget i18n.Money `key:"budget" class:"I"`
	Notes  i18n.Text  `key:"progress" class:"I"`
	Hunt   []string   `key:"hunting_regions" class:"I"` // where target firms are looked for
}
