package vault_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
)

// chunk is age's: 64 KiB of content and 16 bytes that authenticate it.
const chunk = 64<<10 + 16

// severalChunks takes up several chunks.
func severalChunks(t testing.TB) (*vault.Document, vault.Identity, []byte, int) {
	t.Helper()
	d, id := newDocument(t)
	d.Saved = "0000000007-20260901T080000.000000000Z"
	for i := range 600 {
		e := artificialEntry(fmt.Sprintf("e%03d", i))
		e.Key.Account = fmt.Sprintf("minta %d", i)
		d.Entries = append(d.Entries, e)
	}
	sealed := mustSeal(t, d)
	header := bytes.Index(sealed, []byte("\n--- "))
	header += 1 + bytes.IndexByte(sealed[header+1:], '\n') + 1
	content := header + 16 // age's nonce
	if len(sealed) < content+3*chunk {
		t.Fatalf("only %d bytes", len(sealed))
	}
	return d, id, sealed, content
}

// isBeginning: the entries are the first ones of the document, and not all.
func isBeginning(t *testing.T, s *vault.Salvaged, d *vault.Document, whole int) {
	t.Helper()
	if s.All || s.Saved != d.Saved || len(s.Entries) >= len(d.Entries) {
		t.Fatalf("%d entries, all: %v", len(s.Entries), s.All)
	}
	for i := range s.Entries {
		if !sameEntry(&s.Entries[i], &d.Entries[i]) {
			t.Fatalf("entry %d is another", i)
		}
	}
	perEntry := len(mustEncode(t, d)) / len(d.Entries)
	if most := whole * (64 << 10) / perEntry; len(s.Entries) > most || len(s.Entries) < most-30 {
		t.Errorf("%d entries of about %d in %d chunks", len(s.Entries), most, whole)
	}
}

func mustEncode(t *testing.T, d *vault.Document) []byte {
	t.Helper()
	one, id := d.Clone(), newIdentity(t)
	one.Members[0].VaultRecipient = id.Recipient()
	return []byte(openJSON(t, mustSeal(t, one), id))
}

// TestSalvageReadsTheWholeChunks: of a file that was cut off, zeroed or changed,
// anywhere, what stands before is read, and nothing of what comes after.
func TestSalvageReadsTheWholeChunks(t *testing.T) {
	d, id, sealed, content := severalChunks(t)
	ways := map[string]func(at int) []byte{
		"cut": func(at int) []byte { return sealed[:at] },
		"flipped": func(at int) []byte {
			flipped := bytes.Clone(sealed)
			flipped[at] ^= 1
			return flipped
		},
		"zeroed": func(at int) []byte {
			zeroed := bytes.Clone(sealed)
			clear(zeroed[at:])
			return zeroed
		},
		"followed by another": func(at int) []byte { return append(bytes.Clone(sealed[:at]), sealed...) },
	}
	for name, way := range ways {
		for whole := 1; whole <= 2; whole++ {
			for _, beyond := range []int{0, 1, 15, 16, 17, chunk / 2, chunk - 1} {
				broken := way(content + whole*chunk + beyond)
				if _, err := vault.Open(broken, id); !errors.Is(err, vault.ErrDamaged) {
					t.Fatalf("%s at %d: %v", name, beyond, err)
				}
				s, err := vault.Salvage(broken, id)
				if err != nil {
					t.Fatalf("%s at %d: %v", name, beyond, err)
				}
				isBeginning(t, s, d, whole)
				s.Wipe()
			}
		}
		for _, at := range []int{1, content - 17, content, content + 100, content + chunk - 1} {
			if s, err := vault.Salvage(way(at), id); err == nil {
				t.Errorf("%s at %d: %d entries of nothing whole", name, at, len(s.Entries))
			}
		}
	}
}

func TestSalvageOfAWholeFileAndOfOthers(t *testing.T) {
	d, id, sealed, _ := severalChunks(t)
	s, err := vault.Salvage(sealed, id)
	if err != nil || !s.All || len(s.Entries) != len(d.Entries) {
		t.Fatalf("a whole file: %v", err)
	}
	secret := s.Entries[0].Key.Secret
	s.Wipe()
	if strings.Contains(string(secret), artificialSecret) || len(s.Entries) > 0 {
		t.Error("the secrets stay")
	}
	if _, err := vault.Salvage(sealed, newIdentity(t)); !errors.Is(err, vault.ErrNotRecipient) {
		t.Errorf("another's file: %v", err)
	}
	if _, err := vault.Salvage(make([]byte, vault.MaxSealed+1), id); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("a huge one: %v", err)
	}
	for text, want := range map[string]error{
		`{"format":"kapukod-vault","version":2,"entries":[]}`: vault.ErrNewerVersion,
		`{"format":"other","version":1,"entries":[]}`:         vault.ErrDamaged,
		`{"entries":[{"id":"e1"}]`:                            vault.ErrDamaged,
		`[]`:                                                  vault.ErrDamaged,
		``:                                                    vault.ErrDamaged,
	} {
		if _, err := vault.Salvage(sealJSON(t, text, id), id); !errors.Is(err, want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestChangesTellWhatAPersonSees(t *testing.T) {
	same, edited, gone, binned, back, stays := artificialEntry("same"), artificialEntry("edited"), artificialEntry("gone"),
		artificialEntry("binned"), artificialEntry("back"), artificialEntry("stays in the bin")
	moment := time.Date(2026, 9, 2, 8, 0, 0, 0, time.UTC)
	back.Deleted, stays.Deleted = &moment, &moment
	from := []vault.Entry{same, edited, gone, binned, back, stays}
	later := edited.Clone()
	later.Note, later.Key.Account, later.Updated = "más", "új név", moment
	touched := same.Clone()
	touched.Updated, touched.DeletionPut = moment, &moment
	inBin, live, fresh := binned.Clone(), back.Clone(), artificialEntry("fresh")
	inBin.Deleted, live.Deleted = &moment, nil
	to := []vault.Entry{touched, later, inBin, live, stays, fresh}
	var got []string
	for _, c := range vault.Changes(from, to, true) {
		got = append(got, string(c.Change)+" "+c.Account)
	}
	want := "changed új név, removed minta.aranka, added minta.aranka, added minta.aranka, removed minta.aranka"
	if strings.Join(got, ", ") != want {
		t.Errorf("changes are %q", got)
	}
	if n := len(vault.Changes(from, to, false)); n != 4 {
		t.Errorf("%d changes against a beginning", n)
	}
	if n := len(vault.Changes(from, nil, false)); n != 0 {
		t.Errorf("%d changes against nothing", n)
	}
}

// TestGoBackLosesNothing: afterwards the live entries are the earlier ones, what
// came since is in the bin, and people and deletion codes are as they were.
func TestGoBackLosesNothing(t *testing.T) {
	moment := time.Date(2026, 9, 3, 8, 0, 0, 0, time.UTC)
	earlier, _ := newDocument(t, artificialEntry("same"), artificialEntry("edited"), artificialEntry("gone"), artificialEntry("binned"))
	now := earlier.Clone()
	now.Members[0].Name = "Új Név"
	now.SlotStale = true
	now.Entries[1].Note = "más"
	now.Entries[1].DeletionPut = &moment
	now.Entries[3].Deleted = &moment
	now.Entries = append(now.Entries[:2], now.Entries[3], artificialEntry("fresh"))
	base := now.Clone()
	clockBack := moment.AddDate(-1, 0, 0)
	now.GoBack(earlier, clockBack)
	now.Stamp(base, clockBack)
	if len(vault.Changes(earlier.Entries, now.Entries, true)) != 0 {
		t.Error("it is not the earlier state")
	}
	if e := now.Entry("fresh"); e == nil || e.Deleted == nil || !e.Updated.After(base.Entry("fresh").Updated) {
		t.Error("the newer entry is not in the bin")
	}
	if e := now.Entry("edited"); e.DeletionPut == nil || !e.Updated.After(base.Entry("edited").Updated) {
		t.Error("the deletion code is forgotten, or the change does not count as later")
	}
	if now.Members[0].Name != "Új Név" || !now.SlotStale || !now.Entry("same").Updated.Equal(base.Entry("same").Updated) {
		t.Error("something else has changed")
	}
	if _, err := now.Seal(); err != nil {
		t.Error(err)
	}
	// There and back again.
	again := now.Clone()
	again.GoBack(base, moment)
	if len(vault.Changes(base.Entries, again.Entries, true)) != 0 {
		t.Error("it cannot be undone")
	}
}
