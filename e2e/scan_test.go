package e2e_test

import (
	"net"
	"path/filepath"
	"testing"
	"time"

	"kapukod/e2e"
)

// Two enrolment codes with made-up keys.
const (
	firstURI  = "otpauth://totp/gyakorlo.ilona?secret=MNXWIZLTMNXWIZLT&issuer=Els%C5%91%20oldal"
	secondURI = "otpauth://totp/gyakorlo.bela?secret=ORSXG5BAMJQXGZJT&issuer=M%C3%A1sodik%20oldal"
)

// TestScan looks at screens that do not hold the one code that is wanted.
func TestScan(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	k := stage.Start("hu")
	k.CreateVault(passphrase)
	k.Add()

	// Nothing but our own window: once that is hidden, the screen is black.
	k.Scan("problem.screen.black.title")
	seesProblem(k, "screen.black")

	browser := stage.Browse(stage.Exhibit())
	k.Scan("problem.screen.nothing_found.title")
	seesProblem(k, "screen.nothing_found")

	stage.Visit(browser, stage.Exhibit("https://www.example.hu/egy-oldal"))
	k.Front()
	k.Scan("problem.kind.link.title")
	seesProblem(k, "kind.link")

	stage.Visit(browser, stage.Exhibit(firstURI, secondURI))
	k.Front()
	k.Scan("enroll.pick.title")
	k.SeesText("1. Első oldal – gyakorlo.ilona")
	k.PressText("2. Második oldal – gyakorlo.bela")
	k.Sees("enroll.confirm.title")
	k.Press("enroll.confirm.save")
	k.Sees("enroll.code.title")
	code := k.CopyCode()
	done(t, stage)
	if !sameCode(t, code, "ORSXG5BAMJQXGZJT") {
		t.Error("the code is not of the key that was picked")
	}
	intact(t, stage)
}

// TestScanWithoutPortal is a Wayland desktop that lacks the service that shows its screens: what can be
// captured without it is black.
func TestScanWithoutPortal(t *testing.T) {
	stage := newStage(t, e2e.Setting{Now: time.Now})
	runtime := t.TempDir()
	compositor, err := net.Listen("unix", filepath.Join(runtime, "wayland-0"))
	if err != nil {
		t.Fatal(err)
	}
	defer compositor.Close()
	k := stage.Start("en", "LANG=en_GB.UTF-8", "FYNE_PLATFORM=x11", "XDG_RUNTIME_DIR="+runtime,
		"XDG_SESSION_TYPE=wayland", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")
	k.CreateVault(passphrase)
	k.Add()
	k.Scan("problem.screen.no_portal.title")
	seesProblem(k, "screen.no_portal")
	// The other way to take the key is still there.
	k.Press("enroll.source.type")
	k.Write("enroll.type.label", typedKey)
	k.Press("common.next")
	k.Sees("enroll.confirm.title")
	done(t, stage)
	intact(t, stage)
}
