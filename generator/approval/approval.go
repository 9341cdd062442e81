// Package approval knows which records may be published, and why not.
//
// A record is approved by its table [release], which names three steps (content
// review, secrecy review, approval), each by a post on a date, and the hash of
// the public content that they were given for ([edition.Content]). What the
// package promises:
//
//   - An approval is bound. One changed letter in anything that readers see, a
//     photograph or an attachment included, undoes it; a change of what stays in
//     the office does not, nor does a change of another record.
//   - [Check] reports each record that is not approved at its own place, with
//     what to do.
//   - An edit of a record's file ([Editor]) leaves every byte alone but those
//     that it is for: comments, order, line ends and byte-order mark stay.
//   - What was approved is kept ([Archive]), so that the approval form shows the
//     old value of a changed field beside the new one. Where it was not kept, the
//     form says so and does not guess.
//
// What it cannot know is whether those who are named did what the table says:
// it records what was signed on paper.
package approval

import (
	"crypto/sha256"
	"encoding/hex"

	"prospectus/generator/edition"
	"prospectus/generator/i18n"
	"prospectus/generator/model"
)

// A Standing is how a record stands to its approval.
type Standing int

// The standings.
const (
	Approved   Standing = iota
	New                 // it was never approved
	Incomplete          // a step is missing, or the hash
	Changed             // it was approved for another content
)

// Sums returns the hash of a record's file, which lies in the record's folder.
type Sums func(dir, file string) (string, error)

// An Assessment is a record with what an approval of it would be bound to.
type Assessment struct {
	Kind     string
	Record   model.Record
	Standing Standing
	Missing  []string // keys of the steps that are not done, for Incomplete
	Content  []byte   // in canonical form
	Hash     string   // of Content, 64 hexadecimal digits
}

// Assess says how one record of the full catalogue stands.
func Assess(kind string, r model.Record, sums Sums) (*Assessment, error) {
	h := r.Head()
	content, err := edition.Content(kind, r, func(file string) (string, error) { return sums(h.Dir, file) })
	if err != nil {
		return nil, err
	}
	a := &Assessment{Kind: kind, Record: r, Content: content, Hash: hashOf(content)}
	a.judge(&h.Approval)
	return a, nil
}

// hashOf is the hash that approvals hold.
func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// judge settles the standing. A change counts for more than a missing step:
// the steps that are there were for something else.
func (a *Assessment) judge(given *model.Approval) {
	for _, step := range given.Steps() {
		if !step.Done() {
			a.Missing = append(a.Missing, step.Key)
		}
	}
	switch {
	case given.IsZero():
		a.Standing = New
	case given.Hash != "" && given.Hash != a.Hash:
		a.Standing = Changed
	case given.Hash == "" || len(a.Missing) > 0:
		a.Standing = Incomplete
	}
}

// Name returns how messages and archives name the record.
func (a *Assessment) Name() string { return a.Kind + "/" + a.Record.Ident() }

// outOfOrder reports whether the steps were taken in another order than the
// rule has it: nobody approves what is not yet reviewed.
func outOfOrder(given *model.Approval) bool {
	return given.Final.Done() && (after(given.Content.On, given.Final.On) || after(given.Secrecy.On, given.Final.On))
}

// after reports whether one day lies after another; a day that is not known
// lies nowhere.
func after(a, b i18n.Date) bool { return !a.IsZero() && !b.IsZero() && b.Before(a) }
