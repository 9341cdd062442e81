//go:build browser

package pdf

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// These tests read documents with programs that `dev test` installs as it does
// the browser. Without them they fail.

// program runs a program and returns what it prints. What it complains of is a
// fault.
func program(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("%s: %v\n%s", name, err, complaints.String())
	}
	return out.String()
}

// saved writes the specimen to a file.
func saved(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "specimen.pdf")
	if err := os.WriteFile(file, specimen(t, specimenInfo(), nil), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestQPDF(t *testing.T) {
	if out := program(t, "qpdf", "--check", saved(t)); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

// Poppler reads the text in the order of the structure, with nothing lost.
func TestPopplerReads(t *testing.T) {
	file := saved(t)
	plain := program(t, "pdftotext", "-enc", "UTF-8", file, "-")
	tree := program(t, "pdfinfo", "-struct-text", file)
	for _, want := range []string{"储能电池项目", "Offices with efficient affiliates", "本页的段落跨页而不断，标点「挤压」见此。", "invest\u00AD", "Justified text reaches to here", "中国招商引资，fi", "表 1　指标", "正极材料 LFP"} {
		// It writes the blank of Chinese as another one.
		if !strings.Contains(plain, want) && !strings.Contains(want, "\u3000") {
			t.Errorf("pdftotext does not find %q", want)
		}
		// The tool does not read what stands for other characters.
		if !strings.Contains(tree, want) && !strings.Contains(want, "\u00AD") {
			t.Errorf("pdfinfo -struct-text does not find %q", want)
		}
	}
	at := -1
	for _, want := range []string{"Document", "Part", "H1", "H2", "P (block)", "Reference", "Note <note-", "L (block)", "Lbl", "LBody", "TOCI", "Table", "THead", "/ColSpan 2", "/Scope /Row", "Figure"} {
		next := strings.Index(tree[at+1:], want)
		if next < 0 {
			t.Fatalf("%q does not come where it should in\n%s", want, tree)
		}
		at += next
	}
	about := program(t, "pdfinfo", file)
	for _, want := range []string{"Tagged:          yes", "Title:           星渚市招商手册", "Suspects:        no"} {
		if !strings.Contains(about, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, about)
		}
	}
}

// Every font is embedded, a subset, and says what its glyphs stand for.
func TestPopplerFonts(t *testing.T) {
	list := strings.Split(strings.TrimSpace(program(t, "pdffonts", saved(t))), "\n")[2:]
	if len(list) != 5 {
		t.Errorf("%d fonts", len(list))
	}
	for _, line := range list {
		if !strings.Contains(line, "yes yes yes") {
			t.Error(line)
		}
	}
}

// rendered draws a page of the specimen at 72 dots to the inch, a dot to a point.
func rendered(t *testing.T, number string) image.Image {
	t.Helper()
	out := program(t, "pdftoppm", "-r", "72", "-png", "-f", number, "-l", number, saved(t))
	im, err := png.Decode(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// Points of pages have the colours that were drawn there: shapes, clipping,
// patterns, pictures the right way up, transparency.
func TestPopplerDraws(t *testing.T) {
	type dot struct {
		x, y    int
		r, g, b uint32
	}
	white := func(x, y int) dot { return dot{x, y, 255, 255, 255} }
	for number, dots := range map[string][]dot{
		"2": {
			{200, 15, 0x1f, 0x56, 0x73}, {60, 100, 0xee, 0xf3, 0xf6}, {260, 100, 0xfb, 0xee, 0xe5}, white(160, 100),
			white(80, 190), {170, 190, 102, 102, 102}, // the middle of a star, by either rule
			white(121, 261), {122, 300, 0, 80, 120}, white(127, 300), // a round corner cuts the stripe
			{230, 395, 200, 30, 30}, white(195, 360), {67, 400, 0, 0, 0},
		},
		"4": {
			// The eight ways up: the corner that is stored first is dark.
			{43, 43, 10, 40, 10}, {197, 43, 10, 40, 10}, {282, 86, 10, 40, 10}, {298, 86, 10, 40, 10},
			{43, 128, 10, 40, 10}, {172, 128, 10, 40, 10}, {257, 196, 10, 40, 10}, {298, 196, 10, 40, 10},
			{112, 43, 240, 40, 10}, {128, 43, 240, 40, 10}, {43, 196, 240, 40, 10}, {172, 196, 240, 40, 10},
			{230, 235, 180, 180, 196},                                         // the ground shows through what is nearly clear
			{50, 388, 200, 30, 30}, white(77, 388), {102, 388, 142, 227, 142}, // of a palette: one is clear, one half
			{160, 383, 0xc0, 0x10, 0x30}, // CMYK
		},
	} {
		im := rendered(t, number)
		for _, d := range dots {
			r, g, b, _ := im.At(d.x, d.y).RGBA()
			far := func(have, want uint32) bool { return max(have>>8, want)-min(have>>8, want) > 30 }
			if far(r, d.r) || far(g, d.g) || far(b, d.b) {
				t.Errorf("page %s at %d, %d: %v, want %v", number, d.x, d.y, []uint32{r >> 8, g >> 8, b >> 8}, d)
			}
		}
	}
}

// Text is where it was set: the ink of a line of squares of an em fills the line.
func TestPopplerPlacesText(t *testing.T) {
	im := rendered(t, "1")
	var rows []int
	for y := range 66 {
		for x := 40; x < 170; x++ {
			if r, _, _, _ := im.At(x, y).RGBA(); r>>8 < 100 {
				rows = append(rows, y)
				break
			}
		}
	}
	if len(rows) == 0 || slices.Min(rows) < 41 || slices.Max(rows) > 63 || len(rows) < 15 {
		t.Errorf("the heading, 20 points on the line 60, has ink in the rows %v", rows)
	}
}
