package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/internal/guide"
)

// TestGuidesByKeyboard follows guides from their first page to their last without touching the mouse in Kapukód's window:
// Tab, Enter, and the paste key. Where the keyboard focus is, is read off its ring. Setting up comes first, and then the
// guide for logging in.
func TestGuidesByKeyboard(t *testing.T) {
	for _, c := range []struct {
		setup, login string
		open         func(*e2e.Stage) e2e.Site
	}{
		{"ugyfelkapu-new", "ugyfelkapu-login", gateway},
		{"cig-pannonia", "keycloak-login", insurer},
	} {
		t.Run(c.setup, func(t *testing.T) {
			stage := newStage(t, e2e.Setting{Now: time.Now})
			k := stage.Start("hu")
			k.CreateVault(passphrase)
			site := c.open(stage)
			k.Front()
			k.Key("codes.add.first")
			g := k.Then(c.setup)
			k.KeyText(g.Title())
			key := setUpByKeyboard(t, stage, g, site)
			k.SeesCodes()
			nextCode(t, stage, key, oathtool(t, key, 0))
			k.Front()
			k.Key("codes.guide")
			g = k.Then(c.login)
			g.KeySteps(func(step guide.Step) {
				if step.Action == guide.ActionDone {
					g.Key("common.done")
					return
				}
				copyByKey(g)
				site.LogInAgain()
				k.Front()
				g.Key("common.next")
			})
			k.SeesCodes()
			done(t, stage)
			intact(t, stage)
		})
	}
}

// copyByKey copies the code and waits until another program finds it.
func copyByKey(g *e2e.Guided) {
	g.Copying(func() { g.Key("codes.copy") })
}

// setUpByKeyboard is setUp with the keyboard alone.
func setUpByKeyboard(t *testing.T, stage *e2e.Stage, g *e2e.Guided, site e2e.Site) (key string) {
	t.Helper()
	finish := "enroll.paper.finish"
	g.KeySteps(func(step guide.Step) {
		switch step.Action {
		case guide.ActionScan:
			g.Key("enroll.source.scan")
			g.Sees("enroll.watch.title")
			site.OpenSetup()
			g.Sees("enroll.confirm.title")
			key = site.ShowKey()
			g.Front()
			g.Key("enroll.confirm.save")
		case guide.ActionCode:
			copyByKey(g)
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
			finish = "common.done"
		case guide.ActionDone:
			g.Key(finish)
		}
		done(t, stage)
	})
	return key
}
