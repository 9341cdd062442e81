package translation

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// Folder holds what originals said when their translations were checked.
const Folder = "data/translations"

// KeptName is the file of one record and language.
func KeptName(kind, id string, lang i18n.Tag) string {
	return path.Join(Folder, kind, id+"."+string(lang)+".toml")
}

// Kept returns the original that an item's translation was last checked against.
// ok is false where it was not kept, cannot be read, or is not the one that the
// record names by its hash.
func (it *Item) Kept(site fs.FS) (w model.Words, ok bool) {
	t := it.Record.Head().Translation(it.Lang)
	if t == nil {
		return nil, false
	}
	f, err := source.Read(site, KeptName(it.Kind.Name, it.Record.Ident(), it.Lang))
	if err != nil {
		return nil, false
	}
	doc := content.ParseTOML(f.All(), new(diag.List))
	if doc == nil {
		return nil, false
	}
	w = model.Words{}
	if table := doc.Root.Get("words"); table != nil && table.Kind == content.TableValue {
		for _, e := range table.Table.Entries {
			w[e.Name] = e.Value.Text
		}
	}
	return w, model.WordsHash(w) == t.Hash
}

// encode writes the words of an original as a file that people can read.
func encode(w model.Words, from, to i18n.Tag, day string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s译文最近一次核对时，%s原文是这样写的。由程序写入，请勿手改。\n", i18n.Tongue(to)["zh"], i18n.Tongue(from)["zh"])
	fmt.Fprintf(&b, "# What the %s text said when its %s translation was last checked. Written by the program; do not edit.\n", i18n.Tongue(from)["en"], i18n.Tongue(to)["en"])
	fmt.Fprintf(&b, "of = %s\nchecked = %s\n\n[words]\n", content.Quote(string(from)), day)
	for _, p := range slices.SortedFunc(maps.Keys(w), bodyLast) {
		fmt.Fprintf(&b, "%s = %s\n", content.Quote(p), quoteLines(model.PlainLines(w[p])))
	}
	return []byte(b.String())
}

// bodyLast orders paths by name, the body behind all others.
func bodyLast(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == model.BodyPath:
		return 1
	case b == model.BodyPath:
		return -1
	}
	return strings.Compare(a, b)
}

// quoteLines writes a text as a TOML string, one of several lines as such.
func quoteLines(s string) string {
	if !strings.Contains(s, "\n") {
		return content.Quote(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = content.Quote(l)
		lines[i] = strings.ReplaceAll(l[1:len(l)-1], `\"`, `"`)
		if strings.Contains(lines[i], `"""`) || strings.HasSuffix(lines[i], `"`) {
			lines[i] = l[1 : len(l)-1]
		}
	}
	return "\"\"\"\n" + strings.Join(lines, "\n") + "\"\"\""
}
