package i18n

import (
	"strings"
	"sync"
)

// Unit is a unit of quantity by its canonical id: symbols of the SI, or a word,
// joined by "/" (t/a, kV, person, CNY/m3, CNY/m2/mo). The first part may be an
// ISO 4217 currency if there is another behind it.
type Unit string

// atom is one part of a unit and what it is called.
type atom struct {
	id string
	// names by language. In English "singular|plural" is a word, anything else a
	// symbol; a language without a name uses the symbol, or the id.
	names Text
	// per are the names behind a slash, where they differ (个月 but 元/月); in
	// English, the symbol for use behind another symbol (t/a but RMB/year).
	per Text
	// aliases are other writings that are read; perAliases only behind a slash.
	aliases, perAliases []string
	alone               bool // never behind a slash: 元/度 is per kilowatt-hour
}

// symbol is the English name if that is a symbol, else the id.
func (a *atom) symbol() string {
	if en := a.names["en"]; en != "" && !strings.Contains(en, "|") {
		return en
	}
	if en := a.per["en"]; en != "" {
		return en
	}
	return a.id
}

// unitWords are the writings of all atoms, for reading.
type unitWords struct {
	front, per lexicon[string] // as numerator, as denominator
	all        []entry[string] // numerators, for suggestions
	ids        map[string]*atom
}

// unitLexicon gathers every writing of every atom once.
var unitLexicon = sync.OnceValue(func() *unitWords {
	w := &unitWords{ids: map[string]*atom{}}
	var per []entry[string]
	for i := range atoms {
		per = w.add(&atoms[i], per)
	}
	w.front, w.per = newLexicon(w.all), newLexicon(per)
	return w
})

// add notes the writings of one atom and appends those that it has behind a
// slash.
func (w *unitWords) add(a *atom, per []entry[string]) []entry[string] {
	w.ids[a.id] = a
	both := append([]string{a.id}, a.aliases...)
	for _, name := range a.names {
		both = append(both, strings.Split(name, "|")...)
	}
	for _, name := range both {
		w.all = append(w.all, entry[string]{name, a.id})
		if !a.alone {
			per = append(per, entry[string]{name, a.id})
		}
	}
	for _, name := range a.per {
		per = append(per, entry[string]{name, a.id})
	}
	for _, name := range a.perAliases {
		per = append(per, entry[string]{name, a.id})
	}
	return per
}

// readUnit reads a unit behind a number. Behind a currency before the number
// (RMB 2.4/m³) only the part from the slash on is there.
func readUnit(s *scanner) (string, bool) {
	mark := s.pos
	words := unitLexicon()
	unit, ok := words.front.longest(s)
	if !ok {
		unit, ok = readCurrencyAfter(s)
	}
	if !ok && !atSlash(s) {
		return "", false
	}
	for divided := false; readSlash(s, divided); divided = true {
		part, ok := words.per.longest(s)
		if !ok {
			s.pos = mark
			return "", false
		}
		unit += "/" + part
	}
	return unit, unit != ""
}

func atSlash(s *scanner) bool {
	r, n := s.peek()
	return n > 0 && r == '/'
}

// readSlash reads what stands before a denominator. 元/平方米·月 is per square
// metre and month, so a dot counts once there was a slash.
func readSlash(s *scanner, divided bool) bool {
	mark := s.pos
	s.space()
	if s.take("/") || s.take("per") || divided && (s.take("·") || s.take("•")) {
		s.space()
		return true
	}
	s.pos = mark
	return false
}

// joinUnit puts a currency before the number and a unit after it together.
func joinUnit(before, after string) (string, bool) {
	if before == "" {
		if strings.HasPrefix(after, "/") {
			return "", true
		}
		return strings.Replace(after, bareYuan, renminbi, 1), true
	}
	front, rest, divided := strings.Cut(after, "/")
	front, ok := joinCurrency(before, front)
	if divided {
		front += "/" + rest
	}
	return front, ok
}

// nearestUnit returns the known writing nearest to what was written.
func nearestUnit(got string) string {
	best, least := "", 1<<30
	for _, w := range unitLexicon().all {
		if d := distance(strings.ToLower(got), strings.ToLower(w.word)); d < least {
			best, least = w.word, d
		}
	}
	return best
}

// distance counts the insertions, deletions and substitutions of runes between
// two short texts.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(y)]
}
