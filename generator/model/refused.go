package model

// refused are keys for what never leaves the office in any output, and so has
// no field at all: names of invited guests, of people paid or considered, the
// text of contracts, and decisions taken case by case.
var refused = map[string]bool{
	"invitees": true, "guests": true, "payees": true, "payments": true, "beneficiaries": true,
	"candidates": true, "contracts": true, "contract": true, "decisions": true, "minutes": true,
}

// Refused reports whether a key stands for something that does not belong in
// a project library, internal part or not, because no edition may hold it.
func Refused(key string) bool { return refused[key] }
