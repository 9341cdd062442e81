package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"prospectus/generator/i18n"
)

var zipWords = i18n.Text{"zh": "压缩结构", "en": "zip"}

// A format is one that is read.
type format int

const (
	plainText format = iota
	workbook
	document
)

// The names of formats to save as, in the words of the Save As dialogue.
const (
	xlsxName = "Excel 工作簿（*.xlsx）"
	docxName = "Word 文档（*.docx）"
)

// sniff says what a file is by its content. The name is asked only which of two
// programs wrote a container that both use.
func sniff(name string, data []byte) (format, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return 0, refuse(emptyFile)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return sniffZip(data)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return 0, sniffCompound(name, data)
	}
	for _, m := range others {
		if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n"), []byte(m.magic)) {
			return 0, m.err
		}
	}
	lower := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], "\xEF\xBB\xBF \t\r\n")))
	if strings.HasPrefix(lower, "<html") || strings.HasPrefix(lower, "<!doctype html") || strings.HasPrefix(lower, "<table") {
		return 0, refuse(otherFormat, i18n.Text{"zh": "网页文件（有些系统导出的 .xls 其实是网页）", "en": "a web page, as some systems export under the name .xls"}, xlsxName)
	}
	return plainText, nil
}

// others are formats told by their first bytes.
var others = []struct {
	magic string
	err   error
}{
	{"%PDF", refuse(notDocument, i18n.Text{"zh": " PDF 文件", "en": "a PDF"})},
	{"{\\rtf", refuse(otherFormat, i18n.Text{"zh": " RTF 文件", "en": "an RTF file"}, docxName)},
	{"\x89PNG", refuse(notDocument, picture)},
	{"\xFF\xD8\xFF", refuse(notDocument, picture)},
	{"Rar!", refuse(archive)},
	{"7z\xBC\xAF", refuse(archive)},
	{"<?xml", refuse(otherFormat, i18n.Text{"zh": " XML 文件", "en": "an XML file"}, xlsxName)},
}

var picture = i18n.Text{"zh": "图片", "en": "a picture"}

// sniffZip tells the packages of Office and others apart by their list of
// content types.
func sniffZip(data []byte) (format, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0, refuse(damaged, zipWords)
	}
	if err := measure(z, maxUnpacked); err != nil {
		return 0, err
	}
	types := ""
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case name == "[content_types].xml":
			types = string(start(f, 1<<20))
		case path.Base(name) == "vbaproject.bin":
			return 0, refuse(macros, macroFree(z))
		case name == "mimetype":
			return 0, refuse(otherFormat, i18n.Text{"zh": " OpenDocument 文件", "en": "an OpenDocument file"}, officeFor(string(start(f, 200))))
		}
	}
	switch {
	case types == "":
		return 0, refuse(archive)
	case strings.Contains(types, "sheet.binary.macroEnabled"):
		return 0, refuse(oldFormat, ".xlsb", xlsxName)
	case strings.Contains(types, "macroEnabled.main+xml"):
		return 0, refuse(macros, macroFree(z))
	case strings.Contains(types, "wordprocessingml.document.main+xml"), strings.Contains(types, "wordprocessingml.template.main+xml"):
		return document, nil
	case strings.Contains(types, "spreadsheetml.sheet.main+xml"), strings.Contains(types, "spreadsheetml.template.main+xml"):
		return workbook, nil
	}
	return 0, refuse(otherFormat, i18n.Text{"zh": "另一种 Office 文件", "en": "another kind of Office file"}, xlsxName)
}

// start returns the first bytes of a file in a package, nothing on an error,
// which whoever reads it as a whole will meet.
func start(f *zip.File, limit int64) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, limit))
	return b
}

func macroFree(z *zip.Reader) string {
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "word/") {
			return docxName
		}
	}
	return xlsxName
}

func officeFor(mimetype string) string {
	if strings.Contains(mimetype, "opendocument.text") {
		return docxName
	}
	return xlsxName
}

// sniffCompound tells the formats of 1997 apart, all of which stand in one kind
// of container (MS-CFB): by the names of the streams in its directory.
func sniffCompound(name string, data []byte) error {
	streams := directory(data)
	switch {
	case streams["EncryptedPackage"]:
		return refuse(encrypted)
	case streams["WordDocument"]:
		return refuse(oldFormat, oneOf(name, ".doc", ".wps"), docxName)
	case streams["PowerPoint Document"]:
		return refuse(notDocument, i18n.Text{"zh": "演示文稿", "en": "a presentation"})
	case streams["Workbook"] || streams["Book"]:
		return refuse(oldFormat, oneOf(name, ".xls", ".et"), xlsxName)
	}
	if ext := strings.ToLower(path.Ext(name)); ext == ".doc" || ext == ".wps" || ext == ".docx" {
		return refuse(oldFormat, oneOf(name, ".doc", ".wps"), docxName)
	}
	return refuse(oldFormat, oneOf(name, ".xls", ".et"), xlsxName)
}

// oneOf returns the second where the name ends so, else the first.
func oneOf(name, usual, other string) string {
	if strings.EqualFold(path.Ext(name), other) {
		return other
	}
	return usual
}

// directory returns the names of a compound file's streams. Of a damaged file it
// returns those that can be found.
func directory(data []byte) map[string]bool {
	names := map[string]bool{}
	if len(data) < 512 {
		return names
	}
	size := 1 << min(binary.LittleEndian.Uint16(data[30:]), 16)
	sector := int64(binary.LittleEndian.Uint32(data[48:]))
	for at, n := (sector+1)*int64(size), 0; at+128 <= int64(len(data)) && n < 1024; at, n = at+128, n+1 {
		entry := data[at : at+128]
		length := int(binary.LittleEndian.Uint16(entry[64:]))
		if length < 2 || length > 64 || length%2 != 0 {
			if n > 0 {
				break
			}
			continue
		}
		units := make([]uint16, length/2-1)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(entry[2*i:])
		}
		names[string(utf16.Decode(units))] = true
	}
	return names
}
