package schema

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// loadLedger reads data/ledger.csv: a row a project, a column for each
// milestone, and a column a month (2026-01) with the money paid in, in units
// of ten thousand yuan (万元) as ledgers are kept. The head may be in English
// or in the stages' Chinese names. Rows and columns that a spreadsheet left
// blank are passed over.
func (l *loader) loadLedger() []model.LedgerRow {
	file := l.src.File("data/ledger.csv", l.list)
	if file == nil {
		return nil
	}
	if _, err := fs.Stat(l.src.Site, "data/ledger.csv"); err == nil && !l.site.InternalAllowed() {
		l.list.Add(internalInSite.At(source.Whole(file.Name)))
	}
	t := &ledger{file: file, loader: l, reader: csv.NewReader(strings.NewReader(file.Text)), rows: map[string]bool{}}
	t.lines = lineStarts(file.Text)
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
			t.unreadable(err)
			return rows
		}
		if blank(cells) {
			continue
		}
		if row, ok := t.row(n, cells); ok {
			rows = append(rows, row)
		}
	}
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// A ledger is the state of reading one ledger file.
type ledger struct {
	loader  *loader
	file    *source.File
	reader  *csv.Reader
	lines   []int // where each line begins
	columns []string
	rows    map[string]bool // ids seen
	good    bool            // of the row being read
	number  int             // of the row being read
}

// lineStarts returns the offset of every line of a text.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset turns a line and a byte column, counted from 1, into an offset.
func (t *ledger) offset(line, column int) int {
	return min(t.lines[min(line, len(t.lines))-1]+column-1, len(t.file.Text))
}

// unreadable reports a row that is no CSV. What follows cannot be read either:
// a quotation mark that is not closed swallows the rest of the file.
func (t *ledger) unreadable(err error) {
	at := source.Whole(t.file.Name)
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		from := t.offset(pe.StartLine, 1)
		at = t.file.Span(from, from+len(firstLine(t.file.Text[from:])))
	}
	t.loader.list.Add(badLedgerRow.At(at))
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r")
}

// here returns the span of a cell of the row last read.
func (t *ledger) here(cell int) source.Span {
	at := t.offset(t.reader.FieldPos(cell))
	return t.file.Span(at, at+cellLength(t.file.Text[at:]))
}

// cellLength returns the length of the cell that a text begins with, its
// quotation marks included.
func cellLength(text string) int {
	if !strings.HasPrefix(text, `"`) {
		if end := strings.IndexAny(text, ",\r\n"); end >= 0 {
			return end
		}
		return len(text)
	}
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
		case strings.HasPrefix(text[i+1:], `"`):
			i++
		default:
			return i + 1
		}
	}
	return len(text)
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

// head reads the first row and reports whether the rest can be read by it:
// every column is known and named once, and one of them is the id.
func (t *ledger) head() bool {
	cells, err := t.reader.Read()
	if errors.Is(err, io.EOF) {
		return false // a ledger that nobody has begun
	}
	if err != nil {
		t.unreadable(err)
		return false
	}
	ok := true
	for i, c := range cells {
		name := columnName(c)
		switch {
		case name == "":
		case !knownColumn(name):
			t.loader.list.Add(badLedgerHead.At(t.here(i), name))
			ok = false
		case slices.Contains(t.columns, name):
			t.loader.list.Add(ledgerColumnTwice.At(t.here(i), name))
			ok = false
		}
		t.columns = append(t.columns, name)
	}
	if ok && !slices.Contains(t.columns, "id") {
		t.loader.list.Add(noLedgerID.At(t.here(0)))
		ok = false
	}
	return ok
}

// columnName returns the English name of a column that may be headed in
// Chinese.
func columnName(head string) string {
	head = strings.TrimSpace(head)
	if s, found := stageNames[head]; found {
		return string(s)
	}
	if s, found := columnNames[head]; found {
		return s
	}
	return head
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
		switch {
		case c == "":
		case i >= len(t.columns) || t.columns[i] == "":
			t.fail(strayLedgerCell.At(t.here(i), n, c))
		default:
			t.cell(&row, i, t.columns[i], c)
		}
	}
	slices.SortFunc(row.PaidIn, func(a, b model.Payment) int {
		return cmp.Compare(a.Month.String(), b.Month.String()) // both are months: 2026-01
	})
	switch {
	case row.ID == "":
		t.fail(noLedgerRowID.At(row.Span, n))
	case t.rows[row.ID]:
		t.fail(ledgerRowTwice.At(row.Span, row.ID))
	}
	t.rows[row.ID] = true
	t.order(row)
	return row, t.good
}

// fail reports a fault of the row being read, which is then left out.
func (t *ledger) fail(d diag.Diagnostic) {
	t.good = false
	t.loader.list.Add(d)
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
		row.Investment, err = t.money(text)
	case "foreign":
		row.Foreign, err = yesOrNo(text)
	case "cancelled":
		row.Cancelled, err = i18n.ParseDate(text)
	default:
		err = t.milestone(row, column, text)
	}
	if err != nil {
		says := any(err.Error())
		var told expected
		if pe, ok := asParseError(err); ok {
			says = pe.Expected
		} else if errors.As(err, &told) {
			says = told.what
		}
		t.fail(badLedgerCell.At(t.here(i), t.number, column, text, says))
	}
}

// An expected is the error of a cell that should have said something else.
type expected struct{ what i18n.Text }

func (e expected) Error() string { return e.what["en"] }

// money reads an investment. Sums over the ledger are in the site's currency,
// so a foreign amount needs a rate.
func (t *ledger) money(text string) (i18n.Money, error) {
	m, err := i18n.ParseMoney(text)
	switch {
	case err != nil:
		return m, err
	case m.Low.Sign() < 0:
		return m, expected{i18n.Text{"zh": "总投资不能是负数", "en": "an investment that is not negative"}}
	case m.IsAmount() && m.Currency != t.loader.site.Currency && !t.loader.known["rates"][m.Currency]:
		return m, expected{i18n.Text{"zh": "请改用本站货币，或在 data/rates.toml 中写明汇率", "en": "an amount in the site's currency, or a rate for this one in data/rates.toml"}}
	}
	return m, nil
}

func yesOrNo(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "true", "yes", "是":
		return true, nil
	case "false", "no", "否":
		return false, nil
	}
	return false, expected{i18n.Text{"zh": "应为“是”或“否”", "en": "yes or no"}}
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
	yuan, ok := amount.Shift(4)
	if !ok {
		return expected{i18n.Text{"zh": "数字过大", "en": "a smaller number"}}
	}
	row.PaidIn = append(row.PaidIn, model.Payment{Month: month, Amount: yuan})
	return err
}

func (t *ledger) reference(i int, kind, id string) string {
	t.loader.refs = append(t.loader.refs, []reference{{kind, id, t.here(i)}})
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
