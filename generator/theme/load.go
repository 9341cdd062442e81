package theme

import (
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/minify"
	"prospectus/generator/source"
)

// Standard is the theme that lies under every other.
const Standard = "standard"

// Load loads the theme of a name from a folder of themes, for the languages of
// a site. Faults go to the list; the theme that is returned can be used for
// what is not at fault.
func Load(fsys fs.FS, name string, langs []i18n.Tag, list *diag.List) (*Theme, error) {
	l := &loader{fsys: fsys, list: list, layers: []string{Standard}}
	if name != "" && name != Standard {
		l.layers = append(l.layers, name)
	}
	if err := l.find(); err != nil {
		return nil, err
	}
	t := &Theme{words: l.strings(langs)}
	t.assets, t.prints = l.assets(), l.prints()
	t.fsys, t.fonts = fsys, map[string]string{}
	for _, name := range l.under("fonts") {
		switch path.Ext(name) {
		case ".ttf", ".otf", ".ttc":
			t.fonts[strings.TrimPrefix(name, "fonts/")] = l.files[name]
		}
	}
	t.sets = l.sets(langs, t)
	return t, nil
}

// A loader holds what is needed while a theme is loaded.
type loader struct {
	fsys   fs.FS
	list   *diag.List
	layers []string          // theme folders, the lowest first
	files  map[string]string // path inside a theme → the topmost file of that path
}

// find notes which files the theme is made of. A layer's file hides the same
// file of the layers below.
func (l *loader) find() error {
	l.files = map[string]string{}
	for _, layer := range l.layers {
		if info, err := fs.Stat(l.fsys, layer); err != nil || !info.IsDir() {
			l.list.Add(ruleNoTheme.At(source.Span{}, layer))
			continue
		}
		err := fs.WalkDir(l.fsys, layer, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), ".") {
				l.files[strings.TrimPrefix(name, layer+"/")] = name
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// under returns the paths below a folder of the theme, in order.
func (l *loader) under(folder string) []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		if strings.HasPrefix(name, folder+"/") {
			found = append(found, name)
		}
	}
	return found
}

// read returns a text file, and false after reporting why it cannot be read.
func (l *loader) read(name string) (*source.File, bool) {
	file, err := source.Read(l.fsys, name)
	if err != nil {
		l.list.Add(ruleUnread.At(source.Whole(name), err))
		return nil, false
	}
	return file, true
}

// sets parses the templates, once a language.
func (l *loader) sets(langs []i18n.Tag, t *Theme) map[i18n.Tag]*set {
	var sources []*source.File
	var names []string
	for _, name := range append(l.under("templates"), l.under(printFolder)...) {
		if path.Ext(name) != ".html" {
			continue
		}
		if file, ok := l.read(l.files[name]); ok && l.wellFormed(file) {
			sources = append(sources, file)
			names = append(names, strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html"))
		}
	}
	sets := map[i18n.Tag]*set{}
	for _, lang := range langs {
		s := &set{template.New(""), map[string]*page{}}
		s.Funcs(s.funcs())
		for i, file := range sources {
			l.add(s, names[i], file, lang, t)
		}
		l.finish(s, names)
		sets[lang] = s
	}
	return sets
}

// printFolder holds the templates and style sheets of printed books. A template
// there is named with its folder: print/sheet.
const printFolder = "print"

// prints reads the style sheets of printed books.
func (l *loader) prints() map[string]*source.File {
	sheets := map[string]*source.File{}
	for _, name := range l.under(printFolder) {
		if path.Ext(name) != ".css" {
			continue
		}
		if file, ok := l.read(l.files[name]); ok {
			sheets[strings.TrimSuffix(strings.TrimPrefix(name, printFolder+"/"), ".css")] = file
		}
	}
	return sheets
}

// templateFile returns the file of a template, by the name that it goes by.
func (l *loader) templateFile(name string) string {
	if strings.HasPrefix(name, printFolder+"/") {
		return l.files[name+".html"]
	}
	return l.files["templates/"+name+".html"]
}

// finish has every template of a set escaped, and reports those that cannot be.
func (l *loader) finish(s *set, names []string) {
	for _, name := range names {
		found := s.Lookup(name)
		if found == nil {
			continue
		}
		if err := s.settle(name); err != nil {
			l.list.Add(ruleUnsafe.At(source.Whole(l.templateFile(name)), name, err))
			continue
		}
		s.pages[name] = &page{Template: found, set: s, name: name}
	}
}

// wellFormed parses a template as it was written, so that a fault is reported
// at the line where it stands and not where minifying put it.
func (l *loader) wellFormed(file *source.File) bool {
	tree := parse.New(file.Name)
	tree.Mode = parse.SkipFuncCheck
	_, err := tree.Parse(file.Text, "", "", map[string]*parse.Tree{})
	if err != nil {
		l.list.Add(ruleSyntax.At(lineOf(file, err), plainFault(file, err)))
	}
	return err == nil
}

// plainFault takes the place off a template fault: "template: name:3: …".
func plainFault(file *source.File, err error) string {
	text := strings.TrimPrefix(err.Error(), "template: "+file.Name+":")
	if _, rest, ok := strings.Cut(text, ": "); ok && len(text) < len(err.Error()) {
		return rest
	}
	return text
}

// lineOf returns the start of the line that a template fault names.
func lineOf(file *source.File, err error) source.Span {
	text := strings.TrimPrefix(err.Error(), "template: "+file.Name+":")
	number, _, _ := strings.Cut(text, ":")
	line, e := strconv.Atoi(number)
	if e != nil || line < 1 {
		return source.Whole(file.Name)
	}
	offset := 0
	for range line - 1 {
		next := strings.IndexByte(file.Text[offset:], '\n')
		if next < 0 {
			break
		}
		offset += next + 1
	}
	return file.Span(offset, offset)
}

// constant is an action that says the same on every page of a language.
var constant = regexp.MustCompile(`\{\{(t|asset|inline) "([^"{}]*)"\}\}`)

// add folds what is constant into a template, minifies and parses it.
func (l *loader) add(s *set, name string, file *source.File, lang i18n.Tag, t *Theme) {
	small, err := minify.Template([]byte(l.fold(file, lang, t)))
	if err == nil {
		_, err = s.New(name).Parse(string(small))
	}
	if err != nil {
		l.list.Add(ruleSyntax.At(source.Whole(file.Name), err))
	}
}

// fold replaces constant actions by what they say.
func (l *loader) fold(file *source.File, lang i18n.Tag, t *Theme) string {
	var b strings.Builder
	done := 0
	for _, m := range constant.FindAllStringSubmatchIndex(file.Text, -1) {
		key := file.Text[m[4]:m[5]]
		value, err := t.constant(file.Text[m[2]:m[3]], lang, key)
		if err != nil {
			l.list.Add(err.At(file.Span(m[4], m[5]), key))
		}
		b.WriteString(file.Text[done:m[0]])
		b.WriteString(value)
		done = m[1]
	}
	b.WriteString(file.Text[done:])
	return lineBreaks.Replace(b.String())
}

// lineBreaks beside an action lay the template out, not the page.
var lineBreaks = strings.NewReplacer("}}\r\n", "}}", "}}\n", "}}", "\r\n{{", "{{", "\n{{", "{{")

// constant returns what an action says, or the rule that it breaks.
func (t *Theme) constant(action string, lang i18n.Tag, key string) (string, *diag.Rule) {
	switch action {
	case "t":
		if word, ok := t.words[lang][key]; ok {
			return template.HTMLEscapeString(word), nil
		}
		return "", ruleNoWord
	case "asset":
		if a, ok := t.assets[key]; ok {
			return a.public, nil
		}
	case "inline":
		if a, ok := t.assets[key]; ok {
			return string(a.data), nil
		}
	}
	return "", ruleNoAsset
}

// isMissing reports whether an error says only that a file is not there.
func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
