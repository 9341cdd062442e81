package view

import "sync"

// A Shared part looks the same on every page that shows it, in one language and
// at one depth of folders. It is rendered once, by the template of its name.
type Shared struct {
	template string
	data     any
	once     sync.Once
	html     string
	err      error

	// Said is what the part says, a line each, for whoever lays it out
	// otherwise; nil for most parts.
	Said []string
}

// share returns a part that the template of a name will render.
func share(template string, data any) *Shared { return &Shared{template: template, data: data} }

// Template names the template that lays the part out.
func (s *Shared) Template() string { return s.template }

// Markup returns the part's HTML, made by render the first time and kept. It is
// safe for concurrent use.
func (s *Shared) Markup(render func(template string, data any) (string, error)) (string, error) {
	s.once.Do(func() {
		s.html, s.err = render(s.template, s.data)
		s.data = nil // ten thousand cards need not be held twice
	})
	return s.html, s.err
}
