package query

import (
	"io/fs"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// confirm reads the page of a record and keeps the passages that it says. It
// reports false where there is no page.
func (r *Record) confirm(built fs.FS, lang string) bool {
	file, err := built.Open(lang + "/" + r.Name + ".html")
	if err != nil {
		return false
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		return false
	}
	said := pageText(root)
	all := strings.ReplaceAll(strings.ReplaceAll(said, " ", ""), "\n", "")
	kept := r.Passages[:0]
	for _, p := range r.Passages {
		if strings.Contains(all, strings.ReplaceAll(p, " ", "")) {
			kept = append(kept, p)
		} else {
			r.Silent++
		}
	}
	r.Passages, r.said = kept, said
	r.words, r.own = setOf(wordsOf(said)), setOf(wordsOf(strings.Join(kept, "\n")))
	return true
}

// setOf returns words as a set.
func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// pageText returns what the main part of a page says, each block a line.
func pageText(root *html.Node) string {
	var b strings.Builder
	if m := find(root, atom.Main); m != nil {
		write(&b, m)
	}
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\x00") {
		if line = norm(line); line == "" {
			continue
		}
		lines = append(lines, line)
		if close := tied.ReplaceAllString(line, "$1$2"); close != line {
			lines = append(lines, close)
		}
	}
	return strings.Join(lines, "\n")
}

// tied is a number with its unit behind a slash or hyphen. 4,200/t may be found
// for 4,200 t, though it need not be.
var tied = regexp.MustCompile(`(\d)[/-](\p{L})`)

// find returns the first element of a kind.
func find(n *html.Node, kind atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if c.DataAtom == kind {
			return c
		}
	}
	return nil
}

// inline are the elements that do not part what stands beside them.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Strong: true, atom.Em: true, atom.B: true, atom.I: true, atom.Code: true, atom.Time: true,
	atom.Span: true, atom.Abbr: true, atom.Sub: true, atom.Sup: true, atom.Small: true, atom.Mark: true, atom.Wbr: true,
}

// write writes the text of an element, parted by zeros where blocks meet.
func write(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Template:
		return
	}
	if !inline[n.DataAtom] {
		b.WriteByte(0)
		defer b.WriteByte(0)
	}
	for _, a := range n.Attr {
		if a.Key == "alt" {
			b.WriteString(a.Val)
		}
	}
	for c := range n.ChildNodes() {
		write(b, c)
	}
}
