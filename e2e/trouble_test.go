package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
	"kapukod/internal/guide"
)

// TestTroubleInAGuide meets on the site what goes wrong most: a mistyped password, a box that was not ticked, a code
// that was used already. Each time the step's own page says how to go on, and that is done.
func TestTroubleInAGuide(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	k.Front()
	var key, code string
	nextCode := func() {
		t.Helper()
		for done(t, stage); oathtool(t, key, 0) == code; {
			if err := rig.Pause(t.Context(), time.Second); err != nil {
				t.Fatal(err)
			}
		}
		code = k.CopyCode()
	}
	g := k.Follow("ugyfelkapu-new")
	g.Steps(func(step guide.Step) {
		switch step.Action {
		case guide.ActionScan:
			g.Watch()
			site.OpenSetup()
			g.Sees("enroll.confirm.title")
			g.Press("enroll.confirm.save")
			key = site.ShowKey()
			g.Front()
		case guide.ActionCode:
			nextCode()
			site.ConfirmWrongly()
			g.Front()
			g.Mend(step, "password")
			nextCode()
			site.Confirm()
			site.Accepted()
			g.Accepted()
		case guide.ActionDeletion:
			site.DeletionCode()
			g.Paste("deletion.label")
			g.Press("deletion.save")
		case guide.ActionTick:
			site.FinishUnticked()
			g.Front()
			g.Mend(step, "not-finished")
			site.Finish()
			g.Press("enroll.paper.done")
		case guide.ActionDone:
			g.Press("common.done")
		}
		done(t, stage)
	})
	k.SeesCodes()

	g = k.FollowLogin("ugyfelkapu-login")
	g.Steps(func(step guide.Step) {
		if step.Action == guide.ActionDone {
			g.Press("common.done")
			return
		}
		nextCode()
		site.LogInAgain()
		site.LogOut()
		site.LogIn()
		site.CodeRefused()
		k.Front()
		g.Mend(step, "used")
		nextCode()
		site.EnterCode()
		k.Front()
		g.On(step)
	})
	k.SeesCodes()
	done(t, stage)
	intact(t, stage)
}
