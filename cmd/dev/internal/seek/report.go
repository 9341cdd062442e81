package seek

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"prospectus/cmd/dev/internal/bench"
	"prospectus/cmd/dev/internal/query"
)

// table writes rows of cells, the first of each to the left of the others.
func table(out io.Writer, rows [][]string) {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, cells := range rows {
		fmt.Fprintln(w, strings.Join(cells, "\t")+"\t")
	}
	_ = w.Flush() // a builder takes everything
	for line := range strings.Lines(b.String()) {
		fmt.Fprintln(out, strings.TrimRight(line, " \n"))
	}
}

// printIndex reports what the index takes. Its time is the difference of two
// builds, and so is noisy where the index is small.
func (m *measured) printIndex(out io.Writer) {
	fmt.Fprintf(out, "\n%d projects", m.Projects)
	for _, lang := range languages {
		passages := 0
		for _, r := range m.sources[lang] {
			passages += len(r.Passages)
		}
		fmt.Fprintf(out, "; %s: %d records, %d passages", lang, len(m.sources[lang]), passages)
	}
	fmt.Fprintln(out)
	rows := [][]string{{"", "cpu s", "peak MB", "files", "MB"},
		treeRow("build", m.With, m.Tree), treeRow("build without index", m.Without, m.Bare)}
	index := bench.Tree{Files: m.Tree.Files - m.Bare.Files, Bytes: m.Tree.Bytes - m.Bare.Bytes}
	own := []string{"index", seconds(m.With.CPU() - m.Without.CPU()), megabytes(m.With.Peak - m.Without.Peak), fmt.Sprint(index.Files), megabytes(index.Bytes)}
	rows = append(rows, own)
	if m.PeerTree.Files > 0 {
		rows = append(rows, treeRow("pagefind", m.Peer, m.PeerTree), []string{"index : pagefind",
			ratio((m.With.CPU() - m.Without.CPU()).Seconds(), m.Peer.CPU().Seconds()), ratio(float64(m.With.Peak-m.Without.Peak), float64(m.Peer.Peak)),
			ratio(float64(index.Files), float64(m.PeerTree.Files)), ratio(float64(index.Bytes), float64(m.PeerTree.Bytes))})
	}
	table(out, rows)
}

func treeRow(name string, f bench.Figures, t bench.Tree) []string {
	return []string{name, seconds(f.CPU()), megabytes(f.Peak), fmt.Sprint(t.Files), megabytes(t.Bytes)}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%.1f", float64(n)/1e6) }

// ratio writes a ratio; there is none to nought or less.
func ratio(a, b float64) string {
	if a <= 0 || b <= 0 {
		return "?"
	}
	return fmt.Sprintf("%.2f", a/b)
}

// A figure is one row of the report on visits.
type figure struct {
	name, format string
	of           func(visit) float64
}

// figures are the rows for visitors of each kind.
func figures(name string, wire bool) []figure {
	all := []figure{
		{name + ": ms to the ranked list", "%.0f", func(v visit) float64 { return v.Ms }},
		{name + ": ms of these after the last byte", "%.0f", func(v visit) float64 { return v.After }},
	}
	if !wire {
		return all
	}
	return append([]figure{
		{name + ": requests to the list", "%.0f", func(v visit) float64 { return float64(v.Cost.listRequests) }},
		{name + ": KB to the list", "%.1f", func(v visit) float64 { return float64(v.Cost.listBytes) / 1e3 }},
		{name + ": requests in all", "%.0f", func(v visit) float64 { return float64(v.Cost.requests) }},
		{name + ": KB in all", "%.1f", func(v visit) float64 { return float64(v.Cost.bytes) / 1e3 }},
	}, all...)
}

// print reports visits and answers.
func (m *measured) print(out io.Writer) {
	peer := len(m.peer.Later) > 0
	head := []string{"", "median", "worst"}
	if peer {
		head = append(head, "pagefind", "worst", "ratio", "of worst")
	}
	rows := [][]string{head}
	add := func(own, other []visit, figures []figure) {
		for _, f := range figures {
			rows = append(rows, f.row(own, other))
		}
	}
	add(m.own.Cold, m.peer.Cold, figures("cold", true))
	add(m.own.Later, m.peer.Later, figures("later", true))
	add(m.own.Slow, m.peer.Slow, figures("processor at a quarter", false))
	fmt.Fprintf(out, "\n%d cold and %d later questions, %d on a slow processor\n", len(m.own.Cold), len(m.own.Later), len(m.own.Slow))
	table(out, rows)
	fmt.Fprintln(out)
	table(out, scoreRows(query.Scores(m.own.Verdicts), query.Scores(m.peer.Verdicts)))
	fmt.Fprintf(out, "known items among the first three: %.1f %%", 100*query.TopShare(m.own.Verdicts))
	if peer {
		fmt.Fprintf(out, "; pagefind %.1f %%", 100*query.TopShare(m.peer.Verdicts))
	}
	fmt.Fprintf(out, "\nanswers in a sub-folder or from a disk that differ: %d\n", len(m.own.Differ))
	m.printFaults(out)
}

// row writes the median and the worst of a figure.
func (f figure) row(own, other []visit) []string {
	middle, worst := f.spread(own)
	row := []string{f.name, fmt.Sprintf(f.format, middle), fmt.Sprintf(f.format, worst)}
	if len(other) > 0 {
		theirs, last := f.spread(other)
		if last == 0 { // not told of the other
			return append(row, "", "", "", "")
		}
		row = append(row, fmt.Sprintf(f.format, theirs), fmt.Sprintf(f.format, last), ratio(middle, theirs), ratio(worst, last))
	}
	return row
}

// spread returns the middle and the most of a figure; of an even number, the
// lower of two.
func (f figure) spread(all []visit) (middle, most float64) {
	if len(all) == 0 {
		return 0, 0
	}
	sorted := slices.SortedFunc(slices.Values(all), func(a, b visit) int { return cmp.Compare(f.of(a), f.of(b)) })
	return f.of(sorted[(len(sorted)-1)/2]), f.of(sorted[len(sorted)-1])
}

// scoreRows writes what the answers are worth, class by class.
func scoreRows(own, other []query.Score) [][]string {
	head := []string{"", "asked", "recall", "precision", "not perfect", "items", "in three"}
	if len(other) > 0 {
		head = append(head, "pagefind: recall", "precision", "not perfect", "in three")
	}
	rows := [][]string{head}
	for i, s := range own {
		row := append([]string{string(s.Class)}, scoreCells(s, true)...)
		if i < len(other) {
			row = append(row, scoreCells(other[i], false)...)
		}
		rows = append(rows, row)
	}
	return rows
}

func scoreCells(s query.Score, counts bool) []string {
	cells := []string{fmt.Sprintf("%.3f", s.Recall), fmt.Sprintf("%.3f", s.Precision), fmt.Sprint(s.Bad)}
	top := ""
	if s.Items > 0 {
		top = fmt.Sprint(s.Top)
	}
	if !counts {
		return append(cells, top)
	}
	return append(append([]string{fmt.Sprint(s.N)}, cells...), fmt.Sprint(s.Items), top)
}

// printFaults lists what the site's own search did not get right, so that it can be
// mended.
func (m *measured) printFaults(out io.Writer) {
	const most = 20
	n := 0
	for _, v := range m.own.Verdicts {
		if v.Good() && v.Top() {
			continue
		}
		if n++; n <= most {
			fmt.Fprintln(out, "  ", v)
		}
	}
	if n > most {
		fmt.Fprintf(out, "   and %d more\n", n-most)
	}
	for _, d := range m.own.Differ[:min(most, len(m.own.Differ))] {
		fmt.Fprintln(out, "  ", d)
	}
}
