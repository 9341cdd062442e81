package output

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxPath is the greatest length of an output path, in bytes. It leaves room
// before the 260 characters of a classic Windows path for the folder in which
// a reader unpacks the site.
const MaxPath = 179

// Rule is a rule that an output path breaks. Rules are errors: errors.As finds
// one in an Error of kind BadPath.
type Rule int

// The rules of output paths. Those on names are of Microsoft's "Naming Files,
// Paths, and Namespaces", which FAT and exFAT share.
const (
	RuleLength    Rule = iota + 1 // longer than MaxPath
	RuleEmpty                     // empty, or with an empty part: a leading, double or trailing slash
	RuleDots                      // with a part "." or ".."
	RuleEncoding                  // not UTF-8
	RuleCharacter                 // with one of < > : " | ? * \ or a control character
	RuleEnding                    // with a part that ends in a dot or a space
	RuleDevice                    // with a part that is a Windows device name, such as con or com1.html
	RuleOwn                       // a name that the output keeps for itself
)

// ruleTexts are the sentences of the rules, in their order.
func ruleTexts() [RuleOwn + 1]string {
	return [...]string{
		RuleLength:    "must be shorter than 180 bytes",
		RuleEmpty:     "must be relative, with no empty part between slashes",
		RuleDots:      `must not contain the parts "." or ".."`,
		RuleEncoding:  "must be UTF-8",
		RuleCharacter: `must not contain < > : " | ? * \ or a control character`,
		RuleEnding:    "no part may end in a dot or a space",
		RuleDevice:    "no part may be a device name of Windows (con, prn, aux, nul, com1, lpt1 …)",
		RuleOwn:       "the output keeps this name for itself",
	}
}

// Error says what the rule demands.
func (r Rule) Error() string {
	if texts := ruleTexts(); r > 0 && int(r) < len(texts) {
		return texts[r]
	}
	return "unknown rule"
}

// CheckPath reports the rule that path breaks as an Error of kind BadPath, or
// nil if a Sink would take it.
func CheckPath(path string) error {
	if r := broken(path); r != 0 {
		return &Error{Op: "check", Kind: BadPath, Path: path, Err: r}
	}
	return nil
}

// broken returns the first rule that path breaks, or 0.
func broken(path string) Rule {
	switch {
	case len(path) > MaxPath:
		return RuleLength
	case !utf8.ValidString(path):
		return RuleEncoding
	}
	for part := range strings.SplitSeq(path, "/") {
		if r := brokenPart(part); r != 0 {
			return r
		}
	}
	if own(path) {
		return RuleOwn
	}
	return 0
}

// brokenPart returns the first rule that one part of a path breaks, or 0.
func brokenPart(part string) Rule {
	switch {
	case part == "":
		return RuleEmpty
	case part == "." || part == "..":
		return RuleDots
	case strings.ContainsFunc(part, forbidden):
		return RuleCharacter
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return RuleEnding
	case isDevice(part):
		return RuleDevice
	}
	return 0
}

// forbidden reports whether Windows or FAT refuses r in a name. The control
// characters of Unicode beyond ASCII are legal there, and refused because no
// reader could type or see them.
func forbidden(r rune) bool {
	return strings.ContainsRune(`<>:"|?*\`, r) || unicode.IsControl(r)
}

// isDevice reports whether Windows takes part for a device, with or without an
// extension: com1, COM1.html, com¹, conin$.
func isDevice(part string) bool {
	base, _, _ := strings.Cut(part, ".")
	base = strings.ToLower(strings.TrimRight(base, " "))
	switch base {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(base, "com")
	if !ok {
		port, ok = strings.CutPrefix(base, "lpt")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}

// own reports whether path is the manifest or lies in the staging folder, in
// any spelling that Windows would take for them.
func own(path string) bool {
	first, _, nested := strings.Cut(fold(path), "/")
	return first == stagingDir || first == manifestName && !nested
}

// Fold returns the spelling that all paths share which a volume without case
// takes for one: a USB stick may hand back INDEX.HTML for index.html.
func Fold(path string) string { return fold(path) }

// fold returns the spelling that all paths share which a volume without case
// takes for one. It folds rune by rune, as NTFS and exFAT do; it does not
// normalise, as macOS does, so é composed and decomposed count as two.
func fold(path string) string {
	for i := range len(path) {
		if c := path[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.Map(foldRune, path)
		}
	}
	return path
}

// foldRune returns the one rune that stands for all that differ from r only in
// case: the least of them, lower case if it is ASCII.
func foldRune(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}
