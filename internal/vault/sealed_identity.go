package vault

import (
	"bytes"
	"fmt"

	"filippo.io/age"
)

// WorkFactor is the cost of trying one passphrase: log2 of scrypt's N. 0 is
// age's default (18: about a second and 256 MiB). It is set below that only by
// tests, which seal many identities.
type WorkFactor int

// SealIdentity seals an identity with a passphrase, as `age -p` does: the
// result is a file that `age -d -i` takes as an identity file.
func SealIdentity(id Identity, passphrase []byte, wf WorkFactor) ([]byte, error) {
	if id.Recipient() == "" {
		return nil, fmt.Errorf("seal identity: %w", ErrInvalidIdentity)
	}
	normal, err := usable(passphrase)
	if err != nil {
		return nil, fmt.Errorf("seal identity: %w", err)
	}
	defer clear(normal)
	recipient, err := age.NewScryptRecipient(string(normal))
	if err != nil {
		return nil, fmt.Errorf("seal identity: %w", ErrPassphrase)
	}
	if wf < 0 || wf > maxWorkFactor {
		return nil, fmt.Errorf("seal identity: %w: work factor", ErrTooLarge)
	}
	if wf > 0 {
		recipient.SetWorkFactor(int(wf))
	}
	text := append(id.Text(), '\n')
	defer clear(text)
	return encrypt(text, recipient)
}

// OpenIdentity opens what SealIdentity, or age-keygen and age -p, made. Lines
// that start with # are left out, as age does; there must be one identity.
//
// Its errors: ErrWrongPassphrase, ErrPassphrase, ErrDamaged, ErrTooLarge.
func OpenIdentity(sealed, passphrase []byte) (Identity, error) {
	normal, err := usable(passphrase)
	if err != nil {
		return Identity{}, fmt.Errorf("open identity: %w", err)
	}
	defer clear(normal)
	scrypt, err := age.NewScryptIdentity(string(normal))
	if err != nil {
		return Identity{}, fmt.Errorf("open identity: %w", ErrPassphrase)
	}
	scrypt.SetMaxWorkFactor(maxWorkFactor)
	text, err := decrypt(sealed, MaxSealedIdentity, scrypt, ErrWrongPassphrase)
	if err != nil {
		return Identity{}, fmt.Errorf("open identity: %w", err)
	}
	defer clear(text)
	id, err := onlyIdentity(text)
	if err != nil {
		return Identity{}, fmt.Errorf("open identity: %w", damaged("identity"))
	}
	return id, nil
}

// onlyIdentity finds the one identity among the lines of an identity file.
func onlyIdentity(text []byte) (Identity, error) {
	var found Identity
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		id, err := ParseIdentity(line)
		if err != nil || found.secret != nil {
			found.Wipe()
			id.Wipe()
			return Identity{}, ErrInvalidIdentity
		}
		found = id
	}
	if found.secret == nil {
		return Identity{}, ErrInvalidIdentity
	}
	return found, nil
}
