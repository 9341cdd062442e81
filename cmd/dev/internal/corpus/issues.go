package corpus

import (
	"fmt"
	"regexp"
	"strings"
)

// policyID names a policy by its number.
func policyID(i int) string { return fmt.Sprintf("policy-%05d", i+1) }

// repealed reports whether a policy is no longer in force. Projects and
// services refer to none of these.
func (w *world) repealed(i int) bool { return w.source("repealed", i).IntN(15) == 0 }

// policy makes a policy.
func (w *world) policy(i int) record {
	v := w.voice("policy", i, firmsBefore)
	_, industry := v.anywhere()
	t := pick(v.rand, w.topics)
	v.fixed["subject"] = t.subject
	lead, funds := pick(v.rand, w.units), pick(v.rand, w.units)
	v.fixed["dept"], v.fixed["dept2"] = rowName(lead), rowName(funds)
	r := record{kind: "policies", file: "policy.toml", id: policyID(i)}
	v.policyFacts(&r.facts, i, t, lead[0], industry)
	measures := v.paragraph("article/support", 5+v.rand.IntN(5))
	for k, said := range measures[:2+v.rand.IntN(3)] {
		v.clause(&r.facts, k+1, said, lead[0], industry)
	}
	form := pick(v.rand, w.forms)
	r.front = []frontText{
		{"title", text{
			"关于" + v.fixed["node"][0] + "企业" + t.subject[0] + "的" + form[0],
			form[1] + " on " + strings.TrimPrefix(t.subject[1], "the ") + ": " + v.fixed["node"][1],
		}},
		{"summary", v.one("policy-summary")},
	}
	r.body = v.articles(measures)
	return r
}

// policyFacts writes what a policy is. Its dates follow each other: made,
// published, in force, and out of force only after the corpus's day.
func (v *voice) policyFacts(d *document, i int, t topic, issuer string, industry int) {
	made := date("2024-01-10", v.rand.IntN(850))
	published := date(made, 1+v.rand.IntN(10))
	effective := date(published, 30*v.rand.IntN(2))
	d.str("number", fmt.Sprintf("霁招发〔%s〕%d号", made[:4], i+1))
	d.str("issuer", issuer)
	d.str("topic", t.id)
	d.bare("made", made)
	d.bare("published", published)
	d.bare("effective", effective)
	d.bare("expires", date(effective, 365*(3+v.rand.IntN(3))-1))
	if v.repealed(i) {
		d.str("status", "repealed")
	} else {
		d.str("status", "in-force")
	}
	d.str("disclosure", "voluntary")
	d.str("office", v.offices[0][0])
	d.list("industries", v.industries[industry].id)
	d.table("fair_competition")
	d.bare("reviewed", date(made, -20))
	d.text(v.tags, "by", text{"公平竞争审查工作组", "fair competition review group"})
}

// clause writes one measure with its conditions. What it says is the article of
// the body with its number, and its figures are those that the words state.
func (v *voice) clause(d *document, number int, said text, desk string, industry int) {
	d.table("clause", fmt.Sprintf("clause-%d", number))
	d.str("article", fmt.Sprint(generalArticles+number))
	d.str("kind", pick(v.rand, []string{"subsidy", "loan-interest", "guarantee", "training", "innovation", "certification", "energy"}))
	d.text(v.tags, "text", said)
	d.list("industries", v.industries[industry].id)
	if m := threshold.FindStringSubmatch(said[0]); m != nil {
		d.str("min_investment", m[2]+" "+m[3])
		d.str("investment_basis", bases[m[1]])
	}
	d.str("rate", quantity(5+5*v.rand.IntN(9), "%"))
	d.str("cap", money(50*(1+v.rand.IntN(12))))
	d.str("years", quantity(1+v.rand.IntN(3), "年"))
	d.text(v.tags, "apply", v.one("article/procedure"))
	d.str("desk", desk)
}

// generalArticles is how many articles stand before the measures.
const generalArticles = 2

// threshold finds the investment that a measure asks for.
var threshold = regexp.MustCompile(`(总投资|固定资产投资|设备投资)不低于([0-9.]+)(万元|亿元)`)

// bases are the names of the investments that measures speak of.
var bases = map[string]string{"总投资": "total", "固定资产投资": "fixed-assets", "设备投资": "equipment"}

// articles writes the body of a policy: four chapters of numbered articles, of
// which the second holds the measures.
func (v *voice) articles(measures []text) (body text) {
	general, procedure, final := v.paragraph("article/general", generalArticles), v.paragraph("article/procedure", 3), v.paragraph("article/final", 2)
	number := 0
	var blocks []text
	for c, chapter := range v.chapters {
		blocks = append(blocks, text{
			fmt.Sprintf("## 第%s章 %s", numeral(c+1), chapter[0]),
			fmt.Sprintf("## Chapter %d %s", c+1, chapter[1]),
		})
		for _, said := range [][]text{general, measures, procedure, final}[c] {
			number++
			blocks = append(blocks,
				text{"### 第" + numeral(number) + "条", fmt.Sprintf("### Article %d", number)}, said)
		}
	}
	return ended(join(text{"\n\n", "\n\n"}, blocks...))
}

// numeral writes a number below a hundred in Chinese.
func numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	tens, ones := n/10, n%10
	s := ""
	if tens > 1 {
		s = string(digits[tens])
	}
	if tens > 0 {
		s += "十"
	}
	if ones > 0 {
		s += string(digits[ones])
	}
	return s
}

// briefing makes one issue of the periodical. The first made is the latest.
func (w *world) briefing(i int) record {
	v := w.voice("briefing", i, firmCount(w.shape.PerBriefing*i))
	v.anywhere()
	days := max(1, 7*w.shape.PerBriefing/20) // between issues
	day := date("2026-06-26", -days*i)
	issue := issueOf(day, days)
	r := record{kind: "briefings", file: "briefing.toml", id: fmt.Sprintf("issue-%05d", i+1)}
	d := &r.facts
	d.str("type", "bulletin")
	d.num("issue", issue)
	d.num("total", 40000-i)
	d.str("period", day[:7])
	d.bare("date", day)
	d.str("issuer", v.units[0][0])
	d.list("projects", v.someProjects(w.shape.PerBriefing*(i+1), 4)...)
	if day > date(asOf, -30*ledgerMonths) {
		d.list("indicators", "signed-count", "signed-amount", "started-count", "paid-in-amount")
	}
	d.text(v.tags, "copies_to", text{"市直有关单位，各县市区", "municipal bodies, counties and districts"})
	r.front = []frontText{
		{"title", text{fmt.Sprintf("招商简报%s年第%d期", day[:4], issue), fmt.Sprintf("Investment briefing %d of %s", issue, day[:4])}},
		{"summary", v.one("briefing-summary")},
	}
	r.body = v.issue()
	return r
}

// issueOf counts the issues of a day's year up to it.
func issueOf(day string, days int) int {
	n := 1
	for earlier := date(day, -days); earlier[:4] == day[:4]; earlier = date(earlier, -days) {
		n++
	}
	return n
}

// issue writes the body of an issue: sections with paragraphs, each about
// another branch.
func (v *voice) issue() text {
	var blocks []text
	for _, heading := range v.headings["briefing-headings"] {
		v.anywhere()
		blocks = append(blocks, join(text{}, text{"## ", "## "}, heading))
		said := v.paragraph("briefing", 6)
		blocks = append(blocks, prose(said[:3]...), prose(said[3:]...))
	}
	return ended(join(text{"\n\n", "\n\n"}, blocks...))
}

// someProjects draws projects among the first n.
func (v *voice) someProjects(n, want int) (ids []string) {
	for range want {
		ids = append(ids, v.projectID(v.rand.IntN(n)))
	}
	return unique(ids)
}
