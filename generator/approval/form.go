package approval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Form is the approval form of one edition (信息发布审批表): what those who
// sign it need to see, and lines for their signatures.
type Form struct {
	Site     *model.Site
	Day      i18n.Date
	Hash     string                            // of the edition as it would be published now
	Records  []*Assessment                     // those that would be published, in catalogue order
	Gone     []string                          // kind/id of what was approved and is in no public edition now
	Notices  []model.Notice                    // withdrawn records
	Withheld []edition.Withheld                // from the public edition
	Found    []diag.Diagnostic                 // by the check, approvals apart
	Archive  Archive                           // what was approved last
	Label    func(i18n.Tag, string) string     // the theme's word for a key of its strings, "" where it has none
	words    func(key string, a ...any) string // set by Markdown
	lang     i18n.Tag
	b        strings.Builder
}

// Markdown writes the form in one of the program's languages.
func (f *Form) Markdown(lang i18n.Tag) string {
	f.b.Reset()
	f.lang = lang
	f.words = func(key string, args ...any) string {
		return i18n.Message{Format: formTexts()[key], Args: args}.In(lang)
	}
	f.head()
	f.check()
	groups := f.sort()
	f.line("## " + f.words("content"))
	f.line(f.words("counts", len(groups.fresh), len(groups.changed), len(groups.closed), len(f.Notices), len(f.Gone), groups.same))
	f.group("new", groups.fresh, f.fresh)
	f.group("changed", groups.changed, f.change)
	f.group("closed", groups.closed, f.change)
	f.departed()
	f.withheld()
	f.signatures()
	return f.b.String()
}

func (f *Form) line(text string) { f.b.WriteString(text + "\n\n") }

// row writes one row of a table.
func (f *Form) row(cells ...string) {
	for _, c := range cells {
		f.b.WriteString("| " + inCell(c) + " ")
	}
	f.b.WriteString("|\n")
}

// table begins a table.
func (f *Form) table(columns ...string) {
	f.row(columns...)
	f.b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
}

// longest is how many characters of a value stand on the form: prose is read
// in the record.
const longest = 120

// inCell makes a text fit for a cell of a table.
func inCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest]) + "…"
	}
	return strings.ReplaceAll(s, "|", `\|`)
}

func (f *Form) head() {
	f.line("# " + f.words("title"))
	text := func(t i18n.Text) string { s, _ := t.Best(f.lang, f.Site.Languages...); return s }
	f.table(f.words("item"), f.words("value"))
	f.row(f.words("site"), text(f.Site.Title))
	f.row(f.words("publisher"), text(f.Site.Name))
	f.row(f.words("edition"), f.Site.Edition)
	f.row(f.words("day"), dayText(f.Day))
	f.row(f.words("hash"), f.Hash)
	f.b.WriteByte('\n')
}

// check writes the result of the check, fault by fault where there are any.
func (f *Form) check() {
	f.line("## " + f.words("check"))
	var n [diag.Error + 1]int
	for _, d := range f.Found {
		n[d.Rule.Severity]++
	}
	if len(f.Found) == 0 {
		f.line(f.words("clean"))
		return
	}
	f.line(f.words("faults", n[diag.Error], n[diag.Warning], n[diag.Notice]))
	for _, d := range f.Found {
		p := d.Span.Position()
		fmt.Fprintf(&f.b, "- %s:%d:%d %s\n", p.File, p.Line, p.Column, inCell(d.Message(f.lang)))
	}
	f.b.WriteByte('\n')
}

// groups are the records of a form by what becomes of them.
type groups struct {
	fresh, changed, closed []*Assessment
	same                   int
}

// sort divides the records. One that closes is listed as such and nowhere else.
func (f *Form) sort() (g groups) {
	for _, a := range f.Records {
		switch {
		case a.Standing == Approved:
			g.same++
		case f.closes(a):
			g.closed = append(g.closed, a)
		case a.Standing == Changed:
			g.changed = append(g.changed, a)
		default:
			g.fresh = append(g.fresh, a)
		}
	}
	return g
}

// closes reports whether a project that was approved as open is closed now.
func (f *Form) closes(a *Assessment) bool {
	before, known := f.Archive.before(a)
	return known && valueOf(a.Content, "state") == string(model.Closed) && valueOf(before, "state") != string(model.Closed)
}

// group writes a heading and the records below it, if there are any.
func (f *Form) group(key string, list []*Assessment, each func(*Assessment)) {
	if len(list) == 0 {
		return
	}
	f.line("### " + f.words(key))
	for _, a := range list {
		title, _ := a.Record.Head().Title.Best(f.lang, f.Site.Languages...)
		f.line("#### " + a.Name() + " " + inCell(title))
		each(a)
	}
}

// fresh lists what a new record says.
func (f *Form) fresh(a *Assessment) {
	f.table(f.words("field"), f.words("after"))
	for _, v := range fieldsOf(a.Content) {
		if v.path != "id" {
			f.row(f.label(v.path), f.shown(v.path, v.value))
		}
	}
	f.row(f.words("record-hash"), a.Hash)
	f.b.WriteByte('\n')
}

// change lists what a record said and what it says.
func (f *Form) change(a *Assessment) {
	before, known := f.Archive.before(a)
	if !known {
		f.line(f.words("not-kept"))
		f.fresh(a)
		return
	}
	f.table(f.words("field"), f.words("before"), f.words("after"))
	for _, c := range changesBetween(before, a.Content) {
		f.row(f.label(c.path), f.shown(c.path, c.before), f.shown(c.path, c.after))
	}
	f.row(f.words("record-hash"), a.Record.Head().Approval.Hash, a.Hash)
	f.b.WriteByte('\n')
}

// label names a field: the theme's word for its first key, and its path.
func (f *Form) label(path string) string {
	first, _, _ := strings.Cut(path, ".")
	if word := f.Label(f.lang, "field."+strings.ReplaceAll(first, "_", "-")); word != "" {
		return word + " `" + path + "`"
	}
	return "`" + path + "`"
}

// shown is a value as the form shows it: prose and files by the start of their
// hash, since the text itself stands in the record.
func (f *Form) shown(path, value string) string {
	first, _, _ := strings.Cut(path, ".")
	if (first == "body" || first == "files") && len(value) > edition.ShortHash {
		return f.words("by-hash", value[:edition.ShortHash])
	}
	return value
}

// departed lists what readers will not find any more.
func (f *Form) departed() {
	if len(f.Notices) > 0 {
		f.line("### " + f.words("withdrawn"))
		for _, n := range f.Notices {
			fmt.Fprintf(&f.b, "- %s/%s %s\n", n.Kind, n.ID, dayText(n.Withdrawn))
		}
		f.b.WriteByte('\n')
	}
	if len(f.Gone) > 0 {
		f.line("### " + f.words("gone"))
		for _, name := range f.Gone {
			fmt.Fprintf(&f.b, "- %s\n", name)
		}
		f.b.WriteByte('\n')
	}
}

// withheld counts what the public edition does not hold, by reason: the form
// itself must not say what that is.
func (f *Form) withheld() {
	f.line("## " + f.words("withheld"))
	counts := map[edition.Reason]int{}
	for _, w := range f.Withheld {
		counts[w.Reason]++
	}
	if len(counts) == 0 {
		f.line(f.words("nothing"))
		return
	}
	f.table(f.words("reason"), f.words("number"))
	for _, why := range slices.Sorted(maps.Keys(counts)) {
		f.row(f.words(string(why)), fmt.Sprint(counts[why]))
	}
	f.b.WriteByte('\n')
}

func (f *Form) signatures() {
	f.line("## " + f.words("signatures"))
	f.table(f.words("step"), f.words("post"), f.words("opinion"), f.words("signature"), f.words("day"))
	for _, s := range new(model.Approval).Steps() {
		word, _ := stepNames()[s.Key].Best(f.lang, "en")
		f.row(word, "", "", "", "")
	}
	f.b.WriteByte('\n')
	f.line(f.words("then"))
}
