package search

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A coder writes texts in fewer bytes than UTF-8 takes, so that they compress
// better, and that more of them lies within reach of the compressor. A byte
// below 0x80 is itself, a byte among [codeBytes] stands for the text that the
// head of the index gives, one from [firstLead] begins a Chinese character of
// two bytes where the codes leave it free, and [escape] comes before two bytes
// of UTF-16.
type coder struct {
	codes []string
	leads bool
	first [1 << 16]uint8 // by first character: where its codes are, or 0
	known [][]coded
}

// A coded is a text with its byte.
type coded struct {
	text string
	code byte
}

// Bytes with a meaning of their own, among texts and within.
const (
	endField  = 0x02
	endRow    = 0x03
	escape    = 0x1f
	firstLead = 0xae
)

// codeBytes are the bytes that may stand for texts, in order of their use: the
// last of them only where no Chinese characters need them.
var codeBytes = func() (all []byte) {
	for b := 4; b < 256; b++ {
		if b < escape && b != '\n' || b >= 0x80 {
			all = append(all, byte(b))
		}
	}
	return all
}()

// beforeLeads is how many of [codeBytes] do not begin a Chinese character.
var beforeLeads = slices.Index(codeBytes, firstLead)

// newCoder makes a coder from the texts of its codes.
func newCoder(codes []string) *coder {
	c := &coder{codes: codes, leads: len(codes) <= beforeLeads, known: [][]coded{nil}}
	for i, text := range codes {
		r, _ := utf8.DecodeRuneInString(text)
		at := c.first[uint16(r)]
		if at == 0 {
			at = uint8(len(c.known))
			c.first[uint16(r)] = at
			c.known = append(c.known, nil)
		}
		c.known[at] = append(c.known[at], coded{text, codeBytes[i]})
	}
	for _, list := range c.known {
		slices.SortStableFunc(list, func(a, b coded) int { return len(b.text) - len(a.text) })
	}
	return c
}

// append appends a text in its code.
func (c *coder) append(dst []byte, text string) []byte {
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if r < 1<<16 && c.first[r] > 0 {
			if k := c.longest(c.known[c.first[r]], text[i:]); k != nil {
				dst, i = append(dst, k.code), i+len(k.text)
				continue
			}
		}
		dst, i = c.single(dst, r), i+size
	}
	return dst
}

func (c *coder) longest(known []coded, text string) *coded {
	for i := range known {
		if strings.HasPrefix(text, known[i].text) {
			return &known[i]
		}
	}
	return nil
}

// single appends one character that has no code.
func (c *coder) single(dst []byte, r rune) []byte {
	switch {
	case r < ' ':
		return append(dst, ' ')
	case r < 0x80:
		return append(dst, byte(r))
	case c.leads && r >= 0x4e00 && r < 0xa000:
		return append(dst, byte(firstLead+(r-0x4e00)>>8), byte(r))
	}
	for _, unit := range utf16.AppendRune(nil, r) {
		dst = append(dst, escape, byte(unit>>8), byte(unit))
	}
	return dst
}

// text undoes append. Separators stay as they are.
func (c *coder) text(data []byte) string {
	var b strings.Builder
	var high rune
	for i := 0; i < len(data); i++ {
		code := data[i]
		at := slices.Index(codeBytes, code)
		switch {
		case at >= 0 && at < len(c.codes):
			b.WriteString(c.codes[at])
		case code == escape && i+2 < len(data):
			r := rune(data[i+1])<<8 | rune(data[i+2])
			i += 2
			if utf16.IsSurrogate(r) && high == 0 {
				high = r
				continue
			}
			if high != 0 {
				r, high = utf16.DecodeRune(high, r), 0
			}
			b.WriteRune(r)
		case code >= firstLead && i+1 < len(data):
			b.WriteRune(0x4e00 + rune(code-firstLead)<<8 + rune(data[i+1]))
			i++
		default:
			b.WriteByte(code)
		}
	}
	return b.String()
}

// How much is looked at to find codes.
const (
	codeSample = 100_000 // bytes
	pairSample = 24_000  // the same, for pairs
)

// codesOf returns the texts that are best written as one byte: the commonest
// characters of Chinese, which are two bytes otherwise, or of other languages
// the commonest sequences.
func codesOf(texts []string) []string {
	counts, all, chinese := map[rune]int{}, 0, 0
	var sample strings.Builder
	for _, text := range texts {
		if sample.Len() > codeSample {
			break
		}
		sample.WriteString(text)
		sample.WriteByte('\n')
		for _, r := range text {
			all++
			if r >= 0x80 {
				counts[r]++
			}
			if r >= 0x4e00 && r < 0xa000 {
				chinese++
			}
		}
	}
	if chinese*5 < all {
		return sequences(sample.String()[:min(sample.Len(), pairSample)], len(codeBytes))
	}
	common := slices.SortedFunc(maps.Keys(counts), func(a, b rune) int {
		return cmp.Or(roughly(counts[b])-roughly(counts[a]), int(a-b))
	})
	var codes []string
	for _, r := range common[:min(len(common), beforeLeads)] {
		codes = append(codes, string(r))
	}
	return codes
}

// roughly returns a number that grows with n by two when n is doubled: what is
// learnt should outlast a small change, for all files depend on it.
func roughly(n int) int { return bits.Len64(uint64(n) * uint64(n)) }

// sequences returns sequences of characters, each made of the two that stood
// side by side most often when those before it had been made.
func sequences(sample string, limit int) (codes []string) {
	const plain, most = 128, 288
	names := make([]string, plain, most)
	for i := range names {
		names[i] = string(rune(i))
	}
	symbols := make([]int, 0, len(sample))
	for i := range len(sample) {
		if b := sample[i]; b < ' ' || b >= plain {
			symbols = append(symbols, 0)
		} else {
			symbols = append(symbols, int(b))
		}
	}
	for len(codes) < limit {
		var counts [most * most]int32
		best := 0
		for i := 1; i < len(symbols); i++ {
			if a, b := symbols[i-1], symbols[i]; a > 0 && b > 0 {
				pair := a*most + b
				if counts[pair]++; counts[pair] > counts[best] || counts[pair] == counts[best] && pair < best {
					best = pair
				}
			}
		}
		if counts[best] < 12 {
			break
		}
		a, b := best/most, best%most
		codes = append(codes, names[a]+names[b])
		names = append(names, names[a]+names[b])
		symbols = merged(symbols, a, b, len(names)-1)
	}
	return codes
}

// merged puts one symbol for each pair.
func merged(symbols []int, a, b, one int) []int {
	out := symbols[:0]
	for i := 0; i < len(symbols); i++ {
		if i+1 < len(symbols) && symbols[i] == a && symbols[i+1] == b {
			out = append(out, one)
			i++
			continue
		}
		out = append(out, symbols[i])
	}
	return out
}

// dictionaryTimes is how large the dictionary is to be, in bytes: the times of
// the root of the number of pages.
const dictionaryTimes = 700

// dictionaryOf returns the passages that documents have most in common, in code,
// of a size at most. Those that save most stand at the end, where they are
// nearest.
func dictionaryOf(docs [][]string, c *coder, most int) []byte {
	counts := map[string]int{}
	for _, texts := range docs {
		for _, text := range texts {
			counts[text]++
			for clause := range clauses(text) {
				if len(clause) < len(text) {
					counts[clause]++
				}
			}
		}
	}
	worth := func(s string) int { return roughly((counts[s] - 1) * len(s)) }
	maps.DeleteFunc(counts, func(s string, n int) bool { return n < 3 || len(s) < 6 })
	best := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(worth(b)-worth(a), strings.Compare(a, b))
	})
	var chosen [][]byte
	var all strings.Builder
	size := 0
	for _, s := range best {
		if strings.Contains(all.String(), s) {
			continue
		}
		one := append(c.append(nil, s), '\n')
		if size += len(one); size > most {
			break
		}
		chosen = append(chosen, one)
		all.WriteString(s + "\n")
	}
	slices.Reverse(chosen)
	return slices.Concat(chosen...)
}

// clauses visits the parts of a text that end with punctuation.
func clauses(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			at := strings.IndexAny(text, "，。；：、,.;:")
			if at < 0 {
				yield(text)
				return
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			if !yield(text[:at+size]) {
				return
			}
			text = text[at+size:]
		}
	}
}
