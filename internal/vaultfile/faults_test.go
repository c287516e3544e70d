package vaultfile_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/faultfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// errInjected stands for whatever the disk may say; the classes of real errors
// are atomicfile's tests' matter.
var errInjected = errors.New("injected failure")

// saboteur counts operations and fails the nth, or all from the nth on, as a
// pulled plug does.
type saboteur struct {
	fs      faultfs.FS
	armed   bool
	forever bool
	at, n   int
	err     error
	hit     faultfs.Op
}

func newSaboteur() *saboteur {
	s := &saboteur{err: errInjected}
	s.fs = faultfs.FS{Under: unsynced{atomicfile.OS()}, Before: func(op faultfs.Op) error {
		if !s.armed {
			return nil
		}
		s.n++
		if s.n == s.at || s.forever && s.n > s.at {
			if s.n == s.at {
				s.hit = op
			}
			return s.err
		}
		return nil
	}}
	return s
}

// oneAfterAnother skips, under the race detector, what tries thousands of states one after another:
// it has no two goroutines to find, and would take several times as long. scripts/crashes.sh runs it
// without.
func oneAfterAnother(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("thousands of states: scripts/crashes.sh tries them without the race detector")
	}
}

func (s *saboteur) wasHit() bool { return s.n >= s.at }

// operation is a change of a vault's folder that is to be sabotaged at every
// step.
type operation struct {
	name string
	// prepare brings the vault into the state before.
	prepare func(t *testing.T, v *vaultfile.Vault)
	run     func(ctx context.Context, v *vaultfile.Vault, dir string, opts vaultfile.Options) error
	// done tells whether the vault is in the state after; it fails the test
	// when it is in neither.
	done func(t *testing.T, v *vaultfile.Vault) bool
	// noted tells that the document is saved before, and stays so.
	noted bool
}

func operations() []operation {
	return []operation{
		{
			name:    "save",
			prepare: func(t *testing.T, v *vaultfile.Vault) { mustUpdate(t, v, add("e1")) },
			run: func(ctx context.Context, v *vaultfile.Vault, _ string, _ vaultfile.Options) error {
				_, err := v.Update(ctx, add("e2"))
				return err
			},
			done: func(t *testing.T, v *vaultfile.Vault) bool { return hasEntry(t, v, "e2") },
		},
		{
			name:    "put the first deletion code",
			prepare: func(t *testing.T, v *vaultfile.Vault) { mustUpdate(t, v, add("e1")) },
			run:     putSecond,
			done: func(t *testing.T, v *vaultfile.Vault) bool {
				return v.HasDeletionCode("e1") && revealed(t, v, "e1") == "second"
			},
			noted: true,
		},
		{
			name: "put another deletion code",
			prepare: func(t *testing.T, v *vaultfile.Vault) {
				mustUpdate(t, v, add("e1"))
				mustPut(t, v, "e1", "first")
				must(t, v.NoteDeletionPaper(t.Context(), "e1", true))
			},
			noted: true,
			run:   putSecond,
			done: func(t *testing.T, v *vaultfile.Vault) bool {
				text := revealed(t, v, "e1")
				if text != "first" && text != "second" {
					t.Error("the deletion code is neither the old nor the new one")
				}
				if d := v.Document(); text == "second" && d.Entry("e1").DeletionPaper != nil {
					t.Error("the new deletion code counts as on paper")
				}
				return text == "second"
			},
		},
		{
			name: "take an entry out of the bin for good",
			prepare: func(t *testing.T, v *vaultfile.Vault) {
				mustUpdate(t, v, add("e1"))
				mustUpdate(t, v, add("e2"))
				mustPut(t, v, "e2", "first")
				mustUpdate(t, v, func(d *vault.Document) error { d.Discard("e2", d.Entry("e2").Updated); return nil })
			},
			run: func(ctx context.Context, v *vaultfile.Vault, _ string, _ vaultfile.Options) error {
				_, err := v.Update(ctx, func(d *vault.Document) error { d.Erase("e2"); return nil })
				return err
			},
			done: func(t *testing.T, v *vaultfile.Vault) bool {
				there := hasEntry(t, v, "e2")
				if there && revealed(t, v, "e2") != "first" {
					t.Error("the entry is in the bin without its deletion code")
				}
				return !there
			},
		},
		{
			name: "restore",
			prepare: func(t *testing.T, v *vaultfile.Vault) {
				mustUpdate(t, v, add("e1"))
				mustUpdate(t, v, add("e2"))
			},
			run: func(ctx context.Context, _ *vaultfile.Vault, dir string, opts vaultfile.Options) error {
				found, err := vaultfile.Generations(dir, opts)
				if err != nil {
					return err
				}
				return vaultfile.Restore(ctx, dir, found[1].Name, opts)
			},
			done: func(t *testing.T, v *vaultfile.Vault) bool { return !hasEntry(t, v, "e2") },
		},
	}
}

func putSecond(ctx context.Context, v *vaultfile.Vault, _ string, _ vaultfile.Options) error {
	return v.PutDeletionCode(ctx, "e1", "second")
}

func mustPut(t *testing.T, v *vaultfile.Vault, id, text string) {
	t.Helper()
	if err := v.PutDeletionCode(t.Context(), id, text); err != nil {
		t.Fatal(err)
	}
}

func revealed(t *testing.T, v *vaultfile.Vault, id string) string {
	t.Helper()
	code, err := v.RevealDeletionCode(t.Context(), id, []byte(artificialPassphrase))
	if err != nil {
		t.Errorf("reveal: %v", err)
	}
	return code.Text
}

func hasEntry(t *testing.T, v *vaultfile.Vault, id string) bool {
	t.Helper()
	d := v.Document()
	if d.Entry("e1") == nil {
		t.Error("an entry from before is lost")
	}
	return d.Entry(id) != nil
}

// TestEveryStepOfEveryChangeFails: one failing step leaves the old vault and
// an error, or no error and the new one; a plug pulled at any step leaves one
// of both, whole; and whatever happened, the next save works.
func TestEveryStepOfEveryChangeFails(t *testing.T) {
	oneAfterAnother(t)
	for _, op := range operations() {
		for _, forever := range []bool{false, true} {
			name := op.name + "/one step"
			if forever {
				name = op.name + "/all from one step on"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				steps := 0
				for at := 1; sabotage(t, op, at, forever); at++ {
					steps++
				}
				t.Logf("%d steps failed, 0 lost", steps)
				if steps < 10 {
					t.Error("the steps of this change were not seen")
				}
			})
		}
	}
}

func sabotage(t *testing.T, op operation, at int, forever bool) (goOn bool) {
	t.Helper()
	saboteur := newSaboteur()
	opts := options()
	opts.FS = &saboteur.fs
	v, dir := newVault(t, opts)
	op.prepare(t, v)
	before := op.backups(t, dir)
	saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
	err := op.run(t.Context(), v, dir, opts)
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
	after := unlock(t, dir, options()) // sweeps away what the crash left
	done := op.done(t, after)
	if err == nil && !done {
		t.Errorf("%s: no error, but nothing was saved", step)
	}
	if err != nil && done && !forever {
		t.Errorf("%s: the error %q, but it was saved", step, err)
	}
	if err != nil && !forever && op.backups(t, dir) != before {
		t.Errorf("%s: what was not saved is among the generations", step)
	}
	allGood(t, dir)
	mustUpdate(t, after, add("e9"))
	if !hasEntry(t, unlock(t, dir, options()), "e9") {
		t.Errorf("%s: the next save was lost", step)
	}
	return true
}

// backups lists what is kept.
func backups(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, "backups"))
	must(t, err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, "\n")
}

// backups leaves out the document where it is saved first.
func (op operation) backups(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	for name := range strings.Lines(backups(t, dir)) {
		if !op.noted || !strings.HasPrefix(name, "vault-") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return strings.Join(names, "\n")
}

// allGood checks every file and generation, and that no temporary file is left.
func allGood(t testing.TB, dir string) {
	t.Helper()
	reports, err := vaultfile.Check(t.Context(), dir, []byte(artificialPassphrase), options())
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		if report.Err != nil || !report.Opened {
			t.Errorf("%s: %v, opened: %v", report.File, report.Err, report.Opened)
		}
	}
	tree(t, dir)
}

// TestEveryStepOfCreateFails: after a failing step there is no vault and none
// of its files; after a pulled plug there is none or a whole one; where there
// is none, Create may run again. Files of others stay as they are.
func TestEveryStepOfCreateFails(t *testing.T) {
	oneAfterAnother(t)
	for _, forever := range []bool{false, true} {
		t.Run(fmt.Sprintf("forever=%v", forever), func(t *testing.T) {
			t.Parallel()
			none, whole := 0, 0
			for at := 1; ; at++ {
				goOn, exists := sabotageCreate(t, at, forever)
				if !goOn {
					break
				}
				if exists {
					whole++
				} else {
					none++
				}
			}
			t.Logf("no vault after %d failing steps, a whole one after %d", none, whole)
			if none < 20 {
				t.Error("the steps of Create were not seen")
			}
		})
	}
}

func sabotageCreate(t *testing.T, at int, forever bool) (goOn, exists bool) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "széf")
	foreign := filepath.Join(dir, "levél.txt")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(foreign, []byte("másé"), 0o600); err != nil {
		t.Fatal(err)
	}
	saboteur := newSaboteur()
	saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
	opts := options()
	opts.FS = &saboteur.fs
	v, _, err := vaultfile.Create(t.Context(), dir, aranka(), opts)
	saboteur.armed = false
	if err == nil {
		v.Close()
	}
	if !saboteur.wasHit() {
		if err != nil {
			t.Errorf("failed without a failing step: %v", err)
		}
		return false, true
	}
	exists, existsErr := vaultfile.Exists(dir, options())
	if existsErr != nil {
		t.Fatal(existsErr)
	}
	switch {
	case err == nil && !exists, err != nil && exists && !forever:
		t.Errorf("step %d (%s): error %v, vault %v", at, saboteur.hit.Kind, err, exists)
	case !exists:
		again, _, err := vaultfile.Create(t.Context(), dir, aranka(), options())
		if err != nil {
			t.Fatalf("step %d: creating again: %v", at, err)
		}
		again.Close()
	}
	v = unlock(t, dir, options())
	mustUpdate(t, v, add("e1"))
	_, err = vaultfile.Unlock(t.Context(), dir, []byte("nem ez"), options())
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("step %d: wrong passphrase: %v", at, err)
	}
	if got, err := os.ReadFile(foreign); string(got) != "másé" {
		t.Errorf("step %d: another's file was touched: %v", at, err)
	}
	return true, exists
}

// TestDiskThatLies: what comes back is not what was written. The save fails,
// and the old vault is put back.
func TestDiskThatLies(t *testing.T) {
	for _, where := range []string{"backups", "széf"} {
		lying := &faultfs.FS{Under: atomicfile.OS()}
		opts := options()
		opts.FS = lying
		v, dir := newVault(t, opts)
		mustUpdate(t, v, add("e1"))
		lies := 1
		lying.Alter = func(path string, data []byte) []byte {
			if lies == 0 || filepath.Base(filepath.Dir(path)) != where {
				return data
			}
			lies--
			changed := append([]byte(nil), data...)
			changed[len(changed)-1] ^= 1
			return changed
		}
		if _, err := v.Update(t.Context(), add("e2")); !errors.Is(err, vaultfile.ErrReadBack) {
			t.Errorf("%s: error is %v", where, err)
		}
		if hasEntry(t, unlock(t, dir, options()), "e2") {
			t.Errorf("%s: the entry was saved", where)
		}
		allGood(t, dir)
	}
}

// TestFailuresAreTold: the user interface must be able to say what to do.
func TestFailuresAreTold(t *testing.T) {
	for want, err := range failuresToTell() {
		saboteur := newSaboteur()
		opts := options()
		opts.FS = &saboteur.fs
		v, dir := newVault(t, opts)
		mustUpdate(t, v, add("e1"))
		saboteur.err, saboteur.forever, saboteur.armed = err, true, true
		saboteur.fs.Before = func(op faultfs.Op) error {
			if saboteur.armed && (op.Kind == faultfs.Create || op.Kind == faultfs.Write || op.Kind == faultfs.Rename) {
				return &fs.PathError{Op: string(op.Kind), Path: op.Path, Err: err}
			}
			return nil
		}
		if _, err := v.Update(t.Context(), add("e2")); !errors.Is(err, want) {
			t.Errorf("save: error is %v, want %v", err, want)
		}
		if err := v.PutDeletionCode(t.Context(), "e1", artificialDeletion); !errors.Is(err, want) {
			t.Errorf("put: error is %v, want %v", err, want)
		}
		_, _, createErr := vaultfile.Create(t.Context(), filepath.Join(t.TempDir(), "other"), aranka(), opts)
		if !errors.Is(createErr, want) {
			t.Errorf("create: error is %v, want %v", createErr, want)
		}
		saboteur.armed = false
		allGood(t, dir)
	}
}
