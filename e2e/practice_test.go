package e2e_test

import (
	"net/url"
	"testing"

	"kapukod/e2e"
)

// TestPracticeFromHelp starts the practice page by the button of the help page,
// takes its address from there to the browser, and does an exercise with the
// codes and the deletion code that Kapukód keeps.
func TestPracticeFromHelp(t *testing.T) {
	stage := newStage(t, e2e.Setting{})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	k.Press("common.help")
	k.Press("help.practice.open")
	k.Sees("help.practice.address") // whether or not this computer has a browser of its own
	k.Press("help.practice.copy")
	address := k.Copied("")
	done(t, stage)
	if at, err := url.Parse(address); err != nil || at.Hostname() != "127.0.0.1" || at.Query().Get("token") == "" {
		t.Fatal("what was copied is no address of this computer")
	}
	k.Press("common.back")

	exercises := stage.Exercises(address)
	exercises.Begin("end")
	k.AddByScan()
	k.SavePending("gyakorlo.ilona")
	k.CopyCode()
	deletion := exercises.Prepare()
	k.Accepted()
	k.PutDeletionCode()
	k.Finish()
	exercises.Prepared()
	done(t, stage)

	slot(t, stage, k, deletion)
	site := exercises.Gateway()
	site.End()
	site.OpenSetupWithout()
	done(t, stage)

	k.Press("common.back")
	k.Press("common.help")
	k.Press("help.practice.stop")
	k.Sees("help.practice.stopped.title")
	done(t, stage)
}
