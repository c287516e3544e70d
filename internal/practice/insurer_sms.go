package practice

import (
	"crypto/subtle"
	"io"
	"strings"
	"time"
)

// smsOffered says whether a text message would let in: only until the first
// authenticator is set up.
func (i *insurer) smsOffered() bool {
	return len(i.devices) == 0 && i.login.phase == passwordGiven
}

// askSMS draws a text message with a code; none is ever sent.
func (i *insurer) askSMS(random io.Reader) error {
	code, err := randomText(random, "0123456789", codeDigits)
	if err != nil {
		return err
	}
	i.sms = code
	return nil
}

// giveSMS checks the text message's code.
func (i *insurer) giveSMS(code string, now time.Time) {
	code = strings.TrimSpace(code)
	switch {
	case code == "":
		i.notice = notice{Field: "sms-code", Text: insurerCodeMissing}
	case subtle.ConstantTimeCompare([]byte(code), []byte(i.sms)) != 1:
		i.notice = notice{"sms-code", insurerCodeRefused, saying{
			"Ide a **lerajzolt telefonon** álló hat számjegy kell.", "This wants the six digits **on the drawn phone**."}}
	default:
		i.sms, i.pending = "", nil
		i.smsUsed = true
		i.login.enter(loggedIn, now, i.life())
		i.trail.add(evSMS)
	}
}

// insurerSendSMS is „Hitelesítési kód küldése SMS-ben”.
func insurerSendSMS(v *visit) (reply, error) {
	i := &v.b.insurer
	if i.smsOffered() {
		if err := i.askSMS(v.random); err != nil {
			return reply{}, err
		}
	}
	return redirect(i.home())
}

func insurerSMSPage(v *visit) (reply, error) {
	i := &v.b.insurer
	if home := i.home(); home != "/keycloak/sms" {
		return redirect(home)
	}
	return show(insurerFrame(v, "insurer-sms", i.sms))
}

// insurerSMS is the button of that page, or the way back to the QR code.
func insurerSMS(v *visit) (reply, error) {
	i := &v.b.insurer
	switch {
	case i.home() != "/keycloak/sms":
	case v.form.Get("back") != "":
		i.sms = ""
	default:
		i.giveSMS(v.form.Get("code"), v.now)
	}
	return redirect(i.home())
}
