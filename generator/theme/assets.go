package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"prospectus/generator/minify"
	"prospectus/generator/source"
)

// An asset is one file that pages ask for by a name that changes with its
// contents, so that a browser may keep it for ever.
type asset struct {
	public string // name.<8 hex digits>.ending
	data   []byte
}

// small says how files of an ending are minified; others are left alone.
var small = map[string]func([]byte) ([]byte, error){
	".css": minify.CSS, ".js": minify.Script, ".svg": minify.SVG,
}

// assets reads the theme's assets. Style sheets come last, because they name
// others; those that another imports are part of it and have no file of their
// own.
func (l *loader) assets() map[string]asset {
	assets, parts := map[string]asset{}, l.imported()
	for _, sheets := range []bool{false, true} {
		for _, name := range l.under("assets") {
			if (path.Ext(name) == ".css") == sheets && !parts[name] {
				l.asset(strings.TrimPrefix(name, "assets/"), l.files[name], assets)
			}
		}
	}
	return assets
}

// imports is a line of a style sheet in whose place another sheet of the theme
// is put, so that a page loads one sheet and a theme can change one part.
var imports = regexp.MustCompile(`(?m)^[ \t]*@import "([^"/]+\.css)";[ \t]*\r?$`)

// imported lists the style sheets that others import, by their paths in the
// theme.
func (l *loader) imported() map[string]bool {
	parts := map[string]bool{}
	for _, name := range l.under("assets") {
		if path.Ext(name) != ".css" {
			continue
		}
		data, err := fs.ReadFile(l.fsys, l.files[name])
		if err != nil {
			continue // reported when the sheet itself is read
		}
		for _, m := range imports.FindAllSubmatch(data, -1) {
			parts["assets/"+string(m[1])] = true
		}
	}
	return parts
}

// join puts the sheets that a style sheet imports in the places of the lines
// that import them. An imported sheet imports nothing itself.
func (l *loader) join(file string, css []byte) []byte {
	return imports.ReplaceAllFunc(css, func(line []byte) []byte {
		name := string(imports.FindSubmatch(line)[1])
		part, ok := l.files["assets/"+name]
		if !ok {
			l.list.Add(ruleNoAsset.At(source.Whole(file), name))
			return nil
		}
		data, err := fs.ReadFile(l.fsys, part)
		if err != nil {
			l.list.Add(ruleUnread.At(source.Whole(part), err))
		}
		return data
	})
}

// asset reads one file, makes it small and notes the name it is published under.
func (l *loader) asset(name, file string, assets map[string]asset) {
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.list.Add(ruleUnread.At(source.Whole(file), err))
		return
	}
	if path.Ext(name) == ".css" {
		data = l.join(file, data)
	}
	if f := small[path.Ext(name)]; f != nil {
		if data, err = f(data); err != nil {
			l.list.Add(ruleSyntax.At(source.Whole(file), err))
			return
		}
	}
	if path.Ext(name) == ".css" {
		data = l.addresses(file, data, assets)
	}
	assets[name] = asset{fingerprint(name, data), data}
}

// address is a reference of a style sheet to another asset.
var address = regexp.MustCompile(`url\(["']?([^"')]+)["']?\)`)

// addresses puts fingerprinted names into a style sheet, which lies in the
// same folder as what it names. Data that stands in the sheet itself stays.
func (l *loader) addresses(file string, css []byte, assets map[string]asset) []byte {
	return address.ReplaceAllFunc(css, func(m []byte) []byte {
		name := string(address.FindSubmatch(m)[1])
		if strings.HasPrefix(name, "data:") || strings.HasPrefix(name, "#") {
			return m
		}
		a, ok := assets[name]
		if !ok {
			l.list.Add(ruleNoAsset.At(source.Whole(file), name))
			return m
		}
		return []byte("url(" + a.public + ")")
	})
}

// fingerprint puts the first eight digits of a file's hash before its ending.
func fingerprint(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}
