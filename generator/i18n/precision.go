package i18n

import "fmt"

// Precision says how a stated figure relates to the true one.
type Precision uint8

// The precisions. AtLeast and AtMost are also what is read from "over" and
// "under": the difference at the very bound is not one that offices mean.
const (
	Exact      Precision = iota
	About                // 约, about
	AtLeast              // 不低于 以上, at least
	AtMost               // 不超过 以内, no more than
	Range                // from Low to High
	Negotiable           // 面议: there is no figure
	Undecided            // 待定: there is no figure yet
)

// precisionNames are the texts of MarshalText, in the order of the constants.
var precisionNames = [...]string{"exact", "about", "at-least", "at-most", "range", "negotiable", "undecided"}

// String returns the text name: exact, about, at-least, at-most, range,
// negotiable, undecided.
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("precision(%d)", uint8(p))
}

// MarshalText returns the text name.
func (p Precision) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a text name.
func (p *Precision) UnmarshalText(b []byte) error {
	for i, name := range precisionNames {
		if name == string(b) {
			*p = Precision(i)
			return nil
		}
	}
	return &ParseError{Input: string(b), Expected: expectPrecision()}
}

// IsAmount reports whether there is a figure at all.
func (p Precision) IsAmount() bool { return p < Negotiable }

// precisionBefore are the words that stand before a figure.
var precisionBefore = []entry[Precision]{
	{"约", About}, {"大约", About}, {"约为", About}, {"约计", About}, {"近", About}, {"接近", About},
	{"約", About}, {"大約", About}, {"約為", About}, {"≈", About}, {"~", About},
	{"about", About}, {"approximately", About}, {"approx.", About}, {"approx", About},
	{"around", About}, {"circa", About}, {"ca.", About}, {"c.", About}, {"some", About},
	{"nearly", About}, {"almost", About}, {"roughly", About},

	{"不低于", AtLeast}, {"不少于", AtLeast}, {"不小于", AtLeast}, {"至少", AtLeast}, {"最低", AtLeast},
	{"超过", AtLeast}, {"超", AtLeast}, {"逾", AtLeast}, {"高于", AtLeast}, {"大于", AtLeast},
	{"不低於", AtLeast}, {"不少於", AtLeast}, {"不小於", AtLeast}, {"超過", AtLeast}, {"高於", AtLeast},
	{"≥", AtLeast}, {">=", AtLeast}, {">", AtLeast}, {"at-least", AtLeast},
	{"at least", AtLeast}, {"no less than", AtLeast}, {"not less than", AtLeast}, {"minimum", AtLeast},
	{"min.", AtLeast}, {"over", AtLeast}, {"more than", AtLeast}, {"above", AtLeast},

	{"不超过", AtMost}, {"不高于", AtMost}, {"不大于", AtMost}, {"不多于", AtMost}, {"至多", AtMost},
	{"最多", AtMost}, {"最高", AtMost}, {"低于", AtMost}, {"小于", AtMost}, {"少于", AtMost}, {"不足", AtMost},
	{"不超過", AtMost}, {"不高於", AtMost}, {"不大於", AtMost}, {"低於", AtMost}, {"少於", AtMost},
	{"≤", AtMost}, {"<=", AtMost}, {"<", AtMost}, {"at-most", AtMost},
	{"at most", AtMost}, {"no more than", AtMost}, {"not more than", AtMost}, {"up to", AtMost},
	{"maximum", AtMost}, {"max.", AtMost}, {"under", AtMost}, {"below", AtMost}, {"less than", AtMost},
	{"within", AtMost},
}

// precisionAfter are the words that stand after a figure.
var precisionAfter = []entry[Precision]{
	{"左右", About}, {"上下", About}, {"程度", About}, {"or so", About},
	{"以上", AtLeast}, {"及以上", AtLeast}, {"起", AtLeast}, {"+", AtLeast},
	{"or more", AtLeast}, {"or above", AtLeast}, {"and above", AtLeast},
	{"以下", AtMost}, {"及以下", AtMost}, {"以内", AtMost}, {"以內", AtMost}, {"之内", AtMost}, {"之內", AtMost},
	{"未満", AtMost}, {"or less", AtMost}, {"or below", AtMost},
}

// noFigure are the words that stand instead of a figure.
var noFigure = []entry[Precision]{
	{"面议", Negotiable}, {"面谈", Negotiable}, {"面商", Negotiable}, {"待议", Negotiable}, {"协商", Negotiable},
	{"面議", Negotiable}, {"応相談", Negotiable}, {"negotiable", Negotiable}, {"to be negotiated", Negotiable},
	{"by negotiation", Negotiable}, {"to be agreed", Negotiable},
	{"待定", Undecided}, {"未定", Undecided}, {"待确定", Undecided}, {"undecided", Undecided}, {"tbd", Undecided},
	{"to be decided", Undecided}, {"to be determined", Undecided}, {"tbc", Undecided}, {"to be confirmed", Undecided},
}

// between are the signs and words that join the two ends of a range.
var between = []entry[struct{}]{
	{word: "-"}, {word: "–"}, {word: "—"}, {word: "——"}, {word: "~"}, {word: "‐"}, {word: "‑"},
	{word: ".."}, {word: "至"}, {word: "到"}, {word: "to"},
}
