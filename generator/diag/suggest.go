package diag

import (
	"prospectus/generator/i18n"
)

// Suggest returns the candidate nearest to a word that was not recognised, or
// false where none is near enough to be what was meant: at most a third of
// the word's letters, rounded up, may differ (Damerau–Levenshtein distance,
// optimal string alignment).
func Suggest(word string, candidates []string) (string, bool) {
	best, found := "", false
	limit := (len([]rune(word)) + 2) / 3
	for _, c := range candidates {
		if c == word {
			continue
		}
		if d := distance([]rune(word), []rune(c)); d < limit || d == limit && !found {
			best, found, limit = c, true, d
		}
	}
	return best, found
}

// Meant adds the hint "did you mean …?" where a candidate is near.
func (d Diagnostic) Meant(word string, candidates []string) Diagnostic {
	near, ok := Suggest(word, candidates)
	if !ok {
		return d
	}
	return d.With(i18n.Message{Format: didYouMean, Args: []any{near}})
}

var didYouMean = i18n.Text{
	"zh": "是否想写“%[1]s”？",
	"en": "did you mean %[1]q?",
}

// distance counts insertions, deletions, substitutions and swaps of
// neighbours.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
