package bench

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// A Tree is what a build wrote.
type Tree struct {
	Files     int
	Bytes     int64
	Pages     int   // files that end in .html
	PageBytes int64 // of those
}

// MeanPage is the mean size of a page in bytes.
func (t Tree) MeanPage() float64 {
	if t.Pages == 0 {
		return 0
	}
	return float64(t.PageBytes) / float64(t.Pages)
}

// Survey counts the files below a folder.
func Survey(dir string) (Tree, error) { return survey(dir, os.DevNull) }

// survey counts the files below a folder, and lists them with their sizes for
// Floor.
func survey(dir, list string) (t Tree, err error) {
	file, err := os.Create(list)
	if err != nil {
		return t, err
	}
	w := bufio.NewWriter(file)
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		t.add(rel, info.Size())
		_, err = fmt.Fprintf(w, "%d %s\n", info.Size(), filepath.ToSlash(rel))
		return err
	})
	return t, errors.Join(err, w.Flush(), file.Close())
}

// add counts one file.
func (t *Tree) add(name string, size int64) {
	t.Files++
	t.Bytes += size
	if strings.HasSuffix(name, ".html") {
		t.Pages++
		t.PageBytes += size
	}
}

// Floor writes files of the names and sizes in a list below a folder, on all
// processors, and does nothing else: no build that writes them can take less.
func Floor(ctx context.Context, list, dir string) error {
	file, err := os.Open(list)
	if err != nil {
		return err
	}
	defer file.Close()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	w := newFiller(dir)
	lines := make(chan string, 256)
	var writers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		writers.Go(func() {
			for line := range lines {
				if err := w.write(line); err != nil {
					cancel(err)
					return
				}
			}
		})
	}
	err = send(ctx, bufio.NewScanner(file), lines)
	writers.Wait()
	// The last files may have failed after the list was handed on.
	return cmp.Or(err, context.Cause(ctx))
}

// send hands the lines on until they end or the context does.
func send(ctx context.Context, scanner *bufio.Scanner, lines chan<- string) error {
	defer close(lines)
	for scanner.Scan() {
		select {
		case lines <- scanner.Text():
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return scanner.Err()
}

// A filler writes files full of noise, which no disk can store in less.
type filler struct {
	dir   string
	noise []byte
}

// newFiller makes noise once for all files: making it must not count.
func newFiller(dir string) *filler {
	noise := make([]byte, 1<<18)
	rand.NewChaCha8([32]byte{}).Read(noise) // it never fails
	return &filler{dir, noise}
}

// write writes the file of one line of the list.
func (f *filler) write(line string) error {
	digits, name, ok := strings.Cut(line, " ")
	size, err := strconv.Atoi(digits)
	if !ok || err != nil || size < 0 || !filepath.IsLocal(name) {
		return fmt.Errorf("%q is not a size and the name of a file", line)
	}
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	file, err := os.Create(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		file, err = os.Create(path)
	}
	if err != nil {
		return err
	}
	return errors.Join(f.fill(file, size), file.Close())
}

// fill writes so many bytes.
func (f *filler) fill(w io.Writer, size int) error {
	for size > 0 {
		n, err := w.Write(f.noise[:min(size, len(f.noise))])
		if err != nil {
			return err
		}
		size -= n
	}
	return nil
}
