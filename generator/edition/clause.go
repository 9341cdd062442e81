package edition

import "prospectus/generator/model"

// drop leaves out of a redacted policy the clauses that lost everything they
// were for: a condition without a name holds for everybody, and a clause for
// hidden parks alone must not turn into one for all.
func (d *door) drop(fresh, full *model.Policy) {
	var kept []model.Clause
	for i, c := range fresh.Clauses {
		of := &full.Clauses[i]
		if emptied(c.Industries, of.Industries) || emptied(c.Parks, of.Parks) || emptied(c.Regions, of.Regions) {
			d.withhold("policies", full.ID, "clause", LostReference, true)
			continue
		}
		kept = append(kept, c)
	}
	fresh.Clauses = kept
}

// emptied reports whether a list of names has lost all of them.
func emptied(left, had []string) bool { return len(left) == 0 && len(had) > 0 }
