package atomicfile_test

import (
	"golang.org/x/sys/windows"

	"kapukod/internal/atomicfile"
)

type failureCase struct {
	name       string
	err, class error
}

func failures() []failureCase {
	return []failureCase{
		{"disk full", windows.ERROR_DISK_FULL, atomicfile.ErrDiskFull},
		{"handle disk full", windows.ERROR_HANDLE_DISK_FULL, atomicfile.ErrDiskFull},
		{"access denied", windows.ERROR_ACCESS_DENIED, atomicfile.ErrReadOnly},
		{"write protect", windows.ERROR_WRITE_PROTECT, atomicfile.ErrReadOnly},
		{"sharing violation", windows.ERROR_SHARING_VIOLATION, atomicfile.ErrInUse},
		{"device error", windows.ERROR_IO_DEVICE, nil},
	}
}
