package vaultfile_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// identitiesOf opens every sealed identity in a vault's folder, in backups/
// too, that a passphrase opens.
func identitiesOf(t *testing.T, dir, passphrase string) (opened []vault.Identity) {
	t.Helper()
	for _, sealed := range filesLike(t, dir, "members/*.age", "slot/members/*.age", "backups/member-*", "backups/slotkey-*") {
		if id, err := vault.OpenIdentity(sealed, []byte(passphrase)); err == nil {
			opened = append(opened, id)
		}
	}
	return opened
}

// filesLike reads files of a vault's folder, by their path in it.
func filesLike(t *testing.T, dir string, patterns ...string) map[string][]byte {
	t.Helper()
	found := make(map[string][]byte)
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		must(t, err)
		for _, path := range paths {
			data, err := os.ReadFile(path)
			must(t, err)
			name, err := filepath.Rel(dir, path)
			must(t, err)
			found[filepath.ToSlash(name)] = data
		}
	}
	return found
}

// opensNothing tries identities on files and reports any that opens.
func opensNothing(t *testing.T, ids []vault.Identity, files map[string][]byte) {
	t.Helper()
	if len(ids) == 0 || len(files) == 0 {
		t.Fatalf("%d identities and %d files to try", len(ids), len(files))
	}
	for name, sealed := range files {
		for _, id := range ids {
			_, err := vault.Open(sealed, id)
			if strings.Contains(name, "slot") {
				_, err = vault.OpenDeletionCode(sealed, "e1", id)
			}
			if !errors.Is(err, vault.ErrNotRecipient) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestRemovedMembersKeysOpenNoNewFile tries whatever the removed member's
// passphrase opens on whatever was written since.
func TestRemovedMembersKeysOpenNoNewFile(t *testing.T) {
	v, dir, ids := peopled(t, options())
	before := filesLike(t, dir, "vault.age", "slot/*.age", "backups/vault-*", "backups/slot-*")
	must(t, v.RemoveMember(t.Context(), own(), ids.bertalan))
	mustUpdate(t, v, add("e3"))
	mustPut(t, v, "e1", "another code")
	written := filesLike(t, dir, "vault.age", "slot/e1.age", "backups/vault-*", "backups/slot-e1-*")
	for name, sealed := range before {
		if bytes.Equal(written[name], sealed) {
			delete(written, name)
		}
	}
	keys := identitiesOf(t, dir, bertalanPassphrase)
	if len(keys) != 2 || len(written) < 7 {
		t.Errorf("%d keys, %d files", len(keys), len(written))
	}
	opensNothing(t, keys, written)
}

// TestMemberWithoutSlotAccess: no key on the disk helps, though the passphrase
// opens the vault, nor after access was given and taken away again.
func TestMemberWithoutSlotAccess(t *testing.T) {
	v, dir, ids := peopled(t, options())
	c := unlockWith(t, dir, cecilPassphrase)
	if _, err := c.RevealDeletionCode(t.Context(), "e1", []byte(cecilPassphrase)); !errors.Is(err, vaultfile.ErrNoSlotAccess) {
		t.Errorf("reveal: %v", err)
	}
	opensNothing(t, identitiesOf(t, dir, cecilPassphrase), filesLike(t, dir, "slot/*.age", "backups/slot-*"))
	must(t, v.GrantSlotAccess(t.Context(), own(), ids.cecil, []byte(cecilPassphrase)))
	code, err := c.RevealDeletionCode(t.Context(), "e1", []byte(cecilPassphrase))
	if err != nil || code.Text != artificialDeletion {
		t.Errorf("reveal with access: %v", err)
	}
	must(t, v.RevokeSlotAccess(t.Context(), own(), ids.cecil))
	if _, err := c.RevealDeletionCode(t.Context(), "e1", []byte(cecilPassphrase)); !errors.Is(err, vaultfile.ErrNoSlotAccess) {
		t.Errorf("reveal after access was revoked: %v", err)
	}
	opensNothing(t, identitiesOf(t, dir, cecilPassphrase), filesLike(t, dir, "slot/*.age"))
	if revealed(t, v, "e1") != artificialDeletion {
		t.Error("the deletion code is another")
	}
	must(t, v.GrantSlotAccess(t.Context(), own(), ids.cecil, []byte(cecilPassphrase)))
	if _, err := c.RevealDeletionCode(t.Context(), "e2", []byte(cecilPassphrase)); err != nil {
		t.Errorf("reveal with access again: %v", err)
	}
}

// TestSomebodyElseFinishesTheSlot: who cannot open the codes removes somebody.
// That is told, and done when one who can types the passphrase.
func TestSomebodyElseFinishesTheSlot(t *testing.T) {
	for name, settle := range map[string]func(t *testing.T, v *vaultfile.Vault){
		"settle": func(t *testing.T, v *vaultfile.Vault) { must(t, v.SettleSlot(t.Context(), own())) },
		"reveal": func(t *testing.T, v *vaultfile.Vault) { revealed(t, v, "e1") },
		"passphrase": func(t *testing.T, v *vaultfile.Vault) {
			must(t, v.ChangePassphrase(t.Context(), own(), own()))
		},
		"another change": func(t *testing.T, v *vaultfile.Vault) {
			mustAdd(t, v, vaultfile.NewMember{Name: "Minta Dóra", Passphrase: []byte("negyedik"), NoSlotAccess: true})
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir, ids := peopled(t, options())
			c := unlockWith(t, dir, cecilPassphrase)
			must(t, c.RemoveMember(t.Context(), []byte(cecilPassphrase), ids.bertalan))
			if !c.Document().SlotStale {
				t.Error("what is left over is not told")
			}
			if err := c.SettleSlot(t.Context(), []byte(cecilPassphrase)); !errors.Is(err, vaultfile.ErrNoSlotAccess) {
				t.Errorf("settling without access: %v", err)
			}
			reopened := unlock(t, dir, options())
			if !reopened.Document().SlotStale {
				t.Error("what is left over is not in the file")
			}
			settle(t, reopened)
			if reopened.Document().SlotStale {
				t.Error("it is still left over")
			}
			opensNothing(t, identitiesOf(t, dir, bertalanPassphrase), filesLike(t, dir, "vault.age", "slot/*.age"))
			if revealed(t, v, "e2") != artificialDeletion {
				t.Error("the deletion code is another")
			}
		})
	}
}

// TestDamagedCodeDoesNotKeepTheOthers from being sealed anew.
func TestDamagedCodeDoesNotKeepTheOthers(t *testing.T) {
	v, dir, ids := peopled(t, options())
	damage(t, filepath.Join(dir, "slot", "e1.age"), -1)
	must(t, v.RemoveMember(t.Context(), own(), ids.bertalan))
	if v.Document().SlotStale || revealed(t, v, "e2") != artificialDeletion {
		t.Error("the good code was not sealed anew")
	}
	if _, err := v.RevealDeletionCode(t.Context(), "e1", own()); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("the damaged one: %v", err)
	}
}

// TestTwoAreUnlocked while one removes the other.
func TestTwoAreUnlocked(t *testing.T) {
	v, dir, ids := peopled(t, options())
	b := unlockWith(t, dir, bertalanPassphrase)
	mustUpdate(t, b, add("e3"))
	must(t, v.RemoveMember(t.Context(), own(), ids.bertalan))
	before := strings.Join(tree(t, dir), "\n")
	theirs := []byte(bertalanPassphrase)
	_, updateErr := b.Update(t.Context(), add("e4"))
	_, addErr := b.AddMember(t.Context(), theirs, vaultfile.NewMember{Name: "X", Passphrase: theirs})
	_, revealErr := b.RevealDeletionCode(t.Context(), "e1", theirs)
	for name, err := range map[string]error{
		"update": updateErr, "add": addErr, "reveal": revealErr,
		"put":        b.PutDeletionCode(t.Context(), "e1", "too late"),
		"passphrase": b.ChangePassphrase(t.Context(), theirs, []byte("új")),
		"remove":     b.RemoveMember(t.Context(), theirs, v.Member()),
	} {
		if !errors.Is(err, vaultfile.ErrNotMember) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if strings.Join(tree(t, dir), "\n") != before {
		t.Error("who was removed has written")
	}
	if !hasEntry(t, unlock(t, dir, options()), "e3") {
		t.Error("what was saved before is lost")
	}
}

// TestDamageIsNoRemoval: a vault that does not open for a member is damaged as
// long as its newest generation opens for them, and for one who was removed it
// is not, whatever the passphrase could still open in backups/.
func TestDamageIsNoRemoval(t *testing.T) {
	for name, where := range map[string]func(sealed []byte) int{
		// Only Aranka's part of the header, which comes first.
		"one stanza": func(sealed []byte) int { return bytes.Index(sealed, []byte("-> ")) + 60 },
		"the header": func([]byte) int { return 3 },
		"the end":    func(sealed []byte) int { return len(sealed) - 1 },
	} {
		v, dir, ids := peopled(t, options())
		must(t, v.RemoveMember(t.Context(), own(), ids.bertalan))
		sealed := filesLike(t, dir, "vault.age")["vault.age"]
		at := where(sealed)
		sealed[at] = map[bool]byte{true: 'A', false: 'B'}[sealed[at] == 'B'] // base64 stays base64
		must(t, os.WriteFile(filepath.Join(dir, "vault.age"), sealed, 0o600))
		for _, passphrase := range []string{artificialPassphrase, cecilPassphrase} {
			_, err := vaultfile.Unlock(t.Context(), dir, []byte(passphrase), options())
			damaged, ok := errors.AsType[*vaultfile.DamagedError](err)
			if !ok || damaged.File != "vault.age" || damaged.Newest == nil {
				t.Errorf("%s, a member: %v", name, err)
			}
			want := vault.ErrDamaged
			if name == "one stanza" && passphrase == artificialPassphrase {
				want = vault.ErrNotRecipient
			}
			if !errors.Is(err, want) {
				t.Errorf("%s, a member: %v", name, err)
			}
		}
		refuses(t, dir, bertalanPassphrase, vaultfile.ErrNotMember)
		_, err := vaultfile.Check(t.Context(), dir, []byte(bertalanPassphrase), options())
		if !errors.Is(err, vaultfile.ErrNotMember) {
			t.Errorf("%s, check: %v", name, err)
		}
	}
}

// TestWrongPassphraseCostsLittle: of those who left, only the newest few are
// tried.
func TestWrongPassphraseCostsLittle(t *testing.T) {
	v, dir := newVault(t, options())
	const left = 9
	for range left {
		must(t, v.RemoveMember(t.Context(), own(), mustAdd(t, v, cecil()).ID))
	}
	opts, tried := options(), 0
	opts.FS = &faultfs.FS{Under: atomicfile.OS(), Before: func(op faultfs.Op) error {
		if op.Kind == faultfs.Open && strings.HasPrefix(filepath.Base(op.Path), "member-") {
			tried++
		}
		return nil
	}}
	_, err := vaultfile.Unlock(t.Context(), dir, []byte("nem ez"), opts)
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("error is %v", err)
	}
	if tried == 0 || tried > 5 {
		t.Errorf("%d copies of sealed identities were read", tried)
	}
	refuses(t, dir, cecilPassphrase, vaultfile.ErrNotMember)
}
