package practice

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestExerciseFirst(t *testing.T) {
	s := visitSite(t)
	s.begin("first")
	s.wantAt("/ugyfelkapu/")
	s.wantStep(1)
	s.gatewayEnter()
	s.wantStep(2)
	s.post("/ugyfelkapu/new-key")
	s.get("/ugyfelkapu/setup")
	s.wantStep(3)
	key := s.text("uk-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantStep(4)
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantStep(5)
	s.post("/ugyfelkapu/logout")
	s.gatewayLogIn(key)
	s.wantExerciseDone("first")
}

func TestExerciseLogin(t *testing.T) {
	s := visitSite(t)
	s.begin("login")
	key, _ := s.prepare()
	s.wantAt("/ugyfelkapu/")
	s.wantStep(1)
	s.gatewayEnter()
	s.wantStep(2)
	s.post("/ugyfelkapu/code", "identifier", s.code(key, 0)) // not used up by the preparation
	s.wantAt("/ugyfelkapu/menu")
	s.wantExerciseDone("login")
	s.begin("login") // the authenticator is there already
	s.wantAt("/ugyfelkapu/")
}

func TestExerciseReturns(t *testing.T) {
	s := visitSite(t)
	s.begin("returns")
	key, _ := s.prepare()
	s.gatewayLogIn(key)
	s.get("/ugyfelkapu/returns")
	s.wantStep(2)
	s.post("/ugyfelkapu/returns", "code", s.code(key, 0)) // the login's own
	s.wantText("uk-return-error", gatewayCodeRefused)
	s.post("/ugyfelkapu/returns", "code", s.nextCode(key))
	s.wantSays(`id="uk-return-1" data-sent="true"`, `id="uk-return-2" data-sent="false"`)
	s.wantStep(3)
	s.post("/ugyfelkapu/returns", "code", s.code(key, 0))
	s.wantText("uk-return-error", gatewayCodeRefused)
	s.wantSays("egyszer már elfogadta")
	s.wantStep(4)
	s.post("/ugyfelkapu/returns", "code", s.nextCode(key))
	s.wantSays(`id="uk-return-2" data-sent="true"`)
	s.post("/ugyfelkapu/returns", "code", s.nextCode(key)) // nothing is left to send
	s.post("/ugyfelkapu/returns/again")
	s.wantSays(`id="uk-return-1" data-sent="false"`)
	s.wantExerciseDone("returns")
}

func TestReturnsWantEnrolment(t *testing.T) {
	s := visitSite(t)
	s.gatewayEnter()
	s.get("/ugyfelkapu/returns")
	s.wantSays("Ehhez előbb állítsa be")
	s.post("/ugyfelkapu/returns", "code", "000000")
	s.wantSays(`id="uk-return-1" data-sent="false"`)
}

func TestExerciseLate(t *testing.T) {
	s := visitSite(t)
	s.begin("late")
	key, _ := s.prepare()
	s.gatewayEnter()
	s.wantStep(2)
	s.clock.advance(stepLength * time.Second)
	s.post("/ugyfelkapu/code", "identifier", s.code(key, -1))
	s.wantText("uk-identifier-error", gatewayCodeRefused)
	s.wantSays("közben lejárt")
	s.wantStep(3)
	s.post("/ugyfelkapu/code", "identifier", s.code(key, 0))
	s.wantExerciseDone("late")
}

func TestExerciseTwice(t *testing.T) {
	s := visitSite(t)
	s.begin("twice")
	key, _ := s.prepare()
	s.gatewayLogIn(key)
	s.wantStep(2)
	s.post("/ugyfelkapu/logout")
	s.gatewayEnter()
	s.post("/ugyfelkapu/code", "identifier", s.code(key, 0))
	s.wantSays("egyszer már elfogadta")
	s.wantStep(3)
	s.post("/ugyfelkapu/code", "identifier", s.nextCode(key))
	s.wantExerciseDone("twice")
}

func TestExerciseExpired(t *testing.T) {
	s := visitSite(t)
	s.begin("expired")
	s.gatewayEnter()
	s.wantText("uk-session-clock", "01:00")
	s.post("/ugyfelkapu/new-key")
	old := s.text("uk-key")
	s.get("/ugyfelkapu/setup")
	s.wantStep(2)
	s.clock.advance(shortLife)
	s.get("/ugyfelkapu/expired")
	s.wantAt("/ugyfelkapu/expired")
	s.wantStep(3)
	s.gatewayEnter()
	s.wantText("uk-session-clock", "10:00") // the usual time again
	s.post("/ugyfelkapu/new-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(old, 0))
	s.wantSays("régi QR-kódhoz tartozó")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(s.text("uk-key"), 0))
	s.wantStep(4)
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantExerciseDone("expired")
}

func TestExercisePassword(t *testing.T) {
	s := visitSite(t)
	s.begin("password")
	for n := 1; n <= 7; n++ {
		s.post("/ugyfelkapu/login", "name", gatewayUser, "password", "rossz")
		s.wantText("uk-login-error", gatewayLoginRefused)
		s.wantSays(strconv.Itoa(n) + " rossz jelszó")
		s.wantStep(2)
	}
	s.wantSays("személyesen", "Itt semmi nem záródik le")
	s.post("/ugyfelkapu/login", "name", gatewayUser, "password", gatewayPassword)
	s.wantAt("/ugyfelkapu/menu") // never locked
	s.wantExerciseDone("password")
}

// On the page with the QR code a wrong password counts, too.
func TestWrongPasswordsCountEverywhere(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/login")
	s.post("/ugyfelkapu/login", "name", gatewayUser, "password", "rossz")
	s.gatewayBegin()
	s.post("/ugyfelkapu/setup", "password", "rossz", "code", "1")
	s.wantSays("2 rossz jelszó")
}

func TestExerciseDecoy(t *testing.T) {
	s := visitSite(t)
	s.begin("dap")
	s.get("/ugyfelkapu/dap")
	s.wantSays("nem beállító QR-kód")
	s.wantStep(2)
	s.get("/ugyfelkapu/dap.png")
	if strings.HasPrefix(decoyText, "otpauth") || !strings.HasPrefix(s.body, "\x89PNG") {
		t.Error("the decoy is an enrolment or no picture")
	}
	s.gatewayEnter()
	s.wantExerciseDone("dap")
}

func TestExerciseRenew(t *testing.T) {
	s := visitSite(t)
	s.begin("renew")
	old := s.gatewayBegin()
	s.get("/ugyfelkapu/setup")
	s.wantStep(2)
	s.post("/ugyfelkapu/new-key")
	s.get("/ugyfelkapu/setup")
	s.wantStep(3)
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(old, 0))
	s.wantText("uk-code-error", gatewayCodeRefused)
	s.wantSays("régi QR-kódhoz tartozó")
	s.wantStep(4)
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(s.text("uk-key"), 0))
	s.wantStep(5)
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantExerciseDone("renew")
}

func TestExerciseUnsaved(t *testing.T) {
	s := visitSite(t)
	s.begin("unsaved")
	lost := s.gatewayBegin()
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(lost, 0))
	s.wantStep(2)
	s.post("/ugyfelkapu/deletion-code")
	s.wantText("uk-deletion-error", gatewayTickMissing)
	s.wantSays("A „Befejezés” nélkül semmi nincs beállítva.")
	s.wantStep(3)
	s.get("/ugyfelkapu/menu") // another page meanwhile: the way back is shown
	s.wantSays("A beállítás még nincs kész", `href="/ugyfelkapu/deletion-code"`)
	s.post("/ugyfelkapu/logout")
	s.wantStep(4)
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/menu") // nothing is set up
	s.wantSays("nem fejeződött be", "törölje a Kapukódból")
	s.get("/ugyfelkapu/request")
	s.wantSays("nem fejeződött be")
	s.gatewayComplete()
	s.get("/ugyfelkapu/menu")
	if strings.Contains(s.body, "nem fejeződött be") {
		t.Error("an old mishap is told after it was mended")
	}
	s.wantExerciseDone("unsaved")
}

func TestExerciseDevice(t *testing.T) {
	s := visitSite(t)
	s.begin("device")
	old, deletion := s.prepare()
	s.gatewayLogIn(old)
	s.wantStep(2)
	s.post("/ugyfelkapu/new-key")
	s.wantSays("ÜGYFÉLKAPU+ BEÁLLÍTÁS MÁSIK ESZKÖZRE", "A régi bejegyzés addig jó")
	s.wantStep(3)
	fresh := s.text("uk-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(fresh, 0))
	s.wantStep(4)
	if s.text("uk-deletion-code") == deletion {
		t.Error("the deletion code did not change")
	}
	s.post("/ugyfelkapu/deletion-code", "saved", "1")
	s.wantStep(5)
	s.post("/ugyfelkapu/logout")
	s.gatewayEnter()
	s.post("/ugyfelkapu/code", "identifier", s.nextCode(old))
	s.wantSays("régi QR-kódhoz tartozó")
	s.post("/ugyfelkapu/code", "identifier", s.code(fresh, 0))
	s.wantExerciseDone("device")
}

func TestExerciseEnd(t *testing.T) {
	s := visitSite(t)
	s.begin("end")
	key, deletion := s.prepare()
	s.get("/ugyfelkapu/end")
	for _, c := range []struct{ name, password, code, field, says string }{
		{"valaki", gatewayPassword, deletion, "uk-login-error", "a lapon olvasható"},
		{gatewayUser, "rossz", deletion, "uk-login-error", "1 rossz jelszó"},
		{gatewayUser, gatewayPassword, s.code(key, 0), "uk-end-error", "hat számjegy: talán az azonosító?"},
		{gatewayUser, gatewayPassword, key, "uk-end-error", "a legutóbbit"},
		{gatewayUser, gatewayPassword, "", "uk-end-error", "a legutóbbit"},
	} {
		s.post("/ugyfelkapu/end", "name", c.name, "password", c.password, "deletion", c.code)
		s.wantAt("/ugyfelkapu/end")
		if s.text(c.field) == "" {
			t.Errorf("no error in %s", c.field)
		}
		s.wantSays(c.says)
	}
	s.post("/ugyfelkapu/end", "name", gatewayUser, "password", gatewayPassword, "deletion", deletion[:4]+" "+deletion[4:])
	s.wantAt("/ugyfelkapu/ended")
	s.wantText("uk-ended", "Az Ügyfélkapu+ megszűnt.")
	s.wantStep(2)
	s.get("/ugyfelkapu/end")
	s.post("/ugyfelkapu/end", "name", gatewayUser, "password", gatewayPassword, "deletion", deletion) // nothing is left to end
	s.wantSays("nincs mit megszüntetni")
	s.gatewayEnter()
	s.wantAt("/ugyfelkapu/menu") // name and password are enough
	s.post("/ugyfelkapu/new-key")
	s.post("/ugyfelkapu/setup", "password", gatewayPassword, "code", s.code(key, 0))
	s.wantSays("régi QR-kódhoz tartozó")
	s.gatewayComplete()
	s.wantExerciseDone("end")
}

func TestExerciseMail(t *testing.T) {
	s := visitSite(t)
	s.begin("mail")
	s.wantAt("/ugyfelkapu/") // the lost authenticator need not be there
	s.get("/ugyfelkapu/mail-login")
	s.post("/ugyfelkapu/mail-login", "name", gatewayUser, "password", "rossz")
	s.wantText("uk-login-error", gatewayLoginRefused)
	s.post("/ugyfelkapu/mail-login", "name", gatewayUser, "password", gatewayPassword)
	s.wantAt("/ugyfelkapu/mail")
	s.wantStep(2)
	code := s.text("uk-mail-letter")
	if !sixDigits(code) || s.text("uk-mail-session") != s.text("uk-mail-page-session") {
		t.Error("the letter is not whole")
	}
	s.post("/ugyfelkapu/mail", "code", "")
	s.wantText("uk-mail-error", gatewayCodeMissing)
	s.post("/ugyfelkapu/mail", "code", "12345")
	s.wantSays("a levélben álló")
	s.get("/ugyfelkapu/code") // the other way is not open by this one
	s.post("/ugyfelkapu/mail", "code", code)
	s.wantAt("/ugyfelkapu/menu")
	s.wantExerciseDone("mail")
}

// The letter's code is good for ten minutes, however often a page was opened.
func TestMailCodeExpires(t *testing.T) {
	s := visitSite(t)
	s.get("/ugyfelkapu/mail-login")
	s.post("/ugyfelkapu/mail-login", "name", gatewayUser, "password", gatewayPassword)
	code := s.text("uk-mail-letter")
	for range 2 {
		s.clock.advance(mailLife / 2)
		s.get("/ugyfelkapu/mail")
	}
	s.post("/ugyfelkapu/mail", "code", code)
	s.wantAt("/ugyfelkapu/mail")
	s.wantSays("ez már lejárt")
	s.get("/ugyfelkapu/code") // no authenticator is set up
	s.wantAt("/ugyfelkapu/mail")
	s.post("/ugyfelkapu/code", "identifier", code)
	s.wantAt("/ugyfelkapu/mail")
}
