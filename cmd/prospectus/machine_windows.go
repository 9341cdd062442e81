package main

import (
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"prospectus/generator/i18n"
)

// memoryCounters is PROCESS_MEMORY_COUNTERS of the Windows API.
type memoryCounters struct {
	size                       uint32
	pageFaultCount             uint32
	peakWorkingSetSize         uintptr
	workingSetSize             uintptr
	quotaPeakPagedPoolUsage    uintptr
	quotaPagedPoolUsage        uintptr
	quotaPeakNonPagedPoolUsage uintptr
	quotaNonPagedPoolUsage     uintptr
	pagefileUsage              uintptr
	peakPagefileUsage          uintptr
}

// peakMemory returns the most memory the process has held, in bytes.
func peakMemory() int64 {
	var c memoryCounters
	c.size = uint32(unsafe.Sizeof(c))
	call := windows.NewLazySystemDLL("kernel32.dll").NewProc("K32GetProcessMemoryInfo")
	if ok, _, _ := call.Call(uintptr(windows.CurrentProcess()), uintptr(unsafe.Pointer(&c)), uintptr(c.size)); ok == 0 {
		return 0
	}
	return int64(c.peakWorkingSetSize)
}

// displayLanguage is the language that the user has chosen for Windows.
func displayLanguage() i18n.Tag {
	langs, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err == nil && len(langs) > 0 && strings.HasPrefix(langs[0], "zh") {
		return "zh"
	}
	return "en"
}

// clicked reports whether the program has a console of its own, which Windows opens
// for one that is started from the Explorer: a shell would share it.
func clicked() bool {
	var ids [2]uint32
	call := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	n, _, _ := call.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}
