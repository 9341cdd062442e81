package pdf

import (
	"errors"
	"fmt"
	"slices"
)

// A Claim is a set of standards to which a document says it conforms.
type Claim uint8

// The standards.
const (
	// PDFUA1 is ISO 14289-1: readable by those who cannot see it.
	PDFUA1 Claim = 1 << iota
	// PDFA2A is ISO 19005-2, level A: readable for good.
	PDFA2A
)

// rules holds the rules that were broken, by the checkpoint of the Matterhorn
// Protocol 1.1 for PDF/UA-1. The first few are enough.
type rules []error

func (r *rules) add(checkpoint, what string) {
	if len(*r) < 20 {
		*r = append(*r, fmt.Errorf("%s (checkpoint %s)", what, checkpoint))
	}
}

// err returns what was broken, if the document claims that nothing is.
func (r rules) err(claim Claim) error {
	if claim&PDFUA1 == 0 || len(r) == 0 {
		return nil
	}
	return fmt.Errorf("the document is not PDF/UA-1: %w", errors.Join(r...))
}

// element checks an element that is whole.
func (r *rules) element(n *node) {
	e := n.e
	switch {
	case e.Role == Figure && e.Alt == "" && e.Actual == "":
		r.add("13-004", "a figure without a description in words")
	case e.Role == Formula && e.Alt == "" && e.Actual == "":
		r.add("17-002", "a formula without a description in words")
	case e.Role == TH && e.Scope == NoScope && len(e.Headers) == 0:
		r.add("15-003", "a heading cell that does not say whether it heads a row or a column")
	case e.Role == Link && !slices.ContainsFunc(n.kids, func(k kid) bool { return k.kind == kidLink }):
		r.add("28-011", "an element of the role Link without a link")
	}
}

// within says for roles that occur only in some others in which.
var within = map[Role][]Role{
	THead: {Table}, TBody: {Table}, TFoot: {Table},
	TR: {Table, THead, TBody, TFoot}, TH: {TR}, TD: {TR},
	LI: {L}, LBody: {LI}, TOCI: {TOC},
}

// only says for roles that hold nothing but some others which.
var only = map[Role][]Role{
	Table: {TR, THead, TBody, TFoot, Caption},
	THead: {TR}, TBody: {TR}, TFoot: {TR}, TR: {TH, TD},
	L: {L, LI, Caption}, LI: {Lbl, LBody}, TOC: {TOC, TOCI, Caption},
}

// nests returns an error where an element of one role may not stand in another.
func nests(parent, child Role) error {
	if in, ok := within[child]; ok && !slices.Contains(in, parent) {
		return fmt.Errorf("an element %s must not stand in one of the role %s", child, parent)
	}
	if of, ok := only[parent]; ok && !slices.Contains(of, child) {
		return fmt.Errorf("an element %s must not hold one of the role %s", parent, child)
	}
	return nil
}
