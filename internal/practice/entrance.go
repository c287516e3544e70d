package practice

import (
	"net/http"
	"time"
)

// cookieLife keeps the exercise when the browser is closed by accident; it is
// about a day of a course.
const cookieLife = 12 * time.Hour

// entrance answers "/": with the token it lets a browser in, and with the
// cookie it shows both sites.
func (p *Portal) entrance(w http.ResponseWriter, r *http.Request) {
	if !r.URL.Query().Has("token") {
		p.page(func(*visit) (reply, error) { return show(view{page: "entrance"}) })(w, r)
		return
	}
	if !sameToken(r.URL.Query().Get("token"), p.token) {
		p.message(w, http.StatusForbidden, "refused")
		return
	}
	id, err := p.admit(r)
	if err != nil {
		p.message(w, http.StatusInternalServerError, "failed")
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: p.cookieName, Value: id, Path: "/",
		MaxAge: int(cookieLife / time.Second), HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	// The token leaves the address line.
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// admit returns the id of the browser, a new one if the portal does not know
// it yet.
func (p *Portal) admit(r *http.Request) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.browserOf(r, now) != nil {
		cookie, err := r.Cookie(p.cookieName)
		if err == nil {
			return cookie.Value, nil
		}
	}
	return p.browsers.add(p.random, now)
}

func startOver(v *visit) (reply, error) {
	v.b.startOver()
	return redirect("/")
}
