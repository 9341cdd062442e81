package minify_test

import (
	"bytes"
	"html/template"
	"io"
	"strings"
	"testing"

	"prospectus/generator/minify"
)

func TestTemplate(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"comment", "<p>a</p><!-- no -->\n<p>b</p>", "<p>a</p><p>b</p>"},
		{"space between blocks", "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"},
		{"space between words", "<p>a  <b>b</b>   c</p>", "<p>a <b>b</b> c</p>"},
		{"quotes", `<a class="x" href="{{.Href}}">{{.Text}}</a>`, `<a class="x" href="{{.Href}}">{{.Text}}</a>`},
		{"end tags", "<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"},
		{"half a page", "<html lang=\"{{.Lang}}\"><body>\n{{.A}}", "<html lang=\"{{.Lang}}\"><body>{{.A}}"},
		{"tag opened elsewhere", "{{.A}}\n</body></html>", "{{.A}}</body></html>"},
		{"condition in a tag", `<p{{if .A}} lang="{{.A}}"{{end}}>x</p>`, `<p{{if .A}} lang="{{.A}}"{{end}}>x</p>`},
		{"style", "<style>a { color : red ; }</style>", "<style>a{color:red}</style>"},
		{"Chinese", "<p>投资　星渚</p>", "<p>投资　星渚</p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := minify.Template([]byte(test.in))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// A minified template must execute to the same page, white space apart.
func TestTemplateExecutesAlike(t *testing.T) {
	const src = `<main>
  {{range $i, $x := .}}
    {{- if $i}}, {{end}}<a href="{{$x}}.html" title='{{$x}}'>{{$x}}</a>
  {{else}} <p>none</p> {{end}}
</main>`
	small, err := minify.Template([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]string{nil, {"a"}, {"a b", "<i>"}} {
		if got, want := execute(t, string(small), data), execute(t, src, data); got != want {
			t.Errorf("%v: got %s, want %s", data, got, want)
		}
	}
	if len(small) >= len(src) {
		t.Errorf("not smaller: %d bytes of %d", len(small), len(src))
	}
}

func execute(t *testing.T, src string, data any) string {
	t.Helper()
	var b strings.Builder
	if err := template.Must(template.New("").Parse(src)).Execute(&b, data); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "><", "> <")), " ")
}

func TestOthers(t *testing.T) {
	for _, test := range []struct {
		name, in, want string
		f              func([]byte) ([]byte, error)
	}{
		{"css", ":lang(zh-Hans) { font-family : serif }\n/* no */", ":lang(zh-hans){font-family:serif}", minify.CSS},
		{"layers", "@layer a, b;\n@layer a { p { margin : 0 } }", "@layer a,b;@layer a{p{margin:0}}", minify.CSS},
		{"script", "var address = 1 ;\n// no\nuse( address )", "var address=1;use(address)", minify.Script},
		{"svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n <!-- no --> <path d=\"M 0 0 L 10 10\"/>\n</svg>",
			`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 10 10"/></svg>`, minify.SVG},
	} {
		in := []byte(test.in)
		got, err := test.f(in)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if string(got) != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if !bytes.Equal(in, []byte(test.in)) {
			t.Errorf("%s: the input was changed", test.name)
		}
	}
}

func TestScriptFault(t *testing.T) {
	if _, err := minify.Script([]byte("function (")); err == nil || err == io.EOF {
		t.Errorf("got %v, want a fault with its place", err)
	}
}
