package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// found loads a site and returns its faults as file:line:column code, sorted.
func found(t *testing.T, files, internal map[string]string) (got []string) {
	t.Helper()
	var second fstest.MapFS
	for name, text := range internal {
		if second == nil {
			second = fstest.MapFS{}
		}
		second[name] = &fstest.MapFile{Data: []byte(text)}
	}
	public := site(files)
	for name, text := range files {
		if text == "-" {
			delete(public, name)
		}
	}
	_, list, _ := load(public, second)
	if second == nil {
		_, list, _ = load(public, nil)
	}
	for _, d := range list.Sorted() {
		p := d.Span.Position()
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, d.Rule.Code))
		if said := d.Message("zh") + d.Message("en") + strings.Join(d.Advice("zh"), "") + strings.Join(d.Advice("en"), ""); strings.Contains(said, "%!") {
			t.Errorf("%s is badly formatted: %s", d.Rule.Code, said)
		}
	}
	slices.Sort(got)
	return got
}

// TestFaultOfTheSiteIsSaidOnce: where the site's languages cannot be told, the
// texts of every other file are not reported for being in one.
func TestFaultOfTheSiteIsSaidOnce(t *testing.T) {
	bilingual := "[north]\nname = { zh = \"北区\", en = \"North\" }\n"
	for _, c := range []struct {
		name, site string
		want       []string
	}{
		{"no file", "-", []string{"data/site.toml:0:0 no-site-file"}},
		{"no UTF-8", "name = \"\xd0\xc7\xe4\xbe\xca\xd0\xcd\xb6\xd7\xca\"\n", []string{"data/site.toml:0:0 file-gb18030"}},
		{"no languages", "languages = []\n", []string{"data/site.toml:1:1 no-languages"}},
		{"no tag", "languages = [\"zh\", \"not a tag\"]\n", []string{"data/site.toml:1:20 bad-language"}},
		{"no list", "languages = \"zh\"\n", []string{"data/site.toml:1:13 wrong-type"}},
		{"one twice", "languages = [\"zh\", \"en\", \"zh\"]\n", []string{"data/site.toml:1:26 language-twice"}},
		{"a theme elsewhere", "languages = [\"zh\", \"en\"]\ntheme = \"../other\"\n", []string{"data/site.toml:2:1 bad-id"}},
		{"no address", "languages = [\"zh\", \"en\"]\nbase_url = \"javascript:alert(1)\"\n", []string{"data/site.toml:2:1 bad-base-url"}},
		{"an address without a scheme", "languages = [\"zh\", \"en\"]\nbase_url = \"www.x.example\"\n", []string{"data/site.toml:2:1 bad-base-url"}},
		{"an address", "languages = [\"zh\", \"en\"]\nbase_url = \"https://x.example/invest\"\n", nil},
		{"no page", "languages = [\"zh\", \"en\"]\npage_size = 0\n", []string{"data/site.toml:2:1 not-positive"}},
		{"another language", "languages = [\"zh\"]\n", []string{"data/regions.toml:2:21 language-not-listed"}},
	} {
		if got := found(t, map[string]string{"data/site.toml": c.site, "data/regions.toml": bilingual}, nil); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFaultOfAFileIsSaidOnce: what refers to the rows of a table that cannot be
// read, or to the parts of a record with faults, is not reported for it.
func TestFaultOfAFileIsSaidOnce(t *testing.T) {
	project := "park = \"p\"\nplots = [\"p/a\"]\nnode = \"c/n\"\nowner = \"u\"\n" + goodProject
	files := map[string]string{
		"content/projects/x/project.toml": project,
		"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
		"content/parks/p/park.toml":       "region = \"north\"\n[[plot]]\narea = \"1 亩\"\n",
		"content/parks/p/zh.md":           "+++\ntitle = \"园区\"\n+++\n",
		"content/chains/c/chain.toml":     "industry = = 1\n",
		"content/chains/c/zh.md":          "+++\ntitle = \"链\"\n+++\n",
		"data/units.toml":                 "[u\n",
	}
	for _, f := range found(t, files, nil) {
		if strings.HasPrefix(f, "content/projects/x") {
			t.Errorf("found %s", f)
		}
	}
	files["content/parks/p/park.toml"] = "region = \"north\"\nlevel = \"county\"\n"
	if got := found(t, files, nil); !slices.Contains(got, "content/projects/x/project.toml:2:10 unknown-reference") {
		t.Errorf("a plot that a good park does not have is not reported: %q", got)
	}
}

// TestNothingInternalInAFolderThatIsHandedOut: with internal_in_site = false
// every form of internal matter in the site's folder is found, and none in the
// second folder.
func TestNothingInternalInAFolderThatIsHandedOut(t *testing.T) {
	project := strings.Split(goodProject, "[internal]")[0]
	matter := map[string]string{
		"content/projects/x/project.toml":    project + "[internal]\nstage = \"signed\"\n",
		"content/projects/x/internal.zh.md":  "内部说明\n",
		"content/projects/x/internal/a.pdf":  "%PDF",
		"content/projects/hid/project.toml":  "audience = \"internal\"\n" + project,
		"content/projects/hid/zh.md":         "+++\ntitle = \"甲\"\n+++\n",
		"content/parks/p/park.toml":          "region = \"north\"\nlevel = \"county\"\n[plot.a]\nstate = \"open\"\narea = \"1 亩\"\n[plot.a.internal]\n",
		"content/parks/p/zh.md":              "+++\ntitle = \"园区\"\n+++\n",
		"data/meetings.toml":                 "[m]\n",
		"data/industries.toml":               "[food]\nname = { zh = \"食品\" }\n[food.internal]\n",
		"data/ledger.csv":                    "id\na\n",
		"data/scorecards/a.toml":             "title = {}\n",
		"data/scorecards/a.inputs.toml":      "[unit.a]\n",
		"data/site.toml":                     "languages = [\"zh\", \"en\"]\ninternal_in_site = false\n",
		"content/projects/x/zh.md":           "+++\ntitle = \"项目\"\n+++\n",
		"content/projects/x/attachments.txt": "public",
	}
	want := []string{
		"content/parks/p/park.toml:6:9 internal-in-site",
		"content/projects/hid/project.toml:1:1 internal-in-site",
		"content/projects/x/internal.zh.md:0:0 internal-in-site",
		"content/projects/x/internal/a.pdf:0:0 internal-in-site",
		"content/projects/x/project.toml:13:2 internal-in-site",
		"data/industries.toml:3:7 internal-in-site",
		"data/ledger.csv:0:0 internal-in-site",
		"data/meetings.toml:0:0 internal-in-site",
		"data/scorecards/a.inputs.toml:0:0 internal-in-site",
		"data/scorecards/a.toml:0:0 internal-in-site",
	}
	var got []string
	for _, f := range found(t, matter, nil) {
		if strings.HasSuffix(f, " internal-in-site") {
			got = append(got, f)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	second := map[string]string{
		"content/projects/x/project.toml":   "[internal]\nstage = \"signed\"\n",
		"content/projects/x/internal.zh.md": "内部说明\n",
		"content/projects/x/internal/a.pdf": "%PDF",
		"data/meetings.toml":                "[m]\n",
		"data/ledger.csv":                   "id\na\n",
	}
	clean := map[string]string{
		"data/site.toml":                  matter["data/site.toml"],
		"content/projects/x/project.toml": project,
		"content/projects/x/zh.md":        matter["content/projects/x/zh.md"],
	}
	if got := found(t, clean, second); len(got) > 0 {
		t.Errorf("the second folder: %q", got)
	}
}

// TestValueFaults: a value of every type that does not read is reported at the
// value, or within it where the fault lies.
func TestValueFaults(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`code = 7`, "1:8 wrong-type"},
		{`code = { a = 1 }`, "1:8 wrong-type"},
		{`code = ""`, "1:8 missing-key"},
		{`code = "  "`, "1:8 missing-key"},
		{`catalogue_year = "2026"`, "1:18 wrong-type"},
		{`catalogue_year = 99999999999999`, "1:18 bad-number"},
		{`type = "nwe"`, "1:8 unknown-word"},
		{`modes = "sole"`, "1:9 wrong-type"},
		{`modes = ["sole", 3]`, "1:18 wrong-type"},
		{`modes = ["sole", "sloe"]`, "1:18 unknown-word"},
		{`wanted = true`, "1:10 wrong-type"},
		{`wanted = ["1 亿元"]`, "1:10 wrong-type"},
		{`wanted = 12`, "1:10 bad-value"},
		{`wanted = "12"`, "1:12 bad-value"},
		{`wanted = "-5 亿元"`, "1:10 negative"},
		{`wanted = "99999999999999999999 亿元"`, "1:11 bad-value"},
		{`verified = "2026-13"`, "1:13 bad-value"},
		{`verified = 2026-02-30`, "1:12 toml-date"},
		{`land = "120 亩"`, "1:8 wrong-type"},
		{`land = { area = "120" }`, "1:20 bad-value"},
		{`land = { area = "-120 亩" }`, "1:18 bad-value"},
		{`land = { aera = "120 亩" }`, "1:10 unknown-key"},
		{`returns = { profit = "-1 亿元", npv = "-2 亿元" }`, ""},
		{`returns = { irr = "x" }`, "1:20 bad-value"},
		{`returns = { payback = "x y" }`, "1:24 bad-value"},
		{`product = { a = "x" }`, "1:17 wrong-type"},
		{`product = [{ name = 1 }]`, "1:11 array-of-tables"},
		{`product = 1`, "1:11 wrong-type"},
		{`product = { "A b" = { } }`, "1:13 bad-id"},
		{`product = { a = { name = "x" } }`, "1:26 text-without-language"},
		{`product = { a = { name = { ja = "x" } } }`, "1:28 language-not-listed"},
		{`product = { a = { name = { "?" = "x" } } }`, "1:28 bad-language"},
		{`product = { a = { name = { zh = 1 } } }`, "1:33 wrong-type"},
		{`mobile = "1"`, "1:1 unknown-key"},
		{`park = "nowhere"`, "1:8 unknown-reference"},
		{`plots = ["p/1"]`, "1:10 unknown-reference"},
		{`audience = "everybody"`, "1:12 unknown-word"},
	} {
		key, _, _ := strings.Cut(c.line, " ")
		var rest []string
		for _, line := range strings.Split(strings.Split(goodProject, "[land]")[0], "\n") {
			if !strings.HasPrefix(line, key+" ") {
				rest = append(rest, line)
			}
		}
		got := found(t, map[string]string{
			"content/projects/x/project.toml": c.line + "\n" + strings.Join(rest, "\n"),
			"content/projects/x/zh.md":        "+++\ntitle = \"项目\"\n+++\n",
		}, nil)
		var want []string
		if c.want != "" {
			want = []string{"content/projects/x/project.toml:" + c.want}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", c.line, got, want)
		}
	}
}

// TestLimitsOfBoards: limits stand in a row of their own, and are days.
func TestLimitsOfBoards(t *testing.T) {
	for text, want := range map[string][]string{
		"[limits]\nquiet = 90\nunstarted = 200\n[a]\nteam = \"x\"\n": nil,
		"[limits]\nquiet = 0\nunfinished = -1\n":                     {"2:9 not-positive", "3:14 not-positive"},
		"[a]\nteam = \"x\"\nunstarted = 90\n":                        {"3:13 limits-row"},
		"[limits]\nquiet = 90\nteam = \"x\"\n":                       {"3:8 limits-row"},
		"[limits]\nquiet = \"60 天\"\n":                               {"2:9 wrong-type"},
	} {
		got := found(t, map[string]string{"data/boards.toml": text}, nil)
		for i := range want {
			want[i] = "data/boards.toml:" + want[i]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", text, got, want)
		}
	}
}

// TestEmptyTitleAndRate: a title of blanks is none, and a rate divides.
func TestEmptyTitleAndRate(t *testing.T) {
	got := found(t, map[string]string{
		"content/projects/x/project.toml": goodProject,
		"content/projects/x/zh.md":        "+++\ntitle = \" \"\n+++\n",
		"data/rates.toml":                 "[USD]\nper_unit = \"0\"\n[EUR]\nper_unit = \"x\"\n[JPY]\nper_unit = \"0.05\"\n",
	}, nil)
	want := []string{"content/projects/x/zh.md:2:9 missing-key", "data/rates.toml:2:12 not-positive", "data/rates.toml:4:13 bad-value"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
