package preview

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prospectus/generator/desk"
	"prospectus/generator/model"
)

// until asks again until an answer is as wanted: the background has its own pace.
func (d *room) until(url string, wanted func(string) bool) string {
	d.t.Helper()
	var body string
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if body = d.get(url); wanted(body) {
			return body
		}
	}
	d.t.Fatalf("%s never came to be as wanted:\n%s", url, body)
	return ""
}

func contains(parts ...string) func(string) bool {
	return func(s string) bool {
		for _, p := range parts {
			if !strings.Contains(s, p) {
				return false
			}
		}
		return true
	}
}

// TestTheDeskFollows: a fault, a missing translation and a fact that is old are on
// the desk after a save, with file, line and a link to the page, and leave it when
// they are mended.
func TestTheDeskFollows(t *testing.T) {
	d := start(t)
	d.wait(Checked)
	d.edit(facts, func(s string) string { return "nonsense = 1\n" + s })
	body := d.get("/desk")
	if !contains("unknown key", "<code>"+facts+"</code>", "line 1, column 1")(body) {
		t.Errorf("a fault is not on the desk at once:\n%s", body)
	}
	d.edit(facts, func(s string) string { return strings.TrimPrefix(s, "nonsense = 1\n") })
	if strings.Contains(d.get("/desk"), "nonsense") {
		t.Error("a fault that is mended stays on the desk")
	}
	d.edit(facts, func(s string) string {
		at := strings.Index(s, "verified = ")
		return s[:at] + "verified = 2025-01-01" + s[at+len("verified = 2025-01-01"):]
	})
	d.until("/desk?subject=verification", contains("verified-long-ago", `href="/`+page+`"`))
	if err := os.Remove(filepath.Join(d.dir, filepath.FromSlash(prose))); err != nil {
		t.Fatal(err)
	}
	d.changes <- []string{prose}
	d.wait(Read)
	d.until("/desk?subject=translations", contains("not-translated", facts))
}

// TestTheDeskNarrows: what is not asked for is left out, and the links keep what
// was asked.
func TestTheDeskNarrows(t *testing.T) {
	d := start(t)
	d.edit(facts, func(s string) string { return "nonsense = 1\n" + s })
	if body := d.get("/desk?subject=policies"); strings.Contains(body, "unknown key") || !strings.Contains(body, "Nothing here needs a hand") {
		t.Errorf("policies hold a fault:\n%s", body)
	}
	for _, address := range []string{deskAt, deskAt + "?by=county", deskAt + "?subject=sheets", deskAt + "?by=county&subject=faults&unit=north", deskAt + "?unit="} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := asks(u.Query()).href(); got != address {
			t.Errorf("%s becomes %s", address, got)
		}
	}
	if w := d.ask("POST", "/desk"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is answered with %d", w.Code)
	}
}

// TestSheetsArePrintedWhenAskedFor: as a build prints them, and their pages lead
// to them.
func TestSheetsArePrintedWhenAskedFor(t *testing.T) {
	d := start(t)
	const sheet = "/books/sheets/en/demo-0001.pdf"
	d.wait(Indexed)
	if w := d.ask("GET", sheet); w.Code != http.StatusNotFound {
		t.Errorf("a site without sheets answers %d", w.Code)
	}
	d.edit("data/site.toml", func(s string) string { return "sheets = \"all\"\n" + s })
	if body := d.get("/" + page); !strings.Contains(body, strings.TrimPrefix(sheet, "/")) {
		t.Error("the page does not lead to its sheet")
	}
	built, err := buildOf(t, d.dir)
	if err != nil {
		t.Fatal(err)
	}
	want, err := built.Open(strings.TrimPrefix(sheet, "/"))
	if err != nil {
		t.Fatal(err)
	}
	defer want.Close()
	var bytesOf bytes.Buffer
	bytesOf.ReadFrom(want)
	w := d.ask("GET", sheet)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/pdf" || !bytes.Equal(w.Body.Bytes(), bytesOf.Bytes()) {
		t.Errorf("the sheet answers %d, %d bytes, want %d", w.Code, w.Body.Len(), bytesOf.Len())
	}
}

// TestSheetsThatSpill: once asked, the desk says which sheets do not fit.
func TestSheetsThatSpill(t *testing.T) {
	d := start(t)
	d.edit("data/site.toml", func(s string) string { return "sheets = \"all\"\n" + s })
	d.edit(prose, func(s string) string {
		return s + strings.Repeat("\nA paragraph that says more than a sheet can hold.\n", 300)
	})
	if body := d.get("/desk"); !strings.Contains(body, "sheets=check") || strings.Contains(body, desk.Spilt.Code) {
		t.Error("sheets were set before anybody asked")
	}
	if w := d.ask("GET", "/desk?sheets=check"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != deskAt {
		t.Fatalf("asking answers %d", w.Code)
	}
	d.until("/desk?subject=sheets", contains(desk.Spilt.Code, "projects/demo-0001", "sheets set"))
}

// TestTheDeskNamesEveryKind: no record is called by the name of its folder.
func TestTheDeskNamesEveryKind(t *testing.T) {
	for _, k := range model.Kinds() {
		if len(kindWords[k.Name]) != 2 {
			t.Errorf("%s has no name", k.Name)
		}
	}
	for _, s := range desk.Subjects() {
		if len(deskWords[s.Key()]) != 2 {
			t.Errorf("%s has no name", s.Key())
		}
	}
}
