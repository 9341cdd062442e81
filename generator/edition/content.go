package edition

import "prospectus/generator/model"

// Content returns in canonical form what a record says to the readers of any
// public edition, site or book: the content that an approval is given for.
//
// It depends on the record alone. References stand as the editor wrote them,
// whatever became of the records that they name, so that withdrawing one does
// not undo the approval of another; prose, photographs and attachments stand by
// their hashes. The record's table [release] is no part of it: an approval that
// was given for itself could never be written down. Sum returns the hash of one
// of the record's files.
func Content(kind string, r model.Record, sum func(file string) (string, error)) ([]byte, error) {
	d := newDoor(anyReader, nil)
	public := d.copy(kind, r).(model.Record)
	public.Head().Translations = nil
	o := withoutProse(model.Export(public))
	var files model.Object
	for _, name := range filesOf(r.Head()) {
		s, err := sum(name)
		if err != nil {
			return nil, err
		}
		files = append(files, model.Member{Key: name, Value: s})
	}
	if len(files) > 0 {
		o = append(o, model.Member{Key: "files", Value: files})
	}
	return o.AppendJSON(nil), nil
}

// filesOf lists the files that a record publishes, each once, in the order in
// which it names them.
func filesOf(h *model.Header) (names []string) {
	seen := map[string]bool{"": true}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, p := range h.Photos {
		add(p.File)
	}
	for _, f := range h.Files {
		add(f.File)
	}
	return names
}
