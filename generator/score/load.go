package score

import (
	"math/big"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

const (
	folder      = "scorecards/"
	inputsOf    = ".inputs"
	tableEnding = ".toml"
)

// file is the path by which a user knows a scheme or its figures.
func file(name string) string { return "data/" + folder + name + tableEnding }

// Load reads every scorecard of the site and of its internal folder, in the
// order of their names. A scheme with faults is reported and left out; what a
// scheme leaves open is reported, and the card is there all the same.
func Load(src content.Source, list *diag.List) (cards []*Card) {
	names := scorecards(src)
	for _, name := range names {
		scheme, isInputs := strings.CutSuffix(name, inputsOf)
		if isInputs {
			if !slices.Contains(names, scheme) {
				list.Add(noScheme.At(source.Whole(file(name)), file(scheme)))
			}
			continue
		}
		if c := load(src, name, slices.Contains(names, name+inputsOf), list); c != nil {
			cards = append(cards, c)
		}
	}
	return cards
}

// scorecards lists the names of the files, each once, those of inputs too.
func scorecards(src content.Source) (names []string) {
	for _, table := range slices.Concat(src.Tables(), src.InternalTables()) {
		if name, ok := strings.CutPrefix(table, folder); ok && !strings.Contains(name, "/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func load(src content.Source, name string, hasInputs bool, list *diag.List) *Card {
	faults := &diag.List{}
	defer func() { list.Add(faults.Sorted()...) }()
	doc := document(src, name, faults)
	if doc == nil {
		return nil
	}
	c := readScheme(name, doc, faults)
	if worst, any := faults.Worst(); any && worst == diag.Error {
		return nil
	}
	c.examine(faults)
	if hasInputs {
		readUnits(c, document(src, name+inputsOf, faults), faults)
	}
	if worst, _ := faults.Worst(); worst == diag.Error {
		return nil
	}
	if len(c.Units) == 0 {
		faults.Add(noUnits.At(c.Span, file(name+inputsOf)))
	}
	return c
}

// document parses one file of scorecards, nil after a fault.
func document(src content.Source, name string, list *diag.List) *content.Document {
	f := src.File(file(name), list)
	if f == nil {
		return nil
	}
	return content.ParseTOML(f.All(), list)
}

// A schemeReader reads one scheme.
type schemeReader struct {
	card *Card
	list *diag.List
}

func readScheme(name string, doc *content.Document, list *diag.List) *Card {
	f := &fields{list: list, table: doc.Root, span: source.Whole(doc.File.Name)}
	r := &schemeReader{card: &Card{Name: name, Span: f.span}, list: list}
	c := r.card
	c.Title, c.Plan = f.label("title"), f.text("plan")
	if total := f.number("total"); total != nil {
		c.Total = &Number{total, doc.Root.Get("total").Span}
	}
	c.Round, c.Ties = f.places("round"), f.word("ties", TiesShared, TiesDense)
	c.TieBreak = f.names("tie_break")
	f.tables("input", r.input)
	f.need("indicator")
	f.tables("indicator", r.indicator)
	f.tables("grade", func(id string, sub *fields) {
		b := r.band(id, sub)
		sub.need("label")
		c.Grades = append(c.Grades, b)
	})
	f.tables("unsettled", r.unsettled)
	f.done()
	for _, id := range c.TieBreak {
		r.known(id, doc.Root.Get("tie_break").Span)
	}
	return c
}

// places reads a number of decimal places, nil for none.
func (f *fields) places(key string) *int {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if v.Kind != content.Integer || len(v.Text) != 1 || v.Text > "6" {
		f.wrong(v, key, wantPlaces)
		return nil
	}
	n := int(v.Text[0] - '0')
	return &n
}

func (r *schemeReader) input(id string, f *fields) {
	in := &Input{ID: id, Label: f.label("label"), Span: f.span}
	if v := f.get("money"); v != nil {
		in.Money = v.Kind == content.Boolean && v.Text == "true"
	}
	in.All = f.value("all", in.Money)
	f.done()
	r.card.Inputs = append(r.card.Inputs, in)
}

func (r *schemeReader) indicator(id string, f *fields) {
	in := &Indicator{ID: id, Label: f.label("label"), Span: f.span, Due: f.day("due")}
	f.need("rule")
	in.Rule = f.word("rule", Proportion, RankShare, Bands, Tally)
	in.Weight, in.Most, in.Least = f.number("weight"), f.number("most"), f.number("least")
	if in.Most == nil {
		in.Most = in.Weight
	}
	switch in.Rule {
	case Proportion:
		f.need("weight")
		r.division(in, f)
		in.Empty = f.word("empty", "full", "zero")
	case RankShare:
		f.need("weight")
		f.need("share")
		r.division(in, f)
		in.Share, in.First, in.Mixed = f.word("share", "leader", "sum"), f.word("first", "full"), f.word("mixed", "amount", "rate")
	case Bands:
		f.need("actual")
		f.need("band")
		in.Actual, in.Target = r.operand(f, "actual"), r.operand(f, "target")
		f.tables("band", func(id string, sub *fields) { in.Bands = append(in.Bands, r.band(id, sub)) })
		r.alike(in)
	case Tally:
		f.need("case")
		in.Start, in.Of = f.number("start"), r.operand(f, "of")
		f.tables("case", func(id string, sub *fields) { in.Cases = append(in.Cases, r.case_(id, sub)) })
	}
	if in.Rule != "" {
		f.done()
	}
	r.card.Indicators = append(r.card.Indicators, in)
}

// division reads what proportion and rank-share have in common.
func (r *schemeReader) division(in *Indicator, f *fields) {
	f.need("actual")
	if in.Rule == Proportion {
		f.need("target")
	}
	in.Actual, in.Target = r.operand(f, "actual"), r.operand(f, "target")
	in.Below = f.word("below", "proportion", "zero")
	r.alike(in)
}

// alike reports an amount set against a number.
func (r *schemeReader) alike(in *Indicator) {
	if in.Actual != nil && in.Target != nil && in.Actual.money() != in.Target.money() {
		r.list.Add(unlikeFigures.At(in.Target.Span, in.Actual.name(), in.Target.name()))
	}
}

func (r *schemeReader) case_(id string, f *fields) Case {
	c := Case{ID: id, Label: f.label("label"), Span: f.span}
	c.Count, c.Amounts = r.operand(f, "count"), r.operand(f, "amounts")
	c.Required, c.Made = r.operand(f, "required"), r.operand(f, "made")
	c.Each, c.Factor = f.number("each"), f.number("factor")
	c.Lowest, c.Highest = f.number("lowest"), f.number("highest")
	switch {
	case c.Amounts != nil:
		f.need("lowest")
		f.need("highest")
	case c.Required != nil || c.Made != nil:
		f.need("required")
		f.need("made")
		f.need("each")
	default:
		f.need("count")
		f.need("each")
	}
	f.done()
	return c
}

// band reads a stretch: from or above at its low end, below or upto at the high.
func (r *schemeReader) band(id string, f *fields) Band {
	b := Band{ID: id, Label: f.text("label"), Points: f.number("points"), Span: f.span}
	b.Low, b.High = f.number("from"), f.number("below")
	if above := f.number("above"); above != nil {
		b.Low, b.LowOpen = above, true
	}
	if upto := f.number("upto"); upto != nil {
		b.High, b.HighIn = upto, true
	}
	f.done()
	return b
}

func (r *schemeReader) unsettled(_ string, f *fields) {
	u := Unsettled{Text: f.label("text"), Units: f.names("units"), Span: f.span}
	if v := f.get("indicator"); v != nil {
		u.Indicator = v.Text
		r.known(v.Text, v.Span)
	}
	f.done()
	r.card.Unsettled = append(r.card.Unsettled, u)
}

var (
	anIndicator = i18n.Text{"zh": "指标", "en": "indicator"}
	anInput     = i18n.Text{"zh": "输入项", "en": "input"}
	aUnit       = i18n.Text{"zh": "参评单位", "en": "unit"}
)

// known reports a name that no indicator has.
func (r *schemeReader) known(id string, at source.Span) {
	var ids []string
	for _, in := range r.card.Indicators {
		ids = append(ids, in.ID)
	}
	if !slices.Contains(ids, id) {
		r.list.Add(unknownName.At(at, id, anIndicator).Meant(id, ids))
	}
}

// operand reads the name of an input, or a number.
func (r *schemeReader) operand(f *fields, key string) *Operand {
	v := f.get(key)
	if v == nil {
		return nil
	}
	if n, ok := ratOf(v); ok {
		return &Operand{Value: &Value{Rat: n, Span: v.Span}, Span: v.Span}
	}
	if v.Kind != content.String {
		f.wrong(v, key, wantFigure)
		return nil
	}
	var ids []string
	for _, in := range r.card.Inputs {
		if in.ID == v.Text {
			return &Operand{Input: in, Span: v.Span}
		}
		ids = append(ids, in.ID)
	}
	r.list.Add(unknownName.At(v.Span, v.Text, anInput).Meant(v.Text, ids))
	return nil
}

func (o *Operand) money() bool { return o.Input != nil && o.Input.Money }

// name is what a message calls the operand.
func (o *Operand) name() any {
	if o.Input != nil {
		return o.Input.Label
	}
	return figure(o.Value.Rat)
}

// readUnits reads the figures that the scheme is applied to.
func readUnits(c *Card, doc *content.Document, list *diag.List) {
	if doc == nil {
		return
	}
	f := &fields{list: list, table: doc.Root, span: source.Whole(doc.File.Name)}
	f.tables("unit", func(id string, sub *fields) {
		u := &Unit{ID: id, Name: sub.label("name"), Values: map[string]*Value{}, Span: sub.span}
		for _, in := range c.Inputs {
			if v := sub.value(in.ID, in.Money); v != nil {
				u.Values[in.ID] = v
			}
		}
		sub.done()
		c.Units = append(c.Units, u)
	})
	f.done()
	c.checkUnits(list)
}

// checkUnits reports units that the scheme names and nobody has figures for,
// and amounts in several currencies.
func (c *Card) checkUnits(list *diag.List) {
	var ids []string
	currency := ""
	for _, u := range c.Units {
		ids = append(ids, u.ID)
		for _, in := range c.Inputs {
			v := u.value(in)
			if v == nil || !in.Money {
				continue
			}
			if currency == "" {
				currency = v.Money.Currency
			}
			if v.Money.Currency != currency {
				list.Add(wrongValue.At(v.Span, in.ID, i18n.Message{Format: wantCurrency, Args: []any{currency}}))
			}
		}
	}
	for _, s := range c.Unsettled {
		for _, id := range s.Units {
			if !slices.Contains(ids, id) {
				list.Add(unknownName.At(s.Span, id, aUnit).Meant(id, ids))
			}
		}
	}
}

var wantCurrency = i18n.Text{"zh": "与其他金额相同的币种（%[1]s）", "en": "the currency of the other amounts (%[1]s)"}

// value is the unit's figure for an input, or the one that all have.
func (u *Unit) value(in *Input) *Value {
	if v := u.Values[in.ID]; v != nil {
		return v
	}
	return in.All
}

// examine reports what the scheme itself leaves open.
func (c *Card) examine(list *diag.List) {
	sum, weighted := new(big.Rat), true
	for _, in := range c.Indicators {
		if in.Weight != nil {
			sum.Add(sum, in.Weight)
		}
		weighted = weighted && in.Most == in.Weight
		examineBands(in.Bands, nil, list)
	}
	if c.Total == nil {
		examineBands(c.Grades, nil, list)
		return
	}
	if c.short = sum.Cmp(c.Total.Rat) != 0; c.short {
		list.Add(weightsSum.At(c.Total.Span, figure(sum), figure(c.Total.Rat)))
	}
	var most *big.Rat
	if weighted {
		most = c.Total.Rat
	}
	examineBands(c.Grades, most, list)
}
