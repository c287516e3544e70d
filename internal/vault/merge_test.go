package vault_test

import (
	"slices"
	"testing"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

var mergeStart = time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)

func minute(n int) time.Time { return mergeStart.Add(time.Duration(n) * time.Minute) }

func instant(n int) *time.Time { t := minute(n); return &t }

// edit is a change of the only entry, made at a minute; nil takes the entry out.
type edit struct {
	minute int
	change func(*vault.Entry)
}

func (c edit) apply(d *vault.Document) *vault.Document {
	d = d.Clone()
	if c.change != nil {
		c.change(&d.Entries[0])
		d.Entries[0].Updated = minute(c.minute)
	}
	return d
}

var (
	untouched = edit{0, nil}
	removal   = func(minute int) edit { return edit{minute, func(e *vault.Entry) { e.Deleted = instant(minute) }} }
	note      = func(minute int, text string) edit { return edit{minute, func(e *vault.Entry) { e.Note = text }} }
	rekey     = func(minute int, secret string, period int) edit {
		return edit{minute, func(e *vault.Entry) { e.Key.Secret, e.Key.Period = otpauth.Secret(secret), period }}
	}
)

const otherSecret, thirdSecret = "ABCDEFGHIJKLMNOPQRST", "abcdefghijklmnopqrst"

// TestMergeRules: the rules for one entry that both sides have, whichever of
// them is ours.
func TestMergeRules(t *testing.T) {
	for name, c := range map[string]struct {
		start      edit // of the base
		a, b       edit
		check      func(e *vault.Entry) bool
		lost       []string // fields that went into the history
		withoutToo bool     // the same without a base
	}{
		"one side changed": {a: note(5, "új"), b: untouched, withoutToo: false,
			check: func(e *vault.Entry) bool { return e.Note == "új" && e.Updated.Equal(minute(5)) }},
		"different fields": {a: note(5, "új"), b: edit{6, func(e *vault.Entry) { e.Key.Issuer = "Más" }},
			check: func(e *vault.Entry) bool {
				return e.Note == "új" && e.Key.Issuer == "Más" && e.Updated.Equal(minute(6))
			}},
		"the same change": {a: note(5, "új"), b: note(6, "új"), withoutToo: true,
			check: func(e *vault.Entry) bool { return e.Note == "új" }},
		"the newer wins": {a: note(5, "régebbi"), b: note(6, "újabb"), withoutToo: true,
			check: func(e *vault.Entry) bool { return e.Note == "újabb" }, lost: []string{"note"}},
		"equal times": {a: note(5, "aaa"), b: note(5, "bbb"), withoutToo: true,
			check: func(e *vault.Entry) bool { return e.Note == "bbb" }, lost: []string{"note"}},
		"the key is one": {a: rekey(5, otherSecret, 30), b: rekey(6, artificialSecret, 60), withoutToo: true,
			check: func(e *vault.Entry) bool {
				return string(e.Key.Secret) == artificialSecret && e.Key.Period == 60
			},
			lost: []string{"algorithm", "digits", "period", "secret"}},
		"deleted, edited later": {a: removal(5), b: note(6, "új"),
			check: func(e *vault.Entry) bool { return e.Deleted == nil && e.Note == "új" }, lost: []string{"deleted"}},
		"edited, deleted later": {a: removal(6), b: note(5, "új"),
			check: func(e *vault.Entry) bool { return e.Deleted != nil && e.Note == "új" }},
		"deleted, not edited": {a: removal(5), b: untouched,
			check: func(e *vault.Entry) bool { return e.Deleted != nil }},
		"deleted twice": {a: removal(5), b: removal(6), withoutToo: true,
			check: func(e *vault.Entry) bool { return e.Deleted.Equal(minute(6)) }},
		"taken out of the bin": {start: removal(3), a: edit{5, func(e *vault.Entry) { e.Deleted = nil }}, b: untouched,
			check: func(e *vault.Entry) bool { return e.Deleted == nil }},
		"edited in the bin, taken out of it": {start: removal(3), a: note(7, "új"),
			b:     edit{5, func(e *vault.Entry) { e.Deleted = nil }},
			check: func(e *vault.Entry) bool { return e.Deleted == nil && e.Note == "új" }},
		"accepted": {start: edit{1, func(e *vault.Entry) { e.Status = vault.StatusPending }},
			a: edit{5, func(e *vault.Entry) { e.Status, e.Accepted = vault.StatusActive, instant(5) }},
			b: note(6, "új"),
			check: func(e *vault.Entry) bool {
				return e.Status == vault.StatusActive && e.Accepted.Equal(minute(5)) && e.Note == "új"
			}},
		"tags": {a: edit{5, func(e *vault.Entry) { e.Tags = []string{"a"} }}, b: edit{6, func(e *vault.Entry) { e.Tags = nil }},
			withoutToo: true, check: func(e *vault.Entry) bool { return len(e.Tags) == 0 }, lost: []string{"tags"}},
		"pinned and moved": {a: edit{5, func(e *vault.Entry) { e.Pinned = true }}, b: edit{6, func(e *vault.Entry) { e.Place = 7 }},
			check: func(e *vault.Entry) bool { return e.Pinned && e.Place == 7 }},
		"moved twice": {a: edit{6, func(e *vault.Entry) { e.Place = 5 }}, b: edit{5, func(e *vault.Entry) { e.Place = 7 }},
			withoutToo: true, check: func(e *vault.Entry) bool { return e.Place == 5 }},
		"moved twice in a moment": {a: edit{5, func(e *vault.Entry) { e.Place, e.Pinned = 5, true }}, b: edit{5, func(e *vault.Entry) { e.Place = 7 }},
			withoutToo: true, check: func(e *vault.Entry) bool { return e.Place == 7 && e.Pinned }},
		"unpinned": {start: edit{1, func(e *vault.Entry) { e.Pinned = true }}, a: edit{5, func(e *vault.Entry) { e.Pinned = false }}, b: note(6, "új"),
			check: func(e *vault.Entry) bool { return !e.Pinned && e.Note == "új" }},
		"replaces": {a: edit{5, func(e *vault.Entry) { e.Replaces = "old" }}, b: note(6, "új"),
			check: func(e *vault.Entry) bool { return e.Replaces == "old" && e.Note == "új" }},
	} {
		t.Run(name, func(t *testing.T) {
			plain, _ := newDocument(t, artificialEntry("e1"))
			base := c.start.apply(plain)
			ours, theirs := c.a.apply(base), c.b.apply(base)
			checkMerge(t, base, ours, theirs, c.check, c.lost)
			if c.withoutToo {
				checkMerge(t, nil, ours, theirs, c.check, c.lost)
			}
		})
	}
}

func checkMerge(t *testing.T, base, ours, theirs *vault.Document, check func(*vault.Entry) bool, lost []string) {
	t.Helper()
	merged, conflicts := vault.Merge(base, ours, theirs)
	mirrored, _ := vault.Merge(base, theirs, ours)
	if !vault.SameContent(merged, mirrored) {
		t.Error("which side is ours makes a difference")
	}
	if len(merged.Entries) != 1 || !check(&merged.Entries[0]) {
		t.Fatalf("%d entries, or not what it should be", len(merged.Entries))
	}
	var names []string
	for _, v := range merged.Entries[0].History {
		names = append(names, v.Fields()...)
	}
	slices.Sort(names)
	if !slices.Equal(names, lost) || (conflicts > 0) != (len(lost) > 0) {
		t.Errorf("lost: %q, conflicts: %d", names, conflicts)
	}
	merged.Revision++ // as saving it does
	if again, conflicts := vault.Merge(base, merged, theirs); !vault.SameContent(again, merged) {
		t.Errorf("merging the same again changes something (%d conflicts)", conflicts)
	}
}

// TestEntriesComeAndGo: entries that only one side has.
func TestEntriesComeAndGo(t *testing.T) {
	base, _ := newDocument(t, artificialEntry("kept"), artificialEntry("binned"))
	base.Entry("binned").Deleted = instant(1)
	ours, theirs := base.Clone(), base.Clone()
	ours.Entries = append(ours.Entries[:1], artificialEntry("a")) // binned is gone for good
	theirs.Entries = append(theirs.Entries, artificialEntry("b"))
	ids := func(d *vault.Document) (ids []string) {
		for i := range d.Entries {
			ids = append(ids, d.Entries[i].ID)
		}
		slices.Sort(ids)
		return ids
	}
	merged, _ := vault.Merge(base, ours, theirs)
	if got := ids(merged); !slices.Equal(got, []string{"a", "b", "kept"}) {
		t.Errorf("merged: %q", got)
	}
	merged, _ = vault.Merge(nil, ours, theirs)
	if got := ids(merged); !slices.Equal(got, []string{"a", "b", "binned", "kept"}) {
		t.Errorf("without a base: %q", got)
	}
	theirs.Entry("binned").Note = "szerkesztve"
	theirs.Entry("binned").Updated = minute(9)
	merged, _ = vault.Merge(base, ours, theirs)
	if merged.Entry("binned") == nil {
		t.Error("an entry that was edited in the bin is gone")
	}
	base.Entry("binned").Deleted = nil
	theirs = base.Clone()
	merged, _ = vault.Merge(base, ours, theirs)
	if merged.Entry("binned") == nil {
		t.Error("an entry that was not in the bin is gone")
	}
}

func TestMergeUnitesWhatWasSeen(t *testing.T) {
	base, _ := newDocument(t, artificialEntry("e1"))
	base.Revision, base.Saved = 3, nameOf(3)
	ours, theirs := base.Clone(), base.Clone()
	ours.Revision, ours.Saved = 4, nameOf(4)
	theirs.Revision, theirs.Saved = 9, nameOf(9)
	ours.Remember(nameOf(3))
	theirs.Remember(nameOf(3), nameOf(8))
	if got := vault.CommonSaves(ours, theirs); !slices.Equal(got, []string{nameOf(3)}) {
		t.Errorf("in common: %q", got)
	}
	merged, _ := vault.Merge(base, ours, theirs)
	want := []string{nameOf(9), nameOf(8), nameOf(4), nameOf(3)}
	if merged.Revision != 9 || merged.Saved != "" || !slices.Equal(merged.Past, want) {
		t.Errorf("revision %d, %q, %q", merged.Revision, merged.Saved, merged.Past)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	for i := range 60 {
		other := note(100+i, "másik "+string(rune('a'+i%26))).apply(d)
		d = note(101+i, "ez "+string(rune('a'+i%26))).apply(d)
		d, _ = vault.Merge(nil, d, other)
	}
	history := d.Entries[0].History
	if len(history) != vault.MaxHistory || !history[0].Updated.Equal(minute(159)) {
		t.Errorf("%d versions, the newest of %v", len(history), history[0].Updated)
	}
	got := mustOpen(t, mustSeal(t, d), id)
	if !vault.SameContent(got, d) || len(got.SetAside) > 0 {
		t.Error("the history does not survive a round trip")
	}
	back := history[0].PutBack(&d.Entries[0])
	if back.Note != "másik "+string(rune('a'+59%26)) || back.ID != "e1" || back.Key.Issuer != d.Entries[0].Key.Issuer {
		t.Error("what lost does not come back")
	}
}

// TestUnknownFieldsMerge: fields of newer programs take part.
func TestUnknownFieldsMerge(t *testing.T) {
	id := newIdentity(t)
	doc := func(top, entry string) *vault.Document {
		return mustOpen(t, sealJSON(t, documentText(id, top, `{"id":"e1","secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"`+entry+`}`), id), id)
	}
	base := doc(`,"x":1`, `,"colour":"red","size":1`)
	ours := doc(`,"x":2`, `,"colour":"red","size":2,"updated":"2026-09-01T08:00:00Z"`)
	theirs := doc(`,"x":1,"y":[3]`, `,"colour":"blue","size":3,"updated":"2026-09-02T08:00:00Z"`)
	want := doc(`,"x":2,"y":[3]`, `,"colour":"blue","size":3,"updated":"2026-09-02T08:00:00Z",`+
		`"history":[{"updated":"2026-09-01T08:00:00Z","size":2}]`)
	merged, conflicts := vault.Merge(base, ours, theirs)
	if !vault.SameContent(merged, want) || conflicts != 1 {
		t.Errorf("not merged field by field, %d conflicts", conflicts)
	}
}
