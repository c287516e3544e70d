//go:build !windows

package atomicfile_test

import (
	"syscall"

	"kapukod/internal/atomicfile"
)

type failureCase struct {
	name       string
	err, class error
}

func failures() []failureCase {
	return []failureCase{
		{"ENOSPC", syscall.ENOSPC, atomicfile.ErrDiskFull},
		{"EDQUOT", syscall.EDQUOT, atomicfile.ErrDiskFull},
		{"EACCES", syscall.EACCES, atomicfile.ErrReadOnly},
		{"EPERM", syscall.EPERM, atomicfile.ErrReadOnly},
		{"EROFS", syscall.EROFS, atomicfile.ErrReadOnly},
		{"EBUSY", syscall.EBUSY, atomicfile.ErrInUse},
		{"EIO", syscall.EIO, nil},
	}
}
