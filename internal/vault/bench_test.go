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

// sizes are the numbers of entries that the benchmarks tell of. A household has
// ten; the largest is the most that a vault takes.
func sizes() []int { return []int{10, 100, 1_000, 10_000, vault.MaxEntries} }

const benchPassphrase = "tök mű jelmondat"

func largeDocument(b *testing.B, entries int) (*vault.Document, vault.Identity) {
	b.Helper()
	d, id := newDocument(b)
	for i := range entries {
		d.Entries = append(d.Entries, artificialEntry(fmt.Sprintf("entry-%d", i)))
	}
	return d, id
}

// BenchmarkUnlock splits unlocking a vault into scrypt at the usual cost
// ("scrypt-ms": opening a sealed identity) and the rest ("rest-ms": the whole of
// Unlock, from looking at the folder to the entries in memory, at scrypt's
// lowest cost), and tells what percentage of both the rest is, and what it
// takes for each entry. Of several runs the fastest counts: what else the
// computer does only adds to it.
func BenchmarkUnlock(b *testing.B) {
	sealed, err := vault.SealIdentity(newIdentity(b), []byte(benchPassphrase), 0)
	if err != nil {
		b.Fatal(err)
	}
	scrypt := fastest(b, 3, func() {
		if _, err := vault.OpenIdentity(sealed, []byte(benchPassphrase)); err != nil {
			b.Fatal(err)
		}
	})
	for _, n := range sizes() {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			dir := vaultOf(b, n)
			rest := time.Duration(1 << 62)
			for b.Loop() {
				rest = min(rest, fastest(b, 1, func() { unlock(b, dir) }))
			}
			b.ReportMetric(milliseconds(scrypt), "scrypt-ms")
			b.ReportMetric(milliseconds(rest), "rest-ms")
			b.ReportMetric(100*float64(rest)/float64(rest+scrypt), "rest-%")
			b.ReportMetric(float64(rest)/float64(n), "rest-ns/entry")
		})
	}
}

// BenchmarkOpen is decrypting and reading a document alone.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			d, id := largeDocument(b, n)
			sealed := mustSeal(b, d)
			best := time.Duration(1 << 62)
			for b.Loop() {
				best = min(best, fastest(b, 1, func() { mustOpen(b, sealed, id) }))
			}
			b.ReportMetric(milliseconds(best), "best-ms")
			b.ReportMetric(float64(best)/float64(n), "best-ns/entry")
		})
	}
}

// BenchmarkSave saves one changed entry, on the disk of the temporary folder:
// re-reading, merging the change, sealing, writing it twice with every sync,
// reading back. "x-age" is how many times as long that takes as age alone for
// the same bytes in memory ("age-ms").
func BenchmarkSave(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprintf("entries=%d", n), func(b *testing.B) {
			v := unlock(b, vaultOf(b, n))
			i, best := 0, time.Duration(1<<62)
			for b.Loop() {
				best = min(best, fastest(b, 1, func() {
					i++
					save(b, v, func(d *vault.Document) error {
						d.Entries[0].Note = fmt.Sprint(i)
						return nil
					})
				}))
			}
			floor := ageAlone(b, v)
			b.ReportMetric(milliseconds(best), "best-ms")
			b.ReportMetric(milliseconds(floor), "age-ms")
			b.ReportMetric(float64(best)/float64(floor), "x-age")
		})
	}
}

// fastest is the shortest of some runs.
func fastest(b *testing.B, runs int, work func()) time.Duration {
	b.Helper()
	best := time.Duration(1 << 62)
	for range runs {
		start := time.Now()
		work()
		best = min(best, time.Since(start))
	}
	return best
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// vaultOf makes a vault of so many entries in a folder.
func vaultOf(b *testing.B, entries int) (dir string) {
	b.Helper()
	dir = b.TempDir()
	who := vaultfile.NewMember{Name: "Minta", Passphrase: []byte(benchPassphrase)}
	v, _, err := vaultfile.Create(b.Context(), dir, who, benchOptions())
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	save(b, v, func(d *vault.Document) error {
		for i := range entries {
			d.Entries = append(d.Entries, artificialEntry(fmt.Sprintf("entry-%d", i)))
		}
		return nil
	})
	return dir
}

func benchOptions() vaultfile.Options {
	return vaultfile.Options{Now: time.Now, WorkFactor: lowCost}
}

func unlock(b *testing.B, dir string) *vaultfile.Vault {
	b.Helper()
	v, err := vaultfile.Unlock(b.Context(), dir, []byte(benchPassphrase), benchOptions())
	if err != nil {
		b.Fatal(err)
	}
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

// ageAlone is the fastest encryption by age, in memory, of as many bytes as
// the document has, to as many recipients.
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
	plaintext := make([]byte, len(sealed))
	return fastest(b, 20, func() {
		var out bytes.Buffer
		w, err := age.Encrypt(&out, recipients...)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Write(plaintext); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	})
}
