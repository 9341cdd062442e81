package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// factsText is a file of facts of the usual size and shape.
func factsText(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 项目 %d\nindustry = \"new-materials\"\nregions = [\"tingyuan\", \"yunxiu\"]\npublished = 2026-03-01\n", n)
	fmt.Fprintf(&b, "investment = \"12.5 亿元\"\nland = \"120 亩\"\nmodes = [\"合资\", \"独资\"]\nname = { zh = \"碳酸钙深加工项目\", en = \"Calcium carbonate deep processing\" }\n")
	for i := range 4 {
		fmt.Fprintf(&b, "\n[condition.c%d]\nlabel = { zh = \"供电与蒸汽\", en = \"Power and steam\" }\nvalue = \"0.62 元/kWh\"\nnote.zh = \"按 35 kV 大工业用电，\\\"平段\\\"\"\nnote.en = 'Large industrial tariff, shoulder period'\nready = true\norder = %d\n", i, i)
	}
	b.WriteString("\n[internal]\ncontact = \"示例\"\nscore = 4.5\n")
	return b.String()
}

func BenchmarkParseTOML(b *testing.B) {
	file := source.NewFile("project.toml", factsText(1))
	b.SetBytes(int64(len(file.Text)))
	b.ReportAllocs()
	for b.Loop() {
		var list diag.List
		if ParseTOML(file.All(), &list) == nil {
			b.Fatal(said(&list))
		}
	}
}

// BenchmarkLibrary is the same with the usual library, which gives no spans.
func BenchmarkLibrary(b *testing.B) {
	text := factsText(1)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var tree map[string]any
		if _, err := toml.Decode(text, &tree); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecords reads a tree of a thousand records from memory.
func BenchmarkRecords(b *testing.B) {
	tree := fstest.MapFS{}
	size := 0
	for i := range 1000 {
		dir := fmt.Sprintf("content/projects/p-%04d/", i)
		for name, text := range map[string]string{
			"project.toml": factsText(i),
			"zh.md":        "+++\ntitle = \"项目\"\n+++\n" + strings.Repeat("正文一段。\n\n", 100),
			"en.md":        "+++\ntitle = \"Project\"\n+++\n" + strings.Repeat("A paragraph.\n\n", 100),
		} {
			tree[dir+name] = &fstest.MapFile{Data: []byte(text)}
			size += len(text)
		}
	}
	s := Source{Site: tree, Kinds: testKinds}
	b.SetBytes(int64(size))
	for b.Loop() {
		var list diag.List
		n := 0
		for range s.Records(&list) {
			n++
		}
		if n != 1000 || len(list.Sorted()) > 0 {
			b.Fatalf("%d records\n%s", n, said(&list))
		}
	}
}

var testKinds = []Kind{{"projects", "project.toml"}, {"chains", "chain.toml"}, {"pages", "page.toml"}}
