// Package fonts makes the fonts that are committed with the standard theme
// from the whole ones, which npm packages hold.
//
// Each is cut down, by package generator/font, to the characters that an
// office writes: the 8,105 of 《通用规范汉字表》, GB/T 2312, Latin, kana and
// signs; kerning, ligatures, language forms and the features of [Features]
// stay. Glyphs keep the numbers that they have in the whole font.
//
// The Chinese fonts lack the Latin of Central Europe and Turkey, and raised and
// lowered figures; a Latin font of the same weight stands behind each.
//
// The same packages give the same bytes: what npm brings must have the
// checksum that is written here. made.sha256 beside this file records the
// recipe and what came of it; a test compares it with the committed fonts, so
// that a recipe cannot change without them, or they without a recipe.
package fonts

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"prospectus/generator/font"
)

// Folder is where the fonts are, in the repository.
const Folder = "themes/standard/fonts"

// Record is the file that says what was made, in the repository.
const Record = "cmd/dev/internal/fonts/made.sha256"

// licence is the name of the licence beside the fonts.
const licence = "OFL.txt"

// Features are what the fonts keep besides the features that shapers turn on
// by themselves: punctuation half as wide, as wide as its ink, or squeezed by
// its neighbours, and quotation marks and signs as wide as in Latin.
var Features = []string{"chws", "halt", "palt", "pwid"}

// A pack is an npm package.
type pack struct {
	name      string // and version, as npm reads it
	integrity string // SHA-512 of its archive, as npm states it
	faces     []face
}

// A face is one font of a package.
type face struct{ from, to string }

// packs are the packages that the fonts come from.
var packs = []pack{
	{
		name:      "@expo-google-fonts/noto-sans-sc@0.4.3",
		integrity: "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
		faces: []face{
			{"package/400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"},
			{"package/700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"},
		},
	},
	{
		name:      "@expo-google-fonts/noto-serif-sc@0.4.3",
		integrity: "sha512-fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
		faces: []face{
			{"package/400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"},
		},
	},
	{
		name:      "@expo-google-fonts/noto-sans@0.4.2",
		integrity: "sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
		faces: []face{
			{"package/400Regular/NotoSans_400Regular.ttf", "NotoSans-Regular.ttf"},
			{"package/700Bold/NotoSans_700Bold.ttf", "NotoSans-Bold.ttf"},
		},
	},
	{
		name:      "@expo-google-fonts/noto-serif@0.4.2",
		integrity: "sha512-1xvAYegrtpCuPPunSyhvhV9FHWEzCWjikEoUJkvHt+WWvt+h7lKr+vkXNpqwFQM4W3KjXOccfLd5s04xLMjjDQ==",
		faces: []face{
			{"package/400Regular/NotoSerif_400Regular.ttf", "NotoSerif-Regular.ttf"},
		},
	},
}

// packLicence is the licence of the fonts in a package; that of the npm
// package itself is another file.
const packLicence = "package/LICENSE_FONT"

// Options says where the fonts go.
type Options struct {
	Root string // of the repository
	Out  io.Writer
}

// Run fetches the packages, cuts their fonts down, and writes fonts, licence
// and record. It says of each font how large it is.
func Run(ctx context.Context, o Options) error {
	made, err := makeAll(ctx, npm)
	if err != nil {
		return err
	}
	dir := filepath.Join(o.Root, filepath.FromSlash(Folder))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	record := fmt.Sprintf("%s  recipe\n", Recipe())
	for _, f := range made {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o644); err != nil {
			return err
		}
		record += fmt.Sprintf("%x  %s\n", sha256.Sum256(f.data), f.name)
		fmt.Fprintf(o.Out, "%s: %d bytes, %s\n", f.name, len(f.data), f.note)
	}
	return os.WriteFile(filepath.Join(o.Root, filepath.FromSlash(Record)), []byte(record), 0o644)
}

// Recipe returns a checksum over all that decides what the fonts are, but for
// the code that cuts them.
func Recipe() string {
	h := sha256.New()
	for _, p := range packs {
		fmt.Fprintln(h, p.name, p.integrity)
		for _, f := range p.faces {
			fmt.Fprintln(h, f.from, f.to)
		}
	}
	fmt.Fprintln(h, strings.Join(Features, " "))
	fmt.Fprintln(h, string(Characters()))
	return fmt.Sprintf("%x", h.Sum(nil))
}

// A product is a file that was made.
type product struct {
	name string
	data []byte
	note string // what there is to say of it
}

// A fetcher returns the archive of a package.
type fetcher func(ctx context.Context, name string) ([]byte, error)

// makeAll makes the fonts and their licence.
func makeAll(ctx context.Context, fetch fetcher) ([]product, error) {
	var made []product
	var licences []string
	for _, p := range packs {
		members, err := p.open(ctx, fetch)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		for _, f := range p.faces {
			cut, err := cutDown(members[f.from])
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", p.name, f.from, err)
			}
			cut.name = f.to
			made = append(made, cut)
		}
		licences = append(licences, string(members[packLicence]))
	}
	return append(made, product{licence, []byte(joinLicences(licences)), "the licence"}), nil
}

// cutDown makes one font, after asking the whole one whether it may be done.
func cutDown(data []byte) (product, error) {
	whole, err := font.Parse(data)
	if err != nil {
		return product{}, err
	}
	if e := whole.Embedding(); !e.Allowed() || e.Whole() {
		return product{}, errors.New("its maker does not allow that it is embedded in part")
	}
	cut, err := whole.Cut(Characters(), Features...)
	if err != nil {
		return product{}, err
	}
	small, err := font.Parse(cut)
	if err != nil {
		return product{}, err
	}
	n := 0
	for _, r := range Characters() {
		if small.Has(r) {
			n++
		}
	}
	return product{data: cut, note: fmt.Sprintf("%d characters", n)}, nil
}

// joinLicences writes the copyright line of every licence and the text, which
// is the same in all of them, once.
func joinLicences(texts []string) string {
	var heads []string
	body := ""
	for i, text := range texts {
		head, rest, _ := strings.Cut(text, "\n")
		if head = strings.TrimSpace(head); !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
		if i == 0 {
			body = rest
		}
	}
	return strings.Join(heads, "\n") + "\n" + body
}
