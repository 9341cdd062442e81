package pdf

import (
	"fmt"
	"io"
	"runtime"
	"runtime/metrics"
	"sync"
	"testing"

	"prospectus/generator/font"
)

// A counter counts what is written.
type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }

// sectionLines are the lines of a page, shaped once: what is measured is this
// package.
func sectionLines(tb testing.TB) (lines [][]font.Glyph, texts []string) {
	s := han(tb).Shaper("zh-CN")
	stock := []rune("项目建设地点位于星渚市高新技术产业开发区核心片区占地面积约三百二十亩总投资十二亿元主要建设正极材料生产线及配套仓储设施达产后预计年销售收入二十亿元可提供就业岗位八百个交通便利水电气热等基础设施完备")
	for i := range 42 {
		text := ""
		for j := range 36 {
			text += string(stock[(i*7+j*(i%5+1))%len(stock)])
		}
		texts = append(texts, text)
		lines = append(lines, s.Shape(text))
	}
	return lines, texts
}

// drawSection draws a section of pages: on each a heading, paragraphs of six
// lines, a table row for every other, a link and a foot.
func drawSection(tb testing.TB, n int, lines [][]font.Glyph, texts []string) (*Element, []*Page) {
	f := han(tb)
	section := &Element{Role: Sect}
	pages := make([]*Page, 4)
	for i := range pages {
		p := NewPage(Sheet{Width: 595.28, Height: 841.89})
		p.Anchor(fmt.Sprintf("s%d-%d", n, i), 0, 0)
		var para *Element
		for j := range lines {
			if j%6 == 0 {
				role := P
				if j == 0 {
					role = H1
				}
				para = &Element{Role: role, Parent: section}
			}
			p.Begin(para)
			k := (j + n) % len(lines)
			p.Text(Run{Face: f, Size: 10.5, Color: Gray(0), X: 57, Y: 60 + 17*float64(j), Text: texts[k], Glyphs: lines[k]})
			p.End()
		}
		table := &Element{Role: Table, Parent: section}
		for r := range 6 {
			row := &Element{Role: TR, Parent: table}
			for c := range 4 {
				p.Begin(&Element{Role: TD, Parent: row})
				p.Text(Run{Face: f, Size: 8, Color: Gray(0), X: 57 + 100*float64(c), Y: 780 + 9*float64(r), Text: texts[r][:8*3], Glyphs: lines[r][:8]})
				p.End()
			}
		}
		p.Box(Rect{57, 770, 480, 0.5}, 0, Style{Fill: Gray(0.4)})
		leads := &Element{Role: Link, Parent: para}
		p.Begin(leads)
		p.Text(Run{Face: f, Size: 8, Color: RGB(0, 0, 200), X: 57, Y: 830, Text: texts[0][:6*3], Glyphs: lines[0][:6]})
		p.Link(Rect{57, 820, 50, 10}, Target{Dest: fmt.Sprintf("s%d-0", n)}, "Back")
		p.End()
		if err := p.Finish(); err != nil {
			tb.Error(err)
		}
		pages[i] = p
	}
	return section, pages
}

// writeBook writes a document of sections of four pages, which a few goroutines
// draw, and returns the largest heap that was seen.
func writeBook(tb testing.TB, out io.Writer, sections int, lines [][]font.Glyph, texts []string) (heap uint64) {
	type done struct {
		section *Element
		pages   []*Page
	}
	w := NewWriter(out, info)
	slots := make([]chan done, runtime.GOMAXPROCS(0)*2)
	for i := range slots {
		slots[i] = make(chan done, 1)
	}
	var all sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for n := range next {
				section, pages := drawSection(tb, n, lines, texts)
				slots[n%len(slots)] <- done{section, pages}
			}
		})
	}
	go func() {
		for n := range sections {
			next <- n
		}
		close(next)
	}()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for n := range sections {
		d := <-slots[n%len(slots)]
		for _, p := range d.pages {
			if err := w.Add(p); err != nil {
				tb.Fatal(err)
			}
		}
		w.Finish(d.section)
		if n%10 == 0 {
			metrics.Read(sample)
			heap = max(heap, sample[0].Value.Uint64())
		}
	}
	all.Wait()
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	metrics.Read(sample)
	return max(heap, sample[0].Value.Uint64())
}

// BenchmarkBook writes 4,000 pages of text.
func BenchmarkBook(b *testing.B) {
	lines, texts := sectionLines(b)
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	before := sample[0].Value.Uint64()
	b.ReportAllocs()
	for b.Loop() {
		var c counter
		heap := writeBook(b, &c, 1000, lines, texts)
		b.ReportMetric(float64(heap-before)/1e6, "MB-heap")
		b.ReportMetric(float64(c.n)/1e6, "MB-file")
	}
}
