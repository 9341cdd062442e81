package output

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// Commit publishes the edition. Before it is sealed, any failure and the end
// of ctx leave the edition that stood, and Discard then clears up. Once it is
// sealed, ctx no longer counts: an error of kind Locked, Interrupted or Foreign
// means that the new edition is not yet all in place and the next Open finishes
// it.
func (s *Stage) Commit(ctx context.Context) (Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state != filling {
		return Summary{}, &Error{Op: "commit", Kind: Misuse, Path: ".", Err: errEnded}
	}
	p, err := s.plan()
	if err != nil {
		return Summary{}, err
	}
	if err := s.seal(ctx, p); err != nil {
		return Summary{}, err
	}
	if s.state == sealed {
		if err := s.finish(&p.journal); err != nil {
			return p.summary, err
		}
	}
	s.state = committed
	// What cannot be swept away now is harmless, and the next Open tries again.
	_ = sweep(s.fsys)
	release(s.fsys, s.lock)
	return p.summary, nil
}

// seal stages the manifest and seals the journal, unless nothing has changed.
func (s *Stage) seal(ctx context.Context, p *plan) error {
	if err := ctx.Err(); err != nil {
		return &Error{Op: "commit", Kind: Cancelled, Path: ".", Err: err}
	}
	if p.idle() && bytes.Equal(p.manifest, s.before.bytes) {
		return nil
	}
	err := writeSynced(s.fsys, stagedManifest, func(w io.Writer) error {
		_, err := w.Write(p.manifest)
		return err
	})
	if err == nil {
		err = p.seal(s.fsys)
	}
	if err != nil {
		return wrap("commit", journalName, err)
	}
	s.state = sealed
	return nil
}

// finish applies the sealed journal and ends it.
func (s *Stage) finish(j *journal) error {
	damaged, err := j.applyPatiently(s.fsys, false)
	if err == nil && len(damaged) > 0 {
		err = &Error{Op: "commit", Kind: Interrupted, Path: damaged[0], Err: errStagedLost}
	}
	if err == nil {
		err = unseal(s.fsys)
	}
	return err
}

// applyPatiently applies the journal, and again after a moment if files were
// in use: virus scanners and indexers let go of a new file quickly.
func (j *journal) applyPatiently(fsys FS, recovering bool) (damaged []string, err error) {
	const passes, moment = 3, 100 * time.Millisecond
	for pass := range passes {
		if pass > 0 {
			time.Sleep(moment)
		}
		damaged, err = j.apply(fsys, recovering)
		if !errors.Is(err, Locked) {
			break
		}
	}
	return damaged, err
}

// unseal removes the journal of a finished commit.
func unseal(fsys FS) error {
	if err := fsys.Remove(journalName); err != nil {
		return &Error{Op: "commit", Kind: Interrupted, Path: journalName, Err: bare(err)}
	}
	return nil
}

// plan is what a commit will do.
type plan struct {
	journal
	manifest []byte
	summary  Summary
}

// idle reports whether no file moves or goes.
func (p *plan) idle() bool { return len(p.Moves) == 0 && len(p.Removes) == 0 }

// plan checks that the edition can be published and lists the steps.
func (s *Stage) plan() (*plan, error) {
	if s.spoiled != nil {
		return nil, s.spoiled
	}
	files := s.names.files()
	slices.SortFunc(files, func(a, b *item) int { return strings.Compare(a.path, b.path) })
	p := new(plan)
	m := &Manifest{Header: s.opts.Header, Files: make(map[string]Entry, len(files))}
	for _, it := range files {
		if it.fate == pending {
			return nil, &Error{Op: "commit", Kind: Misuse, Path: it.path, Err: errFilesOpen}
		}
		m.Files[it.path] = it.entry()
		p.add(it)
	}
	p.manifest = m.Encode()
	p.planTrees(s)
	p.planRemovals(s.before.files, &s.names)
	return p, s.checkForeign(p, files)
}

// add counts a file and, if it was staged, lists its move.
func (p *plan) add(it *item) {
	p.summary.Files++
	p.summary.Bytes += it.size
	if it.fate == kept {
		p.summary.Unchanged++
		if it.adopted {
			p.summary.Adopted++
		}
		return
	}
	p.summary.Written++
	p.summary.Staged += it.size
	p.Moves = append(p.Moves, move{Path: it.path, From: it.from, Entry: it.entry(), Fresh: it.fresh, Replaces: it.replaces})
}

// planTrees lists the folders that can be moved whole. After an Abort there may
// be an empty folder among them, which is no part of the edition; then the files
// are moved one by one.
func (p *plan) planTrees(s *Stage) {
	if s.aborted {
		return
	}
	for _, at := range slices.Sorted(maps.Keys(s.trees)) {
		p.Trees = append(p.Trees, tree{Path: at, From: s.trees[at]})
	}
}

// planRemovals lists the files of the edition before that this one lacks, and
// the folders that may be left empty. A file that only changes its spelling is
// not among them: on a volume that ignores case, removing the old spelling
// would remove the new file.
func (p *plan) planRemovals(before map[string]Entry, names *registry) {
	prunes := map[string]struct{}{}
	for old := range before {
		now := names.names[fold(old)]
		if now != nil && now.path == old && !now.dir {
			continue
		}
		if now == nil || now.dir {
			p.Removes = append(p.Removes, old)
		}
		for d := path.Dir(old); d != "."; d = path.Dir(d) {
			if _, stays := names.dirs[d]; !stays {
				prunes[d] = struct{}{}
			}
		}
	}
	slices.Sort(p.Removes)
	p.summary.Removed = len(p.Removes)
	// A folder sorts before what is in it, so the reverse is deepest first.
	p.Prunes = slices.Sorted(maps.Keys(prunes))
	slices.Reverse(p.Prunes)
}

// checkForeign returns an error for each foreign file in the way, by path.
func (s *Stage) checkForeign(p *plan, files []*item) error {
	for _, it := range files {
		if !it.onFolder {
			continue
		}
		d, err := s.spelling(p, it.path)
		if err == nil {
			err = s.checkFolder(p, d, it.path)
		}
		if err != nil {
			return err
		}
	}
	var errs []error
	for _, blocker := range slices.Sorted(maps.Keys(s.foreign)) {
		errs = append(errs, s.foreign[blocker])
	}
	return errors.Join(errs...)
}

// spelling returns how the edition before spelt the folder at d, which differs
// from d only where the volume takes the two for one.
func (s *Stage) spelling(p *plan, d string) (string, error) {
	i := slices.IndexFunc(p.Prunes, func(old string) bool { return fold(old) == fold(d) })
	if i < 0 || p.Prunes[i] == d {
		return d, nil
	}
	now, err := s.fsys.Lstat(d)
	if err != nil {
		return d, wrap("commit", d, err)
	}
	if was, err := s.fsys.Lstat(p.Prunes[i]); err == nil && os.SameFile(was, now) {
		return p.Prunes[i], nil
	}
	return d, nil
}

// checkFolder notes what would remain in a folder whose place the file wanted
// shall take.
func (s *Stage) checkFolder(p *plan, d, wanted string) error {
	if !slices.Contains(p.Prunes, d) {
		s.foreign[d] = s.before.refusal(wanted, d)
		return nil
	}
	entries, err := s.fsys.ReadDir(d)
	if err != nil {
		return wrap("commit", d, err)
	}
	for _, e := range entries {
		name := path.Join(d, e.Name())
		if e.IsDir() {
			if err := s.checkFolder(p, name, wanted); err != nil {
				return err
			}
			continue
		}
		if _, goes := slices.BinarySearch(p.Removes, name); !goes {
			s.foreign[name] = s.before.refusal(wanted, name)
		}
	}
	return nil
}
