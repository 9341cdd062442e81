package route_test

import (
	"strings"
	"testing"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/route"
	"prospectus/generator/source"
)

// project is a project as it is read from a file.
func project(id string, lines ...string) *model.Project {
	text := "code = \"X\"\n" + strings.Join(lines, "\n") + "\n"
	h := model.Header{ID: id, Origin: content.NewOrigin(source.NewFile("content/projects/"+id+"/project.toml", text).All())}
	for _, line := range lines {
		if list, ok := strings.CutPrefix(line, "aliases = "); ok {
			for _, quoted := range strings.Split(strings.Trim(list, "[]"), ", ") {
				h.Aliases = append(h.Aliases, strings.Trim(quoted, `"`))
			}
		}
	}
	return &model.Project{Header: h}
}

// check returns what Check says of some projects, each fault as
// file:line code message.
func check(projects ...*model.Project) (found []string) {
	var items []model.Identified
	for _, p := range projects {
		items = append(items, p)
	}
	c := model.NewCatalog(&model.Site{Languages: []i18n.Tag{"zh", "en"}}, map[string][]model.Identified{"projects": items})
	return faults(c)
}

func faults(c *model.Catalog) (found []string) {
	list := new(diag.List)
	route.Check(c, list)
	for _, d := range list.Sorted() {
		p := d.Span.Position()
		found = append(found, p.File+":"+string(rune('0'+p.Line))+" "+d.Rule.Code+" "+d.Message("en"))
	}
	return found
}

func TestCheck(t *testing.T) {
	for name, r := range map[string]struct {
		projects []*model.Project
		want     []string // parts of one fault each
	}{
		"nothing wrong": {
			[]*model.Project{project("a", `aliases = ["old-a"]`), project("b", `aliases = ["old-b", "older-b"]`)},
			nil,
		},
		"the alias of one is the id of another": {
			[]*model.Project{project("a"), project("b", `year = 2026`, `aliases = ["a"]`)},
			[]string{"content/projects/b/project.toml:3 same-address", "content/projects/a/project.toml:1"},
		},
		"and the other way round": {
			[]*model.Project{project("a", `aliases = ["b"]`), project("b")},
			[]string{"content/projects/a/project.toml:2 same-address", "projects/b is taken by content/projects/b/project.toml:1"},
		},
		"two aliases are one": {
			[]*model.Project{project("a", `aliases = ["old"]`), project("b", `aliases = ["old"]`)},
			[]string{"content/projects/b/project.toml:2 same-address", "projects/old is taken by content/projects/a/project.toml:2"},
		},
		"an alias is the record's own id": {
			[]*model.Project{project("a", `aliases = ["a"]`)},
			[]string{"content/projects/a/project.toml:2 same-address"},
		},
		"an alias would stand on a list": {
			[]*model.Project{project("a", `aliases = ["index"]`)},
			[]string{"content/projects/a/project.toml:2 list-address", "projects/index"},
		},
		"a record would stand on a list": {
			[]*model.Project{project("index")},
			[]string{"content/projects/index/project.toml:1 list-address"},
		},
		"an alias would stand on a list's second page": {
			[]*model.Project{project("a", `aliases = ["index.2"]`)},
			[]string{"content/projects/a/project.toml:2 bad-alias", `"index.2"`},
		},
		"an alias leaves its folder": {
			[]*model.Project{project("a", `aliases = ["../../x"]`)},
			[]string{"bad-alias"},
		},
		"an alias is too long": {
			[]*model.Project{project("a", `aliases = ["`+longest+`a"]`)},
			[]string{"bad-alias"},
		},
		"an alias has capitals": {
			[]*model.Project{project("a", `aliases = ["XZ-1"]`)},
			[]string{"bad-alias"},
		},
	} {
		got := check(r.projects...)
		switch {
		case r.want == nil && len(got) > 0:
			t.Errorf("%s: %q", name, got)
		case r.want != nil && len(got) != 1:
			t.Errorf("%s: %d faults %q, want one", name, len(got), got)
		}
		for _, part := range r.want {
			if !strings.Contains(strings.Join(got, "\n"), part) {
				t.Errorf("%s: %q does not name %q", name, got, part)
			}
		}
	}
}

// Two kinds do not share addresses, and neither do their former ids.
func TestKindsDoNotCollide(t *testing.T) {
	c := model.NewCatalog(&model.Site{}, map[string][]model.Identified{
		"projects": {&model.Project{Header: model.Header{ID: "a", Aliases: []string{"b"}}}},
		"parks":    {&model.Park{Header: model.Header{ID: "a", Aliases: []string{"b"}}}},
	})
	if got := faults(c); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

// What stands in tables has pages beside lists too.
func TestRowsDoNotStandOnLists(t *testing.T) {
	c := model.NewCatalog(&model.Site{Bands: []model.AmountBand{{ID: "index"}}}, map[string][]model.Identified{
		"industries": {&model.Industry{Entry: model.Entry{ID: "index"}}},
	})
	got := strings.Join(faults(c), "\n")
	for _, at := range []string{"industries/index", "amounts/index"} {
		if !strings.Contains(got, at) {
			t.Errorf("%s is not reported: %q", at, got)
		}
	}
}

// Every rule speaks the languages of the program and says what to do.
func TestRulesSpeak(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range route.Rules() {
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if r.Says[lang] == "" || r.Hint[lang] == "" {
				t.Errorf("%s is silent in %s", r.Code, lang)
			}
		}
		codes[r.Code] = true
	}
	if len(codes) != len(route.Rules()) {
		t.Error("two rules share a code")
	}
}
