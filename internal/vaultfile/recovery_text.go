package vaultfile

import (
	"bytes"
	"fmt"

	"kapukod/internal/vault"
)

// RecoveryReason says why a text is no recovery key.
type RecoveryReason string

// The reasons.
const (
	RecoveryEmpty        RecoveryReason = "empty"
	RecoveryTooShort     RecoveryReason = "too_short"
	RecoveryTooLong      RecoveryReason = "too_long"
	RecoveryBadCharacter RecoveryReason = "bad_character" // B, I, O or 1, or no letter or digit at all
	RecoveryMistyped     RecoveryReason = "mistyped"      // the checksum is wrong
)

// RecoveryTextError says why a typed recovery key cannot be right, without
// quoting any of it.
type RecoveryTextError struct {
	Reason RecoveryReason
	// Group is the group that is wrong, as numbered on the sheet; 0: not known.
	Group int
	// Typed and Want are how many characters after the prefix were given, and
	// how many a key has.
	Typed, Want int
}

func (e *RecoveryTextError) Error() string {
	if e.Group > 0 {
		return fmt.Sprintf("recovery key: %s in group %d", e.Reason, e.Group)
	}
	return "recovery key: " + string(e.Reason)
}

const (
	// recoveryAlphabet are the characters of a key after its prefix (Bech32,
	// BIP 173), in the case in which a sheet shows them.
	recoveryAlphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
	// recoveryLength is how many of them there are.
	recoveryLength = 58
	// maxRecoveryText bounds what is looked at: a sheet's text with any spacing.
	maxRecoveryText = 4096
	// plainPrefix is the prefix without its hyphens.
	plainPrefix = "AGESECRETKEYPQ1"
)

// ParseRecoveryKey reads a recovery key as it was typed or scanned from a
// sheet: in any case, with or without the prefix that is the same on every
// sheet, with any spaces, hyphens and line breaks, and with the numbers of the
// groups where all of them are there.
//
// A wrong character is never put right. Where a single one is wrong, or two
// neighbours were exchanged, the error tells in which group. Its errors are of
// type *RecoveryTextError. text stays the caller's to wipe.
func ParseRecoveryKey(text []byte) (RecoveryKey, error) {
	if len(text) > maxRecoveryText {
		return RecoveryKey{}, &RecoveryTextError{Reason: RecoveryTooLong, Want: recoveryLength}
	}
	plain := plainRecovery(withoutNumbers(text))
	defer clear(plain)
	body, _ := bytes.CutPrefix(plain, []byte(plainPrefix))
	for i, c := range body {
		if bytes.IndexByte([]byte(recoveryAlphabet), c) < 0 {
			return RecoveryKey{}, &RecoveryTextError{Reason: RecoveryBadCharacter, Group: i/recoveryGroup + 1,
				Typed: len(body), Want: recoveryLength}
		}
	}
	if len(body) != recoveryLength {
		reason := RecoveryTooLong
		switch {
		case len(body) == 0:
			reason = RecoveryEmpty
		case len(body) < recoveryLength:
			reason = RecoveryTooShort
		}
		return RecoveryKey{}, &RecoveryTextError{Reason: reason, Typed: len(body), Want: recoveryLength}
	}
	id, ok := recoveryIdentity(body)
	if !ok {
		return RecoveryKey{}, &RecoveryTextError{Reason: RecoveryMistyped, Group: mistypedGroup(body),
			Typed: len(body), Want: recoveryLength}
	}
	return RecoveryKey{identity: id}, nil
}

// plainRecovery leaves out what only makes a key easier to read, and makes it
// upper case. The result is a new buffer.
func plainRecovery(text []byte) []byte {
	plain := make([]byte, 0, len(text))
	for _, c := range text {
		switch {
		case c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n' || c == '.' || c == ',':
		case c >= 'a' && c <= 'z':
			plain = append(plain, c-'a'+'A')
		default:
			plain = append(plain, c)
		}
	}
	return plain
}

// withoutNumbers drops the numbers of the groups, 1 QPZR 2 Y9X8 …, but only
// where every group has its own: a digit alone may be a piece of the key.
func withoutNumbers(text []byte) []byte {
	words := bytes.Fields(text)
	if len(words) > 0 && bytes.Equal(plainRecovery(words[0]), []byte(plainPrefix)) {
		words = words[1:]
	}
	groups := (recoveryLength + recoveryGroup - 1) / recoveryGroup
	if len(words) != 2*groups {
		return text
	}
	var kept [][]byte
	for i, word := range words {
		if i%2 == 1 {
			kept = append(kept, word)
		} else if string(bytes.TrimRight(word, ".:)")) != fmt.Sprint(i/2+1) {
			return text
		}
	}
	return bytes.Join(kept, nil)
}

func recoveryIdentity(body []byte) (vault.Identity, bool) {
	text := append([]byte(recoveryPrefix), body...)
	defer clear(text)
	id, err := vault.ParseIdentity(text)
	return id, err == nil
}

// mistypedGroup finds the group in which one character is wrong or two
// neighbours were exchanged: putting it right makes the checksum hold, and no
// other such change does (Bech32 tells up to four wrong characters apart from
// none). 0 for anything else.
func mistypedGroup(body []byte) int {
	try := bytes.Clone(body)
	defer clear(try)
	holds := func() bool {
		id, ok := recoveryIdentity(try)
		id.Wipe()
		return ok
	}
	for i := range try {
		for _, c := range []byte(recoveryAlphabet) {
			if try[i] = c; c != body[i] && holds() {
				return i/recoveryGroup + 1
			}
		}
		try[i] = body[i]
		if i > 0 {
			try[i-1], try[i] = body[i], body[i-1]
			if holds() {
				return i/recoveryGroup + 1
			}
			try[i-1], try[i] = body[i-1], body[i]
		}
	}
	return 0
}
