package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"prospectus/generator/sheet"
)

// A formReader reads the boxes of one form: a label, and beside or below it what
// was filled in.
type formReader struct {
	in   *intake
	f    *incoming
	s    *sheet.Sheet
	d    *draft
	used map[[2]int]bool // cells that were read, by row and column
	all  []*draft
}

// isForm reports whether a sheet is a form and how many boxes of it are known: a
// table has its headings in one row, a form all over.
func (in *intake) isForm(s *sheet.Sheet) int {
	known := map[string]bool{}
	for _, row := range s.Rows {
		for i, c := range row.Cells {
			if c.Kind != sheet.Text {
				continue
			}
			if l, _ := boxLabel(c.Text); l.heading != nil && l.heading.path != ignorePath && covers(s, row.Number, i+1) {
				known[l.heading.path+l.heading.zh] = true
			}
		}
	}
	return len(known)
}

// covers reports whether a cell shows: it is not hidden below a merged one.
func covers(s *sheet.Sheet, row, column int) bool {
	for _, m := range s.Merges {
		if m.Has(row, column) {
			return m.Top == row && m.Left == column
		}
	}
	return true
}

// boxLabel reads a cell as the label of a box; rest is what it holds itself
// behind a colon.
func boxLabel(s string) (l label, rest string) {
	if utf8.RuneCountInString(s) <= 40 {
		if l = readLabel(s); l.heading != nil {
			return l, ""
		}
	}
	head, tail, colon := cutColon(s)
	if !colon || utf8.RuneCountInString(head) > 24 {
		return label{}, ""
	}
	if l = readLabel(head); l.heading == nil {
		return label{}, ""
	}
	return l, strings.TrimSpace(tail)
}

// cutColon divides at the first colon of either width.
func cutColon(s string) (before, after string, ok bool) {
	i := strings.IndexAny(s, ":：")
	if i < 0 {
		return s, "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i], s[i+n:], true
}

// form reads a sheet as a form into a draft. Where it holds several cards, each
// with a title of its own, the further drafts are returned with the first.
func (in *intake) form(f *incoming, s *sheet.Sheet, d *draft) []*draft {
	r := &formReader{in, f, s, d, map[[2]int]bool{}, []*draft{d}}
	for _, row := range s.Rows {
		for i, c := range row.Cells {
			at := [2]int{row.Number, i + 1}
			if c.IsEmpty() || r.used[at] || !covers(s, row.Number, i+1) {
				continue
			}
			r.box(row.Number, i+1, c)
		}
	}
	r.rest()
	return r.all
}

// box reads one cell that may be a label.
func (r *formReader) box(row, column int, c sheet.Cell) {
	if c.Kind != sheet.Text {
		return
	}
	l, inside := boxLabel(c.Text)
	if l.heading == nil || l.heading.path == ignorePath {
		return
	}
	r.used[[2]int{row, column}] = true
	if inside != "" {
		r.take(l, sheet.Cell{Kind: sheet.Text, Text: inside}, row, column)
		return
	}
	if v, vrow, vcolumn := r.beside(row, column); !v.IsEmpty() {
		r.used[[2]int{vrow, vcolumn}] = true
		r.take(l, v, vrow, vcolumn)
	}
}

// beside returns the content of a label's box: the next cell of its row that is
// not the same merged one, else the cell below. A box that is a label itself
// belongs to that.
func (r *formReader) beside(row, column int) (c sheet.Cell, vrow, vcolumn int) {
	right := column + 1
	down := row + 1
	for _, m := range r.s.Merges {
		if m.Top == row && m.Left == column {
			right, down = m.Right+1, m.Bottom+1
		}
	}
	next := r.s.At(row, right)
	if next.IsEmpty() && covers(r.s, row, right) && r.alone(row, column) {
		next, right, row = r.s.At(down, column), column, down
	}
	if next.Kind == sheet.Text {
		if l, _ := boxLabel(next.Text); l.heading != nil {
			return sheet.Cell{}, 0, 0
		}
	}
	return next, row, right
}

// alone reports whether a cell is the only one of its row.
func (r *formReader) alone(row, column int) bool {
	for i, c := range r.s.Row(row).Cells {
		if i+1 != column && !c.IsEmpty() {
			return false
		}
	}
	return true
}

// take takes what a label's box holds.
func (r *formReader) take(l label, c sheet.Cell, row, column int) {
	at := r.in.at(r.f, r.s, row, column)
	if _, there := r.d.values[l.heading.path]; there {
		if !strings.HasPrefix(l.heading.path, "title.") {
			r.in.tell(at, l.text, wrong(unknownText, short(c.Text)))
			return
		}
		r.d = newDraft(r.f, at)
		r.all = append(r.all, r.d)
	}
	r.in.labelled(r.d, l, c, at)
}

// rest quotes what no label led to.
func (r *formReader) rest() {
	for _, row := range r.s.Rows {
		for i, c := range row.Cells {
			if c.IsEmpty() || r.used[[2]int{row.Number, i + 1}] || !covers(r.s, row.Number, i+1) {
				continue
			}
			if l, _ := boxLabel(c.Text); l.heading != nil || r.isTitle(row, c) || r.takesTitle(row, i+1, c) {
				continue
			}
			r.in.prefaceCell(r.f, r.s, row.Number, i+1, c.Text)
			at := r.in.at(r.f, r.s, row.Number, i+1)
			r.in.tell(at, "", wrong(unknownText, short(c.Text)))
		}
	}
}

// isTitle reports the title of a form: a line over all of it that names it.
func (r *formReader) isTitle(row sheet.Row, c sheet.Cell) bool {
	first := slices.IndexFunc(row.Cells, func(x sheet.Cell) bool { return !x.IsEmpty() }) + 1
	return formTitle(c.Text) && r.alone(row.Number, first)
}

// takesTitle reports a first line that is the project's title, and takes it
// where no box has one.
func (r *formReader) takesTitle(row sheet.Row, column int, c sheet.Cell) bool {
	if row.Number != r.s.Rows[0].Number || !r.alone(row.Number, column) {
		return false
	}
	if title, titled := r.all[0].title(); titled {
		return fold(title.shown) == fold(c.Text)
	}
	r.all[0].set("title."+string(r.in.languages[0]), given{texts(c).value, r.in.at(r.f, r.s, row.Number, column), "", false})
	return true
}

// formTitle reports a line that names a form and no project.
func formTitle(s string) bool {
	k := key(s)
	for _, tail := range []string{"表", "卡", "清单", "汇总", "项目册", "信息"} {
		if strings.HasSuffix(k, tail) {
			return true
		}
	}
	return false
}

// labelled takes what stands under a label. In a form a field may hold a passage
// instead of a value: it is kept as text, and the value looked for in it.
func (in *intake) labelled(d *draft, l label, c sheet.Cell, at sheet.Place) {
	switch l.heading.path {
	case ignorePath:
		return
	case unitPath:
		d.unit, d.file.unit = c.Text, c.Text
		return
	case bodyPath:
		in.passage(d, l, c.Text, at)
		return
	}
	f := target(l.heading.path)
	col := column{heading: l.text, path: l.heading.path, field: f, unit: l.unit, usual: l.heading.usual}
	if !in.speaks(col) {
		in.tell(at, l.text, wrong(unknownText, short(c.Text)))
		return
	}
	if l.heading.path == "internal.contact_mobile" || l.heading.path == "internal.contact_person" && numberOf.MatchString(c.Text) {
		in.contact(d, l, c, at)
		return
	}
	if c.Kind == sheet.Text && isPassage(f, c.Text) {
		if _, p := in.read(f, c, l.unit, l.heading.usual); p != nil {
			in.tell(at, l.text, wrong(keptAsProse, l.text))
			in.passage(d, l, c.Text, at)
			return
		}
	}
	in.fill(d, l.heading.path, f, c, col, at, nil)
}

// isPassage reports a text that is longer than any value of a field, or that has
// the marks of a sentence.
func isPassage(f *field, s string) bool {
	if f.form == textForm {
		return false
	}
	return utf8.RuneCountInString(s) > 24 || strings.ContainsAny(s, "。；\n")
}

var (
	numberOf = regexp.MustCompile(`\+?\d[\d-]{6,}(?:转\d+)?`)
)

// contact reads a box that holds a person, a number and perhaps the unit, in any
// order. What is none of these is quoted.
func (in *intake) contact(d *draft, l label, c sheet.Cell, at sheet.Place) {
	put := func(p, s string) {
		if _, there := d.values[p]; !there {
			in.fill(d, p, target(p), sheet.Cell{Kind: sheet.Text, Text: s}, column{heading: l.text, path: p}, at, nil)
		}
	}
	numbers := numberOf.FindAllString(c.Text, -1)
	if len(numbers) > 0 {
		put("internal.contact_mobile", strings.Join(numbers, "、"))
	}
	rest := numberOf.ReplaceAllString(c.Text, "，")
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("，,；;、\n\t 　()（）", r) }) {
		name, after, colon := cutColon(part)
		if colon {
			part = after
		}
		part = strings.TrimSpace(part)
		unit, p := in.names.find("units", part)
		switch {
		case part == "" || isContactWord(part):
		case p == nil:
			if _, there := d.values["owner"]; !there {
				d.set("owner", given{wordValue(unit, part), at, l.text, false})
			}
		case colon && isPersonWord(name), !colon && utf8.RuneCountInString(part) <= 4:
			put("internal.contact_person", part)
		default:
			in.tell(at, l.text, wrong(unknownText, short(part)))
		}
	}
	if len(numbers) == 0 && l.heading.path == "internal.contact_mobile" && utf8.RuneCountInString(c.Text) <= 20 && strings.ContainsAny(c.Text, "0123456789") {
		put("internal.contact_mobile", c.Text)
	}
}

func isContactWord(s string) bool {
	k := key(s)
	return strings.HasSuffix(k, "电话") || strings.HasSuffix(k, "手机") || strings.HasSuffix(k, "联系方式") || isPersonWord(s) || k == "转" || k == "传真"
}

func isPersonWord(s string) bool {
	k := key(s)
	return strings.HasSuffix(k, "联系人") || strings.HasSuffix(k, "负责人") || k == "姓名"
}

// A taking is a value that passages state in words that leave no doubt.
type taking struct {
	path  string
	words *regexp.Regexp
}

const (
	moneyIn = `((?:约为|约|不低于|不少于)?\s*\d[\d,]*(?:\.\d+)?\s*(?:亿|千万|百万|万)?(?:元|美元|港元|欧元))`
	areaIn  = `((?:约为|约)?\s*\d[\d,]*(?:\.\d+)?\s*(?:亩|公顷))`
)

var takings = []taking{
	{"investment", regexp.MustCompile(`(?:总投资额?|投资总额)\s*(?:为|：|:|共|达)?\s*` + moneyIn)},
	{"land.area", regexp.MustCompile(`(?:占地面积|占地|用地面积|用地|征地)\s*(?:为|：|:|共)?\s*` + areaIn)},
	{"land.floor_area", regexp.MustCompile(`(?:总?建筑面积)\s*(?:为|：|:|共)?\s*((?:约为|约)?\s*\d[\d,]*(?:\.\d+)?\s*万?(?:平方米|㎡))`)},
	{"returns.revenue", regexp.MustCompile(`年(?:均|可实现)?(?:产值|销售收入|营业收入)\s*(?:为|可达|达|：|:)?\s*` + moneyIn)},
	{"returns.profit", regexp.MustCompile(`年(?:均|可实现)?(?:净利润|利润)\s*(?:为|可达|达|：|:)?\s*` + moneyIn)},
	{"returns.tax", regexp.MustCompile(`年(?:均|上缴|缴纳|纳|可实现)*(?:税收|税金)\s*(?:为|可达|达|：|:)?\s*` + moneyIn)},
	{"returns.payback", regexp.MustCompile(`(?:投资回收期|回收期)(?:（[^）]*）)?\s*(?:为|：|:)?\s*((?:约为|约)?\s*\d+(?:\.\d+)?\s*年)`)},
	{"returns.irr", regexp.MustCompile(`内部收益率(?:（[^）]*）)?\s*(?:为|达|：|:)?\s*((?:约为|约)?\s*\d+(?:\.\d+)?\s*[%％])`)},
	{"returns.jobs", regexp.MustCompile(`(?:就业|安置|吸纳|岗位)(?:人数|劳动力|岗位)?\s*(?:为|：|:)?\s*((?:约为|约)?\s*\d[\d,]*\s*(?:余|多)?人)`)},
}

// passage takes running text under its heading, and values that it states.
func (in *intake) passage(d *draft, l label, text string, at sheet.Place) {
	d.body = append(d.body, section{l.plain(), text})
	for _, t := range takings {
		if _, there := d.values[t.path]; there {
			continue
		}
		s, ok := t.take(text)
		if !ok {
			continue
		}
		f := target(t.path)
		r, p := in.read(f, sheet.Cell{Kind: sheet.Text, Text: s}, "", "")
		if p != nil {
			continue
		}
		d.set(t.path, given{r.value, at, l.text, false})
		in.tell(at, l.text, wrong(takenFromProse, nameWords(t.path), s))
	}
}

// take returns what a passage states, where it states it once and of the whole
// project: the investment of one phase, or of what was done so far, is another.
func (t taking) take(text string) (s string, ok bool) {
	for _, hit := range t.words.FindAllStringSubmatchIndex(text, -1) {
		before := []rune(text[:hit[0]])
		if n := len(before); n > 0 && strings.ContainsRune("期中已", before[n-1]) || strings.HasSuffix(text[:hit[0]], "累计") {
			return "", false
		}
		found := strings.ReplaceAll(text[hit[2]:hit[3]], "约为", "约")
		if strings.ContainsAny(found, "余多") {
			found = "约" + strings.NewReplacer("余", "", "多", "", "约", "").Replace(found)
		}
		if s != "" && s != found {
			return "", false
		}
		s = found
	}
	return s, s != ""
}

// indicators reads a table of 主要技术经济指标: a name, a unit and a number a row.
func (in *intake) indicators(f *incoming, s *sheet.Sheet, d *draft) bool {
	for _, row := range s.Rows {
		name, unit, number, remark := 0, 0, 0, 0
		for i, c := range row.Cells {
			switch key(c.Text) {
			case "名称", "指标", "指标名称", "项目", "项目名称":
				name = i + 1
			case "单位", "计量单位":
				unit = i + 1
			case "数量", "数值", "指标值", "数据":
				number = i + 1
			case "备注", "说明":
				remark = i + 1
			}
		}
		if name == 0 || unit == 0 || number == 0 {
			continue
		}
		for _, r := range s.Rows {
			if r.Number > row.Number {
				in.indicator(f, s, r.Number, name, unit, number, d)
				in.remark(f, s, r.Number, name, remark, d)
			}
		}
		return true
	}
	return false
}

func (in *intake) indicator(f *incoming, s *sheet.Sheet, row, name, unit, number int, d *draft) {
	what, c := s.At(row, name), s.At(row, number)
	if what.IsEmpty() || c.IsEmpty() {
		return
	}
	at := in.at(f, s, row, number)
	l := readLabel(what.Text)
	if l.heading == nil || target(l.heading.path) == nil {
		in.tell(at, "", wrong(unknownText, short(what.Text+" "+c.Text+s.At(row, unit).Text)))
		return
	}
	if u := strings.TrimSpace(s.At(row, unit).Text); isUnit(u) {
		l.unit = u
	}
	if _, there := d.values[l.heading.path]; there {
		return
	}
	in.labelled(d, l, c, at)
}

// remark reads what stands beside an indicator: whether income tax is taken off.
func (in *intake) remark(f *incoming, s *sheet.Sheet, row, name, remark int, d *draft) {
	c := s.At(row, remark)
	if c.IsEmpty() {
		return
	}
	l := readLabel(s.At(row, name).Text)
	if l.heading != nil {
		if w, ok := found["TaxBasis"][fold(c.Text)]; ok && target(l.heading.path+"_tax") != nil {
			d.set(l.heading.path+"_tax", given{wordValue(w, c.Text), in.at(f, s, row, remark), "", false})
			return
		}
	}
	in.tell(in.at(f, s, row, remark), "", wrong(unknownText, short(c.Text)))
}
