package vault

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzMerge: whatever two documents and their base are, merging them does not
// panic, is the same for both sides, and gives what can be saved and read
// again.
func FuzzMerge(f *testing.F) {
	id, err := NewIdentity()
	if err != nil {
		f.Fatal(err)
	}
	document := func(entries, top string) *Document {
		d, err := readDocument([]byte(`{"format":"kapukod-vault","version":1,"revision":3,"members":[{"id":"m1","name":"M",` +
			`"vault_recipient":"` + string(id.Recipient()) + `","created":"2026-09-01T08:00:00Z"}],"entries":[` + entries + `]` + top + `}`))
		if err != nil || d.ReadOnly {
			return nil
		}
		return d
	}
	entry := `{"id":"e1","secret":"` + fuzzSecret + `"`
	f.Add(entry+`}`, entry+`,"note":"a","updated":"2026-09-01T08:00:00Z"}`, entry+`,"note":"b","deleted":"2026-09-01T08:00:00Z"}`, ``, `,"x":1`)
	f.Add(entry+`,"history":[{"updated":"2026-09-01T08:00:00Z","note":"a","y":null}]}`, ``, `17,`+entry+`,"y":{}}`,
		`,"past":["0000000002-20260901T080000.000000000Z"]`, `,"recovery":null,"slot_stale":true`)
	f.Fuzz(func(t *testing.T, common, one, other, top, otherTop string) {
		base, ours, theirs := document(common, ""), document(one, top), document(other, otherTop)
		if ours == nil || theirs == nil {
			return
		}
		merged, _ := Merge(base, ours, theirs)
		mirrored, _ := Merge(base, theirs, ours)
		text, err := merged.encode()
		if err != nil {
			if len(merged.Entries)+len(merged.SetAside) > MaxEntries {
				return
			}
			t.Fatalf("what was merged cannot be saved: %v", err)
		}
		if !bytes.Equal(text, mirrored.text()) {
			t.Fatal("which side is ours makes a difference")
		}
		again, err := readDocument(text)
		if err != nil || len(again.Entries) < len(merged.Entries) {
			t.Fatalf("what was merged does not come back: %v", err)
		}
		for i := range ours.Entries {
			if e := &ours.Entries[i]; e.Deleted == nil && again.Entry(e.ID) == nil && base.entriesByID()[strings.ToLower(e.ID)] == nil &&
				theirs.entriesByID()[strings.ToLower(e.ID)] == nil {
				t.Fatal("a new entry is lost")
			}
		}
	})
}
