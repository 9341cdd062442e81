package handbook

import (
	"prospectus/generator/pdf"
	"prospectus/generator/scene"
	"prospectus/generator/typeset"
)

// colorOf returns a colour as the document writes it. Black is black ink alone.
func colorOf(c typeset.Color) pdf.Color {
	switch {
	case !c.Set:
		return pdf.Color{}
	case c.CMYK:
		return pdf.CMYK(float64(c.C)/100, float64(c.M)/100, float64(c.Y)/100, float64(c.K)/100)
	case c.R == c.G && c.G == c.B:
		return pdf.Gray(float64(c.R) / 255)
	}
	return pdf.RGB(c.R, c.G, c.B)
}

func lineOf(o *typeset.Rule) []scene.Step {
	return []scene.Step{scene.Move(o.X1, o.Y1), scene.Line(o.X2, o.Y2)}
}

// ruleStyle returns how a rule is drawn; dots are round, two widths apart.
func ruleStyle(o *typeset.Rule) pdf.Style {
	s := pdf.Style{Stroke: colorOf(o.Color), Width: o.Width}
	if o.Dots {
		s.Cap, s.Dash = pdf.Round, []float64{0, 2.5 * o.Width}
	}
	return s
}
