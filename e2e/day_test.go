package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
	"kapukod/internal/settings"
)

// TestDayByKeyboard does the whole day's tasks without touching the mouse in Kapukód's window: unlock, find one of many
// entries, copy its code, lock, add an entry with a typed key.
func TestDayByKeyboard(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	choices := settings.Default()
	choices.Language, choices.Order = "hu", "name"
	stage.Choose(choices)
	stage.Vault(passphrase, []string{"Béla portálja", "Ágnes portálja", "Csaba portálja", "Cukrászda", "Zita iskolája"})
	done(t, stage)
	k := stage.Start("hu")
	k.Sees("unlock.open")
	k.Front()
	k.Typed(passphrase) // the field has the focus
	k.Keys("Return")
	k.SeesCodes()

	k.Keys("ctrl+f")
	k.Typed("zita") // and none of the letters is lost
	k.SeesText("Zita iskolája")
	copied(t, stage, k, 4, func() { k.Keys("Return") })
	k.Keys("Escape")
	k.SeesText("Ágnes portálja")
	copied(t, stage, k, 1, func() { k.Keys("Home", "Return") }) // Ágnes before Béla
	copied(t, stage, k, 0, func() { k.Keys("Down", "Return") })
	copied(t, stage, k, 3, func() { k.Keys("Down", "Return") }) // Cukrászda before Csaba: cs comes after c
	copied(t, stage, k, 2, func() { k.Keys("Down", "Return") })

	k.Keys("F1")
	k.Sees("help.title")
	k.Keys("Escape")
	k.SeesCodes()

	k.Keys("ctrl+n")
	k.Key("guide.plain")
	k.Key("enroll.source.type")
	k.Sees("enroll.type.label")
	k.Typed(typedKey)
	k.Key("common.next")
	k.Sees("enroll.confirm.title")
	k.Key("service.generic")
	k.Key("enroll.confirm.save")
	k.Key("enroll.code.accepted")
	k.Key("enroll.paper.finish")
	k.SeesCodes()

	k.Keys("ctrl+l")
	k.Sees("unlock.open")
	k.Typed(passphrase)
	k.Keys("Return")
	k.SeesCodes()
	done(t, stage)
}

// copied copies the code of the i-th entry and checks it from outside.
func copied(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, i int, do func()) {
	t.Helper()
	code := k.Copying(do)
	done(t, stage)
	if !sameCode(t, code, e2e.KeyOf(i)) {
		t.Errorf("it copied a code that is not of entry %d", i)
	}
}

// TestClipboardIsCleared copies a code and waits: another program finds it, then finds nothing. What another program has
// put there meanwhile stays.
func TestClipboardIsCleared(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	stage.Vault(passphrase, []string{"Portál"})
	k := stage.Start("hu")
	k.Unlock(passphrase)
	began := time.Now()
	code := k.CopyCode()
	done(t, stage)
	if !sameCode(t, code, e2e.KeyOf(0)) {
		t.Error("the clipboard has a wrong code")
	}
	for text := code; text == code; text = stage.ClipboardText() {
		if err := rig.Pause(t.Context(), 500*time.Millisecond); err != nil {
			t.Fatal(err)
		}
		if time.Since(began) > 2*time.Minute {
			t.Fatal("the code is in the clipboard for ever")
		}
	}
	done(t, stage)
	if kept := time.Since(began); kept < 20*time.Second {
		t.Errorf("the clipboard was emptied after %v: too soon to paste the code", kept)
	}

	k.CopyCode()
	const others = "what another program copied"
	stage.SetClipboard(others)
	if err := rig.Pause(t.Context(), 40*time.Second); err != nil {
		t.Fatal(err)
	}
	if stage.ClipboardText() != others {
		t.Error("another program's text was taken out of the clipboard")
	}

	clearedByTheLock(t, stage, k)
}

// clearedByTheLock copies a code, locks, and waits for the code to leave the clipboard. That comes after the locked page,
// when a busy machine gets to it, but it has to come before the time at which the code would have left anyway. Where the
// machine took most of that time to lock, nothing is shown, and it is done again.
func clearedByTheLock(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod) {
	t.Helper()
	const keptAtLeast, enough = 28 * time.Second, 8 * time.Second
	for range 4 {
		began := time.Now()
		k.CopyCode()
		k.Press("codes.lock")
		k.Sees("unlock.open")
		done(t, stage)
		locked := time.Now()
		for time.Since(began) < keptAtLeast {
			text := stage.ClipboardText()
			done(t, stage)
			if text == "" && time.Since(began) < keptAtLeast {
				return
			}
			if err := rig.Pause(t.Context(), 100*time.Millisecond); err != nil {
				t.Fatal(err)
			}
		}
		if began.Add(keptAtLeast).Sub(locked) > enough {
			t.Fatal("a locked vault leaves a code in the clipboard")
		}
		k.Unlock(passphrase)
	}
	t.Fatal("the machine never locked soon enough to tell who cleared the clipboard")
}

// TestLockByIdle leaves the program alone for as long as the settings say.
func TestLockByIdle(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	choices := settings.Default()
	choices.Language, choices.LockMinutes = "hu", 1
	stage.Choose(choices)
	stage.Vault(passphrase, []string{"Portál"})
	k := stage.Start("hu")
	k.Unlock(passphrase)
	done(t, stage)
	if err := rig.Pause(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	k.Sees("unlock.because.idle")
	if k.Shows("Portál") {
		t.Error("the locked window shows an entry's name")
	}
	k.Unlock(passphrase)
	done(t, stage)
}
