package profile

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/grade"
	"prospectus/generator/i18n"
	"prospectus/generator/schema"
)

const governed = "../build/testdata/government"

// files reads a site's folder into memory, so that a test may change it.
func files(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(root), name)
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// check loads a site, makes its public edition and holds it to the profile.
func check(t *testing.T, site fs.FS, day, asked string) []diag.Diagnostic {
	t.Helper()
	found, _ := judge(t, site, day, asked, nil)
	return found
}

// judge does so, shows the judge of pages what publish publishes, and returns
// what was found and what was silenced.
func judge(t *testing.T, site fs.FS, day, asked string, publish func(*Pages)) ([]diag.Diagnostic, []grade.Silenced) {
	t.Helper()
	list := &diag.List{}
	full, _ := schema.Load(content.Source{Site: site, Kinds: schema.Kinds()}, list)
	for _, d := range list.Sorted() {
		t.Fatalf("%v: %s", d.Span.Position(), d.Message("en"))
	}
	public, _ := edition.For(edition.Site, full)
	d, err := i18n.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	grades := grade.Read(full, Gradable()...)
	pages := Check(Input{Catalog: public, Full: full, Day: d}, asked, grades, list)
	if publish != nil {
		publish(pages)
		pages.Finish()
	}
	grades.Finish(list)
	return list.Sorted(), grades.Silenced()
}

func said(found []diag.Diagnostic) (all []string) {
	for _, d := range found {
		p := d.Span.Position()
		all = append(all, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, d.Rule.Code))
		for _, lang := range []i18n.Tag{"zh", "en"} {
			if text := d.Message(lang) + strings.Join(d.Advice(lang), ""); strings.Contains(text, "%!") {
				all = append(all, "badly said: "+text)
			}
		}
	}
	return all
}

// TestGovernmentSitePasses: every rule is silent on a site that is as it
// should be.
func TestGovernmentSitePasses(t *testing.T) {
	if got := said(check(t, files(t, governed), "2026-01-31", "")); len(got) > 0 {
		t.Errorf("found %q", got)
	}
}

// faulty holds one change to that site for each rule, and what it makes.
var faulty = []struct {
	file, old, now, day string
	want                []string
}{
	{"data/site.toml", `profile = "cn-gov"`, `profile = "cn-gv"`, "", []string{"data/site.toml:12:1 gov-unknown-profile"}},
	{"data/site.toml", `title = { zh = "投资某市", en = "Invest in Sample City" }`, "", "", []string{"data/site.toml:1:1 gov-site-name"}},
	{"data/site.toml", `base_url = "https://www.example.gov.cn/invest/"`, "", "", []string{"data/site.toml:1:1 gov-site-domain"}},
	{"data/site.toml", "www.example.gov.cn", "www.example.cn", "", []string{"data/site.toml:11:1 gov-domain"}},
	{"data/site.toml", `identity_code = "0000000000"`, "", "", []string{"data/site.toml:1:1 gov-identity-code"}},
	{"data/site.toml", `identity_code = "0000000000"`, `identity_code = "A000000000"`, "", []string{"data/site.toml:14:1 gov-identity-code-form"}},
	{"data/site.toml", `icp = "京ICP备00000000号-1"`, "", "", []string{"data/site.toml:1:1 gov-icp"}},
	{"data/site.toml", `京ICP备00000000号-1`, "ICP备0000号", "", []string{"data/site.toml:15:1 gov-icp-form"}},
	{"data/site.toml", `public_security = "京公网安备 00000000000000号"`, "", "", []string{"data/site.toml:1:1 gov-public-security"}},
	{"data/site.toml", "京公网安备 00000000000000号", "京公网安备 000号", "", []string{"data/site.toml:16:1 gov-public-security-form"}},
	{"data/site.toml", `organiser = "ipb"`, "", "", []string{
		"content/chains/sample-chain/chain.toml:1:1 gov-content-source", "content/events/spring-fair/event.toml:1:1 gov-content-source",
		"content/offices/headquarters/office.toml:1:1 gov-content-source", "content/pages/about/page.toml:1:1 gov-content-source",
		"content/parks/sample-park/park.toml:1:1 gov-content-source", "data/site.toml:1:1 gov-organiser"}},
	{"data/site.toml", `complaint = "company-registration"`, "", "", []string{"data/site.toml:1:1 gov-error-report"}},
	{"data/site.toml", "outbound_notice", "# outbound_notice", "", []string{"content/services/company-registration/zh.md:6:13 gov-outbound-notice"}},
	{"content/briefings/2026-01/briefing.toml", "", "audience = \"internal\"\n", "", []string{"data/site.toml:1:1 gov-column-missing"}},
	{"", "", "", "2026-03-01", []string{"data/site.toml:1:1 gov-home-stale", "data/site.toml:1:1 gov-news-stale"}},
	{"", "", "", "2026-08-31", []string{"data/site.toml:1:1 gov-home-stale", "data/site.toml:1:1 gov-news-stale", "data/site.toml:1:1 gov-policies-stale"}},
	{"content/projects/demo-0001/project.toml", "updated = 2026-01-20\n", "", "", []string{"content/projects/demo-0001/project.toml:1:1 gov-pub-date"}},
	{"content/projects/demo-0001/project.toml", "updated = 2026-01-20\n", "updated = \"2026-01\"\n", "", []string{"content/projects/demo-0001/project.toml:1:1 gov-pub-date"}},
	{"content/services/company-registration/service.toml", `window = { zh = "政务服务中心二楼", en = "Service centre, second floor" }`, "", "", []string{"content/services/company-registration/service.toml:1:1 gov-guide-element"}},
	{"content/policies/sample-policy/policy.toml", `number = "示政发〔2026〕1号"`, "", "", []string{"content/policies/sample-policy/policy.toml:1:1 gov-policy-number"}},
	{"content/parks/sample-park/park.toml", "", "[photo.m]\nfile = \"m.svg\"\nalt = { zh = \"园区区位图\", en = \"Where the park lies\" }\n", "", []string{"content/parks/sample-park/park.toml:35:8 gov-map-approval"}},
	{"content/parks/sample-park/park.toml", "", "[photo.m]\nfile = \"m.svg\"\napproval = \"0号\"\nalt = { zh = \"园区\", en = \"Map of the park\" }\n", "", []string{"content/parks/sample-park/park.toml:37:1 gov-map-approval-form"}},
	{"content/parks/sample-park/park.toml", "", "[photo.m]\nfile = \"m.svg\"\napproval = \"审图号：京S（0000）000号\"\nalt = { zh = \"园区\", en = \"Map of the park\" }\n", "", nil},
	{"content/parks/sample-park/park.toml", "", "[photo.m]\nfile = \"m.svg\"\nexempt = \"simple\"\nexempt_reason = \"公开的简单交通图\"\nalt = { zh = \"交通图\", en = \"Map of the roads\" }\n", "", nil},
	{"content/parks/sample-park/park.toml", "", "[photo.m]\nfile = \"m.svg\"\nalt = { zh = \"示意画，不作地图使用\", en = \"A sketch, not a map\" }\n", "", nil},
}

func TestFaults(t *testing.T) {
	fired := map[string]bool{}
	for _, c := range faulty {
		site := files(t, governed)
		if f := site[c.file]; f != nil {
			text := string(f.Data)
			if c.old != "" && !strings.Contains(text, c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			if text = strings.Replace(text, c.old, c.now, 1); c.old == "" && !strings.HasPrefix(c.now, "[") {
				text = c.now + string(f.Data)
			} else if c.old == "" {
				text = string(f.Data) + "\n" + c.now
			}
			f.Data = []byte(text)
		}
		if strings.Contains(c.now, "m.svg") {
			site["content/parks/sample-park/m.svg"] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
		}
		day := c.day
		if day == "" {
			day = "2026-01-31"
		}
		found := check(t, site, day, "")
		got := said(found)
		for _, d := range found {
			fired[d.Rule.Code] = true
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, %q for %q: found %q, want %q", c.file, c.now, c.old, got, c.want)
		}
	}
	for _, r := range append(factRules(), unknownProfile) {
		if !fired[r.Code] {
			t.Errorf("no case has %s", r.Code)
		}
	}
}

// A map of the site's own bears a number in the form that the law gives it.
func TestAreaMapNumber(t *testing.T) {
	for number, want := range map[string][]string{"0号": {"data/maps.toml:4:1 gov-map-approval-form"}, "审图号：京S（0000）000号": nil} {
		site := files(t, governed)
		site["data/m.json"] = &fstest.MapFile{Data: []byte(`{"type":"Feature","properties":{"kind":"port"},"geometry":{"type":"Point","coordinates":[160,10]}}`)}
		site["data/maps.toml"] = &fstest.MapFile{Data: []byte("[m]\nname = { zh = \"图\" }\nfile = \"m.json\"\napproval = \"" + number + "\"\nsource = { zh = \"局\" }\ndate = 2026-01-01\n")}
		if got := said(check(t, site, "2026-01-31", "")); !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", number, got, want)
		}
	}
}

// TestDemonstration: an invented city lacks what only a real one is given, and
// nothing else; it declares no profile, so each is a notice.
func TestDemonstration(t *testing.T) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	found := check(t, root.FS(), "2026-06-30", CNGov)
	want := []string{"data/site.toml:1:1 gov-icp", "data/site.toml:1:1 gov-identity-code", "data/site.toml:1:1 gov-public-security", "data/site.toml:9:1 gov-domain"}
	if got := said(found); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	for _, d := range found {
		if d.Rule.Severity != diag.Notice {
			t.Errorf("%s is an %s", d.Rule.Code, d.Rule.Severity)
		}
	}
}

func TestReport(t *testing.T) {
	site := files(t, governed)
	site["data/site.toml"].Data = []byte(strings.Replace(string(site["data/site.toml"].Data), "icp = ", "# icp = ", 1))
	found := check(t, site, "2026-01-31", "")
	r := Report{Name: CNGov, Site: i18n.Text{"zh": "投资某市", "en": "Invest"}, Found: found}
	for lang, want := range map[i18n.Tag][]string{
		"zh": {"# 政府网站检查报告（cn-gov）", "| 页脚备案编号与主办单位 | 1 处 |", "| 网页标签 | 通过 |", "结论：9 项中 1 项有问题。", "- data/site.toml:1:1: 页脚没有 ICP 备案编号 `gov-icp`"},
		"en": {"# Check of a government site (cn-gov)", "| numbers and organiser at the foot | findings: 1 |", "Of 9 items, 1 have findings."},
	} {
		text := r.Markdown(lang)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, text)
			}
		}
	}
	if text := (Report{Name: CNGov}).Markdown("en"); !strings.Contains(text, "All of it passes.") {
		t.Error(text)
	}
	other := append(found, (&diag.Rule{Code: "else", Severity: diag.Error, Says: i18n.Text{"en": "x"}}).At(found[0].Span))
	if text := (Report{Name: CNGov, Found: other}).Markdown("en"); !strings.Contains(text, "other errors besides: 1") {
		t.Error(text)
	}
}

// TestEveryCodeIsReported: the report speaks of each rule of the profile.
func TestEveryCodeIsReported(t *testing.T) {
	for _, r := range Rules() {
		reported := r == unknownProfile
		for _, item := range items {
			reported = reported || slices.Contains(item.codes, r.Code)
		}
		if !reported {
			t.Errorf("no item of the report is about %s", r.Code)
		}
	}
}
