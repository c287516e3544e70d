package crashfs_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/crashfs"
)

// found are the states as texts: each file with its bytes.
func found(t *testing.T, d *crashfs.Disk, without int) map[string]bool {
	t.Helper()
	all := make(map[string]bool)
	for state, err := range d.States(without) {
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(state.Tree)) {
			if name != "/d" {
				parts = append(parts, fmt.Sprintf("%s=%q", name, state.Tree[name].Data))
			}
		}
		all[strings.Join(parts, " ")] = true
	}
	return all
}

func disk() *crashfs.Disk {
	d := crashfs.New(crashfs.Tree{"/d": {Dir: true}, "/d/a": {Data: []byte("old")}})
	d.Record()
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWriteIsSafe: whatever is lost, the name has the old bytes or the new.
func TestWriteIsSafe(t *testing.T) {
	d := disk()
	must(t, atomicfile.Write(d, "/d/a", []byte("new!"), 0o600))
	for state := range found(t, d, -1) {
		if !strings.Contains(state, `/d/a="old"`) && !strings.Contains(state, `/d/a="new!"`) {
			t.Errorf("found after a crash: %s", state)
		}
	}
	for state, err := range d.States(-1) {
		must(t, err)
		if state.Done && string(state.Tree["/d/a"].Data) != "new!" {
			t.Error("the old file came back after Write had returned")
		}
	}
}

// TestEverySyncOfWriteMatters: without the one the bytes are lost, without the
// other the name.
func TestEverySyncOfWriteMatters(t *testing.T) {
	d := disk()
	must(t, atomicfile.Write(d, "/d/a", []byte("new!"), 0o600))
	syncs := d.Syncs()
	if len(syncs) != 2 || syncs[0].Of != "file /d/a" || syncs[1].Of != "folder /d" {
		t.Fatalf("syncs: %v", syncs)
	}
	if states := found(t, d, syncs[0].Step); !states[`/d/a=""`] || !states[`/d/a="ne"`] || !states[`/d/a="\x00\x00\x00\x00"`] {
		t.Errorf("without the file's sync: %v", states)
	}
	back := false
	for state, err := range d.States(syncs[1].Step) {
		must(t, err)
		back = back || state.Done && string(state.Tree["/d/a"].Data) == "old"
	}
	if !back {
		t.Error("without the folder's sync the old file never comes back")
	}
}

// TestWritingInPlaceIsNotSafe: the checker sees what it is there to see.
func TestWritingInPlaceIsNotSafe(t *testing.T) {
	d := disk()
	must(t, d.Remove("/d/a"))
	f, err := d.Create("/d/a", 0o600)
	must(t, err)
	_, err = f.Write([]byte("new!"))
	must(t, err)
	must(t, f.Sync())
	must(t, d.SyncDir("/d"))
	states := found(t, d, -1)
	for _, lost := range []string{"", `/d/a=""`, `/d/a="ne"`} {
		if !states[lost] {
			t.Errorf("%q is not among %v", lost, states)
		}
	}
}

func TestAFolderThatIsNotSyncedIsLostWithWhatIsInIt(t *testing.T) {
	d := disk()
	must(t, d.Mkdir("/d/sub", 0o700))
	must(t, atomicfile.Write(d, "/d/sub/b", []byte("b"), 0o600))
	lost := false
	for state, err := range d.States(-1) {
		must(t, err)
		_, dir := state.Tree["/d/sub"]
		_, file := state.Tree["/d/sub/b"]
		if file && !dir {
			t.Error("a file without its folder")
		}
		lost = lost || state.Done && !dir
	}
	if !lost {
		t.Error("a folder that was never synced is always there")
	}
}

func TestARenameMayBeParted(t *testing.T) {
	d := disk()
	must(t, d.Rename("/d/a", "/d/b"))
	states := found(t, d, -1)
	for _, want := range []string{`/d/a="old"`, `/d/b="old"`, `/d/a="old" /d/b="old"`, ""} {
		if !states[want] {
			t.Errorf("%q is not among %v", want, states)
		}
	}
	if len(states) != 4 {
		t.Errorf("%d states: %v", len(states), states)
	}
}

func TestTooMuchLooseFails(t *testing.T) {
	d := disk()
	for i := range 20 {
		must(t, d.Mkdir(fmt.Sprintf("/d/%d", i), 0o700))
	}
	for _, err := range d.States(-1) {
		if err != nil {
			if !errors.Is(err, crashfs.ErrTooLoose) {
				t.Fatal(err)
			}
			return
		}
	}
	t.Error("20 folders that were not synced went through")
}
