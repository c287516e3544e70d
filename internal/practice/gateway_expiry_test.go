package practice

import (
	"testing"
	"time"
)

func TestGatewaySessionExpires(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	s.clock.advance(gatewayLife - time.Second)
	s.get("/ugyfelkapu/setup") // in time, and the clock starts again
	s.wantText("uk-session-clock", "10:00")
	s.clock.advance(gatewayLife)
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/expired")
	s.wantText("uk-expired", "A munkamenet lejárt")
	s.wantSays("Kérjük, jelentkezzen be újra!", "/ugyfelkapu/login")
	s.get("/ugyfelkapu/expired") // seen again after a reload
	s.wantText("uk-expired", "A munkamenet lejárt")

	fresh := s.gatewayBegin()
	if fresh == key {
		t.Error("the key outlived its session")
	}
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantText("uk-code-error", gatewayCodeRefused)
}

func TestGatewayExpiryForgetsUnfinished(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
	s.clock.advance(gatewayLife)
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/expired")
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/menu") // not active: no code was asked for
	s.get("/ugyfelkapu/setup")
	s.wantAt("/ugyfelkapu/request")
}

func TestGatewayExpiryKeepsActive(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnrol()
	s.clock.advance(gatewayLife)
	s.get("/ugyfelkapu/menu")
	s.wantAt("/ugyfelkapu/expired")
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/code")
	s.clock.advance(gatewayLife)
	s.get("/ugyfelkapu/code") // the second page of a login lapses too
	s.wantAt("/ugyfelkapu/expired")
}

// The page's own clock leads to the expired page; it may run ahead, and that
// address never lengthens a session.
func TestGatewayExpiredPage(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/expired")
	s.wantAt("/ugyfelkapu/login")
	s.gatewayEnter()
	s.clock.advance(gatewayLife - time.Second)
	s.get("/ugyfelkapu/expired")
	s.wantAt("/ugyfelkapu/menu")
	s.clock.advance(gatewayLife)
	s.get("/ugyfelkapu/expired")
	s.wantAt("/ugyfelkapu/expired")
}

func TestSessionClockText(t *testing.T) {
	for left, want := range map[int]string{600: "10:00", 589: "09:49", 61: "01:01", 5: "00:05"} {
		if got := (view{Left: left}).Clock(); got != want {
			t.Errorf("%d seconds are %q, want %q", left, got, want)
		}
	}
	now := time.Unix(1_800_000_000, 0)
	l := login{}
	if l.left(now) != 0 || l.expired(now) {
		t.Error("somebody logged out has a session")
	}
	l.enter(loggedIn, now, time.Minute)
	if got := l.left(now.Add(100 * time.Millisecond)); got != 60 {
		t.Errorf("%d seconds are left, want 60", got)
	}
	if got := l.left(now.Add(2 * time.Minute)); got != 0 {
		t.Errorf("%d seconds are left after the end", got)
	}
}
