package markup

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// TestGolden renders the bodies of testdata whole. UPDATE=1 writes the results
// anew; read the difference before keeping it.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/body.*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no bodies", err)
	}
	for _, name := range names {
		got := describe(parse(readFile(t, name)))
		golden := strings.TrimSuffix(name, ".md") + ".golden"
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := readFile(t, golden); got != want {
			t.Errorf("%s differs\n got %s\nwant %s", golden, got, want)
		}
		if found := faults(readFile(t, name)); len(found) > 0 {
			t.Errorf("%s has faults: %v", name, found[0].Message("en"))
		}
	}
	checkOrphans(t, "testdata/body.*.golden")
}

func checkOrphans(t *testing.T, pattern string) {
	t.Helper()
	goldens, _ := filepath.Glob(pattern)
	for _, g := range goldens {
		if _, err := os.Stat(strings.TrimSuffix(g, ".golden") + ".md"); err != nil {
			t.Errorf("%s has no body", g)
		}
	}
}

// describe writes all that a document answers, a block of HTML a line.
func describe(d *Document) string {
	var b strings.Builder
	b.WriteString(blockStart.ReplaceAllString(string(d.AppendHTML(nil, harbour{})), "\n$0"))
	fmt.Fprintf(&b, "\n\n--- text\n%s\n\n--- summary\n%s\n\n--- outline\n", d.Text().String, d.Summary(60))
	for _, h := range d.Outline() {
		fmt.Fprintf(&b, "%d %s %s (%d)\n", h.Level, h.ID, h.Text, h.Span.Position().Line)
	}
	b.WriteString("\n--- links\n")
	for _, l := range d.Links() {
		p := l.Span.Position()
		fmt.Fprintf(&b, "%d:%d %s %s\n", p.Line, p.Column, l.Target, l.Text)
	}
	return b.String()
}

var blockStart = regexp.MustCompile(`<(p|h[2-6]|ul|ol|li|dl|blockquote|figure|div|caption|tr|section)[ >]`)

var notWords = regexp.MustCompile(`<sup.*?</sup>|<a href="[^"]*" role="doc-backlink">.*?</a>|<[^>]*>`)

// sameWords reports whether HTML shows the same words as the document's text,
// white space aside. Documents whose words stand in attributes are passed over.
func sameWords(d *Document) error {
	for _, r := range d.refs {
		if r.image || r.title.to > 0 {
			return nil
		}
	}
	shown := squash(html.UnescapeString(notWords.ReplaceAllString(string(d.AppendHTML(nil, echo{})), "")))
	if text := squash(strings.ReplaceAll(d.text, "\x00", "\uFFFD")); shown != text {
		return fmt.Errorf("HTML shows %q, the text says %q", shown, text)
	}
	return nil
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestTextSaysWhatIsShown(t *testing.T) {
	for _, in := range corpus(t) {
		if err := sameWords(parse(in)); err != nil {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// TestRandomDocuments builds documents of nested blocks and holds each to the
// package's promises.
func TestRandomDocuments(t *testing.T) {
	w := writer{rand.New(rand.NewPCG(7, 11))}
	for range 400 {
		body := w.blocks(3) + "\n[^1]: 注**一**\n"
		d := parse(body)
		checkDocument(t, d)
		if err := sameWords(d); err != nil {
			t.Errorf("%v", err)
		}
		if t.Failed() {
			t.Fatalf("body:\n%s", body)
		}
	}
}

// A writer makes up Markdown.
type writer struct{ *rand.Rand }

func (w writer) pick(from ...string) string { return from[w.IntN(len(from))] }

func (w writer) inline() string {
	var b strings.Builder
	for range 1 + w.IntN(6) {
		word := w.pick(words...) + w.pick(edges...)
		b.WriteString(w.pick("**%s**", "*%s*", "`%s`", "[%s](project:xz-1)", "[%s](#a \"题\")", "%s[^1]", "<https://a.cn/%s>", "![%s](harbour.jpg)", "%s\n", "%s\\\n", "&lt;%s", "<i>%s</i>", "%s"))
		s := b.String()
		b.Reset()
		b.WriteString(strings.Replace(s, "%s", word, 1))
	}
	return b.String()
}

func (w writer) blocks(depth int) string {
	var b strings.Builder
	for range 1 + w.IntN(4) {
		kind := w.IntN(9)
		switch {
		case kind < 3 || depth == 0:
			b.WriteString(w.inline())
		case kind == 3:
			b.WriteString(strings.Repeat("#", 1+w.IntN(6)) + " " + strings.ReplaceAll(w.inline(), "\n", " "))
		case kind == 4:
			b.WriteString(indent("> ", "> ", w.blocks(depth-1)))
		case kind == 5:
			b.WriteString(indent("- ", "  ", w.blocks(depth-1)))
		case kind == 6:
			b.WriteString(indent("3. ", "   ", w.blocks(depth-1)))
		case kind == 7:
			b.WriteString("表：" + w.pick(words...) + "\n\n| a | " + w.pick(words...) + " |\n|--:|:-:|\n| " + strings.NewReplacer("\n", " ", "|", "").Replace(w.inline()) + " | b |")
		default:
			b.WriteString(indent("词\n: ", "  ", w.blocks(depth-1)))
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// indent puts first before the first line of a block and rest before the
// others.
func indent(first, rest, block string) string {
	return first + strings.ReplaceAll(strings.TrimRight(block, "\n"), "\n", "\n"+rest)
}
