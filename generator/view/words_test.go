package view

import (
	"reflect"
	"testing"
)

func TestWordsOf(t *testing.T) {
	p := &Project{
		Code: "XZ-1", Badges: Cell{{Text: "open"}, {Text: " "}, {Text: "new"}}, Summary: Phrase{Text: "A summary", Lang: "en"},
		Panel:    Panel{{Label: Phrase{Text: "Investment"}, Value: plain("RMB 1 million"), Notes: []Cell{plain("at 7.18")}}},
		Site:     &Table{Caption: "Site", Columns: []Column{{Title: "Fact"}}, Rows: []Row{{ID: "r", Cells: []Cell{plain("road"), plain("30 m")}}}},
		Pictures: []*Picture{{Alt: Phrase{Text: "A road"}, Caption: Phrase{Text: "The road in May"}}},
		Returns:  &Facts{Title: "Distances", Rows: []Fact{{Phrase{Text: "Linggang port"}, plain("72 km"), true}, {Label: Phrase{Text: "State"}, Value: plain("listed")}}},
		Similar:  []Similar{{Link: Link{Text: "another"}}}, Notice: Phrase{Text: "standing"}, Contact: share("parts/contact", nil),
		Texts: []Section{{ID: "risk", Title: "Risk", Parts: []Fragment{Passage{Text: "It may rain."}}}},
	}
	want := Words{
		Code: "XZ-1", Facts: []string{"open", "new", "RMB 1 million"},
		Names: []string{"XZ-1", "open new", "A summary", "RMB 1 million", "at 7.18"},
		Body:  []string{"Distances", "Linggang port", "72 km", "listed", "road", "30 m", "Risk", "It may rain.", "The road in May", "A road"},
	}
	if got := WordsOf(p); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}
