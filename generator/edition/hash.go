package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"prospectus/generator/model"
)

// ShortHash is how many hexadecimal digits of a record's hash are printed on
// its page: enough to tell two states of one record apart by eye.
const ShortHash = 10

// Hash returns the short hash of what an edition says in one record: its facts
// and prose in canonical form. It must be given a record of an edition, never
// of the full catalogue.
func Hash(item model.Identified) string {
	sum := sha256.Sum256(canonical(item))
	return hex.EncodeToString(sum[:])[:ShortHash]
}

// canonical is the record as open data. Export only yields values that JSON
// can carry, so an error here is a fault of the program.
func canonical(item model.Identified) []byte {
	b, err := json.Marshal(model.Export(item))
	if err != nil {
		return fmt.Appendf(nil, "%s: %v", item.Ident(), err)
	}
	return b
}

// EditionHash returns the hash of everything that an edition says.
func EditionHash(c *model.Catalog) string {
	h := sha256.New()
	for name, list := range c.Collections() {
		for _, item := range list {
			fmt.Fprintf(h, "%s/%s\n", name, item.Ident())
			h.Write(canonical(item))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
