package content

import (
	"testing"
	"testing/fstest"

	"prospectus/generator/diag"
)

// TestVerifyReportsWhatOnlyWeRead: a difference of one nanosecond of meaning
// between the two readers is a fault of the file for everybody else.
func TestVerifyReportsWhatOnlyWeRead(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"agree", "a = 1\nb = { zh = \"甲\", en = 'x' }\n[[c]]\nd = [2026-03-01, 1.5]\n", ""},
		{"CRLF", "a = \"\"\"\r\nx\r\ny\"\"\"\r\n", ""},
		{"other value", "a = 1\n", "toml-read-otherwise"},
		{"not portable", "a = 1\n", "toml-not-portable"},
	} {
		d, list := parse(c.text)
		if d == nil {
			t.Fatalf("%s: %s", c.name, said(list))
		}
		switch c.want {
		case "toml-read-otherwise":
			d.Root.Get("a").Text = "2"
		case "toml-not-portable":
			d.Part = d.Part.File.Span(0, 3) // "a =": as if the library stopped short
		}
		var found diag.List
		verify(d, &found)
		got := ""
		for _, f := range found.Sorted() {
			got += f.Rule.Code
		}
		if got != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

func TestVerifyIsOffForBuilds(t *testing.T) {
	site := fstest.MapFS{"data/site.toml": {Data: []byte("a = 1\n")}}
	for _, on := range []bool{false, true} {
		var list diag.List
		if d := (Source{Site: site, Verify: on}).Table("site", &list); d == nil || len(list.Sorted()) > 0 {
			t.Errorf("verify %v: %v", on, list.Sorted())
		}
	}
}
