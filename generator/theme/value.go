package theme

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"
)

// value compiles ., $, .A.B and $.A.B, and returns the type of what they give.
func (c *compiler) value(node parse.Node) (getter, reflect.Type, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return func(dot, _ reflect.Value) reflect.Value { return dot }, c.dot, nil
	case *parse.FieldNode:
		get, t, err := walk(c.dot, n.Ident)
		return func(dot, _ reflect.Value) reflect.Value { return get(dot) }, t, err
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			get, t, err := walk(c.top, n.Ident[1:])
			return func(_, root reflect.Value) reflect.Value { return get(root) }, t, err
		}
	}
	return nil, nil, unsupported{node.String()}
}

// walk compiles a way through fields and methods without arguments.
func walk(t reflect.Type, names []string) (func(reflect.Value) reflect.Value, reflect.Type, error) {
	var hops []func(reflect.Value) reflect.Value
	for _, name := range names {
		hop, next, err := hop(t, name)
		if err != nil {
			return nil, nil, err
		}
		hops, t = append(hops, hop), next
	}
	return func(v reflect.Value) reflect.Value {
		for _, hop := range hops {
			if v.Kind() == reflect.Pointer && v.IsNil() {
				return reflect.Value{}
			}
			v = hop(v)
		}
		return v
	}, t, nil
}

// hop compiles one field, or one method without arguments, of a type.
func hop(t reflect.Type, name string) (func(reflect.Value) reflect.Value, reflect.Type, error) {
	if m, ok := t.MethodByName(name); ok && t.Kind() != reflect.Interface && m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
		return func(v reflect.Value) reflect.Value { return v.Method(m.Index).Call(nil)[0] }, m.Type.Out(0), nil
	}
	pointer := t.Kind() == reflect.Pointer
	if pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil, nil, unsupported{name + " of " + t.String()}
	}
	f, ok := t.FieldByName(name)
	if !ok || !f.IsExported() {
		return nil, nil, unsupported{name + " of " + t.String()}
	}
	index := f.Index
	return func(v reflect.Value) reflect.Value {
		if pointer {
			v = v.Elem()
		}
		if len(index) == 1 {
			return v.Field(index[0])
		}
		return v.FieldByIndex(index)
	}, f.Type, nil
}

// escaped are the bytes that must not stand in text or in a quoted attribute,
// and what stands for them, as html/template writes it.
var escaped = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// appendEscaped appends a text.
func appendEscaped(dst []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		if with := escaped[s[i]]; with != "" {
			dst = append(append(dst, s[done:i]...), with...)
			done = i + 1
		}
	}
	return append(dst, s[done:]...)
}

// interpret is a step that leaves a template to html/template.
func (s *set) interpret(name string) step {
	return func(dst []byte, dot, _ reflect.Value) ([]byte, error) {
		w := appender(dst)
		err := s.ExecuteTemplate(&w, name, dot.Interface())
		return w, err
	}
}

// An appender is a writer that appends.
type appender []byte

// Write implements [io.Writer].
func (a *appender) Write(p []byte) (int, error) {
	*a = append(*a, p...)
	return len(p), nil
}

var _ io.Writer = (*appender)(nil)

// A page is a template with its compiled forms, one for each type of data.
type page struct {
	*template.Template
	set   *set
	name  string
	forms sync.Map // reflect.Type → step
}

// append appends the page that data gives.
func (p *page) append(dst []byte, data any) ([]byte, error) {
	v := reflect.ValueOf(data)
	if !v.IsValid() {
		return dst, fmt.Errorf("template %s was given nothing", p.name)
	}
	form, ok := p.forms.Load(v.Type())
	if !ok {
		compiled, err := p.set.compile(p.name, v.Type())
		if err != nil {
			compiled = p.set.interpret(p.name)
		}
		form, _ = p.forms.LoadOrStore(v.Type(), compiled)
	}
	dst, err := form.(step)(dst, v, v)
	if err != nil {
		err = fmt.Errorf("template %s: %w", p.name, err)
	}
	return dst, err
}
