package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
	"prospectus/generator/view"
)

// A memory keeps the files of an edition.
type memory map[string]string

func (m memory) Write(name string, data []byte) error { m[name] = string(data); return nil }

func (m memory) Create(string) (output.File, error) { panic("no file is too large to hold") }

// A shelf is a store in memory that counts what was put into it and not taken
// away.
type shelf struct {
	bytes.Buffer
	open *int
}

func (s *shelf) Seek(int64, int) (int64, error) { return 0, nil }
func (s *shelf) Close() error                   { *s.open--; return nil }

// A small is a site of pages that were made for a test.
type small struct {
	plan  *route.Plan
	pages []view.Page
}

// sample returns a site whose projects have the given titles and texts.
func sample(texts ...[2]string) small {
	var items []model.Identified
	for i := range texts {
		items = append(items, &model.Project{Header: model.Header{ID: fmt.Sprintf("p-%04d", i)}, State: model.Open})
	}
	c := model.NewCatalog(&model.Site{Languages: []i18n.Tag{"zh"}, PageSize: 20}, map[string][]model.Identified{"projects": items})
	s := small{plan: route.New(c)}
	for i, text := range texts {
		at, _ := s.plan.Record("zh", "projects", items[i].Ident())
		p := &view.Project{Code: fmt.Sprintf("AB-2026-%04d", i), Texts: []view.Section{{Parts: []view.Fragment{view.Passage{Text: text[1]}}}}}
		p.Meta = view.Head{Path: at, Lang: "zh", Kind: "projects", Record: items[i], Title: view.Phrase{Text: text[0]}}
		s.pages = append(s.pages, p)
	}
	return s
}

// files renders the index.
func (s small) files(t *testing.T, temp func() (Scratch, error)) memory {
	t.Helper()
	m := memory{}
	r := Renderer{Plan: s.plan, Word: func(i18n.Tag, string) string { return "" }, Temp: temp}
	if err := r.Render(t.Context(), slices.Values(s.pages), m); err != nil {
		t.Fatal(err)
	}
	return m
}

func (m memory) engine(t *testing.T) *Engine {
	t.Helper()
	e, err := Open(func(file string) ([]byte, error) {
		text, ok := m["search/zh/"+file]
		if !ok {
			return nil, fmt.Errorf("no file %s", file)
		}
		return []byte(text), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// docs returns the documents that a query finds, in order of the site.
func docs(t *testing.T, e *Engine, query string) []int {
	t.Helper()
	a, err := e.Find(query)
	if err != nil {
		t.Fatal(err)
	}
	found := []int{}
	for _, f := range a.Found {
		found = append(found, f.Doc)
	}
	slices.Sort(found)
	return found
}

// chinese makes texts of few characters, so that they have much in common, with
// what parts phrases among them.
func chinese(r *rand.Rand, length int) string {
	const characters = "钙基材料储能电池产业园"
	var b strings.Builder
	for range length {
		switch r.IntN(12) {
		case 0:
			b.WriteString("，")
		case 1:
			b.WriteString(" 12亩")
		default:
			b.WriteRune([]rune(characters)[r.IntN(11)])
		}
	}
	return b.String()
}

// wander reads a text of Chinese characters from a place on, and now and then
// goes on at another place where its last characters stand, so that each few
// characters of what it reads are in the text, but the whole seldom.
func wander(r *rand.Rand, text []rune, length int) string {
	at := r.IntN(len(text))
	query := []rune{text[at]}
	for len(query) < length && at+1 < len(text) {
		at++
		query = append(query, text[at])
		overlap := 2 + r.IntN(3)
		if len(query) < overlap {
			continue
		}
		var others []int
		for other := overlap - 1; other < len(text); other++ {
			if other != at && string(text[other-overlap+1:other+1]) == string(query[len(query)-overlap:]) {
				others = append(others, other)
			}
		}
		if len(others) > 0 {
			at = others[r.IntN(len(others))]
		}
	}
	return string(query)
}

// TestSubstrings holds the index to plain search: a Chinese text is found by
// every part of it of two characters and more, and by nothing else.
func TestSubstrings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var texts [][2]string
	for range 120 {
		texts = append(texts, [2]string{chinese(r, 8), chinese(r, 400)})
	}
	e := sample(texts...).files(t, nil).engine(t)
	found, missed := 0, 0
	for range 4000 {
		query := wander(r, []rune(texts[r.IntN(len(texts))][1]), 2+r.IntN(9))
		if strings.ContainsAny(query, "， 12亩") || len([]rune(query)) < 2 {
			continue
		}
		want := []int{}
		for i, text := range texts {
			if strings.Contains(text[0], query) || strings.Contains(text[1], query) {
				want = append(want, i)
			}
		}
		if got := docs(t, e, query); !slices.Equal(got, want) {
			t.Fatalf("%s: found %v, want %v", query, got, want)
		}
		if len(want) > 0 {
			found++
		} else {
			missed++
		}
	}
	if found < 300 || missed < 100 {
		t.Errorf("%d queries are answered and %d not: too few to tell", found, missed)
	}
}

// TestSpilling holds what was set aside in parts to what was held as one.
func TestSpilling(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	whole, parts := &inverter{}, &inverter{}
	open := 0
	parts.temp = func() (Scratch, error) { open++; return &shelf{open: &open}, nil }
	for doc := range 500 {
		for place := range 20 {
			term := string(rune('一' + r.IntN(40)))
			whole.add([]byte(term), hit{doc, field(place % 3)})
			parts.add([]byte(term), hit{doc, field(place % 3)})
		}
		if err := parts.spill(2000); err != nil {
			t.Fatal(err)
		}
	}
	if open < 3 {
		t.Fatalf("set aside %d times only", open)
	}
	gather := func(v *inverter) (all []string) {
		if err := v.merge(func(term []byte, found []hit) error {
			all = append(all, fmt.Sprintf("%s %v", term, found))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		v.close()
		return all
	}
	if a, b := gather(whole), gather(parts); !reflect.DeepEqual(a, b) {
		t.Error("the postings differ")
	}
	if open != 0 {
		t.Errorf("%d temporary files are left", open)
	}
}

var _ io.ReadWriteSeeker = (*shelf)(nil)

func TestSameFiles(t *testing.T) {
	s := sample([2]string{"钙基材料", "甲 5GWh"}, [2]string{"储能", "乙"})
	if a, b := s.files(t, nil), s.files(t, nil); !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
	empty := sample().files(t, nil)
	if got := docs(t, empty.engine(t), "储能"); len(got) != 0 {
		t.Errorf("an empty index finds %v", got)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"钙基":              "钙0 基1",
		"钙 基":             "钙0 基2",
		"钙，基":             "钙0 基2",
		"5GWh":            "5·0 gwh1",
		"5 GWh":           "5·0 gwh1",
		"1,250 亩":         "1250·0 亩1",
		"12.5%":           "12.5·0 %1",
		"XZ-2026-01":      "xz0 2026·1 01·2",
		"〔2025〕22号":       "2025·0 22·1 号2",
		"investor's park": "investors0 park1",
		"a. b":            "a0 b2",
		"ＡＢ１２":            "ab0 12·1",
		"儲能":              "储0 能1",
		"1,25":            "1·0 25·2",
	} {
		var got []string
		for _, token := range tokens(text, 0) {
			kind := ""
			if token.class == digit {
				kind = "·"
			}
			got = append(got, token.text+kind+fmt.Sprint(token.at))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", text, s, want)
		}
	}
}

func TestStems(t *testing.T) {
	for _, forms := range []string{
		"battery batteries", "park parks", "process processes processed processing", "tax taxes", "plan planned planning plans",
		"base bases", "apply applies applied applying", "house houses housing housed", "branch branches",
	} {
		all := strings.Fields(forms)
		for _, form := range all {
			if stem(form) != stem(all[0]) || !strings.HasPrefix(form, trunk(form)) {
				t.Errorf("%s: %s, of %s %s", form, stem(form), all[0], stem(all[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"gas", "ga"}, {"glass", "glas"}, {"status", "statu"}, {"analysis", "analysi"}, {"spring", "spr"}, {"need", "ne"}} {
		if stem(pair[0]) == pair[1] {
			t.Errorf("%s becomes %s", pair[0], pair[1])
		}
	}
}

func TestSyllables(t *testing.T) {
	for name, want := range map[string]string{
		"重庆": "chong qing", "重点": "zhong dian", "长沙": "chang sha", "厦门": "xia men", "六安市": "lu an shi", "蚌埠": "beng bu", "绿色": "lv se", "A股": " gu",
	} {
		if got := strings.Join(syllables(tokens(name, 0)), " "); got != want {
			t.Errorf("%s is read %q, want %q", name, got, want)
		}
	}
}

func TestBytesAsCharacters(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	if got := lowered(raised(all)); !bytes.Equal(got, all) {
		t.Errorf("%v", got)
	}
}

// Every sixteen bits come back from a string, at every place between bytes, and
// none of them breaks the script or stands alone where only pairs may.
func TestPackedFiles(t *testing.T) {
	var data []byte
	for u := range 1 << 16 {
		data = append(data, byte(u>>8), byte(u))
		if u%4099 == 0 {
			data = append(data, 0xd8) // shifts what follows
		}
	}
	units := widened(data)
	if n := len(data) / 2; len(units) > n+n/50 {
		t.Errorf("%d characters for %d", len(units), n)
	}
	for i, u := range units {
		if u < ' ' || u == '"' || u == '\\' || u == 0xfeff {
			t.Fatalf("%x stands in a string", u)
		}
		if high := u>>10 == 0xd800>>10; high != (i+1 < len(units) && units[i+1]>>10 == 0xdc00>>10) {
			t.Fatalf("%x stands alone", u)
		}
	}

	values, err := arguments(plainText(packed("t", 1, data)))
	var text string
	if err == nil {
		err = json.Unmarshal(values[2], &text)
	}
	if err != nil || !bytes.HasPrefix(narrowed(text), data) {
		t.Errorf("what was packed is not what is read: %v", err)
	}
}
