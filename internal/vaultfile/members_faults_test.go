package vaultfile_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// accessChange is a change of who has access, to be sabotaged at every step.
type accessChange struct {
	name string
	run  func(ctx context.Context, v *vaultfile.Vault, ids people) error
	done func(d *vault.Document, ids people) bool
}

// people are the ids of those in the vault before: Aranka makes the change,
// Bertalan has slot access, Cecil has none.
type people struct{ bertalan, cecil string }

const cecilPassphrase = "harmadik próba jelmondat"

func cecil() vaultfile.NewMember {
	return vaultfile.NewMember{Name: "Minta Cecil", Passphrase: []byte(cecilPassphrase), NoSlotAccess: true}
}

func memberOf(d *vault.Document, id string) *vault.Member {
	for i := range d.Members {
		if d.Members[i].ID == id {
			return &d.Members[i]
		}
	}
	return nil
}

func accessChanges() []accessChange {
	return []accessChange{
		{"add", func(ctx context.Context, v *vaultfile.Vault, _ people) error {
			_, err := v.AddMember(ctx, own(), vaultfile.NewMember{Name: "Minta Dóra", Passphrase: []byte("negyedik")})
			return err
		}, func(d *vault.Document, _ people) bool { return len(d.Members) == 4 }},
		{"remove", func(ctx context.Context, v *vaultfile.Vault, ids people) error {
			return v.RemoveMember(ctx, own(), ids.bertalan)
		}, func(d *vault.Document, _ people) bool { return len(d.Members) == 2 }},
		{"rename", func(ctx context.Context, v *vaultfile.Vault, ids people) error {
			return v.RenameMember(ctx, ids.cecil, "Minta Cecília")
		}, func(d *vault.Document, ids people) bool { return memberOf(d, ids.cecil).Name == "Minta Cecília" }},
		{"grant", func(ctx context.Context, v *vaultfile.Vault, ids people) error {
			return v.GrantSlotAccess(ctx, own(), ids.cecil, []byte(cecilPassphrase))
		}, func(d *vault.Document, ids people) bool { return memberOf(d, ids.cecil).SlotRecipient != "" }},
		{"revoke", func(ctx context.Context, v *vaultfile.Vault, ids people) error {
			return v.RevokeSlotAccess(ctx, own(), ids.bertalan)
		}, func(d *vault.Document, ids people) bool { return memberOf(d, ids.bertalan).SlotRecipient == "" }},
		{"revoke the sheet of", func(ctx context.Context, v *vaultfile.Vault, _ people) error {
			return v.RevokeRecovery(ctx, own())
		}, func(d *vault.Document, _ people) bool { return d.Recovery == nil }},
	}
}

// peopled makes a vault of three members with two deletion codes.
func peopled(t *testing.T, opts vaultfile.Options) (v *vaultfile.Vault, dir string, ids people) {
	t.Helper()
	v, dir = newVault(t, opts)
	mustUpdate(t, v, add("e1"))
	mustUpdate(t, v, add("e2"))
	mustPut(t, v, "e1", artificialDeletion)
	mustPut(t, v, "e2", artificialDeletion)
	return v, dir, people{mustAdd(t, v, bertalan()).ID, mustAdd(t, v, cecil()).ID}
}

// TestEveryStepOfEveryAccessChangeFails: one failing step leaves the old
// members and an error, or no error and the new ones; a pulled plug one of both.
// Whatever happened, everyone whom the document names opens it, who has slot
// access opens the codes once they are settled, and the change can be made.
func TestEveryStepOfEveryAccessChangeFails(t *testing.T) {
	oneAfterAnother(t)
	for _, change := range accessChanges() {
		for _, forever := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/forever=%v", change.name, forever), func(t *testing.T) {
				t.Parallel()
				_, before, ids := peopled(t, options())
				steps := 0
				first := 1
				if forever {
					first = (stride() + 1) / 2
				}
				for at := first; sabotageAccess(t, sabotaged{change, before, ids, at, forever}); at += stride() {
					steps++
				}
				t.Logf("%d steps failed, 0 lost", steps)
				if steps < 40/stride() {
					t.Error("the steps of this change were not seen")
				}
			})
		}
	}
}

// stride leaves out steps where time is short; KAPUKOD_SOAK takes them all. The
// steps of one write are five or six, so every kind is met.
func stride() int {
	if os.Getenv("KAPUKOD_SOAK") == "" {
		return 7
	}
	return 1
}

// sabotaged is a change of the vault in a folder, with the step that fails.
type sabotaged struct {
	accessChange
	before  string
	ids     people
	at      int
	forever bool
}

// copied is a folder's copy, to be changed.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "széf")
	must(t, os.CopyFS(to, os.DirFS(dir)))
	must(t, filepath.WalkDir(to, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := os.FileMode(0o600) // CopyFS leaves that to the umask
		if entry.IsDir() {
			mode = 0o700
		}
		return os.Chmod(path, mode)
	}))
	return to
}

func sabotageAccess(t *testing.T, c sabotaged) (goOn bool) {
	t.Helper()
	saboteur := newSaboteur()
	opts := options()
	opts.FS = &saboteur.fs
	dir, ids, at, forever := copied(t, c.before), c.ids, c.at, c.forever
	v := unlock(t, dir, opts)
	defer v.Close()
	saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
	err := c.run(t.Context(), v, ids)
	saboteur.armed = false
	if !saboteur.wasHit() {
		if err != nil {
			t.Errorf("failed without a failing step: %v", err)
		}
		return false
	}
	step := fmt.Sprintf("step %d, %s of %s", at, saboteur.hit.Kind, filepath.Base(saboteur.hit.Path))
	if err != nil && strings.Contains(err.Error(), dir) {
		t.Errorf("%s: the error names the folder", step)
	}
	after := unlock(t, dir, options())
	done := c.done(after.Document(), ids)
	if err == nil && !done {
		t.Errorf("%s: no error, but nothing was saved", step)
	}
	if err != nil && done && !forever {
		t.Errorf("%s: the error %q, but it was saved", step, err)
	}
	if err != nil && !forever && strings.Join(tree(t, dir), "\n") != strings.Join(tree(t, c.before), "\n") {
		t.Errorf("%s: files of what was not done are left", step)
	}
	if !done {
		must(t, c.run(t.Context(), after, ids))
	}
	must(t, after.SettleSlot(t.Context(), own()))
	everyoneOpens(t, step, dir)
	return !t.Failed()
}

// everyoneOpens checks that each member has the access that the document says.
func everyoneOpens(t *testing.T, step, dir string) {
	t.Helper()
	d := unlock(t, dir, options()).Document()
	passphrases := map[string]string{"Minta Aranka": artificialPassphrase, "Minta Bertalan": bertalanPassphrase,
		"Minta Cecil": cecilPassphrase, "Minta Cecília": cecilPassphrase, "Minta Dóra": "negyedik"}
	if d.SlotStale {
		t.Errorf("%s: still stale", step)
	}
	opened := 0
	for _, m := range d.Members {
		passphrase := passphrases[m.Name]
		v := unlockWith(t, dir, passphrase)
		if v.Member() != m.ID || v.Document().Entry("e1") == nil {
			t.Errorf("%s: %s opens something else", step, m.Name)
		}
		for _, entry := range []string{"e1", "e2"} {
			code, err := v.RevealDeletionCode(t.Context(), entry, []byte(passphrase))
			switch {
			case m.SlotRecipient == "" && errors.Is(err, vaultfile.ErrNoSlotAccess):
			case m.SlotRecipient != "" && err == nil && code.Text == artificialDeletion:
			default:
				t.Errorf("%s: %s's deletion code: %v", step, m.Name, err)
			}
		}
		opened++
	}
	if opened == 3 {
		return
	}
	if opened == 2 {
		refuses(t, dir, bertalanPassphrase, vaultfile.ErrNotMember)
	}
}

// TestEveryStepOfChangingThePassphraseFails: at each point one of the two
// passphrases opens the vault and the deletion codes, and what the passphrase
// that is used next opens is put right by itself.
func TestEveryStepOfChangingThePassphraseFails(t *testing.T) {
	oneAfterAnother(t)
	for _, forever := range []bool{false, true} {
		t.Run(fmt.Sprintf("all from one step on=%v", forever), func(t *testing.T) {
			t.Parallel()
			v, before := newVault(t, options())
			mustUpdate(t, v, add("e1"))
			mustPut(t, v, "e1", artificialDeletion)
			steps := map[string]int{}
			for at := 1; ; at++ {
				opens, goOn := sabotagePassphrase(t, before, at, forever)
				if !goOn {
					break
				}
				steps[opens]++
			}
			t.Logf("after so many failing steps these passphrases opened everything: %v", steps)
			if steps["old"] < 10 || forever && steps["new"] < 3 {
				t.Error("the steps of this change were not seen")
			}
		})
	}
}

func sabotagePassphrase(t *testing.T, before string, at int, forever bool) (opens string, goOn bool) {
	t.Helper()
	saboteur := newSaboteur()
	opts := options()
	opts.FS = &saboteur.fs
	if at%2 == 0 { // a clock that went back must not decide which passphrase counts
		opts.Now = func() time.Time { return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) }
	}
	dir := copied(t, before)
	v := unlock(t, dir, opts)
	defer v.Close()
	saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
	err := v.ChangePassphrase(t.Context(), own(), []byte(bertalanPassphrase))
	saboteur.armed = false
	if !saboteur.wasHit() {
		return "", false
	}
	step := fmt.Sprintf("step %d, %s of %s", at, saboteur.hit.Kind, filepath.Base(saboteur.hit.Path))
	for name, passphrase := range map[string]string{"old": artificialPassphrase, "new": bertalanPassphrase} {
		dir := copied(t, dir)
		if !opensAll(t, step+", "+name, dir, passphrase) {
			continue
		}
		opens += name
		other := map[string]string{"old": bertalanPassphrase, "new": artificialPassphrase}[name]
		refuses(t, dir, other, vault.ErrWrongPassphrase) // what was left over is settled
		wanted := map[string]bool{"old": err != nil, "new": err == nil}[name]
		if !forever && !wanted {
			t.Errorf("%s: the %s passphrase opens after error %v", step, name, err)
		}
	}
	if opens == "" {
		t.Errorf("%s: neither passphrase opens everything", step)
	}
	return opens, !t.Failed()
}

// opensAll reports whether a passphrase opens a vault; one that does must open
// the deletion code, too, and every sealed identity that is left afterwards.
func opensAll(t *testing.T, step, dir, passphrase string) bool {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), dir, []byte(passphrase), options())
	if err != nil {
		if !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Errorf("%s: %v", step, err)
		}
		return false
	}
	defer v.Close()
	code, err := v.RevealDeletionCode(t.Context(), "e1", []byte(passphrase))
	if err != nil || code.Text != artificialDeletion {
		t.Errorf("%s opens the vault, and the deletion code: %v", step, err)
	}
	for _, pattern := range []string{"members/*.age", "slot/members/*.age", "backups/member-*", "backups/slotkey-*"} {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		must(t, err)
		if len(files) != 1 {
			t.Errorf("%s: %d files of %s", step, len(files), pattern)
		}
		for _, file := range files {
			sealed, err := os.ReadFile(file)
			must(t, err)
			id, err := vault.OpenIdentity(sealed, []byte(passphrase))
			id.Wipe()
			if err != nil {
				t.Errorf("%s: %s: %v", step, filepath.Base(file), err)
			}
		}
	}
	return true
}
