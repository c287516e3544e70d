//go:build !windows

package vaultfile_test

import (
	"syscall"

	"kapukod/internal/atomicfile"
)

func failuresToTell() map[error]error {
	return map[error]error{
		atomicfile.ErrDiskFull: syscall.ENOSPC,
		atomicfile.ErrReadOnly: syscall.EROFS,
		atomicfile.ErrInUse:    syscall.EBUSY,
		atomicfile.ErrFailing:  syscall.EIO,
	}
}
