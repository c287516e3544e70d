package process

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// limitDumps: no box of the system and no report to Microsoft when the program
// breaks down, no heap in what is written all the same, and no library from a
// network share or of a less trusted program in this process.
func limitDumps() {
	const (
		failCriticalErrors = 0x1 // SEM_FAILCRITICALERRORS
		noFaultErrorBox    = 0x2 // SEM_NOGPFAULTERRORBOX
		noHeap             = 0x1 // WER_FAULT_REPORTING_FLAG_NOHEAP
		imageLoadPolicy    = 10  // PROCESS_MITIGATION_POLICY, ProcessImageLoadPolicy
		noRemoteImages     = 0x1
		noLowLabelImages   = 0x2
	)
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	call := func(name string, args ...uintptr) {
		if proc := kernel.NewProc(name); proc.Find() == nil {
			_, _, _ = proc.Call(args...)
		}
	}
	call("SetErrorMode", failCriticalErrors|noFaultErrorBox)
	call("WerSetFlags", noHeap)
	policy := uint32(noRemoteImages | noLowLabelImages)
	call("SetProcessMitigationPolicy", imageLoadPolicy, uintptr(unsafe.Pointer(&policy)), unsafe.Sizeof(policy))
}

// setReadable has nothing to do: see Harden.
func setReadable(bool) {}
