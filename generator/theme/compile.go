package theme

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// Tens of thousands of pages go through a handful of templates, and looking up
// fields by name for each of them costs more than all else together. So a
// template is compiled, once for each type of page that it is given, into
// functions that know where each field lies.
//
// What is compiled is the tree that html/template has already escaped: the
// contexts are its findings, and the escapers that it put into the tree are
// obeyed. A template, or a part of one, that uses anything not listed here
// (variables, functions, values other than strings, escapers for addresses or
// styles) is executed by html/template itself. Both ways write the same bytes.

// A step appends a part of a page. Dot and root are what the template language
// calls . and $.
type step func(dst []byte, dot, root reflect.Value) ([]byte, error)

// A getter finds a value under dot or root. It returns the zero Value where a
// nil pointer is in the way.
type getter func(dot, root reflect.Value) reflect.Value

// unsupported is the error of what is left to html/template.
type unsupported struct{ what string }

// Error implements error.
func (u unsupported) Error() string { return "not compiled: " + u.what }

// A compiler turns templates of one set into steps.
type compiler struct {
	set *set
	dot reflect.Type // of . at the node being compiled
	top reflect.Type // of $
}

// compile compiles the template of a name for data of a type.
func (s *set) compile(name string, data reflect.Type) (step, error) {
	t := s.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil, unsupported{"template " + name}
	}
	return (&compiler{s, data, data}).list(t.Tree.Root)
}

// list compiles nodes that follow one another.
func (c *compiler) list(list *parse.ListNode) (step, error) {
	if list == nil {
		return func(dst []byte, _, _ reflect.Value) ([]byte, error) { return dst, nil }, nil
	}
	var steps []step
	for _, node := range list.Nodes {
		s, err := c.node(node)
		if err != nil {
			return nil, err
		}
		if s != nil {
			steps = append(steps, s)
		}
	}
	return func(dst []byte, dot, root reflect.Value) (_ []byte, err error) {
		for _, s := range steps {
			if dst, err = s(dst, dot, root); err != nil {
				return dst, err
			}
		}
		return dst, nil
	}, nil
}

// node compiles one node; nil for one that writes nothing.
func (c *compiler) node(node parse.Node) (step, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(dst []byte, _, _ reflect.Value) ([]byte, error) { return append(dst, text...), nil }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return c.call(n)
	}
	return nil, unsupported{node.String()}
}

// action compiles {{value}}, {{put value}} and {{shared value}}, each with the
// escaper that html/template put behind it.
func (c *compiler) action(pipe *parse.PipeNode) (step, error) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 2 || len(pipe.Cmds[1].Args) != 1 {
		return nil, unsupported{pipe.String()}
	}
	escaper, args := pipe.Cmds[1].String(), pipe.Cmds[0].Args
	if len(args) == 2 && escaper == "_html_template_htmlescaper" {
		return c.markup(args[0].String(), args[1])
	}
	if len(args) != 1 || !plainEscapers[escaper] {
		return nil, unsupported{pipe.String()}
	}
	get, t, err := c.value(args[0])
	if err != nil {
		return nil, err
	}
	if t.Kind() != reflect.String || t.PkgPath() == "html/template" {
		return nil, unsupported{"a value of type " + t.String()}
	}
	return func(dst []byte, dot, root reflect.Value) ([]byte, error) {
		v := get(dot, root)
		if !v.IsValid() {
			return dst, missing(args[0])
		}
		return appendEscaped(dst, v.String()), nil
	}, nil
}

// missing is the error that html/template gives for the same.
func missing(node parse.Node) error {
	return fmt.Errorf("nil pointer evaluating %s", node)
}

// plainEscapers are the escapers of text, titles and quoted attributes. For a
// string all of them do the same.
var plainEscapers = map[string]bool{
	"_html_template_htmlescaper": true, "_html_template_attrescaper": true, "_html_template_rcdataescaper": true,
}

// markup compiles the two functions whose results are markup already.
func (c *compiler) markup(function string, arg parse.Node) (step, error) {
	get, t, err := c.value(arg)
	if err != nil {
		return nil, err
	}
	switch {
	case function == "put" && implements(t, reflect.TypeFor[Fragment]()):
		return func(dst []byte, dot, root reflect.Value) ([]byte, error) {
			if f, ok := reach(get(dot, root)).(Fragment); ok {
				dst = f.AppendHTML(dst)
			}
			return dst, nil
		}, nil
	case function == "shared" && implements(t, reflect.TypeFor[Shared]()):
		return func(dst []byte, dot, root reflect.Value) ([]byte, error) {
			part, ok := reach(get(dot, root)).(Shared)
			if !ok {
				return dst, missing(arg)
			}
			html, err := part.Markup(c.set.render)
			return append(dst, html...), err
		}, nil
	}
	return nil, unsupported{function}
}

// implements reports whether a type, or a pointer to it, has the methods of
// what: values of templates can be addressed.
func implements(t, what reflect.Type) bool {
	return t.Implements(what) || reflect.PointerTo(t).Implements(what)
}

// reach returns what a value holds, by its address where it has one: that
// spares a copy. Nil pointers give nil.
func reach(v reflect.Value) any {
	switch {
	case !v.IsValid() || (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil():
		return nil
	case v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface && v.CanAddr():
		return v.Addr().Interface()
	}
	return v.Interface()
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, moves bool) (step, error) {
	test, get, t, err := c.condition(n.Pipe)
	if err != nil {
		return nil, err
	}
	inner := *c
	if moves {
		if get == nil {
			return nil, unsupported{n.Pipe.String()}
		}
		inner.dot = t
	}
	then, err := inner.list(n.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	return func(dst []byte, dot, root reflect.Value) ([]byte, error) {
		if !test(dot, root) {
			return otherwise(dst, dot, root)
		}
		if moves {
			dot = get(dot, root)
		}
		return then(dst, dot, root)
	}, nil
}

// condition compiles what if and with ask: one value, or "or" and "and" of
// several.
func (c *compiler) condition(pipe *parse.PipeNode) (test func(dot, root reflect.Value) bool, get getter, t reflect.Type, err error) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return nil, nil, nil, unsupported{pipe.String()}
	}
	args := pipe.Cmds[0].Args
	if len(args) == 1 {
		get, t, err = c.value(args[0])
		return func(dot, root reflect.Value) bool { return truth(get(dot, root)) }, get, t, err
	}
	function := args[0].String()
	if function != "or" && function != "and" {
		return nil, nil, nil, unsupported{pipe.String()}
	}
	var gets []getter
	for _, arg := range args[1:] {
		g, _, err := c.value(arg)
		if err != nil {
			return nil, nil, nil, err
		}
		gets = append(gets, g)
	}
	decides := function == "or" // one true value decides "or", one false "and"
	return func(dot, root reflect.Value) bool {
		for _, g := range gets {
			if truth(g(dot, root)) == decides {
				return decides
			}
		}
		return !decides
	}, nil, nil, nil
}

// truth is what the template language calls true: not empty, not zero, not nil.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Slice, reflect.Array, reflect.Map, reflect.String, reflect.Chan:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Pointer, reflect.Interface, reflect.Func:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// loop compiles range over a list, without variables.
func (c *compiler) loop(n *parse.RangeNode) (step, error) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
		return nil, unsupported{n.Pipe.String()}
	}
	get, t, err := c.value(n.Pipe.Cmds[0].Args[0])
	if err != nil {
		return nil, err
	}
	if t.Kind() != reflect.Slice {
		return nil, unsupported{"range over " + t.String()}
	}
	inner := *c
	inner.dot = t.Elem()
	body, err := inner.list(n.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	return func(dst []byte, dot, root reflect.Value) (_ []byte, err error) {
		items := get(dot, root)
		if !items.IsValid() || items.Len() == 0 {
			return otherwise(dst, dot, root)
		}
		for i := range items.Len() {
			if dst, err = body(dst, items.Index(i), root); err != nil {
				break
			}
		}
		return dst, err
	}, nil
}

// call compiles a template inside another. In it, $ is what it was given. A
// part that cannot be compiled is left to html/template.
func (c *compiler) call(n *parse.TemplateNode) (step, error) {
	if n.Pipe == nil || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
		return nil, unsupported{n.String()}
	}
	get, t, err := c.value(n.Pipe.Cmds[0].Args[0])
	if err != nil {
		return nil, err
	}
	body, err := c.set.compile(n.Name, t)
	if err != nil {
		body = c.set.interpret(n.Name)
	}
	return func(dst []byte, dot, root reflect.Value) ([]byte, error) {
		v := get(dot, root)
		return body(dst, v, v)
	}, nil
}
