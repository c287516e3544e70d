package vault_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"kapukod/internal/vault"
)

const aDay = 24 * time.Hour

func TestBin(t *testing.T) {
	d, _ := newDocument(t, artificialEntry("e1"), artificialEntry("e2"))
	now := d.Entry("e1").Updated.Add(time.Hour)
	if !d.Discard("e1", now) || d.Discard("e1", now) || d.Discard("none", now) {
		t.Error("only a living entry goes into the bin")
	}
	if got := d.Entry("e1").Deleted; got == nil || !got.Equal(now) {
		t.Errorf("deleted %v, want %v", got, now)
	}
	if d.Erase("e2") || d.TakeBack("e2") || d.Erase("none") || len(d.Entries) != 2 {
		t.Error("what is not in the bin was taken out of it")
	}
	if !d.TakeBack("e1") || d.Entry("e1").Deleted != nil {
		t.Error("it does not come out of the bin")
	}
	d.Discard("e1", now)
	secret := d.Entry("e1").Key.Secret
	if !d.Erase("e1") || d.Entry("e1") != nil || d.Entry("e2") == nil {
		t.Error("it was not taken out for good")
	}
	if !bytes.Equal(secret, make([]byte, len(secret))) {
		t.Error("its key is still in memory")
	}
}

func TestPurge(t *testing.T) {
	d, _ := newDocument(t, artificialEntry("alive"), artificialEntry("old"), artificialEntry("fresh"), artificialEntry("ahead"))
	now := d.Entries[0].Updated.Add(100 * aDay)
	for id, ago := range map[string]time.Duration{"old": 30 * aDay, "fresh": 30*aDay - time.Nanosecond, "ahead": -aDay} {
		at := now.Add(-ago)
		d.Entry(id).Deleted = &at
	}
	for id, want := range map[string]int{"alive": 0, "old": 0, "fresh": 1, "ahead": 30} {
		if got := d.Entry(id).DaysInBin(now); got != want {
			t.Errorf("%s: %d days left, want %d", id, got, want)
		}
	}
	if back := now.AddDate(-5, 0, 0); d.Due(back) || d.Purge(back) != 0 {
		t.Error("a clock that was set back empties the bin")
	}
	if !d.Due(now) || d.Purge(now) != 1 || d.Entry("old") != nil || len(d.Entries) != 3 || d.Due(now) {
		t.Error("not what was in the bin for 30 days")
	}
}

// TestDeletedWhileTheClockWasWrong: a clock that stood years back when the entry
// was deleted, and is right again, does not empty the bin at once.
func TestDeletedWhileTheClockWasWrong(t *testing.T) {
	base, _ := newDocument(t, artificialEntry("e1"))
	base.Revision, base.Saved = 7, nameOf(7)
	base.Remember("0000000006-20270301T080000.000000000Z")
	newest := time.Date(2027, 3, 1, 8, 0, 0, 0, time.UTC)
	wrong := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	next := base.Clone()
	next.Discard("e1", wrong)
	next.Stamp(base, wrong)
	if got := next.Entry("e1"); !got.Deleted.Equal(newest) || got.Updated.Before(base.Entry("e1").Updated) {
		t.Errorf("deleted %v, want %v", got.Deleted, newest)
	}
	if next.Due(newest.Add(29*aDay)) || !next.Due(newest.Add(30*aDay)) {
		t.Error("not 30 days after the newest save that is known")
	}
	again := next.Clone() // what is in the bin already keeps its time
	at := next.Entry("e1").Deleted.Add(-aDay)
	again.Entry("e1").Deleted = &at
	after := again.Clone()
	after.Stamp(again, wrong)
	if !after.Entry("e1").Deleted.Equal(at) {
		t.Error("what was in the bin before got another time")
	}
}

// TestPurgeMeetsAnEdit: what another computer did with the entry meanwhile.
func TestPurgeMeetsAnEdit(t *testing.T) {
	alive, _ := newDocument(t, artificialEntry("e1"))
	binned := removal(5).apply(alive)
	purged := binned.Clone()
	purged.Purge(minute(5).Add(30 * aDay))
	for name, c := range map[string]struct {
		base   *vault.Document
		theirs *vault.Document
		gone   bool
		binned bool
	}{
		"nothing":                        {base: binned, theirs: binned, gone: true},
		"edited in the bin":              {base: binned, theirs: note(9, "új").apply(binned), binned: true},
		"taken out of the bin":           {base: binned, theirs: edit{9, func(e *vault.Entry) { e.Deleted = nil }}.apply(binned)},
		"edited, never saw the deletion": {base: alive, theirs: note(9, "új").apply(alive)},
		"saw nothing of all that":        {base: alive, theirs: alive},
		"deleted there as well":          {base: alive, theirs: removal(9).apply(alive), binned: true},
	} {
		t.Run(name, func(t *testing.T) {
			for _, pair := range [][2]*vault.Document{{purged, c.theirs}, {c.theirs, purged}} {
				merged, _ := vault.Merge(c.base, pair[0], pair[1])
				e := merged.Entry("e1")
				if (e == nil) != c.gone || e != nil && (e.Deleted != nil) != c.binned {
					t.Errorf("gone %v, in the bin %v", e == nil, e != nil && e.Deleted != nil)
				}
			}
		})
	}
}

// TestDeletionThatLostIsRemembered: an edit that is newer than the deletion
// brings the entry back, with the edit, and its history tells of the deletion.
func TestDeletionThatLostIsRemembered(t *testing.T) {
	base, _ := newDocument(t, artificialEntry("e1"))
	deleted := base.Clone()
	deleted.Discard("e1", minute(5))
	deleted.Stamp(base, minute(5))
	edited := base.Clone()
	edited.Entry("e1").Key.Issuer = "Új név"
	edited.Stamp(base, minute(6))
	merged, conflicts := vault.Merge(base, deleted, edited)
	e := merged.Entry("e1")
	if e.Deleted != nil || e.Key.Issuer != "Új név" || conflicts != 1 {
		t.Fatalf("in the bin: %v, conflicts: %d", e.Deleted != nil, conflicts)
	}
	if !slices.ContainsFunc(e.History, func(v vault.Version) bool { return slices.Equal(v.Fields(), []string{"deleted"}) }) {
		t.Error("nothing tells that it was deleted")
	}
}
