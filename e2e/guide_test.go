package e2e_test

import (
	"image"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/internal/guide"
)

// TestGuide follows the guide for a first Ügyfélkapu+ from its first page to its
// last, in the slim window beside the browser. The QR code appears while the
// screen is watched, and nobody presses anything for it.
func TestGuide(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.StartAlone("hu")
	k.CreateVault(passphrase)
	site := stage.GatewayBeside()
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "chooser")
	g.Slim()
	slim(t, stage, k)
	g.Through("chooser", "scan")
	g.Watch()
	slim(t, stage, k) // still, after the window was away for a moment
	site.OpenSetup()
	k.Sees("enroll.confirm.title")
	k.Press("enroll.confirm.save")
	g.Through("keep-key", "code")
	code := k.CopyCode()
	done(t, stage)
	site.Confirm()
	site.Accepted()
	k.Accepted()
	g.At("deletion")
	deletion := site.DeletionCode()
	k.Paste("deletion.label")
	k.Press("deletion.save")
	g.At("tick")
	site.Finish()
	k.Press("enroll.paper.done")
	g.Through("check", "done")
	k.Press("common.done")
	k.SeesCodes()
	done(t, stage)
	if len(code) != 6 || deletion == "" {
		t.Errorf("a code of %d characters, a deletion code of %d", len(code), len(deletion))
	}
	intact(t, stage)
}

// slim checks that the window and the browser have room beside each other.
func slim(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod) {
	t.Helper()
	screen := stage.Screen.Bounds()
	k.SeesPlace("slim at the edge, above the others", func(r image.Rectangle, above bool) bool {
		return above && r.Dx() <= 400 && r.Max.X >= screen.Max.X-10 && r.Dy() >= screen.Dy()*9/10
	})
	done(t, stage)
}

// portalGuide is a guide that sets a login up, the one for logging in that follows, and their site.
type portalGuide struct {
	setup, login string
	open         func(*e2e.Stage) e2e.Site
}

func portalGuides() []portalGuide {
	return []portalGuide{{"ugyfelkapu-new", "ugyfelkapu-login", gateway}, {"cig-pannonia", "keycloak-login", insurer}}
}

// TestGuidesOfPortals follows the guides for both kinds of portals from their
// first step to the last, and then those for logging in. That for any Keycloak is
// followed where a second device is set up.
func TestGuidesOfPortals(t *testing.T) {
	for _, c := range portalGuides() {
		t.Run(c.setup, func(t *testing.T) {
			stage := newStage(t, e2e.Setting{Now: time.Now})
			k := stage.Start("hu")
			k.CreateVault(passphrase)
			site := c.open(stage)
			k.Front()
			key := setUp(t, stage, k.Follow(c.setup), site)
			k.SeesCodes()
			done(t, stage)
			nextCode(t, stage, key, oathtool(t, key, 0))
			g := k.FollowLogin(c.login)
			g.Steps(func(step guide.Step) {
				if step.Action == guide.ActionDone {
					g.Press("common.done")
					return
				}
				k.CopyCode()
				site.LogInAgain()
				k.Front()
				g.On(step)
			})
			k.SeesCodes()
			done(t, stage)
			intact(t, stage)
		})
	}
}

// setUp follows a guide in which a login is set up and returns its key, which
// the page shows.
func setUp(t *testing.T, stage *e2e.Stage, g *e2e.Guided, site e2e.Site) (key string) {
	t.Helper()
	finish := "enroll.paper.finish" // where the end of the guide is that of the enrolment
	g.Steps(func(step guide.Step) {
		switch step.Action {
		case guide.ActionScan:
			g.Watch()
			site.OpenSetup()
			g.Sees("enroll.confirm.title")
			if _, again := site.(otherDevice); again {
				g.Sees("enroll.confirm.replacing") // the new one in place of the old, unless told otherwise
			}
			g.Press("enroll.confirm.save")
			key = site.ShowKey()
			g.Front()
		case guide.ActionCode:
			g.CopyCode()
			site.Confirm()
			site.Accepted()
			g.Accepted()
		case guide.ActionDeletion:
			site.DeletionCode()
			g.Paste("deletion.label")
			g.Press("deletion.save")
		case guide.ActionTick:
			site.Finish()
			g.Press("enroll.paper.done")
			finish = "common.done"
		case guide.ActionDone:
			g.Press(finish)
		}
		done(t, stage)
	})
	return key
}

// TestGuideAfterKill kills the program in the middle of a guide. At the next
// start the guide goes on where it was.
func TestGuideAfterKill(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	stage.Browse(stage.Exhibit(firstURI))
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "keep-key")
	k.Kill()
	done(t, stage)

	*k = *stage.Start("hu")
	k.Unlock(passphrase)
	k.Press("guide.goon")
	g.At("code")
	code := k.CopyCode()
	done(t, stage)
	if len(code) != 6 {
		t.Errorf("a code of %d characters", len(code))
	}
	intact(t, stage)
}

// TestGuidesOfAnotherDay sets Ügyfélkapu+ up, sends two tax returns by their
// guide, and then follows the one for another device: the new key takes the
// place of the old one.
func TestGuidesOfAnotherDay(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	k.Front()
	key := setUp(t, stage, k.Follow("ugyfelkapu-new"), site)
	k.SeesCodes()

	used := oathtool(t, key, 0)
	site.OpenReturns()
	k.Front()
	sent := 0
	g := k.FollowListed("ugyfelkapu-tax")
	g.Steps(func(step guide.Step) {
		if step.Action == guide.ActionDone {
			g.Press("common.done")
			return
		}
		if step.ID == "again" { // in a hurry: the site does not take it, and the step says what to do
			site.SendAgain(used)
			k.Front()
			g.On(g.GoBack(step, "used"))
			g.At("again")
		}
		nextCode(t, stage, key, used)
		used = k.CopyCode()
		sent++
		site.SendReturn(sent)
		k.Front()
		g.On(step)
	})
	k.SeesCodes()
	done(t, stage)
	if sent != 2 {
		t.Errorf("%d returns were sent", sent)
	}

	newKey := setUp(t, stage, k.Follow("ugyfelkapu-device"), otherDevice{site})
	k.SeesCodes()
	done(t, stage)
	if newKey == key {
		t.Error("the site gave the old key")
	}
	if code := k.CopyCode(); !sameCode(t, code, newKey) {
		t.Error("the code is not that of the new key")
	}
	intact(t, stage)
}

// otherDevice is the site on which a login is set up for another device.
type otherDevice struct{ *e2e.Gateway }

func (o otherDevice) OpenSetup() { o.OpenOtherDevice() }
