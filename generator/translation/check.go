package translation

import (
	"fmt"
	"io/fs"
	"path"

	"prospectus/generator/content"
	"prospectus/generator/diag"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A Write is a file to be written, whole.
type Write struct {
	Path string
	Data []byte
}

// Check returns the files that say that an item's translation was compared with
// its original on a day: the record's facts, and the original as it stands. By is
// the post that compared them; it may be empty. It fails where the file of facts
// has the table in a way that cannot be edited.
func (it *Item) Check(site fs.FS, day i18n.Date, by string) ([]Write, error) {
	w := words(it.Record, it.From)
	b, err := day.MarshalText()
	if err != nil {
		return nil, err
	}
	facts, err := editFacts(site, it.factsOf(), func(e *content.Edit) error {
		set := func(key, value string) error {
			return e.Set([]string{"translation", string(it.Lang), key}, value)
		}
		if err := set("of", content.Quote(string(it.From))); err != nil {
			return err
		}
		if err := set("checked", string(b)); err != nil {
			return err
		}
		if by != "" {
			if err := set("by", content.Quote(by)); err != nil {
				return err
			}
		} else if err := e.Drop([]string{"translation", string(it.Lang), "by"}); err != nil {
			return err
		}
		return set("hash", content.Quote(model.WordsHash(w)))
	})
	if err != nil {
		return nil, err
	}
	return []Write{
		{it.factsOf(), facts},
		{KeptName(it.Kind.Name, it.Record.Ident(), it.Lang), encode(w, it.From, it.Lang, string(b))},
	}, nil
}

// editFacts returns a file of facts as change leaves it.
func editFacts(site fs.FS, name string, change func(*content.Edit) error) ([]byte, error) {
	f, err := source.Read(site, name)
	if err != nil {
		return nil, err
	}
	doc := content.ParseTOML(f.All(), new(diag.List))
	if doc == nil {
		return nil, fmt.Errorf("%s: not TOML as this program reads it", path.Base(name))
	}
	e := content.NewEdit(doc)
	if err := change(e); err != nil {
		return nil, err
	}
	text, err := e.Text()
	return []byte(text), err
}
