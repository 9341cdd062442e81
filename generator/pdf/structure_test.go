package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// outlineOf returns the structure as lines, indented by depth, and checks that
// each sequence of content and each link knows its element.
func outlineOf(d *opened) string {
	var b strings.Builder
	seen := map[ref]bool{}
	var walk func(r ref, parent ref, depth int)
	walk = func(r ref, parent ref, depth int) {
		e := d.get(r).(dict)
		if e["P"] != parent || seen[r] {
			d.t.Errorf("element %v has the parent %v, not %v", r, e["P"], parent)
		}
		seen[r] = true
		fmt.Fprintf(&b, "%s%s", strings.Repeat(" ", depth), e["S"])
		kids, _ := e["K"].([]any)
		var below []ref
		for _, k := range kids {
			page, mcid := e["Pg"], k
			switch k := k.(type) {
			case ref:
				below = append(below, k)
				continue
			case dict:
				page = k["Pg"]
				if k["Type"] == pname("OBJR") {
					annotation := d.of(k["Obj"]).(dict)
					if got := d.parent(int(annotation["StructParent"].(float64))); got != r {
						d.t.Errorf("link %v knows the element %v, not %v", k["Obj"], got, r)
					}
					b.WriteString(" link")
					continue
				}
				mcid = k["MCID"]
			}
			owners := d.parent(int(d.at(page, "StructParents").(float64))).([]any)
			if owners[int(mcid.(float64))] != r {
				d.t.Errorf("sequence %v of %v belongs to %v, not %v", mcid, page, owners[int(mcid.(float64))], r)
			}
			fmt.Fprintf(&b, " %v", mcid)
		}
		b.WriteString("\n")
		for _, k := range below {
			walk(k, r, depth+1)
		}
	}
	root := d.root().(dict)["StructTreeRoot"].(ref)
	walk(d.at(root).(dict)["K"].(ref), root, 0)
	return b.String()
}

// parent returns an entry of the tree of parents.
func (d *opened) parent(key int) any {
	var find func(v any) any
	find = func(v any) any {
		node := d.of(v).(dict)
		if limits, ok := node["Limits"].([]any); ok && (float64(key) < limits[0].(float64) || float64(key) > limits[1].(float64)) {
			return nil
		}
		nums, _ := node["Nums"].([]any)
		for i := 0; i < len(nums); i += 2 {
			if nums[i] == float64(key) {
				return nums[i+1]
			}
		}
		kids, _ := node["Kids"].([]any)
		for _, k := range kids {
			if v := find(k); v != nil {
				return v
			}
		}
		return nil
	}
	return find(d.root("StructTreeRoot", "ParentTree"))
}

func TestStructure(t *testing.T) {
	f := latin(t)
	sect := &Element{Role: Sect}
	p1, p2 := &Element{Role: P, Parent: sect}, &Element{Role: P, Parent: sect}
	leads := &Element{Role: Link, Parent: p1}
	one := page(func(p *Page) {
		p.Begin(p1)
		p.Text(run(f, 40, 40, 10, "before "))
		p.Begin(leads)
		p.Text(run(f, 80, 40, 10, "the link"))
		p.Link(Rect{80, 30, 40, 12}, Target{URL: "https://example.org"}, "Site")
		p.End()
		p.Text(run(f, 120, 40, 10, " after"))
		p.Text(run(f, 160, 40, 10, " and more"))
		p.BeginArtifact(Layout)
		p.Box(Rect{0, 0, 10, 10}, 0, Style{Fill: Gray(0)})
		p.End()
		p.End()
	})
	two := page(func(p *Page) {
		p.Begin(p1)
		p.Text(run(f, 40, 40, 10, "goes on"))
		p.Begin(leads)
		p.Text(run(f, 80, 40, 10, "link too"))
		p.Link(Rect{80, 30, 40, 12}, Target{URL: "https://example.org"}, "Site")
		p.End()
		p.End()
		p.Begin(p2)
		p.End() // nothing was drawn
		p.Begin(&Element{Role: Div})
		p.Begin(&Element{Role: P, Lang: "de"})
		p.Text(run(f, 40, 90, 10, "ende"))
		p.End()
		p.End()
	})
	d := open(t, written(t, info, one, two))
	if got, want := outlineOf(d), "Document\n Sect\n  P 0 2 0\n   Link 1 link 1 link\n P 2\n"; got != want {
		t.Errorf("the structure is\n%swant\n%s", got, want)
	}
	if got := d.root("MarkInfo", "Marked"); got != true {
		t.Errorf("Marked %v", got)
	}
}

// Kids stand in the order in which they are first drawn: text, link, text.
func TestOrderOfKids(t *testing.T) {
	para := &Element{Role: P}
	d := open(t, written(t, info, page(func(p *Page) {
		p.Begin(para)
		p.Text(run(latin(t), 40, 40, 10, "a"))
		p.Begin(&Element{Role: Span, Parent: para, Lang: "zh"})
		p.Text(run(han(t), 50, 40, 10, "中"))
		p.End()
		p.Text(run(latin(t), 60, 40, 10, "b"))
		p.End()
	})))
	kids := d.root("StructTreeRoot", "K", "K", 0, "K").([]any)
	if _, inner := kids[1].(ref); len(kids) != 3 || !inner || kids[0] != 0.0 || kids[2] != 2.0 {
		t.Errorf("kids %v", kids)
	}
}

func TestAttributes(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	var all []dict
	for n := 1; n < len(d.places); n++ {
		if e, ok := d.get(ref(n)).(dict); ok && e["S"] != nil && e["P"] != nil {
			all = append(all, e)
		}
	}
	// attribute returns the values of an attribute of elements of a role.
	attribute := func(role, key string) (list []string) {
		for _, e := range all {
			attributes, _ := d.of(e["A"]).([]any)
			for _, a := range attributes {
				if v := a.(dict)[key]; e["S"] == pname(role) && v != nil {
					list = append(list, fmt.Sprint(v))
				}
			}
		}
		slices.Sort(list)
		return list
	}
	for _, c := range []struct{ role, key, want string }{
		{"TH", "Scope", "Column,Column,Row"},
		{"TH", "ColSpan", "2"},
		{"TH", "RowSpan", "2"},
		{"TD", "Headers", "[c2]"},
		{"Table", "Summary", "Figures"},
		{"Table", "BBox", "[42 475.28 282 555.28]"},
		{"L", "ListNumbering", "Decimal"},
	} {
		if got := strings.Join(attribute(c.role, c.key), ","); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.key, c.role, got, c.want)
		}
	}
	for _, e := range all {
		switch e["S"] {
		case pname("Figure"):
			if alt := text(e["Alt"]); !strings.HasPrefix(alt, "样图") && alt != "产业链图 – 上游到下游" {
				t.Errorf("a figure is described as %q", alt)
			}
		case pname("Note"):
			if id, _ := e["ID"].(string); !strings.HasPrefix(id, "note-") {
				t.Errorf("a note has the ID %v", e["ID"])
			}
		case pname("H2"):
			if e["Lang"] != "en" {
				t.Errorf("a heading in the language %v", e["Lang"])
			}
		}
	}
}

// Finishing elements early changes where they stand in the file and nothing of
// the structure.
func TestFinish(t *testing.T) {
	draw := func(early bool) string {
		var b bytes.Buffer
		w := NewWriter(&b, info)
		for i := range 3 {
			sect := &Element{Role: Sect}
			para := &Element{Role: P, Parent: sect}
			for range 2 {
				if err := w.Add(page(func(p *Page) {
					p.Begin(para)
					p.Text(run(latin(t), 40, 40, 10, fmt.Sprint("section ", i)))
					p.End()
				})); err != nil {
					t.Fatal(err)
				}
			}
			if early {
				w.Finish(sect)
				if len(w.tree.nodes) != 0 {
					t.Errorf("%d elements are held", len(w.tree.nodes))
				}
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return outlineOf(open(t, b.Bytes()))
	}
	late, early := draw(false), draw(true)
	if want := "Document\n" + strings.Repeat(" Sect\n  P 0 0\n", 3); late != want || early != want {
		t.Errorf("late:\n%s\nearly:\n%s", late, early)
	}
}

// Everything on a page is marked, and sequences are neither empty nor nested.
func TestEverythingIsMarked(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	paints := []string{"TJ", "f", "f*", "S", "B", "B*", "Do"}
	for n, pg := range d.pages() {
		open, painted, texts, depth := false, false, false, 0
		for _, o := range d.content(pg) {
			switch {
			case o.op == "BDC":
				if open || texts {
					t.Errorf("page %d: nested marks", n+1)
				}
				open, painted = true, false
			case o.op == "EMC":
				if !open || !painted || texts {
					t.Errorf("page %d: an empty sequence, or one that ends within text", n+1)
				}
				open = false
			case o.op == "BT", o.op == "ET":
				texts = o.op == "BT"
			case o.op == "q":
				depth++
			case o.op == "Q":
				depth--
			case slices.Contains(paints, o.op):
				painted = true
				if !open {
					t.Errorf("page %d: %s outside of marked content", n+1, o.op)
				}
			}
		}
		if open || texts || depth != 0 {
			t.Errorf("page %d ends within something", n+1)
		}
	}
}
