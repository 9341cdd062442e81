// Package release packs the program for each system and processor that it is
// released for: an archive each, with the licence and the description, and one
// file of checksums over all.
//
// The archives are reproducible: the same sources, Go version and release
// number give the same bytes on every machine. Programs are built without C,
// without paths and without the state of the repository; archives carry no
// time of day, no owner and no other trace of where they were made.
package release

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// Program is the name of the program, of its folder below cmd, and of what the
// archives' names begin with.
const Program = "prospectus"

// A Target is a system and a processor, as the go command names them.
type Target struct{ System, Processor string }

// Targets returns what is released.
func Targets() []Target {
	return []Target{
		{"windows", "amd64"},
		{"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"},
		{"darwin", "amd64"}, {"darwin", "arm64"},
	}
}

// executable is the name of the program on a system.
func (t Target) executable() string {
	if t.System == "windows" {
		return Program + ".exe"
	}
	return Program
}

// folder is the one folder in an archive.
func (t Target) folder(version string) string {
	return strings.Join([]string{Program, version, t.System, t.Processor}, "_")
}

// Options says what to release.
type Options struct {
	Root    string // of the repository
	Dir     string // where the archives go; made if need be
	Version string // such as 1.2.0
	Targets []Target
	Out     io.Writer
}

// versions is what a version may look like: it becomes part of file names and
// of a linker's argument.
var versions = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+-]*$`)

// Run builds and packs each target, and writes the checksums of the archives to
// SHA256SUMS beside them.
func Run(ctx context.Context, o Options) error {
	if !versions.MatchString(o.Version) {
		return fmt.Errorf("%q is no version: use letters, digits, points and hyphens, such as 1.2.0", o.Version)
	}
	papers, err := o.papers()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.Dir, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	var sums strings.Builder
	for _, t := range o.Targets {
		path := filepath.Join(temp, t.folder(o.Version))
		if err := o.build(ctx, t, path); err != nil {
			return err
		}
		program, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := append([]file{{t.executable(), program, 0o755}}, papers...)
		name, sum, err := writeArchive(o.Dir, t, o.Version, files)
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sum, name)
		fmt.Fprintln(o.Out, name)
	}
	return os.WriteFile(filepath.Join(o.Dir, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// build builds the program for a target.
func (o Options) build(ctx context.Context, t Target, to string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -buildid= -X main.release="+o.Version, "-o", to, "./cmd/"+Program)
	cmd.Dir = o.Root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.System, "GOARCH="+t.Processor, "GOFLAGS=")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building for %s/%s: %w\n%s", t.System, t.Processor, err, said)
	}
	return nil
}

// papers reads the files of the repository that every archive holds; the
// program embeds fonts, whose licence goes with it.
func (o Options) papers() (files []file, err error) {
	for _, name := range []string{"LICENSE", "README.md", "themes/standard/fonts/OFL.txt"} {
		content, err := os.ReadFile(filepath.Join(o.Root, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("a release holds %s, and the repository has none: write it first", name)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, file{path.Base(name), content, 0o644})
	}
	return files, nil
}

// writeArchive writes the archive of a target and returns its name and sum.
func writeArchive(dir string, t Target, version string, files []file) (name string, sum []byte, err error) {
	pack, suffix := packTar, ".tar.gz"
	if t.System == "windows" {
		pack, suffix = packZip, ".zip"
	}
	name = t.folder(version) + suffix
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return name, nil, err
	}
	h := sha256.New()
	err = pack(io.MultiWriter(f, h), t.folder(version), files)
	return name, h.Sum(nil), errors.Join(err, f.Close())
}
