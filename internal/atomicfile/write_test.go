package atomicfile_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
)

func TestWriteMakesAndReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for _, content := range []string{"first", "", "a longer third content"} {
		if err := atomicfile.Write(atomicfile.OS(), path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := atomicfile.ReadFile(atomicfile.OS(), path, 100)
		if err != nil || string(got) != content {
			t.Fatalf("read back %q, %v; want %q", got, err, content)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("permissions are %v", info.Mode().Perm())
		}
	}
	onlyFile(t, path)
}

// TestOrderOfSteps: the bytes must be on the disk before they get their name,
// and the name after that. A step taken out makes this test fail.
func TestOrderOfSteps(t *testing.T) {
	var got []string
	fsys := &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		got = append(got, string(op.Kind))
		return nil
	}}
	if err := atomicfile.Write(fsys, filepath.Join(t.TempDir(), "file"), []byte("content"), 0o600); err != nil {
		t.Fatal(err)
	}
	const want = "create write sync close rename syncdir"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("steps were %q, want %q", s, want)
	}
}

func TestEveryFailureOfEveryStepLeavesTheOldFileWhole(t *testing.T) {
	steps := []faultfs.Kind{faultfs.Create, faultfs.Write, faultfs.Sync, faultfs.Close, faultfs.Rename}
	for _, step := range steps {
		for _, failure := range failures() {
			t.Run(string(step)+"/"+failure.name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "file")
				mustWrite(t, path, "old content")
				fsys := failing(step, &fs.PathError{Op: "op", Path: path, Err: failure.err})
				err := atomicfile.Write(fsys, path, []byte("new content"), 0o600)
				if !errors.Is(err, failure.err) {
					t.Fatalf("error is %v, want %v", err, failure.err)
				}
				if failure.class != nil && !errors.Is(err, failure.class) {
					t.Errorf("error %v is not of class %v", err, failure.class)
				}
				silent(t, err, path)
				if got, _ := os.ReadFile(path); string(got) != "old content" {
					t.Errorf("file holds %q after the failure", got)
				}
				onlyFile(t, path)
			})
		}
	}
}

// TestFolderNotSynced: the new name is there, whole, and the caller is told
// that a crash may undo it.
func TestFolderNotSynced(t *testing.T) {
	for _, failure := range failures() {
		path := filepath.Join(t.TempDir(), "file")
		mustWrite(t, path, "old content")
		err := atomicfile.Write(failing(faultfs.SyncDir, failure.err), path, []byte("new content"), 0o600)
		if !errors.Is(err, atomicfile.ErrNotSynced) || !errors.Is(err, failure.err) {
			t.Fatalf("error is %v", err)
		}
		if got, _ := os.ReadFile(path); string(got) != "new content" {
			t.Errorf("file holds %q", got)
		}
		onlyFile(t, path)
	}
}

// TestTemporaryFileThatStays: when even the removal fails, both errors are
// told and the file left behind is known by its name.
func TestTemporaryFileThatStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	stuck := errors.New("stuck")
	fsys := &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		if op.Kind == faultfs.Sync || op.Kind == faultfs.Remove {
			return stuck
		}
		return nil
	}}
	if err := atomicfile.Write(fsys, path, []byte("content"), 0o600); !errors.Is(err, stuck) {
		t.Fatalf("error is %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	if !atomicfile.IsTemp(entries[0].Name()) {
		t.Errorf("%q is not known as temporary", entries[0].Name())
	}
}

func TestIsTempKnowsNothingElse(t *testing.T) {
	for _, name := range []string{"", "file", ".kapukod-", ".kapukod-.tmp", "x.tmp", ".kapukod-x", "vault.age"} {
		if atomicfile.IsTemp(name) {
			t.Errorf("%q is taken for temporary", name)
		}
	}
}

// TestShortWrite: a writer that takes less than it was given without an error
// breaks io.Writer's promise; believing it would cost the vault.
func TestShortWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	mustWrite(t, path, "old content")
	if err := atomicfile.Write(shortFS{atomicfile.OS()}, path, []byte("new content"), 0o600); err == nil {
		t.Fatal("no error")
	}
	if got, _ := os.ReadFile(path); string(got) != "old content" {
		t.Errorf("file holds %q", got)
	}
	onlyFile(t, path)
}

type shortFS struct{ atomicfile.FS }

func (s shortFS) Create(name string, perm fs.FileMode) (atomicfile.File, error) {
	f, err := s.FS.Create(name, perm)
	return shortFile{f}, err
}

type shortFile struct{ atomicfile.File }

func (s shortFile) Write(data []byte) (int, error) { return s.File.Write(data[:len(data)-1]) }

func failing(kind faultfs.Kind, err error) *faultfs.FS {
	return &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		if op.Kind == kind {
			return err
		}
		return nil
	}}
}

func mustWrite(t *testing.T, path, content string) {
	t.Helper()
	if err := atomicfile.Write(atomicfile.OS(), path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func onlyFile(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != filepath.Base(path) {
			t.Errorf("left behind: %q", entry.Name())
		}
	}
}

func silent(t *testing.T, err error, path string) {
	t.Helper()
	for _, secret := range []string{path, filepath.Dir(path), "content\""} {
		if bytes.Contains([]byte(err.Error()), []byte(secret)) {
			t.Errorf("the error tells %q", secret)
		}
	}
}
