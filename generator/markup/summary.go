package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Summary returns the document's first paragraph as plain text, at most
// maxRunes runes of it (no bound where maxRunes is not positive). A longer
// paragraph ends with its last whole sentence, if that fills a third of the
// room; else with its last whole clause or word, and "…".
func (d *Document) Summary(maxRunes int) string {
	text := strings.Join(strings.FieldsFunc(d.words(d.first), isCellEnd), " ")
	if maxRunes <= 0 || utf8.RuneCountInString(text) <= maxRunes {
		return text
	}
	runes := []rune(text)
	if end := lastSentence(runes, maxRunes); end*3 >= maxRunes {
		return string(runes[:end])
	}
	end := lastClause(runes, maxRunes-1)
	kept := strings.TrimRightFunc(string(runes[:end]), func(r rune) bool {
		return unicode.IsSpace(r) || endsClause(r)
	})
	return kept + "…"
}

// lastSentence returns the end of the last sentence that fits into limit
// runes, closing quotation marks and brackets included, or 0.
func lastSentence(text []rune, limit int) int {
	for i := limit - 1; i >= 0; i-- {
		if !endsSentence(text, i) {
			continue
		}
		end := i + 1
		for end < len(text) && isCloser(text[end]) {
			end++
		}
		if end <= limit {
			return end
		}
	}
	return 0
}

// endsSentence reports whether a sentence ends at text[i]. A Latin full stop
// ends one only before a space or a closing mark: 12.5, No.3.
func endsSentence(text []rune, i int) bool {
	switch text[i] {
	case '。', '！', '？', '…':
		return true
	case '.', '!', '?':
		return i+1 == len(text) || unicode.IsSpace(text[i+1]) || isCloser(text[i+1])
	}
	return false
}

// isCloser reports whether a mark belongs to the sentence that ended before it.
func isCloser(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' }

// lastClause returns where the last clause or word ends that fits into limit
// runes: after a comma and its like, at a space, or between two Chinese
// characters.
func lastClause(text []rune, limit int) int {
	for i := limit; i > limit/2; i-- {
		if endsClause(text[i-1]) && !(isDigit(text[i]) && text[i-1] < utf8.RuneSelf) {
			return i
		}
	}
	for i := limit; i > limit/2; i-- {
		if unicode.IsSpace(text[i]) || isChinese(text[i-1]) || isChinese(text[i]) {
			return i
		}
	}
	return limit
}

// endsClause reports whether a pause follows; at the end of what is cut short
// it would look like a slip.
func endsClause(r rune) bool { return strings.ContainsRune("，、；：—,;:", r) }
