package model

// Reasons are reasons by the code of a check: what an editor says of findings
// that are to stand. They are read from a table of texts without a language,
//
//	[lint]
//	payback-short = "…"
//
// and are said to whoever runs the check, never published.
type Reasons map[string]string

// A Setting is one row of data/lint.toml: what a site wants of one check, named
// by its code, and why. No edition holds it.
type Setting struct {
	Entry
	Severity CheckSeverity `key:"severity" need:"yes" class:"-"`
	Reason   string        `key:"reason" need:"yes" class:"-"`
}

// CheckSeverity is how heavily a site takes the findings of a check.
type CheckSeverity string

// The severities: CheckOff leaves a check's findings out of what is reported,
// the others are those of every diagnostic.
const (
	CheckOff     CheckSeverity = "off"
	CheckNotice  CheckSeverity = "notice"
	CheckWarning CheckSeverity = "warning"
	CheckError   CheckSeverity = "error"
)

// Values lists the severities.
func (CheckSeverity) Values() []string {
	return []string{string(CheckOff), string(CheckNotice), string(CheckWarning), string(CheckError)}
}
