package practice

import (
	"crypto/subtle"
	"io"
	"strings"
	"time"
)

const (
	// mailLife is how long the code of an e-mail is good on the real site.
	mailLife = 10 * time.Minute
	// mailSessionDigits is the length of the number by which a letter is known
	// to belong to this login.
	mailSessionDigits = 3
)

// letter is the e-mail with a code, drawn beside the page; none is ever sent.
type letter struct {
	Code, Session string
	until         time.Time
}

// askMail goes on with a letter instead of the authenticator.
func (g *gateway) askMail(now time.Time, random io.Reader) error {
	code, err := randomText(random, "0123456789", codeDigits)
	if err != nil {
		return err
	}
	session, err := randomText(random, "0123456789", mailSessionDigits)
	if err != nil {
		return err
	}
	g.mail = &letter{code, session, now.Add(mailLife)}
	g.login.enter(passwordGiven, now, g.life())
	return nil
}

// giveMailCode checks the letter's code.
func (g *gateway) giveMailCode(code string, now time.Time) {
	code = strings.TrimSpace(code)
	refuse := func(text string, why saying) { g.notice = notice{"uk-mail-code", text, why} }
	switch {
	case code == "":
		refuse(gatewayCodeMissing, saying{})
	case !now.Before(g.mail.until):
		refuse(gatewayCodeRefused, saying{"A levél kódja tíz percig jó, és ez már lejárt. Lépjen vissza, és kérjen új levelet.",
			"A letter's code is good for ten minutes, and these are over. Go back, and ask for a new letter."})
	case subtle.ConstantTimeCompare([]byte(code), []byte(g.mail.Code)) != 1:
		refuse(gatewayCodeRefused, saying{"Ide **a levélben álló** hat számjegy kell, nem a Kapukód kódja.",
			"This wants the six digits **of the letter**, not Kapukód's code."})
	default:
		g.mail = nil
		g.login.enter(loggedIn, now, g.life())
		g.trail.add(evMail)
	}
}

// gatewayMailLogin is the login page's form for the way by e-mail.
func gatewayMailLogin(v *visit) (reply, error) {
	g := &v.b.gateway
	if !g.giveName(v.form.Get("name"), v.form.Get("password"), v.now) {
		return redirect("/ugyfelkapu/mail-login")
	}
	if err := g.askMail(v.now, v.random); err != nil {
		return reply{}, err
	}
	return redirect("/ugyfelkapu/mail")
}

func gatewayMailPage(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.mail == nil {
		return redirect("/ugyfelkapu/code")
	}
	return show(gatewayFrame(v, "gateway-mail", *g.mail))
}

func gatewayMailCode(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.mail != nil {
		g.giveMailCode(v.form.Get("code"), v.now)
	}
	return redirect(g.home())
}
