package vaultfile

import (
	"slices"
	"time"

	"kapukod/internal/vault"
)

// OldDeletionCode is an earlier deletion code of an entry, or of one that the
// entry replaced.
type OldDeletionCode struct {
	Text string
	Put  time.Time
	// Until is when the next code was put, from when on this one ended nothing
	// any more. It is zero for a code that was put later than the one in the
	// slot, on another computer: which of the two is good only a person can tell.
	Until time.Time
}

// oldCodes collects them from backups/, the latest first, beside the one that
// is in the slot. The same code sealed anew for others is no other code. What
// this member cannot open is passed over.
func (v *Vault) oldCodes(entryID string, now vault.DeletionCode, slot vault.Identity) []OldDeletionCode {
	d := v.Document()
	defer d.Wipe()
	var found []vault.DeletionCode
	for _, id := range replacedBy(d, entryID) {
		generations, err := v.folder.generationsOf(place{kindSlot, id})
		if err != nil {
			continue
		}
		for _, g := range generations {
			sealed, err := v.folder.readGeneration(g)
			if err != nil {
				continue
			}
			code, err := vault.OpenDeletionCode(sealed, id, slot)
			if err == nil && !sameCode(code, now) && !slices.ContainsFunc(found, func(c vault.DeletionCode) bool { return sameCode(c, code) }) {
				found = append(found, code)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b vault.DeletionCode) int { return b.Put.Compare(a.Put) })
	return dated(found, now)
}

// dated tells until when each code was good: codes are the latest first.
func dated(codes []vault.DeletionCode, now vault.DeletionCode) (old []OldDeletionCode) {
	until := now.Put
	for _, c := range codes {
		o := OldDeletionCode{Text: c.Text, Put: c.Put}
		if !c.Put.After(now.Put) {
			o.Until, until = until, c.Put
		}
		old = append(old, o)
	}
	return old
}

func sameCode(a, b vault.DeletionCode) bool { return a.Text == b.Text && a.Put.Equal(b.Put) }

// replacedBy lists an entry and those in the bin that it took the place of, one
// after the other. The last may have left the bin for good: its codes are kept.
func replacedBy(d *vault.Document, entryID string) (ids []string) {
	last := ""
	for e := d.Entry(entryID); e != nil && !slices.Contains(ids, e.ID); e = d.Entry(e.Replaces) {
		if len(ids) > 0 && e.Deleted == nil {
			return ids // it is not replaced yet
		}
		ids, last = append(ids, e.ID), e.Replaces
	}
	if vault.ValidID(last) && d.Entry(last) == nil {
		ids = append(ids, last)
	}
	return ids
}
