package e2e_test

import (
	"testing"
	"time"

	"kapukod/e2e"
)

// The ways in beside the one by codes: what the guides say of them is done, and the portal ticks the exercise off.

// practising begins an exercise with a vault that holds nothing yet.
func practising(t *testing.T, id string) (*e2e.Stage, *e2e.Kapukod, *e2e.Exercises) {
	t.Helper()
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	exercises := stage.Exercises("")
	exercises.Begin(id)
	return stage, k, exercises
}

// TestCodeOfAnotherKind shows a guide the QR code of the DÁP login. The window says what it is and where to go instead.
func TestCodeOfAnotherKind(t *testing.T) {
	stage, k, exercises := practising(t, "dap")
	site := exercises.Gateway()
	site.OpenMobileLogin()
	k.Front()
	g := k.Follow("ugyfelkapu-new")
	g.Through("before", "scan")
	g.Scan("problem.kind.text.title")
	site.LeaveMobileLogin()
	site.Request()
	g.Sees("enroll.confirm.title") // it has watched all the time
	k.Front()
	g.Press("enroll.confirm.save")
	g.Through("keep-key", "code")
	endGuide(t, stage, g, site)
	exercises.Done("dap")
	done(t, stage)
	intact(t, stage)
}

// TestTextMessageGoesAway logs in by text message, sets the authenticator up, and finds that the next login wants its
// code.
func TestTextMessageGoesAway(t *testing.T) {
	stage, k, exercises := practising(t, "sms")
	site := exercises.Insurer()
	site.EnterByTextMessage()
	k.Front()
	g := k.Follow("keycloak")
	g.Through("before", "login")
	site.OpenDevice()
	k.Front()
	g.Through("login", "scan")
	g.Scan("enroll.confirm.title")
	g.Press("enroll.confirm.save")
	key := site.ShowKey()
	k.Front()
	g.Through("name", "code")
	endInsurerGuide(g, site, site.Confirm)
	nextCode(t, stage, key, oathtool(t, key, 0))
	k.Front()
	k.CopyCode()
	site.LogInAgain()
	exercises.Done("sms")
	done(t, stage)
	intact(t, stage)
}

// TestLoginByMail has lost everything but the mailbox. The guide for that leads in by a code from a letter, and on to a
// new QR code.
func TestLoginByMail(t *testing.T) {
	stage, k, exercises := practising(t, "mail")
	site := exercises.Gateway()
	k.Front()
	lost := k.FollowListed("lost-phone")
	lost.On(lost.At("calm"))
	lost.Choose("where", "have")
	lost.Choose("have", "email")
	lost.At("email")
	site.LogInByMail()
	k.Front()
	lost.Choose("email", "ugyfelkapu-device")
	lost.Then("ugyfelkapu-device").At("which")
	exercises.Done("mail")
	done(t, stage)
}
