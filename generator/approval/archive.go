package approval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// ArchiveName is where a site keeps what was approved last, from its folder.
const ArchiveName = "data/approved.json"

// An Archive holds the content of each record as it was approved last, by
// kind/id. It holds nothing that is not public.
type Archive map[string]json.RawMessage

// ParseArchive reads an archive. An empty text is an empty archive.
func ParseArchive(data []byte) (Archive, error) {
	a := Archive{}
	if len(bytes.TrimSpace(data)) == 0 {
		return a, nil
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fmt.Errorf("%s: %w", ArchiveName, err)
	}
	return a, nil
}

// Keep notes the content of a record that has been approved.
func (a Archive) Keep(as *Assessment) { a[as.Name()] = as.Content }

// Encode writes one line a record, in order, so that versions of the file can
// be compared line by line.
func (a Archive) Encode() []byte {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range slices.Sorted(maps.Keys(a)) {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n%q: %s", name, a[name])
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

// before returns what a record said when it was approved; ok is false where
// that was not kept, or the file holds another state than the one approved.
func (a Archive) before(as *Assessment) (content []byte, ok bool) {
	kept, ok := a[as.Name()]
	return kept, ok && hashOf(kept) == as.Record.Head().Approval.Hash
}
