package score

import (
	"math/big"
	"strings"

	"prospectus/generator/i18n"
)

// A term is one case as it enters a sum, in words.
type term struct {
	label  i18n.Text
	count  string
	each   string
	factor string
	points *big.Rat
}

var nothing = i18n.Text{"zh": "没有要计的情形", "en": "nothing to count"}

// words says what a tally starts from and each case that happened, with what
// it adds.
func words(start *big.Rat, all []term) i18n.Message {
	text := i18n.Text{}
	for _, tag := range []i18n.Tag{"zh", "en"} {
		var parts []string
		if start != nil {
			parts = append(parts, figure(start))
		}
		for _, t := range all {
			label, _ := t.label.Best(tag, "zh", "en")
			part := label + " " + t.count
			if t.each != "" {
				part += " × " + t.each
			}
			if t.factor != "" {
				part += " × " + t.factor
			}
			parts = append(parts, part+" ("+figure(t.points)+")")
		}
		if len(all) == 0 {
			none, _ := nothing.Best(tag)
			parts = append(parts, none)
		}
		text[tag] = strings.Join(parts, semicolon(tag))
	}
	return say(saysItself, text)
}

// tally adds points for each case, from where the scheme starts.
func (s *Step) tally() {
	in, sum, cases := s.Indicator, new(big.Rat), new(big.Rat)
	if in.Start != nil {
		sum.Set(in.Start)
	}
	var all []term
	for _, c := range in.Cases {
		t, n := s.count(c)
		if s.State == Open {
			continue // what else is open is worth knowing at once
		}
		sum.Add(sum, t.points)
		cases.Add(cases, n)
		if n.Sign() != 0 {
			all = append(all, t)
		}
	}
	if in.Of != nil {
		if of := s.readNumber(in.Of); of != nil && s.State == Scored && of.Rat.Cmp(cases) != 0 {
			s.open(casesSum, of.Span, s.row.Unit.Name, in.Label, figure(cases), of.shown())
		}
	}
	if s.State == Scored {
		s.Before, s.Formula = sum, words(in.Start, all)
	}
}

// count returns what one case adds, and how often it happened.
func (s *Step) count(c Case) (t term, n *big.Rat) {
	switch {
	case c.Amounts != nil:
		return s.decided(c)
	case c.Required != nil:
		required, made := s.readNumber(c.Required), s.readNumber(c.Made)
		if required == nil || made == nil {
			return term{}, nil
		}
		n = new(big.Rat).Sub(required.Rat, made.Rat)
		if n.Sign() < 0 {
			n.SetInt64(0)
		}
	default:
		v := s.readNumber(c.Count)
		if v == nil {
			return term{}, nil
		}
		n = v.Rat
	}
	t = term{label: c.Label, count: figure(n), each: figure(c.Each), points: new(big.Rat).Mul(n, c.Each)}
	if c.Factor != nil {
		t.factor = figure(c.Factor)
		t.points.Mul(t.points, c.Factor)
	}
	return t, n
}

// decided adds up points that were decided case by case, and holds each to the
// limits of the plan.
func (s *Step) decided(c Case) (t term, n *big.Rat) {
	v := s.read(c.Amounts)
	if v == nil {
		return term{}, nil
	}
	if v.Rat != nil && v.Rat.Sign() != 0 {
		s.open(amountOpen, v.Span, s.row.Unit.Name, c.Label, figure(c.Lowest), figure(c.Highest))
		return term{}, nil
	}
	t = term{label: c.Label, points: new(big.Rat)}
	var written []string
	for _, r := range v.List {
		if r.Cmp(c.Lowest) < 0 || r.Cmp(c.Highest) > 0 {
			s.open(amountOutside, v.Span, s.row.Unit.Name, c.Label, figure(r), figure(c.Lowest), figure(c.Highest))
		}
		t.points.Add(t.points, r)
		written = append(written, figure(r))
	}
	t.count = strings.Join(written, ", ")
	return t, big.NewRat(int64(len(v.List)), 1)
}
