package build_test

import (
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"prospectus/generator/build"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/themes"
)

// internal builds the internal edition of a site.
func internal(t *testing.T, in build.Input) map[string]string {
	t.Helper()
	in.Audience = edition.Office
	dir, _ := run(t, in)
	return files(t, dir)
}

// Every page of the internal edition says that it is internal, asks not to be
// found and says so on paper; there is nothing for search engines, subscribers
// or users of open data, and no address on the web.
func TestTheInternalEditionIsMarked(t *testing.T) {
	marks := map[string]string{"zh": "内部资料，不得外传", "en": "Internal: not to leave the office"}
	all := siteFiles(t, "../..", edition.Office)
	pages := 0
	for name, text := range all {
		switch ext := path.Ext(name); {
		case ext == ".html":
			pages++
			lang, _, _ := strings.Cut(name, "/")
			mark := marks[lang]
			if mark == "" {
				mark = marks["zh"]
			}
			if !strings.Contains(text, `<p class="invented">`+mark) {
				t.Errorf("%s does not say that it is internal", name)
			}
			if !strings.Contains(text, `content:"`+marks["zh"]+" · "+marks["en"]+`";position:fixed`) {
				t.Errorf("%s is not marked on paper", name)
			}
			if !strings.Contains(text, `content="noindex"`) {
				t.Errorf("%s may be indexed", name)
			}
			if strings.Contains(text, "invest.xingzhu.example/") && strings.Contains(text, `rel="canonical"`) {
				t.Errorf("%s names an address on the web", name)
			}
		case name == "robots.txt":
			if !strings.Contains(text, marks["zh"]) || !strings.Contains(text, "Disallow: /\n") {
				t.Errorf("robots.txt: %s", text)
			}
		case ext == ".ics" || ext == ".vcf":
			if unfolded := strings.ReplaceAll(text, "\r\n ", ""); !strings.Contains(unfolded, marks["zh"]) && !strings.Contains(unfolded, marks["en"]) {
				t.Errorf("%s does not say that it is internal", name)
			}
		case ext == ".xml" || ext == ".csv" || ext == ".json" && name != "manifest.json":
			t.Errorf("%s is for the public", name)
		}
	}
	if pages < 400 || all["zh/boards/ledger.html"] == "" || !strings.Contains(all["manifest.json"], `"audience": "internal"`) {
		t.Errorf("%d pages; no boards, or the manifest does not name the audience", pages)
	}
}

// secrets gathers the texts of internal fields in a value of the model's.
func secrets(v reflect.Value, secret bool, found map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			secrets(v.Elem(), secret, found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			secrets(v.Index(i), secret, found)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			secrets(v.MapIndex(key), secret, found)
		}
	case reflect.String:
		if secret {
			found[v.String()] = true
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			class := f.Tag.Get("class")
			if f.IsExported() && f.Name != "Origin" && f.Name != "Approval" && class != "-" {
				secrets(v.Field(i), secret || class == "I", found)
			}
		}
	}
}

// common are texts that stand in many places: ids and small numbers with a unit.
var common = regexp.MustCompile(`^([a-z/-][a-z0-9/-]*|[\d.]{1,6} ?[^\d]{1,8})$`)

// distinctive gathers the internal texts of the demonstration that nobody could
// have come by otherwise: of four characters or more. Small numbers, references,
// words of closed lists and the release of a record are no such texts.
func distinctive(full *model.Catalog) map[string]bool {
	found := map[string]bool{}
	for kind, list := range full.Collections() {
		f, _ := model.CatalogField(kind)
		for _, item := range list {
			secrets(reflect.ValueOf(item), f.Tag.Get("class") == "I", found)
		}
	}
	for i := range full.Ledger {
		found[full.Ledger[i].Name] = true
	}
	for text := range found {
		if utf8.RuneCountInString(text) < 4 || common.MatchString(text) {
			delete(found, text)
		}
	}
	for _, term := range collected(full.Glossary) {
		for _, wrong := range term.Avoid { // wrong renderings are words that anybody may use
			for _, text := range wrong {
				delete(found, text)
			}
		}
	}
	return found
}

func collected[T model.Identified](s model.Set[T]) (all []T) {
	for item := range s.All() {
		all = append(all, item)
	}
	return all
}

// No internal text of the demonstration stands in any public file, though many
// stand in the internal edition.
func TestNothingInternalIsPublished(t *testing.T) {
	full := demonstration(t)
	public, staff := siteFiles(t, "../..", edition.Site), siteFiles(t, "../..", edition.Office)
	texts := distinctive(full)
	join := func(all map[string]string) string {
		var b strings.Builder
		for name, text := range all {
			b.WriteString(name + "\n" + text + "\n")
		}
		return b.String()
	}
	published, inside := join(public), join(staff)
	shown := 0
	for text := range texts {
		if strings.Contains(published, text) {
			t.Errorf("published: %s", text)
		}
		if strings.Contains(inside, text) {
			shown++
		}
	}
	if len(texts) < 200 || shown < 120 {
		t.Errorf("%d internal texts, %d of them in the internal edition", len(texts), shown)
	}
	for name := range public {
		if strings.Contains(name, "boards") {
			t.Errorf("%s is published", name)
		}
	}
}

// internalTable is a table of TOML that stays in the office, with its lines.
var internalTable = regexp.MustCompile(`(?m)^\[(?:[a-z0-9-]+\.)*internal(?:\.[a-z0-9.-]+)?\]\n(?:[^\[\n].*\n|\n)*`)

// The public edition is the same, byte for byte, where everything internal but
// the ledger, of which sums are released, was never written.
func TestThePublicEditionDoesNotDependOnInternalFacts(t *testing.T) {
	build1 := func(site fstest.MapFS) map[string]string {
		dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Day: day(t)})
		return files(t, dir)
	}
	with, without := plainSite(t), plainSite(t)
	taken := 0
	for name, file := range without {
		if path.Ext(name) == ".toml" && name != "data/site.toml" {
			text := internalTable.ReplaceAllString(string(file.Data), "")
			if text != string(file.Data) {
				taken++
			}
			file.Data = []byte(text)
		}
	}
	for _, table := range []string{"boards", "campaigns", "leads", "meetings"} {
		if without["data/"+table+".toml"] == nil {
			t.Errorf("the demonstration has no table %s", table)
		}
		delete(without, "data/"+table+".toml")
	}
	if taken < 30 {
		t.Errorf("only %d files held anything internal", taken)
	}
	same(t, build1(with), build1(without))
}

// day is a fixed day to build for.
func day(t *testing.T) i18n.Date {
	t.Helper()
	d, err := i18n.ParseDate("2026-06-30")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The internal edition shows what has not been approved, the public one does not.
func TestStaffReadWhatIsNotApproved(t *testing.T) {
	site := plainSite(t)
	const record = "content/projects/xz-2026-0302/project.toml"
	site[record].Data = regexp.MustCompile(`(?m)^\[release\]\n(?:[^\[\n].*\n|\n)*`).ReplaceAll(site[record].Data, nil)
	in := build.Input{Site: site, Themes: themes.FS, Unprinted: true, LastApproved: true}
	dir := t.TempDir()
	if report := runInto(t, in, dir); len(report.HeldBack) != 1 {
		t.Errorf("held back: %v", report.HeldBack)
	}
	in.Audience = edition.Office
	inside := t.TempDir()
	if report := runInto(t, in, inside); len(report.HeldBack) != 0 || report.NoBaseURL {
		t.Errorf("held back: %v", report.HeldBack)
	}
	if page := "zh/projects/xz-2026-0302.html"; files(t, dir)[page] != "" || files(t, inside)[page] == "" {
		t.Error("what is not approved is in the public edition, or not in the internal one")
	}
}

// Staff can open the internal attachments that a page names, of the site's folder
// and of the second one; no public edition holds their bytes or their names.
func TestStaffOpenInternalAttachments(t *testing.T) {
	site, second := plainSite(t), fstest.MapFS{}
	const dir = "content/projects/xz-2026-0302/"
	site[dir+"internal/底价测算（第二稿）.txt"] = &fstest.MapFile{Data: []byte("first paper")}
	second[dir+"talks.txt"] = &fstest.MapFile{Data: []byte("second paper")}
	in := build.Input{Site: site, Internal: second, InternalLabel: "second", Themes: themes.FS, Unprinted: true, Day: day(t)}
	out, _ := run(t, in)
	for name, text := range files(t, out) {
		if strings.Contains(name, "papers/") || strings.Contains(text, "first paper") || strings.Contains(text, "second paper") || strings.Contains(text, "第二稿") {
			t.Errorf("published in %s", name)
		}
	}
	all := internal(t, in)
	if all["papers/projects/xz-2026-0302/底价测算（第二稿）.txt"] != "first paper" || all["papers/projects/xz-2026-0302/talks.txt"] != "second paper" {
		t.Error("an internal attachment is missing")
	}
	page := all["zh/projects/xz-2026-0302.html"]
	for _, want := range []string{`>底价测算（第二稿）.txt</a>`, `href="../../papers/projects/xz-2026-0302/talks.txt"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
