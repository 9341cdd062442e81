package typeset_test

import (
	"bytes"
	"fmt"
	"os"

	"prospectus/generator/diag"
	"prospectus/generator/font"
	"prospectus/generator/pdf"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// A book of contents and one sheet: the contents show the page of the sheet,
// which is known when all is set.
func Example() {
	var faces []*font.Face
	for _, name := range []string{"NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSans-Regular"} {
		data, err := os.ReadFile("../../themes/standard/fonts/" + name + ".ttf")
		if err != nil {
			fmt.Println(err)
			return
		}
		face, err := font.Parse(data)
		if err != nil {
			fmt.Println(err)
			return
		}
		faces = append(faces, face)
	}
	report := &diag.List{}
	style := typeset.ParseSheet(report, source.NewFile("print.css", `
		@page { size: A5; margin: 20mm 15mm; @bottom-outside { content: counter(page) } }
		:lang(zh) { font-family: "Noto Sans SC"; font-latin: "Noto Sans" }`))
	setter := typeset.New(typeset.NewFonts(faces...), style, report)
	book := &typeset.Book{Setter: setter, Sections: []*typeset.Section{
		{Name: "contents", Lang: "zh", Source: source.NewFile("contents.html",
			`<h1>目录</h1><p><a href="#battery">储能电池项目</a><span class="leader"></span><span data-page="battery"></span></p>`)},
		{Name: "battery", Lang: "zh", Start: "right", Source: source.NewFile("battery.html",
			`<h1 id="battery">储能电池项目</h1><p>用地 120 亩，总投资 12.5 亿元。</p>`)},
	}}
	var file bytes.Buffer
	volume, err := (&typeset.Painter{}).Print(&file, book, pdf.Info{Title: "招商手册", Lang: "zh-CN"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(volume.Pages), "pages, the sheet on", volume.Labels["battery"], "reported:", len(report.Sorted()))
	// Output: 3 pages, the sheet on 3 reported: 0
}
