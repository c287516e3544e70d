package e2e_test

import (
	"sync/atomic"
	"testing"
	"time"

	"kapukod/e2e"
)

// TestResumeAfterKill kills the program when the key is saved and the portal has
// not seen a code yet.
func TestResumeAfterKill(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	site.OpenSetup()
	k.AddByScan()
	k.SavePending("gyakorlo.ilona")
	key := site.ShowKey()
	k.Kill()
	done(t, stage)
	intact(t, stage)

	k = stage.Start("hu")
	k.Unlock(passphrase)
	k.Sees("codes.pending")
	k.Press("codes.resume")
	k.Sees("enroll.code.title")
	done(t, stage)
	confirm(t, stage, k, site, key)
	intact(t, stage)
}

// TestExpiredSession lets the portal's session end before the code arrives. The
// portal then has a new key; the old one is kept until the new one is saved.
func TestExpiredSession(t *testing.T) {
	var ahead atomic.Int64 // how far the portal's clock is ahead
	stage := newStage(t, e2e.Setting{Now: func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	site := stage.Gateway()
	site.OpenSetup()
	k.AddByScan()
	k.SavePending("gyakorlo.ilona")
	k.CopyCode()
	done(t, stage)

	ahead.Store(int64(11 * time.Minute)) // a session lasts ten
	site.Confirm()
	site.Expired()
	ahead.Store(0)
	k.Press("enroll.code.refused")
	k.Sees("enroll.refused.title")
	k.Sees("enroll.refused.renewed")
	done(t, stage)
	intact(t, stage)

	site.OpenSetupAgain()
	k.Press("enroll.refused.rescan")
	k.Sees("enroll.confirm.title")
	k.Sees("enroll.warn.key_changed")
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	key := site.ShowKey()
	done(t, stage)
	confirm(t, stage, k, site, key)
	intact(t, stage)
}
