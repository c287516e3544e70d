package program_test

import (
	"strings"
	"testing"
	"time"

	"kapukod/internal/settings"
)

// TestFirstDay goes from nothing to a login that is set up, the deletion code
// in its slot, and back after the passphrase.
func TestFirstDay(t *testing.T) {
	for _, lang := range []string{"hu", "en"} {
		t.Run(lang, func(t *testing.T) {
			d := newDesk(t, settings.Settings{Language: lang})
			d.create()
			d.enrolUgyfelkapu()

			d.press("codes.copy")
			if len(d.clipboard) != 6 {
				t.Fatalf("the clipboard holds %d characters, not a code", len(d.clipboard))
			}
			d.press("enroll.code.accepted")
			d.mustSee("enroll.deletion.title")
			d.window.Type(0, "ARTIFICIAL-DELETION-77")
			d.press("deletion.save")
			d.mustSee("enroll.paper.title")
			d.press("enroll.paper.done")
			d.mustSee("codes.title", "enroll.finished.title")
			d.mustNotSee(d.words.T("codes.nodeletion"))
			d.mustNotSee(d.words.T("codes.nopaper"))

			d.press("codes.lock")
			d.mustSee("unlock.title")
			if d.clipboard != "" {
				t.Error("the code stayed in the clipboard after locking")
			}
			d.mustNotSee("Gyakorló")
			d.unlock(phrase)
			d.mustSee("codes.title")
			d.window.MustSee("Gyakorló Ügyfélkapu+")
			d.revealDeletionCode(t)
		})
	}
}

func (d *desk) revealDeletionCode(t *testing.T) {
	t.Helper()
	d.press("codes.deletion")
	d.mustSee("deletion.title")
	d.mustNotSee("ARTIFICIAL-DELETION-77")
	d.window.Type(0, "not the passphrase")
	d.press("deletion.reveal")
	d.mustNotSee("ARTIFICIAL-DELETION-77")
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	d.window.MustSee("ARTIFICIAL-DELETION-77")
	d.press("deletion.hide")
	d.mustNotSee("ARTIFICIAL-DELETION-77")
	d.window.Type(0, phrase)
	d.press("deletion.reveal")
	d.window.MustSee("ARTIFICIAL-DELETION-77")
	d.pass(61 * time.Second)
	d.mustNotSee("ARTIFICIAL-DELETION-77")
	d.press("common.back")
	d.mustSee("codes.title")
}

func TestSuggestedPassphrase(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Start()
	d.press("welcome.start")
	var suggested string
	for _, words := range d.window.Words() {
		if len(strings.Fields(words)) == 6 && strings.ToLower(words) == words {
			suggested = words
		}
	}
	if suggested == "" {
		t.Fatalf("no six words among %q", d.window.Words())
	}
	d.press("welcome.phrase.written")
	d.window.Type(0, "something else")
	d.press("welcome.create")
	d.mustSee("welcome.repeat.differs.title")
	d.window.Type(0, suggested)
	d.press("welcome.create")
	d.press("recovery.later")
	d.press("codes.lock")
	d.unlock(suggested)
	d.mustSee("codes.empty.title")
}

func TestOwnPassphrase(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Start()
	d.press("welcome.start")
	d.press("welcome.phrase.own")
	d.window.Type(0, "kiscica")
	d.window.Type(1, "kiscica")
	d.press("welcome.create")
	d.mustSee("welcome.weak.title")
	d.window.Type(0, phrase)
	d.press("welcome.create")
	d.mustSee("welcome.differs.title")
}

// TestAccentsEitherWay types an accented passphrase composed and decomposed.
func TestAccentsEitherWay(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Start()
	d.press("welcome.start")
	d.press("welcome.phrase.own")
	d.window.Entry(0).SetText("zöld kapu mögött őrző kutya")
	d.window.Entry(1).SetText("zo\u0308ld kapu mo\u0308go\u0308tt o\u030brzo\u030b kutya")
	d.press("welcome.create")
	d.press("recovery.later")
	d.mustSee("codes.empty.title")
}

func TestLanguageIsChosenOnTheFirstPage(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.program.Start()
	d.mustSee("welcome.title")
	d.window.Press("English")
	d.window.MustSee("Welcome to Kapukód")
	if !strings.Contains(string(d.settings), `"en"`) {
		t.Error("the choice was not stored")
	}
}

// TestResume locks between "saved as pending" and "accepted".
func TestResume(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.enrolUgyfelkapu()
	d.program.Close()

	again := newDeskAt(t, inHungarian(), d.dir)
	again.program.Start()
	again.unlock(phrase)
	again.mustSee("codes.pending")
	again.press("codes.resume")
	again.mustSee("enroll.code.title")
	again.press("enroll.code.accepted")
	again.mustSee("enroll.deletion.title")
}

func TestTypedKey(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.press("codes.add.first")
	d.press("enroll.source.type")
	d.window.Type(0, "GEZD GNBV GY3T QOJ0")
	d.press("common.next")
	d.window.MustSee("0")
	d.mustSee("enroll.type.title")
	d.window.Type(0, "GEZD GNBV GY3T QOJQ")
	d.press("common.next")
	d.mustSee("enroll.confirm.title")
	d.window.Type(0, "Ügyfélkapu+")
	d.press("enroll.confirm.save")
	d.mustSee("enroll.code.title", "enroll.code.ugyfelkapu")
	d.press("enroll.code.refused")
	d.mustSee("enroll.refused.title")
	d.press("enroll.refused.again")
	d.press("enroll.cancel")
	d.mustSee("enroll.cancel.title")
	d.press("enroll.cancel.sure")
	d.mustSee("codes.empty.title")
}
