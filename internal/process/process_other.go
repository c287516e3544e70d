//go:build !linux && !darwin && !windows

package process

func limitDumps() {}

func setReadable(bool) {}
