//go:build !windows

package vaultfile_test

import (
	"io/fs"
	"testing"
)

func checkPrivate(t testing.TB, name string, mode fs.FileMode) {
	t.Helper()
	want := fs.FileMode(0o600)
	if mode.IsDir() {
		want = 0o700
	}
	if mode.Perm() != want {
		t.Errorf("%s has permissions %v, want %v", name, mode.Perm(), want)
	}
}
