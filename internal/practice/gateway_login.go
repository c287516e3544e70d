package practice

// gatewayPage lets an action run only in the given phase of a session that
// still lasts, and starts the session clock again. Otherwise the browser is
// sent where it belongs.
func gatewayPage(want phase, act action) action {
	return func(v *visit) (reply, error) {
		g := &v.b.gateway
		if g.login.expired(v.now) {
			g.expire()
			return redirect("/ugyfelkapu/expired")
		}
		if g.login.phase != want {
			return redirect(gatewayHome(g.login.phase))
		}
		g.login.renew(v.now, gatewayLife)
		return act(v)
	}
}

// gatewayHome is where a browser in that phase belongs.
func gatewayHome(p phase) string {
	switch p {
	case loggedIn:
		return "/ugyfelkapu/menu"
	case passwordGiven:
		return "/ugyfelkapu/code"
	}
	return "/ugyfelkapu/login"
}

// gatewayFrame fills a view with what all pages of the site share. The notice
// is used up by it.
func gatewayFrame(v *visit, page string, data any) view {
	g := &v.b.gateway
	said := g.notice
	g.notice = notice{}
	return view{
		page:     page,
		Site:     "gateway",
		LoggedIn: g.login.phase == loggedIn,
		Person:   gatewayPerson,
		Left:     g.login.left(v.now),
		Notice:   said,
		Data:     data,
	}
}

// gatewayFacts is what the simple pages may want to know.
type gatewayFacts struct {
	User, Password string
	Active         bool
}

// gatewayView shows a page that needs nothing but the facts.
func gatewayView(page string) action {
	return func(v *visit) (reply, error) {
		facts := gatewayFacts{gatewayUser, gatewayPassword, v.b.gateway.active != nil}
		return show(gatewayFrame(v, page, facts))
	}
}

func gatewayLogin(v *visit) (reply, error) {
	g := &v.b.gateway
	g.giveName(v.form.Get("name"), v.form.Get("password"), v.now)
	return redirect(gatewayHome(g.login.phase))
}

func gatewayCode(v *visit) (reply, error) {
	g := &v.b.gateway
	g.giveCode(v.form.Get("identifier"), v.now)
	return redirect(gatewayHome(g.login.phase))
}

func gatewayLogout(v *visit) (reply, error) {
	v.b.gateway.leave()
	return redirect("/ugyfelkapu/")
}

// gatewayExpired is where the page's own clock leads. It does not renew the
// session; a clock that ran ahead leads back.
func gatewayExpired(v *visit) (reply, error) {
	g := &v.b.gateway
	if g.login.expired(v.now) {
		g.expire()
	}
	if !g.lapsed {
		return redirect(gatewayHome(g.login.phase))
	}
	return show(gatewayFrame(v, "gateway-expired", nil))
}
