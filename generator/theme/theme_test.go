package theme_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/theme"
)

// folder makes a folder of themes from paths and texts.
func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{"standard/theme.toml": {Data: []byte("language = \"en\"\n")}, "standard/strings/en.toml": {Data: []byte("[nav]\nhome = \"Home\"\nlist = \"List\"\n")}}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func load(t *testing.T, fsys fstest.MapFS, name string, langs ...i18n.Tag) (*theme.Theme, []string) {
	t.Helper()
	var list diag.List
	th, err := theme.Load(fsys, name, langs, &list)
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	for _, d := range list.Sorted() {
		p := d.Span.Position()
		if p.Line > 0 {
			faults = append(faults, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, d.Rule.Code))
		} else {
			faults = append(faults, strings.TrimSpace(p.File+" "+d.Rule.Code))
		}
		if d.Message("zh") == "" || d.Message("en") == "" {
			t.Errorf("%s says nothing in one language", d.Rule.Code)
		}
	}
	return th, faults
}

func write(t *testing.T, th *theme.Theme, lang i18n.Tag, name string, data any) string {
	t.Helper()
	got, err := th.Append(nil, lang, name, data)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestWordsAreFoldedInLanguageByLanguage(t *testing.T) {
	fsys := folder(
		"standard/templates/page.html", "<p title=\"{{t \"nav.home\"}}\">{{t \"nav.home\"}}</p>\n<p>{{t \"nav.list\"}}</p>",
		"standard/strings/zh.toml", "[nav]\nhome = \"首页\"\n",
		"standard/strings/zh-Hant.toml", "[nav]\nhome = \"首頁 <&>\"\n",
	)
	th, faults := load(t, fsys, "", "zh", "en", "zh-Hant-TW")
	if faults != nil {
		t.Fatal(faults)
	}
	for lang, want := range map[i18n.Tag]string{
		"en":         `<p title="Home">Home</p><p>List</p>`,
		"zh":         `<p title="首页">首页</p><p>List</p>`,
		"zh-Hant-TW": `<p title="首頁 <&>">首頁 &lt;&></p><p>List</p>`,
	} {
		if got := write(t, th, lang, "page", ""); got != want {
			t.Errorf("%s: got %s", lang, got)
		}
	}
	if th.Word("zh", "nav.home") != "首页" || th.Word("zh", "nav.list") != "List" || th.Word("zh", "none") != "" {
		t.Error("words do not fall back")
	}
}

func TestASitesThemeLiesOverTheStandardOne(t *testing.T) {
	fsys := folder(
		"standard/templates/page.html", `standard {{template "parts/foot" .}}`, "standard/templates/parts/foot.html", "foot",
		"standard/assets/site.css", "a{color:red}", "standard/assets/icon.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"ours/templates/parts/foot.html", `our {{t "nav.home"}} {{t "nav.list"}}`, "ours/assets/site.css", "a{color:blue}",
		"ours/strings/en.toml", "[nav]\nhome = \"Start\"\n",
	)
	th, faults := load(t, fsys, "ours", "en")
	if faults != nil {
		t.Fatal(faults)
	}
	if got := write(t, th, "en", "page", ""); got != "standard our Start List" {
		t.Errorf("got %s", got)
	}
	public := map[string]string{}
	for name, data := range th.Assets() {
		public[name] = string(data)
	}
	if got := public[th.Asset("site.css")]; got != "a{color:blue}" {
		t.Errorf("style sheet %q", got)
	}
	if len(public) != 2 || th.Asset("icon.svg") == "" {
		t.Errorf("assets %v", public)
	}
}

func TestFingerprintsFollowTheContents(t *testing.T) {
	name := func(css string) string {
		th, _ := load(t, folder("standard/assets/site.css", css), "", "en")
		return th.Asset("site.css")
	}
	one, two := name("a { color: red }"), name("a { color: blue }")
	if one == two || one != name("a {color:red}") {
		t.Errorf("%s, %s, %s", one, two, name("a {color:red}"))
	}
	if len(one) != len("site.01234567.css") || !strings.HasPrefix(one, "site.") || !strings.HasSuffix(one, ".css") {
		t.Errorf("named %s", one)
	}
}

func TestAssetsNameEachOther(t *testing.T) {
	th, faults := load(t, folder(
		"standard/assets/site.css", "a{background:url('icon.svg')} b{background:url(data:image/png;base64,AA==)} c{background:url(none.png)}",
		"standard/assets/icon.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"standard/templates/page.html", `{{asset "icon.svg"}} <style>{{inline "site.css"}}</style>`,
	), "", "en")
	if got := strings.Join(faults, "; "); got != "standard/assets/site.css theme-asset-missing" {
		t.Errorf("faults: %s", got)
	}
	got := write(t, th, "en", "page", "")
	if strings.Count(got, th.Asset("icon.svg")) != 2 {
		t.Errorf("got %s", got)
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for _, test := range []struct {
		name, file, text, want string
	}{
		{"syntax", "standard/templates/page.html", "<p>\n{{if .A}}\n<p>", "standard/templates/page.html:3:1 theme-syntax"},
		{"word", "standard/templates/page.html", "<p>\n  {{t \"nav.none\"}}", "standard/templates/page.html:2:8 theme-word-missing"},
		{"asset", "standard/templates/page.html", `{{asset "none.css"}}`, "standard/templates/page.html:1:10 theme-asset-missing"},
		{"function", "standard/templates/page.html", `{{shout .}}`, "standard/templates/page.html theme-syntax"},
		{"unsafe place", "standard/templates/page.html", `<script>{{if .}}var a = "{{end}}</script>`, "standard/templates/page.html theme-unsafe"},
		{"no such part", "standard/templates/page.html", `{{template "none" .}}`, "standard/templates/page.html theme-unsafe"},
		{"number for a word", "standard/strings/zh.toml", "[nav]\nhome = 3\n", "standard/strings/zh.toml:2:8 theme-word-text"},
		{"action in a word", "standard/strings/zh.toml", "[nav]\nhome = \"{{.X}}\"\n", "standard/strings/zh.toml:2:8 theme-word-text"},
		{"not text", "standard/templates/page.html", "a\x00b", "standard/templates/page.html theme-unreadable"},
		{"script", "standard/assets/site.js", "function (", "standard/assets/site.js theme-syntax"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := load(t, folder("standard/strings/zh.toml", "[nav]\nhome = \"首页\"\n", test.file, test.text), "", "en", "zh")
			if !slices.Contains(faults, test.want) {
				t.Errorf("got  %v\nwant %s", faults, test.want)
			}
		})
	}
}

func TestMissingThemesAndLanguages(t *testing.T) {
	if _, faults := load(t, folder(), "ours", "en"); len(faults) != 1 || faults[0] != "theme-missing" {
		t.Errorf("no such theme: %v", faults)
	}
	if _, faults := load(t, folder(), "", "en", "ko"); len(faults) != 1 || faults[0] != "theme-language" {
		t.Errorf("no such language: %v", faults)
	}
	fsys := folder()
	delete(fsys, "standard/strings/en.toml")
	if _, faults := load(t, fsys, "", "en"); !slices.Contains(faults, "standard/theme.toml theme-own-language") {
		t.Errorf("no own language: %v", faults)
	}
}

// item is data of the kinds that templates are given.
type item struct {
	Name   string
	Number int
	Part   *item
	Items  []item
	Words  words
	Parts  []theme.Fragment
}

func (i *item) Upper() string { return strings.ToUpper(i.Name) }

type words []string

func (w words) AppendHTML(dst []byte) []byte { return append(dst, strings.Join(w, "<br>")...) }

type part struct{ name string }

func (p *part) Markup(render func(string, any) (string, error)) (string, error) {
	return render(p.name, item{Name: "shared"})
}

type holder struct{ Shared *part }

// Compiled or not, a template writes what html/template writes.
func TestAppendWritesWhatTheTemplateSays(t *testing.T) {
	data := &item{Name: `a<b>"+'&`, Number: 3, Part: &item{Name: "inner"}, Items: []item{{Name: "x"}, {}}, Words: words{"1", "2"}, Parts: []theme.Fragment{words{"p"}, &words{"q"}}}
	for _, test := range []struct {
		name, text string
		compiled   bool
	}{
		{"text", `<p>{{.Name}}</p>`, true},
		{"attribute", `<p title="{{.Name}}">`, true},
		{"title", `<title>{{.Name}}</title>`, true},
		{"fragment", `<p>{{put .Words}}</p>`, true},
		{"fragments of several types", `{{range .Parts}}<p>{{put .}}</p>{{end}}`, true},
		{"path", `{{.Part.Name}}{{$.Name}}`, true},
		{"method", `{{.Upper}}`, true},
		{"with", `{{with .Part}}{{.Name}}{{$.Name}}{{else}}none{{end}}`, true},
		{"with nothing", `{{with .Part.Part}}{{.Name}}{{else}}none{{end}}`, true},
		{"if", `{{if .Items}}some{{end}}{{if .Part.Items}}more{{else}}no more{{end}}`, true},
		{"if zero", `{{if .Number}}n{{end}}{{if .Part.Number}}m{{end}}`, true},
		{"or and", `{{if or .Part.Items .Name}}a{{end}}{{if and .Name .Part.Items}}b{{end}}`, true},
		{"range", `{{range .Items}}<i>{{.Name}}</i>{{else}}none{{end}}`, true},
		{"range nothing", `{{range .Part.Items}}x{{else}}none{{end}}`, true},
		{"template", `{{template "parts/name" .Part}}`, true},
		{"comment", `a{{/* no */}}b`, true},
		{"address", `<a href="{{.Name}}">`, false},
		{"number", `{{.Number}}`, false},
		{"variables", `{{range $i, $x := .Items}}{{$i}}{{$x.Name}}{{end}}`, false},
		{"function", `{{len .Items}}`, false},
		{"part that is not compiled", `{{template "parts/count" .}}!`, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			th, faults := load(t, folder("standard/templates/page.html", test.text, "standard/templates/parts/name.html", "[{{.Name}}]", "standard/templates/parts/count.html", "{{len .Items}}"), "", "en")
			if faults != nil {
				t.Fatal(faults)
			}
			var want bytes.Buffer
			if err := th.Template("en", "page").Execute(&want, data); err != nil {
				t.Fatal(err)
			}
			if got := write(t, th, "en", "page", data); got != want.String() {
				t.Errorf("got %s, want %s", got, want.String())
			}
			if err := th.Compiles("en", "page", data); (err == nil) != test.compiled {
				t.Errorf("compiled: %v", err)
			}
		})
	}
}

func TestSharedPartsAreRendered(t *testing.T) {
	th, _ := load(t, folder("standard/templates/page.html", "{{shared .Shared}}", "standard/templates/parts/name.html", "<b>{{.Name}}</b>"), "", "en")
	if got := write(t, th, "en", "page", &holder{&part{"parts/name"}}); got != "<b>shared</b>" {
		t.Errorf("got %s", got)
	}
	if _, err := th.Append(nil, "en", "page", &holder{&part{"none"}}); err == nil {
		t.Error("a part without a template is no error")
	}
}

func TestAppendFaults(t *testing.T) {
	th, _ := load(t, folder("standard/templates/page.html", "{{.Part.Name}}"), "", "en")
	if _, err := th.Append(nil, "en", "none", ""); err == nil {
		t.Error("no such template: no error")
	}
	if _, err := th.Append(nil, "ja", "page", ""); err == nil {
		t.Error("no such language: no error")
	}
	if _, err := th.Append(nil, "en", "page", nil); err == nil {
		t.Error("no data: no error")
	}
	if _, err := th.Append(nil, "en", "page", &item{}); err == nil {
		t.Error("nil pointer: no error")
	}
}

// A sheet that another imports becomes part of it, and an upper layer can
// change that part alone.
func TestStyleSheetsAreJoined(t *testing.T) {
	fsys := folder(
		"standard/templates/page.html", `<link href="{{asset "site.css"}}">`,
		"standard/assets/site.css", "@import \"tokens.css\";\np { margin: 0 }\n",
		"standard/assets/tokens.css", ":root { --brand: #123456 }\n",
		"harbour/assets/tokens.css", ":root { --brand: #654321 }\n",
	)
	for name, want := range map[string]string{"standard": "#123456", "harbour": "#654321"} {
		th, faults := load(t, fsys, name, "en")
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		n := 0
		for _, data := range th.Assets() {
			if n++; !strings.Contains(string(data), want) || !strings.Contains(string(data), "margin:0") || strings.Contains(string(data), "@import") {
				t.Errorf("%s: %s", name, data)
			}
		}
		if n != 1 {
			t.Errorf("%s publishes %d sheets", name, n)
		}
	}
	delete(fsys, "standard/assets/tokens.css")
	if _, faults := load(t, fsys, "standard", "en"); !slices.Equal(faults, []string{"standard/assets/site.css theme-asset-missing"}) {
		t.Errorf("faults %v", faults)
	}
}
