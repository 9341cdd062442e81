package theme_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/theme"
)

// A grammar writes random templates over the fields of item, whose Part and
// Items are items again. All of what it writes can be compiled.
type grammar struct{ *rand.Rand }

func (g grammar) pick(options ...string) string { return options[g.IntN(len(options))] }

// text writes what a template has between actions.
func (g grammar) text() string {
	return g.pick("<p>", "</p>", " ", "甲乙", "a &amp; b", "<br>", "<i title=\"x\">", "")
}

// action writes something that shows a value.
func (g grammar) action() string {
	return g.pick(`{{.Name}}`, `{{$.Name}}`, `{{put .Words}}`, `<b title="{{.Name}}">x</b>`, `{{.Upper}}`, `{{put $.Words}}`, `<b class="a {{.Name}} b">x</b>`)
}

// condition writes what if asks.
func (g grammar) condition() string {
	return g.pick(".Name", ".Items", ".Part", ".Number", ".Words", "$.Name", "or .Items .Name", "and .Name .Words", "or .Part .Items .Words")
}

// block writes a template of some depth. Only a pointer that may be nil is
// followed, and only inside with: elsewhere both ways of executing give up.
func (g grammar) block(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(4) {
		b.WriteString(g.text())
		if depth == 0 || g.IntN(2) == 0 {
			b.WriteString(g.action())
			continue
		}
		inner, otherwise := g.block(depth-1), ""
		if g.IntN(2) == 0 {
			otherwise = "{{else}}" + g.block(depth-1)
		}
		open := g.pick("{{if "+g.condition()+"}}", "{{with .Part}}", "{{range .Items}}", "{{if "+g.condition()+"}}")
		b.WriteString(open + inner + otherwise + "{{end}}")
	}
	return b.String()
}

// value makes an item of some depth; much of it is empty.
func (g grammar) value(depth int) *item {
	i := &item{Name: g.pick("", "x", `<"'&+>`, "投资", "a\x00b"), Number: g.IntN(2)}
	if g.IntN(2) == 0 {
		i.Words = words{"w", "1"}
	}
	if depth == 0 {
		return i
	}
	if g.IntN(3) > 0 {
		i.Part = g.value(depth - 1)
	}
	for range g.IntN(3) {
		i.Items = append(i.Items, *g.value(depth - 1))
	}
	return i
}

// Random templates say the same compiled and interpreted, for random values.
func TestCompiledAndInterpretedAgree(t *testing.T) {
	g := grammar{rand.New(rand.NewPCG(1, 2))}
	compiled := 0
	for n := range 400 {
		text := g.block(3)
		th, faults := load(t, folder("standard/templates/page.html", text), "", "en")
		if faults != nil {
			continue // an attribute or element that html/template finds torn
		}
		for range 5 {
			compiled += compare(t, th, fmt.Sprintf("template %d: %s", n, text), g.value(3))
		}
	}
	if compiled < 1000 {
		t.Errorf("only %d pages were compared", compiled)
	}
}

// compare executes a template both ways and counts it where it was compiled.
func compare(t *testing.T, th *theme.Theme, what string, data *item) int {
	t.Helper()
	var want bytes.Buffer
	wanted := th.Template("en", "page").Execute(&want, data)
	got, err := th.Append(nil, "en", "page", data)
	if (err == nil) != (wanted == nil) {
		t.Fatalf("%s\ncompiled %v, interpreted %v", what, err, wanted)
	}
	if err == nil && string(got) != want.String() {
		t.Fatalf("%s\ncompiled    %q\ninterpreted %q", what, got, want.String())
	}
	if th.Compiles("en", "page", data) == nil {
		return 1
	}
	return 0
}

// Escaping is html/template's own, byte by byte.
func FuzzEscape(f *testing.F) {
	th, faults := theme.Load(folder("standard/templates/page.html", `<title>{{.}}</title><p class="{{.}}">{{.}}</p>`), "", []i18n.Tag{"en"}, new(diag.List))
	if faults != nil {
		f.Fatal(faults)
	}
	for _, seed := range []string{"", "a<b>", `"'`, "&amp;", "\x00", "+", "投资\xff", "\u2028"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want bytes.Buffer
		if err := th.Template("en", "page").Execute(&want, s); err != nil {
			t.Fatal(err)
		}
		got, err := th.Append(nil, "en", "page", s)
		if err != nil || string(got) != want.String() {
			t.Errorf("%q: compiled %q %v, interpreted %q", s, got, err, want.String())
		}
	})
}
