package build_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"prospectus/generator/build"
	"prospectus/generator/memo"
	"prospectus/generator/photo"
	"prospectus/themes"
)

// A shelf is a folder for a store, in memory; one that is locked can neither be
// read nor written.
type shelf struct {
	mu     sync.Mutex
	files  map[string][]byte
	locked bool
	writes int
}

func newShelf() *shelf { return &shelf{files: map[string][]byte{}} }

func (s *shelf) Read(name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if data, ok := s.files[name]; ok && !s.locked {
		return bytes.Clone(data), nil
	}
	return nil, fs.ErrNotExist
}

func (s *shelf) Write(name string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.locked {
		return errors.New("locked")
	}
	s.files[name] = bytes.Clone(data)
	s.writes++
	return nil
}

func (s *shelf) List() (all []memo.Entry, err error) {
	for name, data := range s.files {
		all = append(all, memo.Entry{Name: name, Size: int64(len(data))})
	}
	return all, nil
}

func (s *shelf) Remove(name string) error { delete(s.files, name); return nil }

// sun is a picture of a white corner, top left, in a grained field.
func sun(w, h int) *image.NRGBA {
	img, grain := image.NewNRGBA(image.Rect(0, 0, w, h)), rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			v := uint8(30 + grain.Uint32()%24)
			if x < w/4 && y < h/4 {
				v = 250
			}
			img.SetNRGBA(x, y, color.NRGBA{v, v, v / 2, 255})
		}
	}
	return img
}

// taken is a photograph as a camera writes it that was held upside down: it
// says so, and where it was.
func taken(t *testing.T, w, h int) []byte {
	t.Helper()
	upright, held := sun(w, h), image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			held.SetNRGBA(w-1-x, h-1-y, upright.NRGBAAt(x, y))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, held, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	const says = "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x03\x00\x00\x00\x00\x00\x00GPS 27.41 secret-place"
	return slices.Concat(b.Bytes()[:2], []byte{0xFF, 0xE1, 0, byte(len(says) + 2)}, []byte(says), b.Bytes()[2:])
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withPhotographs is the starter with a photograph of each sort on its page
// about the office, and a photograph at the head of its home page.
func withPhotographs(t *testing.T) fstest.MapFS {
	t.Helper()
	site, facts := starter(t), "content/pages/about/page.toml"
	clear := sun(1000, 400)
	for i := 3; i < len(clear.Pix)/2; i += 4 {
		clear.Pix[i] = 0
	}
	pictures := map[string][]byte{
		"held.jpg": taken(t, 2000, 900), "little.jpg": taken(t, 320, 200), "clear.png": asPNG(t, clear), "opaque shot.png": asPNG(t, sun(700, 500)), "small.png": asPNG(t, sun(300, 100)),
	}
	text := string(site[facts].Data)
	for i, name := range slices.Sorted(maps.Keys(pictures)) {
		site["content/pages/about/"+name] = &fstest.MapFile{Data: pictures[name]}
		text += fmt.Sprintf("[photo.p%d]\nfile = %q\nalt = { zh = \"图\", en = \"A\" }\n", i, name)
	}
	text += "[attachment.full]\nfile = \"held.jpg\"\nname = { zh = \"原图\", en = \"Full\" }\n"
	site[facts] = &fstest.MapFile{Data: []byte(text)}
	site["data/hero.jpg"] = &fstest.MapFile{Data: taken(t, 1300, 700)}
	site["data/emblem.png"] = &fstest.MapFile{Data: asPNG(t, sun(600, 600))}
	name(site, "hero = \"hero.jpg\"\nemblem = \"emblem.png\"\nhero_alt = { zh = \"图\", en = \"A\" }\n")
	return site
}

// name puts lines before the tables of data/site.toml.
func name(site fstest.MapFS, lines string) {
	site["data/site.toml"] = &fstest.MapFile{Data: append([]byte(lines), site["data/site.toml"].Data...)}
}

// media returns the published files below media/.
func media(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := files(t, dir)
	maps.DeleteFunc(all, func(name, _ string) bool { return !strings.HasPrefix(name, "media/") })
	return all
}

func TestPhotographsArePublishedInSizes(t *testing.T) {
	dir, _ := run(t, build.Input{Site: withPhotographs(t), Themes: themes.FS, Unprinted: true, Unsearched: true})
	var got []string
	for name, text := range media(t, dir) {
		c, format, err := image.DecodeConfig(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got = append(got, fmt.Sprintf("%s %s %dx%d", name, format, c.Width, c.Height))
		if strings.Contains(text, "secret") || strings.Contains(text, "GPS") {
			t.Errorf("%s says where it was taken", name)
		}
		checkSun(t, name, text)
	}
	want := []string{
		"media/1000w/pages/about/clear.png png 1000x400",
		"media/1200w/pages/about/held.jpg jpeg 1200x540",
		"media/1200w/site/hero.jpg jpeg 1200x646",
		"media/128w-jpg/site/emblem.png.jpg jpeg 128x128",
		"media/1300w/site/hero.jpg jpeg 1300x700",
		"media/1600w/pages/about/held.jpg jpeg 1600x720",
		"media/320w/pages/about/little.jpg jpeg 320x200",
		"media/480w-jpg/pages/about/a0aea7878475116b.jpg jpeg 480x343",
		"media/480w/pages/about/clear.png png 480x192",
		"media/480w/pages/about/held.jpg jpeg 480x216",
		"media/480w/site/hero.jpg jpeg 480x258",
		"media/700w-jpg/pages/about/a0aea7878475116b.jpg jpeg 700x500",
		"media/800w/pages/about/clear.png png 800x320",
		"media/800w/pages/about/held.jpg jpeg 800x360",
		"media/800w/site/hero.jpg jpeg 800x431",
		"media/pages/about/held.jpg jpeg 2000x900",
		"media/pages/about/small.png png 300x100",
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("published\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestAttachedPhotographsAreCleaned, whatever their ending.
func TestAttachedPhotographsAreCleaned(t *testing.T) {
	site, facts := starter(t), "content/pages/about/page.toml"
	text := string(site[facts].Data)
	for _, ending := range []string{"jpg", "JPEG", "jpe", "jfif"} {
		site["content/pages/about/whole."+ending] = &fstest.MapFile{Data: taken(t, 600, 400)}
		text += fmt.Sprintf("[attachment.%s]\nfile = \"whole.%s\"\nname = { zh = \"图\", en = \"A\" }\n", strings.ToLower(ending), ending)
	}
	site[facts] = &fstest.MapFile{Data: []byte(text)}
	dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true})
	all := media(t, dir)
	if len(all) != 4 {
		t.Errorf("%d are published", len(all))
	}
	for name, text := range all {
		if c, _, err := image.DecodeConfig(strings.NewReader(text)); err != nil || c.Width != 600 || strings.Contains(text, "GPS") || strings.Contains(text, "secret") {
			t.Errorf("%s: %d columns, says where it was taken: %v, %v", name, c.Width, strings.Contains(text, "GPS"), err)
		}
	}
}

// checkSun: in every copy the sun stands top left, but for the picture that is
// handed out whole, which still says which way up it is.
func checkSun(t *testing.T, name, text string) {
	t.Helper()
	img, _, err := image.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	bright := func(x, y int) bool { _, g, _, _ := img.At(x, y).RGBA(); return g > 0x8000 }
	top, bottom := bright(b.Dx()/8, b.Dy()/8), bright(b.Dx()-b.Dx()/8, b.Dy()-b.Dy()/8)
	switch {
	case name == "media/pages/about/held.jpg":
		if top || !bottom || !strings.Contains(text, "Exif\x00\x00MM") {
			t.Errorf("%s no longer says which way up it is", name)
		}
	case strings.HasSuffix(name, "clear.png"):
		_, _, _, a := img.At(b.Dx()/2, b.Dy()/8).RGBA()
		_, _, _, full := img.At(b.Dx()/2, b.Dy()-b.Dy()/8).RGBA()
		if a != 0 || full != 0xFFFF {
			t.Errorf("%s: opacity is %x above and %x below", name, a, full)
		}
	case !top || bottom:
		t.Errorf("%s does not stand upright", name)
	}
}

var imageTag = regexp.MustCompile(`<img [^>]*>`)

// TestPagesOfferTheSizes: what a page says of its pictures.
func TestPagesOfferTheSizes(t *testing.T) {
	dir, _ := run(t, build.Input{Site: withPhotographs(t), Themes: themes.FS, Unprinted: true, Unsearched: true})
	all := files(t, dir)
	tags := imageTag.FindAllString(all["zh/index.html"]+all["zh/pages/about.html"], -1)
	for _, want := range []string{
		`src="../../media/800w/pages/about/held.jpg" srcset="../../media/480w/pages/about/held.jpg 480w, ../../media/800w/pages/about/held.jpg 800w, ` +
			`../../media/1200w/pages/about/held.jpg 1200w, ../../media/1600w/pages/about/held.jpg 1600w" sizes="(min-width: 79rem) 75rem, 100vw" width="2000" height="900"`,
		`src="../media/800w/site/hero.jpg" srcset="../media/480w/site/hero.jpg 480w`,
		`sizes="(min-width: 63rem) 44vw, 100vw" width="1300" height="700"`,
		`src="../../media/320w/pages/about/little.jpg" width="320" height="200"`,
		`src="../../media/pages/about/small.png" width="300" height="100"`,
		`src="../media/128w-jpg/site/emblem.png.jpg"`,
	} {
		if !slices.ContainsFunc(tags, func(tag string) bool { return strings.Contains(tag, want) }) {
			t.Errorf("no picture says %s\n%s", want, strings.Join(tags, "\n"))
		}
	}
	for _, tag := range tags {
		if _, set, ok := strings.Cut(tag, `srcset="`); ok {
			set, _, _ = strings.Cut(set, `"`)
			for _, entry := range strings.Split(set, ", ") {
				at, _, _ := strings.Cut(entry, " ")
				if _, there := all[strings.TrimLeft(at, "./")]; !there {
					t.Errorf("%s leads nowhere", at)
				}
			}
		}
	}
}

func TestPhotographsAreDeterministic(t *testing.T) {
	in := build.Input{Site: withPhotographs(t), Themes: themes.FS, Unprinted: true, Unsearched: true}
	before := runtime.GOMAXPROCS(1)
	one, _ := run(t, in)
	runtime.GOMAXPROCS(2)
	two, _ := run(t, in)
	runtime.GOMAXPROCS(before)
	same(t, files(t, one), files(t, two))
}

// TestCopiesAreKept: a second build finds the copies of the first and does not
// make them again, which is seen by exchanging what was kept.
func TestCopiesAreKept(t *testing.T) {
	folder, site := newShelf(), withPhotographs(t)
	in := func() build.Input {
		return build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true, Memo: memo.New(folder, 1<<30)}
	}
	fresh, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true})
	first, _ := run(t, in())
	made := folder.writes
	second, _ := run(t, in())
	want := files(t, fresh)
	same(t, want, files(t, first))
	same(t, want, files(t, second))
	if made != 6 || folder.writes != made {
		t.Errorf("the first build kept %d, the second %d more", made, folder.writes-made)
	}
	other := photo.Pack([]photo.Copy{{Width: 480, Height: 200, Format: "jpeg", Data: []byte("exchanged")}})
	for name := range folder.files {
		var key memo.Key
		if _, err := hex.Decode(key[:], []byte(name)); err != nil {
			t.Fatal(err)
		}
		memo.New(folder, 1<<30).Put(key, other)
	}
	third, _ := run(t, in())
	if got := media(t, third)["media/480w/pages/about/held.jpg"]; got != "exchanged" {
		t.Errorf("a photograph was decoded again, and not taken from what was kept")
	}
	if _, err := build.Check(context.Background(), in()); err != nil {
		t.Error(err)
	}
	checkMended(t, in, folder, want)
}

// checkMended damages all that is kept, and then lets nothing be kept at all:
// neither changes what is published.
func checkMended(t *testing.T, in func() build.Input, folder *shelf, want map[string]string) {
	t.Helper()
	for name, data := range folder.files {
		folder.files[name] = append(data[:len(data)-1], ^data[len(data)-1])
	}
	mended, _ := run(t, in())
	same(t, want, files(t, mended))
	again, _ := run(t, in())
	same(t, want, files(t, again))
	folder.locked = true
	locked, _ := run(t, in())
	same(t, want, files(t, locked))
}

// TestWhatIsNotUsedIsDropped, once there is more than the limit.
func TestWhatIsNotUsedIsDropped(t *testing.T) {
	folder, site := newShelf(), withPhotographs(t)
	run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true, Memo: memo.New(folder, 1)})
	kept := len(folder.files)
	site["data/hero.jpg"] = &fstest.MapFile{Data: taken(t, 1400, 700)}
	run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true, Memo: memo.New(folder, 1<<30)})
	if len(folder.files) != kept+1 {
		t.Errorf("%d are kept of %d, though there is room", len(folder.files), kept+1)
	}
	run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true, Memo: memo.New(folder, 1)})
	if len(folder.files) != kept {
		t.Errorf("%d are kept, %d were used", len(folder.files), kept)
	}
}

// TestASmallEmblemStandsInThePage: it costs no request of its own; a large one
// does, since every page would hold it.
func TestASmallEmblemStandsInThePage(t *testing.T) {
	for size, want := range map[int]string{9: `src="data:image/svg+xml,%3Csvg `, 3000: `src="../media/site/emblem.svg"`} {
		site := withPhotographs(t)
		site["data/emblem.svg"] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0` + strings.Repeat("h", size) + `"/></svg>`)}
		site["data/site.toml"] = &fstest.MapFile{Data: bytes.Replace(site["data/site.toml"].Data, []byte("emblem.png"), []byte("emblem.svg"), 1)}
		dir, _ := run(t, build.Input{Site: site, Themes: themes.FS, Unprinted: true, Unsearched: true})
		home := files(t, dir)["zh/index.html"]
		if tag := imageTag.FindString(home); !strings.Contains(tag, want) {
			t.Errorf("%d bytes: %s", size, tag)
		}
		if !strings.Contains(home, `rel="icon" href="../media/site/emblem.svg"`) {
			t.Error("the browser's tab has no emblem")
		}
	}
}
