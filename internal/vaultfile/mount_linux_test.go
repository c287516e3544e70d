package vaultfile_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// TestKilledOnAFullDisk kills a program that saves in a loop where there is no
// room, or room for a save or two, at random moments.
func TestKilledOnAFullDisk(t *testing.T) {
	kills := killCount(t, 10)
	disk := mountSmallDisk(t)
	dir := filepath.Join(disk, "széf")
	v, _, err := vaultfile.Create(t.Context(), dir, aranka(), options())
	must(t, err)
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	v.Close()
	ballast := filepath.Join(disk, "ballast")
	fill(t, ballast)
	saved := map[string]bool{"e1": true}
	for kill := range kills {
		if kill%3 == 1 { // some room, for a while
			info, err := os.Stat(ballast)
			must(t, err)
			must(t, os.Truncate(ballast, max(info.Size()-24<<10, 0)))
		}
		for _, id := range killedWhileFull(t, dir, kill) {
			saved[id] = true
		}
		after := unlock(t, dir, options())
		got := entryIDs(after.Document())
		for id := range saved {
			if !got[id] {
				t.Fatalf("kill %d: entry %s was saved and is lost", kill, id)
			}
		}
		if revealed(t, after, "e1") != artificialDeletion {
			t.Fatalf("kill %d: the deletion code is lost", kill)
		}
		after.Close()
		allGood(t, dir)
	}
	t.Logf("%d kills on a full disk, 0 lost", kills)
}

func killedWhileFull(t *testing.T, dir string, kill int) (saved []string) {
	t.Helper()
	cmd, lines := startChild(t, "full", dir, fmt.Sprintf("f%d", kill), 10_000)
	var timer *time.Timer
	for lines.Scan() {
		verb, id, _ := strings.Cut(lines.Text(), " ")
		switch verb {
		case "unlocked":
			moment := time.Duration(rand.Int64N(int64(80 * time.Millisecond)))
			timer = time.AfterFunc(moment, func() { _ = cmd.Process.Kill() })
		case "saved":
			saved = append(saved, id)
		default:
			t.Fatalf("kill %d: the program said %q", kill, lines.Text())
		}
	}
	if timer == nil {
		t.Fatalf("kill %d: the program ended too early: %v", kill, cmd.Wait())
	}
	_ = cmd.Wait() // it was killed: that is its error
	return saved
}
