package vaultfile_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/atomicfile"
	"kapukod/internal/atomicfile/crashfs"
	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// crashDir is where the vault lies on a crashfs.Disk.
func crashDir() string { return filepath.Join(string(filepath.Separator), "széf") }

// onDisk are options of a vault on a disk. The clock stands at a time of its
// own for each step of a test: nothing here depends on it.
func onDisk(d *crashfs.Disk, hour int) vaultfile.Options {
	now := time.Date(2026, 9, 1, hour, 0, 0, 0, time.UTC)
	return vaultfile.Options{FS: d, WorkFactor: lowCost, Forget: func() {}, Now: func() time.Time {
		now = now.Add(time.Second)
		return now
	}}
}

// crashable is one thing that a vault does, to be cut off at every moment.
type crashable struct {
	name string
	// before is the disk when it begins. Nil means a vault of three members
	// with two entries and a deletion code for each.
	before func(t *testing.T, c *crashVault) crashfs.Tree
	// run does it, on a vault that is unlocked or, with locked, on none.
	run    func(t *testing.T, c *crashVault, v *vaultfile.Vault) error
	locked bool
	// passphrases of which one opens the vault afterwards; the last alone when
	// it is done. Nil means Aranka's.
	passphrases []string
	// look tells what is found after a crash: the old vault or the new one,
	// whole; an error for anything else.
	look func(c *crashVault, v *vaultfile.Vault, passphrase string) (outcome, error)
	// none: it makes a vault where there was none.
	none bool
	// refused accepts an error of unlocking before the operation is done: the
	// vault was damaged.
	refused func(error) bool
	// excused are syncs without which nothing is lost, with the reason.
	excused map[string]string
}

type outcome string

const (
	isOld  outcome = "old"
	isNew  outcome = "new"
	either outcome = "either" // the two do not differ in what can be seen
)

// crashVault is the vault that operations work on.
type crashVault struct {
	disk *crashfs.Disk
	ids  people
	key  vaultfile.RecoveryKey
	old  uint64 // revision before the operation
}

// TestNoCrashLosesAnything cuts the power at every moment of every operation,
// with every loss of what was not synced. After each the old vault or the new
// one is there, whole: it opens, every file of it holds, every deletion code
// reads, and it can be changed. Then it leaves out each sync in turn, and that
// must lose something.
func TestNoCrashLosesAnything(t *testing.T) {
	oneAfterAnother(t)
	for _, op := range crashables() {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			c, d := op.recorded(t)
			checked := &verdicts{op: op, crashVault: c, final: d.Tree(), known: make(map[[sha256.Size + 1]byte]error)}
			tried := 0
			for state, err := range d.States(-1) {
				must(t, err)
				tried++
				if err := checked.of(t, state); err != nil {
					t.Fatalf("state %d (done: %v): %v\n%s", tried, state.Done, err, listing(state.Tree))
				}
			}
			caught, excused := 0, 0
			for _, sync := range d.Syncs() {
				switch lost := checked.without(t, d, sync.Step); {
				case lost:
					caught++
				case !syncedAgain(d, sync) && op.excuse(sync.Of) == "":
					t.Errorf("nothing is lost without the sync of %s at step %d", sync.Of, sync.Step)
				default:
					excused++
				}
			}
			t.Logf("%s: %d crash states tried, 0 lost; %d syncs lose something when left out, %d are made up for",
				op.name, tried, caught, excused)
			if tried < 10 || caught == 0 {
				t.Error("the operation was not seen")
			}
		})
	}
}

// recorded does the operation on a disk that remembers.
func (op crashable) recorded(t *testing.T) (*crashVault, *crashfs.Disk) {
	t.Helper()
	c := &crashVault{}
	var tree crashfs.Tree
	switch {
	case op.none:
	default:
		tree = c.peopled(t)
		if op.before != nil {
			c.disk = crashfs.New(tree)
			tree = op.before(t, c)
		}
	}
	c.disk = crashfs.New(tree)
	var v *vaultfile.Vault
	if !op.none && !op.locked {
		v = c.unlock(t, artificialPassphrase, 9)
		defer v.Close()
		d := v.Document()
		c.old = d.Revision
		d.Wipe()
	}
	c.disk.Record()
	must(t, op.run(t, c, v))
	return c, c.disk
}

// peopled makes the usual vault and returns the disk that it is on.
func (c *crashVault) peopled(t *testing.T) crashfs.Tree {
	t.Helper()
	c.disk = crashfs.New(nil)
	opts := onDisk(c.disk, 6)
	v, key, err := vaultfile.Create(t.Context(), crashDir(), aranka(), opts)
	must(t, err)
	defer v.Close()
	c.key = key
	for _, id := range []string{"e1", "e2"} {
		mustUpdate(t, v, add(id))
		must(t, v.PutDeletionCode(t.Context(), id, artificialDeletion+id))
	}
	c.ids = people{mustAdd(t, v, bertalan()).ID, mustAdd(t, v, cecil()).ID}
	return c.disk.Tree()
}

func (c *crashVault) unlock(t *testing.T, passphrase string, hour int) *vaultfile.Vault {
	t.Helper()
	v, err := vaultfile.Unlock(t.Context(), crashDir(), []byte(passphrase), onDisk(c.disk, hour))
	must(t, err)
	return v
}

// verdicts remembers what was found out about a tree: states of one operation
// are alike.
type verdicts struct {
	*crashVault
	op    crashable
	final crashfs.Tree // the disk when all is done
	known map[[sha256.Size + 1]byte]error
}

func (s *verdicts) of(t *testing.T, state crashfs.State) error {
	sum := state.Tree.Sum()
	key := [sha256.Size + 1]byte(append(sum[:], map[bool]byte{true: 1}[state.Done]))
	err, ok := s.known[key]
	if !ok {
		err = s.op.inOrder(state, s.final)
		if err == nil {
			err = s.op.check(t, s.crashVault, state)
		}
		s.known[key] = err
	}
	return err
}

// inOrder looks at the files alone. What was done is in its place, and what is
// in a place is in backups/ too: two copies of everything, always.
func (op crashable) inOrder(state crashfs.State, final crashfs.Tree) error {
	kept := make(map[string]bool)
	for name, content := range state.Tree {
		if strings.HasPrefix(name, "/széf/backups/") {
			kept[string(content.Data)] = true
		}
	}
	for name, content := range state.Tree {
		if content.Dir || !isPlace(name) {
			continue
		}
		late := op.none || op.locked || !strings.HasPrefix(name, "/széf/slot/") && name != "/széf/vault.age" ||
			strings.HasPrefix(name, "/széf/slot/members/")
		if _, made := state.Tree["/széf/vault.age"]; op.none && made && name != "/széf/vault.age" {
			late = false // before there is a vault, its identities are in both places
		}
		if (!late || state.Done) && !kept[string(content.Data)] {
			return fmt.Errorf("%w: %s is not in backups/", errLost, name)
		}
	}
	if !state.Done {
		return nil
	}
	for name, content := range final {
		if !content.Dir && name != "/széf/lock" && string(state.Tree[name].Data) != string(content.Data) {
			return fmt.Errorf("%w: %s is not as it was left", errLost, name)
		}
	}
	return nil
}

// isPlace tells the vault's own files from generations and temporary ones.
func isPlace(name string) bool {
	return strings.HasSuffix(name, ".age") && !strings.Contains(name, "/backups/") && !strings.Contains(name, "sync-conflict")
}

// without tells whether something is lost where one sync never was.
func (s *verdicts) without(t *testing.T, d *crashfs.Disk, step int) bool {
	for state, err := range d.States(step) { // what can be seen without opening anything comes first
		if err != nil || s.op.inOrder(state, s.final) != nil {
			return true
		}
	}
	for state, err := range d.States(step) {
		if err != nil || s.of(t, state) != nil {
			return true
		}
	}
	return false
}

// syncedAgain tells whether the same folder or file is synced once more: where
// nothing is lost in between, the first sync is made up for by the second.
func syncedAgain(d *crashfs.Disk, sync crashfs.Sync) bool {
	for _, later := range d.Syncs() {
		if later.Step > sync.Step && later.Of == sync.Of {
			return true
		}
	}
	return false
}

func (op crashable) excuse(sync string) string {
	for part, reason := range op.excused {
		if strings.Contains(sync, part) {
			return reason
		}
	}
	return ""
}

var errLost = errors.New("lost")

// check opens what a crash left.
func (op crashable) check(t *testing.T, c *crashVault, state crashfs.State) error {
	disk := crashfs.New(state.Tree)
	opts := onDisk(disk, 12)
	found, err := vaultfile.Exists(crashDir(), opts)
	switch {
	case err != nil:
		return err
	case !found && op.none && !state.Done:
		return op.makeAgain(t, opts)
	case !found:
		return fmt.Errorf("%w: there is no vault", errLost)
	}
	phrases := op.passphrases
	if phrases == nil {
		phrases = []string{artificialPassphrase}
	}
	if state.Done {
		phrases = phrases[len(phrases)-1:]
	}
	v, passphrase, err := unlockAny(t, phrases, opts)
	if err != nil && !state.Done && op.refused != nil && op.refused(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errLost, err)
	}
	defer v.Close()
	what, err := op.look(c, v, passphrase)
	if err != nil {
		return fmt.Errorf("%w: %w", errLost, err)
	}
	if state.Done && what == isOld {
		return fmt.Errorf("%w: what was done is undone", errLost)
	}
	if err := op.whole(t, v, passphrase, opts); err != nil {
		return err
	}
	if op.none {
		return nil
	}
	if err := othersCan(t, c, v, passphrase, opts); err != nil {
		return fmt.Errorf("%w: %w", errLost, err)
	}
	// Another member's unlocking may have found what the crash had left half
	// done, and finished it.
	again, passphrase, err := unlockAny(t, phrases, opts)
	if err == nil {
		defer again.Close()
		_, err = op.look(c, again, passphrase)
	}
	if err != nil {
		return fmt.Errorf("%w: after others were there: %w", errLost, err)
	}
	return nil
}

// unlockAny unlocks with the first passphrase that opens the vault.
func unlockAny(t *testing.T, phrases []string, opts vaultfile.Options) (v *vaultfile.Vault, passphrase string, err error) {
	for _, passphrase = range phrases {
		if v, err = vaultfile.Unlock(t.Context(), crashDir(), []byte(passphrase), opts); err == nil {
			break
		}
	}
	return v, passphrase, err
}

// othersCan: whoever the document names opens it, and reads the deletion codes
// who may, once those that wait for it are sealed anew; so does the sheet.
func othersCan(t *testing.T, c *crashVault, v *vaultfile.Vault, passphrase string, opts vaultfile.Options) error {
	if err := v.SettleSlot(t.Context(), []byte(passphrase)); err != nil {
		return fmt.Errorf("seal deletion codes anew: %w", err)
	}
	d := v.Document()
	defer d.Wipe()
	if m := memberOf(d, c.ids.bertalan); m != nil {
		other, err := vaultfile.Unlock(t.Context(), crashDir(), bertalan().Passphrase, opts)
		if err != nil {
			return fmt.Errorf("another member: %w", err)
		}
		defer other.Close()
		if _, err := other.RevealDeletionCode(t.Context(), "e1", bertalan().Passphrase); m.SlotRecipient != "" && err != nil {
			return fmt.Errorf("another member: %w", err)
		}
	}
	sheet, err := vault.ParseIdentity([]byte(c.key.Text()))
	if err != nil || d.Recovery == nil || d.Recovery.Recipient != sheet.Recipient() {
		return err
	}
	sealed, err := atomicfile.ReadFile(opts.FS, filepath.Join(crashDir(), "slot", "e1.age"), 1<<20)
	if err == nil {
		_, err = vault.OpenDeletionCode(sealed, "e1", sheet)
	}
	if err != nil {
		return fmt.Errorf("the recovery sheet: %w", err)
	}
	return nil
}

// makeAgain: where there is no vault one can be made.
func (op crashable) makeAgain(t *testing.T, opts vaultfile.Options) error {
	v, _, err := vaultfile.Create(t.Context(), crashDir(), aranka(), opts)
	if err != nil {
		return fmt.Errorf("make it again: %w", err)
	}
	v.Close()
	return nil
}

// whole: every file of the vault holds, and it can be changed.
func (op crashable) whole(t *testing.T, v *vaultfile.Vault, passphrase string, opts vaultfile.Options) error {
	reports, err := vaultfile.Check(t.Context(), crashDir(), []byte(passphrase), opts)
	if err != nil {
		return err
	}
	for _, r := range reports {
		damagedBefore := op.refused != nil && strings.HasPrefix(r.File, "backups/")
		if r.Err != nil && !damagedBefore && !errors.Is(r.Err, vault.ErrNotRecipient) {
			return fmt.Errorf("%w: %s: %w", errLost, r.File, r.Err)
		}
	}
	saved, err := v.Update(t.Context(), add("after"))
	if err != nil {
		return fmt.Errorf("%w: a change afterwards: %w", errLost, err)
	}
	saved.Wipe()
	return nil
}

func listing(tree crashfs.Tree) string {
	var b strings.Builder
	for name, content := range tree {
		if !content.Dir {
			fmt.Fprintf(&b, "%s: %d bytes\n", name, len(content.Data))
		}
	}
	return b.String()
}
