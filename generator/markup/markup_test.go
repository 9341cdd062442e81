package markup

import (
	"encoding/json"
	"os"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// reader takes links to the kinds that the tests write of.
var reader = NewReader("briefing", "building", "chain", "event", "industry", "node", "office", "page",
	"park", "plot", "policy", "project", "region", "service")

// parse parses a body whose faults do not matter.
func parse(body string) *Document { return reader.Parse(file(body).All(), nil) }

func file(body string) *source.File { return source.NewFile("zh.md", body) }

// faults parses a body and returns what is wrong with it.
func faults(body string) []diag.Diagnostic {
	var list diag.List
	reader.Parse(file(body).All(), &list)
	return list.Sorted()
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// An example is one of the specification's.
type example struct {
	Markdown, HTML, Section string
	Example                 int
}

// examples returns the examples of CommonMark 0.31.2.
func examples(t testing.TB) (all []example) {
	t.Helper()
	if err := json.Unmarshal([]byte(readFile(t, "testdata/spec.json")), &all); err != nil {
		t.Fatal(err)
	}
	return all
}
