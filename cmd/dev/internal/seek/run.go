package seek

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"prospectus/cmd/dev/internal/bench"
	"prospectus/cmd/dev/internal/browser"
	"prospectus/cmd/dev/internal/query"
)

// Options says what to measure.
type Options struct {
	Self     string   // this program, which offers the commands corpus and site
	Shape    []string // further flags of the command corpus
	Projects []int    // sizes of site
	Each     int      // questions of each class and language
	Peer     bool     // Pagefind too
	Browser  string   // the program, a name on the PATH or a path
	Temp     string   // a folder for sites and output
	Out      io.Writer
}

// languages are those of the corpus.
var languages = []string{"zh", "en"}

// kinds are the folders of records that have pages.
var kinds = []string{"projects", "parks", "plots", "buildings", "policies", "services", "offices", "events", "chains", "briefings", "pages"}

// Run measures each size in turn and reports it as soon as it is measured.
func Run(ctx context.Context, o Options) error {
	if o.Peer {
		if err := fetchPagefind(ctx); err != nil {
			return err
		}
	}
	b, err := browser.Start(ctx, o.Browser)
	if err != nil {
		return err
	}
	defer b.Stop()
	for _, n := range o.Projects {
		if err := o.size(ctx, b, n); err != nil {
			return fmt.Errorf("with %d projects: %w", n, err)
		}
	}
	return nil
}

// size measures one size of site.
func (o Options) size(ctx context.Context, b *browser.Browser, n int) error {
	dir, err := os.MkdirTemp(o.Temp, fmt.Sprintf("search-%d-", n))
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	m := &measured{Projects: n, dir: dir, built: filepath.Join(dir, "built"), bundle: filepath.Join(dir, "pagefind")}
	if err := m.index(ctx, o); err != nil {
		return err
	}
	if m.sources, err = query.Read(os.DirFS(filepath.Join(dir, "site")), os.DirFS(m.built)); err != nil {
		return err
	}
	m.queries = query.Make(m.sources, o.Each, 20260630)
	m.printIndex(o.Out)
	if err := m.ask(b, o.Peer); err != nil {
		return err
	}
	m.print(o.Out)
	return nil
}

// A measured is one size of site, and what was measured of it.
type measured struct {
	Projects           int
	With, Without      bench.Figures // builds with the index and without
	Tree, Bare         bench.Tree
	Peer               bench.Figures
	PeerTree           bench.Tree
	dir, built, bundle string
	sources            query.Sources
	queries            []query.Query
	own, peer          visits
}

// index makes the site, and builds it without the index and with it.
func (m *measured) index(ctx context.Context, o Options) (err error) {
	site, bare := filepath.Join(m.dir, "site"), filepath.Join(m.dir, "bare")
	if _, err := bench.Measure(ctx, append([]string{o.Self, "corpus", "--projects", strconv.Itoa(m.Projects), "--out", site}, o.Shape...)...); err != nil {
		return err
	}
	if m.Without, err = bench.Measure(ctx, o.Self, "site", "--site", site, "--out", bare, "--unsearched"); err != nil {
		return err
	}
	if m.Bare, err = bench.Survey(bare); err == nil {
		err = os.RemoveAll(bare)
	}
	if err != nil {
		return err
	}
	if m.With, err = bench.Measure(ctx, o.Self, "site", "--site", site, "--out", m.built); err != nil {
		return err
	}
	if m.Tree, err = bench.Survey(m.built); err != nil || !o.Peer {
		return err
	}
	if m.Peer, err = indexPagefind(ctx, m.built, m.bundle, kinds, languages); err == nil {
		m.PeerTree, err = bench.Survey(m.bundle)
	}
	return err
}
