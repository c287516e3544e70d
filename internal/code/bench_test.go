package code_test

import (
	"encoding/binary"
	"testing"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
)

// BenchmarkAt10000 is one drawing of the codes of a very large vault.
func BenchmarkAt10000(b *testing.B) {
	keys := make([]otpauth.Key, 10_000)
	for i := range keys {
		keys[i] = rfcKey(otpauth.SHA1, 6)
		binary.BigEndian.PutUint32(keys[i].Secret, uint32(i))
		keys[i].Issuer, keys[i].Account = "Ügyfélkapu+", "minta.anna"
	}
	at := time.Unix(1_700_000_000, 0)
	for b.Loop() {
		for _, k := range keys {
			if _, err := code.At(k, at); err != nil {
				b.Fatal(err)
			}
		}
	}
}
