// Package translation knows which texts of a site are translated, and which
// translations follow an original that has changed since.
//
// What is kept, and where:
//
//   - Beside the facts of a record stands its table [translation.<language>]: of
//     which language the original is, the day on which somebody compared the two,
//     by which post, and a hash of the original's words ([model.WordsHash]). It
//     lies where [release] does, is edited as that is, and a build needs nothing
//     else to know that a translation is stale.
//   - What those words were lies in data/translations/<kind>/<id>.<language>.toml
//     ([Kept]): text that a person can read, one file a record and language. It
//     travels with the site's folder, by version control and on a USB stick alike,
//     which a cache would not; two people who check different records never meet
//     in one file; the folders that editors open in Word and Excel stay as they
//     are. It holds what was public, as data/approved.json does. Where it is lost
//     or was changed, a translation is as stale as before, and what changed is not
//     guessed.
//
// A text is missing in a language of the site where another has it and this one
// does not; a translation is stale where its original changed since it was
// checked, checked where it did not, and unchecked where nobody ever said. Facts
// without a language make nothing stale.
//
// [Survey] lists this for all that the public may see. [Item.Changes] shows what
// changed, by paragraph and then by word. [Table] and [Read] hand texts to an agency
// and take them back: what an editor changed meanwhile is never overwritten.
package translation

import (
	"cmp"
	"path"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
	"prospectus/generator/source"
)

// A Standing is how a record stands in one language.
type Standing int

// The standings. A stale translation may lack texts besides.
const (
	Unchecked Standing = iota // nobody said that it was compared with its original
	Checked
	Missing // some text, or all, is in another language alone
	Stale
)

// String names a standing in English, for programs.
func (s Standing) String() string {
	return [...]string{"unchecked", "checked", "missing", "stale"}[s]
}

// An Item is one record in one language.
type Item struct {
	Kind     model.Kind
	Record   model.Record
	Lang     i18n.Tag // of the translation
	From     i18n.Tag // of the original
	Unit     string   // that answers for the record, "" for none
	Standing Standing
	Lacks    []model.Lone // what is missing, for whatever standing
	Since    i18n.Date    // when it was checked; zero where it never was
}

// Name returns how messages name the record: its kind and its id.
func (it *Item) Name() string { return it.Kind.Name + "/" + it.Record.Ident() }

// At is where an editor begins: at the original of the first text that is missing,
// or else at the title of the translation.
func (it *Item) At() source.Span {
	if it.Standing == Missing {
		return it.Record.At(it.Lacks[0].At())
	}
	return it.Record.At("title." + string(it.Lang))
}

// NeedsHand reports whether the item is missing something or stale.
func (it *Item) NeedsHand() bool { return it.Standing == Missing || it.Standing == Stale }

// Survey returns every translation that a public edition of the full catalogue
// shows or should show: by the unit that answers for the record, then in the order
// of the catalogue.
func Survey(c *model.Catalog) (items []*Item) {
	langs := c.Site.Languages
	for kind, r := range c.Records() {
		if !model.ForReaders(r) {
			continue
		}
		for _, lang := range langs {
			if it := assess(kind, r, lang, langs); it != nil {
				items = append(items, it)
			}
		}
	}
	slices.SortStableFunc(items, func(a, b *Item) int { return cmp.Compare(a.Unit, b.Unit) })
	return items
}

// assess returns how a record stands in a language, nil where that is its original
// and it lacks nothing.
func assess(kind model.Kind, r model.Record, lang i18n.Tag, langs []i18n.Tag) *Item {
	it := &Item{Kind: kind, Record: r, Lang: lang, Unit: model.SourceOf(r), Lacks: model.Untranslated(r, lang, langs)}
	it.From = model.Original(r.Head().Title, langs)
	t := r.Head().Translation(lang)
	if t != nil {
		it.From, it.Since = t.OriginalOf(langs), t.Checked
	}
	switch {
	case t != nil && t.Stale:
		it.Standing = Stale
	case len(it.Lacks) > 0:
		it.Standing = Missing
		if it.From == lang {
			it.From = it.Lacks[0].From
		}
	case t != nil:
		it.Standing = Checked
	case it.From == lang:
		return nil
	}
	return it
}

// words returns all that a record says in a language, its body as written.
func words(r model.Record, lang i18n.Tag) model.Words {
	w := model.WordsIn(r, lang)
	if body := r.Head().Body[lang].Text(); body != "" {
		w[model.BodyPath] = body
	}
	return w
}

// factsOf is the path of a record's file of facts, proseOf that of its text in a
// language.
func (it *Item) factsOf() string { return path.Join(it.Record.Head().Dir, it.Kind.File) }

func (it *Item) proseOf() string {
	return path.Join(it.Record.Head().Dir, string(it.Lang)+".md")
}
