package handbook

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"prospectus/generator/diag"
	"prospectus/generator/figure"
	"prospectus/generator/memo"
	"prospectus/generator/scene"
	"prospectus/generator/typeset"
)

// Method names, for whoever keeps what was printed, all that decides on it besides
// what a key holds: how it is made.
func Method() string { return "books; 2; " + runtime.Version() }

// A shelf keeps the sections of a book as they were drawn, by what they say, how
// they look and where their drawings lead.
type shelf struct {
	*binding
	style []byte // the hash of what all sections share
}

func (b *binding) newShelf() *shelf {
	sum := sha256.Sum256(b.appendStyle(nil))
	return &shelf{b, sum[:]}
}

func (s *shelf) key(section *typeset.Section) memo.Key {
	return memo.KeyOf(Method()+"; section", s.appendSection(slices.Clone(s.style), section))
}

// Find implements [typeset.Shelf].
func (s *shelf) Find(section *typeset.Section) []byte {
	data, _ := s.Memo.Get(s.key(section))
	return data
}

// Put implements [typeset.Shelf].
func (s *shelf) Put(section *typeset.Section, data []byte) { s.Memo.Put(s.key(section), data) }

// field appends texts to a key, each with its length, so that no two lists of texts
// make the same key.
func field(key []byte, texts ...string) []byte {
	for _, t := range texts {
		key = append(fmt.Appendf(key, "%d:", len(t)), t...)
	}
	return key
}

// appendStyle appends what all sections of a book share: style sheets, colours,
// fonts, and for which paper and press it is.
func (b *binding) appendStyle(key []byte) []byte {
	key = field(key, string(b.Faces), fmt.Sprint(b.job.File.Press, b.job.File.Paper, b.job.File.FoldOut))
	for _, name := range slices.Sorted(maps.Keys(b.Colours)) {
		key = field(key, name, b.Colours[name])
	}
	for _, f := range b.styleFiles(b.job.File, new(diag.List)) {
		key = field(key, f.Text)
	}
	return key
}

// appendSection appends what one section says, and what its drawings and photographs
// look like. What running heads show is left out, since they are set anew: the
// edition's hash, for one, changes with every fact.
func (b *binding) appendSection(key []byte, s *typeset.Section) []byte {
	key = field(key, s.Name, s.Lang, s.Title, s.Source.Text)
	for rest := s.Source.Text; ; {
		_, after, found := strings.Cut(rest, ` src="`)
		if !found {
			return key
		}
		name, more, _ := strings.Cut(after, `"`)
		key, rest = b.appendPicture(key, unescape(name)), more
	}
}

// appendPicture appends what a picture looks like. That of a code is in its name.
func (b *binding) appendPicture(key []byte, name string) []byte {
	if d := b.pictures.drawings[strings.TrimPrefix(name, "drawing:")]; d != nil {
		link := b.scenes().Link
		s := d.Draw(figure.Sheet(b.pictures.width, mapType, scene.Screen{}))
		return scene.AppendSVG(key, s, scene.Options{Prefix: "k", Href: func(r scene.Ref) string {
			to, words := link(r)
			return fmt.Sprint(to.URL, "#", to.Dest, " ", words)
		}})
	}
	if strings.HasPrefix(name, "qr:") {
		return key
	}
	if photo, err := b.Photograph(name); err == nil {
		sum := sha256.Sum256(photo.Data)
		key = append(key, sum[:]...)
	}
	return key
}
