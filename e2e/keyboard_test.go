package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/internal/guide"
)

// TestGuideByKeyboard follows the guide for a first Ügyfélkapu+ from its first page to its last without touching the
// mouse in Kapukód's window: Tab, Enter, and the paste key. Where the keyboard focus is, is read off its ring.
func TestGuideByKeyboard(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	k.Front()
	k.Key("codes.add.first")
	g := k.Then("ugyfelkapu-new")
	k.KeyText(g.Title())
	g.KeySteps(func(step guide.Step) {
		switch step.Action {
		case guide.ActionScan:
			g.Key("enroll.source.scan")
			g.Sees("enroll.watch.title")
			site.OpenSetup()
			g.Sees("enroll.confirm.title")
			g.Front()
			g.Key("enroll.confirm.save")
		case guide.ActionCode:
			g.Key("codes.copy")
			g.Copied("")
			site.Confirm()
			site.Accepted()
			g.Front()
			g.Key("enroll.code.accepted")
		case guide.ActionDeletion:
			site.DeletionCode()
			g.Front()
			g.Keys("ctrl+v") // the field has the focus when the page appears
			g.Key("deletion.save")
		case guide.ActionTick:
			site.Finish()
			g.Front()
			g.Key("enroll.paper.done")
		case guide.ActionDone:
			g.Key("common.done")
		}
		done(t, stage)
	})
	k.SeesCodes()
	done(t, stage)
	intact(t, stage)
}
