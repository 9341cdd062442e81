//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output

import (
	"errors"
	"os"
	"syscall"
)

// dirsSync says that a folder can be opened and synced.
const dirsSync = true

// unsyncable reports the answer of volumes that do not sync folders.
func unsyncable(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}

// inUse reports that a file is open elsewhere, which Unix objects to only for
// mount points and running programs.
func inUse(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// lockHandle locks an open file without waiting.
func lockHandle(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return ErrInUse
		case errors.Is(err, syscall.ENOLCK):
			return errors.ErrUnsupported // NFS without its lock service
		default:
			return err
		}
	}
}
