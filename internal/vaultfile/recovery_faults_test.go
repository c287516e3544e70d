package vaultfile_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"kapukod/internal/vaultfile"
)

// TestEveryStepOfRecoveringFails: one failing step, or all from one on, leaves
// a vault that one of the two passphrases opens, with every deletion code; and
// the sheet lets in again.
func TestEveryStepOfRecoveringFails(t *testing.T) {
	oneAfterAnother(t)
	for _, forever := range []bool{false, true} {
		t.Run(fmt.Sprintf("all from one step on=%v", forever), func(t *testing.T) {
			t.Parallel()
			v, key, before := vaultWithSheet(t, options())
			members := v.Document().Members
			v.Close()
			as := vaultfile.NewPassphrase{MemberID: members[0].ID, Passphrase: []byte(anotherPassphrase)}
			steps := 0
			for at := 1; sabotageRecovery(t, before, key, as, at, forever); at += stride() {
				steps++
			}
			t.Logf("%d steps failed, 0 lost", steps)
			if steps < 40/stride() {
				t.Error("the steps were not seen")
			}
		})
	}
}

func sabotageRecovery(t *testing.T, before string, key vaultfile.RecoveryKey, as vaultfile.NewPassphrase, at int, forever bool) (goOn bool) {
	t.Helper()
	saboteur := newSaboteur()
	opts := options()
	opts.FS = &saboteur.fs
	dir := copied(t, before)
	saboteur.at, saboteur.forever, saboteur.armed = at, forever, true
	v, err := vaultfile.Recover(t.Context(), dir, key, as, opts)
	saboteur.armed = false
	if err == nil {
		v.Close()
	}
	if !saboteur.wasHit() {
		return false
	}
	step := fmt.Sprintf("step %d, %s of %s", at, saboteur.hit.Kind, filepath.Base(saboteur.hit.Path))
	opened := ""
	for _, passphrase := range []string{artificialPassphrase, anotherPassphrase} {
		v, openErr := vaultfile.Unlock(t.Context(), dir, []byte(passphrase), options())
		if openErr != nil {
			continue
		}
		opened = passphrase
		code, openErr := v.RevealDeletionCode(t.Context(), "e1", []byte(passphrase))
		if openErr != nil || code.Text != artificialDeletion || v.Document().Entry("e1") == nil {
			t.Errorf("%s: deletion code: %v", step, openErr)
		}
		v.Close()
	}
	if opened == "" || err == nil && opened != anotherPassphrase {
		t.Errorf("%s: recovering said %v, and %q opens the vault", step, err, opened)
	}
	again, err := vaultfile.Recover(t.Context(), dir, key, as, options())
	if err != nil {
		t.Errorf("%s: recovering again: %v", step, err)
		return false
	}
	again.Close()
	return !t.Failed()
}
