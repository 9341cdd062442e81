package approval

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// An Editor changes a few values of a TOML file and leaves every other byte as
// it was.
type Editor struct {
	file  *source.File
	root  *content.Table
	edits []edit
	added map[string][]string // lines to add, by table
}

// An edit replaces one span of the file.
type edit struct {
	span source.Span
	with string
}

var (
	errSyntax = errors.New("the file is not TOML as this program reads it")
	errShape  = errors.New("the table is not written under a header of its own")
)

// NewEditor returns an editor of a file that has been checked.
func NewEditor(file *source.File) (*Editor, error) {
	doc := content.ParseTOML(file.All(), new(diag.List))
	if doc == nil {
		return nil, fmt.Errorf("%s: %w", file.Name, errSyntax)
	}
	return &Editor{file: file, root: doc.Root, added: map[string][]string{}}, nil
}

// Text returns the file with all edits made.
func (e *Editor) Text() string {
	edits := slices.Clone(e.edits)
	for _, table := range []string{"release", "withdrawal"} {
		if lines := e.added[table]; len(lines) > 0 {
			edits = append(edits, e.insertion(table, lines))
		}
	}
	// From the end, so that what was measured stays where it was.
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(b.span.Start, a.span.Start) })
	text := e.file.Text
	for _, ed := range edits {
		text = text[:ed.span.Start] + ed.with + text[ed.span.End:]
	}
	if e.file.HadBOM {
		return "\ufeff" + text
	}
	return text
}

// insertion adds lines to a table, or the table at the file's end. Steps that are
// taken one by one stand in their order, above the hash.
func (e *Editor) insertion(table string, lines []string) edit {
	ending := e.ending()
	block, at := strings.Join(lines, ending)+ending, len(e.file.Text)
	if v := e.root.Get(table); v != nil {
		at = e.lineEnd(v.Span.End)
		if hash := v.Table.Get("hash"); hash != nil {
			at = strings.LastIndexByte(e.file.Text[:hash.Key.Start], '\n') + 1
		}
	} else {
		block = ending + "[" + table + "]" + ending + block
	}
	if at == len(e.file.Text) && at > 0 && !strings.HasSuffix(e.file.Text, "\n") {
		block = ending + block
	}
	return edit{e.file.Span(at, at), block}
}

func (e *Editor) replace(s source.Span, with string) { e.edits = append(e.edits, edit{s, with}) }

// ending is how the file ends its lines.
func (e *Editor) ending() string {
	if strings.Contains(e.file.Text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// lineEnd returns where the line that holds an offset is over, its line end
// included.
func (e *Editor) lineEnd(offset int) int {
	if i := strings.IndexByte(e.file.Text[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(e.file.Text)
}

// set gives a key of a table a value, written as TOML.
func (e *Editor) set(table, key, value string) error {
	t := e.root.Get(table)
	if t == nil {
		e.added[table] = append(e.added[table], key+" = "+value)
		return nil
	}
	if t.Kind != content.TableValue || !strings.HasPrefix(t.Span.Text(), "[") {
		return fmt.Errorf("%s: %s: %w", e.file.Name, table, errShape)
	}
	old := t.Table.Get(key)
	switch {
	case old == nil:
		e.added[table] = append(e.added[table], key+" = "+value)
	case old.Kind == content.TableValue && !strings.HasPrefix(old.Span.Text(), "{"):
		return fmt.Errorf("%s: %s.%s: %w", e.file.Name, table, key, errShape)
	default:
		e.replace(old.Span, value)
	}
	return nil
}

// drop takes a key of a table out with its line.
func (e *Editor) drop(table, key string) error {
	t := e.root.Get(table)
	if t == nil || t.Table.Get(key) == nil {
		return nil
	}
	v := t.Table.Get(key)
	if !strings.HasPrefix(v.Span.Text(), "{") || !strings.HasPrefix(t.Span.Text(), "[") {
		return fmt.Errorf("%s: %s.%s: %w", e.file.Name, table, key, errShape)
	}
	start := strings.LastIndexByte(e.file.Text[:v.Key.Start], '\n') + 1
	e.replace(e.file.Span(start, e.lineEnd(v.Span.End)), "")
	return nil
}

// Approve records steps of a record's approval, given by their keys. Where the
// content is no longer the one that the earlier steps were for, they are taken
// out: nobody reviewed this one.
func (e *Editor) Approve(a *Assessment, steps []string, step model.ReviewStep) error {
	given := &a.Record.Head().Approval
	value := fmt.Sprintf("{ by = %s, on = %s }", quote(step.By), dayText(step.On))
	for _, s := range given.Steps() {
		var err error
		switch {
		case slices.Contains(steps, s.Key):
			err = e.set("release", s.Key, value)
		case given.Hash != a.Hash:
			err = e.drop("release", s.Key)
		}
		if err != nil {
			return err
		}
	}
	return e.set("release", "hash", quote(a.Hash))
}

// Withdraw marks a record as withdrawn: a project by its state too, since that
// is where everybody looks.
func (e *Editor) Withdraw(kind string, day i18n.Date, reason string) error {
	if state := e.root.Get("state"); kind == "projects" && state != nil {
		e.replace(state.Span, quote(string(model.Withdrawn)))
	}
	err := e.set("withdrawal", "on", dayText(day))
	if err == nil {
		err = e.set("withdrawal", "reason", quote(reason))
	}
	return err
}

func dayText(d i18n.Date) string {
	b, _ := d.MarshalText()
	return string(b)
}

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
