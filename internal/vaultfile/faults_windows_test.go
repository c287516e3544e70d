package vaultfile_test

import (
	"golang.org/x/sys/windows"

	"kapukod/internal/atomicfile"
)

func failuresToTell() map[error]error {
	return map[error]error{
		atomicfile.ErrDiskFull: windows.ERROR_DISK_FULL,
		atomicfile.ErrReadOnly: windows.ERROR_ACCESS_DENIED,
		atomicfile.ErrInUse:    windows.ERROR_SHARING_VIOLATION,
	}
}
