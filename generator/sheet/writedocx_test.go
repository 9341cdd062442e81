package sheet

import (
	"bytes"
	"slices"
	"testing"
)

// A document that was written reads back as the tables that it was written from.
func TestDocumentsAreWritten(t *testing.T) {
	tables := []Table{
		{Name: "英文 <English>", Note: "请勿改动第一列。", Columns: []Column{{Headings: []string{"编号"}, Width: 20}, {Headings: []string{"原文"}, Width: 40}, {Headings: []string{"译文"}}},
			Rows: [][]string{{"a & b", "第一段\n第二段", "First\nSecond"}, {"c", "x\t<y>"}}},
		{Name: "hidden", Hidden: true, Columns: []Column{{Headings: []string{"x"}}}},
		{Name: "日文", Columns: []Column{{Headings: []string{"编号"}}}, Rows: [][]string{{"d"}}},
	}
	var b, again bytes.Buffer
	if err := WriteDocument(&b, tables); err != nil {
		t.Fatal(err)
	}
	if err := WriteDocument(&again, tables); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same tables give other bytes (%v)", err)
	}
	book, err := Read("x.docx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Sheets) != 2 {
		t.Fatalf("%d tables", len(book.Sheets))
	}
	for place, want := range map[[3]int]string{
		{0, 1, 1}: "编号", {0, 1, 3}: "译文", {0, 2, 1}: "a & b", {0, 2, 2}: "第一段\n第二段", {0, 2, 3}: "First\nSecond", {0, 3, 2}: "x\t<y>", {0, 3, 3}: "", {1, 2, 1}: "d",
	} {
		if got := book.Sheets[place[0]].At(place[1], place[2]).Text; got != want {
			t.Errorf("%v: %q, want %q", place, got, want)
		}
	}
	var said []string
	for _, block := range book.Blocks {
		if p := block.Paragraph; p != nil && p.Text != "" {
			said = append(said, p.Text)
			if (p.Level == 1) != (p.Text != "请勿改动第一列。") {
				t.Errorf("%q is of level %d", p.Text, p.Level)
			}
		}
	}
	if want := []string{"英文 <English>", "请勿改动第一列。", "日文"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}
