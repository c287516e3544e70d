package vault_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kapukod/internal/otpauth"
	"kapukod/internal/vault"
)

// TestDocumentRoundTripProperty: any document that can be sealed opens as the
// same, and sealing it again changes nothing.
func TestDocumentRoundTripProperty(t *testing.T) {
	empty, id := newDocument(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := empty.Clone()
		d.Revision = rapid.Uint64Range(0, vault.MaxRevision).Draw(rt, "revision")
		d.Members[0].Name = rapid.StringN(0, 40, vault.MaxName).Draw(rt, "name")
		for _, entryID := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z0-9_-]{5,20}`), 0, 8, rapid.ID).Draw(rt, "ids") {
			e := drawEntry(rt, entryID)
			if e.Validate() != nil {
				rt.Skip("not an entry of ours")
			}
			d.Entries = append(d.Entries, e)
		}
		sealed, err := d.Seal()
		if err != nil {
			rt.Fatal(err)
		}
		got, err := vault.Open(sealed, id)
		if err != nil {
			rt.Fatal(err)
		}
		if len(got.SetAside) != 0 || len(got.Entries) != len(d.Entries) || got.Revision != d.Revision {
			rt.Fatalf("%d entries, %d set aside", len(got.Entries), len(got.SetAside))
		}
		if err := got.Holds(sealed, id); err != nil {
			rt.Fatal(err)
		}
		for i := range d.Entries {
			if !sameEntry(&got.Entries[i], &d.Entries[i]) {
				rt.Fatal("an entry came back different")
			}
		}
	})
}

func sameEntry(a, b *vault.Entry) bool {
	sameTime := func(a, b *time.Time) bool { return (a == nil) == (b == nil) && (a == nil || a.Equal(*b)) }
	return a.ID == b.ID && a.Key.Issuer == b.Key.Issuer && a.Key.Account == b.Key.Account &&
		string(a.Key.Secret) == string(b.Key.Secret) && a.Key.Algorithm == b.Key.Algorithm &&
		a.Key.Digits == b.Key.Digits && a.Key.Period == b.Key.Period && a.Note == b.Note &&
		len(a.Tags) == len(b.Tags) && a.Status == b.Status && a.Replaces == b.Replaces &&
		a.Created.Equal(b.Created) && a.Updated.Equal(b.Updated) &&
		sameTime(a.Accepted, b.Accepted) && sameTime(a.Deleted, b.Deleted) &&
		sameTime(a.DeletionPut, b.DeletionPut) && sameTime(a.DeletionPaper, b.DeletionPaper) &&
		a.Pinned == b.Pinned && a.Place == b.Place
}

func drawEntry(rt *rapid.T, id string) vault.Entry {
	name := rapid.StringMatching(`[A-Za-zÁÉÍÓÖŐÚÜŰáéíóöőúüű0-9@"\\.<>&-]{1,30}`)
	moment := rapid.Custom(func(rt *rapid.T) time.Time {
		return time.Unix(rapid.Int64Range(-62135596800, 253402300799).Draw(rt, "s"),
			rapid.Int64Range(0, 999_999_999).Draw(rt, "ns")).UTC()
	})
	e := vault.Entry{
		ID: id,
		Key: otpauth.Key{
			Issuer: name.Draw(rt, "issuer"), Account: name.Draw(rt, "account"),
			Secret:    otpauth.Secret(rapid.SliceOfN(rapid.Byte(), 5, 64).Draw(rt, "secret")),
			Algorithm: rapid.SampledFrom([]otpauth.Algorithm{otpauth.SHA1, otpauth.SHA256, otpauth.SHA512}).Draw(rt, "algorithm"),
			Digits:    rapid.IntRange(6, 8).Draw(rt, "digits"), Period: rapid.IntRange(15, 300).Draw(rt, "period"),
		},
		Service: rapid.SampledFrom([]vault.Service{"ugyfelkapu", "generic", "jovo-beli"}).Draw(rt, "service"),
		Status:  rapid.SampledFrom([]vault.Status{vault.StatusPending, vault.StatusActive}).Draw(rt, "status"),
		Tags:    rapid.SliceOfN(rapid.StringN(1, 20, vault.MaxTag), 0, 4).Draw(rt, "tags"),
		Note:    rapid.StringN(0, 100, vault.MaxNote).Draw(rt, "note"),
		Created: moment.Draw(rt, "created"), Updated: moment.Draw(rt, "updated"),
	}
	if rapid.Bool().Draw(rt, "moved") {
		e.Pinned, e.Place = rapid.Bool().Draw(rt, "pinned"), rapid.Int64Range(0, vault.MaxPlace).Draw(rt, "place")
	}
	if rapid.Bool().Draw(rt, "in the bin") {
		deleted, accepted := moment.Draw(rt, "deleted"), moment.Draw(rt, "accepted")
		e.Deleted, e.Accepted, e.Replaces = &deleted, &accepted, "another"
	}
	if rapid.Bool().Draw(rt, "on paper") {
		put, onPaper := moment.Draw(rt, "put"), moment.Draw(rt, "paper")
		e.DeletionPut, e.DeletionPaper = &put, &onPaper
	}
	return e
}
