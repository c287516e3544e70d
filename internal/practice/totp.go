package practice

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"time"
)

const (
	codeDigits = 6
	stepLength = 30 // seconds
	// window is how many steps before and after the present one are accepted:
	// Keycloak's default, 90 seconds in all. Ügyfélkapu+'s own is not known.
	window = 1
)

// authKey is the portal's half of a shared key. It remembers the last step
// it accepted: a code is good once (RFC 6238 section 5.2).
type authKey struct {
	secret   []byte
	accepted bool
	last     int64
}

// base32 is the key as portals show it: upper case, no padding.
func (k *authKey) base32() string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(k.secret)
}

// verdict is what became of a code.
type verdict int

const (
	codeWrong verdict = iota // of no step of this key that is near
	codeRight
	codeUsed  // right, but this one or a later one was taken before
	codeLate  // of a step that is over
	codeEarly // of a step to come: the clock that made it is fast
)

// near is how many steps around the present one a refused code is looked for,
// to say why it was refused: five minutes.
const near = 10

// accept says whether code is right at now and was not used yet, and if so
// uses it up, together with all codes of earlier steps.
func (k *authKey) accept(code string, now time.Time) bool {
	return k.take(code, now, window) == codeRight
}

// take is accept with a reason; a code may be as many steps old as late says.
func (k *authKey) take(code string, now time.Time, late int64) verdict {
	step := now.Unix() / stepLength
	// The nearest step first: a code may by chance be that of two.
	for distance := range int64(near + 1) {
		for _, s := range []int64{step - distance, step + distance} {
			if s < 0 || !k.makes(code, s) {
				continue
			}
			switch {
			case k.accepted && s <= k.last:
				return codeUsed
			case s < step-late:
				return codeLate
			case s > step+window:
				return codeEarly
			}
			k.accepted, k.last = true, s
			return codeRight
		}
	}
	return codeWrong
}

// makes says whether the key gives that code in that step.
func (k *authKey) makes(code string, step int64) bool {
	want := hotp(k.secret, uint64(step), codeDigits)
	return subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1
}

// hotp is the HMAC-SHA-1 code of RFC 4226 section 5.3 with 1 to 9 digits.
func hotp(secret []byte, counter uint64, digits int) string {
	mac := hmac.New(sha1.New, secret)
	mac.Write(binary.BigEndian.AppendUint64(nil, counter))
	sum := mac.Sum(nil)
	offset := sum[len(sum)-1] & 0x0f
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fffffff
	modulus := uint32(1)
	for range digits {
		modulus *= 10
	}
	return fmt.Sprintf("%0*d", digits, number%modulus)
}
