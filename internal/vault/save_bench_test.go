package vault_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"filippo.io/age"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// BenchmarkSave saves one changed entry in vaults of three sizes, on the disk
// of the temporary folder, and tells how many times as long that takes as age
// alone for the same bytes in memory ("x-age"). It stands here and not beside
// package vaultfile since this package alone may use age.
func BenchmarkSave(b *testing.B) {
	for _, n := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			v := savedVault(b)
			save(b, v, func(d *vault.Document) error {
				for i := range n {
					d.Entries = append(d.Entries, artificialEntry(fmt.Sprintf("entry-%d", i)))
				}
				return nil
			})
			i := 0
			for b.Loop() {
				i++
				save(b, v, func(d *vault.Document) error {
					d.Entries[0].Note = fmt.Sprint(i)
					return nil
				})
			}
			floor := ageAlone(b, v)
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(floor), "x-age")
		})
	}
}

func savedVault(b *testing.B) *vaultfile.Vault {
	b.Helper()
	opts := vaultfile.Options{Now: time.Now, WorkFactor: lowCost}
	who := vaultfile.NewMember{Name: "Minta", Passphrase: []byte("tök mű jelmondat")}
	v, _, err := vaultfile.Create(b.Context(), b.TempDir(), who, opts)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(v.Close)
	return v
}

func save(b *testing.B, v *vaultfile.Vault, change func(*vault.Document) error) {
	b.Helper()
	saved, err := v.Update(b.Context(), change)
	if err != nil {
		b.Fatal(err)
	}
	saved.Wipe()
}

// ageAlone measures one encryption of as many bytes as the document has, by
// age, to as many recipients.
func ageAlone(b *testing.B, v *vaultfile.Vault) time.Duration {
	b.Helper()
	d := v.Document()
	defer d.Wipe()
	sealed, err := d.Seal()
	if err != nil {
		b.Fatal(err)
	}
	var recipients []age.Recipient
	for _, text := range []vault.Recipient{d.Members[0].VaultRecipient, d.Recovery.Recipient} {
		recipient, err := age.ParseHybridRecipient(string(text))
		if err != nil {
			b.Fatal(err)
		}
		recipients = append(recipients, recipient)
	}
	const rounds = 20
	start := time.Now()
	for range rounds {
		var out bytes.Buffer
		w, err := age.Encrypt(&out, recipients...)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Write(make([]byte, len(sealed))); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start) / rounds
}
