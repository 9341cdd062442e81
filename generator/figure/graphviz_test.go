package figure_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/figure"
	"prospectus/generator/model"
	"prospectus/generator/scene"
)

type spot struct{ x, y float64 }

// crossings counts the places of a map where one line crosses another: a level
// piece of one source's links and an upright piece of another's. Where lines meet
// or part they do not cross.
func (g geometry) crossings() int {
	type piece struct {
		box
		from string
	}
	var level, upright []piece
	for _, w := range g.wires {
		for i := 1; i < len(w.points); i++ {
			a, b := w.points[i-1], w.points[i]
			p := piece{box{min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])}, w.from}
			if p.y1-p.y0 > p.x1-p.x0 {
				upright = append(upright, p)
			} else {
				level = append(level, p)
			}
		}
	}
	seen := map[spot]bool{}
	for _, l := range level {
		for _, u := range upright {
			if l.from != u.from && l.x0+.3 < u.x0 && u.x0 < l.x1-.3 && u.y0+.3 < l.y0 && l.y0 < u.y1-.3 {
				seen[spot{math.Round(u.x0 * 2), math.Round(l.y0 * 2)}] = true
			}
		}
	}
	return len(seen)
}

// A rival is the figure that Graphviz makes of the same nodes, links and sizes.
type rival struct {
	curves [][]spot
	ends   [][2]string
}

// dot runs Graphviz, with the nodes as large as here. Banded keeps each band in
// one rank, and segments the nodes of each segment together, as a chain map does.
func dot(t testing.TB, c *model.Chain, f *figure.Chain, g geometry, banded, segments bool) rival {
	var b strings.Builder
	b.WriteString("digraph{newrank=true;rankdir=LR;node[shape=box,fixedsize=true];\n")
	for _, band := range f.Bands {
		if banded {
			b.WriteString("{rank=same;")
		}
		for _, s := range band.Segments {
			for _, n := range s.Nodes {
				box := g.nodes[n.ID]
				fmt.Fprintf(&b, "%q[width=%.3f,height=%.3f];", n.ID, (box.x1-box.x0)/72, (box.y1-box.y0)/72)
			}
		}
		if banded {
			b.WriteString("}\n")
		}
	}
	if segments {
		for i, band := range f.Bands {
			for j, s := range band.Segments {
				fmt.Fprintf(&b, "subgraph cluster_%d_%d{", i, j)
				for _, n := range s.Nodes {
					fmt.Fprintf(&b, "%q;", n.ID)
				}
				b.WriteString("}\n")
			}
		}
	}
	if banded { // bands in their order
		for i, band := range f.Bands {
			fmt.Fprintf(&b, "b%d[width=0.01,height=0.01];{rank=same;b%d;%q}\n", i, i, band.Segments[0].Nodes[0].ID)
			if i > 0 {
				fmt.Fprintf(&b, "b%d->b%d[style=invis,weight=100];", i-1, i)
			}
		}
	}
	for _, n := range c.Nodes {
		for _, to := range n.Feeds {
			fmt.Fprintf(&b, "%q->%q[label=%q];\n", n.ID, to, "")
		}
	}
	b.WriteString("}")
	cmd := exec.Command("dot", "-Tplain")
	cmd.Stdin = strings.NewReader(b.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return readPlain(t, out)
}

func readPlain(t testing.TB, out []byte) (r rival) {
	for line := range bytes.Lines(out) {
		f := strings.Fields(string(line))
		if f[0] != "edge" || strings.HasPrefix(f[1], "b") {
			continue
		}
		n, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		var p []spot
		for i := range n {
			x, _ := strconv.ParseFloat(f[4+2*i], 64)
			y, _ := strconv.ParseFloat(f[5+2*i], 64)
			p = append(p, spot{x, y})
		}
		var curve []spot
		for i := 0; i+3 < len(p); i += 3 {
			for s := range 16 {
				u := float64(s) / 16
				v := 1 - u
				at := func(a, b, c, d float64) float64 { return v*v*v*a + 3*v*v*u*b + 3*v*u*u*c + u*u*u*d }
				curve = append(curve, spot{at(p[i].x, p[i+1].x, p[i+2].x, p[i+3].x), at(p[i].y, p[i+1].y, p[i+2].y, p[i+3].y)})
			}
		}
		r.curves, r.ends = append(r.curves, append(curve, p[n-1])), append(r.ends, [2]string{f[1], f[2]})
	}
	return r
}

// crossings counts the pairs of links that cross, and how often; links out of one
// node or into one, which may be drawn as one, do not.
func (r rival) crossings() (n int) {
	for i, a := range r.curves {
		for j, b := range r.curves[:i] {
			if r.ends[i][0] != r.ends[j][0] && r.ends[i][1] != r.ends[j][1] {
				n += meet(a, b)
			}
		}
	}
	return n
}

func meet(a, b []spot) (n int) {
	side := func(p, q, r spot) float64 { return (q.x-p.x)*(r.y-p.y) - (q.y-p.y)*(r.x-p.x) }
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if side(a[i-1], a[i], b[j-1])*side(a[i-1], a[i], b[j]) < 0 && side(b[j-1], b[j], a[i-1])*side(b[j-1], b[j], a[i]) < 0 {
				n++
			}
		}
	}
	return n
}

func median(all []int) int {
	slices.Sort(all)
	return all[len(all)/2]
}

// On the chains of the demonstration and thirty random ones a map has no more
// crossings, in the median, than the figure that Graphviz dot makes with the same
// bands and segments. What dot does without them is logged.
func TestBesideGraphviz(t *testing.T) {
	if _, err := exec.LookPath("dot"); err != nil || testing.Short() {
		t.Skip("Graphviz is not installed, or there is no time for it")
	}
	var chains []*model.Chain
	for i, n := range sizes() {
		chains = append(chains, random(rand.New(rand.NewPCG(uint64(i), 7)), n))
	}
	chains = append(chains, demonstration(t)...)
	var ours, free, banded, kept []int
	for i, c := range chains {
		f := drawn(uint64(i), c, "zh")
		g := survey(t, f.Draw(figure.Desk), scene.Screen{})
		a, b, d := g.crossings(), dot(t, c, f, g, false, false).crossings(), dot(t, c, f, g, true, false).crossings()
		e := dot(t, c, f, g, true, true).crossings()
		t.Logf("chain %d: %d nodes, %d links: %d here, %d dot, %d dot with the same bands, %d and segments", i, len(c.Nodes), links(c), a, b, d, e)
		ours, free, banded = append(ours, a), append(free, b), append(banded, d)
		kept = append(kept, e)
	}
	t.Logf("median: %d here, %d dot, %d dot with bands, %d with segments", median(ours), median(free), median(banded), median(kept))
	if median(ours) > median(kept) {
		t.Errorf("median: %d here, %d dot", median(ours), median(kept))
	}
}
