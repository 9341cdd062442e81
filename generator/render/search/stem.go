package search

import "strings"

// stem returns what the forms of an English word have in common: plurals, past
// and continuous forms lose their endings. The reader has a function of this
// name that does the same.
func stem(w string) string {
	switch {
	case len(w) < 4 || strings.ContainsFunc(w, func(r rune) bool { return r > 'z' }):
		return w
	case strings.HasSuffix(w, "sses"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "ies"):
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	case strings.HasSuffix(w, "ied"):
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ed") && len(w) > 5:
		w = undouble(w[:len(w)-2])
	case strings.HasSuffix(w, "ing") && len(w) > 6:
		w = undouble(w[:len(w)-3])
	}
	return strings.TrimSuffix(w, "e")
}

// undouble makes plan of plann.
func undouble(w string) string {
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeioulsz", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}

// trunk returns the beginning that all forms of a word share in writing.
func trunk(w string) string { return strings.TrimSuffix(stem(w), "y") }
