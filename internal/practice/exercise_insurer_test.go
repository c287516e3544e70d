package practice

import (
	"strings"
	"testing"
)

func TestExerciseInsurer(t *testing.T) {
	s := visitSite(t)
	s.begin("insurer")
	s.wantAt("/keycloak/")
	s.insurerEnter()
	s.wantStep(2)
	key := s.insurerKey()
	s.post("/keycloak/setup", "totp", s.code(key, 0), "userLabel", "Otthoni gép")
	s.wantStep(3)
	s.post("/keycloak/logout")
	s.insurerEnter()
	s.post("/keycloak/totp", "otp", s.code(key, 0))
	s.wantText("input-error-otp-code", insurerCodeRefused)
	s.wantSays("egyszer már elfogadta")
	s.post("/keycloak/totp", "otp", s.nextCode(key))
	s.wantExerciseDone("insurer")
}

func TestExerciseSMS(t *testing.T) {
	s := visitSite(t)
	s.begin("sms")
	s.insurerEnter()
	s.wantSays("Hitelesítési kód küldése SMS-ben")
	s.post("/keycloak/send-sms")
	s.wantAt("/keycloak/sms")
	s.post("/keycloak/sms", "back", "1")
	s.wantAt("/keycloak/setup")
	s.post("/keycloak/send-sms")
	code := s.text("sms-letter")
	s.get("/keycloak/account")
	s.wantAt("/keycloak/sms") // not in yet
	s.post("/keycloak/sms", "code", " ")
	s.wantText("sms-error", insurerCodeMissing)
	s.post("/keycloak/sms", "code", "1")
	s.wantSays("lerajzolt telefonon")
	s.post("/keycloak/sms", "code", code)
	s.wantAt("/keycloak/account")
	s.wantSays("az SMS-es belépés megszűnik")
	s.wantStep(2)
	s.post("/keycloak/add-device")
	if strings.Contains(s.body, "kc-send-sms") {
		t.Error("somebody logged in is offered a text message")
	}
	key := s.insurerKey()
	s.post("/keycloak/setup", "totp", s.code(key, 0))
	s.wantAt("/keycloak/account")
	s.post("/keycloak/logout")
	s.insurerEnter()
	s.wantAt("/keycloak/totp")
	s.wantSays("SMS-t már nem kérhet")
	s.post("/keycloak/send-sms") // by an old page
	s.wantAt("/keycloak/totp")
	s.post("/keycloak/sms", "code", code)
	s.wantAt("/keycloak/totp")
	s.post("/keycloak/totp", "otp", s.nextCode(key))
	s.wantExerciseDone("sms")
}

func TestExerciseSecondDevice(t *testing.T) {
	s := visitSite(t)
	s.begin("second")
	first, deletion := s.prepare()
	if deletion != "" {
		t.Error("the insurer has no deletion codes")
	}
	s.insurerEnter()
	s.post("/keycloak/totp", "otp", s.code(first, 0))
	s.post("/keycloak/add-device")
	second := s.insurerKey()
	s.wantSays("Már beállított eszköz:", readyLabel)
	s.post("/keycloak/setup", "totp", s.code(second, 0), "userLabel", "")
	s.wantText("input-error-otp-label", insurerLabelMissing)
	s.wantStep(2)
	s.post("/keycloak/setup", "totp", s.code(second, 0), "userLabel", strings.ToUpper(readyLabel))
	s.wantText("input-error-otp-label", insurerLabelTaken)
	s.wantStep(3)
	s.post("/keycloak/setup", "totp", s.code(second, 0), "userLabel", "Otthoni gép") // the code is not used up
	s.wantAt("/keycloak/account")
	s.wantExerciseDone("second")
	s.begin("second")
	s.wantAt("/keycloak/")
}

// A device without a name gets one where an exercise asks for it.
func TestExerciseSecondDeviceNamesTheFirst(t *testing.T) {
	s := visitSite(t)
	s.insurerEnter()
	key := s.insurerKey()
	s.post("/keycloak/setup", "totp", s.code(key, 0))
	s.begin("second")
	s.insurerEnter()
	s.post("/keycloak/totp", "otp", s.nextCode(key))
	s.wantSays(readyLabel)
}

func TestExerciseTimeout(t *testing.T) {
	s := visitSite(t)
	s.begin("timeout")
	s.insurerEnter()
	s.wantStep(2)
	s.clock.advance(shortLife)
	s.post("/keycloak/setup", "totp", "1")
	s.wantText("input-error", insurerExpired)
	s.wantStep(3)
	s.insurerEnter()
	s.clock.advance(shortLife) // the usual time again
	s.post("/keycloak/setup", "totp", s.code(s.insurerKey(), 0))
	s.wantExerciseDone("timeout")
}
