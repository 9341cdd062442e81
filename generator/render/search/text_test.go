package search

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// Texts come back as they were, with a dictionary and without, and are shorter
// for what they have in common with it.
func TestTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(r.IntN(256))
	}
	prose := []byte(strings.Repeat("park and plant, plant and park; ", 40) + chinese(r, 2000))
	first := newFinder(known{odds: newStock()})
	written := bytes.Clone(first.compress(prose))
	base, err := decompress(written, known{})
	if err != nil || !bytes.Equal(base.text, prose) {
		t.Fatalf("a dictionary of %d bytes is read as %d, %v", len(prose), len(base.text), err)
	}
	with := newFinder(base)
	for name, text := range map[string][]byte{
		"nothing": {}, "one byte": {7}, "two": {0, 255}, "noughts": make([]byte, 9000), "noise": noise,
		"the dictionary": prose, "half of it": prose[len(prose)/2:], "more than a stretch": bytes.Repeat([]byte("ab"), 3*longest),
	} {
		alone, referring := bytes.Clone(first.compress(text)), bytes.Clone(with.compress(text))
		for from, data := range map[*known][]byte{{}: alone, &base: referring} {
			if got, err := decompress(data, *from); err != nil || !bytes.Equal(got.text, text) {
				t.Errorf("%s is read as %d bytes, %v", name, len(got.text), err)
			}
		}
		if len(referring) > len(alone)+len(alone)/8+8 || strings.Contains(name, "it") && len(referring) > 40 {
			t.Errorf("%s takes %d bytes with a dictionary and %d without", name, len(referring), len(alone))
		}
	}
}
