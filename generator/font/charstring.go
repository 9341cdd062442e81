package font

import (
	"encoding/binary"
	"errors"
)

// Operators of Type 2 charstrings (Adobe Technical Note 5177).
const (
	csHStem      = 1
	csVStem      = 3
	csCallSubr   = 10
	csReturn     = 11
	csEscape     = 12
	csEndChar    = 14
	csHStemHM    = 18
	csHintMask   = 19
	csCntrMask   = 20
	csVStemHM    = 23
	csShort      = 28
	csCallGlobal = 29
	csFixed      = 255
)

// effects is by how much operators of two bytes that compute change the number
// of operands waiting. All others use them up.
var effects = map[byte]int{
	3: -1, 4: -1, 5: 0, 9: 0, 10: -1, 11: -1, 12: -1, 14: 0, 15: -1, 18: -1,
	20: -2, 21: 0, 22: -3, 23: 1, 24: -1, 26: 0, 27: 1, 28: 0, 29: 0, 30: -2,
}

// Bounds: the note allows ten calls within each other; no glyph needs as many
// bytes.
const (
	maxCalls = 10
	maxGlyph = 1 << 18
)

var (
	errCharString = errors.New("an outline is damaged")
	errComputed   = errors.New("an outline computes which subroutine it calls")
	errAccents    = errors.New("an outline is put together from two others, in the manner of Type 1")
)

// A flattener writes a charstring out without subroutines. It follows the
// operands only so far as it must: how many wait, because hint masks are as
// long as there are stems, and where each stands, because it may be the number
// of a subroutine.
type flattener struct {
	local, global [][]byte
	out           []byte
	waiting       []int // where in out each operand begins, -1 for a computed one
	stems         int
	done          bool
}

// flatten returns a charstring that draws the same as code and calls nothing.
func flatten(code []byte, local, global [][]byte) ([]byte, error) {
	f := &flattener{local: local, global: global}
	if err := f.run(code, 0); err != nil {
		return nil, err
	}
	if !f.done {
		f.out = append(f.out, csEndChar) // as old fonts may leave to the reader
	}
	return f.out, nil
}

// run copies code, and in its place what it calls.
func (f *flattener) run(code []byte, depth int) error {
	if depth > maxCalls || len(f.out) > maxGlyph {
		return errCharString
	}
	for at := 0; at < len(code) && !f.done; {
		n := tokenSize(code[at:])
		if n == 0 || at+n > len(code) {
			return errCharString
		}
		token := code[at : at+n]
		at += n
		switch op := token[0]; {
		case op >= 32 || op == csShort:
			f.waiting = append(f.waiting, len(f.out))
			f.out = append(f.out, token...)
		case op == csCallSubr:
			if err := f.call(f.local, depth); err != nil {
				return err
			}
		case op == csCallGlobal:
			if err := f.call(f.global, depth); err != nil {
				return err
			}
		case op == csReturn:
			return nil
		default:
			mask, err := f.operator(token, code[at:])
			if err != nil {
				return err
			}
			at += mask
		}
	}
	return nil
}

// call runs the subroutine whose number is the last operand, which it removes.
func (f *flattener) call(subrs [][]byte, depth int) error {
	last := len(f.waiting) - 1
	if last < 0 || f.waiting[last] < 0 {
		return errComputed
	}
	from := f.waiting[last]
	number, n := charOperand(f.out[from:])
	if n == 0 {
		return errComputed
	}
	switch {
	case len(subrs) < 1240:
		number += 107
	case len(subrs) < 33900:
		number += 1131
	default:
		number += 32768
	}
	if number < 0 || number >= len(subrs) {
		return errCharString
	}
	f.out, f.waiting = f.out[:from], f.waiting[:last]
	return f.run(subrs[number], depth+1)
}

// operator copies an operator and the mask that may follow it in rest, whose
// length it returns.
func (f *flattener) operator(token, rest []byte) (mask int, err error) {
	f.out = append(f.out, token...)
	switch token[0] {
	case csEscape:
		if effect, computes := effects[token[1]]; computes {
			f.compute(effect)
			return 0, nil
		}
	case csHStem, csVStem, csHStemHM, csVStemHM:
		f.stems += len(f.waiting) / 2 // an odd one out is the width
	case csHintMask, csCntrMask:
		f.stems += len(f.waiting) / 2 // the vertical stems may go without saying
		if mask = (f.stems + 7) / 8; mask > len(rest) {
			return 0, errCharString
		}
		f.out = append(f.out, rest[:mask]...)
	case csEndChar:
		if len(f.waiting) >= 4 {
			return 0, errAccents
		}
		f.done = true
	}
	f.waiting = f.waiting[:0]
	return mask, nil
}

// compute follows an operator that takes operands and leaves others: of all
// that wait then, none is known.
func (f *flattener) compute(effect int) {
	f.waiting = make([]int, max(len(f.waiting)+effect, 0))
	for i := range f.waiting {
		f.waiting[i] = -1
	}
}

// tokenSize returns how many bytes the operator or operand takes that code
// begins with; a mask is not counted.
func tokenSize(code []byte) int {
	switch b := code[0]; {
	case b == csFixed:
		return 5
	case b == csShort:
		return 3
	case b >= 247 || b == csEscape:
		return 2
	}
	return 1
}

// charOperand decodes the whole number that a charstring begins with; n is 0
// for a fraction.
func charOperand(code []byte) (v, n int) {
	switch b := code[0]; {
	case b == csFixed:
		fixed := int32(binary.BigEndian.Uint32(code[1:]))
		if fixed&0xFFFF != 0 {
			return 0, 0
		}
		return int(fixed >> 16), 5
	case b == csShort:
		return int(int16(binary.BigEndian.Uint16(code[1:]))), 3
	}
	return readInteger(code)
}
