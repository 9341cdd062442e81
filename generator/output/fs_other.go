//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package output

import (
	"errors"
	"os"
)

// dirsSync says that nothing is known about syncing folders here.
const dirsSync = false

func unsyncable(error) bool { return true }

func inUse(error) bool { return false }

// lockHandle leaves the lock to the file's existence.
func lockHandle(*os.File) error { return errors.ErrUnsupported }
