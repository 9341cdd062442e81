package build_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/themes"
)

// mapped is a site with invented maps of its place and its park.
func mapped(t *testing.T) fstest.MapFS {
	t.Helper()
	site := memory(t, "testdata/four-languages")
	for name, f := range memory(t, "testdata/mapped") {
		site[name] = f
	}
	return site
}

// Maps stand on the pages that are about what they show, each with its exemption,
// its source and its scale in the language of the page, and lead to the records
// that they show.
func TestMapsOnPages(t *testing.T) {
	dir, _ := run(t, build.Input{Site: mapped(t), Themes: themes.FS, Unprinted: true})
	all := files(t, dir)
	for page, want := range map[string][]string{
		"zh/index.html":                 {"不含行政区域界线", "10公里", "镜湖", `href="parks/sample-park.html"`, "示例站"},
		"en/index.html":                 {"no administrative boundary", "10 km", "Mirror", "Sample site", "Gauss–Krüger"},
		"zh/parks/index.html":           {"无需审图号", `href="sample-park.html"`},
		"zh/regions/sample-county.html": {"无需审图号", "示例机场"},
		"zh/parks/sample-park.html":     {"只有园区道路和地块", "园区大道", "500米", "A-01"},
		"ja/parks/sample-park.html":     {"審査番号を要しない", "500"},
	} {
		i := strings.Index(all[page], `<figure class="areamap"`)
		if i < 0 {
			t.Errorf("%s has no map", page)
			continue
		}
		text := strings.NewReplacer("\u2009", " ", "\u00a0", " ").Replace(all[page][i:])
		for _, w := range want {
			if flat := strings.ReplaceAll(text, "</tspan><tspan", ""); !strings.Contains(text, w) && !strings.Contains(flat, w) {
				t.Errorf("%s: its map does not say %q", page, w)
			}
		}
		if strings.Contains(all[page], "示意图，非测绘成果") {
			t.Errorf("%s has a sketch beside its map", page)
		}
	}
}

// What a file says besides what is drawn goes nowhere, and the file itself is not
// published.
func TestMapsPublishNothingElse(t *testing.T) {
	dir, _ := run(t, build.Input{Site: mapped(t), Themes: themes.FS, Unprinted: true})
	for name, text := range files(t, dir) {
		for _, canary := range []string{"13800138000", "内部勘测", "geojson", "FeatureCollection", "160.26"} {
			if strings.Contains(text, canary) {
				t.Errorf("%s has %q", name, canary)
			}
		}
	}
}

// A map shows nothing of an internal park: the site has the same bytes as without
// the park, its place on the map, and a map of its own.
func TestMapsShowNoInternalPark(t *testing.T) {
	plain := mapped(t)
	secret := mapped(t)
	for _, f := range []string{"park.toml", "zh.md", "en.md"} {
		secret["content/parks/hidden-park/"+f] = secret["content/parks/sample-park/"+f]
	}
	secret["content/parks/hidden-park/park.toml"] = &fstest.MapFile{Data: []byte("audience = \"internal\"\nregion = \"sample-county\"\n")}
	delete(secret, "content/parks/hidden-park/zh-Hant.md")
	add := func(name, text string) {
		data := strings.Replace(string(secret[name].Data), "\n]}", ",\n"+text+"\n]}", 1)
		secret[name] = &fstest.MapFile{Data: []byte(data)}
	}
	add("data/city.geojson", `{"type":"Feature","properties":{"park":"hidden-park"},"geometry":{"type":"Polygon","coordinates":[[[160.1,10.2],[160.12,10.2],[160.12,10.22],[160.1,10.2]]]}}`)
	secret["data/hidden.json"] = &fstest.MapFile{Data: []byte(`{"type":"Feature","properties":{"kind":"port","name":"港"},"geometry":{"type":"Point","coordinates":[160,10]}}`)}
	secret["data/maps.toml"] = &fstest.MapFile{Data: append(slices.Clone(secret["data/maps.toml"].Data), []byte(`
[hidden]
name = { zh = "内图", en = "Hidden" }
file = "hidden.json"
park = "hidden-park"
exempt = "simple"
exempt_reason = { zh = "示例", en = "Example" }
source = { zh = "示例", en = "Example" }
date = 2026-01-31
`)...)}
	a, _ := run(t, build.Input{Site: plain, Themes: themes.FS, Unprinted: true})
	b, _ := run(t, build.Input{Site: secret, Themes: themes.FS, Unprinted: true})
	was, is := files(t, a), files(t, b)
	if len(was) != len(is) {
		t.Errorf("%d files with the hidden park, %d without", len(is), len(was))
	}
	for name := range was {
		if was[name] != is[name] {
			t.Errorf("%s tells of the hidden park", name)
		}
	}
}

// A map without a number or an exemption stops the build, whatever a site says of
// its checks.
func TestMapsWithoutApprovalStopTheBuild(t *testing.T) {
	site := mapped(t)
	text := string(site["data/maps.toml"].Data)
	i := strings.Index(text, "exempt = ")
	j := strings.Index(text, "source = ")
	site["data/maps.toml"] = &fstest.MapFile{Data: []byte(text[:i] + text[j:])}
	site["data/lint.toml"] = &fstest.MapFile{Data: []byte("[map-unapproved]\noff = true\nreason = \"示例\"\n")}
	dir := t.TempDir()
	report := runInto(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true}, dir)
	codes := map[string]bool{}
	for _, d := range report.Diagnostics {
		codes[d.Rule.Code] = true
	}
	if !codes["area-map-unapproved"] || len(files(t, dir)) > 0 {
		t.Errorf("found %v, %d files", codes, len(files(t, dir)))
	}
}

var pathData = regexp.MustCompile(`<path d="([^"]*)"`)

// Outlines of twenty thousand points take no more in each layout than their
// budget, and a little for signs and lines beside.
func TestMapsKeepTheirBudget(t *testing.T) {
	site := mapped(t)
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	const n = 20000
	first := ""
	for i := range n {
		a := 2 * math.Pi * float64(i) / n
		d := 1 + .2*math.Sin(9*a) + .06*math.Sin(61*a) + .004*math.Sin(997*a) + .0006*r.Float64()
		p := fmt.Sprintf("[%.6f,%.6f]", 160.2+.2*d*math.Cos(a), 10.2+.18*d*math.Sin(a))
		if i == 0 {
			first = p
		}
		b.WriteString(p + ",")
	}
	site["data/city.geojson"] = &fstest.MapFile{Data: []byte(`{"type":"Feature","properties":{"kind":"land"},"geometry":{"type":"Polygon","coordinates":[[` + b.String() + first + `]]}}`)}
	dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true})
	page := files(t, dir)["zh/index.html"]
	figure := page[strings.Index(page, `<figure class="areamap"`):]
	figure = figure[:strings.Index(figure, "</figure>")]
	drawings := strings.Split(figure, "<svg")[1:]
	if len(drawings) != 3 {
		t.Fatalf("%d drawings", len(drawings))
	}
	for i, d := range drawings {
		sum := 0
		for _, m := range pathData.FindAllStringSubmatch(d, -1) {
			sum += len(m[1])
		}
		t.Logf("layout %d: %d bytes", i, sum)
		if sum > 24<<10 || sum < 2<<10 {
			t.Errorf("layout %d: outlines of %d bytes", i, sum)
		}
	}
}
