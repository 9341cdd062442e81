package build

import (
	"prospectus/generator/grade"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/profile"
	"prospectus/generator/view"
)

// witness returns what shows the written pages to the profile of government
// sites, nil where the site is held to none.
func (w *work) witness() func(view.Page, []byte) {
	if w.pages == nil {
		return nil
	}
	return func(page view.Page, html []byte) {
		head := page.Head()
		p := profile.Page{Path: string(head.Path), Kind: pageKind(page), HTML: html}
		_, p.Departs = page.(*view.Leaving)
		if head.Record != nil && head.Kind != "" {
			p.Record = grade.Name(head.Kind, head.Record.Ident())
		}
		w.pages.Page(p)
	}
}

// pageKind tells what the standard of page tags takes a page for.
func pageKind(page view.Page) profile.PageKind {
	switch page.(type) {
	case *view.Home, *view.Chooser, *view.List:
		return profile.Column
	case *view.Redirect:
		return profile.Plain
	case *view.Space:
		return profile.Content
	}
	if _, ok := page.Head().Record.(model.Record); ok {
		return profile.Content
	}
	return profile.Plain
}

// A witnessed sink tells the profile which files there are.
type witnessed struct {
	output.Sink
	pages *profile.Pages
}

// Write implements [output.Sink].
func (s witnessed) Write(path string, data []byte) error {
	s.pages.File(path, int64(len(data)))
	return s.Sink.Write(path, data)
}

// Create implements [output.Sink].
func (s witnessed) Create(path string) (output.File, error) {
	f, err := s.Sink.Create(path)
	if err != nil {
		return nil, err
	}
	return &witnessedFile{File: f, path: path, pages: s.pages}, nil
}

// A witnessedFile is counted as it is written.
type witnessedFile struct {
	output.File
	path  string
	size  int64
	pages *profile.Pages
}

// Write implements [io.Writer].
func (f *witnessedFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	f.size += int64(n)
	return n, err
}

// Close implements [output.File].
func (f *witnessedFile) Close() error {
	f.pages.File(f.path, f.size)
	return f.File.Close()
}
