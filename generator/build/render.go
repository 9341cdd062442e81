package build

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"slices"

	"golang.org/x/sync/errgroup"

	"prospectus/generator/output"
	"prospectus/generator/render/data"
	"prospectus/generator/render/explore"
	"prospectus/generator/render/facts"
	"prospectus/generator/render/feed"
	"prospectus/generator/render/incentives"
	"prospectus/generator/render/search"
	"prospectus/generator/render/web"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// themes lays the site's own themes over those of the program.
func (w *work) themes() fs.FS {
	own, err := fs.Sub(w.in.Site, "themes")
	if err != nil {
		return w.in.Themes
	}
	return overlay{own, w.in.Themes}
}

// render makes every view once and hands it to each renderer.
func (w *work) render(ctx context.Context, sink output.Sink) error {
	if w.pages != nil {
		sink = witnessed{sink, w.pages}
	}
	if err := w.media.publish(ctx, sink); err != nil {
		return err
	}
	pages := web.Renderer{Theme: w.theme, Written: w.witness()}.Render
	in := w.views()
	w.offer(&in)
	if err := w.fanOut(ctx, view.Pages(in), append(w.renderers(), pages), sink); err != nil {
		return err
	}
	if err := w.printBooks(ctx, sink); err != nil {
		return err
	}
	w.pages.Finish()
	return nil
}

// views returns what pages are made of.
func (w *work) views() view.Input {
	return view.Input{
		Catalog: w.visible,
		Plan:    w.plan,
		Staff:   w.staff(),
		Scores:  w.scores,
		Day:     w.report.Day,
		Since:   w.since,
		Words:   w.theme.Word,
		Hash:    w.digests.Of,
		Bodies:  w.bodies,
		Media:   w.media.image,
		Assets:  w.asset,
	}
}

// asset returns where a file of the theme, or a script that belongs to a
// renderer, is published.
func (w *work) asset(name string) route.Path {
	switch name {
	case view.SearchScript:
		return w.plan.Asset(search.Reader())
	case view.FactsScript:
		return w.plan.Asset(facts.Reader())
	case view.ExploreScript:
		return w.plan.Asset(explore.Script())
	case view.IncentiveScript:
		return w.plan.Asset(incentives.Reader())
	}
	return w.plan.Asset(w.theme.Asset(name))
}

// shelves returns how the facts get a temporary file; nil where there are none.
func (w *work) shelves() func() (facts.Scratch, error) {
	if w.in.Temp == nil {
		return nil
	}
	return func() (facts.Scratch, error) { return w.in.Temp() }
}

// A renderer turns views into files.
type renderer func(context.Context, iter.Seq[view.Page], output.Sink) error

// renderers returns those of everything but the pages themselves.
func (w *work) renderers() []renderer {
	renderers := []renderer{
		feed.Renderer{Plan: w.plan, Site: w.visible.Site, Word: w.theme.Word, Day: w.report.Day, Staff: w.staff()}.Render,
		explore.Renderer{Plan: w.plan}.Render,
		incentives.Renderer{Plan: w.plan, Word: w.theme.Word}.Render,
	}
	if !w.in.Unsearched {
		renderers = append(renderers, search.Renderer{Plan: w.plan, Word: w.theme.Word, Temp: w.in.Temp}.Render)
	}
	if !w.staff() { // open data is for the public
		renderers = append(renderers,
			data.Renderer{Plan: w.plan, Site: w.visible.Site}.Render,
			facts.Renderer{Plan: w.plan, Word: w.theme.Word, Digest: w.digests.Edition(), Temp: w.shelves()}.Render)
	}
	return renderers
}

// fanOut runs renderers side by side over one pass of the views. A renderer
// that stops early is no longer fed.
func (w *work) fanOut(ctx context.Context, pages iter.Seq[view.Page], renderers []renderer, sink output.Sink) error {
	group, ctx := errgroup.WithContext(ctx)
	feeds := make([]chan view.Page, len(renderers))
	for i, render := range renderers {
		feeds[i] = make(chan view.Page, 64)
		group.Go(guarded(func() error {
			defer drain(feeds[i])
			return render(ctx, received(feeds[i]), sink)
		}))
	}
	group.Go(guarded(func() error {
		defer closeAll(feeds)
		return w.feed(ctx, pages, feeds)
	}))
	return group.Wait()
}

// guarded turns a panic into an error. Nobody else could: a panic in a
// goroutine of its own ends the program with a stack of calls, and leaves what
// was staged behind.
func guarded(do func() error) func() error {
	return func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("%v", r)
			}
		}()
		return do()
	}
}

// feed sends each page to every renderer.
func (w *work) feed(ctx context.Context, pages iter.Seq[view.Page], feeds []chan view.Page) error {
	for p := range pages {
		w.report.Pages++
		if w.report.Pages%256 == 1 {
			w.progress(Rendering, w.report.Pages, w.plan.Pages())
		}
		for _, f := range feeds {
			select {
			case f <- p:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

func received(c <-chan view.Page) iter.Seq[view.Page] {
	return func(yield func(view.Page) bool) {
		for p := range c {
			if !yield(p) {
				return
			}
		}
	}
}

// drain takes what a renderer left, so that the others are not held up.
func drain(c <-chan view.Page) {
	for range c {
	}
}

func closeAll(feeds []chan view.Page) {
	for _, f := range slices.Backward(feeds) {
		close(f)
	}
}
