package model

// An Allowance is one row of data/audit.toml: words that may stand in the public
// edition although the audit would stop at them, such as the name of an
// officeholder, which is public with the post. No edition holds it.
type Allowance struct {
	Entry
	Text   string `key:"text" need:"yes" class:"-"`
	Post   string `key:"post" class:"-"` // of an officeholder
	Reason string `key:"reason" need:"yes" class:"-"`
}
