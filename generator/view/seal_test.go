package view

import (
	"fmt"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

func TestSeals(t *testing.T) {
	var rows []model.Identified
	for i := range patterns + 1 {
		rows = append(rows, &model.Industry{Entry: row(fmt.Sprintf("i-%d", i)), Name: texts("食品", "Food")})
	}
	rows = append(rows, &model.Industry{Entry: row("own"), Name: texts("电池", "Batteries"), Sign: texts("储", "Es")})
	x := newIndex(input(site(map[string][]model.Identified{"industries": rows})))
	for _, test := range []struct{ lang, industry, want string }{
		{"en", "i-0", `<span class="seal industry-i-0 pattern-1" aria-hidden="true">Fo</span>`},
		{"zh", "i-7", `<span class="seal industry-i-7 pattern-8" aria-hidden="true">食</span>`},
		{"zh", "i-8", `<span class="seal industry-i-8 pattern-1" aria-hidden="true">食</span>`},
		{"en", "own", `<span class="seal industry-own pattern-2" aria-hidden="true">Es</span>`},
		{"en", "none", ""},
	} {
		s := x.speech("zh")
		if test.lang == "en" {
			s = x.speech("en")
		}
		if got := html(s.seal(test.industry)); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.industry, test.lang, got, test.want)
		}
	}
}

func TestFirstSign(t *testing.T) {
	for name, want := range map[string]string{"": "", "食品": "食", "Food": "Fo", "É": "É", "Électronique": "Él"} {
		if got := firstSign(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whoever no stationed office covers is answered by the bureau, which stands
// last, and every province that an office names stands beside it.
func TestEverybodyIsAnswered(t *testing.T) {
	c := town()
	east := &model.Office{Header: head1("east"), Type: model.Stationed, Main: []string{"tianjin"}, Phone: must(i18n.ParsePhone("0000-2222222"))}
	silent := &model.Office{Header: head1("silent"), Type: model.Network}
	abroad := &model.Office{Header: head1("abroad"), Type: model.ForeignDesk, Countries: texts("各国", "All")}
	c.Offices = model.NewSet([]*model.Office{c.Offices.Get("desk"), east, silent, abroad})
	c.Site.Complaint = "guide"
	home := pagesOf(t, c)["en/index.html"].(*Home)
	var names []string
	for _, d := range home.Desks {
		names = append(names, d.Name.Text)
	}
	if got, want := strings.Join(names, ", "), "east title, desk title"; got != want {
		t.Errorf("desks %s, want %s", got, want)
	}
	if last := home.Desks[1].For; last[len(last)-1].Text() != "desk.provinces" {
		t.Errorf("the bureau answers for %v", last)
	}
	if len(home.Foreign) != 1 || home.Foreign[0].Name.Text != "abroad title" {
		t.Errorf("foreign desks %+v", home.Foreign)
	}
	if home.Complaint == nil || home.Complaint.Link.Href != "services/guide.html" || home.Complaint.Days == "" {
		t.Errorf("complaints %+v", home.Complaint)
	}
}
