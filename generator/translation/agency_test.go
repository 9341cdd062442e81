package translation_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/sheet"
	"prospectus/generator/translation"
)

// handed writes the file for an agency, as the given kind of file.
func handed(t *testing.T, site fstest.MapFS, all bool, ending string) []byte {
	t.Helper()
	c := load(t, site)
	x := translation.Table(translation.Survey(c), site, c.Site.Languages, all, "zh")
	var b bytes.Buffer
	write := sheet.WriteWorkbook
	if ending == "docx" {
		write = sheet.WriteDocument
	}
	if err := write(&b, x.Tables); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// edited is a file of an agency with some cells filled in: by how the original or
// the id begins, the translation.
func edited(t *testing.T, data []byte, ending string, fill map[string]string) []byte {
	t.Helper()
	book, err := sheet.Read("a."+ending, data)
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	table := sheet.Table{Name: "zh-en", Columns: []sheet.Column{{Headings: []string{"编号"}}, {Headings: []string{"原文"}}, {Headings: []string{"译文"}}}}
	for _, row := range s.Rows {
		cells := []string{s.At(row.Number, 1).Text, s.At(row.Number, 2).Text, s.At(row.Number, 3).Text}
		if strings.Contains(cells[0], "编号") || strings.Contains(cells[0], "Fill in") {
			continue
		}
		for start, said := range fill {
			if strings.HasPrefix(cells[1], start) {
				cells[2] = said
			}
			if strings.HasPrefix(cells[0], start) {
				cells[0] = said
			}
		}
		table.Rows = append(table.Rows, cells)
	}
	var b bytes.Buffer
	if err := map[string]func() error{
		"xlsx": func() error { return sheet.WriteWorkbook(&b, []sheet.Table{table}) },
		"docx": func() error { return sheet.WriteDocument(&b, []sheet.Table{table}) },
	}[ending](); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func codes(r *translation.Result) (all []string) {
	for _, f := range r.Found {
		all = append(all, f.Rule.Code)
	}
	return all
}

func TestWhatComesBackUnchangedWritesNothing(t *testing.T) {
	site := checked(t, tree())
	for _, ending := range []string{"xlsx", "docx"} {
		data := handed(t, site, true, ending)
		r, err := translation.Read(load(t, site), site, "a."+ending, data)
		if err != nil || len(r.Writes) > 0 || len(r.Found) > 0 || r.Same != 7 || r.Empty != 4 {
			t.Errorf("%s: %v, %+v", ending, err, r)
		}
		r, err = translation.Read(load(t, site), site, "a."+ending, handed(t, site, false, ending))
		if err != nil || r.Same != 0 || r.Empty != 4 {
			t.Errorf("%s: without what is well, %v, %+v", ending, err, r)
		}
	}
}

// What an agency filled in goes into the right files, whatever they are written in.
func TestWhatComesBackIsWritten(t *testing.T) {
	fill := map[string]string{
		"一座": "A hall to let.", "北路": "1 North \"Road\"", "夏天": "Power is short.\nIn summer.",
		"乙": "Beta", "第一段": "First.", "- 其一": "- One", "- 其二": "- Two",
	}
	for _, ending := range []string{"xlsx", "docx"} {
		site := tree()
		r, err := translation.Read(load(t, site), site, "a", edited(t, handed(t, site, true, ending), ending, fill))
		if err != nil || len(r.Found) > 0 || len(r.Taken) != len(fill) {
			t.Fatalf("%s: %v, %+v", ending, err, r)
		}
		after := written(site, r.Writes)
		for name, want := range map[string]string{
			"content/projects/alpha/en.md":        "+++\ntitle = \"Alpha\"\nsummary = \"A hall to let.\"\n+++\n## The hall\nThere are three rooms.\n\nPower is short.\n\nIn summer.\n",
			"content/projects/alpha/project.toml": strings.Replace(string(site["content/projects/alpha/project.toml"].Data), "1 North Road", `1 North \"Road\"`, 1),
			"content/projects/beta/en.md":         "+++\ntitle = \"Beta\"\n+++\nFirst.\n\n- One\n- Two\n",
			"content/projects/alpha/zh.md":        string(site["content/projects/alpha/zh.md"].Data),
		} {
			if got := string(after[name].Data); got != want {
				t.Errorf("%s: %s is\n%s\nwant\n%s", ending, name, got, want)
			}
		}
		again, err := translation.Read(load(t, after), after, "a", edited(t, handed(t, site, true, ending), ending, fill))
		if err != nil || len(again.Writes) > 0 {
			t.Errorf("%s: taken twice, %v, %+v, %v", ending, err, again, codes(again))
		}
	}
}

// What changed in the library after the file was written is never overwritten.
func TestConflictsAreNamed(t *testing.T) {
	site := tree()
	const en, zh = "content/projects/alpha/en.md", "content/projects/alpha/zh.md"
	title := map[string]string{"一座": "A hall to let."}
	body := map[string]string{"夏天": "Power is short."}
	for name, c := range map[string]struct {
		now  fstest.MapFS
		fill map[string]string
		want string
	}{
		"the translation here":            {with(t, site, en, "One hall", "Some hall"), title, "agency-conflict"},
		"the same on both sides":          {with(t, site, en, "One hall to let.", "A hall to let."), title, ""},
		"here alone":                      {with(t, site, en, "One hall", "Some hall"), nil, ""},
		"the original":                    {with(t, site, zh, "一座", "两座"), title, "agency-original-changed"},
		"a paragraph here":                {with(t, site, en, "Power is short in", "Little power in"), body, "agency-conflict"},
		"another paragraph":               {with(t, site, en, "three rooms", "3 rooms"), body, ""},
		"a paragraph more here":           {with(t, site, en, "Power is", "More.\n\nPower is"), body, "agency-conflict"},
		"a paragraph more":                {with(t, site, zh, "夏天", "另起。\n\n夏天"), body, "agency-original-changed"},
		"the record is gone":              {with(t, site, "content/projects/alpha/project.toml", "\"open\"", "\"withdrawn\""), title, "agency-no-text"},
		"an id that was damaged":          {site, map[string]string{"projects/alpha en title": "projects/alpha"}, "agency-bad-id"},
		"a body in part":                  {site, map[string]string{"乙": "Beta", "第一段": "First."}, "agency-partly"},
		"a body without a title":          {site, map[string]string{"第一段": "First.", "- 其一": "- One", "- 其二": "- Two"}, "agency-no-title"},
		"terms of the glossary":           {with(t, site, zh, "一座车间出租。", "一座车间由链长制的项目库登记。"), map[string]string{"一座": "A hall in the Project Library of chiefs."}, "agency-term"},
		"terms rendered as they ought to": {with(t, site, zh, "一座车间出租。", "一座车间由项目库登记。"), map[string]string{"一座": "A hall in project libraries."}, ""},
	} {
		sent := site
		if strings.HasPrefix(name, "terms") {
			sent = c.now
		}
		r, err := translation.Read(load(t, c.now), c.now, "a.xlsx", edited(t, handed(t, sent, true, "xlsx"), "xlsx", c.fill))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found := codes(r)
		if strings.HasPrefix(name, "the record") && len(found) > 0 {
			found = slices.Compact(found)
		}
		if got := strings.Join(found, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if strings.Contains(c.want, "conflict") || strings.Contains(c.want, "changed") {
			if len(r.Writes) > 0 || r.Clean(false) {
				t.Errorf("%s: it is written", name)
			}
		}
	}
}

func TestFilesOfOthersAreRefused(t *testing.T) {
	site := tree()
	for name, data := range map[string]string{"nothing of ours": "编号,译文\n1,x\n", "a duplicate": ""} {
		if data == "" {
			r, err := translation.Read(load(t, site), site, "a.xlsx", doubled(t, handed(t, site, true, "xlsx")))
			if err != nil || !slices.Equal(codes(r), []string{"agency-original-edited", "agency-twice"}) {
				t.Errorf("%s: %v, %v", name, err, codes(r))
			}
			continue
		}
		r, err := translation.Read(load(t, site), site, "a.csv", []byte(data))
		if err != nil || !slices.Equal(codes(r), []string{"agency-no-texts"}) {
			t.Errorf("%s: %v, %v", name, err, codes(r))
		}
	}
}

// doubled is a file in which the first text stands twice, the second time with
// another translation, and in which an original was edited.
func doubled(t *testing.T, data []byte) []byte {
	t.Helper()
	book, err := sheet.Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	id := s.At(3, 1).Text
	table := sheet.Table{Name: "x", Columns: make([]sheet.Column, 3), Rows: [][]string{{id, "原文", "One"}, {id, "原文", "Two"}}}
	var b bytes.Buffer
	if err := sheet.WriteWorkbook(&b, []sheet.Table{table}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
