package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLedgerFaults: what a ledger may get wrong is reported at its cell, in
// both languages, and the row is left out of every sum.
func TestLedgerFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // line:column code
		rows       int
	}{
		{"empty", "", nil, 0},
		{"blank lines", "\n\n", nil, 0},
		{"Chinese head", "编号,名称,总投资,签约,2026-01\n1,甲,1亿元,2026-01-05,300\n", nil, 1},
		{"with a byte order mark", "\ufeff编号,名称\r\n1,甲\r\n", nil, 1},
		{"what a spreadsheet leaves blank", "id,name,,\na,b,,\n,,,\nc,d,,,\n", nil, 2},
		{"lone quotation mark in the first cell", "id,name\na\"b,x\nc,d\n", []string{"2:1 ledger-row"}, 0},
		{"lone quotation mark further on", "id,name\na,x\nb,x\"y\n", []string{"3:1 ledger-row"}, 1},
		{"quotation mark that is not closed", "id,name\na,\"x\nb,y\n", []string{"2:1 ledger-row"}, 0},
		{"head that is no CSV", "id,na\"me\na,b\n", []string{"1:1 ledger-row"}, 0},
		{"unknown columns", "id,nmae,2026-13\na,b,1\n", []string{"1:4 ledger-column", "1:9 ledger-column"}, 0},
		{"one column twice", "id,signed,签约\na,2026-01,2026-02\n", []string{"1:11 ledger-column-twice"}, 0},
		{"no id column", "name,signed\na,2026-01\n", []string{"1:1 ledger-without-id"}, 0},
		{"no id", "id,name\n,x\nb,y\n", []string{"2:1 ledger-row-without-id"}, 1},
		{"an id twice", "id,name\na,x\na,y\n", []string{"3:1 ledger-row-twice"}, 1},
		{"more cells than heads", "id,name\na,x,y\n", []string{"2:5 ledger-stray-cell"}, 0},
		{"a cell under no head", "id,,name\na,x,y\n", []string{"2:3 ledger-stray-cell"}, 0},
		{"quoted cells", "id,name,signed\na,\"x, \"\"y\"\"\",soon\n", []string{"2:14 ledger-cell"}, 0},
		{"yes and no", "id,foreign\na,是\nb,no\nc,perhaps\n", []string{"4:3 ledger-cell"}, 2},
		{"amounts", "id,investment\na,12\nb,-1 亿元\nc,USD 5 million\nd,面议\n", []string{"2:3 ledger-cell", "3:3 ledger-cell", "4:3 ledger-cell"}, 1},
		{"a payment too large", "id,2026-01\na,999999999999999999\nb,-3\n", []string{"2:3 ledger-cell"}, 1},
		{"dates out of turn", "id,signed,started\na,2026-05-01,2026-03-01\n", []string{"2:1 ledger-order"}, 1},
		{"references", "id,industry\na,fod\n", []string{"2:3 unknown-reference"}, 1},
	} {
		c1, list, _ := load(site(map[string]string{"data/ledger.csv": c.text}), nil)
		var got []string
		for _, d := range list.Sorted() {
			p := d.Span.Position()
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, d.Rule.Code))
			if said := d.Message("zh") + d.Message("en"); strings.Contains(said, "%!") {
				t.Errorf("%s: badly formatted: %s", c.name, said)
			}
		}
		if !slices.Equal(got, c.want) || len(c1.Ledger) != c.rows {
			t.Errorf("%s: found %q and %d rows; want %q and %d", c.name, got, len(c1.Ledger), c.want, c.rows)
		}
	}
}

// TestLedgerSpans: a fault covers its cell, quotation marks included, and a
// rate lets a foreign amount in.
func TestLedgerSpans(t *testing.T) {
	c, list, _ := load(site(map[string]string{
		"data/rates.toml": "[USD]\nper_unit = \"7\"\n",
		"data/ledger.csv": "id,investment,industry\na,USD 5 million,\"f\"\"d\"\n",
	}), nil)
	if len(c.Ledger) != 1 || c.Ledger[0].Investment.Currency != "USD" {
		t.Errorf("read %+v", c.Ledger)
	}
	if c, _, _ := load(site(map[string]string{"data/ledger.csv": "id,2026-02,2025-12,2026-01\na,2,-1,1\n"}), nil); len(c.Ledger) != 1 ||
		c.Ledger[0].PaidIn[0].Amount.Sign() >= 0 || c.Ledger[0].PaidIn[2].Amount.String() != "20000" {
		t.Errorf("payments are out of order: %+v", c.Ledger)
	}
	d := list.Sorted()
	if len(d) != 1 || d[0].Span.Text() != `"f""d"` {
		t.Errorf("found %v", d)
	}
}
