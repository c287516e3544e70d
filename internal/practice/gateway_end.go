package practice

import (
	"crypto/subtle"
	"strings"
)

// end ends Ügyfélkapu+ with the deletion code. The account itself stays, and
// name and password are enough to log in until the next enrolment.
func (g *gateway) end(user, password, code string) bool {
	code = strings.ReplaceAll(strings.TrimSpace(code), " ", "")
	right := g.passwordRight(password)
	switch {
	case !gatewayUserRight(user) || !right:
		g.notice = notice{"uk-end-name", gatewayLoginRefused, whyPassword(g.passwords)}
	case g.active == nil:
		g.notice = notice{"uk-end-code", gatewayDeletionRefused, saying{
			"Ennél a gyakorló fióknál nincs beállítva Ügyfélkapu+, ezért nincs mit megszüntetni.",
			"Ügyfélkapu+ is not set up for this practice account, so there is nothing to end."}}
	case subtle.ConstantTimeCompare([]byte(code), []byte(g.active.deletionCode)) != 1:
		g.notice = notice{"uk-end-code", gatewayDeletionRefused, whyDeletion(code)}
	default:
		g.discard(g.active)
		g.active = nil
		g.leave()
		g.trail.add(evEnded)
		return true
	}
	return false
}

func gatewayEnd(v *visit) (reply, error) {
	g := &v.b.gateway
	if !g.end(v.form.Get("name"), v.form.Get("password"), v.form.Get("deletion")) {
		return redirect("/ugyfelkapu/end")
	}
	return redirect("/ugyfelkapu/ended")
}
