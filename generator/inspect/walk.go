package inspect

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"prospectus/generator/output"
)

// ownFolder is where a build stages its files; pending has looked there.
const ownFolder = ".staging"

// walk meets every file of the folder once.
func (v *verifier) walk(ctx context.Context, jobs chan<- job) error {
	return fs.WalkDir(v.dir, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			v.faults.Add(unreadable.At(v.at(name), bare(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() && output.Fold(name) == ownFolder:
			return fs.SkipDir
		}
		return v.meet(ctx, name, d, jobs)
	})
}

// meet looks at one name: it is of the edition, of nobody, or a folder.
func (v *verifier) meet(ctx context.Context, name string, d fs.DirEntry, jobs chan<- job) error {
	known, ok := v.folded[output.Fold(name)]
	switch {
	case ok && !d.Type().IsRegular():
		delete(v.left, known)
		v.faults.Add(notAFile.At(v.at(name)))
	case ok:
		return v.queue(ctx, name, known, d, jobs)
	case !d.IsDir() && output.Fold(name) != output.ManifestName:
		v.extra(name)
	}
	return nil
}

// queue hands a file of the edition to the readers, unless its size says
// enough.
func (v *verifier) queue(ctx context.Context, name, known string, d fs.DirEntry, jobs chan<- job) error {
	want, first := v.left[known]
	if !first { // the same name in other capitals, on a volume that tells them apart
		v.extra(name)
		return nil
	}
	delete(v.left, known)
	if name != known {
		v.faults.Add(respelt.At(v.at(name), known))
	}
	if info, err := d.Info(); err == nil && info.Size() != want.Size {
		v.faults.Add(resized.At(v.at(name), want.Size, info.Size()))
		return nil
	}
	select {
	case jobs <- job{name, want}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// extra reports a file that is no part of the edition.
func (v *verifier) extra(name string) {
	v.report.Extra++
	switch base := path.Base(name); {
	case leaving(base):
		v.faults.Add(leftBySystem.At(v.at(name)))
	case v.folders[output.Fold(path.Dir(name))]:
		v.faults.Add(amongOurs.At(v.at(name)))
	default:
		v.faults.Add(foreign.At(v.at(name)))
	}
}

// leaving reports a file that Windows or macOS leaves in folders that somebody
// has opened.
func leaving(base string) bool {
	switch strings.ToLower(base) {
	case "thumbs.db", "desktop.ini", ".ds_store", "indexervolumeguid", "wpsettings.dat":
		return true
	}
	return strings.HasPrefix(base, "._")
}

// bufferSize is what a reader holds of a file, in bytes.
const bufferSize = 128 << 10

// readAll reads files and compares their hashes until there are no more.
func (v *verifier) readAll(ctx context.Context, jobs <-chan job) error {
	buffer := make([]byte, bufferSize)
	for j := range jobs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		size, sum, err := v.hash(j.name, buffer)
		switch {
		case err != nil:
			v.faults.Add(unreadable.At(v.at(j.name), bare(err)))
		case size != j.want.Size:
			v.faults.Add(resized.At(v.at(j.name), j.want.Size, size))
		case sum != j.want.SHA256:
			v.faults.Add(changed.At(v.at(j.name)))
		default:
			v.good(size)
		}
	}
	return nil
}

// good counts a file that is as it should be.
func (v *verifier) good(size int64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.report.Files++
	v.report.Bytes += size
}

// hash reads a file to its end.
func (v *verifier) hash(name string, buffer []byte) (size int64, sum string, err error) {
	f, err := v.dir.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	// The bare Reader: a file's own way of copying would pass the buffer by.
	size, err = io.CopyBuffer(h, struct{ io.Reader }{f}, buffer)
	return size, hex.EncodeToString(h.Sum(nil)), err
}

// bare drops the path from an error, which the message names already.
func bare(err error) error {
	var onPath *fs.PathError
	if errors.As(err, &onPath) {
		return onPath.Err
	}
	return err
}
