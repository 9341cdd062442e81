package handbook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"prospectus/generator/diag"
	"prospectus/generator/drawing"
	"prospectus/generator/figure"
	"prospectus/generator/font"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/pdf"
	"prospectus/generator/qr"
	"prospectus/generator/route"
	"prospectus/generator/scene"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
	"prospectus/generator/view"
)

var (
	noPicture = &diag.Rule{
		Code: "print-no-picture", Severity: diag.Warning,
		Says: i18n.Text{"zh": "图片 %[1]s 没有印进书里：%[2]v", "en": "the picture %[1]s is not printed: %[2]v"},
	}
	coarsePicture = &diag.Rule{
		Code: "print-coarse-picture", Severity: diag.Warning,
		Says: i18n.Text{"zh": "图片 %[1]s 只有 %[2]d × %[3]d 像素，印成 %[4]s 毫米宽时不足 300 dpi（%[5]d）", "en": "the picture %[1]s has %[2]d × %[3]d pixels: %[5]d dpi at a width of %[4]s mm, below 300"},
		Hint: i18n.Text{"zh": "换一张更大的照片", "en": "use a larger photograph"},
	}
	noGlyph = &diag.Rule{
		Code: "print-glyph-in-drawing", Severity: diag.Warning,
		Says: i18n.Text{"zh": "图中的“%[1]s”（%[2]s）没有字体，已省去", "en": "no font has %[1]q (%[2]s), which is left out of a drawing"},
		Hint: i18n.Text{"zh": "在主题的 fonts 文件夹中加入含有该字的字体", "en": "add a font that has it to the theme's folder fonts"},
	}
	untranslated = &diag.Rule{
		Code: "print-untranslated", Severity: diag.Warning,
		Says: i18n.Text{"zh": "%[1]s 没有“%[2]s”译文，书中该处为其他语言", "en": "%[1]s was not written in %[2]s, and stands in another language in the book"},
	}
)

// Widths and sizes of type, in points, at which drawings are laid out: as wide as
// the text of a page, so that they are set at their own size.
const (
	widthA4, widthA5 = 496, 345
	foldA4, foldA5   = 1090, 767
	mapType          = 7.6
)

// pictures finds what the sources of images name: drawings of leaves, codes of
// addresses, photographs.
type pictures struct {
	printer *Printer
	width   float64
	wide    float64 // of a map on a fold-out
	press   bool    // colours are a press's

	mu       sync.Mutex
	drawings map[string]view.Drawing
	langs    map[string]string
	recent   []found
	photos   map[string]string // names by key
}

// A found picture was asked for lately. Drawings and codes stand in one place, but
// a photograph may stand in both languages of a sheet.
type found struct {
	name    string
	picture *typeset.Picture
}

// recently is how many photographs are held.
const recently = 16

func newPictures(p *Printer, h *model.Handbook) *pictures {
	x := &pictures{printer: p, width: widthA4, press: h.Press.Ink, drawings: map[string]view.Drawing{}, langs: map[string]string{}, photos: map[string]string{}}
	fold := float64(foldA4)
	if h.Paper == model.A5 {
		x.width, fold = widthA5, foldA5
	}
	x.wide = x.width
	if h.FoldOut {
		x.wide = fold
	}
	return x
}

// know notes the drawings of a leaf.
func (x *pictures) know(o *view.Opening) {
	for name, d := range o.Drawings {
		x.drawings[o.ID+"#"+name], x.langs[o.ID+"#"+name] = d, o.HTMLLang
	}
}

// find answers the typesetter; it may be asked by several goroutines at once.
func (x *pictures) find(name string) (*typeset.Picture, error) {
	if p := x.held(name); p != nil {
		return p, nil
	}
	p, err := x.make(name)
	if err != nil || p.Key == "" {
		return p, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if other, ok := x.photos[p.Key]; !ok || name < other {
		x.photos[p.Key] = name
	}
	if x.recent = append(x.recent, found{name, p}); len(x.recent) > recently {
		x.recent = slices.Delete(x.recent, 0, 1)
	}
	return p, nil
}

// held returns a picture that was asked for lately, or nil.
func (x *pictures) held(name string) *typeset.Picture {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, f := range x.recent {
		if f.name == name {
			return f.picture
		}
	}
	return nil
}

func (x *pictures) make(name string) (*typeset.Picture, error) {
	if url, ok := strings.CutPrefix(name, "qr:"); ok {
		s, err := codeOf(url)
		if err != nil {
			return nil, err
		}
		return typeset.NewPicture(s), nil
	}
	if key, ok := strings.CutPrefix(name, "drawing:"); ok {
		return x.drawing(key)
	}
	photo, err := x.printer.Photograph(name)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(name, ".svg") {
		s, err := drawing.Read(photo.Data)
		if err != nil {
			return nil, err
		}
		return typeset.NewPicture(s), nil
	}
	sum := sha256.Sum256(photo.Data)
	return &typeset.Picture{Width: float64(photo.Width), Height: float64(photo.Height), Key: hex.EncodeToString(sum[:]), Data: photo.Data}, nil
}

// drawing lays a drawing of a leaf out.
func (x *pictures) drawing(key string) (*typeset.Picture, error) {
	d := x.drawings[key]
	if d == nil {
		return nil, fmt.Errorf("no drawing %q", key)
	}
	width := x.width
	if strings.HasSuffix(key, "#map") {
		width = x.wide
	}
	s := d.Draw(figure.Sheet(width, mapType, x.printer.Fonts.Measurer(x.langs[key], sansFamilies...)))
	return typeset.NewPicture(s), nil
}

// finest is how many pixels an inch a print shop asks of a photograph.
const finest = 300

// checkFine reports photographs that have fewer pixels than their place on paper
// asks for.
func (x *pictures) checkFine(all []typeset.Photograph) {
	for _, p := range all {
		if dpi := int(p.Pixels / (p.Printed / 72)); dpi < finest {
			x.printer.Report.Add(coarsePicture.At(source.Span{}, cmp.Or(x.photos[p.Key], p.Key), int(p.Pixels), int(p.High), strconv.Itoa(int(math.Round(p.Printed*25.4/72))), dpi))
		}
	}
}

// Unprinted reports a picture that has no form for paper, and is left out.
func Unprinted(name string, why error) diag.Diagnostic {
	return noPicture.At(source.Span{}, name, why)
}

// quiet is how many modules stay white around a code (ISO/IEC 18004, 5.3.8).
const quiet = 4

// codeOf draws the code of an address: its black modules as one path, so that no
// hairline shows between two of them.
func codeOf(url string) (*scene.Scene, error) {
	bits, size, err := qr.Modules(url)
	if err != nil {
		return nil, err
	}
	var steps []scene.Step
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for x < size && bits[(y*size+x)/8]>>(7-(y*size+x)%8)&1 == 1 {
				x++
			}
			if x > from {
				l, r, t := float64(from+quiet), float64(x+quiet), float64(y+quiet)
				steps = append(steps, scene.Move(l, t), scene.Line(r, t), scene.Line(r, t+1), scene.Line(l, t+1), scene.Close())
			}
		}
	}
	side := float64(size + 2*quiet)
	return &scene.Scene{Width: side, Height: side, Title: url, Marks: []scene.Mark{&scene.Path{Steps: steps, Paint: scene.Paint{Fill: scene.Letter}}}}, nil
}

// sansFamilies are the faces in which drawings are measured and set.
var sansFamilies = []string{"Noto Sans SC", "Noto Sans"}

// style says how drawings look on paper, and where their links lead.
func (x *pictures) style(held map[string]bool, plan *route.Plan, lang i18n.Tag) *pdf.SceneStyle {
	regular, bold := x.printer.Fonts.Stacks(string(lang), sansFamilies...)
	return &pdf.SceneStyle{
		Regular: regular, Bold: bold,
		Stacks: func(l string, b bool) *font.Stack {
			if l == "" {
				return nil
			}
			r, bd := x.printer.Fonts.Stacks(l, sansFamilies...)
			if b {
				return bd
			}
			return r
		},
		Ink: func(i scene.Ink) pdf.Color {
			own := strings.HasPrefix(string(i), "#") // of a drawing made elsewhere
			if own && x.press {
				return pressed(string(i))
			}
			text := cmp.Or(x.printer.Colours[string(i)], i.Hex())
			if own {
				text = string(i)
			}
			c, _ := pdf.ParseColor(text)
			return c
		},
		Link: func(r scene.Ref) (pdf.Target, string) {
			kind, id := r.Kind, r.ID
			if kind == "nodes" {
				kind, id = "chains", strings.Split(r.ID, "/")[0]
			}
			to, ok := plan.Record(lang, kind, id)
			if kind == "" || !ok {
				return pdf.Target{}, ""
			}
			words := x.printer.Books.Title(lang, kind, id)
			if dest := view.Destination(string(to)); held[dest] {
				return pdf.Target{Dest: dest}, words
			}
			url, _ := plan.Absolute(to)
			return pdf.Target{URL: url}, words
		},
		Missing: func(character rune) {
			x.printer.Report.Add(noGlyph.At(source.Span{}, string(character), fmt.Sprintf("U+%04X", character)))
		},
	}
}
