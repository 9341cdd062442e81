package pdf_test

import (
	"bytes"
	"fmt"
	"os"

	"prospectus/generator/font"
	"prospectus/generator/pdf"
)

// Two pages are drawn, each could be by a goroutine of its own, and handed over
// in order: a heading, a paragraph that goes on over the page, a link, a running
// foot, bookmarks.
func Example() {
	data, err := os.ReadFile("../../themes/standard/fonts/NotoSansSC-Regular.ttf")
	if err != nil {
		fmt.Println(err)
		return
	}
	face, err := font.Parse(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	shaper := face.Shaper("zh-CN")
	line := func(p *pdf.Page, x, y, size float64, text string) {
		p.Text(pdf.Run{Face: face, Size: size, Color: pdf.Gray(0), X: x, Y: y, Text: text, Glyphs: shaper.Shape(text)})
	}

	section := &pdf.Element{Role: pdf.Sect}
	head := &pdf.Element{Role: pdf.H1, Parent: section}
	para := &pdf.Element{Role: pdf.P, Parent: section}
	pages := make([]*pdf.Page, 2)
	for i := range pages {
		p := pdf.NewPage(pdf.Sheet{Width: 419.53, Height: 595.28})
		if i == 0 {
			p.Anchor("sheet", 0, 40)
			p.Begin(head)
			line(p, 42, 60, 18, "储能电池项目")
			p.End()
		}
		p.Begin(para)
		line(p, 42, 90, 10, "本页的段落跨页而不断。")
		if i == 1 {
			p.Begin(&pdf.Element{Role: pdf.Link, Parent: para})
			line(p, 42, 104, 10, "返回")
			p.Link(pdf.Rect{X: 42, Y: 94, W: 20, H: 12}, pdf.Target{Dest: "sheet"}, "返回项目标题")
			p.End()
		}
		p.End()
		p.BeginArtifact(pdf.Footer)
		line(p, 42, 570, 8, fmt.Sprint(i+1))
		p.End()
		if err := p.Finish(); err != nil { // compresses; in the goroutine that drew the page
			fmt.Println(err)
			return
		}
		pages[i] = p
	}

	var file bytes.Buffer
	w := pdf.NewWriter(&file, pdf.Info{Title: "招商手册", Lang: "zh-CN", Claim: pdf.PDFUA1 | pdf.PDFA2A})
	w.Label(pdf.Label{Style: pdf.Arabic})
	for _, p := range pages {
		if err := w.Add(p); err != nil {
			fmt.Println(err)
			return
		}
	}
	w.Finish(section)
	w.Outline([]pdf.Bookmark{{Title: "储能电池项目", Dest: "sheet"}})
	if err := w.Close(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Pages(), "pages,", file.Len() < 20000)
	if out := os.Getenv("PDF_OUT"); out != "" {
		os.WriteFile(out, file.Bytes(), 0o644)
	}
	// Output: 2 pages, true
}
