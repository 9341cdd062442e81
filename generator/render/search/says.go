package search

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// Says returns what a file of the index says, each text by itself, so that
// whoever looks for what must not be published reads it as a visitor finds it:
// two terms that stand side by side in a list say nothing together, and
// postings are numbers. Terms with a Chinese character are pieces of two, cut
// without regard for words, and are left out: the texts that they were cut from
// stand whole in other files of the index. It reports false for what is no list of terms, names or
// characters, which is to be read as any other data is.
func Says(text string) (said []string, ok bool) {
	arguments, ok := strings.CutPrefix(text, "search.push(")
	if !ok {
		return nil, false
	}
	arguments = strings.TrimSuffix(strings.TrimRight(arguments, "\n"), ")")
	var values []json.RawMessage
	if json.Unmarshal([]byte("["+arguments+"]"), &values) != nil || len(values) < 3 {
		return nil, false
	}
	var kind, list string
	if json.Unmarshal(values[0], &kind) != nil || json.Unmarshal(values[2], &list) != nil {
		return nil, false
	}
	switch kind {
	case "t", "names":
		return slices.DeleteFunc(strings.Fields(list), fragment), true
	case "fold":
		return nil, true
	}
	return nil, false
}

// fragment reports whether a term is a piece of a Chinese text.
func fragment(term string) bool {
	return strings.ContainsFunc(term, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
