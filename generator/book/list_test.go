package book

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestParseList(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("编号,名称\nA,长链\nB,冷库\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, title, records, unknown string }{
		"saved by the site":         {"\ufeffrecord\tnote\tedition\nprojects/b\tsee \\n again\t2026.2\n#title\tOur \\\\ list\n# a remark\nparks/east\t\nprojects/gone\t\n", `Our \ list`, "projects/b parks/east", "projects/gone"},
		"a column of codes":         {"序号,项目编号,名称\n1,A,长链\n2,b,冷库\n3,Z-9,没有\n", "", "projects/a projects/b", "Z-9"},
		"of ids, with tabs":         {"no\tid\n1\tc\n2\td\n", "", "projects/c projects/d", ""},
		"a bare list":               {"a\n\nprojects/b\na\n", "", "projects/a projects/b", ""},
		"GB18030 from an office PC": {gb, "", "projects/a projects/b", ""},
		"nothing":                   {"名称\n", "", "", ""},
	} {
		l, err := ParseList([]byte(c.text), library())
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := strings.Join(l.Records, " "); got != c.records || l.Title != c.title || strings.Join(l.Unknown, " ") != c.unknown {
			t.Errorf("%s: %q %q %q", name, l.Title, got, l.Unknown)
		}
	}
}
