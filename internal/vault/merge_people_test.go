package vault_test

import (
	"slices"
	"testing"

	"kapukod/internal/vault"
)

func bela(t testing.TB, created int) vault.Member {
	return vault.Member{ID: "bela", Name: "Minta Béla", VaultRecipient: newIdentity(t).Recipient(), Created: minute(created)}
}

func memberIDs(d *vault.Document) (ids []string) {
	for _, m := range d.Members {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	return ids
}

func bothWays(t *testing.T, base, ours, theirs *vault.Document) *vault.Document {
	t.Helper()
	merged, _ := vault.Merge(base, ours, theirs)
	if mirrored, _ := vault.Merge(base, theirs, ours); !vault.SameContent(merged, mirrored) {
		t.Error("which side is ours makes a difference")
	}
	return merged
}

func TestMembersMerge(t *testing.T) {
	base, _ := newDocument(t)
	with := base.Clone()
	with.Members = append(with.Members, bela(t, 5))
	renamed := base.Clone()
	renamed.Members[0].Name = "Minta Aranka Mária"

	added := bothWays(t, base, with, renamed)
	if got := memberIDs(added); !slices.Equal(got, []string{"aranka", "bela"}) || added.Members[0].Name != renamed.Members[0].Name {
		t.Errorf("added on one side: %q", got)
	}
	if got := memberIDs(bothWays(t, with, with, base)); !slices.Equal(got, []string{"aranka"}) {
		t.Errorf("removed on one side: %q", got)
	}
	if got := memberIDs(bothWays(t, nil, with, base)); !slices.Equal(got, []string{"aranka", "bela"}) {
		t.Errorf("with nothing in common: %q", got)
	}
	nobody := with.Clone()
	nobody.Members = nobody.Members[1:]
	if got := bothWays(t, with, nobody, base); len(got.Members) != 1 {
		t.Errorf("a document of %d members", len(got.Members))
	}
}

// TestRemovedMemberStaysOut: also where the common save is gone, and only its
// name is left to tell when that was.
func TestRemovedMemberStaysOut(t *testing.T) {
	without, _ := newDocument(t)
	without.Saved = nameOf(9)
	without.Remember(nameOf(3)) // of 2026-09-01T08:00:00
	with := without.Clone()
	with.Saved = nameOf(8)
	with.Members = append(with.Members, bela(t, -10))
	if got := memberIDs(bothWays(t, nil, with, without)); !slices.Equal(got, []string{"aranka"}) {
		t.Errorf("the removed member is back: %q", got)
	}
	with.Members[1].Created = minute(10)
	if got := memberIDs(bothWays(t, nil, with, without)); !slices.Equal(got, []string{"aranka", "bela"}) {
		t.Errorf("the new member is lost: %q", got)
	}
}

func TestRecoveryMerges(t *testing.T) {
	base, _ := newDocument(t)
	base.Recovery = &vault.Recovery{Recipient: newIdentity(t).Recipient(), Created: minute(0)}
	sheet := func(created int) *vault.Document {
		d := base.Clone()
		d.Recovery = &vault.Recovery{Recipient: newIdentity(t).Recipient(), Created: minute(created)}
		return d
	}
	none := base.Clone()
	none.Recovery = nil
	a, b := sheet(5), sheet(6)
	for name, c := range map[string]struct {
		base, ours, theirs *vault.Document
		want               *vault.Recovery
	}{
		"renewed":            {base, a, base, a.Recovery},
		"revoked":            {base, none, base, nil},
		"renewed twice":      {base, a, b, b.Recovery},
		"renewed, revoked":   {base, a, none, a.Recovery},
		"without a base":     {nil, a, b, b.Recovery},
		"nothing in common":  {nil, none, a, a.Recovery},
		"nobody changed any": {base, base, base, base.Recovery},
	} {
		merged := bothWays(t, c.base, c.ours, c.theirs)
		if got := merged.Recovery; (got == nil) != (c.want == nil) || got != nil && got.Recipient != c.want.Recipient {
			t.Errorf("%s: another sheet counts", name)
		}
		if stale := c.want == nil != (c.ours.Recovery == nil) || c.ours.Recovery != nil && merged.Recovery != nil &&
			c.ours.Recovery.Recipient != merged.Recovery.Recipient; stale && !merged.SlotStale {
			t.Errorf("%s: deletion codes of the other side are not sealed anew", name)
		}
	}
}
