package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The same calls give the same bytes at any number of processors; another word
// gives another identifier.
func TestReproducible(t *testing.T) {
	first := specimen(t, specimenInfo(), nil)
	for _, n := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(n)
		again := specimen(t, specimenInfo(), nil)
		runtime.GOMAXPROCS(before)
		if !bytes.Equal(first, again) {
			t.Fatalf("other bytes at %d processors", n)
		}
	}
	other := specimenInfo()
	other.Subject = "b"
	a, b := open(t, first).trailer["ID"].([]any), open(t, specimen(t, other, nil)).trailer["ID"].([]any)
	if len(a[0].(string)) != 16 || a[0] != a[1] || a[0] == b[0] {
		t.Errorf("identifiers %x and %x", a, b)
	}
}

func TestOutline(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	var b strings.Builder
	var walk func(v any, parent any, depth int)
	walk = func(v any, parent any, depth int) {
		var before any
		for ; v != nil; v = d.of(v).(dict)["Next"] {
			e := d.of(v).(dict)
			if e["Parent"] != parent || e["Prev"] != before {
				t.Errorf("%s has the parent %v and stands after %v", text(e["Title"]), e["Parent"], e["Prev"])
			}
			fmt.Fprintf(&b, "%s%s %v %v\n", strings.Repeat(" ", depth), text(e["Title"]), e["Dest"], e["Count"])
			if e["First"] != nil {
				walk(e["First"], v, depth+1)
			}
			before = v
		}
	}
	root := d.root().(dict)["Outlines"]
	walk(d.of(root).(dict)["First"], root, 0)
	want := "正文 text 2\n Shapes (all) shapes <nil>\n 表 table <nil>\n图 picture -1\n 链图 scene <nil>\n"
	if b.String() != want || d.at(root, "Count") != 4.0 {
		t.Errorf("the outline is, of %v\n%swant\n%s", d.at(root, "Count"), b.String(), want)
	}
}

func TestCatalogue(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	for _, c := range []struct {
		want any
		path []any
	}{
		{"zh-CN", []any{"Lang"}},
		{true, []any{"ViewerPreferences", "DisplayDocTitle"}},
		{pname("DuplexFlipLongEdge"), []any{"ViewerPreferences", "Duplex"}},
		{pname("None"), []any{"ViewerPreferences", "PrintScaling"}},
		{pname("TwoPageRight"), []any{"PageLayout"}},
		{pname("UseOutlines"), []any{"PageMode"}},
		{0.0, []any{"PageLabels", "Nums", 0}},
		{pname("r"), []any{"PageLabels", "Nums", 1, "S"}},
		{2.0, []any{"PageLabels", "Nums", 2}},
		{"A-", []any{"PageLabels", "Nums", 3, "P"}},
		{5.0, []any{"PageLabels", "Nums", 3, "St"}},
		{pname("GTS_PDFA1"), []any{"OutputIntents", 0, "S"}},
		{3.0, []any{"OutputIntents", 0, "DestOutputProfile", "N"}},
	} {
		if got := d.root(c.path...); got != c.want {
			t.Errorf("%v is %v, want %v", c.path, got, c.want)
		}
	}
	if got := d.at(d.trailer["Info"], "CreationDate"); got != "D:20260501093000+08'00'" {
		t.Errorf("made %v", got)
	}
}

// Names of places lead to their pages, links to names and addresses.
func TestDestinations(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	pages := d.pages()
	places := map[string]int{}
	for i := range 100 {
		leaf, ok := d.root("Names", "Dests", "Kids", i, "Names").([]any)
		if !ok {
			break
		}
		for j := 0; j < len(leaf); j += 2 {
			to := d.at(leaf[j+1], "D", 0)
			places[leaf[j].(string)] = slices.IndexFunc(pages, func(p dict) bool { return fmt.Sprint(p) == fmt.Sprint(to) })
		}
	}
	for name, want := range map[string]int{"text": 0, "note": 0, "shapes": 1, "table": 2, "picture": 3, "scene": 4} {
		if got, ok := places[name]; !ok || got != want {
			t.Errorf("%q is on page %d, want %d", name, got, want)
		}
	}
	var got []string
	for i, p := range pages {
		list, _ := p["Annots"].([]any)
		for _, r := range list {
			a := d.of(r).(dict)
			if a["F"] != 4.0 || a["P"] == nil || a["Contents"] == nil {
				t.Errorf("a link %v", a)
			}
			got = append(got, fmt.Sprintf("%d %v %v %v", i, d.at(a, "Dest"), d.at(a, "A", "URI"), a["Rect"]))
		}
	}
	slices.Sort(got)
	want := []string{
		"0 <nil> https://example.org/%E6%8B%9B%E5%95%86?a=(1) [42 466.28 152 479.28]", "0 note <nil> [193 471.28 198 479.28]", "0 shapes <nil> [42 342.28 342 355.28]",
	}
	if len(got) != 5 || !slices.Equal(got[:3], want) {
		t.Errorf("links %q, want %q and two more", got, want)
	}
}

func TestBoxes(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	pages := d.pages()
	if p := pages[0]; fmt.Sprint(p["MediaBox"], p["TrimBox"]) != "[0 0 419.53 595.28] <nil>" {
		t.Errorf("a plain page has %v", p)
	}
	p := pages[len(pages)-1]
	if got := fmt.Sprint(p["MediaBox"], p["BleedBox"], p["TrimBox"]); got != "[0 0 476.223 651.973] [19.843 19.843 456.381 632.131] [28.347 28.347 447.877 623.627]" {
		t.Errorf("a page for the press has %s", got)
	}
	if d.at(p, "Resources", "ColorSpace", "All", 1) != pname("All") {
		t.Error("crop marks are not printed in every ink")
	}
}

// On request black is black ink alone and colours are those of the press; only
// what is asked for is replaced.
func TestInks(t *testing.T) {
	i := specimenInfo()
	i.Intent = &Intent{Condition: "FOGRA39"}
	d := open(t, specimen(t, i, Inks{RGB(0, 0, 0): CMYK(0, 0, 0, 1), RGB(0x1f, 0x56, 0x73): CMYK(0.9, 0.5, 0.3, 0.25)}))
	pages := d.pages()
	var got []string
	for _, o := range d.content(pages[5]) {
		if slices.Contains([]string{"k", "rg", "g"}, o.op) {
			got = append(got, fmt.Sprintf("%v %s", o.args, o.op))
		}
	}
	if want := []string{"[0.9 0.5 0.3 0.25] k", "[0 0 0 1] k", "[0] g"}; !slices.Equal(got, want) {
		t.Errorf("colours %v, want %v", got, want)
	}
	if d.at(pages[0], "Resources", "ColorSpace", "DefaultRGB", 0) != pname("ICCBased") || d.root("OutputIntents", 0, "S") != pname("GTS_PDFX") || d.at(pages[3], "Group", "CS") != pname("DeviceCMYK") {
		t.Error("other colours are not tied to sRGB, or the intent is missing")
	}
}

// The metadata is XML, in every language, and agrees with the older form.
func TestMetadata(t *testing.T) {
	d := open(t, specimen(t, specimenInfo(), nil))
	s := d.root("Metadata").(*stream)
	if s.dict["Filter"] != nil {
		t.Error("the metadata is compressed")
	}
	x := string(s.raw)
	for dec := xml.NewDecoder(strings.NewReader(x)); ; {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		`<rdf:li xml:lang="x-default">星渚市招商手册</rdf:li><rdf:li xml:lang="zh-CN">星渚市招商手册</rdf:li><rdf:li xml:lang="en">Xingzhu Investment Handbook (a &amp; b &lt; c)</rdf:li>`,
		"<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>", "<rdf:li>招商局</rdf:li>",
		"<xmp:CreateDate>2026-05-01T09:30:00+08:00</xmp:CreateDate>", "<xmp:ModifyDate>2026-05-02T00:00:00Z</xmp:ModifyDate>",
		"<pdf:Keywords>pdf, 样张</pdf:Keywords>", "<pdfuaid:part>1</pdfuaid:part>",
	} {
		if !strings.Contains(x, want) {
			t.Errorf("the metadata lacks %s", want)
		}
	}
	plain := open(t, written(t, info, page(func(*Page) {})))
	if x := string(plain.root("Metadata").(*stream).raw); strings.Contains(x, "pdfuaid:part>") || strings.Contains(x, "pdfaid:part>") || strings.Contains(x, "Date") {
		t.Error("a document says of itself what nobody told it")
	}
	if d.at(plain.trailer["Info"], "Producer") != nil || len(plain.of(plain.trailer["Info"]).(dict)) != 1 {
		t.Errorf("%v", plain.of(plain.trailer["Info"]))
	}
}

// Many pages, links and names make trees of several leaves.
func TestLargeTrees(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b, info)
	const n = 700
	for i := range n {
		if err := w.Add(page(func(p *Page) {
			p.Anchor(fmt.Sprintf("place %d", i), 0, 0)
			p.Begin(&Element{Role: Link})
			p.Text(run(latin(t), 10, 20, 8, fmt.Sprint(i)))
			p.Link(Rect{10, 10, 20, 20}, Target{Dest: fmt.Sprintf("place %d", n-1-i)}, "Across")
			p.End()
		})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d := open(t, b.Bytes())
	if got := len(d.pages()); got != n || w.Pages() != n {
		t.Errorf("%d pages, want %d", got, n)
	}
	outlineOf(d)
	if leaves := d.root("Names", "Dests", "Kids").([]any); len(leaves) < 2 {
		t.Errorf("%d leaves of names", len(leaves))
	}
	last := ""
	for _, leaf := range d.root("Names", "Dests", "Kids").([]any) {
		names, limits := d.at(leaf, "Names").([]any), d.at(leaf, "Limits").([]any)
		if limits[0] != names[0] || limits[1] != names[len(names)-2] || limits[0].(string) <= last {
			t.Errorf("a leaf from %v to %v says %v", names[0], names[len(names)-2], limits)
		}
		last = limits[1].(string)
	}
}
