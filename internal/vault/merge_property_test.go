package vault_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// editAtRandom changes a document as people do, some steps on.
func editAtRandom(rt *rapid.T, d *vault.Document, clock *int, label string) {
	for range rapid.IntRange(0, 6).Draw(rt, label+" edits") {
		*clock += rapid.IntRange(0, 2).Draw(rt, "minutes")
		if len(d.Entries) == 0 || rapid.IntRange(0, 4).Draw(rt, "add") == 0 {
			e := artificialEntry(fmt.Sprintf("%s%d", label, *clock))
			if d.Entry(e.ID) == nil {
				e.Created, e.Updated = minute(*clock), minute(*clock)
				d.Entries = append(d.Entries, e)
			}
			continue
		}
		i := rapid.IntRange(0, len(d.Entries)-1).Draw(rt, "entry")
		e := &d.Entries[i]
		what := rapid.SampledFrom([]string{"note", "issuer", "key", "bin", "back", "purge", "active", "put", "paper", "pin", "move"}).Draw(rt, "what")
		text := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "text")
		switch what {
		case "note":
			e.Note = text
		case "issuer":
			e.Key.Issuer = text
		case "key":
			e.Key.Secret = otpauth.Secret(otherSecret + text)
		case "active":
			e.Status, e.Accepted = vault.StatusActive, instant(*clock)
		case "put":
			e.DeletionPut, e.DeletionPaper = instant(*clock), nil
		case "paper":
			e.DeletionPaper = instant(*clock)
		case "pin":
			e.Pinned = !e.Pinned
		case "move":
			e.Place = int64(text[0])
		case "bin":
			e.Deleted = instant(*clock)
		case "back":
			e.Deleted = nil
		case "purge":
			if e.Deleted != nil {
				d.Entries = append(d.Entries[:i], d.Entries[i+1:]...)
				continue
			}
		}
		e.Updated = minute(*clock)
	}
}

// TestMergeProperty: whatever two people do to copies of a document, merging
// gives the same on both sides, again the same when it is repeated, a document
// that can be saved, and no entry is lost that nobody put into the bin.
func TestMergeProperty(t *testing.T) {
	start, id := newDocument(t, artificialEntry("e1"), artificialEntry("e2"), artificialEntry("e3"))
	rapid.Check(t, func(rt *rapid.T) {
		clock := 0
		base := start.Clone()
		editAtRandom(rt, base, &clock, "base")
		ours, theirs := base.Clone(), base.Clone()
		editAtRandom(rt, ours, &clock, "ours")
		editAtRandom(rt, theirs, &clock, "theirs")
		known := base
		if rapid.IntRange(0, 3).Draw(rt, "base is gone") == 0 {
			known = nil
		}
		merged, _ := vault.Merge(known, ours, theirs)
		if mirrored, _ := vault.Merge(known, theirs, ours); !vault.SameContent(merged, mirrored) {
			rt.Fatal("which side is ours makes a difference")
		}
		merged.Revision++ // as saving it does
		checkComeback(rt, known, ours, theirs, merged)
		checkComeback(rt, known, theirs, ours, merged)
		for _, side := range []*vault.Document{ours, theirs} {
			if again, _ := vault.Merge(known, merged, side); !vault.SameContent(again, merged) {
				rt.Fatal("merging the same again changes something")
			}
			for i := range side.Entries {
				e := &side.Entries[i]
				checkLoser(rt, known, e, merged)
				if e.Deleted == nil && (base.Entry(e.ID) == nil || base.Entry(e.ID).Deleted == nil) && merged.Entry(e.ID) == nil {
					rt.Fatalf("entry %s is lost", e.ID)
				}
			}
		}
		sealed, err := merged.Seal()
		if err != nil {
			rt.Fatal(err)
		}
		got, err := vault.Open(sealed, id)
		if err != nil || !vault.SameContent(got, merged) {
			rt.Fatalf("what was merged does not come back: %v", err)
		}
	})
}

// checkLoser: what somebody wrote is the entry's note, or in its history, or
// what both started from.
func checkLoser(rt *rapid.T, base *vault.Document, e *vault.Entry, merged *vault.Document) {
	into := merged.Entry(e.ID)
	if into == nil || into.Note == e.Note && string(into.Key.Secret) == string(e.Key.Secret) {
		return
	}
	notes, secrets := []string{into.Note}, []string{string(into.Key.Secret)}
	if base != nil && base.Entry(e.ID) != nil {
		notes = append(notes, base.Entry(e.ID).Note)
		secrets = append(secrets, string(base.Entry(e.ID).Key.Secret))
	}
	for i := range into.History {
		before := into.History[i].PutBack(into)
		notes = append(notes, before.Note)
		secrets = append(secrets, string(before.Key.Secret))
	}
	if !slices.Contains(notes, e.Note) || !slices.Contains(secrets, string(e.Key.Secret)) {
		rt.Fatalf("what was written into %s is lost", e.ID)
	}
}

// checkComeback: what was edited after the other side put it into the bin is
// not in the bin.
func checkComeback(rt *rapid.T, base, dead, alive, merged *vault.Document) {
	for i := range dead.Entries {
		d := &dead.Entries[i]
		a, into := alive.Entry(d.ID), merged.Entry(d.ID)
		if d.Deleted == nil || a == nil || a.Deleted != nil || !a.Updated.After(*d.Deleted) {
			continue
		}
		if base != nil && base.Entry(d.ID) != nil && a.Updated.Equal(base.Entry(d.ID).Updated) {
			continue // nobody edited it there
		}
		if into == nil || into.Deleted != nil {
			rt.Fatalf("entry %s was edited after it was deleted, and stays deleted", d.ID)
		}
	}
}
