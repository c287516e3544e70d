package vaultfile

import (
	"context"
	"strings"

	"kapukod/internal/vault"
)

// purge, at unlocking, takes out of the document what is in the bin for
// vault.BinDays. Where nothing can be written, or another program is saving, a
// later unlocking or save does it.
func (v *Vault) purge(ctx context.Context) {
	if v.document.ReadOnly || !v.document.Due(v.folder.Now()) {
		return
	}
	v.folder.tryLocked(ctx, func() {
		if saved, err := v.update(func(*vault.Document) error { return nil }); err == nil {
			saved.Wipe()
		}
	})
}

// retireCodes moves the deletion codes of entries that are no longer in the
// document to backups/. It comes after the save: one that is left behind by a
// crash is no entry's, and does no harm.
func (f folder) retireCodes(base, next *vault.Document) {
	stays := idsOf(next)
	for i := range base.Entries {
		if id := base.Entries[i].ID; !stays[strings.ToLower(id)] {
			_ = f.retire(place{kindSlot, id})
		}
	}
}

// codesToReturn finds living entries that had a deletion code and of which the
// slot has none any more: they left the bin for good on this computer, and came
// back in a merge or with an earlier generation. Codes of entries that were
// replaced end nothing, and stay in backups/.
func (f folder) codesToReturn(d *vault.Document) (back []Generation) {
	missing := make(map[string]bool)
	for i := range d.Entries {
		if e := &d.Entries[i]; e.Deleted == nil && e.DeletionPut != nil {
			missing[e.ID] = true
		}
	}
	if len(missing) == 0 {
		return nil
	}
	held, err := f.ids(slotDir)
	if err != nil {
		return nil
	}
	for _, id := range held {
		delete(missing, id)
	}
	for i := range d.Entries {
		delete(missing, d.Entries[i].Replaces)
	}
	if len(missing) == 0 {
		return nil
	}
	kept, err := f.generations(func(p place) bool { return p.kind == kindSlot && missing[p.id] })
	if err != nil {
		return nil
	}
	for _, g := range kept { // the newest of each comes first
		if missing[g.place.id] {
			delete(missing, g.place.id)
			back = append(back, g)
		}
	}
	return back
}

// returnCodes puts them into the slot again. What cannot be put now is found
// missing again at the next save.
func (f folder) returnCodes(back []Generation) {
	for _, g := range back {
		if sealed, err := f.readGeneration(g); err == nil && checkHeader(g.place, sealed) == nil {
			_ = f.put(g.place, sealed, nil)
		}
	}
}

func idsOf(d *vault.Document) map[string]bool {
	ids := make(map[string]bool, len(d.Entries)+len(d.SetAside))
	for i := range d.Entries {
		ids[strings.ToLower(d.Entries[i].ID)] = true
	}
	for i := range d.SetAside {
		ids[strings.ToLower(d.SetAside[i].ID)] = true
	}
	return ids
}
