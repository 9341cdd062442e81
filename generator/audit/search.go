package audit

// A needle is one form that must not be found in what is published.
type needle struct {
	form  []rune
	fact  *fact // whose value it is
	term  *term // or the word that it is
	exact bool  // digits: nothing but what parts a number may stand between them
}

// longest is how many characters of a needle are hashed; the rest is compared.
const longest = 8

// base is the radix of the rolling hash, which wraps at 64 bits.
const base = 0x9E3779B97F4A7C15

// An index finds many needles in one pass over a text, whose cost does not grow
// with their number: of every place the hashes of its next two to eight
// characters are looked up in a table of bits, and only what has a bit there in
// a map.
type index struct {
	lengths []int // in use
	tables  [longest + 1]*table
	powers  [longest + 1]uint64
}

type table struct {
	bits    []uint64
	needles map[uint64][]*needle
}

const bitsOfTable = 20

func newIndex(needles []*needle) *index {
	x := &index{}
	x.powers[0] = 1
	for i := 1; i <= longest; i++ {
		x.powers[i] = x.powers[i-1] * base
	}
	for _, n := range needles {
		length := min(len(n.form), longest)
		t := x.tables[length]
		if t == nil {
			t = &table{make([]uint64, 1<<bitsOfTable/64), map[uint64][]*needle{}}
			x.tables[length] = t
		}
		h := hashOf(n.form[:length])
		slot := h >> (64 - bitsOfTable)
		t.bits[slot/64] |= 1 << (slot % 64)
		t.needles[h] = append(t.needles[h], n)
	}
	for length, t := range x.tables {
		if t != nil {
			x.lengths = append(x.lengths, length)
		}
	}
	return x
}

// hashOf is the hash of a run of characters, as [index.each] has it of any run
// of a text.
func hashOf(form []rune) (h uint64) {
	for _, r := range form {
		h = h*base + uint64(r) + 1
	}
	return h
}

// each calls found for every place of the passage at which a needle stands.
// Sums is memory that is used again from call to call.
func (x *index) each(p *passage, sums []uint64, found func(n *needle, start, end int)) []uint64 {
	sums = append(sums[:0], 0)
	for _, r := range p.normal {
		sums = append(sums, sums[len(sums)-1]*base+uint64(r)+1)
	}
	for _, length := range x.lengths {
		t, power := x.tables[length], x.powers[length]
		for i := 0; i+length < len(sums); i++ {
			h := sums[i+length] - sums[i]*power
			slot := h >> (64 - bitsOfTable)
			if t.bits[slot/64]&(1<<(slot%64)) == 0 {
				continue
			}
			for _, n := range t.needles[h] {
				if n.standsAt(p, i) {
					found(n, i, i+len(n.form))
				}
			}
		}
	}
	return sums
}

// standsAt reports whether a needle stands at a place, as a word of its own.
func (n *needle) standsAt(p *passage, i int) bool {
	end := i + len(n.form)
	if end > len(p.normal) {
		return false
	}
	for k, r := range n.form {
		if p.normal[i+k] != r {
			return false
		}
	}
	first, last := p.at[i], p.at[end-1]
	if n.term != nil {
		return n.term.means(p.folded, first, last+1)
	}
	if !p.begins(first) || !p.ends(last) || n.exact && !p.isNumber(i, end) {
		return false
	}
	return n.fact == nil || n.fact.sort != person || len(n.form) > 2 || p.isName(first, last)
}

// begins reports whether a word or a number can begin at a place: digits do
// not follow digits, nor letters letters.
func (p *passage) begins(at int) bool {
	if at == 0 || isHan(p.folded[at]) {
		return true
	}
	before := p.folded[at-1]
	if isDigit(p.folded[at]) {
		decimal := (before == '.' || before == ',') && at > 1 && isDigit(p.folded[at-2])
		return !isDigit(before) && !decimal || p.isFirst(at)
	}
	return !isLatin(before)
}

// isFirst reports whether nothing but zeros stands before a digit of a number
// below one: 0.0739 begins with its 7.
func (p *passage) isFirst(at int) bool {
	point := false
	for at--; at >= 0 && (p.folded[at] == '0' || p.folded[at] == '.'); at-- {
		point = point || p.folded[at] == '.'
	}
	return point && (at < 0 || !isAlnum(p.folded[at]) && p.folded[at] != ',')
}

// ends is [passage.begins] for the last character of a word.
func (p *passage) ends(at int) bool {
	if at+1 == len(p.folded) || isHan(p.folded[at]) {
		return true
	}
	after := p.folded[at+1]
	if isDigit(p.folded[at]) {
		decimal := (after == '.' || after == ',') && at+2 < len(p.folded) && isDigit(p.folded[at+2])
		return !isDigit(after) && !decimal
	}
	return !isLatin(after)
}

// isNumber reports whether a run of digits is one number that may have been
// parted: no more than three marks stand between two of its digits.
func (p *passage) isNumber(start, end int) bool {
	for k := start + 1; k < end; k++ {
		between := p.folded[p.at[k-1]+1 : p.at[k]]
		if len(between) > 3 {
			return false
		}
		for _, r := range between {
			if !parts(r) && r != '.' && r != ',' {
				return false
			}
		}
	}
	return true
}

// parts reports what people write between the digits of one number.
func parts(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '-', '‐', '‑', '‒', '–', '—', '−', '·', '•', '・', '_', '\'', '’', '(', ')', '/', '\u2002', '\u2003', '\u2009', '\u202F':
		return true
	}
	return false
}

// isName reports whether two characters stand by themselves, or beside a word
// that names follow or precede: any two may otherwise be parts of other words.
func (p *passage) isName(first, last int) bool {
	alone := (first == 0 || !isHan(p.folded[first-1])) && (last+1 == len(p.folded) || !isHan(p.folded[last+1]))
	if alone {
		return true
	}
	before := string(p.folded[max(0, first-4):first])
	after := string(p.folded[last+1 : min(len(p.folded), last+5)])
	for _, title := range titles {
		if len(before) >= len(title) && before[len(before)-len(title):] == title || len(after) >= len(title) && after[:len(title)] == title {
			return true
		}
	}
	return false
}

// titles stand beside the names of people.
var titles = []string{
	"先生", "女士", "同志", "主任", "局长", "科长", "处长", "市长", "县长", "区长", "书记", "经理", "专员", "科员", "组长", "部长", "联系人", "负责人", "经办人", "责任人", "联系", "电话",
}
