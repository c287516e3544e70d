package code_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kapukod/internal/code"
	"kapukod/internal/otpauth"
)

// rfcKey is the key of RFC 6238 appendix B: the digits 1 to 0 over and over, as
// long as the hash (the RFC's own erratum 2866).
func rfcKey(a otpauth.Algorithm, digits int) otpauth.Key {
	length := map[otpauth.Algorithm]int{otpauth.SHA1: 20, otpauth.SHA256: 32, otpauth.SHA512: 64}[a]
	secret := strings.Repeat("1234567890", 7)[:length]
	return otpauth.Key{Secret: otpauth.Secret(secret), Algorithm: a, Digits: digits, Period: 30}
}

func digitsAt(t *testing.T, k otpauth.Key, unix int64) string {
	t.Helper()
	c, err := code.At(k, time.Unix(unix, 0))
	if err != nil {
		t.Fatal(err)
	}
	return c.Digits()
}

func TestRFC6238AppendixB(t *testing.T) {
	tests := []struct {
		unix                 int64
		sha1, sha256, sha512 string
	}{
		{59, "94287082", "46119246", "90693936"},
		{1111111109, "07081804", "68084774", "25091201"},
		{1111111111, "14050471", "67062674", "99943326"},
		{1234567890, "89005924", "91819424", "93441116"},
		{2000000000, "69279037", "90698825", "38618901"},
		{20000000000, "65353130", "77737706", "47863826"},
	}
	for _, tt := range tests {
		for a, want := range map[otpauth.Algorithm]string{
			otpauth.SHA1: tt.sha1, otpauth.SHA256: tt.sha256, otpauth.SHA512: tt.sha512,
		} {
			if got := digitsAt(t, rfcKey(a, 8), tt.unix); got != want {
				t.Errorf("%s at %d: got %s, want %s", a, tt.unix, got, want)
			}
		}
	}
}

// RFC 4226 appendix D: TOTP at step n is HOTP with the counter n.
func TestRFC4226AppendixD(t *testing.T) {
	want := []string{
		"755224", "287082", "359152", "969429", "338314",
		"254676", "287922", "162583", "399871", "520489",
	}
	for counter, digits := range want {
		if got := digitsAt(t, rfcKey(otpauth.SHA1, 6), int64(counter)*30); got != digits {
			t.Errorf("counter %d: got %s, want %s", counter, got, digits)
		}
	}
}

func TestStepBoundaries(t *testing.T) {
	for _, period := range []int{15, 29, 30, 60, 61, 300} {
		k := rfcKey(otpauth.SHA1, 8)
		k.Period = period
		start := int64(1_700_000_000) / int64(period) * int64(period)
		first, err := code.At(k, time.Unix(start, 0))
		if err != nil {
			t.Fatal(err)
		}
		if first.From().Unix() != start || first.Until().Unix() != start+int64(period) {
			t.Errorf("period %d: step from %d until %d", period, first.From().Unix(), first.Until().Unix())
		}
		last, err := code.At(k, first.Until().Add(-time.Nanosecond))
		if err != nil || last.Digits() != first.Digits() {
			t.Errorf("period %d: another code at the step's last moment (%v)", period, err)
		}
		after, err := code.At(k, first.Until())
		if err != nil || after.Digits() == first.Digits() {
			t.Errorf("period %d: the same code after the step (%v)", period, err)
		}
		next, err := code.Next(k, time.Unix(start+1, 0))
		if err != nil || next.Digits() != after.Digits() || !next.From().Equal(first.Until()) {
			t.Errorf("period %d: Next is not the following code (%v)", period, err)
		}
	}
}

func TestSecondsLeft(t *testing.T) {
	c, err := code.At(rfcKey(otpauth.SHA1, 6), time.Unix(60, 0))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		at   time.Time
		want int
	}{
		{time.Unix(60, 0), 30},
		{time.Unix(60, 1), 30},
		{time.Unix(61, 0), 29},
		{time.Unix(89, 0), 1},
		{time.Unix(89, 999_999_999), 1},
		{time.Unix(90, 0), 0},
		{time.Unix(5000, 0), 0},
		{time.Unix(0, 0), 30},
	}
	for _, tt := range tests {
		if got := c.SecondsLeft(tt.at); got != tt.want {
			t.Errorf("at %v: got %d, want %d", tt.at.UnixNano(), got, tt.want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for digits, want := range map[int]string{6: "287 082", 7: "428 7082", 8: "9428 7082"} {
		c, err := code.At(rfcKey(otpauth.SHA1, digits), time.Unix(59, 0))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Grouped(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (code.Code{}).Grouped(); got != "" {
		t.Errorf("the zero Code groups to %q", got)
	}
}

func TestRefuses(t *testing.T) {
	k := rfcKey(otpauth.SHA1, 6)
	for _, at := range []time.Time{time.Unix(-1, 0), {}, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if _, err := code.At(k, at); !errors.Is(err, code.ErrTime) {
			t.Errorf("%v: got %v, want ErrTime", at, err)
		}
	}
	k.Digits = 60
	var e *otpauth.Error
	if _, err := code.At(k, time.Unix(0, 0)); !errors.As(err, &e) || e.Name != otpauth.BadDigits {
		t.Errorf("got %v, want bad_digits", err)
	}
	if _, err := code.Next(otpauth.Key{}, time.Unix(0, 0)); err == nil {
		t.Error("a code for the zero Key")
	}
}

func TestCodeHidesItself(t *testing.T) {
	c, err := code.At(rfcKey(otpauth.SHA1, 6), time.Unix(59, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if got := fmt.Sprintf(verb, c); got != "[code]" {
			t.Errorf("%s prints %q", verb, got)
		}
	}
}
