package feed

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/changes"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// memory is a sink that keeps files, for tests.
type memory map[string]string

func (m memory) Write(path string, data []byte) error {
	if _, twice := m[path]; twice {
		return errors.New("written twice: " + path)
	}
	if err := output.CheckPath(path); err != nil {
		return err
	}
	m[path] = string(data)
	return nil
}

func (m memory) Create(path string) (output.File, error) { return &file{sink: m, path: path}, nil }

// A file becomes one of the sink's when it is closed.
type file struct {
	bytes.Buffer
	sink memory
	path string
}

func (f *file) Close() error { return f.sink.Write(f.path, f.Bytes()) }
func (f *file) Abort()       {}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func date(s string) i18n.Date     { return must(i18n.ParseDate(s)) }
func period(s string) i18n.Period { return must(i18n.ParsePeriod(s)) }

func both(zh, en string) i18n.Text { return i18n.Text{"zh": zh, "en": en} }

func header(id, updated, zh, en string) model.Header {
	return model.Header{ID: id, Updated: date(updated), Title: both(zh, en), Summary: both(zh+"的摘要。", "Summary of "+en+".")}
}

// site is the site of the tests: real, in two languages, below a folder.
func site() *model.Site {
	return &model.Site{
		Name: both("示例局", "Sample Bureau"), Title: both("投资示例", "Invest in Sample"), Tagline: both("一句话。", "One sentence."),
		Languages: []i18n.Tag{"zh", "en"}, BaseURL: "https://portal.example/invest/", Edition: "2026.2", Timezone: "Asia/Shanghai",
		Mark: both("虚构演示", "Invented city"), PageSize: 20,
	}
}

// invented makes the site that of an invented city.
func invented(s *model.Site) { s.Invented = true }

// unbased takes the site's address away.
func unbased(s *model.Site) { s.BaseURL = "" }

// records are what the catalogue of the tests holds.
func records() map[string][]model.Identified {
	return map[string][]model.Identified{
		"projects": {
			&model.Project{Header: header("p-1", "2026-06-01", "粉体生产线", "Powder line"), State: model.Open},
			&model.Project{Header: with(header("p-2", "2026-06-20", "板材 <新> & 旧", `Board "new" & <old>`), "p-two"), State: model.Closed},
			&model.Project{Header: onlyIn("zh", header("p-3", "2026-06-25", "只有中文", "")), State: model.Open},
		},
		"policies": {
			&model.Policy{Header: header("old", "2026-05-01", "旧措施", "Old measures"), Status: model.Repealed},
			&model.Policy{Header: header("cut", "2026-01-01", "短命措施", "Short measures"), Repealed: date("2026-05-20"), Status: model.InForce},
			&model.Policy{Header: header("due", "2026-02-01", "将废止措施", "Measures to go"), Repealed: date("2026-07-20"), Status: model.InForce},
			&model.Policy{Header: header("out", "2026-04-01", "到期措施", "Expired measures"), Expires: date("2026-01-31")},
			&model.Policy{Header: header("new", "2026-03-01", "新措施", "New measures"), Status: model.InForce},
		},
		"offices": {&model.Office{Header: with(header("bureau", "2026-01-01", "示例局；总部", "Bureau; head office"), "desk"),
			City: both("示例市", "Sample"), Address: both("解放路 1 号, 3 楼", "1 Jiefang Road, floor 3"), Phone: must(i18n.ParsePhone("0000-1234567")),
			Email: "desk@sample.example", Hours: both("工作日 9:00–17:00", "Working days, 9:00–17:00"), Timezone: "Asia/Shanghai", Speaks: []string{"zh", "en"}}},
		"events": {
			&model.Event{Header: with(header("fair", "2026-02-01", "春季洽谈会", "Spring fair"), "spring"), Period: period("2026-04-16/2026-04-18"),
				Starts: "09:00", Ends: "17:30", Place: both("示例市会展中心", "Expo Centre"), City: both("示例市", "Sample")},
			&model.Event{Header: header("day", "2026-02-01", "开放日", "Open day"), Period: period("2026-09-16")},
		},
		"pages": {&model.Page{Header: header("price-index", "2026-01-01", "价格指数", "Price index")}},
	}
}

func with(h model.Header, aliases ...string) model.Header { h.Aliases = aliases; return h }

func onlyIn(lang i18n.Tag, h model.Header) model.Header {
	h.Title, h.Summary = i18n.Text{lang: h.Title[lang]}, i18n.Text{lang: h.Summary[lang]}
	return h
}

// words are the theme's words that feeds use; views get their keys.
func words(lang i18n.Tag, key string) string {
	said := map[string]i18n.Text{
		"nav.projects": both("项目", "Projects"), "nav.policies": both("政策", "Policies"),
		"validity.repealed": both("已废止", "repealed"), "validity.expired": both("已失效", "expired"), "validity.repealed-on": both("自%[1]s起废止", "repealed from %[1]s"), "validity.valid": both("现行有效", "in force"),
	}
	if t, ok := said[key]; ok {
		return t[lang]
	}
	return key
}

// render builds the views of a catalogue and writes their feeds.
func render(t testing.TB, c *model.Catalog) memory { return renderSince(t, c, nil) }

// renderSince does so for a site that tells what is new in its edition.
func renderSince(t testing.TB, c *model.Catalog, since func() *changes.Report) memory {
	t.Helper()
	plan, day := route.New(c), date("2026-06-30")
	in := view.Input{
		Catalog: c, Plan: plan, Day: day, Words: words, Since: since,
		Hash:   func(...model.Identified) string { return "a1b2c3d4e5" },
		Assets: func(name string) route.Path { return plan.Asset(name) },
	}
	sink := memory{}
	r := Renderer{Plan: plan, Site: c.Site, Word: words, Day: day}
	if err := r.Render(context.Background(), view.Pages(in), sink); err != nil {
		t.Fatal(err)
	}
	return sink
}

// sample renders the records above.
func sample(t testing.TB, change ...func(*model.Site)) memory {
	t.Helper()
	s := site()
	for _, f := range change {
		f(s)
	}
	return render(t, model.NewCatalog(s, records()))
}

// A page stands for a view where a test needs its head alone.
type page struct{ head view.Head }

func (p *page) Head() *view.Head { return &p.head }
func (*page) Template() string   { return "" }

// writes renders heads, for what the views above cannot be made to hold.
func writes(t testing.TB, c *model.Catalog, heads ...view.Head) memory {
	t.Helper()
	sink := memory{}
	r := Renderer{Plan: route.New(c), Site: c.Site, Word: words, Day: date("2026-06-30")}
	if err := r.Render(context.Background(), pagesOf(heads), sink); err != nil {
		t.Fatal(err)
	}
	return sink
}

func pagesOf(heads []view.Head) iter.Seq[view.Page] {
	return func(yield func(view.Page) bool) {
		for _, h := range heads {
			if !yield(&page{h}) {
				return
			}
		}
	}
}

// golden compares with the file of that name; UPDATE_GOLDENS=1 writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDENS") != "" {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; UPDATE_GOLDENS=1 writes it", err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s differs; got\n%s", name, got)
	}
}

// goldens are the files of the sample site that are held byte for byte.
var goldens = map[string]string{
	"feed.xml": "en/feed.xml", "events.ics": "zh/events.ics", "bureau.vcf": "zh/offices/bureau.vcf",
}

func TestGoldens(t *testing.T) {
	files := sample(t, invented)
	for name, path := range goldens {
		golden(t, name, files[path])
	}
	entries := must(os.ReadDir("testdata"))
	for _, e := range entries {
		if _, asked := goldens[e.Name()]; !asked && !e.IsDir() {
			t.Errorf("testdata/%s is asked for by no test", e.Name())
		}
	}
}

// The feeds are these files and no others; without an address of the site, or
// without events, fewer.
func TestFiles(t *testing.T) {
	always := []string{
		"en/events.ics", "en/events/day.ics", "en/events/fair.ics", "en/offices/bureau.vcf", "robots.txt",
		"zh/events.ics", "zh/events/day.ics", "zh/events/fair.ics", "zh/offices/bureau.vcf",
	}
	for name, r := range map[string]struct {
		files memory
		want  []string
	}{
		"with an address":    {sample(t), append([]string{"en/feed.xml", "sitemap.xml", "zh/feed.xml"}, always...)},
		"without an address": {sample(t, unbased), always},
		"empty":              {render(t, model.NewCatalog(site(), nil)), []string{"en/feed.xml", "robots.txt", "sitemap.xml", "zh/feed.xml"}},
	} {
		var got []string
		for path := range r.files {
			got = append(got, path)
		}
		slices.Sort(got)
		slices.Sort(r.want)
		if !slices.Equal(got, r.want) {
			t.Errorf("%s: %v, want %v", name, got, r.want)
		}
	}
}

// An invented city says so in every file and language; a real one in none.
func TestInventedMark(t *testing.T) {
	for path, text := range sample(t, invented) {
		marks := []string{"虚构演示"}
		if strings.HasPrefix(path, "en/") {
			marks = []string{"Invented city"}
		}
		if strings.HasPrefix(path, "sitemap") {
			marks = append(marks, "Invented city")
		}
		for _, mark := range marks {
			if !strings.Contains(unfold(text), mark) {
				t.Errorf("%s does not say %q", path, mark)
			}
		}
	}
	for path, text := range sample(t) {
		if strings.Contains(text, "虚构") || strings.Contains(text, "Invented") {
			t.Errorf("%s of a real city says that it is invented", path)
		}
	}
}

// A mark may hold what a comment may not.
func TestMarkInComment(t *testing.T) {
	files := sample(t, invented, func(s *model.Site) { s.Mark = both("虚构--演示-", "a -- b --> c") })
	if urls := sitemap(t, files["sitemap.xml"]); len(urls) == 0 {
		t.Error("no addresses")
	}
}

func TestRobots(t *testing.T) {
	for name, r := range map[string]struct {
		files memory
		want  string
	}{
		"real":               {sample(t), "User-agent: *\nDisallow:\n\nSitemap: https://portal.example/invest/sitemap.xml\n"},
		"without an address": {sample(t, unbased), "User-agent: *\nDisallow:\n"},
		"invented":           {sample(t, invented), "# 虚构演示\nUser-agent: *\nDisallow: /\n"},
	} {
		if got := r.files["robots.txt"]; got != r.want {
			t.Errorf("%s: %q, want %q", name, got, r.want)
		}
	}
}

// A failing disk and a cancelled build are errors.
func TestErrorsAreReturned(t *testing.T) {
	c := model.NewCatalog(site(), records())
	r := Renderer{Plan: route.New(c), Site: c.Site, Word: words, Day: date("2026-06-30")}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if err := r.Render(stopped, pagesOf(nil), memory{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, path := range []string{"zh/feed.xml", "sitemap.xml", "robots.txt", "zh/events.ics", "zh/events/fair.ics"} {
		taken := memory{path: "so that it is written twice"}
		fair := c.Events.Get("fair")
		h := view.Head{Path: "zh/events/fair.html", Lang: "zh", Kind: "events", Record: fair}
		if err := r.Render(context.Background(), pagesOf([]view.Head{h}), taken); err == nil {
			t.Errorf("%s cannot be written, and nobody says so", path)
		}
	}
}
