package vault_test

import (
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
)

func TestStamp(t *testing.T) {
	base, _ := newDocument(t, artificialEntry("same"), artificialEntry("changed"), artificialEntry("dated"))
	before := base.Entries[0].Updated
	now := before.Add(time.Hour)
	next := base.Clone()
	next.Entries[1].Note = "más"
	next.Entries[2].Note = "más"
	next.Entries[2].Updated = before.Add(time.Minute)
	fresh := artificialEntry("new")
	fresh.Created, fresh.Updated = time.Time{}, time.Time{}
	next.Entries = append(next.Entries, fresh)
	next.Stamp(base, now)
	for id, want := range map[string]time.Time{"same": before, "changed": now, "dated": before.Add(time.Minute), "new": now} {
		if got := next.Entry(id).Updated; !got.Equal(want) {
			t.Errorf("%s: updated %v, want %v", id, got, want)
		}
	}
	if !next.Entry("new").Created.Equal(now) {
		t.Error("the new entry has no time of creation")
	}
	// A clock that went back must not let the earlier edit win.
	next = base.Clone()
	next.Entries[0].Note = "más"
	next.Stamp(base, before.Add(-time.Hour))
	if !next.Entries[0].Updated.After(before) {
		t.Error("a later edit has an earlier time")
	}
}

func TestIDs(t *testing.T) {
	seen := make(map[string]bool)
	for range 100 {
		id := vault.NewID()
		if seen[id] || !vault.ValidID(id) || len(id) != 26 || id != strings.ToLower(id) {
			t.Fatalf("a new id of %d characters is not fit", len(id))
		}
		seen[id] = true
	}
	for _, id := range []string{"a", "A-b_9", strings.Repeat("x", 64), "com", "com10", "nul-1", "members"} {
		if !vault.ValidID(id) {
			t.Errorf("%q is refused", id)
		}
	}
	for _, id := range []string{"", ".", "..", "a/b", `a\b`, "a.b", "a:b", "ő", "a b", strings.Repeat("x", 65),
		"con", "CON", "nul", "Aux", "prn", "com1", "LPT9", "com0"} {
		if vault.ValidID(id) {
			t.Errorf("%q is taken", id)
		}
	}
}
