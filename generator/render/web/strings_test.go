package web_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
	"prospectus/themes"
)

// written lists the languages in which the standard theme has every word.
var written = []i18n.Tag{"zh", "en", "zh-Hant", "ja"}

// words reads one strings file alone, without what it falls back on.
func words(t *testing.T, tag i18n.Tag) map[string]string {
	t.Helper()
	file, err := source.Read(themes.FS, "standard/strings/"+string(tag)+".toml")
	if err != nil {
		t.Fatal(err)
	}
	var list diag.List
	doc := content.ParseTOML(file.All(), &list)
	for _, d := range list.Sorted() {
		t.Fatalf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	found := map[string]string{}
	flatten("", doc.Root, found)
	return found
}

func flatten(prefix string, table *content.Table, into map[string]string) {
	for _, e := range table.Entries {
		if e.Value.Kind == content.TableValue {
			flatten(prefix+e.Name+".", e.Value.Table, into)
		} else {
			into[prefix+e.Name] = e.Value.Text
		}
	}
}

// listNames are closed lists whose words stand under another name than that of
// their type, because the type's name says less.
var listNames = map[string]string{
	"Mode": "mode", "AccessStatus": "access-status", "OfficeType": "office-type", "Audience": "", "SheetsMode": "",
	"Stage": "", "Weakness": "", "InvestmentBasis": "", "Threshold": "", "Status": "", "PageType": "", "FigureGroup": "",
}

func kebab(name string) string {
	return strings.ToLower(regexp.MustCompile(`([a-z])([A-Z])`).ReplaceAllString(name, "$1-$2"))
}

// enums finds the closed lists that public fields of a type hold.
func enums(t reflect.Type, seen map[reflect.Type]bool, found map[string][]string) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if seen[t] {
		return
	}
	seen[t] = true
	if e, ok := reflect.Zero(t).Interface().(model.Enum); ok {
		name, other := listNames[t.Name()]
		if !other {
			name = kebab(t.Name())
		}
		if name != "" {
			found[name] = e.Values()
		}
		return
	}
	if t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[model.Project]().PkgPath() {
		return
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("class") != "I" && f.Tag.Get("class") != "-" {
			enums(f.Type, seen, found)
		}
	}
}

func TestEveryValueHasAWord(t *testing.T) {
	found := map[string][]string{"validity": {
		string(model.Valid), string(model.ValidAmended), string(model.Expired), string(model.Abolished), string(model.OnTrial), string(model.Pending),
	}}
	seen := map[reflect.Type]bool{}
	for _, kind := range model.RecordTypes() {
		enums(kind, seen, found)
	}
	for _, row := range model.Tables() {
		enums(row, seen, found)
	}
	enums(reflect.TypeFor[model.Release](), seen, found)
	if len(found) < 20 {
		t.Fatalf("only %d lists found", len(found))
	}
	for _, lang := range written {
		all := words(t, lang)
		for list, values := range found {
			for _, value := range values {
				if all[list+"."+value] == "" {
					t.Errorf("%s: no word for %s.%s", lang, list, value)
				}
			}
		}
	}
}

// literals gathers the strings in the code of the packages that speak, and the
// keys that are asked for by name.
func literals(t *testing.T) (all, asked map[string]bool) {
	t.Helper()
	all, asked = map[string]bool{}, map[string]bool{}
	for _, pattern := range []string{"../../view/*.go", "../../changes/*.go", "../*/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				gatherLiterals(n, all, asked)
				return true
			})
		}
	}
	return all, asked
}

func gatherLiterals(n ast.Node, all, asked map[string]bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
			all[s] = true
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 0 && (f.Sel.Name == "w" || f.Sel.Name == "say") {
			if lit, ok := n.Args[0].(*ast.BasicLit); ok {
				s, _ := strconv.Unquote(lit.Value)
				asked[s] = true
			}
		}
	}
}

// Every word that is asked for is there, in every language; every word that is
// there is asked for.
func TestNoWordIsMissingAndNoneIsIdle(t *testing.T) {
	all, asked := literals(t)
	inTemplates := templateWords(t)
	english := words(t, "en")
	for key := range asked {
		if english[key] == "" {
			t.Errorf("the views ask for %q, which no strings file has", key)
		}
	}
	for key := range english {
		list, _, _ := strings.Cut(key, ".")
		if !all[key] && !inTemplates[key] && !all[list] && !all[list+"."] {
			t.Errorf("nothing asks for %q", key)
		}
	}
	for _, lang := range written {
		other := words(t, lang)
		for key, want := range english {
			if other[key] == "" {
				t.Errorf("%s: %q is missing", lang, key)
			} else if verbs(other[key]) != verbs(want) {
				t.Errorf("%s: %q fills %s, in English %s", lang, key, verbs(other[key]), verbs(want))
			}
		}
		for key := range other {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %q stands in no other language", lang, key)
			}
		}
	}
}

// verbs lists the places of a format in order of their numbers.
func verbs(format string) string {
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`%\[(\d)\]s`).FindAllString(format, -1) {
		found[m] = true
	}
	var b strings.Builder
	for _, v := range []string{"%[1]s", "%[2]s", "%[3]s"} {
		if found[v] {
			b.WriteString(v)
		}
	}
	return b.String()
}

func templateWords(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := fs.WalkDir(os.DirFS("../../../themes/standard"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile("../../../themes/standard/" + name)
		for _, m := range regexp.MustCompile(`\{\{t "([^"]+)"\}\}`).FindAllStringSubmatch(string(data), -1) {
			found[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
