package books

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"prospectus/generator/build"
	"prospectus/generator/i18n"
	"prospectus/generator/render/handbook"
	"prospectus/generator/scene"
	"prospectus/generator/typeset"
	"prospectus/themes"
)

// Draft writes a book of a site as a page for browsers: book.html, with its style
// sheet, pictures and fonts beside it. It says what our typesetter is given, in what
// others understand.
func Draft(_ context.Context, site, id, lang, dir string) (err error) {
	root, err := os.OpenRoot(site)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	press, err := build.OpenPress(build.Input{Site: root.FS(), Themes: themes.FS})
	if err != nil {
		return err
	}
	if press.Failed(false) {
		return errors.New("the site has faults")
	}
	d, err := press.Printer().Draft(handbook.Job{File: press.Catalog().Handbooks.Get(id), Lang: i18n.Tag(lang)})
	if err != nil {
		return err
	}
	w := &writer{dir: dir, pictures: d.Pictures, names: map[string]string{}}
	return w.book(d, lang)
}

// A writer writes a draft.
type writer struct {
	dir      string
	pictures func(string) (*typeset.Picture, error)
	names    map[string]string // of files, by the names of pictures
}

func (w *writer) book(d *handbook.Draft, lang string) error {
	style, err := w.style(d)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=%q><head><meta charset=\"utf-8\"><title>%s</title>\n<style>\n%s</style></head>\n<body>\n", lang, html.EscapeString(d.Title), style)
	for _, s := range d.Sections {
		text, err := w.section(s)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "<div class=\"leaf\" lang=%q>\n%s\n</div>\n", s.Lang, text)
	}
	b.WriteString("</body></html>\n")
	return os.WriteFile(filepath.Join(w.dir, "book.html"), []byte(b.String()), 0o666)
}

var (
	source   = regexp.MustCompile(` src="([^"]*)"`)
	pageOf   = regexp.MustCompile(`<span([^>]*) data-page="([^"]*)"([^>]*)></span>`)
	fragment = regexp.MustCompile(` href="#([^"]*)"`)
)

// section returns a section with its pictures as files and page numbers as
// references.
func (w *writer) section(s *typeset.Section) (text string, err error) {
	text = source.ReplaceAllStringFunc(s.Source.Text, func(m string) string {
		name := html.UnescapeString(source.FindStringSubmatch(m)[1])
		file, e := w.picture(name)
		err = errors.Join(err, e)
		return ` src="` + file + `"`
	})
	text = pageOf.ReplaceAllString(text, `<a$1 class="page" href="#$2"$3></a>`)
	text = fragment.ReplaceAllStringFunc(text, func(m string) string {
		return ` href="#` + strings.ReplaceAll(fragment.FindStringSubmatch(m)[1], "#", "%23") + `"`
	})
	return text, err
}

// picture writes a picture once and returns the name of its file.
func (w *writer) picture(name string) (string, error) {
	if file := w.names[name]; file != "" {
		return file, nil
	}
	p, err := w.pictures(name)
	if err != nil {
		return "", err
	}
	file, data := fmt.Sprintf("picture-%d", len(w.names)), p.Data
	switch {
	case p.Scene != nil:
		file += ".svg"
		data = scene.AppendSVG(nil, p.Scene, scene.Options{Prefix: "s"})
		if text := string(data); !strings.Contains(text, "xmlns=") {
			data = []byte(strings.Replace(text, "<svg", `<svg xmlns="http://www.w3.org/2000/svg"`, 1))
		}
	case strings.HasSuffix(name, ".png"):
		file += ".png"
	default:
		file += ".jpg"
	}
	w.names[name] = file
	return file, os.WriteFile(filepath.Join(w.dir, file), data, 0o666)
}

// named are the strings of running heads, which a style sheet takes from the book.
var named = regexp.MustCompile(`string\((\w+)\)`)

// others says in CSS what our style sheets say in words of their own. Sides are those
// of a right-hand page.
var others = strings.NewReplacer(
	"margin-inside", "margin-left", "margin-outside", "margin-right", "top-inside", "top-left", "top-outside", "top-right",
	"bottom-inside", "bottom-left", "bottom-outside", "bottom-right",
	".leader { leader: dotted; }", ".leader::after { content: leader(dotted); }",
)

// style returns the style sheet, and writes the fonts.
func (w *writer) style(d *handbook.Draft) (string, error) {
	var b strings.Builder
	faces, err := fs.Glob(themes.FS, "standard/fonts/*.ttf")
	if err != nil {
		return "", err
	}
	for _, name := range faces {
		data, err := fs.ReadFile(themes.FS, name)
		if err != nil {
			return "", err
		}
		base := filepath.Base(name)
		if err := os.WriteFile(filepath.Join(w.dir, base), data, 0o666); err != nil {
			return "", err
		}
		family, weight, _ := strings.Cut(strings.TrimSuffix(base, ".ttf"), "-")
		fmt.Fprintf(&b, "@font-face { font-family: %q; font-weight: %s; src: url(%q) }\n", spelled(family), map[bool]string{true: "bold", false: "normal"}[weight == "Bold"], base)
	}
	b.WriteString(".leaf { break-before: page } a { text-decoration: none } img { max-width: 100% } a.page::after { content: target-counter(attr(href), page) }\n")
	for _, f := range d.Styles {
		text := named.ReplaceAllStringFunc(f.Text, func(m string) string {
			value := ""
			if len(d.Sections) > 0 {
				value = d.Sections[0].Strings[named.FindStringSubmatch(m)[1]]
			}
			return `"` + strings.ReplaceAll(value, `"`, "") + `"`
		})
		b.WriteString(others.Replace(text))
	}
	return b.String(), nil
}

// spelled returns the name of a family as it is written: NotoSansSC is Noto Sans SC.
func spelled(file string) string {
	return strings.NewReplacer("NotoSans", "Noto Sans", "NotoSerif", "Noto Serif", "SC", " SC").Replace(file)
}
