package lint

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"prospectus/generator/i18n"
)

// A figure is one number in running text with what stands around it.
type figure struct {
	from, to int          // bytes of the text, from the currency to the unit
	digits   string       // the number alone, as printed
	value    i18n.Decimal // with its multiplier: 12.5亿 is 1250000000
	unit     string       // an ISO 4217 code, mu, ha, m2, km2, % or a counted thing; empty for none
	about    bool         // 约, about, 余
	ranged   bool         // one end of a range
	per      bool         // a price: per mu, a month
	scaled   bool         // a multiplier was written
}

// isMoney reports whether the figure is an amount of a currency.
func (f *figure) isMoney() bool { return len(f.unit) == 3 && f.unit[0] >= 'A' && f.unit[0] <= 'Z' }

// isArea reports whether the figure is an area.
func (f *figure) isArea() bool {
	return f.unit == "mu" || f.unit == "ha" || f.unit == "m2" || f.unit == "km2"
}

// rat returns the value in units of the currency, or in square metres.
func (f *figure) rat() *big.Rat {
	if f.isArea() {
		return i18n.NewArea(f.value, i18n.AreaUnit(f.unit)).SquareMetres()
	}
	return f.value.Rat()
}

// significant returns how many digits the number has without the zeros at its
// ends: 107.5 has four, 3000 has one.
func (f *figure) significant() int {
	s := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, f.digits)
	return len(strings.Trim(s, "0"))
}

// A unitWord is what follows or precedes a number.
type unitWord struct {
	word, unit string
}

// scales are the multipliers of both scripts, longest first where one begins
// another. Letters count behind a currency only.
var scales = []struct {
	word string
	exp  int
}{
	{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8}, {"億", 8},
	{"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"萬", 4},
	{"trillion", 12}, {"billion", 9}, {"million", 6}, {"thousand", 3}, {"bn", 9}, {"mn", 6},
}

// moneyAfter and moneyBefore are the currencies that sheets name.
var moneyAfter = []unitWord{
	{"元人民币", "CNY"}, {"美元", "USD"}, {"美金", "USD"}, {"欧元", "EUR"}, {"港元", "HKD"}, {"港币", "HKD"}, {"日元", "JPY"},
	{"人民币", "CNY"}, {"元", "CNY"}, {"yuan", "CNY"}, {"US dollars", "USD"}, {"dollars", "USD"}, {"euros", "EUR"}, {"RMB", "CNY"}, {"CNY", "CNY"}, {"USD", "USD"},
}

var moneyBefore = []unitWord{
	{"RMB", "CNY"}, {"CNY", "CNY"}, {"人民币", "CNY"}, {"¥", "CNY"}, {"￥", "CNY"},
	{"USD", "USD"}, {"US$", "USD"}, {"HKD", "HKD"}, {"HK$", "HKD"}, {"$", "USD"}, {"EUR", "EUR"}, {"€", "EUR"}, {"JPY", "JPY"},
}

// areaAfter are the units of area; otherAfter those in which a share or a count
// is stated.
var areaAfter = []unitWord{
	{"平方公里", "km2"}, {"平方千米", "km2"}, {"km²", "km2"}, {"square kilometres", "km2"}, {"sq km", "km2"},
	{"平方米", "m2"}, {"平米", "m2"}, {"㎡", "m2"}, {"m²", "m2"}, {"square metres", "m2"}, {"sq m", "m2"},
	{"公顷", "ha"}, {"hectares", "ha"}, {"hectare", "ha"}, {"ha", "ha"},
	{"亩", "mu"}, {"mu", "mu"},
}

var otherAfter = []unitWord{
	{"%", "%"}, {"％", "%"}, {"per cent", "%"}, {"percent", "%"},
	{"个工业项目", "project"}, {"个项目", "project"}, {"个", "project"}, {"industrial projects", "project"}, {"new projects", "project"}, {"new industrial projects", "project"}, {"projects", "project"}, {"家", "firm"}, {"firms", "firm"}, {"enterprises", "firm"},
}

// readFigures finds the numbers of a text in one pass over its bytes.
func readFigures(s string) (all []figure) {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		if end, ok := codeEnd(s, i); ok {
			i = end
			continue
		}
		f, end := readFigure(s, i)
		if len(all) > 0 {
			joinRange(s, &all[len(all)-1], &f, i)
		}
		all = append(all, f)
		i = max(end, i+1)
	}
	return all
}

// codeEnd reports whether the digit at an offset belongs to a word or a code
// (GB1886, xz-2026-0101, A4), and returns where that ends. A currency right
// before the digit is neither.
func codeEnd(s string, i int) (int, bool) {
	switch {
	case i == 0:
		return 0, false
	case isWordByte(s[i-1]) || s[i-1] == '.':
		if currency, _ := before(s, i); currency != "" {
			return 0, false
		}
		return skipDigits(s, i), true
	case s[i-1] == '-' && i > 1 && isWordByte(s[i-2]) && (s[i-2] < '0' || s[i-2] > '9'):
		for i < len(s) && (isWordByte(s[i]) || s[i] == '-' || s[i] == '.') {
			i++
		}
		return i, true
	}
	return 0, false
}

// isWordByte reports a letter of a Latin word or code, of which a digit behind
// it is a part: GB 1886, xz-2026.
func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

func skipDigits(s string, i int) int {
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	return i
}

// readFigure reads the number at an offset, its multiplier and its unit.
func readFigure(s string, at int) (f figure, end int) {
	end = numberEnd(s, at)
	f = figure{from: at, to: end, digits: s[at:end]}
	value, err := i18n.ParseDecimal(f.digits)
	if err != nil {
		return f, end
	}
	currency, start := before(s, at)
	f.value, f.from = value, start
	end = f.scale(s, end)
	f.about = f.about || saysAbout(s[:start]) || saysAbout(s[start:at])
	if word, ok := longestAt(s, end, currencyOr(currency)); ok && (currency == "" || word.unit == currency) {
		f.unit, end = word.unit, end+gap(s, end)+len(word.word)
	}
	if currency != "" {
		f.unit = currency
	}
	f.to = end
	f.per = f.isPer(s, end)
	return f, end
}

// currencyOr lists what may follow a number: behind RMB nothing but a repeated
// currency, otherwise any unit.
func currencyOr(currency string) [][]unitWord {
	if currency != "" {
		return [][]unitWord{moneyAfter}
	}
	return [][]unitWord{moneyAfter, areaAfter, otherAfter}
}

// numberEnd returns where the number that begins at an offset ends.
func numberEnd(s string, i int) int {
	digits := func() (n int) {
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
			n++
		}
		return n
	}
	first := digits()
	for first <= 3 && i+3 < len(s) && s[i] == ',' && areDigits(s[i+1:i+4]) && (i+4 == len(s) || s[i+4] < '0' || s[i+4] > '9') {
		i += 4
	}
	if i+1 < len(s) && s[i] == '.' && s[i+1] >= '0' && s[i+1] <= '9' {
		i++
		digits()
	}
	return i
}

func areDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// scale reads the multipliers behind a number, 1亿5000万 among them, and returns
// where they end.
func (f *figure) scale(s string, end int) int {
	exp, next := scaleAt(s, end)
	if next == end {
		return end
	}
	f.about = containsAny(s[end:next], "余", "多")
	shifted, ok := f.value.Shift(exp)
	if !ok {
		return end
	}
	f.value, f.scaled, end = shifted, true, next
	if end < len(s) && s[end] >= '0' && s[end] <= '9' {
		stop := numberEnd(s, end)
		lesser, to := scaleAt(s, stop)
		part, err := i18n.ParseDecimal(s[end:stop])
		if part, ok := part.Shift(lesser); err == nil && ok && to > stop && lesser < exp {
			if sum, ok := f.value.Add(part); ok {
				f.value, end = sum, to
			}
		}
	}
	for _, more := range []string{"余", "多"} {
		if strings.HasPrefix(s[end:], more) {
			f.about, end = true, end+len(more)
		}
	}
	return end
}

func scaleAt(s string, at int) (exp, end int) {
	from := at + gap(s, at)
	if from >= len(s) {
		return 0, at
	}
	rest := s[from:]
	if strings.HasPrefix(rest, "余") || strings.HasPrefix(rest, "多") {
		from += len("余")
		rest = s[from:]
	}
	for _, sc := range scales {
		if hasWord(rest, sc.word) {
			return sc.exp, from + len(sc.word)
		}
	}
	return 0, at
}

// gap is the length of one space before a unit.
func gap(s string, at int) int {
	switch {
	case at < len(s) && s[at] == ' ':
		return 1
	case strings.HasPrefix(s[min(at, len(s)):], "\u00a0"):
		return len("\u00a0")
	}
	return 0
}

// hasWord reports whether a text begins with a word that does not go on in
// another letter.
func hasWord(s, word string) bool {
	if !strings.HasPrefix(s, word) {
		return false
	}
	last := word[len(word)-1]
	return !isWordByte(last) || len(s) == len(word) || !isWordByte(s[len(word)])
}

func longestAt(s string, at int, lists [][]unitWord) (best unitWord, ok bool) {
	from := at + gap(s, at)
	if from >= len(s) {
		return best, false
	}
	for _, list := range lists {
		for _, w := range list {
			if s[from] == w.word[0] && len(w.word) > len(best.word) && hasWord(s[from:], w.word) {
				best, ok = w, true
			}
		}
	}
	return best, ok
}

// before reads a currency in front of a number and returns where it starts.
func before(s string, at int) (currency string, start int) {
	end := at
	if end > 0 && s[end-1] == ' ' {
		end--
	}
	for _, about := range []string{"约", "about "} { // 人民币约3000万元
		end = len(strings.TrimSuffix(s[:end], about))
	}
	for _, w := range moneyBefore {
		if strings.HasSuffix(s[:end], w.word) {
			return w.unit, end - len(w.word)
		}
	}
	return "", at
}

// saysAbout reports whether a text ends in a word that makes the next figure a
// rough one or a bound.
func saysAbout(s string) bool {
	s = strings.TrimRight(s, " ")
	for _, w := range []string{
		"约", "近", "超", "超过", "逾", "不超过", "不低于", "不少于", "至少", "最高", "最多", "大约", "低于", "高于", "少于", "多于", "达到",
		"about", "nearly", "over", "some", "around", "roughly", "almost", "more than", "less than", "up to", "at least", "under", "below", "above", "approximately",
	} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// isPer reports whether a figure is stated for each of something.
func (f *figure) isPer(s string, end int) bool {
	rest := s[end:]
	if strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, " / ") || strings.HasPrefix(rest, "每") {
		return true
	}
	for _, w := range []string{" a mu", " per ", " a tonne", " a month", " each", " an hour", " a unit", " a set", " a head"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	head := s[max(0, f.from-18):f.from]
	return strings.Contains(head, "每亩") || strings.Contains(head, "亩均") || strings.Contains(head, "每平方米") || strings.Contains(head, "每吨")
}

// joinRange marks two figures that stand on both sides of a dash or 至 as the
// ends of a range. The first takes the multiplier and unit of the second.
func joinRange(s string, low, high *figure, at int) {
	between := strings.Trim(s[min(low.to, high.from):high.from], " ")
	switch between {
	case "-", "–", "—", "~", "～", "至", "到", "to":
	default:
		return
	}
	low.ranged, high.ranged = true, true
	if low.unit == "" && high.unit != "" {
		low.unit, low.per = high.unit, high.per
		if _, next := scaleAt(s, numberEnd(s, at)); !low.scaled && high.scaled && next > 0 {
			exp, _ := scaleAt(s, numberEnd(s, at))
			if v, ok := low.value.Shift(exp); ok {
				low.value = v
			}
		}
	}
}

// sentence returns the bounds of the sentence around a byte of a text. A full
// stop between digits ends none.
func sentence(s string, at int) (from, to int) {
	from, to = 0, len(s)
	for i := at; i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if endsSentence(s, i-n, r) {
			from = i
			break
		}
		i -= n
	}
	for i := at; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if endsSentence(s, i, r) {
			to = i
			break
		}
		i += n
	}
	return from, to
}

func endsSentence(s string, at int, r rune) bool {
	switch r {
	case '。', '！', '？', '；', ';', '\n', '!', '?':
		return true
	case '.':
		return at+1 >= len(s) || s[at+1] == ' ' || s[at+1] == '\n'
	}
	return false
}

// phrase narrows a sentence to what stands between two commas; what 、 separates
// is one list.
func phrase(s string, at int) (from, to int) {
	from, to = sentence(s, at)
	for _, mark := range []string{"，", ", ", "：", "（", "("} {
		if i := strings.LastIndex(s[from:at], mark); i >= 0 {
			from += i + len(mark)
		}
	}
	for _, mark := range []string{"，", ", ", "）", ")"} {
		if i := strings.Index(s[at:to], mark); i >= 0 {
			to = at + i
		}
	}
	return from, to
}
