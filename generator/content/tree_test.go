package content

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"

	"prospectus/generator/diag"
	"prospectus/generator/i18n"
)

// TestTrees reads testdata/tree. Each archive holds the files of both folders
// and what is expected of them: the records, and the diagnostics in both
// languages. UPDATE=1 rewrites the expectations.
func TestTrees(t *testing.T) {
	names, err := filepath.Glob("testdata/tree/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) { testTree(t, name) })
	}
}

func testTree(t *testing.T, name string) {
	a := readArchive(t, name)
	got := map[string]string{}
	var list diag.List
	for r := range a.source().Records(&list) {
		got["want.records"] += describe(r) + "\n"
	}
	for _, lang := range []i18n.Tag{"en", "zh"} {
		var b strings.Builder
		_ = diag.PrintText(&b, list.Sorted(), lang)
		got["want."+string(lang)] = b.String()
	}
	if os.Getenv("UPDATE") != "" {
		a.expect(got)
		a.write(t, name)
		return
	}
	for part, text := range got {
		if want := a.get(part); text != want {
			t.Errorf("%s is\n%s\nwant\n%s", part, text, want)
		}
	}
}

// expect replaces what is expected of an archive's files.
func (a *archive) expect(got map[string]string) {
	a.files = slices.DeleteFunc(a.files, func(f archived) bool { return strings.HasPrefix(f.name, "want.") })
	for _, part := range []string{"want.records", "want.en", "want.zh"} {
		if got[part] != "" {
			a.files = append(a.files, archived{part, got[part]})
		}
	}
}

// source makes both folders of an archive's files.
func (a *archive) source() Source {
	site, internal := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range a.files {
		if name, ok := strings.CutPrefix(f.name, "site/"); ok {
			site[name] = &fstest.MapFile{Data: []byte(f.text)}
		} else if name, ok := strings.CutPrefix(f.name, "internal/"); ok {
			internal[name] = &fstest.MapFile{Data: []byte(f.text)}
		}
	}
	return Source{Site: site, Internal: internal, InternalLabel: "office", Kinds: testKinds}
}

// describe writes a record on one line.
func describe(r *Record) string {
	parts := []string{r.Kind.Folder + "/" + r.ID}
	if r.FromInternal {
		parts = append(parts, "2nd")
	}
	if r.Facts != nil {
		parts = append(parts, "facts")
	}
	if r.Internal != nil {
		parts = append(parts, "internal")
	}
	parts = append(parts, describeProse("", r.Prose)...)
	parts = append(parts, describeProse("internal.", r.InternalProse)...)
	for _, a := range r.Assets {
		mark := ""
		if a.Internal {
			mark = "(i)"
		}
		if a.FromInternal {
			mark = "(i,2nd)"
		}
		parts = append(parts, a.Name+mark)
	}
	return strings.Join(parts, " ")
}

func describeProse(prefix string, prose map[i18n.Tag]*Prose) (parts []string) {
	for tag, p := range prose {
		mark := ""
		if p.Faulty {
			mark = "!"
		}
		if p.FromInternal {
			mark += "(2nd)"
		}
		parts = append(parts, prefix+string(tag)+mark)
	}
	slices.Sort(parts)
	return parts
}

// TestRecordsAreTheSameOnAnyNumberOfProcessors checks order and diagnostics.
func TestRecordsAreTheSameOnAnyNumberOfProcessors(t *testing.T) {
	tree := fstest.MapFS{}
	for i := range 300 {
		tree[fmt.Sprintf("content/projects/p-%03d/project.toml", i)] = &fstest.MapFile{Data: []byte("a = \nb = 2026-1-1\n")}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first string
	for _, n := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(n)
		var list diag.List
		var b strings.Builder
		for r := range (Source{Site: tree, Kinds: testKinds}).Records(&list) {
			fmt.Fprintln(&b, r.ID)
		}
		_ = diag.PrintJSON(&b, list.Sorted(), "en")
		if first == "" {
			first = b.String()
		}
		if b.String() != first {
			t.Fatalf("%d processors give another result", n)
		}
	}
	if strings.Count(first, "toml-date") != 300 {
		t.Fatalf("diagnostics are missing")
	}
}

// TestAheadStopsWithItsConsumer checks that a loop left early begins at most a
// window of work and leaves no goroutine behind: a bubble of package synctest
// ends when all that was begun in it has, and panics where something waits on.
func TestAheadStopsWithItsConsumer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inputs := make([]int, 10_000)
		for i := range inputs {
			inputs[i] = i
		}
		done := make(chan int, len(inputs))
		n := 0
		for out := range ahead(inputs, func(i int) int { done <- i; return i }) {
			if out != n {
				t.Fatalf("%d in place of %d", out, n)
			}
			if n++; n == 10 {
				break
			}
		}
		if limit := 10 + runtime.GOMAXPROCS(0)*(windowPerWorker+2); len(done) > limit {
			t.Errorf("%d tasks were begun, limit %d", len(done), limit)
		}
	})
}
