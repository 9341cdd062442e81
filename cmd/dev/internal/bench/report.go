package bench

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// header says on what machine, and how busy a one, the figures were taken.
func header(w io.Writer, o Options) {
	fmt.Fprintf(w, "%s/%s, %d processors, %s, median of %d runs", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), o.Runs)
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(w, ", load average at the start %s", strings.Fields(string(load))[0])
	}
	fmt.Fprintln(w)
}

// print writes the table of one size, and what is left when the floor is taken
// off.
func (r Result) print(out io.Writer) {
	fmt.Fprintf(out, "\n%d projects\n", r.Projects)
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\twall s\tcpu s\tuser s\tsystem s\tpeak MB\tfiles\tMB\tpages\tmean page KB\t")
	row(w, "build", r.Build, &r.Tree)
	row(w, "floor", r.Floor, nil)
	row(w, "build again", r.Warm, nil)
	if r.PeerTree.Files > 0 {
		row(w, "peer", r.Peer, &r.PeerTree)
		row(w, "peer's floor", r.PeerFloor, nil)
	}
	w.Flush() // a strings.Builder takes everything
	for line := range strings.Lines(table.String()) {
		fmt.Fprintln(out, strings.TrimRight(line, " \n"))
	}
	fmt.Fprintf(out, "above the floor: %s s wall, %s s cpu\n",
		seconds(r.Build.Wall-r.Floor.Wall), seconds(r.Build.CPU()-r.Floor.CPU()))
	if r.PeerTree.Files > 0 {
		r.printRatios(out)
	}
}

// printRatios compares with the peer.
func (r Result) printRatios(out io.Writer) {
	fmt.Fprintf(out, "peer above its floor: %s s wall, %s s cpu\n",
		seconds(r.Peer.Wall-r.PeerFloor.Wall), seconds(r.Peer.CPU()-r.PeerFloor.CPU()))
	fmt.Fprintf(out, "build : peer above the floors: wall %s, cpu %s; peak memory %s; files %s; mean page %s\n",
		ratio(float64(r.Build.Wall-r.Floor.Wall), float64(r.Peer.Wall-r.PeerFloor.Wall)),
		ratio(float64(r.Build.CPU()-r.Floor.CPU()), float64(r.Peer.CPU()-r.PeerFloor.CPU())),
		ratio(float64(r.Build.Peak), float64(r.Peer.Peak)),
		ratio(float64(r.Tree.Files), float64(r.PeerTree.Files)),
		ratio(r.Tree.MeanPage(), r.PeerTree.MeanPage()))
}

// row writes the figures of one command, with what it wrote if that is new.
func row(w io.Writer, name string, f Figures, t *Tree) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t", name,
		seconds(f.Wall), seconds(f.CPU()), seconds(f.User), seconds(f.System), megabytes(f.Peak))
	if t == nil {
		fmt.Fprint(w, "\t\t\t\t") // a row without these cells would end their columns
	} else {
		fmt.Fprintf(w, "%d\t%.1f\t%d\t%.2f\t", t.Files, float64(t.Bytes)/1e6, t.Pages, t.MeanPage()/1e3)
	}
	fmt.Fprintln(w)
}

// seconds writes a duration to hundredths: below that is noise.
func seconds(d time.Duration) string { return fmt.Sprintf("%.2f", d.Seconds()) }

// megabytes writes a memory, or that it is not known.
func megabytes(bytes int64) string {
	if bytes == 0 {
		return "?"
	}
	return fmt.Sprintf("%.0f", float64(bytes)/1e6)
}

// ratio writes a ratio. Where the floor took longer than a build, which noise
// can do on a small site, there is none.
func ratio(a, b float64) string {
	if a <= 0 || b <= 0 {
		return "?"
	}
	return fmt.Sprintf("%.2f", a/b)
}
