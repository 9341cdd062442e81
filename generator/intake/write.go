package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/source"
)

// A writer collects what is to be written of one project.
type writer struct {
	m     *merger
	r     *record
	facts []setting // of project.toml
	inner []setting // of that of the second folder
	front map[i18n.Tag][]setting
	body  map[i18n.Tag]string
	files []Write
}

// A setting is one key to be set. Texts by language are set side by side.
type setting struct {
	path  []string
	toml  string
	texts []text
}

type text struct {
	lang i18n.Tag
	toml string
}

func newWriter(m *merger, r *record) *writer {
	return &writer{m: m, r: r, front: map[i18n.Tag][]setting{}, body: map[i18n.Tag]string{}}
}

// set notes a value of a field at a concrete path.
func (w *writer) set(p string, f *field, v value) error {
	if f.front {
		name, lang, _ := strings.Cut(p, ".")
		w.front[i18n.Tag(lang)] = append(w.front[i18n.Tag(lang)], setting{path: []string{name}, toml: v.toml})
		return nil
	}
	list := &w.facts
	if f.internal() && !w.m.input.Catalog.Site.InternalAllowed() {
		list = &w.inner
	}
	keys := strings.Split(p, ".")
	if f.spoken {
		lang := i18n.Tag(keys[len(keys)-1])
		keys = keys[:len(keys)-1]
		for i := range *list {
			if slices.Equal((*list)[i].path, keys) {
				(*list)[i].texts = append((*list)[i].texts, text{lang, v.toml})
				return nil
			}
		}
		*list = append(*list, setting{path: keys, texts: []text{{lang, v.toml}}})
		return nil
	}
	*list = append(*list, setting{path: keys, toml: v.toml})
	return nil
}

// finish turns what was noted into whole files.
func (w *writer) finish() error {
	name := path.Join(dirOf(w.r.id), "project.toml")
	var files []Write
	for _, part := range []struct {
		doc      *content.Document
		set      []setting
		internal bool
	}{{w.r.facts, w.facts, false}, {w.r.internal, w.inner, true}} {
		if len(part.set) == 0 {
			continue
		}
		text, err := editTOML(name, part.doc, part.set, len(w.m.languages) == 1)
		if err != nil {
			return err
		}
		files = append(files, Write{name, []byte(text), part.internal})
	}
	for _, lang := range w.m.languages {
		if len(w.front[lang]) == 0 && w.body[lang] == "" {
			continue
		}
		text, err := w.prose(lang)
		if err != nil {
			return err
		}
		if text != "" {
			files = append(files, Write{path.Join(dirOf(w.r.id), string(lang)+".md"), []byte(text), false})
		}
	}
	w.m.Writes = append(w.m.Writes, append(files, w.files...)...)
	return nil
}

// editTOML sets keys in a document, or makes one.
func editTOML(name string, doc *content.Document, set []setting, alone bool) (string, error) {
	if doc == nil {
		set = ordered(set)
		doc = content.ParseTOML(source.NewFile(name, "").All(), new(diag.List))
	}
	e := content.NewEdit(doc)
	for _, s := range set {
		if s.texts == nil {
			if err := e.Set(s.path, s.toml); err != nil {
				return "", err
			}
			continue
		}
		if err := setTexts(e, doc, s, alone); err != nil {
			return "", err
		}
	}
	return e.Text()
}

// setTexts sets a text in one or several languages.
func setTexts(e *content.Edit, doc *content.Document, s setting, alone bool) error {
	old := doc.Find(strings.Join(s.path, "."))
	switch {
	case old != nil && old.Kind == content.TableValue:
		for _, t := range s.texts {
			if err := e.Set(append(slices.Clone(s.path), string(t.lang)), t.toml); err != nil {
				return err
			}
		}
		return nil
	case old != nil && alone:
		return e.Set(s.path, s.texts[0].toml)
	case old != nil:
		return fmt.Errorf("%s is no text by language", strings.Join(s.path, "."))
	}
	parts := make([]string, len(s.texts))
	for i, t := range s.texts {
		parts[i] = langKey(t.lang) + " = " + t.toml
	}
	return e.Set(s.path, "{ "+strings.Join(parts, ", ")+" }")
}

func langKey(lang i18n.Tag) string { return string(lang) }

// ordered puts the keys of a new file into the order of the model, those of the
// root first.
func ordered(set []setting) []setting {
	place := map[string]int{}
	for i, f := range fields {
		place[f.path] = i
	}
	rank := func(s setting) int {
		p := strings.Join(s.path, ".")
		n, ok := place[p]
		if !ok {
			if f := lookUp(p); f != nil {
				n = place[f.path]
			}
		}
		if len(s.path) > 1 {
			n += len(fields)
		}
		return n
	}
	set = slices.Clone(set)
	slices.SortStableFunc(set, func(a, b setting) int { return rank(a) - rank(b) })
	return set
}

// prose returns a language's file; "" where it cannot be, for want of a title.
func (w *writer) prose(lang i18n.Tag) (string, error) {
	p := w.r.prose[lang]
	if p == nil {
		return w.newProse(lang)
	}
	e := content.NewEdit(p.Front)
	for _, s := range w.front[lang] {
		if err := e.Set(s.path, s.toml); err != nil {
			return "", err
		}
	}
	text, err := e.Text()
	if err != nil || w.body[lang] == "" {
		return text, err
	}
	return strings.TrimRight(text, "\r\n") + "\n\n" + w.body[lang], nil
}

func (w *writer) newProse(lang i18n.Tag) (string, error) {
	titled := false
	for _, s := range w.front[lang] {
		titled = titled || s.path[0] == "title"
	}
	if !titled {
		return "", fmt.Errorf("%s.md has no title", lang)
	}
	front := slices.Clone(w.front[lang])
	slices.SortStableFunc(front, func(a, b setting) int { return frontPlace(a.path[0]) - frontPlace(b.path[0]) })
	var b strings.Builder
	b.WriteString("+++\n")
	for _, s := range front {
		b.WriteString(s.path[0] + " = " + s.toml + "\n")
	}
	b.WriteString("+++\n" + w.body[lang])
	return b.String(), nil
}

func frontPlace(name string) int {
	return slices.IndexFunc(fields, func(f *field) bool { return f.front && f.path == name })
}

// text puts running text into a project that has none.
func (m *merger) text(s *subject, r *record, w *writer, o *Outcome) {
	if len(s.body) == 0 {
		return
	}
	lang := m.languages[0]
	md := markdown(s.body)
	sum := sha256.Sum256([]byte(md))
	v := value{canon: hex.EncodeToString(sum[:8]), shown: ""}
	before, kept := m.Base[s.id][bodyPath]
	m.Base.set(s.id, bodyPath, v)
	switch here := r.body(lang); {
	case here == strings.TrimSpace(md), kept && before[0] == v.canon:
	case here != "":
		m.tell(s.place, "", wrong(bodyKept, o.Title))
	default:
		w.body[lang] = md
		o.Body = true
	}
}

// markdown writes sections as Markdown. What people typed is text, and stays so.
func markdown(body []section) string {
	var b strings.Builder
	for i, s := range body {
		if i > 0 {
			b.WriteByte('\n')
		}
		if s.heading != "" {
			b.WriteString("## " + escape(s.heading) + "\n\n")
		}
		for j, para := range paragraphs(s.text) {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(escape(para) + "\n")
		}
	}
	return b.String()
}

// paragraphs divides text at its line ends.
func paragraphs(s string) (out []string) {
	for _, line := range strings.Split(strings.ReplaceAll(s, "\r", ""), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

var marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`, "~", `\~`, "&", `\&`)

// escape keeps a line of text from being read as Markdown.
func escape(s string) string {
	s = marks.Replace(s)
	switch {
	case strings.HasPrefix(s, "#"), strings.HasPrefix(s, ">"), strings.HasPrefix(s, "+"), strings.HasPrefix(s, "-"), strings.HasPrefix(s, "="):
		return `\` + s
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')') {
		return s[:n] + `\` + s[n:]
	}
	return s
}

// photos puts pictures beside a project, each once.
func (m *merger) photos(s *subject, w *writer, o *Outcome) {
	if len(s.pictures) == 0 {
		return
	}
	taken := map[string]bool{}
	if entries, err := fs.ReadDir(m.input.Site, dirOf(s.id)); err == nil {
		for _, e := range entries {
			taken[e.Name()] = true
		}
	}
	for _, p := range s.pictures {
		sum := sha256.Sum256(p.Data)
		ext := strings.ToLower(path.Ext(p.Name))
		if ext == ".jpeg" {
			ext = ".jpg"
		}
		id := "picture-" + hex.EncodeToString(sum[:4])
		if taken[id+ext] {
			continue
		}
		taken[id+ext] = true
		w.files = append(w.files, Write{path.Join(dirOf(s.id), id+ext), p.Data, false})
		w.facts = append(w.facts, setting{path: []string{"photo", id, "file"}, toml: content.Quote(id + ext)})
		o.Pictures++
		m.tell(p.Place, "", wrong(pictureKept, p.Name, o.Title))
	}
}
