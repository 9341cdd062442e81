package web_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jba/templatecheck"

	"prospectus/generator/i18n"
	"prospectus/generator/output"
	"prospectus/generator/render/web"
	"prospectus/generator/view"
)

// memory is a sink that keeps files, for tests.
type memory struct {
	mu    sync.Mutex
	files map[string]string
	fail  string // the path at which writing fails
}

func (m *memory) Write(path string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if path == m.fail {
		return errors.New("disk full")
	}
	if m.files == nil {
		m.files = map[string]string{}
	}
	if _, twice := m.files[path]; twice {
		return errors.New("written twice: " + path)
	}
	m.files[path] = string(data)
	return nil
}

func (m *memory) Create(string) (output.File, error) { return nil, errors.New("not for pages") }

// build renders a site into memory.
func build(t testing.TB, n int, langs ...i18n.Tag) map[string]string {
	t.Helper()
	th, sink := load(t, langs...), &memory{}
	if err := web.Render(context.Background(), th, view.Pages(input(catalogue(n, langs...), th)), sink); err != nil {
		t.Fatal(err)
	}
	return sink.files
}

// bothEditions yields the pages of a public edition and then those of an internal
// one.
func bothEditions(in view.Input) iter.Seq[view.Page] {
	return func(yield func(view.Page) bool) {
		for _, in.Staff = range []bool{false, true} {
			for page := range view.Pages(in) {
				if !yield(page) {
					return
				}
			}
		}
	}
}

// Every template fits the struct that it is given.
func TestTemplatesFitTheirViews(t *testing.T) {
	th := load(t, "zh", "en")
	seen := map[string]bool{}
	for page := range bothEditions(input(catalogue(50, "zh", "en"), th)) {
		name := page.Template()
		if seen[name] {
			continue
		}
		seen[name] = true
		tmpl := th.Template("en", name)
		if tmpl == nil {
			t.Errorf("no template %s", name)
			continue
		}
		if err := templatecheck.CheckHTML(tmpl, page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for part, data := range map[string]any{
		"parts/static": &view.Static{}, "parts/masthead": &view.Masthead{}, "parts/footer": &view.Footer{},
		"parts/card": &view.Card{}, "parts/facets": &view.Facets{}, "parts/contact": &view.Contact{},
	} {
		if err := templatecheck.CheckHTML(th.Template("en", part), data); err != nil {
			t.Errorf("%s: %v", part, err)
		}
		seen[part] = true
	}
	for _, name := range th.Names() {
		if !seen[name] && !strings.HasPrefix(name, "parts/") && !strings.HasPrefix(name, "print/") { // books have a test of their own
			t.Errorf("no page asks for template %s", name)
		}
	}
}

// What is compiled writes what html/template writes, and what is written often
// is compiled.
func TestCompiledTemplatesWriteTheSame(t *testing.T) {
	th := load(t, "zh", "en")
	in := input(catalogue(50, "zh", "en"), th)
	for page := range bothEditions(in) {
		head, name := page.Head(), page.Template()
		got, err := th.Append(nil, head.Lang, name, page)
		if err != nil {
			t.Fatalf("%s: %v", head.Path, err)
		}
		var want bytes.Buffer
		if err := th.Template(head.Lang, name).Execute(&want, page); err != nil {
			t.Fatalf("%s: %v", head.Path, err)
		}
		if !bytes.Equal(got, want.Bytes()) {
			at := 0
			for at < min(len(got), want.Len()) && got[at] == want.Bytes()[at] {
				at++
			}
			t.Fatalf("%s: compiled and interpreted differ at byte %d:\n%.200s\n%.200s", head.Path, at, got[at:], want.Bytes()[at:])
		}
		if err := th.Compiles(head.Lang, name, page); err != nil && !rare[name] {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// rare are the templates of which a site has one page, or nearly.
var rare = map[string]bool{"choose": true, "not-found": true, "redirect": true, "home": true}

func TestSameBytesOnAnyNumberOfThreads(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := build(t, 30, "zh", "en")
	runtime.GOMAXPROCS(4)
	four := build(t, 30, "zh", "en")
	if !reflect.DeepEqual(one, four) {
		t.Error("the files differ")
	}
}

func TestErrorsNameThePage(t *testing.T) {
	th := load(t, "zh", "en")
	pages := view.Pages(input(catalogue(30, "zh", "en"), th))
	err := web.Render(context.Background(), th, pages, &memory{fail: "zh/projects/project-0007.html"})
	if err == nil || !strings.Contains(err.Error(), "zh/projects/project-0007.html") {
		t.Errorf("got %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := web.Render(ctx, th, pages, &memory{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
}

// wrong is a page that asks for a template that nobody wrote.
type wrong struct{ view.Frame }

func (*wrong) Template() string { return "nonesuch" }

func TestUnknownTemplate(t *testing.T) {
	page := &wrong{}
	page.Meta.Path, page.Meta.Lang = "x.html", "en"
	err := web.Render(context.Background(), load(t, "en"), slices.Values([]view.Page{page}), &memory{})
	if err == nil || !strings.Contains(err.Error(), "nonesuch") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkViews(b *testing.B) {
	in := input(catalogue(1000, "zh", "en"), load(b, "zh", "en"))
	warm(view.Pages(in))
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		pages = warm(view.Pages(in))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
}

func warm(pages iter.Seq[view.Page]) (n int) {
	for range pages {
		n++
	}
	return n
}

func BenchmarkRender(b *testing.B) {
	th := load(b, "zh", "en")
	in := input(catalogue(1000, "zh", "en"), th)
	warm(view.Pages(in))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.ReportAllocs()
	var sink counter
	for b.Loop() {
		sink = counter{}
		if err := web.Render(context.Background(), th, view.Pages(in), &sink); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*sink.files), "µs/page")
	b.ReportMetric(float64(sink.bytes)/float64(sink.files), "bytes/page")
}

// counter is a sink that only counts.
type counter struct {
	mu           sync.Mutex
	files, bytes int
}

func (c *counter) Write(_ string, data []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.files++
	c.bytes += len(bytes.TrimSpace(data))
	return nil
}

func (c *counter) Create(string) (output.File, error) { return nil, errors.New("not for pages") }
