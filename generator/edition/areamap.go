package edition

import "prospectus/generator/model"

// dropFeatures takes out of a map what shows a record that does not exist for the
// audience: without its name it would still say where something lies.
func (d *door) dropFeatures(fresh, full *model.Map) {
	var kept []model.Feature
	for i, f := range fresh.Features {
		_, _, is := f.Record()
		if _, _, was := full.Features[i].Record(); was && !is {
			continue // redact has noted the reference
		}
		kept = append(kept, f)
	}
	fresh.Features = kept
}
