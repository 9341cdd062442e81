package bench

import (
	"strings"
	"testing"
	"time"
)

// measured is a result with figures that are easy to follow.
func measured() Result {
	ms := func(n int) time.Duration { return time.Duration(n) * time.Millisecond }
	return Result{
		Projects:  100,
		Build:     Figures{Wall: ms(3000), User: ms(4000), System: ms(1000), Peak: 200e6},
		Floor:     Figures{Wall: ms(1000), User: ms(100), System: ms(900), Peak: 10e6},
		Warm:      Figures{Wall: ms(2000), User: ms(3500), System: ms(500), Peak: 0},
		Peer:      Figures{Wall: ms(9000), User: ms(14000), System: ms(3000), Peak: 800e6},
		PeerFloor: Figures{Wall: ms(1000), User: ms(100), System: ms(900), Peak: 10e6},
		Tree:      Tree{Files: 120, Bytes: 2e6, Pages: 100, PageBytes: 1.5e6},
		PeerTree:  Tree{Files: 100, Bytes: 3e6, Pages: 100, PageBytes: 3e6},
	}
}

func TestReport(t *testing.T) {
	var b strings.Builder
	measured().print(&b)
	const want = `
100 projects
                wall s  cpu s  user s  system s  peak MB  files   MB  pages  mean page KB
         build    3.00   5.00    4.00      1.00      200    120  2.0    100         15.00
         floor    1.00   1.00    0.10      0.90       10
   build again    2.00   4.00    3.50      0.50        ?
          peer    9.00  17.00   14.00      3.00      800    100  3.0    100         30.00
  peer's floor    1.00   1.00    0.10      0.90       10
above the floor: 2.00 s wall, 4.00 s cpu
peer above its floor: 8.00 s wall, 16.00 s cpu
build : peer above the floors: wall 0.25, cpu 0.25; peak memory 0.25; files 1.20; mean page 0.50
`
	if got := b.String(); got != want {
		t.Errorf("printed\n%s\nwant\n%s", got, want)
	}
}

// Without a peer nothing is said of one.
func TestReportWithoutPeer(t *testing.T) {
	r := measured()
	r.Peer, r.PeerFloor, r.PeerTree = Figures{}, Figures{}, Tree{}
	var b strings.Builder
	r.print(&b)
	if strings.Contains(b.String(), "peer") {
		t.Errorf("printed\n%s", b.String())
	}
}

func TestFill(t *testing.T) {
	args := []string{"build", "--site=/s-{n}", "{out}", "{n}{out}", "{other}"}
	got := strings.Join(fill(args, 20, "/o"), " ")
	if want := "build --site=/s-20 /o 20/o {other}"; got != want {
		t.Errorf("filled %q, want %q", got, want)
	}
	if args[2] != "{out}" {
		t.Error("the arguments themselves were changed")
	}
}

func TestTail(t *testing.T) {
	if got := tail("one\ntwo\n"); got != "one\ntwo" {
		t.Errorf("of a short output, %q", got)
	}
	if got := tail(strings.Repeat("line\n", 50)); strings.Count(got, "line") != 20 {
		t.Errorf("of a long output, %d lines", strings.Count(got, "line"))
	}
}
