package content

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"

	"prospectus/generator/diag"
)

// inSite makes a site of one record with one more file.
func inSite(name, text string) fstest.MapFS {
	tree := fstest.MapFS{"content/projects/a/project.toml": &fstest.MapFile{Data: []byte("a = 1\n")}}
	tree["content/projects/a/"+name] = &fstest.MapFile{Data: []byte(text)}
	return tree
}

// codes reads every record and returns the codes of what is wrong.
func codes(s Source) (found []string, records []*Record) {
	var list diag.List
	for r := range s.Records(&list) {
		records = append(records, r)
	}
	for _, d := range list.Sorted() {
		found = append(found, d.Rule.Code)
	}
	return found, records
}

func TestFaultsOfBytes(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("title = \"绿色包装项目\"")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, code string }{
		{"zh.md", gb, "file-gb18030"},
		{"project.toml", gb, "file-gb18030"},
		{"zh.md", "\xff\xfe\x7f\x4e", "file-not-utf8"},
		{"zh.md", "abc\x00def", "file-nul"},
		{"zh.md", "\ufeff正文", "file-bom"},
		{"zh.md", "+++\r\ntitle = \"a\"\r\n+++\r\n正文\r\n", ""},
		{"zh.md", "", ""},
		{"photo.jpg", "\xff\xd8\x00", ""},
	} {
		found, records := codes(Source{Site: inSite(c.name, c.text), Kinds: testKinds})
		if got := strings.Join(found, " "); got != c.code {
			t.Errorf("%s %.10q gives %q, want %q", c.name, c.text, got, c.code)
		}
		if len(records) != 1 || records[0].ID != "a" {
			t.Errorf("%s %.10q: the record is lost", c.name, c.text)
		}
	}
}

// TestLargeFileIsNotRead puts 200 MB of nothing where text belongs.
func TestLargeFileIsNotRead(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "content", "projects", "a")
	if err := os.MkdirAll(record, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"project.toml", "zh.md"} {
		f, err := os.Create(filepath.Join(record, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(f.Truncate(200<<20), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found, _ := codes(Source{Site: os.DirFS(dir), Kinds: testKinds})
	runtime.ReadMemStats(&after)
	if !slices.Equal(found, []string{"file-too-large", "file-too-large"}) {
		t.Errorf("found %v", found)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
		t.Errorf("%d bytes were allocated", used)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "content", "projects", "a")
	if err := os.MkdirAll(record, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/projects/a/project.toml", "a = 1")
	write("secret.md", "+++\n+++\nsecret")
	for _, name := range []string{"content/projects/a/zh.md", "content/projects/a/photo.jpg", "content/projects/b", "content/chains"} {
		if err := os.Symlink(filepath.Join(dir, "secret.md"), filepath.Join(dir, name)); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	found, records := codes(Source{Site: os.DirFS(dir), Kinds: testKinds})
	if want := slices.Repeat([]string{"symbolic-link"}, 4); !slices.Equal(found, want) {
		t.Errorf("found %v", found)
	}
	if len(records) != 1 || len(records[0].Prose)+len(records[0].Assets) != 0 {
		t.Errorf("a link was followed")
	}
}

// A refusing file system refuses to open or list some names.
type refusing struct {
	fstest.MapFS
	names []string
}

func (r refusing) Open(name string) (fs.File, error) {
	if slices.Contains(r.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.Open(name)
}

func (r refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(r.names, name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrPermission}
	}
	return r.MapFS.ReadDir(name)
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{"content/projects/a/zh.md", "content/projects/a/project.toml", "content/projects", "content"} {
		found, _ := codes(Source{Site: refusing{inSite("zh.md", "x"), []string{name}}, Kinds: testKinds})
		if !slices.Equal(found, []string{"file-unreadable"}) {
			t.Errorf("%s: found %v", name, found)
		}
	}
}

func TestSpecialFiles(t *testing.T) {
	tree := inSite("zh.md", "x")
	tree["content/projects/a/pipe"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	if found, _ := codes(Source{Site: tree, Kinds: testKinds}); !slices.Equal(found, []string{"special-file"}) {
		t.Errorf("found %v", found)
	}
}

func TestNoFolders(t *testing.T) {
	found, records := codes(Source{Site: fstest.MapFS{}, Kinds: testKinds})
	if len(found)+len(records) != 0 {
		t.Errorf("an empty site gives %v", found)
	}
}

func TestTablesAndFiles(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("项目,金额\n茶,3\n")
	put := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	s := Source{
		Site: fstest.MapFS{
			"data/site.toml": put("edition = \"2026.2\""), "data/handbooks/fair.toml": put("a = 1"), "data/bad.toml": put("a ="),
			"data/.hidden/x.toml": put(""), "data/.x.toml": put(""), "data/ledger.csv": put(gb), "data/bom.csv": put("\ufeffa,b\n"),
		},
		Internal:      fstest.MapFS{"data/staff.toml": put("\ufeffa = 1"), "data/inside.csv": put("a\n")},
		InternalLabel: "office",
	}
	if got := s.Tables(); !slices.Equal(got, []string{"bad", "handbooks/fair", "site"}) {
		t.Errorf("tables %v", got)
	}
	if got := s.InternalTables(); !slices.Equal(got, []string{"staff"}) {
		t.Errorf("internal tables %v", got)
	}
	var list diag.List
	if d := s.Table("site", &list); d.Find("edition") == nil {
		t.Error("site.toml is not read")
	}
	if s.Table("none", &list) != nil || s.File("data/none.csv", &list) != nil || s.InternalTable("none", &list) != nil {
		t.Error("a file that is not there was read")
	}
	if f := s.File("data/ledger.csv", &list); f == nil || !strings.HasPrefix(f.Text, "项目,金额") {
		t.Error("GB18030 from Excel is not read")
	}
	if f := s.File("data/bom.csv", &list); f == nil || f.Text != "a,b\n" {
		t.Error("CSV with a byte-order mark is not read")
	}
	if f := s.File("data/inside.csv", &list); f == nil || f.Name != "office/data/inside.csv" {
		t.Error("the second folder's file is not read")
	}
	if n := len(list.Sorted()); n != 0 {
		t.Errorf("%d faults:\n%s", n, said(&list))
	}
	if s.InternalTable("staff", &list) == nil || s.Table("bad", &list) != nil {
		t.Error("staff.toml is refused or bad.toml is not")
	}
	if got := said(&list); !strings.Contains(got, "data/bad.toml:1:") || !strings.Contains(got, "office/data/staff.toml:1:1: notice") {
		t.Errorf("said\n%s", got)
	}
	if (Source{Site: s.Site}).InternalTables() != nil || (Source{Site: s.Site}).InternalTable("staff", &list) != nil {
		t.Error("no second folder has tables")
	}
}

func TestOpenAssets(t *testing.T) {
	s := readArchive(t, "testdata/tree/plain.txtar").source()
	var list diag.List
	opened := 0
	for r := range s.Records(&list) {
		for _, a := range r.Assets {
			f, err := s.Open(r, a)
			if err != nil {
				t.Errorf("%s: %v", a.Name, err)
				continue
			}
			data, err := io.ReadAll(f)
			if int64(len(data)) != a.Size || err != nil {
				t.Errorf("%s has %d bytes, want %d", a.Name, len(data), a.Size)
			}
			f.Close()
			opened++
		}
	}
	if opened != 6 {
		t.Errorf("%d assets", opened)
	}
	if _, err := (Source{}).Open(&Record{Dir: "content/a"}, Asset{Name: "x"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder gives %v", err)
	}
}

func TestRecordOrigin(t *testing.T) {
	s := readArchive(t, "testdata/tree/plain.txtar").source()
	var list diag.List
	at := map[string]string{}
	for r := range s.Records(&list) {
		for _, path := range []string{"industry", "internal.contact"} {
			p := r.Origin.Locate(path).Position()
			at[r.ID+" "+path] = p.File
		}
	}
	for key, want := range map[string]string{
		"a-1 industry":         "content/projects/a-1/project.toml",
		"a-1 internal.contact": "office/content/projects/a-1/project.toml",
		"b-2 internal.contact": "content/projects/b-2/project.toml",
		"c-3 internal.contact": "office/content/projects/c-3/project.toml",
	} {
		if at[key] != want {
			t.Errorf("%s is found in %s, want %s", key, at[key], want)
		}
	}
}

func TestProseOrigin(t *testing.T) {
	tree := inSite("zh.md", "+++\ntitle = \"甲\"\n+++\n正文")
	tree["content/projects/a/en.md"] = &fstest.MapFile{Data: []byte("no front matter")}
	var list diag.List
	for r := range (Source{Site: tree, Kinds: testKinds}).Records(&list) {
		for tag, line := range map[string]int{"zh": 2, "en": 1} {
			p := r.Prose[tagOf(tag)]
			again := ParseProse(p.File, &list)
			for _, origin := range []func(string) int{
				func(path string) int { return p.Origin.Locate(path).Position().Line },
				func(path string) int { return again.Origin.Locate(path).Position().Line },
			} {
				if got := origin("title"); got != line {
					t.Errorf("the title of %s stands on line %d, want %d", tag, got, line)
				}
			}
		}
	}
}
