package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
)

// The names of sheets that exports carry along and imports pass over.
const (
	valuesSheet      = "可填值 Values"
	guideSheet       = "填表说明 Guide"
	projectsSheet    = "项目 Projects"
	baseSheet        = "底稿 Base"
	referenceHeading = "项目（对照）"
)

// An Export is what tables of the library are made from.
type Export struct {
	// Shown is the library that the reader may see: only what it holds is
	// written. Full is the whole, in which names are looked up.
	Shown, Full *model.Catalog
	Site        fs.FS
	Internal    fs.FS
	Office      bool     // with the columns of internal facts
	Lang        i18n.Tag // of words and names
}

// Exported are the tables of a library.
type Exported struct {
	Tables []sheet.Table // the projects first, then keyed tables, then the values
	Left   int           // values that no cell can hold so that they read back the same
	Unread []string      // projects whose files have faults
}

// An exporter makes the tables.
type exporter struct {
	Export
	*intake
	columns []exportColumn
	lists   []string // closed lists and kinds, in the order of their columns
	left    int
	unread  []string
	base    map[string]map[string]string // marks of what was written, by project and path
}

// An exportColumn is one column of the projects' table.
type exportColumn struct {
	path   string
	field  *field
	zh, en string
	usual  string
	need   bool
}

func (x Export) exporter() *exporter {
	in := &intake{labels: map[string]label{}, input: Input{Catalog: x.Full, Site: x.Site, Internal: x.Internal}, names: newNames(x.Full), languages: x.Full.Site.Languages}
	e := &exporter{Export: x, intake: in, base: map[string]map[string]string{}}
	for _, f := range fields {
		if f.table() == "" && (x.Office || !f.internal()) {
			e.columns = append(e.columns, e.columnsOf(f)...)
		}
	}
	first := []string{"code", "title"}
	slices.SortStableFunc(e.columns, func(a, b exportColumn) int { return rankIn(first, a.path) - rankIn(first, b.path) })
	return e
}

func rankIn(first []string, p string) int {
	name, _, _ := strings.Cut(p, ".")
	if i := slices.Index(first, name); i >= 0 {
		return i
	}
	return len(first)
}

// columnsOf returns the columns of a field: of texts one a language.
func (e *exporter) columnsOf(f *field) (out []exportColumn) {
	paths := []string{f.path}
	if f.spoken {
		paths = nil
		for _, lang := range e.languages {
			paths = append(paths, f.path+"."+string(lang))
		}
	}
	for i, p := range paths {
		c := exportColumn{path: p, field: f, zh: nameOf(f.path, "zh"), en: p, need: f.need || f.path == "title" && i == 0}
		if len(paths) > 1 {
			c.zh = nameOf(f.path, "zh") + "（" + paths[i][strings.LastIndexByte(p, '.')+1:] + "）"
		}
		for _, h := range headings {
			if h.path == p {
				c.zh, c.en, c.usual = h.zh, h.en, h.usual
			}
		}
		out = append(out, c)
	}
	return out
}

// Tables returns the library as tables.
func (x Export) Tables() Exported {
	e := x.exporter()
	main := sheet.Table{Name: projectsSheet, Spare: 200}
	parts, rows := e.partTables(), map[string]*sheet.Table{}
	for i := range parts {
		rows[parts[i].table] = &parts[i].Table
	}
	for p := range x.Shown.Projects.All() {
		r := e.load(p.ID)
		if r == nil {
			e.unread = append(e.unread, p.ID)
			continue
		}
		seen := visible(p)
		cells := make([]string, len(e.columns))
		for i, c := range e.columns {
			cells[i] = e.cell(r, c.path, c.field, seen)
		}
		main.Rows = append(main.Rows, cells)
		for _, part := range parts {
			rows[part.table].Rows = append(rows[part.table].Rows, e.partRows(part, p, r, seen)...)
		}
	}
	main.Columns = e.headings()
	out := Exported{Tables: []sheet.Table{main}, Left: e.left, Unread: e.unread}
	for i := range parts {
		out.Tables = append(out.Tables, parts[i].Table)
	}
	values, at := e.values()
	for i := range out.Tables {
		e.link(&out.Tables[i], i, parts, at)
	}
	out.Tables = append(out.Tables, values, e.carry())
	return out
}

// mark stands for a value where only its sameness matters.
func mark(canon string) string {
	sum := sha256.Sum256([]byte(canon))
	return hex.EncodeToString(sum[:4])
}

// carried cells hold at most so many letters of the marks of one project.
const carriedPiece = 30_000

// carry writes the marks of all values into a sheet that people do not see, so
// that the file says, when it comes back, what was changed in it.
func (e *exporter) carry() sheet.Table {
	t := sheet.Table{Name: baseSheet, Hidden: true, Columns: make([]sheet.Column, 1)}
	for _, id := range slices.Sorted(maps.Keys(e.base)) {
		data, _ := json.Marshal(e.base[id]) // a map of strings always encodes
		row := []string{id}
		for s := string(data); s != ""; {
			n := min(len(s), carriedPiece)
			row, s = append(row, s[:n]), s[n:]
		}
		for len(t.Columns) < len(row) {
			t.Columns = append(t.Columns, sheet.Column{})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// carriedIn reads the marks that an export carries. What does not read is left:
// its project is then compared with the last import.
func carriedIn(s *sheet.Sheet) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, row := range s.Rows {
		var data string
		for _, c := range row.Cells[1:] {
			data += c.Text
		}
		marks := map[string]string{}
		if json.Unmarshal([]byte(data), &marks) == nil {
			all[row.Cells[0].Text] = marks
		}
	}
	return all
}

func (e *exporter) headings() (columns []sheet.Column) {
	for _, c := range e.columns {
		columns = append(columns, sheet.Column{Headings: []string{c.zh, c.en}, Needed: c.need, Wrap: c.field.form == textForm, Number: isNumber(c.field), Width: widthOf(c.field)})
	}
	return columns
}

func isNumber(f *field) bool { return f.form == integerForm || f.form == decimalForm }

func widthOf(f *field) int {
	if f.form == textForm {
		return 32
	}
	return 0
}

// visible returns the paths of all that a project of the shown library holds.
func visible(p *model.Project) map[string]bool {
	paths := map[string]bool{}
	walk(model.Export(p), "", paths)
	return paths
}

func walk(o model.Object, prefix string, paths map[string]bool) {
	for _, m := range o {
		at := prefix + m.Key
		switch v := m.Value.(type) {
		case model.Object:
			walk(v, at+".", paths)
		case []model.Object:
			for _, row := range v {
				if id, ok := row[0].Value.(string); ok {
					walk(row[1:], at+"."+id+".", paths)
					paths[at+"."+id] = true
				}
			}
		case i18n.Text:
			for lang := range v {
				paths[at+"."+string(lang)] = true
			}
		default:
			paths[at] = true
		}
	}
}

// cell writes a value so that it reads back the same; one that no cell can hold
// is left out, and changes nothing when the table comes back.
func (e *exporter) cell(r *record, p string, f *field, seen map[string]bool) string {
	if !seen[p] {
		return ""
	}
	v, ok := r.says(f, p)
	if !ok {
		return ""
	}
	s := e.render(f, v)
	back, problem := e.read(f, sheet.Cell{Kind: sheet.Text, Text: strings.TrimSpace(s)}, "", "")
	if problem != nil || back.canon != v.canon || len([]rune(s)) > 32000 {
		e.left++
		return ""
	}
	if e.base[r.id] == nil {
		e.base[r.id] = map[string]string{}
	}
	e.base[r.id][p] = mark(v.canon)
	return s
}

// render writes a value in the words of its reader.
func (e *exporter) render(f *field, v value) string {
	switch {
	case f.form == booleanForm:
		return map[string]string{"true": "是", "false": "否"}[v.canon]
	case f.form == dateForm:
		return v.canon
	case f.list == "" && f.ref == "" && !f.many:
		return v.shown
	}
	items := []string{v.shown}
	if f.many {
		items = strings.Split(v.shown, "、")
	}
	for i, item := range items {
		switch {
		case f.list != "":
			items[i] = shown(f.list, item, e.Lang)
		case f.ref != "":
			items[i] = e.names.show(f.ref, item, e.Lang)
		}
	}
	return strings.Join(items, "、")
}

// A partTable is the sheet of one keyed table.
type partTable struct {
	sheet.Table
	table   string
	columns []exportColumn
}

// partSheets are the names of keyed tables' sheets, and partWords what their
// columns are called.
var (
	partSheets = map[string]string{
		"distance": "交通距离", "utility": "水电气等", "site": "选址条件", "product": "产品", "phase": "分期", "use": "投资用途",
		"source": "资金来源", "preparation": "前期工作", "resource": "资源", "internal.talk": "洽谈（内部）", "internal.task": "帮办事项（内部）", "internal.inspection": "现场检查（内部）",
	}
	partWords = map[string]string{
		"name": "名称", "label": "名称", "capacity": "能力", "volume": "年销量", "price": "价格", "revenue": "收入", "amount": "金额", "to": "去向",
		"distance": "距离", "minutes": "车程（分钟）", "state": "状态", "spare": "余量", "ready": "预计时间", "note": "说明", "source": "来源", "date": "日期",
		"value": "数值", "text": "文字", "area": "面积", "period": "时间", "quantity": "数量", "class": "类别", "supplier": "供应方", "firm": "企业",
		"matter": "事项", "unit": "单位", "person": "经办人", "due": "期限", "done": "完成日期", "finding": "结果",
	}
)

func (e *exporter) partTables() (tables []partTable) {
	at := map[string]int{}
	for _, f := range fields {
		t := f.table()
		if t == "" || f.internal() && !e.Office {
			continue
		}
		i, there := at[t]
		if !there {
			i = len(tables)
			at[t] = i
			tables = append(tables, partTable{table: t, Table: sheet.Table{Name: partSheets[t] + " " + t, Spare: 200, Columns: []sheet.Column{
				{Headings: []string{"项目编号", "Code"}, Needed: true}, {Headings: []string{referenceHeading, "Project, for reference"}, Width: 32}, {Headings: []string{"条目", rowHeading}, Needed: true},
			}}})
		}
		for _, c := range e.columnsOf(f) {
			name := strings.Replace(c.path, ".*.", ".", 1)
			last := partWords[f.keys[len(f.keys)-1]]
			if f.spoken && len(e.languages) > 1 {
				last += "（" + c.path[strings.LastIndexByte(c.path, '.')+1:] + "）"
			}
			tables[i].columns = append(tables[i].columns, c)
			tables[i].Columns = append(tables[i].Columns, sheet.Column{Headings: []string{last, name}, Wrap: f.form == textForm, Number: isNumber(f), Width: widthOf(f)})
		}
	}
	return tables
}

// partRows returns the rows of a project in one keyed table, in the order of its
// file.
func (e *exporter) partRows(t partTable, p *model.Project, r *record, seen map[string]bool) (rows [][]string) {
	var ids []string
	for _, d := range []interface{ Names(string) []string }{r.facts, r.internal} {
		ids = append(ids, d.Names(t.table)...)
	}
	for _, id := range ids {
		if !seen[t.table+"."+id] {
			continue
		}
		row := []string{p.Code, titleOf(p, e.languages), id}
		for _, c := range t.columns {
			row = append(row, e.cell(r, strings.Replace(c.path, "*", id, 1), c.field, seen))
		}
		rows = append(rows, row)
	}
	return rows
}

// listOf names the choices of a field: a closed list, or a kind.
func listOf(f *field) string {
	switch {
	case f.values != nil:
		return f.list
	case f.ref != "":
		return "ref:" + f.ref
	case f.form == booleanForm:
		return "Boolean"
	}
	return f.list
}

// values lists what may be chosen, and where each list stands.
func (e *exporter) values() (t sheet.Table, at map[string]*sheet.Choices) {
	t = sheet.Table{Name: valuesSheet}
	at = map[string]*sheet.Choices{}
	for _, f := range fields {
		list := listOf(f)
		if list == "" || at[list] != nil || f.internal() && !e.Office {
			continue
		}
		items := e.choices(f, list)
		if len(items) == 0 {
			continue
		}
		label := partWords[f.keys[len(f.keys)-1]]
		if f.table() == "" {
			label = nameOf(f.path, "zh")
		}
		if w, ok := refWords[f.ref]; ok {
			label = w["zh"]
		}
		if list == "Boolean" {
			label = "是否"
		}
		t.Columns = append(t.Columns, sheet.Column{Headings: []string{label, f.path}, Width: 24})
		at[list] = &sheet.Choices{Sheet: valuesSheet, Column: len(t.Columns), First: 3, Last: 2 + len(items)}
		for i, item := range items {
			if len(t.Rows) <= i {
				t.Rows = append(t.Rows, nil)
			}
			for len(t.Rows[i]) < len(t.Columns) {
				t.Rows[i] = append(t.Rows[i], "")
			}
			t.Rows[i][len(t.Columns)-1] = item
		}
	}
	return t, at
}

// choices are the words of one list. Of names those that the reader may see.
func (e *exporter) choices(f *field, list string) (items []string) {
	switch {
	case list == "Boolean":
		return []string{"是", "否"}
	case f.ref != "":
		for id := range e.Shown.Idents(f.ref) {
			items = append(items, e.names.show(f.ref, id, e.Lang))
		}
		return items
	}
	for _, w := range words[list] {
		items = append(items, shown(list, w.value, e.Lang))
	}
	return items
}

// link gives the columns of a table their drop-downs.
func (e *exporter) link(t *sheet.Table, n int, parts []partTable, at map[string]*sheet.Choices) {
	columns, skip := e.columns, 0
	if n > 0 {
		columns, skip = parts[n-1].columns, 3
	}
	for i, c := range columns {
		if list := at[listOf(c.field)]; list != nil && listOf(c.field) != "" {
			one := *list
			one.Many = c.field.many
			t.Columns[i+skip].Choices = &one
		}
	}
}

// Write writes the tables by a file name's ending: .xlsx with all sheets, .csv
// with the first alone.
func (x Exported) Write(w io.Writer, ending string) error {
	if ending == ".csv" {
		return sheet.WriteText(w, x.Tables[0])
	}
	return sheet.WriteWorkbook(w, x.Tables)
}
