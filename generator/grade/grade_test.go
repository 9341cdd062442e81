package grade_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/schema"
	"prospectus/generator/source"
)

var (
	heavy = &diag.Rule{Code: "heavy", Severity: diag.Error, Says: i18n.Text{"en": "heavy"}}
	other = &diag.Rule{Code: "other", Severity: diag.Warning, Says: i18n.Text{"en": "other"}}
)

// read loads a site with one page, of which the record and the table say what is
// given, and reads its settings.
func read(t *testing.T, table, record string) *grade.Grades {
	t.Helper()
	site := fstest.MapFS{
		"data/site.toml":            {Data: []byte("languages = [\"en\"]\nname = { en = \"A\" }\n")},
		"data/lint.toml":            {Data: []byte(table)},
		"content/pages/p/page.toml": {Data: []byte("type = \"about\"\n" + record)},
		"content/pages/p/en.md":     {Data: []byte("+++\ntitle = \"P\"\n+++\n")},
		"content/pages/q/page.toml": {Data: []byte("type = \"about\"\n")},
		"content/pages/q/en.md":     {Data: []byte("+++\ntitle = \"Q\"\n+++\n")},
	}
	list := new(diag.List)
	c, _ := schema.Load(content.Source{Site: site, Kinds: schema.Kinds()}, list)
	for _, d := range list.Sorted() {
		t.Fatalf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	return grade.Read(c, heavy, other)
}

func said(found []diag.Diagnostic) (all []string) {
	for _, d := range found {
		all = append(all, fmt.Sprintf("%s:%d %s %s", d.Span.Position().File, d.Span.Position().Line, d.Rule.Severity, d.Rule.Code))
	}
	return all
}

// TestGrades: a site grades a rule, switches it off or leaves it; a record
// silences its own findings and no other's, with whatever severity.
func TestGrades(t *testing.T) {
	const keep = "[lint]\nheavy = \"it is so\"\n"
	for name, c := range map[string]struct {
		table, record string
		want, silent  []string
	}{
		"untouched":           {"", "", []string{":0 error heavy", ":0 warning other"}, nil},
		"graded down":         {"[heavy]\nseverity = \"notice\"\nreason = \"r\"\n", "", []string{":0 warning other", ":0 notice heavy"}, nil},
		"graded up":           {"[other]\nseverity = \"error\"\nreason = \"r\"\n", "", []string{":0 error heavy", ":0 error other"}, nil},
		"off":                 {"[heavy]\nseverity = \"off\"\nreason = \"r\"\n", "", []string{":0 warning other"}, []string{"heavy r true"}},
		"kept at the record":  {"", keep, []string{":0 warning other"}, []string{"heavy it is so false"}},
		"kept, and graded up": {"[heavy]\nseverity = \"error\"\nreason = \"r\"\n", keep, []string{":0 warning other"}, []string{"heavy it is so false"}},
	} {
		g, list := read(t, c.table, c.record), new(diag.List)
		list.Add(g.Faults()...)
		g.Settle(heavy.At(source.Span{}), grade.Name("pages", "p"), list)
		g.Settle(other.At(source.Span{}), "", list)
		g.Tried(heavy, other)
		g.Finish(list)
		var silent []string
		for _, s := range g.Silenced() {
			silent = append(silent, fmt.Sprint(s.Finding.Rule.Code, " ", s.Reason, " ", s.Site))
		}
		if got := said(list.Sorted()); !slices.Equal(got, c.want) || !slices.Equal(silent, c.silent) {
			t.Errorf("%s: found %q, silenced %q", name, got, silent)
		}
	}
}

// TestARecordKeepsOnlyItsOwn: the reason of one record lets nothing of another
// stand.
func TestARecordKeepsOnlyItsOwn(t *testing.T) {
	g, list := read(t, "", "[lint]\nheavy = \"r\"\n"), new(diag.List)
	g.Settle(heavy.At(source.Span{}), grade.Name("pages", "q"), list)
	if got := said(list.Sorted()); len(got) != 1 || len(g.Silenced()) != 0 {
		t.Errorf("found %q, silenced %v", got, g.Silenced())
	}
	if !g.Keeps("pages/p", heavy) || g.Keeps("pages/q", heavy) || g.Keeps("pages/p", other) || g.Keeps("", heavy) {
		t.Error("it does not tell whose reasons there are")
	}
}

// TestSettingsThemselves: what is wrong with settings is said at their places;
// of a rule that was not tried nothing is.
func TestSettingsThemselves(t *testing.T) {
	const page = "content/pages/p/page.toml"
	for name, c := range map[string]struct {
		table, record string
		want          []string
	}{
		"no such check in the table":  {"[hevy]\nseverity = \"off\"\nreason = \"r\"\n", "", []string{"data/lint.toml:1 error unknown-check"}},
		"no such check at the record": {"", "[lint]\nhevy = \"r\"\n", []string{page + ":3 error unknown-check"}},
		"no reason":                   {"", "[lint]\nheavy = \"\"\n", []string{page + ":3 error no-reason"}},
		"nothing to silence":          {"", "[lint]\nheavy = \"r\"\n", []string{page + ":3 notice nothing-silenced"}},
		"that, graded":                {"[nothing-silenced]\nseverity = \"warning\"\nreason = \"r\"\n", "[lint]\nheavy = \"r\"\n", []string{page + ":3 warning nothing-silenced"}},
		"not tried":                   {"", "[lint]\nother = \"r\"\n", nil},
	} {
		g, list := read(t, c.table, c.record), new(diag.List)
		list.Add(g.Faults()...)
		g.Tried(heavy)
		g.Finish(list)
		if got := said(list.Sorted()); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
}
