package e2e_test

import (
	"sync/atomic"
	"testing"
	"time"

	"kapukod/e2e"
	"kapukod/e2e/rig"
)

// What goes wrong on the practice portal, one exercise a test. Each time the guide's own page is asked for help, what it
// says is done, and the portal ticks the exercise off.

// nextCode waits until the key has another code than before.
func nextCode(t *testing.T, stage *e2e.Stage, key, before string) {
	t.Helper()
	for done(t, stage); oathtool(t, key, 0) == before; {
		if err := rig.Pause(t.Context(), time.Second); err != nil {
			t.Fatal(err)
		}
	}
}

// prepared sets the authenticator up that an exercise begins with. It returns the key and the deletion code.
func prepared(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, exercises *e2e.Exercises) (key, deletion string) {
	t.Helper()
	k.AddByScan()
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	key = exercises.Key()
	k.Front()
	k.CopyCode()
	deletion = exercises.Prepare()
	k.Accepted()
	k.PutDeletionCode()
	k.Finish()
	exercises.Prepared()
	done(t, stage)
	return key, deletion
}

// TestCodeThatEnded gives a code on the site when it is over.
func TestCodeThatEnded(t *testing.T) {
	stage, k, exercises := practising(t, "late")
	key, _ := prepared(t, stage, k, exercises)
	site := exercises.Gateway()
	site.Name()
	k.Front()
	g := k.FollowLogin("ugyfelkapu-login")
	g.Through("open", "code")
	nextCode(t, stage, key, oathtool(t, key, 0)) // a whole period is left to put it in
	code := k.CopyCode()
	site.PutCode()
	nextCode(t, stage, key, code)
	site.SendCode()
	site.CodeRefused()
	k.Front()
	step := g.At("code")
	g.Mend(step, "late")
	k.CopyCode()
	site.EnterCode()
	k.Front()
	g.On(step)
	g.At("done")
	k.Press("common.done")
	k.SeesCodes()
	exercises.Done("late")
	done(t, stage)
	intact(t, stage)
}

// scanAndSave looks for the code on the screen, sees one of the pages on which it can be saved, saves it, and reads on
// from the step after it to the code.
func scanAndSave(g *e2e.Guided, page, next string) {
	g.Scan(page)
	g.Press("enroll.confirm.save")
	g.Through(next, "code")
}

// endGuide does all from the accepted code to the end of the guide.
func endGuide(t *testing.T, stage *e2e.Stage, g *e2e.Guided, site *e2e.Gateway) {
	t.Helper()
	g.CopyCode()
	site.Confirm()
	site.Accepted()
	g.Accepted()
	g.At("deletion")
	site.DeletionCode()
	g.Paste("deletion.label")
	g.Press("deletion.save")
	g.At("tick")
	site.Finish()
	g.Press("enroll.paper.done")
	g.Through("check", "done")
	g.Press("common.done")
	g.SeesCodes()
	done(t, stage)
}

// endInsurerGuide goes from the code to the end on the site that gives no deletion code, and where put gives it the code.
func endInsurerGuide(g *e2e.Guided, site *e2e.Insurer, put func()) {
	g.CopyCode()
	put()
	site.Accepted()
	g.Front()
	g.Accepted()
	g.At("done")
	g.Press("enroll.paper.finish")
	g.SeesCodes()
}

// TestRenewedCode asks the site for a new QR code when the first one is read already.
func TestRenewedCode(t *testing.T) {
	stage, k, exercises := practising(t, "renew")
	site := exercises.Gateway()
	site.Request()
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "keep-key")
	site.NewKey()
	g.CopyCode()
	site.ConfirmInVain()
	k.Front()
	g.GoBack(g.At("code"), "renewed")
	g.Press("enroll.refused.rescan")
	scanAndSave(g, "enroll.warn.key_changed", "keep-key")
	endGuide(t, stage, g, site)
	exercises.Done("renew")
	done(t, stage)
	intact(t, stage)
}

// TestSessionThatEnded lets the site's session end in the middle of a guide.
func TestSessionThatEnded(t *testing.T) {
	var ahead atomic.Int64 // how far the portal's clock is ahead
	stage := newStage(t, e2e.Setting{Now: func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	exercises := stage.Exercises("")
	exercises.Begin("expired")
	site := exercises.Gateway()
	site.Request()
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "keep-key")
	g.CopyCode()
	ahead.Store(int64(2 * time.Minute)) // it lasts one
	site.Confirm()
	site.Expired()
	ahead.Store(0)
	k.Front()
	g.GoBack(g.At("code"), "lapsed")
	g.Through("open", "scan")
	site.OpenSetupAgain()
	k.Front()
	g.Press("enroll.refused.rescan")
	scanAndSave(g, "enroll.warn.key_changed", "keep-key")
	endGuide(t, stage, g, site)
	exercises.Done("expired")
	done(t, stage)
	intact(t, stage)
}

// TestLeftBeforeTheEnd leaves the site at the deletion code, without its last button, and thinks that all is done.
func TestLeftBeforeTheEnd(t *testing.T) {
	stage, k, exercises := practising(t, "unsaved")
	site := exercises.Gateway()
	site.Request()
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "keep-key")
	g.CopyCode()
	site.Confirm()
	site.Accepted()
	g.Accepted()
	g.At("deletion")
	first := site.DeletionCode()
	g.Paste("deletion.label")
	g.Press("deletion.save")
	g.At("tick")
	site.FinishUnticked()
	site.LogOut()
	g.Press("enroll.paper.done")
	k.Front()
	g.GoBack(g.At("check"), "not-active")
	g.Through("open", "scan")
	site.Request()
	k.Front()
	g.Press("enroll.refused.rescan")
	scanAndSave(g, "enroll.confirm.title", "keep-key")
	endGuide(t, stage, g, site)
	exercises.Done("unsaved")
	k.RevealDeletionCode(passphrase)
	done(t, stage)
	if first == "" {
		t.Error("the site gave no deletion code")
	}
	intact(t, stage)
}

// TestLostDevice follows the guide for who has lost what gave the codes and has the deletion code on paper: it ends
// Ügyfélkapu+ on the site and leads into the guide that sets it up again.
func TestLostDevice(t *testing.T) {
	stage, k, exercises := practising(t, "end")
	_, deletion := prepared(t, stage, k, exercises)
	site := exercises.Gateway()
	k.Front()
	lost := k.FollowListed("lost-phone")
	lost.On(lost.At("calm"))
	lost.Choose("where", "have")
	lost.Choose("have", "with-code")
	lost.At("with-code")
	site.EndByHand(deletion)
	k.Front()
	lost.Choose("with-code", "ugyfelkapu-new")
	g := lost.Then("ugyfelkapu-new")
	g.Through("before", "scan")
	g.Watch()
	site.OpenSetupWithout()
	g.Sees("enroll.confirm.title")
	g.Press("enroll.confirm.save")
	k.Front()
	g.Through("keep-key", "code")
	endGuide(t, stage, g, site)
	exercises.Done("end")
	done(t, stage)
	intact(t, stage)
}

// TestNameOfASecondDevice sets up a second device, whose name the site wants, and which must be another than the first's:
// the guide has the computer's name ready to be copied.
func TestNameOfASecondDevice(t *testing.T) {
	stage, k, exercises := practising(t, "second")
	key := preparedInsurer(t, stage, k, exercises)
	site := exercises.Insurer()
	nextCode(t, stage, key, oathtool(t, key, 0))
	k.Front()
	k.CopyCode()
	site.AddDevice()
	k.Front()
	g := k.Follow("keycloak")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "name")
	first := site.FirstDevice()
	k.Front()
	code := g.CopyCode()
	site.ConfirmNameless()
	site.ConfirmTaken(first)
	k.Front()
	name := g.GoBack(g.At("code"), "name")
	g.Press("guide.copy")
	g.Copied(code)
	site.PutName()
	k.Front()
	g.On(name)
	g.At("code")
	endInsurerGuide(g, site, site.PutCode)
	exercises.Done("second")
	done(t, stage)
	intact(t, stage)
}

// TestLoginThatTimedOut lets the insurer's login end in the middle of a guide, and types the new key as the site groups
// it.
func TestLoginThatTimedOut(t *testing.T) {
	var ahead atomic.Int64
	stage := newStage(t, e2e.Setting{Now: func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	exercises := stage.Exercises("")
	exercises.Begin("timeout")
	site := exercises.Insurer()
	site.Enter()
	k.Front()
	g := k.Follow("keycloak")
	g.Through("before", "scan")
	scanAndSave(g, "enroll.confirm.title", "name")
	g.CopyCode()
	ahead.Store(int64(2 * time.Minute))
	site.Confirm()
	ahead.Store(0)
	site.TimedOut()
	k.Front()
	login := g.GoBack(g.At("code"), "timeout")
	g.On(login)
	key := site.ShowKey()
	k.Front()
	g.At("scan")
	g.Press("enroll.refused.rescan")
	g.Press("enroll.source.type")
	g.Write("enroll.type.label", key)
	g.Press("common.next")
	g.Sees("enroll.warn.key_changed")
	g.Press("enroll.confirm.save")
	g.Through("name", "code")
	endInsurerGuide(g, site, site.Confirm)
	exercises.Done("timeout")
	done(t, stage)
	intact(t, stage)
}

// preparedInsurer is prepared for the site that gives no deletion code.
func preparedInsurer(t *testing.T, stage *e2e.Stage, k *e2e.Kapukod, exercises *e2e.Exercises) (key string) {
	t.Helper()
	k.AddByScan()
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	key = exercises.Key()
	k.Front()
	k.CopyCode()
	exercises.PrepareWithout()
	k.Accepted()
	k.Finish()
	done(t, stage)
	return key
}
