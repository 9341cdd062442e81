package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// ShortHash is how many hexadecimal digits of a record's hash are printed on
// its page: enough to tell two states of one record apart by eye.
const ShortHash = 10

// Digests are the hashes of what an edition says: of each record's facts and
// prose in canonical form, and of them all. They must be made of an edition,
// never of the full catalogue.
type Digests struct {
	sums    map[model.Identified][sha256.Size]byte
	edition [sha256.Size]byte
}

// Digest hashes a catalogue.
func Digest(c *model.Catalog) *Digests { return new(Digests).Next(c) }

// Next hashes a later catalogue, of which it takes over the hashes of what is
// the same in both. Briefings are hashed again, since they show sums of others.
func (d *Digests) Next(c *model.Catalog) *Digests {
	before := d.sums
	d = &Digests{sums: make(map[model.Identified][sha256.Size]byte, len(before))}
	all := sha256.New()
	var buf []byte
	note := func(kind string, item model.Identified) [sha256.Size]byte {
		b, briefing := item.(*model.Briefing)
		if sum, known := before[item]; known && !briefing {
			d.sums[item] = sum
			return sum
		}
		buf = canonical(append(append(buf[:0], kind...), ' '), item)
		if briefing {
			buf = appendReleases(buf, c.Releases, b)
		}
		d.sums[item] = sha256.Sum256(buf)
		return d.sums[item]
	}
	for kind, list := range c.Collections() {
		for _, item := range list {
			sum := note(kind, item)
			all.Write(sum[:])
			// A part is said within its record; its own page bears its own hash.
			if r, ok := item.(model.Record); ok {
				for partKind, p := range model.Parts(r) {
					note(partKind, p)
				}
			}
		}
	}
	for _, n := range c.Notices {
		fmt.Fprintf(all, "withdrawn %s %s\n", n.Kind, n.ID)
	}
	all.Sum(d.edition[:0])
	return d
}

// canonical appends a record as open data, prose by its hash: the texts need
// not be read again.
func canonical(dst []byte, item model.Identified) []byte {
	return withoutProse(model.Export(item)).AppendJSON(dst)
}

// withoutProse puts the hash of each body in its place.
func withoutProse(o model.Object) model.Object {
	for i, m := range o {
		if prose, ok := m.Value.(model.Prose); ok {
			sums := i18n.Text{}
			for lang, p := range prose {
				sum := p.Sum()
				sums[lang] = hex.EncodeToString(sum[:])
			}
			o[i].Value = sums
		}
	}
	return o
}

// appendReleases appends the released sums that a briefing shows: they are no
// fields of it, and yet part of what it says.
func appendReleases(dst []byte, all []model.Release, b *model.Briefing) []byte {
	for _, r := range all {
		if r.Period == b.Period && (slices.Contains(b.Indicators, r.Measure) || slices.Contains(b.ByIndustry, r.Measure)) {
			dst = fmt.Appendf(dst, "\n%s %s %s %t %s %t", r.Measure, r.Industry, r.Value, r.Withheld, r.Before, r.HasPrior)
		}
	}
	return dst
}

// Of returns the short hash of a record, row or part of the edition, or of
// several taken together in their order, as a list shows them. What is none of
// these counts for nothing; of nothing there is no hash.
func (d *Digests) Of(items ...model.Identified) string {
	var all []byte
	for _, item := range items {
		if sum, ok := d.sums[item]; ok {
			all = append(all, sum[:]...)
		}
	}
	switch len(all) {
	case 0:
		return ""
	case sha256.Size:
		return hex.EncodeToString(all)[:ShortHash]
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:])[:ShortHash]
}

// Edition returns the hash of everything that the edition says.
func (d *Digests) Edition() string { return hex.EncodeToString(d.edition[:]) }
