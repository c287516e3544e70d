package practice

import (
	"regexp"
	"testing"
	"time"
)

func (s *site) insurerEnter() {
	s.t.Helper()
	s.get("/keycloak/login")
	s.post("/keycloak/login", "username", insurerUser, "password", insurerPassword)
}

// insurerKey opens the manual mode and returns the key shown.
func (s *site) insurerKey() string {
	s.t.Helper()
	s.get("/keycloak/setup?mode=manual")
	s.wantAt("/keycloak/setup")
	return s.text("kc-totp-secret-key")
}

func TestInsurerEnrolAndLogIn(t *testing.T) {
	s := visitSite(t)
	s.get("/keycloak/")
	s.wantSays("Bejelentkezem a fiókomba")
	s.insurerEnter()
	s.wantAt("/keycloak/setup")
	s.wantSays("Mobil hitelesítő eszköz beállítása", "Fiókja aktiválásához előbb be kell állítania egy mobil hitelesítő eszközt.",
		"Nem tud QR-kódot beolvasni?", "Egyszer használatos hitelesítő kód", "Eszköz neve", "Elküld",
		`id="kc-totp-settings"`, `id="kc-totp-secret-qr-code"`, `id="mode-manual"`, `id="totp"`, `id="userLabel"`, `id="saveTOTPBtn"`)
	key := s.insurerKey()
	if !regexp.MustCompile(`^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$`).MatchString(key) {
		t.Errorf("the key is not 8 groups of 4 but %d characters", len(key))
	}
	s.wantSays("Inkább QR-kódot olvasna be?", `id="mode-barcode"`)
	s.wantText("kc-totp-type", "Típus: Idő alapú")
	s.wantText("kc-totp-algorithm", "Algoritmus: SHA1")
	s.wantText("kc-totp-digits", "Számjegyek: 6")
	s.wantText("kc-totp-period", "Intervallum: 30")

	s.post("/keycloak/setup", "totp", s.code(key, 0), "userLabel", "Otthoni gép")
	s.wantAt("/keycloak/account")
	s.wantSays("<li>Otthoni gép</li>")
	s.post("/keycloak/logout")
	s.wantAt("/keycloak/")

	s.insurerEnter()
	s.wantAt("/keycloak/totp")
	s.post("/keycloak/totp", "otp", s.code(key, 0)) // used at the enrolment
	s.wantText("input-error-otp-code", insurerCodeRefused)
	s.post("/keycloak/totp", "otp", "")
	s.wantText("input-error-otp-code", insurerCodeMissing)
	s.post("/keycloak/totp", "otp", s.code(key, 1))
	s.wantAt("/keycloak/account")
}

func TestInsurerRefused(t *testing.T) {
	s := visitSite(t)
	s.get("/keycloak/login")
	s.post("/keycloak/login", "username", "valaki", "password", insurerPassword)
	s.wantText("input-error", insurerLoginRefused)
	s.post("/keycloak/login", "username", insurerUser, "password", "rossz")
	s.wantText("input-error", insurerLoginRefused)
	s.insurerEnter()
	key := s.insurerKey()
	for _, c := range []struct{ code, want string }{
		{"", insurerCodeMissing}, {s.wrongCode(key), insurerCodeRefused},
		{s.code(key, -2), insurerCodeRefused}, {s.code(key, 2), insurerCodeRefused},
	} {
		s.post("/keycloak/setup", "totp", c.code, "userLabel", "gép <1>", "mode", "manual")
		s.wantAt("/keycloak/setup")
		s.wantText("input-error-otp-code", c.want)
		s.wantText("kc-totp-secret-key", key) // same key, same mode
		s.wantSays(`value="gép <1>"`)         // what was typed is kept
	}
	s.post("/keycloak/setup", "totp", s.code(key, -1))
	s.wantAt("/keycloak/account")
	s.wantSays("1. eszköz (név nélkül)")
}

func TestInsurerSecondDevice(t *testing.T) {
	s := visitSite(t)
	s.insurerEnter()
	first := s.insurerKey()
	s.post("/keycloak/setup", "totp", s.code(first, 0))
	s.post("/keycloak/add-device")
	s.wantAt("/keycloak/setup")
	second := s.insurerKey()
	if first == second {
		t.Fatal("two devices have one key")
	}
	s.post("/keycloak/setup", "totp", s.code(second, 0), "userLabel", "  ")
	s.wantText("input-error-otp-label", insurerLabelMissing)
	s.post("/keycloak/setup", "totp", s.code(second, 0), "userLabel", "Második")
	s.wantAt("/keycloak/account")
	s.post("/keycloak/logout")
	for _, key := range []string{first, second} {
		s.clock.advance(stepLength * time.Second)
		s.insurerEnter()
		s.post("/keycloak/totp", "otp", s.code(key, 0))
		s.wantAt("/keycloak/account")
		s.post("/keycloak/logout")
	}
}

func TestInsurerExpires(t *testing.T) {
	s := visitSite(t)
	s.insurerEnter()
	key := s.insurerKey()
	s.clock.advance(insurerLife)
	s.post("/keycloak/setup", "totp", s.code(key, 0))
	s.wantAt("/keycloak/login")
	s.wantText("input-error", insurerExpired)
	s.insurerEnter()
	if s.insurerKey() == key {
		t.Error("the key outlived its session")
	}
}

func TestInsurerPagesOutOfTurn(t *testing.T) {
	s := visitSite(t)
	for _, path := range []string{"totp", "setup", "account"} {
		s.get("/keycloak/" + path)
		s.wantAt("/keycloak/login")
	}
	for _, path := range []string{"totp", "setup", "add-device"} {
		s.post("/keycloak/" + path)
		s.wantAt("/keycloak/login")
	}
	s.get("/keycloak/qr.png")
	if s.status != 404 {
		t.Errorf("a picture without a key has status %d", s.status)
	}
	s.insurerEnter()
	s.get("/keycloak/account") // not before the device is set up
	s.wantAt("/keycloak/setup")
}
