package suite

import (
	"bufio"
	"bytes"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// goFiles returns the paths of the repository's Go files in sorted order.
// Folders that the go command passes over are passed over here: hidden ones,
// testdata, and those that begin with an underscore.
func goFiles(root fs.FS) (files []string, err error) {
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		hidden := name != "." && (base[0] == '.' || base[0] == '_')
		switch {
		case d.IsDir() && (hidden || base == "testdata"):
			return fs.SkipDir
		case !d.IsDir() && !hidden && strings.HasSuffix(name, ".go"):
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// unformatted returns the files that gofmt would change. A file that does not
// parse is among them, with the fault.
func unformatted(root fs.FS) (found []string, err error) {
	files, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, err
		}
		formatted, err := format.Source(text)
		if err != nil {
			found = append(found, fmt.Sprintf("%s: %v", name, err))
		} else if !bytes.Equal(text, formatted) {
			found = append(found, name)
		}
	}
	return found, nil
}

// A taggedPackage is a package with the tests that a build tag adds to it.
type taggedPackage struct {
	dir   string
	tests []string
}

// tagged returns the packages whose test files need a build tag, with the
// tests in those files.
func tagged(root fs.FS, tag string) (found []taggedPackage, err error) {
	files, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, err
		}
		if !needs(text, tag) {
			continue
		}
		tests, err := testNames(name, text)
		if err != nil {
			return nil, err
		}
		found = appendTests(found, path.Dir(name), tests)
	}
	return found, nil
}

// appendTests adds tests to their package, which is the last one where it is
// known at all: files come sorted, and a folder's subfolders come with it.
func appendTests(found []taggedPackage, dir string, tests []string) []taggedPackage {
	i := slices.IndexFunc(found, func(p taggedPackage) bool { return p.dir == dir })
	if i < 0 {
		return append(found, taggedPackage{dir, tests})
	}
	found[i].tests = append(found[i].tests, tests...)
	return found
}

// needs reports whether a file is compiled with a tag and not without it.
func needs(text []byte, tag string) bool {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "package ") {
			return false
		}
		if !constraint.IsGoBuild(line) {
			continue
		}
		expr, err := constraint.Parse(line)
		if err != nil {
			return false // the compiler says so too, and better
		}
		// Every other tag is taken to hold: a file may ask for a system as well.
		with := expr.Eval(func(string) bool { return true })
		without := expr.Eval(func(other string) bool { return other != tag })
		return with && !without
	}
	return false
}

// testNames returns the names of the functions of a file that go test runs.
func testNames(name string, text []byte) (names []string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if ok && f.Recv == nil && f.Name.Name != "TestMain" && testName.MatchString(f.Name.Name) {
			names = append(names, f.Name.Name)
		}
	}
	return names, nil
}

// testName matches what the go command takes for a test: the word alone, or
// followed by anything but a small letter.
var testName = regexp.MustCompile(`^(Test|Fuzz|Example)($|[^\p{Ll}])`)

// matching returns the tests that the first part of a -run pattern matches.
func matching(names []string, pattern string) (found []string) {
	first, _, _ := strings.Cut(pattern, "/")
	re, err := regexp.Compile(first)
	if err != nil {
		return names // the go command will say what is wrong with it
	}
	for _, n := range names {
		if re.MatchString(n) {
			found = append(found, n)
		}
	}
	return found
}

// exactly returns the -run pattern of the given tests, keeping what an earlier
// pattern asked of their subtests.
func exactly(names []string, pattern string) string {
	_, rest, below := strings.Cut(pattern, "/")
	p := "^(" + strings.Join(names, "|") + ")$"
	if below {
		p += "/" + rest
	}
	return p
}
