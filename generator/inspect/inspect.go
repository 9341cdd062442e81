// Package inspect looks at folders that were built, wherever they were taken
// since, and writes nothing.
//
// [Verify] says whether a folder is exactly the edition that its manifest
// claims. What it promises:
//
//   - Every file of the edition is read to its end and compared by its SHA-256:
//     one changed bit is found. The manifest holds a checksum of itself, so
//     that a changed bit there is found too.
//   - Files are streamed. Memory holds the manifest and the paths of what is
//     wrong, never a file.
//   - Only names, sizes and bytes count. Times, owners and permissions, which a
//     USB stick does not keep, are not looked at. A name in other capitals, as
//     an old stick writes it, is the same file, with a warning: on a web server
//     links to it would lead nowhere.
//   - A file that is no part of the edition is always named. It is an error
//     where it lies in a folder that holds files of the edition, since a visitor
//     could not tell it from them, and a notice elsewhere: in the output folder
//     itself or in a folder of its own, where builds tolerate what others put
//     (a portal's verification file, a mail server's settings). What Windows
//     and macOS leave in folders by themselves is a notice everywhere.
//   - A commit that was interrupted is named first and alone: until the next
//     build has finished it, old and new files stand side by side.
//
// It finds accidents, and changes by somebody who does not know of the manifest.
// Whoever rewrites the manifest as well makes another edition: that is found by
// comparing the hashes of [Report] with those on the paper of the approval.
package inspect

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/generator/source"
)

// A Report is what Verify found.
type Report struct {
	Diagnostics   []diag.Diagnostic // sorted
	Edition, Date string            // as the manifest gives them
	Hash          string            // of the public facts and prose, 64 hexadecimal digits
	ManifestHash  string            // SHA-256 of the manifest's bytes, likewise
	Files         int               // of the edition, found as they should be
	Bytes         int64             // of these
	Extra         int               // files that are no part of the edition
}

// Exact reports whether the folder is the edition it claims to be.
func (r *Report) Exact(strict bool) bool {
	return !slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
		return d.Rule.Severity == diag.Error || strict && d.Rule.Severity == diag.Warning
	})
}

// Verify compares a folder with its manifest. Label is how messages name the
// folder. The error is a failure of the machine other than a file that cannot
// be read, which is a finding.
func Verify(ctx context.Context, dir fs.FS, label string) (*Report, error) {
	v := &verifier{ctx: ctx, dir: dir, label: label, report: new(Report)}
	err := v.run()
	v.report.Diagnostics = v.faults.Sorted()
	return v.report, err
}

// A verifier is one verification under way.
type verifier struct {
	ctx    context.Context
	dir    fs.FS
	label  string
	faults diag.List
	report *Report

	left    map[string]output.Entry // files of the edition not met yet
	folded  map[string]string       // their spelling, by folded path
	folders map[string]bool         // folded folders that hold files of the edition

	mu sync.Mutex // over the sums in report
}

// at returns the place of a file of the folder.
func (v *verifier) at(name string) source.Span { return source.Whole(path.Join(v.label, name)) }

func (v *verifier) run() error {
	entries, err := fs.ReadDir(v.dir, ".")
	if err != nil {
		return err
	}
	name := manifestIn(entries)
	if v.pending(name) {
		return nil
	}
	if m := v.manifest(name); m != nil {
		v.expect(m)
		return v.compare()
	}
	return nil
}

// manifestIn returns how the folder spells the manifest's name.
func manifestIn(entries []fs.DirEntry) string {
	for _, e := range entries {
		if output.Fold(e.Name()) == output.ManifestName {
			return e.Name()
		}
	}
	return output.ManifestName
}

// pending reports an unfinished build, and whether it makes a comparison
// pointless.
func (v *verifier) pending(manifest string) bool {
	p, err := output.ReadPending(v.dir)
	if err != nil {
		v.faults.Add(unreadable.At(v.at(".staging"), err))
		return false
	}
	switch {
	case p == nil:
		return false
	case !p.Sealed:
		v.faults.Add(unfinished.At(v.at("")))
		return false
	}
	var standing, next i18n.Text
	if m, err := v.read(manifest); err == nil {
		standing = named(m.Header["edition"])
		v.claim(m)
	}
	if p.Next != nil {
		next = named(p.Next.Header["edition"])
	}
	v.faults.Add(interrupted.At(v.at(""), orUnknown(next), orUnknown(standing)))
	return true
}

// named is an edition's number as a text in every language.
func named(edition string) i18n.Text {
	if edition == "" {
		return nil
	}
	return i18n.Text{"zh": edition, "en": edition}
}

func orUnknown(t i18n.Text) i18n.Text {
	if t == nil {
		return i18n.Text{"zh": "未知", "en": "unknown"}
	}
	return t
}

// read reads the manifest and notes its hash.
func (v *verifier) read(name string) (*output.Manifest, error) {
	data, err := fs.ReadFile(v.dir, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	v.report.ManifestHash = hex.EncodeToString(sum[:])
	m, err := output.ParseManifest(data)
	if err == nil && !m.Intact(data) {
		err = errAltered
	}
	return m, err
}

// errAltered is the error of a manifest that is not as it was written.
var errAltered = errors.New("its checksum does not agree")

// manifest reads the manifest and reports what is wrong with it. It is nil
// where there is nothing to compare with.
func (v *verifier) manifest(name string) *output.Manifest {
	m, err := v.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.faults.Add(noManifest.At(v.at(""), output.ManifestName))
		return nil
	case errors.Is(err, errAltered):
		v.faults.Add(alteredManifest.At(v.at(name)))
	case err != nil:
		v.faults.Add(badManifest.At(v.at(name)))
		return nil
	}
	v.claim(m)
	for _, key := range []string{"edition", "date", "hash"} {
		if !stated(key, m.Header[key]) {
			v.faults.Add(incomplete.At(v.at(name), key))
		}
	}
	return m
}

// stated reports whether a value of the manifest's head says what it should.
func stated(key, value string) bool {
	switch key {
	case "date":
		d, err := i18n.ParseDate(value)
		return err == nil && d.IsDay()
	case "hash":
		sum, err := hex.DecodeString(value)
		return err == nil && len(sum) == sha256.Size
	}
	return value != ""
}

// claim notes which edition the folder says it is.
func (v *verifier) claim(m *output.Manifest) {
	v.report.Edition, v.report.Date, v.report.Hash = m.Header["edition"], m.Header["date"], m.Header["hash"]
}

// expect notes what the folder must hold.
func (v *verifier) expect(m *output.Manifest) {
	v.left = m.Files
	v.folded, v.folders = make(map[string]string, len(m.Files)), map[string]bool{}
	for p := range m.Files {
		key := output.Fold(p)
		v.folded[key] = p
		for d := path.Dir(key); d != "." && !v.folders[d]; d = path.Dir(d) {
			v.folders[d] = true
		}
	}
}

// A job is one file to be read.
type job struct {
	name string // as the folder spells it
	want output.Entry
}

// compare walks the folder, has each file of the edition read, and reports
// what is over on either side.
func (v *verifier) compare() error {
	group, ctx := errgroup.WithContext(v.ctx)
	jobs := make(chan job, 64)
	for range min(runtime.GOMAXPROCS(0), maxReaders) {
		group.Go(func() error { return v.readAll(ctx, jobs) })
	}
	group.Go(func() error {
		defer close(jobs)
		return v.walk(ctx, jobs)
	})
	if err := group.Wait(); err != nil {
		return err
	}
	for p := range v.left {
		v.faults.Add(missing.At(v.at(p)))
	}
	return nil
}

// maxReaders bounds the files read at once: a USB stick is no faster for more.
const maxReaders = 4
