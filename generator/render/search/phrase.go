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

// fill finds what answers a phrase.
func (e *Engine) fill(p *phrase) (err error) {
	if p.list, err = e.meet(p.tokens, p.exact, p.open, false); err != nil {
		return err
	}
	if len(p.tokens) > 1 && plain(p.tokens) {
		code, err := e.find(gram{key: joinedText(p.tokens)}, true)
		if err != nil {
			return err
		}
		for doc, m := range code.whole {
			if _, ok := p.list[doc]; !ok {
				p.list[doc] = m
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
		found, err := e.along(true, nil, func(at int) gram {
			g := gram{key: "'" + way[at], step: restSpoken}
			for _, s := range way[at+1:] {
				g.rest += s + " "
			}
			return g
		})
		if err != nil {
			return err
		}
		p.gather(found, otherForm)
	}
	if len(p.list) > 0 || len(text) > 2+restInitials {
		return nil
	}
	found, err := e.find(gram{key: "," + text[:2], rest: text[2:]}, true)
	p.gather(found.whole, beginning)
	return err
}

// gather takes in documents that fit less than in full.
func (p *phrase) gather(found list, quality uint8) {
	for doc, m := range found {
		if _, ok := p.list[doc]; !ok {
			p.list[doc] = match{m.in, quality}
		}
	}
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
			if err := e.fill(both); err != nil {
				return nil, err
			}
			if len(both.list) > 0 {
				done = append(done, both)
				i++
				continue
			}
		}
		if err := e.fill(phrases[i]); err != nil {
			return nil, err
		}
		done = append(done, phrases[i])
	}
	return done, nil
}
