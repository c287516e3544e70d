package vaultfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"kapukod/internal/atomicfile"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// mountSmallDisk mounts a memory disk of half a megabyte; only root may.
func mountSmallDisk(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=512k,mode=0700"); err != nil {
		t.Skipf("a disk cannot be mounted here (it takes root): %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// TestFullDisk fills a real disk: saving fails with the right error, the old
// vault stays whole, and saving works again once there is room.
func TestFullDisk(t *testing.T) {
	disk := mountSmallDisk(t)
	dir := filepath.Join(disk, "széf")
	v, _, err := vaultfile.Create(t.Context(), dir, aranka(), options())
	must(t, err)
	defer v.Close()
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	ballast := filepath.Join(disk, "ballast")
	fill(t, ballast)
	if _, err := v.Update(t.Context(), add("e2")); !errors.Is(err, atomicfile.ErrDiskFull) {
		t.Errorf("save: %v", err)
	}
	if err := v.PutDeletionCode(t.Context(), "e1", "second"); !errors.Is(err, atomicfile.ErrDiskFull) {
		t.Errorf("put: %v", err)
	}
	other := filepath.Join(disk, "másik")
	if _, _, err := vaultfile.Create(t.Context(), other, aranka(), options()); !errors.Is(err, atomicfile.ErrDiskFull) {
		t.Errorf("create: %v", err)
	}
	if exists, err := vaultfile.Exists(other, options()); exists || err != nil {
		t.Errorf("half a vault was made: %v", err)
	}
	after := unlock(t, dir, options())
	if hasEntry(t, after, "e2") || revealed(t, after, "e1") != artificialDeletion {
		t.Error("the old vault is not what it was")
	}
	allGood(t, dir)
	must(t, os.Remove(ballast))
	mustUpdate(t, v, add("e2"))
	allGood(t, dir)
}

func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	for size := 64 << 10; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	if !errors.Is(err, unix.ENOSPC) {
		t.Fatal(err)
	}
	_ = f.Close() // the disk is full: that is its error
}

// TestReadOnlyDisk: a vault on a disk that cannot be written to opens, shows
// its codes, and tells why it cannot be saved.
func TestReadOnlyDisk(t *testing.T) {
	disk := mountSmallDisk(t)
	dir := filepath.Join(disk, "széf")
	v, _, err := vaultfile.Create(t.Context(), dir, aranka(), options())
	must(t, err)
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	v.Close()
	must(t, unix.Mount("", disk, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""))
	v = unlock(t, dir, options())
	if v.Document().Entry("e1") == nil || revealed(t, v, "e1") != artificialDeletion {
		t.Error("the vault does not show what it holds")
	}
	if _, err := v.Update(t.Context(), add("e2")); !errors.Is(err, atomicfile.ErrReadOnly) {
		t.Errorf("save: %v", err)
	}
	if err := v.PutDeletionCode(t.Context(), "e1", "second"); !errors.Is(err, atomicfile.ErrReadOnly) {
		t.Errorf("put: %v", err)
	}
	found, err := vaultfile.Generations(dir, options())
	must(t, err)
	if err := vaultfile.Restore(t.Context(), dir, found[1].Name, options()); !errors.Is(err, atomicfile.ErrReadOnly) {
		t.Errorf("restore: %v", err)
	}
	other := filepath.Join(disk, "másik")
	if _, _, err := vaultfile.Create(t.Context(), other, aranka(), options()); !errors.Is(err, atomicfile.ErrReadOnly) {
		t.Errorf("create: %v", err)
	}
	allGood(t, dir)
	if _, err := vaultfile.Unlock(t.Context(), dir, []byte("nem ez"), options()); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
}
