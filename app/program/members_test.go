package program_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kapukod/app/uitest"
	"kapukod/internal/vaultfile"
)

const (
	secondName  = "Minta Bertalan"
	thirdPhrase = "artificial lila hajo kerek almafa"
)

func (d *desk) atMembers() {
	d.t.Helper()
	d.press("common.settings")
	d.press("members.title")
	d.mustSee("members.what")
}

// typePhrase types a passphrase of one's own on the page that offers one.
func (d *desk) typePhrase(typed string) {
	d.t.Helper()
	d.press("welcome.phrase.own")
	d.window.Type(0, typed)
	d.window.Type(1, typed)
	d.press("common.next")
}

// addSecond adds a second member, with or without access to deletion codes.
func (d *desk) addSecond(reads bool) {
	d.t.Helper()
	d.atMembers()
	d.press("members.add")
	d.window.Type(0, secondName)
	if reads {
		d.press("members.access.yes")
	}
	d.press("common.next")
	d.mustSee("members.phrase.title")
	d.typePhrase(otherPhrase)
	d.mustSee("members.confirm.title")
	d.window.Type(0, otherPhrase) // the newcomer's does not do
	d.press("members.confirm")
	d.mustSee("members.theirs.title")
	d.window.Type(0, "not the passphrase")
	d.press("members.confirm")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.window.Type(0, phrase)
	d.press("members.confirm")
	d.window.MustSee(d.words.T("members.added.title", "Name", secondName))
}

func (d *desk) lockFromMembers() {
	d.t.Helper()
	d.press("common.back")
	d.press("common.done")
	d.press("codes.lock")
	d.mustSee("unlock.title")
}

// TestSecondMember comes, opens the vault, may not see the deletion code and is
// told why, is let, and goes.
func TestSecondMember(t *testing.T) {
	d := withDeletionCode(t)
	d.addSecond(false)
	d.lockFromMembers()

	d.unlock(otherPhrase)
	d.mustSee("codes.title")
	d.window.MustSee("Gyakorló Ügyfélkapu+")
	d.press("codes.deletion")
	d.mustSee("problem.deletion.no_access.title", "problem.deletion.no_access.text")
	d.mustNotSee(d.words.T("deletion.reveal"))
	d.press("deletion.new")
	d.window.Type(0, "ARTIFICIAL-DELETION-88") // to put one takes no access
	d.press("deletion.save")
	d.mustSee("deletion.kept.title")
	d.press("deletion.paper.later")
	d.press("common.back")
	d.atMembers()
	d.press("members.add")
	d.mustSee("members.access.cannot")
	d.mustNotSee(d.words.T("members.access.yes"))
	d.press("common.back")
	d.lockFromMembers()

	d.unlock(phrase)
	d.atMembers()
	d.window.Press(secondName)
	d.press("members.grant")
	d.window.Type(0, phrase)
	d.window.Type(1, phrase)
	d.press("members.grant.submit")
	d.mustSee("problem.member.wrong_passphrase.title")
	d.window.Type(1, otherPhrase)
	d.press("members.grant.submit")
	d.mustSee("members.what")
	d.window.MustSee(d.words.T("members.granted", "Name", secondName))
	d.mustNotSee(d.words.T("members.reads.not"))
	d.lockFromMembers()

	d.unlock(otherPhrase)
	d.press("codes.deletion")
	d.window.Type(0, otherPhrase)
	d.press("deletion.reveal")
	d.window.MustSee("ARTIFICIAL-DELETION-88")
	d.press("common.back")
	d.press("codes.lock")

	d.unlock(phrase)
	d.atMembers()
	d.window.Press(secondName)
	d.press("members.revoke")
	d.mustSee("members.revoke.kept")
	d.window.Type(0, phrase)
	d.press("members.revoke.submit")
	d.mustSee("members.reads.not")
	d.window.Press(secondName)
	d.press("members.remove")
	d.mustSee("members.remove.title", "members.remove.kept")
	d.window.Type(0, otherPhrase)
	d.press("members.remove")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.window.Type(0, phrase)
	d.press("members.remove")
	d.window.MustSee(d.words.T("members.removed", "Name", secondName))
	d.press("common.back")
	d.press("members.title")
	d.mustSee("members.what")
	d.mustNotSee(secondName)
	d.lockFromMembers()
	d.unlock(otherPhrase)
	d.mustSee("problem.vault.not_member.title")
}

// TestRemovedWhileOpen is told so at the next change, and not that anything is
// damaged.
func TestRemovedWhileOpen(t *testing.T) {
	d := withDeletionCode(t)
	d.addSecond(true)
	d.lockFromMembers()
	d.unlock(otherPhrase)
	d.atMembers()
	options := vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4}
	opened, err := vaultfile.Unlock(t.Context(), d.dir, []byte(phrase), options)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for _, m := range opened.Document().Members {
		if m.Name == secondName {
			if err := opened.RemoveMember(t.Context(), []byte(phrase), m.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.window.Press(d.words.T("members.you", "Name", secondName))
	d.press("members.rename")
	d.window.Type(0, "Más Név")
	d.press("members.rename.save")
	d.mustSee("problem.vault.not_member.title", "problem.vault.not_member.text")
}

// TestOldFolderOfARemovedMember: the member's own file came back by a sync tool
// or from a backup, and the vault does not know the member any more.
func TestOldFolderOfARemovedMember(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.addSecond(false)
	kept := d.memberFiles()
	d.window.Press(secondName)
	d.press("members.remove")
	d.window.Type(0, phrase)
	d.press("members.remove")
	d.lockFromMembers()
	d.putBack(kept)
	d.unlock(otherPhrase)
	d.mustSee("problem.vault.not_member.title", "problem.vault.not_member.text")
	d.unlock(phrase)
	d.mustSee("codes.empty.title")
}

// memberFiles reads the sealed identities of all members.
func (d *desk) memberFiles() map[string][]byte {
	d.t.Helper()
	files := map[string][]byte{}
	found, err := filepath.Glob(filepath.Join(d.dir, "members", "*.age"))
	if err != nil || len(found) == 0 {
		d.t.Fatalf("%d members, %v", len(found), err)
	}
	for _, file := range found {
		if files[file], err = os.ReadFile(file); err != nil {
			d.t.Fatal(err)
		}
	}
	return files
}

func (d *desk) putBack(files map[string][]byte) {
	d.t.Helper()
	for file, data := range files {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			d.t.Fatal(err)
		}
	}
}

// TestRenameMember: the name is another, and a name that is taken is refused.
func TestRenameMember(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.addSecond(false)
	d.window.Press(secondName)
	d.press("members.rename")
	if got := d.window.Entry(0).Text; got != secondName {
		t.Errorf("the field has %q", got)
	}
	d.window.Type(0, "teszt elek")
	d.press("members.rename.save")
	d.mustSee("problem.member.name_taken.title")
	d.window.Type(0, "Minta Aranka")
	d.press("members.rename.save")
	d.window.MustSee("Minta Aranka")
	d.mustNotSee(secondName)
}

// TestChangePassphrase: the new one opens, the old one does not.
func TestChangePassphrase(t *testing.T) {
	d := withDeletionCode(t)
	d.atMembers()
	d.window.Press(d.words.T("members.you", "Name", "Teszt Elek"))
	d.mustNotSee(d.words.T("members.remove"))
	d.press("members.passphrase")
	d.typePhrase(thirdPhrase)
	d.mustSee("members.old.title", "members.old.kept")
	d.window.Type(0, thirdPhrase)
	d.press("members.old.change")
	d.mustSee("members.same.title")
	d.window.Type(0, "not the passphrase")
	d.press("members.old.change")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.window.Type(0, phrase)
	d.press("members.old.change")
	d.mustSee("members.changed.title", "members.changed.text")
	d.lockFromMembers()
	d.unlock(phrase)
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.unlock(thirdPhrase)
	d.press("codes.deletion")
	d.window.Type(0, thirdPhrase)
	d.press("deletion.reveal")
	d.window.MustSee(artificialDeletion)
}

// TestMembersGoBack goes back from each page, and nobody was added.
func TestMembersGoBack(t *testing.T) {
	d := newDesk(t, inHungarian())
	d.create()
	d.atMembers()
	d.press("members.add")
	d.press("common.next")
	d.mustSee("members.name.empty")
	d.window.Type(0, "teszt ELEK")
	d.press("common.next")
	d.mustSee("problem.member.name_taken.title")
	d.window.Type(0, secondName)
	d.press("common.next")
	d.typePhrase(otherPhrase)
	d.press("members.confirm")
	d.mustSee("members.empty")
	d.press("common.back")
	d.mustSee("members.phrase.title")
	d.press("common.back")
	if got := d.window.Entry(0).Text; got != secondName {
		t.Errorf("the name is %q after going back", got)
	}
	d.press("common.back")
	d.mustSee("members.what")
	d.mustNotSee(secondName)
}

// TestLockWhileAdding locks while a chosen passphrase waits, and while the
// change runs: nothing of it comes into a window.
func TestLockWhileAdding(t *testing.T) {
	for name, confirm := range map[string]bool{"waiting": false, "running": true} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, inHungarian())
			d.create()
			d.atMembers()
			d.press("members.add")
			d.window.Type(0, secondName)
			d.press("common.next")
			d.typePhrase(otherPhrase)
			page := d.window.Canvas().Content()
			d.window.Type(0, phrase)
			if confirm {
				d.window.Press(d.words.T("members.confirm")) // waits in the queue
			}
			d.lockAtOnce()
			d.queue.Drain()
			d.mustSee("unlock.title")
			left := strings.Join(uitest.WordsIn(page), "\n")
			if strings.Contains(left, phrase) || strings.Contains(left, otherPhrase) {
				t.Error("a passphrase is left in the page")
			}
			d.unlock(phrase)
			d.mustSee("codes.empty.title")
		})
	}
}

const thirdName = "Minta Cecília"

// addThird adds a member at another computer, who may read deletion codes.
func (d *desk) addThird() {
	d.t.Helper()
	options := vaultfile.Options{Now: func() time.Time { return d.now }, WorkFactor: 4}
	opened, err := vaultfile.Unlock(d.t.Context(), d.dir, []byte(phrase), options)
	if err != nil {
		d.t.Fatal(err)
	}
	defer opened.Close()
	who := vaultfile.NewMember{Name: thirdName, Passphrase: []byte(thirdPhrase)}
	if _, err := opened.AddMember(d.t.Context(), []byte(phrase), who); err != nil {
		d.t.Fatal(err)
	}
}

// TestUnfinishedAccess: somebody without access removed a member, so that the
// deletion codes wait for somebody who has it.
func TestUnfinishedAccess(t *testing.T) {
	d := withDeletionCode(t)
	d.addThird()
	d.addSecond(false)
	d.lockFromMembers()
	d.unlock(otherPhrase)
	d.atMembers()
	d.mustNotSee(d.words.T("members.stale.title"))
	d.window.Press(thirdName)
	d.press("members.remove")
	d.window.Type(0, otherPhrase)
	d.press("members.remove")
	d.mustSee("members.stale.title", "members.stale.others")
	d.mustNotSee(d.words.T("members.settle"))
	d.lockFromMembers()
	d.unlock(phrase)
	d.atMembers()
	d.mustSee("members.stale.title", "members.stale.text")
	d.press("members.settle")
	d.window.Type(0, "not the passphrase")
	d.press("members.settle")
	d.mustSee("problem.vault.wrong_passphrase.title")
	d.window.Type(0, phrase)
	d.press("members.settle")
	d.mustSee("members.settled", "members.what")
	d.mustNotSee(d.words.T("members.stale.title"))
}
