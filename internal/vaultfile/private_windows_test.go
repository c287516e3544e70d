package vaultfile_test

import (
	"io/fs"
	"testing"
)

// checkPrivate: on Windows the folder's access list decides, not these bits.
func checkPrivate(testing.TB, string, fs.FileMode) {}
