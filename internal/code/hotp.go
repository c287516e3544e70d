package code

import (
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"hash"
	"strconv"

	"kapukod/internal/otpauth"
)

// hotp is RFC 4226 section 5.3 with the hashes of RFC 6238. k is valid.
//
// It is written here, though libraries have it, since those leave copies of the
// key in memory for every code shown, and nobody can wipe them: decoded from
// base32, and inside crypto/hmac. The tests hold it against one of them.
func hotp(k otpauth.Key, counter uint64) string {
	sum := authenticate(hashOf(k.Algorithm), k.Secret, binary.BigEndian.AppendUint64(nil, counter))
	offset := sum[len(sum)-1] & 0xf
	number := binary.BigEndian.Uint32(sum[offset:]) & 0x7fff_ffff
	clear(sum)
	modulus := uint32(1)
	for range k.Digits {
		modulus *= 10
	}
	// One digit more in front keeps the leading zeros.
	return strconv.FormatUint(uint64(number%modulus+modulus), 10)[1:]
}

// authenticate is HMAC (RFC 2104): H(K⊕opad, H(K⊕ipad, text)). Both pads are
// whole blocks, which the hashes take without keeping them.
func authenticate(newHash func() hash.Hash, key, text []byte) []byte {
	inner, outer := newHash(), newHash()
	pad := make([]byte, inner.BlockSize())
	defer clear(pad)
	if len(key) > len(pad) {
		_, _ = outer.Write(key) // a hash's Write never fails
		outer.Sum(pad[:0])
		outer.Reset()
	} else {
		copy(pad, key)
	}
	const ipad, opad = 0x36, 0x5c
	for i := range pad {
		pad[i] ^= ipad
	}
	_, _ = inner.Write(pad)
	for i := range pad {
		pad[i] ^= ipad ^ opad
	}
	_, _ = outer.Write(pad)
	_, _ = inner.Write(text)
	_, _ = outer.Write(inner.Sum(nil))
	return outer.Sum(nil)
}

func hashOf(a otpauth.Algorithm) func() hash.Hash {
	switch a {
	case otpauth.SHA256:
		return sha256.New
	case otpauth.SHA512:
		return sha512.New
	}
	return sha1.New
}
