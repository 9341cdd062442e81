package markup_test

import (
	"fmt"
	"os"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/markup"
	"prospectus/generator/source"
)

// A site knows its records and photographs.
type site struct{}

func (site) Link(target string) (string, bool) {
	id, ok := strings.CutPrefix(target, "project:")
	return "../projects/" + id + ".html", ok
}

func (site) Image(string) (markup.Image, bool) { return markup.Image{}, false }

func Example() {
	file := source.NewFile("zh.md", "推出**《指南》**，见[绿色包装](project:xz-2026-0042)。\n")
	var faults diag.List
	d := markup.NewReader("project", "policy", "park", "chain").Parse(file.All(), &faults)
	fmt.Println(string(d.AppendHTML(nil, site{})))
	fmt.Println(d.Text().String)
	// Output:
	// <p>推出<strong>《指南》</strong>，见<a href="../projects/xz-2026-0042.html">绿色包装</a>。</p>
	// 推出《指南》，见绿色包装。
}

func ExampleReader_Parse_faults() {
	file := source.NewFile("zh.md", "## 优势\n\n#### 港口\n")
	var faults diag.List
	markup.NewReader("project", "policy", "park", "chain").Parse(file.All(), &faults)
	diag.PrintText(os.Stdout, faults.Sorted(), "en")
	// Output:
	// zh.md:3:6: error: heading level skipped: expected level 3 at most, found level 4 [markup-heading-skipped]
	//     #### 港口
	//          ^^^^
	//     hint: use fewer # marks, or add the heading that is missing above
}

func ExampleText_Span() {
	file := source.NewFile("zh.md", "电话**0000&#45;1234567**\n")
	text := markup.NewReader("project", "policy", "park", "chain").Parse(file.All(), nil).Text()
	at := strings.Index(text.String, "0000-1234567")
	fmt.Println(text.Span(at, at+len("0000-1234567")).Text())
	// Output:
	// 0000&#45;1234567
}
