package content

import (
	"strings"

	"prospectus/generator/i18n"
)

// maxID is the longest id in bytes: an output path of kind, language, id and
// ending stays under what Windows and a FAT stick can hold.
const maxID = 64

// ValidID reports whether a name can be a record's id, and so part of an
// address: lower-case letters, digits and single hyphens between them, at most
// 64 bytes, and no name that Windows keeps for a device.
func ValidID(id string) bool {
	if id == "" || len(id) > maxID || id[0] == '-' || id[len(id)-1] == '-' || strings.Contains(id, "--") {
		return false
	}
	for i := range len(id) {
		if c := id[i]; !(c >= 'a' && c <= 'z' || isDigit(c) || c == '-') {
			return false
		}
	}
	return !isDevice(id)
}

// isDevice reports the names under which Windows opens a device and no file,
// in whatever folder (learn.microsoft.com, "Naming Files, Paths, and
// Namespaces").
func isDevice(id string) bool {
	switch id {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(id) == 4 && (id[:3] == "com" || id[:3] == "lpt") && isDigit(id[3])
}

// asID returns the valid id nearest to a name, or the empty string.
func asID(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case strings.ContainsRune(" _.-—－", r):
			return '-'
		}
		return -1
	}, name)
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' }), "-")
	if !ValidID(name) {
		return ""
	}
	return name
}

// passedOver reports the names that editors do not see or did not make: hidden
// files, locks of office programs, and what file managers leave behind.
func passedOver(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") {
		return true
	}
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return false
}

// isMarkdown reports a name that only prose may have.
func isMarkdown(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".markdown")
}

// proseName reads the name of a prose file: <language>.md or
// internal.<language>.md. Languages of four letters and more (draft.md, todo.md)
// are well-formed tags that no site uses, and plain words.
func proseName(name string) (tag i18n.Tag, internal, ok bool) {
	name, ok = strings.CutSuffix(name, ".md")
	if !ok {
		return "", false, false
	}
	name, internal = strings.CutPrefix(name, internalName+".")
	primary, _, _ := strings.Cut(name, "-")
	if len(primary) < 2 || len(primary) > 3 {
		return "", internal, false
	}
	tag, err := i18n.ParseTag(name)
	return tag, internal, err == nil
}
