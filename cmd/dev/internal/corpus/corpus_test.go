package corpus

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// written writes a site and returns its files.
func written(t *testing.T, projects int, seed uint64) map[string]string {
	t.Helper()
	dir := t.TempDir()
	s, err := Write(context.Background(), Options{Dir: dir, Projects: projects, Seed: seed, Shape: Usual()})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var size int64
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		files[name], size = string(content), size+int64(len(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Files != len(files) || s.Bytes != size {
		t.Errorf("says %d files, %d bytes; wrote %d, %d", s.Files, s.Bytes, len(files), size)
	}
	return files
}

func TestSameOptionsSameBytes(t *testing.T) {
	a, b := written(t, 60, 7), written(t, 60, 7)
	if !maps.Equal(a, b) {
		t.Error("two runs differ")
	}
	if maps.Equal(a, written(t, 60, 8)) {
		t.Error("another seed makes the same site")
	}
}

// A small site is part of a large one: save for the tables that grow, every
// file of it is there.
func TestSmallIsPartOfLarge(t *testing.T) {
	small, large := written(t, 40, 7), written(t, 120, 7)
	for name, content := range small {
		if other, ok := large[name]; !ok {
			t.Errorf("%s is missing in the large site", name)
		} else if name == "data/firms.toml" || name == "data/ledger.csv" {
			if !strings.HasPrefix(other, content) {
				t.Errorf("%s does not grow at its end alone", name)
			}
		} else if other != content {
			t.Errorf("%s differs in the large site", name)
		}
	}
}

// The bytes are pinned, so that a figure measured on a corpus can be measured
// again. Whoever changes the lexicon changes them, and knows it.
func TestPinned(t *testing.T) {
	files := written(t, Least, 1)
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %d\n%s", name, len(files[name]), files[name])
	}
	got := fmt.Sprintf("%x\n", h.Sum(nil))
	const golden = "testdata/pinned.sha256"
	if os.Getenv("UPDATE_GOLDENS") == "1" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(want, []byte(got)) {
		t.Errorf("the corpus has changed (UPDATE_GOLDENS=1 accepts it): %v", err)
	}
}

func TestCounts(t *testing.T) {
	files := written(t, 200, 3)
	for kind, want := range map[string]int{
		"projects": 200, "policies": 20, "briefings": 10, "chains": 9, "parks": 16,
		"offices": 8, "services": 8, "events": 4, "pages": 5,
	} {
		ids := map[string]int{}
		for name := range files {
			if parts := strings.Split(name, "/"); parts[0] == "content" && parts[1] == kind {
				ids[parts[2]]++
			}
		}
		if len(ids) != want {
			t.Errorf("%d %s, want %d", len(ids), kind, want)
		}
		for id, n := range ids {
			if n != 1+languages {
				t.Errorf("%s/%s has %d files, want facts and %d languages", kind, id, n, languages)
			}
		}
	}
	for id, chain := range files {
		if strings.HasSuffix(id, "/chain.toml") && strings.Count(chain, "[node.") != 24 {
			t.Errorf("%s has %d nodes", id, strings.Count(chain, "[node."))
		}
	}
}

// proseOf returns the texts of a language file, save its title.
func proseOf(file string) string {
	parts := strings.SplitN(file, "+++\n", 3)
	var b strings.Builder
	for line := range strings.Lines(parts[1]) {
		key, value, _ := strings.Cut(line, " = ")
		if key != "title" {
			b.WriteString(strings.Trim(value, "\"\n") + "\n")
		}
	}
	return b.String() + parts[2]
}

// The promise of the package comment, and a mean that bears comparison with
// other generators' corpora.
func TestProseOfProjects(t *testing.T) {
	files := written(t, 400, 5)
	var hans, words []int
	for name, content := range files {
		if !strings.HasPrefix(name, "content/projects/") {
			continue
		}
		switch filepath.Base(name) {
		case "zh.md":
			hans = append(hans, han(proseOf(content)))
		case "en.md":
			words = append(words, len(strings.Fields(proseOf(content))))
		}
	}
	slices.Sort(hans)
	slices.Sort(words)
	t.Logf("Chinese characters %d to %d, median %d; English words %d to %d, median %d",
		hans[0], hans[len(hans)-1], hans[len(hans)/2], words[0], words[len(words)-1], words[len(words)/2])
	if hans[0] < 500 || hans[len(hans)-1] > 900 {
		t.Errorf("Chinese characters from %d to %d, want 500 to 900", hans[0], hans[len(hans)-1])
	}
	if words[0] < 250 || words[len(words)-1] > 500 {
		t.Errorf("English words from %d to %d, want 250 to 500", words[0], words[len(words)-1])
	}
}

// Vocabulary keeps growing with the site.
func TestLongTail(t *testing.T) {
	w := world0(t)
	count := func(projects int) int {
		distinct := map[string]bool{}
		for i := range projects {
			for word := range strings.FieldsSeq(w.project(i).body[1]) {
				distinct[strings.ToLower(strings.Trim(word, ".,;:*|"))] = true
			}
		}
		return len(distinct)
	}
	small, large := count(40), count(400)
	t.Logf("%d distinct English words at 40 projects, %d at 400", small, large)
	if large*10 < small*18 {
		t.Errorf("%d distinct English words at 40 projects, and only %d at 400", small, large)
	}
}

func TestRefusesFolderInUse(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(context.Background(), Options{Dir: dir, Projects: Least, Shape: Usual()}); err == nil {
		t.Error("writes into a folder that is in use")
	}
	if _, err := Write(context.Background(), Options{Dir: t.TempDir(), Projects: Least - 1, Shape: Usual()}); err == nil {
		t.Error("writes a site in which references lead nowhere")
	}
}

// The two ways to change a site's shape do what they say, at their ends too.
func TestShape(t *testing.T) {
	count := func(s Shape) (briefings, tables int) {
		dir := t.TempDir()
		if _, err := Write(context.Background(), Options{Dir: dir, Projects: Least, Shape: s}); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(filepath.Join(dir, "content", "briefings"))
		if err != nil {
			t.Fatal(err)
		}
		facts, err := filepath.Glob(filepath.Join(dir, "content", "projects", "*-00001", "project.toml"))
		if err != nil || len(facts) != 1 {
			t.Fatal("no first project: ", err)
		}
		content, err := os.ReadFile(facts[0])
		if err != nil {
			t.Fatal(err)
		}
		return len(entries), strings.Count(string(content), "\n[")
	}
	fewest, least := count(Shape{PerBriefing: Least, Tables: 0})
	most, all := count(Shape{PerBriefing: 1, Tables: MostTables})
	if fewest != 1 || most != Least {
		t.Errorf("%d and %d briefings, want 1 and %d", fewest, most, Least)
	}
	if least != 4 || all < 20 { // land, access, returns, internal
		t.Errorf("%d and %d tables", least, all)
	}
	for _, bad := range []Shape{{}, {PerBriefing: Least + 1}, {PerBriefing: 1, Tables: -1}, {PerBriefing: 1, Tables: MostTables + 1}} {
		if _, err := Write(context.Background(), Options{Dir: t.TempDir(), Projects: Least, Shape: bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Write(ctx, Options{Dir: t.TempDir(), Projects: Least, Shape: Usual()}); err == nil {
		t.Error("does not stop")
	}
}

// Words that a public site may not say, because of what they give away or
// promise. The corpus must pass the checks of the program that it measures.
func TestNoForbiddenWords(t *testing.T) {
	forbidden := []string{
		"内部", "秘密", "机密", "绝密", "在谈", "洽谈中", "目标企业", "拟引进企业", "底价", "税收返还", "零地价",
		"一事一议", "零租金", "兜底", "保底", "零风险", "最佳", "第一名", "唯一", "国家级", "得天独厚", "前景广阔",
		"guaranteed", "tax rebate", "tax refund", "free land", "sole proprietorship", "�", "{", "}",
	}
	for name, content := range written(t, 200, 9) {
		if strings.HasSuffix(name, ".toml") {
			continue
		}
		for _, word := range forbidden {
			if strings.Contains(content, word) {
				t.Errorf("%s says %q", name, word)
			}
		}
	}
}
