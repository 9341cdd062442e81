// Package preview shows a site while it is being written.
//
// A [Server] answers a browser on the same machine. It holds a [build.Session]:
// pages are made when they are asked for, and after a save only what changed is
// read again, then the browser is told and shows the page anew. The checks, the
// index of the search, the explorer's lists, feeds and open data follow in the
// background, each from the latest state; nothing of it is written where an
// edition is published.
//
// What is at fault lies over the page, with file and line. A page whose record
// or template cannot be shown any more stays as it last was.
//
// The preview is for one office's own machine: whoever listens must bind to the
// loopback, and a request that names another host is refused, so that no page
// of another site can read a library through the visitor's browser (DNS
// rebinding).
package preview

import (
	"context"
	"io"
	"sync"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// A Scratch is a temporary file, which its closing removes.
type Scratch interface {
	io.ReaderAt
	io.Writer
	io.Closer
}

// Options are what a preview is told.
type Options struct {
	Input   build.Input
	Changes <-chan []string         // paths that changed, from the site's root
	Scratch func() (Scratch, error) // makes a temporary file
	Lang    i18n.Tag                // of what the preview itself says
	Hosts   []string                // by which it may be asked, with their ports
	Told    func(Event)             // is told what happens, from any goroutine; may be nil
	Clock   func() time.Time        // for what is told
	Idle    func()                  // called when nothing is being read any more; may be nil
}

// A Kind is what happened.
type Kind uint8

// What happens: the site was read, checked, its search made; something of the
// machine failed.
const (
	Read Kind = iota
	Checked
	Indexed
	Failed
)

// An Event is something that the preview did.
type Event struct {
	Kind    Kind
	Changed []string
	Took    time.Duration
	Faults  []diag.Diagnostic // of Read and Checked
	Err     error             // of Failed
}

// A Server shows one site. It implements http.Handler.
type Server struct {
	o       Options
	session *build.Session
	shots   *store // pictures and attachments

	mu     sync.Mutex
	now    *state
	rest   *store            // the latest complete; nil before the first
	made   int               // the number of the state that the rest was made of
	shown  []diag.Diagnostic // faults that the latest rest found on pages
	news   chan struct{}     // closed when the state changes
	good   *kept             // pages as they last were
	first  chan struct{}     // closed when there is a state
	filled chan struct{}     // closed when there is a rest

	revision int               // rises whenever anything is known better
	waiting  []diag.Diagnostic // approvals and columns
	sheets   proof             // what printing said
	wanted   chan struct{}     // closed when somebody asked what printing says
	want     sync.Once
}

// A state is the site as it is shown.
type state struct {
	number  int // rises with every reading
	snap    *build.Snapshot
	faults  []diag.Diagnostic
	checked bool // the checks are through; until then faults are those of reading
}

// New returns a server that has read nothing; [Server.Run] makes it work.
func New(o Options) (*Server, error) {
	if o.Told == nil {
		o.Told = func(Event) {}
	}
	if o.Idle == nil {
		o.Idle = func() {}
	}
	if o.Clock == nil {
		o.Clock = func() time.Time { return time.Time{} }
	}
	file, err := o.Scratch()
	if err != nil {
		return nil, err
	}
	s := &Server{
		o: o, shots: newStore(file), good: newKept(),
		news: make(chan struct{}), first: make(chan struct{}), filled: make(chan struct{}), wanted: make(chan struct{}),
	}
	s.session = build.NewSession(o.Input, s.shots)
	return s, nil
}

// Run reads the site, and again what changes, until the context is done or the
// changes end. It returns an error where the site cannot be read at all.
func (s *Server) Run(ctx context.Context) error {
	defer s.shots.Close()
	snaps := make(chan *build.Snapshot, 1)
	var background sync.WaitGroup
	ctx, stop := context.WithCancel(ctx)
	defer background.Wait()
	defer stop()
	background.Go(func() { s.follow(ctx, snaps) })
	background.Go(func() { s.prove(ctx) })
	var changed []string
	for {
		if err := s.read(ctx, changed, snaps); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case names, open := <-s.o.Changes:
			if !open {
				return nil
			}
			changed = names
		}
	}
}

// read reads what changed and shows it. The first reading must succeed; after
// it the machine's failures are told, and what was read last stays.
func (s *Server) read(ctx context.Context, changed []string, snaps chan *build.Snapshot) error {
	began := s.o.Clock()
	snap, err := s.session.Refresh(ctx, changed...)
	if err != nil {
		if s.state() == nil || ctx.Err() != nil {
			return err
		}
		s.o.Told(Event{Kind: Failed, Err: err})
		return nil
	}
	s.show(snap)
	s.o.Told(Event{Kind: Read, Changed: changed, Took: s.o.Clock().Sub(began), Faults: snap.Faults()})
	select { // only the latest is of interest
	case <-snaps:
	default:
	}
	snaps <- snap
	return nil
}

// show makes a snapshot the state, with the faults that are known of it.
func (s *Server) show(snap *build.Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	number := 1
	if s.now == nil {
		close(s.first)
	} else {
		number = s.now.number + 1
	}
	s.now = &state{number: number, snap: snap, faults: snap.Faults()}
	s.learn()
}

// learn wakes whoever waits for news, since more is known of what needs a hand.
// The caller holds the lock.
func (s *Server) learn() {
	s.revision++
	s.tell()
}

// tell wakes whoever waits for news. The caller holds the lock.
func (s *Server) tell() {
	close(s.news)
	s.news = make(chan struct{})
}

func (s *Server) state() *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}
