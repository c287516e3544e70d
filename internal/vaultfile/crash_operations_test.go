package vaultfile_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"kapukod/internal/atomicfile/crashfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

const tidying = "only tidies up: what comes back is noticed and does no harm"

func crashables() []crashable {
	return append(append(documentOperations(), accessOperations()...), recoveryOperations()...)
}

// lives looks for an entry that the operation adds or removes.
func lives(entry string) func(*vault.Document) bool {
	return func(d *vault.Document) bool { e := d.Entry(entry); return e != nil && e.Deleted == nil }
}

// told looks at the document, and at the deletion codes of the entries that were
// there before.
func told(isDone func(d *vault.Document) bool) func(*crashVault, *vaultfile.Vault, string) (outcome, error) {
	return func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
		d := v.Document()
		defer d.Wipe()
		for _, id := range []string{"e1", "e2"} {
			if d.Entry(id) == nil {
				return "", fmt.Errorf("entry %s is gone", id)
			}
			code, err := v.RevealDeletionCode(context.Background(), id, []byte(passphrase))
			if err != nil || code.Text != artificialDeletion+id {
				return "", fmt.Errorf("deletion code of %s: %w", id, err)
			}
		}
		if isDone(d) {
			return isNew, nil
		}
		return isOld, nil
	}
}

func documentOperations() []crashable {
	return []crashable{
		{
			name: "create", none: true,
			run: func(t *testing.T, c *crashVault, _ *vaultfile.Vault) error {
				v, _, err := vaultfile.Create(t.Context(), crashDir(), aranka(), onDisk(c.disk, 9))
				if err == nil {
					v.Close()
				}
				return err
			},
			look: func(*crashVault, *vaultfile.Vault, string) (outcome, error) { return either, nil },
		},
		{
			name: "save an entry",
			run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
				_, err := v.Update(t.Context(), add("e3"))
				return err
			},
			look: told(lives("e3")),
		},
		{
			name: "put an entry into the bin",
			before: func(t *testing.T, c *crashVault) crashfs.Tree {
				v := c.unlock(t, artificialPassphrase, 7)
				defer v.Close()
				mustUpdate(t, v, add("e3"))
				return c.disk.Tree()
			},
			run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
				_, err := v.Update(t.Context(), func(d *vault.Document) error {
					now := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
					d.Entry("e3").Deleted = &now
					return nil
				})
				return err
			},
			look: told(func(d *vault.Document) bool { return !lives("e3")(d) }),
		},
		{
			name: "put a deletion code",
			before: func(t *testing.T, c *crashVault) crashfs.Tree {
				v := c.unlock(t, artificialPassphrase, 7)
				defer v.Close()
				mustUpdate(t, v, add("e3"))
				return c.disk.Tree()
			},
			run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
				return v.PutDeletionCode(t.Context(), "e3", "code of e3")
			},
			look: codeOf("e3", "", "code of e3"),
		},
		{
			name: "put another deletion code",
			run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
				return v.PutDeletionCode(t.Context(), "e2", "another code")
			},
			look: codeOf("e2", artificialDeletion+"e2", "another code"),
		},
		erasure(), replacement(), restoration(), conflict(),
	}
}

// codeOf looks for the old code of an entry ("" for none) or the new one.
func codeOf(entry, before, after string) func(*crashVault, *vaultfile.Vault, string) (outcome, error) {
	return func(_ *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
		code, err := v.RevealDeletionCode(context.Background(), entry, []byte(passphrase))
		switch {
		case err == nil && code.Text == after:
			return isNew, nil
		case err == nil && code.Text == before, before == "" && errors.Is(err, vaultfile.ErrNoDeletionCode):
			return isOld, nil
		}
		return "", fmt.Errorf("deletion code: %w", err)
	}
}

// erasure takes an entry out of the bin for good, with its deletion code.
func erasure() crashable {
	return crashable{
		name: "take an entry out of the bin for good",
		before: func(t *testing.T, c *crashVault) crashfs.Tree {
			v := c.unlock(t, artificialPassphrase, 7)
			defer v.Close()
			mustUpdate(t, v, func(d *vault.Document) error {
				d.Discard("e2", time.Date(2026, 9, 1, 7, 30, 0, 0, time.UTC))
				return nil
			})
			return c.disk.Tree()
		},
		run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
			_, err := v.Update(t.Context(), func(d *vault.Document) error {
				d.Erase("e2")
				return nil
			})
			return err
		},
		look: func(_ *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
			d := v.Document()
			defer d.Wipe()
			if d.Entry("e2") == nil {
				return isNew, nil
			}
			code, err := v.RevealDeletionCode(context.Background(), "e2", []byte(passphrase))
			if err != nil || code.Text != artificialDeletion+"e2" {
				return "", fmt.Errorf("the entry is in the bin without its deletion code: %w", err)
			}
			return isOld, nil
		},
		excused: map[string]string{"folder /széf/slot": tidying},
	}
}

func replacement() crashable {
	return crashable{
		name: "finish a replacement",
		before: func(t *testing.T, c *crashVault) crashfs.Tree {
			v := c.unlock(t, artificialPassphrase, 7)
			defer v.Close()
			mustUpdate(t, v, func(d *vault.Document) error {
				e := entry("e3")
				e.Replaces = "e2"
				d.Entries = append(d.Entries, e)
				return nil
			})
			return c.disk.Tree()
		},
		run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
			_, err := v.FinishReplacement(t.Context(), "e3", nil)
			return err
		},
		look: func(_ *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
			d := v.Document()
			defer d.Wipe()
			old, done := d.Entry("e2"), lives("e3")(d)
			if old == nil || !done {
				return "", errors.New("an entry is gone")
			}
			if old.Deleted != nil {
				return isNew, nil
			}
			code, err := v.RevealDeletionCode(context.Background(), "e2", []byte(passphrase))
			if err != nil || code.Text != artificialDeletion+"e2" {
				return "", fmt.Errorf("the old entry lives without its deletion code: %w", err)
			}
			return isOld, nil
		},
		excused: map[string]string{"folder /széf/slot": tidying},
	}
}

// restoration puts the newest generation back over a damaged vault.
func restoration() crashable {
	return crashable{
		name: "restore", locked: true,
		before: func(_ *testing.T, c *crashVault) crashfs.Tree {
			tree := c.disk.Tree()
			tree["/széf/vault.age"] = crashfs.Content{Data: []byte("age-encryption.org/v1\n-> damaged")}
			return tree
		},
		run: func(t *testing.T, c *crashVault, _ *vaultfile.Vault) error {
			generations, err := vaultfile.Generations(crashDir(), onDisk(c.disk, 9))
			if err != nil {
				return err
			}
			return vaultfile.Restore(t.Context(), crashDir(), generations[0].Name, onDisk(c.disk, 9))
		},
		look: told(func(*vault.Document) bool { return true }),
		refused: func(err error) bool {
			damage, ok := errors.AsType[*vaultfile.DamagedError](err)
			return ok && damage.Newest != nil
		},
	}
}

// conflict merges a sync tool's conflict copy at unlocking.
func conflict() crashable {
	return crashable{
		name: "merge a conflict copy", locked: true,
		before: func(t *testing.T, c *crashVault) crashfs.Tree {
			base := c.disk.Tree()
			v := c.unlock(t, artificialPassphrase, 7)
			mustUpdate(t, v, add("e3"))
			v.Close()
			here := c.disk.Tree()
			c.disk = crashfs.New(base)
			v = c.unlock(t, artificialPassphrase, 8)
			mustUpdate(t, v, add("e4"))
			v.Close()
			here["/széf/vault.sync-conflict-20260901-080000-ABCDEFG.age"] = c.disk.Tree()["/széf/vault.age"]
			return here
		},
		run: func(t *testing.T, c *crashVault, _ *vaultfile.Vault) error {
			v := c.unlock(t, artificialPassphrase, 9)
			v.Close()
			return nil
		},
		look:    told(func(d *vault.Document) bool { return lives("e3")(d) && lives("e4")(d) }),
		excused: map[string]string{"folder /széf": tidying},
	}
}

func accessOperations() []crashable {
	var all []crashable
	for _, change := range accessChanges() {
		all = append(all, crashable{
			name: change.name + " a member",
			run: func(t *testing.T, c *crashVault, v *vaultfile.Vault) error {
				return change.run(t.Context(), v, c.ids)
			},
			look: func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
				return told(func(d *vault.Document) bool { return change.done(d, c.ids) })(c, v, passphrase)
			},
			excused: map[string]string{"folder /széf/members": tidying, "folder /széf/slot/members": tidying,
				"folder /széf/backups": tidying},
		})
	}
	return append(all, crashable{
		name: "change the passphrase", passphrases: []string{artificialPassphrase, anotherPassphrase},
		run: func(t *testing.T, _ *crashVault, v *vaultfile.Vault) error {
			return v.ChangePassphrase(t.Context(), own(), []byte(anotherPassphrase))
		},
		look: func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
			what, err := told(func(*vault.Document) bool { return true })(c, v, passphrase)
			if err == nil && passphrase == artificialPassphrase {
				what = isOld
			}
			return what, err
		},
		excused: map[string]string{"folder /széf/backups": tidying},
	})
}

func recoveryOperations() []crashable {
	sheet := func(d *vault.Document) vault.Recipient {
		if d.Recovery == nil {
			return ""
		}
		return d.Recovery.Recipient
	}
	return []crashable{
		{
			name: "renew the recovery sheet",
			run: func(t *testing.T, c *crashVault, v *vaultfile.Vault) error {
				_, err := v.RenewRecovery(t.Context(), own())
				return err
			},
			look: func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
				id, err := vault.ParseIdentity([]byte(c.key.Text()))
				if err != nil {
					return "", err
				}
				return told(func(d *vault.Document) bool { return sheet(d) != id.Recipient() })(c, v, passphrase)
			},
		},
		{
			name: "recover with the sheet", locked: true,
			passphrases: []string{artificialPassphrase, anotherPassphrase},
			run: func(t *testing.T, c *crashVault, _ *vaultfile.Vault) error {
				opts := onDisk(c.disk, 9)
				members, err := vaultfile.RecoveryMembers(t.Context(), crashDir(), c.key, opts)
				if err != nil {
					return err
				}
				as := vaultfile.NewPassphrase{MemberID: members[0].ID, Passphrase: []byte(anotherPassphrase)}
				v, err := vaultfile.Recover(t.Context(), crashDir(), c.key, as, opts)
				if err == nil {
					v.Close()
				}
				return err
			},
			look: func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error) {
				what, err := told(func(*vault.Document) bool { return true })(c, v, passphrase)
				if err == nil && passphrase == artificialPassphrase {
					what = isOld
				}
				return what, err
			},
			excused: map[string]string{"folder /széf/backups": tidying, "folder /széf/members": tidying},
		},
	}
}
