package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// dirsSync says that a folder cannot be synced: Windows journals renames itself.
const dirsSync = false

func unsyncable(error) bool { return true }

// The numbers of winerror.h, which package syscall does not name.
const (
	errorSharingViolation syscall.Errno = 32
	errorLockViolation    syscall.Errno = 33
	errorUserMappedFile   syscall.Errno = 1224
)

// inUse reports that a file is open elsewhere. Replacing or removing an open
// file may also be answered with "access denied".
func inUse(err error) bool {
	for _, refusal := range []syscall.Errno{
		errorSharingViolation, errorLockViolation, errorUserMappedFile, syscall.ERROR_ACCESS_DENIED,
	} {
		if errors.Is(err, refusal) {
			return true
		}
	}
	return false
}

// lockHandle locks an open file without waiting, through LockFileEx with
// LOCKFILE_FAIL_IMMEDIATELY and LOCKFILE_EXCLUSIVE_LOCK.
func lockHandle(f *os.File) error {
	const flags, wholeFile = 1 | 2, 0xFFFFFFFF
	lockFileEx := syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")
	var start syscall.Overlapped
	ok, _, err := lockFileEx.Call(f.Fd(), flags, 0, wholeFile, wholeFile, uintptr(unsafe.Pointer(&start)))
	switch {
	case ok != 0:
		return nil
	case errors.Is(err, errorLockViolation), errors.Is(err, syscall.ERROR_IO_PENDING):
		return ErrInUse
	}
	return err
}
