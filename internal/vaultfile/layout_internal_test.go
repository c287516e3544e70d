package vaultfile

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
)

// crowd is a file system whose folders hold many files.
type crowd struct {
	atomicfile.FS
	files int
}

func (c crowd) ReadDir(string) ([]fs.DirEntry, error) { return make([]fs.DirEntry, c.files), nil }

func TestLimitOfFilesInAFolder(t *testing.T) {
	for _, n := range []int{maxFiles, maxFiles + 1} {
		_, err := folder{Options: Options{FS: crowd{files: n}}}.list(backupDir)
		if past := n > maxFiles; past != errors.Is(err, vault.ErrTooLarge) || past != (err != nil) {
			t.Errorf("%d files: %v", n, err)
		}
	}
}

// FuzzCopyName: no name but one that speaks of the vault is taken for a copy of
// it, and the vault itself never is.
func FuzzCopyName(f *testing.F) {
	for _, name := range []string{vaultName, "vault (1).age", "vault.age.conflict1", "vault.sync-conflict-20261121-101010-ABCDEFG.age",
		"VAULT – Másolat.AGE", ".vault.age.swp", "vault.age~", "../vault 2.age", "u\u0308tko\u0308ze\u0301s vault.age.x"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		taken := isCopyName(name)
		if taken && (name == vaultName || strings.HasPrefix(name, ".") || len(name) < len(vaultName)-1) {
			t.Fatalf("%q is taken for a copy", name)
		}
		if taken != isCopyName(strings.ToLower(name)) && strings.ToLower(strings.ToUpper(name)) == name {
			t.Fatalf("%q: capitals count", name)
		}
	})
}
