package handbook

import (
	"bytes"
	"image"
	_ "image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/font"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/typeset"
)

// fonts reads the faces of the standard theme.
func fonts(t testing.TB) *typeset.Fonts {
	t.Helper()
	files, err := filepath.Glob("../../../themes/standard/fonts/*.ttf")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	var faces []*font.Face
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		face, err := font.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	return typeset.NewFonts(faces...)
}

// printer returns one for the demonstration's books, and the list to which it
// reports.
func printer(t testing.TB, s *printShop) (*Printer, *diag.List) {
	t.Helper()
	list := new(diag.List)
	return &Printer{
		Theme: s.theme, Site: s.catalog.Site, Books: s.Books, Plan: s.plan, Fonts: fonts(t), Day: s.catalog.Site.AsOf, Colours: s.Colours(),
		Photograph: func(name string) (*Photograph, error) {
			kind, rest, _ := strings.Cut(strings.TrimPrefix(name, "media/"), "/")
			data, err := os.ReadFile("../../../content/" + kind + "/" + rest)
			if err != nil {
				return nil, err
			}
			c, _, err := image.DecodeConfig(bytes.NewReader(data))
			return &Photograph{data, c.Width, c.Height}, err
		},
		Report: list,
	}, list
}

// printed prints one file of a book.
func printed(t testing.TB, p *Printer, j Job) ([]byte, *Printed) {
	t.Helper()
	var b bytes.Buffer
	done, err := p.Print(j, &b)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), done
}

// job returns the file of a book in a language.
func job(t testing.TB, p *Printer, s *printShop, id string, lang i18n.Tag) Job {
	t.Helper()
	for j := range p.Jobs(s.catalog.Handbooks.Get(id)) {
		if j.Lang == lang {
			return j
		}
	}
	t.Fatalf("no %s in %s", id, lang)
	return Job{}
}

// TestSameBytes: the same book is the same file, at any number of processors.
func TestSameBytes(t *testing.T) {
	s := demonstration(t)
	p, _ := printer(t, s)
	first, _ := printed(t, p, job(t, p, s, "visit-battery", "en"))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	p, _ = printer(t, s)
	second, _ := printed(t, p, job(t, p, s, "visit-battery", "en"))
	if !bytes.Equal(first, second) {
		t.Errorf("%d and %d bytes, which differ", len(first), len(second))
	}
}

// TestBookIsSound: readers open the book without a word, find its text, and the
// numbers in its contents are those of the pages.
func TestBookIsSound(t *testing.T) {
	s := demonstration(t)
	p, list := printer(t, s)
	data, done := printed(t, p, job(t, p, s, "service-handbook", "zh"))
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, d := range list.Sorted() {
		if d.Rule.Severity == diag.Error {
			t.Errorf("%v: %s", d.Span.Position(), d.Message("en"))
		}
	}
	if _, err := exec.LookPath("qpdf"); err == nil {
		if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	out, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if len(pages) != done.Pages || done.Pages < 20 {
		t.Fatalf("%d pages of text, %d of the book", len(pages), done.Pages)
	}
	mark := s.catalog.Site.Mark["zh"]
	for i, page := range pages {
		if !strings.Contains(plain(page), plain(mark)) {
			t.Errorf("page %d does not say that the place is invented", i+1)
		}
	}
	checked := 0
	for record, on := range done.Sheets {
		_, id, _ := strings.Cut(record, "/")
		title := plain(s.catalog.Services.Get(id).Title["zh"])
		var listed string
		for _, line := range strings.Split(strings.Join(pages[:8], "\n"), "\n") {
			if strings.HasPrefix(plain(line), title) && strings.Contains(plain(line), "..") {
				listed = plain(line)
			}
		}
		if !strings.HasSuffix(listed, "."+strconv.Itoa(on[0])) {
			t.Errorf("%s is on page %d, and the contents say %q", record, on[0], listed)
		}
		checked++
	}
	if checked < 10 {
		t.Errorf("only %d services were looked up", checked)
	}
}

// plain leaves out white space, which a layout makes as it needs.
func plain(s string) string { return strings.Join(strings.Fields(s), "") }

// TestFacingPages: each sheet has its first language on the left and its second
// beside it.
func TestFacingPages(t *testing.T) {
	s := demonstration(t)
	p, _ := printer(t, s)
	b, err := p.open(job(t, p, s, "projects-facing", "zh"))
	if err != nil {
		t.Fatal(err)
	}
	v := b.volume().Set()
	first := map[string]map[string]*typeset.Page{}
	for _, page := range v.Pages {
		if page.Blank || page.Index > 0 || !strings.Contains(page.Section, "/projects/") {
			continue
		}
		lang, rest, _ := strings.Cut(page.Section, "/")
		if first[rest] == nil {
			first[rest] = map[string]*typeset.Page{}
		}
		first[rest][lang] = page
	}
	if len(first) < 8 {
		t.Fatalf("only %d sheets", len(first))
	}
	for id, sides := range first {
		left, right := sides["zh"], sides["en"]
		if left == nil || right == nil || !left.Left || right.Left || right.Number != left.Number+1 {
			t.Errorf("%s: %+v faces %+v", id, left, right)
		}
	}
}

// TestEverySentenceIsPrinted: what editors wrote of a project stands in its sheet,
// in both languages, and can be taken out of the file as text.
func TestEverySentenceIsPrinted(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	s := demonstration(t)
	p, _ := printer(t, s)
	data, _ := printed(t, p, job(t, p, s, "projects-facing", "zh"))
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	printed, sentences := plain(strings.ReplaceAll(string(out), "\u00ad", "")), 0
	for _, id := range s.catalog.Events.Get("autumn-fair-2026").Projects {
		r := s.catalog.Projects.Get(id)
		for _, lang := range []i18n.Tag{"zh", "en"} {
			for _, text := range []i18n.Text{r.Title, r.Summary, r.Partner, r.Model, r.Provides, r.Admission, r.Risk, r.Unstudied} {
				for sentence := range strings.FieldsFuncSeq(text[lang], func(c rune) bool { return strings.ContainsRune("。；;\n", c) }) {
					sentences++
					// A word at the end of a line may have been parted by a hyphen, which stands in the text.
					if got := plain(sentence); !strings.Contains(printed, got) && !strings.Contains(strings.ReplaceAll(printed, "-", ""), strings.ReplaceAll(got, "-", "")) {
						t.Errorf("%s (%s) does not say %q", id, lang, sentence)
					}
				}
			}
		}
	}
	if sentences < 100 {
		t.Errorf("only %d sentences were looked for", sentences)
	}
}

// TestPress: for a print shop the cover is a sheet of its own with a spine as wide
// as the book is thick, and the inside has pages in fours, a bleed, crop marks and
// no other colour model than the press's.
func TestPress(t *testing.T) {
	s := demonstration(t)
	h := *s.catalog.Handbooks.Get("service-handbook")
	h.Press = model.Press{Bleed: true, Marks: true, Cover: true, Ink: true, Multiple: 4, Thickness: i18n.NewQuantity(i18n.DecimalOf(1), "mm")}
	p, _ := printer(t, s)
	var names []string
	files := map[string][]byte{}
	pages := map[string]int{}
	for j := range p.Jobs(&h) {
		if j.Lang != "zh" {
			continue
		}
		data, done := printed(t, p, j)
		names, files[j.Name()], pages[j.Name()] = append(names, j.Name()), data, done.Pages
	}
	if len(names) != 2 || names[0] != "service-handbook.zh" || names[1] != "service-handbook.zh.cover" {
		t.Fatal(names)
	}
	inside := pages[names[0]]
	if inside%4 != 0 || pages[names[1]] != 1 {
		t.Errorf("%d pages inside, %d of the cover", inside, pages[names[1]])
	}
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		t.Skip("pdfinfo is not installed")
	}
	const mm = 72 / 25.4
	for name, want := range map[string]float64{names[0]: 210 * mm, names[1]: (2*210 + Spine(inside, h.Press.Thickness)) * mm} {
		file := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(file, files[name], 0o666); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdfinfo", "-box", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		boxes := map[string][]float64{}
		for line := range strings.Lines(string(out)) {
			key, rest, _ := strings.Cut(line, ":")
			for _, f := range strings.Fields(rest) {
				if n, err := strconv.ParseFloat(f, 64); err == nil {
					boxes[key] = append(boxes[key], n)
				}
			}
		}
		trim, bleed := boxes["TrimBox"], boxes["BleedBox"]
		if len(trim) != 4 || len(bleed) != 4 {
			t.Fatalf("%s: %v", name, boxes)
		}
		if got := trim[2] - trim[0]; got < want-0.1 || got > want+0.1 {
			t.Errorf("%s: trimmed to %.1f pt, want %.1f", name, got, want)
		}
		if got := trim[0] - bleed[0]; got < 3*mm-0.1 || got > 3*mm+0.1 {
			t.Errorf("%s: a bleed of %.1f pt", name, got)
		}
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	screen := regexp.MustCompile(`(?m)^[0-9. -]+ (rg|RG)$`)
	for name, data := range files {
		file := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		plain, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if found := screen.Find(plain); found != nil {
			t.Errorf("%s: %s is a colour of a screen", name, found)
		}
		if !regexp.MustCompile(`(?m)^0 0 0 [0-9.]+ k$`).Match(plain) || !bytes.Contains(plain, []byte("FOGRA39")) {
			t.Errorf("%s: no black ink, or no printing condition", name)
		}
	}
}

// TestFoldOut: the maps of an atlas that asks for it stand on leaves twice as wide,
// at their own size, each on the right with nothing of another size behind it.
func TestFoldOut(t *testing.T) {
	s := demonstration(t)
	h := *s.catalog.Handbooks.Get("chain-atlas")
	h.FoldOut, h.OnSite = true, false
	p, _ := printer(t, s)
	data, done := printed(t, p, Job{File: &h, Lang: "zh"})
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		t.Skip("pdfinfo is not installed")
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-f", "1", "-l", strconv.Itoa(done.Pages), file).Output()
	if err != nil {
		t.Fatal(err)
	}
	sizes := regexp.MustCompile(`Page +\d+ size: +(\d+)`).FindAllStringSubmatch(string(out), -1)
	if len(sizes) != done.Pages {
		t.Fatalf("%d sizes of %d pages", len(sizes), done.Pages)
	}
	wide := 0
	for i := 0; i < len(sizes); i += 2 { // the two sides of a leaf
		if i+1 < len(sizes) && sizes[i][1] != sizes[i+1][1] {
			t.Errorf("page %d is %s pt wide, its back %s", i+1, sizes[i][1], sizes[i+1][1])
		}
		if sizes[i][1] == "1190" {
			wide++
		}
	}
	if chains := s.catalog.Chains.Len(); wide != chains {
		t.Errorf("%d fold-outs of %d chains", wide, chains)
	}
}
