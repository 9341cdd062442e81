package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"prospectus/generator/sheet"
)

// made returns a workbook as a test makes it.
func made(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, name string, data []byte) *sheet.Book {
	t.Helper()
	b, err := sheet.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestCellsHoldWhatTheyHold: number formats give dates, shares and units, and
// never round.
func TestCellsHoldWhatTheyHold(t *testing.T) {
	for _, c := range []struct {
		format string
		value  any
		want   sheet.Cell
	}{
		{"General", 12.3, sheet.Cell{Kind: sheet.Number, Text: "12.3"}},
		{"General", 12.300000000000001, sheet.Cell{Kind: sheet.Number, Text: "12.3"}},
		{"0", 12.5, sheet.Cell{Kind: sheet.Number, Text: "12.5"}},
		{"#,##0.00", 1250000, sheet.Cell{Kind: sheet.Number, Text: "1250000"}},
		{`0.0"亿元"`, 12.5, sheet.Cell{Kind: sheet.Number, Text: "12.5", Unit: "亿元"}},
		{`#,##0万元;[Red]-#,##0万元`, 3000, sheet.Cell{Kind: sheet.Number, Text: "3000", Unit: "万元"}},
		{`[$￥-804]#,##0.00`, 50, sheet.Cell{Kind: sheet.Number, Text: "50"}},
		{`0!.0,"万元"`, 125000, sheet.Cell{Kind: sheet.Number, Text: "125000", Unit: "万元", Scaled: true}},
		{`0.00,`, 125000, sheet.Cell{Kind: sheet.Number, Text: "125000", Scaled: true}},
		{"0.00%", 0.182, sheet.Cell{Kind: sheet.Percent, Text: "18.2%"}},
		{"0%", 0.07, sheet.Cell{Kind: sheet.Percent, Text: "7%"}},
		{"yyyy-mm-dd", 46183, sheet.Cell{Kind: sheet.Date, Text: "2026-06-10"}},
		{`yyyy"年"m"月"`, 46183, sheet.Cell{Kind: sheet.Date, Text: "2026-06"}},
		{`yyyy"年"`, 46183, sheet.Cell{Kind: sheet.Date, Text: "2026"}},
		{`[$-804]yyyy"年"m"月"d"日";@`, 46183, sheet.Cell{Kind: sheet.Date, Text: "2026-06-10"}},
		{"h:mm", 0.5, sheet.Cell{Kind: sheet.Time, Text: "12:00:00"}},
		{"0.00E+00", 1234567890123, sheet.Cell{Kind: sheet.Number, Text: "1234567890123"}},
		{"@", "1200", sheet.Cell{Kind: sheet.Text, Text: "1200", Typed: true}},
		{"@", "　约3000万元 ", sheet.Cell{Kind: sheet.Text, Text: "约3000万元"}},
		{"General", true, sheet.Cell{Kind: sheet.Boolean, Text: "TRUE"}},
	} {
		data := made(t, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err != nil {
				t.Fatal(err)
			}
			_ = f.SetCellValue("Sheet1", "B2", c.value)
			_ = f.SetCellStyle("Sheet1", "B2", "B2", style)
		})
		if got := read(t, "a.xlsx", data).Sheets[0].At(2, 2); got != c.want {
			t.Errorf("%v under %q: %+v, want %+v", c.value, c.format, got, c.want)
		}
	}
}

// TestWhatDoesNotShowIsTold: formulas, merges, what is hidden.
func TestWhatDoesNotShowIsTold(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		_ = f.SetCellValue("Sheet1", "A1", "项目")
		_ = f.MergeCell("Sheet1", "A1", "C1")
		_ = f.SetCellFormula("Sheet1", "B3", "SUM(B1:B2)")
		_ = f.SetCellValue("Sheet1", "C4", "x")
		_ = f.SetRowVisible("Sheet1", 4, false)
		_ = f.SetColVisible("Sheet1", "C", false)
		_, _ = f.NewSheet("隐藏")
		_ = f.SetSheetVisible("隐藏", false)
	})
	b := read(t, "a.xlsx", data)
	s := b.Sheets[0]
	if got, merged := s.Spread(1, 3); got.Text != "项目" || !merged {
		t.Errorf("a merged cell reads %+v, %v", got, merged)
	}
	if got := s.At(3, 2); !got.Formula || !got.Stale {
		t.Errorf("a formula without a result reads %+v", got)
	}
	if !s.Row(4).Hidden || s.Row(3).Hidden || !s.HiddenColumns[3] || s.HiddenColumns[2] {
		t.Errorf("hidden rows and columns: %+v, %v", s.Rows, s.HiddenColumns)
	}
	if len(b.Sheets) != 2 || !b.Sheets[1].Hidden || s.Hidden {
		t.Errorf("hidden sheets are not told: %+v", b.Sheets)
	}
}

// TestStoredResultsAreRead: a formula's stored result is what its cell holds.
func TestStoredResultsAreRead(t *testing.T) {
	data := zipped(t, workbookParts(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1" t="str"><f>"a"</f><v>甲_x000D_
乙</v></c><c t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></is></c></row><row r="1048576"/>`)...)
	s := read(t, "a.xlsx", data).Sheets[0]
	for i, want := range []sheet.Cell{
		{Kind: sheet.Number, Text: "2", Formula: true},
		{Kind: sheet.Fault, Text: "#DIV/0!", Formula: true},
		{Kind: sheet.Text, Text: "甲\n乙", Formula: true},
		{Kind: sheet.Text, Text: "富文本"},
	} {
		if got := s.At(1, i+1); got != want {
			t.Errorf("cell %d: %+v, want %+v", i+1, got, want)
		}
	}
	if len(s.Rows) != 1 {
		t.Errorf("an empty row at the end makes %d rows", len(s.Rows))
	}
}

// workbookParts are the files of the least workbook.
func workbookParts(rows string) []string {
	return []string{
		"[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// zipped makes a package of names and contents in turn.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zippedHuge makes a package that says of a file that it unpacks to a gigabyte.
func zippedHuge(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, UncompressedSize64: 1 << 30, CompressedSize64: 2})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte{3, 0})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextIsReadInItsEncoding(t *testing.T) {
	const s = "项目名称,总投资\r\n\"石灰\n窑\",\"1,200 万元\"\r\n\r\n冷库,'-5%\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	utf16le := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(s, "项目名称,", "项目名称\t"))) {
		utf16le = binary.LittleEndian.AppendUint16(utf16le, u)
	}
	for _, c := range []struct {
		data    []byte
		charset string
	}{{[]byte(s), "UTF-8"}, {[]byte("\ufeff" + s), "UTF-8"}, {[]byte(gb), "GB18030"}} {
		b := read(t, "a.csv", c.data)
		got := b.Sheets[0]
		if b.Charset != c.charset || got.At(1, 1).Text != "项目名称" || got.At(2, 1).Text != "石灰\n窑" || got.At(2, 2).Text != "1,200 万元" {
			t.Errorf("%s: %q %+v", c.charset, b.Charset, got.Rows)
		}
		if got.At(4, 2).Text != "-5%" || got.At(4, 1).Text != "冷库" {
			t.Errorf("%s: rows are not counted as a spreadsheet counts them: %+v", c.charset, got.Rows)
		}
	}
	if b := read(t, "a.csv", []byte("a\tb,c\td\n1\t2\t3\n")); b.Sheets[0].At(2, 3).Text != "3" {
		t.Errorf("tabs do not separate: %+v", b.Sheets[0].Rows)
	}
	if b := read(t, "a.txt", utf16le); b.Charset != "UTF-16" || !strings.HasPrefix(b.Sheets[0].At(1, 1).Text, "项目名称") {
		t.Errorf("UTF-16 reads %+v", b.Sheets[0].Rows)
	}
}

const documentXML = `<w:document xmlns:w="w" xmlns:a="a" xmlns:r="r" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>项目名称</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>石灰</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>窑</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>
<w:p/>
<w:p><w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>投资</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>总</w:t></w:r></w:p><w:p><w:r><w:t>额</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:sym w:char="F052"/><w:t>独资</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
</w:body></w:document>`

func documentParts(body string) []string {
	return []string{
		"[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/><Relationship Id="p1" Type="http://x/image" Target="media/image1.png"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
		"word/media/image1.png", "picture",
		"word/document.xml", body,
	}
}

func TestDocumentsAreReadInOrder(t *testing.T) {
	b := read(t, "a.docx", zipped(t, documentParts(documentXML)...))
	var got []string
	for _, bl := range b.Blocks {
		if p := bl.Paragraph; p != nil {
			got = append(got, fmt.Sprintf("%d %d %v %q %v", p.Number, p.Level, p.Bold, p.Text, p.Pictures))
			continue
		}
		got = append(got, fmt.Sprintf("table %d after %d", bl.Table.Number, bl.Table.Paragraph))
	}
	want := []string{`1 2 false "项目名称" []`, `2 0 false "石灰窑新" []`, `4 0 false "" [0]`, "table 1 after 4", `5 0 false "框" []`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !b.Changed {
		t.Error("changes that nobody accepted are not told")
	}
	s := b.Sheets[0]
	if c, merged := s.Spread(2, 1); c.Text != "投资" || !merged {
		t.Errorf("a cell merged downwards reads %+v", c)
	}
	if c, _ := s.Spread(1, 3); c.Text != "总\n额" {
		t.Errorf("a cell merged sideways reads %+v", c)
	}
	if s.At(2, 3).Text != "☑独资" {
		t.Errorf("a tick reads %+v", s.At(2, 3))
	}
	if len(b.Pictures) != 1 || string(b.Pictures[0].Data) != "picture" || b.Pictures[0].Place.Paragraph != 4 || b.Pictures[0].Place.File != "a.docx" {
		t.Errorf("pictures: %+v", b.Pictures)
	}
}

// compound makes the start of a file of 1997's container with one stream.
func compound(stream string) []byte {
	b := make([]byte, 2048)
	copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	binary.LittleEndian.PutUint16(b[30:], 9)
	entry := func(n int, name string) {
		at := b[512+128*n:]
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(at[2*i:], u)
		}
		binary.LittleEndian.PutUint16(at[64:], uint16(2*len(name)+2))
	}
	entry(0, "Root Entry")
	entry(1, stream)
	return b
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	good := zipped(t, workbookParts("")...)
	bomb := zippedHuge(t)
	for _, c := range []struct {
		name, file string
		data       []byte
		code, says string
	}{
		{"an encrypted file", "a.xlsx", compound("EncryptedPackage"), "sheet-encrypted", "password"},
		{"a renamed xls", "a.xlsx", compound("Workbook"), "sheet-old-format", ".xls"},
		{"a file of WPS", "a.et", compound("Workbook"), "sheet-old-format", ".et"},
		{"a doc", "a.doc", compound("WordDocument"), "sheet-old-format", ".doc"},
		{"a wps", "a.wps", compound("WordDocument"), "sheet-old-format", ".wps"},
		{"a macro file", "a.xlsx", zipped(t, append(workbookParts(""), "xl/vbaProject.bin", "x")...), "sheet-macros", "macros"},
		{"a macro document", "a.docx", zipped(t, append(documentParts(""), "word/vbaProject.bin", "x")...), "sheet-macros", "macros"},
		{"a binary workbook", "a.xlsx", zipped(t, "[Content_Types].xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "sheet-old-format", ".xlsb"},
		{"a zip bomb", "a.xlsx", bomb, "sheet-bomb", "unpacks"},
		{"an ods", "a.ods", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "sheet-other-format", "OpenDocument"},
		{"a zip", "a.zip", zipped(t, "a.txt", "x"), "sheet-archive", "archive"},
		{"a pdf", "a.xlsx", []byte("%PDF-1.7 x"), "sheet-no-table", "PDF"},
		{"a web page", "a.xls", []byte("\xEF\xBB\xBF <html><table>"), "sheet-other-format", "web page"},
		{"nothing", "a.xlsx", nil, "sheet-empty-file", "empty"},
		{"half a file", "a.xlsx", good[:len(good)/2], "sheet-damaged", "damaged"},
		{"broken XML", "a.xlsx", zipped(t, workbookParts(`<row><c></row>`)...), "sheet-damaged", "sheet1.xml"},
		{"a document without text", "a.docx", zipped(t, documentParts("")[:4]...), "sheet-damaged", "document.xml"},
		{"other letters", "a.csv", []byte("a,\xff\xff\xff\n"), "sheet-encoding", "GB18030"},
		{"NULs", "a.csv", []byte("a,\x00\x01\n"), "sheet-encoding", "GB18030"},
		{"open quotes", "a.csv", []byte("a,b\nc,\"d\n"), "sheet-csv-quotes", "line 2"},
	} {
		_, err := sheet.Read(c.file, c.data)
		var known *sheet.Error
		if !errors.As(err, &known) || known.Rule.Code != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want [%s] %s", c.name, err, c.code, c.says)
		}
	}
}

func tables() []sheet.Table {
	return []sheet.Table{
		{Name: "项目", Note: "说明", Spare: 10, Columns: []sheet.Column{
			{Headings: []string{"项目名称", "Title"}, Needed: true, Hint: "写全称"},
			{Headings: []string{"建设期", "Months"}, Number: true},
			{Headings: []string{"状态", "State"}, Choices: &sheet.Choices{Sheet: "可填值", Column: 1, First: 2, Last: 3}},
		}, Rows: [][]string{{"石灰窑", "24", "开放"}, {"=1+1", "", ""}, {"001"}}},
		{Name: "空"}, {Name: "又一张"}, {Name: "第三张"},
		{Name: "可填值", Columns: []sheet.Column{{Headings: []string{"状态"}}}, Rows: [][]string{{"开放"}, {"关闭"}}},
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	var one, two, text bytes.Buffer
	if err := errors.Join(sheet.WriteWorkbook(&one, tables()), sheet.WriteWorkbook(&two, tables()), sheet.WriteText(&text, tables()[0])); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same tables do not give the same bytes")
	}
	if !strings.HasPrefix(text.String(), "\ufeff项目名称,建设期,状态\r\n") || !strings.Contains(text.String(), "\n'=1+1,") {
		t.Errorf("the csv is %q", text.String())
	}
	for name, c := range map[string]struct {
		data []byte
		at   int
	}{"a.xlsx": {one.Bytes(), 4}, "a.csv": {text.Bytes(), 3}} {
		s := read(t, name, c.data).Sheets[0]
		for i, row := range tables()[0].Rows {
			for j, want := range row {
				if got := s.At(c.at+i, j+1); got.Text != want || got.Formula {
					t.Errorf("%s row %d column %d: %+v, want %q", name, c.at+i, j+1, got, want)
				}
			}
		}
	}
	if c := read(t, "a.xlsx", one.Bytes()).Sheets[0].At(4, 2); c.Kind != sheet.Number {
		t.Errorf("a number is written as %+v", c)
	}
	f, err := excelize.OpenReader(bytes.NewReader(one.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lists, err := f.GetDataValidations("项目")
	if err != nil || len(lists) != 2 || lists[1].Sqref != "C4:C16" || !strings.Contains(lists[1].Formula1, "'可填值'!$A$2:$A$3") {
		t.Errorf("drop-downs: %+v %v", lists, err)
	}
}

func TestPlacesInWords(t *testing.T) {
	p := sheet.Place{File: "a.xlsx", Sheet: "项目", Row: 5, Column: 28}
	if zh, en := p.In("zh"), p.In("en"); zh != "工作表“项目” 第 5 行 AB 列" || en != `sheet "项目", row 5, column AB` {
		t.Errorf("%s / %s", zh, en)
	}
}

// TestPicturesOfSheets are found with the cells that they lie on.
func TestPicturesOfSheets(t *testing.T) {
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	data := made(t, func(f *excelize.File) {
		_ = f.SetCellValue("Sheet1", "A1", "x")
		if err := f.AddPictureFromBytes("Sheet1", "C5", &excelize.Picture{Extension: ".png", File: dot.Bytes()}); err != nil {
			t.Fatal(err)
		}
	})
	b := read(t, "a.xlsx", data)
	want := sheet.Place{File: "a.xlsx", Sheet: "Sheet1", Row: 5, Column: 3}
	if len(b.Pictures) != 1 || b.Pictures[0].Place != want || !bytes.Equal(b.Pictures[0].Data, dot.Bytes()) {
		t.Errorf("%+v", b.Pictures)
	}
}

// FuzzRead: whatever the bytes, a file is read or refused.
func FuzzRead(f *testing.F) {
	for _, rows := range []string{`<row r="1"><c r="A1"><v>1</v></c></row>`, `<row><c t="s"><v>9</v></c></row>`, "</x>"} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		if b, err := sheet.Read("a.xlsx", zipped(t, workbookParts(rows)...)); err == nil {
			for _, s := range b.Sheets {
				_ = s.Width()
				for _, r := range s.Rows {
					_, _ = s.Spread(r.Number, len(r.Cells))
				}
			}
		}
		_, _ = sheet.Read("a.csv", []byte(rows))
		_, _ = sheet.Read("a.docx", zipped(t, documentParts(rows)...))
	})
}
