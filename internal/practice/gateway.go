package practice

import (
	"crypto/subtle"
	"io"
	"strings"
	"time"
)

const (
	// gatewayLife is the session clock of the Ügyfélkapu+-like site. It starts
	// again with every page that is opened.
	gatewayLife = 10 * time.Minute
	// gatewayKeyBytes gives the 16 characters that the real portal shows.
	gatewayKeyBytes = 10
	// The real deletion code's form is not known; one guide calls it a row of
	// digits. Eight of them cannot be taken for a six-digit code.
	deletionCodeDigits = 8
)

// pairing is one enrolment of an authenticator with the gateway account.
type pairing struct {
	key          *authKey
	deletionCode string // empty until the portal has accepted a code
}

// gateway is one browser's account on the Ügyfélkapu+-like site. The active
// pairing stays until the end of a new enrolment, so a re-enrolment that is
// broken off changes nothing.
type gateway struct {
	login   login
	lapsed  bool // the last session ended by its clock
	notice  notice
	active  *pairing
	pending *pairing
	keys    int // how many keys were made: part of the picture's address
}

func (g *gateway) passwordRight(password string) bool {
	return subtle.ConstantTimeCompare([]byte(password), []byte(gatewayPassword)) == 1
}

// giveName checks name and password and moves the login on if they are right.
// With an active pairing the code is asked for next.
func (g *gateway) giveName(user, password string, now time.Time) {
	user = strings.ToLower(strings.TrimSpace(user))
	if user != gatewayUser || !g.passwordRight(password) {
		g.notice = notice{"uk-login-name", gatewayLoginRefused}
		return
	}
	next := loggedIn
	if g.active != nil {
		next = passwordGiven
	}
	g.lapsed = false
	g.login.enter(next, now, gatewayLife)
}

// giveCode checks the code on the second page of a login.
func (g *gateway) giveCode(code string, now time.Time) {
	code = strings.TrimSpace(code)
	switch {
	case code == "":
		g.notice = notice{"uk-identifier", gatewayCodeMissing}
	case !g.active.key.accept(code, now):
		g.notice = notice{"uk-identifier", gatewayCodeRefused}
	default:
		g.login.enter(loggedIn, now, gatewayLife)
	}
}

// begin makes a new key to be set up; one that was shown before is void.
func (g *gateway) begin(random io.Reader) error {
	secret, err := randomBytes(random, gatewayKeyBytes)
	if err != nil {
		return err
	}
	g.pending = &pairing{key: &authKey{secret: secret}}
	g.keys++
	return nil
}

// confirm is the button TOVÁBB: password and first code. On success the
// pending pairing has its deletion code.
func (g *gateway) confirm(password, code string, now time.Time, random io.Reader) (bool, error) {
	code = strings.TrimSpace(code)
	switch {
	case password == "":
		g.notice = notice{"uk-password", gatewayPasswordMissing}
	case !g.passwordRight(password):
		g.notice = notice{"uk-password", gatewayPasswordRefused}
	case code == "":
		g.notice = notice{"uk-code", gatewayCodeMissing}
	case !g.pending.key.accept(code, now):
		g.notice = notice{"uk-code", gatewayCodeRefused}
	default:
		deletion, err := randomText(random, "0123456789", deletionCodeDigits)
		if err != nil {
			return false, err
		}
		g.pending.deletionCode = deletion
		return true, nil
	}
	return false, nil
}

// finish is the button Befejezés: it makes the pending pairing the active one
// if the person ticked that the deletion code was saved.
func (g *gateway) finish(saved bool) bool {
	if !saved {
		g.notice = notice{"uk-deletion-saved", gatewayTickMissing}
		return false
	}
	g.active, g.pending = g.pending, nil
	return true
}

// leave ends the session and forgets an enrolment that was not finished.
func (g *gateway) leave() {
	g.login.leave()
	g.pending = nil
	g.notice = notice{}
}

// expire is leave by the clock.
func (g *gateway) expire() {
	g.leave()
	g.lapsed = true
}
