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

	sms     string // the code of the text message under way
	smsUsed bool   // the visitor has logged in that way
	trail   trail
	rules   rules
}

func (i *insurer) life() time.Duration { return i.rules.span(insurerLife) }

// giveName checks name and password. Without any device it begins to set up
// the first one, for the account cannot be used before.
func (i *insurer) giveName(user, password string, now time.Time, random io.Reader) error {
	user = strings.ToLower(strings.Join(strings.Fields(user), " "))
	if user != insurerUser || subtle.ConstantTimeCompare([]byte(password), []byte(insurerPassword)) != 1 {
		i.notice = notice{Field: "username", Text: insurerLoginRefused, Why: saying{
			"A gyakorló név és jelszó a lapon olvasható. A névben szóköz van.",
			"The practice name and password stand on the page. There is a space in the name."}}
		return nil
	}
	i.trail.add(evNamed)
	if len(i.devices) == 0 {
		if err := i.begin(random); err != nil {
			return err
		}
	}
	i.login.enter(passwordGiven, now, i.life())
	return nil
}

// giveCode checks the code of a later login against every device.
func (i *insurer) giveCode(code string, now time.Time) {
	code = strings.TrimSpace(code)
	if code == "" {
		i.notice = notice{Field: "otp", Text: insurerCodeMissing}
		return
	}
	best := codeWrong
	for _, d := range i.devices {
		switch became := d.key.take(code, now, window); became {
		case codeRight:
			i.login.enter(loggedIn, now, i.life())
			i.trail.add(evCode)
			return
		case codeWrong:
		default:
			best = became
		}
	}
	i.refuseCode("otp", best, code)
}

// refuseCode tells why a code was refused, beside the field.
func (i *insurer) refuseCode(field string, became verdict, code string) {
	switch became {
	case codeUsed:
		i.trail.add(evUsed)
	case codeLate:
		i.trail.add(evLate)
	}
	i.notice = notice{field, insurerCodeRefused, whyCode(became, code)}
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
// name may be empty for the first device only, and is needed once: Keycloak
// looks at the code first, then at the name, whatever its case.
func (i *insurer) confirm(code, label string, now time.Time) bool {
	code, label = strings.TrimSpace(code), strings.TrimSpace(label)
	i.label = label
	switch {
	case code == "":
		i.notice = notice{Field: "totp", Text: insurerCodeMissing}
		return false
	case len(i.devices) > 0 && label == "":
		i.trail.add(evNoLabel)
		i.notice = notice{"userLabel", insurerLabelMissing, saying{
			"Az első eszköznek lehet üres a neve, a **másodiknak nem**. Írja be például: Otthoni gép.",
			"The first device may go without a name, **the second may not**. Type “Home computer”, for one."}}
		return false
	}
	key := *i.pending // a name that is taken must not use the code up
	if became := key.take(code, now, window); became != codeRight {
		i.refuseCode("totp", became, code)
		return false
	}
	if i.taken(label) {
		i.trail.add(evSameLabel)
		i.notice = notice{"userLabel", insurerLabelTaken, saying{
			"Már van ilyen nevű eszköz. (A valódi oldal is angolul mondja.) **Írjon be másik nevet**, és új kódot, ha a régi közben lejárt.",
			"There is a device of that name already. **Type another name**, and a new code if the old one has run out."}}
		return false
	}
	i.devices = append(i.devices, device{label, &key})
	i.pending, i.label = nil, ""
	i.login.enter(loggedIn, now, i.life())
	i.trail.add(evFinished)
	return true
}

// taken says whether a device has that name; any number may have none.
func (i *insurer) taken(label string) bool {
	for _, d := range i.devices {
		if label != "" && strings.EqualFold(d.Label, label) {
			return true
		}
	}
	return false
}

// leave ends the session and forgets a device that was not confirmed.
func (i *insurer) leave() {
	i.login.leave()
	i.pending, i.label, i.sms = nil, "", ""
	i.notice = notice{}
}

// expire is leave by the clock; the login page says so.
func (i *insurer) expire() {
	i.leave()
	i.rules.life = 0
	i.trail.add(evExpired)
	i.notice = notice{Field: "username", Text: insurerExpired}
}
