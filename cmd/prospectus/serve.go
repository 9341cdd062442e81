package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"time"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/preview"
	"prospectus/generator/watch"
)

// defaultAddr is where the preview listens unless it is told.
const defaultAddr = "127.0.0.1:8000"

// serveCommand shows the site while it is being written.
type serveCommand struct {
	Addr     string `name:"addr" default:"127.0.0.1:8000" placeholder:"HOST:PORT" help:"${addr}"`
	Audience string `name:"audience" enum:"public,internal" default:"public" placeholder:"public|internal" help:"${shown_to}"`
	Open     bool   `name:"open" help:"${open}"`
}

// Run implements runner.
func (c *serveCommand) Run(ctx context.Context, env environment, g global) error {
	listener, hosts, err := c.listen(env)
	if err != nil {
		return err
	}
	defer listener.Close()
	return c.show(ctx, env, g, hosts, func(server http.Handler) <-chan error {
		return answer(ctx, server, listener)
	})
}

// show reads the site and has the preview of it answered, until the context is
// done or nobody can be answered any more.
func (c *serveCommand) show(ctx context.Context, env environment, g global, hosts []string, answered func(http.Handler) <-chan error) error {
	in, done, err := g.input(env)
	if err != nil {
		return err
	}
	defer done()
	if c.Audience == build.InternalAudience {
		in.Audience = edition.Office
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	changes, err := g.changes(ctx, in)
	if err != nil {
		return err
	}
	t := &teller{env: env, at: "http://" + hosts[0] + "/"}
	if c.Open {
		t.ready = func() { openBrowser(t.at) }
	}
	server, err := preview.New(preview.Options{
		Input: in, Changes: changes, Scratch: newStoreFile, Lang: env.lang, Hosts: hosts, Told: t.tell, Clock: env.now,
		Idle: func() { letGo(in.Site); letGo(in.Internal) },
	})
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	failed := answered(server)
	go func() {
		select {
		case err := <-failed:
			ended <- err
			stop()
		case <-ctx.Done():
			ended <- nil
		}
	}()
	err = server.Run(ctx)
	stop()
	return errors.Join(err, <-ended)
}

// answer serves requests until the context is done; then or before it tells what
// went wrong.
func answer(ctx context.Context, handler http.Handler, listener net.Listener) <-chan error {
	web := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	failed := make(chan error, 1)
	go func() {
		err := web.Serve(listener)
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
		failed <- err
	}()
	context.AfterFunc(ctx, func() { web.Close() })
	return failed
}

// letGo closes the folders that reading keeps open, since an office's programs
// cannot move or remove under Windows what another holds.
func letGo(fsys fs.FS) {
	if c, ok := fsys.(io.Closer); ok {
		c.Close()
	}
}

// listen opens the port, the next free one where another program has it, and
// returns the hosts by which the preview may be asked. An address that other
// machines could reach is refused.
func (c *serveCommand) listen(env environment) (net.Listener, []string, error) {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return nil, nil, errUsage{say(env.lang, "bad-addr", c.Addr)}
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, nil, errUsage{say(env.lang, "not-loopback", c.Addr)}
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		if listener, err = net.Listen("tcp", net.JoinHostPort(host, "0")); err != nil {
			return nil, nil, errUsage{say(env.lang, "cannot-listen", c.Addr, err)}
		}
		fmt.Fprintln(env.stderr, say(env.lang, "port-taken", port))
	}
	_, port, _ = net.SplitHostPort(listener.Addr().String())
	return listener, []string{net.JoinHostPort(host, port), "127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port}, nil
}

// changes watches the site's folder and the second one.
func (g global) changes(ctx context.Context, in build.Input) (<-chan []string, error) {
	all := make(chan []string)
	var watching sync.WaitGroup
	for _, f := range []struct {
		dir  string
		fsys fs.FS
	}{{g.Site, in.Site}, {g.Internal, in.Internal}} {
		if f.dir == "" {
			continue
		}
		w, err := watch.New(f.dir, f.fsys, "content", "data", "themes")
		if err != nil {
			return nil, err
		}
		watching.Go(func() {
			defer w.Close()
			for {
				select {
				case names := <-w.Changes():
					select {
					case all <- names:
					case <-ctx.Done():
						return
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}
	return all, nil
}

// newStoreFile makes a temporary file for a preview.
func newStoreFile() (preview.Scratch, error) {
	f, err := os.CreateTemp("", "prospectus-*")
	if err != nil {
		return nil, err
	}
	return scratch{f}, nil
}

// A teller says in the terminal what the preview does.
type teller struct {
	env   environment
	at    string
	ready func() // called once the site can be looked at; nil for nothing
	once  sync.Once
	mu    sync.Mutex
}

func (t *teller) tell(e preview.Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	lang, took := t.env.lang, e.Took.Round(time.Millisecond).String()
	switch e.Kind {
	case preview.Read:
		t.once.Do(func() {
			fmt.Fprintln(t.env.stdout, say(lang, "serving", t.at))
			if t.ready != nil {
				t.ready()
			}
		})
		fmt.Fprintln(t.env.stderr, say(lang, "read-again", len(e.Changed), took))
	case preview.Checked:
		var n [diag.Error + 1]int
		for _, d := range e.Faults {
			n[d.Rule.Severity]++
		}
		fmt.Fprintln(t.env.stderr, say(lang, "faults", n[diag.Error], n[diag.Warning], n[diag.Notice]))
	case preview.Failed:
		fmt.Fprintln(t.env.stderr, explain(e.Err, lang))
	}
}

// openBrowser shows an address in the browser that the system would take. A
// machine without one is no fault: the address stands in the terminal.
func openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	case "darwin":
		name = "open"
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		return
	}
}
