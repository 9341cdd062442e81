// Package fitcases reads the table of conditions and cases that every program
// which compares clauses with an undertaking is held to: package model in Go, and
// the script of the incentive finder in a browser. Only tests use it.
package fitcases

import (
	"io/fs"
	"math/big"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Case is one line of the table.
type Case struct {
	Line     int
	Clause   model.Clause
	Proposal model.Proposal
	Want     string // "verdict|met|open", as [Say] says it
}

// Read parses a table: its cases, and what currencies are worth in it.
func Read(files fs.FS, name string) ([]Case, model.Worth, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, nil, err
	}
	rates := map[string]*big.Rat{}
	var cases []Case
	for n, line := range strings.Split(string(text), "\n") {
		r := reader{}
		line = strings.TrimSpace(line)
		if rate, ok := strings.CutPrefix(line, "rate "); ok {
			currency, value, _ := strings.Cut(rate, " ")
			rates[currency] = read(&r, i18n.ParseDecimal, value).Rat()
		} else if line != "" && line[0] != '#' {
			cases = append(cases, r.readCase(n+1, line))
		}
		if r.err != nil {
			return nil, nil, r.err
		}
	}
	return cases, func(currency string) *big.Rat { return rates[currency] }, nil
}

// Say writes an answer as the table does.
func Say(f model.Fit) string {
	return f.Verdict.String() + "|" + names(f.Met) + "|" + names(f.Open)
}

func names(s model.Criteria) string {
	var all []string
	for _, c := range s.All() {
		all = append(all, c.String())
	}
	return strings.Join(all, ",")
}

// A reader reads values and keeps the first error.
type reader struct{ err error }

func (r *reader) readCase(n int, line string) Case {
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return Case{n, r.clause(fields(cells[0])), r.proposal(fields(cells[1])), strings.Join(cells[2:], "|")}
}

// fields reads "key=value; key=value".
func fields(s string) map[string]string {
	found := map[string]string{}
	for part := range strings.SplitSeq(s, ";") {
		if key, value, ok := strings.Cut(strings.TrimSpace(part), "="); ok {
			found[key] = value
		}
	}
	return found
}

func (r *reader) clause(f map[string]string) model.Clause {
	c := model.Clause{
		Industries: list[string](f["industries"]), Parks: list[string](f["parks"]), Regions: list[string](f["regions"]),
		Firms: list[model.FirmKind](f["firms"]), Basis: model.InvestmentBasis(f["basis"]), Exclusive: list[model.Threshold](f["exclusive"]),
		MinInvestment: read(r, i18n.ParseMoney, f["min-investment"]), MaxInvestment: read(r, i18n.ParseMoney, f["max-investment"]),
		MinLand: read(r, i18n.ParseArea, f["min-land"]), MaxLand: read(r, i18n.ParseArea, f["max-land"]),
		MinJobs: read(r, i18n.ParseQuantity, f["min-jobs"]), MinRevenue: read(r, i18n.ParseMoney, f["min-revenue"]),
	}
	if f["further"] != "" {
		c.Further = i18n.Text{"zh": f["further"]}
	}
	return c
}

func (r *reader) proposal(f map[string]string) model.Proposal {
	return model.Proposal{
		Industry: f["industry"], Park: f["park"], Region: f["region"],
		Investment: read(r, i18n.ParseMoney, f["investment"]), FixedAssets: read(r, i18n.ParseMoney, f["fixed-assets"]),
		Equipment: read(r, i18n.ParseMoney, f["equipment"]), Revenue: read(r, i18n.ParseMoney, f["revenue"]),
		Land: read(r, i18n.ParseArea, f["land"]), Jobs: read(r, i18n.ParseQuantity, f["jobs"]),
		Firm: list[model.FirmKind](f["firm"]), NotFirm: list[model.FirmKind](f["not-firm"]),
	}
}

// read parses a text that may be empty.
func read[T any](r *reader, parse func(string) (T, error), s string) (v T) {
	if s == "" {
		return v
	}
	v, err := parse(s)
	if err != nil && r.err == nil {
		r.err = err
	}
	return v
}

// list parts names by commas.
func list[T ~string](s string) (all []T) {
	if s == "" {
		return nil
	}
	for name := range strings.SplitSeq(s, ",") {
		all = append(all, T(name))
	}
	return all
}
