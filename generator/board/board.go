// Package board computes what an office's own staff look at: the rates of the
// ledger, the weak and missing nodes of chains with the firms that are wanted
// there, targets and results, who answers for which project, the service tasks
// with their due dates, and what waits too long.
//
// Everything here is counted from internal facts, and so only the internal
// edition may hold it. A number is never without what it was counted from: a
// [Rate] carries numerator and denominator, and one without a denominator is no
// number at all. The day is given; the package reads no clock.
package board

import (
	"math/big"
	"time"

	"prospectus/generator/i18n"
)

// days returns the number of days from one date to another, each taken by its
// first day; negative where the second comes before the first.
func days(from, to i18n.Date) int { return int(to.First().Sub(from.First()) / (24 * time.Hour)) }

// by reports whether something dated had happened by a day. What has no date
// has not.
func by(d, day i18n.Date) bool { return !d.IsZero() && !d.First().After(day.Last()) }

// share returns part/whole in per cent, to one place; ok is false without a
// whole.
func share(part, whole *big.Rat) (p i18n.Percent, ok bool) {
	if whole.Sign() <= 0 {
		return i18n.Percent{}, false
	}
	r := new(big.Rat).Quo(part, whole)
	d, ok := i18n.RoundRat(r.Mul(r, big.NewRat(100, 1)), 1)
	return i18n.NewPercent(d), ok
}
