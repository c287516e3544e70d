package program_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/app/program"
	"kapukod/internal/remember"
	"kapukod/internal/session"
	"kapukod/internal/vaultfile"
)

// pretendedDoor is a keyring and the files beside it.
type pretendedDoor struct {
	ring, half, tries []byte
	ringErr           error
	noRing            bool
}

func (p *pretendedDoor) deps() program.Door {
	file := func(data *[]byte) (func() ([]byte, error), func([]byte) error) {
		return func() ([]byte, error) {
				if *data == nil {
					return nil, fs.ErrNotExist
				}
				return bytes.Clone(*data), nil
			}, func(next []byte) error {
				*data = bytes.Clone(next)
				return nil
			}
	}
	var door program.Door
	door.Tries.Read, door.Tries.Write = file(&p.tries)
	if p.noRing {
		return door
	}
	door.Remember.File.Read, door.Remember.File.Write = file(&p.half)
	door.Remember.File.Remove = func() error { p.half = nil; return nil }
	door.Remember.Ring = remember.Ring{
		Get: func(context.Context) ([]byte, error) {
			if p.ring == nil && p.ringErr == nil {
				return nil, remember.ErrNothing
			}
			return bytes.Clone(p.ring), p.ringErr
		},
		Set: func(_ context.Context, half []byte) error {
			if p.ringErr == nil {
				p.ring = bytes.Clone(half)
			}
			return p.ringErr
		},
		Delete: func(context.Context) error { p.ring = nil; return p.ringErr },
	}
	return door
}

// atRemember goes from the codes to the page about opening without the passphrase.
func (d *desk) atRemember() {
	d.t.Helper()
	d.press("common.settings")
	d.press("settings.section.lock")
	d.press("remember.title")
	d.mustSee("remember.title", "remember.who.title", "remember.slot")
}

// fromRemember goes back to the codes.
func (d *desk) fromRemember() {
	d.t.Helper()
	d.press("common.back")
	d.press("common.done")
	d.press("common.done")
}

func (d *desk) remember() {
	d.t.Helper()
	d.atRemember()
	d.press("common.next")
	d.window.Type(0, phrase)
	d.press("remember.turnon")
	d.mustSee("remember.on.title")
	d.fromRemember()
}

func TestRemember(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	d.remember()
	for name, held := range map[string][]byte{"keyring": d.door.ring, "file": d.door.half} {
		for _, secret := range []string{phrase, sheetBeginning} {
			if bytes.Contains(held, []byte(secret)) {
				t.Errorf("the %s holds %s", name, secret)
			}
		}
	}
	d.press("codes.lock")
	d.mustSee("unlock.title", "unlock.remembered")
	d.press("unlock.open")
	d.mustSee("codes.title")

	d.start() // after a new start too, and after a press, not before
	d.program.Start()
	d.queue.Drain()
	d.mustSee("unlock.title", "unlock.remembered")
	d.press("unlock.open")
	d.mustSee("codes.title")

	d.press("codes.lock")
	d.press("unlock.typed")
	d.unlock(phrase) // the other way goes on working
	d.mustSee("codes.title")

	d.atRemember()
	d.press("remember.turnoff")
	d.mustSee("remember.turnedoff", "remember.what")
	if d.door.ring != nil || d.door.half != nil {
		t.Error("something is kept after turning it off")
	}
	d.fromRemember()
	d.press("codes.lock")
	d.mustSee("unlock.what")
	d.press("unlock.open")
	d.mustSee("unlock.empty.title")
}

func TestRememberAsksForThePassphrase(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.atRemember()
	d.press("common.next")
	d.press("remember.turnon")
	d.mustSee("members.empty")
	d.window.Type(0, "not the passphrase")
	d.press("remember.turnon")
	d.mustSee("problem.vault.wrong_passphrase.title")
	if d.door.ring != nil || d.door.half != nil {
		t.Error("something is kept")
	}
}

// TestRememberedDeletionCode takes the passphrase, however the vault was opened.
func TestRememberedDeletionCode(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.code.accepted")
	d.window.Type(0, "ARTIFICIAL-DELETION-77")
	d.press("deletion.save")
	d.press("enroll.paper.done")
	d.remember()
	d.press("codes.lock")
	d.press("unlock.open")
	d.press("codes.deletion")
	d.press("deletion.reveal")
	d.mustNotSee("ARTIFICIAL-DELETION")
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	d.window.MustSee("ARTIFICIAL-DELETION-77")
}

// TestRememberedKeyringFails: whatever the keyring does, the passphrase opens.
func TestRememberedKeyringFails(t *testing.T) {
	tests := map[string]struct {
		ruin   func(d *desk)
		sees   string
		remain bool // it may work again the next time
	}{
		"locked": {func(d *desk) { d.door.ringErr = remember.ErrRing }, "problem.keyring.none.title", true},
		"empty":  {func(d *desk) { d.door.ring = nil }, "problem.keyring.nothing.title", false},
		"other":  {func(d *desk) { d.door.ring[20] ^= 1 }, "problem.vault.forgotten.title", false},
		"changed elsewhere": {func(d *desk) {
			v, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4})
			if err == nil {
				err = errors.Join(v.ChangePassphrase(t.Context(), []byte(phrase), []byte(otherPhrase)),
					v.ChangePassphrase(t.Context(), []byte(otherPhrase), []byte(phrase)))
				v.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
		}, "problem.vault.forgotten.title", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.create()
			d.remember()
			d.press("codes.lock")
			test.ruin(d)
			d.press("unlock.open")
			d.mustSee(test.sees)
			if d.window.Sees(d.words.T("unlock.remembered")) != test.remain || (d.door.half != nil) != test.remain {
				t.Error("what is remembered does not fit what happened")
			}
			d.unlock(phrase)
			d.mustSee("codes.empty.title")
		})
	}
}

func TestRememberKeyringRefuses(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.door.ringErr = remember.ErrRing
	d.atRemember()
	d.press("common.next")
	d.window.Type(0, phrase)
	d.press("remember.turnon")
	d.mustSee("problem.keyring.none.title", "remember.turnon")
}

func TestNothingToRememberWith(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.door.noRing = true
	d.start()
	d.create()
	d.press("common.settings")
	d.press("settings.section.lock")
	d.mustNotSee(d.words.T("remember.title"))
}

// TestNewPassphraseForgets ends it at once on this computer.
func TestNewPassphraseForgets(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.remember()
	d.atMembers()
	d.window.Press(d.words.T("members.you", "Name", "Teszt Elek"))
	d.press("members.passphrase")
	d.typePhrase(otherPhrase)
	d.window.Type(0, phrase)
	d.press("members.old.change")
	d.mustSee("members.changed.title")
	if d.door.half != nil {
		t.Error("still remembered")
	}
}

// TestRememberedDamage offers the state to go back to, as with the passphrase.
func TestRememberedDamage(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	d.remember()
	d.press("codes.lock")
	place := filepath.Join(d.dir, "vault.age")
	data, err := os.ReadFile(place)
	if err == nil {
		err = os.WriteFile(place, data[:len(data)/2], 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.press("unlock.open")
	d.mustSee("unlock.restore")
	d.press("unlock.restore")
	d.mustSee("unlock.restored.title")
	d.press("unlock.open")
	d.mustSee("codes.title")
}

// TestWaitIsCountedDown shows the wait after wrong passphrases, also after a new
// start, and ends it.
func TestWaitIsCountedDown(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.lock")
	for range 4 {
		d.unlock("not the passphrase")
		d.pass(time.Second)
	}
	d.pass(2 * time.Second)
	d.unlock("not the passphrase") // the fifth: four seconds
	d.mustSee("problem.vault.wrong_passphrase.title")
	waits := func(seconds int) {
		t.Helper()
		d.window.MustSee(d.words.T("unlock.wait", "Seconds", seconds))
		if strings.Contains(strings.Join(d.buttons(), "\n"), d.words.T("unlock.open")) {
			t.Error("it can be tried meanwhile")
		}
	}
	waits(4)
	d.pass(time.Second)
	waits(3)
	d.start()
	d.program.Start()
	d.mustSee("unlock.waits.title", "unlock.waits.text")
	waits(3)
	d.press("common.help")
	d.pass(time.Second)
	d.press("common.back")
	waits(2)
	d.pass(2 * time.Second)
	d.unlock(phrase)
	d.mustSee("codes.empty.title")
	if got := (session.TriesStore{Read: d.deps(d.store).Door.Tries.Read}).Load(); got.Failures != 0 {
		t.Errorf("%d wrong tries are kept after the right one", got.Failures)
	}
}
