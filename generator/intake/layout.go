package intake

import (
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/sheet"
)

// A column is one column of a table with what it means.
type column struct {
	number  int
	heading string // as written, of several rows joined by /
	path    string // of a field, bodyPath, ignorePath, unitPath; "" where not known
	field   *field
	unit    string
	usual   string
	row     bool // the name of a row of a keyed table
	twice   bool // another column means the same
	part    bool // path is that of a keyed table's field, without its row's name
}

// A layout is a table's headings.
type layout struct {
	top, bottom int
	columns     []column
	width       int
	known       int // columns that mean something
	keyed       string
}

// The rows among which headings are looked for, and the most rows of them.
const (
	headingsWithin = 40
	headingRows    = 4
)

// layout finds the headings of a table.
func (in *intake) layout(s *sheet.Sheet, m *Map) (l layout, ok bool) {
	best, row, width := 0, 0, s.Width()
	for _, r := range s.Rows {
		if r.Number > headingsWithin && m == nil || m != nil && m.Header > 0 && r.Number > m.Header {
			break
		}
		n := in.knownIn(s, r.Number, width, m)
		if m != nil && m.Header == r.Number {
			n += 1000
		}
		if n > best {
			best, row = n, r.Number
		}
	}
	if best < 2 && (best == 0 || m == nil) {
		return l, false
	}
	l = layout{top: row, bottom: row, width: width}
	l.extend(s, in, m)
	l.read(s, in, m)
	return l, l.known > 1 || m != nil && l.known > 0
}

// knownIn counts the fields that a row names, each once.
func (in *intake) knownIn(s *sheet.Sheet, row, width int, m *Map) int {
	seen := map[string]bool{}
	for c := 1; c <= width; c++ {
		cell, _ := s.Spread(row, c)
		if cell.Kind == sheet.Text {
			if col := in.means([]string{cell.Text}, m); col.path != "" && col.path != ignorePath {
				seen[col.path] = true
			}
		}
	}
	return len(seen)
}

// extend takes in the rows over which merged headings reach, and rows that say
// the same in another language.
func (l *layout) extend(s *sheet.Sheet, in *intake, m *Map) {
	for changed := true; changed; {
		changed = false
		for _, r := range s.Merges {
			down := r.Top >= l.top && r.Top <= l.bottom && r.Bottom > l.bottom && r.Bottom < l.top+headingRows
			up := r.Bottom >= l.top && r.Bottom <= l.bottom && r.Top < l.top && r.Top > l.bottom-headingRows && r.Bottom > r.Top
			over := r.Top == l.bottom && r.Bottom == r.Top && r.Right > r.Left && l.isGroup(s, r, in, m)
			switch {
			case down:
				l.bottom, changed = r.Bottom, true
			case up:
				l.top, changed = r.Top, true
			case over && l.bottom+1 < l.top+headingRows:
				l.bottom, changed = l.bottom+1, true
			}
		}
		if group := l.above(s); group && l.bottom-l.top+1 < headingRows {
			l.top, changed = l.top-1, true
		}
	}
	for l.bottom < l.top+headingRows && in.knownIn(s, l.bottom+1, l.width, m) >= max(2, in.knownIn(s, l.bottom, l.width, m)*2/3) {
		l.bottom++
	}
}

// isGroup reports whether a heading over several columns has headings below it.
func (l *layout) isGroup(s *sheet.Sheet, r sheet.Range, in *intake, m *Map) bool {
	for c := r.Left; c <= r.Right; c++ {
		if below := s.At(r.Bottom+1, c); below.Kind == sheet.Text && (len([]rune(below.Text)) <= 12 && !bareNumber(below.Text)) {
			if r.Right-r.Left+1 < l.width {
				return true
			}
		}
	}
	return false
}

// above reports whether the row above the headings holds groups of them: merged
// over some columns, and not over the whole table as its title is.
func (l *layout) above(s *sheet.Sheet) bool {
	groups := 0
	for _, r := range s.Merges {
		if r.Bottom == l.top-1 && r.Top == r.Bottom && r.Right > r.Left {
			if r.Right-r.Left+1 >= l.width-1 {
				return false
			}
			groups++
		}
	}
	if groups == 0 {
		return false
	}
	for _, r := range s.Merges { // beside them, headings that reach down
		if r.Top == l.top-1 && r.Bottom >= l.top {
			return true
		}
	}
	return false
}

// read gives each column its meaning.
func (l *layout) read(s *sheet.Sheet, in *intake, m *Map) {
	for c := 1; c <= l.width; c++ {
		var parts []string
		for r := l.top; r <= l.bottom; r++ {
			cell, _ := s.Spread(r, c)
			if t := clean(cell.Text); t != "" && !slices.Contains(parts, t) {
				parts = append(parts, t)
			}
		}
		if len(parts) == 0 {
			continue
		}
		col := in.means(parts, m)
		col.number, col.heading = c, strings.Join(parts, "/")
		l.columns = append(l.columns, col)
	}
	l.unitRow(s)
	for _, c := range l.columns {
		if c.row {
			l.keyed = "row"
		}
		if c.path != "" {
			l.known++
		}
	}
}

// unitRow takes in a row below the headings that holds nothing but units.
func (l *layout) unitRow(s *sheet.Sheet) {
	row := s.Row(l.bottom + 1)
	if row == nil {
		return
	}
	units := map[int]string{}
	for i, c := range row.Cells {
		if c.IsEmpty() {
			continue
		}
		u := strings.Trim(c.Text, "()（）")
		if !isUnit(u) {
			return
		}
		units[i+1] = u
	}
	for i := range l.columns {
		if u := units[l.columns[i].number]; u != "" {
			l.columns[i].unit = u
		}
	}
	if len(units) > 0 {
		l.bottom++
	}
}

// means says what a column of headings means: by the map, by its path, by the
// vocabulary.
func (in *intake) means(parts []string, m *Map) (c column) {
	last := parts[len(parts)-1]
	if m != nil {
		for _, name := range []string{strings.Join(parts, "/"), last, parts[0]} {
			if mc, ok := m.Columns[key(name)]; ok {
				c.set(mc.Field, "")
				if mc.Field == "" {
					c.path = ignorePath
				}
				if c.unit = mc.Unit; c.unit == "" {
					c.unit = in.label(name).unit
				}
				return c
			}
		}
	}
	for _, p := range parts {
		if c.byPath(strings.TrimSpace(p)) {
			return c
		}
	}
	for i, name := range []string{strings.Join(parts, ""), last, parts[0]} {
		if i == 1 && len(parts) > 1 && len([]rune(key(last))) < 3 {
			continue // 名称 below 产品 is not the project's
		}
		if l := in.label(name); l.heading != nil && (i < 2 || len(parts) == 1 || in.allLabels(parts) || isASCII(last)) {
			c.set(l.heading.path, l.heading.usual)
			c.unit = l.unit
			for _, group := range parts { // 总投资（万元） over 总投资 and 引资额
				if c.unit == "" {
					c.unit = in.label(group).unit
				}
			}
			if !in.speaks(c) {
				return column{}
			}
			return c
		}
	}
	return c
}

// label reads a heading, each text once: what is no unit takes long to find out.
func (in *intake) label(s string) label {
	if l, known := in.labels[s]; known {
		return l
	}
	l := label{text: s}
	if len(s) <= longestLabel {
		l = readLabel(s)
	}
	in.labels[s] = l
	return l
}

// longestLabel is the most bytes that a heading has.
const longestLabel = 240

// isASCII reports a heading in English below one in Chinese.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

// allLabels reports whether all rows of a heading say the same, in two languages.
func (in *intake) allLabels(parts []string) bool {
	path := ""
	for _, p := range parts {
		l := in.label(p)
		if l.heading == nil || path != "" && l.heading.path != path {
			return false
		}
		path = l.heading.path
	}
	return true
}

// speaks reports whether the site has the language of a column.
func (in *intake) speaks(c column) bool {
	if c.field == nil || !c.field.spoken {
		return true
	}
	return slices.Contains(in.languages, i18n.Tag(c.path[strings.LastIndexByte(c.path, '.')+1:]))
}

func (c *column) set(path, usual string) {
	c.path, c.usual, c.field = path, usual, target(path)
}

// byPath takes a heading that is itself the path of a field.
func (c *column) byPath(p string) bool {
	if p == rowHeading {
		c.path, c.row = ignorePath, true
		return true
	}
	if !strings.ContainsAny(p, "._") {
		return false
	}
	if f := target(p); f != nil {
		c.set(p, "")
		return true
	}
	table, rest, cut := cutTable(p)
	if !cut {
		return false
	}
	if f := target(table + ".x." + rest); f != nil {
		c.path, c.field, c.part = p, f, true
		return true
	}
	return false
}

// rowHeading stands above the names of the rows of keyed tables.
const rowHeading = "row.id"

// cutTable divides a path after the name of its keyed table: "product" or
// "internal.talk".
func cutTable(p string) (table, rest string, ok bool) {
	for _, f := range fields {
		if t := f.table(); t != "" && strings.HasPrefix(p, t+".") {
			return t, p[len(t)+1:], true
		}
	}
	return "", "", false
}
