package typeset_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"prospectus/generator/font"
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

// pictures gives a photograph and a drawing.
func pictures(name string) (*typeset.Picture, error) {
	switch name {
	case "photo":
		m := image.NewRGBA(image.Rect(0, 0, 60, 40))
		for i := range m.Pix {
			m.Pix[i] = byte(i * 7)
		}
		m.Set(0, 0, color.White)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, nil); err != nil {
			return nil, err
		}
		return &typeset.Picture{Width: 60, Height: 40, Key: "photo", Data: b.Bytes()}, nil
	case "chain":
		return typeset.NewPicture(&scene.Scene{
			Width: 300, Height: 80, Title: "产业链图", Desc: "从原料到整车",
			Marks: []scene.Mark{
				&scene.Box{X: 10, Y: 10, W: 120, H: 40, Paint: scene.Paint{Fill: scene.Tint, Stroke: scene.Brand}},
				&scene.Text{X: 20, Y: 34, Lines: []string{"正极材料"}, Size: 12, Fill: scene.Letter},
			},
		}), nil
	}
	return nil, fmt.Errorf("no picture %q", name)
}

const rich = `<h1 id="top">项目</h1><p>见<a href="#end">末尾</a>，<a href="https://example.gov.cn"><strong>网址</strong></a>，CO₂，10⁻⁶，注<span class="footnote">脚注里的字</span>。</p>
<ul><li>甲</li><li>乙<ol><li>丙</li></ol></li></ul>
<table><caption>表</caption><thead><tr><th>头</th><th>值</th></tr></thead><tbody><tr><th>行</th><td></td></tr><tr><td colspan="2">跨</td></tr></tbody></table>
<figure><img src="photo" alt="厂房"><figcaption>图一</figcaption></figure>
<img class="wide" src="chain" alt="产业链图">
<p lang="en">An international organisation, <span lang="zh">中文</span> and telecommunications infrastructure, responsibilities and characteristics of internationalisation.</p>
<p id="end">末尾</p>`

func write(t testing.TB, sections ...*typeset.Section) []byte {
	t.Helper()
	s, report := setter(t, ".wide { width: 100% }")
	s.Pictures = pictures
	list, _ := faces()
	p := &typeset.Painter{Scenes: &pdf.SceneStyle{Regular: font.NewStack(list[3], list[1]), Bold: font.NewStack(list[2], list[0])}}
	var b bytes.Buffer
	if _, err := p.Print(&b, &typeset.Book{Setter: s, Sections: sections}, pdf.Info{Title: "手册", Lang: "zh-CN", Claim: pdf.PDFUA1 | pdf.PDFA2A}); err != nil {
		t.Fatal(err)
	}
	silent(t, report)
	return b.Bytes()
}

// A book with everything in it meets what the writer checks for PDF/UA and
// PDF/A, and is the same bytes each time.
func TestPaint(t *testing.T) {
	one := write(t, section("zh", rich))
	if two := write(t, section("zh", rich)); !bytes.Equal(one, two) {
		t.Error("the same book has other bytes the second time")
	}
	if out := os.Getenv("TYPESET_OUT"); out != "" {
		if err := os.WriteFile(out, one, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// What a reader copies from the document is the text, hyphens at line ends
// taken back.
func TestExtraction(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not at hand")
	}
	const en = "Responsibilities of the international organisation include telecommunications infrastructure, environmental characteristics, internationalisation of the manufacturing industries and representative administration of well-known facilities."
	file := filepath.Join(t.TempDir(), "x.pdf")
	doc := write(t, &typeset.Section{Name: "a", Lang: "en", Source: source.NewFile("a", "<h1>Title</h1><p>"+en+" "+en+"</p>")}, section("zh", rich))
	if err := os.WriteFile(file, doc, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(string(out), "\u00ad\n", "")), " ")
	for _, want := range []string{en, "CO₂，10⁻⁶", "脚注里的字", "图一", "正极材料"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// TestDeadLink: what leads nowhere is reported, and the document is written without
// it.
func TestDeadLink(t *testing.T) {
	s, report := setter(t)
	book := &typeset.Book{Setter: s, Sections: []*typeset.Section{{
		Name: "a", Lang: "zh", Source: source.NewFile("a.html", `<p id="here">甲<a href="#gone">乙</a><a href="#here">丙</a></p>`),
	}}}
	var out bytes.Buffer
	if _, err := (&typeset.Painter{}).Print(&out, book, pdf.Info{Title: "页", Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	if len(report.Sorted()) != 1 {
		t.Errorf("reported: %v", report.Sorted())
	}
	if n := bytes.Count(out.Bytes(), []byte("/Subtype/Link")); n > 1 {
		t.Errorf("%d links", n)
	}
}
