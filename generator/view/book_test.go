package view

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// printed is a catalogue with books of two projects in each of two industries.
func printed(h *model.Handbook, change func(*model.Catalog)) *Books {
	in := func(id, zh, industry, sum string) *model.Project {
		return project(id, func(p *model.Project) {
			p.Title, p.Code, p.Industry, p.Region, p.Investment = texts(zh, strings.ToUpper(id)), "XZ-"+id, industry, "north", money(sum)
		})
	}
	h.ID = "fair"
	c := site(map[string][]model.Identified{
		"handbooks": {h},
		"industries": {
			&model.Industry{Entry: model.Entry{ID: "food"}, Name: texts("食品", "Food"), Terms: texts("条件", "Terms")},
			&model.Industry{Entry: model.Entry{ID: "steel"}, Name: texts("钢铁", "Steel")},
		},
		"regions":  {&model.Region{Entry: model.Entry{ID: "north"}, Name: texts("北区", "North")}},
		"projects": {in("d", "冷库", "food", "2亿元"), in("b", "重钢", "steel", "5000万元"), in("a", "长链", "food", "面议"), in("c", "铝材", "steel", "约3000万元")},
		"offices":  {&model.Office{Header: model.Header{ID: "bureau", Title: texts("招商局", "Bureau")}}},
		"events":   {&model.Event{Header: model.Header{ID: "expo", Title: texts("洽谈会", "Expo")}, Period: must(i18n.ParsePeriod("2026-10-22/2026-10-24")), Place: texts("一号馆", "Hall 1")}},
	})
	c.Site.Invented, c.Site.Mark = true, texts("虚构", "Invented")
	if change != nil {
		change(c)
	}
	return NewBooks(input(c), "0123456789abcdef")
}

// saidBy lists the leaves of a book by id.
func saidBy(b *Book) (ids []string) {
	for l := range b.Leaves() {
		ids = append(ids, l.Start().ID)
	}
	return ids
}

func TestLeavesOfABook(t *testing.T) {
	for name, c := range map[string]struct {
		book model.Handbook
		want string
	}{
		"by industry":     {model.Handbook{Kind: model.ProjectBook, Order: model.CodeOrder}, "cover contents projects-food projects/a projects/d projects-steel projects/b projects/c entry offices reply index-industry index-region index-amount index-name colophon back-cover"},
		"no dividers":     {model.Handbook{Kind: model.ProjectBook, Group: model.NoGroups, Order: model.CodeOrder, Parts: []model.BookPart{"projects", "colophon"}}, "projects/a projects/b projects/c projects/d colophon"},
		"order of parts":  {model.Handbook{Kind: model.ProjectBook, Group: model.NoGroups, Order: model.CodeOrder, Parts: []model.BookPart{"offices", "projects"}}, "offices projects/a projects/b projects/c projects/d"},
		"single sheets":   {model.Handbook{Kind: model.SheetSet, Order: model.CodeOrder}, "projects/a projects/b projects/c projects/d"},
		"what is missing": {model.Handbook{Kind: model.ServiceBook}, "cover contents offices colophon back-cover"},
	} {
		got := saidBy(printed(&c.book, nil).Book(&c.book, "zh"))
		for i := range got {
			got[i] = strings.TrimPrefix(got[i], "zh/")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s\nwant %s", name, strings.Join(got, " "), c.want)
		}
	}
}

// Two languages of a book hold the same in the same order, by the first.
func TestFacingPagesHaveOneOrder(t *testing.T) {
	h := &model.Handbook{Kind: model.ProjectBook, Languages: []i18n.Tag{"zh", "en"}, Facing: true, Order: model.NameOrder, Group: model.NoGroups, Parts: []model.BookPart{"projects"}}
	books := printed(h, nil)
	zh, en := saidBy(books.Book(h, "zh")), saidBy(books.Book(h, "en"))
	for i := range zh {
		if strings.TrimPrefix(zh[i], "zh/") != strings.TrimPrefix(en[i], "en/") {
			t.Errorf("leaf %d: %s faces %s", i, zh[i], en[i])
		}
	}
	if zh[0] != "zh/projects/a" { // 长链, read chang, before 冷库
		t.Errorf("the first by pinyin is %s", zh[0])
	}
}

func TestIndexes(t *testing.T) {
	h := &model.Handbook{Kind: model.ProjectBook}
	b := printed(h, nil).Book(h, "zh")
	for part, want := range map[model.BookPart]string{
		model.IndustryIndex: "食品: a p.a, d p.d; 钢铁: b p.b, c p.c",
		model.RegionIndex:   "北区: a p.a, d p.d, b p.b, c p.c",
		model.AmountIndex:   "amounts.from 1亿元: d p.d; amounts.below 1亿元: b p.b, c p.c; book.no-amount: a p.a",
		model.NameIndex:     "C: a p.a; L: d p.d, c p.c; Z: b p.b",
	} {
		var groups []string
		for _, g := range b.Numbered(part).Groups {
			var lines []string
			for _, e := range g.Entries {
				lines = append(lines, strings.TrimPrefix(e.Code, "XZ-")+" p."+e.To[len(e.To)-1:])
				if e.Title.Href == "" || e.Title.Text == "" {
					t.Errorf("%s: an entry without a name or a way: %+v", part, e)
				}
			}
			title, _, _ := strings.Cut(g.Title.Text, "%!")
			groups = append(groups, title+": "+strings.Join(lines, ", "))
		}
		if got := strings.Join(groups, "; "); got != want {
			t.Errorf("%s: %s\nwant %s", part, got, want)
		}
	}
}

func TestContents(t *testing.T) {
	h := &model.Handbook{Kind: model.ProjectBook}
	b := printed(h, nil).Book(h, "en")
	listed := []Entered{
		{ID: "en/projects-food", Title: Phrase{Text: "Food"}, Level: 1, Part: model.ProjectsPart},
		{ID: "en/projects/a", Label: "XZ-a", Title: Phrase{Text: "A"}, Level: 2, Part: model.ProjectsPart},
		{ID: "en/policies/x", Title: Phrase{Text: "X"}, Level: 2, Part: model.PoliciesPart},
		{ID: "en/policies/y", Title: Phrase{Text: "Y"}, Level: 2, Part: model.PoliciesPart},
	}
	v := b.Contents(listed)
	var lines []string
	for _, e := range v.Groups[0].Entries {
		lines = append(lines, strings.TrimSpace(e.Class+" "+e.Title.Text+" "+e.To))
	}
	want := []string{"part Food en/projects-food", "entry A en/projects/a", "part book-part.policies", "entry X en/policies/x", "entry Y en/policies/y"}
	if !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
}

// A sum counts exact amounts and says how many it leaves out.
func TestDividerSums(t *testing.T) {
	h := &model.Handbook{Kind: model.ProjectBook, Order: model.CodeOrder}
	b := printed(h, nil).Book(h, "zh")
	for l := range b.Leaves() {
		d, ok := l.(*Divider)
		if !ok {
			continue
		}
		got := html(d.Figures)
		switch d.ID {
		case "zh/projects-food":
			if !strings.Contains(got, "2亿元") || !strings.Contains(got, "book.not-summed") || d.Terms == nil {
				t.Errorf("food: %s, %v", got, d.Terms)
			}
		case "zh/projects-steel":
			if !strings.Contains(got, "5000万元") || strings.Contains(got, "8000") {
				t.Errorf("an approximate amount was summed: %s", got)
			}
		}
	}
}

func TestCoverAndSheet(t *testing.T) {
	h := &model.Handbook{Kind: model.ProjectBook, Title: texts("项目册", "Projects"), Event: "expo", Languages: []i18n.Tag{"zh", "en"}}
	b := printed(h, func(c *model.Catalog) {
		c.Projects.Get("a").Title = texts("长链", "")
		c.Projects.Get("b").Translations = []model.Translation{{ID: "en", Checked: date("2026-06-01"), Stale: true}}
	}).Book(h, "en")
	codes := 0
	for l := range b.Leaves() {
		switch v := l.(type) {
		case *Cover:
			if v.Title.Text != "Projects" || v.Event.Text() != "Expo" || !strings.Contains(v.When.Text(), "Hall 1") || v.Mark.Text != "Invented" || len(v.Others) != 1 || v.Others[0].Text != "项目册" {
				t.Errorf("cover: %+v", v)
			}
		case *ProjectSheet:
			if want := map[string]string{"XZ-a": "missing.other tongue.zh", "XZ-b": "missing.overtaken 1 June 2026 tongue.zh"}[v.Label]; v.Missing != want {
				t.Errorf("%s: the note on a missing translation is %q", v.Label, v.Missing)
			}
			if v.Code == nil || v.Code.URL != "https://x.example/en/projects/"+strings.TrimPrefix(v.Label, "XZ-")+".html" {
				t.Errorf("%s: code %+v", v.Label, v.Code)
			}
			codes++
		}
	}
	if codes != 4 {
		t.Errorf("%d sheets", codes)
	}
}

// Without a base address there is no code: one that leads nowhere is worse.
func TestNoCodeWithoutAnAddress(t *testing.T) {
	h := &model.Handbook{Kind: model.SheetSet}
	b := printed(h, func(c *model.Catalog) { c.Site.BaseURL = "" }).Book(h, "zh")
	for l := range b.Leaves() {
		if v := l.(*ProjectSheet); v.Code != nil || v.Address != "" {
			t.Errorf("%s has a code: %+v", v.Label, v.Code)
		}
	}
}

// A visit lists its stops by day; each that has a record has one sheet.
func TestItinerary(t *testing.T) {
	h := &model.Handbook{Kind: model.VisitPack, Stops: []model.Stop{
		{ID: "x", Day: date("2026-10-24"), From: "08:00", Name: texts("集合", "Gather")},
		{ID: "y", Day: date("2026-10-24"), From: "09:00", To: "10:00", Project: "d", Host: texts("局", "Bureau")},
		{ID: "z", Day: date("2026-10-25"), From: "09:00", Project: "d", Name: texts("再看", "Again")},
	}}
	b := printed(h, nil).Book(h, "zh")
	var ids []string
	for l := range b.Leaves() {
		ids = append(ids, strings.TrimPrefix(l.Start().ID, "zh/"))
		if v, ok := l.(*Itinerary); ok {
			if len(v.Days) != 2 || len(v.Days[0].Table.Rows) != 2 || v.Days[0].Table.Rows[1].Cells[0].Text() != "09:00–10:00" || v.Days[1].Table.Rows[0].Cells[1].Text() != "再看" {
				t.Errorf("days: %+v", v.Days)
			}
			if run := v.Days[0].Table.Rows[1].Cells[1][0]; run.Text != "冷库" || run.Href != "zh/projects/d.html" {
				t.Errorf("a stop: %+v", run)
			}
		}
	}
	if got, want := strings.Join(ids, " "), "cover itinerary projects/d offices colophon"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
