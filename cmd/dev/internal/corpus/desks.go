package corpus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// office makes a desk that answers investors.
func (w *world) office(i int) record {
	row := w.offices[i]
	v := w.voice("office", i, firmsBefore)
	v.anywhere()
	r := record{kind: "offices", file: "office.toml", id: row[0]}
	d := &r.facts
	d.str("type", row[3])
	d.str("unit", v.units[0][0])
	d.text(v.tags, "city", text{row[4], row[5]})
	street := v.place()
	d.text(v.tags, "address", text{row[4] + street[0] + fmt.Sprintf("%d号", 8+i), fmt.Sprintf("%d %s, %s", 8+i, street[1], row[5])})
	d.str("phone", phone(i))
	d.str("email", mail(row[0]))
	d.text(v.tags, "hours", text{"工作日 9:00–17:30", "working days, 9:00–17:30"})
	d.str("timezone", "Asia/Shanghai")
	d.list("speaks", v.tags[:]...)
	d.str("answers_within", "2 工作日")
	d.list("main", v.mainProvinces(row[0])...)
	d.list("industries", v.industries[i%len(v.industries)].id)
	said := v.paragraph("office", 3)
	r.front = []frontText{{"title", rowName(row)}, {"summary", said[0]}}
	r.body = v.underHeading("office", said[1:])
	return r
}

// mainProvinces returns the provinces that a desk serves first.
func (w *world) mainProvinces(office string) (found []string) {
	for _, p := range w.provinces {
		if p[3] == office {
			found = append(found, p[0])
		}
	}
	return found
}

// phone is a line that nobody has: no area begins with four noughts.
func phone(i int) string { return fmt.Sprintf("0000-%07d", 6000100+i) }

// mail is an address below a name reserved for examples.
func mail(box string) string { return box + "@jichuan.example" }

// underHeading writes sentences under the heading of a kind.
func (v *voice) underHeading(kind string, said []text) text {
	head := join(text{}, text{"## ", "## "}, v.headings[kind][0])
	return ended(join(text{"\n\n", "\n\n"}, head, prose(said...)))
}

// service makes a service with the papers and steps that it asks for.
func (w *world) service(i int) record {
	row := w.services[i]
	v := w.voice("service", i, firmsBefore)
	v.anywhere()
	r := record{kind: "services", file: "service.toml", id: row[0]}
	d := &r.facts
	d.str("type", row[1])
	d.str("unit", row[4])
	d.str("office", v.offices[0][0])
	d.text(v.tags, "window", text{fmt.Sprintf("市政务大厅%d号窗口", 3+i), fmt.Sprintf("Desk %d, city service hall", 3+i)})
	d.str("phone", phone(40+i))
	d.str("email", mail(row[0]))
	d.text(v.tags, "hours", text{"工作日 9:00–17:00", "working days, 9:00–17:00"})
	d.text(v.tags, "fee", text{"不收费", "free of charge"})
	d.list("policies", v.somePolicies(v.rand, policyCount(Least), 1)...)
	v.procedure(d, row[4])
	said := v.paragraph("service", 3)
	r.front = []frontText{{"title", rowName(row[1:])}, {"summary", said[0]}}
	r.body = v.underHeading("service", said[1:])
	return r
}

// procedure writes basis, conditions, papers and steps. The days promised are
// the sum of the steps'.
func (v *voice) procedure(d *document, unit string) {
	days := 0
	for _, s := range v.steps {
		n, _ := strconv.Atoi(s[3]) // the lexicon's test reads it
		days += n
	}
	d.str("days", quantity(days, "工作日"))
	d.table("basis", "law")
	d.text(v.tags, "text", text{"《优化营商环境条例》", "Regulations on Improving the Business Environment"})
	d.table("condition", "registered")
	d.text(v.tags, "text", text{"在本市依法登记，或正在办理登记", "registered in the city, or about to be"})
	for _, doc := range v.documents {
		d.table("document", doc[0])
		d.text(v.tags, "text", rowName(doc))
	}
	before := ""
	for _, s := range v.steps {
		d.table("step", s[0])
		d.text(v.tags, "name", rowName(s))
		d.str("unit", unit)
		d.str("days", s[3]+" 工作日")
		if before != "" {
			d.list("after", before)
		}
		before = s[0]
	}
}

// event makes a fair, a meeting or a day of visits.
func (w *world) event(i int) record {
	row := w.events[i]
	v := w.voice("event", i, firmsBefore)
	_, industry := v.anywhere()
	r := record{kind: "events", file: "event.toml", id: row[0]}
	d := &r.facts
	first, _, _ := strings.Cut(row[4], "/")
	d.str("type", row[1])
	d.str("period", row[4])
	d.str("starts", "09:00")
	d.str("ends", "17:00")
	d.str("timezone", "Asia/Shanghai")
	d.text(v.tags, "place", text{"市会展中心", "City Exhibition Centre"})
	d.text(v.tags, "city", text{v.offices[0][4], v.offices[0][5]})
	d.str("country", "CN")
	d.str("host", v.units[0][0])
	d.str("office", v.offices[0][0])
	d.list("languages", v.tags[:]...)
	d.list("industries", v.industries[industry].id)
	d.list("chains", v.industries[industry].id)
	d.list("projects", v.someProjects(Least, 5)...)
	d.table("session", "opening")
	d.bare("day", first)
	d.str("from", "09:00")
	d.str("to", "11:30")
	d.text(v.tags, "name", text{"开幕和项目介绍", "Opening and projects"})
	said := v.paragraph("event", 3)
	r.front = []frontText{{"title", rowName(row[1:])}, {"summary", said[0]}}
	r.body = v.underHeading("event", said[1:])
	return r
}

// page makes a page about the place.
func (w *world) page(i int) record {
	row := w.pages[i]
	v := w.voice("page", i, firmsBefore)
	v.anywhere()
	r := record{kind: "pages", file: "page.toml", id: row[0]}
	r.facts.str("type", row[1])
	r.facts.yes("menu", true)
	if row[1] == "about" {
		r.facts.list("figures", ids(v.figures)...)
	}
	if row[1] == "contact" {
		r.facts.list("offices", ids(v.offices)...)
	}
	said := v.paragraph("page", 4)
	r.front = []frontText{{"title", rowName(row[1:])}, {"summary", said[0]}}
	r.body = v.underHeading("page", said[1:])
	return r
}

// unique sorts strings and drops what stands twice.
func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
