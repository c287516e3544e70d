package vaultfile

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"kapukod/internal/vault"
)

// askedGroups is how many groups of the sheet are asked for to show that
// somebody has it.
const askedGroups = 2

// groupChecks chooses groups of a new sheet at random, not the last, which is
// short, and makes what recognises them.
func groupChecks(key RecoveryKey) ([]vault.GroupCheck, error) {
	groups := key.Groups()
	var chosen []int
	for len(chosen) < askedGroups {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(groups)-2)))
		if err != nil {
			return nil, fmt.Errorf("choose groups: %w", err)
		}
		if group := int(n.Int64()) + 1; !slices.Contains(chosen, group) {
			chosen = append(chosen, group)
		}
	}
	slices.Sort(chosen)
	checks := make([]vault.GroupCheck, 0, askedGroups)
	for _, group := range chosen {
		salt := rand.Text()
		checks = append(checks, vault.GroupCheck{Group: group, Salt: salt, Hash: groupHash(salt, group, groups[group])})
	}
	return checks, nil
}

// groupHash is SHA-256 of salt, the group's number in decimal, and its text in
// upper case, in hex.
func groupHash(salt string, group int, text string) string {
	sum := sha256.Sum256([]byte(salt + strconv.Itoa(group) + strings.ToUpper(text)))
	return hex.EncodeToString(sum[:])
}

// WrongGroupsError tells which of the typed groups are not those of the sheet.
type WrongGroupsError struct {
	Groups []int // as numbered on the sheet
}

func (e *WrongGroupsError) Error() string { return "groups of the recovery sheet differ" }

// ProveRecovery notes that somebody has the recovery sheet, shown by the groups
// that vault.Recovery.Asked names, as they stand there; case and spaces do not
// matter. A sheet without checks cannot be proved: ErrNoRecovery.
//
// Its errors: *WrongGroupsError, ErrNoRecovery, and those of Update.
func (v *Vault) ProveRecovery(ctx context.Context, groups map[int]string) error {
	saved, err := v.Update(ctx, func(d *vault.Document) error {
		if d.Recovery == nil || len(d.Recovery.Checks) == 0 {
			return ErrNoRecovery
		}
		var wrong []int
		for _, c := range d.Recovery.Checks {
			typed := strings.Join(strings.Fields(groups[c.Group]), "")
			if subtle.ConstantTimeCompare([]byte(groupHash(c.Salt, c.Group, typed)), []byte(c.Hash)) != 1 {
				wrong = append(wrong, c.Group)
			}
		}
		if len(wrong) > 0 {
			return &WrongGroupsError{Groups: wrong}
		}
		now := v.folder.Now().UTC()
		d.Recovery.Proven = &now
		return nil
	})
	if err != nil {
		return fmt.Errorf("prove recovery sheet: %w", err)
	}
	saved.Wipe()
	return nil
}
