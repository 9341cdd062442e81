package intake

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// MapFolder is where the maps of a site lie.
const MapFolder = "data/imports"

// A Map says how the columns of one kind of table become fields. It is
// data/imports/<id>.toml:
//
//	name      = { zh = "县区申报表", en = "County return" }
//	sheet     = "项目*"              # sheets to read; all that fit by default
//	header    = 3                    # last row of the headings; found by default
//	numbering = "XZ-2026-{0000}"     # codes of new projects that have none
//	units     = ["shiji-ipb"]        # who has to hand in; by default whose projects the library has
//
//	[columns]
//	"项目名称" = "title.zh"
//	"投资规模" = { field = "investment", unit = "亿元" }
//	"备注"     = ""                  # left out on purpose
//
//	[defaults]                       # for new projects, where the file says nothing
//	state = "open"
//
//	[values.industry]                # how the file calls things
//	"新材料" = "new-materials"
type Map struct {
	ID        string
	Name      i18n.Text
	Sheet     string
	Header    int
	Numbering string
	Units     []string
	Columns   map[string]MapColumn         // by folded heading
	Defaults  map[string]string            // as a file would write them, by path
	Values    map[string]map[string]string // by path, by folded word
}

// A MapColumn is what one column becomes.
type MapColumn struct {
	Heading string // as written
	Field   string // a path; "" for a column that is left out
	Unit    string
}

// value translates a file's own word.
func (m *Map) value(path, s string) (string, bool) {
	if m == nil {
		return "", false
	}
	to, ok := m.Values[path][fold(s)]
	return to, ok
}

// LoadMaps reads the maps of a site in the order of their ids. One with faults
// is reported and left out.
func LoadMaps(src content.Source, list *diag.List) (maps []*Map) {
	for _, name := range src.Tables() {
		id, ok := strings.CutPrefix(name, "imports/")
		if !ok {
			continue
		}
		doc := src.Table(name, list)
		if doc == nil {
			continue
		}
		r := mapReader{m: &Map{ID: id, Columns: map[string]MapColumn{}, Defaults: map[string]string{}, Values: map[string]map[string]string{}}}
		if !content.ValidID(id) {
			r.fault(mapID.At(source.Whole("data/"+name+".toml"), id))
		}
		r.read(doc.Root)
		list.Add(r.faults...)
		if len(r.faults) == 0 {
			maps = append(maps, r.m)
		}
	}
	return maps
}

// A mapReader reads one map.
type mapReader struct {
	m      *Map
	faults []diag.Diagnostic
}

func (r *mapReader) fault(d diag.Diagnostic) { r.faults = append(r.faults, d) }

var mapKeys = []string{"name", "sheet", "header", "numbering", "units", "columns", "defaults", "values"}

func (r *mapReader) read(t *content.Table) {
	for _, e := range t.Entries {
		v := e.Value
		switch e.Name {
		case "name":
			r.m.Name = i18n.Text{}
			for _, t := range r.table(v) {
				if r.want(t.Value, content.String) {
					r.m.Name[i18n.Tag(t.Name)] = t.Value.Text
				}
			}
		case "sheet":
			if r.want(v, content.String) {
				r.m.Sheet = v.Text
				if _, err := path.Match(v.Text, ""); err != nil {
					r.fault(mapPattern.At(v.Span, v.Text))
				}
			}
		case "header":
			if r.want(v, content.Integer) {
				if _, err := fmt.Sscan(v.Text, &r.m.Header); err != nil || r.m.Header < 1 {
					r.fault(mapHeader.At(v.Span, v.Text))
				}
			}
		case "numbering":
			if r.want(v, content.String) {
				r.m.Numbering = v.Text
				if !numberingForm.MatchString(v.Text) {
					r.fault(mapNumbering.At(v.Span, v.Text))
				}
			}
		case "units":
			if r.want(v, content.Array) {
				for _, item := range v.Items {
					if r.want(item, content.String) {
						r.m.Units = append(r.m.Units, item.Text)
					}
				}
			}
		case "columns":
			r.columns(v)
		case "defaults":
			for _, d := range r.table(v) {
				if r.field(d.Name, d.Value) && r.plain(d.Value) {
					r.m.Defaults[d.Name] = d.Value.Text
				}
			}
		case "values":
			r.values(v)
		default:
			r.fault(mapKey.At(v.Key, e.Name, strings.Join(mapKeys, ", ")).Meant(e.Name, mapKeys))
		}
	}
}

var numberingForm = regexp.MustCompile(`^[A-Za-z0-9-]*\{0+\}$`)

func (r *mapReader) columns(v *content.Value) {
	for _, c := range r.table(v) {
		column := MapColumn{Heading: c.Name}
		at := c.Value
		if at.Kind == content.TableValue {
			for _, e := range at.Table.Entries {
				switch {
				case e.Name == "field" && r.want(e.Value, content.String):
					column.Field, at = e.Value.Text, e.Value
				case e.Name == "unit" && r.want(e.Value, content.String):
					if column.Unit = e.Value.Text; !isUnit(column.Unit) {
						r.fault(mapUnit.At(e.Value.Span, column.Unit))
					}
				case e.Name != "field" && e.Name != "unit":
					r.fault(mapKey.At(e.Value.Key, e.Name, "field, unit").Meant(e.Name, []string{"field", "unit"}))
				}
			}
		} else if r.want(at, content.String) {
			column.Field = at.Text
		}
		if column.Field == "" || column.Field == bodyPath || column.Field == unitPath || r.field(column.Field, at) {
			r.m.Columns[key(c.Name)] = column
		}
	}
}

func (r *mapReader) values(v *content.Value) {
	for _, f := range r.table(v) {
		if !r.field(f.Name, f.Value) {
			continue
		}
		r.m.Values[f.Name] = map[string]string{}
		for _, w := range r.table(f.Value) {
			if r.want(w.Value, content.String) {
				r.m.Values[f.Name][fold(w.Name)] = w.Value.Text
			}
		}
	}
}

// field reports whether a path names a field that files may fill.
func (r *mapReader) field(p string, v *content.Value) bool {
	if target(p) != nil {
		return true
	}
	r.fault(mapField.At(v.Key, p).Meant(p, fieldPaths()))
	return false
}

// target returns the field of a path as files name it: of texts with the
// language last.
func target(p string) *field {
	if f := lookUp(p); f != nil && !f.spoken && !strings.Contains(p, "*") {
		return f
	}
	i := strings.LastIndexByte(p, '.')
	if i < 0 || strings.Contains(p, "*") {
		return nil
	}
	if _, err := i18n.ParseTag(p[i+1:]); err != nil {
		return nil
	}
	if f := lookUp(p[:i]); f != nil && f.spoken {
		return f
	}
	return nil
}

func fieldPaths() (paths []string) {
	for _, f := range fields {
		if f.spoken {
			paths = append(paths, f.path+".zh", f.path+".en")
			continue
		}
		paths = append(paths, f.path)
	}
	return paths
}

func (r *mapReader) table(v *content.Value) []content.Entry {
	if !r.want(v, content.TableValue) {
		return nil
	}
	return v.Table.Entries
}

func (r *mapReader) plain(v *content.Value) bool {
	if v.Kind == content.Array || v.Kind == content.TableValue {
		return r.want(v, content.String)
	}
	return true
}

func (r *mapReader) want(v *content.Value, kind content.ValueKind) bool {
	if v.Kind == kind {
		return true
	}
	r.fault(mapType.At(v.Span, kind.Words(), v.Kind.Words()))
	return false
}

// isUnit reports whether a text can stand behind a number.
func isUnit(s string) bool {
	switch s {
	case "%", "％", "月", "个月", "个", "年":
		return true
	case "":
		return false
	}
	for _, f := range []form{moneyForm, areaForm, quantityForm} {
		if _, err := parsers[f]("1" + s); err == nil {
			return true
		}
	}
	return false
}

// Propose writes a map for a layout that was not known: what was recognised, and
// what was not, for a person to fill in.
func Propose(id, numbering string, columns []MapColumn) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s/%s.toml\n", MapFolder, id)
	b.WriteString("# 左边是表头，右边是字段；\"\" 表示不导入。 Headings on the left, fields on the right; \"\" leaves a column out.\n")
	fmt.Fprintf(&b, "name = { zh = %s, en = %s }\n", content.Quote(id), content.Quote(id))
	if numbering == "" {
		b.WriteString("# ")
		numbering = "XZ-2026-{0000}"
	}
	fmt.Fprintf(&b, "numbering = %s\n\n[columns]\n", content.Quote(numbering))
	for _, c := range columns {
		switch {
		case c.Field == "" && c.Unit == "?":
			near := ""
			if path, ok := nearest(c.Heading); ok {
				near = "  # 是否 " + path + "？ perhaps " + path
			} else {
				near = "  # 没有认出 not recognised"
			}
			fmt.Fprintf(&b, "%s = \"\"%s\n", content.Quote(c.Heading), near)
		case c.Unit != "":
			fmt.Fprintf(&b, "%s = { field = %s, unit = %s }\n", content.Quote(c.Heading), content.Quote(c.Field), content.Quote(c.Unit))
		default:
			fmt.Fprintf(&b, "%s = %s\n", content.Quote(c.Heading), content.Quote(c.Field))
		}
	}
	b.WriteString("\n[defaults]\nstate = \"open\"\n")
	return b.String()
}

// nearest returns the field whose heading is most like one that is not known.
func nearest(heading string) (path string, ok bool) {
	var all []string
	for name, h := range vocabulary {
		if h.path != ignorePath && h.path != unitPath {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	near, ok := diag.Suggest(key(heading), all)
	if !ok {
		for _, name := range all { // 总投资情况 holds 总投资
			if len(name) > len(near) && len([]rune(name)) > 2 && strings.Contains(key(heading), name) {
				near, ok = name, true
			}
		}
	}
	if !ok {
		return "", false
	}
	return vocabulary[near].path, true
}

var (
	mapID = rule("map-id", diag.Error,
		"导入表的文件名“%[1]s”不能用作编号", "%[1]q cannot be the id of a map", "用小写字母、数字和短横命名", "name the file with lower-case letters, digits and hyphens")
	mapKey = rule("map-key", diag.Error,
		"导入表里没有“%[1]s”这一项（可写 %[2]s）", "a map has no key %[1]q (it has %[2]s)", "", "")
	mapType = rule("map-type", diag.Error,
		"这里应为%[1]s，却是%[2]s", "expected %[1]s here, found %[2]s", "", "")
	mapField = rule("map-field", diag.Error,
		"没有“%[1]s”这个可导入的字段", "there is no field %[1]q that files may fill", "文字字段带语言，如 title.zh；分项字段带编号，如 utility.power.price", "texts have their language, as in title.zh; rows of tables their id, as in utility.power.price")
	mapUnit = rule("map-unit", diag.Error,
		"“%[1]s”不是单位", "%[1]q is no unit", "如 万元、亿元、亩、%%", "such as 万元, 亿元, 亩 or %%")
	mapHeader = rule("map-header", diag.Error,
		"表头行“%[1]s”应为 1 以上的整数", "the row of the headings, %[1]s, counts from 1", "", "")
	mapPattern = rule("map-sheet", diag.Error,
		"工作表名“%[1]s”的通配写法不对", "%[1]q is no pattern for names of sheets", "* 代表任意文字", "* stands for any letters")
	mapNumbering = rule("map-numbering", diag.Error,
		"编号式“%[1]s”应以 {0000} 结尾", "%[1]q does not end in {0000}", "如 XZ-2026-{0000}", "as in XZ-2026-{0000}")
)
