//go:build !linux || race

package vaultfile_test

import "errors"

const (
	memoryJob      = "memory"
	memoryJobPlain = "memory without overwriting"
)

func useVault(string, bool) error { return errors.New("not on this system") }
