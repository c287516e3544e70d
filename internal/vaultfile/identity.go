package vaultfile

import (
	"bytes"
	"errors"

	"kapukod/internal/vault"
)

// maxKeptTries is how many copies in backups/ a passphrase is tried on for one
// sealed identity: each costs as much as the first.
const maxKeptTries = 4

// sealedCopy is one text of a sealed identity.
type sealedCopy struct {
	sealed []byte
	kept   *Generation // where in backups/; nil for the one in its place
}

// copies are the texts of a sealed identity that a passphrase is to be tried
// on, the one in its place first.
type copies struct {
	list []sealedCopy
	// saved: the place holds what was saved there. Then only copies that were
	// saved later count: a change of the passphrase that was cut short leaves
	// one. Earlier ones belong to earlier passphrases, which must not open
	// anything any more.
	saved bool
	// unreadable is what keeps the place from being read.
	unreadable error
}

func (f folder) copies(p place) (c copies, err error) {
	inPlace, err := f.read(p)
	switch {
	case err == nil:
		c.list = append(c.list, sealedCopy{sealed: inPlace})
	case isDamage(err):
		c.unreadable = err
	default:
		return c, err
	}
	found, err := f.generationsOf(p)
	if err != nil {
		return c, err
	}
	var later []sealedCopy
	for _, g := range found {
		sealed, err := f.readGeneration(g)
		if err != nil {
			continue
		}
		if c.unreadable == nil && bytes.Equal(sealed, inPlace) {
			c.saved = true
			break
		}
		later = append(later, sealedCopy{sealed: sealed, kept: &g})
	}
	c.list = append(c.list, later[:min(len(later), maxKeptTries)]...)
	return c, nil
}

// openIdentity opens a sealed identity that accept (nil: any) takes for the
// right one, and tells which copy it came from.
//
// When the file in the place does not open and is not what was saved there,
// but a kept copy opens, then the file is damaged and the passphrase right: a
// *DamagedError that names the copy; age alone could not tell. An identity
// that opens but is not accepted is a *DamagedError with vault.ErrNotRecipient.
func (f folder) openIdentity(p place, passphrase []byte, accept func(vault.Identity) bool) (vault.Identity, sealedCopy, error) {
	c, err := f.copies(p)
	if err != nil {
		return vault.Identity{}, sealedCopy{}, err
	}
	failure := c.unreadable
	for _, try := range c.list {
		id, err := vault.OpenIdentity(try.sealed, passphrase)
		if err == nil && accept != nil && !accept(id) {
			id.Wipe()
			err = vault.ErrNotRecipient
		}
		switch {
		case err == nil && try.kept != nil && !c.saved:
			id.Wipe()
			return vault.Identity{}, try, &DamagedError{File: p.name(), Newest: try.kept, Err: vault.ErrDamaged}
		case err == nil:
			return id, try, nil
		case isDamage(err) && (failure == nil || try.kept == nil || errors.Is(err, vault.ErrNotRecipient)):
			failure = err
		case !isDamage(err) && !errors.Is(err, vault.ErrWrongPassphrase):
			return vault.Identity{}, try, err
		}
	}
	if failure == nil {
		return vault.Identity{}, sealedCopy{}, vault.ErrWrongPassphrase
	}
	return vault.Identity{}, sealedCopy{}, &DamagedError{File: p.name(), Err: failure}
}

// openNamed opens the sealed identity of a recipient that the document names.
func (f folder) openNamed(p place, passphrase []byte, named vault.Recipient) (vault.Identity, error) {
	id, _, err := f.openIdentity(p, passphrase, func(id vault.Identity) bool { return id.Recipient() == named })
	return id, err
}
