// Package books measures how books are printed: by the program, from the files of a
// site, and beside it by others that turn a page for browsers into pages of paper, of
// the same content, fonts and style sheet.
//
// All of them run as child processes, in turn, in one session. The program reads and
// checks the whole site before it prints; the others are given the page as it stands.
// It sets the running heads, the page numbers of the contents and the index; Chromium
// does not number the contents.
package books

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"prospectus/cmd/dev/internal/bench"
)

// Options says what to measure.
type Options struct {
	Program  string // the built program
	Self     string // this one, with its commands corpus and draft
	Projects int
	Runs     int
	Peers    bool   // the others too
	Browser  string // a Chromium
	Temp     string
	Out      io.Writer
}

// A Row is what was measured of one way to print the book.
type Row struct {
	Name  string
	Runs  []bench.Figures
	Pages int
	Bytes int64
	Why   string // it was not measured
}

// Run writes a site, prints its book and reports.
func Run(ctx context.Context, o Options) ([]Row, error) {
	if o.Runs < 1 {
		return nil, fmt.Errorf("%d runs measure nothing: ask for one or more", o.Runs)
	}
	dir, err := os.MkdirTemp(o.Temp, "books-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	r := run{o, dir, filepath.Join(dir, "site"), filepath.Join(dir, "page")}
	if err := r.prepare(ctx); err != nil {
		return nil, err
	}
	header(o.Out, o)
	rows, err := r.all(ctx)
	if err != nil {
		return nil, err
	}
	print(o.Out, rows)
	return rows, nil
}

// A run is one session.
type run struct {
	Options
	dir, site, page string
}

const bookID = "bench"

// prepare writes the site, its book and the page for the others.
func (r run) prepare(ctx context.Context) error {
	if _, err := bench.Measure(ctx, r.Self, "corpus", "--projects", strconv.Itoa(r.Projects), "--out", r.site); err != nil {
		return err
	}
	const book = "kind = \"projects\"\ntitle = { zh = \"招商项目册\", en = \"Project Handbook\" }\nlanguages = [\"zh\"]\norder = \"code\"\n"
	if err := os.MkdirAll(filepath.Join(r.site, "data/handbooks"), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(r.site, "data/handbooks", bookID+".toml"), []byte(book), 0o666); err != nil {
		return err
	}
	if err := os.Mkdir(r.page, 0o777); err != nil || !r.Peers {
		return err
	}
	_, err := bench.Measure(ctx, r.Self, "draft", "--site", r.site, "--book", bookID, "--lang", "zh", "--out", r.page)
	return err
}

// all measures each way in turn, as often as is asked.
func (r run) all(ctx context.Context) ([]Row, error) {
	ways := []way{{name: "handbook", do: r.first}, {name: "one sheet changed", do: r.again}}
	if r.Peers {
		ways = append(ways, r.chromium(), r.weasyprint(), way{name: "typst", why: "it reads a language of its own and no HTML"})
	}
	rows := make([]Row, len(ways))
	for range r.Runs {
		for i, w := range ways {
			rows[i].Name, rows[i].Why = w.name, w.why
			if w.why != "" {
				continue
			}
			f, file, err := w.do(ctx)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", w.name, err)
			}
			rows[i].Runs = append(rows[i].Runs, f)
			if rows[i].Pages, rows[i].Bytes, err = measure(ctx, file); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// A way is one way to print the book.
type way struct {
	name string
	why  string // it cannot be measured
	do   func(context.Context) (f bench.Figures, file string, err error)
}

// first prints the book as if for the first time; the site has no photographs.
func (r run) first(ctx context.Context) (bench.Figures, string, error) {
	if err := os.RemoveAll(filepath.Join(r.site, ".prospectus")); err != nil {
		return bench.Figures{}, "", err
	}
	return r.print(ctx)
}

func (r run) print(ctx context.Context) (bench.Figures, string, error) {
	out := filepath.Join(r.dir, "out")
	f, err := bench.MeasureFamily(ctx, r.Program, "handbook", bookID, "--site", r.site, "--out", out)
	return f, filepath.Join(out, bookID+".zh.pdf"), err
}

// again changes a sentence of one sheet and prints the book again.
func (r run) again(ctx context.Context) (bench.Figures, string, error) {
	files, err := filepath.Glob(filepath.Join(r.site, "content/projects/*/zh.md"))
	if err != nil || len(files) == 0 {
		return bench.Figures{}, "", errors.Join(err, errors.New("the site has no projects"))
	}
	text, err := os.ReadFile(files[len(files)/2])
	if err != nil {
		return bench.Figures{}, "", err
	}
	if err := os.WriteFile(files[len(files)/2], append(text, "\n本项目资料已补充。\n"...), 0o666); err != nil {
		return bench.Figures{}, "", err
	}
	f, file, err := r.print(ctx)
	return f, file, errors.Join(err, os.WriteFile(files[len(files)/2], text, 0o666))
}

func (r run) chromium() way {
	program, err := exec.LookPath(r.Browser)
	if err != nil {
		return way{name: "chromium", why: "it is not installed: apt-get install chromium, or name one by --browser"}
	}
	return way{name: "chromium", do: func(ctx context.Context) (bench.Figures, string, error) {
		out, profile := filepath.Join(r.dir, "chromium.pdf"), filepath.Join(r.dir, "profile")
		defer os.RemoveAll(profile)
		args := []string{program, "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--user-data-dir=" + profile,
			"--allow-file-access-from-files", "--no-pdf-header-footer", "--print-to-pdf=" + out}
		if os.Geteuid() == 0 {
			args = append(args, "--no-sandbox") // the sandbox refuses to work for root
		}
		f, err := bench.MeasureFamily(ctx, append(args, "file://"+filepath.ToSlash(filepath.Join(r.page, "book.html")))...)
		return f, out, err
	}}
}

func (r run) weasyprint() way {
	program, err := exec.LookPath("weasyprint")
	if err != nil {
		return way{name: "weasyprint", why: "it is not installed: apt-get install weasyprint"}
	}
	return way{name: "weasyprint", do: func(ctx context.Context) (bench.Figures, string, error) {
		out := filepath.Join(r.dir, "weasyprint.pdf")
		f, err := bench.MeasureFamily(ctx, program, "--quiet", filepath.Join(r.page, "book.html"), out)
		return f, out, err
	}}
}

var pageCount = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)

// measure returns how many pages and bytes a document has; no pages where pdfinfo is
// not at hand.
func measure(ctx context.Context, file string) (pages int, size int64, err error) {
	info, err := os.Stat(file)
	if err != nil {
		return 0, 0, err
	}
	tool, err := exec.LookPath("pdfinfo")
	if err != nil {
		return 0, info.Size(), nil
	}
	said, err := exec.CommandContext(ctx, tool, file).Output()
	if err != nil {
		return 0, 0, fmt.Errorf("pdfinfo %s: %w", file, err)
	}
	if found := pageCount.FindSubmatch(said); found != nil {
		pages, _ = strconv.Atoi(strings.TrimSpace(string(found[1])))
	}
	return pages, info.Size(), nil
}
