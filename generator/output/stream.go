package output

import (
	"crypto/sha256"
	"hash"
	"io"
)

// Create implements Sink.
func (s *Stage) Create(path string) (File, error) {
	it, err := s.claim(path, "create")
	if err != nil {
		return nil, err
	}
	w := &stream{stage: s, it: it, hash: sha256.New()}
	if err := w.begin(); err != nil {
		return nil, s.spoil(wrap("create", path, err))
	}
	return w, nil
}

// stream is a file being written. As long as its bytes are those of the
// published file, it only compares; it begins to stage at the first difference,
// taking the bytes that agreed from the published file.
type stream struct {
	stage *Stage
	it    *item
	at    standing
	hash  hash.Hash
	size  int64
	agree Handle // the published file, while the bytes agree
	out   Handle // the staged file, once they differ
	err   error  // the first failure, or errFileEnded
	done  bool
}

// begin looks at what stands there and opens either side.
func (w *stream) begin() (err error) {
	if w.at, err = w.stage.before.look(w.it.path); err != nil {
		return err
	}
	if w.at.mayEqual() {
		w.agree, err = w.stage.fsys.Open(w.it.path)
		return err
	}
	return w.stageOn()
}

// stageOn opens the staged file, unless a foreign file keeps this one out.
func (w *stream) stageOn() (err error) {
	if w.at.writable() {
		w.out, err = w.stage.createStaged(w.it, w.at)
	}
	return err
}

// Write implements io.Writer.
func (w *stream) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	if err := w.write(p); err != nil {
		w.err = w.stage.spoil(wrap("write", w.it.path, err))
		return 0, w.err
	}
	return len(p), nil
}

func (w *stream) write(p []byte) error {
	w.hash.Write(p)
	if w.agree != nil {
		same, err := w.stage.before.sameNext(w.agree, p)
		if err != nil {
			return err
		}
		if !same {
			err = w.diverge()
		}
		if err != nil {
			return err
		}
	}
	if w.out != nil {
		if _, err := w.out.Write(p); err != nil {
			return err
		}
	}
	w.size += int64(len(p))
	return nil
}

// diverge goes over from comparing to staging.
func (w *stream) diverge() error {
	agreed := w.agree
	w.agree = nil
	defer agreed.Close()
	if err := w.stageOn(); err != nil || w.out == nil {
		return err
	}
	n, err := io.Copy(w.out, io.NewSectionReader(agreed, 0, w.size))
	if err == nil && n < w.size {
		err = io.ErrUnexpectedEOF // somebody shortened the published file meanwhile
	}
	return err
}

// Close implements File.
func (w *stream) Close() error {
	if w.done {
		return w.err
	}
	err := w.err
	if err == nil && w.agree != nil && w.size < w.at.size {
		err = w.diverge()
	}
	fate := w.fate()
	if closeErr := w.end(); err == nil {
		err = closeErr
	}
	if err != nil {
		w.err = w.stage.spoil(wrap("write", w.it.path, err))
		return w.err
	}
	w.it.size = w.size
	w.hash.Sum(w.it.sum[:0])
	w.stage.settle(w.it, w.at, fate)
	w.err = &Error{Op: "write", Kind: Misuse, Path: w.it.path, Err: errFileEnded}
	return nil
}

// fate is what the commit shall do with the file as it stands.
func (w *stream) fate() fate {
	switch {
	case w.agree != nil:
		return kept
	case w.out != nil:
		return moved
	}
	return refused
}

// Abort implements File.
func (w *stream) Abort() {
	if w.done {
		return
	}
	w.end()
	if w.out != nil {
		// Left there, it would be published with its tree.
		if err := w.stage.fsys.Remove(inStaging(w.it.from)); err != nil {
			w.stage.spoil(wrap("abort", w.it.path, err))
		}
	}
	w.err = &Error{Op: "write", Kind: Misuse, Path: w.it.path, Err: errFileEnded}
	w.stage.mu.Lock()
	defer w.stage.mu.Unlock()
	w.stage.aborted = true
	w.stage.names.withdraw(w.it)
}

// end closes both sides.
func (w *stream) end() error {
	w.done = true
	if w.agree != nil {
		w.agree.Close()
	}
	if w.out == nil {
		return nil
	}
	return w.out.Close()
}
