//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"

	"prospectus/generator/i18n"
)

// peakMemory returns the most memory the process has held, in bytes.
func peakMemory() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(u.Maxrss) // bytes there, kilobytes elsewhere
	}
	return int64(u.Maxrss) * 1024
}

// displayLanguage is the language of a system whose environment names none.
func displayLanguage() i18n.Tag { return "en" }

// clicked reports whether the program was started from a desktop: there is one, and
// no terminal is attached.
func clicked() bool {
	desktop := runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	return desktop && !isTerminal(os.Stdin) && !isTerminal(os.Stdout) && !isTerminal(os.Stderr)
}
