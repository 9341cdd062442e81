package fonts

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"prospectus/generator/font"
	"prospectus/themes"
)

// committed returns the fonts of the standard theme by name.
func committed(t *testing.T) map[string]*font.Face {
	t.Helper()
	faces := map[string]*font.Face{}
	for _, p := range packs {
		for _, f := range p.faces {
			data, err := fs.ReadFile(themes.FS, "standard/fonts/"+f.to)
			if err != nil {
				t.Fatal(err)
			}
			if faces[f.to], err = font.Parse(data); err != nil {
				t.Fatalf("%s: %v", f.to, err)
			}
		}
	}
	return faces
}

// The committed fonts are what the tool made, after the recipe of today.
func TestFontsAreWhatTheRecordSays(t *testing.T) {
	record, err := os.ReadFile("made.sha256")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(record)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		want[name] = sum
	}
	if got := Recipe(); want["recipe"] != got {
		t.Errorf("the recipe has changed since the fonts were made: run go run ./cmd/dev fonts")
	}
	entries, err := fs.ReadDir(themes.FS, "standard/fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(themes.FS, "standard/fonts/"+e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); got != want[e.Name()] {
			t.Errorf("%s has the checksum %s, the record says %q", e.Name(), got, want[e.Name()])
		}
		delete(want, e.Name())
	}
	delete(want, "recipe")
	for name := range want {
		t.Errorf("the record names %s, which is not there", name)
	}
}

func TestTablesOfCharacters(t *testing.T) {
	standard, gb := Standard(), GB2312()
	for _, c := range []struct {
		name  string
		list  []rune
		count int
		has   string
	}{
		{"standard", standard, 8105, "一乙囊乂齉亍蠼𫖯"},
		{"GB 2312", gb, 7445, "啊座亍齄あヶαЯā─┃①⑽Ⅻ￥"},
	} {
		if len(c.list) != c.count {
			t.Errorf("%s has %d characters, not %d", c.name, len(c.list), c.count)
		}
		sorted := slices.Sorted(slices.Values(c.list))
		if n := len(slices.Compact(sorted)); n != c.count {
			t.Errorf("%s: only %d characters are different", c.name, n)
		}
		for _, r := range c.has {
			if !slices.Contains(c.list, r) {
				t.Errorf("%s lacks %c", c.name, r)
			}
		}
	}
	if standard[0] != '一' || standard[3500] != '乂' || standard[6500] != '亍' || standard[8104] != '蠼' {
		t.Error("the levels of the standard do not begin and end where they should")
	}
}

// What every font must show, whatever else it has.
func TestFontsShowWhatOfficesWrite(t *testing.T) {
	signs := "×÷±≥≤℃㎡㎥№‰°²³①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳←↑→↓■□●○◆◇▲△★☆─│┌┐└┘，。、；：？！“”‘’（）【】《》〈〉「」『』〔〕…—·～￥€£©®™§¶•ÀÉÎÕÜßñøÿœĀāǎńẾ"
	kana := "あいうえおがぱゃっんアイウエオガパャッンー々〆"
	want := string(Standard()) + string(GB2312()) + kana + signs
	for name, face := range committed(t) {
		if !strings.Contains(name, "SC-") {
			continue
		}
		var missing []rune
		for _, r := range want {
			if !face.Has(r) {
				missing = append(missing, r)
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s lacks %q", name, string(missing))
		}
		for r := rune(0x20); r <= 0xFF; r++ {
			if !face.Has(r) && (r < 0x7F || r > 0x9F) {
				t.Errorf("%s lacks %U %c of Latin-1", name, r, r)
			}
		}
	}
}

// What the Chinese fonts lack is behind them: all of Latin Extended-A and
// Vietnamese, raised and lowered figures.
func TestLatinFontsStandBehind(t *testing.T) {
	faces := committed(t)
	for r := rune(0x20); r <= 0x17F; r++ {
		checkBehind(t, faces, r)
	}
	for r := rune(0x1EA0); r <= 0x1EF9; r++ {
		checkBehind(t, faces, r)
	}
	for _, r := range "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋\u2009\u202F" {
		checkBehind(t, faces, r)
	}
}

func checkBehind(t *testing.T, faces map[string]*font.Face, r rune) {
	t.Helper()
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Regular.ttf"} {
		if !faces[name].Has(r) && (r < 0x7F || r > 0x9F) {
			t.Errorf("%s lacks %U %c", name, r, r)
		}
	}
}

// TestDemonstrationIsCovered names every character of the demonstration, in
// Chinese and English, that a font of the theme does not have.
func TestDemonstrationIsCovered(t *testing.T) {
	root := filepath.Join("..", "..", "..", "..")
	faces := committed(t)
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, p)
		rel = filepath.ToSlash(rel)
		if err != nil || d.IsDir() && !strings.HasPrefix("content/data/themes/standard/strings", firstOf(rel)) {
			if d != nil && d.IsDir() && err == nil {
				return fs.SkipDir
			}
			return err
		}
		if d.IsDir() || !bilingual(rel) {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		files++
		for name, face := range faces {
			if !strings.Contains(name, "SC-") {
				continue
			}
			if missing := font.NewStack(face).Missing(strings.NewReplacer("\n", "", "\r", "", "\t", "").Replace(string(text))); len(missing) > 0 {
				t.Errorf("%s: %s lacks %q", rel, name, string(missing))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Errorf("only %d files were read", files)
	}
}

func firstOf(rel string) string {
	if rel == "." {
		return ""
	}
	first, _, _ := strings.Cut(rel, "/")
	return first
}

// bilingual reports whether a file holds text of the demonstration or words of
// the theme in Chinese or English.
func bilingual(rel string) bool {
	ext := path.Ext(rel)
	switch {
	case strings.HasPrefix(rel, "content/"), strings.HasPrefix(rel, "data/"):
		return ext == ".md" || ext == ".toml"
	case strings.HasPrefix(rel, "themes/standard/strings/"):
		return strings.HasSuffix(rel, "/zh.toml") || strings.HasSuffix(rel, "/en.toml")
	}
	return false
}

// archiveOf packs files as npm does.
func archiveOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPackagesAreChecked(t *testing.T) {
	right := archiveOf(t, map[string]string{packLicence: "licence", "package/a.ttf": "font"})
	poor := archiveOf(t, map[string]string{packLicence: "licence"})
	for _, c := range []struct {
		name      string
		archive   []byte
		integrity string
		want      string // of the error; "" for none
	}{
		{"right", right, integrity(right), ""},
		{"another archive", right, integrity(poor), "checksum"},
		{"no font", poor, integrity(poor), "has no package/a.ttf"},
		{"no archive", []byte("text"), integrity([]byte("text")), "EOF"},
	} {
		p := pack{name: "p@1", integrity: c.integrity, faces: []face{{"package/a.ttf", "A.ttf"}}}
		got, err := p.open(context.Background(), func(context.Context, string) ([]byte, error) { return c.archive, nil })
		switch {
		case c.want == "" && (err != nil || string(got["package/a.ttf"]) != "font"):
			t.Errorf("%s: %v, %q", c.name, err, got)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: the error is %v, not one with %q", c.name, err, c.want)
		}
	}
}

// The same whole font gives the same bytes, and what is cut down again loses
// nothing but features.
func TestCutIsReproducible(t *testing.T) {
	data, err := fs.ReadFile(themes.FS, "standard/fonts/NotoSansSC-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	first, err := cutDown(data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.data, data) {
		t.Error("a font cut down to the same characters a second time is another")
	}
}

func TestLicencesAreJoined(t *testing.T) {
	got := joinLicences([]string{"Copyright A\n\nText.\n", "Copyright B \n\nThe same text.\n"})
	if want := "Copyright A\nCopyright B\n\nText.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
