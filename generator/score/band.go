package score

import (
	"cmp"
	"math/big"
	"slices"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// An end is one end of a band on the line of numbers: just before a number,
// or just after it.
type end struct {
	at    *big.Rat // nil for no end
	after bool
}

func (b Band) low() end  { return end{b.Low, b.LowOpen} }
func (b Band) high() end { return end{b.High, b.HighIn} }

// compare orders two ends that are both there.
func (e end) compare(o end) int {
	side := 0
	if e.after != o.after {
		side = -1
		if e.after {
			side = 1
		}
	}
	return cmp.Or(e.at.Cmp(o.at), side)
}

// compareLow orders bands by where they begin; one without a beginning is first.
func compareLow(a, b Band) int {
	switch {
	case a.Low == nil && b.Low == nil:
		return 0
	case a.Low == nil:
		return -1
	case b.Low == nil:
		return 1
	}
	return a.low().compare(b.low())
}

var (
	gapBelow = i18n.Text{"zh": "“%[2]s”（从 %[1]s 起）以下没有规定", "en": "nothing is said below %[2]q, which begins at %[1]s"}
	gapAbove = i18n.Text{"zh": "“%[2]s”（到 %[1]s 为止）以上没有规定", "en": "nothing is said above %[2]q, which ends at %[1]s"}
	gapAt    = i18n.Text{"zh": "%[1]s 本身不在任何一档", "en": "%[1]s itself is in no band"}
	gapFrom  = i18n.Text{"zh": "%[1]s 到 %[2]s 之间没有规定", "en": "nothing is said between %[1]s and %[2]s"}
)

// examineBands reports gaps and overlaps of the bands of one scale. Figures are
// never negative, so a scale that begins with nothing is whole at its low end;
// most is where it ends, nil where it does not.
func examineBands(bands []Band, most *big.Rat, list *diag.List) {
	if len(bands) == 0 {
		return
	}
	bands = slices.Clone(bands)
	slices.SortStableFunc(bands, compareLow)
	if first := bands[0]; first.Low != nil && (first.Low.Sign() > 0 || first.Low.Sign() == 0 && first.LowOpen) {
		list.Add(bandsGap.At(first.Span, say(gapBelow, figure(first.Low), first.name())))
	}
	reach := bands[0]
	for _, b := range bands[1:] {
		meet(reach, b, list)
		if reach.High != nil && (b.High == nil || b.high().compare(reach.high()) > 0) {
			reach = b
		}
	}
	if reach.High != nil && (most == nil || reach.high().compare(end{most, true}) < 0) {
		list.Add(bandsGap.At(reach.Span, say(gapAbove, figure(reach.High), reach.name())))
	}
}

// meet reports two neighbours that do not meet exactly.
func meet(a, b Band, list *diag.List) {
	if a.High == nil || b.Low == nil || b.low().compare(a.high()) < 0 {
		list.Add(bandsOverlap.At(b.Span, a.name(), b.name()))
		return
	}
	switch c := b.Low.Cmp(a.High); {
	case b.low().compare(a.high()) == 0:
	case c == 0:
		list.Add(bandsGap.At(b.Span, say(gapAt, figure(b.Low))))
	default:
		list.Add(bandsGap.At(b.Span, say(gapFrom, figure(a.High), figure(b.Low))))
	}
}

// name is what a band is called in messages.
func (b Band) name() any {
	if len(b.Label) > 0 {
		return b.Label
	}
	return b.ID
}

// find returns the bands that hold a number: one, where the plan is whole.
func find(bands []Band, r *big.Rat) (hits []Band) {
	for _, b := range bands {
		if b.holds(r) {
			hits = append(hits, b)
		}
	}
	return hits
}

func say(format i18n.Text, args ...any) i18n.Message { return i18n.Message{Format: format, Args: args} }
