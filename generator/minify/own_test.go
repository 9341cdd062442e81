package minify

import (
	"regexp"
	"testing"
)

func TestOwn(t *testing.T) {
	a, b := NewOwn("a.js", []byte("let long = 1 ;\n")), NewOwn("a.js", []byte("let long = 2 ;\n"))
	if text, err := a.Text(); err != nil || len(text) >= len("let long = 1 ;\n") {
		t.Errorf("not minified: %q, %v", text, err)
	}
	if !regexp.MustCompile(`^a\.[0-9a-f]{8}\.js$`).MatchString(a.Name()) || a.Name() == b.Name() {
		t.Errorf("named %s and %s", a.Name(), b.Name())
	}
	bad := NewOwn("b.js", []byte("function ("))
	if _, err := bad.Text(); err == nil || bad.Name() == "" {
		t.Errorf("a fault goes unsaid, or leaves no name: %v, %q", err, bad.Name())
	}
}
