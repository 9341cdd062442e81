package search

import (
	"slices"
	"strings"
)

// meant returns the query with one phrase put right that nothing answers; ""
// where none can be.
func (e *Engine) meant(phrases []*phrase) (string, error) {
	for i, p := range phrases {
		if len(p.list) > 0 {
			continue
		}
		better, err := e.better(p.tokens)
		if err != nil || better == "" {
			if err != nil {
				return "", err
			}
			continue
		}
		words := make([]string, len(phrases))
		for k, q := range phrases {
			words[k] = written(q.tokens)
		}
		words[i] = better
		return strings.Join(words, " "), nil
	}
	return "", nil
}

// better returns the name that tokens were meant for.
func (e *Engine) better(ts []token) (string, error) {
	if len(ts) == 1 && ts[0].class == letter {
		return e.likeWord(ts[0].text)
	}
	return e.likeName(ts)
}

func written(ts []token) string {
	var b strings.Builder
	for _, t := range ts {
		if t.after != nothing && t.at > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// likeWord returns a word of titles that is one letter away, one with the same
// first letter before others.
func (e *Engine) likeWord(word string) (string, error) {
	if len([]rune(word)) < 4 {
		return "", nil
	}
	var names string
	if err := e.load("names", &names); err != nil {
		return "", err
	}
	best := ""
	for _, name := range strings.Fields(names) {
		if !oneOff([]rune(name), []rune(word)) {
			continue
		}
		if name[0] == word[0] {
			return name, nil
		}
		if best == "" {
			best = name
		}
	}
	return best, nil
}

// oneOff reports whether one letter was changed, added or left out, or two were
// exchanged.
func oneOff(a, b []rune) bool {
	if len(a)-len(b) > 1 || len(b)-len(a) > 1 {
		return false
	}
	i, j := 0, 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	for j < min(len(a), len(b))-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	x, y := len(a)-i-j, len(b)-i-j
	return x <= 1 && y <= 1 || x == 2 && y == 2 && a[i] == b[i+1] && a[i+1] == b[i]
}

// What may be wrong with a character of a name.
const (
	wrong   = iota
	missing // before it
	surplus
	mistakes
)

// likeName returns a part of a title that is one character away.
func (e *Engine) likeName(ts []token) (string, error) {
	if len(ts) < 3 || len(ts) > 12 || slices.ContainsFunc(ts, func(t token) bool { return t.class != mark }) {
		return "", nil
	}
	for mistake := range mistakes {
		for i := range ts {
			rest, span := variant(ts, i, mistake)
			if rest == nil {
				continue
			}
			found, err := e.meet(cover(rest), true, false)
			if err != nil {
				return "", err
			}
			if name, err := e.nameAt(found, span); name != "" || err != nil {
				return name, err
			}
		}
	}
	return "", nil
}

// variant returns the tokens without the mistake at i, and how many places the
// name then takes.
func variant(ts []token, i, mistake int) (rest []token, span int) {
	if mistake == missing && i == 0 || mistake == surplus && len(ts) < 4 {
		return nil, 0
	}
	for k, t := range ts {
		switch {
		case mistake == missing:
			if t.at >= i {
				t.at++
			}
		case k == i:
			continue
		case mistake == surplus && t.at > i:
			t.at--
		}
		rest = append(rest, t)
	}
	return rest, len(ts) + []int{0, 1, -1}[mistake]
}

// nameAt returns the words of the first title that was found.
func (e *Engine) nameAt(found list, span int) (string, error) {
	best := -1
	for doc, places := range found {
		if places[0] < namesAt*4 && (best < 0 || doc < best) {
			best = doc
		}
	}
	if best < 0 {
		return "", nil
	}
	row, err := e.meta(best)
	if err != nil {
		return "", err
	}
	start := found[best][0] / 4
	var own []token
	for _, t := range tokens(row.Title, 0) {
		if t.at >= start && t.at < start+span {
			own = append(own, t)
		}
	}
	if len(own) != span {
		return "", nil
	}
	return string([]rune(row.Title)[own[0].from:own[span-1].to]), nil
}

// near returns the documents that hold most of what was asked for.
func (e *Engine) near(phrases []*phrase) ([]Found, error) {
	var pieces []*phrase
	for _, p := range phrases {
		if len(p.list) > 0 {
			pieces = append(pieces, p)
			continue
		}
		if len(p.tokens) <= 2 {
			continue
		}
		for _, part := range cover(p.tokens) {
			found, err := list{}, error(nil)
			if part.word != nil {
				found, err = e.wordList(*part.word, false, false)
			} else {
				found, err = e.postings(part.term, exactForm, list{})
			}
			if err != nil {
				return nil, err
			}
			if len(found) > 0 {
				pieces = append(pieces, &phrase{list: found})
			}
		}
	}
	all := e.rank(pieces, true)
	return all[:min(len(all), 10)], nil
}
