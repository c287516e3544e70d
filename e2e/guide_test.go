package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
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
	r := k.Rect()
	screen := stage.Screen.Bounds()
	if above := k.Above(); !above {
		t.Error("the slim window can be covered")
	}
	done(t, stage)
	if r.Dx() > 400 || r.Max.X < screen.Max.X-10 || r.Dy() < screen.Dy()*9/10 {
		t.Errorf("the slim window is at %v on a screen of %v", r, screen)
	}
}
