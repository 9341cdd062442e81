package i18n

import "strings"

// Phone is a telephone number that an office can be called on.
type Phone struct {
	Country string // calling code without plus: "86"; empty for a short number such as 12345
	Area    string // Chinese area code without its trunk zero, or 400 and the like; may be empty
	Number  string // the digits of the line; of a foreign number, in the groups written
	Ext     string // extension; may be empty
}

// ParsePhone reads a telephone number: 0571-12345678, (0571) 1234 5678,
// +86 571 12345678, 400-123-4567, 13800000000, +852 1234 5678, 12345; with an
// extension as 转801, ext. 801 or a third part. A number without a country is
// Chinese. An area code of zeros (0000, 000x) exists nowhere and marks a
// fictitious number, as +86 0000 1234567; it keeps all its digits.
func ParsePhone(s string) (Phone, error) {
	sc := &scanner{in: s}
	sc.space()
	plus := sc.international()
	groups := sc.phoneGroups()
	ext, ok := sc.extension()
	if !ok || len(groups) == 0 || !sc.done() {
		return Phone{}, sc.fail(expectPhone())
	}
	var p Phone
	if plus && groups[0] != "86" && !strings.HasPrefix(groups[0], "86") {
		p, ok = foreignPhone(groups)
	} else {
		p, ok = chinesePhone(groups, plus)
	}
	if !ok || p.Ext != "" && ext != "" {
		return Phone{}, &ParseError{Input: s, Expected: expectPhone()}
	}
	if ext != "" {
		p.Ext = ext
	}
	return p, nil
}

// international reads the + or 00 before a country. 0000-1234567 begins with an
// area code, not with 00.
func (s *scanner) international() bool {
	mark := s.pos
	if s.take("+") {
		return true
	}
	if s.take("00") && !s.take("0") {
		return true
	}
	s.pos = mark
	return false
}

// phoneGroups reads groups of digits with hyphens, spaces or brackets between.
func (s *scanner) phoneGroups() []string {
	var groups []string
	for len(groups) < 8 {
		mark := s.pos
		for r, n := s.peek(); n > 0 && strings.ContainsRune(" -()–—", r); r, n = s.peek() {
			s.pos += n
		}
		var group []byte
		for r, n := s.peek(); n > 0 && isDigit(r) && len(group) < 16; r, n = s.peek() {
			group = append(group, byte(r))
			s.pos += n
		}
		if len(group) == 0 {
			s.pos = mark
			break
		}
		groups = append(groups, string(group))
	}
	return groups
}

// extensionWords introduce an extension.
var extensionWords = []entry[struct{}]{
	{word: "转"}, {word: "轉"}, {word: "分机"}, {word: "分機"}, {word: "内線"}, {word: "ext."}, {word: "ext"},
	{word: "extension"}, {word: "x"}, {word: ";ext="}, {word: "#"},
}

// extension reads an extension, if there is one; ok is false if its word has no
// number behind it.
func (s *scanner) extension() (ext string, ok bool) {
	s.space()
	_ = s.take(",") // a pause
	s.space()
	if _, found := longest(s, extensionWords); !found {
		return "", true
	}
	s.space()
	for r, n := s.peek(); n > 0 && isDigit(r) && len(ext) < 8; r, n = s.peek() {
		ext += string(r)
		s.pos += n
	}
	return ext, ext != ""
}

// foreignPhone keeps a foreign number in the groups it was written in.
func foreignPhone(groups []string) (Phone, bool) {
	country := groups[0]
	number := strings.Join(groups[1:], " ")
	total := len(strings.Join(groups, ""))
	if len(country) > 3 || country[0] == '0' || number == "" || total < 7 || total > 15 {
		return Phone{}, false
	}
	return Phone{Country: country, Number: number}, true
}

// chinesePhone makes a number of the digit groups of a Chinese one.
func chinesePhone(groups []string, plus bool) (Phone, bool) {
	if plus {
		if groups[0] = groups[0][len("86"):]; groups[0] == "" {
			groups = groups[1:]
		}
	}
	all := strings.Join(groups, "")
	if !plus && len(all) >= 3 && len(all) <= 6 && len(groups) == 1 {
		return Phone{Number: all}, all[0] != '0' // 12345, 110, 96110
	}
	// A mobile, which some write with a trunk zero.
	if m := strings.TrimPrefix(all, "0"); len(m) == 11 && m[0] == '1' && m[1] >= '3' {
		return Phone{Country: "86", Number: m}, true
	}
	if len(all) == 10 && (strings.HasPrefix(all, "400") || strings.HasPrefix(all, "800")) {
		return Phone{Country: "86", Area: all[:3], Number: all[3:]}, true
	}
	return landline(groups, all, plus)
}

// landline splits area code, number and, as a third group, extension.
func landline(groups []string, all string, plus bool) (Phone, bool) {
	if len(groups) == 0 || len(groups[0]) == 0 {
		return Phone{}, false
	}
	if len(groups) == 1 {
		n := areaLength(all)
		if len(all) <= n {
			return Phone{}, false
		}
		groups = []string{all[:n], all[n:]}
	}
	if groups[0][0] != '0' && !plus {
		return Phone{}, false // a trunk zero is how an area code is known
	}
	p := Phone{Country: "86", Area: groups[0]}
	if len(p.Area) > 1 && p.Area[0] == '0' && p.Area[1] != '0' {
		p.Area = p.Area[1:]
	}
	number := strings.Join(groups[1:], "")
	if last := len(groups) - 1; last >= 2 && len(number) > 8 {
		p.Ext = groups[last]
		number = strings.Join(groups[1:last], "")
	}
	p.Number = number
	fits := len(number) >= 7 && len(number) <= 8 && len(p.Ext) <= 6
	return p, fits && isArea(p.Area)
}

// isArea reports whether code is a Chinese area code without its trunk zero: 10
// and the codes in 2 have two digits, those in 3 to 9 three, and the fictitious
// ones in 000 keep all four. 400 and 800 are no areas, and 0060-1234567 is a
// call to Malaysia.
func isArea(code string) bool {
	switch {
	case code == "10", strings.HasPrefix(code, "2"):
		return len(code) == 2
	case strings.HasPrefix(code, "000"):
		return len(code) == 4
	}
	return len(code) == 3 && code[0] >= '3' && code != "400" && code != "800"
}

// areaLength returns the length of the area code that digits begin with:
// Beijing and the codes in 2 have two digits behind the trunk zero, the others
// three.
func areaLength(digits string) int {
	rest := strings.TrimPrefix(digits, "0")
	if strings.HasPrefix(rest, "0") && strings.HasPrefix(digits, "0") {
		return 4
	}
	trunk := len(digits) - len(rest)
	if strings.HasPrefix(rest, "10") || strings.HasPrefix(rest, "2") {
		return trunk + 2
	}
	return trunk + 3
}

// IsZero reports whether nothing was stated.
func (p Phone) IsZero() bool { return p == Phone{} }

// String returns the canonical text, the shape of RFC 3966 without its scheme:
// +86-571-12345678;ext=801, or a short number alone.
func (p Phone) String() string {
	if p.Country == "" {
		return p.Number + p.suffix(";ext=")
	}
	s := "+" + p.Country + "-"
	if p.Area != "" {
		s += p.Area + "-"
	}
	return s + strings.ReplaceAll(p.Number, " ", "-") + p.suffix(";ext=")
}

// suffix returns the extension behind its word.
func (p Phone) suffix(word string) string {
	if p.Ext == "" {
		return ""
	}
	return word + p.Ext
}

// URI returns the address of a link that dials: tel:+86-571-12345678;ext=801.
// A fictitious area code is dialled as it is written, and reaches nobody.
func (p Phone) URI() string {
	if p.IsZero() {
		return ""
	}
	return "tel:" + p.String()
}

// MarshalText returns the canonical text, that of String.
func (p Phone) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParsePhone] reads; no text is the zero Phone.
func (p *Phone) UnmarshalText(b []byte) error { return unmarshal(p, b, ParsePhone) }

// Phone writes a telephone number: to Chinese readers as it is dialled there
// (0571-12345678转801), to others with the country (+86 571 12345678 ext. 801).
func (l *Locale) Phone(p Phone) string {
	ext := p.suffix(l.extension)
	switch {
	case p.Country == "":
		return p.Number + ext
	case p.isTollFree():
		return p.Area + "-" + p.Number[:3] + "-" + p.Number[3:] + ext
	case p.Country != "86" || !l.national:
		s := "+" + p.Country + " "
		if p.Area != "" {
			s += p.Area + " "
		}
		return s + p.Number + ext
	case p.Area == "":
		return p.Number + ext
	case p.Area[0] == '0':
		return p.Area + "-" + p.Number + ext
	}
	return "0" + p.Area + "-" + p.Number + ext
}

// isTollFree reports whether the number begins with 400 or 800; such numbers
// cannot be dialled from abroad, so they are never written with a country.
func (p Phone) isTollFree() bool {
	return p.Country == "86" && (p.Area == "400" || p.Area == "800") && len(p.Number) == 7
}
