package problem

import (
	"errors"
	"strconv"
	"strings"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// The sentences about a damaged file of the vault: which file, and whether an earlier one is good.
const (
	vaultDamaged     = "damaged.vault"
	vaultRestorable  = "damaged.vault_restorable" // and what is lost by it cannot be told
	vaultWhole       = "damaged.vault_whole"      // nothing is known to be lost
	vaultLosing      = "damaged.vault_losing"     // what is lost, by name; _more: and how many more;
	vaultLosingMore  = "damaged.vault_losing_more"
	vaultPerhaps     = "damaged.vault_perhaps" // what is lost for certain, and there may be more
	vaultPerhapsMore = "damaged.vault_perhaps_more"
	memberDamaged    = "damaged.member"
	memberRestorable = "damaged.member_restorable"
	slotDamaged      = "damaged.slot"
	slotRestorable   = "damaged.slot_restorable"
)

var damageNames = [...]string{
	vaultDamaged, vaultRestorable, vaultWhole, vaultLosing, vaultLosingMore, vaultPerhaps, vaultPerhapsMore, memberDamaged, memberRestorable, slotDamaged, slotRestorable,
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
	args := []any{"Year", at.Format("2006"), "Month", at.Format("01"), "Day", at.Format("02"), "Clock", at.Format("15:04")}
	if lost := damaged.Lost; lost != nil && restorable == vaultRestorable {
		name, what := ofLoss(lost)
		return named(name, append(args, what...)...), true
	}
	return named(restorable, args...), true
}

// ofLoss says what restoring a backup takes away: the first few entries by
// name, and how many more.
func ofLoss(lost *vaultfile.Loss) (name string, args []any) {
	first, more := Names(lost.Entries, fewNames)
	switch {
	case len(lost.Entries) == 0 && lost.Known:
		return vaultWhole, nil
	case len(lost.Entries) == 0:
		return vaultRestorable, nil
	case lost.Known && more == 0:
		return vaultLosing, []any{"Names", first}
	case lost.Known:
		return vaultLosingMore, []any{"Names", first, "More", strconv.Itoa(more)}
	case more == 0:
		return vaultPerhaps, []any{"Names", first}
	}
	return vaultPerhapsMore, []any{"Names", first, "More", strconv.Itoa(more)}
}

const (
	fewNames    = 3
	longestName = 40 // of an entry within a sentence, in characters
)

// Names lists at most so many entries by name, and counts the rest.
func Names(entries []vault.EntryChange, most int) (names string, more int) {
	var list []string
	for _, e := range entries[:min(most, len(entries))] {
		list = append(list, EntryName(e))
	}
	return strings.Join(list, ", "), len(entries) - len(list)
}

// EntryName is an entry's name within a sentence, shortened where it is very
// long.
func EntryName(e vault.EntryChange) string {
	var parts []string
	for _, part := range []string{e.Issuer, e.Account} {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if letters := []rune(part); len(letters) > longestName {
			part = string(letters[:longestName-1]) + "…"
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "?"
	}
	return strings.Join(parts, " – ")
}
