package search

import (
	"maps"
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

// longestLike is how many characters a name has at most that is put right.
const longestLike = 10

// likeName returns a part of a title that is one character away.
func (e *Engine) likeName(ts []token) (string, error) {
	if len(ts) < 3 || len(ts) > longestLike || slices.ContainsFunc(ts, func(t token) bool { return t.class != mark }) {
		return "", nil
	}
	for mistake := range mistakes {
		for i := range ts {
			rest, span := variant(ts, i, mistake)
			if rest == nil {
				continue
			}
			found, err := e.meet(pairsOnly(rest), true, false, true)
			if err != nil {
				return "", err
			}
			if name, err := e.nameLike(found, rest, span); name != "" || err != nil {
				return name, err
			}
		}
	}
	return "", nil
}

// pairsOnly leaves out what stands alone, of which the index knows nothing
// unless a title begins or ends with it.
func pairsOnly(ts []token) (kept []token) {
	for _, run := range runsOf(ts) {
		if len(run) > 1 {
			kept = append(kept, run...)
		}
	}
	return kept
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

// mostNames is how many titles are looked at for a name.
const mostNames = 3

// nameLike returns the words of the first of the titles found in which the
// tokens stand as far apart as they do.
func (e *Engine) nameLike(found list, ts []token, span int) (string, error) {
	docs := slices.Sorted(maps.Keys(found))
	for _, doc := range docs[:min(len(docs), mostNames)] {
		row, err := e.meta(doc)
		if err != nil {
			return "", err
		}
		title := tokens(row.Title, 0)
		for i := range title {
			if stands(title, title[i].at, ts, span) {
				return string([]rune(row.Title)[title[i].from:title[i+span-1].to]), nil
			}
		}
	}
	return "", nil
}

// stands reports whether tokens stand at a place of a title that has a span of
// neighbours there.
func stands(title []token, at int, ts []token, span int) bool {
	own := map[int]string{}
	for _, t := range title {
		own[t.at] = t.text
	}
	for i := range span {
		if own[at+i] == "" {
			return false
		}
	}
	return !slices.ContainsFunc(ts, func(t token) bool { return own[at+t.at] != t.text })
}

// near returns the documents that hold most of what was asked for.
func (e *Engine) near(phrases []*phrase) ([]Found, error) {
	var near []*phrase
	for _, p := range phrases {
		if len(p.list) > 0 {
			near = append(near, p)
			continue
		}
		if len(p.tokens) <= 2 {
			continue
		}
		for _, g := range pieces(p.tokens) {
			found, err := e.find(g, false)
			if err != nil {
				return nil, err
			}
			if len(found.whole) > 0 {
				near = append(near, &phrase{list: found.whole})
			}
		}
	}
	all := e.rank(near, true)
	return all[:min(len(all), 10)], nil
}

// mostPieces is how many pieces of a phrase are looked for by themselves.
const mostPieces = 4

// pieces returns words and pairs of characters that together hold a phrase, or
// its beginning.
func pieces(ts []token) (grams []gram) {
	for _, run := range runsOf(ts) {
		for i := 0; i < len(run) && len(grams) < mostPieces; {
			if i > 0 && i+1 == len(run) && run[i].class == mark {
				if run[i-1].class != mark {
					break
				}
				i--
			}
			g := gramAt(run, i, false)
			g.rest = ""
			i += g.step
			grams = append(grams, g)
		}
	}
	return grams
}
