package markup

import (
	"slices"
	"strings"
	"testing"

	"prospectus/generator/diag"
	"prospectus/generator/source"
)

// asked notes what a resolver is asked and knows everything.
type asked struct{ targets *[]string }

func (a asked) Link(target string) (string, bool) {
	*a.targets = append(*a.targets, target)
	return `?"` + target, true
}

func (a asked) Image(target string) (Image, bool) {
	*a.targets = append(*a.targets, target)
	return Image{Src: `?"` + target, Width: 4}, true
}

// TestResolverIsAsked expects one question for each link and image that Links
// lists, in its order and as it was written, and none for what was refused.
func TestResolverIsAsked(t *testing.T) {
	for _, in := range corpus(t) {
		d := parse(in)
		var targets, listed []string
		html := string(d.AppendHTML(nil, asked{&targets}))
		for _, l := range d.Links() {
			listed = append(listed, l.Target)
		}
		if !slices.Equal(targets, listed) {
			t.Errorf("%q asks %q, lists %q", in, targets, listed)
		}
		if err := checkHTML(html); err != nil {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestImageParts(t *testing.T) {
	for _, c := range []struct {
		image    Image
		has, not []string
	}{
		{Image{Src: "a.jpg"}, []string{`<img src="a.jpg" alt="图"`}, []string{"srcset", "sizes", "width", "figcaption"}},
		{Image{Src: "a.jpg", Width: 3}, nil, []string{"width", "height"}},
		{Image{Src: "a", Width: 3, Height: 2}, []string{`width="3" height="2"`}, nil},
		{Image{Src: "a", SrcSet: "b 2x", Sizes: "9vw"}, []string{`srcset="b 2x" sizes="9vw"`}, nil},
		{Image{Src: "a", Caption: "<注>"}, []string{"<figcaption>&lt;注&gt;</figcaption>"}, []string{"small"}},
		{Image{Src: "a", Credit: "李"}, []string{`<figcaption><small class="credit">李</small></figcaption>`}, nil},
	} {
		html := string(parse("![图](a.jpg)").AppendHTML([]byte("前"), one{c.image}))
		if !strings.HasPrefix(html, "前<figure>") {
			t.Errorf("what was written before is lost: %s", html)
		}
		for _, s := range c.has {
			if !strings.Contains(html, s) {
				t.Errorf("%+v: %s lacks %s", c.image, html, s)
			}
		}
		for _, s := range c.not {
			if strings.Contains(html, s) {
				t.Errorf("%+v: %s has %s", c.image, html, s)
			}
		}
	}
}

// one resolves every image to the same.
type one struct{ image Image }

func (one) Link(string) (string, bool)   { return "", false }
func (o one) Image(string) (Image, bool) { return o.image, true }

// detour leads every target outside by a page of the site.
type detour struct{}

func (detour) Link(string) (string, bool) { return "../leaving.html#to-1", true }
func (detour) Image(string) (Image, bool) { return Image{}, false }

// A link outside that leads by a page of the site keeps its address for paper; no
// other link has two.
func TestDetoursKeepTheAddress(t *testing.T) {
	for md, want := range map[string]bool{"[a](https://x.example/b)": true, "[a](project:xz)": false, "[a](pages/about)": false} {
		doc := NewReader("project").Parse((&source.File{Name: "x.md", Text: md}).All(), new(diag.List))
		if got := string(doc.AppendHTML(nil, detour{})); strings.Contains(got, `data-address="https://x.example/b"`) != want {
			t.Errorf("%s: %s", md, got)
		}
		if got := string(doc.AppendHTML(nil, nothing{})); strings.Contains(got, "data-address") {
			t.Errorf("%s without a resolver: %s", md, got)
		}
	}
}
