package practice

import (
	"net/http"
	"time"
)

// cookieLife keeps the exercise when the browser is closed by accident; it is
// about a day of a course.
const cookieLife = 12 * time.Hour

// entrance answers "/": with the token it lets a browser in, in the language
// that the address may name; with the cookie it shows the exercises.
func (p *Portal) entrance(w http.ResponseWriter, r *http.Request) {
	if !r.URL.Query().Has("token") {
		p.page(entrancePage)(w, r)
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
	id := ""
	if cookie, err := r.Cookie(p.cookieName); err == nil && p.browserOf(r, now) != nil {
		id = cookie.Value
	} else if id, err = p.browsers.add(p.random, now); err != nil {
		return "", err
	}
	if r.URL.Query().Has("lang") {
		p.browsers[id].lang = languageOf(r.URL.Query().Get("lang"))
	}
	return id, nil
}

// entranceData is the list of exercises and what was done of it.
type entranceData struct {
	Groups    []cardGroup
	Done, All int
}

// cardGroup are the exercises of one site.
type cardGroup struct {
	Title saying
	Cards []card
}

func entrancePage(v *visit) (reply, error) {
	return show(view{page: "entrance", Data: entranceData{
		Groups: []cardGroup{
			{saying{"Ügyfélkapu+", "Ügyfélkapu+"}, v.b.exerciseCards("gateway")},
			{saying{"Biztosítói ügyfélportál", "An insurer's portal"}, v.b.exerciseCards("insurer")},
		},
		Done: len(v.b.done), All: len(exercises()),
	}})
}

func startOver(v *visit) (reply, error) {
	v.b.startOver()
	return redirect("/")
}
