package audit

import (
	"slices"
	"strings"
	"unicode"

	"prospectus/generator/model"
)

// The lengths from which a form is distinctive; see the package comment.
const (
	leastName      = 2  // Chinese characters of a person's name
	leastFirm      = 4  // of a firm's
	leastWhole     = 6  // of any other value that is one clause
	leastClause    = 8  // of a clause of a longer text
	leastFirmLatin = 8  // other letters and digits, likewise
	leastLatin     = 12 //
	leastSentence  = 24 //
	leastDigits    = 7  // of a number, of which five are no zeros at its end
	leastReal      = 5
)

// A known is what public sources say by right: names, whole values, the clauses
// of which texts are made, and of each distinctive number that is all of a public
// amount the records that state it.
type known struct {
	names, values, clauses map[string]bool
	amounts                map[string][]string
}

// publicly reads what the public fields and bodies of the sources say.
func publicly(full *model.Catalog, hidden verdicts) known {
	k := known{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string][]string{}}
	eachPublic(full, hidden, func(f field, s saying) {
		form := string(formOf(s.text))
		k.values[form] = true
		if identifies(f.shape) {
			k.names[form] = true
		}
		for _, c := range clauses(s.text) {
			k.clauses[string(formOf(c))] = true
		}
		if sortOf(f) != number {
			return
		}
		for _, digits := range numbersIn(s.text) {
			if tells(digits) && !slices.Contains(k.amounts[digits], f.owner) {
				k.amounts[digits] = append(k.amounts[digits], f.owner)
			}
		}
	})
	return k
}

// states reports whether the digits of a fact are all of a public amount of
// another record: among many thousands of amounts some are equal by chance. In
// its own record an equal amount may be the internal one, put into a field that
// is published.
func (k known) states(f *fact, digits string) bool {
	owners := k.amounts[digits]
	return len(owners) > 0 && !slices.Contains(owners, f.kind+"/"+f.id)
}

// has reports whether a form is public by right. Short forms are where they are
// the whole of any public value; names of firms and whole clauses only where a
// record, a firm or a unit is called so, since somebody may have copied them
// into another field; names of people never are.
func (k known) has(f *fact, form []rune) bool {
	switch {
	case f.sort == person:
		return false
	case f.open && k.clauses[string(form)]:
		return true
	case f.sort == firm || len(form) >= leastLatin:
		return k.names[string(form)]
	}
	return k.values[string(form)]
}

// needlesOf returns the distinctive values among the facts.
func needlesOf(facts []*fact, k known) (needles []*needle) {
	seen := map[string]bool{}
	for _, f := range facts {
		for _, form := range f.forms(k) {
			if key := string(form.form); !seen[key] {
				seen[key] = true
				needles = append(needles, form)
			}
		}
	}
	return needles
}

// forms returns the distinctive forms of one fact.
func (f *fact) forms(k known) (out []*needle) {
	if f.sort == closed {
		return nil
	}
	for i := range f.says {
		s := f.says[i]
		one := *f
		one.says = f.says[i : i+1]
		of := &one
		if f.sort != number {
			out = append(out, of.words(k)...)
		}
		for _, digits := range numbersIn(s.text) {
			if f.isNumber(digits) && !k.values[digits] && !k.states(f, digits) {
				out = append(out, &needle{form: []rune(digits), fact: of, exact: true})
			}
		}
	}
	return out
}

// words returns the distinctive clauses of a fact that has one saying.
func (f *fact) words(k known) (out []*needle) {
	parts := clauses(f.says[0].text)
	if f.sort == firm {
		parts = namesOf(f.says[0].text)
	}
	for _, c := range parts {
		form := formOf(c)
		if len(form) >= leastName && f.distinctive(form, len(parts) == 1) && !k.has(f, form) {
			out = append(out, &needle{form: form, fact: f})
		}
	}
	return out
}

// distinctive reports whether a form is so long that it is found nowhere by
// chance. Whole says that it is all that the value says.
func (f *fact) distinctive(form []rune, whole bool) bool {
	han, latin, digits := count(form)
	rest := latin + digits
	if latin == 0 && han == 0 {
		return false // numbers are looked for as numbers
	}
	switch {
	case f.sort == person:
		return han >= leastName || latin >= leastWhole
	case f.sort == firm:
		return (han >= leastFirm || rest >= leastFirmLatin) && !slices.Contains(legal, string(form))
	case whole:
		return han >= leastWhole || rest >= leastLatin || han*2+rest >= leastLatin
	}
	return han >= leastClause || rest >= leastSentence
}

// legal are the words that many firms' names end in.
var legal = []string{"有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团"}

// namesOf returns the names by which a firm may be called: without a remark in
// brackets at the end, and without the words of its legal form.
func namesOf(s string) []string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, "（("); i > 0 && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")) {
		s = s[:i]
	}
	for _, end := range legal {
		if core, ok := strings.CutSuffix(s, end); ok && core != "" {
			return []string{s, core}
		}
	}
	return []string{s}
}

// isNumber reports whether the digits of a fact are a number that tells
// something by itself.
func (f *fact) isNumber(digits string) bool {
	return isMobile([]rune(digits)) && f.sort == number || tells(digits)
}

// tells reports whether a number is so long that it is found nowhere by chance.
func tells(digits string) bool {
	return len(digits) >= leastDigits && len(strings.TrimRight(digits, "0")) >= leastReal && !isDate(digits)
}

// isDate reports eight digits, or six, that are a day or a month.
func isDate(d string) bool {
	return (len(d) == 8 || len(d) == 6) && (d[:2] == "19" || d[:2] == "20")
}

// numbersIn returns the numbers of a text as digits alone, whatever parts
// their digits.
func numbersIn(s string) (all []string) {
	var p passage
	p.read(s)
	var digits []byte
	end := func() {
		if len(digits) > 0 {
			all = append(all, string(digits))
		}
		digits = digits[:0]
	}
	last := -1
	for i, r := range p.folded {
		switch {
		case isDigit(r):
			digits, last = append(digits, byte(r)), i
		case !parts(r) && r != '.' && r != ',' || i-last > 2:
			end()
		}
	}
	end()
	return all
}

// clauses divides a text at what ends a sentence or a part of one.
func clauses(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '。', '，', '；', '：', '！', '？', '、', '\n', ';', '!', '?', '|', '（', '）', '…', '“', '”', '"':
			return true
		case ',':
			return false
		}
		return unicode.IsControl(r)
	})
}

// withoutCommon drops what a record that is hidden as a whole says, in fields
// that are public elsewhere, with words that public sources use as well: a name
// of a place or a trade belongs to no record. Its title and code are its own.
func withoutCommon(needles []*needle, full *model.Catalog, hidden verdicts) (kept []*needle) {
	var candidates []*needle
	for _, n := range needles {
		if n.fact.open && !identifies(n.fact.field) {
			candidates = append(candidates, n)
		}
	}
	common := map[*needle]bool{}
	if len(candidates) > 0 {
		index := newIndex(candidates)
		var p passage
		var sums []uint64
		eachPublic(full, hidden, func(_ field, s saying) {
			p.read(s.text)
			sums = index.each(&p, sums, func(n *needle, _, _ int) { common[n] = true })
		})
	}
	for _, n := range needles {
		if !common[n] {
			kept = append(kept, n)
		}
	}
	return kept
}

// identifies reports a field by which a record is known.
func identifies(field string) bool { return field == "title" || field == "code" || field == "name" }
