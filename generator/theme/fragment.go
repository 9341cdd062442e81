package theme

import (
	"fmt"
	"html/template"
	"io"
	"sync"
)

// A Fragment writes itself as HTML. Whatever it was given by an editor it must
// escape: what it appends is not looked at again.
type Fragment interface {
	AppendHTML(dst []byte) []byte
}

// A Shared part of pages looks the same on many of them. Markup returns its
// HTML, which it makes by calling render with the name of a template and its
// data the first time.
type Shared interface {
	Markup(render func(name string, data any) (string, error)) (string, error)
}

// scratch holds buffers for fragments and shared parts. Both end as a string
// of exactly the right size.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

// fragmentHTML is the function "put" where html/template executes it.
func fragmentHTML(f Fragment) template.HTML {
	if f == nil {
		return ""
	}
	buf := scratch.Get().(*[]byte)
	*buf = f.AppendHTML((*buf)[:0])
	html := template.HTML(*buf)
	scratch.Put(buf)
	return html
}

// A set is the templates of one language.
type set struct {
	*template.Template
	pages map[string]*page // by name; never changed once the set is loaded
}

// funcs are the functions of a set. They close over the set, so that a shared
// part is rendered in the language of the page that asks for it.
func (s *set) funcs() template.FuncMap {
	return template.FuncMap{
		"put": fragmentHTML,
		"shared": func(part Shared) (template.HTML, error) {
			html, err := part.Markup(s.render)
			return template.HTML(html), err
		},
	}
}

// render renders a shared part.
func (s *set) render(name string, data any) (string, error) {
	page := s.pages[name]
	if page == nil {
		return "", fmt.Errorf("the theme has no template %q", name)
	}
	buf := scratch.Get().(*[]byte)
	defer scratch.Put(buf)
	var err error
	*buf, err = page.append((*buf)[:0], data)
	return string(*buf), err
}

// settle makes html/template do its escaping now, since it otherwise waits for
// the first page. Faults of executing without data do not count.
func (s *set) settle(name string) error {
	err := s.ExecuteTemplate(io.Discard, name, nil)
	if unsafe, ok := err.(*template.Error); ok {
		return unsafe
	}
	return nil
}
