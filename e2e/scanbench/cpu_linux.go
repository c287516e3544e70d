package main

import "golang.org/x/sys/unix"

// cpu is this process's CPU time in milliseconds, all its threads together.
func cpu() float64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return float64(t.Nano()) / 1e6
}
