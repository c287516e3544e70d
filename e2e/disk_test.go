package e2e_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"kapukod/e2e"
)

// TestDisk saves onto a real full disk and into a real read-only folder, both
// small file systems mounted for the purpose.
func TestDisk(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	folder := filepath.Join(stage.Home.Data(), "kapukod")
	mount(t, folder)
	k := withEntry(stage)
	done(t, stage)

	filler := fill(t, folder)
	k.AddByTyping("JBSWY3DPEB3W64TM")
	k.Write("enroll.confirm.account", "masik.elek")
	k.Press("enroll.confirm.save")
	seesProblem(k, "disk.full")
	done(t, stage)
	intact(t, stage)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	done(t, stage)

	remount(t, folder, "ro")
	k.Press("enroll.code.accepted")
	seesProblem(k, "disk.read_only")
	done(t, stage)
	remount(t, folder, "rw")
	k.Accepted()
	k.Press("enroll.deletion.skip")
	k.Finish()
	k.SeesText(entryName)
	done(t, stage)
	intact(t, stage)
}

// TestReadOnlyFolder starts for the first time where nothing can be written.
func TestReadOnlyFolder(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	folder := filepath.Join(stage.Home.Data(), "kapukod")
	mount(t, folder)
	remount(t, folder, "ro")
	k := stage.Start("en", "LANG=en_GB.UTF-8")
	k.ChoosePassphrase(passphrase)
	seesProblem(k, "disk.read_only")
	done(t, stage)
	remount(t, folder, "rw")
	k.Press("welcome.create")
	k.Press("recovery.later")
	k.Sees("codes.empty.title")
	done(t, stage)
	intact(t, stage)
}

// mount puts a small file system of its own at folder, until the test ends.
func mount(t *testing.T, folder string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a file system to fill")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("this machine lets nobody mount: %v: %s", err, out)
	}
	t.Cleanup(func() {
		// Lazy: the program under test may still have a file open in it.
		if out, err := exec.Command("umount", "-l", folder).CombinedOutput(); err != nil {
			t.Errorf("umount: %v: %s", err, out)
		}
	})
}

func remount(t *testing.T, folder, mode string) {
	t.Helper()
	if out, err := exec.CommandContext(t.Context(), "mount", "-o", "remount,"+mode, folder).CombinedOutput(); err != nil {
		t.Fatalf("remount %s: %v: %s", mode, err, out)
	}
}

// fill writes a file until nothing more fits.
func fill(t *testing.T, folder string) string {
	t.Helper()
	file := filepath.Join(folder, "filler")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := io.Copy(f, zeros{}); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk ended with %v", err)
	}
	return file
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }
