package practice

import (
	"crypto/subtle"
	"io"
	"strings"
	"time"
)

const (
	// insurerLife is Keycloak's default for a login that has been begun.
	insurerLife = 30 * time.Minute
	// insurerKeyLength is the length of Keycloak's secrets, in ASCII
	// characters; base32 makes 32 of them.
	insurerKeyLength = 20
	maxDevices       = 20
)

// device is an authenticator that the insurer's portal knows. Each has a key
// of its own.
type device struct {
	Label string
	key   *authKey
}

// insurer is one browser's account on the Keycloak-like site.
type insurer struct {
	login   login
	notice  notice
	devices []device
	pending *authKey
	label   string // as typed last, so that a refused form keeps it
	keys    int    // how many keys were made: part of the picture's address
}

// giveName checks name and password. Without any device it begins to set up
// the first one, for the account cannot be used before.
func (i *insurer) giveName(user, password string, now time.Time, random io.Reader) error {
	user = strings.ToLower(strings.Join(strings.Fields(user), " "))
	if user != insurerUser || subtle.ConstantTimeCompare([]byte(password), []byte(insurerPassword)) != 1 {
		i.notice = notice{"username", insurerLoginRefused}
		return nil
	}
	if len(i.devices) == 0 {
		if err := i.begin(random); err != nil {
			return err
		}
	}
	i.login.enter(passwordGiven, now, insurerLife)
	return nil
}

// giveCode checks the code of a later login against every device.
func (i *insurer) giveCode(code string, now time.Time) {
	code = strings.TrimSpace(code)
	if code == "" {
		i.notice = notice{"otp", insurerCodeMissing}
		return
	}
	for _, d := range i.devices {
		if d.key.accept(code, now) {
			i.login.enter(loggedIn, now, insurerLife)
			return
		}
	}
	i.notice = notice{"otp", insurerCodeRefused}
}

// begin makes the key of a new device.
func (i *insurer) begin(random io.Reader) error {
	secret, err := randomText(random, keycloakAlphabet, insurerKeyLength)
	if err != nil {
		return err
	}
	i.pending = &authKey{secret: []byte(secret)}
	i.keys++
	i.label = ""
	return nil
}

// confirm is the button Elküld. A refused code leaves the key as it is. The
// name may be empty for the first device only.
func (i *insurer) confirm(code, label string, now time.Time) bool {
	code, label = strings.TrimSpace(code), strings.TrimSpace(label)
	i.label = label
	switch {
	case code == "":
		i.notice = notice{"totp", insurerCodeMissing}
	case len(i.devices) > 0 && label == "":
		i.notice = notice{"userLabel", insurerLabelMissing}
	case !i.pending.accept(code, now):
		i.notice = notice{"totp", insurerCodeRefused}
	default:
		i.devices = append(i.devices, device{label, i.pending})
		i.pending, i.label = nil, ""
		i.login.enter(loggedIn, now, insurerLife)
		return true
	}
	return false
}

// leave ends the session and forgets a device that was not confirmed.
func (i *insurer) leave() {
	i.login.leave()
	i.pending, i.label = nil, ""
	i.notice = notice{}
}

// expire is leave by the clock; the login page says so.
func (i *insurer) expire() {
	i.leave()
	i.notice = notice{"username", insurerExpired}
}
