package content

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// suite lists the documents below a folder of the toml-test suite, which the
// module of the TOML library carries, so that none of it need be copied here.
// Where that module's source is not at hand the list is empty.
func suite(folder string) (files []string) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/BurntSushi/toml").Output()
	if err != nil {
		return nil
	}
	root := filepath.Join(strings.TrimSpace(string(out)), "internal", "toml-test", "tests", folder)
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".toml") {
			files = append(files, name)
		}
		return nil
	})
	return files
}

// needSuite skips a test that is nothing without the suite.
func needSuite(t *testing.T, folder string) []string {
	t.Helper()
	files := suite(folder)
	if len(files) == 0 {
		t.Skip("the TOML library's source is not at hand")
	}
	return files
}

// TestSuiteInvalid checks that every invalid document of the suite is refused,
// by the parser or by the door for text.
func TestSuiteInvalid(t *testing.T) {
	files := needSuite(t, "invalid")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(data) || strings.ContainsRune(string(data), 0) {
			continue // the door for text refuses these
		}
		d, list := parse(string(data))
		if (d != nil) != nowValid(short(name)) {
			t.Errorf("%s: accepted is %v:\n%s", short(name), d != nil, data)
		}
		if items := list.Sorted(); d == nil && len(items) == 0 {
			t.Errorf("%s is refused without a word", short(name))
		}
	}
	t.Logf("%d documents", len(files))
}

// nowValid names what the suite keeps of TOML 1.0 and TOML 1.1 allows.
func nowValid(name string) bool {
	switch name {
	case "invalid/datetime/no-secs.toml", "invalid/local-datetime/no-secs.toml", "invalid/local-time/no-secs.toml",
		"invalid/inline-table/trailing-comma.toml", "invalid/inline-table/linebreak-01.toml",
		"invalid/inline-table/linebreak-02.toml", "invalid/inline-table/linebreak-03.toml",
		"invalid/inline-table/linebreak-04.toml", "invalid/string/basic-byte-escapes.toml":
		return true
	}
	return false
}

func short(name string) string {
	_, rest, _ := strings.Cut(filepath.ToSlash(name), "/toml-test/tests/")
	return rest
}

// TestSuiteValid checks that every valid document is read, with the values
// that the suite expects.
func TestSuiteValid(t *testing.T) {
	files := needSuite(t, "valid")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		expected, err := os.ReadFile(strings.TrimSuffix(name, ".toml") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		d, list := parse(string(data))
		if d == nil {
			t.Errorf("%s is refused: %s", short(name), said(list))
			continue
		}
		var want any
		if err := json.Unmarshal(expected, &want); err != nil {
			t.Fatal(err)
		}
		if diff := differs("", &Value{Kind: TableValue, Table: d.Root}, want); diff != "" {
			t.Errorf("%s: %s", short(name), diff)
		}
	}
	t.Logf("%d documents", len(files))
}

// differs compares a value with the suite's tagged JSON.
func differs(path string, v *Value, want any) string {
	switch want := want.(type) {
	case []any:
		if v.Kind != Array || len(v.Items) != len(want) {
			return fmt.Sprintf("%s: %d items, want %d", path, len(v.Items), len(want))
		}
		for i, w := range want {
			if diff := differs(fmt.Sprintf("%s[%d]", path, i), v.Items[i], w); diff != "" {
				return diff
			}
		}
	case map[string]any:
		kind, tagged := want["type"].(string)
		if text, ok := want["value"].(string); tagged && ok && len(want) == 2 {
			return differsScalar(path, v, kind, text)
		}
		if v.Kind != TableValue || len(v.Table.Entries) != len(want) {
			return fmt.Sprintf("%s: not a table of %d", path, len(want))
		}
		for name, w := range want {
			child := v.Table.Get(name)
			if child == nil {
				return fmt.Sprintf("%s.%s is missing", path, name)
			}
			if diff := differs(path+"."+name, child, w); diff != "" {
				return diff
			}
		}
	}
	return ""
}

func differsScalar(path string, v *Value, kind, text string) string {
	same := false
	switch kind {
	case "string":
		// Line ends of the file become line feeds; those that an escape wrote stay.
		same = v.Kind == String && (v.Text == text || v.Text == strings.ReplaceAll(text, "\r\n", "\n"))
	case "bool":
		same = v.Kind == Boolean && v.Text == text
	case "integer":
		got, ok := new(big.Int).SetString(v.Text, 0)
		same = v.Kind == Integer && ok && got.String() == text
	case "float":
		same = v.Kind == Float && sameFloat(v.Text, text)
	default:
		same = v.Kind == Datetime && moment(v.Text).Equal(moment(text))
	}
	if same {
		return ""
	}
	return fmt.Sprintf("%s: %d %q, want %s %q", path, v.Kind, v.Text, kind, text)
}

func sameFloat(a, b string) bool {
	trim := func(s string) string { return strings.TrimLeft(s, "+-") }
	if trim(a) == "nan" || trim(a) == "inf" {
		return trim(a) == trim(b) && (trim(a) == "nan" || strings.HasPrefix(a, "-") == strings.HasPrefix(b, "-"))
	}
	x, _, errX := big.ParseFloat(a, 10, 53, big.ToNearestEven)
	y, _, errY := big.ParseFloat(b, 10, 53, big.ToNearestEven)
	return errX == nil && errY == nil && x.Cmp(y) == 0
}

// moment reads any of TOML's dates and times.
func moment(s string) time.Time {
	s = strings.ToUpper(strings.Replace(s, " ", "T", 1))
	for _, layout := range []string{
		time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04",
		time.DateOnly, "15:04:05.999999999", "15:04",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Unix(0, 1) // equal to nothing in the suite
}

// parse parses a text as the file a.toml.
func parse(text string) (*Document, *diag.List) {
	var list diag.List
	return ParseTOML(source.NewFile("a.toml", text).All(), &list), &list
}

// said prints a list as a person sees it.
func said(list *diag.List) string {
	var b strings.Builder
	_ = diag.PrintText(&b, list.Sorted(), "en")
	return b.String()
}
