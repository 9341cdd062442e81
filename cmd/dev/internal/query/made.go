package query

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Make makes questions from the sources, up to so many of each class and
// language. The same sources give the same questions.
func Make(all Sources, each int, seed uint64) (queries []Query) {
	langs := make([]string, 0, len(all))
	for lang := range all {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	for i, lang := range langs {
		m := maker{lang: lang, records: all[lang], rand: rand.New(rand.NewPCG(seed, uint64(i))), asked: map[string]bool{}}
		m.titles, m.words = m.census()
		for _, c := range Classes {
			if draw := draws[c]; draw != nil {
				queries = append(queries, m.take(c, each, draw)...)
			}
		}
	}
	return queries
}

// draws are the ways to draw a question of a class from a record; each returns
// none where the record offers none.
var draws = map[Class]func(*maker, *Record) Query{
	Two:    func(m *maker, r *Record) Query { return m.cut(r, 2, 2) },
	Three:  func(m *maker, r *Record) Query { return m.cut(r, 3, 3) },
	Four:   func(m *maker, r *Record) Query { return m.cut(r, 4, 4) },
	Long:   func(m *maker, r *Record) Query { return m.cut(r, 5, 8) },
	Mixed:  (*maker).mixed,
	Number: (*maker).number,
	Apart:  (*maker).apart,
	Word:   (*maker).word,
	Form:   (*maker).form,
	Part:   (*maker).part,
	Code:   (*maker).code,
	Title:  (*maker).title,
	Known:  (*maker).known,
}

// A maker makes the questions of one language.
type maker struct {
	lang    string
	records []*Record
	rand    *rand.Rand
	asked   map[string]bool
	titles  map[string]int // normal title → how many records bear it
	words   map[string]int // word of letters → how many records say it
}

// census counts titles and words.
func (m *maker) census() (titles, words map[string]int) {
	titles, words = map[string]int{}, map[string]int{}
	for _, r := range m.records {
		titles[norm(r.Title)]++
		seen := map[string]bool{}
		for _, p := range r.Passages {
			for _, w := range wordsOf(p) {
				if !seen[w] {
					seen[w] = true
					words[w]++
				}
			}
		}
	}
	return titles, words
}

// take draws until there are enough questions or too many draws gave none.
func (m *maker) take(c Class, enough int, draw func(*maker, *Record) Query) (taken []Query) {
	for tries := 0; len(taken) < enough && tries < enough*30 && len(m.records) > 0; tries++ {
		q := draw(m, m.records[m.rand.IntN(len(m.records))])
		q.Lang, q.Class = m.lang, c
		if key := string(c) + q.Text; q.Text != "" && !m.asked[key] {
			m.asked[key] = true
			taken = append(taken, q)
		}
	}
	return taken
}

// passage returns one passage of a record, a long one as likely as it is long.
func (m *maker) passage(r *Record) string {
	total := 0
	for _, p := range r.Passages {
		total += len(p)
	}
	if total == 0 {
		return ""
	}
	n := m.rand.IntN(total)
	for _, p := range r.Passages {
		if n -= len(p); n < 0 {
			return p
		}
	}
	return ""
}

var (
	hanRun   = regexp.MustCompile(`\p{Han}+`)
	mixedRun = regexp.MustCompile(`[\p{Han}a-z0-9.]+`)
	unitRun  = regexp.MustCompile(`\d+(\.\d+)?(%|[\p{Han}]{1,2}|[a-z]{1,4}\b)`)
	unit     = regexp.MustCompile(`^(万|亿|千|百)?(吨|元|亩|米|公里|公顷|台|套|人|家|个|年|月|日|天|度|片|只|毫米|平方|立方|小时|千瓦|兆瓦)`)
)

// piece returns one match of an expression in a passage of a record.
func (m *maker) piece(r *Record, of *regexp.Regexp) string {
	all := of.FindAllString(m.passage(r), -1)
	if len(all) == 0 {
		return ""
	}
	return all[m.rand.IntN(len(all))]
}

// cut cuts so many Chinese characters from anywhere.
func (m *maker) cut(r *Record, least, most int) Query {
	run, n := []rune(m.piece(r, hanRun)), least+m.rand.IntN(most-least+1)
	if len(run) < n {
		return Query{}
	}
	at := m.rand.IntN(len(run) - n + 1)
	return Query{Text: string(run[at : at+n])}
}

// mixed cuts a stretch of four to ten characters in which Chinese stands beside
// letters or digits.
func (m *maker) mixed(r *Record) Query {
	run, n := []rune(strings.Trim(m.piece(r, mixedRun), ".")), 4+m.rand.IntN(7)
	if len(run) < n {
		return Query{}
	}
	at := m.rand.IntN(len(run) - n + 1)
	text := string(run[at : at+n])
	if !strings.ContainsFunc(text, han) || !strings.ContainsFunc(text, func(r rune) bool { return digit(r) || letter(r) }) ||
		strings.Trim(text, ".") != text || !holds(string(run), text, false) {
		return Query{}
	}
	return Query{Text: text}
}

// number takes a number with the unit behind it, with a space between or not.
func (m *maker) number(r *Record) Query {
	p := m.passage(r)
	all := unitRun.FindAllStringIndex(p, -1)
	if len(all) == 0 {
		return Query{}
	}
	span := all[m.rand.IntN(len(all))]
	text := p[span[0]:span[1]]
	from := strings.IndexFunc(text, func(r rune) bool { return !digit(r) && r != '.' })
	if tail := p[span[0]+from:]; strings.ContainsFunc(text, han) {
		u := unit.FindString(tail)
		if u == "" {
			return Query{}
		}
		text = text[:from] + u
	}
	if !holds(p, text, false) {
		return Query{}
	}
	if m.rand.IntN(2) == 0 {
		return Query{Text: text}
	}
	return Query{Text: text[:from] + " " + text[from:], Plain: text}
}

// apart takes two phrases of one record.
func (m *maker) apart(r *Record) Query {
	a, b := m.cut(r, 2, 4).Text, m.cut(r, 2, 4).Text
	if a == "" || b == "" || a == b {
		return Query{}
	}
	return Query{Text: a + " " + b}
}

// word takes one, two or three words in a row, none of them short.
func (m *maker) word(r *Record) Query {
	words := wordsOf(m.passage(r))
	n := 1 + m.rand.IntN(3)
	if len(words) < n {
		return Query{}
	}
	at := m.rand.IntN(len(words) - n + 1)
	words = words[at : at+n]
	for _, w := range words {
		if len(w) < 4 || strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
			return Query{}
		}
	}
	return Query{Text: strings.Join(words, " ")}
}

// form takes a word of which the site says both numbers, and asks for the one
// that the record may lack.
func (m *maker) form(r *Record) Query {
	w := m.word(r).Text
	if w == "" || strings.Contains(w, " ") {
		return Query{}
	}
	other, plural := strings.CutSuffix(w, "s")
	if !plural {
		other = w + "s"
	}
	if strings.HasSuffix(w, "ss") || m.words[other] == 0 {
		return Query{}
	}
	return Query{Text: other}
}

// code takes a whole code.
func (m *maker) code(r *Record) Query {
	if len(r.Codes) == 0 {
		return Query{}
	}
	return Query{Text: r.Codes[m.rand.IntN(len(r.Codes))], Want: []string{r.Name}}
}

// part takes what follows a hyphen of a code.
func (m *maker) part(r *Record) Query {
	code := m.code(r).Text
	cuts := strings.Split(code, "-")
	if len(cuts) < 2 {
		return Query{}
	}
	return Query{Text: strings.Join(cuts[1+m.rand.IntN(len(cuts)-1):], "-"), Want: []string{r.Name}}
}

// title takes a title that no other record bears.
func (m *maker) title(r *Record) Query {
	if r.Title == "" || m.titles[norm(r.Title)] != 1 {
		return Query{}
	}
	return Query{Text: r.Title, Want: []string{r.Name}}
}

// known takes a part of a title by which one record can be told: two phrases of
// it, or its longest stretch without punctuation.
func (m *maker) known(r *Record) Query {
	title := norm(r.Title)
	var text string
	if runs := hanRun.FindAllString(title, -1); len(runs) > 0 {
		run := []rune(slices.MaxFunc(runs, func(a, b string) int { return len(a) - len(b) }))
		if len(run) < 4 {
			return Query{}
		}
		n := min(len(run)-m.rand.IntN(len(run)-3), 8)
		at := m.rand.IntN(len(run) - n + 1)
		text = string(run[at : at+n])
	} else if words := slices.DeleteFunc(wordsOf(title), func(w string) bool { return len(w) < 4 }); len(words) >= 3 {
		at := m.rand.IntN(len(words) - 2)
		text = strings.Join(words[at:at+3], " ")
	}
	bear := 0
	for other, n := range m.titles {
		if text != "" && titled(other, text) {
			bear += n
		}
	}
	if bear != 1 {
		return Query{}
	}
	return Query{Text: text, Want: []string{r.Name}}
}

// titled reports whether a title says all phrases of a question.
func titled(title, text string) bool {
	for phrase := range strings.FieldsSeq(text) {
		if !holds(title, phrase, true) {
			return false
		}
	}
	return true
}
