package vault_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// artificialSecret is nobody's: the RFC 6238 test key.
const artificialSecret = "12345678901234567890"

func artificialEntry(id string) vault.Entry {
	moment := time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)
	return vault.Entry{
		ID: id,
		Key: otpauth.Key{Issuer: "Ügyfélkapu+", Account: "minta.aranka", Secret: otpauth.Secret(artificialSecret),
			Algorithm: otpauth.SHA1, Digits: 6, Period: 30},
		Service: vault.ServiceUgyfelkapu, Status: vault.StatusActive,
		Tags: []string{"családi"}, Note: "első sor\nmásodik \"sor\" <b>", Created: moment, Updated: moment,
	}
}

func newDocument(t testing.TB, entries ...vault.Entry) (*vault.Document, vault.Identity) {
	t.Helper()
	id, slot := newIdentity(t), newIdentity(t)
	return &vault.Document{
		Revision: 7,
		Members: []vault.Member{{ID: "aranka", Name: "Minta Aranka", VaultRecipient: id.Recipient(),
			SlotRecipient: slot.Recipient(), Created: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)}},
		Entries: entries,
	}, id
}

func newIdentity(t testing.TB) vault.Identity {
	t.Helper()
	id, err := vault.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func mustSeal(t testing.TB, d *vault.Document) []byte {
	t.Helper()
	sealed, err := d.Seal()
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func mustOpen(t testing.TB, sealed []byte, id vault.Identity) *vault.Document {
	t.Helper()
	d, err := vault.Open(sealed, id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDocumentRoundTrip(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"), artificialEntry("e2"))
	accepted := time.Date(2026, 9, 2, 8, 0, 0, 123, time.UTC)
	d.Entries[1].Accepted, d.Entries[1].Deleted, d.Entries[1].Replaces = &accepted, &accepted, "e1"
	d.Entries[0].DeletionPut, d.Entries[0].DeletionPaper = &accepted, &d.Entries[0].Created
	d.Entries[1].Pinned, d.Entries[1].Place = true, 1_790_000_000_000_000
	sealed := mustSeal(t, d)
	got := mustOpen(t, sealed, id)
	if err := got.Holds(sealed, id); err != nil {
		t.Fatal(err)
	}
	if err := d.Holds(sealed, id); err != nil {
		t.Fatal(err)
	}
	if e := got.Entry("e2"); !e.Accepted.Equal(accepted) || !e.Deleted.Equal(accepted) || e.Replaces != "e1" ||
		string(e.Key.Secret) != artificialSecret || e.Note != d.Entries[1].Note || e.Tags[0] != "családi" {
		t.Error("the entry is not the one that was sealed")
	}
	if e := got.Entry("e1"); !e.DeletionPut.Equal(accepted) || !e.DeletionPaper.Equal(e.Created) || got.Entry("e2").DeletionPut != nil {
		t.Error("the times of the deletion code are not those that were sealed")
	}
	if e := got.Entry("e2"); !e.Pinned || e.Place != 1_790_000_000_000_000 || got.Entry("e1").Pinned || got.Entry("e1").Place != 0 {
		t.Error("the order is not the one that was sealed")
	}
	if got.Revision != 7 || got.ReadOnly || len(got.SetAside) != 0 {
		t.Error("the document is not the one that was sealed")
	}
}

func TestHoldsSeesAnyDifference(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	sealed := mustSeal(t, d)
	d.Entries[0].Note += "."
	if err := d.Holds(sealed, id); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("error is %v", err)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	d, id := newDocument(t, artificialEntry("e1"))
	before := mustSeal(t, d)
	c := d.Clone()
	c.Entries[0].Key.Secret.Wipe()
	c.Entries[0].Tags[0] = "más"
	c.Members[0].Name = "más"
	c.Wipe()
	if err := d.Holds(before, id); err != nil {
		t.Error(err)
	}
}

func TestWipeLeavesNothing(t *testing.T) {
	d, _ := newDocument(t, artificialEntry("e1"))
	secret := d.Entries[0].Key.Secret
	d.Wipe()
	if !bytes.Equal(secret, make([]byte, len(secret))) || len(d.Entries) != 0 {
		t.Error("a secret is left")
	}
	if _, err := d.Seal(); err == nil {
		t.Error("a wiped document was sealed")
	}
}
