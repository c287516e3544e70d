package vault

import (
	"bytes"
	"fmt"

	"filippo.io/age"
)

// identityLength is the length of an identity's text in bytes.
const identityLength = 77

// identityPrefix starts the text of every identity of ours.
const identityPrefix = "AGE-SECRET-KEY-PQ-1"

// Identity is the private half of a key pair: age's hybrid of ML-KEM-768 and
// X25519. Copies share one secret, so that Wipe ends them all. The zero
// Identity and a wiped one open nothing.
type Identity struct{ secret *identitySecret }

// identitySecret keeps the public half beside the text: age would have to read
// the text each time, and leaves copies of it in memory.
type identitySecret struct {
	text      [identityLength]byte
	recipient Recipient
}

// Recipient is the public half, age's text "age1pq1…". Whoever knows it can
// seal a file to its owner.
type Recipient string

// NewIdentity makes a new identity from the system's randomness.
func NewIdentity() (Identity, error) {
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		return Identity{}, fmt.Errorf("make identity: %w", err)
	}
	return ParseIdentity([]byte(hybrid.String()))
}

// ParseIdentity reads an identity's text, "AGE-SECRET-KEY-PQ-1…", as it stands
// on a recovery sheet; spaces around it are left out. The caller wipes text.
func ParseIdentity(text []byte) (Identity, error) {
	text = bytes.TrimSpace(text)
	if len(text) != identityLength || !bytes.HasPrefix(text, []byte(identityPrefix)) {
		return Identity{}, ErrInvalidIdentity
	}
	// age's own error is dropped: it may tell something of the text.
	hybrid, err := age.ParseHybridIdentity(string(text))
	if err != nil {
		return Identity{}, ErrInvalidIdentity
	}
	return Identity{&identitySecret{[identityLength]byte(text), Recipient(hybrid.Recipient().String())}}, nil
}

// hybrid is the identity as age uses it. It is made for each use and dropped,
// since its inside cannot be wiped.
func (id Identity) hybrid() (*age.HybridIdentity, error) {
	if id.secret == nil {
		return nil, ErrInvalidIdentity
	}
	hybrid, err := age.ParseHybridIdentity(string(id.secret.text[:]))
	if err != nil {
		return nil, ErrInvalidIdentity // it was wiped
	}
	return hybrid, nil
}

// Recipient returns the public half; "" for a zero or wiped identity.
func (id Identity) Recipient() Recipient {
	if id.secret == nil {
		return ""
	}
	return id.secret.recipient
}

// Text returns a copy of the identity's text, to be printed on a sheet or kept
// in a keyring. It is the whole secret: the caller wipes it.
func (id Identity) Text() []byte {
	if id.secret == nil {
		return nil
	}
	return bytes.Clone(id.secret.text[:])
}

// Wipe overwrites the secret of this identity and all its copies.
func (id Identity) Wipe() {
	if id.secret != nil {
		clear(id.secret.text[:])
		id.secret.recipient = ""
	}
}

// Valid reports whether a recipient can be sealed to.
func (r Recipient) Valid() bool {
	_, err := r.hybrid()
	return err == nil
}

func (r Recipient) hybrid() (*age.HybridRecipient, error) {
	hybrid, err := age.ParseHybridRecipient(string(r))
	if err != nil || hybrid.String() != string(r) {
		return nil, fmt.Errorf("%w: recipient", ErrInvalidMember)
	}
	return hybrid, nil
}
