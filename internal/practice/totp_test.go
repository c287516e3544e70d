package practice

import (
	"testing"
	"time"
)

// The vectors of RFC 6238 appendix B for SHA-1.
func TestRFC6238(t *testing.T) {
	secret := []byte("12345678901234567890")
	for unix, want := range map[int64]string{
		59:          "94287082",
		1111111109:  "07081804",
		1111111111:  "14050471",
		1234567890:  "89005924",
		2000000000:  "69279037",
		20000000000: "65353130",
	} {
		if got := hotp(secret, uint64(unix/stepLength), 8); got != want {
			t.Errorf("at %d: %s, want %s", unix, got, want)
		}
	}
}

// The vectors of RFC 4226 appendix D.
func TestRFC4226(t *testing.T) {
	secret := []byte("12345678901234567890")
	for counter, want := range []string{
		"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
	} {
		if got := hotp(secret, uint64(counter), 6); got != want {
			t.Errorf("counter %d: %s, want %s", counter, got, want)
		}
	}
}

func TestAcceptWindow(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	for steps, want := range map[int64]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		key := &authKey{secret: []byte("artificial")}
		code := hotp(key.secret, uint64(now.Unix()/stepLength+steps), codeDigits)
		if got := key.accept(code, now); got != want {
			t.Errorf("a code %d steps away is accepted: %v, want %v", steps, got, want)
		}
	}
}

func TestNoCodeTwice(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	key := &authKey{secret: []byte("artificial")}
	at := func(steps int64) string {
		return hotp(key.secret, uint64(now.Unix()/stepLength+steps), codeDigits)
	}
	if !key.accept(at(0), now) {
		t.Fatal("a right code was refused")
	}
	if key.accept(at(0), now) {
		t.Error("a code was accepted twice")
	}
	if key.accept(at(-1), now) {
		t.Error("a code older than the last accepted one was accepted")
	}
	if !key.accept(at(1), now) {
		t.Error("the next code was refused")
	}
}

func TestAcceptRefusesOtherForms(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	key := &authKey{secret: []byte("artificial")}
	right := hotp(key.secret, uint64(now.Unix()/stepLength), codeDigits)
	for _, code := range []string{"", right[:5], right + "0", right[:3] + " " + right[3:], "0" + right} {
		if key.accept(code, now) {
			t.Errorf("a code of %d characters was accepted", len(code))
		}
	}
	early := time.Unix(-100, 0)
	if key.accept(right, early) {
		t.Error("a code was accepted before 1970")
	}
}
