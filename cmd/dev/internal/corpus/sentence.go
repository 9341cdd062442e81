package corpus

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// A sentence says the same in each language, with slots to be filled.
type sentence struct {
	numbers []number
	parts   [languages][]part
}

// A part is literal text, or a slot.
type part struct {
	literal, slot string
}

// A number is a slot that draws a number from a range. The first letter of its
// name tells what kind: y a year, m an amount in millions, else a count or,
// with a point in its bounds, a measure with one decimal.
type number struct {
	name      string
	low, high int // in tenths where decimal
	decimal   bool
}

// parseSentence reads a sentence: `{name}` is a slot, `{name=3-28}` defines the
// range of a number, in whichever language it stands.
func parseSentence(t text) (s sentence, err error) {
	var slots [languages][]string
	for lang, template := range t {
		for template != "" {
			before, after, found := strings.Cut(template, "{")
			s.parts[lang] = append(s.parts[lang], part{literal: before})
			if !found {
				break
			}
			inner, rest, closed := strings.Cut(after, "}")
			if !closed {
				return s, fmt.Errorf("%q: a brace is not closed", t[lang])
			}
			name, bounds, isNumber := strings.Cut(inner, "=")
			if isNumber {
				n, err := parseNumber(name, bounds)
				if err != nil {
					return s, fmt.Errorf("%q: %w", t[lang], err)
				}
				s.numbers = append(s.numbers, n)
			}
			s.parts[lang] = append(s.parts[lang], part{slot: name})
			slots[lang] = append(slots[lang], name)
			template = rest
		}
		slices.Sort(slots[lang])
		slots[lang] = slices.Compact(slots[lang])
	}
	for lang := range slots {
		if !slices.Equal(slots[lang], slots[0]) {
			return s, fmt.Errorf("%q and %q do not fill the same slots", t[0], t[lang])
		}
	}
	return s, nil
}

// parseNumber reads the bounds of a number.
func parseNumber(name, bounds string) (n number, err error) {
	low, high, _ := strings.Cut(bounds, "-")
	n = number{name: name, decimal: strings.Contains(bounds, ".")}
	var faults [2]error
	n.low, faults[0] = strconv.Atoi(strings.Replace(low, ".", "", 1))
	n.high, faults[1] = strconv.Atoi(strings.Replace(high, ".", "", 1))
	if err := errors.Join(faults[:]...); err != nil {
		return n, fmt.Errorf("{%s=%s}: bounds are two numbers with a hyphen between them: %w", name, bounds, err)
	}
	if name == "" || n.high > 1e6 {
		return n, fmt.Errorf("{%s=%s}: a number has a name, and is a million at most", name, bounds)
	}
	if n.low >= n.high || n.decimal != strings.Contains(low, ".") || n.decimal != strings.Contains(high, ".") {
		return n, fmt.Errorf("{%s=%s}: the bounds do not agree", name, bounds)
	}
	return n, nil
}

// draw draws the number and writes it for each language.
func (n number) draw(r *rand.Rand) text {
	v := n.low + r.IntN(n.high-n.low+1)
	switch {
	case n.decimal:
		s := fmt.Sprintf("%d.%d", v/10, v%10)
		return text{s, s}
	case n.name[0] == 'y':
		return text{strconv.Itoa(v), strconv.Itoa(v)}
	case n.name[0] == 'm':
		return text{strings.ReplaceAll(money(v*100), " ", ""), fmt.Sprintf("RMB %d million", v)}
	}
	return text{strconv.Itoa(v), grouped(v)}
}

// grouped writes a whole number with a comma at each thousand.
func grouped(v int) string {
	s := strconv.Itoa(v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// money writes an amount given in units of CNY 10,000 as an editor writes it.
func money(wan int) string {
	if wan < 10000 {
		return fmt.Sprintf("%d 万元", wan)
	}
	s := strings.TrimRight(fmt.Sprintf("%d.%04d", wan/10000, wan%10000), "0")
	return strings.TrimSuffix(s, ".") + " 亿元"
}

// A voice writes sentences about one record: it knows what the record's facts
// fix and draws the rest.
type voice struct {
	*world
	rand  *rand.Rand
	fixed map[string]text // by slot
	firms int             // how many firms may be named
	shift int             // where this industry's list of words begins
}

// say fills a sentence.
func (v *voice) say(s sentence) (said text) {
	values := map[string]text{}
	// Numbers are drawn before anything else and shared by the languages: a
	// figure that differed between them would be a fault.
	for _, n := range s.numbers {
		values[n.name] = n.draw(v.rand)
	}
	for lang := range said {
		var b strings.Builder
		for _, p := range s.parts[lang] {
			filling := ""
			if p.slot != "" {
				filling = v.value(p.slot, values)[lang]
			}
			b.WriteString(article(p.literal, filling))
			b.WriteString(filling)
		}
		said[lang] = b.String()
	}
	return said.capital()
}

// article turns an English a into an where a vowel follows. No word of the
// lexicon begins with a vowel letter that is spoken otherwise.
func article(literal, filling string) string {
	if filling != "" && strings.ContainsRune("aeiou", rune(filling[0])) &&
		(strings.HasSuffix(literal, " a ") || literal == "A ") {
		return strings.TrimSuffix(literal, " ") + "n "
	}
	return literal
}

// value returns what fills a slot of one sentence. Two slots of a sentence are
// filled alike only when there is hardly anything to choose from.
func (v *voice) value(slot string, values map[string]text) text {
	if t, ok := v.fixed[slot]; ok {
		return t
	}
	if t, ok := values[slot]; ok {
		return t
	}
	var t text
	for range 6 {
		t = v.draw(strings.TrimRight(slot, "23"))
		if !contains(values, t) {
			break
		}
	}
	values[slot] = t
	return t
}

// contains reports whether a text fills one of the slots already.
func contains(values map[string]text, t text) bool {
	for _, other := range values {
		if other == t {
			return true
		}
	}
	return false
}

// draw draws what a slot may hold.
func (v *voice) draw(slot string) text {
	switch slot {
	case "co":
		return v.firm(v.tail(v.firms)).name
	case "tech":
		return v.technique()
	case "term":
		return join(text{"", " "}, v.technique(), v.word(v.objects))
	case "prod":
		return join(text{"", " "}, v.word(v.qualities), v.product())
	case "place":
		return v.place()
	case "node":
		return v.product()
	case "mkt":
		return pick(v.rand, v.markets)
	case "tr":
		return pick(v.rand, v.transports)
	case "ut":
		return pick(v.rand, v.utilities)
	case "school":
		return pick(v.rand, v.schools)
	case "dept":
		return rowName(pick(v.rand, v.units))
	case "ind":
		return pick(v.rand, v.industries).name
	case "region":
		return rowName(pick(v.rand, v.regions))
	case "park":
		return rowName(pick(v.rand, v.parkRows))
	}
	return text{} // of a lexicon that a test refuses
}

// rowName is the name in a row that begins with an id.
func rowName(row []string) text { return text(row[1 : 1+languages]) }

// product draws the name of a product of any chain.
func (v *voice) product() text { return pick(v.rand, pick(v.rand, v.industries).nodes).name }

// technique draws a quality and a process.
func (v *voice) technique() text {
	return join(text{"", " "}, v.word(v.qualities), v.word(v.processes))
}

// word draws from a list that each industry begins at a place of its own, so
// that what is frequent in one is rare in another.
func (v *voice) word(list []text) text {
	return list[(v.tail(len(list))+v.shift*len(list)/len(v.industries))%len(list)]
}

// tail draws an index below n: the front is frequent, the tail long.
func (v *voice) tail(n int) int {
	return min(n-1, int(float64(n)*math.Pow(v.rand.Float64(), 2.2)))
}

// place coins the name of a place, of two characters or three.
func (v *voice) place() text {
	name := join(text{}, v.character(v.rand, v.placeCharacters), v.character(v.rand, v.placeCharacters))
	if v.rand.IntN(3) == 0 {
		name = join(text{}, name, v.character(v.rand, v.placeCharacters))
	}
	return join(text{"", " "}, name.capital(), pick(v.rand, v.placeKinds))
}

// paragraph says up to n different sentences of a section.
func (v *voice) paragraph(section string, n int) (said []text) {
	all := v.sentences[section]
	for _, i := range v.rand.Perm(len(all))[:min(n, len(all))] {
		said = append(said, v.say(all[i]))
	}
	return said
}

// one says one sentence of a section.
func (v *voice) one(section string) text { return v.say(pick(v.rand, v.sentences[section])) }

// prose puts sentences together.
func prose(sentences ...text) text { return join(text{"", " "}, sentences...) }

// pick draws one of a list.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// some draws n different ones of a list.
func some[T any](r *rand.Rand, list []T, n int) (found []T) {
	for _, i := range r.Perm(len(list))[:min(n, len(list))] {
		found = append(found, list[i])
	}
	return found
}
