package view

import (
	"prospectus/generator/figure"
	"prospectus/generator/scene"
)

// A layout is one of the ways in which a drawing is laid out for a page, by the
// class at which a style sheet finds it. One of them is shown; the others are
// not there for anybody, a screen reader included.
type layout struct {
	class  string
	format figure.Format
}

// appendLayouts appends a drawing in each layout. The first brings the rules of
// all. Their ids begin with the prefix, which no other drawing on the page has.
func appendLayouts(dst []byte, prefix string, all []layout, draw func(figure.Format) *scene.Scene, href func(scene.Ref) string) []byte {
	scenes := make([]*scene.Scene, len(all))
	for i, l := range all {
		scenes[i] = draw(l.format)
	}
	for i, l := range all {
		o := scene.Options{Prefix: prefix + "-" + l.class + "-", Class: l.class, Href: href, Unstyled: i > 0}
		if i == 0 {
			o.With = scenes[1:]
		}
		dst = scene.AppendSVG(dst, scenes[i], o)
	}
	return dst
}
