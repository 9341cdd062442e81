package figure

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/scene"
)

// chartFormats are a column of text, a telephone and a sheet of paper.
var chartFormats = map[string]Format{
	"column":    {Width: 704, Size: 16, Measure: scene.Screen{}},
	"telephone": {Width: 328, Size: 16, Upright: true, Measure: scene.Screen{}},
	"paper":     Sheet(460, 9, scene.Screen{}),
}

// labels are texts as rows have them, short and long, in both languages.
var labels = []string{
	"食品", "新材料", "电子信息与显示器件", "现代物流与生产性服务业（含港口和铁路货场）", "2026年5—6月",
	"Tea", "May–June 2026", "Electronics and display devices", "Xingzhu Industry and Information Technology Bureau: projects signed this year",
}

// randomChart makes a chart of a kind as pages may ask for.
func randomChart(r *rand.Rand, kind Kind) *Chart {
	c := &Chart{Kind: kind, Title: "T", Desc: "D"}
	series := 1
	if kind == Stacked || kind == Lines || kind == Bars {
		series = 1 + r.IntN(3)
	}
	for s := range series {
		c.Series = append(c.Series, Series{Name: labels[r.IntN(len(labels))], Goal: s == 2 && kind != Stacked})
	}
	number := 0
	for range 2 + r.IntN(8) {
		row := Row{Label: labels[r.IntN(len(labels))]}
		for s := range series {
			number++
			v := Value{Number: r.Float64() * 1000, Text: fmt.Sprintf("%d.%d亿元", number, s)}
			switch r.IntN(12) {
			case 0, 1:
				v.Number = 0
			case 2:
				v = Value{None: true, Text: "不单独列出"}
			}
			row.Values = append(row.Values, v)
		}
		if kind != Bars && kind != Lines {
			row.Note = "48.3%"
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// texts lists what a scene writes.
func texts(s *scene.Scene) (found []*scene.Text) {
	s.Walk(func(m scene.Mark) bool {
		if t, ok := m.(*scene.Text); ok && len(t.Lines) > 0 && strings.Join(t.Lines, "") != "" {
			found = append(found, t)
		}
		return true
	})
	return found
}

// In every kind and format no text leaves the drawing, and no two texts touch.
func TestChartTextsKeepApart(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for kind := Bars; kind <= Funnel; kind++ {
		for name, f := range chartFormats {
			for n := range 40 {
				s := randomChart(r, kind).Draw(f)
				all := texts(s)
				for i, a := range all {
					b := a.Bounds(f.Measure)
					if b.X < -.01 || b.Y < -.01 || b.X+b.W > s.Width+.01 || b.Y+b.H > s.Height+.01 {
						t.Errorf("kind %d, %s, chart %d: %q at %.0f…%.0f × %.0f…%.0f leaves %g × %g", kind, name, n, a.Lines, b.X, b.X+b.W, b.Y, b.Y+b.H, s.Width, s.Height)
					}
					for _, other := range all[:i] {
						o := other.Bounds(f.Measure)
						if b.X+.5 < o.X+o.W && o.X+.5 < b.X+b.W && b.Y+.13*f.Size < o.Y+o.H && o.Y+.13*f.Size < b.Y+b.H {
							t.Errorf("kind %d, %s, chart %d: %q touches %q", kind, name, n, a.Lines, other.Lines)
						}
					}
				}
			}
		}
	}
}

// Bars and lines bear every number that is known, once, and lines say nothing
// of one that is not.
func TestChartsBearTheirNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, kind := range []Kind{Bars, Lines, Funnel} {
		for name, f := range chartFormats {
			c := randomChart(r, kind)
			var written []string
			for _, text := range texts(c.Draw(f)) {
				written = append(written, strings.Join(text.Lines, ""))
			}
			for _, row := range c.Rows {
				for s, v := range row.Values {
					n := 0
					for _, w := range written {
						if w == v.Text {
							n++
						}
					}
					if want := 1; !v.None && !c.Series[s].Goal && n != want {
						t.Errorf("kind %d, %s: %s is written %d times", kind, name, v.Text, n)
					}
				}
			}
		}
	}
}

// The length of a bar is its number.
func TestBarsAreInProportion(t *testing.T) {
	c := &Chart{Series: []Series{{Name: "n"}}, Rows: []Row{
		{Label: "a", Values: []Value{{Number: 10, Text: "10"}}}, {Label: "b", Values: []Value{{Number: 40, Text: "40"}}}, {Label: "c", Values: []Value{{Number: -5, Text: "-5"}}},
	}}
	var widths []float64
	var ends [][2]float64
	c.Draw(chartFormats["column"]).Walk(func(m scene.Mark) bool {
		if b, ok := m.(*scene.Box); ok {
			widths = append(widths, b.W)
			ends = append(ends, [2]float64{b.X, b.X + b.W})
		}
		return true
	})
	if len(widths) != 3 || !near(widths[1], 4*widths[0]) || !near(widths[2], widths[0]/2) {
		t.Fatalf("widths %v", widths)
	}
	if !near(ends[0][0], ends[1][0]) || !near(ends[2][1], ends[0][0]) {
		t.Errorf("bars do not stand on one line: %v", ends)
	}
}

func near(a, b float64) bool { return a-b < .01 && b-a < .01 }

// The parts of a whole fill it, and no two of ten look alike in black and white.
func TestSharesFillTheirBar(t *testing.T) {
	c := &Chart{Kind: Shares, Series: []Series{{Name: "n"}}}
	for i := range 10 {
		c.Rows = append(c.Rows, Row{Label: fmt.Sprint("part ", i), Values: []Value{{Number: float64(10 - i), Text: fmt.Sprint(10 - i)}}})
	}
	f := chartFormats["column"]
	covered, looks := 0.0, map[string]bool{}
	c.Draw(f).Walk(func(m scene.Mark) bool {
		if b, ok := m.(*scene.Box); ok && b.H == 2*f.Size {
			covered += b.W
			looks[fmt.Sprint(b.Fill, b.Pattern, b.PatternInk)] = true
		}
		return true
	})
	if covered < .98*f.Width || covered > f.Width {
		t.Errorf("the parts cover %g of %g", covered, f.Width)
	}
	if len(looks) != 10 {
		t.Errorf("%d looks for ten parts", len(looks))
	}
}

// The same numbers give the same bytes, and numbers without room make bars.
func TestChartIsDeterministic(t *testing.T) {
	write := func(f Format) []byte {
		c := randomChart(rand.New(rand.NewPCG(5, 6)), Lines)
		return scene.AppendSVG(nil, c.Draw(f), scene.Options{Prefix: "c-"})
	}
	for name, f := range chartFormats {
		if !bytes.Equal(write(f), write(f)) {
			t.Errorf("%s: two drawings differ", name)
		}
	}
	c := &Chart{Kind: Lines, Series: []Series{{Name: "n"}}, Rows: slices.Repeat([]Row{{Label: "2026", Values: []Value{{Number: 1, Text: "1"}}}}, 3)}
	bars := func(f Format) (n int) {
		c.Draw(f).Walk(func(m scene.Mark) bool {
			if b, ok := m.(*scene.Box); ok && b.H == barSize*f.Size {
				n++
			}
			return true
		})
		return n
	}
	if bars(chartFormats["column"]) != 0 || bars(chartFormats["telephone"]) != 3 {
		t.Errorf("%d bars in a column, %d on a telephone", bars(chartFormats["column"]), bars(chartFormats["telephone"]))
	}
}
