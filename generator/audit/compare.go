package audit

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// compare reports every file in which two folders are not the same, byte for
// byte, and returns the names of the files of the first.
func compare(ctx context.Context, whole, bereft fs.FS, list *diag.List) (names []string, err error) {
	names, err = filesIn(whole)
	if err != nil {
		return nil, err
	}
	others, err := filesIn(bereft)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for _, name := range others {
		has[name] = true
	}
	var found []diag.Diagnostic
	for _, name := range names {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !has[name] {
			found = append(found, onlyWithInternal.At(source.Whole(name)))
			continue
		}
		delete(has, name)
		at, err := difference(whole, bereft, name)
		if err != nil {
			return nil, err
		}
		if at >= 0 {
			found = append(found, dependsOnInternal.At(source.Whole(name), at+1))
		}
	}
	for name := range has {
		found = append(found, onlyWithout.At(source.Whole(name)))
	}
	list.Add(withoutIndex(found)...)
	return names, nil
}

// withoutIndex leaves out what was found in the files of the search where it was
// found elsewhere too: they are made from the pages, and one page that differs
// changes a hundred of them.
func withoutIndex(found []diag.Diagnostic) []diag.Diagnostic {
	ofIndex := func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Span.Position().File, "search/") }
	if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return !ofIndex(d) }) {
		return found
	}
	return slices.DeleteFunc(found, ofIndex)
}

// filesIn lists the files of a folder in order.
func filesIn(dir fs.FS) (names []string, err error) {
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	return names, err
}

// difference returns the offset of the first byte in which two files differ, -1
// where they do not.
func difference(a, b fs.FS, name string) (at int64, err error) {
	first, err := a.Open(name)
	if err != nil {
		return 0, err
	}
	defer first.Close()
	second, err := b.Open(name)
	if err != nil {
		return 0, err
	}
	defer second.Close()
	x, y := bufio.NewReaderSize(first, 64<<10), bufio.NewReaderSize(second, 64<<10)
	for ; ; at++ {
		one, err1 := x.ReadByte()
		two, err2 := y.ReadByte()
		switch {
		case err1 == io.EOF && err2 == io.EOF:
			return -1, nil
		case err1 != nil && err1 != io.EOF:
			return 0, err1
		case err2 != nil && err2 != io.EOF:
			return 0, err2
		case err1 != err2 || one != two:
			return at, nil
		}
	}
}
