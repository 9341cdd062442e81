package query

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// fixed holds questions that somebody thought of, on the demonstration.
//
//go:embed fixed.tsv
var fixed string

// Fixed returns the questions fixed by hand on the demonstration.
func Fixed() ([]Query, error) { return parse(fixed) }

// parse reads a table of questions.
func parse(table string) (queries []Query, err error) {
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 4 || len(cells) > 5 || !slices.Contains(Classes, Class(cells[1])) {
			return nil, fmt.Errorf("%q is no question: language, class, question, records and perhaps the text compared, parted by tabs", line)
		}
		q := Query{Lang: cells[0], Class: Class(cells[1]), Text: cells[2]}
		if cells[3] != "-" {
			q.Want = strings.Fields(cells[3])
		}
		if len(cells) == 5 {
			q.Plain = cells[4]
		}
		queries = append(queries, q)
	}
	return queries, nil
}
