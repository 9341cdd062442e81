package audit

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"prospectus/generator/decode"
	"prospectus/generator/edition"
	"prospectus/generator/model"
)

// What the doctored files give away: a firm, a person, a mobile number, a
// remark and an amount.
const (
	secretFirm   = "蓝鲸座精密陶瓷股份有限公司"
	secretPerson = "欧阳示例"
	secretMobile = "13907312468"
	secretRemark = "对方要求返还首期租金并代建配电房"
	secretAmount = "7391.8402 万元"
	secretMinor  = "古丽·买买提"
)

func secrets() []*fact {
	make := func(field string, s sort, said string) *fact {
		return &fact{kind: "projects", id: "x", field: field, shape: field, reason: edition.InternalField, sort: s, says: []saying{{text: said}}}
	}
	return []*fact{
		make("internal.target_firms", firm, secretFirm), make("internal.contact_person", person, secretPerson), make("internal.chief", person, secretMinor),
		make("internal.contact_mobile", number, secretMobile), make("internal.talk.first.state", text, secretRemark), make("internal.reserve_price", number, secretAmount),
	}
}

// searched looks through files and says what was found where.
func searched(t *testing.T, files map[string]string, c *model.Catalog, papers map[[sha256.Size]byte]string) (*searcher, string) {
	t.Helper()
	dir := fstest.MapFS{}
	for name, data := range files {
		dir[name] = &fstest.MapFile{Data: []byte(data)}
	}
	s := newSearcher(needlesOf(secrets(), known{}), c, papers)
	names, err := filesIn(dir)
	if err == nil {
		err = s.run(context.Background(), dir, names)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s, said(s.diagnostics(c, verdicts{}))
}

func none() *model.Catalog { return model.NewCatalog(&model.Site{}, nil) }

func png(chunk string, body []byte) string {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	add := func(kind string, body []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(body)))
		b.WriteString(kind)
		b.Write(body)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(append([]byte(kind), body...)))
	}
	add("IHDR", make([]byte, 13))
	add(chunk, body)
	add("IEND", nil)
	return b.String()
}

func jpeg(marker byte, body string) string {
	return "\xff\xd8\xff" + string([]byte{marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))) + body + "\xff\xda\x00\x02\xff\xd9"
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zipped(name, text string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create(name)
	f.Write([]byte(text))
	w.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func wideHex(s string) string {
	out := "FEFF"
	for _, u := range utf16.Encode([]rune(s)) {
		out += fmt.Sprintf("%04X", u)
	}
	return out
}

func entities(s string) (out string) {
	for _, r := range s {
		out += fmt.Sprintf("&#%d;", r)
	}
	return out
}

func escapes(s string) (out string) {
	for _, r := range s {
		out += fmt.Sprintf(`\u%04x`, r)
	}
	return out
}

func percent(s string) (out string) {
	for i := range len(s) {
		out += fmt.Sprintf("%%%02X", s[i])
	}
	return out
}

// TestDoctored: an edition from which a secret was not kept is caught, however
// it is written.
func TestDoctored(t *testing.T) {
	for name, file := range map[string][2]string{
		"a paragraph":                  {"a.html", "<p>已与" + secretFirm + "接触"},
		"entities":                     {"a.html", "<p>" + entities(secretFirm)},
		"an attribute":                 {"a.html", `<img alt="` + secretFirm + `" src=a>`},
		"broken by elements":           {"a.html", "<p>蓝鲸座<b>精密</b><a href=x>陶瓷</a>股份有限公司"},
		"without its legal form":       {"a.html", "<td>蓝鲸座精密陶瓷</td>"},
		"inner spaces":                 {"a.html", "<td>欧 阳 示 例</td>"},
		"a middle dot":                 {"a.html", "<td>古丽・买买提</td>"},
		"no middle dot":                {"a.html", "<td>古丽买买提</td>"},
		"a comment":                    {"a.html", "<!-- " + secretRemark + " -->"},
		"a script of data":             {"a.html", `<script type="application/ld+json">{"a":"` + escapes(secretFirm) + `"}</script>`},
		"a script":                     {"a.js", `x="` + escapes(secretFirm) + `"`},
		"a link to mail":               {"a.html", `<a href="mailto:a@b.example?body=` + percent(secretRemark) + `">`},
		"a data attribute":             {"a.html", `<tr data-key="` + secretMobile + `">`},
		"a title":                      {"a.html", "<title>" + secretFirm + "</title>"},
		"JSON":                         {"a.json", `{"a":["` + escapes(secretRemark) + `"]}`},
		"a key of JSON":                {"a.json", `{"` + secretFirm + `":1}`},
		"a number of JSON":             {"a.json", `{"price":73918402}`},
		"an amount in other units":     {"a.html", "<td>RMB 73,918,402</td>"},
		"an amount in 亿":               {"a.html", "<td>0.73918402亿元</td>"},
		"CSV":                          {"a.csv", "\ufeffid,firm\nx,\"" + secretFirm + "\"\n"},
		"a feed":                       {"a.xml", `<entry><summary type="html">&lt;p&gt;` + secretRemark + `&lt;/p&gt;</summary></entry>`},
		"a feed of data":               {"a.xml", `<entry><title><![CDATA[` + secretFirm + `]]></title></entry>`},
		"a drawing":                    {"a.svg", `<svg><text x="1">蓝鲸座精密<tspan>陶瓷股份</tspan></text></svg>`},
		"a drawing's title":            {"a.svg", `<svg><title>` + secretFirm + `</title></svg>`},
		"a calendar, folded":           {"a.ics", "BEGIN:VEVENT\r\nDESCRIPTION:与蓝鲸座精密\r\n 陶瓷股份有限公司洽谈\r\n"},
		"an address card":              {"a.vcf", "BEGIN:VCARD\r\nFN:" + secretPerson + "\r\nTEL:+86-139-0731-2468\r\n"},
		"a file's name":                {"files/" + secretFirm + ".txt", "x"},
		"a number in full width":       {"a.html", "<p>１３９０７３１２４６８"},
		"a number with spaces":         {"a.html", "<p>139 0731 2468"},
		"a number with hyphens":        {"a.html", "<p>139-0731-2468"},
		"a number broken by elements":  {"a.html", "<p>139<span>0731</span>2468"},
		"a number with nothing inside": {"a.html", "<p>139\u200b0731\u200b2468"},
		"a comment of a JPEG":          {"a.jpg", jpeg(0xFE, secretRemark)},
		"EXIF":                         {"a.jpg", jpeg(0xE1, "Exif\x00\x00"+secretRemark)},
		"behind a JPEG":                {"a.jpg", jpeg(0xFE, "x") + secretRemark},
		"text of a PNG":                {"a.png", png("tEXt", []byte("Comment\x00"+secretRemark))},
		"packed text of a PNG":         {"a.png", png("zTXt", []byte("Comment\x00\x00"+deflated(secretRemark)))},
		"XMP of a WebP":                {"a.webp", "RIFF\x00\x00\x00\x00WEBPXMP \x30\x00\x00\x00" + secretRemark},
		"a PDF's title":                {"a.pdf", "%PDF-1.7\n<</Title <" + wideHex(secretRemark) + ">>>"},
		"a PDF's stream":               {"a.pdf", "%PDF-1.7\n<<>>stream\n" + deflated("BT (139) Tj (0731) Tj (2468) Tj ET") + "\nendstream"},
		"a PDF's XMP":                  {"a.pdf", "%PDF-1.7\n<<>>stream\n<x:xmpmeta><dc:title>" + secretRemark + "</dc:title></x:xmpmeta>\nendstream"},
		"a document":                   {"a.docx", zipped("word/document.xml", "<w:p><w:r><w:t>蓝鲸座精密</w:t></w:r><w:r><w:t>陶瓷股份</w:t></w:r></w:p>")},
		"an author of a document":      {"a.xlsx", zipped("docProps/core.xml", "<dc:creator>"+secretPerson+"</dc:creator>")},
		"a packed file":                {"a.svg.gz", gzipped("<svg><text>" + secretFirm + "</text></svg>")},
		"a style sheet":                {"a.css", `a::after{content:"` + secretFirm + `"}`},
		"a text file in GB18030":       {"a.txt", "\xc0\xb6\xbe\xa8\xd7\xf9\xbe\xab\xc3\xdc\xcc\xd5\xb4\xc9"},
		"robots":                       {"robots.txt", "# " + secretRemark},
	} {
		t.Run(name, func(t *testing.T) {
			s, found := searched(t, map[string]string{file[0]: file[1]}, none(), nil)
			if len(s.hits) == 0 || !strings.Contains(found, file[0]) && name != "a file's name" {
				t.Errorf("nothing is found: %s", found)
			}
			for _, secret := range []string{secretFirm, secretPerson, secretMobile, secretRemark} {
				if strings.Contains(strings.ReplaceAll(found, file[0], ""), secret) {
					t.Errorf("%s is repeated in\n%s", secret, found)
				}
			}
		})
	}
}

// TestSearchIsSilent: what only resembles a secret is not one.
func TestSearchIsSilent(t *testing.T) {
	for _, data := range []string{
		"<p>蓝鲸座<p>精密陶瓷", "<p>座精密陶瓷产业", "<td>139<td>0731<td>2468", "<p>139073124680", "<p>5.13907312468", "<p>0.7391840288", "<p>示例欧阳", "<p>返还首期租金",
		"<p>73,918,4021", "<path d='M139 0731 2468'>",
	} {
		if s, found := searched(t, map[string]string{"a.html": data}, none(), nil); len(s.hits) > 0 {
			t.Errorf("%s: %s", data, found)
		}
	}
}

// TestNamesOfTwoCharacters are looked for beside what names stand beside.
func TestNamesOfTwoCharacters(t *testing.T) {
	n := &needle{form: []rune("王伟"), fact: &fact{sort: person}}
	for text, want := range map[string]bool{
		"王伟": true, "联系人：王伟": true, "王 伟（科长）": true, "王伟主任": true, "联系人王伟电话": true, "国王伟业": false, "女王伟大": false, "由王伟负责": false,
	} {
		var p passage
		p.read(text)
		found := false
		newIndex([]*needle{n}).each(&p, nil, func(*needle, int, int) { found = true })
		if found != want {
			t.Errorf("%s: %v", text, found)
		}
	}
}

func TestAllowances(t *testing.T) {
	c := model.NewCatalog(&model.Site{}, map[string][]model.Identified{"audit": {
		&model.Allowance{Entry: model.Entry{ID: "chief"}, Text: secretPerson, Post: "市长", Reason: "公开职务"},
		&model.Allowance{Entry: model.Entry{ID: "unused"}, Text: "别的话", Reason: "无"},
	}})
	s, found := searched(t, map[string]string{"a.html": "<p>欧阳示例市长出席"}, c, nil)
	if len(s.hits) > 0 || strings.Count(found, "allowance-unused") != 1 {
		t.Errorf("%s", found)
	}
}

func TestPapersByHash(t *testing.T) {
	data := "\x00\x01\x02 a scan"
	_, found := searched(t, map[string]string{"files/a.bin": data}, none(), map[[sha256.Size]byte]string{sha256.Sum256([]byte(data)): "content/x/internal/a.bin"})
	for _, want := range []string{"internal-paper-published", "content/x/internal/a.bin", "not-searched"} {
		if !strings.Contains(found, want) {
			t.Errorf("no %s in %s", want, found)
		}
	}
}

func TestPictureMetadata(t *testing.T) {
	camera := jpeg(0xE1, "Exif\x00\x00"+strings.Repeat("x", 200))
	upright := jpeg(0xE1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06")
	if _, found := searched(t, map[string]string{"a.jpg": camera}, none(), nil); !strings.Contains(found, "picture-metadata") {
		t.Errorf("%s", found)
	}
	if _, found := searched(t, map[string]string{"a.jpg": upright}, none(), nil); found != "" {
		t.Errorf("%s", found)
	}
}

// TestCompare names every file that is not the same in both folders.
func TestCompare(t *testing.T) {
	dir := func(files ...string) fstest.MapFS {
		m := fstest.MapFS{}
		for i := 0; i < len(files); i += 2 {
			m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
		}
		return m
	}
	s := newSearcher(nil, none(), nil)
	names, err := compare(context.Background(), dir("a", "x", "b", "1234", "c", "short"), dir("a", "x", "b", "1284", "c", "shorter", "d", ""), &s.other)
	found := said(s.other.Sorted())
	if err != nil || len(names) != 3 || strings.Count(found, "error") != 3 {
		t.Errorf("%v %v\n%s", err, names, found)
	}
	for _, want := range []string{"b: error: built again", "from byte 3 on", "c: error", "from byte 6 on", "only-without-internal"} {
		if !strings.Contains(found, want) {
			t.Errorf("no %q in\n%s", want, found)
		}
	}
}

// TestDistinctive holds the rule of the package comment to examples.
func TestDistinctive(t *testing.T) {
	for _, test := range []struct {
		sort sort
		says string
		want int
	}{
		{person, "张三", 1}, {person, "张", 0}, {firm, "蓝鲸座陶瓷", 1}, {firm, "三一", 0}, {firm, "有限公司", 0}, {text, "待定", 0}, {text, "尚未报批", 0}, {text, "看过车间和仓库", 1},
		{text, "看过车间，对方要求承诺最低供气天数。", 1}, {number, "7.2 万元", 0}, {number, "1200 万元", 0}, {number, "13900000000", 1}, {number, "0731-88120001", 1}, {text, "2026-05-19", 0},
		{text, "2026年5月", 0}, {closed, "negotiating-about-something", 0}, {text, "not yet", 0}, {text, "wants a minimum number of gas days", 1}, {text, "A-2026-0412-77", 1},
	} {
		f := &fact{reason: edition.InternalField, sort: test.sort, says: []saying{{text: test.says}}}
		if got := len(f.forms(known{})); got != test.want {
			t.Errorf("%q: %d forms, want %d", test.says, got, test.want)
		}
	}
	f := &fact{reason: edition.InternalField, sort: text, says: []saying{{text: "市投资促进局服务科"}}}
	if len(f.forms(known{values: map[string]bool{"市投资促进局服务科": true}})) != 0 {
		t.Error("a public value is taken for a secret")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("a.html", []byte("<p title=x>&amp;<script>\\u0041"))
	f.Add("a.pdf", []byte("%PDF (\\7 <4> stream x endstream"))
	f.Add("a.jpg", []byte(jpeg(0xE1, "x")))
	f.Add("a.ics", []byte("A:\\n\r\n b"))
	f.Fuzz(func(_ *testing.T, name string, data []byte) {
		s := newSearcher(nil, none(), nil)
		r := &reader{searcher: s, name: name}
		_ = decode.File(name, data, r.read)
	})
}

func BenchmarkSearch(b *testing.B) {
	var facts []*fact
	for i := range 100_000 {
		said := fmt.Sprintf("第%d号客商提出的条件尚在研究%d", i, i*7)
		facts = append(facts, &fact{sort: text, reason: edition.InternalField, says: []saying{{text: said}}})
		facts = append(facts, &fact{sort: number, reason: edition.InternalField, says: []saying{{text: fmt.Sprint(13900000000 + i*7)}}})
	}
	s := newSearcher(needlesOf(facts, known{}), none(), nil)
	page := "<p>" + strings.Repeat("本项目位于星渚市石矶县，占地 120 亩，电话 0731-88120001。<p>Land of 120 mu in the park.", 500)
	r := &reader{searcher: s, name: "a.html"}
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		_ = decode.File("a.html", []byte(page), r.read)
	}
}
