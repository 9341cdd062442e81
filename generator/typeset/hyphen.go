package typeset

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The patterns of F. M. Liang's method, as the hyph-utf8 package has them: each
// file begins with its licence; lines that begin with "= " are exceptions.
var (
	//go:embed patterns/en-gb.txt
	britishPatterns string
	//go:embed patterns/en-us.txt
	americanPatterns string
)

// A hyphenator knows where words of a language may be divided.
type hyphenator struct {
	nodes      []hyphenNode
	exceptions map[string][]int

	mu    sync.RWMutex
	words map[string][]int
}

// A hyphenNode is a letter in the tree of patterns.
type hyphenNode struct {
	next   map[byte]int32
	levels []byte // where a pattern ends here: a digit for each place of it
}

// What stays together at the ends of a word, in letters, and the most words
// that are remembered.
const (
	hyphenBefore = 2
	hyphenAfter  = 3
	hyphenWord   = 5 // a shorter word stays whole
	hyphenWords  = 1 << 14
)

var (
	american = sync.OnceValue(func() *hyphenator { return newHyphenator(americanPatterns) })
	british  = sync.OnceValue(func() *hyphenator { return newHyphenator(britishPatterns) })
)

// hyphenatorFor returns the hyphenator of a language, nil where there is none:
// English as in America unless the tag names a country that writes British.
func hyphenatorFor(lang string) *hyphenator {
	if !speaks(lang, "en") {
		return nil
	}
	if lang == "en" || speaks(lang, "en-US") {
		return american()
	}
	return british()
}

func newHyphenator(patterns string) *hyphenator {
	h := &hyphenator{nodes: make([]hyphenNode, 1), exceptions: map[string][]int{}, words: map[string][]int{}}
	for line := range strings.Lines(patterns) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '%' {
			continue
		}
		if word, ok := strings.CutPrefix(line, "= "); ok {
			parts := strings.Split(word, "-")
			var at []int
			for n, i := 0, 0; i < len(parts)-1; i++ {
				n += len(parts[i])
				at = append(at, n)
			}
			h.exceptions[strings.Join(parts, "")] = at
			continue
		}
		h.add(line)
	}
	return h
}

// add puts a pattern such as ".ab4i" into the tree.
func (h *hyphenator) add(pattern string) {
	node, levels := int32(0), []byte{0}
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if c >= '0' && c <= '9' {
			levels[len(levels)-1] = c - '0'
			continue
		}
		if h.nodes[node].next == nil {
			h.nodes[node].next = map[byte]int32{}
		}
		next, ok := h.nodes[node].next[c]
		if !ok {
			next = int32(len(h.nodes))
			h.nodes[node].next[c] = next
			h.nodes = append(h.nodes, hyphenNode{})
		}
		node, levels = next, append(levels, 0)
	}
	h.nodes[node].levels = levels
}

// breaks returns where a word may be divided: how many bytes of it are before
// the hyphen. A word of other letters than a to z, or in capitals, is whole.
func (h *hyphenator) breaks(word string) []int {
	h.mu.RLock()
	at, ok := h.words[word]
	h.mu.RUnlock()
	if ok {
		return at
	}
	at = h.find(word)
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.words) >= hyphenWords {
		clear(h.words)
	}
	h.words[strings.Clone(word)] = at
	return at
}

func (h *hyphenator) find(word string) []int {
	lower := strings.ToLower(word)
	if len(word) < hyphenWord || !plainWord(word) {
		return nil
	}
	if at, ok := h.exceptions[lower]; ok {
		return at
	}
	dotted := "." + lower + "."
	levels := make([]byte, len(dotted)+1)
	for i := range dotted {
		node := int32(0)
		for j := i; j < len(dotted); j++ {
			next, ok := h.nodes[node].next[dotted[j]]
			if !ok {
				break
			}
			node = next
			for k, level := range h.nodes[node].levels {
				levels[i+k] = max(levels[i+k], level)
			}
		}
	}
	var at []int
	for i := hyphenBefore; i <= len(word)-hyphenAfter; i++ {
		if levels[i+1]%2 == 1 {
			at = append(at, i)
		}
	}
	return at
}

// plainWord reports whether a word is of the letters a to z, of which only the
// first may be a capital.
func plainWord(word string) bool {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf || !unicode.IsLetter(rune(c)) || i > 0 && c < 'a' {
			return false
		}
	}
	return true
}
