package pdf

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A tree writes the structure of a document. It holds the elements that are not
// finished, and of all others nothing but their number in the list of their
// parent.
type tree struct {
	f       *file
	root    ref // of the whole structure
	top     *node
	nodes   map[*Element]*node
	parents parentTree
	ids     map[string]ref
	wanted  map[string]bool // IDs that cells name as their headings
	runs    []*ladder       // of headings, one for each element of the document
	faults  rules
}

// A node is an element that is not finished.
type node struct {
	e      *Element
	role   Role
	parent *node
	run    *ladder
	ref    ref
	page   ref // on which it was first drawn; 0 for one that was reserved and not drawn yet
	frame  ref // its attributes, where they say which box it fills
	kids   []kid
	id     string
}

// A ladder is the levels of the headings in an element that is the document's own.
// Elements may be drawn in another order than that in which they are read.
type ladder struct{ first, last int }

// A kid is something in an element: an element (under page is none), a sequence
// of content, or a link.
type kid struct {
	child *node // nil for an element that is finished
	page  ref
	n     uint32 // of the sequence, or object of the link or element
	kind  kidKind
	role  Role
}

type kidKind uint8

const (
	kidElement kidKind = iota
	kidContent
	kidLink
)

func newTree(f *file) *tree {
	t := &tree{f: f, root: f.take(), nodes: map[*Element]*node{}, ids: map[string]ref{}, wanted: map[string]bool{}}
	t.top = &node{role: document, ref: f.take()}
	t.parents.f = f
	return t
}

// node returns the node of an element, and makes it and those around it where
// they are not there. Depth counts how far up it went: a ring would never end.
func (t *tree) node(e *Element, p *Page, part, depth int) (*node, error) {
	if e == nil {
		return t.top, nil
	}
	n := t.nodes[e]
	if n == nil {
		if depth > 100 {
			return nil, errors.New("elements that are nested more than a hundred deep, or in a ring")
		}
		parent, err := t.node(e.Parent, p, part, depth+1)
		if err != nil {
			return nil, err
		}
		if n, err = t.add(e, parent); err != nil {
			return nil, err
		}
	}
	if n.page == 0 {
		n.page = p.kept.page
		if e.Bounds != (Rect{}) {
			n.frame = t.f.take()
			p.kept.frames = append(p.kept.frames, framed(n, p, part))
		}
	}
	return n, nil
}

// add makes the node of an element.
func (t *tree) add(e *Element, parent *node) (*node, error) {
	n := &node{e: e, role: e.Role, parent: parent, run: parent.run, ref: t.f.take()}
	if parent == t.top {
		n.run = &ladder{}
		t.runs = append(t.runs, n.run)
	}
	t.nodes[e] = n
	parent.kids = append(parent.kids, kid{child: n, n: uint32(n.ref), role: e.Role})
	if err := t.begin(n); err != nil {
		return nil, err
	}
	return n, nil
}

// begin checks an element where it first stands in the document.
func (t *tree) begin(n *node) error {
	if err := nests(n.parent.role, n.role); err != nil {
		return err
	}
	if err := n.e.check(); err != nil {
		return err
	}
	if n.role >= H1 && n.role <= H6 {
		level := int(n.role-H1) + 1
		if n.run.first == 0 {
			n.run.first = level
		} else {
			t.step(n.run.last, level)
		}
		n.run.last = level
	}
	if n.id = n.e.ID; n.id == "" && n.role == Note {
		n.id = fmt.Sprintf("note-%d", n.ref)
	}
	return t.identify(n)
}

// step checks the level of a heading after another; 0 stands for none.
func (t *tree) step(before, level int) {
	switch {
	case before == 0 && level > 1:
		t.faults.add("14-002", fmt.Sprintf("the first heading is one of level %d", level))
	case level > before+1:
		t.faults.add("14-003", fmt.Sprintf("a heading of level %d follows one of level %d", level, before))
	}
}

// climb checks the headings from each element of the document to the next.
func (t *tree) climb() {
	last := 0
	for _, r := range t.runs {
		if r.first > 0 {
			t.step(last, r.first)
			last = r.last
		}
	}
}

// identify notes the ID of an element, if it has one.
func (t *tree) identify(n *node) error {
	if n.id == "" {
		return nil
	}
	if t.ids[n.id] != 0 {
		return fmt.Errorf("two elements have the ID %q", n.id)
	}
	t.ids[n.id] = n.ref
	return nil
}

// draw takes over what elements got on a page that is being kept. In the tree of
// parents the page comes first, with the owners of its sequences, and then its
// links; draw returns the number of the page there.
func (t *tree) draw(p *Page) (key int, err error) {
	page, links := p.kept.page, p.kept.links
	var owners, each body
	var owner []ref // of links
	for _, ev := range p.events {
		n, err := t.node(ev.e, p, ev.part, 0)
		switch {
		case err != nil:
			return 0, err
		case ev.link:
			owner = append(owner, n.ref)
			n.kids = append(n.kids, kid{kind: kidLink, page: page, n: uint32(links[ev.n])})
		default:
			owners.ref(n.ref)
			owners.put(" ")
			n.kids = append(n.kids, kid{kind: kidContent, page: page, n: uint32(ev.n)})
		}
	}
	key = t.parents.n
	t.parents.add(append(append(body("["), owners...), ']'))
	for _, r := range owner {
		each = each[:0]
		each.ref(r)
		t.parents.add(each)
	}
	return key, nil
}

// finish writes an element and all that is in it.
func (t *tree) finish(n *node) {
	for i := range n.kids {
		if child := n.kids[i].child; child != nil {
			t.finish(child)
			n.kids[i].child = nil
		}
	}
	t.end(n)
	t.f.put(n.ref, n.body(t.root))
	delete(t.nodes, n.e)
	n.kids = nil
}

// end checks an element when it is whole.
func (t *tree) end(n *node) {
	if n.e == nil {
		return
	}
	for _, h := range n.e.Headers {
		t.wanted[h] = true
	}
	t.faults.element(n)
}

// body returns the object of an element.
func (n *node) body(root ref) body {
	var b body
	b.put("<</S/" + n.role.String())
	if n.parent != nil {
		b.entry("/P", n.parent.ref)
	} else {
		b.entry("/P", root)
	}
	b.entry("/Pg", n.page)
	if e := n.e; e != nil {
		b.text("/Lang", e.Lang)
		b.text("/Alt", e.Alt)
		b.text("/ActualText", e.Actual)
		b.text("/E", e.Expansion)
		b.text("/T", e.Title)
		if n.id != "" {
			b.put("/ID")
			b = appendLiteral(b, n.id)
		}
		if n.frame != 0 {
			b.entry("/A", n.frame)
		} else if a := e.attributes([4]float64{}); len(a) > 0 {
			b.put("/A[")
			b = append(append(b, a...), ']')
		}
	}
	n.appendKids(&b)
	b.put(">>")
	return b
}

// appendKids appends what an element holds. A sequence on the element's own
// page is its number alone.
func (n *node) appendKids(b *body) {
	if len(n.kids) == 0 {
		return
	}
	b.put("/K[")
	for i, k := range n.kids {
		switch {
		case k.kind == kidElement:
			b.ref(ref(k.n))
		case k.kind == kidLink:
			b.put("<</Type/OBJR")
			b.entry("/Pg", k.page)
			b.entry("/Obj", ref(k.n))
			b.put(">>")
		case k.page != n.page:
			b.put("<</Type/MCR")
			b.entry("/Pg", k.page)
			b.put("/MCID ")
			b.int(int(k.n))
			b.put(">>")
		default:
			b.int(int(k.n))
		}
		if i+1 < len(n.kids) {
			b.put(" ")
		}
	}
	b.put("]")
}

// close writes all that is left and the root of the structure.
func (t *tree) close() error {
	t.climb()
	t.finish(t.top)
	for _, id := range sorted(t.wanted) {
		if t.ids[id] == 0 {
			return fmt.Errorf("a cell names %q as its heading, and no element has that ID", id)
		}
	}
	var b body
	b.put("<</Type/StructTreeRoot")
	b.entry("/K", t.top.ref)
	b.entry("/ParentTree", t.parents.close())
	b.put("/ParentTreeNextKey ")
	b.int(t.parents.n)
	if len(t.ids) > 0 {
		b.entry("/IDTree", nameTree(t.f, t.ids))
	}
	b.put(">>")
	t.f.put(t.root, b)
	return nil
}

// A parentTree says for each page and each link to which elements it belongs.
// It is written leaf by leaf.
type parentTree struct {
	f      *file
	n      int // of entries
	first  int // entry of the open leaf
	leaf   body
	leaves body
}

// leafBytes bounds a leaf of a tree of numbers or names.
const leafBytes = 8 << 10

// add appends an entry.
func (t *parentTree) add(value body) {
	t.leaf.int(t.n)
	t.leaf.put(" ")
	t.leaf = append(append(t.leaf, value...), ' ')
	t.n++
	if len(t.leaf) > leafBytes {
		t.flush()
	}
}

// flush writes the open leaf.
func (t *parentTree) flush() {
	if len(t.leaf) == 0 {
		return
	}
	b := body(fmt.Sprintf("<</Limits[%d %d]/Nums[", t.first, t.n-1))
	b = append(append(b, t.leaf...), "]>>"...)
	t.leaves.ref(t.f.add(b))
	t.leaves.put(" ")
	t.first, t.leaf = t.n, t.leaf[:0]
}

// close writes the root.
func (t *parentTree) close() ref {
	t.flush()
	if t.n == 0 {
		return t.f.add(body("<</Nums[]>>"))
	}
	return t.f.add(append(append(body("<</Kids["), t.leaves...), "]>>"...))
}

// nameTree writes a tree from names to objects.
func nameTree(f *file, names map[string]ref) ref {
	var leaf, leaves body
	first, last := "", ""
	flush := func() {
		b := body("<</Limits[")
		b = appendLiteral(appendLiteral(b, first), last)
		b.put("]/Names[")
		b = append(append(b, leaf...), "]>>"...)
		leaves.ref(f.add(b))
		leaves.put(" ")
		leaf = leaf[:0]
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if len(leaf) == 0 {
			first = name
		}
		last = name
		leaf = appendLiteral(leaf, name)
		leaf.ref(names[name])
		leaf.put(" ")
		if len(leaf) > leafBytes {
			flush()
		}
	}
	if len(leaf) > 0 {
		flush()
	}
	return f.add(append(append(body("<</Kids["), leaves...), "]>>"...))
}
