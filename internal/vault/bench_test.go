package vault_test

import (
	"bytes"
	"fmt"
	"testing"

	"filippo.io/age"

	"kapukod/internal/vault"
)

func largeDocument(b *testing.B, entries int) (*vault.Document, vault.Identity) {
	b.Helper()
	d, id := newDocument(b)
	for i := range entries {
		d.Entries = append(d.Entries, artificialEntry(fmt.Sprintf("entry-%d", i)))
	}
	return d, id
}

// BenchmarkUnlock splits unlocking into scrypt at the usual cost, and the rest.
func BenchmarkUnlock(b *testing.B) {
	passphrase := []byte("tök mű jelmondat")
	b.Run("scrypt", func(b *testing.B) {
		sealed, err := vault.SealIdentity(newIdentity(b), passphrase, 0)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := vault.OpenIdentity(sealed, passphrase); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprintf("rest/entries=%d", n), func(b *testing.B) {
			d, id := largeDocument(b, n)
			sealed := mustSeal(b, d)
			for b.Loop() {
				if _, err := vault.Open(sealed, id); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSeal is sealing a document beside age alone on the same bytes.
func BenchmarkSeal(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		d, id := largeDocument(b, n)
		plaintext := []byte(openJSON(b, mustSeal(b, d), id))
		b.Run(fmt.Sprintf("document/entries=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(plaintext)))
			for b.Loop() {
				mustSeal(b, d)
			}
		})
		b.Run(fmt.Sprintf("age-alone/entries=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(plaintext)))
			recipient, err := age.ParseHybridRecipient(string(id.Recipient()))
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				var sealed bytes.Buffer
				w, err := age.Encrypt(&sealed, recipient)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := w.Write(plaintext); err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
