package search

import (
	"slices"
	"strings"
)

// A phrase is a part of a query that is found as a whole.
type phrase struct {
	tokens []token
	exact  bool // it was quoted
	joins  bool // a number that may belong with what follows
	open   bool // its last word may go on
	span   int  // how many places it takes
	list   list
}

func plain(ts []token) bool {
	return !slices.ContainsFunc(ts, func(t token) bool { return t.class == mark })
}

// find fills a phrase's list.
func (e *Engine) find(p *phrase) (err error) {
	if p.list, err = e.meet(cover(p.tokens), p.exact, p.open); err != nil {
		return err
	}
	if len(p.tokens) > 1 && plain(p.tokens) {
		code, err := e.postings(joinedText(p.tokens), exactForm, list{})
		if err != nil {
			return err
		}
		for doc, places := range code {
			if p.list[doc] == nil {
				p.list[doc] = places
			}
		}
	}
	if len(p.list) == 0 && !p.exact && len(p.tokens) == 1 && latin(p.tokens[0].text) {
		return e.pronounced(p)
	}
	return nil
}

func latin(s string) bool {
	return len(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
}

// readings returns the ways to cut a word into syllables, at most four.
func (e *Engine) readings(rest string, said []string, ways [][]string) [][]string {
	if len(ways) >= 4 {
		return ways
	}
	if rest == "" {
		return append(ways, said)
	}
	for n := min(6, len(rest)); n > 0; n-- {
		if e.spoken[rest[:n]] {
			ways = e.readings(rest[n:], append(slices.Clone(said), rest[:n]), ways)
		}
	}
	return ways
}

// pronounced takes a word for pinyin, in full or else by initials.
func (e *Engine) pronounced(p *phrase) error {
	text := p.tokens[0].text
	for _, way := range e.readings(text, nil, nil) {
		var parts []part
		for i, s := range way {
			parts = append(parts, part{term: "'" + s, at: i})
		}
		if err := e.gather(p, parts, otherForm, len(parts)); err != nil {
			return err
		}
	}
	if len(p.list) > 0 || len(text) > 8 {
		return nil
	}
	var parts []part
	for i := range len(text) - 1 {
		parts = append(parts, part{term: "," + text[i:i+2], at: i})
	}
	return e.gather(p, parts, beginning, len(text))
}

func (e *Engine) gather(p *phrase, parts []part, quality, span int) error {
	found, err := e.meet(parts, false, false)
	for doc, places := range found {
		p.span = span
		if p.list[doc] != nil {
			continue
		}
		for _, at := range places {
			p.list[doc] = append(p.list[doc], at-at%4+quality)
		}
	}
	return err
}

// parse cuts a query into phrases.
func parse(query string) (phrases []*phrase) {
	quoted := func(r rune) rune {
		if strings.ContainsRune("\"“”「」『』", r) {
			return 0
		}
		return r
	}
	for i, text := range strings.Split(strings.Map(quoted, query), "\x00") {
		phrases = append(phrases, cut(tokens(text, 0), i%2 == 1)...)
	}
	if n := len(phrases); n > 0 && !phrases[n-1].exact {
		phrases[n-1].open = true
	}
	return phrases
}

// cut parts tokens where white space or punctuation does, unless they are
// quoted.
func cut(ts []token, exact bool) (phrases []*phrase) {
	from := 0
	for i := range ts {
		if i > from && !exact && ts[i].after >= spaced {
			phrases = append(phrases, newPhrase(ts[from:i], false))
			phrases[len(phrases)-1].joins = ts[i].after == spaced && ts[i-1].class == digit
			from = i
		}
	}
	if from < len(ts) {
		phrases = append(phrases, newPhrase(ts[from:], exact))
	}
	return phrases
}

func newPhrase(ts []token, exact bool) *phrase {
	p := &phrase{exact: exact}
	for _, t := range ts {
		t.at -= ts[0].at
		p.tokens = append(p.tokens, t)
	}
	p.span = p.tokens[len(p.tokens)-1].at + 1
	return p
}

// together joins a number and its unit.
func together(a, b *phrase) *phrase {
	p := &phrase{tokens: slices.Clone(a.tokens), open: b.open, span: a.span + b.span}
	for _, t := range b.tokens {
		t.at += a.span
		p.tokens = append(p.tokens, t)
	}
	return p
}

// evaluate finds each phrase of a query.
func (e *Engine) evaluate(phrases []*phrase) (done []*phrase, err error) {
	for i := 0; i < len(phrases); i++ {
		if phrases[i].joins && i+1 < len(phrases) {
			both := together(phrases[i], phrases[i+1])
			if err := e.find(both); err != nil {
				return nil, err
			}
			if len(both.list) > 0 {
				done = append(done, both)
				i++
				continue
			}
		}
		if err := e.find(phrases[i]); err != nil {
			return nil, err
		}
		done = append(done, phrases[i])
	}
	return done, nil
}
