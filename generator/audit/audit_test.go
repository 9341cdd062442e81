package audit

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/diag"
	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/memo"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/source"
	"prospectus/themes"
)

// over lays files over a folder.
type over struct {
	top   fstest.MapFS
	under fs.FS
}

func (o over) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(o.top, name); err == nil && !info.IsDir() {
		return o.top.Open(name)
	}
	f, err := o.under.Open(name)
	if err != nil {
		return o.top.Open(name)
	}
	return f, nil
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.under, name)
	more, moreErr := fs.ReadDir(o.top, name)
	if err != nil && moreErr != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
	}
	for _, e := range more {
		if !seen[e.Name()] {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

// demonstration is the folder of the invented city, with files laid over it.
func demonstration(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	if files == nil {
		return root.FS()
	}
	laid := fstest.MapFS{}
	for name, text := range files {
		laid[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return over{laid, root.FS()}
}

func folder(t *testing.T) Folder {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return Folder{output.Dir(root), root.FS()}
}

// memory keeps the copies of photographs, for all tests.
type memory struct{ files sync.Map }

func (m *memory) Read(name string) ([]byte, error) {
	if data, ok := m.files.Load(name); ok {
		return data.([]byte), nil
	}
	return nil, fs.ErrNotExist
}
func (m *memory) Write(name string, data []byte) error { m.files.Store(name, data); return nil }
func (m *memory) List() ([]memo.Entry, error)          { return nil, nil }
func (m *memory) Remove(string) error                  { return nil }

var copies = memo.New(new(memory), 1<<30)

// audited audits a site after a change to its catalogue.
func audited(t *testing.T, site fs.FS, change func(*model.Catalog) *model.Catalog) (*Report, fs.FS) {
	t.Helper()
	return auditedAs(t, build.Input{Site: site, Themes: themes.FS, Memo: copies}, change)
}

func auditedAs(t *testing.T, what build.Input, change func(*model.Catalog) *model.Catalog) (*Report, fs.FS) {
	t.Helper()
	in := Input{Build: what, Whole: folder(t), Bereft: folder(t), Change: change}
	r, err := Run(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Built {
		t.Fatalf("not built:\n%s", said(r.Diagnostics))
	}
	return r, in.Whole.Read
}

func said(list []diag.Diagnostic) string {
	var b bytes.Buffer
	for some := range slices.Chunk(list, 50) { // a longer list is printed in part
		_ = diag.PrintText(&b, some, "en")
	}
	return b.String()
}

func TestTheDemonstrationPasses(t *testing.T) {
	r, _ := audited(t, demonstration(t, nil), nil)
	if !r.Passed(true) || len(r.Found) > 0 {
		t.Errorf("%s", said(r.Found))
	}
	if len(r.Releases) < 50 || len(r.Kept) < 500 || r.Distinctive < 300 || r.Files < 500 {
		t.Errorf("releases %d, withheld %d, distinctive %d, files %d", len(r.Releases), len(r.Kept), r.Distinctive, r.Files)
	}
}

// A planter puts a value that stands nowhere else into every internal field.
type planter struct {
	tokens  []string            // what was planted, as it is written
	planted map[string][]string // by kind.shape of a field, where somebody asks; the field is
	at      string              // the one being planted
	fields  map[string]bool     // kind.shape of every field that was planted
	kind    string
	words   bool // of public fields only those with words, which no check can find wrong
}

func (p *planter) token() string {
	s := "金丝雀密存句" + string([]rune("天地玄黄宇宙洪荒")[len(p.tokens)%8]) + string([]rune("子丑寅卯辰巳午未申酉")[len(p.tokens)/8%10]) + fmt.Sprintf("第%04d号", len(p.tokens))
	p.tokens = append(p.tokens, s)
	p.note(s)
	return s
}

func (p *planter) digits() string {
	s := fmt.Sprintf("7391%05d", 10007+7*len(p.tokens))
	p.tokens = append(p.tokens, s)
	p.note(s)
	return s
}

func (p *planter) note(token string) {
	if p.planted != nil {
		p.planted[p.at] = append(p.planted[p.at], token)
	}
}

// plant goes through a struct that may be changed. Outside internal fields it
// only looks for tables.
func (p *planter) plant(v reflect.Value, secret bool, shape string) {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		class := f.Tag.Get("class")
		at := shape + "." + keyOf(f)
		switch {
		case f.Anonymous:
			p.plant(fv, secret, shape)
		case class == "-" || f.Name == "Origin" || f.Name == "Audience" || at == ".withdrawal.on" || at == ".@id" || f.Name == "Hash":
		case secret && public(class) && p.words && (!isWords(f.Type) || at == ".aliases"):
		case secret || !public(class):
			p.fill(fv, f, at)
		case isTable(fv.Type()):
			p.plant(fv, false, at)
		case fv.Kind() == reflect.Slice && isTable(deref(fv.Type().Elem())):
			for k := range fv.Len() {
				p.plant(reflect.Indirect(fv.Index(k)), false, at)
			}
		}
	}
}

// isWords reports a field that holds text or tables of it.
func isWords(t reflect.Type) bool {
	return t.Kind() == reflect.String || t.Kind() == reflect.Map || t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String
}

// fill plants one field of an internal table, whatever its type.
func (p *planter) fill(v reflect.Value, f reflect.StructField, at string) {
	if f.Tag.Get("ref") != "" || at == ".papers" {
		return
	}
	p.fields[p.kind+at] = true
	p.at = p.kind + at
	digits := func(unit string) string { return p.digits() + unit }
	switch v.Interface().(type) {
	case i18n.Text:
		v.Set(reflect.ValueOf(i18n.Text{"zh": p.token(), "en": "canary sentence kept in secrecy number " + p.digits()}))
	case model.TextList:
		v.Set(reflect.ValueOf(model.TextList{"zh": {p.token()}}))
	case model.Prose:
		text := source.NewFile("planted.md", "\n"+p.token()+"\n")
		v.Set(reflect.ValueOf(model.Prose{"zh": source.Held(text.All())}))
	case i18n.Money:
		m, _ := i18n.ParseMoney(digits(" 元"))
		v.Set(reflect.ValueOf(m))
	case i18n.Quantity:
		q, _ := i18n.ParseQuantity(digits(" 个"))
		v.Set(reflect.ValueOf(q))
	case i18n.Decimal:
		d, _ := i18n.ParseDecimal(digits(""))
		v.Set(reflect.ValueOf(d))
	case i18n.Date:
		d, _ := i18n.ParseDate("1987-03-05")
		v.Set(reflect.ValueOf(d))
	case i18n.Period:
		d, _ := i18n.ParsePeriod("1987-03/1987-04")
		v.Set(reflect.ValueOf(d))
	default:
		p.fillKind(v, at)
	}
}

func (p *planter) fillKind(v reflect.Value, at string) {
	enum, isEnum := v.Interface().(model.Enum)
	switch {
	case isEnum:
		v.SetString(enum.Values()[len(enum.Values())-1])
	case v.Kind() == reflect.String:
		v.SetString(p.token())
	case v.Kind() == reflect.Int || v.Kind() == reflect.Int64:
		v.SetInt(73911)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case isTable(v.Type()):
		p.plant(v, true, at)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String:
		one := reflect.MakeSlice(v.Type(), 1, 1)
		if enum, isEnum := one.Index(0).Interface().(model.Enum); isEnum {
			one.Index(0).SetString(enum.Values()[0])
		} else {
			one.Index(0).SetString(p.token())
		}
		v.Set(one)
	case v.Kind() == reflect.Slice && isTable(deref(v.Type().Elem())):
		one := reflect.New(deref(v.Type().Elem()))
		if id := one.Elem().FieldByName("ID"); id.IsValid() {
			id.SetString("canary")
		}
		p.plant(one.Elem(), true, at)
		if v.Type().Elem().Kind() != reflect.Pointer {
			one = one.Elem()
		}
		v.Set(reflect.Append(v, one))
	}
}

// everywhere plants in every record and row, in a hidden copy of one record of
// each kind, in rows of the internal tables and in the ledger.
func (p *planter) everywhere(full *model.Catalog) *model.Catalog {
	no := false
	full.Site.MustRelease = &no // what is planted was not approved
	items := map[string][]model.Identified{}
	for kind, list := range full.Collections() {
		p.kind = kind
		for i, item := range list {
			p.plant(reflect.ValueOf(item).Elem(), false, "")
			items[kind] = append(items[kind], item)
			if r, ok := item.(model.Record); ok && i == 0 {
				items[kind] = append(items[kind], p.hiddenCopy(r))
			}
		}
	}
	for kind, row := range model.Tables() {
		if p.kind = kind; internalTable(kind) {
			fresh := reflect.New(row)
			fresh.Elem().FieldByName("ID").SetString("canary-row")
			p.plant(fresh.Elem(), true, "")
			items[kind] = append(items[kind], fresh.Interface().(model.Identified))
		}
	}
	c := model.NewCatalog(full.Site, items)
	c.Ledger = full.Ledger
	for i := range c.Ledger {
		c.Ledger[i].Name, c.Ledger[i].Note = p.token(), p.token()
	}
	return c
}

// hiddenCopy is an internal record in which public fields are planted too.
func (p *planter) hiddenCopy(of model.Record) model.Record {
	fresh := reflect.New(reflect.TypeOf(of).Elem())
	r := fresh.Interface().(model.Record)
	r.Head().ID, r.Head().Audience, r.Head().Dir = "canary-hidden-record", model.Internal, of.Head().Dir
	kind := p.kind
	p.kind, p.words = kind+" hidden", true
	p.plant(fresh.Elem(), true, "")
	p.words = false
	r.Head().Photos, r.Head().Files, r.Head().Withdrawal = nil, nil, model.Withdrawal{}
	p.kind = kind
	return r
}

// TestCanaries: what is planted in every internal field of every kind, in prose
// and in attachments does not come out, and would be found if it did.
func TestCanaries(t *testing.T) {
	p := &planter{fields: map[string]bool{}}
	files := map[string]string{}
	root := demonstration(t, nil)
	records, err := fs.Glob(root, "content/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range records {
		files[path.Join(dir, "internal.zh.md")] = "第一段。\n\n" + p.token() + "，不外传。\n"
		files[path.Join(dir, "internal", "canary.txt")] = p.token() + "\n"
		files[path.Join(dir, "internal", "canary.csv")] = "a,b\nx," + p.token() + "\n"
	}
	r, out := audited(t, demonstration(t, files), p.everywhere)
	if !r.Passed(true) {
		t.Errorf("%s", said(r.Found))
	}
	if len(p.tokens) < 200 || len(p.fields) < 100 {
		t.Fatalf("%d canaries in %d kinds of field", len(p.tokens), len(p.fields))
	}
	if r.Distinctive < len(p.tokens)*9/10 {
		t.Errorf("of %d canaries and the demonstration's own values only %d were searched for", len(p.tokens), r.Distinctive)
	}
	search := newSearcher(tokensAsNeedles(p.tokens), model.NewCatalog(&model.Site{}, nil), nil)
	names, _ := filesIn(out)
	if err := search.run(context.Background(), out, names); err != nil {
		t.Fatal(err)
	}
	for _, h := range search.hits {
		t.Errorf("%s came out in %s", h.form, h.file)
	}
	t.Logf("%d canaries in %d kinds of field, %d values searched for", len(p.tokens), len(p.fields), r.Distinctive)
}

func tokensAsNeedles(tokens []string) (all []*needle) {
	for _, s := range tokens {
		all = append(all, &needle{form: formOf(s), fact: &fact{says: []saying{{text: s}}}})
	}
	return all
}

// TestEveryInternalFieldIsPlanted: the planter misses no field that can hold a
// value, so that a new field is covered by [TestCanaries] as it is declared.
func TestEveryInternalFieldIsPlanted(t *testing.T) {
	for kind, typ := range model.RecordTypes() {
		p := &planter{fields: map[string]bool{}, kind: kind}
		v := reflect.New(typ)
		p.plant(v.Elem(), true, "")
		for _, d := range model.Document(typ) {
			shape := kind + "." + strings.ReplaceAll(d.Path, ".*", "")
			last := d.Path[strings.LastIndexByte(d.Path, '.')+1:]
			if d.Class == "-" || d.Ref != "" || last == "@id" || last == "audience" || last == "hash" || d.Path == "withdrawal.on" || d.Path == "papers" {
				continue
			}
			if d.Class == "I" && !p.fields[shape] {
				t.Errorf("%s is not planted", shape)
			}
		}
	}
}

// TestBrokenAtTheDoor: what reaches the edition by a fault of redaction is
// found, by what depends on it, by what it says, or by both.
func TestBrokenAtTheDoor(t *testing.T) {
	faults := map[string]struct {
		change func(p *model.Project)
		says   bool // the value itself is published
	}{
		"xz-2026-0101": {func(p *model.Project) { p.Summary = i18n.Text{"zh": "联系 " + p.Internal.Mobile, "en": "x"} }, true},
		"xz-2026-0104": {func(p *model.Project) { p.Address = i18n.Text{"zh": p.Internal.Targets[0]} }, true},
		"xz-2026-0106": {func(p *model.Project) { p.State = model.Reserved }, false},
		"xz-2026-0201": {func(p *model.Project) { p.Tags = append(p.Tags, p.Internal.Talks[0].State["zh"]) }, true},
		"xz-2026-0204": {func(p *model.Project) { p.Version = fmt.Sprint("v", p.Internal.Trips) }, false},
	}
	r, _ := auditedAs(t, build.Input{Site: demonstration(t, nil), Themes: themes.FS, Memo: copies, Unprinted: true}, func(full *model.Catalog) *model.Catalog {
		no := false
		full.Site.MustRelease = &no
		for id, fault := range faults {
			fault.change(full.Projects.Get(id))
		}
		full.Policies.Get("referral-reward").Disclosure = model.Voluntary
		return full
	})
	found := said(r.Found)
	for id, fault := range faults {
		if !strings.Contains(found, "zh/projects/"+id+".html: error: built again") {
			t.Errorf("%s is not found to depend on what is internal", id)
		}
		if fault.says && !strings.Contains(found, "(projects/"+id+", internal.") {
			t.Errorf("the value of %s is not found in\n%s", id, found)
		}
	}
	if r.Passed(false) || !strings.Contains(found, "zh/policies/referral-reward.html: error: built again with everything internal deleted, the edition lacks") {
		t.Errorf("the hidden policy is not found in\n%s", found)
	}
}

// TestWithdrawnAndHeldBack: records that were withdrawn or not approved leave
// nothing behind that depends on them.
func TestWithdrawnAndHeldBack(t *testing.T) {
	site := demonstration(t, nil)
	changed := map[string]string{}
	for name, add := range map[string]string{
		"content/projects/xz-2026-0102/project.toml": "\n[withdrawal]\non = 2026-06-01\nreason = \"地块另有安排不再招商\"\n",
		"content/projects/xz-2026-0103/zh.md":        "\n补一句没有审批过的话。\n",
	} {
		text, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		changed[name] = string(text) + add
	}
	in := Input{Build: build.Input{Site: demonstration(t, changed), Themes: themes.FS, Memo: copies, LastApproved: true, Unprinted: true}, Whole: folder(t), Bereft: folder(t)}
	r, err := Run(context.Background(), in)
	if err != nil || !r.Built {
		t.Fatal(err, said(r.Diagnostics))
	}
	if !r.Passed(false) {
		t.Errorf("%s", said(r.Found))
	}
	reasons := map[edition.Reason]bool{}
	for _, k := range r.Kept {
		reasons[k.Reason] = true
	}
	if !reasons[edition.Withdrawn] || !reasons[edition.NotApproved] {
		t.Errorf("%v", reasons)
	}
}
