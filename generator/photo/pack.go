package photo

import (
	"encoding/binary"
	"errors"
)

var errPacked = errors.New("not packed copies")

// Pack writes copies as one run of bytes, to be kept.
func Pack(copies []Copy) []byte {
	var dst []byte
	for _, c := range copies {
		dst = binary.AppendUvarint(binary.AppendUvarint(dst, uint64(c.Width)), uint64(c.Height))
		dst = appendSized(appendSized(dst, []byte(c.Format)), c.Data)
	}
	return dst
}

func appendSized(dst, b []byte) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(b))), b...)
}

// Unpack reads what [Pack] wrote. The copies share the memory of data.
func Unpack(data []byte) ([]Copy, error) {
	var copies []Copy
	for r := (unpacker{rest: data}); len(r.rest) > 0; {
		c := Copy{Width: r.number(), Height: r.number(), Format: string(r.sized()), Data: r.sized()}
		if r.failed || c.Width < 1 || c.Height < 1 || len(c.Data) == 0 {
			return nil, errPacked
		}
		copies = append(copies, c)
	}
	if len(copies) == 0 {
		return nil, errPacked
	}
	return copies, nil
}

// An unpacker reads from the front of what is left.
type unpacker struct {
	rest   []byte
	failed bool
}

func (u *unpacker) number() int {
	v, n := binary.Uvarint(u.rest)
	if n <= 0 || v > 1<<31-1 {
		u.failed, u.rest = true, nil
		return 0
	}
	u.rest = u.rest[n:]
	return int(v)
}

func (u *unpacker) sized() []byte {
	n := u.number()
	if n > len(u.rest) {
		u.failed, u.rest = true, nil
		return nil
	}
	b := u.rest[:n:n]
	u.rest = u.rest[n:]
	return b
}
