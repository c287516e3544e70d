package practice

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// gatewayEnter logs in with name and password.
func (s *site) gatewayEnter() {
	s.t.Helper()
	s.get("/ugyfelkapu/login")
	s.post("/ugyfelkapu/login", "name", gatewayUser, "password", gatewayPassword)
}

// gatewayBegin logs in and opens the QR page; it returns the key shown.
func (s *site) gatewayBegin() string {
	s.t.Helper()
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/menu")
	s.get("/ugyfelkapu/request")
	s.wantSays("Tovább az Ügyfélkapu+ igényléshez")
	s.post("/ugyfelkapu/new-key")
	s.wantAt("/ugyfelkapu/setup")
	return s.text("uk-key")
}

// gatewayEnrol enrols from login to the done page; it returns the key.
func (s *site) gatewayEnrol() string {
	s.t.Helper()
	key := s.gatewayBegin()
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/done")
	return key
}

func TestGatewayEnrolAndLogIn(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/")
	s.wantSays("Válasszon azonosítási módot!", "DÁP mobilalkalmazás", "Ügyfélkapu+", "További azonosítási módok")
	s.get("/ugyfelkapu/login")
	s.wantSays("felhasználónév", "jelszó", "Bejelentkezés", gatewayUser, gatewayPassword)

	key := s.gatewayBegin()
	if !regexp.MustCompile(`^[A-Z2-7]{16}$`).MatchString(key) {
		t.Errorf("the key is not 16 base32 characters but %d", len(key))
	}
	s.wantSays("ÜGYFÉLKAPU+ IGÉNYLÉSE",
		"Az Ügyfélkapu+ beállításához nyissa meg a mobilkészülékére telepített hitelesítő alkalmazást és kövesse az alábbi lépéseket:",
		"A *-gal jelölt mezők kitöltése kötelező!", "1. QR-KÓD LEOLVASÁSA", "Nem tudom beolvasni a kódot", "Új kódot kérek",
		"2. ÜGYFÉLKAPUHOZ TARTOZÓ JELSZÓ MEGADÁSA", "ÜGYFÉLKAPUS JELSZÓ *",
		"3. MOBILALKALMAZÁSBAN KAPOTT AZONOSÍTÓ", "AZONOSÍTÓ MEGADÁSA *", "TOVÁBB", "Munkamenet lejár:")
	s.wantText("uk-session-clock", "10:00")

	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
	s.wantSays("Írd fel magadnak a törlőkódot!", "A fenti törlőkód mentéséről gondoskodtam", "Befejezés")
	if code := s.text("uk-deletion-code"); len(code) != deletionCodeDigits {
		t.Errorf("the deletion code has %d characters", len(code))
	}
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/done")
	s.wantText("uk-done", "Az Ügyfélkapu+ megrendelése sikeresen megtörtént!")
	s.get("/ugyfelkapu/status")
	s.wantSays("Aktiválás és inaktiválás", `data-active="true"`)
	s.post("/ugyfelkapu/logout")
	s.wantAt("/ugyfelkapu/")

	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/code")
	s.wantSays("Azonosító", "Bejelentkezés")
	s.post("/ugyfelkapu/code", "identifier", s.code(key, 0))
	s.wantAt("/ugyfelkapu/code")
	s.wantText("uk-identifier-error", gatewayCodeRefused) // used already
	s.clock.advance(stepLength * time.Second)
	s.post("/ugyfelkapu/code", "identifier", " "+s.code(key, 0)+" ")
	s.wantAt("/ugyfelkapu/menu")
	s.wantText("uk-logged-in", gatewayPerson)
}

func TestGatewayLoginRefused(t *testing.T) {
	s := visitSite(t)
	for _, account := range [][2]string{{"", ""}, {gatewayUser, ""}, {gatewayUser, "rossz"}, {"valaki", gatewayPassword}} {
		s.get("/ugyfelkapu/login")
		s.post("/ugyfelkapu/login", "name", account[0], "password", account[1])
		s.wantAt("/ugyfelkapu/login")
		s.wantText("uk-login-error", gatewayLoginRefused)
	}
	s.get("/ugyfelkapu/login")
	s.wantText("uk-login-error", "") // said once
	s.post("/ugyfelkapu/login", "name", " Gyakorlo ", "password", gatewayPassword)
	s.wantAt("/ugyfelkapu/menu")
}

func TestGatewaySetupRefused(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	for _, c := range []struct{ password, code, field, want string }{
		{"", s.code(key, 0), "uk-password-error", gatewayPasswordMissing},
		{"rossz", s.code(key, 0), "uk-password-error", gatewayPasswordRefused},
		{gatewayPassword, "", "uk-code-error", gatewayCodeMissing},
		{gatewayPassword, s.wrongCode(key), "uk-code-error", gatewayCodeRefused},
		{gatewayPassword, s.code(key, -3), "uk-code-error", gatewayCodeRefused},
	} {
		s.post("/ugyfelkapu/setup", "password", c.password, "code", c.code)
		s.wantAt("/ugyfelkapu/setup")
		s.wantText(c.field, c.want)
		s.wantText("uk-key", key) // the key stays
	}
	s.get("/ugyfelkapu/deletion-code")
	s.wantAt("/ugyfelkapu/setup")
	// None of these used the code up.
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
}

func TestGatewayNewKey(t *testing.T) {
	s := visitSite(t)
	old := s.gatewayBegin()
	picture := regexp.MustCompile(`/ugyfelkapu/qr\.png\?\d+`)
	before := picture.FindString(s.body)
	s.post("/ugyfelkapu/new-key")
	s.wantAt("/ugyfelkapu/setup")
	fresh := s.text("uk-key")
	if fresh == old || picture.FindString(s.body) == before {
		t.Fatal("the key or the picture's address did not change")
	}
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(old, 0))
	s.wantText("uk-code-error", gatewayCodeRefused)
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(fresh, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
}

func TestGatewayFinishNeedsTick(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	deletion := s.text("uk-deletion-code")
	s.post("/ugyfelkapu/deletion-code")
	s.wantAt("/ugyfelkapu/deletion-code")
	s.wantText("uk-deletion-error", gatewayTickMissing)
	s.wantText("uk-deletion-code", deletion)
	s.get("/ugyfelkapu/status")
	s.wantSays(`data-active="false"`)
	s.get("/ugyfelkapu/setup") // coming back leads to where the person was
	s.wantAt("/ugyfelkapu/deletion-code")
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/done")
}

func TestGatewayReEnrolment(t *testing.T) {
	s := visitSite(t)
	old := s.gatewayEnrol()
	s.get("/ugyfelkapu/request")
	s.wantSays("már <strong>aktív</strong>")
	s.get("/ugyfelkapu/settings")
	s.wantSays("Beállítás másik eszközre")
	s.post("/ugyfelkapu/new-key")
	s.wantSays("ÜGYFÉLKAPU+ BEÁLLÍTÁS MÁSIK ESZKÖZRE")
	s.post("/ugyfelkapu/logout") // broken off: the old key still opens

	s.clock.advance(stepLength * time.Second)
	s.gatewayEnter()
	s.post("/ugyfelkapu/code", "identifier", s.code(old, 0))
	s.wantAt("/ugyfelkapu/menu")
	s.get("/ugyfelkapu/setup")
	s.wantAt("/ugyfelkapu/request")
	s.get("/ugyfelkapu/settings")
	s.post("/ugyfelkapu/new-key")
	fresh := s.text("uk-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(fresh, 0))
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantAt("/ugyfelkapu/done")
	s.post("/ugyfelkapu/logout")

	s.clock.advance(stepLength * time.Second)
	s.gatewayEnter()
	s.post("/ugyfelkapu/code", "identifier", s.code(old, 0))
	s.wantAt("/ugyfelkapu/code")
	s.post("/ugyfelkapu/code", "identifier", s.code(fresh, 0))
	s.wantAt("/ugyfelkapu/menu")
}

func TestGatewayMenu(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnter()
	s.wantSays("KIJELENTKEZÉS AZ ÜGYFÉLKAPUBÓL", "REGISZTRÁCIÓS ADATOK", "JELSZÓVÁLTOZTATÁS", "ÜGYFÉLKAPU+ IGÉNYLÉSE",
		"BEÁLLÍTÁSOK", "ÜGYINTÉZÉS ↗", "TÁRHELY ↗", "ÜGYFÉLKAPU TÖRLÉSE", "BEJELENTKEZVE:", gatewayPerson)
	s.get("/ugyfelkapu/delete-account")
	s.wantSays("A gyakorló oldalon semmi nem történt.", "egész Ügyfélkapuját törli")
	if strings.Contains(s.body, `action="/ugyfelkapu/delete`) {
		t.Error("the page of the account's end has a form of its own")
	}
	s.get("/ugyfelkapu/elsewhere")
	s.wantSays("Nem része a gyakorlásnak")
	s.get("/ugyfelkapu/login") // logged in already
	s.wantAt("/ugyfelkapu/menu")
	s.get("/ugyfelkapu/done") // nothing is done yet
	s.wantAt("/ugyfelkapu/menu")
	s.post("/ugyfelkapu/logout")
	for _, path := range []string{"menu", "request", "setup", "settings", "status", "deletion-code", "qr.png", "code"} {
		s.get("/ugyfelkapu/" + path)
		s.wantAt("/ugyfelkapu/login")
	}
}

// TestGatewaySaysThatTheClockIsOff: codes of a clock that is minutes off are refused for good, and the next one helps
// nobody.
func TestGatewaySaysThatTheClockIsOff(t *testing.T) {
	s := visitSite(t)
	key := s.gatewayBegin()
	for steps, want := range map[int]string{-6: "késik az óra", 6: "siet az óra"} {
		s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, steps))
		s.wantSays(want)
	}
}

// TestGatewayUnfinishedNamesTheBin: Kapukód has put the old entry there once the new code was taken.
func TestGatewayUnfinishedNamesTheBin(t *testing.T) {
	s := visitSite(t)
	old := s.gatewayEnrol()
	s.get("/ugyfelkapu/settings")
	s.post("/ugyfelkapu/new-key")
	key := s.text("uk-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantAt("/ugyfelkapu/deletion-code")
	s.post("/ugyfelkapu/logout")
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/code")
	s.clock.advance(stepLength * time.Second)
	s.post("/ugyfelkapu/code", "identifier", s.code(key, 0))
	s.wantSays("kimaradt a „Befejezés”", "Lomtár")
	s.post("/ugyfelkapu/code", "identifier", s.code(old, 0))
	s.wantAt("/ugyfelkapu/menu")
	s.wantSays("maradt érvényes", "Lomtár")
}
