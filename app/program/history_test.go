package program_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

func (d *desk) atHistory() {
	d.t.Helper()
	d.press("common.settings")
	d.press("history.title")
	d.mustSee("history.what")
}

// oldestState opens the page of the oldest state.
func (d *desk) oldestState() {
	d.t.Helper()
	words := d.window.Words()
	for i := len(words) - 1; i >= 0; i-- {
		if strings.HasPrefix(words[i], "2026") {
			d.window.Press(words[i])
			d.queue.Drain()
			return
		}
	}
	d.t.Fatalf("no state is listed in\n%s", strings.Join(words, "\n"))
}

// historyTour goes through the pages of earlier states, and leaves the vault as
// it was.
func (d *desk) historyTour(look func(string)) {
	d.t.Helper()
	d.atHistory()
	look("earlier states")
	d.oldestState()
	look("earlier state")
	d.press("history.restore")
	look("earlier state restored")
	d.press("common.settings")
	d.press("history.title")
	d.newestState()
	look("undo restoring")
	d.press("history.restore")
}

// newestState opens the page of the newest of the earlier states.
func (d *desk) newestState() {
	d.t.Helper()
	for _, word := range d.window.Words() {
		if strings.HasPrefix(word, "2026") {
			d.window.Press(word)
			d.queue.Drain()
			return
		}
	}
	d.t.Fatal("no state is listed")
}

// TestGoingBackAndForth goes back to the empty vault, and undoes it.
func TestGoingBackAndForth(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	d.pass(time.Minute)
	d.atHistory()
	d.oldestState()
	d.mustSee("history.gone", "history.stays")
	d.window.MustSee("Gyakorló Ügyfélkapu+ – gyakorlo")
	d.mustNotSee(d.words.T("history.returned"))
	d.press("common.back")
	d.mustSee("history.what")
	d.oldestState()
	d.press("history.restore")
	d.window.MustSee("Visszaállítva: 2026. 11. 21.")
	d.mustSee("codes.empty.title")
	d.press("common.settings")
	d.press("history.title")
	d.newestState()
	d.mustSee("history.returned", "history.old.title")
	d.press("history.restore")
	d.window.MustSee("gyakorlo")
	d.mustNotSee(d.words.T("codes.empty.title"))
}

// TestStatesThatDoNotOpen: a damaged one is told, and another can be chosen.
func TestStatesThatDoNotOpen(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.atHistory()
	d.mustSee("history.none")
	d.press("common.back")
	d.press("common.done")
	d.enrolUgyfelkapu()
	d.press("enroll.later")
	found, err := vaultfile.Generations(d.dir, vaultfile.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	d.atHistory()
	if err := os.Truncate(filepath.Join(d.dir, "backups", found[len(found)-1].Name), 3000); err != nil {
		t.Fatal(err)
	}
	d.oldestState()
	d.mustSee("problem.vault.sealed_generation.title", "history.what")
}

// TestTheSameStateIsNotRestored: where nothing would change there is no button.
func TestTheSameStateIsNotRestored(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	v, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), vaultfile.Options{Now: time.Now, WorkFactor: 4})
	if err != nil {
		t.Fatal(err)
	}
	saved, err := v.Update(t.Context(), func(*vault.Document) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	saved.Wipe()
	v.Close()
	d.program.LookAgain()
	d.queue.Drain()
	d.atHistory()
	d.oldestState()
	d.mustSee("history.same")
	d.mustNotSee(d.words.T("history.restore"))
}
