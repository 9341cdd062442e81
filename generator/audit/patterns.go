package audit

import (
	"regexp"
	"slices"
	"strings"

	"prospectus/generator/decode"
	"prospectus/generator/diag"
	"prospectus/generator/secrecy"
)

// A finding is what a pattern found in a passage.
type finding struct {
	rule       *diag.Rule
	start, end int // in passage.folded
}

// personal finds what is about a person or must not be published by its very
// shape: numbers of mobile telephones, identity cards and bank cards, mailboxes
// at free providers, markings of secrecy.
func personal(p *passage, text string, found func(finding)) {
	if strings.HasPrefix(text, decode.AmountMark) {
		return // a number to programs: an amount or a count
	}
	digits := 0
	for _, r := range p.folded {
		if isDigit(r) {
			digits++
		}
	}
	if digits >= mobileDigits {
		eachRun(p.folded, func(run []group) { inRun(p.folded, run, found) })
	}
	if mayHoldMailbox(text) {
		folded := string(p.folded)
		for _, at := range mailbox.FindAllStringIndex(folded, -1) {
			found(finding{privateMailbox, len([]rune(folded[:at[0]])), len([]rune(folded[:at[1]]))})
		}
	}
	if _, marked := secrecy.Find(text, secrecy.Prose); marked {
		found(finding{rule: markingPublished})
	}
}

// mayHoldMailbox spares most texts the expression below.
func mayHoldMailbox(text string) bool {
	return strings.IndexByte(text, '@') >= 0 || strings.Contains(text, "＠") || strings.Contains(text, "[at]") ||
		strings.Contains(text, "(at)") || strings.Contains(text, " at ") && strings.Contains(text, ".c")
}

// mailbox is an address at a provider where anybody gets one.
var mailbox = regexp.MustCompile(`[a-z0-9][a-z0-9._%+-]* ?(?:@|\[at\]|\(at\)| at ) ?(?:(?:vip\.)?(?:qq|163|126|sina|sohu|139|wo|189|gmail|hotmail|outlook|foxmail|yahoo|21cn|aliyun|icloud|live|msn|tom|yeah|proton|protonmail)\.(?:com\.cn|com|cn|net|me))\b`)

// A group is a run of digits, a final X of an identity number included.
type group struct{ start, end int }

// eachRun calls visit for every row of groups of digits that one kind of mark,
// at most three characters wide, parts: what could be one number.
func eachRun(s []rune, visit func([]group)) {
	var run []group
	var mark string
	flush := func() {
		if len(run) > 0 {
			visit(run)
		}
		run, mark = run[:0], ""
	}
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		g := group{start: i}
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		if i < len(s) && s[i] == 'x' && (i+1 == len(s) || !isAlnum(s[i+1])) {
			i++
		}
		g.end = i
		if len(run) > 0 {
			between := string(s[run[len(run)-1].end:g.start])
			if !partsNumbers(between) || mark != "" && mark != between {
				flush()
			}
			if len(run) > 0 {
				mark = between
			}
		}
		run = append(run, g)
	}
	flush()
}

// partsNumbers reports what may stand between the groups of one number.
func partsNumbers(between string) bool {
	n := 0
	for _, r := range between {
		if !parts(r) || r == '/' || r == '\n' {
			return false
		}
		n++
	}
	return n > 0 && n <= 3
}

// The numbers of digits of what is looked for.
const (
	mobileDigits = 11
	idDigits     = 18
	leastCard    = 16
	mostCard     = 19
)

// inRun looks at every row of neighbouring groups, the longest first. A number
// that is the fraction of another, or a part of a word, is none.
func inRun(s []rune, run []group, found func(finding)) {
	for i := 0; i < len(run); {
		next := i + 1
		for j := len(run); j > i; j-- {
			start, end := run[i].start, run[j-1].end
			if rule := numberRule(s, run[i:j]); rule != nil && standsAlone(s, start, end) {
				found(finding{rule, start, end})
				next = j
				break
			}
		}
		i = next
	}
}

// numberRule says which rule a row of groups breaks, if any.
func numberRule(s []rune, run []group) *diag.Rule {
	var digits []rune
	for _, g := range run {
		digits = append(digits, s[g.start:g.end]...)
		if len(digits) > mostCard+4 {
			return nil
		}
	}
	switch {
	case isIdentity(digits):
		return identityNumber
	case isCard(digits):
		return bankCard
	}
	for _, prefix := range []string{"", "86", "086", "0086"} {
		rest, ok := strings.CutPrefix(string(digits), prefix)
		if ok && isMobile([]rune(rest)) && !isRow(run) && !round(rest) {
			return mobileNumber
		}
	}
	return nil
}

// isRow reports a row of numbers, such as years, in which every one of several
// groups has four digits or more, and an amount whose thousands are parted.
func isRow(run []group) bool {
	long, thousands := true, len(run) > 2
	for i, g := range run {
		size := g.end - g.start
		long = long && size >= 4
		thousands = thousands && (size == 3 || i == 0 && size < 3)
	}
	return long && len(run) > 2 || thousands
}

// round reports a number that ends in six zeros: an amount.
func round(digits string) bool { return strings.HasSuffix(digits, "000000") }

func isMobile(d []rune) bool {
	return len(d) == mobileDigits && d[0] == '1' && d[1] >= '3' && d[1] <= '9' && d[mobileDigits-1] != 'x'
}

// isIdentity reports the number of an identity card: region, day of birth and
// check digit are right (GB 11643).
func isIdentity(d []rune) bool {
	if len(d) != idDigits || d[0] < '1' || d[0] > '8' {
		return false
	}
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		if !isDigit(d[i]) {
			return false
		}
		sum += w * int(d[i]-'0')
	}
	year, month, day := string(d[6:8]), string(d[10:12]), string(d[12:14])
	if year != "18" && year != "19" && year != "20" || month < "01" || month > "12" || day < "01" || day > "31" {
		return false
	}
	return d[17] == rune("10x98765432"[sum%11])
}

// isCard reports the number of a bank card: its issuer's first digits and its
// check digit (ISO/IEC 7812) are right.
func isCard(d []rune) bool {
	if len(d) < leastCard || len(d) > mostCard || d[len(d)-1] == 'x' {
		return false
	}
	union := d[0] == '6' && d[1] == '2'
	abroad := len(d) == leastCard && (d[0] == '4' || d[0] == '5' && d[1] >= '1' && d[1] <= '5' || d[0] == '3' && d[1] == '5')
	if !union && !abroad {
		return false
	}
	sum := 0
	for i := range d {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// units stand behind what is an amount.
var units = []string{"元", "吨", "亩", "%", "千瓦", "平方", "毫米", "公里", "次", "件", "mm", "km", "yuan", "rmb", "tonnes"}

// currencies stand before an amount in data: CNY 14983620000.
var currencies = []string{"cny", "rmb", "usd", "eur", "hkd", "jpy", "gbp", "krw", "twd", "sgd", "mop"}

// isPriced reports whether a currency stands before a number, as a word of its
// own and with one blank at most between them.
func isPriced(s []rune, start int) bool {
	if start > 0 && s[start-1] == ' ' {
		start--
	}
	if start < 3 || start > 3 && isAlnum(s[start-4]) {
		return false
	}
	return slices.Contains(currencies, string(s[start-3:start]))
}

// standsAlone reports whether a number is no part of a longer one, of a decimal
// fraction, of a word or of an address with a hash in it, and no amount.
func standsAlone(s []rune, start, end int) bool {
	if isPriced(s, start) {
		return false
	}
	if start > 0 {
		before := s[start-1]
		if isLatin(before) && !(start > 2 && string(s[start-3:start]) == "tel") || before == '_' || before == '#' {
			return false
		}
		if (before == '.' || before == ',') && start > 1 && isDigit(s[start-2]) {
			return false
		}
	}
	if end < len(s) {
		after := s[end]
		if isLatin(after) || after == '_' || (after == '.' || after == ',') && end+1 < len(s) && isDigit(s[end+1]) {
			return false
		}
		rest := strings.TrimLeft(string(s[end:min(end+6, len(s))]), " ")
		return !slices.ContainsFunc(units, func(unit string) bool { return strings.HasPrefix(rest, unit) })
	}
	return true
}
