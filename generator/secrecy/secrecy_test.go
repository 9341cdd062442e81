package secrecy

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMarkings(t *testing.T) {
	for _, text := range []string{
		"机密", "秘密★", "机密★20年", "绝密★启用前", "绝密·启用前", "绝密 启用前", "秘密 ★ 长期", "机密〔2020〕3号", "秘密[2021]15号", "绝密（2019）", "机密级★",
		"# 秘密", "**机密**", "> 绝 密", "机　密", "000012 机密", "000012\n机密★5年\n特急", "（机密）", "【绝密】关于某事的报告", "某发〔2020〕3号（秘密）",
		"密级：秘密", "密级: 机密", "保密等级：绝密", "密级 = \"机密\"", "| 密级 | 机密 |", "| 机密 |", "本件为机密★10年", "機密★", "絕密", "绝密件", "“机密”", "\r\n秘密\r\n",
	} {
		if _, found := Find(text, Prose); !found {
			t.Errorf("%q is not found", text)
		}
	}
	for _, text := range []string{"name,grade\nx,机密\n", `grade = "秘密"`, "x,\"绝密\",y", `title = { zh = "机密" }`} {
		if _, found := Find(text, Values); !found {
			t.Errorf("%q is not found among values", text)
		}
	}
}

// Sentences that an office writes every day, and that are no markings.
func TestInnocentText(t *testing.T) {
	for _, text := range []string{
		"保护商业秘密", "商业秘密", "国家秘密★", "# 国家秘密", "依法保守秘密。", "《中华人民共和国保守国家秘密法》", "涉及国家秘密、商业秘密和个人隐私的除外",
		"国家秘密的密级分为绝密、机密、秘密三级", "密级：绝密、机密、秘密", "工作秘密管理办法", "技术秘密入股", "机密性、完整性和可用性", "秘密地", "这不是什么秘密",
		"什么是“秘密”？", "绝密级事项由中央机关确定", "企业秘密〔2020〕", "秘密会议", "机密文件不得上网", "加密", "精密制造", "密级标志", "秘密2020", "公开的秘密", "",
		"机密、秘密", "（秘密、机密、绝密）", "不得泄露秘密。", "侵犯商业秘密★★★", "机（密）", "计算机密码", "机　　　　　　　　　　　　密", "飞机密封圈",
	} {
		if at, found := Find(text, Prose); found {
			t.Errorf("%q is found at %d", text, at)
		}
		if _, found := Find(text, Values); found {
			t.Errorf("%q is found among values", text)
		}
	}
}

func TestFindSaysWhere(t *testing.T) {
	const before = "保守国家秘密。\n第二行 "
	if at, found := Find(before+"机密★", Prose); !found || at != len(before) {
		t.Errorf("%d, %v", at, found)
	}
}

// office is an office file with one part.
func office(part, text string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create(part)
	fmt.Fprint(f, text)
	w.Close()
	return b.Bytes()
}

func utf16be(s string) string {
	out := "\xfe\xff"
	for _, u := range utf16.Encode([]rune(s)) {
		out += string([]byte{byte(u >> 8), byte(u)})
	}
	return out
}

func TestAttachments(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("第一行\n机密★\n")
	if err != nil {
		t.Fatal(err)
	}
	little := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune("秘密★")) {
		little = append(little, byte(u), byte(u>>8))
	}
	for name, test := range map[string]struct {
		file string
		data string
		want bool
	}{
		"text":                 {"a.txt", "机密★", true},
		"text in GB18030":      {"a.txt", gb, true},
		"text in UTF-16":       {"a.txt", string(little), true},
		"big-endian":           {"a.TXT", utf16be("绝密★"), true},
		"innocent text":        {"a.txt", "商业秘密", false},
		"no text at all":       {"a.txt", "\xff\xff\xff", false},
		"spaced, traditional":  {"a.txt", "絕 密 ★ 啟用前", true},
		"wide spaces":          {"a.md", "# 機　密\n", true},
		"spaced in a cell":     {"a.tsv", "x\t秘 密\ty\n", true},
		"spaced in word":       {"a.docx", string(office("word/document.xml", `<w:p><w:t>機</w:t><w:tab/><w:t>密</w:t></w:p>`)), true},
		"traditional pdf":      {"a.pdf", "%PDF\n(" + utf16be("機 密★10年") + ")", true},
		"traditional innocent": {"a.txt", "保守商業秘密，飛機 密封圈", false},
		"a cell":               {"a.csv", "x,机密,y\n", true},
		"word":                 {"a.docx", string(office("word/document.xml", `<w:document><w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密★10年</w:t></w:r></w:p></w:document>`)), true},
		"word, alone":          {"a.docx", string(office("word/header1.xml", `<w:hdr><w:p><w:t>秘密</w:t></w:p><w:p><w:t>正文</w:t></w:p></w:hdr>`)), true},
		"innocent word":        {"a.docx", string(office("word/document.xml", `<w:p><w:t>保守商业秘密</w:t></w:p>`)), false},
		"excel":                {"a.xlsx", string(office("xl/sharedStrings.xml", `<sst><si><t>机密</t></si></sst>`)), true},
		"a part of text":       {"a.docx", string(office("word/media/a.txt", "机密★")), true},
		"text by another name": {"a.docx", "机密★", true},
		"a compressed page":    {"a.pdf", "%PDF-1.7\n<<>>stream\n" + deflated("BT ("+utf16be("机密★")+") Tj ET") + "\nendstream", true},
		"pdf, literal":         {"a.pdf", "%PDF\n(" + utf16be("机密★") + ")", true},
		"pdf, escaped":         {"a.pdf", `%PDF (\(x\) \\ \376\377` + strings.TrimPrefix(escaped(utf16be("秘密★")), `\376\377`) + `)`, false},
		"pdf, octal":           {"a.pdf", "%PDF (" + escaped(utf16be("秘密★")) + ")", true},
		"pdf, hexadecimal":     {"a.pdf", fmt.Sprintf("%%PDF << /Title <%x> >>", utf16be("绝密★启用前")), true},
		"pdf, innocent":        {"a.pdf", "%PDF\n(" + utf16be("商业秘密") + ") (( <<", false},
		"a picture":            {"a.png", "机密★", false},
		"a string never ended": {"a.pdf", "%PDF (x", false},
	} {
		if got := InFile(test.file, []byte(test.data)); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
		if !Reads(test.file) && test.want {
			t.Errorf("%s is said not to be read", test.file)
		}
	}
	if Reads("a.png") || Reads("a") {
		t.Error("pictures are not read")
	}
}

// escaped writes bytes as the octal escapes of a PDF.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, `\%03o`, s[i])
	}
	return b.String()
}

func FuzzInFile(f *testing.F) {
	f.Add("a.pdf", []byte("%PDF (\\7 <4"))
	f.Add("a.docx", office("word/document.xml", "<w:p>"))
	f.Fuzz(func(_ *testing.T, name string, data []byte) { InFile(name, data) })
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}
