package process

import "golang.org/x/sys/unix"

func limitDumps() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// setReadable sets the dumpable flag (man 2 prctl, PR_SET_DUMPABLE). Without
// it the kernel writes no core, not even into a collector's pipe, which
// RLIMIT_CORE does not forbid, and gives ptrace, process_vm_readv and
// /proc/<pid>/mem to root alone.
func setReadable(readable bool) {
	var flag uintptr
	if readable {
		flag = 1
	}
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, flag, 0, 0, 0)
}
