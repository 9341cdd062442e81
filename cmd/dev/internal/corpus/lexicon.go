package corpus

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// words is the lexicon: everything that is the same for every seed.
type words struct {
	tags, city text

	// Words of trade, from which techniques and products are put together.
	qualities, processes, objects           []text
	markets, transports, utilities, schools []text
	topics                                  []topic
	industries                              []industry
	forms, chapters, tableHead              []text
	firmTrades, firmForms, placeKinds       []text
	firmCharacters, placeCharacters, rare   []text // a character and its reading

	// Rows are kept as they stand where code reads them by column: an id
	// first, then the name in each language.
	bands, regions, units, offices, provinces [][]string
	parkRows, services, events, pages         [][]string
	documents, steps, rates, figures          [][]string
	amountBands                               [][]string

	// By section. Headings stand apart, since several sections of one record
	// may choose among the same ones.
	sentences map[string][]sentence
	headings  map[string][]text
}

// An industry is one branch, with the nodes of its chain.
type industry struct {
	id    string
	name  text
	row   []string
	nodes []node
}

// A node is one product of a chain, with the unit it is sold in.
type node struct {
	id   string
	name text
	unit string
}

// A topic is what a policy is about.
type topic struct {
	id      string
	subject text
}

// loadWords reads the lexicon. It fails on a faulty one, which a test finds
// before anybody else does.
func loadWords() (*words, error) {
	l, err := readLexicon(lexiconFiles)
	if err != nil {
		return nil, err
	}
	w := &words{
		tags: l.pair("languages"), city: l.pair("city"),
		qualities: l.pairs("qualities"), processes: l.pairs("processes"), objects: l.pairs("objects"),
		markets: l.pairs("markets"), transports: l.pairs("transports"), utilities: l.pairs("utilities"),
		schools: l.pairs("schools"), firmTrades: l.pairs("firm-trades"), firmForms: l.pairs("firm-forms"),
		firmCharacters: l.readings("firm-characters"), placeCharacters: l.readings("place-characters"),
		placeKinds: l.pairs("place-kinds"), forms: l.pairs("forms"), chapters: l.pairs("chapters"),
		bands: l.rows("bands", 3), regions: l.rows("regions", 4), units: l.rows("units", 5),
		offices: l.rows("offices", 6), provinces: l.rows("provinces", 4), parkRows: l.rows("parks", 6),
		services: l.rows("services", 5), events: l.rows("events", 5), pages: l.rows("pages", 4),
		documents: l.rows("documents", 3), steps: l.rows("steps", 4), rates: l.rows("rates", 4),
		figures: l.rows("figures", 6), amountBands: l.rows("amount-bands", 3),
		sentences: map[string][]sentence{}, headings: map[string][]text{},
	}
	for _, r := range l.rows("table-head", 2*languages) {
		w.tableHead = append(w.tableHead, text{r[0], r[2]}, text{r[1], r[3]})
	}
	for _, r := range l.rows("topics", 1+languages) {
		w.topics = append(w.topics, topic{r[0], text{r[1], r[2]}})
	}
	for _, r := range l.rows("industries", 6) {
		w.industries = append(w.industries, l.industry(r))
	}
	w.rare = rareCharacters(w.firmCharacters, w.placeCharacters)
	l.prose(w)
	return w, errors.Join(l.faults...)
}

// A lexicon is the sections of the lexicon's files by name. Faults are
// gathered, so that all of them are seen at once.
type lexicon struct {
	sections map[string][]string
	taken    map[string]bool
	faults   []error
}

// readLexicon reads sections: a line `# name: what its columns hold`, then a
// line for each row. What stands before a file's first section is a comment.
func readLexicon(files fs.FS) (*lexicon, error) {
	l := &lexicon{sections: map[string][]string{}, taken: map[string]bool{}}
	names, err := fs.Glob(files, "lexicon/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		section := ""
		for line := range strings.Lines(string(content)) {
			line = strings.TrimSpace(line)
			if head, ok := strings.CutPrefix(line, "# "); ok {
				section, _, _ = strings.Cut(head, ":")
			} else if line != "" && section != "" {
				l.sections[section] = append(l.sections[section], line)
			}
		}
	}
	return l, nil
}

// fault notes a fault and lets the reading go on.
func (l *lexicon) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf("lexicon: "+format, args...))
}

// rows returns the rows of a section, which have so many columns.
func (l *lexicon) rows(section string, columns int) (rows [][]string) {
	l.taken[section] = true
	for _, line := range l.sections[section] {
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(fields) != columns {
			l.fault("%s: %q has %d columns, not %d", section, line, len(fields), columns)
			continue
		}
		rows = append(rows, fields)
	}
	if len(rows) == 0 {
		l.fault("section %q is missing or empty", section)
	}
	return rows
}

// pairs returns the rows of a section with a column for each language.
func (l *lexicon) pairs(section string) (texts []text) {
	for _, r := range l.rows(section, languages) {
		texts = append(texts, text(r))
	}
	return texts
}

// pair returns the one row of a section.
func (l *lexicon) pair(section string) (t text) {
	if all := l.pairs(section); len(all) > 0 {
		t = all[0]
	}
	return t
}

// readings returns the characters of a section, each followed by its reading.
func (l *lexicon) readings(section string) (found []text) {
	l.taken[section] = true
	fields := strings.Fields(strings.Join(l.sections[section], " "))
	if len(fields) == 0 || len(fields)%languages != 0 {
		l.fault("%s: a character has no reading", section)
		return nil
	}
	for i := 0; i < len(fields); i += languages {
		found = append(found, text(fields[i:i+languages]))
	}
	return found
}

// industry reads an industry with its nodes.
func (l *lexicon) industry(r []string) industry {
	in := industry{id: r[0], name: text{r[1], r[2]}, row: r}
	for _, n := range l.rows("nodes/"+in.id, 1+languages) {
		name := text{n[0], n[1]}
		in.nodes = append(in.nodes, node{slug(name[languages-1]), name, n[2]})
	}
	return in
}

// prose reads every section that is left as sentences or headings.
func (l *lexicon) prose(w *words) {
	for _, section := range sortedKeys(l.sections) {
		if l.taken[section] {
			continue
		}
		if name, ok := strings.CutPrefix(section, "headings/"); ok || section == "briefing-headings" {
			w.headings[name] = l.pairs(section)
			continue
		}
		for _, pair := range l.pairs(section) {
			s, err := parseSentence(pair)
			if err != nil {
				l.fault("%s: %v", section, err)
			}
			w.sentences[section] = append(w.sentences[section], s)
		}
	}
}

// slug makes an identifier of a name in Latin letters.
func slug(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '-'
	}, name), "-")
}
