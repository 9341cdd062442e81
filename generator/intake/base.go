package intake

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// BaseName is where the values of the last import are kept, in each of the two
// folders: without them it could not be told who changed what. Losing the file
// costs questions and never a value.
const BaseName = ".prospectus/imports/base.json"

// A Base is what was last imported: by project and path the value as values are
// compared, and as reports show it.
type Base map[string]map[string][2]string

// ParseBase reads a base; none is an empty one.
func ParseBase(data []byte) (Base, error) {
	b := Base{}
	if len(bytes.TrimSpace(data)) == 0 {
		return b, nil
	}
	return b, json.Unmarshal(data, &b)
}

// Encode writes a base, one project a line, so that versions can be compared.
func (b Base) Encode() []byte {
	var out bytes.Buffer
	out.WriteString("{")
	for i, id := range slices.Sorted(maps.Keys(b)) {
		if i > 0 {
			out.WriteByte(',')
		}
		name, _ := json.Marshal(id)
		values, _ := json.Marshal(b[id]) // maps of strings: they always encode
		out.WriteByte('\n')
		out.Write(name)
		out.WriteByte(':')
		out.Write(values)
	}
	out.WriteString("\n}\n")
	return out.Bytes()
}

func (b Base) set(id, path string, v value) {
	if b[id] == nil {
		b[id] = map[string][2]string{}
	}
	b[id][path] = [2]string{v.canon, v.shown}
}
