package i18n

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sheet is a record as the data files hold it.
type sheet struct {
	Investment Money       `json:"investment"`
	Land       Area        `json:"land"`
	IRR        Percent     `json:"irr"`
	Capacity   Quantity    `json:"capacity"`
	Verified   Date        `json:"verified"`
	Build      Period      `json:"build"`
	Desk       Phone       `json:"desk"`
	Place      Coordinates `json:"place"`
	PlotRatio  Decimal     `json:"plot_ratio"`
	Name       Text        `json:"name"`
}

func fullSheet() sheet {
	return sheet{
		Investment: Money{DecimalOf(200_000_000), DecimalOf(300_000_000), "CNY", Range},
		Land:       Area{DecimalOf(120), DecimalOf(120), Mu, About},
		IRR:        Percent{DecimalOf(14), DecimalOf(14), AtLeast, true},
		Capacity:   NewQuantity(DecimalOf(30_000), "t/a"),
		Verified:   Date{2026, 3, 1},
		Build:      Period{Date{2026, 1, 0}, Date{2027, 6, 0}},
		Desk:       Phone{"86", "0000", "1234567", "801"},
		Place:      Coordinates{3027, 12015, true},
		PlotRatio:  Decimal{12, 1},
		Name:       Text{"zh": "绿色包装", "en": "Green packaging"},
	}
}

const sheetJSON = `{"investment":"CNY 200000000..300000000","land":"about 120 mu","irr":"at-least 14%",` +
	`"capacity":"30000 t/a","verified":"2026-03-01","build":"2026-01/2027-06","desk":"+86-0000-1234567;ext=801",` +
	`"place":"30.27,120.15","plot_ratio":"1.2","name":{"en":"Green packaging","zh":"绿色包装"}}`

// TestJSON fixes the canonical texts: data files of published editions hold them.
func TestJSON(t *testing.T) {
	b, err := json.Marshal(fullSheet())
	if err != nil || string(b) != sheetJSON {
		t.Errorf("%s, %v, want %s", b, err, sheetJSON)
	}
	var back sheet
	if err := json.Unmarshal([]byte(sheetJSON), &back); err != nil || !reflect.DeepEqual(back, fullSheet()) {
		t.Errorf("reads back as %+v, %v", back, err)
	}
	var empty, again sheet
	if b, err = json.Marshal(empty); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &again); err != nil || !reflect.DeepEqual(again, empty) {
		t.Errorf("%s reads back as %+v, %v", b, again, err)
	}
}

// TestUnmarshalFault checks that a fault in data leaves the value as it was and
// surfaces with its byte.
func TestUnmarshalFault(t *testing.T) {
	s := fullSheet()
	if err := json.Unmarshal([]byte(`{"land":"120 acres"}`), &s); err == nil || !strings.Contains(err.Error(), "byte 4") {
		t.Errorf("acres: %v", err)
	}
	if !reflect.DeepEqual(s, fullSheet()) {
		t.Errorf("a fault changed the sheet to %+v", s)
	}
}

// TestSpreadsheetSafe checks that no canonical text is one that a spreadsheet
// would take for a formula: only a minus may lead, and only before digits.
func TestSpreadsheetSafe(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	var cells []string
	for range 500 {
		low, high, p := anyMeasure(r)
		for _, v := range []interface{ MarshalText() ([]byte, error) }{
			anyMoney(r), Area{low, high, Mu, p}, Percent{low, high, p, true}, Quantity{low, high, "t/a", p},
		} {
			b, _ := v.MarshalText()
			cells = append(cells, string(b))
		}
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	if err := w.Write(cells); err != nil {
		t.Fatal(err)
	}
	w.Flush()
	back, err := csv.NewReader(strings.NewReader(out.String())).Read()
	if err != nil || !slices.Equal(back, cells) {
		t.Errorf("cells change on the way: %v", err)
	}
	for _, c := range cells {
		if strings.ContainsAny(c[:1], "=+@\t\r") || strings.ContainsAny(c, `",`) {
			t.Errorf("%q is no plain cell", c)
		}
	}
}
