package book

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func money(s string) i18n.Money { return must(i18n.ParseMoney(s)) }
func date(s string) i18n.Date   { return must(i18n.ParseDate(s)) }

var today = date("2026-06-30")

// library is a catalogue of six projects and what they name.
func library() *model.Catalog {
	p := func(id, zh string, sum string, change func(*model.Project)) *model.Project {
		x := &model.Project{Header: model.Header{ID: id, Title: i18n.Text{"zh": zh, "en": strings.ToUpper(id)}}, Code: strings.ToUpper(id), State: model.Open, Investment: money(sum)}
		change(x)
		return x
	}
	return model.NewCatalog(&model.Site{
		Languages: []i18n.Tag{"zh", "en"}, Currency: "CNY",
		Bands: []model.AmountBand{{ID: "small", Below: money("1亿元")}, {ID: "large", Least: money("1亿元")}},
	}, map[string][]model.Identified{
		"industries": {
			&model.Industry{Entry: model.Entry{ID: "food"}, Order: 2}, &model.Industry{Entry: model.Entry{ID: "steel"}, Order: 1},
		},
		"rates":  {&model.Rate{Entry: model.Entry{ID: "USD"}, PerUnit: must(i18n.ParseDecimal("7"))}},
		"events": {&model.Event{Header: model.Header{ID: "fair"}, Projects: []string{"b", "f"}}},
		"chains": {
			&model.Chain{Header: model.Header{ID: "meals"}, Industry: "food", Nodes: []*model.Node{{Entry: model.Entry{ID: "n"}, Chain: "meals"}}},
			&model.Chain{Header: model.Header{ID: "iron"}, Industry: "steel"},
		},
		"parks": {&model.Park{Header: model.Header{ID: "east"},
			Plots:     []*model.Plot{{Entry: model.Entry{ID: "p1"}, Park: "east"}, {Entry: model.Entry{ID: "p2"}, Park: "east", State: model.Reserved}},
			Buildings: []*model.Building{{Entry: model.Entry{ID: "h1"}, Park: "east", State: model.Closed}}}},
		"policies": {
			&model.Policy{Header: model.Header{ID: "now"}, Disclosure: model.Voluntary}, &model.Policy{Header: model.Header{ID: "past"}, Disclosure: model.Voluntary, Expires: date("2026-06-29")},
			&model.Policy{Header: model.Header{ID: "later"}, Disclosure: model.Voluntary, Effective: date("2026-07-01")},
		},
		"projects": {
			p("a", "长链", "5000万元", func(p *model.Project) { p.Industry, p.Region, p.Header.Order = "food", "north", 2 }),
			p("b", "冷库", "2亿元", func(p *model.Project) { p.Industry, p.Region, p.Park, p.Node = "food", "south", "east", "meals/n" }),
			p("c", "重钢", "USD 20 million", func(p *model.Project) { p.Industry, p.Region, p.Header.Order = "steel", "north", 1 }),
			p("d", "铝材", "面议", func(p *model.Project) { p.Industry, p.Region, p.Park = "steel", "south", "east" }),
			p("e", "保留", "9000万元", func(p *model.Project) { p.Industry, p.State = "food", model.Reserved }),
			p("f", "结束", "9000万元", func(p *model.Project) { p.Industry, p.State = "food", model.Closed }),
		},
	})
}

// said writes a choice's groups as "industry: a b; …".
func said(c *Choice) string {
	var groups []string
	for _, g := range c.Groups {
		var ids []string
		for _, p := range g.Projects {
			ids = append(ids, p.ID)
		}
		groups = append(groups, strings.TrimPrefix(g.ID+": ", ": ")+strings.Join(ids, " "))
	}
	return strings.Join(groups, "; ")
}

func TestChoose(t *testing.T) {
	for name, c := range map[string]struct {
		book model.Handbook
		want string
	}{
		"everything open, by industry":      {model.Handbook{}, "steel: c d; food: a b"},
		"no dividers":                       {model.Handbook{Group: model.NoGroups}, "c a b d"},
		"an order of codes":                 {model.Handbook{Group: model.NoGroups, Order: model.CodeOrder}, "a b c d"},
		"the largest first, none last":      {model.Handbook{Group: model.NoGroups, Order: model.AmountOrder}, "b c a d"},
		"pinyin, with readings put right":   {model.Handbook{Group: model.NoGroups, Order: model.NameOrder}, "a b d c"},
		"as listed":                         {model.Handbook{Group: model.NoGroups, Order: model.ListedOrder, Select: model.Selection{Projects: []string{"d", "a"}}}, "d a"},
		"a reserved one by name":            {model.Handbook{Group: model.NoGroups, Select: model.Selection{Projects: []string{"e"}}}, "e"},
		"a closed one never, even by name":  {model.Handbook{Group: model.NoGroups, Select: model.Selection{Projects: []string{"f", "a"}}}, "a"},
		"named and meeting criteria":        {model.Handbook{Group: model.NoGroups, Select: model.Selection{Projects: []string{"e"}, Industries: []string{"steel"}}}, "c d e"},
		"every criterion":                   {model.Handbook{Group: model.NoGroups, Select: model.Selection{Industries: []string{"steel", "food"}, Regions: []string{"south"}}}, "b d"},
		"states":                            {model.Handbook{Group: model.NoGroups, Select: model.Selection{States: []model.State{model.Reserved}}}, "e"},
		"at least, itself included":         {model.Handbook{Group: model.NoGroups, Select: model.Selection{Least: money("2亿元")}}, "b"},
		"below, itself not included":        {model.Handbook{Group: model.NoGroups, Select: model.Selection{Below: money("1.4亿元")}}, "a"},
		"a band in another currency":        {model.Handbook{Group: model.NoGroups, Select: model.Selection{Least: money("USD 20 million")}}, "c b"},
		"on a chain":                        {model.Handbook{Group: model.NoGroups, Select: model.Selection{OfChains: []string{"meals"}}}, "b"},
		"in a park":                         {model.Handbook{Group: model.NoGroups, Select: model.Selection{InParks: []string{"east"}}}, "b d"},
		"of an event, closed ones left out": {model.Handbook{Group: model.NoGroups, Select: model.Selection{OfEvent: "fair"}}, "b"},
		"by region":                         {model.Handbook{Group: model.RegionGroups}, "c a b d"},
		"by amount, the largest first":      {model.Handbook{Group: model.AmountGroups}, "large: c b; small: a; d"},
		"by park":                           {model.Handbook{Group: model.ParkGroups}, "east: b d; c a"},
		"by chain":                          {model.Handbook{Group: model.ChainGroups}, "meals: b; c a d"},
		"no projects in an atlas":           {model.Handbook{Kind: model.ChainAtlas}, ""},
	} {
		if c.book.Kind == "" {
			c.book.Kind = model.ProjectBook
		}
		if got := said(Choose(&c.book, library(), today, "zh")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestChooseTheRest(t *testing.T) {
	c := library()
	book := Choose(&model.Handbook{Kind: model.ProjectBook, Select: model.Selection{Industries: []string{"food"}}}, c, today, "zh")
	if len(book.Chains) != 1 || book.Chains[0].ID != "meals" {
		t.Errorf("chains of the book's industries: %d", len(book.Chains))
	}
	if len(book.Plots) != 1 || book.Plots[0].ID != "p1" || len(book.Buildings) != 0 {
		t.Errorf("%d plots and %d buildings can be had, want 1 and 0", len(book.Plots), len(book.Buildings))
	}
	digest := Choose(&model.Handbook{Kind: model.PolicyDigest, Select: model.Selection{Policies: []string{"past", "now"}}}, c, today, "zh")
	if len(digest.Policies) != 1 || digest.Policies[0].ID != "now" || digest.Groups != nil {
		t.Errorf("%d policies, groups %v", len(digest.Policies), digest.Groups)
	}
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		book     *model.Handbook
		printed  []string
		notices  []model.Notice
		internal bool
		want     []string
	}{
		"a good book":         {book: &model.Handbook{Kind: model.ProjectBook}},
		"a closed project":    {book: &model.Handbook{Kind: model.ProjectBook, Select: model.Selection{Projects: []string{"f", "a"}}}, want: []string{"book-never-holds"}},
		"nothing else":        {book: &model.Handbook{Kind: model.ProjectBook, Select: model.Selection{Projects: []string{"f"}}}, want: []string{"book-empty", "book-never-holds"}},
		"an expired policy":   {book: &model.Handbook{Kind: model.PolicyDigest, Select: model.Selection{Policies: []string{"past", "now"}}}, want: []string{"book-never-holds"}},
		"an internal project": {book: &model.Handbook{Kind: model.ProjectBook, Select: model.Selection{Projects: []string{"a", "b"}}}, internal: true, want: []string{"book-never-holds"}},
		"no project meets it": {book: &model.Handbook{Kind: model.ProjectBook, Select: model.Selection{Regions: []string{"west"}}}, want: []string{"book-empty"}},
		"a part nobody needs": {book: &model.Handbook{Kind: model.ParkBook, Parts: []model.BookPart{model.ParksPart, model.BriefingsPart}}, want: []string{"book-empty"}},
		"printed and here":    {printed: []string{"projects/a", "b", "plots/east/p1", "east/p2", "old", "plots/former/p1"}},
		"printed and gone":    {printed: []string{"projects/a", "projects/x", "chains/a"}, want: []string{"printed-id-gone", "printed-id-gone"}},
		"with a notice":       {printed: []string{"projects/x", "y"}, notices: []model.Notice{{Kind: "projects", ID: "x", Aliases: []string{"y"}}}},
		"closed, yet here":    {printed: []string{"f"}},
	} {
		full := library()
		full.Projects.Get("a").Aliases, full.Parks.Get("east").Aliases = []string{"old"}, []string{"former"}
		seen := *full
		var books, rows []*model.Handbook
		if c.book != nil {
			c.book.ID = "fair"
			books, rows = []*model.Handbook{c.book}, []*model.Handbook{c.book}
		}
		full.Handbooks, seen.Handbooks = model.NewSet(rows), model.NewSet(books)
		if c.internal {
			full.Projects.Get("a").Audience = model.Internal
		}
		if c.printed != nil {
			full.Books = model.NewSet([]*model.PrintedBook{{Entry: model.Entry{ID: "spring"}, Records: c.printed}})
		}
		seen.Notices = c.notices
		var list diag.List
		Check(full, &seen, &seen, today, &list)
		var got []string
		for _, d := range list.Sorted() {
			got = append(got, d.Rule.Code)
			if text := d.Message("zh") + d.Message("en") + strings.Join(d.Advice("zh"), "") + strings.Join(d.Advice("en"), ""); strings.Contains(text, "%!") {
				t.Errorf("%s: badly formatted: %s", name, text)
			}
		}
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %v, want %v", name, got, c.want)
		}
	}
}
