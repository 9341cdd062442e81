package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	manifestName = "manifest.json"
	filesKey     = "files"
	checksumKey  = "checksum"
)

// ManifestName is the manifest's path in the output folder.
const ManifestName = manifestName

// Manifest lists what an edition owns. Its bytes begin with a checksum: the
// SHA-256 of the same bytes without the checksum's own line, so that one
// altered letter shows, in the edition's number too.
type Manifest struct {
	Header map[string]string // as the caller gave it in Options
	Files  map[string]Entry  // by path; the manifest itself is not among them
}

// Entry is one file of a Manifest.
type Entry struct {
	Size   int64  `json:"size"`   // in bytes
	SHA256 string `json:"sha256"` // of the bytes, 64 lower-case hexadecimal digits
}

// ReadManifest reads the manifest of the edition in fsys. It returns an error
// that satisfies errors.Is(err, fs.ErrNotExist) if there is none, and an Error
// of kind BadManifest if it is not one.
func ReadManifest(fsys fs.FS) (*Manifest, error) {
	data, err := fs.ReadFile(fsys, manifestName)
	if err != nil {
		return nil, err
	}
	return ParseManifest(data)
}

// ParseManifest parses the bytes of a manifest. Every path in it is checked,
// so that a manifest altered by hand cannot make a commit remove a file
// outside the edition.
func ParseManifest(data []byte) (*Manifest, error) {
	m, err := parseManifest(data)
	if err != nil {
		return nil, &Error{Op: "open", Kind: BadManifest, Path: manifestName, Err: err}
	}
	return m, nil
}

func parseManifest(data []byte) (*Manifest, error) {
	var top map[string]json.RawMessage
	if err := json.Unmarshal(data, &top); err != nil {
		return nil, err
	}
	m := &Manifest{Header: map[string]string{}}
	for key, value := range top {
		var err error
		switch key {
		case checksumKey: // Intact asks about it
		case filesKey:
			err = json.Unmarshal(value, &m.Files)
		default:
			var text string
			err = json.Unmarshal(value, &text)
			m.Header[key] = text
		}
		if err != nil {
			return nil, fmt.Errorf("%q: %w", key, err)
		}
	}
	if m.Files == nil {
		return nil, errors.New(`no "files"`)
	}
	return m, m.check()
}

// check reports the first entry, in the order of paths, that no edition could
// have written.
func (m *Manifest) check() error {
	for _, p := range slices.Sorted(maps.Keys(m.Files)) {
		if rule := broken(p); rule != 0 {
			return fmt.Errorf("%q: %w", p, rule)
		}
		e := m.Files[p]
		if sum, err := hex.DecodeString(e.SHA256); err != nil || len(sum) != 32 || e.Size < 0 {
			return fmt.Errorf("%q: want a size and 64 hexadecimal digits", p)
		}
	}
	return nil
}

// Encode returns the manifest's bytes: JSON with sorted keys and one line a
// file, so that two editions can be compared line by line.
func (m *Manifest) Encode() []byte {
	body := m.body()
	sum := sha256.Sum256(body)
	head := fmt.Sprintf("{\n%q: \"%x\",\n", checksumKey, sum)
	return slices.Replace(body, 0, len("{\n"), []byte(head)...)
}

// Intact reports whether data are the manifest's bytes to the letter. Those of
// a manifest that was written without a checksum never are.
func (m *Manifest) Intact(data []byte) bool { return bytes.Equal(m.Encode(), data) }

// body returns the manifest's bytes without the checksum.
func (m *Manifest) body() []byte {
	var b bytes.Buffer
	b.Grow(len(m.Files)*160 + 160) // a guess at the average line
	b.WriteString("{\n")
	for _, key := range slices.Sorted(maps.Keys(m.Header)) {
		fmt.Fprintf(&b, "%s: %s,\n", quote(key), quote(m.Header[key]))
	}
	fmt.Fprintf(&b, "%q: {", filesKey)
	for i, p := range slices.Sorted(maps.Keys(m.Files)) {
		if i > 0 {
			b.WriteByte(',')
		}
		e := m.Files[p]
		b.WriteString("\n")
		b.Write(quote(p))
		b.WriteString(`: {"size": `)
		b.Write(strconv.AppendInt(b.AvailableBuffer(), e.Size, 10))
		b.WriteString(`, "sha256": "`)
		b.WriteString(e.SHA256)
		b.WriteString(`"}`)
	}
	b.WriteString("\n}\n}\n")
	return b.Bytes()
}

// quote returns s as a JSON string that a person can read: unlike Marshal's,
// with & and < as they are.
func quote(s string) []byte {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }) {
		return []byte(`"` + s + `"`)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return []byte(`""`) // a string cannot fail to encode
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
