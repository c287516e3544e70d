package vaultfile_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

const bertalanPassphrase = "másik próba jelmondat"

func bertalan() vaultfile.NewMember {
	return vaultfile.NewMember{Name: "Minta Bertalan", Passphrase: []byte(bertalanPassphrase)}
}

func own() []byte { return []byte(artificialPassphrase) }

func mustAdd(t testing.TB, v *vaultfile.Vault, who vaultfile.NewMember) vault.Member {
	t.Helper()
	m, err := v.AddMember(t.Context(), own(), who)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func unlockWith(t testing.TB, dir, passphrase string) *vaultfile.Vault {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), dir, []byte(passphrase), options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

// refuses opens a vault with a passphrase that must not open it.
func refuses(t testing.TB, dir, passphrase string, want error) {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), dir, []byte(passphrase), options())
	if err == nil {
		v.Close()
	}
	if !errors.Is(err, want) {
		t.Errorf("unlocking: error is %v, want %v", err, want)
	}
}

func TestAddedMemberOpensEverything(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	m := mustAdd(t, v, bertalan())
	if d := v.Document(); len(d.Members) != 2 || d.Members[1].Name != m.Name || d.SlotStale {
		t.Errorf("%d members, stale: %v", len(d.Members), d.SlotStale)
	}
	b := unlockWith(t, dir, bertalanPassphrase)
	if b.Member() != m.ID || b.Document().Entry("e1") == nil {
		t.Error("the new member does not see the entry")
	}
	code, err := b.RevealDeletionCode(t.Context(), "e1", []byte(bertalanPassphrase))
	if err != nil || code.Text != artificialDeletion || code.PutBy != v.Member() {
		t.Errorf("the new member's deletion code: %v", err)
	}
	mustUpdate(t, b, add("e2"))
	mustPut(t, b, "e2", "of e2")
	if revealed(t, v, "e2") != "of e2" {
		t.Error("the first member does not read the other's code")
	}
	refuses(t, dir, "nem ez", vault.ErrWrongPassphrase)
}

func TestOnlyOnesOwnPassphraseCounts(t *testing.T) {
	v, _ := newVault(t, options())
	m := mustAdd(t, v, bertalan())
	ctx, theirs := t.Context(), []byte(bertalanPassphrase)
	before := v.Document().Revision
	_, addErr := v.AddMember(ctx, theirs, vaultfile.NewMember{Name: "X", Passphrase: own()})
	for name, err := range map[string]error{
		"add": addErr, "remove": v.RemoveMember(ctx, theirs, m.ID),
		"grant":  v.GrantSlotAccess(ctx, theirs, m.ID, theirs),
		"revoke": v.RevokeSlotAccess(ctx, theirs, m.ID), "settle": v.SettleSlot(ctx, theirs),
		"passphrase": v.ChangePassphrase(ctx, theirs, own()),
	} {
		if !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if v.Document().Revision != before {
		t.Error("something was saved")
	}
}

func TestNamesOfMembers(t *testing.T) {
	v, dir := newVault(t, options())
	m := mustAdd(t, v, bertalan())
	before := strings.Join(tree(t, dir), "\n")
	for name, want := range map[string]error{
		"": vaultfile.ErrMemberName, " \t": vaultfile.ErrMemberName, "a\nb": vaultfile.ErrMemberName,
		"a\u202Eb": vaultfile.ErrMemberName, "a\x00": vaultfile.ErrMemberName, "\xff": vaultfile.ErrMemberName,
		strings.Repeat("é", 129): vaultfile.ErrMemberName,
		" minta ARANKA ":         vaultfile.ErrNameTaken,
		"Ｍinta Aranka":           vaultfile.ErrNameTaken,
		"MINTA\u00a0ARANKA":      vaultfile.ErrNameTaken,
	} {
		_, err := v.AddMember(t.Context(), own(), vaultfile.NewMember{Name: name, Passphrase: own()})
		if !errors.Is(err, want) {
			t.Errorf("add %q: %v", name, err)
		}
		if err = v.RenameMember(t.Context(), m.ID, name); !errors.Is(err, want) {
			t.Errorf("rename to %q: %v", name, err)
		}
	}
	if strings.Join(tree(t, dir), "\n") != before {
		t.Error("files of who was refused are left")
	}
	must(t, v.RenameMember(t.Context(), m.ID, " Minta Be\u0301la "))
	if got := v.Document().Members[1].Name; got != "Minta Béla" {
		t.Errorf("renamed to %q", got)
	}
	must(t, v.RenameMember(t.Context(), m.ID, "MINTA BÉLA")) // only the case differs, from the own name
}

func TestWhoCannotBeChanged(t *testing.T) {
	v, dir := newVault(t, options())
	m := mustAdd(t, v, cecil())
	c := unlockWith(t, dir, cecilPassphrase)
	ctx, theirs := t.Context(), []byte(cecilPassphrase)
	_, addErr := c.AddMember(ctx, theirs, bertalan())
	for name, failed := range map[string]struct{ got, want error }{
		"remove nobody":                   {v.RemoveMember(ctx, own(), "nobody"), vaultfile.ErrNoMember},
		"remove oneself":                  {v.RemoveMember(ctx, own(), v.Member()), vaultfile.ErrLockedOut},
		"revoke from oneself":             {v.RevokeSlotAccess(ctx, own(), v.Member()), vaultfile.ErrLockedOut},
		"revoke from nobody":              {v.RevokeSlotAccess(ctx, own(), "nobody"), vaultfile.ErrNoMember},
		"grant to nobody":                 {v.GrantSlotAccess(ctx, own(), "nobody", own()), vaultfile.ErrNoMember},
		"grant with a wrong passphrase":   {v.GrantSlotAccess(ctx, own(), m.ID, own()), vaultfile.ErrTheirPassphrase},
		"grant to oneself without access": {c.GrantSlotAccess(ctx, theirs, m.ID, theirs), vaultfile.ErrNoSlotAccess},
		"add with access, having none":    {addErr, vaultfile.ErrNoSlotAccess},
		"remove the last with access":     {c.RemoveMember(ctx, theirs, v.Member()), vaultfile.ErrLockedOut},
		"revoke from the last":            {c.RevokeSlotAccess(ctx, theirs, v.Member()), vaultfile.ErrLockedOut},
		"rename nobody":                   {v.RenameMember(ctx, "nobody", "X"), vaultfile.ErrNoMember},
		"nothing to revoke":               {v.RevokeSlotAccess(ctx, own(), m.ID), nil},
		"nothing to grant":                {v.GrantSlotAccess(ctx, own(), v.Member(), own()), nil},
		"nothing to settle":               {c.SettleSlot(ctx, theirs), nil},
	} {
		if !errors.Is(failed.got, failed.want) {
			t.Errorf("%s: %v", name, failed.got)
		}
	}
	if d := v.Document(); len(d.Members) != 2 || d.Members[1].SlotRecipient != "" {
		t.Error("something was changed")
	}
}

func TestNoMoreMembersThanFit(t *testing.T) {
	v, dir := newVault(t, options())
	for i := 1; i < vault.MaxMembers; i++ {
		mustAdd(t, v, vaultfile.NewMember{Name: fmt.Sprint("Minta ", i), Passphrase: fmt.Appendf(nil, "jelmondat %d", i)})
	}
	before := strings.Join(tree(t, dir), "\n")
	if _, err := v.AddMember(t.Context(), own(), bertalan()); !errors.Is(err, vaultfile.ErrTooManyMembers) {
		t.Errorf("error is %v", err)
	}
	if strings.Join(tree(t, dir), "\n") != before {
		t.Error("files of who was refused are left")
	}
	unlockWith(t, dir, fmt.Sprint("jelmondat ", vault.MaxMembers-1))
}

func TestRemovedMember(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	m := mustAdd(t, v, bertalan())
	must(t, v.RemoveMember(t.Context(), own(), m.ID))
	if d := v.Document(); len(d.Members) != 1 || d.SlotStale {
		t.Errorf("%d members, stale: %v", len(d.Members), d.SlotStale)
	}
	refuses(t, dir, bertalanPassphrase, vaultfile.ErrNotMember)
	refuses(t, dir, "nem ez", vault.ErrWrongPassphrase)
	if revealed(t, unlock(t, dir, options()), "e1") != artificialDeletion {
		t.Error("the deletion code is another")
	}
	left, err := filepath.Glob(filepath.Join(dir, "*", m.ID+".age"))
	must(t, err)
	if len(left) != 0 {
		t.Errorf("%d sealed identities are left in their places", len(left))
	}
	// The same person with the same passphrase again.
	again := mustAdd(t, v, bertalan())
	if unlockWith(t, dir, bertalanPassphrase).Member() != again.ID {
		t.Error("the member who came back does not open the vault")
	}
}

func TestChangedPassphrase(t *testing.T) {
	v, dir := newVault(t, options())
	mustUpdate(t, v, add("e1"))
	mustPut(t, v, "e1", artificialDeletion)
	if err := v.ChangePassphrase(t.Context(), own(), nil); !errors.Is(err, vault.ErrPassphrase) {
		t.Errorf("empty passphrase: %v", err)
	}
	must(t, v.ChangePassphrase(t.Context(), own(), []byte(bertalanPassphrase)))
	if left := identitiesOf(t, dir, artificialPassphrase); len(left) != 0 {
		t.Errorf("the old passphrase opens %d sealed identities", len(left))
	}
	if got := identitiesOf(t, dir, bertalanPassphrase); len(got) != 4 { // in their places and in backups/
		t.Errorf("the new passphrase opens %d sealed identities", len(got))
	}
	refuses(t, dir, artificialPassphrase, vault.ErrWrongPassphrase)
	if _, err := v.RevealDeletionCode(t.Context(), "e1", own()); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("reveal with the old passphrase: %v", err)
	}
	b := unlockWith(t, dir, bertalanPassphrase)
	code, err := b.RevealDeletionCode(t.Context(), "e1", []byte(bertalanPassphrase))
	if err != nil || code.Text != artificialDeletion {
		t.Errorf("reveal with the new passphrase: %v", err)
	}
}
