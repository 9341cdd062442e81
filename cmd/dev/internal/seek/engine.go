package seek

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"prospectus/cmd/dev/internal/query"
	"prospectus/generator/render/search"
)

// An engine answers with the reader in Go.
type engine map[string]*search.Engine

// openEngine opens the indexes of a built site.
func openEngine(built fs.FS, langs []string) (engine, error) {
	e := engine{}
	for _, lang := range langs {
		opened, err := search.Open(func(file string) ([]byte, error) {
			return fs.ReadFile(built, path.Join("search", lang, file))
		})
		if err != nil {
			return nil, fmt.Errorf("the index in %s: %w", lang, err)
		}
		e[lang] = opened
	}
	return e, nil
}

// ask puts one question.
func (e engine) ask(q query.Query) (query.Reply, error) {
	a, err := e[q.Lang].Find(q.Text)
	if err != nil {
		return query.Reply{}, fmt.Errorf("%s: %w", q.Text, err)
	}
	r := query.Reply{Total: len(a.Found)}
	if r.Shown, err = e.names(q.Lang, a.Found); err == nil {
		r.Near, err = e.names(q.Lang, a.Near)
	}
	return r, err
}

// names returns the records of documents.
func (e engine) names(lang string, found []search.Found) (names []string, err error) {
	for _, f := range found {
		page, err := e[lang].Page(f.Doc)
		if err != nil {
			return nil, err
		}
		names = append(names, strings.TrimSuffix(page, ".html"))
	}
	return names, nil
}
