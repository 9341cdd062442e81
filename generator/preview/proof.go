package preview

import (
	"context"
	"time"

	"prospectus/generator/diag"
)

// A proof is what printing said of the single sheets: how many were set of how
// many, and what was found. All zero before somebody asked.
type proof struct {
	done, all int
	found     []diag.Diagnostic
}

// proofEvery is how often those who look at the desk are told how far the sheets
// are.
const proofEvery = time.Second

// prove sets the sheets of each state, once somebody has asked: it takes long, and
// most who write a page do not print it. A newer state stops it, and what was set
// already is known.
func (s *Server) prove(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-s.wanted:
	}
	proved := 0
	for {
		s.mu.Lock()
		now, news := s.now, s.news
		s.mu.Unlock()
		if now.number != proved {
			proved = now.number
			s.proveState(ctx, now)
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-news:
		}
	}
}

// proveState sets the sheets of one state.
func (s *Server) proveState(ctx context.Context, now *state) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var told time.Time
	err := now.snap.Proof(ctx, func(done, all int, found []diag.Diagnostic) {
		if s.state().number != now.number {
			stop()
			return
		}
		if at := s.o.Clock(); done == all || at.Sub(told) >= proofEvery {
			told = at
			s.mu.Lock()
			s.sheets = proof{done, all, found}
			s.learn()
			s.mu.Unlock()
		}
	})
	if err != nil && ctx.Err() == nil {
		s.o.Told(Event{Kind: Failed, Err: err})
	}
}
