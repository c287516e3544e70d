package program_test

import (
	"os"
	"path/filepath"
	"testing"

	"kapukod/internal/atomicfile"
)

// TestGoingThroughFolders goes up, to another place and down again, and saves
// there.
func TestGoingThroughFolders(t *testing.T) {
	d := newDesk(t, inHungarian())
	inner := filepath.Join(d.home, "Lapok", "2026")
	if err := os.MkdirAll(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	enter := func(name string) {
		t.Helper()
		d.window.Press(name)
		d.queue.Drain()
	}
	d.atSheet()
	d.press("recovery.save")
	d.mustSee("files.place.documents", "page.save.title")
	d.mustNotSee(d.words.T("files.up")) // the top of a place
	enter("Lapok")
	enter("2026")
	d.press("files.up")
	d.window.MustSee("Lapok")
	d.press("files.places")
	d.window.MustSee(d.words.T("files.drive", "Name", filepath.Base(d.dir)))
	d.press("page.save.here") // no folder is shown: nothing happens
	d.mustSee("page.save.title")
	d.press("files.place.documents")
	enter("Lapok")
	enter("2026")
	d.press("page.save.here")
	d.mustSee("page.saved.title")
	if files, err := os.ReadDir(inner); err != nil || len(files) != 1 {
		t.Errorf("%d files there, %v", len(files), err)
	}
}

// TestFolderThatCannotBeUsed shows what is wrong and lets another be chosen.
func TestFolderThatCannotBeUsed(t *testing.T) {
	d := newDesk(t, inHungarian())
	gone := filepath.Join(d.home, "Elment")
	if err := os.Mkdir(gone, 0o700); err != nil {
		t.Fatal(err)
	}
	d.atSheet()
	d.press("recovery.save")
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	d.window.Press("Elment")
	d.queue.Drain()
	d.mustSee("problem.files.folder.title", "page.save.title")
	d.saveErr = atomicfile.ErrDiskFull
	d.press("page.save.here")
	d.mustSee("problem.disk.full.title", "page.save.title")
	d.saveErr = nil
	d.press("page.save.here")
	d.mustSee("page.saved.title")
}
