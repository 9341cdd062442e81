package suite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// A tool is something outside Go that tests need. It is there when one of its
// programs or one of its files is.
type tool struct {
	what     string   // it is, and what it is for
	programs []string // names or paths
	files    string   // a glob pattern, on Linux only
	packages []string // of Debian and Ubuntu, that bring it
}

// tools lists what the tests need.
func tools() []tool {
	return []tool{
		{
			what: "gcc, for the race detector", programs: []string{"gcc"},
			packages: []string{"gcc", "libc6-dev"},
		},
		{
			what: "Chromium, for the browser tests",
			programs: []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
				"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"},
			packages: []string{"chromium"},
		},
		{what: "pdftotext, to read PDF files", programs: []string{"pdftotext"}, packages: []string{"poppler-utils"}},
		{what: "qpdf, to check PDF files", programs: []string{"qpdf"}, packages: []string{"qpdf"}},
		{
			what:  "the Noto CJK fonts, so that Chromium shows Chinese",
			files: "/usr/share/fonts/*/*/*CJK*", packages: []string{"fonts-noto-cjk"},
		},
	}
}

// present reports whether a tool is there. Systems other than Linux come with
// the fonts that tests look for in files.
func (t tool) present() bool {
	for _, p := range t.programs {
		if _, err := exec.LookPath(p); err == nil {
			return true
		}
	}
	if t.files == "" {
		return false
	}
	found, _ := filepath.Glob(t.files) // the pattern is a constant of tools
	return len(found) > 0 || runtime.GOOS != "linux"
}

// absent returns the tools that are not there.
func absent(all []tool) (missing []tool) {
	for _, t := range all {
		if !t.present() {
			missing = append(missing, t)
		}
	}
	return missing
}

// provide installs what is missing where that can be done without asking
// anybody: as root, with apt-get. Elsewhere it says what is missing.
func provide(ctx context.Context, out io.Writer) error {
	missing := absent(tools())
	if len(missing) == 0 {
		return nil
	}
	if _, err := exec.LookPath("apt-get"); err != nil || os.Geteuid() != 0 {
		return errors.New(explain(missing))
	}
	packages := packagesOf(missing)
	fmt.Fprintf(out, "installing %s\n", strings.Join(packages, " "))
	if err := install(ctx, packages); err != nil {
		return err
	}
	if missing = absent(missing); len(missing) > 0 {
		return fmt.Errorf("apt-get brought its packages, and yet\n%s", explain(missing))
	}
	return nil
}

// install brings packages by apt-get. Its output is kept for the case that it
// fails.
func install(ctx context.Context, packages []string) error {
	for _, args := range [][]string{
		{"update"},
		append([]string{"install", "-y", "--no-install-recommends"}, packages...),
	} {
		cmd := exec.CommandContext(ctx, "apt-get", args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if said, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%sapt-get %s: %w", said, args[0], err)
		}
	}
	return nil
}

// explain says what is missing and how to install it.
func explain(missing []tool) string {
	var b strings.Builder
	for _, t := range missing {
		fmt.Fprintf(&b, "missing: %s\n", t.what)
	}
	fmt.Fprintf(&b, "on Debian and Ubuntu: sudo apt-get install %s\n", strings.Join(packagesOf(missing), " "))
	b.WriteString("elsewhere: install what has the same name, and put it on the PATH")
	return b.String()
}

// packagesOf lists what apt-get is asked for. Every package of a missing tool
// is: what is there already costs nothing.
func packagesOf(tools []tool) (names []string) {
	for _, t := range tools {
		names = append(names, t.packages...)
	}
	return names
}
