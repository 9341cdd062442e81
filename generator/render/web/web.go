// Package web writes pages as HTML files.
//
// [Render] lays each page out with the theme's template of its name and hands
// the bytes to the sink; it keeps neither the page nor the bytes, so memory does
// not grow with the site. Pages are rendered on as many threads as the program
// may use, and every file's bytes depend on its page alone. The theme's own
// files, which pages ask for, are written beside them.
package web

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/theme"
	"prospectus/generator/view"
)

// Render writes the theme's files and every page. It stops at the first error, which names the page,
// and when the context is done.
func Render(ctx context.Context, th *theme.Theme, pages iter.Seq[view.Page], sink output.Sink) error {
	return Renderer{Theme: th}.Render(ctx, pages, sink)
}

// A Renderer renders with a theme, and shows somebody what it writes.
type Renderer struct {
	Theme *theme.Theme
	// Written is told of every page with the bytes that were written for it,
	// which it must not keep; side by side, in no order. Nil for nobody.
	Written func(page view.Page, html []byte)
}

// Render is described with the function of that name.
func (r Renderer) Render(ctx context.Context, pages iter.Seq[view.Page], sink output.Sink) error {
	if err := assets(r.Theme, sink); err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	queue := make(chan view.Page, 2*runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			if err := r.work(queue, sink); err != nil {
				stop(err)
			}
		})
	}
	feed(ctx, pages, queue)
	close(queue)
	workers.Wait()
	return context.Cause(ctx)
}

// feed puts pages into the queue until there are no more or the context ends.
func feed(ctx context.Context, pages iter.Seq[view.Page], queue chan<- view.Page) {
	for page := range pages {
		select {
		case queue <- page:
		case <-ctx.Done():
			return
		}
	}
}

// work renders pages from the queue in one buffer.
func (r Renderer) work(queue <-chan view.Page, sink output.Sink) (err error) {
	var buf []byte
	for page := range queue {
		head := page.Head()
		if buf, err = r.Theme.Append(buf[:0], head.Lang, page.Template(), page); err != nil {
			return fmt.Errorf("%s: %w", head.Path, err)
		}
		if err = sink.Write(string(head.Path), buf); err != nil {
			return fmt.Errorf("%s: %w", head.Path, err)
		}
		if r.Written != nil {
			r.Written(page, buf)
		}
	}
	return nil
}

// assets writes the theme's own files. Where they lie does not depend on what
// a site holds, so that any plan answers.
func assets(th *theme.Theme, sink output.Sink) error {
	var plan route.Plan
	for name, data := range th.Assets() {
		at := plan.Asset(name)
		if err := sink.Write(string(at), data); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	}
	return nil
}
