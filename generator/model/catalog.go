package model

import (
	"iter"
	"math/big"
	"slices"

	"prospectus/generator/i18n"
)

// A Set holds the records of one kind in a fixed order and finds them by id.
// It never changes after [NewSet].
type Set[T Identified] struct {
	items []T
	byID  map[string]T
}

// NewSet returns the set of the given records in the given order. Where two
// share an id, the first is found by it.
func NewSet[T Identified](items []T) Set[T] {
	s := Set[T]{items: items, byID: make(map[string]T, len(items))}
	for _, item := range items {
		if _, taken := s.byID[item.Ident()]; !taken {
			s.byID[item.Ident()] = item
		}
	}
	return s
}

// All yields the records in order.
func (s Set[T]) All() iter.Seq[T] { return slices.Values(s.items) }

// Len returns the number of records.
func (s Set[T]) Len() int { return len(s.items) }

// Get returns the record of an id; the zero value, nil for a pointer, where
// there is none.
func (s Set[T]) Get(id string) T { return s.byID[id] }

// Has reports whether an id names a record.
func (s Set[T]) Has(id string) bool { _, ok := s.byID[id]; return ok }

// Some returns the records of the given ids, in their order, leaving out
// those that are not in the set.
func (s Set[T]) Some(ids []string) (found []T) {
	for _, id := range ids {
		if item, ok := s.byID[id]; ok {
			found = append(found, item)
		}
	}
	return found
}

// Idents yields the ids in order.
func (s Set[T]) Idents() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, item := range s.items {
			if !yield(item.Ident()) {
				return
			}
		}
	}
}

// A Catalog is everything an audience may see, resolved and immutable. Kinds
// of record come first, then what lies inside records, then tables. Parts and
// tables with a singular can be linked to from prose, as records can; all of
// them but nodes have pages.
type Catalog struct {
	Site *Site `table:"site"`

	Projects  Set[*Project]  `kind:"projects" file:"project.toml"`
	Chains    Set[*Chain]    `kind:"chains" file:"chain.toml"`
	Policies  Set[*Policy]   `kind:"policies" file:"policy.toml"`
	Briefings Set[*Briefing] `kind:"briefings" file:"briefing.toml"`
	Parks     Set[*Park]     `kind:"parks" file:"park.toml"`
	Offices   Set[*Office]   `kind:"offices" file:"office.toml"`
	Services  Set[*Service]  `kind:"services" file:"service.toml"`
	Events    Set[*Event]    `kind:"events" file:"event.toml"`
	Pages     Set[*Page]     `kind:"pages" file:"page.toml"`

	Nodes     Set[*Node]     `part:"nodes" singular:"node"`
	Plots     Set[*Plot]     `part:"plots" singular:"plot"`
	Buildings Set[*Building] `part:"buildings" singular:"building"`

	Industries Set[*Industry]    `table:"industries" singular:"industry"`
	Regions    Set[*Region]      `table:"regions" singular:"region"`
	Provinces  Set[*Province]    `table:"provinces"`
	Firms      Set[*Firm]        `table:"firms"`
	Units      Set[*Unit]        `table:"units"`
	Figures    Set[*Figure]      `table:"figures"`
	Sketch     Set[*Mark]        `table:"sketch"`
	Maps       Set[*Map]         `table:"maps"`
	Rates      Set[*Rate]        `table:"rates"`
	Glossary   Set[*Term]        `table:"glossary"`
	Campaigns  Set[*Campaign]    `table:"campaigns" class:"I"`
	Meetings   Set[*Meeting]     `table:"meetings" class:"I"`
	Boards     Set[*Board]       `table:"boards" class:"I"`
	Leads      Set[*LeadReport]  `table:"leads" class:"I"`
	Handbooks  Set[*Handbook]    `table:"handbooks" folder:"yes"`
	Books      Set[*PrintedBook] `table:"books" class:"-"`
	Lint       Set[*Setting]     `table:"lint" class:"-"`
	Audit      Set[*Allowance]   `table:"audit" class:"-"`

	Ledger   []LedgerRow `class:"I"` // data/ledger.csv
	Notices  []Notice    // withdrawn records, in catalogue order
	Releases []Release   // sums over the ledger that may be published
}

// Worth returns an amount in the site's own currency, nil where there is no
// figure or no rate. A range counts by its lower end.
func (c *Catalog) Worth(m i18n.Money) *big.Rat {
	if m.IsZero() || !m.IsAmount() {
		return nil
	}
	if m.Currency == c.Site.Currency || c.Site.Currency == "" {
		return m.Low.Rat()
	}
	if r := c.Rates.Get(m.Currency); r != nil {
		return new(big.Rat).Mul(m.Low.Rat(), r.PerUnit.Rat())
	}
	return nil
}

// Band returns the id of the site's class of amount that a sum falls into; ""
// for what is negotiable.
func (c *Catalog) Band(m i18n.Money) string {
	value := c.Worth(m)
	if value == nil {
		return ""
	}
	for _, b := range c.Site.Bands {
		least, below := c.Worth(b.Least), c.Worth(b.Below)
		if (least == nil || value.Cmp(least) >= 0) && (below == nil || value.Cmp(below) < 0) {
			return b.ID
		}
	}
	return ""
}

// A Kind describes one kind of record: its name is its folder under content/,
// and its name in data files; the singular is the scheme of links to it.
type Kind struct {
	Name     string // "projects"
	Singular string // "project"
	File     string // "project.toml"
}
