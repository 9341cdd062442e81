package books

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"

	"prospectus/cmd/dev/internal/bench"
)

// header says on what machine, and how busy a one, the figures were taken.
func header(w io.Writer, o Options) {
	fmt.Fprintf(w, "%s/%s, %d processors, %s, a book of %d projects, median of %d runs", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), o.Projects, o.Runs)
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(w, ", load average at the start %s", strings.Fields(string(load))[0])
	}
	fmt.Fprintln(w)
}

// print writes how the others compare with the first row, and then all figures.
func print(out io.Writer, rows []Row) {
	first := bench.Median(rows[0].Runs)
	for _, r := range rows[1:] {
		if r.Why != "" {
			fmt.Fprintf(out, "%s was not measured: %s\n", r.Name, r.Why)
			continue
		}
		f := bench.Median(r.Runs)
		fmt.Fprintf(out, "%s : %s: wall %s, cpu %s, peak memory %s, size %s\n", r.Name, rows[0].Name,
			ratio(f.Wall.Seconds(), first.Wall.Seconds()), ratio(f.CPU().Seconds(), first.CPU().Seconds()),
			ratio(float64(f.Peak), float64(first.Peak)), ratio(float64(r.Bytes), float64(rows[0].Bytes)))
	}
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\twall s\tcpu s\tpeak MB\tpages\tMB\t")
	for _, r := range rows {
		if f := bench.Median(r.Runs); r.Why == "" {
			fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%s\t%s\t%.2f\t\n", r.Name, f.Wall.Seconds(), f.CPU().Seconds(), known(f.Peak/1e6), known(int64(r.Pages)), float64(r.Bytes)/1e6)
		}
	}
	w.Flush() // a strings.Builder takes everything
	fmt.Fprintln(out)
	for line := range strings.Lines(table.String()) {
		fmt.Fprintln(out, strings.TrimRight(line, " \n"))
	}
}

// ratio writes a ratio, where there is one.
func ratio(a, b float64) string {
	if a <= 0 || b <= 0 {
		return "?"
	}
	return fmt.Sprintf("%.2f", a/b)
}

// known writes a figure, or that it is not known.
func known(n int64) string {
	if n == 0 {
		return "?"
	}
	return fmt.Sprint(n)
}
