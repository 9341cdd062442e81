package photo

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func TestInspectPhotographs(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 37, 21))
	var j, p bytes.Buffer
	if err := jpeg.Encode(&j, img, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, img); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want Info
	}{
		{"a.jpg", j.Bytes(), Info{Format: "jpeg", Width: 37, Height: 21}},
		{"misnamed.jpg", p.Bytes(), Info{Format: "png", Width: 37, Height: 21}},
		{"a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450"><a href="#x"><path d="M0 0"/></a></svg>`), Info{Format: "svg", Width: 800, Height: 450}},
		{"b.SVG", []byte(`<svg width="640px" height="360"><rect fill="url(#p)"/></svg>`), Info{Format: "svg", Width: 640, Height: 360}},
	} {
		got, err := Inspect(c.name, bytes.NewReader(c.data))
		if err != nil || got != c.want {
			t.Errorf("%s: got %v, %v; want %v", c.name, got, err, c.want)
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Fault
	}{
		{"a.jpg", "not a picture", Unknown},
		{"a.jpg", "", Unknown},
		{"a.jpg", "\xff\xd8\xff\xe0\x00", Broken},
		{"a.svg", "<html></html>", Unknown},
		{"a.svg", "", Unknown},
		{"a.svg", "<svg viewBox='0 0 1 1'>", Broken},
		{"a.svg", "<svg></svg>", Sizeless},
		{"a.svg", "<svg viewBox='0 0 -1 1'></svg>", Sizeless},
		{"a.svg", "<svg viewBox='0 0 9 9'><script>x</script></svg>", Active},
		{"a.svg", "<svg viewBox='0 0 9 9' onload='x()'></svg>", Active},
		{"a.svg", "<svg viewBox='0 0 9 9'><image href='https://elsewhere.example/a.png'/></svg>", Active},
		{"a.svg", "<svg viewBox='0 0 9 9'><rect fill='url(https://elsewhere.example/a)'/></svg>", Active},
		{"a.svg", "<svg viewBox='0 0 9 9'><foreignObject/></svg>", Active},
	} {
		_, err := Inspect(c.name, strings.NewReader(c.data))
		var e *Error
		if !errors.As(err, &e) || e.Fault != c.want {
			t.Errorf("%q: got %v, want fault %d", c.data, err, c.want)
		}
	}
}

// TestDrawingsArePassive: whatever would make a browser run or fetch something
// is refused, wherever in the drawing it stands.
func TestDrawingsArePassive(t *testing.T) {
	for _, c := range []struct {
		inside string
		active bool
	}{
		{`<style>.a { fill: url(#p); stroke: url( "#q" ) }</style>`, false},
		{`<style>@font-face { src: url(data:font/woff2;base64,AA) }</style>`, false},
		{`<text>see the url of the office</text>`, false},
		{`<style>@import "https://x.example/a.css";</style>`, true},
		{`<style><![CDATA[.a { fill: URL(https://x.example/a) }]]></style>`, true},
		{`<style>.a { fill: url(#p) } .b { fill: url(//x.example) }</style>`, true},
		{`<style>.a { fill: u\72l(https://x.example) }</style>`, true},
		{`<rect style="fill: url(#p); mask: url(https://x.example/m)"/>`, true},
		{`<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>`, true},
		{`<set attributeName="onclick" to="alert(1)"/>`, true},
		{`<?xml-stylesheet href="https://x.example/a.css"?>`, true},
	} {
		_, err := Inspect("a.svg", strings.NewReader(`<?xml version="1.0"?><svg viewBox="0 0 1 1">`+c.inside+`</svg>`))
		var fault *Error
		if active := errors.As(err, &fault) && fault.Fault == Active; active != c.active || !active && err != nil {
			t.Errorf("%s: %v", c.inside, err)
		}
	}
}
