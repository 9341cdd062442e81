package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
)

// starter is the small site that new makes: one record a kind, commented in
// both languages.
//
//go:embed all:starter
var starter embed.FS

// newCommand makes a small site.
type newCommand struct {
	Dir string `arg:"" name:"dir" help:"${dir}"`
}

// Run implements runner.
func (c *newCommand) Run(_ context.Context, env environment, _ global) error {
	entries, err := os.ReadDir(c.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errUsage{say(env.lang, "not-a-folder", c.Dir)}
	}
	if len(entries) > 0 {
		return errUsage{say(env.lang, "not-empty", c.Dir)}
	}
	if err := plant(c.Dir); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout, say(env.lang, "made", filepath.Clean(c.Dir)))
	return nil
}

// plant puts the small site into a folder. It fails rather than touch a file that
// is there.
func plant(dir string) error {
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return os.CopyFS(dir, files)
}

// versionCommand prints the version.
type versionCommand struct{}

// Run implements runner.
func (c *versionCommand) Run(_ context.Context, env environment, _ global) error {
	_, err := fmt.Fprintln(env.stdout, "prospectus", version())
	return err
}

// version is what the Go toolchain recorded, or what a release set.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// release is set by the linker when archives are made.
var release string
