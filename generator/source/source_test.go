package source

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	text := "一行\n\tb = 星渚\r\n\r\nlast"
	f := NewFile("a.toml", text)
	for _, c := range []struct {
		at           string // the span starts where this first stands
		line, column int
	}{
		{"一", 1, 1},
		{"行", 1, 2},
		{"\n\tb", 1, 3},
		{"\tb", 2, 1},
		{"b", 2, 2},
		{"星", 2, 6},
		{"渚", 2, 7},
		{"\r\n\r\n", 2, 8},
		{"\r\nlast", 3, 1},
		{"last", 4, 1},
	} {
		at := strings.Index(text, c.at)
		got := f.Span(at, at+1).Position()
		if want := (Position{"a.toml", c.line, c.column}); got != want {
			t.Errorf("%q stands at %v, want %v", c.at, got, want)
		}
	}
	if got := f.Span(len(text), len(text)).Position(); got != (Position{"a.toml", 4, 5}) {
		t.Errorf("the end stands at %v", got)
	}
}

func TestPositionAfterByteOrderMark(t *testing.T) {
	f := NewFile("a", "\ufeffab")
	if !f.HadBOM || f.Text != "ab" {
		t.Fatalf("%v %q", f.HadBOM, f.Text)
	}
	if got := f.Span(1, 2).Position(); got != (Position{"a", 1, 2}) {
		t.Errorf("b stands at %v", got)
	}
	if f := NewFile("a", "a\ufeff"); f.HadBOM || f.Text != "a\ufeff" {
		t.Error("a mark inside the text was taken off")
	}
}

// TestPositionsCount compares with counting from the start, on random texts.
func TestPositionsCount(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "星", "\n", "\r\n", "\t", "é", "𠮷", " "}
	for range 200 {
		var b strings.Builder
		for range random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		f := NewFile("x", text)
		line, column := 1, 1
		for i, r := range text {
			if got := f.Span(i, i).Position(); got != (Position{"x", line, column}) {
				t.Fatalf("byte %d of %q stands at %v, want %d:%d", i, text, got, line, column)
			}
			if column++; r == '\n' {
				line, column = line+1, 1
			}
		}
	}
}

func TestWholeAndZeroSpans(t *testing.T) {
	whole := Whole("a.toml")
	if got := whole.Position(); got != (Position{File: "a.toml"}) || whole.IsZero() || whole.Text() != "" {
		t.Errorf("a whole file stands at %v", got)
	}
	var zero Span
	if !zero.IsZero() || zero.Position() != (Position{}) || zero.Text() != "" || zero.Sub(0, 1) != zero || zero.Replace("x") != "" {
		t.Error("the zero span stands somewhere")
	}
	if _, ok := zero.Excerpt(); ok {
		t.Error("the zero span has an excerpt")
	}
	if _, ok := whole.Excerpt(); ok {
		t.Error("a whole file has an excerpt")
	}
	if got := NewFile("empty", "").All().Position(); got != (Position{File: "empty"}) {
		t.Errorf("an empty file stands at %v", got)
	}
}

func TestSpansAreClipped(t *testing.T) {
	f := NewFile("a", "0123456789")
	for _, c := range []struct {
		span       Span
		start, end int
	}{
		{f.Span(-5, 3), 0, 3},
		{f.Span(8, 99), 8, 10},
		{f.Span(99, 99), 10, 10},
		{f.Span(5, 2), 5, 5},
		{f.Span(2, 8).Sub(1, 3), 3, 5},
		{f.Span(2, 8).Sub(1, 99), 3, 8},
		{f.Span(2, 8).Sub(-1, 2), 2, 4},
		{f.Span(2, 8).Sub(9, 12), 8, 8},
	} {
		if c.span.Start != c.start || c.span.End != c.end {
			t.Errorf("%d–%d, want %d–%d", c.span.Start, c.span.End, c.start, c.end)
		}
	}
}

func TestReplace(t *testing.T) {
	for _, text := range []string{"a = 星\r\nb", "\ufeffa = 星\r\nb"} {
		f := NewFile("x", text)
		at := strings.Index(f.Text, "星")
		if got, want := f.Span(at, at+len("星")).Replace("渚"), strings.Replace(text, "星", "渚", 1); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got, want := f.Span(0, 0).Replace("# \n"), strings.Replace(text, "a =", "# \na =", 1); got != want {
			t.Errorf("an insertion gives %q", got)
		}
	}
}

func TestCompare(t *testing.T) {
	order := []Position{{}, {File: "a"}, {"a", 1, 1}, {"a", 1, 2}, {"a", 2, 1}, {"a", 10, 1}, {"b", 1, 1}}
	for i, p := range order {
		for j, q := range order {
			if got := p.Compare(q); got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%v against %v is %d", p, q, got)
			}
		}
	}
}

func TestPositionsMayBeAskedForAtOnce(t *testing.T) {
	f := NewFile("a", strings.Repeat("line\n", 1000))
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if got := f.Span(i*5, i*5).Position().Line; got != i+1 {
				t.Errorf("line %d, want %d", got, i+1)
			}
		})
	}
	all.Wait()
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("前", 80) + "《标》" + strings.Repeat("后", 80)
	for _, c := range []struct {
		name, text, marked string
		want               Excerpt
	}{
		{"ascii", "a = 1", "1", Excerpt{"a = 1", 4, 1}},
		{"chinese before", "名称 = “x”", "=", Excerpt{"名称 = “x”", 5, 1}},
		{"chinese marked", "a = 星渚", "星渚", Excerpt{"a = 星渚", 4, 4}},
		{"full width", "ａ＝１", "＝", Excerpt{"ａ＝１", 2, 2}},
		{"tab", "\ta\tb", "b", Excerpt{"    a    b", 9, 1}},
		{"crlf", "one\r\ntwo\r\nthree", "two", Excerpt{"two", 0, 3}},
		{"to the next line", "one\ntwo", "one\ntwo", Excerpt{"one", 0, 3}},
		{"combining", "e\u0301a", "a", Excerpt{"e\u0301a", 1, 1}},
		{"emoji", "😀a", "a", Excerpt{"😀a", 2, 1}},
		{"control", "\x1b[31ma", "a", Excerpt{"\ufffd[31ma", 5, 1}},
		{"window", long, "标", Excerpt{"…" + strings.Repeat("前", 24) + "《标》" + strings.Repeat("后", 22) + "…", 51, 2}},
	} {
		at := strings.Index(c.text, c.marked)
		got, ok := NewFile("x", c.text).Span(at, at+len(c.marked)).Excerpt()
		if !ok || got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestExcerptOfNothing(t *testing.T) {
	f := NewFile("x", "ab\r\n")
	if got, ok := f.Span(2, 2).Excerpt(); !ok || got != (Excerpt{"ab", 2, 1}) {
		t.Errorf("the end of a line shows as %+v", got)
	}
	if got, ok := f.Span(4, 4).Excerpt(); !ok || got != (Excerpt{"", 0, 1}) {
		t.Errorf("the end of a file shows as %+v", got)
	}
}

// FuzzExcerpt checks that an excerpt fits a terminal and that its mark lies on
// the text, whatever is marked.
func FuzzExcerpt(f *testing.F) {
	f.Add("名称 = \"星渚\"\r\n\ta", 3, 9)
	f.Add(strings.Repeat("很长的一行", 60), 300, 420)
	f.Add(strings.Repeat("a", 300), 299, 300)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if !utf8.ValidString(text) {
			return
		}
		file := NewFile("x", text)
		e, ok := file.Span(from, to).Excerpt()
		if !ok {
			if file.Text != "" {
				t.Fatal("no excerpt")
			}
			return
		}
		if n := cells(e.Text); n > maxCells+6 || strings.ContainsAny(e.Text, "\n\t\x1b") {
			t.Fatalf("%q takes %d cells", e.Text, n)
		}
		if e.Offset < 0 || e.Width < 1 || e.Offset > cells(e.Text) {
			t.Fatalf("mark %d+%d on %q", e.Offset, e.Width, e.Text)
		}
	})
}
