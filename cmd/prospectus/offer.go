package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
)

//go:embed offer.html
var offerTemplate string

var offerPage = template.Must(template.New("offer").Parse(offerTemplate))

// An offer asks in the browser whether a site is to be made in a folder. Only the
// page that it served itself can say yes: the answer carries a token, and other
// hosts are refused.
type offer struct {
	env   environment
	dir   string
	hosts []string
	token string
	mu    sync.Mutex
	made  chan struct{} // closed when the site is there
	shown chan struct{} // closed when there is a preview of it
	next  http.Handler  // the preview, once it is shown
}

func newOffer(env environment, dir string, hosts []string) *offer {
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	return &offer{env: env, dir: dir, hosts: hosts, token: rand.Text(), made: make(chan struct{}), shown: make(chan struct{})}
}

// ServeHTTP implements [http.Handler].
func (o *offer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if !slices.Contains(o.hosts, r.Host) {
		http.Error(w, "", http.StatusForbidden)
		return
	}
	select {
	case <-o.made:
		select {
		case <-o.shown:
			o.next.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	default:
		if r.Method == http.MethodPost {
			o.accept(w, r)
			return
		}
		o.show(w, "")
	}
}

// accept makes the site.
func (o *offer) accept(w http.ResponseWriter, r *http.Request) {
	if subtle.ConstantTimeCompare([]byte(r.PostFormValue("token")), []byte(o.token)) != 1 {
		http.Error(w, "", http.StatusForbidden)
		return
	}
	if err := o.make(); err != nil {
		o.show(w, explain(err, o.env.lang))
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// make makes the site, once however often it is asked for.
func (o *offer) make() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	select {
	case <-o.made:
		return nil
	default:
	}
	err := plant(o.dir)
	if err == nil {
		close(o.made)
	}
	return err
}

// show answers with the question, below what went wrong the last time.
func (o *offer) show(w http.ResponseWriter, wrong string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	lang := o.env.lang
	_ = offerPage.Execute(w, map[string]string{
		"Lang": lang.HTML(), "Title": say(lang, "offer-title"), "Says": say(lang, "offer-says", o.dir), "Yes": say(lang, "offer-yes"),
		"No": say(lang, "offer-no"), "Token": o.token, "Wrong": wrong,
	})
}

// offerCommand offers to make a site, and shows it once it is made.
type offerCommand struct{ dir string }

// Run implements runner.
func (c *offerCommand) Run(ctx context.Context, env environment, g global) error {
	serving := serveCommand{Addr: defaultAddr, Audience: "public"}
	listener, hosts, err := serving.listen(env)
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	o := newOffer(env, c.dir, hosts)
	failed := answer(ctx, o, listener)
	at := "http://" + hosts[0] + "/"
	fmt.Fprintln(env.stderr, say(env.lang, "offering", at))
	openBrowser(at)
	select {
	case <-ctx.Done():
		return nil
	case err := <-failed:
		return err
	case <-o.made:
	}
	g.Site = o.dir
	return serving.show(ctx, env, g, hosts, func(server http.Handler) <-chan error {
		o.next = server
		close(o.shown)
		return failed
	})
}
