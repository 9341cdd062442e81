package schema

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// loadLedger reads data/ledger.csv: a row a project, a column for each
// milestone, and a column a month (2026-01) with the money paid in, in units
// of ten thousand yuan (万元) as ledgers are kept. The head may be in English
// or in the stages' Chinese names.
func (l *loader) loadLedger() []model.LedgerRow {
	file := l.src.File("data/ledger.csv", l.list)
	if file == nil {
		return nil
	}
	t := &ledger{file: file, loader: l, reader: csv.NewReader(strings.NewReader(file.Text))}
	t.reader.FieldsPerRecord = -1
	t.reader.ReuseRecord = true
	if !t.head() {
		return nil
	}
	var rows []model.LedgerRow
	for n := 2; ; n++ {
		cells, err := t.reader.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			l.list.Add(badLedgerCell.At(t.here(0), n, "", "", err.Error()))
			return rows
		}
		if row, ok := t.row(n, cells); ok {
			rows = append(rows, row)
		}
	}
}

// A ledger is the state of reading one ledger file.
type ledger struct {
	loader  *loader
	file    *source.File
	reader  *csv.Reader
	columns []string
	good    bool // of the row being read
	number  int  // of the row being read
}

// here returns the span of a cell of the row last read.
func (t *ledger) here(cell int) source.Span {
	line, column := t.reader.FieldPos(cell)
	start := 0
	for range line - 1 {
		next := strings.IndexByte(t.file.Text[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	at := start + column - 1
	end := at
	for end < len(t.file.Text) && t.file.Text[end] != ',' && t.file.Text[end] != '\n' && t.file.Text[end] != '\r' {
		end++
	}
	return t.file.Span(at, end)
}

var stageNames = map[string]model.Stage{
	"策划": model.Planned, "线索": model.Lead, "意向": model.Intent, "在谈": model.InTalks, "签约": model.Signed,
	"注册": model.Registered, "供地": model.LandGiven, "开工": model.Started, "入库": model.Listed, "竣工": model.Completed,
	"投产": model.Operating, "入统": model.Counted, "入规": model.AboveScale, "达产": model.AtCapacity,
}

var columnNames = map[string]string{
	"编号": "id", "名称": "name", "产业": "industry", "区县": "region", "招商机构": "office",
	"总投资": "investment", "外资": "foreign", "取消": "cancelled", "备注": "note",
}

// head reads the first row and reports whether every column is known.
func (t *ledger) head() bool {
	cells, err := t.reader.Read()
	if err != nil {
		return false
	}
	ok := true
	for i, c := range cells {
		name := strings.TrimSpace(c)
		if s, found := stageNames[name]; found {
			name = string(s)
		} else if s, found := columnNames[name]; found {
			name = s
		}
		if !knownColumn(name) {
			t.loader.list.Add(badLedgerHead.At(t.here(i), name))
			ok = false
		}
		t.columns = append(t.columns, name)
	}
	return ok
}

func knownColumn(name string) bool {
	switch name {
	case "id", "name", "industry", "region", "office", "investment", "foreign", "cancelled", "note":
		return true
	}
	if slices.Contains(model.Stage("").Values(), name) {
		return true
	}
	_, err := i18n.ParseDate(name)
	return err == nil && len(name) == len("2026-01")
}

// row reads one project; ok is false where a cell is at fault.
func (t *ledger) row(n int, cells []string) (row model.LedgerRow, ok bool) {
	t.good, t.number = true, n
	row.Dates = map[model.Stage]i18n.Date{}
	row.Span = t.here(0)
	for i, c := range cells {
		c = strings.Clone(strings.TrimSpace(c))
		if i < len(t.columns) && c != "" {
			t.cell(&row, i, t.columns[i], c)
		}
	}
	t.order(row)
	return row, t.good
}

func (t *ledger) cell(row *model.LedgerRow, i int, column, text string) {
	var err error
	switch column {
	case "id":
		row.ID = text
	case "name":
		row.Name = text
	case "note":
		row.Note = text
	case "industry":
		row.Industry = t.reference(i, "industries", text)
	case "region":
		row.Region = t.reference(i, "regions", text)
	case "office":
		row.Office = t.reference(i, "offices", text)
	case "investment":
		row.Investment, err = i18n.ParseMoney(text)
	case "foreign":
		row.Foreign = text == "true" || text == "是"
	case "cancelled":
		row.Cancelled, err = i18n.ParseDate(text)
	default:
		err = t.milestone(row, column, text)
	}
	if err != nil {
		t.good = false
		says := any(err.Error())
		if pe, ok := asParseError(err); ok {
			says = pe.Expected
		}
		t.loader.list.Add(badLedgerCell.At(t.here(i), t.number, column, text, says))
	}
}

// milestone reads a milestone's date or a month's payment.
func (t *ledger) milestone(row *model.LedgerRow, column, text string) error {
	if slices.Contains(model.Stage("").Values(), column) {
		date, err := i18n.ParseDate(text)
		if err == nil {
			row.Dates[model.Stage(column)] = date
		}
		return err
	}
	amount, err := i18n.ParseDecimal(text)
	if err != nil {
		return err
	}
	month, err := i18n.ParseDate(column)
	yuan, _ := amount.Shift(4)
	row.PaidIn = append(row.PaidIn, model.Payment{Month: month, Amount: yuan})
	return err
}

func (t *ledger) reference(i int, kind, id string) string {
	t.loader.refs = append(t.loader.refs, reference{kind, id, t.here(i)})
	return id
}

// order warns of milestones reached out of turn.
func (t *ledger) order(row model.LedgerRow) {
	var before model.Stage
	for _, name := range model.Stage("").Values() {
		stage := model.Stage(name)
		date, reached := row.Dates[stage]
		if !reached {
			continue
		}
		if last, ok := row.Dates[before]; ok && date.Before(last) {
			t.loader.list.Add(ledgerOrder.At(row.Span, t.number, string(stage), string(before)))
		}
		before = stage
	}
}
