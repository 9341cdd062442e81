package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A sheet is a project in the making.
type sheet struct {
	*voice
	number   int // of the project, from 0
	year     int
	industry int
	node     node
	park     park
	goods    []goods
	budget   budget
}

// project makes a project.
func (w *world) project(i int) record {
	s := &sheet{voice: w.voice("project", i, firmCount(i)), number: i}
	s.year = w.projectYear(i)
	s.industry = s.tail(len(w.industries))
	nodes := some(s.rand, w.industries[s.industry].nodes, 2)
	s.node, s.park = nodes[0], pick(s.rand, w.parks)
	s.about(s.industry, nodes[0], nodes[1])
	s.at(s.park)
	s.budget = drawBudget(s.rand)
	s.goods = s.drawGoods(s.budget.revenue)
	r := record{kind: "projects", file: "project.toml", id: w.projectID(i)}
	s.writeFacts(&r.facts)
	r.front, r.body = s.prose()
	return r
}

// projectYear is the year in which a project entered the library: drawn, so
// that lists by year have something to list, and drawn apart, so that whoever
// names a project need not make it.
func (w *world) projectYear(i int) int { return 2024 + w.source("year", i).IntN(3) }

// projectID names a project by its number.
func (w *world) projectID(i int) string { return fmt.Sprintf("jc-%d-%05d", w.projectYear(i), i+1) }

// title names the project by its place or by its output.
func (s *sheet) title() text {
	if s.rand.IntN(2) == 0 {
		what := join(text{"", " "}, s.word(s.qualities), s.node.name, s.word(s.objects)).capital()
		place := s.place()
		return text{place[0] + what[0] + "项目", what[1] + ", " + place[1]}
	}
	how, g := s.technique(), s.goods[0]
	volume := text{fmt.Sprintf("年产%d%s", g.volume, g.unit.name[0]), grouped(g.volume) + " " + g.unit.name[1] + " a year"}
	if g.unit.id == visits {
		volume[0] = fmt.Sprintf("年接待%d%s", g.volume, g.unit.name[0])
	}
	return text{
		volume[0] + how[0] + s.node.name[0] + "项目",
		text{"", s.node.name[1]}.capital()[1] + " by " + how[1] + ", " + volume[1],
	}
}

// Bounds of a sheet's prose. Sentences are added until the first language has
// as many Chinese characters as were drawn, or the second as many words as may
// be; one sentence more stays within what the package promises.
const (
	leastHan, mostHan = 610, 740
	enoughWords       = 440
)

// prose writes the texts of the front matter and the body.
func (s *sheet) prose() (front []frontText, body text) {
	front = []frontText{{"title", s.title()}}
	for _, key := range []string{"summary", "partner", "model", "provides", "admission", "risk", "unstudied", "basis"} {
		// Sheets differ in what they have; every one has these four.
		always := key == "summary" || key == "partner" || key == "risk" || key == "unstudied"
		if always || s.rand.IntN(3) > 0 {
			front = append(front, frontText{key, s.one(key)})
		}
	}
	return front, s.body(front)
}

// A passage is one section of a body in the making.
type passage struct {
	section   string
	sentences []text // said
	left      []text // that can still be said
	extra     text   // a list or table behind them
}

// body writes the sections of a sheet to the length that is left.
func (s *sheet) body(front []frontText) text {
	passages := s.passages()
	for s.wanting(front, passages) {
		p := &passages[s.rand.IntN(len(passages))]
		if len(p.left) == 0 {
			continue
		}
		p.sentences, p.left = append(p.sentences, p.left[0]), p.left[1:]
	}
	sections := make([]text, len(passages))
	for i, p := range passages {
		sections[i] = s.section(p)
	}
	return join(text{"\n", "\n"}, sections...)
}

// passages chooses the sections of a sheet and the sentence that each begins
// with.
func (s *sheet) passages() (chosen []passage) {
	names := []string{"market", "works", "site"}
	names = append(names, some(s.rand, []string{"staff", "returns", "terms"}, 2)...)
	s.rand.Shuffle(len(names), func(i, k int) { names[i], names[k] = names[k], names[i] })
	for _, name := range append([]string{"overview"}, names...) {
		said := s.paragraph(name, 5)
		p := passage{section: name, sentences: said[:1], left: said[1:]}
		if name == "works" && s.rand.IntN(10) < 7 {
			p.extra = s.equipment()
		}
		if name == "market" && s.rand.IntN(10) < 4 {
			p.extra = s.customers()
		}
		chosen = append(chosen, p)
	}
	return chosen
}

// wanting reports whether a sheet is still too short. The length wanted of a
// sheet follows from its number, so that asking twice gives one answer.
func (s *sheet) wanting(front []frontText, passages []passage) bool {
	var all text
	for _, f := range front[1:] {
		all = join(text{" ", " "}, all, f.text)
	}
	left := 0
	for _, p := range passages {
		all = join(text{" ", " "}, all, prose(p.sentences...), p.extra)
		left += len(p.left)
	}
	wanted := leastHan + s.number*37%(mostHan-leastHan)
	return left > 0 && han(all[0]) < wanted && len(strings.Fields(all[1])) < enoughWords
}

// section writes a heading, its sentences and what follows them.
func (s *sheet) section(p passage) text {
	heading := pick(s.rand, s.headings[p.section])
	parts := []text{join(text{}, text{"## ", "## "}, heading), prose(p.sentences...)}
	if p.extra != (text{}) {
		parts = append(parts, p.extra)
	}
	return ended(join(text{"\n\n", "\n\n"}, parts...))
}

// ended puts a line end behind a text.
func ended(t text) text { return join(text{}, t, text{"\n", "\n"}) }

// equipment lists machines.
func (s *sheet) equipment() text {
	lines := []text{s.one("lead/list"), {}}
	for range 3 + s.rand.IntN(3) {
		item, n := s.draw("term").capital(), 2+s.rand.IntN(70)
		lines = append(lines, text{fmt.Sprintf("- **%s**：%d套", item[0], n), fmt.Sprintf("- **%s**: %d sets", item[1], n)})
	}
	return join(text{"\n", "\n"}, lines...)
}

// customers is a table of where the goods go. Its shares make a hundred.
func (s *sheet) customers() text {
	first := 30 + s.rand.IntN(25)
	second := 15 + s.rand.IntN(15)
	rest := 100 - first - second
	head := join(text{" | ", " | "}, s.tableHead...)
	lines := []text{s.one("lead/table"), {}, {"| " + head[0] + " |", "| " + head[1] + " |"}, {"|---|---:|", "|---|---:|"}}
	for i, market := range some(s.rand, s.markets, 3) {
		share := []int{first, second, rest}[i]
		market = market.capital()
		lines = append(lines, text{fmt.Sprintf("| %s | %d%% |", market[0], share), fmt.Sprintf("| %s | %d%% |", market[1], share)})
	}
	return join(text{"\n", "\n"}, lines...)
}

// han counts Chinese characters.
func han(s string) (n int) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// stateOf returns the public state of a project: most are open.
func (s *sheet) stateOf() string {
	return pick(s.rand, slices.Concat(slices.Repeat([]string{"open"}, 8), []string{"reserved", "closed"}))
}
