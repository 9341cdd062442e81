package typeset_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/typeset"
)

// A maker makes documents by chance, of all kinds of blocks in each other, in
// which every piece of text has a number.
type maker struct {
	writer
	n int
	b strings.Builder
}

func (m *maker) words(most int) string {
	m.n++
	return fmt.Sprintf("文%d号", m.n) + escape(m.chinese(m.r.IntN(most)))
}

func (m *maker) blocks(depth, most int) {
	for range 1 + m.r.IntN(most) {
		m.block(depth)
	}
}

func (m *maker) block(depth int) {
	put := func(parts ...any) { fmt.Fprint(&m.b, parts...) }
	kind := m.r.IntN(9)
	if depth == 0 {
		kind = m.r.IntN(4)
	}
	switch kind {
	case 0, 1:
		put("<p>", m.words(60), "</p>")
	case 2:
		put("<h2>", m.words(4), "</h2>")
	case 3:
		put("<ul>")
		for range 1 + m.r.IntN(5) {
			put("<li>", m.words(30), "</li>")
		}
		put("</ul>")
	case 4:
		put(`<div class="box">`)
		m.blocks(depth-1, 4)
		put("</div>")
	case 5:
		if depth < 3 { // narrower than any word
			put("<hr>")
			return
		}
		put(`<div class="flex"><div class="box">`)
		m.blocks(depth-1, 3)
		put(`</div><div class="half">`)
		m.blocks(depth-1, 3)
		put("</div></div>")
	case 6:
		put(`<div class="cols">`)
		m.blocks(0, 12)
		put("</div>")
	case 7:
		put("<table><thead><tr><th>甲</th><th>乙</th></tr></thead>")
		for range 1 + m.r.IntN(12) {
			put("<tr><td>", m.words(20), "</td><td>")
			if depth > 1 && m.r.IntN(4) == 0 {
				m.blocks(depth-1, 3)
			} else {
				put(m.words(120))
			}
			put("</td></tr>")
		}
		put("</table>")
	default:
		put(`<ol><li>`)
		m.blocks(depth-1, 3)
		put("</li></ol>")
	}
}

var numbered = regexp.MustCompile(`文(\d+)号`)

// No text is lost or set twice, in whatever boxes it is and however they are
// divided, and nothing stands outside the area of the text.
func TestDocuments(t *testing.T) {
	const css = `@page { size: A5; margin: 15mm } .box { border: 0.5pt solid #000; padding: 4pt; margin: 4pt 0 } .flex { display: flex; column-gap: 10pt }
		.half { width: 40% } .cols { column-count: 2; column-gap: 12pt }`
	s, report := setter(t, css)
	for seed := range uint64(60) {
		m := maker{writer: writer{rand.New(rand.NewPCG(seed, 19))}}
		m.blocks(3, 14)
		laid := s.Lay(section("zh", m.b.String()), nil)
		all := map[*typeset.Element]string{}
		var order []*typeset.Element
		for k, p := range laid.Pages {
			width, height := p.Width-2*15*72/25.4, p.Height-2*15*72/25.4
			for _, op := range p.Ops {
				text, ok := op.(*typeset.Text)
				if !ok || text.Element == nil {
					continue
				}
				if text.Y > height || text.Y < 0 || text.X < -15 || text.X > width && !strings.ContainsAny(text.Content, neverFirst) {
					t.Errorf("seed %d, page %d: %q stands at %.1f, %.1f of %.1f by %.1f", seed, k, text.Content, text.X, text.Y, width, height)
				}
				if _, ok := all[text.Element]; !ok {
					order = append(order, text.Element)
				}
				all[text.Element] += text.Content
			}
		}
		seen := map[string]int{}
		for _, e := range order {
			for _, found := range numbered.FindAllStringSubmatch(all[e], -1) {
				seen[found[1]]++
			}
		}
		for i := 1; i <= m.n; i++ {
			if got := seen[fmt.Sprint(i)]; got != 1 {
				t.Errorf("seed %d: text %d of %d is there %d times", seed, i, m.n, got)
			}
		}
		if t.Failed() {
			t.Fatalf("%s", m.b.String())
		}
	}
	for _, d := range report.Sorted() { // narrow columns may be too narrow, and say so
		if d.Rule.Code != "print-overfull" || d.Rule.Severity == diag.Error {
			t.Errorf("reported %s", d.Message("en"))
		}
	}
}

// A row higher than a page goes on on the next, and its text is whole.
func TestRowHigherThanAPage(t *testing.T) {
	s, report := setter(t, "@page { size: A5 }")
	w := writer{rand.New(rand.NewPCG(3, 23))}
	one, two := w.chinese(900), w.chinese(500)
	laid := s.Lay(section("zh", "<p>前</p><table><thead><tr><th>头</th><th>身</th></tr></thead><tr><td>"+escape(one)+"</td><td>"+escape(two)+"</td></tr><tr><td>末</td><td>尾</td></tr></table>"), nil)
	silent(t, report)
	if len(laid.Pages) < 3 {
		t.Fatalf("%d pages", len(laid.Pages))
	}
	cells := map[*typeset.Element]string{}
	for _, p := range laid.Pages {
		for _, op := range p.Ops {
			if text, ok := op.(*typeset.Text); ok && text.Element != nil {
				cells[text.Element] += text.Content
			}
		}
	}
	found := 0
	for _, got := range cells {
		if squeezed := strings.Join(strings.Fields(got), ""); squeezed == strings.Join(strings.Fields(one), "") || squeezed == strings.Join(strings.Fields(two), "") {
			found++
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 long cells are whole", found)
	}
}

// The grid of GB/T 9704: 22 lines a page, 28 characters a line.
func TestOfficialGrid(t *testing.T) {
	s, report := setter(t, `@page letter { size: A4; margin: 37mm 26mm 35mm 28mm; margin-inside: 28mm; margin-outside: 26mm; grid: 22 28 }
		.letter { page: letter; font-size: 16pt; line-height: 1gl; letter-spacing: grid } .letter p { margin: 0; text-indent: 0 }`)
	laid := s.Lay(section("zh", `<body class="letter"><p>`+strings.Repeat("公文格式", 7*40)+"</p></body>"), nil)
	silent(t, report)
	lines := setLines(laid.Pages)
	count := map[int]int{}
	for i, l := range lines {
		count[l.page]++
		if n := len([]rune(l.text)); n != 28 {
			t.Errorf("line %d has %d characters", i, n)
		}
	}
	if count[0] != 22 || len(lines) != 40 {
		t.Errorf("%d lines on the first page, %d in all", count[0], len(lines))
	}
	if d := lines[1].y - lines[0].y; d < 225*72/25.4/22-0.01 || d > 225*72/25.4/22+0.01 {
		t.Errorf("lines are %.2f pt apart", d)
	}
}

// A space that somebody wrote between ideographs is half an em, whatever a line
// that is justified lacks; one that stands for nothing else would vanish.
func TestWrittenSpaces(t *testing.T) {
	s, report := setter(t, "p { font-size: 10pt; text-indent: 0 }")
	var b strings.Builder
	for n := range 40 { // lines of every length before they are justified
		b.WriteString("<p>" + strings.Repeat("条", n) + "甲 乙" + strings.Repeat("，款", 40) + "</p>")
	}
	found := 0
	for _, page := range s.Lay(section("zh", b.String()), nil).Pages {
		for _, op := range page.Ops {
			run, ok := op.(*typeset.Text)
			if !ok {
				continue
			}
			for _, g := range run.Glyphs {
				if !strings.HasPrefix(run.Content[g.Start:], " ") {
					continue
				}
				found++
				if em := float64(g.Advance) / run.Size; em < 0.499 || em > 0.7 {
					t.Errorf("%q: a space of %.2f em", run.Content, em)
				}
			}
		}
	}
	silent(t, report)
	if found < 30 {
		t.Errorf("only %d spaces within a line", found)
	}
}

// A row that must not begin a page takes the one before it along.
func TestRowsTogether(t *testing.T) {
	s, report := setter(t, "@page { size: A5 } .sum { break-before: avoid }")
	for n := 10; n < 40; n++ {
		rows := strings.Repeat("<tr><td>行</td></tr>", n)
		laid := s.Lay(section("zh", "<table>"+rows+`<tr class="sum"><td>合计</td></tr>`+rows+"</table>"), nil)
		for _, p := range laid.Pages {
			if strings.HasPrefix(words([]*typeset.Page{p}), "合计") {
				t.Errorf("after %d rows the sum begins a page", n)
			}
		}
	}
	silent(t, report)
}
