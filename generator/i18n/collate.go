package i18n

import (
	"bytes"
	"cmp"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Collator orders texts as a language's readers expect: Chinese by pinyin, with
// the readings of place names put right (重庆 under C), numbers by value. It
// remembers sort keys and is not safe for concurrent use; make one for each sort.
type Collator struct {
	c      *collate.Collator
	buf    collate.Buffer
	keys   map[string][]byte
	pinyin bool
	tag    language.Tag
	bare   *collate.Collator // blind to case and accents; made when first needed
}

// Collator returns a new collator for the language.
func (l *Locale) Collator() *Collator {
	tag := language.Make(l.collation)
	return &Collator{
		c:      collate.New(tag, collate.Numeric),
		tag:    tag,
		keys:   map[string][]byte{},
		pinyin: l.pinyin,
	}
}

// Compare returns -1, 0 or +1 as a sorts before, with or after b. It is 0 only
// for equal texts, so that every sort is the same on every machine.
func (c *Collator) Compare(a, b string) int {
	return cmp.Or(bytes.Compare(c.key(a), c.key(b)), cmp.Compare(a, b))
}

// key returns the sort key of s.
func (c *Collator) key(s string) []byte {
	if k, ok := c.keys[s]; ok {
		return k
	}
	text := s
	if c.pinyin {
		text = readable(s)
	}
	k := bytes.Clone(c.c.KeyFromString(&c.buf, text))
	c.buf.Reset()
	c.keys[s] = k
	return k
}

// loose returns the collator that tells base letters apart and no more.
func (c *Collator) loose() *collate.Collator {
	if c.bare == nil {
		c.bare = collate.New(c.tag, collate.Loose)
	}
	return c.bare
}
