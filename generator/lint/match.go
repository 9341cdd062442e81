package lint

import (
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A term is one wording that a rule looks for.
type term struct {
	word  string                            // as it is looked for; Latin letters in any case
	lang  i18n.Tag                          // only in texts of this language; empty for any
	rule  *Rule                             // what it breaks
	right i18n.Text                         // what to write instead, where the rule says so
	keep  []string                          // wordings that hold it and are no fault
	not   func(s string, from, to int) bool // other company that makes it no fault
}

// A hit is a term found in a text.
type hit struct {
	term     *term
	from, to int
}

// A matcher finds all terms in one pass. Terms are kept by their first two
// bytes, which rule out nearly every place of a text at once.
type matcher struct {
	first [1 << 13]uint64 // a bit for each pair of bytes that begins a term
	terms map[uint16][]*term
}

func newMatcher(terms []term) *matcher {
	m := &matcher{terms: map[uint16][]*term{}}
	for i := range terms {
		t := &terms[i]
		t.word = strings.ToLower(t.word)
		if len(t.word) < 2 {
			continue
		}
		pair := uint16(t.word[0])<<8 | uint16(t.word[1])
		m.first[pair>>6] |= 1 << (pair & 63)
		m.terms[pair] = append(m.terms[pair], t)
	}
	return m
}

// find returns the terms of a text in order; of two that overlap, the longer.
func (m *matcher) find(s string) (hits []hit) {
	for i := 0; i+1 < len(s); i++ {
		pair := uint16(lower(s[i]))<<8 | uint16(lower(s[i+1]))
		if m.first[pair>>6]&(1<<(pair&63)) == 0 {
			continue
		}
		for _, t := range m.terms[pair] {
			if t.at(s, i) {
				hits = widest(hits, hit{t, i, i + len(t.word)})
			}
		}
	}
	return hits
}

// widest appends a hit, or puts it in the place of one that it overlaps and that
// is shorter. Terms of a language of their own are weighed against nothing.
func widest(hits []hit, h hit) []hit {
	last := len(hits) - 1
	if last < 0 || h.from >= hits[last].to || h.term.lang != hits[last].term.lang {
		return append(hits, h)
	}
	if h.to-h.from > hits[last].to-hits[last].from {
		hits[last] = h
	}
	return hits
}

// at reports whether the term stands at an offset, as a word of its own where
// it is written in Latin letters.
func (t *term) at(s string, i int) bool {
	if len(s)-i < len(t.word) {
		return false
	}
	for j := range len(t.word) {
		if lower(s[i+j]) != t.word[j] {
			return false
		}
	}
	end := i + len(t.word)
	startsWord := i > 0 && isWordByte(t.word[0]) && isWordByte(s[i-1])
	endsWord := end < len(s) && isWordByte(t.word[len(t.word)-1]) && isWordByte(s[end])
	return !startsWord && !endsWord
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// excused reports whether a hit stands within one of the wordings that keep it.
func (h hit) excused(s string) bool {
	around := strings.ToLower(s[max(0, h.from-48):min(len(s), h.to+48)])
	at := h.from - max(0, h.from-48)
	for _, k := range h.term.keep {
		for from := 0; ; {
			i := strings.Index(around[from:], k)
			if i < 0 {
				break
			}
			if i += from; i <= at && i+len(k) >= at+h.to-h.from {
				return true
			}
			from = i + 1
		}
	}
	return h.term.not != nil && h.term.not(s, h.from, h.to)
}

// vocabulary gathers the terms of all rules and of the site's glossary.
func vocabulary(c *model.Catalog) (terms []term) {
	terms = append(terms, guarantees()...)
	terms = append(terms, superlatives()...)
	terms = append(terms, competitionTerms()...)
	terms = append(terms, oldTerms()...)
	for row := range c.Glossary.All() {
		for lang, words := range row.Avoid {
			for _, w := range words {
				terms = append(terms, term{word: w, lang: lang, rule: ruleWording, right: row.Term})
			}
		}
	}
	return terms
}
