package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A numberFormat is what a number format says of the numbers under it.
type numberFormat struct {
	kind   Kind // Number, Percent, Date or Time
	day    bool // of dates: whether days, months are shown
	month  bool
	unit   string // letters that the format adds behind the number
	scaled bool   // it shows a thousandth, or a point that is not there
}

// readStyles reads the number format of each style.
func (r *workbookReader) readStyles(name string) error {
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := r.decode(name, &sheet); err != nil {
		return err
	}
	codes := map[int]numberFormat{}
	for _, f := range sheet.Formats {
		codes[f.ID] = parseFormat(f.Code)
	}
	r.styles = make([]numberFormat, len(sheet.Styles))
	for i, s := range sheet.Styles {
		f, own := codes[s.Format]
		if !own {
			f = parseFormat(builtin(s.Format))
		}
		r.styles[i] = f
	}
	return nil
}

// builtin returns the code of a format that has a number only, as Excel and WPS
// have them in Chinese (ECMA-376 part 1, 18.8.30). Of dates it matters which of
// year, month and day they show, not the order.
func builtin(id int) string {
	switch {
	case id == 9 || id == 10:
		return "0.00%"
	case id == 14 || id == 15 || id == 22 || id == 30 || id == 31:
		return "yyyy-m-d"
	case id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57:
		return "yyyy-m"
	case id == 16 || id == 28 || id == 29 || id == 51 || id == 53 || id == 54 || id == 58:
		return "m-d"
	case id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47 || id == 55 || id == 56:
		return "h:mm"
	}
	return "0"
}

// parseFormat reads the first section of a format's code, which is for numbers
// above zero.
func parseFormat(code string) numberFormat {
	code = firstSection(code)
	f := numberFormat{kind: Number}
	r := formatReader{f: &f}
	for i := 0; i < len(code); {
		i += r.step(code[i:])
	}
	f.unit = strings.TrimSpace(r.unit.String())
	f.dates(r.letters.String(), r.digits)
	return f
}

// firstSection cuts a code at its first semicolon outside quotation marks.
func firstSection(code string) string {
	quoted := false
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case code[i] == '\\' && !quoted:
			i++
		case code[i] == ';' && !quoted:
			return code[:i]
		}
	}
	return code
}

// A formatReader reads a format's code piece by piece.
type formatReader struct {
	f             *numberFormat
	unit, letters strings.Builder
	digits        bool // a place for a digit has been met
}

// step reads the piece that code begins with and returns its length.
func (r *formatReader) step(code string) int {
	c := code[0]
	switch {
	case c == '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			end = len(code) - 1
		}
		r.literal(code[1 : 1+end])
		return end + 2
	case c == '\\' || c == '!':
		n := runeLen(code[1:])
		if r.digits && code[1:1+n] == "." {
			r.f.scaled = true // 0!.0000 draws a point into a whole number
		} else {
			r.literal(code[1 : 1+n])
		}
		return 1 + n
	case c == '_' || c == '*': // a gap as wide as a letter; a filler
		return 1 + runeLen(code[1:])
	case c == '[':
		return r.brackets(code)
	case c >= 0x80:
		n := runeLen(code)
		r.literal(code[:n])
		return n
	}
	r.sign(c, code[1:])
	return 1
}

// brackets reads a colour, a condition, a currency or a time that runs on.
func (r *formatReader) brackets(code string) int {
	end := strings.IndexByte(code, ']')
	if end < 0 {
		return len(code)
	}
	if in := strings.ToLower(code[1:end]); in != "" && strings.Trim(in, "hms") == "" {
		r.letters.WriteString("h")
	}
	return end + 1
}

// sign reads one letter that stands for itself.
func (r *formatReader) sign(c byte, rest string) {
	switch c {
	case '0', '#', '?':
		r.digits = true
	case '%':
		r.f.kind = Percent
	case ',':
		r.f.scaled = r.f.scaled || r.digits && endsNumber(rest)
	case '.':
	default:
		r.letters.WriteByte(c | 0x20)
	}
}

// literal takes letters that a format adds. Those before the digits, such as a
// sign of currency, are no unit.
func (r *formatReader) literal(s string) {
	if r.digits {
		r.unit.WriteString(s)
	}
}

// endsNumber reports whether no digit follows a comma: it then divides what is
// shown by a thousand instead of grouping digits.
func endsNumber(rest string) bool {
	return !strings.ContainsAny(rest, "0#?")
}

// dates tells a date's format by its letters.
func (f *numberFormat) dates(letters string, digits bool) {
	if strings.Contains(letters, "general") {
		return
	}
	year, month, day := strings.Contains(letters, "y") || strings.Contains(letters, "e") && !digits, strings.Contains(letters, "m"), strings.Contains(letters, "d")
	switch {
	case digits && !year && !day:
	case year || day:
		f.kind, f.day, f.month, f.unit = Date, day, month, ""
		f.day = day || !year && month
	case strings.ContainsAny(letters, "hs"):
		f.kind, f.unit = Time, ""
	case month:
		f.kind, f.day, f.month, f.unit = Date, false, true, ""
	}
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// read fills a cell with a number under the format.
func (f numberFormat) read(c Cell, raw string, dates1904 bool) Cell {
	if strings.TrimSpace(raw) == "" {
		return c
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return text(c, raw)
	}
	switch f.kind {
	case Date:
		if s, ok := f.date(x, dates1904); ok {
			c.Kind, c.Text = Date, s
			return c
		}
	case Time:
		c.Kind, c.Text = Time, time.Unix(0, 0).UTC().Add(time.Duration(math.Round(math.Mod(x, 1)*86400))*time.Second).Format("15:04:05")
		return c
	case Percent:
		c.Kind, c.Text = Percent, decimal(x*100)+"%"
		return c
	}
	c.Kind, c.Text, c.Unit, c.Scaled = Number, decimal(x), f.unit, f.scaled
	return c
}

// decimal writes a number without an exponent, to the 15 digits that workbooks
// count on: 12.300000000000001 is 12.3.
func decimal(x float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		short = x
	}
	if short == 0 {
		return "0"
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// date writes a day count as a date, to the precision that the format shows.
// Day 60 of 1900 never was; who counts so means days after it.
func (f numberFormat) date(x float64, dates1904 bool) (string, bool) {
	days := math.Floor(x)
	if dates1904 {
		days += 1462
	}
	if days < 61 || days > 2958465 {
		return "", false
	}
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days))
	switch {
	case f.day:
		return t.Format("2006-01-02"), true
	case f.month:
		return t.Format("2006-01"), true
	}
	return t.Format("2006"), true
}
