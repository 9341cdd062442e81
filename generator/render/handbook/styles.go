package handbook

import (
	"regexp"

	"prospectus/generator/colour"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
	"prospectus/generator/source"
	"prospectus/generator/typeset"
)

var noColour = &diag.Rule{
	Code: "print-colour", Severity: diag.Error,
	Says: i18n.Text{"zh": "印刷样式里的颜色 var(--%[1]s) 不是调色板里的", "en": "the print style sheet asks for the colour var(--%[1]s), which the palette does not have"},
}

var noStyle = &diag.Rule{
	Code: "print-style", Severity: diag.Error,
	Says: i18n.Text{"zh": "主题的 print 文件夹里没有“%[1]s.css”", "en": "the theme's folder print has no %[1]s.css"},
}

// Rules lists the rules that printing checks besides those of the typesetter.
func Rules() []*diag.Rule {
	return []*diag.Rule{noColour, noStyle, noPicture, coarsePicture, noGlyph, untranslated}
}

// styles reads the style sheets of a book, a later one over an earlier: those that
// every book shares, the kind's, the book's own, the paper's, and what a print
// shop asks for.
func (p *Printer) styles(h *model.Handbook, report *diag.List) *typeset.Sheet {
	return typeset.ParseSheet(report, p.styleFiles(h, report)...)
}

// styleFiles returns the style sheets with the site's colours in them.
func (p *Printer) styleFiles(h *model.Handbook, report *diag.List) (files []*source.File) {
	add := func(name string, needed bool) {
		if f := p.Theme.Print(name); f != nil {
			files = append(files, p.coloured(f, report))
		} else if needed {
			report.Add(noStyle.At(h.At("style"), name))
		}
	}
	add("book", true)
	add(string(h.Kind), false)
	if h.Paper == model.A5 {
		add("a5", true)
	}
	if h.OneSided || h.Kind == model.SheetSet {
		add("one-sided", true)
	}
	if h.Style != "" {
		add(h.Style, true)
	}
	if h.Press.Bleed {
		add("press", true)
	}
	if h.Press.Marks {
		add("marks", true)
	}
	return files
}

var variable = regexp.MustCompile(`var\(--([a-z-]+)\)`)

// coloured puts the site's colours in the places of their names.
func (p *Printer) coloured(f *source.File, report *diag.List) *source.File {
	text := variable.ReplaceAllStringFunc(f.Text, func(use string) string {
		name := variable.FindStringSubmatch(use)[1]
		if c, ok := p.Colours[name]; ok {
			return c
		}
		report.Add(noColour.At(source.Whole(f.Name), name))
		return "#000000"
	})
	return source.NewFile(f.Name, text)
}

// inks says with which inks of a press the colours of a book are printed: those of
// its style sheets and of the site's palette.
func (p *Printer) inks(h *model.Handbook) pdf.Inks {
	inks := pdf.Inks{}
	add := func(text string) {
		if c, err := pdf.ParseColor(text); err == nil {
			inks[c] = pressed(text)
		}
	}
	for _, text := range p.Colours {
		add(text)
	}
	for _, i := range scene.Inks() {
		add(i.Hex())
	}
	for _, f := range p.styleFiles(h, new(diag.List)) {
		for _, text := range hexColour.FindAllString(f.Text, -1) {
			add(text)
		}
	}
	return inks
}

// hexColour is a colour in a style sheet; an id in a selector may look like one,
// which does no harm.
var hexColour = regexp.MustCompile(`#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b`)

// What is as dark as textBlack, or no more coloured than nearGrey, is a colour of
// letters.
const (
	textBlack = 0.8
	nearGrey  = 0.13
)

// pressed returns a colour in four inks: what letters are printed in is black ink
// alone, so that no plate can miss another, and of any other colour the black that
// three inks would make is taken out of them.
func pressed(text string) pdf.Color {
	c, err := colour.Parse(text)
	if err != nil {
		return pdf.Color{}
	}
	r, g, b := float64(c>>16&255)/255, float64(c>>8&255)/255, float64(c&255)/255
	k := 1 - max(r, g, b)
	if k >= textBlack || max(r, g, b)-min(r, g, b) < nearGrey {
		return pdf.CMYK(0, 0, 0, 1-0.299*r-0.587*g-0.114*b)
	}
	return pdf.CMYK((1-r-k)/(1-k), (1-g-k)/(1-k), (1-b-k)/(1-k), k)
}
