package preview

import (
	"context"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/diag"
)

// follow checks each snapshot and makes the rest of its files, giving up on one
// for a newer.
func (s *Server) follow(ctx context.Context, snaps <-chan *build.Snapshot) {
	defer func() {
		if s.rest != nil {
			s.rest.Close()
		}
	}()
	var snap *build.Snapshot
	select {
	case <-ctx.Done():
		return
	case snap = <-snaps:
	}
	for {
		work, stop := context.WithCancel(ctx)
		done := make(chan struct{})
		go func() {
			defer close(done)
			s.pursue(work, snap)
		}()
		var next *build.Snapshot
		select {
		case <-ctx.Done():
		case next = <-snaps:
		}
		stop()
		<-done
		if next == nil {
			return
		}
		snap = next
	}
}

// calm is how long nothing must change before what takes long is begun: while
// an editor saves every few seconds the machine is his.
const calm = 300 * time.Millisecond

// pursue does with a snapshot what takes longer than to show a page: first the
// checks of the records that changed, then the index of the search, and last the
// checks of everything.
func (s *Server) pursue(ctx context.Context, snap *build.Snapshot) {
	defer s.o.Idle()
	if snap.Judged() {
		s.check(ctx, snap, true)
		s.wait(ctx, snap)
	}
	select {
	case <-ctx.Done():
		return
	case <-time.After(calm):
	}
	if !snap.Judged() { // the first time: editors look at faults before they search
		s.wait(ctx, snap)
		s.check(ctx, snap, false)
		s.fill(ctx, snap)
		return
	}
	s.fill(ctx, snap)
	s.check(ctx, snap, false)
}

// wait finds what the desk asks besides the checks.
func (s *Server) wait(ctx context.Context, snap *build.Snapshot) {
	found, ok := snap.Waiting(ctx)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = found
	s.learn()
}

// check judges what a snapshot says.
func (s *Server) check(ctx context.Context, snap *build.Snapshot, quick bool) {
	began := s.o.Clock()
	faults, ok := snap.Judge(ctx, quick)
	if !ok {
		return
	}
	s.mu.Lock()
	if s.now.snap == snap {
		next := *s.now
		next.faults, next.checked = merged(faults, s.shown), true
		s.now = &next
		s.learn()
	}
	s.mu.Unlock()
	if !quick {
		s.o.Told(Event{Kind: Checked, Took: s.o.Clock().Sub(began), Faults: faults})
	}
}

// fill makes the files that are no pages.
func (s *Server) fill(ctx context.Context, snap *build.Snapshot) {
	began := s.o.Clock()
	file, err := s.o.Scratch()
	if err != nil {
		s.o.Told(Event{Kind: Failed, Err: err})
		return
	}
	rest := newStore(file)
	faults, err := snap.Rest(ctx, rest)
	if err != nil || ctx.Err() != nil {
		rest.Close()
		if err != nil && ctx.Err() == nil {
			s.o.Told(Event{Kind: Failed, Err: err})
		}
		return
	}
	s.mu.Lock()
	before := s.rest
	if s.rest = rest; before == nil {
		close(s.filled)
	}
	if s.now.snap == snap {
		next := *s.now
		s.made = next.number
		s.shown = faults
		known := len(next.faults)
		next.faults = merged(next.faults, faults)
		s.now = &next
		if len(next.faults) > known {
			s.learn()
		} else {
			s.tell()
		}
	}
	s.mu.Unlock()
	if before != nil {
		before.Close()
	}
	s.o.Told(Event{Kind: Indexed, Took: s.o.Clock().Sub(began)})
}

// merged puts faults together, each said once.
func merged(a, b []diag.Diagnostic) []diag.Diagnostic {
	var list diag.List
	list.Add(a...)
	list.Add(b...)
	return list.Sorted()
}
