package problem

import (
	"errors"
	"strings"

	"kapukod/internal/vaultfile"
)

// The sentences about a damaged file of the vault: which file, and whether an earlier one is good.
const (
	vaultDamaged     = "damaged.vault"
	vaultRestorable  = "damaged.vault_restorable"
	memberDamaged    = "damaged.member"
	memberRestorable = "damaged.member_restorable"
	slotDamaged      = "damaged.slot"
	slotRestorable   = "damaged.slot_restorable"
)

var damageNames = [...]string{
	vaultDamaged, vaultRestorable, memberDamaged, memberRestorable, slotDamaged, slotRestorable,
}

func ofDamage(err error) (Problem, bool) {
	var damaged *vaultfile.DamagedError
	if !errors.As(err, &damaged) {
		return Problem{}, false
	}
	lost, restorable := vaultDamaged, vaultRestorable
	switch {
	case strings.HasPrefix(damaged.File, "slot/"):
		lost, restorable = slotDamaged, slotRestorable
	case strings.HasPrefix(damaged.File, "members/"):
		lost, restorable = memberDamaged, memberRestorable
	}
	if damaged.Newest == nil {
		return named(lost), true
	}
	at := damaged.Newest.Time.Local()
	return named(restorable,
		"Year", at.Format("2006"), "Month", at.Format("01"), "Day", at.Format("02"), "Clock", at.Format("15:04")), true
}
