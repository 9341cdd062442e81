package changes

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/output"
)

// A site is an edition's data files by kind, each a list of records in JSON.
type site map[string]string

// built returns a folder of data files, with a manifest that lists pages.
func built(number, date string, s site, pages ...string) fstest.MapFS {
	dir := fstest.MapFS{}
	for kind, records := range s {
		dir["data/"+kind+".json"] = &fstest.MapFile{Data: []byte(`{"edition":"` + number + `","kind":"` + kind + `","records":[` + records + `]}`)}
	}
	var files []string
	for _, p := range pages {
		files = append(files, fmt.Sprintf(`"%s": {"size": 1, "sha256": "%s"}`, p, strings.Repeat("0", 64)))
	}
	text := fmt.Sprintf(`{"date": %q, "edition": %q, "hash": "ab", "files": {%s}}`, date, number, strings.Join(files, ","))
	dir[output.ManifestName] = &fstest.MapFile{Data: []byte(text)}
	return dir
}

func read(t *testing.T, dir fstest.MapFS) *Edition {
	t.Helper()
	e, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// archived returns an edition as it comes back from its archive.
func archived(t *testing.T, e *Edition) *Edition {
	t.Helper()
	a, err := Parse(e.Encode())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// said writes a report on one line a change.
func said(r *Report) string {
	var lines []string
	for _, c := range r.Changes {
		line := fmt.Sprintf("%s %s/%s", c.What, c.Kind, c.ID)
		if c.Was != "" {
			line += " was " + c.Was
		}
		for _, f := range c.Fields {
			line += fmt.Sprintf(" [%s %s", f.Path, f.How)
			for _, part := range []string{f.From + " > " + f.To, list("+", f.Added), list("-", f.Removed)} {
				if part != "" && part != " > " {
					line += " " + part
				}
			}
			if f.Dropped > 0 {
				line += fmt.Sprintf(" %d", f.Dropped)
			}
			for _, lang := range f.Langs {
				line += " " + string(lang)
				if f.Text[lang] != "" {
					line += "=" + f.Text[lang]
				}
			}
			line += "]"
		}
		lines = append(lines, line)
	}
	for _, g := range r.Gone {
		lines = append(lines, fmt.Sprintf("gone %s %v %d", g.Kind, g.IDs, g.Others))
	}
	for _, kind := range Kinds() {
		if n := r.Confirmed[kind]; n > 0 {
			lines = append(lines, fmt.Sprintf("confirmed %s %d", kind, n))
		}
	}
	return strings.Join(lines, "\n")
}

func list(sign string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return sign + strings.Join(words, ",")
}

// project is a project with some fields more.
func project(more string) string {
	return `{"id":"p","code":"P-1","state":"open","title":{"zh":"甲","en":"One"},"investment":"CNY 1250000000"` + more + `}`
}

var comparisons = []struct {
	name     string
	old, new string // fields of a project besides those that project gives
	want     string
}{
	{"nothing", ``, ``, ""},
	{"an amount", `,"wanted":"CNY 300000000"`, `,"wanted":"CNY 200000000"`, "changed projects/p [wanted changed CNY 300000000 > CNY 200000000]"},
	{"an amount in another spelling", `,"wanted":"3亿元"`, `,"wanted":"CNY 300000000"`, ""},
	{"an amount that is less firm", `,"wanted":"CNY 300000000"`, `,"wanted":"about CNY 300000000"`, "changed projects/p [wanted changed CNY 300000000 > about CNY 300000000]"},
	{"an area in another unit", `,"land":{"area":"120 mu"}`, `,"land":{"area":"8 ha"}`, ""},
	{"an area", `,"land":{"area":"120 mu"}`, `,"land":{"area":"90 mu"}`, "changed projects/p [land.area changed 120 mu > 90 mu]"},
	{"a date as precise", `,"land":{"price_date":"2026-03"}`, `,"land":{"price_date":"2026年3月"}`, ""},
	{"a date more precise", `,"land":{"price_date":"2026-03"}`, `,"land":{"price_date":"2026-03-01"}`, "changed projects/p [land.price_date changed 2026-03 > 2026-03-01]"},
	{"a list in another order", `,"modes":["sole","lease"]`, `,"modes":["lease","sole"]`, ""},
	{"a list", `,"modes":["sole","lease"]`, `,"modes":["sole","equity"]`, "changed projects/p [modes changed +equity -lease]"},
	{"names that nobody has any more", `,"firms":["alpha","beta"]`, `,"firms":["alpha"]`, "changed projects/p [firms changed 1]"},
	{"a name that nobody has any more", `,"office":"north"`, `,"office":"south"`, "changed projects/p [office changed  > south]"},
	{"the state", `,"state":"reserved"`, ``, "changed projects/p [state changed reserved > open]"},
	{"a field that is withheld", `,"wanted":"CNY 300000000"`, ``, "changed projects/p [wanted no-longer-given]"},
	{"a text that is withheld", `,"partner":{"zh":"找某公司","en":"A firm"}`, ``, "changed projects/p [partner no-longer-given]"},
	{"a text in one language", `,"partner":{"zh":"找某公司","en":"A firm"}`, `,"partner":{"zh":"找别的公司","en":"A firm"}`, "changed projects/p [partner rewritten zh=找别的公司]"},
	{"a text that one language lost", `,"partner":{"zh":"找某公司","en":"A firm"}`, `,"partner":{"zh":"找某公司"}`, "changed projects/p [partner no-longer-given en]"},
	{"prose", `,"body":{"zh":"旧"}`, `,"body":{"zh":"新"}`, "changed projects/p [body rewritten zh]"},
	{"a table that is withheld", `,"returns":{"irr":"18.2%","revenue":"CNY 1000000"}`, ``, "changed projects/p [returns no-longer-given]"},
	{"a table that is new", ``, `,"returns":{"irr":"18.2%"}`, "changed projects/p [returns given]"},
	{"rows in another order", `,"utility":[{"id":"steam","price":"200 CNY/t"},{"id":"gas","note":{"zh":"气"}}]`, `,"utility":[{"id":"gas","note":{"zh":"气"}},{"id":"steam","price":"200 CNY/t"}]`, ""},
	{"a row's price", `,"utility":[{"id":"steam","price":"200 CNY/t"}]`, `,"utility":[{"id":"steam","price":"210 CNY/t"}]`, "changed projects/p [utility.steam.price changed 200 CNY/t > 210 CNY/t]"},
	{"rows that come and go", `,"utility":[{"id":"steam","price":"200 CNY/t"}]`, `,"utility":[{"id":"gas","price":"3 CNY/m3"}]`, "changed projects/p [utility.gas given] [utility no-longer-given 1]"},
	{"phases in another order", `,"phase":[{"id":"a","amount":"CNY 1"},{"id":"b","amount":"CNY 2"}]`, `,"phase":[{"id":"b","amount":"CNY 2"},{"id":"a","amount":"CNY 1"}]`, "changed projects/p [phase reordered]"},
	{"a field of a later program", `,"novelty":"x"`, `,"novelty":"y"`, "changed projects/p [novelty changed]"},
	{"a word like a fingerprint", `,"gbt4754":"#1"`, `,"gbt4754":"#1"`, ""},
	{"a word that may not be told", `,"gbt4754":"#1"`, `,"gbt4754":"C3099"`, "changed projects/p [gbt4754 changed  > C3099]"},
	{"how the office works on it", `,"updated":"2026-01-01","order":3,"featured":true`, `,"updated":"2026-06-01","hash":"x","pages":{"zh":"zh/p.html"}`, ""},
	{"a verification", `,"verified":"2026-01-01"`, `,"verified":"2026-06-01"`, "confirmed projects 1"},
	{"a verification that changed something", `,"verified":"2026-01-01","build_months":12`, `,"verified":"2026-06-01","build_months":18`, "changed projects/p [build_months changed 12 > 18]"},
}

// Each comparison is right for what was read from data files on both sides and,
// since an archive must tell neither more nor less, for an archive of the older.
func TestCompare(t *testing.T) {
	for _, test := range comparisons {
		t.Run(test.name, func(t *testing.T) {
			old := read(t, built("2026.1", "2026-01-31", site{"projects": project(test.old)}))
			new := read(t, built("2026.2", "2026-06-30", site{"projects": project(test.new)}))
			if got := said(Compare(old, new, Public)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if test.name == "a field of a later program" {
				return // of which archives hold nothing
			}
			if got := said(Compare(archived(t, old), new, Public)); got != test.want {
				t.Errorf("from the archive %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestRecordsThatComeAndGo(t *testing.T) {
	policy := func(id, more string) string { return `{"id":"` + id + `","number":"星政〔2025〕3号"` + more + `}` }
	for _, test := range []struct {
		name     string
		old, new site
		pages    []string
		want     string
	}{
		{"new", site{"projects": ``}, site{"projects": project("")}, nil, "new projects/p"},
		{"closed", site{"projects": project("")}, site{"projects": strings.Replace(project(""), "open", "closed", 1)}, nil, "closed projects/p"},
		{"closed and changed", site{"projects": project("")}, site{"projects": strings.Replace(project(`,"build_months":9`), "open", "closed", 1)}, nil, "closed projects/p [build_months given  > 9]"},
		{"open again", site{"projects": strings.Replace(project(""), "open", "closed", 1)}, site{"projects": project("")}, nil, "changed projects/p [state changed closed > open]"},
		{"withdrawn with a notice", site{"projects": project("")}, site{"projects": ``}, []string{"zh/projects/p.html"}, "gone projects [p] 0"},
		{"gone without a trace", site{"projects": project("")}, site{"projects": ``}, nil, "gone projects [] 1"},
		{"renamed by an alias", site{"projects": project("")}, site{"projects": strings.Replace(project(`,"aliases":["p"]`), `"p"`, `"q"`, 1)}, nil, "renamed projects/q was p"},
		{"renamed with the same code", site{"projects": project("")}, site{"projects": strings.Replace(project(""), `"p"`, `"q"`, 1)}, nil, "renamed projects/q"},
		{"renamed and answering to the old id", site{"projects": project("")}, site{"projects": strings.Replace(project(""), `"p"`, `"q"`, 1)}, []string{"zh/projects/p.html"}, "renamed projects/q was p"},
		{"another code", site{"projects": project("")}, site{"projects": strings.Replace(strings.Replace(project(""), `"p"`, `"q"`, 1), "P-1", "P-2", 1)}, nil, "new projects/q\ngone projects [] 1"},
		{"a policy that expired", site{"policies": policy("a", `,"expires":"2026-03-31"`)}, site{"policies": policy("a", `,"expires":"2026-03-31"`)}, nil, "closed policies/a"},
		{"a policy that was repealed", site{"policies": policy("a", ``)}, site{"policies": policy("a", `,"repealed":"2026-04-01"`)}, nil, "closed policies/a [repealed given  > 2026-04-01]"},
		{"a policy still in force", site{"policies": policy("a", `,"expires":"2027-03-31"`)}, site{"policies": policy("a", `,"expires":"2027-03-31"`)}, nil, ""},
		{"a policy put off", site{"policies": policy("a", ``)}, site{"policies": policy("a", `,"effective":"2026-12-01"`)}, nil, "changed policies/a [effective given  > 2026-12-01]"},
		{"a plot in a renamed park", site{"parks": `{"id":"a"}`, "plots": `{"id":"a/1","area":"9 mu"}`}, site{"parks": `{"id":"b","aliases":["a"]}`, "plots": `{"id":"b/1","area":"8 mu"}`}, nil,
			"renamed parks/b was a\nrenamed plots/b/1 [area changed 9 mu > 8 mu]"},
		{"a plot is told once", site{"parks": `{"id":"a","plot":[{"id":"1","area":"9 mu"}]}`, "plots": `{"id":"a/1","area":"9 mu"}`}, site{"parks": `{"id":"a","plot":[{"id":"1","area":"8 mu"}]}`, "plots": `{"id":"a/1","area":"8 mu"}`}, nil,
			"changed plots/a/1 [area changed 9 mu > 8 mu]"},
		{"a name that others still have", site{"offices": `{"id":"north"},{"id":"south"}`, "projects": project(`,"office":"north"`)}, site{"offices": `{"id":"north"},{"id":"south"}`, "projects": project(`,"office":"south"`)}, nil,
			"changed projects/p [office changed north > south]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			old, new := read(t, built("2026.1", "2026-01-31", test.old)), read(t, built("2026.2", "2026-06-30", test.new, test.pages...))
			for form, old := range map[string]*Edition{"data": old, "archive": archived(t, old)} {
				if got := said(Compare(old, new, Public)); got != test.want {
					t.Errorf("%s: got\n%s\nwant\n%s", form, got, test.want)
				}
			}
		})
	}
}

// secrets are what the earlier edition said and the later one does not.
var secrets = []string{"秘不示人", "13900000000", "CNY 777", "secret-firm", "XZ-SECRET", "name@example.com"}

// Whatever an earlier edition said that the later one does not is not in a
// report for the public, nor anywhere in an archive where it is a text; staff
// are told all of it.
func TestThePublicIsToldNothingThatWasWithheld(t *testing.T) {
	old := built("2026.1", "2026-01-31", site{
		"projects": `{"id":"gone","code":"XZ-SECRET","title":{"zh":"秘不示人"},"wanted":"CNY 777"},` +
			project(`,"partner":{"zh":"秘不示人"},"summary":{"zh":"秘不示人"},"wanted":"CNY 777","firms":["secret-firm"],"utility":[{"id":"gas","note":{"zh":"秘不示人"},"price":"3 CNY/m3"}],"site":[{"id":"x","label":{"zh":"秘不示人"}}]`),
		"offices": `{"id":"o","phone":"13900000000","email":"name@example.com"}`,
	})
	new := read(t, built("2026.2", "2026-06-30", site{
		"projects": project(`,"summary":{"zh":"新的"},"utility":[{"id":"gas","note":{"zh":"新的"},"price":"3 CNY/m3"}]`),
		"offices":  `{"id":"o","phone":"0571-12345678","email":"office@example.com"}`,
	}, "zh/projects/gone.html"))
	before := read(t, old)
	for form, e := range map[string]*Edition{"data": before, "archive": archived(t, before)} {
		report := Compare(e, new, Public)
		text := fmt.Sprintf("%+v", *report)
		for _, s := range secrets {
			if strings.Contains(text, s) {
				t.Errorf("%s: the public is told %s:\n%s", form, s, text)
			}
		}
		if len(report.Changes) != 2 || len(report.Gone) != 1 {
			t.Errorf("%s: %s", form, said(report))
		}
	}
	staff := fmt.Sprintf("%+v", *Compare(before, new, Staff))
	for _, s := range secrets {
		if !strings.Contains(staff, s) && s != "XZ-SECRET" {
			t.Errorf("staff are not told %s:\n%s", s, staff)
		}
	}
	kept := string(before.Encode())
	for _, s := range []string{"秘不示人", "13900000000", "name@example.com"} {
		if strings.Contains(kept, s) {
			t.Errorf("the archive holds %s", s)
		}
	}
}

func TestEditionsInOrder(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2026.1", "2026.2", true}, {"2026.9", "2026.10", true}, {"2026.10", "2027.1", true},
		{"2026.2", "2026.2", false}, {"2027.1", "2026.2", false}, {"2026", "2026.1", true}, {"2026.a", "2026.b", true},
	} {
		if got := Earlier(test.a, test.b); got != test.want {
			t.Errorf("%s before %s: %v", test.a, test.b, got)
		}
	}
}
