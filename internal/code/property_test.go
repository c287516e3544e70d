package code_test

import (
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"testing"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
	"pgregory.net/rapid"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
)

// independentHMAC is RFC 2104 written out: H(K^opad, H(K^ipad, text)).
func independentHMAC(newHash func() hash.Hash, key, text []byte) []byte {
	size := newHash().BlockSize()
	if len(key) > size {
		h := newHash()
		h.Write(key)
		key = h.Sum(nil)
	}
	inner, outer := make([]byte, size), make([]byte, size)
	copy(inner, key)
	copy(outer, key)
	for i := range size {
		inner[i] ^= 0x36
		outer[i] ^= 0x5c
	}
	h := newHash()
	h.Write(append(inner, text...))
	sum := h.Sum(nil)
	h = newHash()
	h.Write(append(outer, sum...))
	return h.Sum(nil)
}

// independentCode is RFC 4226 section 5.3 with the counter of RFC 6238 section
// 4.2, sharing nothing with the code under test.
func independentCode(k otpauth.Key, unix int64) string {
	newHash := map[otpauth.Algorithm]func() hash.Hash{
		otpauth.SHA1: sha1.New, otpauth.SHA256: sha256.New, otpauth.SHA512: sha512.New,
	}[k.Algorithm]
	step := unix / int64(k.Period)
	var counter [8]byte
	for i := range counter {
		counter[7-i] = byte(step >> (8 * i))
	}
	sum := independentHMAC(newHash, k.Secret, counter[:])
	at := sum[len(sum)-1] % 16
	number := (int(sum[at])%128)<<24 + int(sum[at+1])<<16 + int(sum[at+2])<<8 + int(sum[at+3])
	limit := 1
	for range k.Digits {
		limit *= 10
	}
	return fmt.Sprintf("%0*d", k.Digits, number%limit)
}

func TestAgreesWithAnIndependentImplementation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := otpauth.Key{
			Secret:    rapid.SliceOfN(rapid.Byte(), otpauth.MinSecret, otpauth.MaxSecret).Draw(t, "secret"),
			Algorithm: rapid.SampledFrom([]otpauth.Algorithm{otpauth.SHA1, otpauth.SHA256, otpauth.SHA512}).Draw(t, "algorithm"),
			Digits:    rapid.IntRange(otpauth.MinDigits, otpauth.MaxDigits).Draw(t, "digits"),
			Period:    rapid.IntRange(otpauth.MinPeriod, otpauth.MaxPeriod).Draw(t, "period"),
		}
		unix := rapid.Int64Range(0, 200_000_000_000).Draw(t, "unix")
		at := time.Unix(unix, rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds"))
		c, err := code.At(k, at)
		if err != nil {
			t.Fatal(err)
		}
		if want := independentCode(k, unix); c.Digits() != want {
			t.Fatalf("got %s, want %s", c.Digits(), want)
		}
		if at.Before(c.From()) || !at.Before(c.Until()) {
			t.Fatal("the time is outside of its own step")
		}
		if left := c.SecondsLeft(at); left < 1 || left > k.Period {
			t.Fatalf("%d seconds left of %d", left, k.Period)
		}
		next, err := code.Next(k, at)
		if err != nil {
			t.Fatal(err)
		}
		if want := independentCode(k, unix+int64(k.Period)); next.Digits() != want {
			t.Fatalf("next: got %s, want %s", next.Digits(), want)
		}
	})
}

// TestCodesAreThoseOfALibrary: pquerna/otp, over crypto/hmac.
func TestCodesAreThoseOfALibrary(t *testing.T) {
	algorithms := map[otpauth.Algorithm]otp.Algorithm{
		otpauth.SHA1: otp.AlgorithmSHA1, otpauth.SHA256: otp.AlgorithmSHA256, otpauth.SHA512: otp.AlgorithmSHA512,
	}
	rapid.Check(t, func(t *rapid.T) {
		k := otpauth.Key{
			Secret:    rapid.SliceOfN(rapid.Byte(), otpauth.MinSecret, otpauth.MaxSecret).Draw(t, "secret"),
			Algorithm: rapid.SampledFrom([]otpauth.Algorithm{otpauth.SHA1, otpauth.SHA256, otpauth.SHA512}).Draw(t, "algorithm"),
			Digits:    rapid.IntRange(otpauth.MinDigits, otpauth.MaxDigits).Draw(t, "digits"),
			Period:    rapid.IntRange(otpauth.MinPeriod, otpauth.MaxPeriod).Draw(t, "period"),
		}
		at := time.Unix(rapid.Int64Range(0, 1<<35).Draw(t, "at"), 0)
		want, err := totp.GenerateCodeCustom(k.Secret.Base32(), at, totp.ValidateOpts{
			Period: uint(k.Period), Digits: otp.Digits(k.Digits), Algorithm: algorithms[k.Algorithm],
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := code.At(k, at)
		if err != nil || got.Digits() != want {
			t.Errorf("another code, %v", err)
		}
	})
}
