package query

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// sample is a site of two projects and a park with a plot, and its pages.
func sample(t *testing.T) Sources {
	t.Helper()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	site := fstest.MapFS{
		"data/site.toml": file(`languages = ["zh", "en"]`),
		"content/projects/a/project.toml": file("code = \"AB-2026-0001\"\naddress = { zh = \"白石园北片\", en = \"North side\" }\n" +
			"[internal]\nnote = { zh = \"底价八万\", en = \"reserve price\" }\n"),
		"content/projects/a/zh.md":  file("+++\ntitle = \"干冰项目\"\nsummary = \"离总管 140 米。\"\n+++\n## 车间\n净高 11.5 米，[公共实验室](service:lab)当天\n可用。\n\n- **行车**：16 吨\n"),
		"content/projects/a/en.md":  file("+++\ntitle = \"Dry ice plant\"\n+++\nFour kilns supply gas.\n"),
		"content/projects/b/zh.md":  file("+++\ntitle = \"储能电芯\"\n+++\n6 吨行车\n"),
		"content/parks/p/park.toml": file("[plot.one]\nname = { zh = \"东片一号地\", en = \"East plot\" }\n"),
		"content/parks/p/zh.md":     file("+++\ntitle = \"白石园\"\n+++\n"),
		"content/pages/x/zh.md":     file("没有页面"),
	}
	page := func(body string) *fstest.MapFile {
		return file("<html><body><nav>干冰</nav><main>" + body + "</main></body></html>")
	}
	built := fstest.MapFS{
		"zh/projects/a.html":  page(`<h1>干冰项目</h1><p>AB-2026-0001</p><p>离总管 140 米。</p><h2>车间</h2><p>净高 11.5 米，<a href="x">公共实验室</a>当天可用。</p><li><b>行车</b>：16 吨<td>白石园北片<script>储能</script>`),
		"en/projects/a.html":  page(`<h1>Dry ice plant</h1><p>Four kilns supply gas.</p><p>North side</p><p>RMB 4,200/t</p>`),
		"zh/projects/b.html":  page(`<h1>储能电芯</h1><p>6 吨行车</p><a href="../parks/p.html">白石园</a><img alt="示意图">`),
		"zh/parks/p.html":     page(`<h1>白石园</h1>`),
		"zh/plots/p.one.html": page(`<h1>东片一号地</h1>`),
	}
	all, err := Read(site, built)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRead(t *testing.T) {
	all := sample(t)
	var names []string
	for _, r := range all["zh"] {
		names = append(names, r.Name)
	}
	if got, want := strings.Join(names, " "), "parks/p plots/p.one projects/a projects/b"; got != want {
		t.Errorf("records %s, want %s", got, want)
	}
	a := all["zh"][2]
	want := []string{"离总管140米。", "干冰项目", "车间", "净高11.5米,公共实验室当天 可用。", "行车:16吨", "白石园北片"}
	if !reflect.DeepEqual(a.Passages, want) || a.Title != "干冰项目" || a.Silent != 0 {
		t.Errorf("%q, title %q, %d silent; want %q", a.Passages, a.Title, a.Silent, want)
	}
	if len(all["en"]) != 1 {
		t.Errorf("%d records in English", len(all["en"]))
	}
}

func TestAnswer(t *testing.T) {
	all := sample(t)
	for _, c := range []struct{ lang, class, text, must, may string }{
		{"zh", "two", "干冰", "projects/a", "projects/a"},
		{"zh", "two", "储能", "projects/b", "projects/b"}, // no script, nothing outside the main part
		{"zh", "three", "白石园", "parks/p projects/a", "parks/p projects/a projects/b"},
		{"zh", "four", "验室当天", "projects/a", "projects/a"},
		{"zh", "two", "底价", "", ""},                        // internal
		{"zh", "number", "6吨", "projects/b", "projects/b"}, // not 16吨
		{"zh", "number", "16 吨", "projects/a", "projects/a"},
		{"zh", "number", "5米", "", ""}, // of 11.5米
		{"zh", "apart", "行车 净高", "projects/a", "projects/a"},
		{"zh", "three", "示意图", "", "projects/b"},
		{"zh", "code", "ＡＢ－２０２６－０００１", "projects/a", "projects/a"},
		{"zh", "part", "0001", "projects/a", "projects/a"},
		{"zh", "part", "000", "", "projects/a"}, // a beginning may be found
		{"en", "word", "kilns", "projects/a", "projects/a"},
		{"en", "word", "kiln", "", "projects/a"},           // another form may be found, and must be
		{"en", "form", "kiln", "projects/a", "projects/a"}, // only where the class says so
		{"en", "word", "kilns ice", "projects/a", "projects/a"},
		{"en", "long", `"supply gas"`, "projects/a", "projects/a"},
		{"en", "long", `"kilns gas"`, "", ""},
		{"en", "number", "4200 t", "", "projects/a"},
	} {
		got := all.Answer(Query{Lang: c.lang, Class: Class(c.class), Text: c.text})
		if must, may := list(got.Must), list(got.May); must != c.must || may != c.may {
			t.Errorf("%s %s %q: must %q, may %q; want %q and %q", c.lang, c.class, c.text, must, may, c.must, c.may)
		}
	}
}

// list writes a set in order.
func list(set map[string]bool) string {
	var names []string
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func TestJudge(t *testing.T) {
	set := func(names string) map[string]bool {
		m := map[string]bool{}
		for _, n := range strings.Fields(names) {
			m[n] = true
		}
		return m
	}
	for _, c := range []struct {
		name              string
		must, may, shown  string
		total             int
		recall, precision float64
		good              bool
	}{
		{"all", "a b", "a b c", "b a", 2, 1, 1, true},
		{"what only the page says", "a b", "a b c", "b c a", 3, 1, 1, true},
		{"one missed", "a b", "a b c", "a c", 2, 0.5, 1, false},
		{"one wrong", "a", "a", "a d", 2, 1, 0.5, false},
		{"nothing to find", "", "", "", 0, 1, 1, true},
		{"something where nothing is", "", "", "d", 1, 1, 0, false},
		{"not all shown", "a b c d", "a b c d e", "a b", 5, 1, 1, true},
		{"too few counted", "a b c d", "a b c d", "a b", 3, 0.75, 1, false},
		{"too many counted", "a b", "a b", "a b", 4, 1, 0.5, false},
	} {
		v := Truth{set(c.must), set(c.may)}.Judge(Query{Class: Two}, Reply{Shown: strings.Fields(c.shown), Total: c.total})
		if v.Recall != c.recall || v.Precision != c.precision || v.Good() != c.good {
			t.Errorf("%s: recall %v, precision %v, good %v; want %v, %v, %v", c.name, v.Recall, v.Precision, v.Good(), c.recall, c.precision, c.good)
		}
	}
}

func TestTopShare(t *testing.T) {
	var all []Verdict
	for _, r := range []Reply{{Shown: []string{"x", "w"}, Total: 2}, {Near: []string{"w"}}, {Shown: []string{"x", "y", "z", "w"}, Total: 4}, {}} {
		all = append(all, Truth{}.Judge(Query{Class: Known, Want: []string{"w"}}, r))
	}
	if ranks := fmt.Sprint(all[0].Rank, all[1].Rank, all[2].Rank, all[3].Rank); ranks != "2 1 4 0" {
		t.Errorf("ranks %s", ranks)
	}
	if got := TopShare(append(all, Verdict{Query: Query{Class: Two}})); got != 0.5 {
		t.Errorf("share %v", got)
	}
	if TopShare(nil) != 1 {
		t.Error("a share of nothing")
	}
	s := Scores(all)
	if len(s) != 1 || s[0].N != 4 || s[0].Items != 4 || s[0].Top != 2 {
		t.Errorf("scores %+v", s)
	}
}

// TestMake holds made questions to their classes: the same each time, answered
// by at least the record they come from, and cut nowhere within a word.
func TestMake(t *testing.T) {
	all := sample(t)
	made := Make(all, 4, 1)
	if !reflect.DeepEqual(made, Make(all, 4, 1)) {
		t.Error("the same sources give other questions")
	}
	if reflect.DeepEqual(made, Make(all, 4, 2)) {
		t.Error("another seed gives the same questions")
	}
	length := map[Class][2]int{Two: {2, 2}, Three: {3, 3}, Four: {4, 4}, Long: {5, 8}, Mixed: {4, 10}}
	seen := map[Class]int{}
	for _, q := range made {
		seen[q.Class]++
		if n := len([]rune(q.Text)); length[q.Class][1] > 0 && (n < length[q.Class][0] || n > length[q.Class][1]) {
			t.Errorf("%s: %q has %d characters", q.Class, q.Text, n)
		}
		if len(all.Answer(q).Must) == 0 && q.Class != Form {
			t.Errorf("%s %q has no answer", q.Class, q.Text)
		}
	}
	for _, c := range []Class{Two, Three, Four, Number, Apart, Word, Part, Code, Title} {
		if seen[c] == 0 {
			t.Errorf("no question of class %s", c)
		}
	}
}

func TestFixed(t *testing.T) {
	all, err := Fixed()
	if err != nil || len(all) < 100 {
		t.Fatalf("%d questions, %v", len(all), err)
	}
	seen := map[Class]int{}
	for _, q := range all {
		seen[q.Class]++
		if q.Class.Item() && len(q.Want) == 0 {
			t.Errorf("%q wants nothing", q.Text)
		}
	}
	for _, c := range Classes {
		if seen[c] == 0 {
			t.Errorf("no question of class %s", c)
		}
	}
	for _, bad := range []string{"zh\ttwo\t干冰\n", "zh\tnone\t干冰\ta\n", "zh two a b\n"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
