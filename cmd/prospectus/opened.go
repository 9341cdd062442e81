package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A way is how the program begins.
type way uint8

// The ways: as its arguments say; by showing a site in the browser; by offering to
// make one; with its help.
const (
	asAsked way = iota
	showSite
	offerSite
	showHelp
)

// A setting is where and how the program was started.
type setting struct {
	args    []string
	clicked bool     // from a desktop, without a console of anybody's
	working premises // in which it was started
	beside  premises // in which it lies
	inside  premises // of the name [besideFolder] beside it
}

// Premises are what is known of a folder's content.
type premises struct {
	path string
	site bool // it holds one
	free bool // nothing is in it, or nothing but the program and what comes with it; or it is not there
}

// besideFolder is where a site is made beside a program that lies among other
// things.
const besideFolder = "site"

// begin decides how to begin, and in which folder. Without any argument a site is
// shown: that of the working premises before one beside the program. Where there is
// none, whoever clicked is offered one, and whoever typed gets the help.
func begin(s setting) (way, string) {
	if len(s.args) > 0 {
		return asAsked, ""
	}
	for _, f := range []premises{s.working, s.beside, s.inside} {
		if f.site {
			return showSite, f.path
		}
	}
	if !s.clicked {
		return showHelp, ""
	}
	for _, f := range []premises{s.beside, s.inside} {
		if f.free {
			return offerSite, f.path
		}
	}
	return showHelp, ""
}

// surroundings finds out where the program was started.
func surroundings(args []string, clicked bool) setting {
	s := setting{args: args, clicked: clicked}
	if len(args) > 0 {
		return s
	}
	s.working = survey(".")
	if program, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		dir := filepath.Dir(program)
		s.beside, s.inside = survey(dir), survey(filepath.Join(dir, besideFolder))
	}
	return s
}

// comesAlong are the names of what an archive of the program holds, in lower case
// and without endings.
var comesAlong = []string{"prospectus", "readme", "license", "changelog"}

// survey looks at a folder.
func survey(dir string) premises {
	f := premises{path: dir}
	if info, err := os.Stat(filepath.Join(dir, "data", "site.toml")); err == nil && info.Mode().IsRegular() {
		f.site = true
		return f
	}
	entries, err := os.ReadDir(dir)
	f.free = err == nil || errors.Is(err, fs.ErrNotExist)
	for _, e := range entries {
		name, _, _ := strings.Cut(strings.ToLower(e.Name()), ".")
		along := name == "" // a file that the system hides
		for _, known := range comesAlong {
			along = along || strings.HasPrefix(name, known)
		}
		f.free = f.free && along && !e.IsDir()
	}
	return f
}
