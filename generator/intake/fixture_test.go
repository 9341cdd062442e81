package intake_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/intake"
	"prospectus/generator/model"
	"prospectus/generator/schema"
)

// A fixture is one or several files drawn as text:
//
//	# a remark, on the first lines
//	xlsx NAME            a workbook; then sheets and their rows
//	= NAME               a sheet
//	@merge A1:C1   @hide row 4   @hide column C   @hide sheet
//	a | b | c            cells: #1.5 is a number, "#1.5 0.0%" one under a
//	                     format, =F => V a formula with its stored result,
//	                     =F one without, !#REF! an error, \n a line end
//	docx NAME            a document: # heading, **bold**, | a | b | a table's
//	                     row, whose last cell takes in as many columns as > follow;
//	                     {+inserted+}{-deleted-}
//	csv NAME, csv-gb NAME
//	make WHAT NAME       a file that no program would write: see made
func fixture(t *testing.T, text string) (files []intake.File) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && (strings.HasPrefix(lines[0], "# ") || lines[0] == "") {
		lines = lines[1:]
	}
	var kind, name string
	var body []string
	flush := func() {
		if kind != "" {
			files = append(files, intake.File{Name: name, Data: drawn(t, kind, body)})
		}
		body = nil
	}
	for _, line := range lines {
		if m := begins.FindStringSubmatch(line); m != nil {
			flush()
			kind, name = m[1], m[2]
			continue
		}
		body = append(body, line)
	}
	flush()
	return files
}

var begins = regexp.MustCompile(`^(xlsx|docx|csv|csv-gb|make [a-z-]+) (\S+)$`)

func drawn(t *testing.T, kind string, body []string) []byte {
	t.Helper()
	text := strings.Join(body, "\n")
	switch kind {
	case "xlsx":
		return drawnWorkbook(t, body)
	case "docx":
		return drawnDocument(t, body)
	case "csv":
		return []byte(strings.TrimRight(text, "\n") + "\n")
	case "csv-gb":
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(strings.TrimRight(text, "\n") + "\n")
		if err != nil {
			t.Fatal(err)
		}
		return []byte(gb)
	}
	return made(t, strings.TrimPrefix(kind, "make "))
}

func drawnWorkbook(t *testing.T, body []string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	name, row, first := "Sheet1", 0, true
	for _, line := range body {
		switch {
		case strings.HasPrefix(line, "= ") && !strings.Contains(line, "|"):
			name, row = line[2:], 0
			if first {
				_ = f.SetSheetName("Sheet1", name)
			} else if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			first = false
		case strings.HasPrefix(line, "@merge "):
			from, to, _ := strings.Cut(line[7:], ":")
			_ = f.MergeCell(name, from, to)
		case strings.HasPrefix(line, "@hide row "):
			n, _ := strconv.Atoi(line[10:])
			_ = f.SetRowVisible(name, n, false)
		case strings.HasPrefix(line, "@hide column "):
			_ = f.SetColVisible(name, line[13:], false)
		case line == "@hide sheet":
			_ = f.SetSheetVisible(name, false)
		case line != "":
			row++
			for i, cell := range strings.Split(line, "|") {
				at, _ := excelize.CoordinatesToCellName(i+1, row)
				drawCell(t, f, name, at, strings.TrimSpace(strings.ReplaceAll(cell, `\n`, "\n")))
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return withResults(t, b.Bytes())
}

// drawCell writes one cell. The stored result of a formula is put in later,
// since the library stores none.
func drawCell(t *testing.T, f *excelize.File, sheet, at, s string) {
	t.Helper()
	switch {
	case s == "":
	case strings.HasPrefix(s, "#") && s != "#":
		number, format, formatted := strings.Cut(s[1:], " ")
		x, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		_ = f.SetCellValue(sheet, at, x)
		if formatted {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				t.Fatal(err)
			}
			_ = f.SetCellStyle(sheet, at, at, style)
		}
	case strings.HasPrefix(s, "="):
		_ = f.SetCellFormula(sheet, at, s[1:])
	case strings.HasPrefix(s, "!"):
		_ = f.SetCellFormula(sheet, at, "NA() => !"+s[1:])
	default:
		_ = f.SetCellStr(sheet, at, s)
	}
}

var result = regexp.MustCompile(`<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*?) =&gt; (!?)([^<]*)</f></c>`)

// withResults turns "F => V" formulas into formulas with a stored result.
func withResults(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(rc)
		rc.Close()
		s := result.ReplaceAllStringFunc(string(b), func(c string) string {
			m := result.FindStringSubmatch(c)
			if m[4] == "!" {
				return `<c r="` + m[1] + `" t="e"><f>` + m[3] + `</f><v>` + m[5] + `</v></c>`
			}
			return `<c r="` + m[1] + `"><f>` + m[3] + `</f><v>` + m[5] + `</v></c>`
		})
		parts = append(parts, f.Name, s)
	}
	return zipped(t, parts...)
}

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

func drawnDocument(t *testing.T, body []string) []byte {
	t.Helper()
	var b strings.Builder
	inTable := false
	for _, line := range body {
		if row, ok := strings.CutPrefix(line, "| "); ok {
			if !inTable {
				b.WriteString("<w:tbl>")
			}
			inTable = true
			b.WriteString("<w:tr>")
			cells := strings.Split(strings.TrimSuffix(strings.TrimSpace(row), "|"), "|")
			for i, c := range cells {
				c = strings.TrimSpace(c)
				span := 1
				for i == len(cells)-1 && strings.HasSuffix(c, ">") {
					c = strings.TrimSpace(strings.TrimSuffix(c, ">"))
					span++
				}
				fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>%s</w:tc>`, span, paragraph(c))
			}
			b.WriteString("</w:tr>")
			continue
		}
		if inTable {
			b.WriteString("</w:tbl>")
		}
		inTable = false
		b.WriteString(paragraph(line))
	}
	if inTable {
		b.WriteString("</w:tbl>")
	}
	return zipped(t,
		"[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
		"word/document.xml", `<w:document xmlns:w="w"><w:body>`+b.String()+`</w:body></w:document>`)
}

var changes = regexp.MustCompile(`\{([+-])(.*?)[+-]\}`)

// paragraph writes one line as a paragraph of Word.
func paragraph(s string) string {
	style, run := "", ""
	for level, mark := range []string{"", "# ", "## "} {
		if rest, ok := strings.CutPrefix(s, mark); ok && mark != "" {
			s, style = rest, fmt.Sprintf(`<w:pPr><w:pStyle w:val="%d"/></w:pPr>`, level)
		}
	}
	if strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") {
		s, run = strings.Trim(s, "*"), "<w:rPr><w:b/></w:rPr>"
	}
	piece := func(s string) string {
		if s == "" {
			return ""
		}
		return "<w:r>" + run + "<w:t>" + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(s) + "</w:t></w:r>"
	}
	out, from := "", 0
	for _, m := range changes.FindAllStringSubmatchIndex(s, -1) {
		out += piece(s[from:m[0]])
		if s[m[2]:m[3]] == "+" {
			out += "<w:ins>" + piece(s[m[4]:m[5]]) + "</w:ins>"
		} else {
			out += "<w:del><w:r><w:delText>" + s[m[4]:m[5]] + "</w:delText></w:r></w:del>"
		}
		from = m[1]
	}
	return "<w:p>" + style + out + piece(s[from:]) + "</w:p>"
}

// made returns files that cannot be drawn.
func made(t *testing.T, what string) []byte {
	t.Helper()
	plain := drawnWorkbook(t, []string{"项目名称 | 总投资", "甲 | 1亿元"})
	switch what {
	case "encrypted":
		return compound("EncryptedPackage")
	case "xls":
		return compound("Workbook")
	case "doc":
		return compound("WordDocument")
	case "macros":
		return added(t, plain, "xl/vbaProject.bin", "macro")
	case "bomb":
		return bomb(t)
	case "half":
		return plain[:len(plain)/2]
	case "empty":
		return nil
	case "html":
		return []byte("<html><body><table><tr><td>项目名称</td></tr></table></body></html>")
	case "pdf":
		return []byte("%PDF-1.4\n")
	case "ods":
		return zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")
	case "zip":
		return zipped(t, "a.txt", "x")
	case "binary":
		return []byte("a,b\x00\x01\x02\n")
	}
	t.Fatalf("no file %q can be made", what)
	return nil
}

// added puts one more file into a package.
func added(t *testing.T, data []byte, name, text string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range r.File {
		if err := z.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(w, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, UncompressedSize64: 1 << 32, CompressedSize64: 2})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte{3, 0})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// compound makes the start of a container of 1997 with one stream.
func compound(stream string) []byte {
	b := make([]byte, 2048)
	copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	binary.LittleEndian.PutUint16(b[30:], 9)
	for n, name := range []string{"Root Entry", stream} {
		at := b[512+128*n:]
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(at[2*i:], u)
		}
		binary.LittleEndian.PutUint16(at[64:], uint16(2*len(name)+2))
	}
	return b
}

// site is a small library.
func site() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"data/site.toml":                             "name = { zh = \"局\", en = \"Office\" }\ntitle = { zh = \"站\", en = \"Site\" }\nlanguages = [\"zh\", \"en\"]\nedition = \"1\"\n",
		"data/regions.toml":                          "[shiji]\nname = { zh = \"石漈市\", en = \"Shiji City\" }\n[yunxiu]\nname = { zh = \"云岫县\", en = \"Yunxiu County\" }\n",
		"data/industries.toml":                       "[new-materials]\nname = { zh = \"新材料\", en = \"New materials\" }\n[food]\nname = { zh = \"食品\", en = \"Food\" }\n",
		"data/units.toml":                            "[shiji-ipb]\nname = { zh = \"石漈市投资促进局\", en = \"Shiji bureau\" }\nregion = \"shiji\"\n[yunxiu-ipb]\nname = { zh = \"云岫县投资促进局\", en = \"Yunxiu bureau\" }\nregion = \"yunxiu\"\n",
		"content/projects/xz-2026-0001/project.toml": "# 注\ncode = \"XZ-2026-0001\" # 编号\nstate = \"open\"\nindustry = \"food\"\nregion = \"shiji\"\nowner = \"shiji-ipb\"\ninvestment = \"8600 万元\"\nmodes = [\"sole\"]\naddress = { zh = \"北路\" }\n\n[land]\narea = \"30 亩\"\n\n[product.oil]\nname = { zh = \"油\", en = \"Oil\" }\ncapacity = \"8000 吨/年\"\n\n[internal]\nstage = \"planned\"\n",
		"content/projects/xz-2026-0001/zh.md":        "+++\ntitle = \"米糠油精炼\"\nrisk = \"价格\"\n+++\n## 背景\n\n已有正文。\n",
		"content/projects/xz-2026-0001/en.md":        "+++\ntitle = \"Rice bran oil\"\n+++\nText.\n",
		"content/projects/xz-2026-0002/project.toml": "code = \"XZ-2026-0002\"\nstate = \"open\"\nindustry = \"new-materials\"\nregion = \"yunxiu\"\nowner = \"yunxiu-ipb\"\ninvestment = \"1.2 亿元\"\n",
		"content/projects/xz-2026-0002/zh.md":        "+++\ntitle = \"竹纤维\"\n+++\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// library reads a site and fails the test where it has faults.
func library(t testing.TB, fsys fstest.MapFS) *model.Catalog {
	t.Helper()
	var list diag.List
	c, _ := schema.Load(content.Source{Site: fsys, Kinds: schema.Kinds(), Verify: true}, &list)
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			t.Errorf("%s: %s", d.Span.Position().File, d.Message("zh"))
		}
	}
	return c
}

// importInto reads files into a site.
func importInto(t *testing.T, fsys fstest.MapFS, base intake.Base, files ...intake.File) *intake.Result {
	t.Helper()
	numbering := &intake.Map{ID: "county", Numbering: "XZ-2026-{0000}"}
	return intake.Read(intake.Input{Files: files, Catalog: library(t, fsys), Site: fsys, Base: base, Maps: []*intake.Map{numbering}})
}

// write puts what a result has to write into a site.
func write(fsys fstest.MapFS, r *intake.Result) {
	for _, w := range r.Writes {
		fsys[w.Path] = &fstest.MapFile{Data: w.Data}
	}
}

// told is a report with the files that would be written.
func told(t *testing.T, r *intake.Result) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b, "zh", true); err != nil {
		t.Fatal(err)
	}
	for _, w := range r.Writes {
		fmt.Fprintf(&b, "\n-- %s --\n%s", w.Path, w.Data)
	}
	return b.String()
}

// TestFixtures compares each layout, and each bad file, with what was looked at
// and found right; UPDATE_GOLDENS=1 writes it anew, to be looked at again.
func TestFixtures(t *testing.T) {
	counts := map[string]int{}
	for _, folder := range []string{"good", "bad"} {
		names, err := filepath.Glob("testdata/" + folder + "/*.txt")
		if err != nil {
			t.Fatal(err)
		}
		counts[folder] = len(names)
		for _, name := range names {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { compare(t, folder, name) })
		}
		wants, _ := filepath.Glob("testdata/" + folder + "/*.want")
		for _, w := range wants {
			if _, err := os.Stat(strings.TrimSuffix(w, ".want") + ".txt"); err != nil {
				t.Errorf("%s belongs to no fixture", w)
			}
		}
	}
	if counts["good"] < 18 || counts["bad"] < 40 {
		t.Errorf("%d layouts and %d bad files", counts["good"], counts["bad"])
	}
}

func compare(t *testing.T, folder, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fsys := site()
	r := importInto(t, fsys, nil, fixture(t, string(text))...)
	if folder == "good" {
		if !r.Clean(false) {
			t.Error("it is not clean")
		}
		write(fsys, r)
		library(t, fsys) // and the library stands
	} else if r.Clean(true) {
		t.Error("nothing is said against it")
	}
	want := strings.TrimSuffix(name, ".txt") + ".want"
	got := told(t, r)
	if os.Getenv("UPDATE_GOLDENS") != "" {
		if err := os.WriteFile(want, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(want)
	if err != nil || string(b) != got {
		t.Errorf("%s is not what came out (%v):\n%s", want, err, got)
	}
}

// edited changes cells of a workbook as somebody would in Excel.
func edited(t *testing.T, data []byte, cells map[string]string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for from, to := range cells {
		for _, name := range f.GetSheetList() {
			hits, err := f.SearchSheet(name, from)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range hits {
				_ = f.SetCellStr(name, at, to)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withPicture puts a picture behind a document's text.
func withPicture(t *testing.T, data []byte, picture string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := []string{"word/media/image1.png", picture}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(rc)
		rc.Close()
		s := string(b)
		switch f.Name {
		case "word/media/image1.png":
			continue
		case "word/document.xml":
			if !strings.Contains(s, "blip") {
				s = strings.Replace(s, "</w:body>", `<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:embed="p"/></w:drawing></w:r></w:p></w:body>`, 1)
			}
		case "word/_rels/document.xml.rels":
			if !strings.Contains(s, `Id="p"`) {
				s = strings.Replace(s, "</Relationships>", `<Relationship Id="p" Type="http://x/image" Target="media/image1.png"/></Relationships>`, 1)
			}
		}
		parts = append(parts, f.Name, s)
	}
	return zipped(t, parts...)
}

// largeWorkbook makes a workbook of so many projects and 30 columns.
func largeWorkbook(tb testing.TB, rows int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	headings := strings.Split("项目编号,项目名称,一句话简介,区县,产业,项目类型,总投资（万元）,拟引进资金（万元）,用地面积（亩）,建筑面积（平方米）,土地用途,供地方式,容积率,建设期（月）,合作方式,年收入（万元）,年成本（万元）,年利润（万元）,年税收（万元）,投资回收期（年）,内部收益率（%）,就业（人）,核实日期,风险,合作方要求,地址,项目背景,建设内容,市场分析,联系人", ",")
	row := make([]any, len(headings))
	for i, h := range headings {
		row[i] = h
	}
	_ = w.SetRow("A1", row)
	for n := 1; n <= rows; n++ {
		_ = w.SetRow(fmt.Sprintf("A%d", n+1), []any{fmt.Sprintf("YY-2026-%04d", n), fmt.Sprintf("第%d个项目", n), "用本地石头做粉", "石漈市", "食品", "新建", 1000 + n, 500, 20, 3000, "工业", "出让", 1.2, 24, "独资、合资", 2000, 1500, 500, 100, 6.5, 12.5, 80, "2026-06-10", "原料价格波动", "有销路的企业", "北路一号", "本地有石头，够用三十年。", "年产五万吨。", "华东有买家。", "张某"})
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
