package places_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/places"
)

func makeFolders(t *testing.T, folders ...string) {
	t.Helper()
	for _, folder := range folders {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func noEnvironment(string) string { return "" }

func TestPlacesOfAHungarianDesktop(t *testing.T) {
	home := t.TempDir()
	stick := filepath.Join(home, "media", "PENDRIVE")
	makeFolders(t, filepath.Join(home, "Dokumentumok"), filepath.Join(home, "Desktop"),
		filepath.Join(home, ".config"), stick)
	writeFile(t, filepath.Join(home, ".config", "user-dirs.dirs"), "# comment\n"+
		"XDG_DOCUMENTS_DIR=\"$HOME/Dokumentumok\"\nXDG_DOWNLOAD_DIR=\"$HOME/\"\nXDG_PICTURES_DIR=\"/does/not/exist\"\n")
	finder := places.Finder{Getenv: noEnvironment, Home: home, Drives: func() []string { return []string{stick} }}
	want := []places.Place{
		{Kind: places.Documents, Path: filepath.Join(home, "Dokumentumok")},
		{Kind: places.Desktop, Path: filepath.Join(home, "Desktop")},
		{Kind: places.Drive, Path: stick},
		{Kind: places.Home, Path: home},
	}
	if got := finder.All(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if name := want[2].Name(); name != "PENDRIVE" {
		t.Errorf("the drive is called %q", name)
	}
}

func TestPlacesTheSystemKnows(t *testing.T) {
	moved := t.TempDir()
	finder := places.Finder{Getenv: noEnvironment, Home: t.TempDir(), Known: func(kind places.Kind) string {
		if kind == places.Documents {
			return moved
		}
		return ""
	}}
	if got := finder.All()[0]; got != (places.Place{Kind: places.Documents, Path: moved}) {
		t.Errorf("first is %v", got)
	}
	if got := (places.Finder{Getenv: noEnvironment}).All(); len(got) != 0 {
		t.Errorf("without a home folder: %v", got)
	}
	if len(places.System().All()) == 0 {
		t.Skip("this computer has no home folder")
	}
}

func TestListShowsFoldersThenPictures(t *testing.T) {
	dir := t.TempDir()
	makeFolders(t, filepath.Join(dir, "Zsebkendő"), filepath.Join(dir, "alma"), filepath.Join(dir, ".hidden"))
	for _, name := range []string{"b.JPG", "a.png", "letter.pdf", ".secret.png"} {
		writeFile(t, filepath.Join(dir, name), "artificial")
	}
	want := []places.Item{{"alma", true}, {"Zsebkendő", true}, {"a.png", false}, {"b.JPG", false}}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(filepath.Join(dir, "alma"), filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
		want = slices.Insert(want, 1, places.Item{Name: "link", Folder: true})
	}
	got, err := places.List(dir, places.IsPicture)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	folders, err := places.List(dir, nil)
	if err != nil || slices.ContainsFunc(folders, func(i places.Item) bool { return !i.Folder }) {
		t.Errorf("folders alone: %v, %v", folders, err)
	}
	if _, err := places.List(filepath.Join(dir, "a.png"), nil); !errors.Is(err, places.ErrFolder) {
		t.Errorf("a file listed: %v", err)
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []string{"lap.pdf", "lap (2).pdf", "lap (3).pdf"} {
		path, err := places.Create(atomicfile.OS(), dir, "lap.pdf", []byte{byte('0' + i)})
		if err != nil || filepath.Base(path) != want {
			t.Fatalf("%d: %q, %v, want %q", i, path, err, want)
		}
		if runtime.GOOS != "windows" {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v, %v", info.Mode(), err)
			}
		}
	}
	if first, err := os.ReadFile(filepath.Join(dir, "lap.pdf")); err != nil || string(first) != "0" {
		t.Errorf("the first file holds %q, %v", first, err)
	}
}

func TestCreateLeavesNothingHalf(t *testing.T) {
	dir := t.TempDir()
	for _, kind := range []faultfs.Kind{faultfs.Write, faultfs.Sync, faultfs.Close} {
		fsys := &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
			if op.Kind == kind {
				return errArtificial
			}
			return nil
		}}
		_, err := places.Create(fsys, dir, "lap.pdf", []byte("artificial"))
		left, readErr := os.ReadDir(dir)
		if !errors.Is(err, errArtificial) || readErr != nil || len(left) != 0 {
			t.Errorf("%v: error %v, %d files left, %v", kind, err, len(left), readErr)
		}
	}
}

var errArtificial = errors.New("artificial failure")

func TestParentEndsAtTheTop(t *testing.T) {
	at, steps := t.TempDir(), 0
	for at != "" && steps < 100 {
		at = places.Parent(at)
		steps++
	}
	if at != "" {
		t.Errorf("no top after %d steps: %q", steps, at)
	}
}

func TestOpenReadsFilesAlone(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.png"), "artificial")
	file, err := places.Open(filepath.Join(dir, "a.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
	for _, name := range []string{dir, filepath.Join(dir, "absent")} {
		if _, err := places.Open(name); !errors.Is(err, places.ErrFile) {
			t.Errorf("opened what is no file: %v", err)
		}
	}
}
