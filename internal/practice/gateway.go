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
	// shortLife is that of an exercise in which a session runs out.
	shortLife = time.Minute
	// gatewayKeyBytes gives the 16 characters that the real portal shows.
	gatewayKeyBytes = 10
	// The real deletion code's form is not known; one guide calls it a row of
	// digits. Eight of them cannot be taken for a six-digit code.
	deletionCodeDigits = 8
	// maxVoid is how many worthless keys are remembered, to say so.
	maxVoid = 4
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

	// void are keys that were shown, or were good, and are worthless now.
	void []*authKey
	// unfinished says that an enrolment was left after its first code.
	unfinished bool
	passwords  int // how many wrong ones were typed; nothing is ever locked
	returns    int // how many tax returns were sent
	mail       *letter
	trail      trail
	rules      rules
}

// rules are what an exercise changes on a site; the zero rules nothing.
type rules struct {
	life   time.Duration // of the session until one has ended by its clock
	strict bool          // the next code that is over is refused at once
}

// span is the session's life under the rules.
func (r rules) span(usual time.Duration) time.Duration {
	if r.life > 0 {
		return r.life
	}
	return usual
}

func (g *gateway) life() time.Duration { return g.rules.span(gatewayLife) }

// passwordRight checks the password and counts the wrong ones.
func (g *gateway) passwordRight(password string) bool {
	if subtle.ConstantTimeCompare([]byte(password), []byte(gatewayPassword)) == 1 {
		return true
	}
	if password != "" {
		g.passwords++
		g.trail.add(evPassword)
	}
	return false
}

func gatewayUserRight(user string) bool {
	return strings.ToLower(strings.TrimSpace(user)) == gatewayUser
}

// giveName checks name and password and moves the login on if they are right.
// With an active pairing the code is asked for next.
func (g *gateway) giveName(user, password string, now time.Time) bool {
	right := g.passwordRight(password)
	if !gatewayUserRight(user) || !right {
		g.notice = notice{"uk-login-name", gatewayLoginRefused, whyPassword(g.passwords)}
		return false
	}
	next := loggedIn
	if g.active != nil {
		next = passwordGiven
	}
	g.lapsed, g.mail = false, nil
	g.login.enter(next, now, g.life())
	g.trail.add(evNamed)
	return true
}

// giveCode checks the code on the second page of a login.
func (g *gateway) giveCode(code string, now time.Time) {
	if g.spend(g.active.key, "uk-identifier", code, now) {
		g.login.enter(loggedIn, now, g.life())
		g.trail.add(evCode)
	}
}

// spend checks a code against a key and uses it up; a refusal is told beside
// the field.
func (g *gateway) spend(key *authKey, field, code string, now time.Time) bool {
	code = strings.TrimSpace(code)
	if code == "" {
		g.notice = notice{Field: field, Text: gatewayCodeMissing}
		return false
	}
	late := int64(window)
	if g.rules.strict {
		late = 0
	}
	became := key.take(code, now, late)
	if became == codeRight {
		return true
	}
	why := whyCode(became, code)
	switch {
	case became == codeLate:
		g.rules.strict = false
		g.trail.add(evLate)
	case became == codeUsed:
		g.trail.add(evUsed)
	case g.unfinished && isOf(g.void[max(0, len(g.void)-1):], code, now):
		why = whyUnfinished()
		g.trail.add(evOldKey)
	case isOf(g.void, code, now):
		why = whyOldKey()
		g.trail.add(evOldKey)
	}
	g.notice = notice{field, gatewayCodeRefused, why}
	return false
}

// isOf says whether a code is that of one of the keys, at about now.
func isOf(keys []*authKey, code string, now time.Time) bool {
	step := now.Unix() / stepLength
	for _, key := range keys {
		for s := step - near; s <= step+near; s++ {
			if s >= 0 && key.makes(code, s) {
				return true
			}
		}
	}
	return false
}

// discard remembers a pairing's key as worthless.
func (g *gateway) discard(p *pairing) {
	if p == nil {
		return
	}
	g.void = append(g.void, p.key)
	if len(g.void) > maxVoid {
		g.void = g.void[1:]
	}
}

// begin makes a new key to be set up; one that was shown before is void.
func (g *gateway) begin(random io.Reader) error {
	secret, err := randomBytes(random, gatewayKeyBytes)
	if err != nil {
		return err
	}
	if g.pending != nil {
		g.trail.add(evRenewed)
	}
	if g.active != nil {
		g.trail.add(evOtherDevice)
	}
	g.discard(g.pending)
	g.pending = &pairing{key: &authKey{secret: secret}}
	g.keys++
	g.unfinished = false
	return nil
}

// confirm is the button TOVÁBB: password and first code. On success the
// pending pairing has its deletion code.
func (g *gateway) confirm(password, code string, now time.Time, random io.Reader) (bool, error) {
	switch {
	case password == "":
		g.notice = notice{Field: "uk-password", Text: gatewayPasswordMissing}
	case !g.passwordRight(password):
		g.notice = notice{"uk-password", gatewayPasswordRefused, whyPassword(g.passwords)}
	case g.spend(g.pending.key, "uk-code", code, now):
		deletion, err := randomText(random, "0123456789", deletionCodeDigits)
		if err != nil {
			return false, err
		}
		g.pending.deletionCode = deletion
		g.trail.add(evSetupCode)
		return true, nil
	}
	return false, nil
}

// finish is the button Befejezés: it makes the pending pairing the active one
// if the person ticked that the deletion code was saved.
func (g *gateway) finish(saved bool) bool {
	if !saved {
		g.notice = notice{"uk-deletion-saved", gatewayTickMissing, whyTick()}
		g.trail.add(evNoTick)
		return false
	}
	g.discard(g.active)
	g.active, g.pending = g.pending, nil
	g.trail.add(evFinished)
	return true
}

// waiting says that the page of the deletion code was not completed yet.
func (g *gateway) waiting() bool { return g.pending != nil && g.pending.deletionCode != "" }

// leave ends the session and forgets an enrolment that was not finished.
func (g *gateway) leave() {
	if g.waiting() {
		g.unfinished = true
		g.trail.add(evUnfinished)
	}
	g.discard(g.pending)
	g.login.leave()
	g.pending, g.mail = nil, nil
	g.notice = notice{}
}

// expire is leave by the clock.
func (g *gateway) expire() {
	g.leave()
	g.lapsed = true
	g.rules.life = 0
	g.trail.add(evExpired)
}
