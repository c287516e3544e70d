package atomicfile_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
)

func TestReadFileRefuses(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	mustWrite(t, path, "12345")
	if _, err := atomicfile.ReadFile(atomicfile.OS(), path, 5); err != nil {
		t.Errorf("a file of exactly the limit: %v", err)
	}
	if _, err := atomicfile.ReadFile(atomicfile.OS(), path, 4); !errors.Is(err, atomicfile.ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	if _, err := atomicfile.ReadFile(atomicfile.OS(), dir, 5); !errors.Is(err, atomicfile.ErrNotRegular) {
		t.Errorf("a folder: %v", err)
	}
	_, err := atomicfile.ReadFile(atomicfile.OS(), filepath.Join(dir, "absent"), 5)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent: %v", err)
	}
	silent(t, err, dir)
}

func TestReadFileFailures(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	mustWrite(t, path, "12345")
	for _, kind := range []faultfs.Kind{faultfs.Stat, faultfs.Open, faultfs.Read} {
		for _, failure := range failures() {
			if _, err := atomicfile.ReadFile(failing(kind, failure.err), path, 5); !errors.Is(err, failure.err) {
				t.Errorf("%s: error is %v, want %v", kind, err, failure.err)
			}
		}
	}
}

func TestCreateNeverTruncates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	mustWrite(t, path, "12345")
	if _, err := atomicfile.OS().Create(path, 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error is %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "12345" {
		t.Errorf("file holds %q", got)
	}
}

func TestLockExcludes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := atomicfile.OS().Lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	second := make(chan error, 1)
	go func() {
		_, err := atomicfile.OS().Lock(ctx, path)
		second <- err
	}()
	cancel()
	if err := <-second; !errors.Is(err, context.Canceled) {
		t.Errorf("second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	unlock, err = atomicfile.OS().Lock(t.Context(), path)
	if err != nil {
		t.Fatalf("lock after unlock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}
