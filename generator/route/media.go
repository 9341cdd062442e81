package route

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"prospectus/generator/model"
)

// Media returns where a file of a record's folder is published, or a file of
// the site itself ([model.SiteFiles], with no id).
func (p *Plan) Media(kind, id, file string) Path { return Path("media/" + within(kind, id) + file) }

// Paper returns where an internal attachment of a record lies in the internal
// edition; a public one has none. Offices give files long names: what the output
// takes is kept, and any other name gives way to sixteen digits of its hash.
func (p *Plan) Paper(kind, id, file string) Path {
	at, name := "papers/"+within(kind, id), strings.TrimPrefix(file, "internal/")
	if len(at+name) > maxPath || slices.ContainsFunc(strings.Split(name, "/"), unfitName) {
		sum := sha256.Sum256([]byte(file))
		name = hex.EncodeToString(sum[:8]) + plainEnding(file)
	}
	return Path(at + name)
}

// unfitName reports a name that a Windows or FAT volume would refuse or change.
func unfitName(name string) bool {
	return name == "" || name != strings.Trim(name, " .") || isDevice(name) || strings.ContainsFunc(name, func(r rune) bool {
		return r == unicode.ReplacementChar || r < ' ' || r == 0x7F || strings.ContainsRune(`<>:"|?*\`, r)
	})
}

// plainEnding returns a file's ending where it is letters and digits.
func plainEnding(file string) string {
	ending := path.Ext(file)
	if ending == "." || strings.ContainsFunc(strings.TrimPrefix(ending, "."), func(r rune) bool { return r >= unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return ""
	}
	return ending
}

func within(kind, id string) string {
	if kind == model.SiteFiles {
		return kind + "/"
	}
	return kind + "/" + fileName(id) + "/"
}

// maxPath is the longest path of a file, in bytes, that the output takes.
const maxPath = 179

// Copy returns where a smaller copy of a picture is published: in a folder of
// its width, which is the name of no kind, so that it meets no file of a
// record. The format is as in package photo. A copy in another format than its
// picture's has both endings, and lies in a folder of its own, where no
// picture's own name can have both. A name that is long, or that a system might
// refuse, gives way to sixteen digits of its hash.
func (p *Plan) Copy(kind, id, file string, width int, format string) Path {
	folder, name := strconv.Itoa(width)+"w", file
	if !endsAs(file, format) {
		folder, name = folder+"-"+endings[format][1:], file+endings[format]
	}
	at := "media/" + folder + "/" + within(kind, id)
	if len(at+name) > maxPath || !plainName(file) {
		sum := sha256.Sum256([]byte(file))
		name = hex.EncodeToString(sum[:8]) + endings[format]
	}
	return Path(at + name)
}

var endings = map[string]string{"jpeg": ".jpg", "png": ".png", "webp": ".webp"}

// endsAs reports whether a name already has the ending of a format.
func endsAs(file, format string) bool {
	ending := strings.ToLower(path.Ext(file))
	return ending == endings[format] || ending == "."+format
}

// plainName reports a name that every system takes in every language, and that
// stands in an address as it is: letters and digits with - _ . between them.
func plainName(file string) bool {
	ends := strings.HasPrefix(file, ".") || strings.HasSuffix(file, ".")
	return !ends && !isDevice(file) && !strings.ContainsFunc(file, func(r rune) bool {
		return r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r)
	})
}

// isDevice reports a name under which Windows opens a device, whatever ending
// it has (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
func isDevice(file string) bool {
	base, _, _ := strings.Cut(strings.ToLower(file), ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, com := strings.CutPrefix(base, "com")
	if !com {
		port, com = strings.CutPrefix(base, "lpt")
	}
	return com && len([]rune(port)) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}

// URL returns the path as it stands in a link: what has a meaning of its own
// there, such as a space, # or %, is escaped.
func (p Path) URL() string {
	return strings.ReplaceAll((&url.URL{Path: string(p)}).EscapedPath(), ",", "%2C") // a comma parts the entries of a srcset
}
