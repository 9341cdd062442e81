package facts_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"hash/fnv"
	"io/fs"
	"math/bits"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"prospectus/generator/build"
	"prospectus/generator/output"
	"prospectus/themes"
)

// built builds the demonstration.
func built(t *testing.T) fs.FS {
	t.Helper()
	site, err := os.OpenRoot("../../..")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	out, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { out.Close() })
	report, err := build.Run(context.Background(), build.Input{Site: site.FS(), Themes: themes.FS, Unprinted: true}, output.Dir(out))
	if err != nil || report.Failed(false) {
		t.Fatalf("the demonstration cannot be built: %v %v", err, report.Diagnostics)
	}
	return out.FS()
}

type head struct {
	Format, Files             int
	Hash, Edition, Mail, Page string
	Words, States, Kinds      map[string]string
	Digest, Site, Publisher   string
}

type record struct {
	ID, Is, Title, Code, At, State, Amount, Words, Verified, URL, QR string
	Contact                                                          []string
	Groups                                                           []struct {
		Title string
		Rows  [][]string
	}
}

// read reads a file as the script does: what push is called with.
func read(t *testing.T, site fs.FS, lang, name, key string, into any) int {
	t.Helper()
	text, err := fs.ReadFile(site, path.Join("facts", lang, name+".js"))
	if err != nil {
		t.Fatal(err)
	}
	body, ok := bytes.CutPrefix(text, []byte("facts.push("+key+","))
	if !ok {
		t.Fatalf("%s begins with %.40q", name, text)
	}
	if err := json.Unmarshal(bytes.TrimSuffix(body, []byte(")\n")), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Len()
}

// TestEveryRecordIsFound reads back what was written: each page of a record that
// can be kept is found in the file of its hash, and says what the page says.
func TestEveryRecordIsFound(t *testing.T) {
	site := built(t)
	for _, lang := range []string{"zh", "en"} {
		var h head
		read(t, site, lang, "head", `"head"`, &h)
		if h.Format != 1 || bits.OnesCount(uint(h.Files)) != 1 || len(h.Hash) != 8 || h.Edition == "" || h.Publisher == "" || !strings.Contains(h.Mail, "@") {
			t.Errorf("%s: the head is %+v", lang, h)
		}
		for name, word := range h.Words {
			if word == "" {
				t.Errorf("%s: the script has no word %q", lang, name)
			}
		}
		found := map[string]record{}
		for n := range h.Files {
			var all []record
			if size := read(t, site, lang, strconv.Itoa(n), strconv.Itoa(n), &all); size > 20_000 {
				t.Errorf("%s: file %d has %d bytes compressed", lang, n, size)
			}
			for _, r := range all {
				found[r.ID] = r
				sum := fnv.New32a()
				sum.Write([]byte(r.ID))
				if int(sum.Sum32()%uint32(h.Files)) != n {
					t.Errorf("%s: %s lies in file %d", lang, r.ID, n)
				}
			}
		}
		pages := 0
		for _, kind := range []string{"projects", "parks", "plots", "buildings"} {
			names, err := fs.Glob(site, lang+"/"+kind+"/*.html")
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				text, err := fs.ReadFile(site, name)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Contains(text, []byte(`class="keep"`)) {
					continue
				}
				pages++
				checkRecord(t, found, strings.TrimPrefix(name, lang+"/"), string(text))
			}
		}
		if pages < 60 || len(found) < pages {
			t.Errorf("%s: %d pages, %d records", lang, pages, len(found))
		}
	}
}

// checkRecord holds one record to its page.
func checkRecord(t *testing.T, found map[string]record, name, page string) {
	t.Helper()
	id := path.Dir(name) + "/" + strings.ReplaceAll(strings.TrimSuffix(path.Base(name), ".html"), ".", "/")
	r, ok := found[id]
	if !ok || r.At != name || r.Title == "" || len(r.Groups) == 0 || len(r.Contact) == 0 {
		t.Errorf("%s: written is %+v", id, r)
		return
	}
	if !strings.Contains(page, `data-record="`+id+`"`) || !strings.Contains(page, r.URL) || !strings.Contains(page, r.Words) {
		t.Errorf("%s: its page says otherwise", id)
	}
	if (r.Amount == "") != (r.Words == "") {
		t.Errorf("%s: amount %q, in words %q", id, r.Amount, r.Words)
	}
	size, data, _ := strings.Cut(r.QR, ".")
	modules, err := base64.StdEncoding.DecodeString(data)
	if n, _ := strconv.Atoi(size); err != nil || n < 21 || len(modules) != (n*n+7)/8 {
		t.Errorf("%s: the code is %q", id, r.QR)
	}
	for _, g := range r.Groups {
		for _, row := range g.Rows {
			if len(row) == 0 || len(row) == 1 && row[0] == "" {
				t.Errorf("%s: %s has an empty row", id, g.Title)
			}
		}
	}
}
