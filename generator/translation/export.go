package translation

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/sheet"
)

// A segment is one text that is translated by itself.
type segment struct {
	path                  string // "summary"; "body" for a whole one, "body#3/7" for its third paragraph of seven
	original, translation string // a body's as blocks, one a line
	from                  i18n.Tag
	changed               string // what changed in the original since it was checked; "" for nothing or nobody knows
	due                   bool   // it is missing, or its original changed, or that is not known
}

// id is what stands in the first column of a file for an agency: the record, the
// language, the text, and what both texts were when the file was written.
func (s segment) id(it *Item) string {
	return strings.Join([]string{it.Name(), string(it.Lang), s.path, shortHash(s.original), shortHash(s.translation)}, " ")
}

// shortHash tells versions of a text apart; "-" stands for no text.
func shortHash(s string) string {
	if s = model.PlainLines(s); s == "" {
		return "-"
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:5])
}

// segments returns the texts of an item in the order of its record, the body last.
// odd says that the body is of a form that tables cannot carry.
func (it *Item) segments(site fs.FS, langs []i18n.Tag) (all []segment, odd bool) {
	kept, known := it.Kept(site)
	model.EachText(it.Record, func(path string, t i18n.Text) {
		s := segment{path: path, from: it.from(t, langs), translation: t[it.Lang]}
		if s.original = t[s.from]; s.original == "" || s.from == it.Lang {
			return
		}
		s.judge(it, kept, known)
		all = append(all, s)
	})
	body := it.Record.Head().Body
	sides := i18n.Text{}
	for lang, p := range body {
		sides[lang] = p.Text()
	}
	from := it.from(sides, langs)
	if sides[from] == "" || from == it.Lang {
		return all, false
	}
	if !plain(sides[from]) || !plain(sides[it.Lang]) {
		return all, true
	}
	return append(all, it.bodySegments(from, blocks(sides[from]), blocks(sides[it.Lang]), kept, known)...), false
}

// from returns the language of the original of a text: the item's, where the text
// has it.
func (it *Item) from(t i18n.Text, langs []i18n.Tag) i18n.Tag {
	if t[it.From] != "" {
		return it.From
	}
	return model.Original(t, langs)
}

// judge settles whether a text is due, against the original that was checked.
func (s *segment) judge(it *Item, kept model.Words, known bool) {
	was := kept[s.path]
	switch {
	case s.translation == "":
		s.due = true
	case it.Standing != Stale:
	case !known || s.from != it.From:
		s.due = !known
	case model.PlainLines(was) != model.PlainLines(s.original):
		s.due = true
		s.changed = Change{Runs: compare(model.PlainLines(was), model.PlainLines(s.original))}.String()
	}
}

// bodySegments divides a body by paragraphs where those of both languages stand
// side by side, or there are none yet; else it is one text.
func (it *Item) bodySegments(from i18n.Tag, original, translation []string, kept model.Words, known bool) (all []segment) {
	was := blocks(kept[model.BodyPath])
	whole := segment{path: model.BodyPath, from: from, original: strings.Join(original, "\n"), translation: strings.Join(translation, "\n")}
	stale := it.Standing == Stale && (!known || whole.original != strings.Join(was, "\n"))
	whole.due = len(translation) == 0 || stale
	if len(translation) > 0 && !alike(original, translation) {
		if known && stale {
			whole.changed = changedLines(bodyChanges(was, original))
		}
		return []segment{whole}
	}
	changes := map[int]string{}
	if known && stale {
		for _, c := range bodyChanges(was, original) {
			changes[c.Block] = strings.TrimSpace(changes[c.Block] + "\n" + c.String())
		}
	}
	for i := range original {
		s := segment{path: fmt.Sprintf("%s#%d/%d", model.BodyPath, i+1, len(original)), from: from, original: original[i], changed: changes[i+1]}
		if len(translation) > 0 {
			s.translation = translation[i]
		}
		s.due = whole.due && (!known || len(translation) == 0 || s.changed != "")
		all = append(all, s)
	}
	return all
}

func changedLines(changes []Change) string {
	lines := make([]string, len(changes))
	for i, c := range changes {
		lines[i] = c.String()
	}
	return strings.Join(lines, "\n")
}

// An Exported is what is handed to an agency, with what could not be put into it.
type Exported struct {
	Tables []sheet.Table // one a pair of languages
	Texts  int
	Odd    []*Item // whose body is of a form that tables cannot carry: code, HTML, lists within lists
}

// Table returns the texts of items for translation, a table for each language: id,
// original, translation as it stands, and what changed in the original since it was
// checked. Without all, only what is missing or was made from an older original.
func Table(items []*Item, site fs.FS, langs []i18n.Tag, all bool, lang i18n.Tag) (x Exported) {
	at := map[[2]i18n.Tag]int{}
	for _, it := range items {
		segments, odd := it.segments(site, langs)
		if odd {
			x.Odd = append(x.Odd, it)
		}
		for _, s := range segments {
			if !all && !s.due {
				continue
			}
			pair := [2]i18n.Tag{s.from, it.Lang}
			i, known := at[pair]
			if !known {
				i, at[pair] = len(x.Tables), len(x.Tables)
				x.Tables = append(x.Tables, table(s.from, it.Lang, lang))
			}
			x.Tables[i].Rows = append(x.Tables[i].Rows, []string{s.id(it), s.original, s.translation, s.changed})
			x.Texts++
		}
	}
	return x
}

// table returns an empty one for a pair of languages, with words in both languages
// of the program: agencies abroad fill it too.
func table(from, to, lang i18n.Tag) sheet.Table {
	both := func(zh, en string) []string { return []string{zh + " · " + en} }
	f, t := i18n.Tongue(from), i18n.Tongue(to)
	return sheet.Table{
		Name: string(from) + "-" + string(to),
		Note: tableNote[0] + "\n" + tableNote[1],
		Columns: []sheet.Column{
			{Headings: both("编号（勿改）", "ID, do not change"), Width: 30, Wrap: true},
			{Headings: both("原文（"+f["zh"]+"）", "Original ("+f["en"]+")"), Width: 60, Wrap: true},
			{Headings: both("译文（"+t["zh"]+"）", "Translation ("+t["en"]+")"), Width: 60, Wrap: true, Needed: true},
			{Headings: both("原文改动", "Changed in the original"), Width: 40, Wrap: true},
		},
	}
}

var tableNote = [2]string{
	"在“译文”一栏填写或修改；编号一栏和各行次序请勿改动。行首的 #、-、| 和 [文字](地址) 是排版记号，请照样保留。[-删去-]{+新增+} 标出原文的改动。",
	"Fill in or correct the column of translations and leave the ids alone. Keep #, -, | at the head of a line and [words](address) as they are. [-gone-]{+new+} marks what changed in the original.",
}

// A reference is an id read back.
type reference struct {
	name, lang, path      string
	original, translation string // short hashes at the time of the export
	block, of             int    // of a body by paragraphs; 0 for other texts
}

// readID reads the first column of a row; ok is false for what is no id.
func readID(s string) (r reference, ok bool) {
	f := strings.Fields(s)
	if len(f) != 5 || strings.Count(f[0], "/") != 1 {
		return r, false
	}
	r = reference{name: f[0], lang: f[1], path: f[2], original: f[3], translation: f[4]}
	path, place, divided := strings.Cut(r.path, "#")
	if !divided {
		return r, true
	}
	block, of, _ := strings.Cut(place, "/")
	var err, err2 error
	r.block, err = strconv.Atoi(block)
	r.of, err2 = strconv.Atoi(of)
	r.path = path
	return r, err == nil && err2 == nil && path == model.BodyPath && r.block >= 1 && r.block <= r.of
}
