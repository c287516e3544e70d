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
	for _, c := range portalGuides() {
		t.Run(c.setup, func(t *testing.T) {
			stage := newStage(t, e2e.Setting{Now: time.Now})
			k := stage.Start("hu")
			k.CreateVault(passphrase)
			site := c.open(stage)
			k.Front()
			key := setUpByKeyboard(t, stage, followByKey(k, "codes.add.first", c.setup), site)
			k.SeesCodes()
			nextCode(t, stage, key, oathtool(t, key, 0))
			k.Front()
			k.Key("codes.guide")
			g := k.Then(c.login)
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

// TestGuidesOfAnotherDayByKeyboard sends two tax returns, sets up another device, and loses that one, by the guides for
// these and without the mouse.
func TestGuidesOfAnotherDayByKeyboard(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	k.Front()
	key := setUpByKeyboard(t, stage, followByKey(k, "codes.add.first", "ugyfelkapu-new"), site)
	k.SeesCodes()

	used := oathtool(t, key, 0)
	site.OpenReturns()
	k.Front()
	sent := 0
	g := followByKey(k, "guide.list", "ugyfelkapu-tax")
	g.KeySteps(func(step guide.Step) {
		if step.Action == guide.ActionDone {
			g.Key("common.done")
			return
		}
		nextCode(t, stage, key, used)
		copyByKey(g)
		used = oathtool(t, key, 0)
		sent++
		site.SendReturn(sent)
		k.Front()
		g.KeyOn(step)
	})
	k.SeesCodes()
	done(t, stage)
	if sent != 2 {
		t.Errorf("%d returns were sent", sent)
	}

	other := &keeper{otherDevice: otherDevice{site}}
	if newKey := setUpByKeyboard(t, stage, followByKey(k, "codes.add", "ugyfelkapu-device"), other); newKey == key {
		t.Error("the site gave the old key")
	}
	k.SeesCodes()
	site.LogOut()
	k.Front()
	lost := followByKey(k, "guide.list", "lost-phone")
	lost.KeyOn(lost.At("calm"))
	lost.KeyChoose("where", "have")
	lost.KeyChoose("have", "with-code")
	lost.At("with-code")
	site.EndByHand(other.deletion)
	k.Front()
	lost.KeyChoose("with-code", "ugyfelkapu-new")
	lost.Then("ugyfelkapu-new").At("before")
	done(t, stage)
	intact(t, stage)
}

// followByKey begins a guide from the page behind a button.
func followByKey(k *e2e.Kapukod, button, id string) *e2e.Guided {
	k.Key(button)
	g := k.Then(id)
	k.KeyText(g.Title())
	return g
}

// keeper is a site whose last deletion code is kept, as on paper.
type keeper struct {
	otherDevice
	deletion string
}

func (p *keeper) DeletionCode() string {
	p.deletion = p.otherDevice.DeletionCode()
	return p.deletion
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
