package route_test

import (
	"strings"
	"testing"

	"prospectus/generator/model"
	"prospectus/generator/output"
	"prospectus/generator/route"
)

func TestCopies(t *testing.T) {
	p := route.New(catalogue("zh"))
	for got, want := range map[route.Path]string{
		p.Media(model.SiteFiles, "", "hero.jpg"):                               "media/site/hero.jpg",
		p.Copy(model.SiteFiles, "", "hero.jpg", 1600, "jpeg"):                  "media/1600w/site/hero.jpg",
		p.Copy("plots", "park/a-01", "x.JPEG", 480, "jpeg"):                    "media/480w/plots/park.a-01/x.JPEG",
		p.Copy("pages", "about", "航拍.png", 480, "png"):                         "media/480w/pages/about/航拍.png",
		p.Copy("pages", "about", "x.png", 480, "jpeg"):                         "media/480w-jpg/pages/about/x.png.jpg",
		p.Copy("pages", "about", "x.webp", 1200, "webp"):                       "media/1200w/pages/about/x.webp",
		p.Copy("pages", "about", "a b,c#.jpg", 480, "jpeg"):                    "media/480w/pages/about/a59e6cbc053a09d8.jpg",
		p.Copy("pages", "about", "sub/x.jpg", 480, "jpeg"):                     "media/480w/pages/about/74bc35bad5a195a5.jpg",
		p.Copy("pages", "about", "aux.jpg", 480, "jpeg"):                       "media/480w/pages/about/55b7f28b3ebc3c79.jpg",
		p.Copy("pages", "about", strings.Repeat("长", 60)+".jpg", 1600, "jpeg"): "media/1600w/pages/about/74fac33512dc2449.jpg",
	} {
		if string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestCopiesMeetNothing: whatever files lie in a record's folder, no copy has
// the address of one of them or of another's copy, and every system takes it.
func TestCopiesMeetNothing(t *testing.T) {
	p := route.New(catalogue("zh"))
	names := []string{
		"x.jpg", "x.jpeg", "x.png", "x.png.jpg", "x.jpg.png", "x.jpg.jpg", "x", "480w/x.jpg", "480w.jpg", "x.480w.jpg", "480w-jpg/x.png",
		"com1.jpg", "LPT².png", "a:b.jpg", "a?.jpg", "x..", ".x", " x.jpg", "厂房 一.jpg", "a\x01.png", "a\xff.jpg", strings.Repeat("厂", 59) + ".png",
	}
	taken := map[string]string{}
	for _, kind := range []string{"pages", "projects", model.SiteFiles} {
		id := longest
		if kind == model.SiteFiles {
			id = ""
		}
		for _, name := range names {
			taken[strings.ToLower(string(p.Media(kind, id, name)))] = name
		}
		for _, name := range names {
			for _, format := range []string{"jpeg", "png", "webp"} {
				at := string(p.Copy(kind, id, name, 1600, format))
				if err := output.CheckPath(at); err != nil {
					t.Errorf("%q: %v", name, err)
				}
				folded := strings.ToLower(at)
				if other, ok := taken[folded]; ok {
					t.Errorf("%q and %q are both at %s", name, other, at)
				}
				taken[folded] = name
			}
		}
	}
}

func TestURL(t *testing.T) {
	for path, want := range map[route.Path]string{
		"media/480w/pages/a/x.jpg": "media/480w/pages/a/x.jpg",
		"media/pages/a/a b,#%.jpg": "media/pages/a/a%20b%2C%23%25.jpg",
		"media/pages/a/厂.jpg":      "media/pages/a/%E5%8E%82.jpg",
	} {
		if got := path.URL(); got != want {
			t.Errorf("%s becomes %s, want %s", path, got, want)
		}
	}
}

// Internal attachments keep the names that offices give them, where the output
// takes them.
func TestPapers(t *testing.T) {
	p := route.New(catalogue("zh"))
	long := strings.Repeat("关于某某项目", 20) + ".docx"
	for file, want := range map[string]string{
		"internal/关于供地的请示（第三稿）.docx": "papers/projects/xz/关于供地的请示（第三稿）.docx",
		"internal/a/b.xlsx": "papers/projects/xz/a/b.xlsx",
		"price list.pdf":    "papers/projects/xz/price list.pdf",
	} {
		if got := string(p.Paper("projects", "xz", file)); got != want {
			t.Errorf("%s lies at %s, want %s", file, got, want)
		}
	}
	for _, file := range []string{"internal/" + long, "internal/a?.docx", "internal/con.docx", "internal/x .docx/y. ", "internal/" + strings.Repeat("a", 200)} {
		got := string(p.Paper("projects", "xz", file))
		if output.CheckPath(got) != nil || !strings.HasPrefix(got, "papers/projects/xz/") || strings.ContainsAny(got, "? ") || got == string(p.Paper("projects", "xz", file+"x")) {
			t.Errorf("%s lies at %s", file, got)
		}
	}
}
