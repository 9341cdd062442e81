package search

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"unicode"
)

// A Teller reads the files of indexes as a visitor finds what they say. It
// holds what the files of a folder share. It must not be used by several at a
// time.
type Teller struct {
	Read func(name string) ([]byte, error) // returns a file by its name in the site

	folder string
	engine *Engine
	base   known // the dictionary
}

// Says returns what a file of an index says, each text by itself, so that
// whoever looks for what must not be published reads it as a visitor finds it:
// two terms that stand side by side in a list say nothing together, and
// postings are numbers. listed says that the texts are terms. Terms with a
// Chinese character are pieces, cut without regard for words, and are left out:
// the texts that they were cut from stand whole in other files of the index. It
// reports false for what is no file of an index or cannot be read as one, which
// is to be read as any other data is.
func (t *Teller) Says(name string, data []byte) (said []string, listed, ok bool) {
	values, err := arguments(plainText(data))
	var kind, held string
	var number int
	if err != nil || json.Unmarshal(values[0], &kind) != nil || json.Unmarshal(values[1], &number) != nil || json.Unmarshal(values[len(values)-1], &held) != nil {
		return nil, false, false
	}
	switch kind {
	case "names":
		return strings.Fields(held), true, true
	case "fold":
		return nil, true, true
	}
	if t.open(path.Dir(name)) != nil {
		return nil, false, false
	}
	said, ok = t.compressed(kind, number, narrowed(held))
	return said, kind == "t" || kind == "w", ok
}

// open makes ready to read the files of a folder.
func (t *Teller) open(folder string) (err error) {
	if t.engine != nil && t.folder == folder {
		return nil
	}
	t.folder = folder
	t.engine, err = Open(func(file string) ([]byte, error) { return t.Read(path.Join(folder, file)) })
	var data []byte
	if err == nil {
		data, err = t.engine.packed("base")
	}
	if err == nil {
		t.base, err = decompress(data, known{})
	}
	if err != nil {
		t.engine = nil
	}
	return err
}

// compressed returns what a compressed file says.
func (t *Teller) compressed(kind string, number int, packed []byte) (said []string, ok bool) {
	e := t.engine
	switch kind {
	case "t", "w":
		return e.shardSays(packed)
	case "m":
		data, err := expanded(packed)
		for _, row := range e.rows(e.coder.text(data), number*perMeta) {
			said = append(said, row.At, row.Title, row.Code, row.Facts)
		}
		return said, err == nil
	case "d", "base":
		base := t.base
		if kind == "base" {
			base = known{}
		}
		data, err := decompress(packed, base)
		parts := func(r rune) bool { return r == '\n' || r == endField || r == endRow }
		return strings.FieldsFunc(e.coder.text(data.text), parts), err == nil
	}
	return nil, false
}

// shardSays returns the words of a file of terms, and what follows them that
// is no piece of a Chinese text either.
func (e *Engine) shardSays(data []byte) (said []string, ok bool) {
	f, err := openShard(data, e.coder, e.head.Count)
	if err != nil {
		return nil, false
	}
	for _, term := range f.terms {
		if !fragment(term) {
			said = append(said, term)
		}
		for _, r := range f.data[term].rests {
			if text := strings.TrimSuffix(r.text, string(rune(runEnd))); text != "" && !fragment(text) {
				said = append(said, strings.TrimSpace(text))
			}
		}
	}
	slices.Sort(said)
	return slices.Compact(said), true
}

// fragment reports whether a term is a piece of a Chinese text.
func fragment(term string) bool {
	return strings.ContainsFunc(term, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
