package build

import (
	"context"

	"prospectus/generator/model"
	"prospectus/generator/output"
)

// A Probe is a build for the auditor, who compares what is published with what
// the office knows. It holds the full catalogue, internal facts and all.
type Probe struct {
	*Report
	Full    *model.Catalog
	Visible *model.Catalog // what the edition was made of
}

// Observe builds as [Run] does, and hands over what it built from. Change, if
// there is one, is done to the full catalogue before anything looks at it.
func Observe(ctx context.Context, in Input, dir output.FS, change func(*model.Catalog) *model.Catalog) (*Probe, error) {
	w := newWork(in)
	w.change = change
	full, err := w.load()
	if err == nil && !w.stopped() {
		err = w.publish(ctx, dir)
	}
	w.conclude()
	return &Probe{w.report, full, w.visible}, err
}

// Bereft builds a site whose catalogue without has taken things out of, with
// given releases instead of sums over a ledger that is no longer there. It asks
// for no approvals, since what they were given for is no longer whole, and no
// fault stops it: of a catalogue with holes many would be found, and one that
// matters makes another edition.
func Bereft(ctx context.Context, in Input, dir output.FS, without func(*model.Catalog) *model.Catalog, releases []model.Release) (*Report, error) {
	w := newWork(in)
	w.unchecked, w.deaf, w.change = true, true, without
	w.released = append([]model.Release{}, releases...)
	_, err := w.load()
	if err == nil {
		err = w.publish(ctx, dir)
	}
	return w.report, err
}
